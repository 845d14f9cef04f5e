// SPDX-License-Identifier: Apache-2.0
#include "report/Save.h"

#include "machine/SaveFile.h"
#include "report/HtmlReport.h"
#include "report/JsonReport.h"
#include "report/JsonRun.h"
#include "report/Redacted.h"
#include "report/RunReportText.h"
#include "report/TextReport.h"

#include <QJsonDocument>

namespace gosetup {

namespace {

QByteArray jsonBytes(Machine& machine, const Report& report, const RunReport* run)
{
    QJsonObject json = toJson(report);
    if (run != nullptr)
        json.insert(QStringLiteral("run"), toJson(*run));
    return QJsonDocument(redacted(json, machine)).toJson();
}

QString plainText(const Report& report, const RunReport* run)
{
    TextStyle style;
    style.verbose = true;
    QString text = textReport(report, style);
    if (run != nullptr)
        text = textRun(*run, style) + u'\n' + text;
    return text;
}

QString page(const Report& report, const RunReport* run)
{
    QString html = htmlReport(report);
    if (run == nullptr)
        return html;
    const QString block =
        QStringLiteral("<pre>%1</pre>").arg(textRun(*run, TextStyle{}).toHtmlEscaped());
    const auto end = html.lastIndexOf(QLatin1String("</body>"));
    return end < 0 ? html + block : html.insert(end, block);
}

} // namespace

Text reportFileFilter()
{
    return Text::tr("Web page (*.html);;JSON (*.json);;Text (*.txt)");
}

Result<void> saveReportTo(const QString& hostPath, Machine& machine, const Report& report,
                          const RunReport* run)
{
    QByteArray bytes;
    if (hostPath.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        bytes = jsonBytes(machine, report, run);
    else if (hostPath.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive))
        bytes = redacted(plainText(report, run), machine).toUtf8();
    else
        bytes = redacted(page(report, run), machine).toUtf8();
    return saveFile(hostPath, bytes);
}

} // namespace gosetup
