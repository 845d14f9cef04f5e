// SPDX-License-Identifier: Apache-2.0
// One odd value must not stop everything: through the real program.
#include "e2e/Program.h"
#include "machine/practice/ImageJson.h"
#include "support/Literals.h"
#include "support/SchemaCheck.h"

#include <QFile>
#include <QJsonArray>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

class OddMachine : public ::testing::Test
{
  protected:
    void with(const char* name, const QString& value)
    {
        auto machine = PracticeMachine::open(s("troubled-laptop"), {});
        ASSERT_TRUE(machine.has_value());
        MachineImage image = (*machine)->image();
        image.setVariable(Hive::CurrentUser, s(name), RegKind::String, value);
        QFile file(folder.filePath(s("image.json")));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(writeImage(image));
    }
    Ran run(const QStringList& arguments)
    {
        return runProgram(arguments + QStringList{s("--practice"), folder.filePath(s("image.json")),
                                                  s("--practice-dir"), folder.filePath(s("m"))});
    }

    QTemporaryDir folder;
};

} // namespace

TEST_F(OddMachine, AGobinWithASemicolonLeavesTheOtherFixes)
{
    with("GOBIN", s("C:\\a;D:\\b"));
    const Ran checked = run({s("check")});
    EXPECT_TRUE(checked.out.contains("\"C:\\a;D:\\b\" cannot be one entry of PATH"))
        << checked.all();
    const Ran planned = run({s("plan"), s("--json")});
    EXPECT_EQ(planned.exitCode, 0) << planned.all();
    EXPECT_GT(planned.json()[s("changes")].toArray().size(), 2) << planned.all();
    const Ran applied = run({s("apply"), s("--yes")});
    EXPECT_LE(applied.exitCode, 1) << applied.all();
    EXPECT_TRUE(applied.out.contains("gosetup undo ")) << applied.all();
}

TEST_F(OddMachine, AFixThatCannotBeMadeIsToldAndPassedOver)
{
    // Full to the last character with an entry that may be there tomorrow: nothing fits behind it.
    with("Path", s("\\\\server\\share\\") + QString(32'740, u'x'));
    const Ran planned = run({s("plan"), s("--json"), s("--out"), folder.filePath(s("plan.json"))});
    EXPECT_EQ(planned.exitCode, 0) << planned.all();
    EXPECT_EQ(schemaError(s("plan"), planned.json()).toStdString(), "");
    const QJsonObject left = planned.json()[s("leftOut")].toArray().first().toObject();
    EXPECT_EQ(left[s("title")].toString(), s("PATH (user)"));
    EXPECT_TRUE(left[s("why")].toString().contains(s("32767"))) << planned.all();
    const Ran shown = run({s("plan")});
    EXPECT_TRUE(shown.out.contains("Skipped: PATH (user): ")) << shown.all();
    const Ran applied = run({s("apply"), folder.filePath(s("plan.json")), s("--yes")});
    EXPECT_LE(applied.exitCode, 1) << applied.all();
}
