// SPDX-License-Identifier: Apache-2.0
#include "engine/EnvironmentPreview.h"

#include "changes/PlanText.h"
#include "gosettings/EnvFile.h"
#include "gosettings/SettingNames.h"
#include "paths/PathList.h"
#include "rules/Catalogue.h"

#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

Hive hiveOf(Scope scope)
{
    return scope == Scope::User ? Hive::CurrentUser : Hive::LocalMachine;
}

const PlannedChange* pathChange(const Plan* plan, Scope scope)
{
    if (plan == nullptr)
        return nullptr;
    for (const PlannedChange& planned : plan->changes) {
        const auto* edit = std::get_if<EditPath>(&planned.change);
        if (edit != nullptr && edit->scope == scope)
            return &planned;
    }
    return nullptr;
}

std::vector<PathLine> changedLines(Scope scope, const PlannedChange& planned)
{
    const std::vector<DiffLine> diff = entryDiffOf(planned);
    QSet<QString> removed;
    QSet<QString> added;
    for (const DiffLine& line : diff) {
        if (line.kind == DiffLine::Kind::Removed)
            removed << line.text;
        else if (line.kind == DiffLine::Kind::Added)
            added << line.text;
    }
    std::vector<PathLine> lines;
    for (const DiffLine& line : diff) {
        switch (line.kind) {
        case DiffLine::Kind::Removed:
            // A moved entry is shown once, where it will be.
            if (!added.contains(line.text))
                lines.push_back({scope, line.text, PathLine::Mark::Removed, line.note, 0});
            break;
        case DiffLine::Kind::Added:
            lines.push_back(
                {scope, line.text,
                 removed.contains(line.text) ? PathLine::Mark::Moved : PathLine::Mark::Added,
                 line.note, 0});
            break;
        default: lines.push_back({scope, line.text, PathLine::Mark::Kept, {}, 0});
        }
    }
    return lines;
}

std::vector<PathLine> scopeLines(const Facts& facts, const Plan* plan, Scope scope)
{
    if (const PlannedChange* planned = pathChange(plan, scope))
        return changedLines(scope, *planned);
    std::vector<PathLine> lines;
    const PathScope* now = facts.path ? facts.path->scope(hiveOf(scope)) : nullptr;
    if (now == nullptr)
        return lines;
    const QStringList entries = PathList(now->text).entries();
    for (const QString& entry : entries)
        lines.push_back({scope, entry, PathLine::Mark::Kept, {}, 0});
    return lines;
}

// --- variables --------------------------------------------------------------------------------

Observed<QString> inBlock(const Observed<EnvironmentBlock>& block, const QString& name)
{
    if (!block)
        return Observed<QString>::unknown(block.why(), block.detail());
    const VariableFact* fact = block->find(name);
    return fact != nullptr && fact->isText() ? Observed<QString>(fact->text())
                                             : Observed<QString>();
}

/// Each place's value once the plan is done.
struct Places
{
    Observed<QString> machine;
    Observed<QString> user;
    Observed<QString> file;
};

void applyPlanned(const PlannedChange& planned, const QString& name, Places& places, bool& changed)
{
    if (const auto* set = std::get_if<SetVariable>(&planned.change)) {
        if (set->name.compare(name, Qt::CaseInsensitive) != 0)
            return;
        const auto* after = std::get_if<RegistryState>(&planned.after);
        Observed<QString>& place = set->scope == Scope::User ? places.user : places.machine;
        place = after != nullptr && after->value && after->value->isText()
                    ? Observed<QString>(after->value->text())
                    : Observed<QString>();
        changed = true;
    } else if (const auto* write = std::get_if<WriteGoEnv>(&planned.change)) {
        if (write->name != name)
            return;
        places.file = write->value ? Observed<QString>(*write->value) : Observed<QString>();
        changed = true;
    } else if (std::holds_alternative<RewriteGoEnv>(planned.change)) {
        const auto* after = std::get_if<FileState>(&planned.after);
        const auto value =
            after != nullptr && after->bytes ? goenv::value(*after->bytes, name) : std::nullopt;
        changed = changed || value.value_or(QString()) != places.file.valueOr(QString());
        places.file = value ? Observed<QString>(*value) : Observed<QString>();
    }
}

VariableLine lineOf(const Facts& facts, const Plan* plan, const QString& name)
{
    VariableLine line;
    line.name = name;
    if (facts.environment) {
        line.machine = inBlock(facts.environment->machine, name);
        line.user = inBlock(facts.environment->user, name);
    }
    if (facts.goEnv && !facts.goEnv->off && facts.goEnv->fileValues.contains(name))
        line.file = facts.goEnv->fileValues.value(name);
    Places places{line.machine, line.user, line.file};
    if (plan != nullptr) {
        for (const PlannedChange& planned : plan->changes)
            applyPlanned(planned, name, places, line.changed);
    }
    for (const Observed<QString>* place : {&places.user, &places.machine, &places.file}) {
        if (*place && !(*place)->isEmpty()) {
            line.afterwards = *place;
            return line;
        }
    }
    if (!facts.goEnv || line.changed)
        return line;
    const GoSetting setting = facts.goEnv->setting(name);
    if (!setting.isSet() && !setting.value.isEmpty()) {
        line.afterwards = setting.value;
        line.isDefault = true;
    }
    return line;
}

} // namespace

std::vector<PathLine> pathPreview(const Facts& facts, const Plan* plan)
{
    std::vector<PathLine> lines = scopeLines(facts, plan, Scope::Machine);
    const std::vector<PathLine> user = scopeLines(facts, plan, Scope::User);
    lines.insert(lines.end(), user.begin(), user.end());
    std::erase_if(lines, [](const PathLine& line) { return line.text.trimmed().isEmpty(); });
    int number = 0;
    for (PathLine& line : lines) {
        if (line.mark != PathLine::Mark::Removed)
            line.number = ++number;
    }
    return lines;
}

std::vector<VariableLine> variablePreview(const Facts& facts, const Plan* plan)
{
    const QStringList always = {QStringLiteral("GOROOT"), QStringLiteral("GOPATH"),
                                QStringLiteral("GOBIN"), QStringLiteral("GOPROXY"),
                                QStringLiteral("GOPRIVATE")};
    std::vector<VariableLine> lines;
    for (const QString& name : always)
        lines.push_back(lineOf(facts, plan, name));
    for (const QString& name : gosettings::settingNames()) {
        if (always.contains(name))
            continue;
        VariableLine line = lineOf(facts, plan, name);
        if (line.changed || line.machine || line.user || line.file)
            lines.push_back(std::move(line));
    }
    return lines;
}

int fixablePathFindings(const std::vector<Finding>& findings)
{
    return static_cast<int>(
        std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
            return topicOf(finding.id) == QLatin1String("path") && finding.status != Status::Ok &&
                   isTold(finding) &&
                   std::any_of(finding.fixes.begin(), finding.fixes.end(), [](const Fix& fix) {
                       return fix.recommended && !fix.changes.empty();
                   });
        }));
}

} // namespace gosetup
