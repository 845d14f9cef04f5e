// SPDX-License-Identifier: Apache-2.0
// Go's own settings and where each comes from: an OS variable beats `go env -w`'s file, which beats
// GOROOT\go.env, which beats what is built in. Filled by GoEnvCollector. Source:
// cmd/go/internal/cfg, Getenv and initEnvCache. Judges nothing: `refusal` is what Go says.
#pragma once

#include "base/Observed.h"
#include "facts/EnvironmentFacts.h"
#include "facts/SystemFacts.h"
#include "gosettings/EnvFile.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace gosetup {

struct GoSetting
{
    enum class Source
    {
        Default,
        GoRoot, ///< go.env of the Go that PATH starts
        File,
        Machine,
        User
    };
    QString name;
    /// As Go gets it, untrimmed; expanded; of a default, what Go would use. Of the file, without
    /// what its encoding adds (a CR): that is told of the file.
    QString value;
    Source source = Source::Default;
    QString refusal; ///< Go's own words, where it refuses the value

    /// A person, a program or an organisation set it.
    [[nodiscard]] bool isSet() const
    {
        return source != Source::Default && source != Source::GoRoot;
    }
    [[nodiscard]] bool isAccepted() const { return refusal.isEmpty(); }
};

struct GoEnvFacts
{
    QString file;           ///< %APPDATA%\go\env, or what GOENV says; empty when GOENV=off
    bool off = false;       ///< GOENV=off
    bool fileThere = false; ///< it was read
    /// Settings in %APPDATA%\go\env, where GOENV leads elsewhere.
    QStringList namesLeftOut;
    Text fileTrouble; ///< why the file cannot be read; empty where it can, or is not there
    QMap<QString, QString> fileValues; ///< as Go reads them, a CR included
    goenv::Faults fileFaults;
    QMap<QString, QString> fileMeant; ///< the same without what its encoding adds
    /// Of the lines that a later one of the same name hides: the same, the latest first.
    QMap<QString, QStringList> fileEarlier;
    QString goroot;                    ///< of the Go that PATH (or GOROOT) starts; empty = none
    QString goVersion;                 ///< its VERSION: "go1.24.4"
    QMap<QString, QString> rootValues; ///< its go.env
    bool rootFileKnown = false;        ///< go.env was read, or is not there
    QString arch;                      ///< GOARCH that Go builds for
    /// Names in its lib\fips140; nullopt where there is no such folder.
    std::optional<QStringList> snapshots;
    QMap<QString, GoSetting> settings; ///< every name that Go knows

    [[nodiscard]] QString value(const QString& name) const { return settings.value(name).value; }
    [[nodiscard]] GoSetting setting(const QString& name) const { return settings.value(name); }
    /// Minor version of the Go that PATH starts; 0 = not known.
    [[nodiscard]] int goMinor() const;
    /// Whether go.env is all that gives this one a default, and does not: GOPROXY, GOSUMDB.
    [[nodiscard]] bool lacksShipped(const QString& name) const;
    /// What Go says of a value of the setting; empty where it takes it. `inFile`: where it stands
    /// in a file, of which Go looks at less.
    [[nodiscard]] QString refusal(const QString& name, const QString& value,
                                  bool inFile = false) const;
    /// GOPATH is a ';' list; `go get` uses the first. Empty where Go refuses GOPATH.
    [[nodiscard]] QStringList gopaths() const;
    /// Where `go install` puts programs: GOBIN, or bin in the first GOPATH. Empty where Go refuses
    /// the setting.
    [[nodiscard]] QString goBin() const;
};

/// Where Go keeps the toolchain that GOTOOLCHAIN pins once it is downloaded, for each processor;
/// empty where it pins none. Source: cmd/go/internal/toolchain, Exec.
[[nodiscard]] QStringList downloadedToolchains(const GoEnvFacts& goEnv);

/// The same for any toolchain by its name.
[[nodiscard]] QStringList toolchainFolders(const GoEnvFacts& goEnv, const QString& toolchain);

/// "C:\go" of a GOPATH "C:\go\src", a part of a workspace that may have been taken for the whole;
/// empty where it is none by its name.
[[nodiscard]] QString workspaceByName(const GoEnvFacts& goEnv);

/// What was read of Go's files.
struct GoEnvSources
{
    std::optional<QByteArray> file; ///< nullopt: not there, or `fileTrouble`
    QByteArray usualFile;           ///< the one that GOENV keeps from being read
    Text fileTrouble;
    QString goroot;
    QString goVersion;
    QByteArray rootFile;
    bool rootFileKnown = false;
    std::optional<QStringList> snapshots;
};
/// Pure: values and sources out of the environment and the files.
[[nodiscard]] GoEnvFacts goEnvFrom(const EnvironmentFacts& environment, const SystemFacts& system,
                                   const GoEnvSources& sources);
/// Pure: works the settings out anew of what `facts` holds of the files and of this environment.
void settle(GoEnvFacts& facts, const EnvironmentFacts& environment, const SystemFacts& system);
/// Where it is without GOENV.
[[nodiscard]] QString usualGoEnvFile(const SystemFacts& system);
/// Where the file is: GOENV, else %APPDATA%\go\env; empty when GOENV=off.
[[nodiscard]] QString goEnvFile(const EnvironmentFacts& environment, const SystemFacts& system);

} // namespace gosetup
