// SPDX-License-Identifier: Apache-2.0
// Whatever stands in PATH, in Go's variables and in Go's own file: the recommended fixes make
// nothing worse, put nothing on PATH that Windows would not search, and come to an end.
#include "rules/FactsMaker.h"

#include "changes/run/Apply.h"
#include "changes/run/Planner.h"
#include "paths/PathList.h"
#include "support/Literals.h"

#include <QMap>

#include <rapidcheck/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// The same machines in every run, so that no change fails for what it did not do; RC_PARAMS asks
/// for others.
const bool sameMachines = qEnvironmentVariableIsSet("RC_PARAMS") || qputenv("RC_PARAMS", "seed=12");

rc::Gen<QString> oneOf(std::initializer_list<const char*> texts)
{
    return rc::gen::map(rc::gen::elementOf(std::vector<std::string>(texts.begin(), texts.end())),
                        [](const std::string& text) { return QString::fromStdString(text); });
}

rc::Gen<QString> anEntry()
{
    return oneOf({"%USERPROFILE%\\go\\bin",
                  "C:\\tools",
                  "C:\\tools ",
                  " C:\\tools",
                  "C:\\tools.",
                  "\"C:\\tools\"",
                  "C:\\gone",
                  "bin",
                  "~\\go\\bin",
                  "/c/go/bin",
                  "%GOBIN%",
                  "%GOPATH%\\bin",
                  "%GOROOT%\\bin",
                  "%NOTHING%\\bin",
                  "%JDK%\\cmd",
                  "\"C:\\tools \"",
                  "\"%ProgramFiles%\\Go\\bin\"",
                  "C:\\tools；C:\\Users\\Public\\bin",
                  "",
                  "C:\\Program Files\\Go\\bin",
                  "C:\\Program Files\\Go\\bin\\go.exe",
                  "C:\\old\\go\\bin",
                  "%PUBLIC%\\bin",
                  "%ProgramFiles(x86)%\\x"});
}

/// Null: not set.
rc::Gen<QString> aFolderValue()
{
    return rc::gen::oneOf(
        rc::gen::just(QString()),
        oneOf({"C:\\Users\\li\\go", "C:\\tools", "C:\\gone", "go", "~\\go", "/c/go",
               "\"C:\\tools\"", "C:\\tools ", "C:\\tools;D:\\more", "C:\\tools;",
               "C:\\Users\\li\\go ", "C:\\Program Files\\Go", "C:\\Program Files\\Go\\bin",
               "C:\\old\\go", "%USERPROFILE%\\go"}));
}

QStringList entries(int most)
{
    const auto some = *rc::gen::container<std::vector<QString>>(anEntry());
    return QStringList(some.begin(),
                       some.begin() + std::min<std::ptrdiff_t>(std::ssize(some), most));
}

MachineImage aMachine()
{
    MachineImage image = soundImage();
    image.go(s("C:\\old\\go"), s("go1.19.13"));
    image.folder(s("C:\\tools"));
    image.folder(s("C:\\Users\\Public\\bin"));
    image.folder(goRoot + s("\\cmd"));
    image.setVariable(Hive::LocalMachine, s("JDK"), RegKind::String, s("%ProgramFiles%\\Go"));
    image.defender.lists.paths << s("C:\\Users\\li\\go");
    // A lone quote hides what stands behind it, with every fault of that: so it comes last.
    const QStringList quoted =
        *rc::gen::element(QStringList(), QStringList{s("\"C:\\tools;C:\\Users\\Public\\bin")});
    setPath(image, Hive::CurrentUser, entries(6) + quoted);
    QStringList wide = {s("%SystemRoot%\\System32")};
    wide += entries(3);
    if (*rc::gen::arbitrary<bool>())
        wide << goRoot + s("\\bin");
    setPath(image, Hive::LocalMachine, wide);
    // One place each: what a bad value has hidden is another fault, seen once it is gone.
    QString file;
    for (const char* name : {"GOPATH", "GOBIN", "GOROOT"}) {
        const QString value = *aFolderValue();
        const int place = *rc::gen::inRange(0, 3);
        if (value.isNull())
            continue;
        if (place == 2)
            file += s(name) + u'=' + value + u'\n';
        else
            image.setVariable(place == 0 ? Hive::CurrentUser : Hive::LocalMachine, s(name),
                              *rc::gen::element(RegKind::ExpandString, RegKind::String), value);
    }
    if (!file.isEmpty())
        image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(file.toStdString().c_str());
    return image;
}

std::vector<RequestedChange> recommended(const std::vector<Finding>& findings)
{
    std::vector<RequestedChange> wanted;
    for (const Finding& finding : findings) {
        for (const Fix& fix : finding.fixes) {
            const int number = static_cast<int>(wanted.size()) + 1;
            for (const Change& change : fix.changes) {
                if (fix.recommended)
                    wanted.push_back({change, {finding.id}, number});
            }
        }
    }
    return wanted;
}

/// Rules on values: one value gone brings to light what it has hidden, and another rule says so.
bool isOfValues(const QString& id)
{
    return QStringList{s("goenv"), s("env"), s("location")}.contains(topicOf(id));
}

std::ptrdiff_t problemsOfValues(const std::vector<Finding>& findings)
{
    return std::ranges::count_if(findings, [](const Finding& finding) {
        return isOfValues(finding.id) && finding.status == Status::Problem;
    });
}

QMap<QString, Status> gravest(const std::vector<Finding>& findings)
{
    QMap<QString, Status> worst;
    for (const Finding& finding : findings)
        worst[finding.id] = std::max(worst.value(finding.id, Status::Ok), finding.status);
    return worst;
}

/// What a rule cannot help saying of another time or of a folder that only comes later.
bool mayTurnWorse(const QString& id)
{
    // Once Go takes a folder for its programs again, that folder can be missing on PATH.
    return id == s("env.old-processes") || id == s("env.console-only") ||
           id == s("path.missing-gobin");
}

/// Each entry has one verdict, and another one once its variable is corrected: `%GOPATH%\\bin` of a
/// relative GOPATH becomes a folder to come, or one that is named twice.
bool isOfEntries(const QString& id)
{
    return QStringList{s("path.relative-entries"), s("path.dead-entries"), s("path.duplicates")}
        .contains(id);
}

Status gravestOfEntries(const QMap<QString, Status>& worst)
{
    Status gravest = Status::Ok;
    for (auto it = worst.begin(); it != worst.end(); ++it)
        gravest = isOfEntries(it.key()) ? std::max(gravest, it.value()) : gravest;
    return gravest;
}

/// What the first round may bring to light: that, and a value that another one has hidden.
bool mayComeLater(const QString& id)
{
    return mayTurnWorse(id) || isOfValues(id) || isOfEntries(id);
}

QString describe(const MachineImage& image, const Plan& plan)
{
    QString text;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const auto key = image.registry.find(regKey(hive, environmentKey(hive)));
        for (const auto& [name, value] : key->second.values) {
            if (value.value.isText())
                text += QStringLiteral("%1 (%2) = %3\n")
                            .arg(name, hive == Hive::CurrentUser ? s("user") : s("machine"),
                                 value.value.text());
        }
    }
    const auto file = image.files.find(winpath::key(userHome + s("\\AppData\\Roaming\\go\\env")));
    if (file != image.files.end())
        text += QString::fromUtf8(file->second.bytes.value_or(QByteArray()));
    for (const PlannedChange& planned : plan.changes)
        text += titleOf(planned.change).english() + s(" <- ") + planned.ruleIds.join(u',') + u'\n';
    return text;
}

/// Whether the removed entry has a folder after all, by the variables as they are now.
bool losesFolder(const std::shared_ptr<Machine>& machine, Scope scope, const PathEdit& edit)
{
    if (edit.kind != PathEdit::Kind::Remove || edit.ruleId != s("path.dead-entries"))
        return false;
    const Hive hive = scope == Scope::User ? Hive::CurrentUser : Hive::LocalMachine;
    const QString folder = meantFolder(edit.entry, observe(machine, {}).environment->lookup(hive));
    const auto info = machine->files().info(folder);
    return winpath::isAbsolute(folder) && info && info->has_value() && (*info)->isDirectory;
}

} // namespace

RC_GTEST_PROP(RecommendedFixes, MakeNothingWorseAndComeToAnEnd, ())
{
    const MachineImage image = aMachine();
    const auto opened = PracticeMachine::fromImage(image);
    RC_ASSERT(opened.has_value());
    const auto machine = (*opened)->copy();
    auto before = judge(observe(machine, {}), {});
    for (int round = 0; round < 3; ++round) {
        const auto plan = makePlan(*machine, recommended(before));
        RC_ASSERT(plan.has_value());
        RC_LOG() << "round " << round << '\n' << describe(image, *plan).toStdString();
        RC_ASSERT(applyEffects(*machine, *machine->elevatedView(), *plan).has_value());
        const auto after = judge(observe(machine, {}), {});
        const auto was = gravest(before);
        const auto is = gravest(after);
        for (auto it = is.begin(); it != is.end(); ++it) {
            if (mayTurnWorse(it.key()) || isOfValues(it.key()) || isOfEntries(it.key()))
                continue;
            if (it.value() > was.value(it.key(), Status::Ok))
                RC_FAIL(it.key().toStdString() + " is worse than before");
        }
        RC_ASSERT(gravestOfEntries(is) <= gravestOfEntries(was));
        RC_ASSERT(problemsOfValues(after) <= problemsOfValues(before));
        for (const PlannedChange& planned : plan->changes) {
            const auto* edit = std::get_if<EditPath>(&planned.change);
            for (const PathEdit& one : edit ? edit->edits : std::vector<PathEdit>()) {
                RC_ASSERT(!losesFolder(machine, edit->scope, one));
                const bool inserts = one.kind == PathEdit::Kind::InsertFirst ||
                                     one.kind == PathEdit::Kind::InsertLast;
                const QString entry = inserts ? one.entry : one.replacement;
                RC_ASSERT(entry.isEmpty() || entry.startsWith(u'%') || winpath::isAbsolute(entry));
                RC_ASSERT(entry == entry.trimmed());
            }
        }
        // What the first round brings to light the second one may mend, and then there is an end.
        const auto next = makePlan(*machine, recommended(after));
        RC_ASSERT(next.has_value());
        if (next->changes.empty())
            return;
        RC_LOG() << "then\n" << describe(image, *next).toStdString();
        for (const PlannedChange& planned : next->changes) {
            const bool expected =
                planned.ruleIds.isEmpty() || std::ranges::any_of(planned.ruleIds, mayComeLater);
            RC_ASSERT(round > 0 || expected);
        }
        before = after;
    }
    RC_FAIL("the fixes do not come to an end");
}
