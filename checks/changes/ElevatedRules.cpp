// SPDX-License-Identifier: Apache-2.0
#include "changes/ElevatedRules.h"

#include "changes/Overloaded.h"
#include "changes/Variables.h"
#include "paths/PathList.h"

#include <algorithm>
#include <array>

namespace gosetup {

namespace {

[[nodiscard]] tl::unexpected<Error> refused(const Change& change, const Text& why)
{
    return fail(
        ErrorCode::Untrusted,
        Text::tr("%1 is refused with administrator rights: %2").arg(titleOf(change)).arg(why));
}

class Inspector
{
  public:
    Inspector(Machine& machine, const Plan& plan)
        : m_machine(machine), m_folders(machine.system().folders()),
          m_lookup(variableLookup(machine, Scope::Machine))
    {
        m_closed << m_folders.windows << m_folders.temp << m_folders.userProfile
                 << winpath::parent(m_folders.userProfile) << profileFolders();
        m_closed.removeIf([](const QString& f) { return f.isEmpty() || winpath::isDriveRoot(f); });
        for (const PlannedChange& planned : plan.changes) {
            if (const auto* c = std::get_if<InstallToolchain>(&planned.change);
                c && c->protectedList)
                m_protected << c->root;
            if (const auto* c = std::get_if<MakeFolder>(&planned.change); c && c->protectedList)
                m_protected << c->path;
        }
    }

    [[nodiscard]] Result<void> check(const Change& change) const
    {
        if (!needsElevation(change))
            return refused(change, Text::tr("it needs none"));
        const Text why = std::visit([&](const auto& c) { return objection(c); }, change);
        return why.isEmpty() ? Result<void>{} : Result<void>(refused(change, why));
    }

  private:
    /// Everybody's, as Windows lists them: the account at the prompt need not be the person's.
    [[nodiscard]] QStringList profileFolders() const
    {
        const QString list =
            QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList");
        QStringList folders;
        const auto accounts = m_machine.registry().subKeys(Hive::LocalMachine, list);
        for (const QString& sid : accounts.value_or(QStringList())) {
            const auto value = m_machine.registry().read(
                {Hive::LocalMachine, winpath::join(list, sid), QStringLiteral("ProfileImagePath")});
            if (value && *value && (*value)->isText())
                folders << entryFolder((*value)->text(), m_lookup);
        }
        return folders;
    }

    [[nodiscard]] Text objection(const WriteGoEnv&) const { return Text::tr("it needs none"); }
    [[nodiscard]] Text objection(const SwitchAlias&) const { return Text::tr("it needs none"); }
    [[nodiscard]] Text objection(const EnableLongPaths&) const { return {}; }
    [[nodiscard]] Text objection(const DefenderExclusion&) const { return {}; } // judged when read

    /// Only variables of the Go tools: no COMSPEC, no PATHEXT.
    [[nodiscard]] Text objection(const SetVariable& c) const
    {
        static constexpr std::array<const char*, 5> others = {"CC", "CXX", "AR", "FC",
                                                              "PKG_CONFIG"};
        const QString name = c.name.toUpper();
        const bool known =
            name.startsWith(QLatin1String("GO")) || name.startsWith(QLatin1String("CGO_")) ||
            std::any_of(others.begin(), others.end(),
                        [&](const char* other) { return name == QLatin1String(other); });
        return known ? Text() : Text::tr("it is no variable of Go");
    }

    [[nodiscard]] Text objection(const EditPath& c) const
    {
        for (const PathEdit& edit : c.edits) {
            const bool inserts =
                edit.kind == PathEdit::Kind::InsertFirst || edit.kind == PathEdit::Kind::InsertLast;
            if (!inserts && edit.kind != PathEdit::Kind::Replace)
                continue;
            const QString added = entryFolder(inserts ? edit.entry : edit.replacement, m_lookup);
            if (!inserts && winpath::same(added, entryFolder(edit.entry, m_lookup)))
                continue;
            if (const Text why = placeObjection(added); !why.isEmpty())
                return why;
            if (mayBePlantedIn(added)) {
                return Text::tr("any user may write to %1, and programs there would run with the "
                                "rights of whoever starts them")
                    .arg(added);
            }
        }
        return {};
    }

    [[nodiscard]] Text objection(const MakeFolder& c) const { return placeObjection(c.path); }

    [[nodiscard]] Text objection(const InstallToolchain& c) const
    {
        if (const Text why = placeObjection(c.root); !why.isEmpty())
            return why;
        if (!c.protectedList && mayBePlantedIn(c.root))
            return Text::tr("any user may write to %1").arg(c.root);
        return {};
    }

    [[nodiscard]] Text objection(const RemoveToolchain& c) const
    {
        if (const Text why = placeObjection(c.root); !why.isEmpty())
            return why;
        const auto version =
            m_machine.files().info(winpath::join(c.root, QStringLiteral("VERSION")));
        return version && *version ? Text() : Text::tr("%1 holds no Go").arg(c.root);
    }

    [[nodiscard]] Text placeObjection(const QString& path) const
    {
        if (!winpath::isAbsolute(path) || winpath::isUnc(path) || winpath::isDriveRoot(path) ||
            path.contains(u'%'))
            return Text::tr("%1 is no full path on a drive of this computer").arg(path);
        for (const QString& segment : winpath::segments(path)) {
            if (winpath::isReservedName(segment) || winpath::hasForbiddenCharacter(segment))
                return Text::tr("%1 is no name Windows allows").arg(segment);
        }
        for (const QString& folder : m_closed) {
            if (winpath::isInside(path, folder))
                return Text::tr("%1 is inside %2").arg(path).arg(folder);
        }
        const auto real = m_machine.files().resolved(path);
        if (!real || !winpath::same(*real, path))
            return Text::tr("a link lies on the way to %1").arg(path);
        return {};
    }

    /// Of the nearest folder that exists, unless this plan protects the place itself.
    [[nodiscard]] bool mayBePlantedIn(const QString& path) const
    {
        const bool guarded =
            std::any_of(m_protected.begin(), m_protected.end(),
                        [&](const QString& folder) { return winpath::isInside(path, folder); });
        if (guarded)
            return false;
        for (QString folder = path; !folder.isEmpty(); folder = winpath::parent(folder)) {
            const auto info = m_machine.files().info(folder);
            if (info && !*info && !winpath::isDriveRoot(folder))
                continue;
            const auto access = m_machine.files().access(folder);
            return !access || access->ordinaryUsersMayWrite;
        }
        return true;
    }

    Machine& m_machine;
    KnownFolders m_folders;
    winpath::VariableLookup m_lookup;
    QStringList m_protected;
    QStringList m_closed; ///< nothing may be put inside these
};

} // namespace

Result<void> checkForElevated(Machine& machine, const Plan& plan)
{
    const Inspector inspector(machine, plan);
    for (const PlannedChange& planned : plan.changes) {
        if (auto fine = inspector.check(planned.change); !fine)
            return fine;
    }
    return {};
}

} // namespace gosetup
