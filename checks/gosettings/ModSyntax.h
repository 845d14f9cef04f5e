// SPDX-License-Identifier: Apache-2.0
// The text of go.mod and go.work as lines of words: comments, quoted words and blocks as Go's own
// reader has them. Used by ModFile and WorkFile, which know what the words mean. Source:
// golang.org/x/mod/modfile/read.go, Go 1.24. Pure.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace gosetup::gosettings {

struct ModLine
{
    int line = 0; ///< 1 for the first
    QStringList words;
    QString comment; ///< behind it on the same line, with "//"
};

struct ModStatement
{
    int line = 0;
    QStringList words; ///< of a block: what stands before "("
    QString comment;
    bool isBlock = false;
    std::vector<ModLine> lines; ///< of a block
};

/// Something that Go does not accept, in its own words, as it prints it behind "go.mod:3: ".
struct ModFault
{
    int line = 0;
    int column = 1; ///< shown where it is not 1
    QString text;
    /// Also where a module is only a dependency, or where Go looks for nothing but its version.
    bool alwaysCounts = true;

    [[nodiscard]] QString message(const QString& fileName) const;
};

struct ModText
{
    std::vector<ModStatement> statements;
    std::vector<ModFault> faults; ///< one at most: Go stops there
};
/// `path`: of the file, as Go names it in a message about a block.
[[nodiscard]] ModText readModText(const QByteArray& bytes, const QString& path);

/// A word without its quotes; `fault` is Go's own word for what is wrong with them.
struct ModWord
{
    QString text;
    QString fault;
};
[[nodiscard]] ModWord unquotedModWord(const QString& word);

/// What Go finds where it looks for nothing but a version, before it reads the file: the rest of
/// the first line that begins with the key. Source: cmd/go/internal/gover, GoModLookup.
[[nodiscard]] QString lookUpInModText(const QByteArray& bytes, const QString& key);

} // namespace gosetup::gosettings
