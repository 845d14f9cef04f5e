// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Refusal.h"

#include "gosettings/BuildConfiguration.h"
#include "gosettings/GoUrl.h"
#include "gosettings/ProxyList.h"
#include "gosettings/SumDatabase.h"
#include "gosettings/Words.h"
#include "paths/WindowsPath.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace gosetup::gosettings {

namespace {

/// filepath.IsAbs on Windows: "C:\x", "C:/x", "\\server\share". Quotes and blanks count.
bool isAbs(const QString& path)
{
    static const QRegularExpression drive(QStringLiteral("^[A-Za-z]:[\\\\/]"));
    static const QRegularExpression share(QStringLiteral("^[\\\\/]{2}[^\\\\/]+[\\\\/]+[^\\\\/]"));
    return drive.match(path).hasMatch() || share.match(path).hasMatch();
}

/// What Go says when it makes the folder: Windows has no such name (error 123).
QString refusalToMake(const QString& folder)
{
    const QStringList segments = winpath::segments(folder);
    const bool isDevice =
        folder.startsWith(QLatin1String("\\\\?\\")) || folder.startsWith(QLatin1String("\\\\.\\"));
    return !isDevice &&
                   std::any_of(segments.begin(), segments.end(), winpath::hasForbiddenCharacter)
               ? QStringLiteral("mkdir %1: The filename, directory name, or volume label syntax "
                                "is incorrect.")
                     .arg(folder)
               : QString();
}

QString ofProxy(const QString& value, const GoKnown&)
{
    return parseProxyList(value).refusal;
}

QString ofSumDatabase(const QString& value, const GoKnown&)
{
    return parseSumDatabase(value).refusal;
}

QString ofFlags(const QString& value, const GoKnown& go)
{
    return parseGoFlags(value, go.minor).refusal;
}

QString ofModule(const QString& value, const GoKnown&)
{
    const bool known = value == QLatin1String("on") || value == QLatin1String("off") ||
                       value == QLatin1String("auto");
    return known ? QString()
                 : QStringLiteral("go: unknown environment setting GO111MODULE=%1").arg(value);
}

QString ofGopath(const QString& value, const GoKnown& go)
{
    // That one is only warned of, and the entries are not looked at any more.
    if (!go.goroot.isEmpty() && winpath::same(value, go.goroot))
        return {};
    for (const QString& entry : splitFolderList(value)) {
        if (entry.startsWith(u'~'))
            return QStringLiteral("go: GOPATH entry cannot start with shell metacharacter '~': %1")
                .arg(goQuoted(entry));
        if (!isAbs(entry))
            return QStringLiteral("go: GOPATH entry is relative; must be absolute path: %1.")
                .arg(goQuoted(entry));
        if (const QString refusal = refusalToMake(entry); !refusal.isEmpty())
            return refusal;
    }
    return {};
}

QString ofGobin(const QString& value, const GoKnown&)
{
    return isAbs(value) ? refusalToMake(value)
                        : QStringLiteral("cannot install, GOBIN must be an absolute path");
}

QString ofGocache(const QString& value, const GoKnown&)
{
    if (value == QLatin1String("off"))
        return QStringLiteral("build cache is disabled by GOCACHE=off, but required as of Go 1.12");
    return isAbs(value) ? refusalToMake(value)
                        : QStringLiteral("build cache is required, but could not be located: "
                                         "GOCACHE is not an absolute path");
}

QString ofModcache(const QString& value, const GoKnown&)
{
    return isAbs(value) ? refusalToMake(value)
                        : QStringLiteral("GOMODCACHE entry is relative; must be absolute path: %1.")
                              .arg(goQuoted(value));
}

QString ofWork(const QString& value, const GoKnown&)
{
    return value == QLatin1String("off") || value == QLatin1String("auto") || isAbs(value)
               ? QString()
               : QStringLiteral("go: invalid GOWORK: not an absolute path");
}

/// A version as cmd/go/internal/gover reads one: 1.21, 1.21.0, 1.21rc2.
bool isVersion(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)|[a-z]+(0|[1-9][0-9]*)?)?)?$"));
    return form.match(text).hasMatch();
}

QString versionOfToolchain(const QString& name)
{
    static const QRegularExpression end(QStringLiteral("[ \\t-]"));
    if (!name.startsWith(QLatin1String("go")) || name.contains(u'\\') || name.contains(u'/'))
        return {};
    const QString version = name.mid(2).section(end, 0, 0);
    return isVersion(version) ? version : QString();
}

/// "1.24": a language version, of which there is no toolchain since 1.21.
bool isLanguageOnly(const QString& version)
{
    static const QRegularExpression form(QStringLiteral("^1\\.([0-9]+)$"));
    constexpr int firstWithPatch = 21;
    const auto match = form.match(version);
    return match.hasMatch() && match.captured(1).toInt() >= firstWithPatch;
}

QString ofToolchain(const QString& value, const GoKnown& go)
{
    constexpr int first = 21;
    if ((go.minor > 0 && go.minor < first) || value == QLatin1String("auto") ||
        value == QLatin1String("path"))
        return {};
    const QString invalid = QStringLiteral("go: invalid GOTOOLCHAIN %1").arg(goQuoted(value));
    const qsizetype plus = value.indexOf(u'+');
    const QString least = plus < 0 ? value : value.left(plus);
    const QString suffix = plus < 0 ? QString() : value.mid(plus + 1);
    if (least != QLatin1String("local")) {
        const QString version = versionOfToolchain(least);
        if (version.isEmpty() || !least.startsWith(QLatin1String("go1")))
            return plus < 0
                       ? invalid
                       : invalid +
                             QStringLiteral(": invalid minimum toolchain %1").arg(goQuoted(least));
        if (isLanguageOnly(version) && least == QStringLiteral("go") + version)
            return QStringLiteral("go: invalid toolchain: %1 is a language version but not a "
                                  "toolchain version (%1.x)")
                .arg(least);
    }
    if (plus >= 0 && suffix != QLatin1String("auto") && suffix != QLatin1String("path"))
        return invalid + QStringLiteral(": only version suffixes are +auto and +path");
    return {};
}

QString ofVcs(const QString& value, const GoKnown&)
{
    if (value.trimmed().isEmpty())
        return {};
    QSet<QString> seen;
    for (const QString& raw : value.split(u',')) {
        const QString item = raw.trimmed();
        const QString pattern = item.section(u':', 0, 0).trimmed();
        const QString list = item.section(u':', 1).trimmed();
        if (item.isEmpty())
            return QStringLiteral("empty entry in GOVCS");
        if (!item.contains(u':'))
            return QStringLiteral("malformed entry in GOVCS (missing colon): %1")
                .arg(goQuoted(item));
        if (pattern.isEmpty())
            return QStringLiteral("empty pattern in GOVCS: %1").arg(goQuoted(item));
        if (list.isEmpty())
            return QStringLiteral("empty VCS list in GOVCS: %1").arg(goQuoted(item));
        if (pattern == u'.' || pattern == QLatin1String("..") ||
            pattern.startsWith(QLatin1String("./")) || pattern.startsWith(QLatin1String("../")))
            return QStringLiteral("relative pattern not allowed in GOVCS: %1")
                .arg(goQuoted(pattern));
        if (seen.contains(pattern))
            return QStringLiteral("unreachable pattern in GOVCS: %1").arg(goQuoted(item));
        seen.insert(pattern);
        for (const QString& name : list.split(u'|')) {
            if (name.trimmed().isEmpty())
                return QStringLiteral("empty VCS name in GOVCS: %1").arg(goQuoted(item));
        }
    }
    return {};
}

QString ofAuth(const QString& value, const GoKnown& go)
{
    constexpr int first = 24;
    if ((go.minor > 0 && go.minor < first) || value == QLatin1String("off"))
        return {};
    const QStringList commands = value.split(u';');
    for (const QString& command : commands) {
        const QStringList words = command.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            return QStringLiteral("go: GOAUTH encountered an empty command");
        if (words[0] == QLatin1String("off") && commands.size() > 1)
            return QStringLiteral(
                "go: GOAUTH=off cannot be combined with other authentication commands");
        const QString git = QStringLiteral("go: GOAUTH=git dir method requires an absolute path "
                                           "to the git working directory");
        if (words[0] == QLatin1String("git") && words.size() != 2)
            return git;
        if (words[0] == QLatin1String("git") && !isAbs(words[1]))
            return git + QStringLiteral(", dir is not absolute");
    }
    return {};
}

QString ofCompiler(const QString& name, const QString& value)
{
    const Words words = splitWords(value);
    if (!words.refusal.isEmpty())
        return QStringLiteral("go: %1 environment variable could not be parsed: %2")
            .arg(name, words.refusal);
    if (words.words.isEmpty())
        return {};
    const QString& program = words.words.first();
    const bool hasFolder = program.contains(u'\\') || program.contains(u'/') ||
                           (program.size() > 1 && program[1] == u':');
    if (isAbs(program) || !hasFolder)
        return {};
    return QStringLiteral("go: %1 environment variable is relative; must be absolute path: %2")
        .arg(name, program);
}

using Judge = QString (*)(const QString&, const GoKnown&);

Judge judgeOf(const QString& name)
{
    static const std::array<std::pair<const char*, Judge>, 12> judges = {
        {{"GOPROXY", ofProxy},
         {"GOSUMDB", ofSumDatabase},
         {"GOFLAGS", ofFlags},
         {"GO111MODULE", ofModule},
         {"GOPATH", ofGopath},
         {"GOBIN", ofGobin},
         {"GOCACHE", ofGocache},
         {"GOMODCACHE", ofModcache},
         {"GOWORK", ofWork},
         {"GOTOOLCHAIN", ofToolchain},
         {"GOVCS", ofVcs},
         {"GOAUTH", ofAuth}}};
    for (const auto& [known, judge] : judges) {
        if (name == QLatin1String(known))
            return judge;
    }
    return nullptr;
}

} // namespace

QString refusalOf(const QString& name, const QString& value, const GoKnown& go)
{
    if (value.isEmpty())
        return {};
    if (const Judge judge = judgeOf(name))
        return judge(value, go);
    if (name == QLatin1String("CC") || name == QLatin1String("CXX") || name == QLatin1String("FC"))
        return ofCompiler(name, value);
    return buildRefusalOf(name, value, go);
}

QStringList splitFolderList(const QString& value)
{
    QStringList entries;
    QString entry;
    bool quoted = false;
    const auto take = [&] {
        if (!entry.isEmpty())
            entries << entry;
        entry.clear();
    };
    for (const QChar c : value) {
        if (c == u'"')
            quoted = !quoted;
        else if (c == u';' && !quoted)
            take();
        else
            entry += c;
    }
    take();
    return entries;
}

QStringList gitFoldersOfAuth(const QString& value)
{
    QStringList folders;
    for (const QString& command : value.split(u';')) {
        const QStringList words = command.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.size() == 2 && words[0] == QLatin1String("git"))
            folders << words[1];
    }
    return folders;
}

QStringList unknownVcsNames(const QString& govcs)
{
    static const QStringList known = {QStringLiteral("git"),    QStringLiteral("hg"),
                                      QStringLiteral("svn"),    QStringLiteral("bzr"),
                                      QStringLiteral("fossil"), QStringLiteral("mod"),
                                      QStringLiteral("all"),    QStringLiteral("off")};
    QStringList unknown;
    for (const QString& item : govcs.split(u',', Qt::SkipEmptyParts)) {
        for (const QString& name : item.section(u':', 1).split(u'|')) {
            if (!known.contains(name.trimmed()))
                unknown << name.trimmed();
        }
    }
    return unknown;
}

QStringList programsOfAuth(const QString& value)
{
    static const QStringList own = {QStringLiteral("off"), QStringLiteral("netrc"),
                                    QStringLiteral("git")};
    QStringList programs;
    for (const QString& command : value.split(u';')) {
        const Words words = splitWords(command.trimmed());
        const QString first = command.simplified().section(u' ', 0, 0);
        if (words.refusal.isEmpty() && !words.words.isEmpty() && !own.contains(first))
            programs << words.words.front();
    }
    return programs;
}

QString correctedToolchainName(const QString& value)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:go)?(1\\.[0-9]+(?:\\.[0-9]+|rc[0-9]+)?)(\\+auto|\\+path)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(value.trimmed());
    if (!match.hasMatch())
        return {};
    const QString version = match.captured(1).toLower();
    return QStringLiteral("go") + version +
           (isLanguageOnly(version) ? QStringLiteral(".0") : QString()) +
           match.captured(2).toLower();
}

} // namespace gosetup::gosettings
