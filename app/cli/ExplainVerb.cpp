// SPDX-License-Identifier: Apache-2.0
#include "cli/Logging.h"
#include "cli/MachineFromOptions.h"
#include "cli/PastedInput.h"
#include "engine/Explain.h"
#include "report/ExplanationReport.h"
#include "report/ReportLabels.h"
#include "rules/Catalogue.h"
#include "rules/RulesMarkdown.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace gosetup::cli {

namespace {

QString ruleText(const Rule& rule, const TextStyle& style)
{
    QString out = painted(rule.id, TextColor::Bold, style) + u'\n';
    out += hanging(QStringLiteral("  "), rule.title.translated(), style.width);
    out += hanging(QStringLiteral("  "),
                   Text::tr("Highest severity: %1").arg(statusLabel(rule.severity)).translated(),
                   style.width);
    out += hanging(QStringLiteral("  "), rule.why.translated(), style.width);
    if (!rule.source.isEmpty())
        out += hanging(QStringLiteral("  "), Text::tr("Source: %1").arg(rule.source).translated(),
                       style.width);
    return out;
}

QJsonObject ruleJson(const Rule& rule)
{
    return {
        {QStringLiteral("id"), rule.id},
        {QStringLiteral("topic"), topicOf(rule.id)},
        {QStringLiteral("title"), rule.title.translated()},
        {QStringLiteral("severity"), toString(rule.severity)},
        {QStringLiteral("why"), rule.why.translated()},
        {QStringLiteral("source"), rule.source},
    };
}

void show(Console& console, const std::vector<const Rule*>& rules)
{
    QStringList texts;
    QJsonArray array;
    for (const Rule* rule : rules) {
        texts << ruleText(*rule, console.style());
        array.append(ruleJson(*rule));
    }
    console.print(texts.join(u'\n'));
    console.print(QJsonObject{
        {QStringLiteral("schema"), QStringLiteral("gosetup.rules/1")},
        {QStringLiteral("rules"), array},
    });
}

std::vector<const Rule*> chosenRules(const Options& options, const QString& wanted)
{
    std::vector<const Rule*> chosen;
    for (const Rule& rule : catalogue()) {
        if (options.all || rule.id == wanted || topicOf(rule.id) == wanted)
            chosen.push_back(&rule);
    }
    return chosen;
}

/// One word as rules and topics are named: a typing error in one is no message.
bool looksLikeRule(const QString& text)
{
    static const QRegularExpression name(QStringLiteral("^[\\w.-]{1,60}$"));
    return text.contains(name);
}

Error unknownMessage(const Options& options)
{
    const Text remedy =
        options.out.isEmpty()
            ? Text::tr("\"gosetup check\" shows what it finds on this computer; with --out "
                       "report.txt this command saves the message with a report to ask somebody, "
                       "without names of people and credentials")
            : Text::tr("%1 has the message with a report to ask somebody, without names of people "
                       "and credentials")
                  .arg(options.out);
    return Error::make(ErrorCode::Usage, Text::tr("this message is not known"), remedy);
}

/// Runs the rules that look for what is behind the messages, on this machine.
Result<ExitCode> explainMessage(Context& context, const QString& pasted)
{
    const Options& options = context.options;
    const errors::Recognition recognition = errors::recognize(pasted);
    const bool isKnown = !recognition.answers.empty();
    if (!isKnown && options.out.isEmpty())
        return tl::unexpected(unknownMessage(options));
    auto machine = openMachine(options);
    GOSETUP_RETURN_IF_FAILED(machine);
    const RunLog runLog(**machine, context, false);
    ObserveOptions observe;
    observe.network = needsNetwork(recognition) || !options.out.isEmpty();
    const Report report = check(*machine, observe, Profile{}).report;
    const Explanation explanation = explain(recognition, report.findings);
    if (!options.out.isEmpty())
        GOSETUP_RETURN_IF_FAILED(
            saveExplanationTo(options.out, pasted, explanation, report, **machine));
    if (!isKnown)
        return tl::unexpected(unknownMessage(options));
    context.console.print(textExplanation(explanation, context.console.style()));
    context.console.print(toJson(explanation));
    return foundProblem(explanation) ? ExitCode::ProblemsFound : ExitCode::InOrder;
}

Result<ExitCode> runExplain(Context& context)
{
    const Options& options = context.options;
    if (options.markdown) {
        context.console.print(rulesMarkdown());
        return ExitCode::InOrder;
    }
    const QString wanted = options.positional.join(u' ');
    const std::vector<const Rule*> chosen = chosenRules(options, wanted);
    if (!chosen.empty()) {
        show(context.console, chosen);
        return ExitCode::InOrder;
    }
    if (wanted == QLatin1String("-")) {
        if (context.console.canAsk())
            context.console.say(
                Text::tr("Paste the message, then press Ctrl+Z and Enter.").translated());
        const auto pasted = readStandardInput();
        GOSETUP_RETURN_IF_FAILED(pasted);
        return explainMessage(context, *pasted);
    }
    if (looksLikeRule(wanted))
        return fail(ErrorCode::Usage, Text::tr("unknown rule \"%1\"").arg(wanted),
                    Text::tr("\"gosetup explain --all\" lists them"));
    return explainMessage(context, wanted);
}

} // namespace

Verb explainVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("explain");
    verb.grammar.summary = Text::tr(
        "Explains an error message: what is behind it, and what to do on this computer. Or "
        "what a rule checks, why it matters and what it is based on.");
    verb.grammar.groups =
        Group::Output | Group::Practice | Group::OutFile | Group::All | Group::Markdown;
    verb.grammar.positionalName = QStringLiteral("MESSAGE|RULE");
    verb.grammar.positionalHelp =
        Text::tr("The text of an error message (- reads it from standard input), a rule "
                 "(path.duplicates) or a topic (path).");
    verb.grammar.positionalRequired = true;
    verb.grammar.positionalIsText = true;
    verb.run = runExplain;
    return verb;
}

} // namespace gosetup::cli
