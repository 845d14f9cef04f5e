// SPDX-License-Identifier: Apache-2.0
// Whatever stands in PATH and the environment: apply then undo gives back the same bytes, and doing
// a thing twice does no more than once.
#include "changes/handlers/PathEdits.h"
#include "changes/run/UndoOrder.h"
#include "paths/PathList.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <rapidcheck/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// Entries that collide, differ by case, quotes and backslashes, are empty, hold variables.
rc::Gen<QString> anEntry()
{
    return rc::gen::map(
        rc::gen::element<std::string>("", "C:\\Go\\bin", "c:\\go\\BIN\\", "\"C:\\Go\\bin\"",
                                      "C:\\Go\\bin2", "%GOROOT%\\bin", "%USERPROFILE%\\go\\bin",
                                      "C:\\a b", "dead", "dead", "relative\\x", "C:\\tools[1]\\bin",
                                      "\\\\server\\share", "%", "%%", "D"),
        [](const std::string& text) { return QString::fromStdString(text); });
}

rc::Gen<QString> aPathText()
{
    return rc::gen::map(rc::gen::container<std::vector<QString>>(anEntry()),
                        [](const std::vector<QString>& entries) {
                            return QStringList(entries.begin(), entries.end()).join(u';');
                        });
}

rc::Gen<RegKind> aTextKind()
{
    return rc::gen::element(RegKind::String, RegKind::ExpandString);
}

/// A registry value as programs really leave them: with and without NUL, with odd bytes behind.
rc::Gen<std::optional<RegValue>> aPathValue()
{
    return rc::gen::apply(
        [](const QString& text, RegKind kind, int tail) -> std::optional<RegValue> {
            RegValue value = RegValue::fromText(kind, text);
            switch (tail) {
            case 0: return std::nullopt;
            case 1: value.data.chop(2); break;
            case 2: value.data += QByteArray("\x41\x00\x00", 3); break;
            case 3: value.data = QByteArray("\x00\xd8", 2) + value.data; break;
            default: break;
            }
            return value;
        },
        aPathText(), aTextKind(), rc::gen::inRange(0, 7));
}

rc::Gen<PathEdit> anEditFor(const QString& text)
{
    const QStringList there = PathList(text).entries();
    auto entry = there.isEmpty()
                     ? anEntry()
                     : rc::gen::elementOf(std::vector<QString>(there.begin(), there.end()));
    return rc::gen::mapcat(rc::gen::inRange(0, 5), [entry](int kind) {
        const auto own = rc::gen::element<std::string>("C:\\Go\\bin", "%GOROOT%\\bin", "C:\\new");
        return rc::gen::apply(
            [kind](const QString& old, const std::string& fresh, int occurrence) {
                const QString ours = QString::fromStdString(fresh);
                switch (kind) {
                case 0: return PathEdit{PathEdit::Kind::InsertFirst, ours, {}, 0, {}};
                case 1: return PathEdit{PathEdit::Kind::InsertLast, ours, {}, 0, {}};
                case 2: return PathEdit{PathEdit::Kind::Remove, old, {}, occurrence, {}};
                case 3: return PathEdit{PathEdit::Kind::Replace, old, ours, occurrence, {}};
                default: return PathEdit{PathEdit::Kind::MakeExpandable, {}, {}, 0, {}};
                }
            },
            entry, own, rc::gen::inRange(0, 3));
    });
}

QString textOf(const std::optional<RegValue>& value)
{
    return value ? value->text() : QString();
}

std::vector<PathEdit> someEdits(const std::optional<RegValue>& value)
{
    return *rc::gen::container<std::vector<PathEdit>>(anEditFor(textOf(value)));
}

winpath::VariableLookup lookup()
{
    return [](const QString& name) {
        return name.compare(QLatin1String("GOROOT"), Qt::CaseInsensitive) == 0 ? s("C:\\Go")
                                                                               : QString();
    };
}

MachineImage imageOf(const std::optional<RegValue>& user, const std::optional<RegValue>& wide)
{
    MachineImage image;
    image.folder(s("C:\\Program Files"));
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\Go"));
    if (user)
        image.setValue(Hive::CurrentUser, s("Environment"), s("Path"), *user);
    if (wide)
        image.setValue(Hive::LocalMachine, variableRegistryPath(Scope::Machine, {}).key, s("Path"),
                       *wide);
    return image;
}

/// Edits an elevated copy lets through.
std::vector<PathEdit> removalsOf(const std::optional<RegValue>& value)
{
    std::vector<PathEdit> edits = someEdits(value);
    const bool livens = winpath::hasVariable(textOf(value));
    std::erase_if(edits, [livens](const PathEdit& e) {
        return e.kind != PathEdit::Kind::Remove &&
               (livens || e.kind != PathEdit::Kind::MakeExpandable);
    });
    return edits;
}

rc::Gen<SetVariable> aVariable()
{
    return rc::gen::apply(
        [](const std::string& name, const std::string& text, bool set) {
            return SetVariable{Scope::User, QString::fromStdString(name),
                               set ? std::optional(QString::fromStdString(text)) : std::nullopt};
        },
        // Many a plan without GOROOT is refused: that one is rarer.
        rc::gen::weightedElement<std::string>({{6, "GOTMPDIR"},
                                               {2, "gotmpdir"},
                                               {6, "GOBIN"},
                                               {6, "GOFLAGS"},
                                               {1, "GOROOT"},
                                               {1, "goroot"}}),
        rc::gen::element<std::string>("", "C:\\Go", "%USERPROFILE%\\x", "-x"),
        rc::gen::arbitrary<bool>());
}

/// After these wishes, of which the first for a place counts, GOROOT names no folder.
bool takesGorootAway(const std::vector<RequestedChange>& wanted)
{
    for (const RequestedChange& wish : wanted) {
        const auto* set = std::get_if<SetVariable>(&wish.change);
        if (set != nullptr && set->name.compare(s("GOROOT"), Qt::CaseInsensitive) == 0)
            return !set->text || set->text->isEmpty() || *set->text == s("-x");
    }
    return false;
}

bool puts(const PathEdit& edit, const QString& entry)
{
    return edit.kind == PathEdit::Kind::Replace
               ? edit.replacement == entry
               : edit.kind != PathEdit::Kind::Remove && edit.entry == entry;
}

bool inserts(const PathEdit& edit, const QString& entry)
{
    return edit.kind != PathEdit::Kind::Replace && puts(edit, entry);
}

} // namespace

RC_GTEST_PROP(PathProperties, TakingBackAnUntouchedEditGivesTheSameText, ())
{
    const auto before = *aPathValue();
    const auto after = applyPathEdits(before, someEdits(before), lookup());
    RC_ASSERT(after.has_value());
    const auto back = undoPathEdits(*after, before, *after);
    RC_ASSERT(back.has_value());
    RC_LOG() << textOf(before).toStdString() << " -> " << textOf(*after).toStdString() << " -> "
             << textOf(back->value).toStdString();
    RC_ASSERT(textOf(back->value) == textOf(before));
}

RC_GTEST_PROP(PathProperties, EditingTwiceChangesNothingMore, ())
{
    const auto before = *aPathValue();
    std::vector<PathEdit> edits = someEdits(before);
    // "The second of three" names another entry once one is gone; what a saved plan does then is
    // the business of comparing with before.
    std::erase_if(edits, [](const PathEdit& edit) {
        return edit.kind == PathEdit::Kind::Remove || edit.kind == PathEdit::Kind::Replace;
    });
    const auto once = applyPathEdits(before, edits, lookup());
    RC_ASSERT(once.has_value());
    const auto twice = applyPathEdits(*once, edits, lookup());
    RC_ASSERT(twice.has_value());
    const bool inserts = std::count_if(edits.begin(), edits.end(), [](const PathEdit& e) {
                             return e.kind == PathEdit::Kind::InsertFirst;
                         }) > 1;
    // Two different "first" ones take turns in front and end in the same order.
    RC_ASSERT(textOf(*twice) == textOf(*once) || inserts);
}

RC_GTEST_PROP(PathProperties, WhatWasAppendedByOthersSurvivesTakingBack, ())
{
    const auto before = *aPathValue();
    const auto after = applyPathEdits(before, someEdits(before), lookup());
    RC_ASSERT(after.has_value());
    const QString more =
        (textOf(*after).isEmpty() ? QString() : textOf(*after) + u';') + s("C:\\theirs");
    const auto back =
        undoPathEdits(RegValue::fromText(RegKind::ExpandString, more), before, *after);
    RC_ASSERT(back.has_value());
    RC_ASSERT(PathList(textOf(back->value)).entries().count(s("C:\\theirs")) == 1);
}

RC_GTEST_PROP(RunProperties, ApplyThenUndoGivesBackTheSameBytes, ())
{
    const auto user = *aPathValue();
    const auto wide = *aPathValue();
    const auto machine = machineOf(imageOf(user, wide));
    const auto before = environmentBytes(*machine);
    const std::vector<PathEdit> edits = someEdits(user);
    std::vector<RequestedChange> wanted = {{EditPath{Scope::User, edits}, {}},
                                           {EditPath{Scope::Machine, removalsOf(wide)}, {}},
                                           {WriteGoEnv{s("GOPROXY"), s("direct")}, {}}};
    for (const SetVariable& variable : *rc::gen::container<std::vector<SetVariable>>(aVariable()))
        wanted.push_back({variable, {}});
    const auto plan = makePlan(*machine, wanted);
    const QString ofGoroot = s("%GOROOT%\\bin");
    const auto putsIt = [&](const PathEdit& edit) { return puts(edit, ofGoroot); };
    const auto insertsIt = [&](const PathEdit& edit) { return inserts(edit, ofGoroot); };
    const bool isGone = takesGorootAway(wanted);
    if (!plan) { // it would put on PATH what nothing can be found by
        RC_TAG("refused");
        RC_ASSERT(isGone && std::ranges::any_of(edits, putsIt));
        RC_ASSERT(plan.error().code == ErrorCode::Invalid);
        RC_ASSERT(plan.error().english().startsWith(ofGoroot));
        RC_ASSERT(environmentBytes(*machine) == before);
        return;
    }
    RC_ASSERT(!isGone || std::ranges::none_of(edits, insertsIt));
    RC_ASSERT(run(*machine, *plan).succeeded());
    const auto done = environmentBytes(*machine);
    // A second time the plan finds everything done.
    const RunReport again = run(*machine, *plan);
    RC_ASSERT(again.succeeded());
    RC_ASSERT(again.count(Outcome::Done) == 0);
    RC_ASSERT(environmentBytes(*machine) == done);
    const UndoReport undone = undoLast(*machine);
    RC_ASSERT(undone.succeeded());
    RC_ASSERT(environmentBytes(*machine) == before);
}

RC_GTEST_PROP(RunProperties, AFailureAnywhereGivesBackTheSameBytes, ())
{
    const auto user = *aPathValue();
    MachineImage image = imageOf(user, std::nullopt);
    const auto before = environmentBytes(*machineOf(image));
    image.fault(s("registry.write"), ImageFault::Kind::Io, *rc::gen::inRange(0, 4));
    const auto machine = machineOf(image);
    std::vector<RequestedChange> wanted = {{EditPath{Scope::User, someEdits(user)}, {}},
                                           {SetVariable{Scope::User, s("GOBIN"), s("x")}, {}},
                                           {SetVariable{Scope::User, s("GOFLAGS"), s("-x")}, {}},
                                           {EnableLongPaths{}, {}}};
    const auto plan = makePlan(*machine, wanted);
    RC_ASSERT(plan.has_value());
    const RunReport report = run(*machine, *plan);
    if (!report.succeeded()) {
        RC_ASSERT(report.rolledBack());
        RC_ASSERT(environmentBytes(*machine) == before);
    }
}

namespace {

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
