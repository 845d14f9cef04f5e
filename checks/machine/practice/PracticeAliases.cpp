// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticePorts.h"

#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

QString PracticeAliases::folder() const
{
    return winpath::join(m_state->image.folders.localAppData,
                         QStringLiteral("Microsoft\\WindowsApps"));
}

Result<std::vector<AliasStub>> PracticeAliases::list() const
{
    return m_state->perform("aliases.list", {}, [&]() -> Result<std::vector<AliasStub>> {
        std::vector<AliasStub> stubs;
        for (const FileNode* node : m_state->tree.children(winpath::key(folder()))) {
            if (node->directory)
                continue;
            stubs.push_back({winpath::fileName(node->path), node->path, node->size,
                             node->reparseTag, node->reparseData});
        }
        std::sort(stubs.begin(), stubs.end(),
                  [](const AliasStub& a, const AliasStub& b) { return a.name < b.name; });
        return stubs;
    });
}

Result<void> PracticeAliases::disable(const QString& name)
{
    return m_state->perform("aliases.disable", name, [&]() -> Result<void> {
        const QString path = winpath::join(folder(), name);
        const FileNode* node = m_state->tree.find(winpath::key(path));
        if (node == nullptr)
            return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(path));
        if (node->reparseTag != reparse::appExecLink)
            return fail(ErrorCode::Invalid,
                        Text::tr("%1: is not an app execution alias").arg(path));
        m_state->tree.erase(winpath::key(path));
        return m_state->save();
    });
}

Result<void> PracticeAliases::restore(const QString& name, quint32 tag,
                                      const QByteArray& reparseData)
{
    return m_state->perform("aliases.restore", name, [&]() -> Result<void> {
        const QString path = winpath::join(folder(), name);
        if (tag != reparse::appExecLink)
            return fail(ErrorCode::Invalid, Text::tr("%1: tag 0x%2 is not an app execution alias")
                                                .arg(path)
                                                .arg(QString::number(tag, 16)));
        const FileNode* node = m_state->tree.find(winpath::key(path));
        if (node != nullptr && node->reparseTag == tag && node->reparseData == reparseData)
            return {};
        if (node != nullptr)
            return fail(ErrorCode::ChangedMeanwhile,
                        Text::tr("%1: has been replaced by another file").arg(path));
        FileNode stub;
        stub.path = path;
        stub.reparseTag = tag;
        stub.reparseData = reparseData;
        stub.attributes = fileattribute::reparsePoint;
        m_state->tree.insert(stub);
        return m_state->save();
    });
}

} // namespace gosetup
