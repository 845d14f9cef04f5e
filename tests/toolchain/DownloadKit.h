// SPDX-License-Identifier: Apache-2.0
// A folder to download into, the archive that is downloaded, and a server that answers in order.
#pragma once

#include "toolchain/Fetch.h"
#include "toolchain/HttpServer.h"
#include "toolchain/Sha256.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <chrono>

namespace gosetup::testkit {

using namespace std::chrono_literals;

inline QByteArray someBytes(int size)
{
    QByteArray bytes = "PK\3\4";
    for (int i = 4; i < size; ++i)
        bytes += static_cast<char>((i * 2654435761U) >> 13);
    return bytes;
}

/// As an orderly server answers: whole, or the range that was asked for.
inline Said orderly(const Asked& asked, const QByteArray& body, const QByteArray& etag = "\"one\"")
{
    Said said;
    said.headers["ETag"] = etag;
    said.body = body;
    const QByteArray range = asked.headers.value("range");
    const QByteArray condition = asked.headers.value("if-range");
    if (range.isEmpty() || (!condition.isEmpty() && condition != etag))
        return said;
    const qint64 from = range.mid(6, range.size() - 7).toLongLong();
    said.status = 206;
    said.headers["Content-Range"] = "bytes " + QByteArray::number(from) + '-' +
                                    QByteArray::number(body.size() - 1) + '/' +
                                    QByteArray::number(body.size());
    said.body = body.mid(from);
    return said;
}

class Download : public testing::Test
{
  protected:
    Download()
    {
        options.cacheFolder = folder.filePath(QStringLiteral("cache"));
        options.pinned = &noPins;
        options.retryBase = 4ms;
        options.retryCap = 300ms;
        options.stallTimeout = 60s; // a busy computer is no silent server
        options.attempts = 3;
        options.note = [this](const Text& text) { notes << text.english(); };
    }

    ArchiveRef refAt(const HttpServer& server)
    {
        ArchiveRef ref;
        ref.version = QStringLiteral("go1.24.4");
        ref.fileName = name;
        ref.url = server.url().resolved(QUrl(name));
        ref.size = body.size();
        ref.sha256 = Sha256::hexOf(body);
        return ref;
    }
    QString cached(const char* suffix = "") const
    {
        return QDir(options.cacheFolder).filePath(name + QLatin1String(suffix));
    }
    void put(const QString& path, const QByteArray& bytes)
    {
        QDir().mkpath(options.cacheFolder);
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// The state a killed run leaves behind: a part and the note of what it is.
    void putPartial(const HttpServer& server, const QByteArray& bytes, const QByteArray& etag)
    {
        put(cached(".partial"), bytes);
        const ArchiveRef ref = refAt(server);
        put(cached(".partial.json"), R"({"url":")" + ref.url.toString().toUtf8() +
                                         R"(","sha256":")" + ref.sha256 + R"(","etag":"\")" + etag +
                                         R"(\"","lastModified":""})");
    }

    QTemporaryDir folder;
    const QString name = QStringLiteral("go1.24.4.windows-amd64.zip");
    QByteArray body = someBytes(300'000);
    KnownHashes noPins = KnownHashes::parse(R"({"archives":{}})").value();
    FetchOptions options;
    Progress progress;
    QStringList notes;
};

using CasesDownload = Download;

} // namespace gosetup::testkit
