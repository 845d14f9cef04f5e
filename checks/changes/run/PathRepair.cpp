// SPDX-License-Identifier: Apache-2.0
#include "changes/run/PathRepair.h"

#include "changes/handlers/Variables.h"
#include "gosettings/ValueText.h"
#include "paths/PathList.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

const QString repairId = QStringLiteral("plan.variable-deleted");
const QString deadId = QStringLiteral("path.dead-entries");

std::vector<const RequestedChange*> variableWishes(const std::vector<RequestedChange>& wanted)
{
    std::vector<const RequestedChange*> wishes;
    for (const RequestedChange& wish : wanted) {
        if (std::holds_alternative<SetVariable>(wish.change))
            wishes.push_back(&wish);
    }
    return wishes;
}

class Repair
{
  public:
    Repair(Machine& machine, const std::vector<RequestedChange>& wanted)
        : m_machine(machine), m_wanted(wanted), m_variables(variableWishes(wanted))
    {
    }

    /// Without removals of entries as dead whose folder is there once the variables and folders are
    /// as wanted.
    [[nodiscard]] std::vector<RequestedChange> withoutLiving() const
    {
        std::vector<RequestedChange> rest = m_wanted;
        for (RequestedChange& wish : rest) {
            auto* path = std::get_if<EditPath>(&wish.change);
            if (path == nullptr)
                continue;
            const Scope scope = path->scope;
            const auto later =
                variableLookup(m_machine, scope, [this, scope](const RegistryValuePath& place) {
                    return planned(place, scope);
                });
            std::erase_if(path->edits, [&](const PathEdit& edit) {
                if (edit.kind != PathEdit::Kind::Remove || edit.ruleId != deadId)
                    return false;
                const QString folder = entryFolder(edit.entry, later);
                // Windows looks for another folder where blanks stand around the name, and many
                // programs do where quotes do.
                const bool isPlain = gosettings::withoutInvisible(edit.entry) == edit.entry &&
                                     !edit.entry.contains(u'"');
                return (isPlain && isMade(folder)) ||
                       (!m_variables.empty() && winpath::hasVariable(edit.entry) &&
                        isThere(folder));
            });
        }
        return rest;
    }

    [[nodiscard]] std::vector<RequestedChange> changes()
    {
        std::vector<RequestedChange> repairs;
        if (m_variables.empty())
            return repairs;
        for (const Scope scope : {Scope::Machine, Scope::User})
            readScope(scope);
        for (const Scope scope : {Scope::Machine, Scope::User}) {
            RequestedChange repair = repaired(scope);
            if (!std::get<EditPath>(repair.change).edits.empty())
                repairs.push_back(repair);
        }
        return repairs;
    }

  private:
    struct Entry
    {
        QString raw;
        int occurrence = 0;
        bool dangling = false; ///< would name nothing, or lose its Go, after the plan
        QString folder;        ///< what it means today
    };

    [[nodiscard]] std::optional<RegistryState> planned(const RegistryValuePath& place,
                                                       Scope scope) const
    {
        for (const RequestedChange* wish : m_variables) {
            const auto& set = std::get<SetVariable>(wish->change);
            const RegistryValuePath own = variableRegistryPath(set.scope, set.name);
            // The machine's part is done after the user's, but both are done in the end.
            if ((scope == Scope::Machine && set.scope == Scope::User) ||
                own.text().compare(place.text(), Qt::CaseInsensitive) != 0)
                continue;
            RegistryState state{place, {}};
            if (set.text) {
                const bool expands = winpath::hasVariable(*set.text);
                state.value = RegValue::fromText(expands ? RegKind::ExpandString : RegKind::String,
                                                 *set.text);
            }
            return state;
        }
        return std::nullopt;
    }

    /// Also a PATH that the plan makes expandable.
    [[nodiscard]] bool isExpanded(Scope scope, const RegValue& value) const
    {
        return value.kind == RegKind::ExpandString ||
               std::ranges::any_of(m_wanted, [scope](const RequestedChange& wish) {
                   const auto* path = std::get_if<EditPath>(&wish.change);
                   return path != nullptr && path->scope == scope &&
                          std::ranges::any_of(path->edits, [](const PathEdit& edit) {
                              return edit.kind == PathEdit::Kind::MakeExpandable;
                          });
               });
    }

    [[nodiscard]] bool isEdited(Scope scope, const Entry& entry) const
    {
        return std::ranges::any_of(m_wanted, [&](const RequestedChange& wish) {
            const auto* path = std::get_if<EditPath>(&wish.change);
            return path != nullptr && path->scope == scope &&
                   std::ranges::any_of(path->edits, [&](const PathEdit& edit) {
                       const bool names = edit.kind == PathEdit::Kind::Remove ||
                                          edit.kind == PathEdit::Kind::Replace;
                       return names && edit.entry == entry.raw &&
                              edit.occurrence == entry.occurrence;
                   });
        });
    }

    [[nodiscard]] bool holdsGo(const QString& folder) const
    {
        if (!winpath::isAbsolute(folder))
            return false;
        const auto program =
            m_machine.files().info(winpath::join(folder, QStringLiteral("go.exe")));
        return program && program->has_value();
    }

    /// Itself, or as one on the way to a folder that is made.
    [[nodiscard]] bool isMade(const QString& folder) const
    {
        return winpath::isAbsolute(folder) &&
               std::ranges::any_of(m_wanted, [&](const RequestedChange& wish) {
                   const auto* made = std::get_if<MakeFolder>(&wish.change);
                   return made != nullptr && winpath::isInside(made->path, folder);
               });
    }

    [[nodiscard]] bool isThere(const QString& folder) const
    {
        if (!winpath::isAbsolute(folder) || winpath::hasVariable(folder))
            return false;
        const auto info = m_machine.files().info(folder);
        return info && info->has_value() && (*info)->isDirectory;
    }

    /// Where the variable's value has blanks or a variable in it, the folder that is meant.
    [[nodiscard]] QString folderOf(const QString& raw, const winpath::VariableLookup& lookup) const
    {
        const QString folder = entryFolder(raw, lookup);
        const QString meant = winpath::hasVariable(raw) ? meantFolder(raw, lookup) : folder;
        return meant != folder && !isThere(folder) && isThere(meant) ? meant : folder;
    }

    void readScope(Scope scope)
    {
        const auto value =
            m_machine.registry().read(variableRegistryPath(scope, QStringLiteral("Path")));
        if (!value || !*value || !(*value)->isText())
            return;
        const bool expanded = isExpanded(scope, **value);
        const auto today = variableLookup(m_machine, scope);
        const auto later =
            variableLookup(m_machine, scope, [this, scope](const RegistryValuePath& place) {
                return planned(place, scope);
            });
        QHash<QString, int> seen;
        const QStringList raws = PathList((*value)->text()).entries();
        for (const QString& raw : raws) {
            Entry entry{raw, seen[raw]++, false, folderOf(raw, today)};
            const QString becomes = entryFolder(raw, later);
            if (expanded && winpath::hasVariable(raw) && !hasLoneQuote(raw) &&
                becomes != entryFolder(raw, today))
                entry.dangling = winpath::hasVariable(becomes) || !winpath::isAbsolute(becomes) ||
                                 (holdsGo(entry.folder) && !holdsGo(becomes));
            if (isEdited(scope, entry))
                continue;
            if (!entry.dangling && winpath::isAbsolute(becomes))
                m_there.insert(winpath::key(becomes));
            m_entries[scope].push_back(entry);
        }
    }

    [[nodiscard]] bool isWanted(const QString& folder)
    {
        if (!winpath::isAbsolute(folder) || winpath::hasVariable(folder) || folder.contains(u';') ||
            winpath::hasBlankEnds(folder) || m_there.contains(winpath::key(folder)))
            return false;
        return isThere(folder);
    }

    [[nodiscard]] RequestedChange repaired(Scope scope)
    {
        EditPath edit{scope, {}};
        QStringList ids;
        for (const Entry& entry : m_entries[scope]) {
            if (!entry.dangling)
                continue;
            const bool stays = isWanted(entry.folder);
            edit.edits.push_back({stays ? PathEdit::Kind::Replace : PathEdit::Kind::Remove,
                                  entry.raw, stays ? entry.folder : QString(), entry.occurrence,
                                  repairId});
            if (stays)
                m_there.insert(winpath::key(entry.folder));
            for (const RequestedChange* wish : m_variables) {
                const QString name = u'%' + std::get<SetVariable>(wish->change).name + u'%';
                if (!entry.raw.contains(name, Qt::CaseInsensitive))
                    continue;
                for (const QString& id : wish->ruleIds) {
                    if (!ids.contains(id))
                        ids << id;
                }
            }
        }
        return {edit, ids};
    }

    Machine& m_machine;
    const std::vector<RequestedChange>& m_wanted;
    std::vector<const RequestedChange*> m_variables;
    std::map<Scope, std::vector<Entry>> m_entries;
    QSet<QString> m_there; ///< folders that PATH will name
};

} // namespace

std::vector<RequestedChange> withoutLivingEntries(Machine& machine,
                                                  const std::vector<RequestedChange>& wanted)
{
    return Repair(machine, wanted).withoutLiving();
}

std::vector<RequestedChange> pathRepairs(Machine& machine,
                                         const std::vector<RequestedChange>& wanted)
{
    return Repair(machine, wanted).changes();
}

} // namespace gosetup
