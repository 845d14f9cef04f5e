// SPDX-License-Identifier: Apache-2.0
// Every program that answers to "go" (and to a few tools beside it), and every Go tree found.
// Filled by ToolchainCollector. Judges nothing.
#pragma once

#include "base/Observed.h"
#include "base/Version.h"
#include "machine/Registry.h"
#include "machine/System.h"

#include <QMap>
#include <QStringList>

#include <vector>

namespace gosetup {

/// A file that a PATH lookup of a tool's name meets.
struct ToolCandidate
{
    enum class Kind
    {
        Program,
        Script,
        AliasStub
    };
    Kind kind = Kind::Program;
    QString path;  ///< "C:\Go\bin\go.exe"
    QString root;  ///< of the Go tree it starts, empty where it is in none
    int order = 0; ///< position among all searched PATH entries
    Hive hive = Hive::CurrentUser;
    QString entryRaw; ///< the PATH entry it was found by
    QString entryFolder;
    int entryOccurrence = 0;
    bool placeholder = false; ///< its data is in the cloud; it was not started
};

enum class Owner
{
    Unknown,
    Msi,
    Zip,
    Scoop,
    Chocolatey,
    Winget,
    GoSdk,
    GoSetup,
    Msys2,
    Conda
};
constexpr auto enumNames(Owner)
{
    return std::to_array<EnumName<Owner>>({{Owner::Unknown, "unknown"},
                                           {Owner::Msi, "msi"},
                                           {Owner::Zip, "zip"},
                                           {Owner::Scoop, "scoop"},
                                           {Owner::Chocolatey, "chocolatey"},
                                           {Owner::Winget, "winget"},
                                           {Owner::GoSdk, "golang.org/dl"},
                                           {Owner::GoSetup, "gosetup"},
                                           {Owner::Msys2, "msys2"},
                                           {Owner::Conda, "conda"}});
}

/// What `go version` did.
struct RunFact
{
    quint32 startError = 0; ///< Win32 error of the start, 0 = started
    quint32 exitCode = 0;   ///< exit code or NTSTATUS
    QString output;
    QString version; ///< "go1.24.4" parsed from the output; empty where there is none
    QString target;  ///< "windows/amd64"

    [[nodiscard]] bool runs() const { return startError == 0 && exitCode == 0; }
};

/// The tree against `.gosetup-manifest.json`: all names and the sizes of programs, not contents.
struct ManifestFact
{
    int files = 0; ///< that the manifest lists
    QStringList missing;
    QStringList wrongSize;

    [[nodiscard]] bool complete() const { return missing.isEmpty() && wrongSize.isEmpty(); }
};

struct ToolchainInstall
{
    QString root;
    QString resolvedRoot;   ///< links on the way resolved; equals root where there are none
    QStringList otherRoots; ///< other names of the same tree: a junction that leads to it
    QString version;        ///< from VERSION, else what it says itself; may be empty
    Owner owner = Owner::Unknown;
    std::optional<Arch> arch;
    QString program;         ///< the go.exe that is started: of a repackaged tree, the prefix's
    bool hasProgram = false; ///< it is there
    /// A package manager keeps it below its own prefix, whose folder and layout are not Go's.
    bool repackaged = false;
    Observed<RunFact> run;
    Observed<ManifestFact> manifest; ///< NotPresent: not installed by GoSetup
    /// Parts that every tree of its version has, below the root: an unpack was cut short, or an
    /// antivirus took them.
    QStringList missingParts;
    QStringList emptyParts;  ///< files of 0 bytes
    QString compiler;        ///< pkg\tool\…\compile.exe; empty where it was not looked for
    QString compilerVersion; ///< of the Go that built it; empty where it does not tell
    QString otherSystem; ///< "linux/amd64": its programs are made for that system; empty = Windows

    [[nodiscard]] bool runs() const { return run && run->runs(); }
    /// Nothing of it is known to be missing.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] QString bin() const;
};

struct ToolchainFacts
{
    /// By tool ("go", "gofmt", "gopls", "dlv", "gcc", "git", "python"), in PATH order.
    QMap<QString, std::vector<ToolCandidate>> tools;
    std::vector<ToolchainInstall> installs;
    /// Where the first go.exe on PATH is in no tree: what it says, as some tool starts Go by it.
    Observed<RunFact> starter;

    [[nodiscard]] const std::vector<ToolCandidate>& candidates(const QString& tool) const;
    /// By its root, spelled or resolved; nullptr where there is none.
    [[nodiscard]] const ToolchainInstall* install(const QString& root) const;
};

/// The tools whose names an alias, a script or a macro must not take over.
[[nodiscard]] QStringList watchedTools();

/// What is known of where trees come from, for `ownerOf`.
struct OwnerTraces
{
    QStringList msiRoots;        ///< InstallLocation of "Go Programming Language …" entries
    bool msiWithoutRoot = false; ///< such an entry without a location: the MSI's default folders
    QString programFiles;
    QString systemDrive; ///< "C:"
    QString userProfile;
    bool chocolateyPackage = false; ///< %ProgramData%\chocolatey\lib\golang is there
};
/// Pure. `marker`: the tree bears GoSetup's own marker file.
[[nodiscard]] Owner ownerOf(const QString& root, bool hasVersion, bool marker,
                            const OwnerTraces& traces);

} // namespace gosetup
