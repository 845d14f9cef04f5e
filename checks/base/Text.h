// SPDX-License-Identifier: Apache-2.0
// A sentence a person will read, kept untranslated with its arguments until it reaches the edge
// (window, console, saved report). Used everywhere; knows nothing of what it speaks about.
#pragma once

#include <QString>

#include <variant>
#include <vector>

namespace gosetup {

/// `Text::tr("found %1 in %2").arg(a).arg(b)`. The translation tools find every `Text::tr`.
/// `%n` takes a count: `Text::tr("%n entries", nullptr, n)`. An argument may be a Text itself.
class Text
{
  public:
    Text() = default;

    /// `source` must be a string literal: the pointer is kept.
    [[nodiscard]] static Text tr(const char* source, const char* disambiguation = nullptr,
                                 int n = -1);
    /// Text that is the same in every language: a path, a value, a program's own output.
    [[nodiscard]] static Text verbatim(const QString& text);

    [[nodiscard]] Text arg(const QString& value) const&;
    [[nodiscard]] Text arg(const QString& value) &&;
    [[nodiscard]] Text arg(const Text& value) const&;
    [[nodiscard]] Text arg(const Text& value) &&;
    [[nodiscard]] Text arg(qint64 value) const&;

    [[nodiscard]] bool isEmpty() const;
    /// In the language of the installed QTranslator; English without one.
    [[nodiscard]] QString translated() const;
    /// The English source with its arguments: for logs and for tests.
    [[nodiscard]] QString english() const;

  private:
    using Argument = std::variant<QString, std::vector<Text>>; // the vector holds exactly one Text
    [[nodiscard]] QString render(bool translate) const;

    const char* m_source = nullptr;
    const char* m_disambiguation = nullptr;
    int m_n = -1;
    QString m_verbatim;
    std::vector<Argument> m_arguments;
};

/// A list in the reader's language: "a, b and c" style separators are left to the translation.
[[nodiscard]] Text joined(const std::vector<Text>& parts);

} // namespace gosetup
