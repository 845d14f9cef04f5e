// SPDX-License-Identifier: Apache-2.0
// The change "install-tool": built beside its place, tried by its build information, put into place
// by two renames, which a running program does not hinder.
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/NewConsole.h"
#include "changes/handlers/ToolPlaces.h"
#include "changes/handlers/ToolTrouble.h"
#include "machine/GoProgram.h"
#include "machine/ProgramFile.h"
#include "machine/formats/BuildInfo.h"
#include "toolchain/Sha256.h"

#include <QRegularExpression>

namespace gosetup::handlers {

namespace {

using std::chrono::minutes;
constexpr minutes longestBuild{15}; // gopls takes one on a slow computer, its download more

ReadRange programRanges(const Files& files, const QString& path)
{
    return [&files, path](qint64 offset, qint64 length) {
        return files.readRange(path, offset, length);
    };
}

/// Of a file of any size; Untrusted where the library failed.
[[nodiscard]] Result<QByteArray> hashOfFile(const Files& files, const QString& path)
{
    constexpr qint64 piece = 1024 * 1024;
    Sha256 hash;
    for (qint64 at = 0;; at += piece) {
        const auto bytes = files.readRange(path, at, piece);
        GOSETUP_RETURN_IF_FAILED(bytes);
        hash.add(*bytes);
        if (bytes->size() < piece)
            break;
    }
    const QByteArray hex = hash.hex();
    if (hex.isEmpty())
        return fail(ErrorCode::Internal, Text::tr("the SHA-256 of %1 failed").arg(path));
    return hex;
}

/// As Go names the program: the last part, or the one before "v2".
/// Source: cmd/go/internal/load, DefaultExecName.
QString programOf(const QString& package)
{
    static const QRegularExpression versionPart(QStringLiteral("^v[0-9]+$"));
    const QStringList parts = package.split(u'/');
    const bool isVersion = parts.size() > 1 && versionPart.match(parts.last()).hasMatch();
    return parts.value(parts.size() - (isVersion ? 2 : 1)) + QStringLiteral(".exe");
}

/// What Go takes for a package with a domain, and for a version query. Nothing in it can be an
/// option of go. Sources: golang.org/x/mod/module, CheckPath; go.dev/ref/mod#version-queries.
[[nodiscard]] Result<void> requireNames(const InstallTool& change)
{
    static const QRegularExpression package(
        QStringLiteral("^[a-z0-9][a-z0-9.-]*\\.[a-z0-9.-]+(/[A-Za-z0-9_~.-]+)+$"));
    static const QRegularExpression version(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_.+-]*$"));
    if (!package.match(change.package).hasMatch() || change.package.contains(QLatin1String("..")))
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is not the package of a tool").arg(change.package),
                    Text::tr("give it as Go does: golang.org/x/tools/gopls"));
    if (!version.match(change.version).hasMatch())
        return fail(ErrorCode::Invalid, Text::tr("%1 is not a version").arg(change.version),
                    Text::tr("give latest, or a version such as v1.2.3"));
    const bool sameName =
        winpath::fileName(change.program).compare(programOf(change.package), Qt::CaseInsensitive) ==
        0;
    if (!winpath::isAbsolute(change.program) || !winpath::isAbsolute(change.go) || !sameName)
        return fail(ErrorCode::Invalid, Text::tr("%1 is not what go install makes of %2")
                                            .arg(change.program)
                                            .arg(change.package));
    return {};
}

/// "v0.18.1"; empty of a query, whose answer only the proxy knows.
QString exactVersion(const QString& version)
{
    static const QRegularExpression exact(QStringLiteral("^v[0-9]+\\.[0-9]+\\.[0-9]+.*$"));
    return exact.match(version).hasMatch() ? version : QString();
}

[[nodiscard]] Result<State> readTool(Machine& machine, const QString& path)
{
    auto missing = firstMissingFolder(machine, path);
    GOSETUP_RETURN_IF_FAILED(missing);
    ToolState state;
    state.path = path;
    state.firstMissing = *missing;
    const auto info = machine.files().info(path);
    GOSETUP_RETURN_IF_FAILED(info);
    if (!*info)
        return state;
    if ((*info)->isDirectory)
        return fail(ErrorCode::Invalid, Text::tr("%1 is a folder, not a program").arg(path));
    state.present = true;
    state.size = (*info)->size;
    const auto hash = hashOfFile(machine.files(), path);
    GOSETUP_RETURN_IF_FAILED(hash);
    state.sha256 = *hash;
    // What is no program of Go is replaced all the same, and comes back by undo.
    if (const auto build = readBuildInfo(programRanges(machine.files(), path))) {
        state.package = build->path;
        state.version = build->release();
        state.goVersion = build->goVersion;
    }
    return state;
}

/// The person's settings count but for what would make another program of it: where it goes, what
/// for, and a workspace or a broken GOROOT around it.
QMap<QString, QString> blockForBuild(Machine& machine, const InstallTool& change,
                                     const QString& binFolder)
{
    constexpr qint64 headBytes = 4096;
    QMap<QString, QString> block = newConsoleBlock(machine);
    block.remove(QStringLiteral("GOROOT"));
    const auto head = machine.files().head(change.go, headBytes);
    if (const auto arch = head ? programArch(*head) : std::nullopt)
        block.insert(QStringLiteral("GOARCH"), toString(*arch));
    block.insert(QStringLiteral("GOOS"), QStringLiteral("windows"));
    block.insert(QStringLiteral("GOBIN"), binFolder);
    block.insert(QStringLiteral("GO111MODULE"), QStringLiteral("on"));
    block.insert(QStringLiteral("GOWORK"), QStringLiteral("off"));
    block.insert(QStringLiteral("CGO_ENABLED"), QStringLiteral("0"));
    return block;
}

[[nodiscard]] Result<void> buildTool(ApplyContext& context, const InstallTool& change,
                                     const ToolPlaces& places)
{
    Machine& machine = context.machine;
    const QString bin = winpath::parent(places.fresh);
    for (const QString& folder : {bin, winpath::parent(places.former)})
        GOSETUP_RETURN_IF_FAILED(machine.files().makeFolder(folder, false));
    RunRequest request;
    request.program = change.go;
    request.arguments = {QStringLiteral("install"), change.package + u'@' + change.version};
    request.timeout = longestBuild;
    request.workingFolder = places.folder;
    request.block = blockForBuild(machine, change, bin);
    request.cancel = &context.progress;
    const auto result = machine.processes().run(request);
    GOSETUP_RETURN_IF_FAILED(result);
    if (!result->succeeded())
        return fail(toolTrouble(change, *result));
    const auto build = readBuildInfo(programRanges(machine.files(), places.fresh));
    if (!build)
        return fail(ErrorCode::Corrupt,
                    Text::tr("go install ended without an error, but made no %1")
                        .arg(winpath::fileName(change.program)),
                    Text::tr("an antivirus may have removed it: look in Windows Security > Virus & "
                             "threat protection > Protection history"),
                    build.error().text());
    if (build->path != change.package)
        return fail(
            ErrorCode::Untrusted,
            Text::tr("go install made %1 instead of %2").arg(build->path).arg(change.package));
    const auto hash = hashOfFile(machine.files(), places.fresh);
    GOSETUP_RETURN_IF_FAILED(hash);
    return machine.files().write(places.record, *hash);
}

/// The former one out, the new one in; the former one back where that fails.
[[nodiscard]] Result<void> putIntoPlace(Machine& machine, const QString& program,
                                        const ToolPlaces& places, bool wasPresent)
{
    Files& files = machine.files();
    if (wasPresent) {
        GOSETUP_RETURN_IF_FAILED(files.rename(program, places.former));
    }
    const auto placed = files.rename(places.fresh, program);
    if (!placed && wasPresent) {
        const auto back = files.rename(places.former, program);
        if (!back)
            return fail(ErrorCode::Io,
                        Text::tr("%1 is missing; it is in %2").arg(program).arg(places.former),
                        Text::tr("move it back"), back.error().text());
    }
    if (placed)
        (void)files.removeTree(winpath::parent(places.fresh));
    return placed;
}

/// On a copy of a machine: a program of the same build information.
[[nodiscard]] Result<void> stateToolEffect(Machine& machine, const InstallTool& change)
{
    constexpr qint64 headBytes = 4096;
    const auto head = machine.files().head(change.go, headBytes);
    GoBuildInfo build;
    build.goVersion = change.goVersion;
    build.path = change.package;
    const QString version = exactVersion(change.version);
    build.module =
        GoModuleInfo{change.package, version.isEmpty() ? QStringLiteral("(devel)") : version};
    const auto arch = head ? programArch(*head) : std::nullopt;
    return machine.files().write(change.program,
                                 goProgram(build, arch.value_or(machine.system().info().arch)));
}

} // namespace

Result<State> read(Machine& machine, const InstallTool& change)
{
    return readTool(machine, change.program);
}

Result<State> intended(const InstallTool& change, const State& before,
                       const winpath::VariableLookup&)
{
    GOSETUP_RETURN_IF_FAILED(requireNames(change));
    constexpr int firstWithVersions = 16; // go.dev/doc/go1.16, "Go command"
    const auto go = GoVersion::parse(change.goVersion);
    if (go && go->minor() < firstWithVersions)
        return fail(ErrorCode::Unsupported,
                    Text::tr("%1 cannot install tools by their version").arg(change.goVersion),
                    Text::tr("install a newer Go"));
    const auto& now = std::get<ToolState>(before);
    const QString version = exactVersion(change.version);
    const auto builtBy = GoVersion::parse(now.goVersion);
    const bool isNewEnough = go && builtBy && *builtBy >= *go;
    if (now.present && now.package == change.package && !version.isEmpty() &&
        now.version == version && isNewEnough)
        return now;
    ToolState after;
    after.path = now.path;
    after.present = true;
    after.package = change.package;
    after.version = version;
    after.goVersion = change.goVersion;
    after.replaces = now.sha256;
    return after;
}

Result<void> perform(ApplyContext& context, const InstallTool& change, const State& before,
                     const State&)
{
    if (context.effectOnly)
        return stateToolEffect(context.machine, change);
    const ToolPlaces places = toolPlaces(change.program, context.runId);
    GOSETUP_RETURN_IF_FAILED(buildTool(context, change, places));
    return putIntoPlace(context.machine, change.program, places,
                        std::get<ToolState>(before).present);
}

Result<UndoResult> undo(ApplyContext& context, const InstallTool& change,
                        const ThreeWayState& states, const UndoWishes&)
{
    Files& files = context.machine.files();
    const ToolPlaces places = toolPlaces(change.program, context.runId);
    const auto record = recordedTool(context.machine, places);
    GOSETUP_RETURN_IF_FAILED(record);
    const auto& current = std::get<ToolState>(states.current);
    const auto& before = std::get<ToolState>(states.before);
    if (!current.present || record->isEmpty() || current.sha256 != *record)
        return keptBecauseEdited(change.program);
    if (before.present) {
        const auto former = hashOfFile(files, places.former);
        if (!former || *former != before.sha256)
            return UndoResult{UndoneChange::How::Kept, Text::tr("the former %1 is no longer in %2")
                                                           .arg(winpath::fileName(change.program))
                                                           .arg(places.folder)};
    }
    GOSETUP_RETURN_IF_FAILED(files.makeFolder(winpath::parent(places.undone), false));
    GOSETUP_RETURN_IF_FAILED(files.rename(change.program, places.undone));
    if (before.present) {
        GOSETUP_RETURN_IF_FAILED(files.rename(places.former, change.program));
    }
    UndoResult result;
    if (!files.removeTree(places.folder))
        result.note =
            Text::tr("a program still runs from %1: delete that folder later").arg(places.folder);
    if (!before.present) {
        GOSETUP_RETURN_IF_FAILED(removeEmptyFolders(
            context.machine, winpath::parent(change.program), before.firstMissing));
    }
    return result;
}

} // namespace gosetup::handlers
