// SPDX-License-Identifier: Apache-2.0
#include "windows/GoArchives.h"

#include "toolchain/Zips.h"

#include <QDir>
#include <QFile>

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include <gtest/gtest.h>

namespace gosetup::wine {

namespace {

const char* const oldVersion = "go1.24.4";
const char* const newVersion = "go1.28.4"; // of the same length: it is replaced in programs

struct ReadFree
{
    void operator()(archive* it) const { archive_read_free(it); }
};
struct WriteFree
{
    void operator()(archive* it) const { archive_write_free(it); }
};

QByteArray contentOf(archive* zip)
{
    QByteArray out;
    QByteArray block(1 << 20, Qt::Uninitialized);
    while (true) {
        const auto got =
            archive_read_data(zip, block.data(), static_cast<std::size_t>(block.size()));
        EXPECT_GE(got, 0) << archive_error_string(zip);
        if (got <= 0)
            return out;
        out.append(block.constData(), got);
    }
}

void repackage(const QString& from, const QString& to)
{
    const std::unique_ptr<archive, ReadFree> in(archive_read_new());
    const std::unique_ptr<archive, WriteFree> out(archive_write_new());
    archive_read_support_format_zip(in.get());
    archive_write_set_format_zip(out.get());
    ASSERT_EQ(archive_write_set_options(out.get(), "zip:compression-level=1"), ARCHIVE_OK)
        << archive_error_string(out.get());
    constexpr std::size_t blockSize = 1 << 20;
    ASSERT_EQ(archive_read_open_filename(in.get(), qPrintable(from), blockSize), ARCHIVE_OK)
        << archive_error_string(in.get());
    ASSERT_EQ(archive_write_open_filename(out.get(), qPrintable(to)), ARCHIVE_OK)
        << archive_error_string(out.get());
    archive_entry* entry = nullptr;
    while (archive_read_next_header(in.get(), &entry) == ARCHIVE_OK) {
        QByteArray content = contentOf(in.get());
        const QByteArray name = archive_entry_pathname(entry);
        if (name.endsWith(".exe") || name == "go/VERSION")
            content.replace(oldVersion, newVersion);
        archive_entry_set_size(entry, content.size());
        ASSERT_EQ(archive_write_header(out.get(), entry), ARCHIVE_OK)
            << archive_error_string(out.get());
        ASSERT_EQ(archive_write_data(out.get(), content.constData(),
                                     static_cast<std::size_t>(content.size())),
                  content.size());
    }
    ASSERT_EQ(archive_write_close(out.get()), ARCHIVE_OK) << archive_error_string(out.get());
}

QString keptFolder()
{
    const QString folder = QStringLiteral(GOSETUP_BINARY_DIR "/tests/windows/archives");
    EXPECT_TRUE(QDir().mkpath(folder));
    return folder;
}

} // namespace

QString GoArchive::name() const
{
    return version + QStringLiteral(".windows-amd64.zip");
}

GoArchive officialGo()
{
    GoArchive go{QString::fromLatin1(oldVersion), {}};
    const QString file = QStringLiteral(GOSETUP_SOURCE_DIR "/../shared/data/") + go.name();
    if (QFile::exists(file))
        go.file = QDir::cleanPath(file);
    return go;
}

GoArchive secondGo()
{
    GoArchive go{QString::fromLatin1(newVersion), {}};
    const GoArchive official = officialGo();
    if (official.file.isEmpty())
        return go;
    const QString file = keptFolder() + u'/' + go.name();
    if (!QFile::exists(file)) {
        const QString partial = file + QStringLiteral(".partial");
        repackage(official.file, partial);
        EXPECT_TRUE(QFile::rename(partial, file));
    }
    go.file = file;
    return go;
}

GoArchive stubGo(const QString& version)
{
    GoArchive go{version, {}};
    go.file = keptFolder() + u'/' + go.name();
    QFile stub(QStringLiteral(GOSETUP_FIXTURES "/stub-go.exe"));
    EXPECT_TRUE(stub.open(QIODevice::ReadOnly));
    const QByteArray program = stub.readAll();
    std::vector<testkit::ZipEntry> entries;
    const auto add = [&](const char* name, const QByteArray& content) {
        testkit::ZipEntry entry;
        entry.name = name;
        entry.content = content;
        entries.push_back(entry);
    };
    add("go/README-STUB.txt", "A stub for tests, no Go: it tells its version and nothing else.\n");
    add("go/VERSION", version.toUtf8() + "\ntime 2026-01-01T00:00:00Z\n");
    add("go/go.env", "GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\n");
    add("go/bin/go.exe", program);
    add("go/bin/gofmt.exe", program);
    add("go/pkg/tool/windows_amd64/compile.exe", program);
    for (int i = 0; i < 40; ++i)
        add(("go/src/stub/stub" + QByteArray::number(i) + ".go").constData(), "package stub\n");
    QFile file(go.file);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(testkit::zipOf(entries));
    return go;
}

} // namespace gosetup::wine
