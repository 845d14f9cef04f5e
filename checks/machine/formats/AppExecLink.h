// SPDX-License-Identifier: Apache-2.0
// The reparse buffer of an App Execution Alias: what it says, and what may be written back. Pure
// functions on bytes. Used by the aliases port and by the alias facts; must not know files.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace gosetup {

/// Package family name, application id, target, …: the strings of version 3. Accepts the buffer
/// with or without its 8-byte header, and one that was cut short (ERROR_MORE_DATA): what came.
/// nullopt for another version, a length that does not fit, or text that no name holds (control
/// and format characters would hide what is shown).
/// Source: IO_REPARSE_TAG_APPEXECLINK is not documented; MS-FSCC 2.1.2.1 has the tag, and the
/// layout is what Windows 10 and 11 write: u32 version, NUL-ended UTF-16 strings.
[[nodiscard]] std::optional<QStringList> appExecStrings(const QByteArray& data);

/// The whole buffer as FSCTL_SET_REPARSE_POINT wants it, from saved bytes with or without header.
/// nullopt when the header is another tag's, its length is not that of the bytes, or they are more
/// than the 16 KiB of a reparse point. Source: MS-FSCC 2.1.2.2.
[[nodiscard]] std::optional<QByteArray> appExecBuffer(const QByteArray& saved);

/// Whether this names one file in a folder: no separator, stream, device or "..".
[[nodiscard]] bool isPlainFileName(const QString& name);

} // namespace gosetup
