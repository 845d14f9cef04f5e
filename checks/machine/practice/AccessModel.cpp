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

} // namespace

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
