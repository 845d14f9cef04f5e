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
    with("GOBIN", s("C:\\a;b"));
    const Ran checked = run({s("check")});
    EXPECT_TRUE(checked.out.contains("\"C:\\a;b\" cannot be one entry of PATH")) << checked.all();
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

TEST_F(OddMachine, HalfACharacterHidesNoNameFromRedaction)
{
    // As setx cuts: 1023 characters, and the last is the first half of two.
    const QString last = s("C:\\Users\\li\\proj\\") + QChar(0xd83d);
    QString path;
    while (path.size() + last.size() < 1000)
        path += s("C:\\Windows;");
    path += QString(1023 - path.size() - last.size() - 1, u'x') + u';' + last;
    with("Path", path);
    const QString saved = folder.filePath(s("report.json"));
    const Ran checked = run({s("check"), s("--json"), s("--out"), saved});
    EXPECT_EQ(schemaError(s("report"), checked.json()).toStdString(), "");
    EXPECT_TRUE(checked.out.contains("path.cut-by-setx")) << checked.all();
    QFile file(saved);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    EXPECT_TRUE(bytes.contains("proj"));
    EXPECT_FALSE(bytes.contains("Users\\\\li"));
    const QString name = s("\\li\\");
    EXPECT_FALSE(bytes.contains(
        QByteArray(reinterpret_cast<const char*>(name.utf16()), 2 * name.size()).toHex()));
}
