// SPDX-License-Identifier: Apache-2.0
#include "rules/errors/Recognize.h"

#include "base/Redact.h"
#include "rules/errors/PastedText.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace gosetup::errors {

namespace {

constexpr int maxMatchesOfOneMessage = 200;
constexpr qsizetype maxShownMessage = 300;

/// What a shell, or Go's exec, says of a program that it does not find. The names are those of
/// "go" or "go|gofmt".
QString programNotFound(const QString& names)
{
    const QString name = QStringLiteral("(?<name>(?:%1))(?:\\.exe)?").arg(names);
    const QStringList forms{
        QStringLiteral("'%1' is not recognized as an internal or external command"),
        QStringLiteral("the term '%1' is not recognized as (?:the |a )?name of"),
        QStringLiteral("'%1' ?不是内部或外部命令"),
        QStringLiteral("无法将 ?[\"']%1[\"'] ?项识别为"),
        QStringLiteral("(?<![\\w./\\\\-])%1: command not found"),
        QStringLiteral("command not found: %1(?![\\w.-])"),
        QStringLiteral("exec: \"%1\": executable file not found in %PATH%"),
    };
    QStringList alternatives;
    for (const QString& form : forms)
        alternatives << QString(form).replace(QLatin1String("%1"), name);
    return QStringLiteral("(?|%1)").arg(alternatives.join(u'|'));
}

QRegularExpression compiled(const KnownError& known)
{
    QString pattern = QString::fromUtf8(known.pattern);
    if (const QString macro = QStringLiteral("{not-found}"); pattern.startsWith(macro))
        pattern = programNotFound(pattern.mid(macro.size()));
    pattern.replace(QLatin1String(" ?"), QLatin1String("\\s*"));
    pattern.replace(u' ', QLatin1String("\\s+"));
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption |
                                           QRegularExpression::MultilineOption);
}

/// In the order of knownErrors(). Made at the first text: a start that recognises none costs none.
const std::vector<QRegularExpression>& expressions()
{
    static const std::vector<QRegularExpression> all = [] {
        std::vector<QRegularExpression> made;
        made.reserve(knownErrors().size());
        for (const KnownError& known : knownErrors())
            made.push_back(compiled(known));
        return made;
    }();
    return all;
}

/// Positions in the cleaned text, whole lines.
struct Lines
{
    qsizetype from = 0;
    qsizetype to = 0;
};

Lines linesOf(const QString& text, qsizetype from, qsizetype to)
{
    const qsizetype before = from == 0 ? -1 : text.lastIndexOf(u'\n', from - 1);
    const qsizetype after = text.indexOf(u'\n', std::max(from, to - 1));
    return {before + 1, after < 0 ? text.size() : after};
}

struct Found
{
    std::size_t known = 0; ///< index into knownErrors()
    qsizetype position = 0;
    RecognizedError error;
};

/// %q of Go doubles the backslashes of a path.
QString plainValue(QString value)
{
    static const QRegularExpression doubled(QStringLiteral("^[A-Za-z]:\\\\\\\\"));
    value = value.trimmed();
    if (value.contains(doubled))
        value.replace(QLatin1String("\\\\"), QLatin1String("\\"));
    return withoutSecrets(value);
}

QString shownMessage(const QString& text, qsizetype position, qsizetype end)
{
    const Lines lines = linesOf(text, position, std::max(position + 1, end));
    const qsizetype firstEnd = text.indexOf(u'\n', position);
    QString line = text.mid(lines.from, (firstEnd < 0 ? text.size() : firstEnd) - lines.from);
    line = withoutSecrets(line.simplified());
    return line.size() > maxShownMessage ? line.left(maxShownMessage) + u'…' : line;
}

class Search
{
  public:
    explicit Search(const QString& text) : m_text(text) {}

    void run()
    {
        const UnwrappedText unwrapped(m_text);
        for (std::size_t i = 0; i < knownErrors().size(); ++i) {
            const bool isFound = lookFor(i, m_text, nullptr);
            if (!isFound && !unwrapped.isSame())
                lookFor(i, unwrapped.text(), &unwrapped);
        }
    }
    [[nodiscard]] std::vector<RecognizedError> answers()
    {
        const auto isWeak = [](const Found& found) {
            return knownErrors()[found.known].strength == Strength::Weak;
        };
        if (!std::ranges::all_of(m_found, isWeak))
            std::erase_if(m_found, isWeak);
        std::ranges::stable_sort(m_found, {}, &Found::position);
        std::vector<RecognizedError> out;
        out.reserve(m_found.size());
        for (Found& found : m_found)
            out.push_back(std::move(found.error));
        return out;
    }

  private:
    /// Whether it is there, on lines that nothing of higher precedence explains.
    bool lookFor(std::size_t index, const QString& text, const UnwrappedText* unwrapped)
    {
        bool isFirst = true;
        auto matches = expressions()[index].globalMatch(text);
        for (int n = 0; n < maxMatchesOfOneMessage && matches.hasNext(); ++n) {
            const QRegularExpressionMatch match = matches.next();
            qsizetype from = match.capturedStart();
            qsizetype to = match.capturedEnd();
            if (unwrapped != nullptr) {
                from = unwrapped->originalPosition(from);
                to = unwrapped->originalPosition(to);
            }
            const Lines lines = linesOf(m_text, from, to);
            const bool isClaimed = std::ranges::any_of(
                m_claimed, [&](const Lines& c) { return c.from < lines.to && lines.from < c.to; });
            if (isClaimed)
                continue;
            m_claimed.push_back(lines);
            if (isFirst)
                m_found.push_back({index, from, answer(knownErrors()[index], match, from, to)});
            isFirst = false;
        }
        return !isFirst;
    }
    [[nodiscard]] RecognizedError answer(const KnownError& known,
                                         const QRegularExpressionMatch& match, qsizetype from,
                                         qsizetype to) const
    {
        RecognizedError error;
        error.id = QString::fromLatin1(known.id);
        error.message = shownMessage(m_text, from, to);
        error.cause = known.cause;
        error.remedy = known.remedy;
        const QStringList names = QString::fromLatin1(known.values).split(u' ', Qt::SkipEmptyParts);
        for (const QString& name : names) {
            const QString value = plainValue(match.captured(name));
            error.values.emplace_back(name, value);
            error.cause = error.cause.arg(value);
            error.remedy = error.remedy.arg(inCommand(value));
        }
        error.rules = QString::fromLatin1(known.rules).split(u' ', Qt::SkipEmptyParts);
        return error;
    }

    const QString& m_text;
    std::vector<Lines> m_claimed; ///< what a message of higher precedence has explained
    std::vector<Found> m_found;
};

} // namespace

QString inCommand(const QString& value)
{
    // What cmd, PowerShell and Git Bash all take for themselves, in quotes or without.
    static const QRegularExpression forShells(QStringLiteral("[\"'&|<>^;`$%!\\n\\r]"));
    if (forShells.match(value).hasMatch())
        return QStringLiteral("…");
    const bool isOneWord = !value.contains(u' ') && !value.contains(u'(') && !value.contains(u')');
    return isOneWord ? value : u'"' + value + u'"';
}

std::span<const KnownError> knownErrors()
{
    static const std::vector<KnownError> all = [] {
        std::vector<KnownError> errors;
#define GOSETUP_ADD_ORIGIN(origin)                                                                 \
    for (KnownError & known : origin##Errors())                                                    \
        errors.push_back(std::move(known));
        GOSETUP_ERROR_ORIGINS(GOSETUP_ADD_ORIGIN)
#undef GOSETUP_ADD_ORIGIN
        return errors;
    }();
    return all;
}

Recognition recognize(const QString& pasted)
{
    const PastedText paste = cleanedPaste(pasted);
    Search search(paste.text);
    search.run();
    return {search.answers(), paste.wasCut};
}

bool looksLikeMessage(const QString& text)
{
    static const QRegularExpression marks(QStringLiteral("[:\"'，。：；\\\\/%]"));
    const QString clean = cleanedPaste(text).text.trimmed();
    if (clean.contains(u'\n'))
        return true;
    const auto words = clean.split(u' ', Qt::SkipEmptyParts).size();
    return (words >= 4 && clean.contains(marks)) || words >= 8;
}

} // namespace gosetup::errors
