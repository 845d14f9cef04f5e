// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RecordedListings.h"

#include "paths/WindowsPath.h"

#include <QDate>
#include <QRegularExpression>

#include <map>

namespace gosetup {

namespace {

void noteOne(MachineImage& image, const QString& path, const FolderEntry& entry)
{
    const bool isNew = !image.files.contains(winpath::key(path));
    FileNode& node = image.file(path);
    if (isNew) {
        node.directory = entry.isDirectory;
        node.size = entry.size;
        node.attributes =
            entry.attributes & ~(fileattribute::directory | fileattribute::reparsePoint);
        node.reparseTag = entry.reparseTag;
    }
    if (entry.modified.isValid() && !entry.isDirectory)
        node.modified = entry.modified;
}

/// Files that differ by a number and a time only: those of one day and one kind are one line.
std::vector<RepeatedFiles> together(const std::vector<const FolderEntry*>& entries)
{
    std::map<std::pair<QString, QDate>, RepeatedFiles> groups;
    static const QRegularExpression byHash(QStringLiteral("^[0-9a-f]{64}(-[ad])?$"));
    for (const FolderEntry* entry : entries) {
        const auto match = byHash.match(entry->name);
        const QString name =
            match.hasMatch() ? QStringLiteral("%1") + match.captured(1) : QStringLiteral("file-%1");
        RepeatedFiles& files = groups[{name, entry->modified.date()}];
        files.name = name;
        ++files.count;
        files.bytes += entry->size;
        if (!files.modified.isValid() || entry->modified > files.modified)
            files.modified = entry->modified;
    }
    std::vector<RepeatedFiles> all;
    all.reserve(groups.size());
    for (const auto& [key, files] : groups)
        all.push_back(files);
    return all;
}

} // namespace

void addListings(const Listings& listings, MachineImage& image)
{
    constexpr size_t listedOneByOne = 32; // more of them stand together
    for (auto it = listings.begin(); it != listings.end(); ++it) {
        std::vector<const FolderEntry*> others;
        for (const FolderEntry& entry : it.value()) {
            const QString path = winpath::join(it.key(), entry.name);
            const auto known = image.files.find(winpath::key(path));
            if (known == image.files.end() && !entry.isDirectory)
                others.push_back(&entry);
            else
                noteOne(image, path, entry);
        }
        if (others.size() > listedOneByOne) {
            image.folder(it.key()).repeated = together(others);
            continue;
        }
        for (const FolderEntry* entry : others)
            noteOne(image, winpath::join(it.key(), entry->name), *entry);
    }
}

} // namespace gosetup
