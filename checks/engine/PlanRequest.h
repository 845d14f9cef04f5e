// SPDX-License-Identifier: Apache-2.0
// What a person asks for, whichever way they say it: the pages of the window fill it in, the
// command line reads it from options. Plain values; prepare() makes a plan of it.
#pragma once

#include "changes/Change.h"

#include <optional>
#include <vector>

namespace gosetup {

/// Names one fix of one finding of a report.
struct FixKey
{
    QString ruleId;
    QString subject;
    QString fixId;

    bool operator==(const FixKey&) const = default;
};

/// Which Go, from where.
struct GoRequest
{
    QString version;   ///< "1.24.4", "latest"; empty = latest
    QString mirror;    ///< URL, folder, or empty: go.dev, then golang.google.cn
    QString archive;   ///< host path of a zip; wins over version and mirror
    QByteArray sha256; ///< the hash the person typed; empty = none
};

enum class InstallGo
{
    IfMissing,
    Always,
    Never
};

/// As it stands: what is recommended, and a Go where there is none.
struct PlanRequest
{
    InstallGo install = InstallGo::IfMissing;
    GoRequest go;
    QString root;              ///< where Go goes; empty = recommendedRoot()
    Scope scope = Scope::User; ///< where new variables and PATH entries go
    /// Settings of Go: nullopt = leave as it is, empty = unset.
    std::optional<QString> goproxy;
    std::optional<QString> goprivate;
    std::optional<QString> gopath;
    QStringList tools;               ///< to build: "gopls", or PACKAGE@VERSION
    bool defenderExclusions = false; ///< all that the rules offer
    QStringList exclusions;          ///< these folders
    /// Exactly these aliases; nullopt = as recommended.
    std::optional<QStringList> aliasesOff;
    QStringList only; ///< rule ids or topics; empty = all
    QStringList skip;
    /// Exactly these fixes, recommended or not, and nothing else: no Go, no settings.
    std::optional<std::vector<FixKey>> fixes;
    bool withoutElevation = false; ///< leave out what needs administrator rights

    /// Takes the recommended fixes of this rule or topic, or leaves them out.
    void setSkipped(const QString& name, bool skipped);
};

/// Whether --only and --skip leave this rule in.
[[nodiscard]] bool isSelected(const PlanRequest& request, const QString& ruleId);

} // namespace gosetup
