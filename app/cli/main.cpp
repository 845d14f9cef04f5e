// SPDX-License-Identifier: Apache-2.0
// Picks the verb, runs it, and prints errors in the one place where errors are printed.
#include "base/Language.h"
#include "cli/Context.h"
#include "elevated/ElevatedEntry.h"
#include "gosettings/ValueText.h"
#include "report/JsonReport.h"
#ifdef Q_OS_WIN
#include "machine/windows/ProcessStart.h"
#endif

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace gosetup::cli {

std::vector<Verb> verbs()
{
    return {checkVerb(), planVerb(),     applyVerb(),   undoVerb(),     historyVerb(),
            imageVerb(), releasesVerb(), explainVerb(), smokeTestVerb()};
}

namespace {

QString overview()
{
    QString out = Text::tr("GoSetup sets up Go on a Windows computer, and checks whether it works.")
                      .translated() +
                  QStringLiteral("\n\n") +
                  Text::tr("Usage: gosetup COMMAND [options]").translated() +
                  QStringLiteral("\n\n");
    for (const Verb& verb : verbs())
        out += hanging(QStringLiteral("  ") + padded(verb.grammar.verb, 12),
                       verb.grammar.summary.translated(), 90);
    return out + u'\n' +
           Text::tr("\"gosetup COMMAND --help\" shows more about each.").translated() + u'\n';
}

int finish(ExitCode code)
{
    return static_cast<int>(code);
}

int complain(Console& console, const QString& verb, const Error& error)
{
    const ExitCode code = exitCodeOf(error);
    const Text said = Error{error.code, error.message, {}, error.detail}.text();
    QString text = QStringLiteral("gosetup: ") + said.translated();
    if (!error.remedy.isEmpty())
        text += QStringLiteral("\n  ") + error.remedy.translated();
    console.complain(text);
    console.print(QJsonObject{
        {QStringLiteral("schema"), QStringLiteral("gosetup.error/1")},
        {QStringLiteral("verb"), verb},
        {QStringLiteral("exitCode"), static_cast<int>(code)},
        {QStringLiteral("error"), toJson(error)},
    });
    return finish(code);
}

/// The value after --lang, wherever it stands: help and errors want the language too.
QString wantedLanguage(const QStringList& arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--lang"))
            return arguments.value(i + 1);
        if (arguments[i].startsWith(QLatin1String("--lang=")))
            return arguments[i].mid(7);
    }
    return {};
}

int runVerb(const Verb& verb, const QStringList& arguments)
{
    // Before the options are understood, the way of complaining must be.
    ConsoleMode mode{arguments.contains(QLatin1String("--json")), false, false};
    auto options = parseOptions(verb.grammar, arguments);
    if (!options) {
        Console console(mode);
        return complain(console, verb.grammar.verb, options.error());
    }
    mode.json = options->json;
    if (options->help) {
        Console(ConsoleMode{}).print(helpText(verb.grammar));
        return finish(ExitCode::InOrder);
    }
    mode.quiet = options->quiet;
    mode.verbose = options->verbose;
    Context context{verb.grammar.verb, *options, Console(mode)};
    const auto code = verb.run(context);
    return code ? finish(*code) : complain(context.console, verb.grammar.verb, code.error());
}

/// The verb that was probably meant; empty where none is close: one mistake in three letters.
QString nearestVerb(const QString& word, const std::vector<Verb>& all)
{
    if (word.size() > 20)
        return {};
    QString nearest;
    qsizetype allowed = word.size() / 3;
    for (const Verb& verb : all) {
        const qsizetype distance = gosettings::editDistance(word.toLower(), verb.grammar.verb);
        if (distance <= allowed) {
            nearest = verb.grammar.verb;
            allowed = distance - 1;
        }
    }
    return nearest;
}

Error unknownVerb(const QString& word, const std::vector<Verb>& all)
{
    const QString nearest = nearestVerb(word, all);
    return Error::make(
        ErrorCode::Usage, Text::tr("unknown command \"%1\"").arg(word),
        nearest.isEmpty()
            ? Text::tr("\"gosetup --help\" lists the commands")
            : Text::tr("did you mean \"%1\"? \"gosetup --help\" lists the commands").arg(nearest));
}

int runProgram(const QStringList& arguments)
{
    Console console(ConsoleMode{arguments.contains(QLatin1String("--json")), false, false});
    if (auto language = useLanguage(wantedLanguage(arguments)); !language)
        return complain(console, {}, language.error());
    const QString word = arguments.value(1);
    if (word == QLatin1String("--version")) {
        Console(ConsoleMode{}).print(QStringLiteral("gosetup " GOSETUP_VERSION));
        return finish(ExitCode::InOrder);
    }
    if (word.isEmpty() || word == QLatin1String("--help") || word == QLatin1String("-h") ||
        word == QLatin1String("help")) {
        Console(ConsoleMode{}).print(overview());
        return finish(word.isEmpty() ? ExitCode::Usage : ExitCode::InOrder);
    }
    const std::vector<Verb> all = verbs();
    const auto verb =
        std::ranges::find_if(all, [&](const Verb& v) { return v.grammar.verb == word; });
    if (verb == all.end())
        return complain(console, word, unknownVerb(word, all));
    QStringList rest = arguments;
    rest.removeAt(1);
    return runVerb(*verb, rest);
}

} // namespace

} // namespace gosetup::cli

int main(int argc, char** argv)
{
#ifdef Q_OS_WIN
    // Static initialisers ran before this; they load no DLL and read no file.
    gosetup::hardenProcess();
#endif
    if (const auto ended = gosetup::elevatedEntry(argc, argv))
        return *ended;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gosetup"));
    return gosetup::cli::runProgram(QCoreApplication::arguments());
}
