// SPDX-License-Identifier: Apache-2.0
#include "gosettings/BuildCacheName.h"
#include "gosettings/DirHash.h"
#include "gosettings/ModuleCacheName.h"
#include "gosettings/ZipDirectory.h"

#include "support/Literals.h"
#include "toolchain/Zips.h"

#include <QCryptographicHash>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::gosettings;
using namespace gosetup::testkit;

namespace {

QByteArray sha(const char* bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

const QByteArray someZip =
    zipOf({{"a@v1.0.0/go.mod", "module a\n"}, {"a@v1.0.0/a.go", "package a"}});

QByteArray tailOf(const QByteArray& zip)
{
    return zip.right(shortZipTail);
}

} // namespace

TEST(ModuleCacheName, IsEscapedAsGoEscapesIt)
{
    const std::pair<const char*, const char*> rows[] = {
        {"golang.org/x/text", "golang.org/x/text"},
        {"github.com/Azure/azure-sdk-for-go", "github.com/!azure/azure-sdk-for-go"},
        {"github.com/GoogleCloudPlatform/x", "github.com/!google!cloud!platform/x"},
        {"v1.0.0-RC.1", "v1.0.0-!r!c.1"}};
    for (const auto& [plain, escaped] : rows) {
        EXPECT_EQ(escapedModule(s(plain)), s(escaped)) << plain;
        EXPECT_EQ(unescapedModule(s(escaped)), s(plain)) << escaped;
    }
    for (const char* wrong : {"", "a!b", "gr\xc3\xbcn.org/x"})
        EXPECT_FALSE(escapedModule(s(wrong))) << wrong;
    for (const char* wrong : {"", "github.com/Azure", "x!", "x!!a", "x!1", "gr\xc3\xbcn.org"})
        EXPECT_FALSE(unescapedModule(s(wrong))) << wrong;
}

TEST(ModuleCacheName, TellsWhatAFileIs)
{
    using K = CacheFileKind;
    const std::tuple<const char*, const char*, K> rows[] = {
        {"golang.org\\x\\text\\@v\\v0.3.0.zip", "golang.org/x/text@v0.3.0", K::Zip},
        {"golang.org/x/text/@v/v0.3.0.ziphash", "golang.org/x/text@v0.3.0", K::ZipHash},
        {"github.com\\!azure\\x\\@v\\v1.0.0-!r!c.mod", "github.com/Azure/x@v1.0.0-RC", K::Mod},
        {"a.b/c/@v/v1.0.0.info", "a.b/c@v1.0.0", K::Info},
        {"a.b/c/@v/v1.0.0.lock", "a.b/c@v1.0.0", K::Lock},
        {"a.b/c/@v/v1.0.0.partial", "a.b/c@v1.0.0", K::Partial},
        {"a.b/c/@v/v1.0.0.zip815623.tmp", "a.b/c@v1.0.0", K::Temporary},
        {"a.b/c/@v/v1.0.0.mod815623.tmp", "a.b/c@v1.0.0", K::Temporary},
        {"a.b/c/@v/v1.0.0.zip.gosetup-old-20261127-1", "a.b/c@v1.0.0", K::SetAside},
        {"a.b/c/@v/list", "a.b/c@", K::Other}};
    for (const auto& [path, module, kind] : rows) {
        const auto file = cacheFileOf(s(path));
        ASSERT_TRUE(file) << path;
        EXPECT_EQ(file->module.text(), s(module)) << path;
        EXPECT_EQ(file->kind, kind) << path;
    }
    for (const char* path : {"sumdb\\sum.golang.org\\latest", "@v\\v1.zip", "a\\@v\\b\\v1.zip"})
        EXPECT_FALSE(cacheFileOf(s(path))) << path;
}

TEST(ModuleCacheName, LeadsToTheUnpackedFolderAndBack)
{
    const CachedModule module{s("github.com/Azure/x"), s("v1.0.0")};
    EXPECT_EQ(unpackedFolder(module), s("github.com\\!azure\\x@v1.0.0"));
    EXPECT_EQ(unpackedModule(unpackedFolder(module)), module);
    for (const char* path :
         {"cache\\download", "a.b\\c@v1.0.0.tmp-123", "a.b\\c@v1.0.0.gosetup-old-7",
          "a.b\\c@v1.0.0\\go.mod", "a.b\\c@latest"})
        EXPECT_FALSE(unpackedModule(s(path))) << path;
}

TEST(ModuleCacheName, OnlyWhatGoCanBringBackMayBeSetAside)
{
    for (const char* path :
         {"C:\\Users\\li\\go\\pkg\\mod\\cache\\download\\a.b\\c\\@v\\v1.0.0.zip",
          "D:\\m\\cache\\download\\a.b\\c\\@v\\v1.0.0.ziphash",
          "D:\\m\\cache\\download\\a.b\\c\\@v\\v1.0.0.mod", "D:\\m\\github.com\\!azure\\x@v1.0.0",
          "D:\\m\\gopkg.in\\yaml.v3@v3.0.1",
          "D:\\m\\cache\\download\\sumdb\\sum.golang.org\\tile\\8\\0\\000",
          "C:\\Users\\li\\go\\pkg\\sumdb\\sum.golang.org\\latest"})
        EXPECT_TRUE(maySetAside(s(path))) << path;
    for (const char* path :
         {"C:\\Users\\li\\Documents\\letter.docx", "C:\\Windows\\System32", "D:\\m",
          "D:\\m\\cache\\download", "D:\\m\\cache\\download\\a.b\\c\\@v\\v1.0.0.info",
          "D:\\m\\cache\\download\\a.b\\c\\@v", "D:\\m\\cache\\download\\sumdb",
          "D:\\m\\a.b\\c@v1.0.0\\go.mod", "C:\\Users\\li\\me@home",
          "C:\\m\\cache\\download\\a.b\\c\\@v\\..\\..\\..\\..\\..\\@v\\x.zip",
          "D:\\m\\cache\\download\\a.b\\c\\@v\\v1.0.0.zip.gosetup-old-7"})
        EXPECT_FALSE(maySetAside(s(path))) << path;
}

// Worked out with sha256sum and base64, as the comment of Go's Hash1 says.
TEST(DirHash, IsTheHashOfASortedListOfHashes)
{
    const QByteArray lines = sha("1") + "  B\n" + sha("2") + "  a\n";
    const QByteArray expected =
        "h1:" + QCryptographicHash::hash(lines, QCryptographicHash::Sha256).toBase64();
    EXPECT_EQ(hash1({{"a", sha("2")}, {"B", sha("1")}}), expected);
    EXPECT_EQ(expected.size(), 47);
    EXPECT_TRUE(hash1({{"a\nb", sha("")}}).isEmpty());
}

// cmd/go/internal/modfetch/fetch.go, emptyGoModHash: "the hash of a 1-file tree containing a
// 0-length go.mod".
TEST(DirHash, OfAnEmptyGoModIsTheOneThatGoKnows)
{
    EXPECT_EQ(goModHash({}), "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=");
}

TEST(DirHash, AFileWithOneIsJudgedAsGoJudgesIt)
{
    const QByteArray hash = goModHash("module a\n");
    EXPECT_EQ(judgeZipHash(hash), ZipHashText::Hash);
    EXPECT_EQ(judgeZipHash(hash + "\r\n"), ZipHashText::Hash);
    EXPECT_EQ(judgeZipHash({}), ZipHashText::Heals);
    EXPECT_EQ(judgeZipHash(QByteArray(47, '\0')), ZipHashText::Heals);
    EXPECT_EQ(judgeZipHash(hash.left(20)), ZipHashText::Heals);
    EXPECT_EQ(judgeZipHash("h2:" + hash.mid(3)), ZipHashText::Unexpected);
}

TEST(ZipDirectory, IsFoundWhereGoLooksForIt)
{
    const auto end = zipEndIn(tailOf(someZip), someZip.size());
    ASSERT_TRUE(end);
    EXPECT_EQ(end->entries, 2);
    EXPECT_EQ(someZip.mid(end->directoryAt, 4), "PK\1\2");
    const auto names = zipNames(someZip.mid(end->directoryAt, end->directorySize), *end);
    ASSERT_TRUE(names);
    EXPECT_EQ(names->front().name, "a@v1.0.0/go.mod");
    EXPECT_EQ(names->front().size, 9);
}

TEST(ZipDirectory, OfADamagedZipIsNotFound)
{
    EXPECT_FALSE(zipEndIn({}, 0));
    EXPECT_FALSE(zipEndIn(someZip.left(20), 20));
    QByteArray cut = someZip;
    cut.chop(1);
    EXPECT_FALSE(zipEndIn(tailOf(cut), cut.size())) << "the comment is longer than the file";
    const QByteArray zeroed(someZip.size(), '\0');
    EXPECT_FALSE(zipEndIn(tailOf(zeroed), zeroed.size()));
    const QByteArray endAlone = someZip.right(22);
    EXPECT_FALSE(zipEndIn(endAlone, endAlone.size())) << "the directory begins before the file";
}

TEST(ZipDirectory, ThatLacksEntriesIsNone)
{
    const auto end = zipEndIn(tailOf(someZip), someZip.size());
    ASSERT_TRUE(end);
    const QByteArray directory = someZip.mid(end->directoryAt, end->directorySize);
    EXPECT_FALSE(zipNames(directory.left(directory.size() / 2), *end));
    EXPECT_FALSE(zipNames(QByteArray(directory.size(), '\0'), *end));
}

TEST(BuildCacheName, IsToldByItsShape)
{
    EXPECT_TRUE(isBuildCacheFolder(s("0a")));
    for (const char* name : {"0A", "0", "fuzz", "000", "0g"})
        EXPECT_FALSE(isBuildCacheFolder(s(name))) << name;
    const QString hex(64, u'f');
    EXPECT_TRUE(isBuildCacheEntry(hex + s("-a")));
    EXPECT_TRUE(isBuildCacheEntry(hex + s("-d")));
    for (const QString& name : {hex, hex + s("-b"), hex.mid(1) + s("-a"), s("README")})
        EXPECT_FALSE(isBuildCacheEntry(name)) << name.toStdString();
}

TEST(BuildCacheName, FiveDaysAndAnHourAreGosOwnRule)
{
    const QDateTime now(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
    EXPECT_EQ(buildCacheCutoff(now), QDateTime(QDate(2026, 11, 22), QTime(11, 0), Qt::UTC));
}
