// SPDX-License-Identifier: Apache-2.0
#include "base/JsonWithComments.h"

#include "base/JsonInput.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace gosetup::json {

namespace {

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Behind the string that begins at `start`; the end of the text where it has no end.
qsizetype endOfString(const QByteArray& bytes, qsizetype start)
{
    for (qsizetype i = start + 1; i < bytes.size(); ++i) {
        if (bytes[i] == '\\')
            ++i;
        else if (bytes[i] == '"')
            return i + 1;
    }
    return bytes.size();
}

/// Behind the comment that begins at `start`; `start` where none does. The end of a line is no
/// part of it.
qsizetype endOfComment(const QByteArray& bytes, qsizetype start)
{
    const QByteArray two = bytes.mid(start, 2);
    if (two == "//") {
        qsizetype end = start;
        while (end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r')
            ++end;
        return end;
    }
    if (two != "/*")
        return start;
    const qsizetype end = bytes.indexOf("*/", start + 2);
    return end < 0 ? bytes.size() : end + 2;
}

void blankOut(QByteArray& bytes, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to; ++i) {
        if (!isJsonBlank(bytes[i]))
            bytes[i] = ' ';
    }
}

/// Walks plain JSON that is known to be correct, and remembers where a member begins.
class MemberSearch
{
  public:
    MemberSearch(const QByteArray& json, const QStringList& names) : m_json(json), m_names(names) {}

    [[nodiscard]] std::optional<qsizetype> find()
    {
        value(0);
        return m_found;
    }

  private:
    void skipBlanks()
    {
        while (m_at < m_json.size() && isJsonBlank(m_json[m_at]))
            ++m_at;
    }

    [[nodiscard]] char next()
    {
        skipBlanks();
        return m_at < m_json.size() ? m_json[m_at] : '\0';
    }

    [[nodiscard]] QString key()
    {
        const qsizetype start = m_at;
        m_at = endOfString(m_json, start);
        const QByteArray text = '[' + m_json.mid(start, m_at - start) + ']';
        return QJsonDocument::fromJson(text).array().at(0).toString();
    }

    /// `depth`: how many of the names lead here; -1: this is another branch.
    void value(int depth)
    {
        switch (next()) {
        case '{': object(depth); break;
        case '[': list(); break;
        case '"': m_at = endOfString(m_json, m_at); break;
        default:
            while (m_at < m_json.size() && !isJsonBlank(m_json[m_at]) && m_json[m_at] != ',' &&
                   m_json[m_at] != '}' && m_json[m_at] != ']')
                ++m_at;
        }
    }

    void object(int depth)
    {
        ++m_at;
        while (next() == '"') {
            const qsizetype start = m_at;
            const bool leads = depth >= 0 && key() == m_names.value(depth);
            if (depth < 0)
                m_at = endOfString(m_json, start);
            const bool isIt = leads && depth + 1 == m_names.size();
            if (isIt)
                m_found = start;
            // A later member of the same name takes the place of the whole earlier one.
            if (leads && !isIt)
                m_found.reset();
            if (next() == ':')
                ++m_at;
            value(leads && !isIt ? depth + 1 : -1);
            if (next() == ',')
                ++m_at;
        }
        ++m_at;
    }

    void list()
    {
        ++m_at;
        while (m_at < m_json.size() && next() != ']') {
            const qsizetype before = m_at;
            value(-1);
            if (next() == ',')
                ++m_at;
            if (m_at == before)
                return;
        }
        ++m_at;
    }

    const QByteArray& m_json;
    const QStringList& m_names;
    qsizetype m_at = 0;
    std::optional<qsizetype> m_found;
};

} // namespace

QByteArray withoutComments(const QByteArray& bytes)
{
    QByteArray json = bytes;
    qsizetype i = 0;
    if (json.startsWith("\xEF\xBB\xBF")) {
        json.replace(0, 3, "   ");
        i = 3;
    }
    qsizetype comma = -1; // the last one, as long as nothing but blanks has followed it
    while (i < json.size()) {
        const char c = json[i];
        if (c == '"') {
            comma = -1;
            i = endOfString(json, i);
        } else if (const qsizetype end = endOfComment(json, i); end > i) {
            blankOut(json, i, end);
            i = end;
        } else {
            if ((c == '}' || c == ']') && comma >= 0)
                json[comma] = ' ';
            if (!isJsonBlank(c))
                comma = c == ',' ? i : -1;
            ++i;
        }
    }
    return json;
}

Result<QJsonObject> parseObjectWithComments(const QByteArray& bytes)
{
    const QByteArray json = withoutComments(bytes);
    if (std::all_of(json.begin(), json.end(), isJsonBlank))
        return QJsonObject();
    return parseObject(json);
}

int lineOfMember(const QByteArray& bytes, const QStringList& names)
{
    const QByteArray json = withoutComments(bytes);
    const auto found = names.isEmpty() ? std::nullopt : MemberSearch(json, names).find();
    return found ? static_cast<int>(json.left(*found).count('\n')) + 1 : 0;
}

} // namespace gosetup::json
