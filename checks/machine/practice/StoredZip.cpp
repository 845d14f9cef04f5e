// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/StoredZip.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace gosetup {

namespace {

struct CloseZipWriter
{
    void operator()(archive* writer) const { archive_write_free(writer); }
};
struct CloseZipEntry
{
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive*, void* to, const void* bytes, size_t length)
{
    static_cast<QByteArray*>(to)->append(static_cast<const char*>(bytes),
                                         static_cast<qsizetype>(length));
    return static_cast<la_ssize_t>(length);
}

} // namespace

QByteArray storedZip(const QMap<QString, QString>& entries)
{
    constexpr time_t firstOfZip = 315532800; // 1980-01-01, the earliest time that the format holds
    QByteArray out;
    const std::unique_ptr<archive, CloseZipWriter> writer(archive_write_new());
    archive_write_set_format_zip(writer.get());
    archive_write_zip_set_compression_store(writer.get());
    archive_write_set_bytes_per_block(writer.get(), 0);
    archive_write_open(writer.get(), &out, nullptr, append, nullptr);
    const std::unique_ptr<archive_entry, CloseZipEntry> entry(archive_entry_new());
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        archive_entry_clear(entry.get());
        archive_entry_set_pathname_utf8(entry.get(), it.key().toUtf8().constData());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        const QByteArray bytes = it->toUtf8();
        archive_entry_set_size(entry.get(), bytes.size());
        archive_entry_set_mtime(entry.get(), firstOfZip, 0);
        archive_write_header(writer.get(), entry.get());
        archive_write_data(writer.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    }
    archive_write_close(writer.get());
    return out;
}

} // namespace gosetup
