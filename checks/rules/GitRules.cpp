// SPDX-License-Identifier: Apache-2.0
// git as Go starts it, for modules that no proxy has.
#include "gosettings/ProxyList.h"
#include "gosettings/ShownAddress.h"
#include "rules/RuleKit.h"

#include <QUrl>

#include <algorithm>

namespace gosetup::rules {

namespace {

using gosettings::GitRewrite;

/// Hosts of everybody's modules: of a company's own, SSH is the usual way.
const QStringList& publicHosts()
{
    static const QStringList hosts = {
        QStringLiteral("github.com"),    QStringLiteral("gitlab.com"),
        QStringLiteral("bitbucket.org"), QStringLiteral("codeberg.org"),
        QStringLiteral("gitee.com"),     QStringLiteral("go.googlesource.com")};
    return hosts;
}

struct RewrittenHost
{
    QString host;
    const GitRewrite* rewrite = nullptr;
    QString file; ///< that has it
};

/// Go asks git for https://host/owner/name: what matches the start of all of these is no rule for
/// one owner's private modules.
std::vector<RewrittenHost> rewrittenHosts(const GitFacts& facts)
{
    std::vector<RewrittenHost> found;
    for (const QString& host : publicHosts()) {
        const QString all = QStringLiteral("https://%1/").arg(host);
        if (const GitRewrite* one = gosettings::gitRewriteOf(facts.rewrites, all))
            found.push_back({host, one, facts.files.value(one - facts.rewrites.data())});
    }
    return found;
}

/// Modules come from git in the first place: GOPROXY is or begins with "direct".
bool asksGitFirst(const Facts& facts)
{
    const auto list = gosettings::parseProxyList(facts.goEnv->value(QStringLiteral("GOPROXY")));
    return list.isValid() && !list.entries.empty() &&
           list.entries.front().kind == gosettings::ProxyEntry::Kind::Direct;
}

QString shownTarget(const QString& address)
{
    return address.contains(QLatin1String("://")) ? gosettings::shownAddresses(address) : address;
}

Fix removal(const RewrittenHost& one)
{
    return manualFix(QStringLiteral("unset"),
                     Text::tr("If you do not need it, remove it: %1")
                         .arg(QStringLiteral("git config --file \"%1\" --unset-all url.\"%2\"."
                                             "insteadOf")
                                  .arg(one.file, shownTarget(one.rewrite->to))));
}

Finding bySsh(const Facts& facts, const RewrittenHost& one)
{
    const bool first = asksGitFirst(facts);
    const bool fails = first && !facts.git->hasKey;
    Finding finding = say(fails ? Status::Warning : Status::Note,
                          Text::tr("git fetches everything from %1 over SSH").arg(one.host));
    finding.reason =
        Text::tr("Public modules then require an SSH key, too. Without one, Go ends with "
                 "\"Permission denied (publickey)\".");
    finding.evidence.push_back(first ? Text::tr("GOPROXY makes Go ask git first")
                                     : Text::tr("Go asks git for what no module proxy has"));
    if (!facts.git->hasKey)
        finding.evidence.push_back(Text::tr("no SSH key was found"));
    finding.fixes = {
        manualFix(QStringLiteral("one-owner"),
                  Text::tr("Limit it to your own modules: %1")
                      .arg(QStringLiteral("git config --global url.\"%1OWNER/\".insteadOf "
                                          "\"https://%2/OWNER/\"")
                               .arg(shownTarget(one.rewrite->to), one.host))),
        removal(one)};
    return finding;
}

Finding fromElsewhere(const RewrittenHost& one, const QString& target)
{
    Finding finding = say(Status::Warning,
                          Text::tr("git fetches from %2 instead of %1").arg(one.host).arg(target));
    finding.reason =
        Text::tr("Go gets versions and code from that server; only the checksum database detects "
                 "changed code, and if the server is unavailable, modules cannot be fetched.");
    finding.fixes = {removal(one)};
    return finding;
}

Finding unencrypted(const RewrittenHost& one)
{
    Finding finding =
        say(Status::Warning, Text::tr("git fetches from %1 without encryption").arg(one.host));
    finding.reason = Text::tr(
        "Anyone on the network path can read and change what is fetched; only the checksum "
        "database detects changes. Most hosts no longer respond without encryption.");
    finding.fixes = {removal(one)};
    return finding;
}

/// Nullopt: the same host, in a way that needs nothing more.
std::optional<Finding> verdictOf(const Facts& facts, const RewrittenHost& one)
{
    if (gosettings::isSshAddress(one.rewrite->to))
        return bySsh(facts, one);
    const QUrl url(one.rewrite->to);
    if (url.scheme() == QLatin1String("git") || url.scheme() == QLatin1String("http"))
        return unencrypted(one);
    const bool same = url.scheme() == QLatin1String("https") && url.host() == one.host &&
                      (url.path().isEmpty() || url.path() == QLatin1String("/"));
    // "https://" for "git://" names no host: nothing changes for Go's own addresses.
    if (same || url.host().isEmpty())
        return std::nullopt;
    return fromElsewhere(one, url.host());
}

Findings insteadOf(const Facts& facts)
{
    Findings findings;
    QStringList told;
    for (const RewrittenHost& one : rewrittenHosts(*facts.git)) {
        auto finding = verdictOf(facts, one);
        if (!finding || told.contains(one.rewrite->to))
            continue;
        told << one.rewrite->to;
        finding->subject = one.host;
        finding->evidence.insert(
            finding->evidence.begin(),
            {verbatim(one.file),
             verbatim(QStringLiteral("url.\"%1\".insteadOf = %2")
                          .arg(shownTarget(one.rewrite->to), shownTarget(one.rewrite->from)))});
        findings.push_back(std::move(*finding));
    }
    if (findings.empty() && !facts.git->unreadable.isEmpty())
        return unknown(WhyUnknown::Failed,
                       Text::tr("%1 cannot be read").arg(facts.git->unreadable.join(u',')));
    return findings;
}

} // namespace

std::vector<Rule> gitRules()
{
    return {{QStringLiteral("git.instead-of"), Text::tr("git uses the addresses that Go requests"),
             Status::Warning,
             Text::tr("Go starts git for modules that no proxy has. A rule in git's settings can "
                      "send it to another address."),
             QStringLiteral("https://git-scm.com/docs/git-config"),
             given({&Facts::goEnv, &Facts::git}, insteadOf)}};
}

} // namespace gosetup::rules
