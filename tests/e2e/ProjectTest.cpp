// SPDX-License-Identifier: Apache-2.0
// `--project` of the real program: on a practice machine with a project in C:\code\app.
#include "e2e/Program.h"
#include "support/Literals.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString appFolder = QStringLiteral("C:\\code\\app");

void putProjectFile(const PracticeFolder& machine, const QString& name, const QByteArray& bytes)
{
    const QString folder = machine.host(appFolder);
    ASSERT_TRUE(QDir().mkpath(folder));
    QFile file(folder + u'/' + name);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QJsonObject projectFinding(const QJsonObject& report, const char* rule)
{
    for (const QJsonValue& finding : report[s("findings")].toArray()) {
        if (finding[s("id")].toString() == s(rule))
            return finding.toObject();
    }
    return {};
}

} // namespace

TEST(ProjectOption, ChecksTheProjectAndNamesItInTheReport)
{
    const PracticeFolder machine(s("healthy"));
    putProjectFile(machine, s("go.mod"), "module example.com/app\ngo 1.24\nrequire a.b/c v1.0.0\n");
    const Ran ran = machine.run({s("check"), s("--json"), s("--project"), appFolder});
    EXPECT_EQ(ran.exitCode, 1) << ran.all();
    const QJsonObject finding = projectFinding(ran.json(), "project.sum");
    EXPECT_EQ(finding[s("status")].toString(), s("problem")) << ran.all();
    EXPECT_EQ(finding[s("subject")].toString(), appFolder);
    EXPECT_EQ(finding[s("topic")].toString(), s("project"));
}

TEST(ProjectOption, SaysNothingNewWithoutAProject)
{
    const PracticeFolder machine(s("healthy"));
    const Ran ran = machine.run({s("check")});
    EXPECT_FALSE(ran.out.contains("Go projects")) << ran.all();
    const Ran json = machine.run({s("check"), s("--json")});
    EXPECT_TRUE(projectFinding(json.json(), "project.sum").isEmpty());
}

TEST(ProjectOption, FindsTheModuleAboveTheFolderAsGoDoes)
{
    const PracticeFolder machine(s("healthy"));
    putProjectFile(machine, s("go.mod"), "module example.com/app\nnosuch\n");
    const QString below = appFolder + s("\\cmd\\tool");
    ASSERT_TRUE(QDir().mkpath(machine.host(below)));
    const Ran ran = machine.run({s("check"), s("--project"), below});
    EXPECT_EQ(ran.exitCode, 1) << ran.all();
    EXPECT_TRUE(ran.out.contains("unknown directive: nosuch")) << ran.all();
}

TEST(ProjectOption, NamesTheFolderThatHoldsNoProject)
{
    const PracticeFolder machine(s("healthy"));
    struct Row
    {
        QString folder;
        const char* message;
    };
    const std::vector<Row> rows = {
        {s("C:\\Windows"), "there is no go.mod or go.work in C:\\Windows or above it"},
        {s("C:\\gone"), "the folder C:\\gone does not exist"},
        {s("app"), "the project \"app\" is not named by a full path"}};
    for (const Row& row : rows) {
        for (const char* verb : {"check", "plan"}) {
            const Ran ran = machine.run({s(verb), s("--project"), row.folder});
            EXPECT_EQ(ran.exitCode, 2) << ran.all();
            EXPECT_TRUE(ran.err.contains(row.message)) << ran.all();
            EXPECT_TRUE(ran.err.contains("specify")) << "the remedy: " << ran.all();
        }
    }
}

TEST(ProjectOption, PlansTheGoThatTheProjectAsksFor)
{
    const PracticeFolder machine(s("healthy"));
    const QByteArray mod = "module example.com/app\ngo 1.99\ntoolchain default\n";
    putProjectFile(machine, s("go.mod"), mod);
    const Ran plain = machine.run({s("plan"), s("--json")});
    EXPECT_TRUE(plain.json()[s("changes")].toArray().isEmpty()) << plain.all();
    const Ran ran = machine.run({s("plan"), s("--json"), s("--project"), appFolder});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_TRUE(ran.out.contains("install-toolchain")) << ran.all();
    EXPECT_TRUE(ran.out.contains("go1.99.")) << ran.all();
    EXPECT_TRUE(ran.out.contains("project.go-too-new")) << ran.all();
    const Ran applied =
        machine.run({s("apply"), s("--yes"), s("--json"), s("--project"), appFolder});
    EXPECT_EQ(applied.exitCode, 0) << applied.all();
    const QJsonObject finding =
        projectFinding(applied.json()[s("report")].toObject(), "project.go-too-new");
    EXPECT_EQ(finding[s("status")].toString(), s("ok")) << applied.all();
    QFile file(machine.host(appFolder) + s("/go.mod"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), mod);
}

TEST(ProjectOption, LeavesOutAGoThatNoMirrorHas)
{
    const PracticeFolder machine(s("healthy"));
    putProjectFile(machine, s("go.mod"), "module example.com/app\ngo 1.98\ntoolchain default\n");
    const Ran ran = machine.run({s("plan"), s("--project"), appFolder});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_TRUE(ran.out.contains("no such Go version")) << ran.all();
}
