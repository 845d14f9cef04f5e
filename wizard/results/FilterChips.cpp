// SPDX-License-Identifier: Apache-2.0
#include "results/FilterChips.h"

#include "theme/Theme.h"
#include "widgets/FlowLayout.h"
#include "widgets/StatusBadge.h"

#include <QPushButton>

namespace gosetup {

namespace {

constexpr int iconSize = 18;

Text chipText(FindingGroup group, int n)
{
    switch (group) {
    case FindingGroup::Problem: return Text::tr("%n &problem(s)", nullptr, n);
    case FindingGroup::Warning: return Text::tr("%n &warning(s)", nullptr, n);
    case FindingGroup::Unknown: return Text::tr("%n un&known", nullptr, n);
    case FindingGroup::Hint: return Text::tr("%n hin&t(s)", nullptr, n);
    case FindingGroup::InOrder: return Text::tr("%n in or&der", nullptr, n);
    }
    return {};
}

Status statusOf(FindingGroup group)
{
    switch (group) {
    case FindingGroup::Problem: return Status::Problem;
    case FindingGroup::Warning: return Status::Warning;
    case FindingGroup::Unknown: return Status::Unknown;
    case FindingGroup::Hint: return Status::Note;
    case FindingGroup::InOrder: return Status::Ok;
    }
    return Status::Ok;
}

} // namespace

FilterChips::FilterChips(FindingsModel& model, FindingsFilter& filter, QWidget* parent)
    : QWidget(parent), m_model(&model), m_filter(&filter), m_hidden(new QPushButton(this))
{
    auto* layout = new FlowLayout(metric::unit);
    setLayout(layout);
    constexpr std::array names = {"problems", "warnings", "unknown", "hints", "inOrder"};
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        auto* chip = new QPushButton(this);
        chip->setProperty("kind", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setIconSize(QSize(iconSize, iconSize));
        chip->setObjectName(QStringLiteral("results.") + QLatin1String(names[i]));
        m_chips[i] = chip;
        layout->addWidget(chip);
        connect(chip, &QPushButton::toggled, this, [this, i](bool shown) {
            m_filter->setGroupShown(static_cast<FindingGroup>(i), shown);
            Q_EMIT filterChanged();
        });
    }
    m_hidden->setObjectName(QStringLiteral("results.showHidden"));
    m_hidden->setProperty("kind", QStringLiteral("link"));
    layout->addWidget(m_hidden);
    connect(m_hidden, &QPushButton::clicked, this, [this] { m_model->showHidden(); });
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FilterChips::refresh()
{
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const auto group = static_cast<FindingGroup>(i);
        const int count = m_model->countOf(group);
        QPushButton* chip = m_chips[i];
        // "0 problems" is worth reading; zero of the others is not.
        chip->setVisible(count > 0 || group == FindingGroup::Problem);
        chip->setText(chipText(group, count).translated());
        const bool fine = count == 0;
        chip->setIcon(
            statusPixmap(fine ? Status::Ok : statusOf(group), iconSize, devicePixelRatioF()));
        chip->setToolTip(Text::tr("Show or hide them").translated());
        const QSignalBlocker quiet(chip);
        chip->setChecked(m_filter->isGroupShown(group));
    }
    const int hidden = m_model->hiddenCount();
    m_hidden->setVisible(hidden > 0);
    m_hidden->setText(Text::tr("%n hidden: show a&gain", nullptr, hidden).translated());
}

void FilterChips::showAll()
{
    for (QPushButton* chip : m_chips)
        chip->setChecked(true);
}

} // namespace gosetup
