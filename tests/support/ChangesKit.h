// SPDX-License-Identifier: Apache-2.0
// Short words for tests of changes: a machine from an image, a plan from changes, a run, a value
// read.
#pragma once

#include "changes/run/Apply.h"
#include "changes/run/Planner.h"
#include "changes/run/Undo.h"
#include "paths/WindowsPath.h"
#include "support/Literals.h"
#include "support/PracticeKit.h"

#include <gtest/gtest.h>

#include <map>

namespace gosetup::testkit {

inline MachineImage imageWithUserPath(const QString& text, RegKind kind = RegKind::ExpandString)
{
    MachineImage image;
    image.setVariable(Hive::CurrentUser, QStringLiteral("Path"), kind, text);
    return image;
}

inline std::optional<RegValue> valueOf(Machine& machine, const QString& name,
                                       Scope scope = Scope::User)
{
    const auto value = machine.registry().read(variableRegistryPath(scope, name));
    EXPECT_TRUE(value.has_value());
    return value ? *value : std::nullopt;
}

inline std::optional<RegValue> pathOf(Machine& machine, Scope scope = Scope::User)
{
    return valueOf(machine, QStringLiteral("Path"), scope);
}

inline QString pathText(Machine& machine, Scope scope = Scope::User)
{
    return pathOf(machine, scope).value_or(RegValue{}).text();
}

inline Plan planOf(Machine& machine, const std::vector<Change>& changes)
{
    std::vector<RequestedChange> wanted;
    for (const Change& change : changes)
        wanted.push_back({change, {}});
    const auto plan = makePlan(machine, wanted);
    if (!plan)
        ADD_FAILURE() << plan.error().english().toStdString();
    return plan.value_or(Plan{machine.name(), machine.clock().now(), {}});
}

inline RunReport run(Machine& machine, const Plan& plan, bool mayPrompt = true)
{
    Progress progress;
    return apply(machine, plan, {mayPrompt, {}, std::chrono::milliseconds(1)}, progress);
}

inline RunReport runChanges(Machine& machine, const std::vector<Change>& changes)
{
    return run(machine, planOf(machine, changes));
}

inline UndoReport undoLast(Machine& machine, const UndoOptions& options = {})
{
    Progress progress;
    return undo(machine, {}, options, progress);
}

/// Without a text the variable goes.
inline SetVariable setVariable(Scope scope, const char* name, const char* text)
{
    return {scope, s(name), text != nullptr ? std::optional(s(text)) : std::nullopt};
}

inline SetVariable setUser(const char* name, const char* text)
{
    return setVariable(Scope::User, name, text);
}

inline SetVariable setMachine(const char* name, const char* text)
{
    return setVariable(Scope::Machine, name, text);
}

inline Change insertLast(const QString& folder, Scope scope = Scope::User)
{
    return EditPath{scope, {{PathEdit::Kind::InsertLast, folder, {}, 0, {}}}};
}

inline Change insertFirst(const QString& folder, Scope scope = Scope::User)
{
    return EditPath{scope, {{PathEdit::Kind::InsertFirst, folder, {}, 0, {}}}};
}

inline Change removeEntry(const QString& entry, int occurrence = 0, Scope scope = Scope::User)
{
    return EditPath{scope, {{PathEdit::Kind::Remove, entry, {}, occurrence, {}}}};
}

inline ::testing::AssertionResult succeeded(const RunReport& report)
{
    if (report.succeeded())
        return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << report.error->english().toStdString();
}

inline ::testing::AssertionResult succeeded(const UndoReport& report)
{
    if (report.succeeded())
        return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << report.error->english().toStdString();
}

/// All of both environment blocks, byte for byte, names with their values.
inline std::map<QString, std::pair<RegKind, QByteArray>> environmentBytes(Machine& machine)
{
    std::map<QString, std::pair<RegKind, QByteArray>> all;
    for (const Scope scope : {Scope::User, Scope::Machine}) {
        const RegistryValuePath key = variableRegistryPath(scope, {});
        const auto names = machine.registry().valueNames(key.hive, key.key);
        for (const QString& name : names.value_or(QStringList())) {
            const auto value = valueOf(machine, name, scope);
            if (value)
                all[toString(scope) + u':' + name] = {value->kind, value->data};
        }
    }
    return all;
}

} // namespace gosetup::testkit
