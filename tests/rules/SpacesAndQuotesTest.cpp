// SPDX-License-Identifier: Apache-2.0
// Blanks, line ends and quotes around the folders of settings: Windows drops a blank at the very
// end of a path only, so that nothing below such a folder is found.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <algorithm>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withFolder(const char* name, const QString& value)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, value);
    return image;
}

MachineImage withTemp(const QString& value)
{
    MachineImage image = soundImage();
    image.folder(s("C:\\Temp"));
    image.setVariable(Hive::CurrentUser, s("GOTMPDIR"), RegKind::String, {}); // as good as unset
    for (const char* name : {"TEMP", "TMP"})
        image.setVariable(Hive::CurrentUser, s(name), RegKind::String, value);
    return image;
}

std::string gravestOf(const MachineImage& image)
{
    QStringList told;
    for (const Finding& finding : judge(factsOf(image), {})) {
        if (isTold(finding) && finding.status >= Status::Warning)
            told << finding.id + u' ' + toString(finding.status);
    }
    return told.join(u' ').toStdString();
}

/// "NAME=VALUE" of every recommended change.
std::string recommendedBy(const MachineImage& image)
{
    QStringList set;
    for (const Finding& finding : judge(factsOf(image), {})) {
        if (!isTold(finding))
            continue;
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                const auto* variable = std::get_if<SetVariable>(&change);
                if (variable != nullptr && fix.recommended)
                    set << variable->name + u'=' + variable->text.value_or(s("-"));
            }
        }
    }
    set.sort();
    return set.join(u' ').toStdString();
}

} // namespace

TEST(SpacesAndQuotes, NothingIsFoundBelowAFolderThatEndsWithABlank)
{
    for (const char* name : {"GOPATH", "GOCACHE", "GOMODCACHE", "GOBIN"}) {
        const MachineImage image = withFolder(name, s("C:\\dev\\x "));
        EXPECT_EQ(gravestOf(image), "env.control-characters problem") << name;
        EXPECT_EQ(recommendedBy(image), std::string(name) + "=C:\\dev\\x");
    }
}

TEST(SpacesAndQuotes, WindowsHasNoNamesWithLineEnds)
{
    for (const char* end : {"\r\n", "\n", "\r", "\t"}) {
        const MachineImage image = withFolder("GOPATH", s("C:\\dev\\x") + s(end));
        EXPECT_EQ(gravestOf(image), "env.control-characters problem");
        EXPECT_EQ(recommendedBy(image), "GOPATH=C:\\dev\\x");
    }
}

TEST(SpacesAndQuotes, OfAListTheFirstFolderIsWrittenTo)
{
    const MachineImage image = withFolder("GOPATH", s("C:\\dev\\x;C:\\dev\\y "));
    EXPECT_EQ(worst(factsOf(image), "env.control-characters").status, Status::Warning);
    const MachineImage first = withFolder("GOPATH", s("C:\\dev\\x ;C:\\dev\\y"));
    EXPECT_EQ(worst(factsOf(first), "env.control-characters").status, Status::Problem);
}

TEST(SpacesAndQuotes, ABlankOfAnotherKindMakesAnotherFolder)
{
    for (const char16_t blank : {u'\u00A0', u'\u3000', u'\u2003'}) {
        const MachineImage image = withFolder("GOPATH", s("C:\\dev\\x") + QChar(blank));
        EXPECT_EQ(gravestOf(image), "env.control-characters warning");
        EXPECT_EQ(recommendedBy(image), "GOPATH=C:\\dev\\x");
    }
}

TEST(SpacesAndQuotes, ATemporaryFolderThatEndsWithABlankIsToldWithTheFolderThatIsThere)
{
    const MachineImage image = withTemp(s("C:\\Temp "));
    EXPECT_EQ(gravestOf(image), "env.temp-missing warning");
    EXPECT_EQ(recommendedBy(image), "TEMP=C:\\Temp TMP=C:\\Temp");
}

TEST(SpacesAndQuotes, OfATemporaryFolderInQuotesTheQuotesAreTheCause)
{
    const MachineImage image = withTemp(s("\"C:\\Temp\""));
    EXPECT_EQ(gravestOf(image), "env.temp-missing problem");
    EXPECT_EQ(recommendedBy(image), "TEMP=C:\\Temp TMP=C:\\Temp");
    EXPECT_TRUE(textOf(worst(factsOf(image), "env.temp-missing")).contains(s("quotes")));
    const MachineImage lineEnd = withTemp(s("C:\\Temp\r\n"));
    EXPECT_EQ(gravestOf(lineEnd), "env.temp-missing problem");
    EXPECT_EQ(recommendedBy(lineEnd), "TEMP=C:\\Temp TMP=C:\\Temp");
}

TEST(SpacesAndQuotes, AFolderThatIsNotThereIsNoRemedyForTheTemporaryOne)
{
    MachineImage image = soundImage();
    for (const char* name : {"TEMP", "TMP"})
        image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s("\"C:\\gone\""));
    const std::string usual = "%USERPROFILE%\\AppData\\Local\\Temp";
    EXPECT_EQ(recommendedBy(image), "TEMP=" + usual + " TMP=" + usual);
}

TEST(SpacesAndQuotes, OfTwoTemporaryFoldersOnlyTheOneWithQuotesIsCorrected)
{
    MachineImage image = withTemp(s("C:\\Temp"));
    image.setVariable(Hive::CurrentUser, s("TMP"), RegKind::ExpandString,
                      s("\"%SystemDrive%\\Temp\""));
    EXPECT_EQ(recommendedBy(image), "TMP=%SystemDrive%\\Temp");
}
