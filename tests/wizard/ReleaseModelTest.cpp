// SPDX-License-Identifier: Apache-2.0
#include "pages/ReleaseModel.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

const QByteArray hashA(64, 'a');
const QByteArray hashB(64, 'b');

Release release(const char* version, bool stable, const QByteArray& hash,
                const char* arch = "amd64")
{
    Release made;
    made.version = *GoVersion::parse(QString::fromLatin1(version));
    made.stable = stable;
    made.files.push_back(
        {QStringLiteral("%1.windows-%2.zip").arg(made.version.name(), QString::fromLatin1(arch)),
         QStringLiteral("windows"), QString::fromLatin1(arch), QStringLiteral("archive"),
         78'000'000, hash});
    return made;
}

ReleaseIndex someReleases()
{
    ReleaseIndex index;
    index.releases = {release("go1.28rc1", false, hashA), release("go1.27.2", true, hashA),
                      release("go1.27.1", true, hashA),   release("go1.26.9", true, hashB),
                      release("go1.4", true, {}),         release("go1.3", true, hashA, "arm64")};
    return index;
}

KnownHashes pinned()
{
    auto table =
        KnownHashes::parse(QByteArrayLiteral(R"({"archives":{"go1.27.1.windows-amd64.zip":")") +
                           hashA + QByteArrayLiteral(R"(","go1.26.9.windows-amd64.zip":")") +
                           hashA + QByteArrayLiteral(R"("}})"));
    EXPECT_TRUE(table.has_value()) << (table ? "" : table.error().english().toStdString());
    return table ? *table : KnownHashes();
}

TEST(ReleaseModel, KeepsOnlyReleasesWithAnArchiveForTheMachine)
{
    ReleaseModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReleases(someReleases(), Arch::Amd64, KnownHashes());
    EXPECT_EQ(model.rowCount(), 5);
    EXPECT_EQ(model.rowOf(QStringLiteral("1.3")), -1);
    model.setReleases(someReleases(), Arch::Arm64, KnownHashes());
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rows()[0].version, QStringLiteral("go1.3"));
    model.clear();
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(ReleaseModel, TheNewestStableIsTheOneOfAnEmptyWish)
{
    ReleaseModel model;
    model.setReleases(someReleases(), Arch::Amd64, KnownHashes());
    EXPECT_EQ(model.rowOf({}), 1);
    EXPECT_EQ(model.rowOf(QStringLiteral("latest")), 1);
    EXPECT_EQ(model.rowOf(QStringLiteral("1.27.1")), 2);
    EXPECT_EQ(model.rowOf(QStringLiteral("go1.28rc1")), 0);
    EXPECT_EQ(model.rowOf(QStringLiteral("1.99")), -1);
    int newest = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        newest += model.index(row, 0).data(ReleaseModel::NewestRole).toBool() ? 1 : 0;
    EXPECT_EQ(newest, 1);
}

TEST(ReleaseModel, TellsWhoVouchesForTheBytes)
{
    ReleaseModel model;
    model.setReleases(someReleases(), Arch::Amd64, pinned());
    const auto trustOf = [&](const char* version) {
        const int row = model.rowOf(QString::fromLatin1(version));
        return model.rows()[static_cast<std::size_t>(row)].trust;
    };
    EXPECT_EQ(trustOf("1.27.2"), HashTrust::Index);
    EXPECT_EQ(trustOf("1.27.1"), HashTrust::Both);
    EXPECT_EQ(trustOf("1.26.9"), HashTrust::Disagree);
    EXPECT_EQ(trustOf("1.4"), HashTrust::Nobody);
}

TEST(ReleaseFilter, HidesPreviewsUntilAskedAndFindsByAnyPart)
{
    ReleaseModel model;
    ReleaseFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReleases(someReleases(), Arch::Amd64, KnownHashes());
    EXPECT_EQ(filter.rowCount(), 4);
    filter.setPreviews(true);
    EXPECT_EQ(filter.rowCount(), 5);
    filter.setSearch(QStringLiteral("1.27"));
    EXPECT_EQ(filter.rowCount(), 2);
    filter.setSearch(QStringLiteral("go1.28"));
    EXPECT_EQ(filter.rowCount(), 1);
    filter.setSearch(QStringLiteral("nothing like it"));
    EXPECT_EQ(filter.rowCount(), 0);
}

} // namespace
} // namespace gosetup
