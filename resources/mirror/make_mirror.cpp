// SPDX-License-Identifier: Apache-2.0
// Build tool: makes the practice mirror, small archives in the layout of real Go ones for a version
// that does not exist, and their index. Runs on the building computer; must not be shipped.
#include "machine/MinimalPe.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <archive.h>
#include <archive_entry.h>

#include <cstdio>
#include <utility>
#include <vector>

namespace {

constexpr auto version = "go1.99.0";
constexpr qint64 packedAt =
    1'767'225'600; // 2026-01-01, so that the same source gives the same bytes

using Entries = std::vector<std::pair<QByteArray, QByteArray>>;

struct Target
{
    const char* arch;
    std::uint16_t machine;
};
constexpr Target targets[] = {
    {"amd64", gosetup::pe::amd64}, {"arm64", gosetup::pe::arm64}, {"386", gosetup::pe::i386}};

constexpr const char* packages[] = {
    "archive/zip",   "bufio",         "bytes",         "cmp",          "compress/gzip",
    "context",       "crypto/sha256", "crypto/tls",    "database/sql", "embed",
    "encoding/hex",  "encoding/json", "errors",        "flag",         "fmt",
    "go/ast",        "hash/crc32",    "html/template", "image",        "io",
    "iter",          "log",           "maps",          "math",         "math/rand",
    "mime",          "net",           "net/http",      "os",           "os/exec",
    "path/filepath", "reflect",       "regexp",        "runtime",      "slices",
    "sort",          "strconv",       "strings",       "sync",         "sync/atomic",
    "syscall",       "testing",       "text/template", "time",         "unicode",
    "unicode/utf8",  "unsafe",        "cmd/go"};
constexpr const char* tools[] = {"asm", "cgo", "compile", "cover", "link", "vet"};

Entries entriesFor(const Target& target)
{
    const QByteArray program = QByteArray::fromStdString(gosetup::minimalProgram(target.machine));
    const QByteArray toolFolder = QByteArray("go/pkg/tool/windows_") + target.arch + '/';
    Entries entries = {
        {"go/README-PRACTICE.txt",
         "This is not Go. It is a practice archive that GoSetup makes at build time, in the "
         "layout\n"
         "of a real Go archive, so that an installation can be tried without a network.\n"
         "Its programs have a header and no code.\n"},
        {"go/VERSION", QByteArray(version) + "\ntime 2026-01-01T00:00:00Z\n"},
        {"go/LICENSE", "Practice file of GoSetup; Apache-2.0 like GoSetup itself.\n"},
        {"go/go.env",
         "GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\nGOTOOLCHAIN=auto\n"},
        {"go/bin/go.exe", program},
        {"go/bin/gofmt.exe", program},
    };
    for (const char* tool : tools)
        entries.emplace_back(toolFolder + tool + ".exe", program);
    for (const char* package : packages) {
        const QByteArray path(package);
        const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
        entries.emplace_back("go/src/" + path + '/' + name + ".go",
                             "// Practice file of GoSetup.\n\npackage " + name + '\n');
    }
    return entries;
}

bool writeZip(const QString& path, const Entries& entries)
{
    archive* writer = archive_write_new();
    bool good =
        archive_write_set_format_zip(writer) == ARCHIVE_OK &&
        archive_write_open_filename(writer, QFile::encodeName(path).constData()) == ARCHIVE_OK;
    for (const auto& [name, bytes] : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, bytes.size());
        archive_entry_set_mtime(entry, packedAt, 0);
        good = good && archive_write_header(writer, entry) == ARCHIVE_OK &&
               archive_write_data(writer, bytes.constData(), static_cast<size_t>(bytes.size())) ==
                   bytes.size();
        archive_entry_free(entry);
    }
    good = archive_write_close(writer) == ARCHIVE_OK && good;
    archive_write_free(writer);
    return good;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: gosetup-make-mirror FOLDER\n");
        return 2;
    }
    const QDir folder(QFile::decodeName(argv[1]));
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    QJsonArray files;
    for (const Target& target : targets) {
        const QString name = QStringLiteral("%1.windows-%2.zip")
                                 .arg(QLatin1String(version), QLatin1String(target.arch));
        if (!writeZip(folder.filePath(name), entriesFor(target))) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(folder.filePath(name)));
            return 1;
        }
        const QByteArray bytes = contentOf(folder.filePath(name));
        const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        files.append(QJsonObject{{QStringLiteral("filename"), name},
                                 {QStringLiteral("os"), QStringLiteral("windows")},
                                 {QStringLiteral("arch"), QLatin1String(target.arch)},
                                 {QStringLiteral("version"), QLatin1String(version)},
                                 {QStringLiteral("sha256"), QString::fromLatin1(hash)},
                                 {QStringLiteral("size"), bytes.size()},
                                 {QStringLiteral("kind"), QStringLiteral("archive")}});
    }
    const QJsonArray index{QJsonObject{{QStringLiteral("version"), QLatin1String(version)},
                                       {QStringLiteral("stable"), true},
                                       {QStringLiteral("files"), files}}};
    QFile file(folder.filePath(QStringLiteral("dl.json")));
    const QByteArray json = QJsonDocument(index).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size() ? 0 : 1;
}
