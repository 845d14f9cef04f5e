// SPDX-License-Identifier: Apache-2.0
// With the official go1.24.4 archive, where a developer has it beside the source tree.
#include "toolchain/Fetch.h"
#include "toolchain/Source.h"
#include "toolchain/Unpack.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

#include <gtest/gtest.h>
#include <zlib.h>

#include <map>

namespace gosetup {
namespace {

const QString realArchive =
    QStringLiteral(GOSETUP_SOURCE_DIR "/../shared/data/go1.24.4.windows-amd64.zip");

struct Expected
{
    qint64 size = 0;
    quint32 crc = 0;
};

/// The central directory, read by hand: what the unpacked tree is held against must not come from
/// the code under test.
std::map<QString, Expected> directoryOf(const QByteArray& zip)
{
    std::map<QString, Expected> entries;
    const auto end = zip.lastIndexOf("PK\5\6");
    const auto at16 = [&](qsizetype i) { return qFromLittleEndian<quint16>(zip.constData() + i); };
    const auto at32 = [&](qsizetype i) { return qFromLittleEndian<quint32>(zip.constData() + i); };
    qsizetype at = at32(end + 16);
    for (int i = at16(end + 10); i > 0; --i) {
        const int nameLength = at16(at + 28);
        const QString name = QString::fromUtf8(zip.mid(at + 46, nameLength));
        entries[name.mid(3)] = {at32(at + 24), at32(at + 16)};
        at += 46 + nameLength + at16(at + 30) + at16(at + 32);
    }
    return entries;
}

TEST(RealArchive, UnpacksToExactlyTheFilesSizesAndCrcsOfItsDirectory)
{
    if (!QFile::exists(realArchive))
        GTEST_SKIP() << "the official archive is not beside the source tree";
    const auto ref = archiveFromFile(realArchive, {}, KnownHashes::builtIn());
    ASSERT_TRUE(ref);
    EXPECT_EQ(ref->version, QLatin1String("go1.24.4"));
    Progress progress;
    const auto fetched = fetchArchive(*ref, {}, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->verifiedBy, QStringList{QStringLiteral("pinned")});

    QTemporaryDir folder;
    const QDir target(folder.filePath(QStringLiteral("staging")));
    const auto tree = unpackArchive(fetched->bytes, target.path(), UnpackOptions(), progress);
    ASSERT_TRUE(tree) << qPrintable(tree.error().english());

    const auto wanted = directoryOf(fetched->bytes);
    ASSERT_EQ(wanted.size(), 14168U);
    ASSERT_EQ(tree->files.size(), wanted.size());
    for (const ManifestEntry& entry : tree->files) {
        const auto it = wanted.find(entry.path);
        ASSERT_NE(it, wanted.end()) << qPrintable(entry.path);
        EXPECT_EQ(entry.size, it->second.size) << qPrintable(entry.path);
        EXPECT_EQ(entry.crc, it->second.crc) << qPrintable(entry.path);
    }
    size_t found = 0;
    QDirIterator walk(target.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const auto it = wanted.find(target.relativeFilePath(file.fileName()));
        ASSERT_NE(it, wanted.end()) << qPrintable(file.fileName());
        EXPECT_EQ(bytes.size(), it->second.size);
        EXPECT_EQ(crc32(0, reinterpret_cast<const Bytef*>(bytes.constData()),
                        static_cast<uInt>(bytes.size())),
                  it->second.crc);
        ++found;
    }
    EXPECT_EQ(found, wanted.size());
}

TEST(RealArchive, AWrongByteIsFoundByThePinnedTable)
{
    if (!QFile::exists(realArchive))
        GTEST_SKIP() << "the official archive is not beside the source tree";
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("go1.24.4.windows-amd64.zip"));
    ASSERT_TRUE(QFile::copy(realArchive, copy));
    QFile file(copy);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.seek(40'000'000);
    const QByteArray byte = file.read(1);
    file.seek(40'000'000);
    file.write(QByteArray(1, static_cast<char>(byte[0] ^ 1)));
    file.close();
    Progress progress;
    const auto fetched =
        fetchArchive(*archiveFromFile(copy, {}, KnownHashes::builtIn()), {}, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Untrusted);
}

} // namespace
} // namespace gosetup
