// SPDX-License-Identifier: Apache-2.0
#include "engine/GoSettings.h"

#include "rules/Catalogue.h"
#include "rules/JudgeLocation.h"

#include <algorithm>

namespace gosetup {

namespace {

void take(std::vector<Finding>& into, const std::vector<Finding>& from)
{
    for (const Finding& finding : from) {
        // Unknown: it was not looked at, and that is no news while a person types.
        if (finding.status != Status::Ok && finding.status != Status::Unknown)
            into.push_back(finding);
    }
}

void runRule(const Facts& facts, const char* id, const QString& subject,
             std::vector<Finding>& findings)
{
    const Rule* rule = findRule(QString::fromLatin1(id));
    if (rule == nullptr)
        return;
    std::vector<Finding> said = judgeBy(std::span<const Rule>(rule, 1), facts, Profile{});
    if (!subject.isEmpty())
        std::erase_if(said, [&](const Finding& finding) { return finding.subject != subject; });
    take(findings, said);
}

void judgeGopath(const Facts& facts, const QString& value, std::vector<Finding>& findings)
{
    const auto lookup = facts.environment ? facts.environment->lookup() : winpath::VariableLookup();
    LocationFacts place;
    place.purpose = Purpose::Workspace;
    place.name = QStringLiteral("GOPATH");
    place.path = winpath::clean(lookup ? winpath::expand(value, lookup) : value);
    place.absolute = winpath::isAbsolute(place.path);
    const VolumeInfo* volume = facts.volumes ? facts.volumes->of(place.path) : nullptr;
    if (volume != nullptr)
        place.volume = *volume;
    else if (!facts.volumes || winpath::isUnc(place.path))
        place.volume = Observed<VolumeInfo>::unknown(WhyUnknown::Failed);
    std::vector<Finding> said = judgeLocation(place, locationContext(facts, Scope::User));
    // The rule on GOPATH says this better, and knows where it should be.
    std::erase_if(said, [](const Finding& finding) {
        return finding.id == QLatin1String("location.cloud") && finding.status == Status::Problem;
    });
    take(findings, said);

    Facts after = facts;
    if (after.goEnv) {
        GoEnvFacts goEnv = *after.goEnv;
        goEnv.settings[place.name] = {place.name, place.path, GoSetting::Source::User,
                                      goEnv.refusal(place.name, place.path)};
        after.goEnv = goEnv;
    }
    runRule(after, "onedrive.gopath", {}, findings);
    runRule(after, "goenv.gopath-is-goroot", {}, findings);
}

} // namespace

std::vector<Finding> judgeSetting(const Facts& facts, const QString& name, const QString& value,
                                  const QString& root)
{
    std::vector<Finding> findings;
    if (value.trimmed().isEmpty())
        return findings;
    Facts after = facts;
    GoEnvFacts goEnv = after.goEnv.valueOr(GoEnvFacts{});
    goEnv.settings[name] = {name, value, GoSetting::Source::User, goEnv.refusal(name, value)};
    after.goEnv = goEnv;
    if (!root.isEmpty()) {
        ToolchainFacts toolchain = after.toolchain.valueOr(ToolchainFacts{});
        ToolchainInstall planned;
        planned.root = root;
        planned.resolvedRoot = root;
        toolchain.installs.push_back(planned);
        after.toolchain = toolchain;
    }
    if (name == QLatin1String("GOPATH"))
        judgeGopath(after, value, findings);
    else if (name == QLatin1String("GOPROXY"))
        runRule(after, "goenv.goproxy", name, findings);
    else if (name == QLatin1String("GOPRIVATE"))
        runRule(after, "goenv.goprivate", name, findings);
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.status > b.status; });
    return findings;
}

const std::vector<ModuleProxy>& moduleProxies()
{
    static const std::vector<ModuleProxy> proxies = {
        {QStringLiteral("https://proxy.golang.org,direct"),
         Text::tr("proxy.golang.org, Go's default"), QStringLiteral("proxy.golang.org")},
        {QStringLiteral("https://goproxy.cn,direct"), Text::tr("goproxy.cn, a community mirror"),
         QStringLiteral("goproxy.cn")},
        {QStringLiteral("https://goproxy.io,direct"), Text::tr("goproxy.io, a community mirror"),
         QStringLiteral("goproxy.io")},
        {QStringLiteral("https://mirrors.aliyun.com/goproxy/,direct"),
         Text::tr("mirrors.aliyun.com, Alibaba Cloud's mirror"), QString()},
        {QStringLiteral("direct"), Text::tr("No proxy: directly from the source hosts"), QString()},
    };
    return proxies;
}

} // namespace gosetup
