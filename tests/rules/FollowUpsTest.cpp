// SPDX-License-Identifier: Apache-2.0
// A fix of one setting takes along what else it needs, and is not recommended where it would bring
// another complaint.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withUserVariable(const char* name, const char* value)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    return image;
}

const Fix* recommendedFixOf(const Finding& finding)
{
    const auto fix = std::ranges::find_if(finding.fixes, &Fix::recommended);
    return fix == finding.fixes.end() ? nullptr : &*fix;
}

EditPath ontoUserPath(const char* entry)
{
    return {Scope::User, {{PathEdit::Kind::InsertLast, s(entry), {}, 0, s("path.missing-gobin")}}};
}

bool holds(const Fix& fix, const Change& change)
{
    return std::ranges::find(fix.changes, change) != fix.changes.end();
}

/// Those of all recommended fixes.
std::vector<PathEdit> recommendedPathEdits(const MachineImage& image)
{
    std::vector<PathEdit> edits;
    for (const Finding& finding : judge(factsOf(image), {})) {
        const Fix* fix = recommendedFixOf(finding);
        for (const Change& change : fix == nullptr ? std::vector<Change>() : fix->changes) {
            if (const auto* path = std::get_if<EditPath>(&change))
                edits.insert(edits.end(), path->edits.begin(), path->edits.end());
        }
    }
    return edits;
}

/// With a byte order mark.
QByteArray asUtf16(const char* text)
{
    const QString wide = QChar(0xFEFF) + s(text);
    return {reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2};
}

/// By the id of their findings.
QStringList recommendedLines(const MachineImage& image)
{
    QStringList ids;
    for (const Finding& finding : judge(factsOf(image), {})) {
        for (const Fix& fix : finding.fixes) {
            if (fix.recommended && std::ranges::any_of(fix.changes, [](const Change& change) {
                    return std::holds_alternative<WriteGoEnv>(change);
                }))
                ids << finding.id;
        }
    }
    return ids;
}

Finding goFileOf(const char* text)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(text);
    return worst(factsOf(image), "goenv.file-encoding");
}

} // namespace

TEST(FollowUps, TheFolderOfProgramsComesOntoPathWithItsSetting)
{
    struct Case
    {
        const char* name;
        const char* value;
        const char* rule;
        const char* bin;
    };
    for (const Case& one : {
             Case{"GOPATH", "\"C:\\work\"", "env.quoted-value", "C:\\work\\bin"},
             Case{"GOBIN", " C:\\work\\bin", "env.control-characters", "C:\\work\\bin"},
             Case{"GOPATH ", "C:\\work", "env.misspelt-name", "C:\\work\\bin"},
         }) {
        const Finding finding = worst(factsOf(withUserVariable(one.name, one.value)), one.rule);
        const Fix* fix = recommendedFixOf(finding);
        ASSERT_NE(fix, nullptr) << one.name << one.rule;
        EXPECT_TRUE(holds(*fix, ontoUserPath(one.bin))) << one.name << one.value;
        EXPECT_TRUE(holds(*fix, MakeFolder{s(one.bin), Scope::User, true})) << one.name;
    }
}

TEST(FollowUps, NothingFollowsWhereTheFolderIsOnPathAlready)
{
    MachineImage image = withUserVariable("GOPATH", "\"C:\\work\"");
    image.folder(s("C:\\work\\bin"));
    setPath(image, Hive::CurrentUser, {s("C:\\work\\bin")});
    const Finding finding = worst(factsOf(image), "env.quoted-value");
    const Fix* fix = recommendedFixOf(finding);
    ASSERT_NE(fix, nullptr);
    EXPECT_EQ(fix->changes.size(), 1U);
}

TEST(FollowUps, AFolderThatOthersMayWriteToDoesNotCome)
{
    MachineImage image = withUserVariable("GOPATH", "\"C:\\work\"");
    image.folder(s("C:\\work\\bin"));
    const Finding finding = worst(factsOf(image), "env.quoted-value");
    const Fix* fix = recommendedFixOf(finding);
    ASSERT_NE(fix, nullptr);
    EXPECT_EQ(fix->changes.size(), 1U);
}

TEST(FollowUps, TheFolderOfProgramsComesOfAListToo)
{
    const Finding finding = worst(factsOf(withUserVariable("GOPATH", "C：\\work;C：\\tools")),
                                  "env.look-alike-characters");
    const Fix* fix = recommendedFixOf(finding);
    ASSERT_NE(fix, nullptr);
    EXPECT_TRUE(holds(*fix, ontoUserPath("C:\\work\\bin")));
}

TEST(FollowUps, TheFolderOfProgramsComesOfAValueInGosOwnFileToo)
{
    for (const char* value : {";C:\\work;;", "%HOMEDRIVE%\\work"}) {
        MachineImage image = withUserVariable("HOMEDRIVE", "C:");
        image.file(goRoot + s("\\go.env")).content(QByteArray("GOBIN=") + value);
        const Finding finding = worst(factsOf(image), "goenv.gobin-invalid");
        const Fix* fix = recommendedFixOf(finding);
        ASSERT_NE(fix, nullptr) << value;
        EXPECT_TRUE(holds(*fix, ontoUserPath("C:\\work"))) << value;
    }
}

TEST(FollowUps, NothingFollowsWhereAnEntryComesToNameTheFolder)
{
    MachineImage image = withUserVariable("GOPATH", "\"%USERPROFILE%\\go\"");
    setPath(image, Hive::CurrentUser, {s("%GOPATH%\\bin")});
    for (const PathEdit& edit : recommendedPathEdits(image))
        EXPECT_NE(edit.kind, PathEdit::Kind::InsertLast) << edit.entry.toStdString();
}

TEST(FollowUps, AVariableWithAMisspeltNameThatNamesAFileIsNotRenamed)
{
    MachineImage image = withUserVariable("GOPATH ", "C:\\tools\\file.txt");
    image.file(s("C:\\tools\\file.txt")).content("x");
    const Finding finding = worst(factsOf(image), "env.misspelt-name");
    const Fix* fix = recommendedFixOf(finding);
    const Change rename = SetVariable{Scope::User, s("GOPATH"), s("C:\\tools\\file.txt")};
    EXPECT_TRUE(fix == nullptr || !holds(*fix, rename));
}

TEST(FollowUps, AWholeDriveAsGopathKeepsNoOtherFolderOffPath)
{
    MachineImage image = withUserVariable("GOBIN", "~\\dev");
    image.file(goRoot + s("\\go.env")).content("GOPATH=C:\\");
    const Finding finding = worst(factsOf(image), "goenv.gobin-invalid");
    const Fix* fix = recommendedFixOf(finding);
    ASSERT_NE(fix, nullptr);
    EXPECT_TRUE(holds(*fix, ontoUserPath("%USERPROFILE%\\dev")));
}

TEST(FollowUps, AnEntryThatWaitsForTheFolderOfProgramsIsNotDead)
{
    MachineImage image = withUserVariable("GOBIN", "\"C:\\work\\bin\"");
    setPath(image, Hive::CurrentUser, {s("C:\\work\\bin")});
    EXPECT_TRUE(recommendedPathEdits(image).empty());
    setPath(image, Hive::CurrentUser, {s("C:\\work\\bin"), s("C:\\gone")});
    const auto edits = recommendedPathEdits(image);
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(edits[0].entry, s("C:\\gone"));
}

TEST(FollowUps, TheFolderOfProgramsComesOntoPathWhereItsQuotedEntryGoes)
{
    MachineImage image = withUserVariable("GOBIN", "\"C:\\work\\bin\"");
    setPath(image, Hive::CurrentUser, {s("\"C:\\work\\bin\"")});
    const auto edits = recommendedPathEdits(image);
    ASSERT_EQ(edits.size(), 2U);
    EXPECT_EQ(edits[0].kind, PathEdit::Kind::Remove);
    EXPECT_EQ(edits[1].kind, PathEdit::Kind::InsertLast);
    EXPECT_EQ(edits[1].entry, s("C:\\work\\bin"));
}

TEST(GoBinOnPath, BelowADriveRootTheFolderIsMadeProtected)
{
    const Finding finding =
        worst(factsOf(withUserVariable("GOBIN", "C:\\work\\bin")), "path.missing-gobin");
    const Fix* fix = recommendedFixOf(finding);
    ASSERT_NE(fix, nullptr);
    const std::vector<Change> expected = {MakeFolder{s("C:\\work\\bin"), Scope::User, true},
                                          ontoUserPath("C:\\work\\bin")};
    EXPECT_EQ(fix->changes, expected);

    MachineImage image = withUserVariable("GOBIN", "C:\\work\\bin");
    image.folder(s("C:\\work\\bin"));
    EXPECT_EQ(recommendedFixOf(worst(factsOf(image), "path.missing-gobin")), nullptr)
        << "others may have put programs there";
}

TEST(CorrectedValue, IsNotRecommendedWhereGoCannotUseTheFolder)
{
    for (const char* value : {"\"C:\\gopath;C:\\tools\"", "\"C:\\Windows\\go\"", "\"C:\\nul\""}) {
        const Finding finding =
            worst(factsOf(withUserVariable("GOMODCACHE", value)), "env.quoted-value");
        const Fix* fix = recommendedFixOf(finding);
        ASSERT_NE(fix, nullptr) << value;
        EXPECT_EQ(fix->id, s("clear")) << value;
    }
}

TEST(SettingsFile, IsNotRewrittenWhereALineWouldBringAnotherComplaint)
{
    EXPECT_NE(recommendedFixOf(goFileOf("\xef\xbb\xbfGOPROXY=https://goproxy.cn,direct\n")),
              nullptr);
    EXPECT_EQ(recommendedFixOf(goFileOf("\xef\xbb\xbfGO_PATH=C:\\work\n")), nullptr);
    EXPECT_EQ(recommendedFixOf(goFileOf("\xef\xbb\xbfGOTMPDIR=C:\\work\n")), nullptr)
        << "the variable of that name overrides it";
    EXPECT_EQ(recommendedFixOf(goFileOf("\xef\xbb\xbfGOCACHE=C:\\Windows\n")), nullptr);
    EXPECT_EQ(recommendedFixOf(goFileOf("\xef\xbb\xbfGOPATH=C:\\\n")), nullptr);
    EXPECT_EQ(recommendedFixOf(goFileOf("\xef\xbb\xbfGOPATH=C:\\Users\\li\\AppData\\Local"
                                        "\\Temp\\go\n")),
              nullptr);
    EXPECT_NE(recommendedFixOf(goFileOf("\xef\xbb\xbfGOPATH=C:\\Users\\li\\dev\n")), nullptr);
    EXPECT_EQ(recommendedFixOf(goFileOf("\xef\xbb\xbfGOARM64=C:\\temp\t\n")), nullptr);
}

TEST(SettingsFile, IsNotRewrittenWhereItsFolderIsAFile)
{
    MachineImage image = soundImage();
    image.file(s("C:\\tools\\file.txt")).content("x");
    image.file(userHome + s("\\AppData\\Roaming\\go\\env"))
        .content("\xef\xbb\xbfGOCACHE=C:\\tools\\file.txt\n");
    EXPECT_EQ(recommendedFixOf(worst(factsOf(image), "goenv.file-encoding")), nullptr);
}

TEST(SettingsFile, IsNotRewrittenWhereItsProgramWasNotLookedFor)
{
    EXPECT_EQ(recommendedFixOf(goFileOf("\xef\xbb\xbfGOCACHEPROG=gone.exe\n")), nullptr);

    MachineImage image = withUserVariable("GOCACHEPROG", "go");
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("\xef\xbb\xbfGOCACHEPROG=go\n");
    EXPECT_NE(recommendedFixOf(worst(factsOf(image), "goenv.file-encoding")), nullptr)
        << "the same program";
}

TEST(SettingsFile, GetsNoLineBeforeItIsRewritten)
{
    MachineImage image = soundImage();
    image.file(goRoot + s("\\go.env")).content("GOPROXY=banana\n");
    MachineImage rewritten = image;
    const QString file = userHome + s("\\AppData\\Roaming\\go\\env");
    rewritten.file(file).content(asUtf16("GOPRIVATE=*.corp.example\n"));
    EXPECT_FALSE(recommendedLines(rewritten).isEmpty()) << "in one plan with the rewrite";
    image.file(file).content(asUtf16("GO_PATH=C:\\work\n"));
    EXPECT_EQ(recommendedLines(image), QStringList()) << "the rewrite is not recommended";
}

TEST(Pathext, WhatNamesNothingIsNotPutBack)
{
    const Finding finding =
        worst(factsOf(withUserVariable("PATHEXT", "%PATHEXT%;.PY;C:\\x")), "path.pathext");
    const Fix* fix = recommendedFixOf(finding);
    ASSERT_NE(fix, nullptr);
    const std::vector<Change> expected = {SetVariable{Scope::User, s("PATHEXT"), s(".EXE;.PY")}};
    EXPECT_EQ(fix->changes, expected);
}

TEST(Patterns, AListThatComesToCoverEverythingIsRemoved)
{
    const Finding finding =
        worst(factsOf(withUserVariable("GONOSUMDB", ";*;;")), "goenv.goprivate");
    const Fix* fix = recommendedFixOf(finding);
    ASSERT_NE(fix, nullptr);
    EXPECT_EQ(fix->id, s("clear"));
}
