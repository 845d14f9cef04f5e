// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/KeptVariables.h"

#include <QRegularExpression>

namespace gosetup {

namespace {

const QSet<QString>& ourVariables()
{
    // Not "everything that begins with GO": GOOGLE_API_KEY does, too. Those that hold a command are
    // in base/CommandVariables.
    static const QSet<QString> names = [] {
        QSet<QString> all;
        for (const char* name : {"PATH",
                                 "PATHEXT",
                                 "GO111MODULE",
                                 "GOARCH",
                                 "GOAMD64",
                                 "GO386",
                                 "GOARM",
                                 "GOARM64",
                                 "GOBIN",
                                 "GOCACHE",
                                 "GODEBUG",
                                 "GOENV",
                                 "GOEXE",
                                 "GOEXPERIMENT",
                                 "GOFIPS140",
                                 "GOFLAGS",
                                 "GOGC",
                                 "GOINSECURE",
                                 "GOMAXPROCS",
                                 "GOMEMLIMIT",
                                 "GOMODCACHE",
                                 "GONOPROXY",
                                 "GONOSUMDB",
                                 "GOOS",
                                 "GOPATH",
                                 "GOPRIVATE",
                                 "GOPROXY",
                                 "GOROOT",
                                 "GOSUMDB",
                                 "GOTELEMETRY",
                                 "GOTELEMETRYDIR",
                                 "GOTMPDIR",
                                 "GOTOOLCHAIN",
                                 "GOTOOLDIR",
                                 "GOVCS",
                                 "GOWASM",
                                 "GOWORK",
                                 "CGO_ENABLED",
                                 "CGO_CFLAGS",
                                 "CGO_CPPFLAGS",
                                 "CGO_CXXFLAGS",
                                 "CGO_LDFLAGS",
                                 "CGO_FFLAGS",
                                 "TEMP",
                                 "TMP",
                                 "ONEDRIVE",
                                 "ONEDRIVECONSUMER",
                                 "ONEDRIVECOMMERCIAL",
                                 "HTTP_PROXY",
                                 "HTTPS_PROXY",
                                 "NO_PROXY",
                                 "ALL_PROXY",
                                 "FTP_PROXY",
                                 "SYSTEMROOT",
                                 "WINDIR",
                                 "SYSTEMDRIVE",
                                 "PROGRAMFILES",
                                 "PROGRAMFILES(X86)",
                                 "PROGRAMW6432",
                                 "PROGRAMDATA",
                                 "ALLUSERSPROFILE",
                                 "USERPROFILE",
                                 "USERNAME",
                                 "COMPUTERNAME",
                                 "HOME",
                                 "XDG_CONFIG_HOME",
                                 "GIT_CONFIG_GLOBAL",
                                 "HOMEDRIVE",
                                 "HOMEPATH",
                                 "APPDATA",
                                 "LOCALAPPDATA",
                                 "PUBLIC",
                                 "COMSPEC",
                                 "COMMONPROGRAMFILES",
                                 "COMMONPROGRAMFILES(X86)",
                                 "COMMONPROGRAMW6432",
                                 "OS",
                                 "PROCESSOR_ARCHITECTURE",
                                 "NUMBER_OF_PROCESSORS"})
            all.insert(QString::fromLatin1(name));
        return all;
    }();
    return names;
}

/// Names in `%…%` of a text: a PATH that refers to a variable makes it our business.
void addReferences(const QString& text, QSet<QString>& names)
{
    static const QRegularExpression reference(QStringLiteral("%([^%\\s;\\\\]+)%"));
    auto matches = reference.globalMatch(text);
    while (matches.hasNext())
        names.insert(matches.next().captured(1).toUpper());
}

} // namespace

bool isOurVariable(const QString& name)
{
    return ourVariables().contains(name.toUpper());
}

bool isEnvironmentKey(const QString& foldedPath)
{
    return foldedPath == regKey(Hive::CurrentUser, QStringLiteral("Environment")) ||
           foldedPath == regKey(Hive::CurrentUser, QStringLiteral("Environment"), true) ||
           foldedPath == regKey(Hive::LocalMachine, QString::fromLatin1(machineEnvironment));
}

QSet<QString> variablesToKeep(const MachineImage& image)
{
    QSet<QString> keep = ourVariables();
    for (const auto& [folded, key] : image.registry) {
        if (!isEnvironmentKey(folded))
            continue;
        for (const auto& [name, value] : key.values) {
            if (isOurVariable(value.name) && value.value.isText())
                addReferences(value.value.text(), keep);
        }
    }
    return keep;
}

} // namespace gosetup
