// SPDX-License-Identifier: Apache-2.0
// The list of releases, as a source sends it or does not.
#include "toolchain/DownloadKit.h"
#include "toolchain/Source.h"

namespace gosetup {
namespace {

using namespace testkit;

TEST_F(CasesDownload, ENV_067_DamagedIndexIsAnErrorNotAnEmptyList)
{
    HttpServer server([](const Asked&) {
        Said said;
        said.body = R"([{"version":"go1.24.4","stable":true,"files":[{"filena)";
        return said;
    });
    const auto index = loadIndex({Source::Kind::Web, server.url()}, options, progress);
    ASSERT_FALSE(index);
    EXPECT_EQ(index.error().code, ErrorCode::Corrupt);
}

TEST_F(CasesDownload, ENV_086_IndexIsAskedForWithAllReleases)
{
    HttpServer server([](const Asked&) {
        Said said;
        said.body = "[]";
        return said;
    });
    ASSERT_TRUE(loadIndex({Source::Kind::Web, server.url()}, options, progress));
    EXPECT_EQ(server.asked().at(0).target, "/dl/?mode=json&include=all");
}

TEST_F(Download, MirrorWithoutIndexOffersThePinnedVersions)
{
    HttpServer server([](const Asked&) { return Said{404, {}, "no"}; });
    options.pinned = nullptr;
    const auto index = loadIndex({Source::Kind::Web, server.url()}, options, progress);
    ASSERT_TRUE(index) << qPrintable(index.error().english());
    EXPECT_TRUE(index->fromKnownHashes);
    EXPECT_TRUE(chooseArchive(*index, QStringLiteral("1.24.4"), Arch::Amd64));
    EXPECT_EQ(server.asked().at(1).target, "/dl/dl.json");
}

TEST_F(Download, PortalInFrontOfAMirrorIsNotTakenForAMirrorWithoutIndex)
{
    HttpServer server([](const Asked&) {
        return Said{200, {{"Content-Type", "text/html"}}, "<html>sign in</html>"};
    });
    const auto index = loadIndex({Source::Kind::Web, server.url()}, options, progress);
    ASSERT_FALSE(index);
    EXPECT_EQ(index.error().code, ErrorCode::Proxy);
}

} // namespace
} // namespace gosetup
