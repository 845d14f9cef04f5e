// SPDX-License-Identifier: Apache-2.0
#include "toolchain/ArchiveTrust.h"

namespace gosetup {

QByteArray ArchiveTrust::find(const QString& fileName) const
{
    const QByteArray pinned = m_table->find(fileName);
    return pinned.isEmpty() ? m_fromIndex.value(fileName) : pinned;
}

void ArchiveTrust::add(const ReleaseIndex& index)
{
    for (const Release& release : index.releases) {
        for (const ReleaseFile& file : release.files) {
            if (isHash(file.sha256))
                m_fromIndex.insert(file.fileName, file.sha256.toLower());
        }
    }
}

} // namespace gosetup
