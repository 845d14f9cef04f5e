// SPDX-License-Identifier: Apache-2.0
#include "results/FindingDetail.h"

#include "report/ReportLabels.h"
#include "report/TextReport.h"
#include "results/FindingsModel.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/ChangeRow.h"
#include "widgets/FlowLayout.h"
#include "widgets/Labels.h"
#include "widgets/SpanLabel.h"
#include "widgets/StatusBadge.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

/// The subject first, unless the evidence names it anyway.
QStringList evidenceLines(const Finding& finding)
{
    QStringList lines;
    for (const Text& line : finding.evidence)
        lines << line.translated();
    const bool named = std::ranges::any_of(lines, [&](const QString& line) {
        return line.contains(finding.subject, Qt::CaseInsensitive);
    });
    if (!named && !finding.subject.isEmpty())
        lines.prepend(finding.subject);
    return lines;
}

void empty(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

FindingDetail::FindingDetail(QWidget* parent)
    : QFrame(parent), m_scroll(new QScrollArea(this)), m_content(new QWidget),
      m_foot(new QWidget(this)), m_badge(new StatusBadge(Status::Ok, m_content)),
      m_title(label(m_content, "heading")), m_kind(new SpanLabel(m_content)),
      m_evidenceTitle(label(m_content, "strong")), m_evidenceFrame(frame(m_content, "inset")),
      m_evidence(new SpanLabel(m_evidenceFrame)), m_whyTitle(label(m_content, "strong")),
      m_why(label(m_content, "dim")), m_fixTitle(label(m_content, "strong")),
      m_fixChoice(new QComboBox(m_content)), m_fixText(label(m_content, "dim")),
      m_changesFrame(frame(m_content, "inset")), m_changes(layoutOf(m_changesFrame)),
      m_byHand(label(m_content, "")), m_setUp(namedButton(m_foot, "results.setUp")),
      m_fix(namedButton(m_foot, "results.fixThis")), m_copy(namedButton(m_foot, "results.copy")),
      m_notForMe(namedButton(m_foot, "results.notForMe")), m_reasonRow(new QWidget(m_foot)),
      m_reasonLabel(label(m_reasonRow, "dim")), m_reason(new QLineEdit(m_reasonRow)),
      m_hide(namedButton(m_reasonRow, "results.hide")),
      m_keep(namedButton(m_reasonRow, "results.keep"))
{
    setProperty("kind", QStringLiteral("card"));
    m_scroll->setObjectName(QStringLiteral("results.detail"));
    m_scroll->setProperty("kind", QStringLiteral("pane"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_content->setProperty("kind", QStringLiteral("bare"));
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(metric::unit);
    buildHead(layout);
    buildFix(layout);
    layout->addStretch(1);
    m_scroll->setWidget(m_content);

    auto* line = new QFrame(this);
    line->setProperty("kind", QStringLiteral("line"));
    line->setFixedHeight(1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(2, 2, 2, 2);
    whole->setSpacing(0);
    whole->addWidget(m_scroll, 1);
    whole->addWidget(line);
    whole->addWidget(buildButtons());
    clear();
}

void FindingDetail::buildHead(QVBoxLayout* layout)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::unit + 2);
    head->addWidget(m_badge, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    layout->addLayout(head);
    layout->addWidget(m_kind);
    layout->addSpacing(metric::unit / 2);
    layout->addWidget(m_evidenceTitle);
    layoutOf(m_evidenceFrame)->addWidget(m_evidence);
    layout->addWidget(m_evidenceFrame);
    layout->addSpacing(metric::unit / 2);
    layout->addWidget(m_whyTitle);
    layout->addWidget(m_why);
}

void FindingDetail::buildFix(QVBoxLayout* layout)
{
    layout->addSpacing(metric::unit / 2);
    layout->addWidget(m_fixTitle);
    m_fixChoice->setObjectName(QStringLiteral("results.fixChoice"));
    m_fixChoice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fixChoice->setMinimumContentsLength(12);
    layout->addWidget(m_fixChoice);
    layout->addWidget(m_fixText);
    m_changes->setSpacing(metric::unit + 2);
    layout->addWidget(m_changesFrame);
    layout->addWidget(m_byHand);
    connect(m_fixChoice, &QComboBox::activated, this,
            [this](int index) { Q_EMIT fixChosen(m_fixChoice->itemData(index).toString()); });
}

QWidget* FindingDetail::buildButtons()
{
    m_foot->setProperty("kind", QStringLiteral("bare"));
    auto* layout = new QVBoxLayout(m_foot);
    layout->setContentsMargins(18, 12, 18, 12);
    layout->setSpacing(0);
    m_fix->setProperty("kind", QStringLiteral("primary"));
    m_setUp->setProperty("kind", QStringLiteral("primary"));
    auto* buttons = new FlowLayout(metric::unit);
    buttons->addWidget(m_setUp);
    buttons->addWidget(m_fix);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_notForMe);
    layout->addLayout(buttons);

    auto* ask = new QVBoxLayout(m_reasonRow);
    ask->setContentsMargins(0, metric::unit, 0, 0);
    ask->setSpacing(metric::unit);
    m_reason->setObjectName(QStringLiteral("results.reason"));
    m_reasonLabel->setBuddy(m_reason);
    ask->addWidget(m_reasonLabel);
    ask->addWidget(m_reason);
    auto* answers = new FlowLayout(metric::unit);
    answers->addWidget(m_hide);
    answers->addWidget(m_keep);
    ask->addLayout(answers);
    layout->addWidget(m_reasonRow);

    connect(m_setUp, &QPushButton::clicked, this, &FindingDetail::setUpRequested);
    connect(m_fix, &QPushButton::clicked, this, &FindingDetail::fixRequested);
    connect(m_copy, &QPushButton::clicked, this, &FindingDetail::copy);
    connect(m_notForMe, &QPushButton::clicked, this, [this] { askReason(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] {
        askReason(false);
        m_notForMe->setFocus();
    });
    const auto hideNow = [this] { Q_EMIT hideRequested(m_reason->text().trimmed()); };
    connect(m_hide, &QPushButton::clicked, this, hideNow);
    connect(m_reason, &QLineEdit::returnPressed, this, hideNow);
    return m_foot;
}

void FindingDetail::setFinding(const Finding& finding, const std::optional<FixChoice>& chosen)
{
    const bool another = !m_finding || keyOf(*m_finding) != keyOf(finding);
    m_finding = finding;
    m_content->show();
    m_foot->show();
    m_copy->setText(Text::tr("&Copy").translated());
    m_badge->setStatus(finding.status);
    m_title->setText(finding.title.translated());
    m_kind->setSpans(
        {{statusLabel(finding.status).translated() + QStringLiteral("  ·  "), Span::Style::Dim},
         {finding.id, Span::Style::FixedDim}});
    const QStringList lines = evidenceLines(finding);
    m_evidence->setLines(lines, Span::Style::Fixed);
    m_evidenceTitle->setVisible(!lines.isEmpty());
    m_evidenceFrame->setVisible(!lines.isEmpty());
    m_why->setText(finding.reason.translated());
    m_whyTitle->setVisible(!finding.reason.isEmpty());
    m_why->setVisible(!finding.reason.isEmpty());
    showFix(chosen);
    m_notForMe->setVisible(finding.status != Status::Ok);
    m_scroll->setAccessibleName(Text::tr("Details: %1").arg(finding.title).translated());
    if (another) {
        askReason(false);
        m_reason->clear();
        m_scroll->ensureVisible(0, 0);
    }
}

void FindingDetail::showFix(const std::optional<FixChoice>& chosen)
{
    m_fixChoice->clear();
    for (const FixChoice& choice : fixChoices(*m_finding))
        m_fixChoice->addItem(choice.titles().join(u' '), choice.id());
    m_fixChoice->setVisible(chosen && m_fixChoice->count() > 1);
    if (chosen)
        m_fixChoice->setCurrentIndex(m_fixChoice->findData(chosen->id()));
    m_fixText->setText(chosen ? chosen->titles().join(u'\n') : QString());
    m_fixText->setVisible(chosen.has_value());
    QStringList byHand;
    for (const Fix& fix : m_finding->fixes) {
        if (fix.changes.empty())
            byHand << fix.title.translated();
    }
    m_byHand->setText(byHand.join(u'\n'));
    m_byHand->setVisible(!byHand.isEmpty());
    m_fixTitle->setVisible(chosen || !byHand.isEmpty());
    m_fixTitle->setText(chosen ? Text::tr("What the fix does").translated()
                               : Text::tr("What you can do").translated());
    m_setUp->setVisible(m_finding->id == QLatin1String("toolchain.none") &&
                        m_finding->status == Status::Problem);
    m_fix->setVisible(chosen.has_value());
    m_fix->setIcon(chosen && chosen->needsRights() ? icons::shield() : QIcon());
    m_changesFrame->hide();
}

void FindingDetail::setPreview(const Result<Plan>& plan)
{
    empty(m_changes);
    const auto line = [this](std::vector<Span> spans, bool shield) {
        auto* row = new QWidget(m_changesFrame);
        row->setProperty("kind", QStringLiteral("bare"));
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        auto* text = new SpanLabel(row);
        text->setSpans(std::move(spans));
        layout->addWidget(text, 1);
        if (shield) {
            QLabel* sign = label(row, "");
            sign->setPixmap(icons::coloured(QStringLiteral("shield"), 16, devicePixelRatioF()));
            sign->setToolTip(Text::tr("Requires administrator permission").translated());
            sign->setAccessibleName(sign->toolTip());
            layout->addWidget(sign, 0, Qt::AlignTop);
        }
        m_changes->addWidget(row);
    };
    if (!plan)
        line({{plan.error().translated(), Span::Style::Dim}}, false);
    else if (plan->changes.empty())
        line({{Text::tr("Already applied").translated(), Span::Style::Dim}}, false);
    else
        for (const PlannedChange& change : plan->changes) {
            const ChangeRow row = changeRow(change);
            line(row.stacked(), row.needsRights);
        }
    m_changesFrame->show();
}

void FindingDetail::clear()
{
    m_finding.reset();
    m_content->hide();
    m_foot->hide();
}

void FindingDetail::askReason(bool ask)
{
    m_reasonRow->setVisible(ask);
    m_notForMe->setEnabled(!ask);
    if (ask)
        m_reason->setFocus();
}

void FindingDetail::copy()
{
    if (!m_finding)
        return;
    QGuiApplication::clipboard()->setText(textFinding(*m_finding, TextStyle{}));
    m_copy->setText(Text::tr("Copied").translated());
    Q_EMIT copied();
}

void FindingDetail::setFixEnabled(bool enabled)
{
    m_setUp->setEnabled(enabled);
    m_fix->setEnabled(enabled);
}

void FindingDetail::retranslate()
{
    m_evidenceTitle->setText(Text::tr("Current state").translated());
    m_whyTitle->setText(Text::tr("Why it matters").translated());
    m_fixChoice->setAccessibleName(Text::tr("Ways to fix it").translated());
    m_setUp->setText(Text::tr("Set up &Go…").translated());
    m_fix->setText(Text::tr("&Fix this").translated());
    m_copy->setText(Text::tr("&Copy").translated());
    m_notForMe->setText(Text::tr("H&ide…").translated());
    m_reasonLabel->setText(
        Text::tr("Hidden until GoSetup is closed. &Reason (optional):").translated());
    m_reason->setAccessibleName(Text::tr("Reason").translated());
    m_hide->setText(Text::tr("&Hide").translated());
    m_keep->setText(Text::tr("Canc&el").translated());
    m_scroll->setAccessibleName(Text::tr("Details").translated());
}

} // namespace gosetup
