// SPDX-License-Identifier: Apache-2.0
// Strict reading of one JSON object: each field is asked for by type, the first thing wrong is kept
// with its JSON path, and a field nobody asked for is an error. Used by plans, journals and
// requests.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QSet>
#include <QString>

#include <optional>

namespace gosetup {

class JsonFields
{
  public:
    JsonFields(const QJsonValue& value, QString path);

    [[nodiscard]] QString path(const QString& field) const;
    [[nodiscard]] bool has(const QString& field) const { return m_object.contains(field); }

    QString text(const QString& field);
    std::optional<QString> textOrNull(const QString& field);
    bool flag(const QString& field);
    qint64 integer(const QString& field);
    QByteArray hex(const QString& field);
    std::optional<QByteArray> hexOrNull(const QString& field);
    QDateTime time(const QString& field);   ///< ISO 8601, UTC
    QJsonValue value(const QString& field); ///< as it is; absent is an error
    QJsonArray array(const QString& field);
    QStringList texts(const QString& field);

    /// Remembers the first failure only.
    void refuse(const QString& field, const Text& why);
    void refuse(const Error& error);
    /// The first failure, or the field that nobody asked for.
    [[nodiscard]] Result<void> finish() const;

  private:
    QJsonObject m_object;
    QString m_path;
    QSet<QString> m_asked;
    std::optional<Error> m_error;
};

/// The name of a field.
[[nodiscard]] inline QString jsonKey(const char* latin)
{
    return QString::fromLatin1(latin);
}

/// A text as JSON, exact: one with unpaired surrogates (PATH may hold them) as {"utf16": hex}.
[[nodiscard]] QJsonValue exactText(const QString& text);
[[nodiscard]] QJsonValue orNull(const std::optional<QString>& text);
[[nodiscard]] QString timeText(const QDateTime& time);

/// The object of a file; Corrupt with the offset where it is no JSON.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray& bytes);

} // namespace gosetup
