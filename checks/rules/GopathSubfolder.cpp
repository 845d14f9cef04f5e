// SPDX-License-Identifier: Apache-2.0
#include "rules/GopathSubfolder.h"

#include "gosettings/Refusal.h"
#include "gosettings/SettingNames.h"
#include "rules/GoSettingFixes.h"

namespace gosetup::rules {

namespace {

/// "%USERPROFILE%\go" of "%USERPROFILE%\go\src", the others of the list as they stand; empty where
/// Go uses that workspace by itself.
QString withWholeWorkspace(const Facts& facts, const QString& text)
{
    QStringList entries = text.split(u';', Qt::SkipEmptyParts);
    const QString usual = winpath::join(facts.system->folders.userProfile, QStringLiteral("go"));
    if (entries.isEmpty() || (entries.size() == 1 && winpath::same(workspaceAround(facts), usual)))
        return {};
    QString& first = entries.front();
    while (first.endsWith(u'\\') || first.endsWith(u'/'))
        first.chop(1);
    first = winpath::parent(first);
    return entries.join(u';');
}

} // namespace

Findings gopathSubfolder(const Facts& facts)
{
    const QString name = QStringLiteral("GOPATH");
    const auto setting = judgedSetting(facts, name);
    const QString workspace = workspaceAround(facts);
    if (!setting || !setting->isAccepted() || workspace.isEmpty())
        return inOrder();
    const QString gopath = facts.goEnv->gopaths().value(0);
    Finding finding = say(Status::Warning, Text::tr("GOPATH is a subfolder of a workspace"),
                          placesOf(facts, name));
    finding.subject = name;
    finding.evidence.push_back(
        Text::tr("the workspace is %1; Go makes its own src, pkg and bin in GOPATH")
            .arg(workspace));
    finding.fixes = correctingFixes(
        facts, name,
        [&](const QString& value) {
            return winpath::same(gosettings::splitFolderList(value).value(0), gopath);
        },
        [&](const QString& text) { return withWholeWorkspace(facts, text); });
    // What was downloaded since is there, and would be fetched again.
    for (Fix& fix : finding.fixes)
        fix.recommended = false;
    return {finding};
}

} // namespace gosetup::rules
