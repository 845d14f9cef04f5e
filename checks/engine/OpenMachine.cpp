// SPDX-License-Identifier: Apache-2.0
#include "engine/OpenMachine.h"

#include "machine/practice/PracticeMachine.h"
#ifdef Q_OS_WIN
#include "machine/windows/WindowsMachine.h"
#endif

namespace gosetup {

Result<std::shared_ptr<Machine>> openMachine(const QString& practice, const QString& practiceFolder)
{
    // Never the real machine by mistake.
    if (practice.isEmpty() && !practiceFolder.isEmpty())
        return fail(ErrorCode::Usage, Text::tr("--practice-dir requires --practice NAME"));
#ifdef Q_OS_WIN
    if (practice.isEmpty())
        return openWindowsMachine();
#endif
    if (practice.isEmpty())
        return fail(ErrorCode::Usage,
                    Text::tr("this build only has practice machines; use --practice NAME"),
                    Text::tr("available: %1")
                        .arg(PracticeMachine::builtInNames().join(QStringLiteral(", "))));
    PracticeOptions options;
    options.folder = practiceFolder;
    auto machine = PracticeMachine::open(practice, options);
    GOSETUP_RETURN_IF_FAILED(machine);
    return std::shared_ptr<Machine>(*machine);
}

} // namespace gosetup
