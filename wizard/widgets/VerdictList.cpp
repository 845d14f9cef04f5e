// SPDX-License-Identifier: Apache-2.0
#include "widgets/VerdictList.h"

#include "report/ReportLabels.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/StatusBadge.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace gosetup {

VerdictList::VerdictList(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metric::unit);
}

void VerdictList::setLines(const std::vector<Line>& lines)
{
    m_lines = lines;
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        // Perhaps this very link's click is on the way, so it is deleted later; nobody finds it
        // now.
        item->widget()->hide();
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater();
        delete item;
    }
    m_lastLink = m_anchor;
    int number = 0;
    for (const Line& line : m_lines)
        m_layout->addWidget(make(line, number++));
    setVisible(!m_lines.empty());
}

void VerdictList::retranslate()
{
    setLines(std::vector<Line>(m_lines));
}

VerdictList::Line VerdictList::lineOf(const Finding& finding)
{
    Line line{finding.status, finding.title, finding.evidence, {}, {}};
    if (finding.status > Status::Note && !finding.reason.isEmpty())
        line.detail.push_back(finding.reason);
    return line;
}

QWidget* VerdictList::make(const Line& line, int number)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit);
    layout->addWidget(new StatusBadge(line.status, row), 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    QString spoken = statusLabel(line.status).translated();
    if (!line.title.isEmpty()) {
        texts->addWidget(label(row, "strong", line.title.translated()));
        spoken += QStringLiteral(": ") + line.title.translated();
    }
    for (const Text& part : line.detail) {
        auto* text = label(row, line.title.isEmpty() ? "" : "dim", part.translated());
        texts->addWidget(text);
        spoken += u' ' + part.translated();
    }
    if (!line.link.isEmpty()) {
        auto* link = new QPushButton(row);
        link->setProperty("kind", QStringLiteral("link"));
        link->setObjectName(QStringLiteral("%1.link%2").arg(objectName()).arg(number));
        link->setText(line.link.translated().replace(u'&', QLatin1String("&&")));
        link->setAccessibleName(line.link.translated());
        link->setCursor(Qt::PointingHandCursor);
        link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        connect(link, &QPushButton::clicked, this,
                [this, value = line.value] { Q_EMIT linkChosen(value); });
        texts->addWidget(link, 0, Qt::AlignLeft);
        if (m_lastLink != nullptr)
            setTabOrder(m_lastLink, link);
        m_lastLink = link;
    }
    layout->addLayout(texts, 1);
    row->setAccessibleName(spoken);
    return row;
}

} // namespace gosetup
