// SPDX-License-Identifier: Apache-2.0
// How a planned change reads: before, after, and the lines between.
#include "changes/PlanText.h"
#include "base/CommandVariables.h"
#include "base/Redact.h"
#include "base/SizeText.h"
#include "changes/ListDifference.h"
#include "changes/Overloaded.h"
#include "changes/Plan.h"
#include "changes/handlers/PathEdits.h"
#include "gosettings/EnvFile.h"
#include "gosettings/ShownAddress.h"
#include "machine/http/Proxy.h"
#include "paths/PathList.h"
#include "toolchain/HashText.h"

#include <QHash>

#include <algorithm>

namespace gosetup {

namespace {

Text absent()
{
    return Text::tr("not set");
}

Text shownSetting(const QString& name, const QString& value)
{
    return holdsCommand(name) ? commandNotShown()
                              : gosettings::shownInPlan(name, withoutSecrets(value));
}

bool isHidden(const QString& name, const QString& value)
{
    return !value.isEmpty() && shownSetting(name, value).english() != value;
}

bool holdsHidden(const State& state)
{
    if (const auto* variable = std::get_if<RegistryState>(&state))
        return variable->value && variable->value->isText() &&
               isHidden(variable->place.name, variable->value->text());
    const auto* file = std::get_if<FileState>(&state);
    if (file == nullptr || !file->bytes)
        return false;
    const QMap<QString, QString> values = goenv::values(*file->bytes);
    return std::any_of(values.keyBegin(), values.keyEnd(),
                       [&](const QString& name) { return isHidden(name, values.value(name)); });
}

Text valueText(const RegistryState& state)
{
    if (!state.value)
        return absent();
    if (state.value->isText())
        return shownSetting(state.place.name, state.value->text());
    if (const auto number = state.value->dword())
        return Text::verbatim(QString::number(*number));
    return Text::verbatim(toString(state.value->kind));
}

Text treeText(const TreeState& tree)
{
    if (!tree.present)
        return Text::tr("no Go");
    if (tree.damaged)
        return Text::tr("%1, incomplete").arg(tree.version);
    return tree.version.isEmpty() ? Text::tr("a folder without a version")
                                  : Text::verbatim(tree.version);
}

Text exclusionText(const ExclusionState& state)
{
    if (!state.excluded)
        return Text::tr("unknown without administrator permission");
    return *state.excluded ? Text::tr("excluded from scanning") : Text::tr("scanned");
}

Text pathText(const RegistryState& state)
{
    if (!state.value)
        return absent();
    if (!state.value->isText())
        return Text::verbatim(toString(state.value->kind));
    const auto entries = static_cast<int>(PathList(state.value->text()).entries().size());
    return Text::tr("%1 (%2)")
        .arg(Text::tr("%n entries", nullptr, entries))
        .arg(toString(state.value->kind));
}

Text goEnvText(const WriteGoEnv& change, const FileState& state)
{
    const auto value = state.bytes ? goenv::value(*state.bytes, change.name) : std::nullopt;
    if (!value)
        return absent();
    return shownSetting(change.name, *value);
}

/// The settings that Go reads there.
Text goEnvFileText(const FileState& state)
{
    if (!state.bytes)
        return absent();
    std::vector<Text> lines;
    const QMap<QString, QString> values = goenv::values(*state.bytes);
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        lines.push_back(Text::tr("%1 = %2").arg(it.key()).arg(shownSetting(it.key(), *it)));
    return lines.empty() ? Text::tr("Go reads nothing from it") : joined(lines);
}

Text asideText(const Change& change, const AsideState& state)
{
    const auto present = std::ranges::count_if(state.items, &AsideItem::present);
    if (present == 0)
        return Text::tr("set aside beside it (*.gosetup-old-*); Go brings it back");
    const auto* files = std::get_if<SetAsideFiles>(&change);
    return Text::tr("%n items, %1", nullptr, static_cast<int>(present))
        .arg(sizeText(files != nullptr ? files->bytes : 0));
}

Text buildCacheText(const BuildCacheState& state)
{
    if (state.files == 0)
        return Text::tr("deleted; Go creates it again");
    return Text::tr("%1 in %n files, not used for five days", nullptr,
                    static_cast<int>(std::min<qint64>(state.files, 1'000'000'000)))
        .arg(sizeText(state.bytes));
}

Text stateText(const Change& change, const State& state)
{
    return std::visit(
        Overloaded{
            [&](const RegistryState& s) {
                if (std::holds_alternative<EditPath>(change))
                    return pathText(s);
                if (std::holds_alternative<EnableLongPaths>(change)) {
                    const bool on = s.value && s.value->dword().value_or(0) != 0;
                    return on ? Text::tr("on") : Text::tr("off");
                }
                return valueText(s);
            },
            [&](const FileState& s) {
                const auto* goEnv = std::get_if<WriteGoEnv>(&change);
                return goEnv ? goEnvText(*goEnv, s) : goEnvFileText(s);
            },
            [](const ExclusionState& s) { return exclusionText(s); },
            [](const AliasState& s) { return s.on ? Text::tr("on") : Text::tr("off"); },
            [](const FolderState& s) {
                return s.present ? Text::tr("present") : Text::tr("not present");
            },
            [](const TreeState& s) { return treeText(s); },
            [&](const AsideState& s) { return asideText(change, s); },
            [](const BuildCacheState& s) { return buildCacheText(s); },
            [](const ExtensionState& s) {
                return s.installed ? Text::tr("installed") : Text::tr("not installed");
            },
        },
        state);
}

/// Why an entry goes that a person did not ask about.
Text whyRemoved(const PathEdit& edit)
{
    if (edit.ruleId == QLatin1String("path.dead-entries"))
        return Text::tr("does not exist");
    if (edit.ruleId == QLatin1String("path.duplicates"))
        return Text::tr("duplicate");
    if (edit.ruleId == QLatin1String("path.shadowed-go"))
        return Text::tr("another Go");
    if (edit.ruleId == QLatin1String("plan.variable-deleted"))
        return Text::tr("its variable is deleted");
    if (edit.ruleId == QLatin1String("path.relative-entries"))
        return Text::tr("not a full path");
    if (edit.ruleId == QLatin1String("path.writable-folder"))
        return Text::tr("others can write to it");
    if (edit.ruleId == QLatin1String("path.trailing-space"))
        return Text::tr("duplicate");
    return {};
}

Text whyReplaced(const PathEdit& edit)
{
    if (edit.ruleId == QLatin1String("plan.variable-deleted"))
        return Text::tr("its variable is deleted");
    if (edit.ruleId == QLatin1String("path.trailing-space"))
        return Text::tr("without the space");
    return {};
}

/// What the edits of a PATH say of its entries: read once, asked for every line.
class Notes
{
  public:
    explicit Notes(const EditPath& change)
    {
        for (const PathEdit& edit : change.edits) {
            switch (edit.kind) {
            case PathEdit::Kind::InsertFirst:
                put(m_added, winpath::key(edit.entry), Text::tr("first"));
                put(m_removed, edit.entry, Text::tr("moved"));
                break;
            case PathEdit::Kind::InsertLast:
                put(m_added, winpath::key(edit.entry), Text::tr("last"));
                break;
            case PathEdit::Kind::Remove: put(m_removed, edit.entry, whyRemoved(edit)); break;
            case PathEdit::Kind::Replace:
                if (isRespelling(edit)) {
                    put(m_added, winpath::key(edit.replacement), Text::tr("spelling changed"));
                    put(m_removed, edit.entry, Text::tr("spelling changed"));
                } else if (const Text why = whyReplaced(edit); !why.isEmpty()) {
                    for (const QString& entry : newEntries(edit))
                        put(m_added, winpath::key(entry), why);
                    put(m_removed, edit.entry, why);
                }
                break;
            case PathEdit::Kind::MakeExpandable: break;
            }
        }
    }

    [[nodiscard]] Text onAdded(const QString& entry) const
    {
        return m_added.value(winpath::key(entry));
    }
    [[nodiscard]] Text onRemoved(const QString& entry) const { return m_removed.value(entry); }

  private:
    /// The first edit that has something to say of an entry does.
    static void put(QHash<QString, Text>& notes, const QString& entry, const Text& note)
    {
        if (!note.isEmpty() && !notes.contains(entry))
            notes.insert(entry, note);
    }

    QHash<QString, Text> m_added;
    QHash<QString, Text> m_removed;
};

QStringList entriesOf(const State& state)
{
    const auto* registry = std::get_if<RegistryState>(&state);
    if (registry == nullptr || !registry->value || !registry->value->isText())
        return {};
    return PathList(registry->value->text()).entries();
}

QString kindOfValue(const State& state)
{
    const auto* registry = std::get_if<RegistryState>(&state);
    return registry != nullptr && registry->value ? toString(registry->value->kind) : QString();
}

/// PATH's type, where it changes.
std::vector<DiffLine> typeLines(const PlannedChange& planned)
{
    const QString was = kindOfValue(planned.before);
    const QString becomes = kindOfValue(planned.after);
    if (was.isEmpty() || was == becomes)
        return {};
    return {{DiffLine::Kind::Removed, was, {}},
            {DiffLine::Kind::Added, becomes, Text::tr("so that %VAR% is expanded")}};
}

} // namespace

std::vector<DiffLine> entryDiffOf(const PlannedChange& planned)
{
    const auto* change = std::get_if<EditPath>(&planned.change);
    if (change == nullptr)
        return {};
    const QStringList before = entriesOf(planned.before);
    const QStringList after = entriesOf(planned.after);
    const ListDifference changed = difference(before, after);
    std::vector<DiffLine> lines;
    const Notes notes(*change);
    std::size_t removed = 0;
    std::size_t added = 0;
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
        if (removed < changed.removed.size() && changed.removed[removed] == i) {
            lines.push_back({DiffLine::Kind::Removed, before[i], notes.onRemoved(before[i])});
            ++removed;
            ++i;
        } else if (added < changed.added.size() && changed.added[added] == j) {
            lines.push_back({DiffLine::Kind::Added, after[j], notes.onAdded(after[j])});
            ++added;
            ++j;
        } else {
            lines.push_back({DiffLine::Kind::Same, after[j], {}});
            ++i;
            ++j;
        }
    }
    return lines;
}

std::vector<DiffLine> diffOf(const PlannedChange& planned)
{
    if (std::holds_alternative<EditPath>(planned.change)) {
        std::vector<DiffLine> lines = typeLines(planned);
        const std::vector<DiffLine> entries = entryDiffOf(planned);
        lines.insert(lines.end(), entries.begin(), entries.end());
        return lines;
    }
    return {{DiffLine::Kind::Removed, beforeText(planned).translated(), {}},
            {DiffLine::Kind::Added, afterText(planned).translated(), {}}};
}

Text beforeText(const PlannedChange& planned)
{
    return stateText(planned.change, planned.before);
}

Text afterText(const PlannedChange& planned)
{
    return stateText(planned.change, planned.after);
}

bool isHashBuiltIn(const ArchiveRef& archive)
{
    return !KnownHashes::builtIn().find(archive.fileName).isEmpty();
}

Text originText(const PlannedChange& planned)
{
    const auto* install = std::get_if<InstallToolchain>(&planned.change);
    if (install == nullptr)
        return {};
    const ArchiveRef& archive = install->archive;
    const QString address = displayUrl(archive.url);
    if (isHashBuiltIn(archive))
        return Text::tr("from %1, verified against GoSetup's own table of hashes").arg(address);
    return Text::tr("from %1, verified against the SHA-256 %2, which is not in GoSetup's own table")
        .arg(address)
        .arg(QString::fromLatin1(archive.sha256));
}

std::vector<Text> warningsOf(const PlannedChange& planned)
{
    std::vector<Text> warnings;
    for (const QString& entry : planned.alreadyProvided) {
        warnings.push_back(Text::tr("%1 is already in the system PATH, which is searched first. It "
                                    "is added to the user PATH as well")
                               .arg(entry));
    }
    if (std::holds_alternative<TrimBuildCache>(planned.change))
        warnings.push_back(
            Text::tr("This cannot be undone: what is needed again, Go compiles again"));
    const auto* before = std::get_if<RegistryState>(&planned.before);
    const auto* after = std::get_if<RegistryState>(&planned.after);
    if (before == nullptr || after == nullptr || !after->value || !after->value->isText())
        return warnings;
    const qsizetype was = before->value ? before->value->text().size() : 0;
    const qsizetype becomes = after->value->text().size();
    if (becomes > troublesomeLength && becomes > was) {
        warnings.push_back(
            Text::tr(
                "%1 will be %2 characters long; above about %3 characters, some programs cannot "
                "read it. It is written in full; a short %VAR% entry in place of long ones helps")
                .arg(titleOf(planned.change))
                .arg(becomes)
                .arg(troublesomeLength));
    }
    return warnings;
}

bool holdsHidden(const Plan& plan)
{
    return std::ranges::any_of(plan.changes, [](const PlannedChange& planned) {
        return holdsHidden(planned.before) || holdsHidden(planned.after);
    });
}

} // namespace gosetup
