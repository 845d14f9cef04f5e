// SPDX-License-Identifier: Apache-2.0
#include "results/EmptyResults.h"

#include "base/Text.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/StatusBadge.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int searchSign = 48;
constexpr int fineSign = 104;

} // namespace

EmptyResults::EmptyResults(QWidget* parent)
    : QWidget(parent), m_sign(label(this, "")), m_title(label(this, "heading")),
      m_text(label(this, "dim")), m_button(namedButton(this, "results.emptyAction"))
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(metric::unit);
    layout->addStretch(2);
    for (QLabel* part : {m_sign, m_title, m_text}) {
        part->setAlignment(Qt::AlignCenter);
        layout->addWidget(part);
    }
    layout->addSpacing(metric::unit);
    layout->addWidget(m_button, 0, Qt::AlignCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyResults::leaveRequested);
}

void EmptyResults::tell(Reason reason, int inOrder)
{
    const qreal ratio = devicePixelRatioF();
    m_sign->setPixmap(
        reason == Reason::EverythingInOrder
            ? finePixmap(fineSign, ratio)
            : icons::tinted(QStringLiteral("search"), searchSign, Theme::colours().dim, ratio));
    switch (reason) {
    case Reason::SearchMatchesNothing:
        m_title->setText(Text::tr("Nothing matches the search").translated());
        m_text->setText(Text::tr("Titles, paths, reasons and rule names are searched, in the "
                                 "categories selected above.")
                            .translated());
        m_button->setText(Text::tr("Cl&ear search").translated());
        break;
    case Reason::MessageChecksInOrder:
        m_title->setText(Text::tr("No finding belongs to this message").translated());
        m_text->setText(
            Text::tr("In the categories selected above, nothing on this computer explains it.")
                .translated());
        m_button->setText(Text::tr("Cl&ear search").translated());
        break;
    case Reason::EverythingInOrder:
        m_title->setText(Text::tr("Everything is in order").translated());
        m_text->setText(
            Text::tr("%n check(s) found nothing to fix.", nullptr, inOrder).translated());
        m_button->setText(Text::tr("S&how what was checked").translated());
        break;
    case Reason::KindsHidden:
        m_title->setText(Text::tr("Nothing in the categories selected above").translated());
        m_text->setText(Text::tr("Other categories have findings.").translated());
        m_button->setText(Text::tr("S&how all categories").translated());
        break;
    }
}

} // namespace gosetup
