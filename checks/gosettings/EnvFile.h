// SPDX-License-Identifier: Apache-2.0
// The file that `go env -w` writes, byte by byte as Go reads it: lines end at LF only, nothing is
// trimmed, and a line counts only if its first byte is A–Z. So a byte order mark or a leading blank
// hides a line, and a CR is a part of the value. Pure; must not know the machine.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace gosetup::goenv {

/// More is not read here; Go reads any size.
inline constexpr qint64 mostBytes = qint64(64) << 20;

/// Name and value of every line that counts; of several lines for one name the last one.
/// Source: cmd/go/internal/cfg, readEnvFile.
[[nodiscard]] QMap<QString, QString> values(const QByteArray& file);
/// The value of the last line for the name; nullopt = no line.
[[nodiscard]] std::optional<QString> value(const QByteArray& file, const QString& name);

/// Of names that several lines set: what the lines before the last one say, the latest first.
[[nodiscard]] QMap<QString, QStringList> earlierValues(const QByteArray& file);

/// Whether Go reads bytes under this name from the file: it begins with A–Z and is not GOENV.
[[nodiscard]] bool isName(const QString& name);

/// The file with that one line set, or removed for nullopt; every other byte as it stands. A new
/// line goes where `go env -w` would put it: into the last block of lines if that is sorted, else
/// to the end, and ends with LF. Invalid: a name that cannot be set there, a value with a line
/// break, a file in UTF-16. Source: cmd/go/internal/envcmd, updateEnvFile.
[[nodiscard]] Result<QByteArray> edited(const QByteArray& file, const QString& name,
                                        const std::optional<QString>& value);

/// What keeps Go from reading the file as the person who wrote it does.
struct Faults
{
    bool utf16 = false;
    bool byteOrderMark = false; ///< of UTF-8
    bool carriageReturns = false;
    bool notUtf8 = false;    ///< another code page: nobody can tell which
    bool nuls = false;       ///< what was there is lost, as after a crash of the computer
    QStringList hiddenNames; ///< settings of lines that Go passes over

    [[nodiscard]] bool any() const
    {
        return utf16 || byteOrderMark || carriageReturns || notUtf8 || nuls ||
               !hiddenNames.isEmpty();
    }
    /// Rewriting it in UTF-8 with LF makes it right.
    [[nodiscard]] bool canBeRewritten() const { return any() && !notUtf8 && !nuls; }
};
[[nodiscard]] Faults faultsOf(const QByteArray& file);
/// The same lines in UTF-8 without mark, with LF, settings at the beginning of their lines.
[[nodiscard]] QByteArray rewritten(const QByteArray& file);

} // namespace gosetup::goenv
