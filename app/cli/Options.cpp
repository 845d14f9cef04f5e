// SPDX-License-Identifier: Apache-2.0
#include "cli/Options.h"

#include "toolchain/HashText.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace gosetup::cli {

namespace {

bool takes(const Grammar& grammar, Group group)
{
    return (grammar.groups & static_cast<unsigned>(group)) != 0;
}

void add(QCommandLineParser& parser, const QStringList& names, const Text& help,
         const QString& value = {})
{
    parser.addOption(QCommandLineOption(names, help.translated(), value));
}

void addChoice(QCommandLineParser& parser)
{
    add(parser, {QStringLiteral("go")}, Text::tr("Install this Go: 1.24.4 or latest."),
        QStringLiteral("VERSION"));
    add(parser, {QStringLiteral("archive")},
        Text::tr("Install from this archive instead of downloading."), QStringLiteral("FILE"));
    add(parser, {QStringLiteral("sha256")},
        Text::tr("The SHA-256 that the archive must have, if no known list contains it."),
        QStringLiteral("HASH"));
    add(parser, {QStringLiteral("dir")},
        Text::tr("The folder for Go; default: %LOCALAPPDATA%\\Programs\\Go, or %ProgramFiles%\\Go "
                 "with --scope machine."),
        QStringLiteral("PATH"));
    add(parser, {QStringLiteral("scope")},
        Text::tr("Whose variables and PATH entries are set: user (default) or machine."),
        QStringLiteral("user|machine"));
    add(parser, {QStringLiteral("tool")},
        Text::tr("Also build this tool with go install: gopls, dlv, staticcheck, golangci-lint or "
                 "PACKAGE@VERSION (repeat, or separate by commas)."),
        QStringLiteral("TOOL"));
    add(parser, {QStringLiteral("defender-exclusions")},
        Text::tr("Also exclude Go's cache folders from Microsoft Defender."));
}

void declare(QCommandLineParser& parser, const Grammar& grammar)
{
    parser.setApplicationDescription(grammar.summary.translated());
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    add(parser, {QStringLiteral("h"), QStringLiteral("help")}, Text::tr("Show this help."));
    add(parser, {QStringLiteral("lang")}, Text::tr("Language: en or zh_CN; default: the system's."),
        QStringLiteral("LANG"));
    if (takes(grammar, Group::Output)) {
        add(parser, {QStringLiteral("json")},
            Text::tr("Write only versioned JSON to standard output."));
        add(parser, {QStringLiteral("q"), QStringLiteral("quiet")},
            Text::tr("Show only errors, and never prompt."));
        add(parser, {QStringLiteral("verbose")},
            Text::tr("Also show what is in order, and every unchanged line."));
        add(parser, {QStringLiteral("log")}, Text::tr("Write a log to this file."),
            QStringLiteral("FILE"));
    }
    if (takes(grammar, Group::Practice)) {
        add(parser, {QStringLiteral("practice")},
            Text::tr("Work on a practice machine: a built-in name or an image file."),
            QStringLiteral("NAME|FILE"));
        add(parser, {QStringLiteral("practice-dir")},
            Text::tr("Keep the practice machine's drives and state in this folder."),
            QStringLiteral("DIR"));
    }
    if (takes(grammar, Group::Filter)) {
        add(parser, {QStringLiteral("only")},
            Text::tr("Only these rules or topics (repeat, or separate by commas)."),
            QStringLiteral("RULE"));
        add(parser, {QStringLiteral("skip")}, Text::tr("Skip these rules or topics."),
            QStringLiteral("RULE"));
    }
    if (takes(grammar, Group::Project))
        add(parser, {QStringLiteral("project")},
            Text::tr("Also check the Go project in this folder (repeat for several)."),
            QStringLiteral("DIR"));
    if (takes(grammar, Group::Source))
        add(parser, {QStringLiteral("mirror")},
            Text::tr("Where releases come from: an address, or a folder with dl.json."),
            QStringLiteral("URL|DIR"));
    if (takes(grammar, Group::Choice))
        addChoice(parser);
    if (takes(grammar, Group::Yes))
        add(parser, {QStringLiteral("y"), QStringLiteral("yes")},
            Text::tr("Do not ask for confirmation."));
    if (takes(grammar, Group::OutFile))
        add(parser, {QStringLiteral("o"), QStringLiteral("out")}, Text::tr("Write to this file."),
            QStringLiteral("FILE"));
    if (takes(grammar, Group::Html)) {
        add(parser, {QStringLiteral("html")}, Text::tr("Also write the report as HTML."),
            QStringLiteral("FILE"));
        add(parser, {QStringLiteral("no-network")}, Text::tr("Do not contact any host."));
    }
    if (takes(grammar, Group::All))
        add(parser, {QStringLiteral("all")}, Text::tr("All of them."));
    if (takes(grammar, Group::Markdown))
        add(parser, {QStringLiteral("markdown")}, Text::tr("Every rule as a Markdown document."));
    if (takes(grammar, Group::Deep))
        add(parser, {QStringLiteral("deep")},
            Text::tr("Also verify every file of the module cache; this reads all of it."));
    if (takes(grammar, Group::Keep))
        add(parser, {QStringLiteral("keep")},
            Text::tr("Keep the program in this folder, which must be empty or not exist."),
            QStringLiteral("DIR"));
    if (takes(grammar, Group::KeepPath))
        add(parser, {QStringLiteral("keep-path")}, Text::tr("Keep PATH entries where they are."));
    if (!grammar.positionalName.isEmpty())
        parser.addPositionalArgument(grammar.positionalName, grammar.positionalHelp.translated(),
                                     grammar.positionalRequired
                                         ? grammar.positionalName
                                         : u'[' + grammar.positionalName + u']');
}

QString value(const QCommandLineParser& parser, const char* name)
{
    const QString key = QString::fromLatin1(name);
    return parser.optionNames().contains(key) ? parser.value(key) : QString();
}

bool isSet(const QCommandLineParser& parser, const char* name)
{
    // isSet() of an option the verb does not declare would print a warning.
    const QStringList names = parser.optionNames();
    const QString key = QString::fromLatin1(name);
    if (names.contains(key))
        return true;
    const bool shortened = key == QLatin1String("help") || key == QLatin1String("yes") ||
                           key == QLatin1String("quiet") || key == QLatin1String("out");
    return shortened && names.contains(key.left(1));
}

QStringList list(const QCommandLineParser& parser, const char* name)
{
    if (!isSet(parser, name))
        return {};
    QStringList out;
    const QStringList values = parser.values(QString::fromLatin1(name));
    for (const QString& one : values) {
        const QStringList parts = one.split(u',', Qt::SkipEmptyParts);
        for (const QString& part : parts)
            out << part.trimmed();
    }
    return out;
}

Result<void> readScope(const QCommandLineParser& parser, Options& options)
{
    if (!isSet(parser, "scope"))
        return {};
    const QString text = value(parser, "scope");
    if (text == toString(Scope::User))
        options.scope = Scope::User;
    else if (text == toString(Scope::Machine))
        options.scope = Scope::Machine;
    else
        return fail(ErrorCode::Usage, Text::tr("--scope is user or machine, not \"%1\"").arg(text));
    return {};
}

Result<void> checkPositional(const Grammar& grammar, const Options& options)
{
    if (grammar.positionalName.isEmpty() && !options.positional.isEmpty())
        return fail(ErrorCode::Usage, Text::tr("%1 does not accept \"%2\"")
                                          .arg(grammar.verb)
                                          .arg(options.positional.first()));
    if (options.positional.size() > 1 && !grammar.positionalIsText)
        return fail(ErrorCode::Usage, Text::tr("only one %1 is allowed, and \"%2\" is a second")
                                          .arg(grammar.positionalName)
                                          .arg(options.positional.at(1)));
    if (grammar.positionalRequired && options.positional.isEmpty() && !options.all &&
        !options.markdown && !options.help)
        return fail(ErrorCode::Usage,
                    Text::tr("%1 requires a %2").arg(grammar.verb).arg(grammar.positionalName));
    return {};
}

Result<void> checkTogether(const Options& options)
{
    if (!options.practiceDir.isEmpty() && options.practice.isEmpty())
        return fail(ErrorCode::Usage, Text::tr("--practice-dir requires --practice NAME"));
    if (!options.archive.isEmpty() && !options.go.isEmpty())
        return fail(ErrorCode::Usage,
                    Text::tr("--archive and --go cannot be combined: an archive has its version"));
    if (!options.archive.isEmpty() && !options.mirror.isEmpty())
        return fail(ErrorCode::Usage, Text::tr("--archive and --mirror cannot be combined"));
    if (!options.sha256.isEmpty() && options.archive.isEmpty())
        return fail(ErrorCode::Usage, Text::tr("--sha256 requires --archive"));
    return {};
}

} // namespace

Result<Options> parseOptions(const Grammar& grammar, const QStringList& arguments)
{
    QCommandLineParser parser;
    declare(parser, grammar);
    if (!parser.parse(arguments))
        return fail(ErrorCode::Usage, Text::verbatim(parser.errorText()),
                    Text::tr("see gosetup %1 --help").arg(grammar.verb));
    Options o;
    o.positional = parser.positionalArguments();
    o.practice = value(parser, "practice");
    o.practiceDir = value(parser, "practice-dir");
    o.json = isSet(parser, "json");
    o.quiet = isSet(parser, "quiet");
    o.verbose = isSet(parser, "verbose");
    o.yes = isSet(parser, "yes");
    o.help = isSet(parser, "help");
    o.tools = list(parser, "tool");
    o.noNetwork = isSet(parser, "no-network");
    o.all = isSet(parser, "all");
    o.markdown = isSet(parser, "markdown");
    o.exclusions = isSet(parser, "defender-exclusions");
    o.keepPath = isSet(parser, "keep-path");
    o.deep = isSet(parser, "deep");
    o.mirror = value(parser, "mirror");
    o.archive = value(parser, "archive");
    o.sha256 = value(parser, "sha256");
    // As pasted: with blanks, line ends, a byte order mark, the name of the file. What is no hash
    // is refused where it is used.
    if (const auto hash = parseHashText(o.sha256.toUtf8(), QFileInfo(o.archive).fileName()))
        o.sha256 = QString::fromLatin1(*hash);
    o.go = value(parser, "go");
    o.dir = value(parser, "dir");
    o.only = list(parser, "only");
    o.skip = list(parser, "skip");
    if (isSet(parser, "project"))
        o.projects = parser.values(QStringLiteral("project"));
    o.out = isSet(parser, "out") ? parser.value(QStringLiteral("out")) : QString();
    o.html = value(parser, "html");
    o.log = value(parser, "log");
    o.keep = value(parser, "keep");
    GOSETUP_RETURN_IF_FAILED(readScope(parser, o));
    GOSETUP_RETURN_IF_FAILED(checkPositional(grammar, o));
    GOSETUP_RETURN_IF_FAILED(checkTogether(o));
    return o;
}

QString helpText(const Grammar& grammar)
{
    QCommandLineParser parser;
    declare(parser, grammar);
    // Qt names the program after argv[0] alone; ours has a verb.
    QString text = parser.helpText();
    const qsizetype end = text.indexOf(u'\n');
    QString usage = Text::tr("Usage: gosetup %1 [options]").arg(grammar.verb).translated();
    if (!grammar.positionalName.isEmpty())
        usage += u' ' + (grammar.positionalRequired ? grammar.positionalName
                                                    : u'[' + grammar.positionalName + u']');
    return usage + text.mid(end);
}

} // namespace gosetup::cli
