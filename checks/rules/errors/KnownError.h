// SPDX-License-Identifier: Apache-2.0
// One error message that people paste, as data: how it is recognised, what is behind it, which
// rules look for that. Used by Recognize; knows no machine.
#pragma once

#include "base/Text.h"

#include <span>
#include <vector>

namespace gosetup::errors {

enum class Strength
{
    Full,
    /// Says only that something failed: told where nothing else in the text is recognised.
    Weak
};

struct KnownError
{
    const char* id; ///< "network.proxy-refuses", stable
    /// A regular expression for any case. A blank stands for any white space, line breaks too;
    /// every repetition is bounded. "{not-found}go|gofmt" stands for what cmd, PowerShell, bash and
    /// Go's own exec say of a program that they do not find.
    const char* pattern;
    const char* values; ///< names of groups that fill %1, %2 …, separated by blanks
    Text cause;         ///< what is behind it, in plain words
    Text remedy;        ///< what a person can do where no rule finds the cause
    const char* rules;  ///< ids of the rules that look for the cause, separated by blanks
    Strength strength = Strength::Full;
};

/// All of them. What stands earlier wins where two recognise the same line: specific before
/// general.
[[nodiscard]] std::span<const KnownError> knownErrors();

/// The origins, in the order of precedence; "git" has its messages in gitErrors().
#define GOSETUP_ERROR_ORIGINS(ORIGIN)                                                              \
    ORIGIN(tree)                                                                                   \
    ORIGIN(version)                                                                                \
    ORIGIN(network)                                                                                \
    ORIGIN(download)                                                                               \
    ORIGIN(modules)                                                                                \
    ORIGIN(git)                                                                                    \
    ORIGIN(answers)                                                                                \
    ORIGIN(cgo)                                                                                    \
    ORIGIN(build)                                                                                  \
    ORIGIN(editor)                                                                                 \
    ORIGIN(shell)                                                                                  \
    ORIGIN(windows)
#define GOSETUP_DECLARE_ORIGIN(origin) [[nodiscard]] std::vector<KnownError> origin##Errors();
GOSETUP_ERROR_ORIGINS(GOSETUP_DECLARE_ORIGIN)
#undef GOSETUP_DECLARE_ORIGIN

} // namespace gosetup::errors
