// SPDX-License-Identifier: Apache-2.0
#include "toolchain/HashText.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace gosetup {

namespace {

constexpr qsizetype hashDigits = 64;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Without the marks that editors, web pages and messengers leave: byte order, zero width; blanks
/// that are no plain ones become such.
QByteArray withoutMarks(const QByteArray& text)
{
    QString plain = QString::fromUtf8(text);
    plain.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    for (QChar& c : plain) {
        if (c.isSpace() && c.unicode() > 0x7F)
            c = u' ';
    }
    return plain.toUtf8();
}

/// "4a 97 4d …" of certutil, or a hash that was broken into lines.
QByteArray withoutBlanks(QByteArray text)
{
    text.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return text;
}

/// The name at the end of a sha256sum line: after "  " (text) or " *" (binary).
QByteArray namedFile(const QByteArray& line)
{
    QByteArray rest = line.mid(hashDigits).trimmed();
    if (rest.startsWith('*'))
        rest = rest.mid(1);
    const auto slash = std::max(rest.lastIndexOf('/'), rest.lastIndexOf('\\'));
    return rest.mid(slash + 1);
}

} // namespace

bool isHash(const QByteArray& text)
{
    return text.size() == hashDigits && std::all_of(text.begin(), text.end(), isHexDigit);
}

bool sameHash(const QByteArray& a, const QByteArray& b)
{
    return isHash(a) && isHash(b) && a.toLower() == b.toLower();
}

Result<QByteArray> parseHashText(const QByteArray& text, const QString& fileName)
{
    const QByteArray trimmed = withoutMarks(text).trimmed();
    if (const QByteArray digits = withoutBlanks(trimmed); isHash(digits))
        return digits.toLower();
    if (trimmed.isEmpty())
        return fail(ErrorCode::Invalid,
                    Text::tr("not a hash: the text for %1 is empty").arg(fileName));
    if (trimmed.startsWith('<'))
        return fail(ErrorCode::Invalid,
                    Text::tr("not a hash: received %1 bytes of HTML instead of the SHA-256 of %2")
                        .arg(text.size())
                        .arg(fileName),
                    Text::tr("use the hash from the release index"));
    for (const QByteArray& rawLine : trimmed.split('\n')) {
        const QByteArray line = rawLine.trimmed();
        const QByteArray digits = line.left(hashDigits);
        if (!isHash(digits) || (line.size() > hashDigits && isHexDigit(line[hashDigits])))
            return fail(ErrorCode::Invalid,
                        Text::tr("not a hash: \"%1\" (%2 characters) is not 64 hex digits")
                            .arg(QString::fromLatin1(line.left(80)))
                            .arg(line.size()));
        if (line.size() == hashDigits || namedFile(line) == fileName.toUtf8())
            return digits.toLower();
    }
    return fail(ErrorCode::Invalid,
                Text::tr("the hash text is for another file, not for %1").arg(fileName), {},
                QString::fromUtf8(trimmed.left(120)));
}

Result<KnownHashes> KnownHashes::parse(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return fail(ErrorCode::Corrupt, Text::tr("the built-in table is not a JSON object"), {},
                    problem.errorString());
    const QJsonValue archives = document.object().value(QLatin1String("archives"));
    if (!archives.isObject())
        return fail(ErrorCode::Corrupt, Text::tr("the built-in table has no object at $.archives"));
    KnownHashes table;
    const QJsonObject entries = archives.toObject();
    table.m_hashes.reserve(entries.size());
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        const QByteArray hash = it.value().toString().toLatin1();
        if (!isHash(hash))
            return fail(ErrorCode::Corrupt,
                        Text::tr("no SHA-256 at $.archives[\"%1\"]").arg(it.key()));
        table.m_hashes.insert(it.key(), hash.toLower());
    }
    return table;
}

const KnownHashes& KnownHashes::builtIn()
{
    static const KnownHashes table = [] {
        QFile file(QStringLiteral(":/pinned/official-windows-archives.json"));
        if (!file.open(QIODevice::ReadOnly))
            return KnownHashes();
        return parse(file.readAll()).value_or(KnownHashes());
    }();
    return table;
}

QByteArray KnownHashes::find(const QString& fileName) const
{
    return m_hashes.value(fileName);
}

} // namespace gosetup
