// SPDX-License-Identifier: Apache-2.0
// PATH as people type and paste it: other separators, Go's folder without bin, PATH in itself.
#include "rules/FactsMaker.h"

#include "changes/run/Apply.h"
#include "changes/run/Planner.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString pastedSystem32 = s("%SystemRoot%\\System32");
const QString pastedGoBin = goRoot + s("\\bin");
const QString pastedOwnBin = s("%USERPROFILE%\\go\\bin");

MachineImage withPathsOf(const QStringList& machine, const QStringList& user = {pastedOwnBin})
{
    MachineImage image = soundImage();
    setPath(image, Hive::LocalMachine, QStringList{pastedSystem32} + machine);
    setPath(image, Hive::CurrentUser, user);
    return image;
}

void addTools(MachineImage& image, bool open)
{
    image.folder(s("C:\\tools")).access({true, open, false});
}

/// The told findings that are more than notes.
QStringList toldBad(const std::vector<Finding>& findings)
{
    QStringList ids;
    for (const Finding& finding : findings) {
        if (isTold(finding) && finding.status >= Status::Warning)
            ids << finding.id;
    }
    return ids;
}

struct PastedPaths
{
    QString machine;
    QString user;
    QStringList bad; ///< what is told once everything recommended is done
};

PastedPaths mendedPaths(const MachineImage& image)
{
    const auto opened = PracticeMachine::fromImage(image);
    const auto machine = (*opened)->copy();
    std::vector<RequestedChange> wanted;
    for (const Finding& finding : judge(observe(machine, {}), {})) {
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                if (fix.recommended)
                    wanted.push_back({change, {finding.id}, static_cast<int>(wanted.size()) + 1});
            }
        }
    }
    const auto plan = makePlan(*machine, wanted);
    EXPECT_TRUE(plan);
    EXPECT_TRUE(plan->leftOut.empty());
    EXPECT_TRUE(applyEffects(*machine, *machine->elevatedView(), *plan));
    const Facts facts = observe(machine, {});
    return {facts.path->scope(Hive::LocalMachine)->text, facts.path->scope(Hive::CurrentUser)->text,
            toldBad(judge(facts, {}))};
}

} // namespace

TEST(PathPastes, AnotherSeparatorIsOneFindingAndTheFoldersAreSplit)
{
    for (const char* between : {",", ", ", ":", "|", " | "}) {
        MachineImage image = withPathsOf({s("C:\\tools") + s(between) + pastedGoBin});
        addTools(image, false);
        EXPECT_EQ(toldBad(judge(factsOf(image), {})), QStringList{s("path.dead-entries")})
            << between;
        const PastedPaths paths = mendedPaths(image);
        EXPECT_EQ(paths.machine, pastedSystem32 + s(";C:\\tools;") + pastedGoBin) << between;
        EXPECT_EQ(paths.user, pastedOwnBin) << between;
        EXPECT_TRUE(paths.bad.isEmpty()) << between;
    }
}

TEST(PathPastes, AFolderThatIsGoneDoesNotTakeTheOthersWithIt)
{
    for (const char* between : {",", "；"}) {
        const MachineImage image = withPathsOf({s("C:\\tools") + s(between) + pastedGoBin});
        const auto all = judge(factsOf(image), {});
        EXPECT_EQ(toldBad(all).size(), 1) << between;
        const auto missing = of(all, s("path.missing-go"));
        ASSERT_EQ(missing.size(), 1U);
        EXPECT_EQ(missing[0].saidBy, toldBad(all).value(0)) << between;
        const PastedPaths paths = mendedPaths(image);
        EXPECT_EQ(paths.machine, pastedSystem32 + u';' + pastedGoBin) << between;
        EXPECT_EQ(paths.user, pastedOwnBin) << between;
        EXPECT_TRUE(paths.bad.isEmpty()) << between;
    }
    const Finding finding =
        worst(factsOf(withPathsOf({s("C:\\tools,") + pastedGoBin})), "path.dead-entries");
    EXPECT_TRUE(textOf(finding).contains(s("C:\\tools does not exist")))
        << textOf(finding).toStdString();
}

TEST(PathPastes, AFolderOnADriveThatIsNotThereNowStays)
{
    const MachineImage image =
        withPathsOf({}, {pastedOwnBin + s(",E:\\tools"), s("C:\\Windows\\System32,E:\\x")});
    const PastedPaths paths = mendedPaths(image);
    EXPECT_TRUE(paths.user.startsWith(pastedOwnBin + s(";E:\\tools"))) << paths.user.toStdString();
}

TEST(PathPastes, AFolderThatAnyoneMayWriteToMovesToTheUserPath)
{
    MachineImage image = withPathsOf({s("C:\\tools,") + pastedGoBin});
    addTools(image, true);
    EXPECT_EQ(toldBad(judge(factsOf(image), {})), QStringList{s("path.dead-entries")});
    const PastedPaths paths = mendedPaths(image);
    EXPECT_EQ(paths.machine, pastedSystem32 + u';' + pastedGoBin);
    EXPECT_EQ(paths.user, pastedOwnBin + s(";C:\\tools"));
    EXPECT_TRUE(paths.bad.isEmpty());
}

TEST(PathPastes, AVariableAfterACommaBeginsAnEntry)
{
    MachineImage image = withPathsOf({pastedGoBin}, {s("C:\\tools,") + pastedOwnBin});
    addTools(image, false);
    EXPECT_EQ(mendedPaths(image).user, s("C:\\tools;") + pastedOwnBin);
}

TEST(PathPastes, ACommaInTheNameOfAFolderIsLeftAlone)
{
    MachineImage image =
        withPathsOf({pastedGoBin}, {pastedOwnBin, s("C:\\a,C\\b"), s("C:\\tools,x")});
    image.folder(s("C:\\a,C\\b"));
    image.folder(s("C:\\tools,x"));
    EXPECT_EQ(mendedPaths(image).user, pastedOwnBin + s(";C:\\a,C\\b;C:\\tools,x"));
}

TEST(PathPastes, ABlankInAnEntryOfWindowsIsNotCalledAQuote)
{
    MachineImage image = soundImage();
    setPath(image, Hive::LocalMachine, {pastedSystem32 + s(" "), pastedGoBin});
    const Finding finding = worst(factsOf(image), "path.trailing-space");
    EXPECT_FALSE(textOf(finding).contains(s("quote"))) << textOf(finding).toStdString();
}

TEST(PathPastes, PathInTheUserPathRepeatsTheSystemPath)
{
    MachineImage image = withPathsOf({pastedGoBin, s("C:\\gone")}, {s("%PATH%"), pastedOwnBin});
    const Facts facts = factsOf(image);
    const auto dead = worst(facts, "path.dead-entries");
    EXPECT_FALSE(textOf(dead).contains(s("PATH is not set"))) << textOf(dead).toStdString();
    const Finding finding = worst(facts, "path.duplicates");
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_EQ(finding.evidence.size(), 1U);
    EXPECT_TRUE(textOf(finding).contains(s("%PATH%")));
    const PastedPaths paths = mendedPaths(image);
    EXPECT_EQ(paths.user, pastedOwnBin);
    EXPECT_EQ(paths.machine, pastedSystem32 + u';' + pastedGoBin);
}

TEST(PathPastes, AListInAVariableGoesOnlyWhereEachOfItsFoldersStandsEarlier)
{
    MachineImage image = withPathsOf({pastedGoBin}, {pastedOwnBin, s("%LIST%")});
    image.setVariable(Hive::CurrentUser, s("LIST"), RegKind::String, pastedGoBin + s(";C:\\tools"));
    addTools(image, false);
    EXPECT_EQ(worst(factsOf(image), "path.duplicates").status, Status::Ok);
    EXPECT_EQ(mendedPaths(image).user, pastedOwnBin + s(";%LIST%"));
}

TEST(PathPastes, GosFolderWithoutBinIsCorrectedInItsPlace)
{
    for (const QString& entry : {goRoot, goRoot + u'\\', s("%ProgramFiles%\\Go")}) {
        const MachineImage image = withPathsOf({entry});
        const Finding finding = worst(factsOf(image), "path.missing-go");
        EXPECT_EQ(finding.status, Status::Problem);
        EXPECT_TRUE(textOf(finding).contains(entry)) << textOf(finding).toStdString();
        const PastedPaths paths = mendedPaths(image);
        EXPECT_EQ(paths.machine, pastedSystem32 + u';' + pastedGoBin) << entry.toStdString();
        EXPECT_EQ(paths.user, pastedOwnBin);
        EXPECT_TRUE(paths.bad.isEmpty());
    }
    EXPECT_EQ(mendedPaths(withPathsOf({}, {s("%ProgramFiles%\\Go\\"), pastedOwnBin})).user,
              s("%ProgramFiles%\\Go\\bin;") + pastedOwnBin);
}

TEST(PathPastes, AGorootThatIsNotSetIsOneFinding)
{
    for (const char* entry : {"%GOROOT%\\bin", "%goroot%\\bin\\", "%GOROOT%"}) {
        const MachineImage image = withPathsOf({s(entry)});
        EXPECT_EQ(toldBad(judge(factsOf(image), {})), QStringList{s("path.missing-go")}) << entry;
        const PastedPaths paths = mendedPaths(image);
        EXPECT_EQ(paths.machine, pastedSystem32 + u';' + pastedGoBin) << entry;
        EXPECT_TRUE(paths.bad.isEmpty()) << entry;
    }
}

TEST(PathPastes, GosFolderWithoutBinStaysWhereGoIsFoundAnyhow)
{
    const MachineImage image = withPathsOf({goRoot, pastedGoBin});
    EXPECT_EQ(worst(factsOf(image), "path.missing-go").status, Status::Ok);
    EXPECT_EQ(mendedPaths(image).machine, pastedSystem32 + u';' + goRoot + u';' + pastedGoBin);
}

TEST(PathPastes, AGoThatATreeBehindAShimAnswersForIsOnPath)
{
    MachineImage image =
        withPathsOf({}, {pastedOwnBin, s("C:\\Users\\li\\AppData\\Local\\mise\\shims")});
    std::erase_if(image.files,
                  [](const auto& item) { return winpath::isInside(item.second.path, goRoot); });
    const QString shim = s("C:\\Users\\li\\AppData\\Local\\mise\\shims\\go.exe");
    image.file(shim).pe(Arch::Amd64);
    MachineImage silent = image;
    ImageProgram answer;
    answer.path = shim;
    answer.result.standardOutput = "go version go1.24.3 windows/amd64\n";
    image.programs.push_back(answer);
    const Finding finding = worst(factsOf(image), "path.missing-go");
    EXPECT_EQ(finding.status, Status::Ok);
    EXPECT_TRUE(textOf(finding).contains(shim));
    const Finding none = worst(factsOf(silent), "toolchain.none");
    EXPECT_TRUE(textOf(none).contains(shim)) << textOf(none).toStdString();
}

TEST(PathPastes, WhatIsMissingHasEvidence)
{
    MachineImage image = withPathsOf({});
    std::erase_if(image.files,
                  [](const auto& item) { return winpath::isInside(item.second.path, goRoot); });
    const auto notes = of(judge(factsOf(image), {}), s("path.missing-go"));
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_FALSE(notes[0].evidence.empty());
}

TEST(PathPastes, TheFolderOfProgramsWithABlankIsToldOnce)
{
    const MachineImage image = withPathsOf({pastedGoBin}, {pastedOwnBin + s(" ")});
    const auto notes = of(judge(factsOf(image), {}), s("path.missing-gobin"));
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].saidBy, s("path.trailing-space"));
}

TEST(PathPastes, AUsersPathextGetsTheSystemsListBack)
{
    const auto fixesFor = [](const char* user) {
        MachineImage image = soundImage();
        image.setVariable(Hive::LocalMachine, s("PATHEXT"), RegKind::String,
                          s(".COM;.EXE;.BAT;.CMD;.VBS"));
        image.setVariable(Hive::CurrentUser, s("PATHEXT"), RegKind::String, s(user));
        return worst(factsOf(image), "path.pathext").fixes;
    };
    const auto first = [&](const char* user) {
        return std::get<SetVariable>(fixesFor(user).at(0).changes.at(0));
    };
    EXPECT_EQ(first(".PY"), (SetVariable{Scope::User, s("PATHEXT"), s("%PATHEXT%;.PY")}));
    EXPECT_EQ(first(".BAT;.PY"), (SetVariable{Scope::User, s("PATHEXT"), s("%PATHEXT%;.PY")}));
    EXPECT_EQ(first(".VBS"), (SetVariable{Scope::User, s("PATHEXT"), std::nullopt}));
    EXPECT_TRUE(fixesFor(".VBS").at(0).recommended);
    EXPECT_EQ(fixesFor(".VBS").size(), 1U);
}
