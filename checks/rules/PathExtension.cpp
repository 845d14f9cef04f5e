// SPDX-License-Identifier: Apache-2.0
#include "rules/PathExtension.h"

#include "facts/ProgramExtensions.h"
#include "paths/ExtensionList.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString pathext = QStringLiteral("PATHEXT");

const QString reference = QStringLiteral("%PATHEXT%");

bool hasExtension(const QStringList& extensions, const QString& extension)
{
    return extensions.contains(extension, Qt::CaseInsensitive);
}

/// What is wrong with a value, as programs get it.
struct Fault
{
    bool lacksExe = false;      ///< for cmd.exe
    bool lacksExeForGo = false; ///< Go adds a missing dot
    bool scriptsFirst = false;

    [[nodiscard]] bool any() const { return lacksExe || scriptsFirst; }
};

Fault faultOf(const QString& value)
{
    const QString exe = QStringLiteral(".exe");
    Fault fault;
    fault.lacksExeForGo = !extensionsOf(value).contains(exe);
    const QStringList raw = value.toLower().split(u';', Qt::SkipEmptyParts);
    fault.lacksExe = !value.isEmpty() && std::ranges::none_of(raw, [&](QString item) {
        while (item.endsWith(u' '))
            item.chop(1);
        return item == exe;
    });
    const QStringList searched = searchedExtensions(value);
    const auto place = searched.indexOf(exe);
    fault.scriptsFirst = std::any_of(searched.begin(), searched.begin() + place,
                                     [](const QString& e) { return e != QLatin1String(".com"); });
    return fault;
}

/// cmd.exe's four at the front in its order where .EXE was missing or behind a script; the others
/// as they stand. The other scope's list, where it is named, comes first and brings .EXE with it.
QString corrected(const QString& text)
{
    QStringList rest = meantExtensions(text);
    if (rest.isEmpty())
        return cmdExtensions().join(u';');
    if (hasExtension(rest, reference)) {
        rest.removeIf(
            [](const QString& item) { return item.compare(reference, Qt::CaseInsensitive) == 0; });
        rest.prepend(reference);
        return rest.join(u';');
    }
    if (!faultOf(rest.join(u';')).any())
        return rest.join(u';');
    if (!hasExtension(rest, QStringLiteral(".EXE")))
        rest << QStringLiteral(".EXE");
    QStringList front;
    for (const QString& known : cmdExtensions()) {
        const auto at = std::ranges::find_if(rest, [&](const QString& item) {
            return item.compare(known, Qt::CaseInsensitive) == 0;
        });
        if (at == rest.end())
            continue;
        front << *at;
        rest.erase(at);
    }
    return (front + rest).join(u';');
}

/// A user's PATHEXT takes the place of the machine's, unless it names it.
struct Scopes
{
    explicit Scopes(const EnvironmentFacts& environment)
        : user(environment.text(Hive::CurrentUser, pathext)),
          wide(environment.text(Hive::LocalMachine, pathext))
    {
    }

    [[nodiscard]] bool namesWide() const { return user.contains(reference, Qt::CaseInsensitive); }

    /// The scopes whose own texts are at fault, given that the value as a whole is.
    [[nodiscard]] std::vector<Hive> atFault(const EnvironmentFacts& environment) const
    {
        const bool isWideAtFault = !wide.isEmpty() && faultOf(wide).any();
        if (user.isEmpty())
            return wide.isEmpty() ? std::vector<Hive>() : std::vector{Hive::LocalMachine};
        if (!namesWide() || wide.isEmpty())
            return {Hive::CurrentUser};
        const EnvironmentBlock* block = environment.block(Hive::CurrentUser);
        const bool expands = block->find(pathext)->value.kind == RegKind::ExpandString;
        const QString sound =
            QString(user).replace(reference, corrected(wide), Qt::CaseInsensitive);
        std::vector<Hive> hives;
        if (!expands || faultOf(sound).any())
            hives.push_back(Hive::CurrentUser);
        if (isWideAtFault)
            hives.push_back(Hive::LocalMachine);
        return hives;
    }

    [[nodiscard]] const QString& text(Hive hive) const
    {
        return hive == Hive::CurrentUser ? user : wide;
    }

    /// The user's text has hardly more than its own extensions, and hides cmd.exe's of the machine.
    [[nodiscard]] bool hidesWide() const
    {
        const QStringList own = meantExtensions(user);
        return !user.isEmpty() && !wide.isEmpty() && !namesWide() && !faultOf(wide).any() &&
               !std::ranges::all_of(cmdExtensions(), [&](const QString& known) {
                   return hasExtension(own, known) || known == QLatin1String(".EXE");
               });
    }

    /// The machine's own list cannot name itself, and where there is none there is nothing to name.
    [[nodiscard]] QString correctedText(Hive hive) const
    {
        if (hive == Hive::CurrentUser && hidesWide()) {
            QStringList own = meantExtensions(user);
            own.removeIf([known = meantExtensions(wide)](const QString& extension) {
                return hasExtension(known, extension);
            });
            return (QStringList{reference} + own).join(u';');
        }
        const bool isNamed = hive == Hive::CurrentUser && !wide.isEmpty();
        return corrected(isNamed ? text(hive)
                                 : QString(text(hive)).remove(reference, Qt::CaseInsensitive));
    }

    QString user;
    QString wide;
};

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

Text faultText(const Fault& fault)
{
    if (fault.lacksExeForGo)
        return Text::tr("cmd.exe and Go find go.exe and gcc.exe only by their full names");
    return Text::tr("cmd.exe finds go.exe and gcc.exe only by their full names: it does not add a "
                    "missing dot, as Go does");
}

/// Corrects each scope that is at fault; where that leaves the user without an extension that
/// cmd.exe starts, the user variable may go instead.
std::vector<Fix> fixesFor(const Facts& facts, const Scopes& scopes, const std::vector<Hive>& hives,
                          bool recommended)
{
    std::vector<Change> changes;
    std::vector<Fix> fixes;
    const Hive first = hives.front();
    const QString text = scopes.correctedText(first);
    const Fix remove = offeredFix(
        QStringLiteral("delete"),
        Text::tr("Delete the user variable PATHEXT: the system variable takes its place"),
        {SetVariable{Scope::User, pathext, std::nullopt}});
    if (first == Hive::CurrentUser && text == reference && !scopes.namesWide()) {
        fixes.push_back(remove);
        fixes.front().recommended = recommended;
        return fixes;
    }
    changes.reserve(hives.size());
    for (const Hive hive : hives)
        changes.push_back(SetVariable{scopeOf(hive), pathext, scopes.correctedText(hive)});
    const QString id = QStringLiteral("correct");
    const Text title = Text::tr("Set PATHEXT (%1) to %2").arg(scopeName(first)).arg(text);
    fixes.push_back(recommended ? recommendedFix(facts, id, title, changes)
                                : offeredFix(id, title, changes));
    const QStringList items = meantExtensions(text);
    const bool isWhole = (hasExtension(items, reference) && !scopes.hidesWide()) ||
                         std::ranges::all_of(cmdExtensions(), [&](const QString& known) {
                             return hasExtension(items, known);
                         });
    const bool mayGo = scopes.wide.isEmpty() || !faultOf(scopes.wide).any();
    if (first == Hive::CurrentUser && !isWhole && mayGo)
        fixes.push_back(remove);
    return fixes;
}

/// Its items that no program reads as they are meant, as they stand; repeated ones too.
QStringList oddItemsOf(const QString& text)
{
    QStringList odd;
    QStringList seen;
    for (QString item : text.split(u';', Qt::SkipEmptyParts)) {
        // Windows drops blanks at the end of a file's name.
        while (item.endsWith(u' '))
            item.chop(1);
        if (item.isEmpty())
            continue;
        const bool isSound = meantExtensions(item) == QStringList{item};
        if (!isSound || hasExtension(seen, item))
            odd << item;
        seen << item;
    }
    return odd;
}

/// Windows finds .EXE all the same: told, and left to the person.
Findings oddItems(const Facts& facts, const Scopes& scopes)
{
    std::vector<Hive> hives;
    Finding finding = say(Status::Note, Text::tr("PATHEXT contains misspelt items"), {});
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const bool counts =
            hive == Hive::CurrentUser || scopes.user.isEmpty() || scopes.namesWide();
        const QStringList odd = counts ? oddItemsOf(scopes.text(hive)) : QStringList();
        if (odd.isEmpty())
            continue;
        hives.push_back(hive);
        finding.evidence.push_back(
            Text::tr("PATHEXT (%1) = %2").arg(scopeName(hive)).arg(scopes.text(hive)));
        for (const QString& item : odd)
            finding.evidence.push_back(
                Text::tr("\"%1\" is not a file extension, or is repeated").arg(item));
    }
    if (hives.empty())
        return {};
    finding.subject = variableRegistryPath(scopeOf(hives.front()), pathext).text();
    finding.fixes = fixesFor(facts, scopes, hives, false);
    finding.fixes.resize(1);
    return {finding};
}

} // namespace

Findings pathExtension(const Facts& facts)
{
    const QString value = facts.environment->effective(pathext);
    const Fault fault = faultOf(value);
    const Scopes scopes(*facts.environment);
    const std::vector<Hive> hives =
        fault.any() ? scopes.atFault(*facts.environment) : std::vector<Hive>();
    if (hives.empty())
        return oddItems(facts, scopes);
    const QString script = fault.lacksExe ? QString() : scriptInFront(facts);
    Finding finding = say(Status::Note, Text::tr("PATHEXT puts scripts before programs"), {});
    for (const Hive hive : hives)
        finding.evidence.push_back(
            Text::tr("PATHEXT (%1) = %2").arg(scopeName(hive)).arg(scopes.text(hive)));
    finding.subject = variableRegistryPath(scopeOf(hives.front()), pathext).text();
    if (fault.lacksExe) {
        finding.status = Status::Problem;
        finding.title = Text::tr("PATHEXT does not contain .EXE");
        finding.evidence.push_back(faultText(fault));
    } else if (!script.isEmpty()) {
        const bool isGo = winpath::fileName(script).startsWith(QLatin1String("go."));
        finding.status = isGo ? Status::Problem : Status::Warning;
        finding.evidence.push_back(
            Text::tr("%1 starts in place of the program beside it").arg(script));
    }
    finding.fixes = fixesFor(facts, scopes, hives, finding.status != Status::Note);
    return {finding};
}

} // namespace gosetup::rules
