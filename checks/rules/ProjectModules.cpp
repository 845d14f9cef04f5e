// SPDX-License-Identifier: Apache-2.0
// project.incompatible and project.private-hosts: what stands in the require lines.
#include "gosettings/ModulePaths.h"
#include "gosettings/Patterns.h"
#include "gosettings/ProxyList.h"
#include "gosettings/SumDatabase.h"
#include "rules/GoSettingFixes.h"
#include "rules/ProjectKit.h"

#include <QUrl>

#include <algorithm>

namespace gosetup::rules {

namespace {

std::optional<Finding> judgeIncompatible(const Facts&, const ProjectFacts& project)
{
    std::vector<Text> lines;
    for (const ProjectModule& module : project.modules) {
        for (const gosettings::ModRequirement& one : module.mod->requirements) {
            if (one.module.version.endsWith(QLatin1String("+incompatible")))
                lines.push_back(lineOfFile(module.file, one.line, one.module.text()));
        }
    }
    if (lines.empty())
        return std::nullopt;
    Finding finding =
        onProject(project, Status::Note, Text::tr("The project uses versions from before modules"));
    addSome(finding.evidence, std::move(lines));
    return finding;
}

QString hostOfModule(const QString& path)
{
    return path.section(u'/', 0, 0);
}

/// Anybody's code is there, so the host says nothing about a module.
bool isPublicForge(const QString& host)
{
    static const QStringList forges = {
        QStringLiteral("github.com"),        QStringLiteral("gitlab.com"),
        QStringLiteral("bitbucket.org"),     QStringLiteral("gitee.com"),
        QStringLiteral("codeberg.org"),      QStringLiteral("git.sr.ht"),
        QStringLiteral("gitea.com"),         QStringLiteral("dev.azure.com"),
        QStringLiteral("ssh.dev.azure.com"), QStringLiteral("go.googlesource.com"),
        QStringLiteral("gopkg.in")};
    return forges.contains(host) || host.endsWith(QLatin1String(".visualstudio.com")) ||
           host.endsWith(QLatin1String(".googlesource.com"));
}

/// No such name is in the public DNS. Sources: RFC 6761, 6762, 8375, and ICANN's "internal".
bool isInternalName(const QString& host)
{
    static const QStringList ends = {
        QStringLiteral(".internal"), QStringLiteral(".local"),       QStringLiteral(".lan"),
        QStringLiteral(".corp"),     QStringLiteral(".intranet"),    QStringLiteral(".private"),
        QStringLiteral(".home"),     QStringLiteral(".localdomain"), QStringLiteral(".home.arpa")};
    return std::ranges::any_of(ends, [&](const QString& end) { return host.endsWith(end); });
}

/// Servers that everybody may ask for public modules, and that have no others.
bool isPublicProxy(const gosettings::ProxyEntry& entry)
{
    static const QStringList hosts = {QStringLiteral("proxy.golang.org"),
                                      QStringLiteral("goproxy.cn"),
                                      QStringLiteral("goproxy.io"),
                                      QStringLiteral("mirrors.aliyun.com"),
                                      QStringLiteral("mirrors.cloud.tencent.com"),
                                      QStringLiteral("goproxy.baidu.com"),
                                      QStringLiteral("repo.huaweicloud.com"),
                                      QStringLiteral("athens.azurefd.net")};
    return entry.kind == gosettings::ProxyEntry::Kind::Server &&
           hosts.contains(QUrl(entry.url).host());
}

struct PrivacySettings
{
    QString noProxy; ///< patterns of modules that no proxy is asked for
    QString noSum;   ///< and no checksum database
    bool asksPublicProxy = false;
    bool asksOwnProxy = false; ///< an organisation's: it may have what is private
    bool asksDatabase = false;
};

PrivacySettings privacyOf(const GoEnvFacts& goEnv)
{
    PrivacySettings settings;
    const QString all = goEnv.value(QStringLiteral("GOPRIVATE"));
    const auto patterns = [&](const char* name) {
        const QString own = goEnv.value(QString::fromLatin1(name));
        // A blank at a pattern is a fault of the setting, which its own rule tells of.
        QStringList globs = (own.isEmpty() ? all : own).split(u',');
        for (QString& glob : globs)
            glob = glob.trimmed();
        return globs.join(u',');
    };
    settings.noProxy = patterns("GONOPROXY");
    settings.noSum = patterns("GONOSUMDB");
    for (const auto& entry :
         gosettings::parseProxyList(goEnv.value(QStringLiteral("GOPROXY"))).entries) {
        const bool isServer = entry.kind == gosettings::ProxyEntry::Kind::Server ||
                              entry.kind == gosettings::ProxyEntry::Kind::Folder;
        settings.asksPublicProxy = settings.asksPublicProxy || isPublicProxy(entry);
        settings.asksOwnProxy = settings.asksOwnProxy || (isServer && !isPublicProxy(entry));
    }
    const auto database = gosettings::parseSumDatabase(goEnv.value(QStringLiteral("GOSUMDB")));
    settings.asksDatabase = !database.off && !database.privateKey && database.refusal.isEmpty();
    return settings;
}

struct PrivateHosts
{
    QStringList hosts;
    std::vector<Text> lines;
    bool isCertain = false; ///< a name that is in no public DNS
};

/// Hosts of required modules that are this project's own or an organisation's, and that Go would
/// ask others about.
PrivateHosts privateHosts(const ProjectFacts& project, const PrivacySettings& settings)
{
    PrivateHosts found;
    const auto isOwn = [&](const QString& host) {
        return project.remoteHosts.contains(host) && !isPublicForge(host);
    };
    for (const ProjectModule& module : project.modules) {
        for (const gosettings::ModRequirement& one : module.mod->requirements) {
            const QString& path = one.module.path;
            const QString host = hostOfModule(path);
            const bool isPrivate = isInternalName(host) || isOwn(host);
            const bool isAsked =
                (settings.asksPublicProxy &&
                 !gosettings::matchesModulePatterns(settings.noProxy, path)) ||
                (settings.asksDatabase && !gosettings::matchesModulePatterns(settings.noSum, path));
            if (!isPrivate || !isAsked || isMainModule(project, path) ||
                folderInsteadOf(project, one.module) != nullptr)
                continue;
            found.isCertain = found.isCertain || isInternalName(host);
            found.lines.push_back(lineOfFile(module.file, one.line, one.module.text()));
            if (!found.hosts.contains(host))
                found.hosts << host;
        }
    }
    return found;
}

std::optional<Finding> judgePrivateHosts(const Facts& facts, const ProjectFacts& project)
{
    const PrivacySettings settings = privacyOf(*facts.goEnv);
    PrivateHosts found = privateHosts(project, settings);
    if (found.hosts.isEmpty())
        return std::nullopt;
    const bool isWarned = found.isCertain && !settings.asksOwnProxy;
    Finding finding = onProject(project, isWarned ? Status::Warning : Status::Note,
                                Text::tr("Go asks public servers for modules of %1")
                                    .arg(found.hosts.join(QStringLiteral(", "))));
    addSome(finding.evidence, std::move(found.lines));
    for (const QString& host : std::as_const(found.hosts)) {
        if (project.remoteHosts.contains(host))
            finding.evidence.push_back(Text::tr("the project's git repository is on %1").arg(host));
    }
    for (Text& place : placesOf(facts, QStringLiteral("GOPRIVATE")))
        finding.evidence.push_back(std::move(place));
    finding.alsoAbout = {QStringLiteral("GOPRIVATE")};
    if (settings.asksOwnProxy) {
        // GOPRIVATE would lead past a proxy that may have the modules.
        finding.evidence.push_back(Text::tr("GOPROXY names a server of your own"));
        finding.fixes = {manualFix(QStringLiteral("ask"),
                                   Text::tr("Ask your organisation what GONOSUMDB should be"))};
        return finding;
    }
    const GoSetting now = facts.goEnv->setting(QStringLiteral("GOPRIVATE"));
    QStringList patterns = now.value.split(u',', Qt::SkipEmptyParts);
    patterns << found.hosts;
    const QString value = patterns.join(u',');
    finding.fixes = {
        offeredFix(QStringLiteral("goprivate"),
                   Text::tr("Set %1 to %2").arg(now.name).arg(shownValue(now.name, value)),
                   setGoSetting(facts, QStringLiteral("GOPRIVATE"), value))};
    return finding;
}

} // namespace

std::vector<Rule> projectModuleRules()
{
    return {
        {QStringLiteral("project.incompatible"), Text::tr("All required modules have a go.mod"),
         Status::Note,
         Text::tr("+incompatible marks a version 2 or later without a go.mod: it works, and Go "
                  "does not know what that module itself requires."),
         QStringLiteral("https://go.dev/ref/mod#incompatible-versions"),
         projectRule(judgeIncompatible, ProjectNeeds::ReadableFiles)},
        {QStringLiteral("project.private-hosts"),
         Text::tr("Private modules are not asked for at public servers"), Status::Warning,
         Text::tr("Public servers cannot have such a module, so fetching it ends with 404, 410 or "
                  "an error of the checksum database; and they learn its name."),
         QStringLiteral("https://go.dev/ref/mod#private-modules"),
         projectRule(judgePrivateHosts, ProjectNeeds::ReadableFiles)},
    };
}

} // namespace gosetup::rules
