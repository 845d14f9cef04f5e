// SPDX-License-Identifier: Apache-2.0
// What a person sees of runs that cannot be read, are damaged or have left something: words, JSON
// and the exit code.
#include "changes/run/Journal.h"
#include "SchemaOf.h"
#include "changes/run/JournalFolder.h"
#include "e2e/Program.h"
#include "support/Literals.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// Two runs: the first takes GOROOT away, the second sets GOPATH.
class TwoRuns : public ::testing::Test
{
  protected:
    TwoRuns()
    {
        first = runOf({s("env.goroot-stale")});
        last = runOf({s("onedrive.gopath")});
        after = registryOf(*machine.open());
    }

    QString runOf(const QStringList& rules)
    {
        const Ran ran =
            machine.run({s("apply"), s("--yes"), s("--json"), s("--only"), rules.join(u',')});
        EXPECT_LE(ran.exitCode, 1) << ran.all();
        return ran.json()[s("run")].toString();
    }
    [[nodiscard]] QString journal(const QString& run) const
    {
        const QString folder = journalFolder(userDataFolder(*machine.open()));
        return machine.host(folder + u'\\' + run + s(".jsonl"));
    }
    void edit(const QString& run, const QByteArray& from, const QByteArray& to) const
    {
        QFile file(journal(run));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        file.close();
        ASSERT_TRUE(text.contains(from));
        text.replace(from, to);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }

    PracticeFolder machine{QStringLiteral("troubled-laptop")};
    QString first;
    QString last;
    RegistryBytes after;
};

} // namespace

TEST_F(TwoRuns, ENV_218_ThatCannotBeReadAreListedAndStopAnUndoWithoutAName)
{
    QFile file(journal(last));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("nonsense\n");
    file.close();

    const Ran listed = machine.run({s("history"), s("--json")});
    EXPECT_EQ(schemaErrorOf("history", listed), "") << listed.all();
    const QJsonObject newest = listed.json()[s("runs")].toArray().at(0).toObject();
    EXPECT_EQ(newest[s("run")].toString(), last);
    EXPECT_EQ(newest[s("end")].toString(), s("unreadable"));
    EXPECT_TRUE(newest[s("file")].toString().endsWith(last + s(".jsonl")));
    const Ran text = machine.run({s("history")});
    EXPECT_TRUE(text.out.contains(last.toLatin1() + "  ")) << text.all();
    EXPECT_TRUE(text.out.contains("cannot be read")) << text.all();

    const Ran undone = machine.run({s("undo")});
    EXPECT_EQ(undone.exitCode, 7) << undone.all();
    EXPECT_TRUE(undone.err.contains("gosetup undo " + first.toLatin1())) << undone.all();
    EXPECT_EQ(registryOf(*machine.open()), after);
    const Ran json = machine.run({s("undo"), s("--json")});
    EXPECT_EQ(schemaErrorOf("undo", json), "") << json.all();
    const Ran named = machine.run({s("undo"), last, s("--json")});
    EXPECT_EQ(named.exitCode, 7) << named.all();
    EXPECT_EQ(schemaErrorOf("undo", named), "") << named.all();

    const Ran check = machine.run({s("check")});
    EXPECT_TRUE(check.out.contains("The journal of an earlier run cannot be read")) << check.all();
    EXPECT_EQ(machine.run({s("undo"), first}).exitCode, 0);
}

TEST_F(TwoRuns, ThatAreDamagedAreTakenBackAsFarAsProvenAndEndWith7EveryTime)
{
    edit(last, "\"GOPATH\"", "\"GOPATX\"");
    const Ran listed = machine.run({s("history")});
    EXPECT_TRUE(listed.out.contains("damaged: line 2 cannot be read")) << listed.all();
    for (int time = 0; time < 2; ++time) {
        const Ran undone = machine.run({s("undo"), s("--json")});
        EXPECT_EQ(undone.exitCode, 7) << undone.all();
        EXPECT_EQ(schemaErrorOf("undo", undone), "") << undone.all();
        EXPECT_TRUE(undone.json()[s("somethingLeft")].toBool());
        EXPECT_EQ(undone.json()[s("undoes")].toString(), last);
        EXPECT_EQ(undone.json()[s("unknown")].toArray().at(0)[s("title")].toString(),
                  s("GOPATH (user)"));
        EXPECT_TRUE(machine.run({s("undo")}).out.contains("GOPATH (user)"));
    }
    EXPECT_EQ(registryOf(*machine.open()), after);
}

TEST_F(TwoRuns, AreToldApartFromFilesThatAreOfNoRun)
{
    ASSERT_TRUE(QFile::copy(journal(last), journal(last + s(" (1)"))));
    const Ran text = machine.run({s("history")});
    EXPECT_TRUE(text.out.contains("(1).jsonl")) << text.all();
    const Ran json = machine.run({s("history"), s("--json")});
    EXPECT_EQ(schemaErrorOf("history", json), "") << json.all();
    EXPECT_EQ(json.json()[s("otherFiles")].toArray().size(), 1);
    EXPECT_EQ(machine.run({s("undo")}).exitCode, 0);
}

TEST_F(TwoRuns, AreNotStoppedByALockOfAFormerComputerName)
{
    const QString lock = QFileInfo(journal(last)).path() + s("/../run.lock");
    QFile file(lock);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("4711\ngosetup\nformer-name\n");
    file.close();
    const Ran undone = machine.run({s("undo")});
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    ASSERT_TRUE(QDir().mkpath(lock));
    const Ran blocked = machine.run({s("undo")});
    EXPECT_EQ(blocked.exitCode, 4) << blocked.all();
    EXPECT_TRUE(blocked.err.contains("run.lock")) << blocked.all();
    EXPECT_FALSE(blocked.err.contains("already running")) << blocked.all();
}

TEST(ExitCode, OfAnApplyIs4OnlyWhenNothingIsLeft)
{
    for (const bool stays : {false, true}) {
        // The second change fails; with `stays` the first cannot be undone either.
        ImageFault fails{s("registry.write"), s("GOPATH"), 0, ImageFault::Kind::DiskFull};
        ImageFault back{s("registry.write"), s("GOROOT"), 1, ImageFault::Kind::DiskFull};
        std::vector<ImageFault> faults = {fails};
        if (stays)
            faults.push_back(back);
        const PracticeFolder machine(s("troubled-laptop"), faults);
        const Ran ran = machine.run({s("apply"), s("--yes"), s("--json"), s("--only"),
                                     s("env.goroot-stale,onedrive.gopath")});
        EXPECT_EQ(ran.exitCode, stays ? 7 : 4) << ran.all();
        EXPECT_EQ(schemaErrorOf("run", ran), "") << ran.all();
        EXPECT_EQ(ran.json()[s("somethingLeft")].toBool(), stays);
        EXPECT_EQ(ran.json()[s("rolledBack")].toBool(), !stays);
        if (!stays) {
            EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(s("troubled-laptop")));
            continue;
        }
        EXPECT_TRUE(ran.json()[s("undo")].toString().startsWith(s("gosetup undo ")));
        EXPECT_EQ(machine.run({s("undo")}).exitCode, 0);
        EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(s("troubled-laptop")));
    }
}
