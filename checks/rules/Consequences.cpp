// SPDX-License-Identifier: Apache-2.0
#include "rules/Consequences.h"

#include "paths/WindowsPath.h"

#include <algorithm>
#include <array>
#include <variant>

namespace gosetup::rules {

bool isBad(const Finding& finding)
{
    return finding.status >= Status::Warning;
}

namespace {

bool areBad(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && isBad(follower);
}

bool isBadWithNote(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && follower.status == Status::Note;
}

bool isBadWithUnknown(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && follower.status == Status::Unknown;
}

/// What is known of a Go that does not work is told: that there is none is no second matter.
bool saysThereIsNoGo(const Finding& teller, const Finding& follower)
{
    return teller.status != Status::Ok &&
           (follower.status == Status::Unknown || follower.status == Status::Note);
}

bool saysMore(const Finding& teller, const Finding& follower)
{
    return teller.status != Status::Ok && follower.status == Status::Note;
}

bool isSameEntry(const Finding& teller, const Finding& follower)
{
    return isBadWithNote(teller, follower) && !follower.subject.isEmpty() &&
           teller.subject == follower.subject;
}

/// The entry that hides Go, where its recommended fix has Go found again.
bool hidesGo(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && teller.alsoAbout.contains(QLatin1String("go")) &&
           std::ranges::any_of(teller.fixes, &Fix::recommended);
}

/// The program of a tree that lacks parts and does not run for want of them: no fix of its own.
bool isProgramOf(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && follower.fixes.empty() &&
           winpath::isInside(follower.subject, teller.subject);
}

/// A file of that tree, which comes back with it.
bool isAboutFileOf(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) &&
           std::ranges::any_of(follower.alsoAbout, [&](const QString& file) {
               return winpath::isInside(file, teller.subject);
           });
}

bool isThatGoroot(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && teller.alsoAbout.contains(winpath::key(follower.subject));
}

/// "A setting keeps Go from running", and the finding on that setting.
bool isSettingThatStopsGo(const Finding& teller, const Finding& follower)
{
    return isBadWithNote(teller, follower) &&
           std::ranges::any_of(follower.alsoAbout, [&](const QString& name) {
               return teller.subject == name || teller.subject.endsWith(u'\\' + name) ||
                      teller.alsoAbout.contains(name);
           });
}

/// What the last smoke test stumbled over is told by the rule on that setting.
bool stoppedThatBuild(const Finding& teller, const Finding& follower)
{
    return teller.status == Status::Problem && follower.status == Status::Problem &&
           std::ranges::any_of(follower.alsoAbout, [&](const QString& name) {
               return teller.subject == name || teller.subject.endsWith(u'\\' + name) ||
                      teller.alsoAbout.contains(name);
           });
}

/// The first finding on a folder of PATH has a fix, the second one is about the tree it belongs to.
bool isBinOf(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) &&
           (winpath::isInside(follower.subject, teller.subject) ||
            winpath::same(teller.subject, winpath::join(follower.subject, QStringLiteral("bin"))));
}

bool overlapsThatGopath(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && follower.status != Status::Ok &&
           std::ranges::any_of(follower.alsoAbout, [&](const QString& gopath) {
               return winpath::same(gopath, teller.subject);
           });
}

bool areBadOfGoroot(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && follower.subject == QLatin1String("GOROOT");
}

bool isBadOfGoproxy(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && follower.status != Status::Ok &&
           teller.subject == QLatin1String("GOPROXY");
}

bool namesNoHost(const Finding& teller, const Finding& follower)
{
    return teller.status == Status::Problem && follower.whyUnknown == WhyUnknown::NotApplicable;
}

/// A host that NO_PROXY does not name is reached by the proxy, or not.
bool isBadProxyWithUnknown(const Finding& teller, const Finding& follower)
{
    return isBadWithUnknown(teller, follower) && teller.subject != QLatin1String("NO_PROXY");
}

bool isBadOfGosumdb(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && follower.status != Status::Ok &&
           teller.subject == QLatin1String("GOSUMDB");
}

bool areBadOfOneSubject(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && teller.subject == follower.subject;
}

/// Only a setting keeps Go from asking anybody, and it is told.
bool isOfThatSetting(const Finding& teller, const Finding& follower)
{
    return isBadWithNote(teller, follower) && follower.subject == teller.subject;
}

bool asksNobody(const Finding& teller, const Finding& follower)
{
    return namesNoHost(teller, follower) || isOfThatSetting(teller, follower);
}

/// An entry that Go does not read sends a host through the proxy that cannot reach it.
bool missesThatHost(const Finding& teller, const Finding& follower)
{
    return teller.status == Status::Problem && isBad(follower) &&
           teller.subject == QLatin1String("NO_PROXY");
}

/// What is only noted of Go's folder for programs, which is in one that cannot be used.
bool isGoBinInThatFolder(const Finding& teller, const Finding& follower)
{
    return isBadWithNote(teller, follower) &&
           std::ranges::any_of(follower.alsoAbout, [&](const QString& folder) {
               return winpath::isInside(folder, teller.subject);
           });
}

/// The folder of a setting, by its path.
bool isAboutThatFolder(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && teller.alsoAbout.contains(follower.subject);
}

/// Both Go and a script come before the right Go, and one change puts it first.
bool isPutRightWith(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) &&
           (teller.subject == follower.subject ||
            std::ranges::any_of(teller.fixes, [&](const Fix& fix) {
                return fix.recommended &&
                       std::ranges::any_of(follower.fixes, [&](const Fix& other) {
                           return !other.changes.empty() && other.changes == fix.changes;
                       });
            }));
}

/// The setting goes, and what else is wrong with its folder with it.
bool clearsThatFolder(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && teller.alsoAbout.contains(follower.subject) &&
           std::ranges::any_of(teller.fixes, [](const Fix& fix) {
               return fix.recommended && fix.id == QLatin1String("clear");
           });
}

/// The entries of PATH are wrong by this setting's value alone, and are corrected with it.
bool isOfThatVariable(const Finding& teller, const Finding& follower)
{
    const QString variable = u'%' + teller.subject + u'%';
    return areBad(teller, follower) && std::ranges::any_of(teller.fixes, &Fix::recommended) &&
           !follower.alsoAbout.isEmpty() &&
           std::ranges::all_of(follower.alsoAbout,
                               [&](const QString& one) { return one == variable; });
}

/// The recommended fix has it on PATH as well.
bool putsOnPath(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && std::ranges::any_of(teller.fixes, [&](const Fix& fix) {
               return fix.recommended &&
                      std::ranges::any_of(fix.changes, [&](const Change& change) {
                          const auto* path = std::get_if<EditPath>(&change);
                          return path != nullptr &&
                                 std::ranges::any_of(path->edits, [&](const PathEdit& edit) {
                                     return winpath::same(edit.replacement, follower.subject);
                                 });
                      });
           });
}

/// What is only noted of Go's folder for programs, in the words of Go's refusal of the setting.
bool isBadOfGoBin(const Finding& teller, const Finding& follower)
{
    return isBadWithNote(teller, follower) && follower.alsoAbout.contains(teller.subject);
}

/// The compiler that is not found is one that the entry hides.
bool hidesCompiler(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) &&
           std::ranges::any_of(follower.alsoAbout, [&](const QString& program) {
               return teller.alsoAbout.contains(program, Qt::CaseInsensitive);
           });
}

/// The drive that a Go is to be installed on.
bool isDriveOf(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && winpath::isInside(teller.subject, follower.subject);
}

/// A folder in a GOPATH, or of a cache, that moves away goes with it.
bool isInThatGopath(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && winpath::isInside(follower.subject, teller.subject);
}

/// Nothing can be added to a user PATH that is no text; of the system's it says nothing.
bool isUserPath(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && teller.subject.startsWith(QLatin1String("HKCU"));
}

bool isAboutThatEntry(const Finding& teller, const Finding& follower)
{
    return isBadWithNote(teller, follower) &&
           std::ranges::any_of(follower.alsoAbout, [&](const QString& entry) {
               return teller.alsoAbout.contains(entry);
           });
}

/// What is not known of a Defender that another product has taken the place of, or that is off,
/// interests nobody; what it excludes all the same does.
bool isNotInCharge(const Finding& teller, const Finding& follower)
{
    const bool inCharge = teller.status == Status::Ok || teller.status == Status::Unknown;
    const bool says =
        follower.status == Status::Unknown || (follower.status == Status::Note && !follower.speed &&
                                               follower.id == QLatin1String("defender.hot-paths"));
    return !inCharge && says;
}

/// What cannot be told of a project that Go cannot load, or of which the Go is not there.
bool isUnknownOfOneSubject(const Finding& teller, const Finding& follower)
{
    return isBadWithUnknown(teller, follower) && teller.subject == follower.subject;
}

/// A setting that Go refuses, or that a finding of its own is about, keeps a project from loading.
bool isAboutThatSetting(const Finding& teller, const Finding& follower)
{
    return areBad(teller, follower) && follower.alsoAbout.contains(teller.subject);
}

constexpr auto allConsequences = std::to_array<Consequence>({
    {"env.goroot-stale", "toolchain.does-not-run", isSettingThatStopsGo},
    {"env.runtime-variables", "toolchain.does-not-run", isSettingThatStopsGo},
    {"env.quoted-value", "toolchain.does-not-run", isSettingThatStopsGo},
    {"env.look-alike-characters", "toolchain.does-not-run", isSettingThatStopsGo},
    {"env.control-characters", "toolchain.does-not-run", isSettingThatStopsGo},
    {"env.unix-path", "toolchain.does-not-run", isSettingThatStopsGo},
    {"env.comment", "toolchain.does-not-run", isSettingThatStopsGo},
    {"goenv.gopath-invalid", "toolchain.does-not-run", isSettingThatStopsGo},
    {"goenv.gobin-invalid", "toolchain.does-not-run", isSettingThatStopsGo},
    {"goenv.cache-invalid", "toolchain.does-not-run", isSettingThatStopsGo},
    {"goenv.gocache-off", "toolchain.does-not-run", isSettingThatStopsGo},
    {"goenv.goflags", "toolchain.does-not-run", isSettingThatStopsGo},
    {"goenv.go111module", "toolchain.does-not-run", isSettingThatStopsGo},
    {"goenv.gotoolchain", "toolchain.does-not-run", isSettingThatStopsGo},
    {"goenv.gowork", "toolchain.does-not-run", isSettingThatStopsGo},
    {"toolchain.none", "project.go-too-new", isBadWithUnknown},
    {"goenv.go111module", "project.workspace", isAboutThatSetting},
    {"goenv.gowork", "project.workspace", isAboutThatSetting},
    {"project.go-too-new", "project.workspace", areBadOfOneSubject},
    {"project.workspace", "project.replace-missing", isUnknownOfOneSubject},
    {"project.workspace", "project.replace-absolute", isUnknownOfOneSubject},
    {"project.workspace", "project.sum", isUnknownOfOneSubject},
    {"project.workspace", "project.vendor", isUnknownOfOneSubject},
    {"project.workspace", "project.incompatible", isUnknownOfOneSubject},
    {"project.workspace", "project.private-hosts", isUnknownOfOneSubject},
    {"path.writable-folder", "location.drive-root", isBinOf},
    {"goenv.gopath-is-goroot", "location.gopath", overlapsThatGopath},
    {"goenv.gopath-is-goroot", "goenv.not-writable", isInThatGopath},
    {"goenv.gotmpdir-missing", "goenv.not-writable", clearsThatFolder},
    {"goenv.gotmpdir-missing", "location.system-folder", clearsThatFolder},
    {"goenv.gotmpdir-missing", "location.rights", clearsThatFolder},
    {"goenv.gopath-invalid", "path.dead-entries", isOfThatVariable},
    {"goenv.gobin-invalid", "path.dead-entries", isOfThatVariable},
    {"env.quoted-value", "path.dead-entries", isOfThatVariable},
    {"env.comment", "path.dead-entries", isOfThatVariable},
    {"env.unix-path", "path.dead-entries", isOfThatVariable},
    {"env.look-alike-characters", "path.dead-entries", isOfThatVariable},
    {"env.control-characters", "path.dead-entries", isOfThatVariable},
    {"goenv.gotmpdir-missing", "location.no-drive", isAboutThatFolder},
    {"goenv.not-writable", "location.system-folder", areBadOfOneSubject},
    {"goenv.not-writable", "modcache.not-writable", isInThatGopath},
    {"location.free-space", "cache.low-space", isDriveOf},
    {"path.shadowed-go", "path.shadowed-by-script", isPutRightWith},
    {"path.shadowed-go", "toolchain.multiple", areBad},
    {"path.shadowed-by-script", "toolchain.multiple", areBad},
    {"toolchain.incomplete", "toolchain.does-not-run", isProgramOf},
    {"toolchain.incomplete", "toolchain.none", areBad},
    {"toolchain.incomplete", "goenv.goproxy", isAboutFileOf},
    {"toolchain.incomplete", "goenv.gosumdb", isAboutFileOf},
    {"toolchain.does-not-run", "toolchain.none", saysThereIsNoGo},
    {"toolchain.too-new-for-windows", "toolchain.none", saysThereIsNoGo},
    {"toolchain.none", "path.missing-go", saysMore},
    {"toolchain.none", "toolchain.builds", areBad},
    {"toolchain.does-not-run", "toolchain.builds", areBad},
    {"toolchain.incomplete", "toolchain.builds", areBad},
    {"goenv.goflags", "toolchain.builds", stoppedThatBuild},
    {"goenv.gowork", "toolchain.builds", stoppedThatBuild},
    {"goenv.go111module", "toolchain.builds", stoppedThatBuild},
    {"env.goroot-stale", "toolchain.builds", stoppedThatBuild},
    {"env.cross-target", "toolchain.builds", stoppedThatBuild},
    {"goenv.gotmpdir-missing", "toolchain.builds", stoppedThatBuild},
    {"path.type", "path.missing-gobin", isUserPath},
    {"path.dead-entries", "path.missing-go", hidesGo},
    {"env.goroot-stale", "toolchain.incomplete", isThatGoroot},
    {"env.goroot-stale", "env.scope-conflict", areBadOfGoroot},
    {"env.cross-target", "env.scope-conflict", areBadOfOneSubject},
    // A list that cannot be read names no host to ask.
    {"goenv.goproxy", "network.module-proxy", asksNobody},
    {"goenv.goproxy", "network.checksums", namesNoHost},
    {"goenv.goprivate", "network.module-proxy", isOfThatSetting},
    {"network.proxy-misspelt", "network.module-proxy", missesThatHost},
    {"network.module-proxy", "network.tls-interception", isBadWithUnknown},
    {"goenv.gosumdb", "network.checksums", isBadWithNote},
    {"goenv.gosumdb", "network.checksums", isBadOfGosumdb},
    {"path.trailing-space", "cgo.no-compiler", hidesCompiler},
    {"path.kind", "path.missing-gobin", isAboutThatEntry},
    {"path.kind", "path.system-folders", isAboutThatEntry},
    {"path.trailing-space", "path.system-folders", isSameEntry},
    {"env.look-alike-characters", "path.system-folders", isSameEntry},
    {"env.control-characters", "path.system-folders", isSameEntry},
    {"path.quoted-entries", "path.system-folders", isSameEntry},
    {"path.dead-entries", "path.system-folders", isSameEntry},
    {"path.trailing-space", "path.missing-go", isSameEntry},
    {"env.look-alike-characters", "path.missing-go", isSameEntry},
    {"env.control-characters", "path.missing-go", isSameEntry},
    {"path.quoted-entries", "path.missing-go", isSameEntry},
    {"path.dead-entries", "path.missing-go", isSameEntry},
    {"goenv.gopath-invalid", "path.missing-gobin", isBadOfGoBin},
    {"goenv.gobin-invalid", "path.missing-gobin", isBadOfGoBin},
    {"goenv.not-writable", "location.system-folder", isInThatGopath},
    {"goenv.gopath-subfolder", "path.missing-gobin", isBadOfGoBin},
    {"path.trailing-space", "path.missing-gobin", isBadOfGoBin},
    {"path.quoted-entries", "path.missing-gobin", isBadOfGoBin},
    {"path.dead-entries", "path.missing-gobin", isBadOfGoBin},
    {"goenv.not-writable", "path.missing-gobin", isGoBinInThatFolder},
    {"location.no-drive", "path.missing-gobin", isGoBinInThatFolder},
    {"env.quoted-value", "path.missing-gobin", isBadOfGoBin},
    {"env.comment", "path.missing-gobin", isBadOfGoBin},
    {"env.unix-path", "path.missing-gobin", isBadOfGoBin},
    {"env.look-alike-characters", "path.missing-gobin", isBadOfGoBin},
    {"env.control-characters", "path.missing-gobin", isBadOfGoBin},
    {"env.goroot-stale", "toolchain.none", isBadWithNote},
    {"env.goroot-stale", "path.missing-go", isBadWithNote},
    {"env.goroot-stale", "path.missing-go", putsOnPath},
    {"toolchain.too-new-for-windows", "path.missing-go", isBadWithNote},
    {"env.quoted-value", "network.module-proxy", isBadOfGoproxy},
    {"env.look-alike-characters", "network.module-proxy", isBadOfGoproxy},
    {"env.control-characters", "network.module-proxy", isBadOfGoproxy},
    {"env.comment", "network.module-proxy", isBadOfGoproxy},
    {"env.quoted-value", "network.checksums", isBadOfGosumdb},
    {"env.look-alike-characters", "network.checksums", isBadOfGosumdb},
    {"env.control-characters", "network.checksums", isBadOfGosumdb},
    {"env.comment", "network.checksums", isBadOfGosumdb},
    // Nothing can be known of hosts behind a proxy that does not work.
    {"network.proxy-misspelt", "network.module-proxy", isBadProxyWithUnknown},
    {"network.proxy-misspelt", "network.downloads", isBadProxyWithUnknown},
    {"network.proxy-misspelt", "network.checksums", isBadProxyWithUnknown},
    {"network.proxy-misspelt", "network.tls-interception", isBadProxyWithUnknown},
    {"network.proxy-dead", "network.module-proxy", isBadWithUnknown},
    {"network.proxy-dead", "network.downloads", isBadWithUnknown},
    {"network.proxy-dead", "network.checksums", isBadWithUnknown},
    {"network.proxy-dead", "network.tls-interception", isBadWithUnknown},
    {"network.proxy-not-for-go", "network.module-proxy", isBadWithUnknown},
    {"network.proxy-not-for-go", "network.downloads", isBadWithUnknown},
    {"network.proxy-not-for-go", "network.checksums", isBadWithUnknown},
    {"network.proxy-not-for-go", "network.tls-interception", isBadWithUnknown},
    {"defender.state", "defender.managed", isNotInCharge},
    {"defender.state", "defender.hot-paths", isNotInCharge},
    {"defender.state", "defender.broad-exclusion", isNotInCharge},
    {"defender.state", "defender.stale-exclusion", isNotInCharge},
    {"defender.state", "defender.uncovered-link", isNotInCharge},
});

} // namespace

std::span<const Consequence> consequences()
{
    return allConsequences;
}

} // namespace gosetup::rules
