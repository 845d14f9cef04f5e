// SPDX-License-Identifier: Apache-2.0
// What a process knows by itself of Go archives: the table of hashes in the program and, for a file
// that it lacks, the official index fetched over https by this very process. Used by the elevated
// copy, which must not believe a hash that a request brings. Must not know plans or requests.
#pragma once

#include "toolchain/ReleaseIndex.h"

#include <QHash>

#include <functional>

namespace gosetup {

class ArchiveTrust
{
  public:
    explicit ArchiveTrust(const KnownHashes& table) : m_table(&table) {}

    /// 64 lower-case hex digits, or empty where this process does not know the file. The table
    /// wins.
    [[nodiscard]] QByteArray find(const QString& fileName) const;
    [[nodiscard]] const KnownHashes& table() const { return *m_table; }

    /// Takes the hashes of an index that this process read from a place that it trusts by itself.
    void add(const ReleaseIndex& index);
    /// The person's process cannot answer for what the elevated copy will learn: an unknown file is
    /// no reason to refuse yet.
    void leaveUnknownOpen() { m_unknownIsOpen = true; }
    [[nodiscard]] bool isUnknownOpen() const { return m_unknownIsOpen; }

  private:
    const KnownHashes* m_table;
    QHash<QString, QByteArray> m_fromIndex;
    bool m_unknownIsOpen = false;
};

} // namespace gosetup
