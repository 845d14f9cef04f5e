// SPDX-License-Identifier: Apache-2.0
// One line of a journal as bytes: numbered, chained to the line before it by that line's hash, and
// sealed with a hash of its own, so that a line proves itself and its place. Pure; must not know
// what the lines say.
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace gosetup::journalline {

struct Sealed
{
    qint64 number = 0; ///< from 1
    QByteArray former; ///< hashOf() the line before; of the first line: empty
    QJsonObject fields;
};

/// SHA-256 in hex.
[[nodiscard]] QByteArray hashOf(const QByteArray& line);
/// Without a newline.
[[nodiscard]] QByteArray seal(QJsonObject fields, qint64 number, const QByteArray& former);
/// nullopt for what seal() did not make, down to the last bit.
[[nodiscard]] std::optional<Sealed> open(const QByteArray& line);

} // namespace gosetup::journalline
