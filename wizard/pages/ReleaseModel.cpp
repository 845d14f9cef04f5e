// SPDX-License-Identifier: Apache-2.0
#include "pages/ReleaseModel.h"

#include "base/SizeText.h"
#include "theme/Theme.h"
#include "toolchain/HashAgreement.h"
#include "widgets/StatusBadge.h"
#include "widgets/VersionNumber.h"

#include <QGuiApplication>

#include <algorithm>

namespace gosetup {

namespace {

HashTrust hashTrustOf(const ReleaseFile& file, const KnownHashes& pinned)
{
    using Verdict = HashAgreement::Verdict;
    const HashAgreement told = hashAgreement(file.fileName, file.sha256, {}, pinned);
    if (told.verdict == Verdict::Disagreed)
        return HashTrust::Disagree;
    if (told.verdict != Verdict::Agreed)
        return HashTrust::Nobody;
    if (told.sources.size() > 1)
        return HashTrust::Both;
    return file.sha256.isEmpty() ? HashTrust::Pinned : HashTrust::Index;
}

Text hashTrustText(HashTrust trust)
{
    switch (trust) {
    case HashTrust::Nobody: return Text::tr("no hash: cannot be installed");
    case HashTrust::Index: return Text::tr("hash from the source");
    case HashTrust::Both: return Text::tr("verified by two sources");
    case HashTrust::Pinned: return Text::tr("hash known to GoSetup");
    case HashTrust::Disagree: return Text::tr("hashes disagree");
    }
    return {};
}

Text hashTrustReason(HashTrust trust)
{
    switch (trust) {
    case HashTrust::Nobody:
        return Text::tr(
            "Neither the source nor the table in this program has a hash for this archive.");
    case HashTrust::Index:
        return Text::tr("The source has a hash for this archive. The table in this program does "
                        "not have this file.");
    case HashTrust::Both:
        return Text::tr("The source and the table in this program have the same hash, "
                        "independently of each other.");
    case HashTrust::Pinned:
        return Text::tr("The table in this program has a hash for this archive.");
    case HashTrust::Disagree:
        return Text::tr("The hash of the source differs from the one in this program. Such a file "
                        "is never installed.");
    }
    return {};
}

Status hashTrustStatus(HashTrust trust)
{
    switch (trust) {
    case HashTrust::Nobody:
    case HashTrust::Disagree: return Status::Problem;
    case HashTrust::Index: return Status::Note;
    case HashTrust::Both:
    case HashTrust::Pinned: return Status::Ok;
    }
    return Status::Unknown;
}

} // namespace

void ReleaseModel::setReleases(const ReleaseIndex& index, Arch arch, const KnownHashes& pinned)
{
    std::vector<Row> rows;
    bool newestSeen = false;
    for (const Release& release : index.releases) {
        const ReleaseFile* file =
            release.find(QStringLiteral("windows"), toString(arch), QStringLiteral("archive"));
        if (file == nullptr)
            continue;
        const bool newest = release.stable && !newestSeen;
        newestSeen = newestSeen || newest;
        rows.push_back({release.version.name(), release.stable, newest, file->size,
                        hashTrustOf(*file, pinned)});
    }
    setRows(std::move(rows));
}

int ReleaseModel::rowOf(const QString& version) const
{
    const bool newest = version.isEmpty() || version == QLatin1String("latest");
    const auto found = std::find_if(rows().begin(), rows().end(), [&](const Row& row) {
        return newest ? row.newest : versionNumber(row.version) == versionNumber(version);
    });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

QString ReleaseModel::text(const Row& row, int column) const
{
    switch (column) {
    case Version: return versionNumber(row.version);
    case Kind:
        if (row.newest)
            return Text::tr("newest stable").translated();
        if (row.stable)
            return Text::tr("stable").translated();
        return row.version.contains(QLatin1String("beta"))
                   ? Text::tr("beta").translated()
                   : Text::tr("release candidate").translated();
    case Size: return row.size > 0 ? sizeText(row.size) : Text::tr("unknown").translated();
    case Check: return hashTrustText(row.trust).translated();
    default: return {};
    }
}

QVariant ReleaseModel::cell(const Row& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::FontRole:
        return row.newest && column == Version ? QVariant(Theme::strong()) : QVariant();
    case Qt::ForegroundRole:
        if (column == Check && hashTrustStatus(row.trust) == Status::Problem)
            return Theme::colours().problem;
        return column == Version ? QVariant() : QVariant(Theme::colours().dim);
    case Qt::DecorationRole:
        return column == Check ? QVariant(statusPixmap(hashTrustStatus(row.trust), 16,
                                                       qApp->devicePixelRatio()))
                               : QVariant();
    case Qt::ToolTipRole:
        return column == Check ? hashTrustReason(row.trust).translated() : QString();
    case Qt::AccessibleTextRole:
        return column == Version ? Text::tr("Go %1, %2")
                                       .arg(versionNumber(row.version))
                                       .arg(text(row, Kind))
                                       .translated()
                                 : text(row, column);
    case VersionRole: return row.version;
    case StableRole: return row.stable;
    case NewestRole: return row.newest;
    default: return {};
    }
}

Text ReleaseModel::columnTitle(int column) const
{
    switch (column) {
    case Version: return Text::tr("Version");
    case Kind: return Text::tr("Type");
    case Size: return Text::tr("Size");
    case Check: return Text::tr("Verified by");
    default: return {};
    }
}

void ReleaseFilter::setSearch(const QString& text)
{
    m_search = versionNumber(text.trimmed());
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
    return m_search.isEmpty() || versionNumber(index.data(ReleaseModel::VersionRole).toString())
                                     .contains(m_search, Qt::CaseInsensitive);
}

} // namespace gosetup
