// SPDX-License-Identifier: Apache-2.0
// Taking an install back, and repairing one that was killed. Both work from what is on disk alone.
#include "toolchain/InstallUndo.h"
#include "machine/RunningPrograms.h"
#include "machine/TemporaryName.h"
#include "paths/WindowsPath.h"
#include "toolchain/Install.h"
#include "toolchain/InstallHelpers.h"

#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

QString inside(const QString& root, QString path)
{
    return winpath::join(root, path.replace(u'/', u'\\'));
}

Result<bool> isThere(Machine& machine, const QString& path)
{
    const auto info = machine.files().info(path);
    GOSETUP_RETURN_IF_FAILED(info);
    return info->has_value();
}

/// Whether the tree was unpacked by this run, complete or not.
Result<bool> isOurs(Machine& machine, const QString& root, const QString& runId)
{
    const auto manifest = readTreeManifest(machine.files(), root);
    GOSETUP_RETURN_IF_FAILED(manifest);
    return manifest->has_value() && (*manifest)->runId == runId;
}

/// Removes what the manifest names from a tree that also holds files of others, deepest folders
/// first; a folder that is not empty stays.
Result<void> removeOurs(Machine& machine, const QString& tree, const QSet<QString>& keep)
{
    const auto manifest = readTreeManifest(machine.files(), tree);
    GOSETUP_RETURN_IF_FAILED(manifest);
    QSet<QString> folders;
    if (*manifest) {
        for (const ManifestEntry& entry : (*manifest)->files) {
            for (QString f = entry.path.section(u'/', 0, -2); !f.isEmpty() && !folders.contains(f);
                 f = f.section(u'/', 0, -2))
                folders.insert(f);
            if (keep.contains(entry.path))
                continue;
            if (const auto gone = machine.files().remove(inside(tree, entry.path)); !gone)
                return gone;
        }
    }
    QStringList deepestFirst(folders.begin(), folders.end());
    std::sort(deepestFirst.begin(), deepestFirst.end(), std::greater<>());
    for (const QString& folder : deepestFirst) {
        const auto names = machine.files().list(inside(tree, folder));
        if (names && names->isEmpty()) {
            if (const auto gone = machine.files().remove(inside(tree, folder)); !gone)
                return gone;
        }
    }
    const auto atTop = machine.files().list(tree);
    GOSETUP_RETURN_IF_FAILED(atTop);
    for (const QString& name : *atTop) {
        if (!isTemporaryOfOurs(name))
            continue;
        if (const auto gone = machine.files().remove(inside(tree, name)); !gone)
            return gone;
    }
    for (const char* own : {markerName, manifestName}) { // the manifest last: a kill must find it
        if (const auto gone = machine.files().remove(inside(tree, QLatin1String(own))); !gone)
            return gone;
    }
    return {};
}

/// Files of others go back to the root, except where the old tree has one of that name.
Result<bool> moveKept(Machine& machine, const QString& from, const QString& root,
                      const QStringList& kept)
{
    bool all = true;
    for (const QString& path : kept) {
        const QString target = inside(root, path);
        const auto taken = isThere(machine, target);
        GOSETUP_RETURN_IF_FAILED(taken);
        if (*taken) {
            all = false;
            continue;
        }
        GOSETUP_RETURN_IF_FAILED(machine.files().makeFolder(winpath::parent(target), false));
        GOSETUP_RETURN_IF_FAILED(machine.files().rename(inside(from, path), target));
    }
    return all;
}

Result<SwapBackOutcome> emptyUndone(Machine& machine, const QString& root,
                                    const InstallPlaces& places, bool restored, Progress& progress)
{
    SwapBackOutcome outcome;
    outcome.oldTreeRestored = restored;
    const auto damage = verifyTree(machine.files(), places.undone, VerifyDepth::Sizes, progress);
    if (!damage && damage.error().code != ErrorCode::NotFound)
        return fail(damage.error());
    if (damage) {
        outcome.keptFiles = damage->added + damage->changed;
        outcome.keptFiles.sort();
    }
    if (outcome.keptFiles.isEmpty()) {
        GOSETUP_RETURN_IF_FAILED(machine.files().removeTree(places.undone));
        return outcome;
    }
    const QSet<QString> keep(outcome.keptFiles.begin(), outcome.keptFiles.end());
    // Moved out before anything is removed, so that a kill never leaves them among our files.
    const auto all = moveKept(machine, places.undone, root, outcome.keptFiles);
    GOSETUP_RETURN_IF_FAILED(all);
    outcome.keptIn = *all ? root : places.undone;
    const auto gone =
        *all ? machine.files().removeTree(places.undone) : removeOurs(machine, places.undone, keep);
    GOSETUP_RETURN_IF_FAILED(gone);
    return outcome;
}

/// The part of a name after a prefix, or empty.
QString runOf(const QString& name)
{
    const QString prefix = QStringLiteral(".gosetup-staging-");
    return name.startsWith(prefix) ? name.mid(prefix.size()) : QString();
}

} // namespace

Result<void> refuseIfPlanted(Machine& machine, const QString& folder)
{
    if (!machine.system().info().elevated)
        return {};
    const auto there = isThere(machine, folder);
    GOSETUP_RETURN_IF_FAILED(there);
    if (!*there)
        return {};
    const auto control = machine.files().nonAdminControl(folder);
    GOSETUP_RETURN_IF_FAILED(control);
    const QStringList strangers = control->mayWrite + control->mayReplace;
    if (!strangers.isEmpty()) {
        return fail(ErrorCode::Untrusted,
                    Text::tr("%1 does not belong to GoSetup: %2 can change it")
                        .arg(folder)
                        .arg(strangers.join(QLatin1String(", "))),
                    Text::tr("remove the folder and try again"));
    }
    return {};
}

Result<void> refusePlantedLeftovers(Machine& machine, const QString& root, const QString& runId)
{
    const InstallPlaces places = installPlaces(root, runId);
    for (const QString& folder : {places.undone, places.staging}) {
        GOSETUP_RETURN_IF_FAILED(refuseIfPlanted(machine, folder));
    }
    return {};
}

Result<SwapBackOutcome> swapBack(Machine& machine, const QString& root, const QString& runId,
                                 Progress& progress)
{
    const InstallPlaces places = installPlaces(root, runId);
    progress.report({Stage::Undoing, Text::tr("rolling back %1").arg(root), 0, 0, 0, 0});
    const auto begun = isThere(machine, places.undone);
    GOSETUP_RETURN_IF_FAILED(begun);
    if (!*begun) {
        const auto ours = isOurs(machine, root, runId);
        GOSETUP_RETURN_IF_FAILED(ours);
        if (!*ours)
            return fail(
                ErrorCode::ChangedMeanwhile,
                Text::tr("the Go in %1 is not the one that run %2 installed").arg(root).arg(runId),
                Text::tr("undo the later run first"));
        GOSETUP_RETURN_IF_FAILED(requireNothingRunsFrom(machine, root));
        GOSETUP_RETURN_IF_FAILED(renameTree(machine, root, places.undone));
    }
    auto hasOld = isThere(machine, places.setAside);
    GOSETUP_RETURN_IF_FAILED(hasOld);
    if (*hasOld) {
        if (const auto in = renameTree(machine, places.setAside, root); !in) {
            if (const auto again = renameTree(machine, places.undone, root); !again)
                return fail(bothFailed(in.error(), again.error(), places.setAside));
            return fail(in.error());
        }
    }
    return emptyUndone(machine, root, places, *hasOld, progress);
}

Result<RepairOutcome> repairInterrupted(Machine& machine, const QString& root, const QString& runId)
{
    const InstallPlaces places = installPlaces(root, runId);
    Progress quiet;
    const auto undone = isThere(machine, places.undone);
    GOSETUP_RETURN_IF_FAILED(undone);
    if (*undone) { // an undo was killed: finish it
        const auto back = swapBack(machine, root, runId, quiet);
        GOSETUP_RETURN_IF_FAILED(back);
        return back->oldTreeRestored ? RepairOutcome::OldRestored : RepairOutcome::Removed;
    }
    const auto staged = isThere(machine, places.staging);
    const auto aside = isThere(machine, places.setAside);
    const auto present = isThere(machine, root);
    const auto ours = isOurs(machine, root, runId);
    for (const auto* answer : {&staged, &aside, &present, &ours}) {
        if (!*answer)
            return fail(answer->error());
    }
    if (*ours) {
        const auto marker = readTreeMarker(machine.files(), root);
        GOSETUP_RETURN_IF_FAILED(marker);
        if (*marker && (*marker)->runId == runId)
            return RepairOutcome::Complete;
        const auto back = swapBack(machine, root, runId, quiet); // killed before the marker
        GOSETUP_RETURN_IF_FAILED(back);
        return back->oldTreeRestored ? RepairOutcome::OldRestored : RepairOutcome::Removed;
    }
    const bool restore = *aside && !*present;
    if (restore) {
        GOSETUP_RETURN_IF_FAILED(renameTree(machine, places.setAside, root));
    }
    if (*staged) {
        GOSETUP_RETURN_IF_FAILED(machine.files().removeTree(places.staging));
    }
    if (restore || (*staged && *present))
        return RepairOutcome::OldRestored;
    return *staged ? RepairOutcome::Removed : RepairOutcome::NothingToDo;
}

Result<QStringList> cleanLeftovers(Machine& machine, const QString& folder,
                                   const std::function<bool(const QString&)>& isAlive)
{
    QStringList removed;
    const auto names = machine.files().list(folder);
    if (!names) {
        if (names.error().code == ErrorCode::NotFound)
            return removed;
        return fail(names.error());
    }
    for (const QString& name : *names) {
        const QString runId = runOf(name);
        if (runId.isEmpty() || isAlive(runId))
            continue;
        const QString path = winpath::join(folder, name);
        GOSETUP_RETURN_IF_FAILED(machine.files().removeTree(path));
        removed << path;
    }
    return removed;
}

} // namespace gosetup
