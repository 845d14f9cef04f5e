// SPDX-License-Identifier: Apache-2.0
// The releases of a source as a table: version, what kind, size, and which sources confirm its
// hash. Used by the version page; fetches nothing and chooses nothing.
#pragma once

#include "toolchain/ReleaseIndex.h"
#include "widgets/RowsModel.h"

#include <QSortFilterProxyModel>

namespace gosetup {

/// Which sources confirm an archive's hash.
enum class HashTrust
{
    Nobody,
    Index,   ///< the source's own hash
    Both,    ///< and the table in this program agrees
    Pinned,  ///< that table alone
    Disagree ///< the two name different hashes: an alarm
};
struct ReleaseRow
{
    QString version; ///< "go1.24.4"
    bool stable = false;
    bool newest = false;
    qint64 size = 0; ///< bytes; 0 = not told
    HashTrust trust = HashTrust::Nobody;
};

class ReleaseModel : public RowsModel<ReleaseRow>
{
    Q_OBJECT

  public:
    enum Column
    {
        Version,
        Kind,
        Size,
        Check,
        ColumnCount
    };
    enum Role
    {
        VersionRole = Qt::UserRole, ///< "go1.24.4"
        StableRole,
        NewestRole, ///< the newest stable one
    };
    using Row = ReleaseRow;

    using RowsModel::RowsModel;

    /// Releases with an archive for this architecture, in the index's order (newest first).
    void setReleases(const ReleaseIndex& index, Arch arch, const KnownHashes& pinned);
    void clear() { setRows({}); }
    /// Row of a version by name ("1.24.4" or "go1.24.4"), of the newest stable one for an empty
    /// name; -1 where there is none.
    [[nodiscard]] int rowOf(const QString& version) const;

  protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] Text columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const Row& row, int column, int role) const override;

  private:
    [[nodiscard]] QString text(const Row& row, int column) const;
};

/// Rows whose version holds the searched text; betas and release candidates only when asked for.
class ReleaseFilter : public QSortFilterProxyModel
{
    Q_OBJECT

  public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setSearch(const QString& text);
    void setPreviews(bool previews);

  protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

  private:
    QString m_search;
    bool m_previews = false;
};

} // namespace gosetup
