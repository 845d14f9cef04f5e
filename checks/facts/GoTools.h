// SPDX-License-Identifier: Apache-2.0
// The tools that many people build with `go install`: where they come from, and which Go suits
// which version. A table, used by collectors, rules and the command line. Touches no port.
#pragma once

#include "base/Text.h"
#include "machine/formats/BuildInfo.h"

#include <QString>

#include <vector>

namespace gosetup {

struct GoTool
{
    QString name;    ///< "gopls": of the program, without ".exe"
    QString package; ///< what `go install` takes, without a version
    /// Reads Go code by the libraries that it was built with: it must be built with a Go line that
    /// is no older than the one in use. Source: dominikh/go-tools issue 1632.
    bool readsCode = false;
    Text purpose; ///< what it is for
    /// Of its version 2 and so on, with the same name.
    QString otherPackage = {};
};

/// In the order of display: gopls, dlv, staticcheck, golangci-lint, then what only rules know.
[[nodiscard]] const std::vector<GoTool>& goTools();
/// The four that are offered by name.
[[nodiscard]] QStringList offeredTools();
/// By the name of the program; nullptr where it is none of the table.
[[nodiscard]] const GoTool* findGoTool(const QString& name);
/// By the package that it was built of; nullptr where it is none of the table.
[[nodiscard]] const GoTool* goToolOf(const GoBuildInfo& build);

/// What to install for the Go of this minor version (0 = not known): "latest", or the last version
/// that works with an older Go. Sources: golang/tools, gopls/internal/util/goversion and its
/// release notes v0.16.0; go-delve/delve, pkg/goversion/compat.go; golang/vscode-go,
/// docs/compatibility.md.
[[nodiscard]] QString suitableVersion(const GoTool& tool, int goMinor);

/// Which Go lines a released version of the tool works with; 0 = no limit is known.
struct GoWindow
{
    int oldest = 0;
    int newest = 0;
};
[[nodiscard]] GoWindow windowOf(const GoTool& tool, const QString& release);

} // namespace gosetup
