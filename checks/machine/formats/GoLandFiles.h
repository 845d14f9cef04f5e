// SPDX-License-Identifier: Apache-2.0
// The small files in which JetBrains' Toolbox and GoLand say where they are and which Go they know.
// JetBrains describes none of them: sources are public settings repositories and detectors. Pure.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace gosetup {

struct GoLandInstall
{
    QString root;
    QString program; ///< "…\bin\goland64.exe"; empty = not told
    QString version; ///< "2024.3.1"; empty = not known

    bool operator==(const GoLandInstall&) const = default;
};

/// Of Toolbox's state.json, as its version 2 and later write it.
[[nodiscard]] std::vector<GoLandInstall> goLandsOfToolbox(const QByteArray& stateJson);
/// A file with these and nothing else, for images.
[[nodiscard]] QByteArray toolboxFileOf(const std::vector<GoLandInstall>& installs);

/// The Go trees in options\go.sdk.xml, as they are written there ("$USER_HOME$/go/1.24").
[[nodiscard]] QStringList goLandSdks(const QByteArray& xml);
/// A file with these and nothing else, for images.
[[nodiscard]] QByteArray goLandSdkFileOf(const QStringList& sdks);

/// "version" of product-info.json (GoLand) and package.json (VS Code); empty where there is none.
[[nodiscard]] QString versionOfProduct(const QByteArray& json);

} // namespace gosetup
