// SPDX-License-Identifier: Apache-2.0
#include "pages/ReleaseModel.h"

#include "theme/Theme.h"
#include "widgets/StatusBadge.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace gosetup {

namespace {

ReleaseModel::Vouch vouchFor(const ReleaseFile& file, const PinnedTable& pinned)
{
    const QByteArray known = pinned.find(file.fileName);
    if (file.sha256.isEmpty())
        return known.isEmpty() ? ReleaseModel::Vouch::Nobody : ReleaseModel::Vouch::Pinned;
    if (known.isEmpty())
        return ReleaseModel::Vouch::Index;
    return sameHash(file.sha256, known) ? ReleaseModel::Vouch::Both : ReleaseModel::Vouch::Disagree;
}

Text vouchText(ReleaseModel::Vouch vouch)
{
    switch (vouch) {
    case ReleaseModel::Vouch::Nobody: return Text::tr("no hash: cannot be installed");
    case ReleaseModel::Vouch::Index: return Text::tr("hash from the source");
    case ReleaseModel::Vouch::Both: return Text::tr("verified by two sources");
    case ReleaseModel::Vouch::Pinned: return Text::tr("hash known to GoSetup");
    case ReleaseModel::Vouch::Disagree: return Text::tr("hashes disagree");
    }
    return {};
}

Text vouchReason(ReleaseModel::Vouch vouch)
{
    switch (vouch) {
    case ReleaseModel::Vouch::Nobody:
        return Text::tr(
            "Neither the source nor the table in this program has a hash for this archive.");
    case ReleaseModel::Vouch::Index:
        return Text::tr("The source has a hash for this archive. The table in this program does "
                        "not have this file.");
    case ReleaseModel::Vouch::Both:
        return Text::tr("The source and the table in this program have the same hash, "
                        "independently of each other.");
    case ReleaseModel::Vouch::Pinned:
        return Text::tr("The table in this program has a hash for this archive.");
    case ReleaseModel::Vouch::Disagree:
        return Text::tr("The hash of the source differs from the one in this program. Such a file "
                        "is never installed.");
    }
    return {};
}

Status vouchStatus(ReleaseModel::Vouch vouch)
{
    switch (vouch) {
    case ReleaseModel::Vouch::Nobody:
    case ReleaseModel::Vouch::Disagree: return Status::Problem;
    case ReleaseModel::Vouch::Index: return Status::Note;
    case ReleaseModel::Vouch::Both:
    case ReleaseModel::Vouch::Pinned: return Status::Ok;
    }
    return Status::Unknown;
}

QString bare(const QString& version)
{
    return version.startsWith(QLatin1String("go")) ? version.mid(2) : version;
}

} // namespace

ReleaseModel::ReleaseModel(QObject* parent) : QAbstractTableModel(parent) {}

void ReleaseModel::setReleases(const ReleaseIndex& index, Arch arch, const PinnedTable& pinned)
{
    beginResetModel();
    m_rows.clear();
    bool newestSeen = false;
    for (const Release& release : index.releases) {
        const ReleaseFile* file =
            release.find(QStringLiteral("windows"), toString(arch), QStringLiteral("archive"));
        if (file == nullptr)
            continue;
        const bool newest = release.stable && !newestSeen;
        newestSeen = newestSeen || newest;
        m_rows.push_back(
            {release.version.name(), release.stable, newest, file->size, vouchFor(*file, pinned)});
    }
    endResetModel();
}

void ReleaseModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int ReleaseModel::rowOf(const QString& version) const
{
    const bool newest = version.isEmpty() || version == QLatin1String("latest");
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) {
        return newest ? row.newest : bare(row.version) == bare(version);
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ReleaseModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ReleaseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReleaseModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ReleaseModel::text(const Row& row, int column) const
{
    switch (column) {
    case Version: return bare(row.version);
    case Kind:
        if (row.newest)
            return Text::tr("newest stable").translated();
        if (row.stable)
            return Text::tr("stable").translated();
        return row.version.contains(QLatin1String("beta"))
                   ? Text::tr("beta").translated()
                   : Text::tr("release candidate").translated();
    case Size:
        return row.size > 0 ? QLocale().formattedDataSize(row.size, 1, QLocale::DataSizeSIFormat)
                            : Text::tr("unknown").translated();
    case Check: return vouchText(row.vouch).translated();
    default: return {};
    }
}

QVariant ReleaseModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::FontRole:
        return row.newest && column == Version ? QVariant(Theme::strong()) : QVariant();
    case Qt::ForegroundRole:
        if (column == Check && vouchStatus(row.vouch) == Status::Problem)
            return Theme::colours().problem;
        return column == Version ? QVariant() : QVariant(Theme::colours().dim);
    case Qt::DecorationRole:
        return column == Check
                   ? QVariant(statusPixmap(vouchStatus(row.vouch), 16, qApp->devicePixelRatio()))
                   : QVariant();
    case Qt::ToolTipRole: return column == Check ? vouchReason(row.vouch).translated() : QString();
    case Qt::AccessibleTextRole:
        return column == Version
                   ? Text::tr("Go %1, %2").arg(bare(row.version)).arg(text(row, Kind)).translated()
                   : text(row, column);
    case VersionRole: return row.version;
    case StableRole: return row.stable;
    case NewestRole: return row.newest;
    default: return {};
    }
}

QVariant ReleaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Version: return Text::tr("Version").translated();
    case Kind: return Text::tr("Type").translated();
    case Size: return Text::tr("Size").translated();
    case Check: return Text::tr("Verified by").translated();
    default: return {};
    }
}

void ReleaseFilter::setSearch(const QString& text)
{
    m_search = bare(text.trimmed());
    invalidateFilter();
}

void ReleaseFilter::setPreviews(bool previews)
{
    m_previews = previews;
    invalidateFilter();
}

bool ReleaseFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, ReleaseModel::Version, parent);
    if (!m_previews && !index.data(ReleaseModel::StableRole).toBool())
        return false;
    return m_search.isEmpty() || bare(index.data(ReleaseModel::VersionRole).toString())
                                     .contains(m_search, Qt::CaseInsensitive);
}

} // namespace gosetup
