// SPDX-License-Identifier: Apache-2.0
// What Go's linker leaves in a program: the version of Go, the package, its module, and how it was
// built. Used to know tools without starting them; pure, takes a function that reads ranges.
// Source: debug/buildinfo and runtime/debug (ParseBuildInfo) of Go 1.24.
#pragma once

#include "base/Version.h"
#include "machine/formats/PeHeader.h"

#include <QMap>
#include <QString>

namespace gosetup {

struct GoModuleInfo
{
    QString path;    ///< "golang.org/x/tools/gopls"
    QString version; ///< "v0.18.1"; "(devel)" of a build that is no release

    bool operator==(const GoModuleInfo&) const = default;
};

struct GoBuildInfo
{
    QString goVersion; ///< "go1.24.4", with what follows: "go1.24.4 X:nocoverageredesign"
    QString path;      ///< of the main package; empty without modules
    std::optional<GoModuleInfo> module; ///< the main module
    std::optional<GoModuleInfo> replacement;
    QMap<QString, QString>
        settings; ///< "GOARCH" to "amd64", "CGO_ENABLED", "-race", "vcs.revision"

    /// The Go that built it; nullopt of "devel go1.25-…".
    [[nodiscard]] std::optional<GoVersion> go() const;
    /// Of the module, or of what replaced it; empty where it is no release: "(devel)".
    [[nodiscard]] QString release() const;

    bool operator==(const GoBuildInfo&) const = default;
};

/// Reads some ten thousand bytes of a usual program, at most 32 MiB of a strange one. NotFound:
/// a Windows program without build information, so none of Go's, or a stripped one. Corrupt: no
/// Windows program, or the information is damaged. Else an error of `read`.
[[nodiscard]] Result<GoBuildInfo> readBuildInfo(const ReadRange& read);

/// The text within, without the marks around it: lines "path\t…", "mod\t…", "build\tKEY=VALUE".
[[nodiscard]] Result<GoBuildInfo> parseBuildInfoText(const QByteArray& text);
/// The same text of `info`: what Go's linker would write.
[[nodiscard]] QByteArray buildInfoText(const GoBuildInfo& info);

} // namespace gosetup
