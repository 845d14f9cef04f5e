// SPDX-License-Identifier: Apache-2.0
// Windows path texts: pure functions on strings, the same on every system. Used by everything that
// compares or builds a path; must not know the file system.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>

namespace gosetup::winpath {

/// `/` becomes `\`, doubled separators one, a trailing `\` goes (but `C:\` keeps it), `.` and `..`
/// are resolved where that is safe. Surrounding quotes and spaces go.
[[nodiscard]] QString clean(const QString& path);
/// A cleaned path as Windows opens it: one dot at the end of a name goes, and all dots and spaces
/// at the end of the path. Source: "File path formats on Windows systems", trim characters.
[[nodiscard]] QString withoutEndDots(const QString& path);
/// A cleaned folder as a search of PATH opens it, which puts `\name.exe` behind it: one dot at the
/// end of each name goes, blanks there stay. Source: as above.
[[nodiscard]] QString searchedFolder(const QString& path);
/// Whether the text begins or ends with white space, also before a `\` at its end: clean() drops
/// it, a search of PATH does not, and looks for another folder.
[[nodiscard]] bool hasBlankEnds(const QString& text);
/// The form two spellings of one path share: cleaned and case-folded, `\\?\` and `\\.\` before a
/// drive aside. Only for comparing.
[[nodiscard]] QString key(const QString& path);
/// "C:\a" of "\\?\C:\a" and "\\.\C:\a", "\\server\share" of "\\?\UNC\server\share"; any other path
/// as it is. To Windows and Go it is the same folder. Source: "Naming Files, Paths, and
/// Namespaces".
[[nodiscard]] QString withoutDevicePrefix(const QString& path);
[[nodiscard]] bool same(const QString& a, const QString& b);
/// Whole segments, case-insensitive: `C:\Go\bin2` is not inside `C:\Go\bin`; a path is inside
/// itself.
[[nodiscard]] bool isInside(const QString& path, const QString& folder);

[[nodiscard]] QString join(const QString& folder, const QString& name);
[[nodiscard]] QString parent(const QString& path); ///< empty for a root
[[nodiscard]] QString root(const QString& path);   ///< `C:\` or `\\server\share`
[[nodiscard]] QString fileName(const QString& path);
/// `C:\…` or `\\server\share\…`. `C:x`, `\x` and `x` are not absolute.
[[nodiscard]] bool isAbsolute(const QString& path);
[[nodiscard]] bool isUnc(const QString& path);
[[nodiscard]] bool isDriveRoot(const QString& path);
/// "C:" (upper case) or empty for UNC and relative paths.
[[nodiscard]] QString drive(const QString& path);
/// Segments below the drive or share, cleaned.
[[nodiscard]] QStringList segments(const QString& path);

/// CON, NUL, COM1 … also with an extension. Source: "Naming Files, Paths, and Namespaces".
[[nodiscard]] bool isReservedName(const QString& segment);
[[nodiscard]] bool hasNonAscii(const QString& path);
/// Characters Windows refuses in a file name, control characters included.
[[nodiscard]] bool hasForbiddenCharacter(const QString& segment);

/// Value of a variable, or a null QString where it is not set. Names are case-insensitive.
using VariableLookup = std::function<QString(const QString& name)>;
/// Replaces `%NAME%` once, as ExpandEnvironmentStrings does: an unknown name stays as it stands.
[[nodiscard]] QString expand(const QString& text, const VariableLookup& lookup);
/// Whether the text holds at least one complete `%NAME%`.
[[nodiscard]] bool hasVariable(const QString& text);

} // namespace gosetup::winpath
