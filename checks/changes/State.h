// SPDX-License-Identifier: Apache-2.0
// What there is at the one place a change touches: read before, foreseen after, compared for "changed
// meanwhile", and kept in the journal so that undo can put it back byte for byte.
#pragma once

#include "machine/Registry.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace gosetup {

struct RegistryState
{
    RegPlace place;
    std::optional<RegValue> value; ///< nullopt = absent
    bool operator==(const RegistryState&) const = default;
};

struct FileState
{
    QString path;
    std::optional<QByteArray> bytes; ///< nullopt = absent
    bool operator==(const FileState&) const = default;
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
    bool operator==(const FolderState&) const = default;
};

struct TreeState
{
    QString root;
    bool present = false;
    QString version; ///< from its VERSION file; empty where there is none
    bool operator==(const TreeState&) const = default;
};

using State =
    std::variant<RegistryState, FileState, ExclusionState, AliasState, FolderState, TreeState>;

} // namespace gosetup
