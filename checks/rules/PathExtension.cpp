// SPDX-License-Identifier: Apache-2.0
#include "rules/PathExtension.h"

#include "facts/ProgramExtensions.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString pathext = QStringLiteral("PATHEXT");

bool isExe(const QString& extension)
{
    return extension.trimmed().compare(QLatin1String(".exe"), Qt::CaseInsensitive) == 0;
}

/// The scope whose text counts: a user's PATHEXT takes the place of the machine's, unless it names
/// it.
std::optional<Hive> scopeAtFault(const Facts& facts)
{
    const EnvironmentFacts& environment = *facts.environment;
    const QString own = environment.text(Hive::CurrentUser, pathext);
    const bool namesOther = own.contains(QLatin1String("%PATHEXT%"), Qt::CaseInsensitive);
    const EnvironmentBlock* user = environment.block(Hive::CurrentUser);
    const VariableFact* variable = user ? user->find(pathext) : nullptr;
    const bool expands = variable && variable->value.kind == RegKind::ExpandString;
    if (!own.isEmpty() && !(namesOther && expands))
        return Hive::CurrentUser;
    if (!environment.text(Hive::LocalMachine, pathext).isEmpty())
        return Hive::LocalMachine;
    return own.isEmpty() ? std::nullopt : std::optional(Hive::CurrentUser);
}

/// .EXE where Windows has it: after .COM, before everything else.
QString corrected(const QString& text)
{
    QStringList rest = text.split(u';', Qt::SkipEmptyParts);
    rest.removeIf(isExe);
    qsizetype place = 0;
    while (place < rest.size() &&
           rest[place].compare(QLatin1String(".COM"), Qt::CaseInsensitive) == 0)
        ++place;
    rest.insert(place, QStringLiteral(".EXE"));
    return rest.join(u';');
}

/// A script in the same folder as the program of its name, which is started in its place.
QString scriptInFront(const Facts& facts)
{
    if (!facts.toolchain)
        return {};
    for (const auto& candidates : facts.toolchain->tools) {
        for (std::size_t i = 0; i + 1 < candidates.size(); ++i) {
            const ToolCandidate& script = candidates[i];
            const bool beside =
                std::any_of(candidates.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                            candidates.end(), [&](const ToolCandidate& later) {
                                return later.kind == ToolCandidate::Kind::Program &&
                                       winpath::same(later.entryFolder, script.entryFolder);
                            });
            if (script.kind == ToolCandidate::Kind::Script && beside)
                return script.path;
        }
    }
    return {};
}

} // namespace

Findings pathExtension(const Facts& facts)
{
    const QString value = facts.environment->effective(pathext);
    const QStringList extensions = extensionsOf(value);
    const QStringList searched = searchedExtensions(value);
    const bool lacksExe = !extensions.contains(QStringLiteral(".exe"));
    const auto exe = searched.indexOf(QStringLiteral(".exe"));
    const bool scriptsFirst =
        std::any_of(searched.begin(), searched.begin() + exe,
                    [](const QString& e) { return e != QLatin1String(".com"); });
    const auto hive = scopeAtFault(facts);
    if ((!lacksExe && !scriptsFirst) || !hive)
        return {};
    const QString script = lacksExe ? QString() : scriptInFront(facts);
    Finding finding = say(Status::Note, Text::tr("PATHEXT puts scripts before programs"),
                          {Text::tr("PATHEXT (%1) = %2").arg(scopeName(*hive)).arg(value)});
    finding.subject = variableRegistryPath(scopeOf(*hive), pathext).text();
    if (lacksExe) {
        finding.status = Status::Problem;
        finding.title = Text::tr("PATHEXT does not contain .EXE");
        finding.evidence.push_back(
            Text::tr("cmd.exe and Go find go.exe and gcc.exe only by their full names"));
    } else if (!script.isEmpty()) {
        const bool isGo = winpath::fileName(script).startsWith(QLatin1String("go."));
        finding.status = isGo ? Status::Problem : Status::Warning;
        finding.evidence.push_back(
            Text::tr("%1 starts in place of the program beside it").arg(script));
    }
    const QString text = corrected(facts.environment->text(*hive, pathext));
    const Text title = Text::tr("Set PATHEXT (%1) to %2").arg(scopeName(*hive)).arg(text);
    const std::vector<Change> changes = {SetVariable{scopeOf(*hive), pathext, text}};
    const QString id = QStringLiteral("correct");
    finding.fixes = {finding.status == Status::Note ? offeredFix(id, title, changes)
                                                    : recommendedFix(facts, id, title, changes)};
    return {finding};
}

} // namespace gosetup::rules
