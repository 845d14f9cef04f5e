// SPDX-License-Identifier: Apache-2.0
// A module cache as Go leaves it after `go mod download`, in an image.
#pragma once

#include "gosettings/DirHash.h"
#include "gosettings/ModuleCacheName.h"
#include "machine/practice/MachineImage.h"
#include "paths/WindowsPath.h"
#include "support/Literals.h"

#include <QCryptographicHash>

namespace gosetup::testkit {

/// One version of a module with two files.
struct CachedFiles
{
    QString root = QStringLiteral("C:\\Users\\li\\go\\pkg\\mod");
    gosettings::CachedModule module{QStringLiteral("golang.org/x/text"), QStringLiteral("v0.3.0")};
    QMap<QString, QString> contents = {{QStringLiteral("go.mod"), QStringLiteral("module x\n")},
                                       {QStringLiteral("a\\a.go"), QStringLiteral("package a\n")}};

    /// "C:\…\@v\v0.3.0" + ".zip"
    [[nodiscard]] QString file(const char* suffix) const
    {
        QString path = *gosettings::escapedModule(module.path);
        path.replace(u'/', u'\\');
        return root + QStringLiteral("\\cache\\download\\") + path + QStringLiteral("\\@v\\") +
               *gosettings::escapedModule(module.version) + QString::fromLatin1(suffix);
    }
    [[nodiscard]] QString folder() const { return root + u'\\' + unpackedFolder(module); }

    [[nodiscard]] QMap<QString, QString> zipEntries() const
    {
        QMap<QString, QString> entries;
        for (auto it = contents.cbegin(); it != contents.cend(); ++it)
            entries.insert(module.text() + u'/' + QString(it.key()).replace(u'\\', u'/'), *it);
        return entries;
    }
    [[nodiscard]] QByteArray hash() const
    {
        const auto entries = zipEntries();
        std::vector<gosettings::HashedFile> files;
        for (auto it = entries.cbegin(); it != entries.cend(); ++it)
            files.push_back(
                {it.key().toUtf8(),
                 QCryptographicHash::hash(it->toUtf8(), QCryptographicHash::Sha256).toHex()});
        return gosettings::hash1(files);
    }
    /// All its files, and the unpacked folder.
    void addTo(MachineImage& image) const
    {
        image.file(file(".zip")).archive(zipEntries());
        image.file(file(".ziphash")).content(hash());
        image.file(file(".mod")).content(contents.value(QStringLiteral("go.mod")).toUtf8());
        image.file(file(".info")).content("{}");
        image.file(file(".lock")).content({});
        for (auto it = contents.cbegin(); it != contents.cend(); ++it)
            image.file(folder() + u'\\' + it.key()).content(it->toUtf8());
    }
    void removeFolder(MachineImage& image) const
    {
        const QString key = winpath::key(folder());
        std::erase_if(image.files, [&](const auto& item) {
            return item.first == key || item.first.startsWith(key + u'\\');
        });
    }
};

/// An entry of a build cache: number 0 to 255, action ("-a") or data ("-d").
inline FileNode& buildCacheFile(MachineImage& image, const QString& root, int number,
                                const char* kind, qint64 size, const QDateTime& when)
{
    const QString shelf = QStringLiteral("%1").arg(number, 2, 16, QLatin1Char('0'));
    const QString name = shelf + QString(62, u'0') + QString::fromLatin1(kind);
    return image.file(root + u'\\' + shelf + u'\\' + name).sized(size).modifiedAt(when);
}

} // namespace gosetup::testkit
