// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ModFile.h"

#include "gosettings/Words.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace gosetup::gosettings {

namespace moddirective {

namespace {

void addModFault(std::vector<ModFault>& faults, const ModLine& line, const QString& text,
                 bool alwaysCounts = true)
{
    faults.push_back({line.line, 1, text, alwaysCounts});
}

struct DirectiveSince
{
    const char* verb;
    int minor;
};
/// Source: the release notes of Go 1.16 (retract), 1.21, 1.23, 1.24 and 1.25.
constexpr auto newDirectives = std::to_array<DirectiveSince>(
    {{"retract", 16}, {"toolchain", 21}, {"godebug", 23}, {"tool", 24}, {"ignore", 25}});

} // namespace

bool isKnownBy(const QString& verb, int goMinor)
{
    const auto found = std::ranges::find_if(
        newDirectives, [&](const DirectiveSince& one) { return verb == QLatin1String(one.verb); });
    return found == newDirectives.end() || goMinor == 0 || goMinor >= found->minor;
}

int goMinorOfUnknown(const ModFault& fault)
{
    const bool isUnknown = fault.text.startsWith(QLatin1String("unknown directive: ")) ||
                           fault.text.startsWith(QLatin1String("unknown block type: "));
    const QString verb = fault.text.section(QLatin1String(": "), 1);
    const auto found = std::ranges::find_if(
        newDirectives, [&](const DirectiveSince& one) { return verb == QLatin1String(one.verb); });
    return isUnknown && found != newDirectives.end() ? found->minor : 0;
}

std::vector<ModLine> linesOf(const ModStatement& statement, const QStringList& blockVerbs,
                             std::vector<ModFault>& faults)
{
    if (!statement.isBlock)
        return {{statement.line, statement.words.mid(1), statement.comment}};
    if (statement.words.size() == 1 && blockVerbs.contains(statement.words.front()))
        return statement.lines;
    faults.push_back({statement.line, 1,
                      QStringLiteral("unknown block type: ") + statement.words.join(u' '), false});
    return {};
}

void readGo(const ModLine& line, QString& version, int& at, std::vector<ModFault>& faults)
{
    static const QRegularExpression form(
        QStringLiteral("^([1-9][0-9]*)\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))?([a-z]+[0-9]+)?$"));
    if (at > 0) {
        addModFault(faults, line, QStringLiteral("repeated go statement"));
        return;
    }
    if (line.words.size() != 1) {
        addModFault(faults, line, QStringLiteral("go directive expects exactly one argument"));
        return;
    }
    if (!form.match(line.words.front()).hasMatch()) {
        addModFault(faults, line,
                    QStringLiteral("invalid go version '%1': must match format 1.23.0")
                        .arg(line.words.front()));
        return;
    }
    version = line.words.front();
    at = line.line;
}

void readToolchain(const ModLine& line, QString& name, int& at, std::vector<ModFault>& faults)
{
    static const QRegularExpression form(QStringLiteral("^default$|^go1($|\\.)"));
    if (at > 0) {
        addModFault(faults, line, QStringLiteral("repeated toolchain statement"), false);
        return;
    }
    if (line.words.size() != 1) {
        addModFault(faults, line,
                    QStringLiteral("toolchain directive expects exactly one argument"), false);
        return;
    }
    if (!form.match(line.words.front()).hasMatch()) {
        addModFault(
            faults, line,
            QStringLiteral("invalid toolchain version '%1': must match format go1.23.0 or default")
                .arg(line.words.front()),
            false);
        return;
    }
    name = line.words.front();
    at = line.line;
}

void readGodebug(const ModLine& line, std::vector<ModFault>& faults)
{
    static const QRegularExpression forbidden(QStringLiteral("[\"`',]"));
    const bool isPair = line.words.size() == 1 && line.words.front().contains(u'=') &&
                        !line.words.front().contains(forbidden);
    if (!isPair)
        addModFault(faults, line, QStringLiteral("usage: godebug key=value"), false);
}

namespace {

/// Go's words for a word that it cannot unquote; empty where it can.
QString quoteFault(const ModWord& word)
{
    return word.fault.isEmpty() ? QString()
                                : QStringLiteral("invalid quoted string: ") + word.fault;
}

/// Of the text behind "=>".
QString targetFault(const QString& target, const QString& version)
{
    if (!version.isEmpty())
        return isFolderPath(target)
                   ? QStringLiteral("replacement module directory path \"%1\" cannot have version")
                         .arg(target)
                   : QString();
    if (isFolderPath(target))
        return {};
    return target.contains(u'@')
               ? QStringLiteral("replacement module must match format 'path version', not "
                                "'path@version'")
               : QStringLiteral("replacement module without version must be directory path (rooted "
                                "or starting with . or ..)");
}

} // namespace

void readReplace(const ModLine& line, std::vector<ModReplacement>& all,
                 std::vector<ModFault>& faults)
{
    const QStringList& words = line.words;
    const QString arrow = QStringLiteral("=>");
    const qsizetype at = words.value(1) == arrow ? 1 : 2;
    if (words.size() < at + 2 || words.size() > at + 3 || words.value(at) != arrow) {
        addModFault(
            faults, line,
            QStringLiteral("usage: replace module/path [v1.2.3] => other/module v1.4\n\t or "
                           "replace module/path [v1.2.3] => ../local/directory"),
            false);
        return;
    }
    const ModWord from = unquotedModWord(words[0]);
    const ModWord to = unquotedModWord(words[at + 1]);
    QString fault = quoteFault(from);
    const QString oldVersion = at == 2 ? words[1] : QString();
    const QString version = words.value(at + 2);
    if (fault.isEmpty() && !oldVersion.isEmpty() && isCanonicalVersion(oldVersion))
        fault = majorFault(from.text, oldVersion);
    if (fault.isEmpty())
        fault = quoteFault(to);
    if (fault.isEmpty())
        fault = targetFault(to.text, version);
    if (!fault.isEmpty()) {
        addModFault(faults, line, fault, false);
        return;
    }
    all.push_back({{from.text, oldVersion}, {to.text, version}, line.line});
}

} // namespace moddirective

namespace {

using namespace moddirective;

bool isIndirectComment(const QString& comment)
{
    const QStringList words =
        comment.mid(2).simplified().split(u' ', Qt::SkipEmptyParts); // behind "//"
    return (words.size() == 1 && words.front() == QLatin1String("indirect")) ||
           (words.size() > 1 && words.front() == QLatin1String("indirect;"));
}

void readModulePath(const ModLine& line, ModFile& file)
{
    if (file.moduleLine > 0) {
        addModFault(file.faults, line, QStringLiteral("repeated module statement"));
        return;
    }
    file.moduleLine = line.line;
    if (line.words.size() != 1) {
        addModFault(file.faults, line, QStringLiteral("usage: module module/path"));
        return;
    }
    const ModWord word = unquotedModWord(line.words.front());
    if (!word.fault.isEmpty())
        addModFault(file.faults, line, QStringLiteral("invalid quoted string: ") + word.fault);
    file.module = word.text;
}

/// `verb`: require or exclude, which are written alike.
void readModuleVersion(const QString& verb, const ModLine& line, ModFile& file)
{
    if (line.words.size() != 2) {
        addModFault(file.faults, line, QStringLiteral("usage: %1 module/path v1.2.3").arg(verb));
        return;
    }
    const ModWord path = unquotedModWord(line.words[0]);
    const ModWord version = unquotedModWord(line.words[1]);
    QString fault;
    if (!path.fault.isEmpty())
        fault = QStringLiteral("invalid quoted string: ") + path.fault;
    else if (!version.fault.isEmpty())
        fault = QStringLiteral("%1 %2: version %3 invalid: %4")
                    .arg(verb, path.text, line.words[1], version.fault);
    else if (const QString major =
                 isCanonicalVersion(version.text) ? majorFault(path.text, version.text) : QString();
             !major.isEmpty())
        fault = QStringLiteral("%1 %2: %3").arg(verb, path.text, major);
    if (!fault.isEmpty())
        addModFault(file.faults, line, fault);
    else if (verb == QLatin1String("require"))
        file.requirements.push_back(
            {{path.text, version.text}, isIndirectComment(line.comment), line.line});
}

void readModLine(const QString& verb, const ModLine& line, ModFile& file)
{
    if (verb == QLatin1String("go")) {
        readGo(line, file.go, file.goLine, file.faults);
    } else if (verb == QLatin1String("toolchain")) {
        readToolchain(line, file.toolchain, file.toolchainLine, file.faults);
    } else if (verb == QLatin1String("module")) {
        readModulePath(line, file);
    } else if (verb == QLatin1String("require") || verb == QLatin1String("exclude")) {
        readModuleVersion(verb, line, file);
    } else if (verb == QLatin1String("replace")) {
        readReplace(line, file.replacements, file.faults);
    } else if (verb == QLatin1String("godebug")) {
        readGodebug(line, file.faults);
    } else if ((verb == QLatin1String("tool") || verb == QLatin1String("ignore")) &&
               line.words.size() != 1) {
        addModFault(file.faults, line,
                    QStringLiteral("%1 directive expects exactly one argument").arg(verb), false);
    }
}

} // namespace

QString ModFile::goVersion() const
{
    return go.isEmpty() ? QStringLiteral("1.16") : go;
}

bool ModFile::isReadable() const
{
    return std::ranges::none_of(faults, &ModFault::alwaysCounts);
}

ModFile parseModFile(const QByteArray& bytes, const QString& path, int goMinor)
{
    static const QStringList verbs = {QStringLiteral("module"),    QStringLiteral("go"),
                                      QStringLiteral("toolchain"), QStringLiteral("require"),
                                      QStringLiteral("exclude"),   QStringLiteral("replace"),
                                      QStringLiteral("retract"),   QStringLiteral("godebug"),
                                      QStringLiteral("tool"),      QStringLiteral("ignore")};
    ModFile file;
    const ModText text = readModText(bytes, path);
    file.faults = text.faults;
    file.goFound = lookUpInModText(bytes, QStringLiteral("go"));
    file.toolchainFound = lookUpInModText(bytes, QStringLiteral("toolchain"));
    if (!text.faults.empty())
        return file;
    QStringList blockVerbs = verbs;
    blockVerbs.removeOne(QStringLiteral("go"));
    blockVerbs.removeOne(QStringLiteral("toolchain"));
    for (const QString& verb : verbs) {
        if (!isKnownBy(verb, goMinor))
            blockVerbs.removeOne(verb);
    }
    for (const ModStatement& statement : text.statements) {
        const QString verb = statement.words.front();
        const bool isKnown = verbs.contains(verb) && isKnownBy(verb, goMinor);
        for (const ModLine& line : linesOf(statement, blockVerbs, file.faults)) {
            if (isKnown)
                readModLine(verb, line, file);
            else
                addModFault(file.faults, line, QStringLiteral("unknown directive: ") + verb, false);
        }
    }
    return file;
}

} // namespace gosetup::gosettings
