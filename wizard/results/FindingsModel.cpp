// SPDX-License-Identifier: Apache-2.0
#include "results/FindingsModel.h"

#include "base/Printable.h"
#include "paths/WindowsPath.h"
#include "report/ReportLabels.h"
#include "report/ReportOrder.h"
#include "widgets/Labels.h"

#include <algorithm>

namespace gosetup {

FindingGroup groupOf(const Finding& finding)
{
    if (finding.status == Status::Ok)
        return FindingGroup::InOrder;
    if (finding.speed)
        return FindingGroup::Hint;
    switch (finding.status) {
    case Status::Problem: return FindingGroup::Problem;
    case Status::Warning: return FindingGroup::Warning;
    case Status::Unknown: return FindingGroup::Unknown;
    case Status::Note:
    case Status::Ok: break;
    }
    return FindingGroup::Hint;
}

QString keyOf(const Finding& finding)
{
    return finding.id + u'\n' + finding.subject;
}

QStringList FixChoice::titles() const
{
    QStringList all;
    for (const Fix* fix : fixes)
        all << fix->title.translated();
    return all;
}

bool FixChoice::needsRights() const
{
    return std::ranges::any_of(fixes, [](const Fix* fix) { return needsElevation(*fix); });
}

std::vector<FixKey> FixChoice::keys(const Finding& finding) const
{
    std::vector<FixKey> all;
    for (const Fix* fix : fixes)
        all.push_back({finding.id, finding.subject, fix->id});
    return all;
}

std::vector<FixChoice> fixChoices(const Finding& finding)
{
    std::vector<FixChoice> choices;
    FixChoice recommended;
    recommended.recommended = true;
    for (const Fix& fix : finding.fixes) {
        if (!fix.changes.empty() && fix.recommended)
            recommended.fixes.push_back(&fix);
    }
    if (!recommended.fixes.empty())
        choices.push_back(recommended);
    for (const Fix& fix : finding.fixes) {
        if (!fix.changes.empty() && !fix.recommended)
            choices.push_back({{&fix}, false});
    }
    return choices;
}

FindingsModel::FindingsModel(QObject* parent) : QAbstractListModel(parent) {}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const Finding* FindingsModel::finding(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const int index = m_rows[static_cast<std::size_t>(row)].finding;
    return index < 0 ? nullptr : &m_findings[static_cast<std::size_t>(index)];
}

QVariant FindingsModel::topicData(const Row& row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return topicTitle(row.topic).translated();
    case HeaderRole: return true;
    case KeyRole: return QString();
    default: return {};
    }
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Finding* f = finding(index.row());
    if (f == nullptr)
        return topicData(m_rows[static_cast<std::size_t>(index.row())], role);
    const std::optional<FixChoice> chosen = choice(*f);
    const bool hasSubject = !f->subject.isEmpty();
    const QString line = hasSubject            ? printable(f->subject)
                         : f->evidence.empty() ? QString()
                                               : f->evidence.front().translated();
    switch (role) {
    case Qt::DisplayRole: return f->title.translated();
    case Qt::ToolTipRole: return plainToolTip(line.isEmpty() ? f->title.translated() : line);
    case Qt::CheckStateRole:
        return !chosen ? QVariant()
                       : QVariant::fromValue(isTicked(*f) ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole: {
        Text text = Text::tr("%1: %2").arg(statusLabel(f->status)).arg(f->title);
        if (!line.isEmpty())
            text = Text::tr("%1, %2").arg(text).arg(line);
        if (chosen)
            text = Text::tr("%1, %2").arg(text).arg(isTicked(*f) ? Text::tr("selected")
                                                                 : Text::tr("not selected"));
        return text.translated();
    }
    case HeaderRole: return false;
    case GroupRole: return static_cast<int>(groupOf(*f));
    case StatusRole: return static_cast<int>(f->status);
    case KeyRole: return keyOf(*f);
    case LineRole: return line;
    case LineFixedRole: return hasSubject && winpath::isAbsolute(f->subject);
    case ShieldRole: return chosen && chosen->needsRights();
    case SearchRole: {
        QStringList all = {f->title.translated(), f->id, f->subject, f->reason.translated(),
                           topicTitle(topicOf(f->id)).translated()};
        for (const Text& evidence : f->evidence)
            all << evidence.translated();
        return all.join(u'\n');
    }
    default: return {};
    }
}

bool FindingsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Finding* f = index.isValid() ? finding(index.row()) : nullptr;
    if (role != Qt::CheckStateRole || f == nullptr || !choice(*f))
        return false;
    m_ticks[keyOf(*f)] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole, Qt::AccessibleTextRole});
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags FindingsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Finding* f = finding(index.row());
    // A header takes no part in moving about by keyboard.
    if (f == nullptr)
        return Qt::ItemNeverHasChildren;
    Qt::ItemFlags all = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (choice(*f))
        all |= Qt::ItemIsUserCheckable;
    return all;
}

void FindingsModel::setFindings(std::vector<Finding> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    rebuild();
    endResetModel();
    Q_EMIT ticksChanged();
}

void FindingsModel::forget()
{
    beginResetModel();
    m_findings.clear();
    m_ticks.clear();
    m_chosen.clear();
    m_hidden.clear();
    rebuild();
    endResetModel();
    Q_EMIT ticksChanged();
}

void FindingsModel::rebuild()
{
    m_rows.clear();
    const auto isShown = [this](const Finding& f) { return !m_hidden.contains(keyOf(f)); };
    for (const ShownTopic& topic : shownTopics(m_findings, isShown)) {
        m_rows.push_back({topic.topic, -1});
        for (const Finding* f : topic.findings)
            m_rows.push_back({topic.topic, static_cast<int>(f - m_findings.data())});
    }
}

int FindingsModel::rowOf(const QString& key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const Finding* f = finding(row);
        if (f != nullptr && keyOf(*f) == key)
            return row;
    }
    return -1;
}

int FindingsModel::countOf(FindingGroup group) const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [&](const Row& row) {
        return row.finding >= 0 &&
               groupOf(m_findings[static_cast<std::size_t>(row.finding)]) == group;
    }));
}

int FindingsModel::needRightsCount() const
{
    return answersThatNeedRights(m_findings);
}

std::optional<FixChoice> FindingsModel::choice(const Finding& finding) const
{
    const std::vector<FixChoice> choices = fixChoices(finding);
    if (choices.empty() || finding.status == Status::Ok)
        return std::nullopt;
    const auto chosen = std::ranges::find(choices, m_chosen.value(keyOf(finding)), &FixChoice::id);
    return chosen != choices.end() ? *chosen : choices.front();
}

bool FindingsModel::hasChoices() const
{
    return std::ranges::any_of(
        m_findings, [this](const Finding& f) { return isOffered(f) && choice(f).has_value(); });
}

void FindingsModel::chooseFix(const QString& key, const QString& fixId)
{
    m_chosen[key] = fixId;
    if (const int row = rowOf(key); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT ticksChanged();
}

/// Whether it has a row, so that a person can see what they agree to.
bool FindingsModel::isOffered(const Finding& finding) const
{
    return isTold(finding) && !needsRightsToKnow(finding) && !m_hidden.contains(keyOf(finding));
}

bool FindingsModel::isTicked(const Finding& finding) const
{
    if (!isOffered(finding))
        return false;
    const std::optional<FixChoice> chosen = choice(finding);
    return chosen && m_ticks.value(keyOf(finding), chosen->recommended);
}

std::vector<FixKey> FindingsModel::ticked() const
{
    std::vector<FixKey> keys;
    for (const Finding& f : m_findings) {
        if (!isTicked(f))
            continue;
        for (FixKey& key : choice(f)->keys(f))
            keys.push_back(std::move(key));
    }
    return keys;
}

int FindingsModel::tickedCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_findings, [this](const Finding& f) { return isTicked(f); }));
}

bool FindingsModel::tickedNeedRights() const
{
    return std::ranges::any_of(
        m_findings, [this](const Finding& f) { return isTicked(f) && choice(f)->needsRights(); });
}

void FindingsModel::hideFinding(const QString& key, const QString& reason)
{
    beginResetModel();
    m_hidden[key] = reason;
    rebuild();
    endResetModel();
    Q_EMIT ticksChanged();
}

int FindingsModel::hiddenCount() const
{
    return static_cast<int>(std::ranges::count_if(
        m_findings, [this](const Finding& f) { return m_hidden.contains(keyOf(f)); }));
}

void FindingsModel::showHidden()
{
    beginResetModel();
    m_hidden.clear();
    rebuild();
    endResetModel();
    Q_EMIT ticksChanged();
}

void FindingsModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace gosetup
