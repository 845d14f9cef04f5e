// SPDX-License-Identifier: Apache-2.0
// A small Go archive of a version that no list knows, in the layout of a real one. Tests only.
#pragma once

#include "machine/ProgramFile.h"
#include "machine/practice/MachineImage.h"
#include "toolchain/Zips.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStringList>
#include <QTemporaryDir>

namespace gosetup::testkit {

class SmallGo
{
  public:
    SmallGo()
    {
        const QByteArray program = minimalPe(Arch::Amd64);
        std::vector<testkit::ZipEntry> entries{
            {"go/VERSION", "go1.98.0\ntime 2025-01-01T00:00:00Z\n"},
            {"go/go.env", "GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\n"},
            {"go/bin/go.exe", program},
            {"go/bin/gofmt.exe", program}};
        for (int i = 0; i < 60; ++i)
            entries.push_back(
                {"go/src/package" + QByteArray::number(i) + "/file.go", "package x\n"});
        const QByteArray zip = testkit::zipOf(entries);
        QFile file(path());
        if (file.open(QIODevice::WriteOnly))
            file.write(zip);
        m_sha256 = QCryptographicHash::hash(zip, QCryptographicHash::Sha256).toHex();
    }

    [[nodiscard]] QString path() const
    {
        return m_folder.filePath(QStringLiteral("go1.98.0.windows-amd64.zip"));
    }
    /// What apply needs to install it.
    [[nodiscard]] QStringList wish() const
    {
        return {QStringLiteral("--archive"), path(), QStringLiteral("--sha256"),
                QString::fromLatin1(m_sha256)};
    }

  private:
    QTemporaryDir m_folder;
    QByteArray m_sha256;
};

} // namespace gosetup::testkit
