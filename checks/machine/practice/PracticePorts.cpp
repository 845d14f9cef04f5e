// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticePorts.h"

namespace gosetup {

SystemInfo PracticeSystem::info() const
{
    const auto info = m_state->perform(
        "system.info", {}, [&]() -> Result<SystemInfo> { return m_state->image.system; });
    SystemInfo result = info.value_or(SystemInfo{});
    result.elevated = m_view.elevated;
    if (m_view.otherAccount) {
        result.userName = QStringLiteral("Administrator");
        result.administrator = true;
    }
    return result;
}

KnownFolders PracticeSystem::folders() const
{
    if (m_view.otherAccount)
        return foldersOfUser(QStringLiteral("Administrator"));
    const auto folders = m_state->perform(
        "system.folders", {}, [&]() -> Result<KnownFolders> { return m_state->image.folders; });
    return folders.value_or(KnownFolders{});
}

QMap<QString, QString> PracticeSystem::processEnvironment() const
{
    return m_state->processEnvironment();
}

Result<void> PracticeShell::broadcastEnvironment(std::chrono::milliseconds perWindow)
{
    return m_state->perform("shell.broadcastEnvironment", {}, [&]() -> Result<void> {
        if (m_state->image.broadcastAnswered)
            return {};
        return fail(
            ErrorCode::Timeout,
            Text::tr("a window did not respond within %1 ms").arg(qint64(perWindow.count())));
    });
}

Result<void> PracticeShell::open(const OpenRequest& request)
{
    return m_state->perform("shell.open", request.program, [&]() -> Result<void> {
        return fail(ErrorCode::Unsupported,
                    Text::tr("a practice machine opens no programs: %1").arg(request.program));
    });
}

} // namespace gosetup
