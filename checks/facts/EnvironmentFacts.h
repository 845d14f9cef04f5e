// SPDX-License-Identifier: Apache-2.0
// The environment as the registry holds it (two blocks, raw) and as a new process would get it.
// Used by nearly every collector and rule. Touches no port.
#pragma once

#include "base/Observed.h"
#include "machine/Registry.h"
#include "machine/System.h"
#include "paths/WindowsPath.h"

#include <QMap>

#include <vector>

namespace gosetup {

struct VariableFact
{
    QString name; ///< as spelled in the registry
    RegValue value;

    [[nodiscard]] bool isText() const { return value.isText(); }
    [[nodiscard]] QString text() const { return value.text(); }
};

struct EnvironmentBlock
{
    std::vector<VariableFact> variables;
    Observed<QDateTime> written; ///< when the key last changed, UTC

    /// Names are case-insensitive ("Path" is PATH).
    [[nodiscard]] const VariableFact* find(const QString& name) const;
};

struct EnvironmentFacts
{
    Observed<EnvironmentBlock> user;
    Observed<EnvironmentBlock> machine;
    QMap<QString, QString> process; ///< this process's own block, keys upper case
    QMap<QString, QString> provided; ///< names Windows itself adds (USERPROFILE …), keys upper case

    [[nodiscard]] const EnvironmentBlock* block(Hive hive) const;
    /// Raw text in one scope; null where unset, unknown or no string.
    [[nodiscard]] QString text(Hive hive, const QString& name) const;
    /// What a new process would see, expanded; null where unset. Not for PATH: see PathFacts.
    [[nodiscard]] QString effective(const QString& name) const;
    /// Values as a new process gets them: machine, then user over it; plain strings unexpanded.
    /// Outlives this object. Source: "Environment Variables" (Microsoft).
    [[nodiscard]] winpath::VariableLookup lookup() const;
    /// Values as they stand when this scope's block is expanded: the machine's comes first, so that
    /// it sees no variable of the user. Source: userenv's CreateEnvironmentBlock.
    [[nodiscard]] winpath::VariableLookup lookup(Hive scope) const;
};

/// Key of the block below its hive.
[[nodiscard]] QString environmentKey(Hive hive);

} // namespace gosetup
