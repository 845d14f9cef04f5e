// SPDX-License-Identifier: Apache-2.0
#include "support/Host.h"
#include "toolchain/Fetch.h"
#include "toolchain/Http.h"
#include "toolchain/HttpServer.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

/// Gives one answer to whatever it is asked.
class TlsServer : public QThread
{
  public:
    explicit TlsServer(const QSslConfiguration& configuration, QByteArray answer = {})
        : m_configuration(configuration), m_answer(std::move(answer))
    {
        start();
        m_ready.acquire();
    }
    ~TlsServer() override
    {
        quit();
        wait();
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("https://localhost:%1/dl/x.zip").arg(m_port));
    }

  protected:
    void run() override
    {
        QSslServer server;
        server.setSslConfiguration(m_configuration);
        QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&] {
            while (QTcpSocket* socket = server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    if (!socket->readAll().contains("\r\n\r\n"))
                        return;
                    socket->write(m_answer);
                    socket->disconnectFromHost();
                });
            }
        });
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_ready.release();
        exec();
    }

  private:
    QSslConfiguration m_configuration;
    QByteArray m_answer;
    QSemaphore m_ready;
    quint16 m_port = 0;
};

QByteArray testData(const char* name)
{
    QFile file(QStringLiteral(GOSETUP_SOURCE_DIR "/tests/data/tls/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslConfiguration selfSigned()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(testData("selfsigned.pem")));
    configuration.setPrivateKey(QSslKey(testData("selfsigned.key"), QSsl::Ec));
    return configuration;
}

TEST(CasesTls, ENV_091_SelfSignedCertificateIsRefusedAndItsIssuerNamed)
{
    if (!QSslSocket::supportsSsl())
        GTEST_SKIP() << "this Qt has no TLS";
    if (testkit::isWine())
        GTEST_SKIP() << "needs a TLS server, which Wine's Schannel is not (its client side works)";
    TlsServer server(selfSigned(), "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
    FetchOptions options;
    options.retryBase = std::chrono::milliseconds(1);
    Progress progress;
    const auto answer = httpBytes(server.url(), 1000, options, progress);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::Tls) << qPrintable(answer.error().english());
    EXPECT_TRUE(answer.error().english().contains(QLatin1String("its issuer is \"localhost\"")))
        << qPrintable(answer.error().english());
}

// Begun at home, gone on in an office whose proxy opens connections.
TEST(Tls, AnInterceptedConnectionLosesNothingOfAPartialDownload)
{
    if (!QSslSocket::supportsSsl())
        GTEST_SKIP() << "this Qt has no TLS";
    if (testkit::isWine())
        GTEST_SKIP() << "needs a TLS server, which Wine's Schannel is not (its client side works)";
    TlsServer server(selfSigned());
    const QTemporaryDir folder;
    ArchiveRef ref;
    ref.version = QStringLiteral("go1.24.4");
    ref.fileName = QStringLiteral("go1.24.4.windows-amd64.zip");
    ref.url = server.url();
    ref.size = 300'000;
    ref.sha256 = QByteArray(64, 'a');
    const auto write = [&](const char* suffix, const QByteArray& bytes) {
        QFile file(folder.filePath(ref.fileName + QLatin1String(suffix)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        EXPECT_EQ(file.write(bytes), bytes.size());
        return file.fileName();
    };
    const QString partial = write(".partial", "the first bytes");
    write(".partial.json", R"({"url":")" + ref.url.toString().toUtf8() + R"(","sha256":")" +
                               ref.sha256 + R"(","etag":"\"one\"","lastModified":""})");
    const auto noPins = KnownHashes::parse(R"({"archives":{}})");
    ASSERT_TRUE(noPins.has_value());
    FetchOptions options;
    options.cacheFolder = folder.path();
    options.pinned = &*noPins;
    options.retryBase = std::chrono::milliseconds(1);
    Progress progress;
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_FALSE(fetched.has_value());
    EXPECT_EQ(fetched.error().code, ErrorCode::Tls) << qPrintable(fetched.error().english());
    QFile file(partial);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().toStdString(), "the first bytes");
}

TEST(Tls, RedirectFromHttpsToHttpIsRefused)
{
    if (!QSslSocket::supportsSsl())
        GTEST_SKIP() << "this Qt has no TLS";
    if (testkit::isWine())
        GTEST_SKIP() << "needs a TLS server, which Wine's Schannel is not (its client side works)";
    testkit::HttpServer plain([](const testkit::Asked&) {
        testkit::Said said;
        said.body = "[]";
        return said;
    });
    TlsServer server(selfSigned(),
                     "HTTP/1.1 302 Found\r\nLocation: " + plain.url().toString().toLatin1() +
                         "\r\nContent-Length: 0\r\n\r\n");
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(QSslCertificate(testData("selfsigned.pem")));
    QSslConfiguration::setDefaultConfiguration(trusting);
    FetchOptions options;
    Progress progress;
    const auto answer = httpBytes(server.url(), 1000, options, progress);
    QSslConfiguration::setDefaultConfiguration(before);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::Tls) << qPrintable(answer.error().english());
    EXPECT_TRUE(answer.error().english().contains(QLatin1String("redirects from https to http")))
        << qPrintable(answer.error().english());
    EXPECT_TRUE(plain.asked().empty());
}

TEST(Redirect, SchemesDecide)
{
    const auto url = [](const char* text) { return QUrl(QString::fromLatin1(text)); };
    EXPECT_TRUE(vetRedirect(url("https://a/"), url("https://b/")));
    EXPECT_TRUE(vetRedirect(url("http://a/"), url("https://b/")));
    EXPECT_TRUE(vetRedirect(url("http://a/"), url("http://b/")));
    EXPECT_FALSE(vetRedirect(url("https://a/"), url("http://a/")));
    EXPECT_FALSE(vetRedirect(url("https://a/"), url("ftp://a/")));
    EXPECT_FALSE(vetRedirect(url("http://a/"), url("file:///etc/passwd")));
}

} // namespace
} // namespace gosetup
