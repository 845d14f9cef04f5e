// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, by the origin of the message: what is recognised in each.
#pragma once

#include "rules/errors/KnownError.h"

#include <QString>

#include <string>
#include <vector>

namespace gosetup::testkit {

struct ErrorSample
{
    std::string id; ///< of the message that is recognised
    std::string text;
    std::vector<std::string> values; ///< in the order of KnownError::values
};

#define GOSETUP_DECLARE_SAMPLES(origin) [[nodiscard]] std::vector<ErrorSample> origin##Samples();
GOSETUP_ERROR_ORIGINS(GOSETUP_DECLARE_SAMPLES)
#undef GOSETUP_DECLARE_SAMPLES

[[nodiscard]] inline std::vector<ErrorSample> allErrorSamples()
{
    std::vector<ErrorSample> all;
#define GOSETUP_ADD_SAMPLES(origin)                                                                \
    for (ErrorSample & sample : origin##Samples())                                                 \
        all.push_back(std::move(sample));
    GOSETUP_ERROR_ORIGINS(GOSETUP_ADD_SAMPLES)
#undef GOSETUP_ADD_SAMPLES
    return all;
}

} // namespace gosetup::testkit
