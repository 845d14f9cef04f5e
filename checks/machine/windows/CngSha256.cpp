// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/CngSha256.h"

#include "machine/windows/Win32.h"

#include <bcrypt.h>

#include <algorithm>

namespace gosetup {

CngSha256::CngSha256()
{
    // Not the pseudo handle: Wine 8 does not know it.
    if (BCryptOpenAlgorithmProvider(&m_algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, 0) != 0)
        m_algorithm = nullptr;
}

CngSha256::~CngSha256()
{
    if (m_hash != nullptr)
        BCryptDestroyHash(m_hash);
    if (m_algorithm != nullptr)
        BCryptCloseAlgorithmProvider(m_algorithm, 0);
}

bool CngSha256::reset()
{
    if (m_hash != nullptr)
        BCryptDestroyHash(std::exchange(m_hash, nullptr));
    if (m_algorithm == nullptr ||
        BCryptCreateHash(m_algorithm, &m_hash, nullptr, 0, nullptr, 0, 0) != 0)
        m_hash = nullptr;
    return m_hash != nullptr;
}

bool CngSha256::add(QByteArrayView bytes)
{
    constexpr qsizetype most = 1 << 30; // ULONG counts the bytes
    if (m_hash == nullptr)
        return false;
    for (qsizetype at = 0; at < bytes.size(); at += most) {
        const qsizetype length = std::min(most, bytes.size() - at);
        auto* data = reinterpret_cast<UCHAR*>(const_cast<char*>(bytes.data() + at));
        if (BCryptHashData(m_hash, data, static_cast<ULONG>(length), 0) != 0)
            return false;
    }
    return true;
}

QByteArray CngSha256::result()
{
    QByteArray digest(32, '\0');
    const bool done =
        m_hash != nullptr && BCryptFinishHash(m_hash, reinterpret_cast<UCHAR*>(digest.data()),
                                              static_cast<ULONG>(digest.size()), 0) == 0;
    return done ? digest : QByteArray();
}

} // namespace gosetup
