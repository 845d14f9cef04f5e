// SPDX-License-Identifier: Apache-2.0
// What there is at the one place a change touches: read before, planned after, compared for
// "changed meanwhile", and kept in the journal so that undo can put it back byte for byte.
#pragma once

#include "machine/Registry.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace gosetup {

struct RegistryState
{
    RegistryValuePath place;
    std::optional<RegValue> value; ///< nullopt = absent
    /// With an absent value: the key is not there either. Undo removes a key that we made, where
    /// nobody put anything else into it. Not part of equality, as `firstMissing` below.
    bool keyAbsent = false;
    /// Names are case-insensitive; the spelling is kept so that undo brings it back.
    bool operator==(const RegistryState& o) const
    {
        return place.text().compare(o.place.text(), Qt::CaseInsensitive) == 0 && value == o.value;
    }
};

/// `firstMissing`, here and below, is the topmost folder that was not there: undo removes the
/// folders that we made, from the innermost to this one, as far as they are empty. Not part of
/// equality: that somebody else made a parent meanwhile is no conflict.
struct FileState
{
    QString path;
    std::optional<QByteArray> bytes; ///< nullopt = absent
    QString firstMissing;
    bool operator==(const FileState& o) const { return path == o.path && bytes == o.bytes; }
};

struct ExclusionState
{
    QString folder;
    std::optional<bool> excluded; ///< nullopt = the list may not be read
    bool operator==(const ExclusionState&) const = default;
};

struct AliasState
{
    QString name;
    bool on = false;
    quint32 reparseTag = 0;
    QByteArray reparseData;
    bool operator==(const AliasState&) const = default;
};

struct FolderState
{
    QString path;
    bool present = false;
    QString firstMissing;
    bool open = false; ///< a protected one is wanted, and others may write to what is there
    bool operator==(const FolderState& o) const
    {
        return path == o.path && present == o.present && open == o.open;
    }
};

struct TreeState
{
    QString root;
    bool present = false;
    QString version;      ///< from its VERSION file; empty where there is none
    bool damaged = false; ///< files of its manifest are missing or of another size
    QString firstMissing;
    bool operator==(const TreeState& o) const
    {
        return root == o.root && present == o.present && version == o.version &&
               damaged == o.damaged;
    }
};

/// Files and folders that are set aside together.
struct AsideItem
{
    QString path;
    bool present = false;
    qint64 size = 0; ///< bytes; 0 of folders
    bool operator==(const AsideItem&) const = default;
};
struct AsideState
{
    std::vector<AsideItem> items;
    bool operator==(const AsideState&) const = default;
};

struct BuildCacheState
{
    QString folder;
    qint64 files = 0; ///< unused since the change's cutoff
    qint64 bytes = 0; ///< of them
    /// Programs use files meanwhile, and Go deletes some: what counts is whether there are any.
    bool operator==(const BuildCacheState& o) const
    {
        return folder == o.folder && (files > 0) == (o.files > 0);
    }
};

/// Which version is no matter: editors update their extensions by themselves.
struct ExtensionState
{
    QString folder; ///< of all extensions of the editor
    QString extension;
    bool installed = false;
    bool operator==(const ExtensionState&) const = default;
};

using State = std::variant<RegistryState, FileState, ExclusionState, AliasState, FolderState,
                           TreeState, AsideState, BuildCacheState, ExtensionState>;

} // namespace gosetup
