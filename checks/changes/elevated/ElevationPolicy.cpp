// SPDX-License-Identifier: Apache-2.0
#include "changes/elevated/ElevationPolicy.h"

#include "changes/ListDifference.h"
#include "changes/elevated/RequestPlaces.h"
#include "changes/elevated/RequestVariables.h"
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/PathEdits.h"
#include "machine/WindowsEntries.h"
#include "machine/http/Proxy.h"
#include "paths/PathList.h"
#include "toolchain/Manifest.h"

#include <algorithm>

namespace gosetup {

namespace {

[[nodiscard]] tl::unexpected<Error> refused(const Change& change, const Text& why)
{
    return fail(ErrorCode::Untrusted,
                Text::tr("%1 is not allowed with administrator permission: %2")
                    .arg(titleOf(change))
                    .arg(why));
}

QString textOf(const State& state)
{
    const auto* registry = std::get_if<RegistryState>(&state);
    return registry != nullptr && registry->value && registry->value->isText()
               ? registry->value->text()
               : QString();
}

/// Entries that the edits put somewhere, moved ones included: a folder that comes to stand before
/// Windows' own is as good as a new one.
QStringList placedEntries(const EditPath& edit)
{
    QStringList entries;
    for (const PathEdit& one : edit.edits) {
        if (!isRespelling(one))
            entries << newEntries(one);
    }
    return entries;
}

QStringList respelledEntries(const EditPath& edit)
{
    QStringList entries;
    for (const PathEdit& one : edit.edits) {
        if (isRespelling(one))
            entries << one.replacement;
    }
    return entries;
}

/// The judge's clauses: one `objection` for each type of change. A type without one does not
/// compile.
class Judge
{
  public:
    Judge(Machine& machine, const ElevationRequest& request, const ArchiveTrust& trust)
        : m_machine(machine), m_request(request), m_trust(trust), m_places(machine),
          m_lookup(variableLookup(machine, Scope::Machine))
    {
    }

    [[nodiscard]] Result<void> judge(const PlannedChange& planned)
    {
        if (!needsElevation(planned.change))
            return refused(planned.change, Text::tr("it does not require it"));
        const auto current = readCurrentState(m_machine, planned.change);
        GOSETUP_RETURN_IF_FAILED(current);
        m_isAlreadySo = *current == planned.after;
        m_current = &*current;
        const Text why = std::visit([&](const auto& c) { return objection(c); }, planned.change);
        return why.isEmpty() ? Result<void>{} : Result<void>(refused(planned.change, why));
    }

  private:
    [[nodiscard]] Text objection(const WriteGoEnv&) { return Text::tr("it does not require it"); }
    [[nodiscard]] Text objection(const RewriteGoEnv&) { return Text::tr("it does not require it"); }
    [[nodiscard]] Text objection(const SwitchAlias&) { return Text::tr("it does not require it"); }
    [[nodiscard]] Text objection(const SetAsideFiles&)
    {
        return Text::tr("it does not require it");
    }
    [[nodiscard]] Text objection(const TrimBuildCache&)
    {
        return Text::tr("it does not require it");
    }
    /// An editor and its extensions belong to a person: nothing of them runs with rights.
    [[nodiscard]] Text objection(const InstallEditorExtension&)
    {
        return Text::tr("it does not require it");
    }
    [[nodiscard]] Text objection(const EnableLongPaths&) { return {}; }
    /// Exact folders only, none of them broad: that is judged when the list is read.
    [[nodiscard]] Text objection(const DefenderExclusion&) { return {}; }

    [[nodiscard]] Text objection(const SetVariable& c)
    {
        return variableObjection(c.name, c.text, textOf(*m_current),
                                 [this](const QString& path) { return securedPlace(path); });
    }

    [[nodiscard]] Text objection(const EditPath& c)
    {
        const auto* before = std::get_if<RegistryState>(m_current);
        if (before == nullptr)
            return Text::tr("PATH cannot be read");
        const auto after = applyPathEdits(before->value, c.edits, m_lookup);
        if (!after)
            return after.error().message;
        const QStringList was = PathList(textOf(*m_current)).entries();
        for (const QString& entry : placedEntries(c)) {
            const bool moves = was.contains(entry);
            if (const Text why = newEntryObjection(moves ? expandedByWindows(entry) : entry, was);
                !why.isEmpty())
                return why;
        }
        const QStringList becomes = *after ? PathList((*after)->text()).entries() : QStringList();
        const QStringList respelled = respelledEntries(c);
        for (const int i : difference(was, becomes).added) {
            const Text why =
                respelled.contains(becomes[i]) ? Text() : newEntryObjection(becomes[i], was);
            if (!why.isEmpty())
                return why;
        }
        const bool comesAlive = before->value && *after && before->value->kind == RegKind::String &&
                                (*after)->kind == RegKind::ExpandString;
        for (const QString& entry : comesAlive ? becomes : QStringList()) {
            const Text why = winpath::hasVariable(entry) ? livenedObjection(entry) : Text();
            if (!why.isEmpty())
                return why;
        }
        return lostObjection(was, becomes);
    }

    [[nodiscard]] Text objection(const MakeFolder& c)
    {
        if (const Text why = m_places.objection(c.path); !why.isEmpty())
            return why;
        if (const Text why = m_places.insecurityAbove(c.path); !why.isEmpty())
            return why;
        // One that is there keeps the list it has, whatever the request asks for.
        const auto* folder = std::get_if<FolderState>(m_current);
        if (folder == nullptr || folder->present)
            return c.protectedList ? m_places.insecurity(c.path) : Text();
        m_places.willMake(c.path, c.protectedList);
        return {};
    }

    [[nodiscard]] Text objection(const InstallToolchain& c)
    {
        if (const Text why = m_places.objection(c.root); !why.isEmpty())
            return why;
        if (const Text why = sourceObjection(c.archive); !why.isEmpty())
            return why;
        const auto* tree = std::get_if<TreeState>(m_current);
        if (tree == nullptr || (tree->present && !holdsGo(c.root)))
            return Text::tr("%1 contains files that do not belong to Go").arg(c.root);
        // A tree that is there already is taken as it is: then its own list counts.
        if (!m_isAlreadySo)
            m_places.willMake(c.root, c.protectedList);
        return m_places.insecurity(c.root);
    }

    [[nodiscard]] Text objection(const RemoveToolchain& c)
    {
        if (const Text why = m_places.objection(c.root); !why.isEmpty())
            return why;
        if (!holdsGo(c.root))
            return Text::tr("%1 does not contain Go").arg(c.root);
        return m_places.insecurityAbove(c.root);
    }

    [[nodiscard]] bool holdsGo(const QString& root) const
    {
        const auto holds = isGoTree(m_machine.files(), root);
        return holds && *holds;
    }

    [[nodiscard]] Text securedPlace(const QString& path) const
    {
        if (const Text why = m_places.objection(path); !why.isEmpty())
            return why;
        return m_places.insecurity(path);
    }

    /// Windows' own entries, as Windows writes them, come back to a PATH that has lost them. One
    /// that is there is never moved: it would come to stand behind folders of others.
    [[nodiscard]] Text newEntryObjection(const QString& entry, const QStringList& was) const
    {
        if (!windowsPathEntries().contains(entry))
            return entryObjection(entry);
        const QString folder = windowsEntryFolder(entry, m_machine.system().folders().windows);
        const bool isThere = std::ranges::any_of(was, [&](const QString& other) {
            return winpath::same(entryFolder(other, m_lookup), folder);
        });
        return isThere ? entryObjection(entry) : m_places.insecurity(folder);
    }

    [[nodiscard]] Text entryObjection(const QString& entry) const
    {
        if (winpath::hasVariable(entry))
            return Text::tr("%1 contains a variable that others can change").arg(entry);
        const QString folder = entryFolder(entry);
        if (const Text why = m_places.objection(folder); !why.isEmpty())
            return why;
        Text why = m_places.insecurity(folder);
        if (why.isEmpty())
            why = m_places.insecurePrograms(folder);
        if (why.isEmpty())
            return {};
        return Text::tr(
                   "programs in %1 would run with the permissions of whoever starts them, and %2")
            .arg(folder)
            .arg(why);
    }

    /// An entry that has been mere text and is now expanded.
    [[nodiscard]] Text livenedObjection(const QString& entry) const
    {
        const QString folder = expandedByWindows(entry);
        if (winpath::hasVariable(folder))
            return Text::tr("%1 contains a variable that others can change").arg(entry);
        if (m_places.isWindowsOwn(folder))
            return {};
        return securedPlace(folder);
    }

    /// By the names that Windows sets itself and that stand in no list anybody edits.
    [[nodiscard]] QString expandedByWindows(const QString& entry) const
    {
        const KnownFolders folders = m_machine.system().folders();
        return entryFolder(entry, [&folders](const QString& name) -> QString {
            const QString upper = name.toUpper();
            if (upper == QLatin1String("SYSTEMROOT") || upper == QLatin1String("WINDIR"))
                return folders.windows;
            if (upper == QLatin1String("SYSTEMDRIVE"))
                return winpath::drive(folders.windows);
            if (upper == QLatin1String("PROGRAMFILES") || upper == QLatin1String("PROGRAMW6432"))
                return folders.programFiles;
            return {};
        });
    }

    /// Windows' own entries stay, each at least once.
    [[nodiscard]] Text lostObjection(const QStringList& was, const QStringList& becomes) const
    {
        for (const QString& entry : was) {
            const QString folder = entryFolder(entry, m_lookup);
            const bool stays =
                std::any_of(becomes.begin(), becomes.end(), [&](const QString& other) {
                    return winpath::same(entryFolder(other, m_lookup), folder);
                });
            if (!stays && m_places.isWindowsOwn(folder))
                return Text::tr("%1 is an entry of Windows itself").arg(entry);
        }
        return {};
    }

    /// What counts is what this process knows of the file; what the request says of it can only
    /// disagree.
    [[nodiscard]] Text sourceObjection(const ArchiveRef& archive) const
    {
        const bool delivered = m_request.delivered.contains(archive.fileName);
        const bool own = m_machine.isPractice() && archive.url.scheme() == QLatin1String("qrc");
        const bool https =
            archive.url.scheme() == QLatin1String("https") && !archive.url.host().isEmpty();
        if (!delivered && !own && !https)
            return Text::tr("%1 is not an https address").arg(displayUrl(archive.url));
        const QByteArray known = m_trust.find(archive.fileName);
        if (known.isEmpty() && m_trust.isUnknownOpen())
            return {};
        if (known.isEmpty())
            return Text::tr("neither the table of known hashes nor the official index knows %1")
                .arg(archive.fileName);
        if (!archive.sha256.isEmpty() && !sameHash(archive.sha256, known))
            return Text::tr("its SHA-256 of %1 does not match the known one").arg(archive.fileName);
        return {};
    }

    Machine& m_machine;
    const ElevationRequest& m_request;
    const ArchiveTrust& m_trust;
    RequestPlaces m_places;
    winpath::VariableLookup m_lookup;
    bool m_isAlreadySo = false;
    const State* m_current = nullptr; ///< of the change that is judged
};

[[nodiscard]] std::optional<Refusal> firstRefusal(Machine& machine, const ElevationRequest& request,
                                                  const ArchiveTrust& trust)
{
    Judge judge(machine, request, trust);
    for (const PlannedChange& planned : request.plan.changes) {
        if (const auto accepted = judge.judge(planned); !accepted)
            return Refusal{planned.change, accepted.error()};
    }
    return std::nullopt;
}

} // namespace

Result<void> judgeRequest(Machine& machine, const ElevationRequest& request,
                          const ArchiveTrust& trust)
{
    const auto refusal = firstRefusal(machine, request, trust);
    return refusal ? Result<void>(fail(refusal->why)) : Result<void>{};
}

std::optional<Refusal> plannedRefusal(Machine& machine, const Plan& plan)
{
    ElevationRequest request;
    for (const PlannedChange& planned : plan.changes) {
        if (!needsElevation(planned.change))
            continue;
        request.plan.changes.push_back(planned);
        if (const auto* install = std::get_if<InstallToolchain>(&planned.change))
            request.delivered.insert(install->archive.fileName, {});
    }
    ArchiveTrust trust(KnownHashes::builtIn());
    trust.leaveUnknownOpen();
    return firstRefusal(machine, request, trust);
}

Result<void> verifySecured(Machine& machine, const Change& change)
{
    const RequestPlaces places(machine);
    // A link may have been put on the way since, too.
    const auto unsafe = [&places](const QString& path) {
        const Text why = places.objection(path);
        return why.isEmpty() ? places.insecurity(path) : why;
    };
    Text why;
    if (const auto* folder = std::get_if<MakeFolder>(&change); folder && folder->protectedList)
        why = unsafe(folder->path);
    if (const auto* install = std::get_if<InstallToolchain>(&change))
        why = unsafe(install->root);
    if (const auto* path = std::get_if<EditPath>(&change)) {
        for (const QString& entry : placedEntries(*path)) {
            if (why.isEmpty() && !winpath::hasVariable(entry))
                why = unsafe(entryFolder(entry));
        }
    }
    return why.isEmpty() ? Result<void>{} : Result<void>(refused(change, why));
}

} // namespace gosetup
