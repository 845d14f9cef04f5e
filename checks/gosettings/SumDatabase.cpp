// SPDX-License-Identifier: Apache-2.0
#include "gosettings/SumDatabase.h"

#include "gosettings/GoUrl.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QStringList>

namespace gosetup::gosettings {

namespace {

/// Why Go does not take "name+hash+key"; empty where it does.
QString keyRefusal(const QString& name, const QString& hash, const QString& key)
{
    const QString malformed = QStringLiteral("malformed verifier id");
    static const QRegularExpression eightDigits(QStringLiteral("^[0-9A-Fa-f]{8}$"));
    const auto decoded = QByteArray::fromBase64Encoding(
        key.toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    const bool padded = key.size() % 4 == 0;
    if (!decoded || !padded || decoded.decoded.isEmpty() || name.isEmpty() ||
        !eightDigits.match(hash).hasMatch())
        return malformed;
    const QByteArray sum = QCryptographicHash::hash(name.toUtf8() + '\n' + decoded.decoded,
                                                    QCryptographicHash::Sha256);
    if (sum.left(4).toHex() != hash.toLatin1().toLower())
        return QStringLiteral("invalid verifier hash");
    constexpr char ed25519 = 1;
    if (decoded.decoded.front() != ed25519)
        return QStringLiteral("unknown verifier algorithm");
    constexpr qsizetype keyBytes = 32;
    return decoded.decoded.size() == keyBytes + 1 ? QString() : malformed;
}

/// By net/http, when a module is looked up.
bool isAsked(const GoUrl& url)
{
    return url.scheme == QLatin1String("https") || url.scheme == QLatin1String("http") ||
           url.scheme == QLatin1String("file");
}

} // namespace

SumDatabase parseSumDatabase(const QString& value)
{
    SumDatabase database;
    database.off = value == QLatin1String("off");
    if (database.off)
        return database;
    const QStringList fields =
        value.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    if (fields.isEmpty()) {
        database.refusal = QStringLiteral("missing GOSUMDB");
        return database;
    }
    if (fields.size() > 2) {
        database.refusal = QStringLiteral("invalid GOSUMDB: too many fields");
        return database;
    }
    const QString& id = fields.first();
    database.name = id.section(u'+', 0, 0);
    database.privateKey = id.count(u'+') >= 2;
    const bool known =
        id == QLatin1String("sum.golang.org") || value == QLatin1String("sum.golang.google.cn");
    const QString key =
        known ? QString() : keyRefusal(database.name, id.section(u'+', 1, 1), id.section(u'+', 2));
    if (!key.isEmpty())
        database.refusal = QStringLiteral("invalid GOSUMDB: %1").arg(key);
    else if (fields.size() == 2 && !parseGoUrl(fields[1]))
        database.refusal =
            QStringLiteral("invalid GOSUMDB URL: %1").arg(parseGoUrl(fields[1]).error());
    else if (fields.size() == 2 && !isAsked(*parseGoUrl(fields[1])))
        database.refusal = QStringLiteral("unsupported protocol scheme %1")
                               .arg(goQuoted(parseGoUrl(fields[1])->scheme));
    return database;
}

} // namespace gosetup::gosettings
