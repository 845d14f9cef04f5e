// SPDX-License-Identifier: Apache-2.0
// vendor\modules.txt as the go command reads it, and what of it does not fit go.mod, in Go's own
// words. Source: cmd/go/internal/modload/vendor.go, Go 1.24. Pure.
#pragma once

#include "gosettings/ModFile.h"

#include <map>

namespace gosetup::gosettings {

struct VendoredModule
{
    bool isExplicit = false;
    ModuleVersion replacement; ///< no path: not replaced
    QString goVersion;         ///< "1.24"; empty where the list does not say
    int line = 0;
};

struct VendorList
{
    std::map<ModuleVersion, VendoredModule> modules;
    std::vector<ModuleVersion> used;     ///< those with packages, in the order of the file
    std::vector<ModuleVersion> replaced; ///< in the order of the file
    std::map<QString, QString> versions; ///< of those with packages, by path
    QStringList packages;                ///< "golang.org/x/text/language"
    bool ofWorkspace = false;            ///< `go work vendor` made it

    [[nodiscard]] VendoredModule of(const ModuleVersion& module) const;
};
[[nodiscard]] VendorList parseVendorList(const QByteArray& bytes);

/// A main module, and what of its folder a path in it counts from.
struct VendoringModule
{
    const ModFile* file = nullptr;
    QString source; ///< "go.mod", as Go names the file
    /// Of a workspace: the folder as the workspace sees it ("app", ".."); empty without one.
    QString folderFromWorkspace;
};
struct VendoringInput
{
    std::vector<VendoringModule> modules;
    std::vector<ModReplacement> workReplacements; ///< of go.work
    QString workSource;                           ///< "go.work"
    bool isWorkspace = false;
};
/// The lines that Go prints below "inconsistent vendoring in …:"; empty where all fits.
[[nodiscard]] QStringList vendoringFaults(const VendoringInput& input, const VendorList& list);

/// Whether a Go takes the vendor folder by itself: since the go line is 1.14, and only for what the
/// list was made for. Source: modload.setDefaultBuildMod.
[[nodiscard]] bool isVendoredByItself(const QString& goLine, bool isWorkspace,
                                      const VendorList& list);

} // namespace gosetup::gosettings
