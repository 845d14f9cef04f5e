// SPDX-License-Identifier: Apache-2.0
// Computers as they were reported in public, and the built-in ones: each cause is told once.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <QDir>

#include <tuple>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

std::vector<Finding> judgedMachine(const QString& nameOrFile)
{
    const auto machine = PracticeMachine::open(nameOrFile, {});
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    return judge(observe(*machine, {}), {});
}

std::vector<Finding> judgedReport(const char* file)
{
    return judgedMachine(s(GOSETUP_SOURCE_DIR "/tests/data/reports/") + s(file));
}

QStringList toldOf(const std::vector<Finding>& findings, Status least = Status::Note)
{
    QStringList ids;
    for (const Finding& one : findings) {
        if (isTold(one) && one.status >= least && one.status != Status::Ok)
            ids << one.id;
    }
    return ids;
}

bool isRecommended(const Finding& finding)
{
    return std::ranges::any_of(finding.fixes, &Fix::recommended);
}

void expectToldOnce(const std::vector<Finding>& findings, const std::string& where)
{
    QMap<QString, const Finding*> tellers;
    for (const Finding& one : findings) {
        if (!isTold(one) || one.cause.isEmpty() || one.status == Status::Ok)
            continue;
        EXPECT_FALSE(tellers.contains(one.cause)) << where << ": " << one.id.toStdString();
        tellers.insert(one.cause, &one);
    }
    for (const Finding& one : findings) {
        if (isTold(one))
            continue;
        const Finding* teller = tellers.value(one.cause);
        ASSERT_NE(teller, nullptr) << where << ": " << one.id.toStdString();
        EXPECT_EQ(teller->id, one.saidBy) << where;
        EXPECT_TRUE(!isRecommended(one) || isRecommended(*teller))
            << where << ": the fix of " << one.id.toStdString() << " is lost";
    }
}

} // namespace

TEST(Reports, Machine11_GopathInsideGorootIsToldByTheRuleThatHasTheFix)
{
    const auto findings = judgedReport("11-gopath-is-goroot-bin.json");
    EXPECT_EQ(toldOf(findings, Status::Warning), QStringList{s("goenv.gopath-is-goroot")});
}

TEST(Reports, Machine36_AnEntryThatNamesGoItselfIsToldOnce)
{
    const auto findings = judgedReport("36-path-has-go-exe-itself.json");
    EXPECT_EQ(toldOf(findings, Status::Warning), QStringList{s("path.dead-entries")});
    EXPECT_EQ(std::ranges::find(findings, s("path.missing-go"), &Finding::id)->saidBy,
              s("path.dead-entries"));
}

TEST(Reports, NotesThatOnlyRepeatACauseAreNotTold)
{
    const std::pair<const char*, QStringList> rows[] = {
        {"01-goroot-in-go-env-file.json", {s("env.goroot-stale")}},
        {"02-gopath-tilde-in-file.json", {s("goenv.gopath-invalid")}},
        {"03-gopath-in-quotes.json", {s("env.quoted-value")}},
        {"10-gobin-relative.json", {s("goenv.gobin-invalid")}},
        {"21-win7-go-too-new.json", {s("toolchain.too-new-for-windows")}},
    };
    for (const auto& [file, told] : rows) {
        QStringList ids = toldOf(judgedReport(file));
        ids.removeIf([](const QString& id) {
            return id == s("location.spaces") || id == s("editor.none") ||
                   id.startsWith(s("defender.")) || id.startsWith(s("system.")) ||
                   id.startsWith(s("alias."));
        });
        EXPECT_EQ(ids, told) << file << ": " << ids.join(u' ').toStdString();
    }
}

TEST(Reports, Machine15_AnotherProductProtectsAndDefendersUnknownsAreSilent)
{
    const auto findings = judgedReport("15-av-breaks-built-exe.json");
    EXPECT_EQ(toldOf(findings).filter(s("defender.")), QStringList{s("defender.state")});
    EXPECT_EQ(summarize(findings).unknown, 0);
}

TEST(Reports, Machine16_DefenderThatScansIsToldOnceAsAdvice)
{
    EXPECT_EQ(toldOf(judgedReport("16-defender-virus-in-temp.json")).filter(s("defender.")),
              QStringList{s("defender.hot-paths")});
}

TEST(Reports, Machine28_TheUserGopathThatHidesTheMachinesIsTheOneWarning)
{
    const auto findings = judgedReport("28-msi-user-gopath-hides-machine.json");
    EXPECT_EQ(toldOf(findings, Status::Warning), QStringList{s("env.scope-conflict")});
}

TEST(Reports, EachMachineTellsEachCauseOnce)
{
    const QDir folder(s(GOSETUP_SOURCE_DIR "/tests/data/reports"));
    for (const QString& file : folder.entryList({s("*.json")}))
        expectToldOnce(judgedMachine(folder.filePath(file)), file.toStdString());
    for (const QString& name : PracticeMachine::builtInNames())
        expectToldOnce(judgedMachine(name), name.toStdString());
}

TEST(Reports, TheTroubledLaptopTellsEachTroubleOnce)
{
    const auto findings = judgedMachine(s("troubled-laptop"));
    EXPECT_FALSE(of(findings, s("path.writable-folder")).front().fixes.empty())
        << "the advice of location.drive-root is not lost";
    const std::vector<std::tuple<const char*, const char*, int>> silent = {
        {"location.drive-root", "path.writable-folder", 1},
        {"toolchain.multiple", "path.shadowed-go", 1},
        {"env.scope-conflict", "env.goroot-stale", 1},
        {"location.spaces", "onedrive.gopath", 2},
        {"path.missing-gobin", "path.kind", 1},
    };
    for (const auto& [rule, teller, count] : silent) {
        EXPECT_EQ(std::ranges::count_if(findings,
                                        [&](const Finding& one) {
                                            return one.id == s(rule) && one.saidBy == s(teller);
                                        }),
                  count)
            << rule;
    }
}
