// SPDX-License-Identifier: Apache-2.0
// A probe against servers of our own on 127.0.0.1: that answer, hang, refuse, stand in between.
#include "machine/http/HttpProbe.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSemaphore>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace std::chrono_literals;

namespace {

/// Gives every request the same bytes; none at all when they are empty.
class Server : public QThread
{
  public:
    explicit Server(QByteArray answer, bool tls = false) : m_answer(std::move(answer)), m_tls(tls)
    {
        start();
        m_ready.acquire();
    }
    ~Server() override
    {
        quit();
        wait();
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("%1://localhost:%2/x")
                        .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                        .arg(m_port));
    }

  protected:
    void run() override
    {
        const std::unique_ptr<QTcpServer> server(m_tls ? new QSslServer : new QTcpServer);
        if (m_tls)
            static_cast<QSslServer*>(server.get())->setSslConfiguration(selfSigned());
        QObject::connect(server.get(), &QTcpServer::pendingConnectionAvailable, server.get(), [&] {
            while (QTcpSocket* socket = server->nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    if (!socket->readAll().contains("\r\n\r\n") || m_answer.isEmpty())
                        return;
                    socket->write(m_answer);
                    socket->flush();
                });
        });
        server->listen(QHostAddress::LocalHost);
        m_port = server->serverPort();
        m_ready.release();
        exec();
    }

  private:
    static QByteArray data(const char* name)
    {
        QFile file(QStringLiteral(GOSETUP_SOURCE_DIR "/tests/data/tls/") + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QSslConfiguration selfSigned()
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(data("selfsigned.pem")));
        configuration.setPrivateKey(QSslKey(data("selfsigned.key"), QSsl::Ec));
        return configuration;
    }

    QByteArray m_answer;
    bool m_tls;
    QSemaphore m_ready;
    quint16 m_port = 0;
};

Result<ProbeResult> probe(const QUrl& url, const ProxySettings& proxy = {},
                          std::chrono::milliseconds timeout = 10s)
{
    return httpProbe(url, proxy, timeout, [](const QList<QByteArray>&) { return false; });
}

ProxySettings proxyAt(quint16 port)
{
    ProxySettings proxy;
    proxy.host = QStringLiteral("127.0.0.1");
    proxy.port = port;
    return proxy;
}

} // namespace

TEST(HttpProbe, TellsTheStatusWithoutWaitingForTheBody)
{
    // The body that is announced never comes: who waits for it has no answer in time.
    const Server server("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin");
    const auto result = probe(server.url());
    ASSERT_TRUE(result.has_value()) << qPrintable(result.error().english());
    EXPECT_EQ(result->httpStatus, 200);
    EXPECT_FALSE(result->tlsIntercepted);
    EXPECT_TRUE(result->tlsIssuer.isEmpty());
}

TEST(HttpProbe, ErrorsAndRedirectsAreAnswersToo)
{
    for (const int status : {301, 403, 404, 502}) {
        const Server server("HTTP/1.1 " + QByteArray::number(status) +
                            " X\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        const auto result = probe(server.url());
        ASSERT_TRUE(result.has_value()) << status << qPrintable(result.error().english());
        EXPECT_EQ(result->httpStatus, status);
    }
}

TEST(HttpProbe, ASilentHostIsATimeout)
{
    const Server server({});
    QElapsedTimer timer;
    timer.start();
    const auto result = probe(server.url(), {}, 300ms);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::Timeout);
    EXPECT_GE(timer.elapsed(), 250);
    EXPECT_LT(timer.elapsed(), 5000);
}

TEST(HttpProbe, AClosedPortAndAnUnknownProxyAreToldApart)
{
    QTcpServer closed;
    ASSERT_TRUE(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(port));
    EXPECT_EQ(probe(url).error().code, ErrorCode::Network);
    for (const char* address : {"http://go.invalid/", "https://go.invalid/"}) {
        const auto result = probe(QUrl(QString::fromLatin1(address)), proxyAt(port));
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().code, ErrorCode::Proxy) << qPrintable(result.error().english());
        EXPECT_TRUE(result.error().english().contains(QString::number(port)))
            << qPrintable(result.error().english());
    }
}

TEST(HttpProbe, AProxyThatWantsALoginIs407)
{
    const Server proxy("HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                       "Content-Length: 0\r\n\r\n");
    for (const char* url : {"http://go.invalid/", "https://go.invalid/"}) {
        const auto result = probe(QUrl(QString::fromLatin1(url)), proxyAt(proxy.port()));
        ASSERT_TRUE(result.has_value()) << url << qPrintable(result.error().english());
        EXPECT_EQ(result->httpStatus, 407);
    }
}

TEST(HttpProbe, NamesTheIssuerOfACertificateThatIsNotTrusted)
{
    if (!QSslSocket::supportsSsl())
        GTEST_SKIP() << "this Qt has no TLS";
    const Server server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", true);
    const auto result = probe(server.url());
#ifdef Q_OS_WIN
    if (!result)
        GTEST_SKIP() << "this Schannel cannot be a server (Wine): no handshake with ourselves";
#endif
    ASSERT_TRUE(result.has_value()) << qPrintable(result.error().english());
    EXPECT_FALSE(result->tlsTrusted);
    EXPECT_EQ(result->httpStatus, 0);
    EXPECT_EQ(result->tlsIssuer, QLatin1String("localhost"));
}

namespace {

Result<ProbeResult> fetch(const QUrl& url, std::chrono::milliseconds timeout = 10s)
{
    ProbeRequest request(url);
    request.readsBody = true;
    return httpProbe(request, {}, timeout, [](const QList<QByteArray>&) { return false; });
}

QByteArray answerWith(const QByteArray& body, const QByteArray& type = "text/plain")
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

TEST(HttpProbe, TellsAModuleProxysListFromAPageForPeople)
{
    const struct
    {
        QByteArray answer;
        BodyKind kind;
    } rows[] = {{answerWith("v0.3.8\nv0.14.0\n"), BodyKind::Versions},
                {answerWith("  <!DOCTYPE html><html>blocked</html>"), BodyKind::Html},
                {answerWith("blocked", "text/html; charset=utf-8"), BodyKind::Html},
                {answerWith("{\"error\":1}", "application/json"), BodyKind::Other},
                {answerWith(""), BodyKind::Other},
                {answerWith(QByteArray("v1.2.3\n").repeated(10'000)), BodyKind::Versions}};
    for (const auto& row : rows) {
        const Server server(row.answer);
        const auto result = fetch(server.url());
        ASSERT_TRUE(result.has_value()) << qPrintable(result.error().english());
        EXPECT_EQ(result->httpStatus, 200);
        EXPECT_EQ(result->body, row.kind) << row.answer.left(200).constData();
    }
}

TEST(HttpProbe, ABodyThatNeverComesIsAnAnswerWithoutAKind)
{
    const Server server("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    const auto result = fetch(server.url(), 500ms);
    ASSERT_TRUE(result.has_value()) << qPrintable(result.error().english());
    EXPECT_EQ(result->httpStatus, 200);
    EXPECT_EQ(result->body, BodyKind::NotRead);
}

TEST(HttpProbe, ARequestForABodyFollowsRedirectsAsGoDoes)
{
    const Server page(answerWith("<html>sign in</html>", "text/html"));
    const Server portal("HTTP/1.1 302 X\r\nLocation: " + page.url().toEncoded() +
                        "\r\nContent-Length: 0\r\n\r\n");
    const auto result = fetch(portal.url());
    ASSERT_TRUE(result.has_value()) << qPrintable(result.error().english());
    EXPECT_EQ(result->httpStatus, 200);
    EXPECT_EQ(result->body, BodyKind::Html);
    // Round and round: the last answer counts.
    const Server circle("HTTP/1.1 302 X\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
    const auto lost = fetch(circle.url());
    ASSERT_TRUE(lost.has_value()) << qPrintable(lost.error().english());
    EXPECT_EQ(lost->httpStatus, 302);
}

TEST(HttpProbe, TellsWhetherAProxyTakesConnections)
{
    const Server server({});
    EXPECT_TRUE(tcpConnect(proxyAt(server.port()), 5s).has_value());
    QTcpServer closed;
    ASSERT_TRUE(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    const auto refused = tcpConnect(proxyAt(port), 5s);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Network);
    EXPECT_TRUE(refused.error().english().contains(QString::number(port)));
}

TEST(HttpProbe, AProxyIsDeadWhereEachAddressOfItsNameRefuses)
{
    // A name of two addresses, of which one is listened at.
    const Server server({});
    ProxySettings named = proxyAt(server.port());
    named.host = QStringLiteral("localhost");
    EXPECT_TRUE(tcpConnect(named, 5s).has_value());
    QTcpServer closed;
    ASSERT_TRUE(closed.listen(QHostAddress::LocalHost));
    named.port = closed.serverPort();
    closed.close();
    const auto refused = tcpConnect(named, 5s);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Network) << "by each of the two";
}

TEST(HttpProbe, AByteOrderMarkBeforeAPageHidesItNot)
{
    EXPECT_EQ(bodyKindOf("\xEF\xBB\xBF<html>", {}), BodyKind::Html);
    EXPECT_EQ(bodyKindOf(" \r\n\xEF\xBB\xBF \n<!doctype html>", {}), BodyKind::Html);
    EXPECT_EQ(bodyKindOf("\xEF\xBB\xBFhello", {}), BodyKind::Other);
}

TEST(HttpProbe, GoesThroughASocksProxy)
{
    // It takes no client without a login, which is said as of an HTTP proxy.
    class Socks : public QThread
    {
      public:
        Socks()
        {
            start();
            ready.acquire();
        }
        ~Socks() override { wait(); }
        void run() override
        {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            port = server.serverPort();
            ready.release();
            if (!server.waitForNewConnection(10000))
                return;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            socket->waitForReadyRead(10000);
            greeting = socket->readAll();
            socket->write("\x05\xFF");
            socket->waitForBytesWritten(1000);
            socket->disconnectFromHost();
        }
        QSemaphore ready;
        quint16 port = 0;
        QByteArray greeting;
    };
    Socks socks;
    ProxySettings proxy = proxyAt(socks.port);
    proxy.type = ProxySettings::Type::Socks5;
    const auto result = probe(QUrl(QStringLiteral("https://go.invalid/")), proxy);
    ASSERT_TRUE(result.has_value()) << qPrintable(result.error().english());
    EXPECT_EQ(result->httpStatus, 407);
    socks.wait();
    EXPECT_TRUE(socks.greeting.startsWith('\x05')) << socks.greeting.toHex().constData();
}
