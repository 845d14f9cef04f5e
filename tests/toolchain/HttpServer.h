// SPDX-License-Identifier: Apache-2.0
// A scripted HTTP server on 127.0.0.1 in a thread of its own, for tests of the downloader. It says
// what the script says, lies included.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QMutex>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace gosetup::testkit {

struct Asked
{
    QByteArray target;                    ///< "/dl/x.zip" or, of a proxy, the whole URL
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    int number = 0;                       ///< 0 = the first request of all
};

struct Said
{
    int status = 200;
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;
    qint64 claimedLength = -2; ///< -2 = the body's, -1 = none told
    qsizetype cutAfter = -1;   ///< so many bytes of the body, then the end
    bool reset = false;        ///< the end is an abort
    bool hang = false;         ///< no end: the connection stays open and silent
    int pauseMs = 0;           ///< before every piece of the body
    qsizetype pieceBytes = 8192;
};

class HttpServer : public QThread
{
  public:
    using Script = std::function<Said(const Asked&)>;

    explicit HttpServer(Script script) : m_script(std::move(script))
    {
        start();
        m_ready.acquire();
    }
    ~HttpServer() override
    {
        quit();
        wait();
    }

    [[nodiscard]] QUrl url(const QString& path = QStringLiteral("/dl/")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] std::vector<Asked> asked() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked;
    }

  protected:
    void run() override
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            while (QTcpSocket* socket = server.nextPendingConnection())
                serve(socket);
        });
        m_ready.release();
        exec();
    }

  private:
    void serve(QTcpSocket* socket)
    {
        auto buffer = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer] {
            *buffer += socket->readAll();
            const auto end = buffer->indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const Asked asked = parse(buffer->left(end));
            buffer->clear();
            answer(socket, m_script(asked));
        });
    }

    Asked parse(const QByteArray& head)
    {
        const QList<QByteArray> lines = head.split('\n');
        Asked asked;
        asked.target = lines.first().split(' ').value(1);
        for (const QByteArray& line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            asked.headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
        }
        const QMutexLocker lock(&m_mutex);
        asked.number = static_cast<int>(m_asked.size());
        m_asked.push_back(asked);
        return asked;
    }

    static void answer(QTcpSocket* socket, const Said& said)
    {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(said.status) + " Said\r\n";
        for (auto it = said.headers.begin(); it != said.headers.end(); ++it)
            head += it.key() + ": " + it.value() + "\r\n";
        const qint64 length = said.claimedLength == -2 ? said.body.size() : said.claimedLength;
        if (length >= 0)
            head += "Content-Length: " + QByteArray::number(length) + "\r\n";
        socket->write(head + "Connection: close\r\n\r\n");
        const QByteArray body = said.cutAfter >= 0 ? said.body.left(said.cutAfter) : said.body;
        if (said.pauseMs > 0)
            return trickle(socket, body, said);
        socket->write(body);
        finish(socket, said);
    }

    static void trickle(QTcpSocket* socket, const QByteArray& body, const Said& said)
    {
        auto* timer = new QTimer(socket);
        auto at = std::make_shared<qsizetype>(0);
        QObject::connect(timer, &QTimer::timeout, socket, [socket, body, said, at, timer] {
            socket->write(body.mid(*at, said.pieceBytes));
            *at += said.pieceBytes;
            if (*at < body.size())
                return;
            timer->stop();
            finish(socket, said);
        });
        timer->start(said.pauseMs);
    }

    static void finish(QTcpSocket* socket, const Said& said)
    {
        if (said.hang)
            return;
        socket->flush();
        if (said.reset)
            socket->abort();
        else
            socket->disconnectFromHost();
    }

    Script m_script;
    QSemaphore m_ready;
    mutable QMutex m_mutex;
    std::vector<Asked> m_asked;
    quint16 m_port = 0;
};

} // namespace gosetup::testkit
