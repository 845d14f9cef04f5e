// SPDX-License-Identifier: Apache-2.0
// The real program on a machine whose caches are damaged: found, repaired, undone.
#include "SchemaOf.h"
#include "e2e/Program.h"
#include "machine/practice/ImageJson.h"
#include "support/Literals.h"
#include "support/ModuleKit.h"

#include <QFile>
#include <QJsonArray>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// A machine in order but for what `damage` does to one module in its cache.
class CacheMachine
{
  public:
    explicit CacheMachine(const std::function<void(MachineImage&)>& damage)
    {
        auto machine = PracticeMachine::open(s("healthy"), {});
        EXPECT_TRUE(machine);
        MachineImage image = (*machine)->image();
        m_files.root = image.folders.userProfile + s("\\go\\pkg\\mod");
        m_files.addTo(image);
        damage(image);
        QFile file(m_folder.filePath(s("image.json")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(writeImage(image));
    }
    [[nodiscard]] Ran run(QStringList arguments) const
    {
        return runProgram(arguments << s("--practice") << m_folder.filePath(s("image.json"))
                                    << s("--practice-dir") << m_folder.filePath(s("machine")));
    }
    [[nodiscard]] const CachedFiles& files() const { return m_files; }

  private:
    QTemporaryDir m_folder;
    CachedFiles m_files;
};

QJsonObject findingOf(const QJsonObject& report, const char* rule)
{
    for (const QJsonValue& finding : report[s("findings")].toArray()) {
        if (finding[s("id")].toString() == s(rule))
            return finding.toObject();
    }
    return {};
}

} // namespace

TEST(DeepCheck, FindsAWrongHashThatAQuickCheckCannotSee)
{
    const CacheMachine machine([](MachineImage& image) {
        CachedFiles one;
        one.root = image.folders.userProfile + s("\\go\\pkg\\mod");
        image.file(one.folder() + s("\\a\\a.go")).content("package b\n");
    });
    const Ran quick = machine.run({s("check"), s("--json")});
    EXPECT_EQ(quick.exitCode, 0) << quick.all();
    const Ran deep = machine.run({s("check"), s("--deep"), s("--json")});
    EXPECT_EQ(deep.exitCode, 1) << deep.all();
    EXPECT_EQ(schemaErrorOf("report", deep), "");
    const QJsonObject finding = findingOf(deep.json(), "modcache.incomplete-folder");
    EXPECT_EQ(finding[s("status")].toString(), s("problem"));
    EXPECT_TRUE(deep.err.contains("verifying downloaded modules")) << deep.all();
    const Ran silent = machine.run({s("check"), s("--deep"), s("--quiet")});
    EXPECT_TRUE(silent.err.isEmpty()) << silent.all();
}

TEST(DeepCheck, WhatItFindsIsRepairedAndUndone)
{
    const CacheMachine machine([](MachineImage& image) {
        CachedFiles one;
        one.root = image.folders.userProfile + s("\\go\\pkg\\mod");
        image.file(one.file(".mod")).content("module y\n");
    });
    const Ran applied = machine.run({s("apply"), s("--deep"), s("--yes"), s("--json")});
    EXPECT_EQ(applied.exitCode, 0) << applied.all();
    EXPECT_EQ(schemaErrorOf("run", applied), "");
    EXPECT_TRUE(applied.out.contains("set-aside-files")) << applied.all();
    const Ran after = machine.run({s("check"), s("--deep"), s("--json")});
    EXPECT_EQ(after.exitCode, 0) << after.all();
    const Ran undone = machine.run({s("undo"), s("--yes"), s("--json")});
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_EQ(machine.run({s("check"), s("--deep"), s("--json")}).exitCode, 1);
}

TEST(DeepCheck, WhatNobodyRepairsIsForecastAndToldAfterwards)
{
    const CacheMachine machine([](MachineImage& image) {
        CachedFiles one;
        one.root = image.folders.userProfile + s("\\go\\pkg\\mod");
        image.file(one.file(".mod")).content("module y\n");
        image.setVariable(Hive::CurrentUser, s("GOPRIVATE"), RegKind::String, s("golang.org/x"));
        image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\gone"));
    });
    const Ran plan = machine.run({s("plan"), s("--deep")});
    EXPECT_TRUE(plan.out.contains("modcache.damaged-mod")) << plan.all();
    const Ran applied = machine.run({s("apply"), s("--deep"), s("--yes"), s("--json")});
    EXPECT_EQ(applied.exitCode, 1) << applied.all();
    EXPECT_EQ(findingOf(applied.json()[s("report")].toObject(), "modcache.damaged-mod")[s("status")]
                  .toString(),
              s("problem"));
}

TEST(DeepCheck, AZeroedZipIsFoundByAnyCheckAndPredictedAsRepaired)
{
    const CacheMachine machine([](MachineImage& image) {
        CachedFiles one;
        one.root = image.folders.userProfile + s("\\go\\pkg\\mod");
        one.removeFolder(image);
        image.file(one.file(".zip")).content(QByteArray(5000, '\0')).zip.reset();
    });
    EXPECT_EQ(machine.run({s("check"), s("--quiet")}).exitCode, 1);
    const Ran plan = machine.run({s("plan")});
    EXPECT_EQ(plan.exitCode, 0) << plan.all();
    EXPECT_TRUE(plan.out.contains("golang.org/x/text@v0.3.0")) << plan.all();
    const Ran applied = machine.run({s("apply"), s("--yes")});
    EXPECT_EQ(applied.exitCode, 0) << applied.all();
}
