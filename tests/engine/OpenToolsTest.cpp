// SPDX-License-Identifier: Apache-2.0
// The ways on from a kept program: what is started, where, and with which environment.
#include "engine/OpenTools.h"

#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString keptFolder = userHome + s("\\source\\hello");

} // namespace

TEST(OpenTools, ATerminalHasTheEnvironmentOfNowAndShowsItsGo)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("COMSPEC"), RegKind::String, s("C:\\evil.exe"));
    const auto request = terminalIn(factsOf(image), keptFolder);
    ASSERT_TRUE(request);
    EXPECT_EQ(request->program.toLower(), s("c:\\windows\\system32\\cmd.exe"));
    EXPECT_EQ(request->arguments, (QStringList{s("/K"), s("go"), s("version")}));
    EXPECT_EQ(request->folder, keptFolder);
    EXPECT_TRUE(request->console);
    EXPECT_TRUE(request->block.value(s("PATH")).contains(goRoot + s("\\bin")));
}

TEST(OpenTools, AnEditorOpensTheFolderBehindItsArguments)
{
    OpenFolder editor;
    editor.program = s("C:\\Code\\Code.exe");
    editor.arguments = {s("--new-window")};
    const auto request = editorIn(factsOf(soundImage()), editor, keptFolder);
    ASSERT_TRUE(request);
    EXPECT_EQ(request->program, editor.program);
    EXPECT_EQ(request->arguments, (QStringList{s("--new-window"), keptFolder}));
    EXPECT_FALSE(request->console);
}

TEST(OpenTools, NothingIsOpenedWithHalfAnEnvironment)
{
    Facts facts = factsOf(soundImage());
    facts.environment = Observed<EnvironmentFacts>::unknown(WhyUnknown::Failed);
    EXPECT_FALSE(terminalIn(facts, keptFolder));
}
