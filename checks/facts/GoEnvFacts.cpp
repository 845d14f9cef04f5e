// SPDX-License-Identifier: Apache-2.0
#include "facts/GoEnvFacts.h"

namespace gosetup {

using winpath::join;

QStringList GoEnvFacts::gopaths() const
{
    return value(QStringLiteral("GOPATH")).split(u';', Qt::SkipEmptyParts);
}

QString GoEnvFacts::goBin() const
{
    const QString bin = value(QStringLiteral("GOBIN"));
    if (!bin.isEmpty())
        return winpath::clean(bin);
    const QStringList paths = gopaths();
    return paths.isEmpty() ? QString() : winpath::clean(join(paths.first(), QStringLiteral("bin")));
}

QStringList goSettingNames()
{
    return {
        QStringLiteral("GOROOT"),      QStringLiteral("GOPATH"),      QStringLiteral("GOMODCACHE"),
        QStringLiteral("GOCACHE"),     QStringLiteral("GOBIN"),       QStringLiteral("GOTMPDIR"),
        QStringLiteral("GOPROXY"),     QStringLiteral("GOPRIVATE"),   QStringLiteral("GONOPROXY"),
        QStringLiteral("GONOSUMDB"),   QStringLiteral("GOSUMDB"),     QStringLiteral("GOINSECURE"),
        QStringLiteral("GOFLAGS"),     QStringLiteral("GOOS"),        QStringLiteral("GOARCH"),
        QStringLiteral("GOTOOLCHAIN"), QStringLiteral("GO111MODULE"), QStringLiteral("CGO_ENABLED"),
        QStringLiteral("CC")};
}

QMap<QString, QString> parseGoEnvFile(const QByteArray& bytes)
{
    QMap<QString, QString> values;
    for (const QByteArray& raw : bytes.split('\n')) {
        const QByteArray line = raw.trimmed();
        const auto equals = line.indexOf('=');
        if (equals <= 0 || line.startsWith('#'))
            continue;
        values.insert(QString::fromUtf8(line.left(equals)),
                      QString::fromUtf8(line.mid(equals + 1)));
    }
    return values;
}

QString goEnvFile(const EnvironmentFacts& environment, const SystemFacts& system)
{
    const QString own = environment.effective(QStringLiteral("GOENV"));
    if (own == QLatin1String("off"))
        return {};
    if (!own.isEmpty())
        return winpath::clean(own);
    return join(system.folders.roamingAppData, QStringLiteral("go\\env"));
}

namespace {

QString defaultOf(const QString& name, const GoEnvFacts& facts, const SystemFacts& system)
{
    if (name == QLatin1String("GOPATH"))
        return join(system.folders.userProfile, QStringLiteral("go"));
    if (name == QLatin1String("GOMODCACHE")) {
        const QStringList paths = facts.gopaths();
        return paths.isEmpty() ? QString() : join(paths.first(), QStringLiteral("pkg\\mod"));
    }
    if (name == QLatin1String("GOCACHE"))
        return join(system.folders.localAppData, QStringLiteral("go-build"));
    if (name == QLatin1String("GOPROXY"))
        return QStringLiteral("https://proxy.golang.org,direct");
    if (name == QLatin1String("GOSUMDB"))
        return QStringLiteral("sum.golang.org");
    return {};
}

} // namespace

GoEnvFacts goEnvFrom(const EnvironmentFacts& environment, const SystemFacts& system,
                     const QMap<QString, QString>& fileValues)
{
    GoEnvFacts facts;
    facts.file = goEnvFile(environment, system);
    facts.off = facts.file.isEmpty();
    facts.fileValues = fileValues;
    const winpath::VariableLookup lookup = environment.lookup();
    for (const QString& name : goSettingNames()) {
        GoSetting setting;
        setting.name = name;
        // Go takes an empty variable for an unset one.
        const QString effective = lookup(name);
        if (!effective.isEmpty()) {
            setting.value = effective;
            setting.source = environment.text(Hive::CurrentUser, name).isNull()
                                 ? GoSetting::Source::Machine
                                 : GoSetting::Source::User;
        } else if (!facts.off && !fileValues.value(name).isEmpty()) {
            setting.value = fileValues.value(name);
            setting.source = GoSetting::Source::File;
        } else {
            setting.value = defaultOf(name, facts, system);
        }
        facts.settings.insert(name, setting);
    }
    return facts;
}

} // namespace gosetup
