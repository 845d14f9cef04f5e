// SPDX-License-Identifier: Apache-2.0
// The closed set of changes GoSetup makes to a machine, as plain data. Rules offer them, the
// planner orders them, apply performs them. Must not know how any of that works.
#pragma once

#include "base/Text.h"
#include "machine/Registry.h"
#include "toolchain/ArchiveRef.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace gosetup {

enum class Scope
{
    User,
    Machine
};
constexpr auto enumNames(Scope)
{
    return std::to_array<EnumName<Scope>>({{Scope::User, "user"}, {Scope::Machine, "machine"}});
}
[[nodiscard]] Text scopeName(Scope scope); ///< as it is shown

/// An environment variable in the registry. An existing value keeps its kind (a REG_SZ that is to
/// hold a %VAR% becomes expandable); a new one is REG_EXPAND_SZ when it holds a %VAR%, else REG_SZ.
struct SetVariable
{
    Scope scope = Scope::User;
    QString name;
    std::optional<QString> text; ///< nullopt deletes the variable

    bool operator==(const SetVariable&) const = default;
};

/// One edit of a PATH value. Entries are named by their raw text and, of equal ones, by their
/// number from the front (`occurrence`, 0-based) in the value as it was when the plan was made.
struct PathEdit
{
    enum class Kind
    {
        InsertFirst, ///< no-op when the folder is the first entry already; moves it when it is
                     ///< later
        InsertLast,  ///< no-op when the folder is anywhere on the list
        Remove,
        Replace,        ///< `entry` becomes `replacement`, in its place
        MakeExpandable, ///< REG_SZ becomes REG_EXPAND_SZ, text untouched
    };
    Kind kind = Kind::InsertLast;
    QString entry;
    QString replacement;
    int occurrence = 0;
    QString ruleId; ///< the rule that asked for it, for the display ("dead", "duplicate"); may
                    ///< be empty

    bool operator==(const PathEdit&) const = default;
};
constexpr auto enumNames(PathEdit::Kind)
{
    return std::to_array<EnumName<PathEdit::Kind>>(
        {{PathEdit::Kind::InsertFirst, "insert-first"},
         {PathEdit::Kind::InsertLast, "insert-last"},
         {PathEdit::Kind::Remove, "remove"},
         {PathEdit::Kind::Replace, "replace"},
         {PathEdit::Kind::MakeExpandable, "make-expandable"}});
}

/// All edits of one scope's PATH: read once, written once.
struct EditPath
{
    Scope scope = Scope::User;
    std::vector<PathEdit> edits;

    bool operator==(const EditPath&) const = default;
};

/// A value in Go's own file (%APPDATA%\go\env), as `go env -w` / `go env -u` would leave it.
struct WriteGoEnv
{
    QString name;
    std::optional<QString> value; ///< nullopt removes the line

    bool operator==(const WriteGoEnv&) const = default;
};

/// Go's own file as Go reads it: UTF-8 without a mark, lines that end with LF, settings at their
/// beginning. Its settings stay; those that Go passed over count afterwards.
struct RewriteGoEnv
{
    bool operator==(const RewriteGoEnv&) const = default;
};

/// A folder on Defender's exclusion list. Literal, absolute, no wildcards.
struct DefenderExclusion
{
    QString folder;
    bool excluded = true; ///< false removes it

    bool operator==(const DefenderExclusion&) const = default;
};

/// An App Execution Alias of this user: off, or on again with its saved bytes.
struct SwitchAlias
{
    QString name; ///< "go.exe"
    bool on = false;
    quint32 reparseTag = 0;
    QByteArray reparseData;

    bool operator==(const SwitchAlias&) const = default;
};

struct MakeFolder
{
    QString path;
    Scope scope = Scope::User; ///< Machine needs administrator rights
    bool protectedList =
        false; ///< no inherited rights: only administrators, SYSTEM and the owner write

    bool operator==(const MakeFolder&) const = default;
};

/// LongPathsEnabled = 1; effective after a restart of programs.
struct EnableLongPaths
{
    bool replaceOtherType = false; ///< also where the value is no number; else that is refused

    bool operator==(const EnableLongPaths&) const = default;
};

/// Fetch, verify, unpack beside the target, try, swap into place.
struct InstallToolchain
{
    QString root; ///< "C:\Users\li\AppData\Local\Programs\Go"
    Scope scope = Scope::User;
    bool protectedList = false; ///< for a root whose parent lets ordinary users write
    ArchiveRef archive;

    bool operator==(const InstallToolchain&) const = default;
};

/// Moves a toolchain aside (undo moves it back); the folder is deleted when the next run replaces
/// it.
struct RemoveToolchain
{
    QString root;
    Scope scope = Scope::User;

    bool operator==(const RemoveToolchain&) const = default;
};

/// Damaged files and folders of a module cache, renamed beside themselves (undo renames them back);
/// Go brings them back when it needs them. Nothing that Go could not bring back may be named.
struct SetAsideFiles
{
    QString what;      ///< for the display: "golang.org/x/text@v0.3.0"
    QStringList files; ///< full paths
    qint64 bytes = 0;  ///< of all together, for the display

    bool operator==(const SetAsideFiles&) const = default;
};

/// Deletes of a build cache what Go's own rule deletes: what was not used for five days. There is
/// no way back, and none is needed: Go makes it anew.
struct TrimBuildCache
{
    QString folder;
    QDateTime cutoff; ///< UTC; what was last used before; a later one than Go's own counts as that

    bool operator==(const TrimBuildCache&) const = default;
};

/// The Go extension of VS Code or an editor made of it, for this user: by the editor itself, from
/// the place that it takes extensions from. Where one is installed, nothing is done.
struct InstallEditorExtension
{
    QString editor;           ///< of codeEditors(): "vscode"
    QString root;             ///< of the editor's installation
    QString extensionsFolder; ///< "C:\Users\li\.vscode\extensions"
    QString extension;        ///< goExtensionId; no other one is installed

    bool operator==(const InstallEditorExtension&) const = default;
};

using Change = std::variant<SetVariable, EditPath, WriteGoEnv, DefenderExclusion, SwitchAlias,
                            MakeFolder, EnableLongPaths, InstallToolchain, RemoveToolchain,
                            RewriteGoEnv, SetAsideFiles, TrimBuildCache, InstallEditorExtension>;

/// Stable name in JSON: "set-variable", "edit-path", "go-env", "defender-exclusion", "alias",
/// "make-folder", "long-paths", "install-toolchain", "remove-toolchain", "rewrite-go-env",
/// "set-aside-files", "trim-build-cache", "install-editor-extension".
[[nodiscard]] QString kindOf(const Change& change);
/// Whether it writes what only administrators may write.
[[nodiscard]] bool needsElevation(const Change& change);
/// "PATH (user)", "GOROOT (machine)", "Go toolchain in C:\dev\go".
[[nodiscard]] Text titleOf(const Change& change);

/// Registry place of a variable: HKCU\Environment or HKLM\SYSTEM\…\Session Manager\Environment.
[[nodiscard]] RegistryValuePath variableRegistryPath(Scope scope, const QString& name);

} // namespace gosetup
