// SPDX-License-Identifier: Apache-2.0
#include "changes/run/JournalLine.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace gosetup::journalline {

namespace {

constexpr QLatin1String numberKey("n");
constexpr QLatin1String formerKey("former");
constexpr QByteArrayView sumBegins(",\"sum\":\"");
constexpr QByteArrayView sumEnds("\"}");
constexpr qsizetype hashLength = 64;

} // namespace

QByteArray hashOf(const QByteArray& line)
{
    return QCryptographicHash::hash(line, QCryptographicHash::Sha256).toHex();
}

QByteArray seal(QJsonObject fields, qint64 number, const QByteArray& former)
{
    fields.insert(numberKey, number);
    fields.insert(formerKey, QString::fromLatin1(former));
    QByteArray line = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    const QByteArray sum = hashOf(line);
    line.chop(1); // the brace
    return line.append(sumBegins).append(sum).append(sumEnds);
}

std::optional<Sealed> open(const QByteArray& line)
{
    constexpr qsizetype sealLength = sumBegins.size() + hashLength + sumEnds.size();
    if (line.size() <= sealLength || !line.endsWith(sumEnds))
        return std::nullopt;
    const QByteArray said = line.last(sealLength);
    const QByteArray body = line.chopped(sealLength) + '}';
    if (!said.startsWith(sumBegins) || hashOf(body) != said.mid(sumBegins.size()).first(hashLength))
        return std::nullopt;
    Sealed sealed;
    sealed.fields = QJsonDocument::fromJson(body).object();
    sealed.number = sealed.fields.take(numberKey).toInteger();
    sealed.former = sealed.fields.take(formerKey).toString().toLatin1();
    if (sealed.number < 1)
        return std::nullopt;
    return sealed;
}

} // namespace gosetup::journalline
