// SPDX-License-Identifier: Apache-2.0
// Who says what an archive's bytes must hash to, and whether they agree: the one decision that both
// fetching and what is shown beforehand go by. Pure.
#pragma once

#include "toolchain/HashText.h"

namespace gosetup {

struct HashAgreement
{
    enum class Verdict
    {
        Nobody, ///< no source knows the file
        Agreed,
        Malformed, ///< what `odd` says is no hash
        Disagreed  ///< `odd` says another hash than the first of `sources`: an alarm
    };
    struct Claim
    {
        QString source;    ///< "index", "given", "pinned"
        QByteArray sha256; ///< as told
    };
    Verdict verdict = Verdict::Nobody;
    QByteArray sha256;   ///< 64 lower-case hex digits, of the first source that knows the file
    QStringList sources; ///< those that say so
    Claim odd;
};
/// `fromIndex`: of the source's index, `given`: by a person; each may be empty.
[[nodiscard]] HashAgreement hashAgreement(const QString& fileName, const QByteArray& fromIndex,
                                          const QByteArray& given, const KnownHashes& pinned);

} // namespace gosetup
