// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Unpack.h"
#include "base/Printable.h"
#include "toolchain/Zips.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

namespace gosetup {
namespace {

using testkit::ZipEntry;
using testkit::zipOf;

class Unpack : public testing::Test
{
  protected:
    /// Unpacks and says what was refused; the folder above the target must stay as it was.
    Error refusal(const std::vector<ZipEntry>& entries)
    {
        const auto result = unpackArchive(zipOf(entries), target, {}, progress);
        if (result) {
            ADD_FAILURE() << "was unpacked: " << entries.back().name.constData();
            return {};
        }
        EXPECT_TRUE(filesBelow(folder.path()).isEmpty()) << "something was written";
        return result.error();
    }
    static QStringList filesBelow(const QString& path)
    {
        QStringList files;
        QDirIterator walk(path, QDir::Files | QDir::Hidden | QDir::System,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            files << QDir(path).relativeFilePath(walk.next());
        files.sort();
        return files;
    }

    QTemporaryDir folder;
    QString target = folder.filePath(QStringLiteral("a/b/staging"));
    Progress progress;
};

using CasesUnpack = Unpack;

TEST_F(Unpack, StripsTheRootAndTellsSizesAndCrcs)
{
    const QByteArray zip =
        zipOf({{"go/", {}, 040755},
               {"go/VERSION", "go1.24.4\n"},
               {"go/bin/go.exe", QByteArray(100'000, 'x'), 0100755, -1, false, true},
               {"go/empty.txt", {}}});
    const auto tree = unpackArchive(zip, target, {}, progress);
    ASSERT_TRUE(tree) << qPrintable(tree.error().english());
    EXPECT_EQ(filesBelow(target).join(u' '), QLatin1String("VERSION bin/go.exe empty.txt"));
    ASSERT_EQ(tree->files.size(), 3U);
    EXPECT_EQ(tree->files[1], (ManifestEntry{QStringLiteral("bin/go.exe"), 100'000,
                                             testkit::crcOf(QByteArray(100'000, 'x'))}));
    EXPECT_EQ(tree->files[2].crc, 0U);
    EXPECT_EQ(tree->bytes, 100'009);
    QFile version(target + QStringLiteral("/VERSION"));
    ASSERT_TRUE(version.open(QIODevice::ReadOnly));
    EXPECT_EQ(version.readAll(), "go1.24.4\n");
}

TEST_F(CasesUnpack, ENV_092_EntryThatClimbsOutAbortsTheWhole)
{
    const Error error = refusal({{"go/VERSION", "x"}, {"../../evil.exe", "MZ"}});
    EXPECT_EQ(error.code, ErrorCode::Untrusted);
    EXPECT_TRUE(error.english().contains(QLatin1String("../../evil.exe")));
    refusal({{"go/VERSION", "x"}, {"go/../../evil.exe", "MZ"}});
    refusal({{"go/VERSION", "x"}, {"go/./x", "MZ"}});
    refusal({{"go/VERSION", "x"}, {"/etc/evil", "MZ"}});
}

TEST_F(CasesUnpack, ENV_093_BackslashesAreRefused)
{
    for (const char* name :
         {"..\\..\\evil.exe", "go\\..\\..\\evil.exe", "go/x\\..\\..\\..\\evil.exe",
          "\\\\server\\share\\evil.exe", "go/\\evil.exe"})
        EXPECT_EQ(refusal({{"go/VERSION", "x"}, {name, "MZ"}}).code, ErrorCode::Untrusted) << name;
}

TEST_F(CasesUnpack, ENV_095_ReservedNamesAndTrailingDotsOrSpacesAreRefused)
{
    for (const char* name : {"go/CON", "go/COM1.txt", "go/nul", "go/a. ", "go/a.", ".. /x",
                             "go/.. /x", "go/lpt9.tar.gz/x", "go/CONIN$", "go/aux.c", "go/ x"})
        EXPECT_EQ(refusal({{"go/VERSION", "x"}, {name, "MZ"}}).code, ErrorCode::Untrusted) << name;
}

TEST_F(CasesUnpack, ENV_096_HiddenStreamsAndDrivesAreRefused)
{
    for (const char* name :
         {"go/bin/go.exe:ads", "C:evil.exe", "C:/evil.exe", "go/C:x", "go/x::$DATA"})
        EXPECT_EQ(refusal({{"go/VERSION", "x"}, {name, "MZ"}}).code, ErrorCode::Untrusted) << name;
}

TEST_F(CasesUnpack, ENV_098_EverythingIsBelowTheSingleRootGo)
{
    for (const char* name : {"other/x", "x", "go2/x", "Go/x", "go", "gofmt.exe"}) {
        const Error error = refusal({{"go/VERSION", "x"}, {name, "MZ"}});
        EXPECT_EQ(error.code, ErrorCode::Untrusted) << name;
    }
}

TEST_F(Unpack, NamesThatDifferByCaseOnlyAreRefused)
{
    EXPECT_TRUE(refusal({{"go/a/README", "1"}, {"go/a/readme", "2"}})
                    .english()
                    .contains(QLatin1String("by case only")));
    refusal({{"go/Bin/x", "1"}, {"go/bin/y", "2"}});
    refusal({{"go/a/x", "1"}, {"go/b/x", "1"}, {"go/A/y", "2"}});
    EXPECT_TRUE(refusal({{"go/a", "1"}, {"go/a", "2"}}).english().contains(QLatin1String("twice")));
    refusal({{"go/a", "1"}, {"go/a/b", "2"}});
    refusal({{"go/a/b", "1"}, {"go/A", "2"}});
}

TEST_F(Unpack, LinksAndDevicesAreRefused)
{
    EXPECT_TRUE(refusal({{"go/VERSION", "x"}, {"go/link", "/etc/passwd", 0120777}})
                    .english()
                    .contains(QLatin1String("symbolic link")));
    refusal({{"go/VERSION", "x"}, {"go/device", {}, 0060666}});
    refusal({{"go/VERSION", "x"}, {"go/console", {}, 0020666}});
    refusal({{"go/VERSION", "x"}, {"go/socket", {}, 0140666}});
}

TEST_F(Unpack, ForbiddenAndOverlongNamesAreRefused)
{
    for (const QByteArray& name :
         {QByteArray("go/a*b"), QByteArray("go/a?"), QByteArray("go/a<b"), QByteArray("go/a|b"),
          QByteArray("go/a\"b"), QByteArray("go/a\tb"), QByteArray("go//b"),
          "go/" + QByteArray(300, 'x'), "go/" + QByteArray("abc/").repeated(300) + "x"})
        EXPECT_EQ(refusal({{"go/VERSION", "x"}, {name, "MZ"}}).code, ErrorCode::Untrusted)
            << name.constData();
}

TEST_F(Unpack, BombsAreRefusedByWhatTheyDeclare)
{
    UnpackOptions options;
    const QByteArray zip =
        zipOf({{"go/zeros", QByteArray(30'000'000, '\0'), 0100644, -1, false, true},
               {"go/more", QByteArray(50'000'000, '\0'), 0100644, -1, false, true}});
    const auto bomb = unpackArchive(zip, target, options, progress);
    ASSERT_FALSE(bomb);
    EXPECT_EQ(bomb.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(bomb.error().english().contains(QLatin1String("100 times as much")));

    options.limits.totalBytes = 1000;
    EXPECT_TRUE(unpackArchive(zipOf({{"go/x", QByteArray(1001, 'x')}}), target, options, progress)
                    .error()
                    .english()
                    .contains(QLatin1String("more than")));
    options.limits = {};
    options.limits.entries = 3;
    EXPECT_TRUE(unpackArchive(zipOf({{"go/1", "x"}, {"go/2", "x"}, {"go/3", "x"}, {"go/4", "x"}}),
                              target, options, progress)
                    .error()
                    .english()
                    .contains(QLatin1String("more than 3 entries")));
    EXPECT_TRUE(filesBelow(folder.path()).isEmpty());
}

TEST_F(Unpack, ENV_219_SizesWhoseSumIsTooLargeForANumberAreRefused)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    for (const std::vector<qint64>& sizes : {std::vector<qint64>{10, most},
                                             {10, most - 5},
                                             {10, most, most},
                                             {most / 2, most / 2, 99}}) {
        std::vector<ZipEntry> entries;
        for (const qint64 size : sizes) {
            ZipEntry entry{"go/" + QByteArray::number(entries.size()), "0123456789"};
            entry.claimedSize = size;
            entries.push_back(entry);
        }
        const Error error = refusal(entries);
        EXPECT_EQ(error.code, ErrorCode::Untrusted) << qPrintable(error.english());
        EXPECT_TRUE(error.english().contains(QLatin1String("2.1 GB")))
            << qPrintable(error.english());
    }
}

TEST_F(Unpack, NamesOfGoSetupsOwnFilesAreRefused)
{
    for (const char* name : {"go/.gosetup-manifest.json", "go/.gosetup-", "go/.GoSetup-marker.json",
                             "go/bin/.gosetup-x", "go/.gosetup-x/y", "go/.GOSETUP-X/",
                             "go/.go\xC5\xBF"
                             "etup-x"}) {
        const Error error = refusal({{"go/VERSION", "x"}, {name, "{}"}});
        EXPECT_EQ(error.code, ErrorCode::Untrusted) << name;
        EXPECT_TRUE(error.english().contains(QLatin1String("GoSetup's own")))
            << qPrintable(error.english());
    }
    const auto fine = zipOf({{"go/gosetup-x", "x"}, {"go/.gosetup", "x"}, {"go/a.gosetup-x", "x"}});
    EXPECT_TRUE(unpackArchive(fine, target, {}, progress));
}

TEST_F(Unpack, NamesWithInvisibleCharactersAreRefused)
{
    for (const char* name : {"go/a\xE2\x80\xAE"
                             "exe.txt",
                             "go/\xE2\x81\xA6x",
                             "go/a\xE2\x80\x8F"
                             "b",
                             "go/\xD8\x9Cx", "go/b\xE2\x80\x8Bin/x",
                             "go/a\xE2\x80\xA8"
                             "b",
                             "go/\xEF\xBB\xBFx",
                             "go/a\xC2\x9B"
                             "b",
                             "go/a\xC2\xAD"
                             "b",
                             "go/a\xF3\xA0\x81\x81",
                             "go/a\xE2\x80\x8D"
                             "b"}) {
        const Error error = refusal({{"go/VERSION", "x"}, {name, "x"}});
        EXPECT_EQ(error.code, ErrorCode::Untrusted) << name;
        EXPECT_TRUE(error.english().contains(QLatin1String("invisible")))
            << qPrintable(error.english());
        EXPECT_EQ(printable(error.english()), error.english());
    }
    const auto fine = zipOf({{"go/\xE6\x9D\x8E.go", "x"}, {"go/A\xCC\x88.go", "x"}});
    EXPECT_TRUE(unpackArchive(fine, target, {}, progress));
}

TEST_F(Unpack, EntryThatIsLargerThanItSaysEndsTheUnpacking)
{
    const auto liar = unpackArchive(
        zipOf({{"go/zeros", QByteArray(10'000'000, '\0'), 0100644, 100, false, true}}), target, {},
        progress);
    ASSERT_FALSE(liar);
    EXPECT_EQ(liar.error().code, ErrorCode::Corrupt);
    EXPECT_LE(QFile(target + QStringLiteral("/zeros")).size(), 1'000'000);
}

TEST_F(Unpack, DamageIsNamedWithItsEntry)
{
    const auto wrongCrc =
        unpackArchive(zipOf({{"go/good", "fine"}, {"go/bad", "damaged", 0100644, -1, true}}),
                      target, {}, progress);
    ASSERT_FALSE(wrongCrc);
    EXPECT_EQ(wrongCrc.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(wrongCrc.error().english().contains(QLatin1String("go/bad")));
    EXPECT_EQ(
        unpackArchive("not a zip", folder.filePath(QStringLiteral("x")), {}, progress).error().code,
        ErrorCode::Corrupt);
    EXPECT_EQ(
        unpackArchive(zipOf({}), folder.filePath(QStringLiteral("y")), {}, progress).error().code,
        ErrorCode::Corrupt);
}

TEST_F(Unpack, CutArchiveAtEveryLengthIsAnErrorAndNeverACrash)
{
    const QByteArray zip =
        zipOf({{"go/VERSION", "go1.24.4\n"},
               {"go/bin/go.exe", QByteArray(2000, 'x'), 0100755, -1, false, true}});
    for (qsizetype length = 0; length < zip.size(); ++length) {
        const QString place = folder.filePath(QString::number(length));
        EXPECT_FALSE(unpackArchive(QByteArrayView(zip).first(length), place, {}, progress))
            << length;
    }
}

TEST_F(Unpack, FlippedBytesNeverCrashNorEscape)
{
    const QByteArray zip =
        zipOf({{"go/VERSION", "go1.24.4\n"}, {"go/bin/go.exe", "MZ", 0100755, -1, false, true}});
    for (qsizetype at = 0; at < zip.size(); ++at) {
        for (const char flip : {char(0x01), char(0x80), char(0xFF)}) {
            QByteArray damaged = zip;
            damaged[at] = static_cast<char>(damaged[at] ^ flip);
            QTemporaryDir place;
            (void)unpackArchive(damaged, place.filePath(QStringLiteral("t")), {}, progress);
            const QStringList outside =
                QDir(place.path())
                    .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
            EXPECT_TRUE(outside.isEmpty() || outside == QStringList{QStringLiteral("t")});
        }
    }
}

TEST_F(Unpack, FolderThatIsNotEmptyIsNotUnpackedInto)
{
    QDir().mkpath(target);
    QFile there(target + QStringLiteral("/VERSION"));
    ASSERT_TRUE(there.open(QIODevice::WriteOnly));
    there.write("old");
    there.close();
    const auto result = unpackArchive(zipOf({{"go/VERSION", "new"}}), target, {}, progress);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Invalid);
    ASSERT_TRUE(there.open(QIODevice::ReadOnly));
    EXPECT_EQ(there.readAll(), "old");
}

TEST_F(CasesUnpack, ENV_102_DeniedAccessIsNotCalledAFullDisk)
{
#ifdef Q_OS_WIN
    GTEST_SKIP() << "needs a folder that its owner may not write to; Qt sets no permission lists";
#else
    if (::geteuid() == 0) {
        // Root may write anywhere: a folder in which nobody can make one stands in.
        const auto result = unpackArchive(zipOf({{"go/bin/x", "x"}}),
                                          QStringLiteral("/proc/self/gosetup"), {}, progress);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, ErrorCode::AccessDenied);
        EXPECT_FALSE(result.error().english().contains(QLatin1String("full")));
        return;
    }
    QDir().mkpath(target);
    QFile::setPermissions(target, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    const auto result = unpackArchive(zipOf({{"go/x", "x"}}), target, {}, progress);
    QFile::setPermissions(target,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::AccessDenied);
    EXPECT_TRUE(result.error().english().contains(QLatin1String("access denied")));
    EXPECT_FALSE(result.error().english().contains(QLatin1String("full")));
#endif
}

TEST_F(Unpack, ThreadsMakeNoDifferenceToTheResult)
{
    std::vector<ZipEntry> entries;
    for (int i = 0; i < 500; ++i)
        entries.push_back({"go/d" + QByteArray::number(i % 17) + "/f" + QByteArray::number(i),
                           QByteArray(i * 13, static_cast<char>('a' + i % 26)), 0100644, -1, false,
                           i % 2 == 0});
    const QByteArray zip = zipOf(entries);
    std::vector<ManifestEntry> first;
    for (const int threads : {1, 2, 3, 8}) {
        UnpackOptions options;
        options.threads = threads;
        const QString place = folder.filePath(QString::number(threads));
        const auto tree = unpackArchive(zip, place, options, progress);
        ASSERT_TRUE(tree) << qPrintable(tree.error().english());
        if (threads == 1)
            first = tree->files;
        EXPECT_EQ(tree->files, first);
        EXPECT_EQ(filesBelow(place).size(), 500);
    }
}

TEST_F(Unpack, ProgressEndsWithAllBytesAndFiles)
{
    ProgressUpdate last;
    Progress watched([&](const ProgressUpdate& update) { last = update; });
    ASSERT_TRUE(unpackArchive(zipOf({{"go/a", "12345"}, {"go/b", "678"}}), target, {}, watched));
    EXPECT_EQ(last.stage, Stage::Unpacking);
    EXPECT_EQ(last.bytesDone, 8);
    EXPECT_EQ(last.bytesTotal, 8);
    EXPECT_EQ(last.filesDone, 2);
    EXPECT_EQ(last.filesTotal, 2);
}

TEST_F(Unpack, CancelIsSeenBetweenFiles)
{
    std::vector<ZipEntry> entries;
    for (int i = 0; i < 40'000; ++i)
        entries.push_back(
            {"go/d" + QByteArray::number(i / 200) + "/f" + QByteArray::number(i), "x"});
    const QByteArray zip = zipOf(entries);
    Progress* running = nullptr;
    Progress watched([&](const ProgressUpdate&) { running->cancel(); });
    running = &watched;
    const auto result = unpackArchive(zip, target, {}, watched);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_LT(filesBelow(target).size(), 40'000);
}

} // namespace
} // namespace gosetup
