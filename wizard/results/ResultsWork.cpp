// SPDX-License-Identifier: Apache-2.0
#include "results/ResultsWork.h"

#include "changes/run/History.h"
#include "changes/run/Planner.h"
#include "report/ExplanationReport.h"
#include "report/Save.h"

namespace gosetup {

ResultsWork::ResultsWork(Session& session, QObject* parent) : QObject(parent), m_session(&session)
{
}

ResultsWork::~ResultsWork()
{
    m_work.wait();
}

void ResultsWork::previewFix(const Finding& finding, const std::vector<const Fix*>& fixes)
{
    std::vector<RequestedChange> wanted;
    for (const Fix* fix : fixes) {
        for (const Change& change : fix->changes)
            wanted.push_back({change, {finding.id}});
    }
    m_work.run(
        this, [machine = m_session->machine(), wanted] { return makePlan(*machine, wanted); },
        [this, number = ++m_previewNumber](Result<Plan>&& plan) {
            if (number != m_previewNumber)
                return;
            m_preview = std::move(plan);
            Q_EMIT previewed();
        });
}

void ResultsWork::lookForUndo()
{
    m_work.run(
        this, [machine = m_session->machine()] { return nextUndo(*machine); },
        [this, number = ++m_undoNumber](Result<RunSummary>&& run) {
            if (number != m_undoNumber)
                return;
            m_undoable = run ? std::optional(std::move(*run)) : std::nullopt;
            m_undoRefusal.reset();
            if (!run && run.error().code != ErrorCode::NotFound)
                m_undoRefusal = run.error();
            Q_EMIT undoChanged();
        });
}

void ResultsWork::saveReport(const QString& path)
{
    if (m_session->report() == nullptr)
        return;
    const RunReport* last = m_session->lastRun();
    const std::optional<RunReport> run = last ? std::optional(*last) : std::nullopt;
    m_work.run(
        this,
        [machine = m_session->machine(), report = *m_session->report(), run, path]() {
            return saveReportTo(path, *machine, report, run ? &*run : nullptr);
        },
        [this, path](Result<void>&& saved) {
            Q_EMIT reportSaved(path, saved ? std::nullopt : std::optional(saved.error()));
        });
}

void ResultsWork::makeSupportText(const QString& pasted)
{
    if (m_session->report() == nullptr)
        return;
    m_work.run(
        this,
        [machine = m_session->machine(), report = *m_session->report(), pasted] {
            return supportText(pasted, report, *machine);
        },
        [this](const QString& text) { Q_EMIT supportTextMade(text); });
}

} // namespace gosetup
