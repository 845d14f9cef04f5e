// SPDX-License-Identifier: Apache-2.0
// A Go version as go.dev names it: go1.21rc2, go1.20, go1.9.7.
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace gosetup {

/// Ordering as on go.dev: go1.21.0 > go1.21rc2 > go1.20 > go1.9.7 > go1.
/// go1.21 and go1.21.0 are both names in use (before and after 1.21) and compare equal.
class GoVersion
{
  public:
    /// Accepts "go1.24.4", "1.24.4", "go version go1.24.4 windows/amd64"; nullopt otherwise.
    [[nodiscard]] static std::optional<GoVersion> parse(const QString& text);

    [[nodiscard]] QString name() const { return m_name; } ///< as written, with "go" in front
    [[nodiscard]] bool isStable() const { return m_pre == Pre::Release; }
    [[nodiscard]] int minor() const { return m_minor; }

    std::weak_ordering operator<=>(const GoVersion& other) const;
    bool operator==(const GoVersion& other) const { return (*this <=> other) == 0; }

  private:
    enum class Pre
    {
        Beta,
        Rc,
        Release
    };
    int m_major = 0;
    int m_minor = 0;
    int m_patch = 0;
    Pre m_pre = Pre::Release;
    int m_preNumber = 0;
    QString m_name;
};

} // namespace gosetup
