// SPDX-License-Identifier: Apache-2.0
#include "cli/Context.h"
#include "report/ReportLabels.h"
#include "rules/Catalogue.h"
#include "rules/RulesMarkdown.h"

#include <QJsonArray>

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

Result<ExitCode> runExplain(Context& context)
{
    if (context.options.markdown) {
        context.console.print(rulesMarkdown());
        return ExitCode::InOrder;
    }
    std::vector<const Rule*> chosen;
    const QString wanted = context.options.positional.value(0);
    for (const Rule& rule : catalogue()) {
        const bool matches = context.options.all || rule.id == wanted || topicOf(rule.id) == wanted;
        if (matches)
            chosen.push_back(&rule);
    }
    if (chosen.empty())
        return fail(ErrorCode::Usage, Text::tr("unknown rule \"%1\"").arg(wanted),
                    Text::tr("\"gosetup explain --all\" lists them"));
    show(context.console, chosen);
    return ExitCode::InOrder;
}

} // namespace

Verb explainVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("explain");
    verb.grammar.summary =
        Text::tr("Explains what a rule checks, why it matters and what it is based on.");
    verb.grammar.groups = Group::Output | Group::All | Group::Markdown;
    verb.grammar.positionalName = QStringLiteral("RULE");
    verb.grammar.positionalHelp = Text::tr("A rule (path.duplicates) or a topic (path).");
    verb.grammar.positionalRequired = true;
    verb.run = runExplain;
    return verb;
}

} // namespace gosetup::cli
