// SPDX-License-Identifier: Apache-2.0
// The mark that browsers leave on a download: told, and left to its owner.
#include "machine/LocalFile.h"
#include "toolchain/Fetch.h"
#include "toolchain/Sha256.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

TEST(Mark, OfAVerifiedArchiveIsToldAndLeftToItsOwner)
{
    const QTemporaryDir folder;
    const QString name = QStringLiteral("go1.24.4.windows-amd64.zip");
    const QString path = folder.filePath(name);
    const QByteArray bytes = "an archive";
    ASSERT_TRUE(localfile::save(path, bytes));
    QFile stream(path + QStringLiteral(":Zone.Identifier"));
    if (!stream.open(QIODevice::WriteOnly) ||
        stream.write("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://go.dev/dl/x\r\n") < 0)
        GTEST_SKIP() << "this file system has no streams";
    stream.close();
    if (!localfile::readMark(path).value_or(std::nullopt))
        GTEST_SKIP() << "this system knows no mark of a download";

    Sha256 hash;
    hash.add(bytes);
    const KnownHashes pinned;
    FetchOptions options;
    options.pinned = &pinned;
    options.givenSha256 = hash.hex();
    QString told;
    options.note = [&told](const Text& text) { told += text.english(); };
    ArchiveRef archive;
    archive.version = QStringLiteral("go1.24.4");
    archive.fileName = name;
    archive.url = QUrl::fromLocalFile(path);
    archive.size = bytes.size();
    Progress progress;
    const auto fetched = fetchArchive(archive, options, progress);
    ASSERT_TRUE(fetched) << fetched.error().english().toStdString();
    EXPECT_TRUE(told.contains(QLatin1String("go.dev"))) << told.toStdString();
    EXPECT_TRUE(localfile::readMark(path).value_or(std::nullopt));

    // Bytes that nobody vouches for change nothing and are not told of.
    told.clear();
    options.givenSha256 = QByteArray(64, '0');
    EXPECT_FALSE(fetchArchive(archive, options, progress));
    EXPECT_TRUE(told.isEmpty());
}

} // namespace
} // namespace gosetup
