// SPDX-License-Identifier: Apache-2.0
// What installers leave behind of a Go: the MSI in the registry, Scoop and Chocolatey in files.
#include "facts/ToolchainTree.h"

#include "facts/ToolchainOwners.h"
#include "paths/WindowsPath.h"

namespace gosetup::collect {

using winpath::join;

namespace {

QString textAt(const Registry& registry, const RegistryValuePath& place)
{
    const auto value = registry.read(place);
    return value && value->has_value() && (*value)->isText() ? (*value)->text() : QString();
}

/// "Go Programming Language amd64 go1.24.4"; the first releases put "The" before it.
/// Source: golang.org/x/build/internal/installer/windowsmsi.
bool namesGo(const QString& product)
{
    return product.startsWith(QLatin1String("Go Programming Language")) ||
           product.startsWith(QLatin1String("The Go Programming Language"));
}

struct UninstallKey
{
    Hive hive;
    const char* key;
};

/// The MSI of 32 bits registers itself where 32-bit programs look.
constexpr UninstallKey uninstallKeys[] = {
    {Hive::LocalMachine, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall"},
    {Hive::LocalMachine, "SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall"},
    {Hive::CurrentUser, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall"},
};

void addRoot(const QString& text, MsiTraces& traces)
{
    const QString root = winpath::clean(text);
    if (winpath::isAbsolute(root))
        traces.roots << root;
    else
        traces.withoutRoot = true;
}

} // namespace

MsiTraces msiTraces(const Registry& registry)
{
    MsiTraces traces;
    for (const UninstallKey& place : uninstallKeys) {
        const QString key = QString::fromLatin1(place.key);
        const auto products = registry.subKeys(place.hive, key);
        if (!products)
            continue;
        for (const QString& product : *products) {
            const QString own = key + u'\\' + product;
            if (namesGo(textAt(registry, {place.hive, own, QStringLiteral("DisplayName")})))
                addRoot(textAt(registry, {place.hive, own, QStringLiteral("InstallLocation")}),
                        traces);
        }
    }
    // Marks of its own, of the account that ran it; goes with its uninstallation.
    const QString mark = QStringLiteral("Software\\GoProgrammingLanguage");
    const auto installed = registry.read({Hive::CurrentUser, mark, QStringLiteral("installed")});
    if (installed && installed->has_value() && (*installed)->dword().value_or(0) == 1)
        addRoot(textAt(registry, {Hive::CurrentUser, mark, QStringLiteral("installLocation")}),
                traces);
    // The mark's location speaks for an uninstall entry that has none.
    if (!traces.roots.isEmpty())
        traces.withoutRoot = false;
    traces.roots.removeDuplicates();
    return traces;
}

OwnerTraces ownerTraces(Machine& machine, const Basics& basics)
{
    const KnownFolders& folders = basics.system.folders;
    const MsiTraces msi = msiTraces(machine.registry());
    const QString chosen = basics.environment.lookup()(QStringLiteral("ChocolateyInstall"));
    const QString chocolatey =
        chosen.isEmpty() ? join(folders.programData, QStringLiteral("chocolatey")) : chosen;
    OwnerTraces traces;
    traces.msiRoots = msi.roots;
    traces.msiWithoutRoot = msi.withoutRoot;
    traces.programFiles = folders.programFiles;
    traces.systemDrive = winpath::drive(folders.windows);
    traces.userProfile = folders.userProfile;
    traces.chocolateyPackage =
        isInPlace(machine.files(), join(chocolatey, QStringLiteral("lib\\golang")));
    return traces;
}

bool isScoopsTree(const Files& files, const QString& root)
{
    return isInPlace(files, join(root, QStringLiteral("install.json"))) &&
           isInPlace(files, join(root, QStringLiteral("manifest.json")));
}

} // namespace gosetup::collect
