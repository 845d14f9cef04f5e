// SPDX-License-Identifier: Apache-2.0
#include "e2e/SlowMirror.h"

#include <QDir>
#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include <gtest/gtest.h>

namespace gosetup::testing {

namespace {

bool sendAll(int connection, const QByteArray& bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t n = ::send(connection, bytes.constData() + sent,
                                 static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        sent += n;
    }
    return true;
}

QByteArray requestPath(int connection)
{
    QByteArray request;
    char buffer[4096];
    while (!request.contains("\r\n\r\n")) {
        const ssize_t n = ::recv(connection, buffer, sizeof buffer, 0);
        if (n <= 0)
            return {};
        request.append(buffer, n);
    }
    return request.split(' ').value(1).split('?').first().mid(1);
}

} // namespace

SlowMirror::SlowMirror(int milliseconds) : m_milliseconds(milliseconds)
{
    const QDir mirror(QStringLiteral(":/mirror"));
    const QStringList names = mirror.entryList(QDir::Files);
    for (const QString& name : names) {
        QFile file(mirror.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        m_files.insert(name.toUtf8(), file.readAll());
    }
    EXPECT_TRUE(m_files.contains("dl.json"));
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in local{};
    local.sin_family = AF_INET;
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof local;
    EXPECT_EQ(::bind(m_listener, reinterpret_cast<sockaddr*>(&local), size), 0);
    EXPECT_EQ(::listen(m_listener, 8), 0);
    EXPECT_EQ(::getsockname(m_listener, reinterpret_cast<sockaddr*>(&local), &size), 0);
    m_port = ntohs(local.sin_port);
    m_thread = std::thread([this] { serve(); });
}

SlowMirror::~SlowMirror()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
}

QString SlowMirror::address() const
{
    return QStringLiteral("http://127.0.0.1:%1/").arg(m_port);
}

void SlowMirror::serve()
{
    while (!m_stop) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 50) <= 0)
            continue;
        const int connection = ::accept(m_listener, nullptr, nullptr);
        if (connection < 0)
            continue;
        answer(connection);
        ::close(connection);
    }
}

void SlowMirror::answer(int connection)
{
    const QByteArray path = requestPath(connection);
    const QByteArray name = path.isEmpty() ? QByteArrayLiteral("dl.json") : path;
    if (!m_files.contains(name)) {
        sendAll(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n"
                            "Connection: close\r\n\r\n");
        return;
    }
    const QByteArray body = m_files.value(name);
    const bool isArchive = name.endsWith(".zip");
    const QByteArray type = isArchive ? "application/zip" : "application/json";
    if (!sendAll(connection, "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " +
                                 QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n"))
        return;
    if (!isArchive) {
        sendAll(connection, body);
        return;
    }
    constexpr int pieces = 50;
    const qsizetype piece = body.size() / pieces + 1;
    m_sending = true;
    for (qsizetype at = 0; at < body.size() && !m_stop; at += piece) {
        if (!sendAll(connection, body.mid(at, piece)))
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(m_milliseconds / pieces));
    }
    m_sending = false;
}

} // namespace gosetup::testing
