// SPDX-License-Identifier: Apache-2.0
#include "report/TextPlan.h"

#include "machine/Names.h"
#include "support/Shouting.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

RegistryState pathState(const QString& text)
{
    return {variableRegistryPath(Scope::Machine, QStringLiteral("Path")),
            RegValue::fromText(RegKind::ExpandString, text)};
}

Plan planOf(const QString& before, const QString& after)
{
    PlannedChange change;
    change.change = EditPath{Scope::Machine, {}};
    change.before = pathState(before);
    change.after = pathState(after);
    change.ruleIds = {QStringLiteral("path.dead-entries")};
    Plan plan;
    plan.machine = QStringLiteral("test-laptop");
    plan.changes = {change};
    return plan;
}

} // namespace

TEST(TextPlan, ShowsAddedAndRemovedEntriesWithTheirSigns)
{
    const QString out = textPlan(
        planOf(QStringLiteral("C:\\dead;C:\\Windows"), QStringLiteral("C:\\Go\\bin;C:\\Windows")),
        TextStyle{});
    EXPECT_TRUE(out.contains(QStringLiteral("+ C:\\Go\\bin"))) << out.toStdString();
    EXPECT_TRUE(out.contains(QStringLiteral("- C:\\dead"))) << out.toStdString();
    EXPECT_TRUE(out.contains(QStringLiteral("  C:\\Windows")));
}

TEST(TextPlan, MarksWhatNeedsAnAdministratorAndNamesTheRule)
{
    const QString out =
        textPlan(planOf(QStringLiteral("C:\\a"), QStringLiteral("C:\\b")), TextStyle{});
    EXPECT_TRUE(out.contains(QStringLiteral("[administrator]"))) << out.toStdString();
    EXPECT_TRUE(out.contains(QStringLiteral("path.dead-entries")));
}

TEST(TextPlan, FoldsEntriesFarFromAChange)
{
    QStringList entries;
    for (int i = 0; i < 20; ++i)
        entries << QStringLiteral("C:\\tool%1").arg(i);
    const QString before = entries.join(u';');
    const QString after = before + QStringLiteral(";C:\\Go\\bin");
    const QString folded = textPlan(planOf(before, after), TextStyle{});
    EXPECT_FALSE(folded.contains(QStringLiteral("C:\\tool5"))) << folded.toStdString();
    EXPECT_TRUE(folded.contains(QStringLiteral("19 unchanged"))) << folded.toStdString();
    TextStyle verbose;
    verbose.verbose = true;
    EXPECT_TRUE(textPlan(planOf(before, after), verbose).contains(QStringLiteral("C:\\tool5")));
}

TEST(TextPlan, SaysThatThereIsNothingToChange)
{
    Plan plan;
    plan.machine = QStringLiteral("healthy");
    EXPECT_TRUE(textPlan(plan, TextStyle{}).contains(QStringLiteral("nothing to change")));
}

TEST(TextPlan, NamesTheRealMachineInTheReadersLanguage)
{
    const testkit::Shouting shouting;
    Plan plan;
    plan.machine = thisComputer();
    const QString real = textPlan(plan, TextStyle{});
    plan.machine = QStringLiteral("laptop-li");
    const QString practice = textPlan(plan, TextStyle{});
    EXPECT_TRUE(real.contains(QStringLiteral("THIS COMPUTER"))) << real.toStdString();
    EXPECT_TRUE(practice.contains(QStringLiteral("laptop-li"))) << practice.toStdString();
}

TEST(TextPlan, NamesTheAddressAndWhatVouchesForTheBytes)
{
    InstallToolchain install;
    install.root = QStringLiteral("C:\\Go");
    install.archive.version = QStringLiteral("go1.24.4");
    install.archive.fileName = QStringLiteral("go1.24.4.windows-amd64.zip");
    install.archive.url = QUrl(QStringLiteral("https://li:secret@mirror.corp/go/x.zip"));
    install.archive.sha256 = QByteArray(64, 'a');
    Plan plan;
    plan.machine = QStringLiteral("test-laptop");
    TreeState tree;
    tree.root = install.root;
    plan.changes = {{install, tree, tree, {}}};
    TextStyle wide;
    wide.width = 300;
    const QString known = textPlan(plan, wide);
    EXPECT_TRUE(known.contains(QStringLiteral("mirror.corp/go/x.zip"))) << known.toStdString();
    EXPECT_TRUE(known.contains(QStringLiteral("GoSetup's own table"))) << known.toStdString();
    EXPECT_FALSE(known.contains(QStringLiteral("secret"))) << known.toStdString();

    std::get<InstallToolchain>(plan.changes[0].change).archive.fileName =
        QStringLiteral("go1.98.0.windows-amd64.zip");
    const QString unknown = textPlan(plan, wide);
    EXPECT_TRUE(unknown.contains(QString(64, u'a'))) << unknown.toStdString();
    EXPECT_TRUE(unknown.contains(QStringLiteral("is not in GoSetup's own table")))
        << unknown.toStdString();
}
