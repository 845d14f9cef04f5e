// SPDX-License-Identifier: Apache-2.0
#include "rules/ModuleRepair.h"

#include "base/SizeText.h"
#include "gosettings/ModulePaths.h"
#include "rules/ModuleProxies.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

/// Source: golang.org/x/mod/module, MatchPrefixPatterns.
bool isPrivateModule(const GoEnvFacts& goEnv, const QString& path)
{
    // GOPRIVATE is the default of the other.
    const QString own = goEnv.value(QStringLiteral("GONOPROXY"));
    return gosettings::matchesModulePatterns(
        own.isEmpty() ? goEnv.value(QStringLiteral("GOPRIVATE")) : own, path);
}

/// Why no module proxy can bring a public module back; empty: one can.
Text noProxyAnswers(const Facts& facts)
{
    if (!facts.goEnv)
        return whyText(facts.goEnv.why(), facts.goEnv.detail());
    if (!facts.network)
        return Text::tr("no module proxy was asked whether it responds");
    const auto list = gosettings::parseProxyList(facts.goEnv->value(QStringLiteral("GOPROXY")));
    switch (walkProxies(facts, list).end) {
    case ProxyWalk::End::Works:
    case ProxyWalk::End::Folder: return {};
    case ProxyWalk::End::Off: return Text::tr("GOPROXY=off forbids Go to download anything");
    case ProxyWalk::End::Direct:
        return Text::tr("GOPROXY names no module proxy, only the hosts of the modules themselves");
    default: return Text::tr("no module proxy responds");
    }
}

Text whyNotBack(const Facts& facts, const FaultyModule& module, const Text& noProxy)
{
    if (!module.needsProxy())
        return {};
    if (facts.goEnv && isPrivateModule(*facts.goEnv, module.module.path))
        return Text::tr("%1 is a private module").arg(module.module.path);
    return noProxy;
}

void withhold(Finding& finding, const Text& why)
{
    finding.evidence.push_back(
        Text::tr("not set aside, because Go could not download it again: %1").arg(why));
    finding.fixes.push_back(
        manualFix(QStringLiteral("later"),
                  Text::tr("Make sure that Go can download modules, and check again")));
}

/// Then Go could not bring anything back either, and modcache.not-writable says what to do.
bool isClosedToUs(const Facts& facts)
{
    if (!facts.caches || !facts.caches->modules)
        return false;
    const Observed<FolderAccess>& access = facts.caches->modules->access;
    return access && !access->currentUserMayWrite;
}

} // namespace

void addRepair(const Facts& facts, const std::vector<const FaultyModule*>& faulty, Finding& finding)
{
    if (isClosedToUs(facts)) {
        finding.evidence.push_back(
            Text::tr("not set aside, because you cannot write to the module cache"));
        return;
    }
    const Text noProxy = noProxyAnswers(facts);
    std::vector<Change> changes;
    qint64 bytes = 0;
    int files = 0;
    Text withheld;
    for (const FaultyModule* module : faulty) {
        if (const Text why = whyNotBack(facts, *module, noProxy); !why.isEmpty()) {
            withheld = why;
            continue;
        }
        changes.emplace_back(SetAsideFiles{module->module.text(), module->filesToSetAside(),
                                           module->bytesToSetAside()});
        bytes += module->bytesToSetAside();
        files += static_cast<int>(module->filesToSetAside().size());
    }
    if (!changes.empty()) {
        const bool fromZip = std::ranges::none_of(faulty, &FaultyModule::needsProxy);
        Text title = fromZip ? Text::tr("Set %n damaged items aside (%1); Go unpacks them again "
                                        "when it needs them",
                                        nullptr, files)
                             : Text::tr("Set %n damaged items aside (%1); Go downloads them again "
                                        "when it needs them",
                                        nullptr, files);
        title = title.arg(sizeText(bytes));
        const QString id = QStringLiteral("set-aside");
        finding.fixes.push_back(finding.status == Status::Problem
                                    ? recommendedFix(facts, id, title, changes)
                                    : offeredFix(id, title, changes));
    }
    if (!withheld.isEmpty())
        withhold(finding, withheld);
}

void addDatabaseRepair(const Facts& facts, const QStringList& files, Finding& finding)
{
    if (const Text why = noProxyAnswers(facts); !why.isEmpty()) {
        withhold(finding, why);
        return;
    }
    finding.fixes.push_back(
        recommendedFix(facts, QStringLiteral("set-aside"),
                       Text::tr("Set %n damaged files of the checksum database aside; Go reads it "
                                "again",
                                nullptr, static_cast<int>(files.size())),
                       {SetAsideFiles{QStringLiteral("sumdb"), files, 0}}));
}

} // namespace gosetup::rules
