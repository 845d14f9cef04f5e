// SPDX-License-Identifier: Apache-2.0
#include "rules/RulesMarkdown.h"
#include "rules/Catalogue.h"

namespace gosetup {

namespace {

/// A `%n` in a title is a count that a finding fills in; here it is any number.
QString plain(const Text& text)
{
    return text.english().replace(u'|', QStringLiteral("\\|"));
}

} // namespace

QString rulesMarkdown()
{
    QString out = QStringLiteral(
        "<!-- SPDX-License-Identifier: Apache-2.0 -->\n"
        "<!-- Generated from the catalogue by `gosetup explain --markdown`; do not edit. -->\n"
        "# The rules\n\n"
        "What `gosetup check` looks at. An id never changes its meaning. \"At worst\" is the "
        "gravest\n"
        "thing a rule says; a rule that cannot know says *unknown*, never *ok*.\n");
    QString topic;
    for (const Rule& rule : catalogue()) {
        if (topicOf(rule.id) != topic) {
            topic = topicOf(rule.id);
            out += QStringLiteral("\n## %1\n").arg(topic);
        }
        out += QStringLiteral("\n### `%1`\n\n**%2.** At worst: %3.\n\n%4\n")
                   .arg(rule.id, plain(rule.title), toString(rule.severity), plain(rule.why));
        if (!rule.source.isEmpty())
            out += QStringLiteral("\nSource: %1\n").arg(rule.source);
    }
    return out;
}

} // namespace gosetup
