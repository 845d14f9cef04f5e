// SPDX-License-Identifier: Apache-2.0
// SHA-256 by Windows' own cryptography (CNG), which uses the processor's SHA instructions. Used by
// toolchain/Sha256 alone.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace gosetup {

class CngSha256
{
  public:
    CngSha256();
    ~CngSha256();
    CngSha256(const CngSha256&) = delete;
    CngSha256& operator=(const CngSha256&) = delete;

    /// Starts over. False where the system has no SHA-256 to give.
    [[nodiscard]] bool reset();
    /// False when the system failed: the result is worth nothing then.
    [[nodiscard]] bool add(QByteArrayView bytes);
    /// 32 bytes; empty when the system failed. Ends the computation.
    [[nodiscard]] QByteArray result();

  private:
    void* m_algorithm = nullptr;
    void* m_hash = nullptr;
};

} // namespace gosetup
