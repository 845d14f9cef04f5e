// SPDX-License-Identifier: Apache-2.0
#include "report/RunReportText.h"

#include "changes/run/ChooseRun.h"
#include "changes/run/History.h"

#include <QLocale>

namespace gosetup {

namespace {

struct Word
{
    Text text;
    TextColor color = TextColor::Plain;
};

Word wordOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::NotDone: return {Text::tr("not done"), TextColor::Dim};
    case Outcome::Done: return {Text::tr("done"), TextColor::Green};
    case Outcome::AlreadySo: return {Text::tr("already applied"), TextColor::Green};
    case Outcome::Failed: return {Text::tr("failed"), TextColor::Red};
    case Outcome::RolledBack: return {Text::tr("rolled back"), TextColor::Yellow};
    case Outcome::RollbackFailed: return {Text::tr("could not be rolled back"), TextColor::Red};
    }
    return {};
}

Word wordOf(UndoneChange::How how)
{
    switch (how) {
    case UndoneChange::How::Exact: return {Text::tr("restored"), TextColor::Green};
    case UndoneChange::How::OnlyOurs:
        return {Text::tr("only GoSetup's part removed"), TextColor::Yellow};
    case UndoneChange::How::Nothing: return {Text::tr("nothing to undo"), TextColor::Dim};
    case UndoneChange::How::Kept: return {Text::tr("kept"), TextColor::Yellow};
    case UndoneChange::How::Failed: return {Text::tr("failed"), TextColor::Red};
    }
    return {};
}

QString changeLine(const PlannedChange& planned, const Word& word, const TextStyle& style)
{
    const QString title = titleOf(planned.change).translated();
    const QString state = painted(word.text.translated(), word.color, style);
    return QStringLiteral("  ") + title + QStringLiteral(": ") + state + u'\n';
}

QString errorLine(const std::optional<Error>& error, const TextStyle& style)
{
    return error ? hanging(QStringLiteral("    "), error->translated(), style.width) : QString();
}

QString hintLines(const std::vector<Text>& hints, const TextStyle& style)
{
    QString out;
    for (const Text& hint : hints)
        out += hanging(QStringLiteral("  · "), hint.translated(), style.width);
    return out;
}

Text runHead(const RunReport& run)
{
    const int done = run.count(Outcome::Done);
    if (run.succeeded())
        return Text::tr("Run %1: %2")
            .arg(run.runId)
            .arg(Text::tr("%n change(s) done", nullptr, done));
    if (run.rolledBack())
        return Text::tr("Run %1 stopped; all changes were rolled back").arg(run.runId);
    return Text::tr("Run %1 stopped; some changes remain").arg(run.runId);
}

Text endText(const RunSummary& run)
{
    switch (run.end) {
    case RunEnd::Done: return Text::tr("done");
    case RunEnd::RolledBack: return Text::tr("stopped; all changes were rolled back");
    case RunEnd::Incomplete: return Text::tr("stopped; some changes remain");
    case RunEnd::Interrupted: return Text::tr("interrupted");
    case RunEnd::Unreadable: return Text::tr("cannot be read");
    }
    return {};
}

/// What is wrong with the journal of a run, and what that hides.
QString journalLines(const RunSummary& run, const TextStyle& style)
{
    QString out;
    const auto line = [&](const Text& text) {
        out += hanging(QStringLiteral("    "), text.translated(), style.width);
    };
    if (run.unreadable)
        line(Text::tr("%1: %2").arg(run.file).arg(run.unreadable->text()));
    for (const Text& damage : run.damage)
        line(Text::tr("damaged: %1").arg(damage));
    for (const LostChange& lost : run.lost)
        line(Text::tr("unknown: %1").arg(describe(lost)));
    return out;
}

} // namespace

QString textRun(const RunReport& run, const TextStyle& style)
{
    QString out = painted(runHead(run).translated(), TextColor::Bold, style) + u'\n';
    for (const ChangeOutcome& change : run.changes) {
        out += changeLine(change.planned, wordOf(change.outcome), style);
        out += errorLine(change.error, style);
    }
    return out + hintLines(run.hints, style);
}

QString textUndo(const UndoReport& undo, const TextStyle& style)
{
    const Text head = undo.succeeded()
                          ? Text::tr("Run %1 was undone").arg(undo.undoes)
                          : Text::tr("Run %1 was not completely undone").arg(undo.undoes);
    QString out = painted(head.translated(), TextColor::Bold, style) + u'\n';
    for (const UndoneChange& change : undo.changes) {
        out += changeLine(change.planned, wordOf(change.how), style);
        if (!change.note.isEmpty())
            out += hanging(QStringLiteral("    "), change.note.translated(), style.width);
        out += errorLine(change.error, style);
    }
    for (const LostChange& lost : undo.lost)
        out += hanging(QStringLiteral("  "),
                       Text::tr("unknown: %1").arg(describe(lost)).translated(), style.width);
    return out + hintLines(undo.hints, style);
}

QString textHistory(const std::vector<RunSummary>& runs, const TextStyle& style,
                    const QStringList& strangers)
{
    QString out;
    if (runs.empty())
        out = Text::tr("GoSetup has not changed anything on this computer").translated() + u'\n';
    for (const RunSummary& run : runs) {
        const QString when = run.started.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        Text line = run.undoes.isEmpty()
                        ? Text::tr("%1  %2  %3").arg(run.runId).arg(when).arg(endText(run))
                        : Text::tr("%1  %2  %3, undid %4")
                              .arg(run.runId)
                              .arg(when)
                              .arg(endText(run))
                              .arg(run.undoes);
        if (!run.undoneBy.isEmpty())
            line = Text::tr("%1, undone by %2").arg(line).arg(run.undoneBy);
        out += painted(line.translated(), TextColor::Bold, style) + u'\n';
        for (const PlannedChange& planned : run.changes)
            out += QStringLiteral("    ") + titleOf(planned.change).translated() + u'\n';
        out += journalLines(run, style);
    }
    for (const QString& file : strangers)
        out +=
            hanging(QStringLiteral("  · "),
                    Text::tr("%1 does not belong to any run").arg(file).translated(), style.width);
    return out;
}

} // namespace gosetup
