// SPDX-License-Identifier: Apache-2.0
// Go's own settings and where each comes from: an OS variable beats `go env -w`'s file, which beats
// the default. Filled by GoEnvCollector. Source: `go help environment`. Judges nothing.
#pragma once

#include "base/Observed.h"
#include "facts/EnvironmentFacts.h"
#include "facts/SystemFacts.h"

#include <QMap>
#include <QStringList>

namespace gosetup {

struct GoSetting
{
    enum class Source
    {
        Default,
        File,
        Machine,
        User
    };
    QString name;
    QString value; ///< expanded; of a default, what Go would use
    Source source = Source::Default;
};

struct GoEnvFacts
{
    QString file;     ///< %APPDATA%\go\env, or what GOENV says; empty when GOENV=off
    bool off = false; ///< GOENV=off
    QMap<QString, QString> fileValues;
    QMap<QString, GoSetting> settings;

    [[nodiscard]] QString value(const QString& name) const { return settings.value(name).value; }
    [[nodiscard]] GoSetting setting(const QString& name) const { return settings.value(name); }
    /// GOPATH is a ';' list; `go get` uses the first.
    [[nodiscard]] QStringList gopaths() const;
    /// Where `go install` puts programs: GOBIN, or bin in the first GOPATH.
    [[nodiscard]] QString goBin() const;
};

/// The names whose values are looked at.
[[nodiscard]] QStringList goSettingNames();
/// KEY=VALUE lines; comments and lines without '=' are skipped, as Go does.
[[nodiscard]] QMap<QString, QString> parseGoEnvFile(const QByteArray& bytes);
/// Pure: values and sources out of the environment and the file's lines.
[[nodiscard]] GoEnvFacts goEnvFrom(const EnvironmentFacts& environment, const SystemFacts& system,
                                   const QMap<QString, QString>& fileValues);
/// Where the file is: GOENV, else %APPDATA%\go\env; empty when GOENV=off.
[[nodiscard]] QString goEnvFile(const EnvironmentFacts& environment, const SystemFacts& system);

} // namespace gosetup
