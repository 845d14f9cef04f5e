// SPDX-License-Identifier: Apache-2.0
// The first program: built and run on the worker, kept, and opened in what the person has.
#include "base/Log.h"
#include "session/Session.h"

namespace gosetup {

void Session::smokeTest()
{
    if (m_busy)
        return;
    m_busy = true;
    m_smokeTesting = true;
    m_smoke.reset();
    m_smokeError.reset();
    m_progress = std::make_shared<Progress>();
    m_work.run(
        this,
        [this, machine = m_machine, progress = m_progress]() -> Result<SmokeRun> {
            SmokeOptions options;
            options.began = [this](const SmokeResult& done, SmokeStepKind next) {
                QMetaObject::invokeMethod(
                    this, [this, done, next] { Q_EMIT smokeStepped(done, next); },
                    Qt::QueuedConnection);
            };
            return runSmokeTest(machine, options, *progress);
        },
        [this](Result<SmokeRun>&& run) {
            m_busy = false;
            m_smokeTesting = false;
            m_progress.reset();
            if (run)
                m_smoke = std::move(*run);
            else
                m_smokeError = run.error();
            if (m_smokeError)
                log::error(QStringLiteral("no smoke test: ") + m_smokeError->english());
            Q_EMIT smokeTested();
            check();
        });
}

void Session::keepProgram(const QString& folder)
{
    if (!m_smoke)
        return;
    m_work.run(
        this,
        [machine = m_machine, program = m_smoke->program, folder] {
            return keepSmokeProgram(*machine, program, folder);
        },
        [this, folder](Result<void>&& kept) {
            if (kept && m_smoke)
                m_smoke->kept = folder;
            Q_EMIT programKept(folder, kept ? std::nullopt : std::optional(kept.error()));
        });
}

void Session::open(const Result<OpenRequest>& request)
{
    m_work.run(
        this,
        [machine = m_machine, request]() -> Result<void> {
            GOSETUP_RETURN_IF_FAILED(request);
            return machine->shell().open(*request);
        },
        [this](Result<void>&& opened) {
            Q_EMIT this->opened(opened ? std::nullopt : std::optional(opened.error()));
        });
}

} // namespace gosetup
