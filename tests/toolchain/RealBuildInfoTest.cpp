// SPDX-License-Identifier: Apache-2.0
// The build information in the programs of the official go1.24.4 archive, where a developer has it
// beside the source tree.
#include "machine/ProgramFile.h"
#include "machine/formats/BuildInfo.h"
#include "support/Literals.h"
#include "toolchain/ZipReader.h"

#include <QFile>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

const QString officialArchive =
    QStringLiteral(GOSETUP_SOURCE_DIR "/../shared/data/go1.24.4.windows-amd64.zip");

TEST(RealBuildInfo, IsReadInEveryProgramOfTheArchive)
{
    QFile file(officialArchive);
    if (!file.open(QIODevice::ReadOnly))
        GTEST_SKIP() << "the official archive is not beside the source tree";
    const uchar* mapped = file.map(0, file.size());
    ASSERT_NE(mapped, nullptr);
    ZipReader zip(QByteArrayView(mapped, file.size()));
    QStringList packages;
    for (auto entry = zip.next(); entry && *entry; entry = zip.next()) {
        const QString path = (*entry)->name;
        if (!path.endsWith(QLatin1String(".exe")) || path.contains(QLatin1String("testdata")))
            continue;
        QByteArray bytes;
        ASSERT_TRUE(zip.read([&](QByteArrayView piece) {
            bytes.append(piece);
            return Result<void>();
        }));
        const ReadRange read = [&](qint64 offset, qint64 length) -> Result<QByteArray> {
            return bytes.mid(offset, length);
        };
        const auto info = readBuildInfo(read);
        ASSERT_TRUE(info) << qPrintable(path) << qPrintable(info.error().english());
        EXPECT_EQ(info->goVersion, s("go1.24.4")) << qPrintable(path);
        EXPECT_EQ(info->settings.value(s("GOARCH")), s("amd64")) << qPrintable(path);
        EXPECT_EQ(info->settings.value(s("GOOS")), s("windows")) << qPrintable(path);
        const auto header = readPeHeader(read);
        ASSERT_TRUE(header);
        EXPECT_EQ(header->arch, Arch::Amd64);
        EXPECT_LE(header->neededSize, bytes.size()) << qPrintable(path);
        packages << info->path;
    }
    packages.sort();
    EXPECT_EQ(packages.size(), 20);
    EXPECT_TRUE(packages.contains(s("cmd/go")));
    EXPECT_TRUE(packages.contains(s("cmd/compile")));
}

} // namespace
} // namespace gosetup
