// SPDX-License-Identifier: Apache-2.0
#include "results/RightsLine.h"

#include "base/Text.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/StatusBadge.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace gosetup {

RightsLine::RightsLine(QWidget* parent)
    : QWidget(parent), m_badge(new StatusBadge(Status::Unknown, this)), m_text(label(this, "dim")),
      m_check(namedButton(this, "results.checkElevated"))
{
    setObjectName(QStringLiteral("results.rights"));
    m_text->setObjectName(QStringLiteral("results.rightsText"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit);
    layout->addWidget(m_badge, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 0, Qt::AlignVCenter);
    layout->addWidget(m_check, 0, Qt::AlignVCenter);
    layout->addStretch(1);
    m_text->setWordWrap(false); // it is one line, and short
    m_check->setProperty("kind", QStringLiteral("link"));
    m_check->setIcon(icons::shield());
    hide();
}

void RightsLine::tell(int answers, bool canAsk)
{
    setVisible(answers > 0);
    if (answers == 0)
        return;
    m_badge->setStatus(Status::Unknown);
    m_text->setText((canAsk
                         ? Text::tr("%n answer(s) need administrator permission", nullptr, answers)
                         : Text::tr("%n answer(s) need administrator permission, which this "
                                    "account does not have",
                                    nullptr, answers))
                        .translated());
    m_check->setText(Text::tr("Check with admi&nistrator rights").translated());
    m_check->setAccessibleDescription(m_text->text());
    m_check->setVisible(canAsk);
    setAccessibleName(m_text->text());
}

} // namespace gosetup
