// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"

#include "base/Printable.h"

#include <QCoreApplication>

namespace gosetup {

namespace {

// lupdate derives this context from the `Text::tr(` calls.
constexpr const char* translationContext = "gosetup::Text";

/// Replaces %1..%9 in one pass, so that a "%1" inside an argument is never taken for a place.
QString substitute(const QString& pattern, const QStringList& arguments)
{
    QString out;
    out.reserve(pattern.size());
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern[i] == u'%' && i + 1 < pattern.size() &&
                             pattern[i + 1] >= u'1' && pattern[i + 1] <= u'9';
        if (!isPlace) {
            out += pattern[i];
            continue;
        }
        const qsizetype index = pattern[i + 1].unicode() - u'1';
        if (index < arguments.size())
            out += arguments[index];
        else
            out += pattern.mid(i, 2);
        ++i;
    }
    return out;
}

} // namespace

Text Text::tr(const char* source, const char* disambiguation, int n)
{
    Text text;
    text.m_source = source;
    text.m_disambiguation = disambiguation;
    text.m_n = n;
    return text;
}

Text Text::verbatim(const QString& text)
{
    Text result;
    result.m_verbatim = printable(text);
    return result;
}

Text Text::arg(const QString& value) const&
{
    Text copy = *this;
    copy.m_arguments.emplace_back(printable(value));
    return copy;
}

Text Text::arg(const QString& value) &&
{
    m_arguments.emplace_back(printable(value));
    return std::move(*this);
}

Text Text::arg(const Text& value) const&
{
    Text copy = *this;
    copy.m_arguments.emplace_back(std::vector<Text>{value});
    return copy;
}

Text Text::arg(const Text& value) &&
{
    m_arguments.emplace_back(std::vector<Text>{value});
    return std::move(*this);
}

Text Text::arg(qint64 value) const&
{
    return arg(QString::number(value));
}

bool Text::isEmpty() const
{
    return m_source == nullptr && m_verbatim.isEmpty();
}

QString Text::translated() const
{
    return render(true);
}

QString Text::english() const
{
    return render(false);
}

QString Text::render(bool translate) const
{
    if (m_source == nullptr)
        return m_verbatim;
    QString pattern;
    if (translate) {
        pattern = QCoreApplication::translate(translationContext, m_source, m_disambiguation, m_n);
    } else {
        pattern = QString::fromUtf8(m_source);
        pattern.replace(QLatin1String("%n"), QString::number(m_n));
    }
    QStringList arguments;
    for (const Argument& argument : m_arguments) {
        if (const auto* plain = std::get_if<QString>(&argument))
            arguments << *plain;
        else
            arguments << std::get<std::vector<Text>>(argument).front().render(translate);
    }
    return substitute(pattern, arguments);
}

Text joined(const std::vector<Text>& parts)
{
    if (parts.empty())
        return {};
    Text result = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
        result = Text::tr("%1, %2").arg(result).arg(parts[i]);
    return result;
}

} // namespace gosetup
