// SPDX-License-Identifier: Apache-2.0
// A laptop in order, made in memory, and its facts: rule tests change one thing and look again.
#pragma once

#include "facts/Observe.h"
#include "machine/practice/PracticeMachine.h"
#include "paths/WindowsPath.h"
#include "rules/Catalogue.h"
#include "rules/PathVerdicts.h"

#include <QStringList>

#include <algorithm>
#include <functional>

namespace gosetup::testkit {

inline const QString userHome = QStringLiteral("C:\\Users\\li");
inline const QString goRoot = QStringLiteral("C:\\Program Files\\Go");
/// A project in this folder is looked at too.
inline const QString projectFolder = QStringLiteral("C:\\code\\app");

inline void setPath(MachineImage& image, Hive hive, const QStringList& entries,
                    RegKind kind = RegKind::ExpandString)
{
    image.setVariable(hive, QStringLiteral("Path"), kind, entries.join(u';'));
}

/// Go by the official installer on the machine's PATH, Defender visible, everything reachable.
inline MachineImage soundImage()
{
    MachineImage image;
    image.system.build = 22631;
    for (const char* folder :
         {"C:\\Windows\\System32", "C:\\Users\\li\\go\\bin",
          "C:\\Users\\li\\AppData\\Local\\go-build", "C:\\Users\\li\\AppData\\Local\\go-tmp"})
        image.folder(QString::fromLatin1(folder));
    image.go(goRoot, QStringLiteral("go1.24.4"));
    setPath(image, Hive::LocalMachine,
            {QStringLiteral("%SystemRoot%\\System32"), goRoot + QStringLiteral("\\bin")});
    setPath(image, Hive::CurrentUser, {QStringLiteral("%USERPROFILE%\\go\\bin")});
    const QString tmp = userHome + QStringLiteral("\\AppData\\Local\\go-tmp");
    image.setVariable(Hive::CurrentUser, QStringLiteral("GOTMPDIR"), RegKind::String, tmp);
    const QString temp = userHome + QStringLiteral("\\AppData\\Local\\Temp");
    image.folder(temp);
    for (const char* name : {"TEMP", "TMP"})
        image.setVariable(Hive::CurrentUser, QString::fromLatin1(name), RegKind::String, temp);
    image.setValue(Hive::LocalMachine,
                   QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\FileSystem"),
                   QStringLiteral("LongPathsEnabled"), RegValue::fromDword(1));
    // Long ago, so that no open program is older.
    const QDateTime then = QDateTime::currentDateTimeUtc().addYears(-1);
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine})
        image.registry[regKey(hive, environmentKey(hive))].lastWrite = then;
    image.file(userHome + QStringLiteral("\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe"))
        .pe(Arch::Amd64);
    image.folder(userHome + QStringLiteral("\\.vscode\\extensions\\golang.go-0.50.0"));
    for (const auto& [name, package, version] :
         {std::tuple{"gopls", "golang.org/x/tools/gopls", "v0.20.0"},
          {"dlv", "github.com/go-delve/delve/cmd/dlv", "v1.24.2"}}) {
        ImageGoBuild build;
        build.go = QStringLiteral("1.24.4");
        build.path = QString::fromLatin1(package);
        build.version = QString::fromLatin1(version);
        image.file(userHome + QStringLiteral("\\go\\bin\\%1.exe").arg(QString::fromLatin1(name)))
            .program(build);
    }
    image.defender.visibility = ExclusionsVisibility::Visible;
    image.defender.lists.paths = {userHome + QStringLiteral("\\AppData\\Local\\go-build"), tmp};
    return image;
}

inline Facts factsOf(const MachineImage& image, bool elevated = false)
{
    const auto machine = PracticeMachine::fromImage(image, {QString(), elevated});
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    ObserveOptions options;
    if (image.files.contains(winpath::key(projectFolder)))
        options.projects = {projectFolder};
    return observe(*machine, options);
}

inline std::vector<Finding> of(const std::vector<Finding>& findings, const QString& id)
{
    std::vector<Finding> some;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(some),
                 [&](const Finding& finding) { return finding.id == id; });
    return some;
}

inline EntryVerdict verdictOf(const Facts& facts, const QString& raw)
{
    for (const JudgedEntry& judged : judgeEntries(facts)) {
        if (judged.entry.raw == raw)
            return judged.verdict;
    }
    throw std::runtime_error("no such entry: " + raw.toStdString());
}

inline std::vector<Finding> judgeOne(const Facts& facts, const char* id)
{
    const Rule* rule = findRule(QString::fromLatin1(id));
    return rule ? judgeBy({rule, 1}, facts, {}) : std::vector<Finding>();
}

/// The gravest finding of one rule.
inline Finding worst(const Facts& facts, const char* id)
{
    const std::vector<Finding> findings = judgeOne(facts, id);
    if (findings.empty())
        throw std::runtime_error(std::string("no such rule: ") + id);
    return *std::max_element(findings.begin(), findings.end(),
                             [](const auto& a, const auto& b) { return a.status < b.status; });
}

inline QString textOf(const Finding& finding)
{
    QStringList lines = {finding.title.english(), finding.reason.english()};
    for (const Text& line : finding.evidence)
        lines << line.english();
    for (const Fix& fix : finding.fixes)
        lines << fix.title.english();
    return lines.join(u'\n');
}

} // namespace gosetup::testkit
