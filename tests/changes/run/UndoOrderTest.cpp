// SPDX-License-Identifier: Apache-2.0
// Two runs undone oldest first leave the bytes that newest first leaves.
#include "changes/run/Undo.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString goEnvPath = s("C:\\Users\\li\\AppData\\Roaming\\go\\env");

MachineImage emptyImage()
{
    MachineImage image;
    image.folder(s("C:\\Users\\li\\AppData\\Roaming"));
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\Go"));
    return image;
}

UndoReport undoRun(Machine& machine, const QString& runId)
{
    Progress progress;
    return undo(machine, runId, {}, progress);
}

bool isWhole(const UndoReport& report)
{
    return report.succeeded() &&
           std::ranges::none_of(report.changes, [](const UndoneChange& change) {
               return change.how == UndoneChange::How::Kept;
           });
}

struct Left
{
    bool whole = true; ///< all were undone fully
    std::map<QString, std::pair<RegKind, QByteArray>> variables;
    std::optional<QByteArray> file;
    bool folder = false;

    bool sameBytes(const Left& other) const
    {
        return variables == other.variables && file == other.file && folder == other.folder;
    }
};

/// What stands after both runs were made and undone, in the order of `order`.
Left leftBy(const MachineImage& image, const std::vector<std::vector<Change>>& runs,
            const std::vector<std::size_t>& order)
{
    const auto machine = machineOf(image);
    QStringList ids;
    for (const std::vector<Change>& changes : runs) {
        const Plan plan = planOf(*machine, changes);
        const RunReport report = run(*machine, plan);
        EXPECT_TRUE(report.succeeded());
        ids << (plan.changes.empty() ? QString() : report.runId);
    }
    Left left;
    for (const std::size_t index : order) {
        const QString& id = ids[static_cast<int>(index)];
        left.whole = (id.isEmpty() || isWhole(undoRun(*machine, id))) && left.whole;
    }
    const auto file = machine->files().read(goEnvPath, 1 << 20);
    left.file = file ? std::optional(*file) : std::nullopt;
    const auto folder = machine->files().info(winpath::parent(goEnvPath));
    left.folder = folder && folder->has_value();
    left.variables = environmentBytes(*machine);
    return left;
}

rc::Gen<Change> aChange()
{
    const auto entry = rc::gen::element<std::string>("C:\\a", "C:\\b", "C:\\c", "%GOROOT%\\bin");
    const auto name = rc::gen::element<std::string>("GOBIN", "GOFLAGS");
    const auto text = rc::gen::element<std::string>("C:\\x", "-x", "");
    return rc::gen::oneOf(
        rc::gen::just(Change(RewriteGoEnv{})),
        rc::gen::map(entry,
                     [](const std::string& e) { return insertLast(QString::fromStdString(e)); }),
        rc::gen::map(entry,
                     [](const std::string& e) { return insertFirst(QString::fromStdString(e)); }),
        rc::gen::map(entry,
                     [](const std::string& e) { return removeEntry(QString::fromStdString(e)); }),
        rc::gen::apply(
            [](const std::string& n, const std::string& t, bool set) {
                return Change(
                    SetVariable{Scope::User, QString::fromStdString(n),
                                set ? std::optional(QString::fromStdString(t)) : std::nullopt});
            },
            name, text, rc::gen::arbitrary<bool>()),
        rc::gen::apply(
            [](const std::string& n, const std::string& t, bool set) {
                return Change(
                    WriteGoEnv{QString::fromStdString(n),
                               set ? std::optional(QString::fromStdString(t)) : std::nullopt});
            },
            name, text, rc::gen::arbitrary<bool>()));
}

/// Each with something to do for a machine like that, whatever ran before.
std::vector<std::vector<Change>> someRuns(int count)
{
    std::vector<std::vector<Change>> runs;
    for (int i = 0; i < count; ++i)
        runs.push_back(*rc::gen::resize(4, rc::gen::container<std::vector<Change>>(aChange())));
    return runs;
}

MachineImage aMachine()
{
    MachineImage image = emptyImage();
    const auto path = *rc::gen::element<std::string>("none", "", "C:\\a", "C:\\b;C:\\a;", ";C:\\c");
    if (path != "none")
        image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String,
                          QString::fromStdString(path));
    const auto file = *rc::gen::element<std::string>("none", "", "GOFLAGS=-y\n", "# x\nGOBIN=C:\\y",
                                                     "\xEF\xBB\xBFGOFLAGS=-y\r\n");
    if (file != "none")
        image.file(goEnvPath).content(QByteArray::fromStdString(file));
    return image;
}

} // namespace

TEST(CasesUndo, ENV_201_APathThatWasAbsentIsAbsentAgainInEitherOrder)
{
    const std::vector<std::vector<Change>> runs = {{insertLast(s("C:\\a"))},
                                                   {insertLast(s("C:\\b"))}};
    const Left newest = leftBy(emptyImage(), runs, {1, 0});
    const Left oldest = leftBy(emptyImage(), runs, {0, 1});
    EXPECT_TRUE(oldest.whole && newest.whole);
    EXPECT_TRUE(oldest.sameBytes(newest));

    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, runs[0]).runId;
    const QString second = runChanges(*machine, runs[1]).runId;
    EXPECT_TRUE(undoRun(*machine, first).succeeded());
    EXPECT_EQ(pathText(*machine), s("C:\\b"));
    EXPECT_TRUE(undoRun(*machine, second).succeeded());
    EXPECT_FALSE(pathOf(*machine).has_value()) << "deleted, not left as \"\"";
}

TEST(UndoOrder, AFileOfOursIsGoneAgainInEitherOrder)
{
    const std::vector<std::vector<Change>> runs = {{WriteGoEnv{s("GOPROXY"), s("direct")}},
                                                   {WriteGoEnv{s("GOFLAGS"), s("-x")}}};
    const Left oldest = leftBy(emptyImage(), runs, {0, 1});
    EXPECT_FALSE(oldest.file.has_value() || oldest.folder);
    EXPECT_TRUE(oldest.sameBytes(leftBy(emptyImage(), runs, {1, 0})));
}

TEST(UndoOrder, OfThreeRunsMakesNoDifferenceEither)
{
    const std::vector<std::vector<Change>> runs = {
        {insertLast(s("C:\\a")), WriteGoEnv{s("GOPROXY"), s("direct")}},
        {insertFirst(s("C:\\b")), WriteGoEnv{s("GOFLAGS"), s("-x")}},
        {insertLast(s("C:\\c")), WriteGoEnv{s("GOBIN"), s("C:\\c")}}};
    const Left expected = leftBy(emptyImage(), runs, {2, 1, 0});
    for (const auto& order : std::vector<std::vector<std::size_t>>{
             {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}})
        EXPECT_TRUE(leftBy(emptyImage(), runs, order).sameBytes(expected)) << order[0] << order[1];
}

TEST(UndoOrder, WhatOthersAddedMeanwhileStays)
{
    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, {insertLast(s("C:\\a"))}).runId;
    const QString second = runChanges(*machine, {insertLast(s("C:\\b"))}).runId;
    EXPECT_TRUE(undoRun(*machine, first).succeeded());
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\mine"))})));
    EXPECT_TRUE(undoRun(*machine, second).succeeded());
    EXPECT_EQ(pathText(*machine), s("C:\\mine"));
}

TEST(UndoOrder, OnePlaceOfTwoRunsEndsAsItBegan)
{
    for (const bool machineWide : {false, true}) {
        MachineImage image = emptyImage();
        const Scope scope = machineWide ? Scope::Machine : Scope::User;
        image.setVariable(machineWide ? Hive::LocalMachine : Hive::CurrentUser, s("GOFLAGS"),
                          RegKind::String, s("-a"));
        image.folder(s("C:\\Program Files"));
        const auto machine = machineOf(image);
        const auto before = environmentBytes(*machine);
        const RunReport one = runChanges(*machine, {setVariable(scope, "GOFLAGS", "-x")});
        const RunReport two = runChanges(*machine, {setVariable(scope, "GOFLAGS", "-v")});
        ASSERT_TRUE(succeeded(one));
        ASSERT_TRUE(succeeded(two));
        const QString first = one.runId;
        const QString second = two.runId;
        const UndoReport kept = undoRun(*machine, first);
        EXPECT_TRUE(succeeded(kept));
        ASSERT_EQ(kept.changes.size(), 1u);
        EXPECT_EQ(kept.changes[0].how, UndoneChange::How::Kept);
        EXPECT_TRUE(kept.changes[0].note.english().contains(s("later run ") + second))
            << kept.changes[0].note.english().toStdString();
        const UndoReport undone = undoRun(*machine, second);
        ASSERT_EQ(undone.changes.size(), 1u);
        EXPECT_EQ(undone.changes[0].how, UndoneChange::How::Exact);
        EXPECT_EQ(environmentBytes(*machine), before);
    }
}

TEST(UndoOrder, WhatAnotherSetInBetweenIsNobodysToUndo)
{
    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, {setUser("GOPATH", "C:\\b")}).runId;
    ASSERT_TRUE(machine->registry()
                    .write(variableRegistryPath(Scope::User, s("GOPATH")),
                           RegValue::fromText(RegKind::String, s("C:\\mine")))
                    .has_value());
    const QString second = runChanges(*machine, {setUser("GOPATH", "C:\\c")}).runId;
    const UndoReport kept = undoRun(*machine, first);
    EXPECT_TRUE(kept.changes.at(0).note.english().contains(s("someone else")));
    EXPECT_TRUE(undoRun(*machine, second).succeeded());
    EXPECT_EQ(valueOf(*machine, s("GOPATH"))->text(), s("C:\\mine"));
}

TEST(UndoOrder, ALineOfGosFileOfTwoRuns)
{
    MachineImage image = emptyImage();
    image.file(goEnvPath).content("GOFLAGS=-mod=vendor -bogus\n");
    const std::vector<std::vector<Change>> runs = {{WriteGoEnv{s("GOFLAGS"), s("-mod=vendor")}},
                                                   {WriteGoEnv{s("GOFLAGS"), std::nullopt}}};
    EXPECT_EQ(leftBy(image, runs, {0, 1}).file, QByteArray("GOFLAGS=-mod=vendor -bogus\n"));
}

TEST(UndoOrder, AFileThatWasWrittenAnewAndThenALine)
{
    MachineImage image = emptyImage();
    const QByteArray bytes = "\xEF\xBB\xBFGOFLAGS=-x\r\nGOBIN=C:\\b\r\n";
    image.file(goEnvPath).content(bytes);
    const std::vector<std::vector<Change>> runs = {{RewriteGoEnv{}},
                                                   {WriteGoEnv{s("GOFLAGS"), s("-y")}},
                                                   {WriteGoEnv{s("GOBIN"), s("C:\\c")}}};
    for (std::vector<std::size_t> order = {0, 1, 2}; std::ranges::next_permutation(order).found;)
        EXPECT_EQ(leftBy(image, runs, order).file, bytes) << order[0] << order[1] << order[2];
    EXPECT_EQ(leftBy(image, runs, {0, 1, 2}).file, bytes);
}

TEST(UndoOrder, APathThatStaysAtAWishKeepsItsEntries)
{
    const auto machine = machineOf(emptyImage());
    const QString first = runChanges(*machine, {insertLast(s("C:\\a"))}).runId;
    const QString second = runChanges(*machine, {insertLast(s("C:\\b"))}).runId;
    Progress progress;
    EXPECT_TRUE(undo(*machine, first, {true, true}, progress).succeeded());
    EXPECT_TRUE(undoRun(*machine, second).succeeded());
    EXPECT_EQ(pathText(*machine), s("C:\\a"));
}

RC_GTEST_PROP(UndoOrderProperties, AnyOrderLeavesTheBytesOfNewestFirst, ())
{
    const MachineImage image = aMachine();
    const int count = *rc::gen::element(2, 3);
    const auto runs = someRuns(count);
    std::vector<std::size_t> order;
    for (int i = 0; i < count; ++i)
        order.push_back(static_cast<std::size_t>(i));
    const Left newest = leftBy(image, runs, {order.rbegin(), order.rend()});
    RC_ASSERT(newest.sameBytes(leftBy(image, {}, {})));
    do {
        const Left left = leftBy(image, runs, order);
        RC_LOG() << "order:";
        for (const std::size_t index : order)
            RC_LOG() << ' ' << index;
        RC_LOG() << ", file newest first: " << newest.file.value_or("none").toStdString()
                 << ", in this order: " << left.file.value_or("none").toStdString() << '\n';
        RC_ASSERT(left.sameBytes(newest));
    } while (std::ranges::next_permutation(order).found);
}
