// SPDX-License-Identifier: Apache-2.0
#include "toolchain/ReleaseIndex.h"
#include "toolchain/Source.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

const QUrl base(QStringLiteral("https://go.dev/dl/"));

QByteArray file(const QByteArray& version, const QByteArray& arch,
                const QByteArray& kind = "archive", const QByteArray& os = "windows",
                const QByteArray& hash = QByteArray(64, 'a'))
{
    const QByteArray end = kind == "installer" ? ".msi" : ".zip";
    return R"({"filename":")" + version + '.' + os + '-' + arch + end + R"(","os":")" + os +
           R"(","arch":")" + arch + R"(","version":")" + version + R"(","sha256":")" + hash +
           R"(","size":123,"kind":")" + kind + R"("})";
}

QByteArray release(const QByteArray& version, const QList<QByteArray>& files, bool stable = true)
{
    return R"({"version":")" + version + R"(","stable":)" + (stable ? "true" : "false") +
           R"(,"files":[)" + files.join(',') + "]}";
}

ReleaseIndex indexOf(const QList<QByteArray>& releases)
{
    return parseReleaseIndex('[' + releases.join(',') + ']', base).value();
}

TEST(CasesIndex, ENV_087_ReleasesAreOrderedAsOnGoDev)
{
    const ReleaseIndex index =
        indexOf({release("go1.9.7", {}), release("go1", {}), release("go1.21rc2", {}, false),
                 release("go1.20", {}), release("go1.21.0", {})});
    QStringList names;
    for (const Release& r : index.releases)
        names << r.version.name();
    EXPECT_EQ(names.join(u' '), QLatin1String("go1.21.0 go1.21rc2 go1.20 go1.9.7 go1"));
    EXPECT_TRUE(index.releases[0].stable);
    EXPECT_FALSE(index.releases[1].stable);
}

TEST(CasesIndex, ENV_089_ArmComputerGetsTheNativeArchive)
{
    const ReleaseIndex index =
        indexOf({release("go1.24.4", {file("go1.24.4", "amd64"), file("go1.24.4", "arm64"),
                                      file("go1.24.4", "arm64", "installer")})});
    const auto ref = chooseArchive(index, QStringLiteral("latest"), Arch::Arm64);
    ASSERT_TRUE(ref);
    EXPECT_EQ(ref->fileName, QLatin1String("go1.24.4.windows-arm64.zip"));
    EXPECT_EQ(ref->url, QUrl(QStringLiteral("https://go.dev/dl/go1.24.4.windows-arm64.zip")));
    EXPECT_EQ(ref->size, 123);
}

TEST(ReleaseIndex, LatestIsTheNewestStableThatHasAnArchiveForTheProcessor)
{
    const ReleaseIndex index =
        indexOf({release("go1.25rc1", {file("go1.25rc1", "amd64")}, false),
                 release("go1.24.4", {file("go1.24.4", "amd64")}),
                 release("go1.23.1", {file("go1.23.1", "amd64"), file("go1.23.1", "arm64")})});
    EXPECT_EQ(chooseArchive(index, QStringLiteral("latest"), Arch::Amd64)->version,
              QLatin1String("go1.24.4"));
    EXPECT_EQ(chooseArchive(index, QStringLiteral("latest"), Arch::Arm64)->version,
              QLatin1String("go1.23.1"));
    EXPECT_EQ(chooseArchive(index, QStringLiteral("1.25rc1"), Arch::Amd64)->version,
              QLatin1String("go1.25rc1"));
}

TEST(ReleaseIndex, ALineMeansItsNewestPatchUnlessAReleaseHasThatName)
{
    const ReleaseIndex index = indexOf({release("go1.24.4", {file("go1.24.4", "amd64")}),
                                        release("go1.24.0", {file("go1.24.0", "amd64")}),
                                        release("go1.20.1", {file("go1.20.1", "amd64")}),
                                        release("go1.20", {file("go1.20", "amd64")}),
                                        release("go1.2.2", {file("go1.2.2", "amd64")})});
    EXPECT_EQ(chooseArchive(index, QStringLiteral("go1.24"), Arch::Amd64)->version,
              QLatin1String("go1.24.4"));
    EXPECT_EQ(chooseArchive(index, QStringLiteral("1.20"), Arch::Amd64)->version,
              QLatin1String("go1.20"));
    EXPECT_EQ(chooseArchive(index, QStringLiteral("1.24.0"), Arch::Amd64)->version,
              QLatin1String("go1.24.0"));
}

TEST(ReleaseIndex, UnknownVersionNamesTheProcessor)
{
    const ReleaseIndex index = indexOf({release("go1.24.4", {file("go1.24.4", "amd64")})});
    const auto missing = chooseArchive(index, QStringLiteral("1.24.4"), Arch::Arm64);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(
        missing.error().english().contains(QLatin1String("no such Go version for windows/arm64")));
    EXPECT_EQ(chooseArchive(index, QStringLiteral("newest"), Arch::Amd64).error().code,
              ErrorCode::Usage);
}

TEST(ReleaseIndex, ErrorsNameTheJsonPath)
{
    const std::pair<QByteArray, QByteArray> cases[] = {
        {"{}", "$ "},
        {"[1]", "$[0]"},
        {R"([{"version":5}])", "$[0].version"},
        {R"([{"version":"go1.1"}])", "$[0].files"},
        {R"([{"version":"go1.1","stable":"yes","files":[]}])", "$[0].stable"},
        {R"([{"version":"go1.1","files":[{"filename":"../x.zip"}]}])", "$[0].files[0].filename"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","size":"1"}]}])",
         "$[0].files[0].size"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","size":-1}]}])", "$[0].files[0].size"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","size":1e300}]}])",
         "$[0].files[0].size"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","size":-1e300}]}])",
         "$[0].files[0].size"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","size":1.5}]}])",
         "$[0].files[0].size"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","size":9007199254740993}]}])",
         "$[0].files[0].size"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","size":9223372036854775807}]}])",
         "$[0].files[0].size"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","size":null}]}])",
         "$[0].files[0].size"},
        {R"([{"version":"go1.1","files":[{"filename":"a.zip","sha256":"ff"}]}])",
         "$[0].files[0].sha256"},
    };
    for (const auto& [json, path] : cases) {
        const auto index = parseReleaseIndex(json, base);
        ASSERT_FALSE(index) << json.constData();
        EXPECT_EQ(index.error().code, ErrorCode::Corrupt);
        EXPECT_TRUE(index.error().english().contains(QString::fromLatin1(path)))
            << qPrintable(index.error().english());
    }
    EXPECT_TRUE(
        parseReleaseIndex("[{", base).error().english().contains(QLatin1String("not valid JSON")));
}

TEST(ReleaseIndex, ANewerFormatStillReads)
{
    const auto index =
        parseReleaseIndex(R"([{"version":"go1.99.1","stable":true,"signed":{"a":1},"files":[]},)"
                          R"({"version":"preview-two","stable":false,"files":[]}])",
                          base);
    ASSERT_TRUE(index);
    ASSERT_EQ(index->releases.size(), 1U);
}

TEST(ReleaseIndex, WritesWhatItReads)
{
    const ReleaseIndex index = indexOf({release("go1.24.4", {file("go1.24.4", "amd64")})});
    const auto again = parseReleaseIndex(toJson(index), base);
    ASSERT_TRUE(again);
    EXPECT_EQ(chooseArchive(*again, QStringLiteral("latest"), Arch::Amd64).value(),
              chooseArchive(index, QStringLiteral("latest"), Arch::Amd64).value());
}

TEST(ReleaseIndex, PinnedTableServesAsIndexForMirrorsOfFiles)
{
    const ReleaseIndex index = indexFromKnownHashes(KnownHashes::builtIn(), base);
    const auto ref = chooseArchive(index, QStringLiteral("1.24.4"), Arch::Amd64);
    ASSERT_TRUE(ref);
    EXPECT_TRUE(ref->sha256.isEmpty()); // one source, not two
    EXPECT_EQ(ref->size, 0);
}

TEST(ArchiveName, TellsVersionAndProcessor)
{
    const auto name = parseArchiveName(QStringLiteral("go1.21rc2.windows-386.zip"));
    ASSERT_TRUE(name);
    EXPECT_EQ(name->version.name(), QLatin1String("go1.21rc2"));
    EXPECT_EQ(name->arch, Arch::X86);
    for (const char* other : {"go1.24.4.linux-amd64.tar.gz", "go1.24.4.windows-amd64.msi",
                              "go1.24.4.windows-amd64 (1).zip", "../go1.24.4.windows-amd64.zip"})
        EXPECT_FALSE(parseArchiveName(QString::fromLatin1(other))) << other;
}

TEST(Source, KnowsItsKinds)
{
    EXPECT_EQ(Source::parse(QStringLiteral("https://user:pw@mirror.example/go"))->base,
              QUrl(QStringLiteral("https://user:pw@mirror.example/go/")));
    EXPECT_EQ(Source::parse(QStringLiteral("https://user:pw@mirror.example/go"))->displayName(),
              QLatin1String("https://mirror.example/go/"));
    EXPECT_EQ(Source::parse(QStringLiteral("http://127.0.0.1:8/x/"))->kind, Source::Kind::Web);
    EXPECT_EQ(Source::parse(QStringLiteral("china"))->base.host(),
              QLatin1String("golang.google.cn"));
    EXPECT_EQ(Source::parse(QStringLiteral("builtin"))->kind, Source::Kind::BuiltIn);
    EXPECT_EQ(Source::parse(QStringLiteral("ftp://mirror/")).error().code, ErrorCode::Usage);
    EXPECT_EQ(Source::parse(QStringLiteral("/no/such/place")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(Source::parse({}).error().code, ErrorCode::Usage);
}

} // namespace
} // namespace gosetup
