// SPDX-License-Identifier: Apache-2.0
#include "widgets/PathListModel.h"
#include "pages/VariableModel.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

using Mark = PathLine::Mark;

std::vector<PathLine> lines()
{
    return {
        {Scope::Machine, QStringLiteral("C:\\Windows"), Mark::Kept, {}, 1},
        {Scope::Machine, QStringLiteral("C:\\old"), Mark::Removed, Text::tr("does not exist"), 0},
        {Scope::User, QStringLiteral("C:\\go\\bin"), Mark::Added, Text::tr("first"), 2},
        {Scope::User, QStringLiteral("C:\\tools"), Mark::Moved, {}, 3}};
}

TEST(PathListModel, SaysWhatHappensInWordsAndNotOnlyInColour)
{
    PathListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(lines());
    const auto change = [&](int row) {
        return model.index(row, PathListModel::Change).data().toString();
    };
    EXPECT_EQ(change(0), QString());
    EXPECT_EQ(change(1), QStringLiteral("removed: does not exist"));
    EXPECT_EQ(change(2), QStringLiteral("added: first"));
    EXPECT_EQ(change(3), QStringLiteral("moved"));
    EXPECT_TRUE(model.index(1, PathListModel::Entry)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("removed")));
    EXPECT_TRUE(model.index(1, PathListModel::Entry).data(Qt::FontRole).value<QFont>().strikeOut());
}

TEST(PathListModel, ShowsWhatWouldSteerAWindowByItsNumber)
{
    PathListModel model;
    model.setRows({{Scope::User, QStringLiteral("C:\\a\u202etxt\n"), Mark::Kept, {}, 1},
                   {Scope::User, QStringLiteral("<b>C:\\x</b>"), Mark::Kept, {}, 2}});
    const QModelIndex odd = model.index(0, PathListModel::Entry);
    EXPECT_EQ(odd.data().toString(), QStringLiteral("C:\\a\\u202etxt\\n"));
    EXPECT_EQ(odd.data(Qt::ToolTipRole).toString(), odd.data().toString());
    const QModelIndex html = model.index(1, PathListModel::Entry);
    EXPECT_EQ(html.data().toString(), QStringLiteral("<b>C:\\x</b>"));
    EXPECT_EQ(html.data(Qt::ToolTipRole).toString(),
              QStringLiteral("<qt>&lt;b&gt;C:\\x&lt;/b&gt;</qt>"));
}

TEST(VariableModel, TellsACommandByItsNameAlone)
{
    VariableLine line;
    line.name = QStringLiteral("CC");
    line.user = QStringLiteral("zig cc --token X");
    VariableModel model;
    model.setRows({line});
    const QModelIndex index = model.index(0, VariableModel::User);
    EXPECT_EQ(index.data().toString(), QStringLiteral("(a command, not shown)"));
    EXPECT_EQ(index.data(Qt::ToolTipRole).toString(), index.data().toString());
}

TEST(PathListModel, CountsEntriesBeforeAndAfter)
{
    PathListModel model;
    model.setRows(lines());
    EXPECT_EQ(model.entriesNow(), 3);
    EXPECT_EQ(model.entriesAfterwards(), 3);
    EXPECT_EQ(model.index(1, PathListModel::Number).data().toString(), QString());
    EXPECT_EQ(model.index(3, PathListModel::Number).data().toString(), QStringLiteral("3"));
}

TEST(VariableModel, ShowsPlacesAndHidesCredentials)
{
    VariableLine goroot;
    goroot.name = QStringLiteral("GOROOT");
    goroot.user = QStringLiteral("C:\\Go");
    goroot.changed = true;
    VariableLine proxy;
    proxy.name = QStringLiteral("GOPROXY");
    proxy.machine = QStringLiteral("https://li:geheim@proxy.example.com,direct");
    proxy.afterwards = proxy.machine;
    VariableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({goroot, proxy});
    EXPECT_EQ(model.index(0, VariableModel::User).data().toString(), QStringLiteral("C:\\Go"));
    EXPECT_EQ(model.index(0, VariableModel::Afterwards).data().toString(),
              QStringLiteral("not set (not needed)"));
    EXPECT_FALSE(model.anyInFile());
    for (const int role : {static_cast<int>(Qt::DisplayRole), static_cast<int>(Qt::ToolTipRole)})
        for (const int column : {VariableModel::Machine, VariableModel::Afterwards})
            EXPECT_FALSE(
                model.index(1, column).data(role).toString().contains(QStringLiteral("geheim")));
}

} // namespace
} // namespace gosetup
