// SPDX-License-Identifier: Apache-2.0
// The Go archives that end-to-end tests install: the official one, a second version made from its
// tree, and a stub that is quick to unpack. Tests only.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace gosetup::wine {

struct GoArchive
{
    QString version; ///< "go1.24.4"
    QString file;    ///< on this system

    [[nodiscard]] QString name() const;                           ///< "go1.24.4.windows-amd64.zip"
    [[nodiscard]] QString wish() const { return version.mid(2); } ///< "1.24.4", for --go
};

/// The official go1.24.4 from ../shared/data; `file` empty where it is missing.
[[nodiscard]] GoArchive officialGo();
/// The same tree that calls itself go1.28.4, a version that no list knows: the digits are replaced
/// in VERSION and in the programs. Made once and kept in the build folder. It compiles with
/// `-gcflags=all=-lang=go1.24` only, because its compiler still knows its true age.
[[nodiscard]] GoArchive secondGo();
/// A small tree whose go.exe (fixtures/stub-go.c) answers `go version` and nothing else.
[[nodiscard]] GoArchive stubGo(const QString& version = QStringLiteral("go1.28.1"));

} // namespace gosetup::wine
