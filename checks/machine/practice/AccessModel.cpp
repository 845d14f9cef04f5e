// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/AccessModel.h"

#include "paths/WindowsPath.h"

namespace gosetup {

namespace {

FolderAccess byPlace(const KnownFolders& known, const QString& folder, bool elevated)
{
    if (winpath::isInside(folder, known.userProfile))
        return {true, false, false};
    const QString users = winpath::parent(known.userProfile);
    if (winpath::isInside(folder, winpath::join(users, QStringLiteral("Public"))))
        return {true, true, false};
    const QString programFiles86 = known.programFiles + QStringLiteral(" (x86)");
    for (const QString& administrators :
         {users, known.windows, known.programFiles, programFiles86, known.programData}) {
        if (winpath::isInside(folder, administrators))
            return {elevated, false, false};
    }
    if (winpath::isUnc(folder))
        return {true, true, false};
    return {true, true, true};
}

NonAdminControl controlledBy(const QString& account)
{
    return {{account}, {account}};
}

NonAdminControl controlByPlace(const KnownFolders& known, const QString& userName,
                               const QString& path)
{
    const QString users = winpath::parent(known.userProfile);
    const QString everyone = QStringLiteral("Everyone");
    const QString authenticated = QStringLiteral("Authenticated Users");
    if (winpath::isInside(path, known.userProfile))
        return controlledBy(userName);
    if (winpath::isUnc(path) ||
        winpath::isInside(path, winpath::join(users, QStringLiteral("Public"))))
        return controlledBy(everyone);
    if (winpath::isInside(path, users) && !winpath::same(path, users))
        return controlledBy(winpath::segments(path).value(winpath::segments(users).size()));
    if (winpath::isInside(path, known.programData))
        return {{QStringLiteral("Users")}, {}}; // may add to it, and to what is made in it
    const QString programFiles86 = known.programFiles + QStringLiteral(" (x86)");
    for (const QString& folder : {users, known.windows, known.programFiles, programFiles86}) {
        if (winpath::isInside(path, folder))
            return {};
    }
    if (winpath::isDriveRoot(path))
        return {{authenticated}, {}};
    return controlledBy(authenticated);
}

} // namespace

NonAdminControl nonAdminControlOf(const VirtualTree& tree, const KnownFolders& known,
                                  const QString& userName, const QString& path)
{
    for (QString at = winpath::clean(path); !at.isEmpty(); at = winpath::parent(at)) {
        const FileNode* node = tree.find(at.toCaseFolded());
        if (node == nullptr)
            continue;
        if (!node->writableBy.isEmpty())
            return {node->writableBy, node->writableBy};
        if (node->accessOverride) {
            if (node->accessOverride->ordinaryUsersMayWrite)
                return controlledBy(QStringLiteral("Users"));
            return node->accessOverride->currentUserMayWrite ? controlledBy(userName)
                                                             : NonAdminControl{};
        }
        if (node->protectedList) // made without administrator rights: its maker owns it
            return controlledBy(userName);
    }
    return controlByPlace(known, userName, path);
}

FolderAccess accessOf(const VirtualTree& tree, const KnownFolders& known, const QString& folder,
                      bool elevated)
{
    for (QString at = winpath::clean(folder); !at.isEmpty(); at = winpath::parent(at)) {
        const FileNode* node = tree.find(at.toCaseFolded());
        if (node == nullptr)
            continue;
        if (node->accessOverride) {
            FolderAccess access = *node->accessOverride;
            access.currentUserMayWrite = access.currentUserMayWrite || elevated;
            return access;
        }
        if (node->protectedList)
            return {true, false, false};
    }
    return byPlace(known, folder, elevated);
}

} // namespace gosetup
