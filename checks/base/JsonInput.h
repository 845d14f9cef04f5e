// SPDX-License-Identifier: Apache-2.0
// A value of a JSON document and its place there, and what is wrong with the document first. Json.h
// reads by it.
#pragma once

#include "base/Result.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace gosetup::json {

/// What is done about a field that nobody asked for.
enum class Unknown
{
    Refused,
    PassedOver ///< in files of others, which may hold more tomorrow
};

struct Document
{
    Unknown unknown = Unknown::Refused;
    std::optional<Error> error; ///< the first one
};

/// One value. The path is made into text for an error only.
class Input
{
  public:
    Input(Document& document, QJsonValue value) : m_document(document), m_value(std::move(value)) {}

    /// These refer to the outer input, which must outlive them.
    [[nodiscard]] Input member(const QString& name, const QJsonValue& value) const
    {
        return {*this, name, -1, value};
    }
    [[nodiscard]] Input member(const char* name, const QJsonValue& value) const
    {
        return member(QString::fromLatin1(name), value);
    }
    [[nodiscard]] Input element(qsizetype index, const QJsonValue& value) const
    {
        return {*this, {}, index, value};
    }

    [[nodiscard]] const QJsonValue& value() const { return m_value; }
    [[nodiscard]] bool unknownIsRefused() const { return m_document.unknown == Unknown::Refused; }
    /// `$.files["C:\\Go"].size`
    [[nodiscard]] QString path() const;
    void refuse(const Text& what) const;

  private:
    Input(const Input& outer, QString name, qsizetype index, QJsonValue value)
        : m_document(outer.m_document), m_outer(&outer), m_name(std::move(name)), m_index(index),
          m_value(std::move(value))
    {
    }

    Document& m_document;
    const Input* m_outer = nullptr;
    QString m_name;
    qsizetype m_index = -1; ///< of an element
    QJsonValue m_value;
};

/// The object of a file. Corrupt, with line and column, for what is no JSON; Invalid for another
/// value.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray& bytes);

} // namespace gosetup::json
