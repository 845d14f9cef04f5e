// SPDX-License-Identifier: Apache-2.0
// Rules about the PATH values as a whole: kind, type, length.
#include "rules/PathExtension.h"
#include "rules/PathVerdicts.h"
#include "rules/RuleKit.h"
#include "rules/SystemFolders.h"

namespace gosetup::rules {

namespace {

// Sources: setx /?; Old New Thing 2010-02-03; cmd.exe line length; "Environment Variables".
constexpr qsizetype setxLimit = 1024;
constexpr qsizetype blockLimit = 2047;
constexpr qsizetype consoleLimit = 8191;
constexpr qsizetype variableLimit = 32767;

template <typename JudgeScope>
Findings eachScope(const Facts& facts, JudgeScope judge)
{
    Findings findings;
    for (const Hive hive : {Hive::LocalMachine, Hive::CurrentUser}) {
        const Observed<PathScope>& scope =
            hive == Hive::CurrentUser ? facts.path->user : facts.path->machine;
        if (!scope) {
            Findings some = unknown(scope);
            some.front().subject = scopeName(hive).english();
            findings.push_back(some.front());
        } else if (scope->present) {
            judge(hive, *scope, findings);
        }
    }
    return findings;
}

std::optional<Findings> systemPath(const Facts& facts)
{
    return Need::missing(facts.path->machine);
}

bool isText(const PathScope& scope)
{
    return scope.kind == RegKind::String || scope.kind == RegKind::ExpandString;
}

Findings kind(const Facts& facts)
{
    return eachScope(facts, [&](Hive hive, const PathScope& scope, Findings& findings) {
        Evidence evidence;
        QStringList unexpanded;
        for (const PathEntry& entry : scope.entries) {
            if (!entry.unexpanded)
                continue;
            evidence.push_back(verbatim(entry.raw));
            unexpanded << entry.raw;
        }
        if (evidence.empty())
            return;
        evidence.push_back(Text::tr("the %1 PATH is REG_SZ").arg(scopeName(hive)));
        Finding finding =
            say(Status::Problem, Text::tr("Variables in PATH are not expanded"), evidence);
        finding.alsoAbout = unexpanded;
        finding.subject = variableRegistryPath(scopeOf(hive), QStringLiteral("Path")).text();
        finding.fixes = {recommendedFix(
            facts, QStringLiteral("make-expandable"),
            Text::tr("Make the %1 PATH expandable (REG_EXPAND_SZ)").arg(scopeName(hive)),
            {EditPath{
                scopeOf(hive),
                {{PathEdit::Kind::MakeExpandable, {}, {}, 0, QStringLiteral("path.kind")}}}})};
        findings.push_back(finding);
    });
}

Findings type(const Facts& facts)
{
    return eachScope(facts, [](Hive hive, const PathScope& scope, Findings& findings) {
        if (isText(scope))
            return;
        Finding finding =
            say(Status::Problem, Text::tr("PATH is not text"),
                {Text::tr("the %1 PATH is %2").arg(scopeName(hive)).arg(toString(scope.kind))});
        finding.subject = variableRegistryPath(scopeOf(hive), QStringLiteral("Path")).text();
        finding.fixes = {manualFix(
            QStringLiteral("by-hand"),
            Text::tr(
                "Restore it from a backup: GoSetup does not change a value that it cannot read"))};
        findings.push_back(finding);
    });
}

/// A run of neighbours without variables, so that the order stays: they go into one variable.
using Run = std::vector<PathEntry>;

Run longestRun(const Facts& facts, Hive hive)
{
    const std::vector<JudgedEntry> all = judgeEntries(facts);
    std::size_t first = 0; // of the best one, in `order`
    std::size_t count = 0;
    qsizetype most = 0;
    qsizetype length = 0;
    std::vector<std::size_t> order; // all that are in a run, in order
    std::size_t begin = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const JudgedEntry& judged = all[i];
        const PathEntry& entry = judged.entry;
        if (entry.hive != hive ||
            (judged.verdict != EntryVerdict::Keep && judged.verdict != EntryVerdict::Quoted))
            continue;
        const bool movable = judged.verdict == EntryVerdict::Keep && !entry.hasVariable &&
                             !entry.quoted && !entry.several && !entry.raw.trimmed().isEmpty();
        if (!movable) {
            begin = order.size();
            length = 0;
            continue;
        }
        order.push_back(i);
        length += entry.raw.size() + 1;
        if (length > most) {
            most = length;
            first = begin;
            count = order.size() - begin;
        }
    }
    Run best;
    for (std::size_t i = first; i < first + count; ++i)
        best.push_back(all[order[i]].entry);
    return best;
}

QString freeName(const Facts& facts)
{
    for (int i = 1;; ++i) {
        const QString name = QStringLiteral("PATH_PART%1").arg(i);
        if (!facts.environment || facts.environment->effective(name).isNull())
            return name;
    }
}

std::optional<Fix> shorten(const Facts& facts, Hive hive)
{
    // On the system PATH a variable is refused: who may set it decides what everyone runs.
    // Nor may the variable itself be longer than Windows allows.
    if (hive == Hive::LocalMachine || facts.path->scope(hive)->text.size() > variableLimit)
        return std::nullopt;
    const Run run = longestRun(facts, hive);
    if (run.size() < 2)
        return std::nullopt;
    const QString name = freeName(facts);
    QStringList texts;
    EditPath edit{scopeOf(hive), {}};
    const QString rule = QStringLiteral("path.length");
    for (const PathEntry& entry : run) {
        const bool first = texts.isEmpty();
        edit.edits.push_back({first ? PathEdit::Kind::Replace : PathEdit::Kind::Remove, entry.raw,
                              first ? u'%' + name + u'%' : QString(), entry.occurrence, rule});
        texts << entry.raw;
    }
    if (facts.path->scope(hive)->kind == RegKind::String)
        edit.edits.push_back({PathEdit::Kind::MakeExpandable, {}, {}, 0, rule});
    return offeredFix(QStringLiteral("shorten"),
                      Text::tr("Move %n entries to a separate variable, %1", nullptr,
                               static_cast<int>(texts.size()))
                          .arg(u'%' + name + u'%'),
                      {SetVariable{scopeOf(hive), name, texts.join(u';')}, edit});
}

/// What a new process gets of one scope.
QString expandedPath(const Facts& facts, Hive hive)
{
    const PathScope* scope = facts.path->scope(hive);
    if (!scope || !facts.environment || scope->kind != RegKind::ExpandString)
        return scope ? scope->text : QString();
    return winpath::expand(scope->text, facts.environment->lookup(hive));
}

/// What PATH's length is held against.
struct Lengths
{
    explicit Lengths(const Facts& facts)
    {
        bool all = true;
        for (const Hive hive : {Hive::LocalMachine, Hive::CurrentUser}) {
            const PathScope* scope = facts.path->scope(hive);
            all = all && scope;
            if (!scope || !scope->present)
                continue;
            ofScopes.emplace_back(hive, scope->text.size());
            longest = std::max(longest, scope->text.size());
        }
        if (all)
            together = expandedPath(facts, Hive::LocalMachine).size() + 1 +
                       expandedPath(facts, Hive::CurrentUser).size();
    }

    [[nodiscard]] bool isBeyond(qsizetype limit) const
    {
        return longest > limit || together > limit;
    }

    std::vector<std::pair<Hive, qsizetype>> ofScopes;
    qsizetype longest = 0;  ///< of one scope, as it stands
    qsizetype together = 0; ///< expanded, what programs get; 0 where one scope is unknown
};

Evidence evidenceOf(const Lengths& lengths)
{
    Evidence evidence;
    for (const auto& [hive, size] : lengths.ofScopes)
        evidence.push_back(
            Text::tr("the %1 PATH has %2 characters").arg(scopeName(hive)).arg(size));
    if (lengths.together > 0)
        evidence.push_back(
            Text::tr("the system and user PATH together have %1 characters when expanded")
                .arg(lengths.together));
    if (lengths.longest > setxLimit)
        evidence.push_back(Text::tr("setx would cut it at 1024: never use setx on it"));
    if (lengths.isBeyond(consoleLimit))
        evidence.push_back(Text::tr("cmd.exe ends a line at 8191: a batch file that extends PATH "
                                    "by %PATH% fails or cuts it"));
    evidence.push_back(Text::tr("limits in characters: setx 1024 per value, some programs 2047, "
                                "cmd.exe 8191, Windows 32767"));
    return evidence;
}

Finding gravestLimit(const Lengths& lengths)
{
    if (lengths.isBeyond(variableLimit))
        return say(Status::Problem, Text::tr("PATH is longer than Windows allows"), {});
    if (lengths.isBeyond(consoleLimit))
        return say(Status::Warning, Text::tr("PATH is too long for commands in cmd.exe"), {});
    if (lengths.isBeyond(blockLimit))
        return say(Status::Warning, Text::tr("PATH is too long for some programs"), {});
    return say(Status::Note, Text::tr("PATH is long"), {});
}

/// Both scopes and what programs get of them in one finding, by the gravest limit.
Findings lengths(const Facts& facts)
{
    Findings findings = eachScope(facts, [](Hive, const PathScope&, Findings&) {});
    const Lengths lengths(facts);
    if (lengths.longest <= setxLimit && lengths.together <= blockLimit)
        return findings;
    Finding finding = gravestLimit(lengths);
    finding.evidence = evidenceOf(lengths);
    finding.subject = QStringLiteral("PATH");
    for (const auto& [hive, size] : lengths.ofScopes) {
        const auto fix = size > blockLimit ? shorten(facts, hive) : std::nullopt;
        if (fix)
            finding.fixes.push_back(*fix);
    }
    // A variable shortens the value, not what it expands to.
    const bool isBeyondShortening = lengths.together > consoleLimit;
    if (finding.status != Status::Note && (finding.fixes.empty() || isBeyondShortening))
        finding.fixes.push_back(manualFix(QStringLiteral("remove-entries"),
                                          Text::tr("Remove entries that are no longer needed")));
    findings.push_back(finding);
    return findings;
}

Findings cutBySetx(const Facts& facts)
{
    return eachScope(facts, [&](Hive hive, const PathScope& scope, Findings& findings) {
        for (const JudgedEntry& judged : judgeEntries(facts)) {
            if (judged.entry.hive != hive || judged.verdict != EntryVerdict::Cut)
                continue;
            Finding finding = say(Status::Warning, Text::tr("PATH looks cut off"),
                                  {Text::tr("the %1 PATH ends after %2 characters with %3")
                                       .arg(scopeName(hive))
                                       .arg(scope.text.size())
                                       .arg(judged.entry.raw)});
            finding.subject = judged.entry.raw;
            finding.fixes = {
                manualFix(QStringLiteral("restore"),
                          Text::tr("Complete the last entry and add what came after it"))};
            findings.push_back(finding);
        }
    });
}

} // namespace

std::vector<Rule> pathValueRules()
{
    return {
        {QStringLiteral("path.kind"), Text::tr("Variables in PATH are expanded"), Status::Problem,
         Text::tr("In a plain string Windows does not expand %VAR%, and these folders are not "
                  "found. Some tools turn PATH into one."),
         QStringLiteral("https://github.com/rust-lang/rustup/issues/261"),
         given({&Facts::path}, kind)},
        {QStringLiteral("path.type"), Text::tr("PATH is text"), Status::Problem,
         Text::tr("Windows ignores a PATH that is not text."),
         QStringLiteral("https://github.com/python/pymanager"), given({&Facts::path}, type)},
        {QStringLiteral("path.system-folders"),
         Text::tr("The system PATH contains Windows' own folders"), Status::Problem,
         Text::tr("Without them, where, powershell and many build scripts are not found. A setx /M "
                  "or an installer has overwritten the whole value: folders of other programs may "
                  "be missing too."),
         QStringLiteral(
             "https://learn.microsoft.com/windows/win32/procthread/environment-variables"),
         given({&Facts::system, &Facts::path, systemPath}, systemFolders)},
        {QStringLiteral("path.length"), Text::tr("PATH is short enough"), Status::Problem,
         Text::tr("setx cuts at 1024 characters, the code that makes a new process's environment "
                  "has trouble from about 2047, a cmd.exe line ends at 8191."),
         QStringLiteral("https://devblogs.microsoft.com/oldnewthing/20100203-00/?p=15083"),
         given({&Facts::path}, lengths)},
        {QStringLiteral("path.pathext"), Text::tr("PATHEXT finds programs before scripts"),
         Status::Problem,
         Text::tr("PATHEXT lists the extensions that Windows tries for a name without one, in this "
                  "order. The user variable takes the place of the system variable."),
         QStringLiteral("https://learn.microsoft.com/windows-server/administration/"
                        "windows-commands/start"),
         given({&Facts::environment}, pathExtension)},
        {QStringLiteral("path.cut-by-setx"), Text::tr("PATH does not look cut off"),
         Status::Warning,
         Text::tr("setx keeps 1024 characters and drops the rest without a warning; the folders "
                  "after them are lost."),
         QStringLiteral("https://github.com/getgauge/gauge/issues/1042"),
         given({&Facts::path}, cutBySetx)},
    };
}

} // namespace gosetup::rules
