// SPDX-License-Identifier: Apache-2.0
// GOROOT\go.env brings the defaults of GOPROXY and GOSUMDB since Go 1.21: without it there are
// none.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <algorithm>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString shippedFile = goRoot + s("\\go.env");

MachineImage withoutShippedFile()
{
    MachineImage image = soundImage();
    image.files.erase(winpath::key(shippedFile));
    return image;
}

MachineImage withShippedFile(const QByteArray& content)
{
    MachineImage image = soundImage();
    image.file(shippedFile).content(content);
    return image;
}

std::string troublesOf(const MachineImage& image)
{
    QStringList told;
    for (const Finding& finding : judge(factsOf(image), {})) {
        if (isTold(finding) && finding.status >= Status::Warning)
            told << finding.id + u' ' + toString(finding.status);
    }
    return told.join(u' ').toStdString();
}

/// What the recommended fixes write into the person's file, as "NAME=VALUE".
std::string writtenBy(const MachineImage& image)
{
    QStringList written;
    for (const Finding& finding : judge(factsOf(image), {})) {
        if (!isTold(finding))
            continue;
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                if (const auto* line = std::get_if<WriteGoEnv>(&change); line && fix.recommended)
                    written << line->name + u'=' + line->value.value_or(s("-"));
            }
        }
    }
    written.sort();
    return written.join(u' ').toStdString();
}

const std::string proxyLine = "GOPROXY=https://proxy.golang.org,direct";
const std::string databaseLine = "GOSUMDB=sum.golang.org";
const std::string bothLines = proxyLine + ' ' + databaseLine;

} // namespace

TEST(ShippedDefaults, AreGoneWithTheFileAndToldOnce)
{
    for (const MachineImage& image :
         {withoutShippedFile(), withShippedFile({}), withShippedFile("# edited\n")}) {
        EXPECT_EQ(troublesOf(image), "goenv.gosumdb problem");
        EXPECT_EQ(writtenBy(image), bothLines);
        const Finding finding = worst(factsOf(image), "goenv.goproxy");
        EXPECT_EQ(finding.cause, worst(factsOf(image), "goenv.gosumdb").cause);
        EXPECT_TRUE(textOf(finding).contains(shippedFile)) << textOf(finding).toStdString();
        EXPECT_TRUE(textOf(finding).contains(s("contains no entries")));
    }
}

TEST(ShippedDefaults, EachIsNeededWhereNothingElseSetsIt)
{
    EXPECT_EQ(writtenBy(withShippedFile("GOSUMDB=sum.golang.org\n")), proxyLine);
    const MachineImage noDatabase = withShippedFile("GOPROXY=https://goproxy.cn\n");
    EXPECT_EQ(troublesOf(noDatabase), "goenv.gosumdb problem");
    EXPECT_EQ(writtenBy(noDatabase), databaseLine);
    MachineImage own = withoutShippedFile();
    own.setVariable(Hive::CurrentUser, s("GOPROXY"), RegKind::String, s("https://goproxy.cn"));
    EXPECT_EQ(writtenBy(own), databaseLine);
    own.setVariable(Hive::CurrentUser, s("GOSUMDB"), RegKind::String, s("sum.golang.org"));
    EXPECT_EQ(troublesOf(own), "");
}

TEST(ShippedDefaults, AreBuiltIntoAnOlderGo)
{
    MachineImage image = withoutShippedFile();
    image.file(goRoot + s("\\VERSION")).content("go1.20.14\n");
    EXPECT_EQ(worst(factsOf(image), "goenv.goproxy").status, Status::Ok);
    EXPECT_EQ(worst(factsOf(image), "goenv.gosumdb").status, Status::Ok);
}

TEST(ShippedDefaults, OfAFileThatNobodyCouldReadAreNotKnownToBeGone)
{
    MachineImage image = soundImage();
    image.fault(s("files.read"), ImageFault::Kind::AccessDenied, 0, shippedFile);
    EXPECT_EQ(worst(factsOf(image), "goenv.goproxy").status, Status::Ok);
}

TEST(ShippedDefaults, AnEmptyLineOfTheOwnFileIsSetThen)
{
    MachineImage image = withoutShippedFile();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GOPROXY=\n");
    EXPECT_EQ(writtenBy(image), bothLines);
}

TEST(ShippedDefaults, OfATreeThatIsInPiecesComeBackWithIt)
{
    MachineImage image = withoutShippedFile();
    image.files.erase(winpath::key(goRoot + s("\\pkg\\tool\\windows_amd64\\compile.exe")));
    EXPECT_EQ(troublesOf(image), "toolchain.incomplete problem");
}

TEST(ShippedDefaults, AreSetWhereAWrongValueGoes)
{
    MachineImage image = withoutShippedFile();
    image.setVariable(Hive::CurrentUser, s("GOPROXY"), RegKind::String, s("https://goproxy.cn"));
    image.setVariable(Hive::CurrentUser, s("GOSUMDB"), RegKind::String, s("\"off\""));
    const Facts facts = factsOf(image);
    const Finding finding = worst(facts, "env.quoted-value");
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_EQ(finding.fixes.front().title.english(), s("Set GOSUMDB to sum.golang.org"));
    EXPECT_EQ(finding.fixes.front().changes,
              std::vector<Change>({SetVariable{Scope::User, s("GOSUMDB"), s("sum.golang.org")}}));
}
