// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/GoLandFiles.h"

#include "paths/WindowsPath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace gosetup {

std::vector<GoLandInstall> goLandsOfToolbox(const QByteArray& stateJson)
{
    std::vector<GoLandInstall> found;
    const QJsonArray tools =
        QJsonDocument::fromJson(stateJson).object().value(QLatin1String("tools")).toArray();
    for (const QJsonValue value : tools) {
        const QJsonObject tool = value.toObject();
        const auto text = [&](const char* name) {
            return tool.value(QLatin1String(name)).toString();
        };
        if (text("toolId").compare(QLatin1String("goland"), Qt::CaseInsensitive) != 0)
            continue;
        GoLandInstall install;
        install.root = winpath::clean(text("installLocation"));
        install.version = text("displayVersion");
        const QString command = text("launchCommand");
        if (winpath::isAbsolute(command))
            install.program = winpath::clean(command);
        else if (!command.isEmpty() && winpath::isAbsolute(install.root))
            install.program = winpath::clean(winpath::join(install.root, command));
        if (!winpath::isAbsolute(install.root))
            install.root = winpath::parent(winpath::parent(install.program));
        if (winpath::isAbsolute(install.root))
            found.push_back(std::move(install));
    }
    return found;
}

QByteArray toolboxFileOf(const std::vector<GoLandInstall>& installs)
{
    QJsonArray tools;
    for (const GoLandInstall& install : installs) {
        tools.append(QJsonObject{{QStringLiteral("toolId"), QStringLiteral("Goland")},
                                 {QStringLiteral("installLocation"), install.root},
                                 {QStringLiteral("displayVersion"), install.version},
                                 {QStringLiteral("launchCommand"), install.program}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("tools"), tools}})
        .toJson(QJsonDocument::Compact);
}

QStringList goLandSdks(const QByteArray& xml)
{
    QStringList sdks;
    QXmlStreamReader reader(xml);
    bool isList = false;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        const bool isComponent = reader.name() == QLatin1String("component");
        if (token == QXmlStreamReader::EndElement && isComponent)
            isList = false;
        if (token != QXmlStreamReader::StartElement)
            continue;
        const QString name = reader.attributes().value(QLatin1String("name")).toString();
        if (isComponent)
            isList = name == QLatin1String("GoSdkList");
        else if (isList && reader.name() == QLatin1String("option"))
            sdks << reader.attributes().value(QLatin1String("value")).toString();
    }
    sdks.removeAll(QString());
    sdks.removeDuplicates();
    return sdks;
}

QByteArray goLandSdkFileOf(const QStringList& sdks)
{
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.writeStartElement(QStringLiteral("application"));
    writer.writeStartElement(QStringLiteral("component"));
    writer.writeAttribute(QStringLiteral("name"), QStringLiteral("GoSdkList"));
    for (const QString& sdk : sdks) {
        writer.writeStartElement(QStringLiteral("option"));
        writer.writeAttribute(QStringLiteral("value"), sdk);
        writer.writeEndElement();
    }
    writer.writeEndDocument();
    return xml;
}

QString versionOfProduct(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object().value(QLatin1String("version")).toString();
}

} // namespace gosetup
