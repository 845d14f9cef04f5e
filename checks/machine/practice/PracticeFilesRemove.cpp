// SPDX-License-Identifier: Apache-2.0
// Removing on a practice machine: nodes, real files, and files that stand for many.
#include "machine/practice/PracticeFiles.h"
#include "paths/WindowsPath.h"

#include <QSet>

namespace gosetup {

namespace {

Result<void> removeHost(const QString& host, const QString& path)
{
    if (!realfolder::remove(host))
        return fail(ErrorCode::Io, Text::tr("%1: cannot be removed").arg(path));
    return {};
}

} // namespace

Result<void> PracticeFiles::removeNow(const QString& path)
{
    forgetRuns(path, {});
    m_state->tree.erase(winpath::key(path));
    for (ReadLayer& layer : m_state->below)
        layer.hide(path);
    if (const auto own = realfolder::find(m_state->drives(), path))
        return removeHost(*own, path);
    return {};
}

Result<void> PracticeFiles::remove(const QString& path)
{
    return change("files.remove", path, false, [&](const QString& place) -> Result<void> {
        const Found found = find(place);
        const bool link = found.node != nullptr && found.node->reparseTag != 0;
        const bool holdsOthers = found.node != nullptr && !found.node->repeated.empty();
        if (found.exists() && found.isDirectory() && !link &&
            (holdsOthers || !names(place).isEmpty()))
            return fail(ErrorCode::Io, Text::tr("%1: is not empty (error 145)").arg(place));
        return removeNow(place);
    });
}

Result<void> PracticeFiles::removeFileNow(const QString& folder, const QString& name)
{
    const QString path = winpath::join(folder, name);
    const Found found = find(path);
    if (found.exists()) {
        const bool link = found.node != nullptr && found.node->reparseTag != 0;
        if (found.isDirectory() && !link)
            return fail(ErrorCode::AccessDenied, Text::tr("%1: is a folder (error 5)").arg(path));
        return removeNow(path);
    }
    return {};
}

Result<void> PracticeFiles::removeFiles(const QString& folder, const QStringList& names)
{
    return m_state->perform("files.remove", folder, [&]() -> Result<void> {
        const auto place = followed(folder, true);
        GOSETUP_RETURN_IF_FAILED(place);
        if (!find(*place).exists())
            return {};
        GOSETUP_RETURN_IF_FAILED(mayWriteBeside(winpath::join(*place, QStringLiteral("x"))));
        Result<void> first;
        QSet<QString> gone;
        for (const QString& name : names) {
            auto removed = removeFileNow(*place, name);
            if (!removed && first)
                first = std::move(removed);
            gone.insert(name.toCaseFolded());
        }
        // Of files that stand for many, so many are left; which ones is nobody's question.
        if (FileNode* node = m_state->tree.find(winpath::key(*place))) {
            for (RepeatedFiles& files : node->repeated) {
                qint64 removed = 0;
                qint64 bytes = 0;
                for (qint64 i = 0; i < files.count; ++i) {
                    if (!gone.contains(files.nameOf(i).toCaseFolded()))
                        continue;
                    ++removed;
                    bytes += files.sizeOf(i);
                }
                files.count -= removed;
                files.bytes -= bytes;
            }
            std::erase_if(node->repeated, [](const RepeatedFiles& f) { return f.count == 0; });
        }
        GOSETUP_RETURN_IF_FAILED(m_state->save());
        return first;
    });
}

Result<void> PracticeFiles::removeTree(const QString& path)
{
    // Links are nodes, and nothing real is ever below one: erasing a link leaves its target alone.
    return change("files.removeTree", path, false,
                  [&](const QString& place) { return removeNow(place); });
}

} // namespace gosetup
