// SPDX-License-Identifier: Apache-2.0
#include "toolchain/HashAgreement.h"

namespace gosetup {

HashAgreement hashAgreement(const QString& fileName, const QByteArray& fromIndex,
                            const QByteArray& given, const KnownHashes& pinned)
{
    using Verdict = HashAgreement::Verdict;
    const HashAgreement::Claim claims[] = {{QStringLiteral("index"), fromIndex},
                                           {QStringLiteral("given"), given},
                                           {QStringLiteral("pinned"), pinned.find(fileName)}};
    HashAgreement agreement;
    for (const HashAgreement::Claim& claim : claims) {
        if (claim.sha256.isEmpty())
            continue;
        const bool first = agreement.sources.isEmpty();
        if (!isHash(claim.sha256))
            agreement.verdict = Verdict::Malformed;
        else if (!first && !sameHash(agreement.sha256, claim.sha256))
            agreement.verdict = Verdict::Disagreed;
        else
            agreement.verdict = Verdict::Agreed;
        if (agreement.verdict != Verdict::Agreed) {
            agreement.odd = claim;
            return agreement;
        }
        if (first)
            agreement.sha256 = claim.sha256.toLower();
        agreement.sources << claim.source;
    }
    return agreement;
}

} // namespace gosetup
