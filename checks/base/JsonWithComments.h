// SPDX-License-Identifier: Apache-2.0
// JSON as editors keep their settings: with comments, trailing commas and a byte order mark. Read
// only; knows nothing of what the settings mean.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace gosetup::json {

/// Plain JSON of the same length: a mark, comments and trailing commas become blanks, so that an
/// offset, a line and a column are those of the original.
[[nodiscard]] QByteArray withoutComments(const QByteArray& bytes);

/// The object of such a file; a file with nothing in it is an empty one, as editors take it.
/// Corrupt, with line and column of the original, for what is no JSON; Invalid for another value.
[[nodiscard]] Result<QJsonObject> parseObjectWithComments(const QByteArray& bytes);

/// The line (1 = first) on which the member stands, by the names that lead to it from the
/// outermost object; of equal names the last one, which counts. 0 where there is none. Takes the
/// original text, which must be one that parseObjectWithComments() accepts.
[[nodiscard]] int lineOfMember(const QByteArray& bytes, const QStringList& names);

} // namespace gosetup::json
