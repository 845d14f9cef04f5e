// SPDX-License-Identifier: Apache-2.0
#include "report/HtmlReport.h"

#include "report/ReportLabels.h"
#include "report/ReportOrder.h"

#include <QLocale>

namespace gosetup {

namespace {

const char* const styleSheet = R"(
:root { color-scheme: light dark; --ink: #1d2433; --dim: #5d6778; --back: #f6f7f9; --card: #fff;
  --line: #dfe3ea; --problem: #c0362c; --warning: #9a6700; --unknown: #3b6ea5; --ok: #1f7a3f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --dim: #9aa4b5; --back: #14171d;
  --card: #1c2028; --line: #313845; --problem: #ff8a80; --warning: #e3b341; --unknown: #7fb2e5;
  --ok: #6ccf8e; } }
body { margin: 2rem auto; max-width: 56rem; padding: 0 1rem; background: var(--back);
  color: var(--ink); font: 16px/1.5 "Segoe UI", system-ui, "Noto Sans", sans-serif; }
h1 { font-size: 1.5rem; margin-bottom: .2rem } h2 { font-size: 1.1rem; margin-top: 2rem }
article { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: .8rem 1rem; margin: .6rem 0 } article h3 { margin: 0; font-size: 1rem }
.status { font-weight: 600 } .problem { color: var(--problem) } .warning { color: var(--warning) }
.unknown, .note { color: var(--unknown) } .ok { color: var(--ok) }
code, li { overflow-wrap: anywhere } ul { margin: .4rem 0; padding-left: 1.2rem }
p { margin: .4rem 0 } .dim { color: var(--dim) } summary { cursor: pointer }
)";

QString element(const char* tag, const QString& cssClass, const QString& text)
{
    const QString name = QString::fromLatin1(tag);
    return u'<' + name + QStringLiteral(" class=\"") + cssClass + QStringLiteral("\">") +
           text.toHtmlEscaped() + QStringLiteral("</") + name + QStringLiteral(">\n");
}

QString listOf(const QStringList& lines)
{
    if (lines.isEmpty())
        return {};
    QString out = QStringLiteral("<ul>");
    for (const QString& line : lines)
        out += QStringLiteral("<li>") + line.toHtmlEscaped() + QStringLiteral("</li>");
    return out + QStringLiteral("</ul>\n");
}

QString findingHtml(const Finding& finding)
{
    QString out = QStringLiteral("<article>\n<h3><span class=\"status ") +
                  toString(finding.status) + QStringLiteral("\">") + statusSign(finding.status) +
                  u' ' + statusLabel(finding.status).translated().toHtmlEscaped() +
                  QStringLiteral("</span> ") + finding.title.translated().toHtmlEscaped() +
                  QStringLiteral("</h3>\n");
    QStringList evidence;
    for (const Text& line : finding.evidence)
        evidence << line.translated();
    out += listOf(evidence);
    if (finding.status != Status::Ok && !finding.reason.isEmpty())
        out += element("p", QStringLiteral("dim"), finding.reason.translated());
    for (const Fix& fix : finding.fixes) {
        const Text title = needsElevation(fix)
                               ? Text::tr("%1 (requires administrator permission)").arg(fix.title)
                               : fix.title;
        const Text label = fix.recommended ? Text::tr("Fix:") : Text::tr("Optional:");
        out += element("p", QStringLiteral("fix"), label.translated() + u' ' + title.translated());
    }
    return out + element("code", QStringLiteral("dim"), finding.id) +
           QStringLiteral("</article>\n");
}

QString topicHtml(const ShownTopic& topic)
{
    QString bad;
    QString inOrder;
    int count = 0;
    for (const Finding* finding : topic.findings) {
        if (finding->status == Status::Ok) {
            ++count;
            inOrder += findingHtml(*finding);
        } else {
            bad += findingHtml(*finding);
        }
    }
    QString out =
        element("h2", QStringLiteral("topic"), topicTitle(topic.topic).translated()) + bad;
    if (count > 0)
        out += QStringLiteral("<details>") +
               element("summary", QStringLiteral("ok"),
                       Text::tr("%n in order", nullptr, count).translated()) +
               inOrder + QStringLiteral("</details>\n");
    return out;
}

} // namespace

QString htmlReport(const Report& report)
{
    const QString title = Text::tr("Go on %1").arg(machineText(report.machine)).translated();
    const QString when = QLocale().toString(report.when.toUTC(), QLocale::LongFormat);
    QString out = QStringLiteral("<!DOCTYPE html>\n<html lang=\"") + QLocale().bcp47Name() +
                  QStringLiteral("\">\n<head>\n<meta charset=\"utf-8\">\n"
                                 "<meta name=\"viewport\" content=\"width=device-width\">\n"
                                 "<title>") +
                  title.toHtmlEscaped() + QStringLiteral("</title>\n<style>") +
                  QLatin1String(styleSheet) + QStringLiteral("</style>\n</head>\n<body>\n");
    out += element("h1", QStringLiteral("title"), title);
    out += element("p", QStringLiteral("summary"), summarySentence(report.summary).translated());
    out += element("p", QStringLiteral("dim"), when);
    for (const ShownTopic& topic : shownTopics(report.findings))
        out += topicHtml(topic);
    if (const Text line = rightsLine(report); !line.isEmpty())
        out += element("p", QStringLiteral("unknown"),
                       statusSign(Status::Unknown) + QStringLiteral(" ") + line.translated());
    return out + QStringLiteral("</body>\n</html>\n");
}

} // namespace gosetup
