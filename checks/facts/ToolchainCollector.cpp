// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "base/Parallel.h"
#include "facts/ProgramExtensions.h"
#include "facts/RepackagedGo.h"
#include "facts/ToolchainOwners.h"
#include "facts/ToolchainRoots.h"
#include "facts/ToolchainTree.h"

#include <QSet>

#include <algorithm>

namespace gosetup::collect {

using winpath::join;

namespace {

bool isStub(const FileInfo& file)
{
    return file.reparseTag == reparse::appExecLink;
}

QString rootOfProgram(Machine& machine, const QString& folder)
{
    if (const auto repackaged = repackagedGoOf(machine.files(), folder))
        return repackaged->root;
    const QString parent = winpath::parent(folder);
    if (winpath::fileName(folder).compare(QLatin1String("bin"), Qt::CaseInsensitive) == 0 &&
        isGoTree(machine, parent))
        return parent;
    return {};
}

ToolCandidate candidateFrom(Machine& machine, const PathEntry& entry, const FileInfo& file,
                            const QString& path)
{
    ToolCandidate candidate;
    candidate.path = path;
    candidate.hive = entry.hive;
    candidate.entryRaw = entry.raw;
    candidate.entryFolder = entry.folder;
    candidate.entryOccurrence = entry.occurrence;
    candidate.placeholder = file.isCloudPlaceholder();
    if (isStub(file)) {
        candidate.kind = ToolCandidate::Kind::AliasStub;
    } else if (path.endsWith(QLatin1String(".bat")) || path.endsWith(QLatin1String(".cmd"))) {
        candidate.kind = ToolCandidate::Kind::Script;
    } else if (reparse::pointsElsewhere(file.reparseTag) && !file.linkTarget.isEmpty()) {
        candidate.root = rootOfProgram(machine, winpath::parent(file.linkTarget));
    } else {
        candidate.root = rootOfProgram(machine, entry.folder);
    }
    return candidate;
}

/// `extensions`: in the order cmd.exe would look for them in one folder.
void findTools(Machine& machine, const std::vector<PathEntry>& entries,
               const QStringList& extensions, ToolchainFacts& facts)
{
    QSet<QString> seen;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        PathEntry entry = entries[i];
        entry.folder = longNames(machine.files(), entry.folder);
        if (!entry.searched() || seen.contains(winpath::key(entry.folder)))
            continue;
        seen.insert(winpath::key(entry.folder));
        const auto folder = machine.files().info(entry.folder);
        if (!folder || !folder->has_value())
            continue;
        for (const QString& tool : watchedTools()) {
            for (const QString& extension : extensions) {
                const QString path = join(entry.folder, tool + extension);
                const auto file = machine.files().info(path);
                if (!file || !file->has_value() || (*file)->isDirectory)
                    continue;
                ToolCandidate candidate = candidateFrom(machine, entry, **file, path);
                candidate.order = static_cast<int>(i);
                facts.tools[tool].push_back(candidate);
            }
        }
    }
}

/// What PATH starts of a tree below a package manager's prefix is the prefix's own go.exe.
void setProgram(const ToolchainFacts& facts, ToolchainInstall& install)
{
    for (const ToolCandidate& candidate : facts.candidates(QStringLiteral("go"))) {
        if (install.repackaged && candidate.kind == ToolCandidate::Kind::Program &&
            winpath::same(candidate.root, install.root)) {
            install.program = candidate.path;
            install.hasProgram = true;
            return;
        }
    }
}

/// The tree that Scoop's starter names: the line `path = "…\\bin\\go.exe"` of the file beside it.
QString rootOfShim(const Files& files, const QString& program)
{
    constexpr qint64 most = 4096;
    const QString shim = program.chopped(4) + QStringLiteral(".shim");
    for (const QByteArray& line : files.read(shim, most).value_or(QByteArray()).split('\n')) {
        const qsizetype equals = line.indexOf('=');
        if (equals < 0 || line.left(equals).trimmed() != "path")
            continue;
        QString path = QString::fromUtf8(line.mid(equals + 1)).trimmed();
        path.remove(u'"');
        return winpath::parent(winpath::parent(winpath::clean(path)));
    }
    return {};
}

/// The one tree that a starter which says this may start; empty where that is not certain.
QString rootOfVersion(const ToolchainFacts& facts, const QString& version)
{
    QStringList roots;
    for (const ToolchainInstall& install : facts.installs) {
        if (install.runs() && install.run->version == version)
            roots << install.root;
    }
    return roots.size() == 1 ? roots.first() : QString();
}

/// Scoop and Chocolatey put a starter of their own on PATH, in no tree.
void askStarter(Machine& machine, std::chrono::milliseconds timeout, ToolchainFacts& facts)
{
    auto& candidates = facts.tools[QStringLiteral("go")];
    const auto starter =
        std::ranges::find(candidates, ToolCandidate::Kind::Program, &ToolCandidate::kind);
    if (starter == candidates.end() || facts.install(starter->root) != nullptr)
        return;
    facts.starter = askVersion(machine, starter->path, timeout);
    if (!facts.starter || !facts.starter->runs() || facts.starter->version.isEmpty())
        return;
    const ToolchainInstall* named = facts.install(rootOfShim(machine.files(), starter->path));
    starter->root = named != nullptr ? named->root : rootOfVersion(facts, facts.starter->version);
}

} // namespace

ToolchainFacts toolchain(Machine& machine, const Basics& basics,
                         std::chrono::milliseconds runTimeout)
{
    ToolchainFacts facts;
    findTools(machine, parsePath(basics.environment).effective(),
              searchedExtensions(basics.environment.effective(QStringLiteral("PATHEXT"))), facts);

    QStringList roots = toolchainRoots(machine, basics);
    for (const ToolCandidate& candidate : facts.candidates(QStringLiteral("go"))) {
        const bool known = std::any_of(roots.begin(), roots.end(), [&](const QString& root) {
            return winpath::same(root, candidate.root);
        });
        if (!candidate.root.isEmpty() && !known)
            roots << candidate.root;
    }
    const OwnerTraces traces = ownerTraces(machine, basics);
    for (const QString& root : roots) {
        ToolchainInstall install = readTree(machine, root, traces);
        setProgram(facts, install);
        const auto same = std::find_if(
            facts.installs.begin(), facts.installs.end(), [&](const ToolchainInstall& known) {
                return winpath::same(known.resolvedRoot, install.resolvedRoot);
            });
        if (same == facts.installs.end())
            facts.installs.push_back(install);
        else
            same->otherRoots << root;
    }

    // One slow program (a scanner at work) must not make the others wait.
    std::vector<std::function<void()>> work;
    work.reserve(facts.installs.size());
    for (ToolchainInstall& install : facts.installs)
        work.emplace_back(
            [&machine, &install, runTimeout] { runTree(machine, install, runTimeout); });
    runInParallel(std::move(work));
    askStarter(machine, runTimeout, facts);
    return facts;
}

} // namespace gosetup::collect
