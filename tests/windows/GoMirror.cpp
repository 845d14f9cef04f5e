// SPDX-License-Identifier: Apache-2.0
#include "windows/GoMirror.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

namespace gosetup::wine {

namespace {

/// As golang/website's internal/dl writes it.
QJsonObject releaseOf(const GoArchive& go, const QByteArray& bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    const QJsonObject file{
        {QStringLiteral("filename"), go.name()},
        {QStringLiteral("os"), QStringLiteral("windows")},
        {QStringLiteral("arch"), QStringLiteral("amd64")},
        {QStringLiteral("version"), go.version},
        {QStringLiteral("sha256"), QString::fromLatin1(hash)},
        {QStringLiteral("size"), static_cast<qint64>(bytes.size())},
        {QStringLiteral("kind"), QStringLiteral("archive")},
    };
    return {{QStringLiteral("version"), go.version},
            {QStringLiteral("stable"), true},
            {QStringLiteral("files"), QJsonArray{file}}};
}

} // namespace

GoMirror::GoMirror(const std::vector<GoArchive>& archives)
{
    QJsonArray index;
    for (const GoArchive& go : archives) {
        QFile file(go.file);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << go.file.toStdString();
        const QByteArray bytes = file.readAll();
        index << releaseOf(go, bytes);
        m_files.insert(go.name().toUtf8(), bytes);
    }
    m_files.insert("dl.json", QJsonDocument(index).toJson());
    m_server = std::make_unique<testkit::HttpServer>([this](const testkit::Asked& asked) {
        const QByteArray path = asked.target.split('?').first();
        QByteArray name = path.mid(path.lastIndexOf('/') + 1);
        if (name.isEmpty())
            name = "dl.json";
        testkit::Said said;
        said.headers["Content-Type"] =
            name.endsWith(".json") ? "application/json" : "application/zip";
        if (!m_files.contains(name))
            said.status = 404;
        said.body = m_files.value(name);
        return said;
    });
}

QStringList GoMirror::sent() const
{
    QStringList names;
    for (const testkit::Asked& asked : m_server->asked()) {
        if (asked.target.endsWith(".zip"))
            names << QString::fromUtf8(asked.target.mid(asked.target.lastIndexOf('/') + 1));
    }
    return names;
}

QStringList GoMirror::wish(const GoArchive& go) const
{
    return {QStringLiteral("--go"), go.wish(), QStringLiteral("--mirror"), address()};
}

} // namespace gosetup::wine
