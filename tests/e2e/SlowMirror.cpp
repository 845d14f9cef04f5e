// SPDX-License-Identifier: Apache-2.0
#include "e2e/SlowMirror.h"

#include <QFile>

namespace gosetup::testkit {

SlowMirror::SlowMirror(int milliseconds)
    : m_milliseconds(milliseconds),
      m_server([this](const testkit::Asked& asked) { return answer(asked); })
{
}

QString SlowMirror::address() const
{
    return m_server.url(QStringLiteral("/")).toString();
}

testkit::Said SlowMirror::answer(const testkit::Asked& asked)
{
    testkit::Said said;
    const QByteArray path = asked.target.split('?').first().mid(1);
    QFile file(QStringLiteral(":/mirror/") +
               QString::fromLatin1(path.isEmpty() ? QByteArrayLiteral("dl.json") : path));
    if (!file.open(QIODevice::ReadOnly)) {
        said.status = 404;
        return said;
    }
    said.body = file.readAll();
    const bool isArchive = path.endsWith(".zip");
    said.headers["Content-Type"] = isArchive ? "application/zip" : "application/json";
    if (isArchive) {
        constexpr int pieces = 50;
        said.pieceBytes = said.body.size() / pieces + 1;
        said.pauseMs = m_milliseconds / pieces;
        m_sending = true;
    }
    return said;
}

} // namespace gosetup::testkit
