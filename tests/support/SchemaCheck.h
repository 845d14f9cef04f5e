// SPDX-License-Identifier: Apache-2.0
// Validates JSON against the schemas that the programs ship (:/schemas/…). Tests only.
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace gosetup::testkit {

/// Empty when `json` is as `:/schemas/<name>.schema.json` says; else the first thing that is not.
[[nodiscard]] inline QString schemaError(const QString& name, const QJsonObject& json)
{
    QFile file(QStringLiteral(":/schemas/%1.schema.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("there is no schema ") + name;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return QStringLiteral("the schema is no JSON: ") + name;
    try {
        valijson::Schema schema;
        valijson::SchemaParser parser;
        const QJsonValue schemaValue(document.object());
        parser.populateSchema(valijson::adapters::QtJsonAdapter(schemaValue), schema);
        valijson::Validator validator;
        valijson::ValidationResults results;
        const QJsonValue value(json);
        if (validator.validate(schema, valijson::adapters::QtJsonAdapter(value), &results))
            return {};
        valijson::ValidationResults::Error error;
        QString text;
        while (results.popError(error)) {
            for (const std::string& step : error.context)
                text += QString::fromStdString(step);
            text += QStringLiteral(": ") + QString::fromStdString(error.description) + u'\n';
        }
        return text;
    } catch (const std::exception& thrown) {
        return QString::fromUtf8(thrown.what());
    }
}

} // namespace gosetup::testkit
