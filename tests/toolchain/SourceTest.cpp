// SPDX-License-Identifier: Apache-2.0
// Sources that need no network: a mirror folder, one archive, the mirror in the program.
#include "toolchain/Source.h"
#include "toolchain/Fetch.h"
#include "toolchain/Sha256.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

class LocalSource : public testing::Test
{
  protected:
    QString put(const QString& name, const QByteArray& bytes)
    {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    QByteArray indexFor(const QByteArray& hash)
    {
        ReleaseIndex index;
        Release release;
        release.version = *GoVersion::parse(QStringLiteral("go1.24.4"));
        release.stable = true;
        release.files.push_back({name, QStringLiteral("windows"), QStringLiteral("amd64"),
                                 QStringLiteral("archive"), body.size(), hash});
        index.releases.push_back(release);
        return toJson(index);
    }

    QTemporaryDir folder;
    const QString name = QStringLiteral("go1.24.4.windows-amd64.zip");
    const QByteArray body = "PK\3\4 some archive";
    KnownHashes noPins = KnownHashes::parse(R"({"archives":{}})").value();
    FetchOptions options = [this] {
        FetchOptions made;
        made.pinned = &noPins;
        return made;
    }();
    Progress progress;
};

TEST_F(LocalSource, FolderWithIndexAndArchivesIsAMirror)
{
    put(QStringLiteral("dl.json"), indexFor(Sha256::hexOf(body)));
    const QString path = put(name, body);
    const auto source = Source::parse(folder.path());
    ASSERT_TRUE(source);
    EXPECT_EQ(source->kind, Source::Kind::Folder);
    const auto index = loadIndex(*source, options, progress);
    ASSERT_TRUE(index) << qPrintable(index.error().english());
    const auto ref = chooseArchive(*index, QStringLiteral("latest"), Arch::Amd64);
    ASSERT_TRUE(ref);
    const auto fetched = fetchArchive(*ref, options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->bytes, body);
    EXPECT_EQ(fetched->hostPath, path); // in place: a share is not copied
    EXPECT_TRUE(fetched->finalHost.isEmpty());

    put(name, QByteArray(body).replace("some", "evil"));
    EXPECT_EQ(fetchArchive(*ref, options, progress).error().code, ErrorCode::Untrusted);
    QFile::remove(path);
    EXPECT_EQ(fetchArchive(*ref, options, progress).error().code, ErrorCode::NotFound);
}

TEST_F(LocalSource, FolderWithoutIndexIsNone)
{
    const auto index = loadIndex(*Source::parse(folder.path()), options, progress);
    ASSERT_FALSE(index);
    EXPECT_EQ(index.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(index.error().english().contains(QLatin1String("dl.json")));
}

TEST_F(LocalSource, SingleArchiveIsItsOwnLatest)
{
    const QString path = put(name, body);
    const auto source = Source::parse(path);
    ASSERT_TRUE(source);
    EXPECT_EQ(source->kind, Source::Kind::Archive);
    const auto nobody = loadIndex(*source, options, progress);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(nobody.error().english().contains(QLatin1String("--sha256")));

    options.givenSha256 = Sha256::hexOf(body).toUpper();
    const auto index = loadIndex(*source, options, progress);
    ASSERT_TRUE(index) << qPrintable(index.error().english());
    const auto ref = chooseArchive(*index, QStringLiteral("latest"), Arch::Amd64);
    ASSERT_TRUE(ref);
    EXPECT_TRUE(fetchArchive(*ref, options, progress));
    EXPECT_EQ(chooseArchive(*index, QStringLiteral("latest"), Arch::Arm64).error().code,
              ErrorCode::NotFound);
}

TEST_F(LocalSource, ArchiveByAnotherNameIsNotGuessed)
{
    const auto ref =
        archiveFromFile(put(QStringLiteral("golang.zip"), body), Sha256::hexOf(body), noPins);
    ASSERT_FALSE(ref);
    EXPECT_EQ(ref.error().code, ErrorCode::Invalid);
    EXPECT_EQ(archiveFromFile(put(name, body), "abc", noPins).error().code, ErrorCode::Usage);
    EXPECT_EQ(archiveFromFile(folder.filePath(QStringLiteral("no.zip")), {}, noPins).error().code,
              ErrorCode::NotFound);
}

TEST_F(LocalSource, MirrorInTheProgramHasEveryProcessor)
{
    const auto index = loadIndex(Source::builtIn(), options, progress);
    ASSERT_TRUE(index) << qPrintable(index.error().english());
    for (const Arch arch : {Arch::Amd64, Arch::Arm64, Arch::X86}) {
        const auto ref = chooseArchive(*index, QStringLiteral("latest"), arch);
        ASSERT_TRUE(ref);
        const auto fetched = fetchArchive(*ref, options, progress);
        ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
        EXPECT_EQ(fetched->bytes.size(), ref->size);
    }
}

} // namespace
} // namespace gosetup
