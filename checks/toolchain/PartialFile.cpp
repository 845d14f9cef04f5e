// SPDX-License-Identifier: Apache-2.0
#include "toolchain/PartialFile.h"

#include "machine/LocalFile.h"
#include "machine/http/Proxy.h"
#include "toolchain/LocalFileIo.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gosetup {

namespace {

constexpr qint64 readChunk = 1024 * 1024;

QString textOf(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes);
}

} // namespace

PartialFile::PartialFile(const QString& target, const QUrl& url, const QByteArray& sha256)
    : m_target(target), m_path(target + QStringLiteral(".partial")),
      m_notePath(m_path + QStringLiteral(".json")), m_url(displayUrl(url)), m_sha256(sha256),
      m_file(m_path)
{
}

Result<void> PartialFile::open(const Progress& progress)
{
    m_file.close();
    m_hash.reset();
    m_size = 0;
    if (!readNote())
        discard();
    if (!m_file.open(QIODevice::ReadWrite))
        return fail(writeFailure(m_file, m_path));
    while (!m_file.atEnd()) {
        if (progress.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("the download was cancelled"));
        const QByteArray bytes = m_file.read(readChunk);
        if (bytes.isEmpty())
            break;
        m_hash.add(bytes);
        m_size += bytes.size();
    }
    return {};
}

bool PartialFile::readNote()
{
    QFile note(m_notePath);
    if (!note.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject object = QJsonDocument::fromJson(note.readAll()).object();
    m_etag = object.value(QLatin1String("etag")).toString().toLatin1();
    m_lastModified = object.value(QLatin1String("lastModified")).toString().toLatin1();
    return object.value(QLatin1String("url")).toString() == m_url &&
           object.value(QLatin1String("sha256")).toString() == textOf(m_sha256);
}

Result<void> PartialFile::writeNote() const
{
    const QJsonObject object{{QStringLiteral("url"), m_url},
                             {QStringLiteral("sha256"), textOf(m_sha256)},
                             {QStringLiteral("etag"), textOf(m_etag)},
                             {QStringLiteral("lastModified"), textOf(m_lastModified)}};
    return localfile::save(m_notePath, QJsonDocument(object).toJson());
}

QByteArray PartialFile::validator() const
{
    // RFC 9110 13.1.5: a weak validator must not be used in If-Range.
    return !m_etag.isEmpty() && !m_etag.startsWith("W/") ? m_etag : m_lastModified;
}

bool PartialFile::continues(const HttpAnswer& answer) const
{
    if (!answer.etag.isEmpty() && !m_etag.isEmpty() && answer.etag != m_etag)
        return false;
    return answer.contentRange.startsWith("bytes " + QByteArray::number(m_size) + '-');
}

Result<void> PartialFile::restart(const HttpAnswer& answer)
{
    m_etag = answer.etag;
    m_lastModified = answer.lastModified;
    m_hash.reset();
    m_size = 0;
    if (m_file.size() > 0 && (!m_file.resize(0) || !m_file.seek(0)))
        return fail(writeFailure(m_file, m_path));
    return writeNote();
}

Result<void> PartialFile::append(QByteArrayView bytes)
{
    // Flushed at once: a buffered byte that cannot be written must fail here, not later.
    if (m_file.write(bytes.data(), bytes.size()) != bytes.size() || !m_file.flush())
        return fail(writeFailure(m_file, m_path));
    m_hash.add(bytes);
    m_size += bytes.size();
    return {};
}

Result<void> PartialFile::close()
{
    m_file.close();
    if (m_file.error() != QFileDevice::NoError)
        return fail(writeFailure(m_file, m_path));
    return {};
}

Result<void> PartialFile::finish()
{
    if (const auto closed = close(); !closed)
        return closed;
    // Not QFile::rename: where a scanner holds the file, it would copy all of it instead.
    if (const auto moved = localfile::replace(m_path, m_target); !moved)
        return moved;
    QFile::remove(m_notePath);
    return {};
}

void PartialFile::discard()
{
    m_file.close();
    QFile::remove(m_path);
    QFile::remove(m_notePath);
    m_etag.clear();
    m_lastModified.clear();
    m_size = 0;
    m_hash.reset();
}

} // namespace gosetup
