// SPDX-License-Identifier: Apache-2.0
// GOFLAGS, CC and CXX as words: split at blanks, a word may be in quotes, nothing is escaped. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace gosetup::gosettings {

/// Minor version of the newest Go that these tables know.
inline constexpr int newestKnownGo = 25;

struct Words
{
    QStringList words;
    QString refusal; ///< Go's own words: `unterminated " string`; empty where it takes the text
};
/// Source: cmd/internal/quoted, Split.
[[nodiscard]] Words splitWords(const QString& text);
/// The word as splitWords gives it back: in quotes where it has blanks or quotes. Empty where none
/// can hold it.
[[nodiscard]] QString quotedWord(const QString& word);

/// "mod" of -mod=vendor and --mod=vendor; empty of what is no flag.
[[nodiscard]] QString flagName(const QString& word);

struct FlagWords
{
    QStringList flags;
    QString refusal; ///< `parsing $GOFLAGS: non-flag "mod=vendor"`
    QString refusedWord;
    /// What `go test` alone says, or the test programs that it starts; other commands do not read
    /// the flag.
    QString testRefusal;
    QString testRefusedWord;

    /// The value of the last `-name=value` (or `--name=value`); null where it is not there.
    [[nodiscard]] QString value(const QString& name) const;
};
/// `-ldflags "-s -w"` and `-mod vendor` as one word each: GOFLAGS takes `-flag=value` only.
[[nodiscard]] QStringList joinedFlags(const QStringList& words);
/// GOFLAGS for a Go of that minor version (24 of go1.24.4; 0 = not known): each word is a flag
/// that some go command knows. Flags that came after the table was made are taken for known by a
/// Go that is newer than it. Source: cmd/go/internal/base/goflags.go.
[[nodiscard]] FlagWords parseGoFlags(const QString& text, int goMinor);

} // namespace gosetup::gosettings
