// SPDX-License-Identifier: Apache-2.0
#include "facts/CacheFacts.h"

#include <algorithm>

namespace gosetup {

void FolderUse::add(const WalkSummary& seen)
{
    files += seen.files;
    bytes += seen.bytes;
    isComplete = isComplete && seen.complete && seen.unreadable == 0;
    if (seen.newest.isValid() && (!newest.isValid() || seen.newest > newest))
        newest = seen.newest;
}

QStringList FaultyModule::filesToSetAside() const
{
    QStringList all;
    for (const ModuleFault& fault : faults)
        all += fault.files;
    all.removeDuplicates();
    return all;
}

qint64 FaultyModule::bytesToSetAside() const
{
    QStringList counted;
    qint64 bytes = 0;
    for (const ModuleFault& fault : faults) {
        // Two faults may be about one file.
        const bool isNew = std::ranges::none_of(
            fault.files, [&](const QString& file) { return counted.contains(file); });
        bytes += isNew ? fault.bytes : 0;
        counted += fault.files;
    }
    return bytes;
}

bool FaultyModule::needsProxy() const
{
    return std::ranges::any_of(faults, &ModuleFault::needsProxy);
}

void keepVerified(CacheFacts& now, const CacheFacts& before, const QStringList& gone)
{
    if (!now.modules || !before.modules || !before.modules->verification)
        return;
    ModuleCacheFacts modules = *now.modules;
    modules.verification = before.modules->verification;
    const auto isKnown = [&](const FaultyModule& module) {
        return std::ranges::any_of(modules.faulty, [&](const FaultyModule& other) {
            return other.module.text() == module.module.text();
        });
    };
    for (FaultyModule module : before.modules->faulty) {
        std::erase_if(module.faults, [&](const ModuleFault& fault) {
            return std::ranges::all_of(fault.files,
                                       [&](const QString& file) { return gone.contains(file); });
        });
        if (!module.faults.empty() && !isKnown(module))
            modules.faulty.push_back(std::move(module));
    }
    now.modules = std::move(modules);
}

} // namespace gosetup
