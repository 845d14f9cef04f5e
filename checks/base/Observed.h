// SPDX-License-Identifier: Apache-2.0
// An observation: a value, or why there is none. An unknown is a fact too, and never "fine".
#pragma once

#include "base/Error.h"

#include <optional>
#include <utility>

namespace gosetup {

enum class WhyUnknown
{
    NotPresent,     ///< looked, and there is nothing
    NeedsElevation, ///< only administrators may look
    HiddenByPolicy, ///< the organisation hides it
    NotApplicable,  ///< makes no sense on this machine
    Failed,         ///< tried, and it went wrong: see the detail
};

constexpr auto enumNames(WhyUnknown)
{
    return std::to_array<EnumName<WhyUnknown>>({{WhyUnknown::NotPresent, "not-present"},
                                                {WhyUnknown::NeedsElevation, "needs-elevation"},
                                                {WhyUnknown::HiddenByPolicy, "hidden-by-policy"},
                                                {WhyUnknown::NotApplicable, "not-applicable"},
                                                {WhyUnknown::Failed, "failed"}});
}

template <typename T>
class Observed
{
  public:
    Observed() = default;                            ///< NotPresent
    Observed(T value) : m_value(std::move(value)) {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] static Observed unknown(WhyUnknown why, Text detail = {})
    {
        Observed o;
        o.m_why = why;
        o.m_detail = std::move(detail);
        return o;
    }
    /// NeedsElevation, HiddenByPolicy, NotPresent or Failed, as the error's code says.
    [[nodiscard]] static Observed from(const Error& error)
    {
        return unknown(whyOf(error.code), error.text());
    }

    [[nodiscard]] bool known() const { return m_value.has_value(); }
    explicit operator bool() const { return known(); }
    [[nodiscard]] const T& value() const { return *m_value; }
    [[nodiscard]] const T& operator*() const { return *m_value; }
    [[nodiscard]] const T* operator->() const { return &*m_value; }
    [[nodiscard]] T valueOr(T other) const { return m_value ? *m_value : std::move(other); }
    [[nodiscard]] WhyUnknown why() const { return m_why; }
    [[nodiscard]] const Text& detail() const { return m_detail; }
    [[nodiscard]] bool notPresent() const { return !known() && m_why == WhyUnknown::NotPresent; }

  private:
    static WhyUnknown whyOf(ErrorCode code)
    {
        switch (code) {
        case ErrorCode::NeedsElevation: return WhyUnknown::NeedsElevation;
        case ErrorCode::Policy: return WhyUnknown::HiddenByPolicy;
        case ErrorCode::NotFound: return WhyUnknown::NotPresent;
        case ErrorCode::Unsupported: return WhyUnknown::NotApplicable;
        default: return WhyUnknown::Failed;
        }
    }

    std::optional<T> m_value;
    WhyUnknown m_why = WhyUnknown::NotPresent;
    Text m_detail;
};

} // namespace gosetup
