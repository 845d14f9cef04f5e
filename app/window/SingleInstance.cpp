// SPDX-License-Identifier: Apache-2.0
#include "SingleInstance.h"

#include "machine/LockFile.h"
#include "machine/SaveFile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QRandomGenerator>
#include <QThread>

namespace gosetup {

namespace {

constexpr int maxMilliseconds = 3000;
constexpr qint64 maxBytes = 64; ///< of a line that a stranger could send

QString fileFor(const QString& folder, const QString& session, const char* suffix)
{
    QDir().mkpath(folder);
    const QByteArray name =
        QCryptographicHash::hash(session.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    return QStringLiteral("%1/window-%2.%3")
        .arg(folder, QString::fromLatin1(name), QString::fromLatin1(suffix));
}

QString randomAddress()
{
    return QStringLiteral("GoSetup-%1%2")
        .arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'))
        .arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
}

QByteArray addressIn(const QString& file)
{
    QFile address(file);
    return address.open(QIODevice::ReadOnly) ? address.read(maxBytes) : QByteArray();
}

/// Empty when none came in time.
QByteArray lineFrom(QLocalSocket& socket, QDeadlineTimer deadline)
{
    while (!socket.canReadLine()) {
        const auto left = static_cast<int>(deadline.remainingTime());
        if (left <= 0 || !socket.waitForReadyRead(left))
            return {};
    }
    return socket.readLine(maxBytes).trimmed();
}

bool tell(const QString& address, const QString& wish, QDeadlineTimer deadline,
          const std::function<void(qint64)>& beforeTelling)
{
    QLocalSocket socket;
    socket.connectToServer(address);
    if (!socket.waitForConnected(static_cast<int>(deadline.remainingTime())))
        return false;
    const qint64 pid = lineFrom(socket, deadline).toLongLong();
    if (pid <= 0)
        return false;
    if (beforeTelling)
        beforeTelling(pid);
    socket.write(wish.toLatin1() + '\n');
    socket.flush();
    return lineFrom(socket, deadline) == "ok";
}

} // namespace

SingleInstance::SingleInstance(const QString& folder, const QString& session)
    : m_addressFile(fileFor(folder, session, "address")), m_lock(fileFor(folder, session, "lock"))
{
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::answer);
}

SingleInstance::~SingleInstance()
{
    if (m_server.isListening())
        QFile::remove(m_addressFile);
}

SingleInstance::Role SingleInstance::claim(const QString& wish,
                                           const std::function<void(qint64)>& beforeTelling)
{
    const QDeadlineTimer deadline(maxMilliseconds);
    while (true) {
        const auto taken = takeLock(m_lock);
        if (taken)
            return listen() ? Role::First : Role::Alone;
        if (taken.error().code != ErrorCode::InUse)
            return Role::Alone;
        const QString address = QString::fromLatin1(addressIn(m_addressFile));
        if (!address.isEmpty() && tell(address, wish, deadline, beforeTelling))
            return Role::Forwarded;
        if (deadline.hasExpired())
            return Role::Alone;
        // It may be about to listen, or about to end.
        QThread::msleep(50);
    }
}

bool SingleInstance::listen()
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    const QString address = randomAddress();
    if (!m_server.listen(address))
        return false;
    return saveFile(m_addressFile, address.toLatin1()).has_value();
}

void SingleInstance::answer()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > maxBytes)
                    socket->abort();
                return;
            }
            const QString wish = QString::fromLatin1(socket->readLine(maxBytes).trimmed());
            socket->write("ok\n");
            socket->flush();
            Q_EMIT asked(wish);
        });
        socket->write(QByteArray::number(QCoreApplication::applicationPid()) + '\n');
        socket->flush();
    }
}

} // namespace gosetup
