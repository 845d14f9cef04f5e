// SPDX-License-Identifier: Apache-2.0
// Finds known error messages in a text that somebody pasted. Pure: text in, answers out; used by
// the command line and the search field; runs no rule.
#pragma once

#include "rules/errors/KnownError.h"

#include <QStringList>

#include <utility>

namespace gosetup::errors {

struct RecognizedError
{
    QString id;
    QString message; ///< the line of the text that told it; without credentials
    std::vector<std::pair<QString, QString>> values; ///< by name; without credentials; may be empty
    Text cause;
    Text remedy;
    QStringList rules; ///< ids of rules that look for the cause; may be empty
};

struct Recognition
{
    std::vector<RecognizedError> answers; ///< in the order of the text, one a cause
    bool wasCut = false;                  ///< the text was longer than what is looked at
};
[[nodiscard]] Recognition recognize(const QString& pasted);

/// Whether a text is more than words to search for: a message of several words, with the marks of
/// one. Such a text that is not recognised is said to be unknown.
[[nodiscard]] bool looksLikeMessage(const QString& text);

/// A value as it may stand in a command that a person copies: in quotes where it has blanks, "…"
/// where a shell would take a part of it for a command of its own.
[[nodiscard]] QString inCommand(const QString& value);

} // namespace gosetup::errors
