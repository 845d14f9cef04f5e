// SPDX-License-Identifier: Apache-2.0
// The Go extension, installed and removed by the editor of a practice machine.
#include "machine/EditorExtensions.h"
#include "support/ChangesKit.h"

#include "machine/practice/PracticeMachine.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString codeFolder = s("C:\\Users\\li\\AppData\\Local\\Programs\\Microsoft VS Code");
const QString extensions = s("C:\\Users\\li\\.vscode\\extensions");
const QString goExtension = s("golang.go");

InstallEditorExtension theExtension()
{
    return {s("vscode"), codeFolder, extensions, goExtension};
}

MachineImage editorImage()
{
    MachineImage image;
    image.file(codeFolder + s("\\Code.exe")).pe(Arch::Amd64);
    image.file(codeFolder + s("\\1a2b3c4d5e\\resources\\app\\out\\cli.js")).content("// x");
    image.file(codeFolder + s("\\bin\\code.cmd"))
        .content("@echo off\r\nset ELECTRON_RUN_AS_NODE=1\r\n\"%~dp0..\\Code.exe\" "
                 "\"%~dp0..\\1a2b3c4d5e\\resources\\app\\out\\cli.js\" %*\r\n");
    image.file(extensions + s("\\extensions.json"))
        .content(R"([{"identifier":{"id":"x.y"},"version":"1","relativeLocation":"x.y-1"}])");
    return image;
}

std::shared_ptr<PracticeMachine> opened(const MachineImage& image)
{
    const auto machine = PracticeMachine::fromImage(image);
    EXPECT_TRUE(machine.has_value());
    return *machine;
}

bool hasExtension(Machine& machine)
{
    const auto found = installedExtension(machine.files(), extensions, goExtension);
    EXPECT_TRUE(found.has_value());
    return found && found->has_value();
}

QByteArray listOf(Machine& machine)
{
    return machine.files().read(extensions + s("\\extensions.json"), 1 << 20).value_or("");
}

} // namespace

TEST(EditorExtension, IsInstalledAndUndone)
{
    const auto machine = opened(editorImage());
    ASSERT_TRUE(succeeded(runChanges(*machine, {theExtension()})));
    EXPECT_TRUE(hasExtension(*machine));
    EXPECT_TRUE(listOf(*machine).contains("x.y")) << "others stay";
    ASSERT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(hasExtension(*machine));
    EXPECT_TRUE(listOf(*machine).contains("x.y"));
}

TEST(EditorExtension, ThatIsThereIsLeftAlone)
{
    MachineImage image = editorImage();
    image.file(extensions + s("\\extensions.json"))
        .content(R"([{"identifier":{"id":"golang.Go"},"version":"0.40","relativeLocation":"g"}])");
    image.folder(extensions + s("\\g"));
    const auto machine = opened(image);
    EXPECT_TRUE(planOf(*machine, {theExtension()}).changes.empty());
}

TEST(EditorExtension, TwiceChangesNothingMore)
{
    const auto machine = opened(editorImage());
    const Plan plan = planOf(*machine, {theExtension()});
    ASSERT_TRUE(succeeded(run(*machine, plan)));
    const QByteArray list = listOf(*machine);
    const RunReport again = run(*machine, plan);
    EXPECT_EQ(again.count(Outcome::AlreadySo), 1);
    EXPECT_EQ(listOf(*machine), list);
}

TEST(EditorExtension, FailsWithoutTheMarketplaceAndTakesTheRunBack)
{
    MachineImage image = editorImage();
    image.network.hosts[s("marketplace.visualstudio.com")].outcome =
        ImageHost::Outcome::Unreachable;
    const auto machine = opened(image);
    const RunReport report = runChanges(*machine, {setUser("GOFLAGS", "-v"), theExtension()});
    ASSERT_TRUE(report.error.has_value());
    EXPECT_TRUE(report.rolledBack());
    EXPECT_TRUE(report.error->english().contains(s("Failed Installing Extensions")))
        << report.error->english().toStdString();
    EXPECT_FALSE(report.error->remedy.isEmpty());
    EXPECT_FALSE(valueOf(*machine, s("GOFLAGS")));
    EXPECT_FALSE(hasExtension(*machine));
}

TEST(EditorExtension, IsTakenOutWhereALaterChangeFails)
{
    MachineImage image = editorImage();
    image.fault(s("registry.write"), ImageFault::Kind::AccessDenied, 0, s("GOFLAGS"));
    const auto machine = opened(image);
    const RunReport report = runChanges(*machine, {setUser("GOFLAGS", "-v"), theExtension()});
    EXPECT_TRUE(report.rolledBack());
    EXPECT_FALSE(hasExtension(*machine));
}

TEST(EditorExtension, OfAnEditorThatIsGoneIsKept)
{
    const auto machine = opened(editorImage());
    ASSERT_TRUE(succeeded(runChanges(*machine, {theExtension()})));
    ASSERT_TRUE(machine->files().removeTree(codeFolder));
    const UndoReport report = undoLast(*machine);
    ASSERT_EQ(report.changes.size(), 1U);
    EXPECT_EQ(report.changes[0].how, UndoneChange::How::Kept);
    EXPECT_TRUE(hasExtension(*machine));
}

TEST(EditorExtension, ThatThePersonRemovedIsNoLongerThere)
{
    const auto machine = opened(editorImage());
    ASSERT_TRUE(succeeded(runChanges(*machine, {theExtension()})));
    ASSERT_TRUE(machine->files().write(extensions + s("\\extensions.json"), "[]"));
    const UndoReport report = undoLast(*machine);
    ASSERT_TRUE(succeeded(report));
    EXPECT_EQ(report.changes.at(0).how, UndoneChange::How::Nothing);
}

TEST(EditorExtension, IsNoOtherThanGosAndOfNoOtherProgram)
{
    const auto refused = [](const InstallEditorExtension& change, const MachineImage& image) {
        const auto machine = opened(image);
        const auto plan = makePlan(*machine, {{change, {}}});
        if (!plan || plan->changes.empty())
            return true;
        return run(*machine, *plan).error.has_value() && !hasExtension(*machine);
    };
    InstallEditorExtension other = theExtension();
    other.extension = s("evil.theme");
    EXPECT_TRUE(refused(other, editorImage()));
    other = theExtension();
    other.editor = s("emacs");
    EXPECT_TRUE(refused(other, editorImage()));
    other = theExtension();
    other.root = s("Code");
    EXPECT_TRUE(refused(other, editorImage()));
    for (const char* script : {"\"%~dp0..\\..\\evil.exe\" \"%~dp0..\\cli.js\" %*",
                               "\"%~dp0..\\Code.exe\" \"%~dp0..\\..\\..\\evil.js\" %*", "echo"}) {
        MachineImage image = editorImage();
        image.file(codeFolder + s("\\bin\\code.cmd")).content(script);
        EXPECT_TRUE(refused(theExtension(), image)) << script;
    }
}
