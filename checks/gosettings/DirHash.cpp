// SPDX-License-Identifier: Apache-2.0
#include "gosettings/DirHash.h"

#include <QCryptographicHash>

#include <algorithm>

namespace gosetup::gosettings {

QByteArray hash1(std::vector<HashedFile> files)
{
    // Go sorts by bytes, and so does QByteArray.
    std::ranges::sort(files, {}, &HashedFile::name);
    QCryptographicHash summary(QCryptographicHash::Sha256);
    for (const HashedFile& file : files) {
        if (file.name.contains('\n'))
            return {};
        summary.addData(file.sha256 + "  " + file.name + '\n');
    }
    return "h1:" + summary.result().toBase64();
}

QByteArray goModHash(const QByteArray& goMod)
{
    return hash1({{"go.mod", QCryptographicHash::hash(goMod, QCryptographicHash::Sha256).toHex()}});
}

ZipHashText judgeZipHash(const QByteArray& file)
{
    constexpr qsizetype length = 47; // "h1:" and the base64 of 32 bytes
    const QByteArray text = file.trimmed();
    if (text.contains('\0') || text.size() != length)
        return ZipHashText::Heals;
    return text.startsWith("h1:") ? ZipHashText::Hash : ZipHashText::Unexpected;
}

} // namespace gosetup::gosettings
