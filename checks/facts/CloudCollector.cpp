// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include <algorithm>
#include <array>

namespace gosetup::collect {

namespace {

void addRoot(CloudFacts& facts, const QString& path, const QString& source)
{
    const QString cleaned = winpath::clean(path);
    if (!winpath::isAbsolute(cleaned))
        return;
    const bool known = std::any_of(facts.roots.begin(), facts.roots.end(), [&](const CloudRoot& r) {
        return winpath::same(r.path, cleaned);
    });
    if (!known)
        facts.roots.push_back({cleaned, source});
}

QString readText(const Registry& registry, const RegistryValuePath& place,
                 const winpath::VariableLookup& lookup)
{
    const auto value = registry.read(place);
    if (!value || !value->has_value() || !(*value)->isText())
        return {};
    return winpath::expand((*value)->text(), lookup);
}

void addAccounts(CloudFacts& facts, const Registry& registry, const winpath::VariableLookup& lookup)
{
    const QString key = QStringLiteral("Software\\Microsoft\\OneDrive\\Accounts");
    const auto accounts = registry.subKeys(Hive::CurrentUser, key);
    if (!accounts)
        return;
    for (const QString& account : *accounts) {
        const QString folder = readText(
            registry, {Hive::CurrentUser, key + u'\\' + account, QStringLiteral("UserFolder")},
            lookup);
        addRoot(facts, folder, QStringLiteral("OneDrive account ") + account);
    }
}

void addRedirections(CloudFacts& facts, const Registry& registry, const SystemFacts& system,
                     const winpath::VariableLookup& lookup)
{
    // "Personal" is Documents for ever. Source: User Shell Folders.
    struct Known
    {
        const char* value;
        const char* name;
    };
    static constexpr std::array<Known, 3> known = {
        {{"Personal", "Documents"}, {"Desktop", "Desktop"}, {"My Pictures", "Pictures"}}};
    const QString key = QStringLiteral(
        "Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders");
    for (const Known& folder : known) {
        QString path =
            readText(registry, {Hive::CurrentUser, key, QString::fromLatin1(folder.value)}, lookup);
        if (path.isEmpty() && QLatin1String(folder.name) == QLatin1String("Documents"))
            path = system.folders.documents;
        if (path.isEmpty() && QLatin1String(folder.name) == QLatin1String("Desktop"))
            path = system.folders.desktop;
        path = winpath::clean(path);
        const QString usual =
            winpath::join(system.folders.userProfile, QString::fromLatin1(folder.name));
        if (winpath::isAbsolute(path) && !winpath::same(path, usual))
            facts.redirected.push_back({QString::fromLatin1(folder.name), path});
    }
}

} // namespace

CloudFacts cloud(Machine& machine, const EnvironmentFacts& environment, const SystemFacts& system)
{
    CloudFacts facts;
    const winpath::VariableLookup lookup = environment.lookup();
    addAccounts(facts, machine.registry(), lookup);
    for (const char* name : {"OneDrive", "OneDriveConsumer", "OneDriveCommercial"}) {
        const QString variable = QString::fromLatin1(name);
        QString value = lookup(variable);
        if (value.isEmpty())
            value = environment.process.value(variable.toUpper());
        addRoot(facts, value, QStringLiteral("variable ") + variable);
    }
    addRedirections(facts, machine.registry(), system, lookup);
    return facts;
}

} // namespace gosetup::collect
