// SPDX-License-Identifier: Apache-2.0
#include "toolchain/ZipReader.h"

#include <archive.h>
#include <archive_entry.h>

namespace gosetup {

namespace {

tl::unexpected<Error> refusedKind(const QString& name, const Text& kind)
{
    return fail(ErrorCode::Untrusted,
                Text::tr("the archive entry \"%1\" is refused: it is %2").arg(name).arg(kind),
                Text::tr("the archive was not published by the Go project; nothing was unpacked"));
}

/// Null where the name cannot be read.
QString nameOf(archive_entry* entry)
{
#ifdef Q_OS_WIN
    // There libarchive makes UTF-8 of a name by way of the ANSI code page, which is UTF-8 only
    // where Windows reads our manifest so (1903 and later).
    const wchar_t* name = archive_entry_pathname_w(entry);
    return name != nullptr ? QString::fromWCharArray(name) : QString();
#else
    const char* name = archive_entry_pathname_utf8(entry);
    return name != nullptr ? QString::fromUtf8(name) : QString();
#endif
}

} // namespace

void ZipReader::Close::operator()(archive* reader) const
{
    archive_read_free(reader);
}

ZipReader::ZipReader(QByteArrayView bytes) : m_reader(archive_read_new())
{
    archive_read_support_format_zip_seekable(m_reader.get());
    m_open = archive_read_open_memory(m_reader.get(), bytes.data(),
                                      static_cast<size_t>(bytes.size())) == ARCHIVE_OK;
}

Error ZipReader::damaged() const
{
    const char* said = archive_error_string(m_reader.get());
    const Text message =
        m_current.name.isEmpty()
            ? Text::tr("the archive is damaged or is not a zip archive")
            : Text::tr("the archive is damaged at or after \"%1\"").arg(m_current.name);
    return Error::make(ErrorCode::Corrupt, message, Text::tr("download it again"),
                       said != nullptr ? QString::fromUtf8(said) : QString());
}

Result<std::optional<ArchiveEntry>> ZipReader::next()
{
    if (!m_open)
        return fail(damaged());
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(m_reader.get(), &entry);
    if (status == ARCHIVE_EOF)
        return std::optional<ArchiveEntry>();
    if (status != ARCHIVE_OK)
        return fail(damaged());
    const QString name = nameOf(entry);
    if (name.isNull())
        return fail(
            ErrorCode::Untrusted,
            Text::tr("an archive entry after \"%1\" has an unreadable name").arg(m_current.name));
    m_current = {};
    m_current.name = name;
    const auto type = archive_entry_filetype(entry);
    if (archive_entry_symlink_utf8(entry) != nullptr || type == AE_IFLNK)
        return refusedKind(m_current.name, Text::tr("a symbolic link"));
    if (archive_entry_hardlink_utf8(entry) != nullptr)
        return refusedKind(m_current.name, Text::tr("a hard link"));
    if (type != AE_IFREG && type != AE_IFDIR)
        return refusedKind(m_current.name, Text::tr("a device or another special file"));
    if (archive_entry_is_encrypted(entry) != 0)
        return refusedKind(m_current.name, Text::tr("encrypted"));
    m_current.isFolder = type == AE_IFDIR;
    if (!m_current.isFolder) {
        if (archive_entry_size_is_set(entry) == 0 || archive_entry_size(entry) < 0)
            return refusedKind(m_current.name, Text::tr("of unknown size"));
        m_current.size = archive_entry_size(entry);
    }
    return std::optional(m_current);
}

Result<void> ZipReader::skip()
{
    archive_entry* entry = nullptr;
    if (!m_open || archive_read_next_header(m_reader.get(), &entry) != ARCHIVE_OK)
        return fail(damaged());
    return {};
}

Result<void> ZipReader::read(const std::function<Result<void>(QByteArrayView)>& take)
{
    qint64 done = 0;
    while (true) {
        const void* block = nullptr;
        size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(m_reader.get(), &block, &size, &offset);
        if (status == ARCHIVE_EOF)
            break;
        if (status != ARCHIVE_OK || offset != done)
            return fail(damaged());
        done += static_cast<qint64>(size);
        // An entry that is larger than it says is how a bomb passes a check of the sums.
        if (done > m_current.size)
            return fail(damaged());
        if (size == 0)
            continue;
        if (const auto taken =
                take({static_cast<const char*>(block), static_cast<qsizetype>(size)});
            !taken)
            return taken;
    }
    if (done != m_current.size)
        return fail(damaged());
    return {};
}

} // namespace gosetup
