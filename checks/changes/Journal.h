// SPDX-License-Identifier: Apache-2.0
// What a run means to do and what it did, a flushed line each, so that it can be taken back after
// weeks or after a kill. One file per run, append-only JSON lines; apply and undo write it.
#pragma once

#include "base/Result.h"
#include "changes/Plan.h"
#include "machine/Machine.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace gosetup {

/// Where runs keep their data: %LOCALAPPDATA%\GoSetup, or %ProgramData%\GoSetup for the elevated
/// copy.
[[nodiscard]] QString userDataFolder(Machine& machine);
[[nodiscard]] QString machineDataFolder(Machine& machine);

/// "20261121-210405-3f2a": UTC to the second and four random hex digits.
[[nodiscard]] QString newRunId(Machine& machine);
[[nodiscard]] bool isRunId(const QString& text);

/// How far one change came.
enum class Phase
{
    Intended, ///< about to be done: it may or may not have been
    Done,
    Failed,     ///< tried, and nothing of it is left
    TakingBack, ///< about to be taken back
    TakenBack,
};
[[nodiscard]] QString toString(Phase phase);

struct JournalEntry
{
    int index = 0;
    PlannedChange planned; ///< `before` is what was read right before doing it
    Phase phase = Phase::Intended;
    bool elevated = false; ///< done by the elevated copy, which has its own journal
};

struct JournalRun
{
    QString runId;
    QString machine;
    QString account; ///< who wrote it; empty in journals of older versions
    QString undoes;  ///< the run that this one takes back; empty for an apply
    QDateTime started;
    QDateTime ended; ///< invalid: the end was never written
    QString result;  ///< "done", "rolled-back", "incomplete", "interrupted"; empty without an end
    std::vector<JournalEntry> entries;
    bool damaged =
        false; ///< lines that could not be read (a cut last one is normal, and no damage)
};

/// Writer. Every call returns after the line is on the disk.
class Journal
{
  public:
    /// Creates the folder where absent (`protectedList`: only administrators may write there).
    [[nodiscard]] static Result<Journal> begin(Machine& machine, const QString& dataFolder,
                                               const QString& runId, const QString& undoes,
                                               bool protectedList);
    /// To write on at a run that was interrupted.
    [[nodiscard]] static Journal resume(Machine& machine, const QString& dataFolder,
                                        const QString& runId);

    [[nodiscard]] Result<void> intend(int index, const PlannedChange& planned, bool elevated);
    [[nodiscard]] Result<void> note(int index, Phase phase, const QString& detail = {});
    [[nodiscard]] Result<void> end(const QString& result);

  private:
    Journal(Machine& machine, QString path) : m_machine(&machine), m_path(std::move(path)) {}
    [[nodiscard]] Result<void> append(const QJsonObject& line);

    Machine* m_machine;
    QString m_path;
};

[[nodiscard]] QString journalFolder(const QString& dataFolder);
/// NotFound, Corrupt (the first line is not one of ours).
[[nodiscard]] Result<JournalRun> readJournal(Machine& machine, const QString& dataFolder,
                                             const QString& runId);
/// Oldest first; unreadable files are left out. Empty where there is no folder.
[[nodiscard]] Result<std::vector<JournalRun>> readJournals(Machine& machine,
                                                           const QString& dataFolder);
/// Pure: the text of a journal file.
[[nodiscard]] Result<JournalRun> parseJournal(const QByteArray& text);

} // namespace gosetup
