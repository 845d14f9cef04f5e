// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include <QRegularExpression>

namespace gosetup::collect {

Observed<AliasFacts> aliases(Machine& machine, const Basics& basics)
{
    const auto stubs = machine.aliases().list();
    if (!stubs)
        return Observed<AliasFacts>::from(stubs.error());
    AliasFacts facts;
    facts.folder =
        winpath::join(basics.system.folders.localAppData, QStringLiteral("Microsoft\\WindowsApps"));
    for (const AliasStub& stub : *stubs) {
        AliasFact fact;
        fact.stub = stub;
        fact.isAlias = stub.reparseTag == reparse::appExecLink;
        if (fact.isAlias)
            fact.link = parseAppExecLink(stub.reparseData);
        facts.files.push_back(fact);
    }
    return facts;
}

AppPathsFacts appPaths(Machine& machine, const Basics& basics)
{
    AppPathsFacts facts;
    const winpath::VariableLookup lookup = basics.environment.lookup();
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        for (const QString& tool : watchedTools()) {
            const RegistryValuePath place{
                hive,
                QStringLiteral("Software\\Microsoft\\Windows\\CurrentVersion\\"
                               "App Paths\\%1.exe")
                    .arg(tool),
                QString()};
            const auto value = machine.registry().read(place);
            if (!value || !value->has_value() || !(*value)->isText())
                continue;
            const QString target = winpath::clean(winpath::expand((*value)->text(), lookup));
            const auto info = machine.files().info(target);
            facts.redirects.push_back({place.text(), tool, target, info && info->has_value()});
        }
    }
    return facts;
}

namespace {

/// Tools that `name=…` at the start of a line of a macro text takes over.
QStringList macrosIn(const QString& text)
{
    QStringList taken;
    for (const QString& tool : watchedTools()) {
        const QRegularExpression macro(QStringLiteral("(?:^|[\\s\"&])%1(?:\\.exe)?\\s*=").arg(tool),
                                       QRegularExpression::CaseInsensitiveOption |
                                           QRegularExpression::MultilineOption);
        if (macro.match(text).hasMatch())
            taken << tool;
    }
    return taken;
}

QString macroFile(const QString& text)
{
    static const QRegularExpression option(
        QStringLiteral("/macrofile\\s*=\\s*(?:\"([^\"]+)\"|(\\S+))"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = option.match(text);
    return match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
}

} // namespace

Observed<AutoRunFacts> autoRun(Machine& machine, const Basics& basics)
{
    constexpr qint64 most = 64 * 1024;
    AutoRunFacts facts;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const RegistryValuePath place{hive,
                                      QStringLiteral("Software\\Microsoft\\Command Processor"),
                                      QStringLiteral("AutoRun")};
        const auto value = machine.registry().read(place);
        if (!value)
            return Observed<AutoRunFacts>::from(value.error());
        if (!value->has_value() || !(*value)->isText() || (*value)->text().trimmed().isEmpty())
            continue;
        AutoRunEntry entry{place.text(), (*value)->text(), {}};
        if (entry.text.contains(QLatin1String("doskey"), Qt::CaseInsensitive)) {
            const QString file =
                winpath::expand(macroFile(entry.text), basics.environment.lookup());
            entry.macros = macrosIn(entry.text);
            const auto bytes = file.isEmpty() ? Result<QByteArray>(QByteArray())
                                              : machine.files().read(file, most);
            if (bytes)
                entry.macros += macrosIn(QString::fromUtf8(*bytes));
            entry.macros.removeDuplicates();
        }
        facts.entries.push_back(entry);
    }
    return facts;
}

} // namespace gosetup::collect
