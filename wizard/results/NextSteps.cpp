// SPDX-License-Identifier: Apache-2.0
#include "results/NextSteps.h"

#include "report/ReportLabels.h"
#include "rules/GoOrder.h"
#include "widgets/VersionNumber.h"

#include <algorithm>

namespace gosetup {

namespace {

const InstallToolchain* installedBy(const RunReport& run)
{
    for (const ChangeOutcome& change : run.changes) {
        if (change.outcome != Outcome::Done)
            continue;
        if (const auto* install = std::get_if<InstallToolchain>(&change.planned.change))
            return install;
    }
    return nullptr;
}

bool changedEnvironment(const RunReport& run)
{
    return std::ranges::any_of(run.changes, [](const ChangeOutcome& change) {
        const Change& what = change.planned.change;
        return change.outcome == Outcome::Done && (std::holds_alternative<SetVariable>(what) ||
                                                   std::holds_alternative<EditPath>(what));
    });
}

NoticePanel::Notice stopped(const RunReport& run)
{
    NoticePanel::Notice notice;
    notice.status = run.error->code == ErrorCode::Cancelled ? Status::Note : Status::Problem;
    notice.title = run.rolledBack() ? Text::tr("The last run stopped; all changes were rolled back")
                                    : Text::tr("The last run stopped; some changes remain");
    notice.lines.push_back(run.error->message);
    if (!run.error->remedy.isEmpty())
        notice.lines.push_back(run.error->remedy);
    if (run.somethingLeft())
        notice.lines.push_back(Text::tr("“Undo last run” tries again."));
    return notice;
}

/// First what works, for a newcomer wants to know that before anything else.
void tellWhatIsGood(const Report& after, NoticePanel::Notice& notice)
{
    const GoOrder order = goOrder(after.facts);
    if (order.wanted == nullptr || order.wantedEntry == nullptr || !order.blockers.empty())
        return;
    notice.title =
        Text::tr("Go %1 works on this computer").arg(versionNumber(order.wanted->version));
    notice.lines.push_back(Text::tr("Every new terminal finds it."));
}

Text whatIsLeft(const Summary& summary)
{
    if (summary.problems + summary.warnings == 0)
        return Text::tr("Nothing is left to do: %n check(s) are in order.", nullptr, summary.ok);
    Summary serious;
    serious.problems = summary.problems;
    serious.warnings = summary.warnings;
    return Text::tr("Still to check below: %1.").arg(summarySentence(serious));
}

} // namespace

NoticePanel::Notice noticeOf(const RunReport& run, bool practice, const Report* after)
{
    if (run.error)
        return stopped(run);
    NoticePanel::Notice notice;
    const InstallToolchain* install = installedBy(run);
    const int done = run.count(Outcome::Done);
    notice.title = install != nullptr
                       ? Text::tr("Go %1 is set up").arg(versionNumber(install->archive.version))
                       : Text::tr("%n change(s) made", nullptr, done);
    if (install != nullptr && after != nullptr)
        tellWhatIsGood(*after, notice);
    if (practice)
        notice.lines.push_back(
            Text::tr("This is a practice machine: this computer was not changed."));
    // Last, for the command to type follows.
    notice.lines.insert(notice.lines.end(), run.hints.begin(), run.hints.end());
    if (install != nullptr || changedEnvironment(run)) {
        if (run.hints.empty())
            notice.lines.push_back(Text::tr("Open a new terminal to use the new settings."));
        notice.command = QStringLiteral("go version");
    }
    if (install != nullptr && after != nullptr)
        notice.closing = whatIsLeft(after->summary);
    if (install != nullptr)
        notice.action = Text::tr("&Build a first program");
    return notice;
}

NoticePanel::Notice noticeOf(const UndoReport& undo)
{
    NoticePanel::Notice notice;
    const auto back = std::ranges::count_if(undo.changes, [](const UndoneChange& change) {
        return change.how == UndoneChange::How::Exact || change.how == UndoneChange::How::OnlyOurs;
    });
    notice.title = Text::tr("%n change(s) undone", nullptr, static_cast<int>(back));
    for (const UndoneChange& change : undo.changes) {
        const bool telling =
            change.how == UndoneChange::How::Kept || change.how == UndoneChange::How::OnlyOurs;
        if (telling && !change.note.isEmpty())
            notice.lines.push_back(
                Text::tr("%1: %2").arg(titleOf(change.planned.change)).arg(change.note));
    }
    notice.lines.insert(notice.lines.end(), undo.hints.begin(), undo.hints.end());
    return notice;
}

} // namespace gosetup
