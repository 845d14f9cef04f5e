// SPDX-License-Identifier: Apache-2.0
// What a run means to do and what it did, a flushed line each, so that it can be undone after
// weeks or after a kill. One file per run, JSON lines that are numbered and chained; apply and undo
// write it. A line that a kill cut short says nothing, and goes before the next one is written.
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
    Failed,  ///< tried, and nothing of it is left
    Undoing, ///< about to be undone
    Undone,
};
constexpr auto enumNames(Phase)
{
    return std::to_array<EnumName<Phase>>({{Phase::Intended, "intended"},
                                           {Phase::Done, "done"},
                                           {Phase::Failed, "failed"},
                                           {Phase::Undoing, "taking-back"},
                                           {Phase::Undone, "taken-back"}});
}

/// How a run ended.
enum class RunEnd
{
    Done,
    RolledBack,
    Incomplete,
    Interrupted,
    Unreadable ///< nothing is known of it but that it was; stands in no journal
};
constexpr auto enumNames(RunEnd)
{
    return std::to_array<EnumName<RunEnd>>({{RunEnd::Done, "done"},
                                            {RunEnd::RolledBack, "rolled-back"},
                                            {RunEnd::Incomplete, "incomplete"},
                                            {RunEnd::Interrupted, "interrupted"},
                                            {RunEnd::Unreadable, "unreadable"}});
}

struct JournalEntry
{
    int index = 0;
    PlannedChange planned; ///< `before` is what was read right before doing it
    Phase phase = Phase::Intended;
    bool elevated = false; ///< done by the elevated copy, which has its own journal
    QString detail = {};   ///< of the phase: an error, or how it was undone
};

/// A place in the file where it is not as it was written.
struct JournalDamage
{
    int line = 0; ///< of the file, from 1
    Text what;    ///< "line 7 cannot be read"
};

/// What the damage may hide: a change that may have been done, and that nothing more is known of.
struct LostChange
{
    int index = -1; ///< -1: some change, not even known which
    QString title;  ///< "PATH (user)"; may be empty
};

struct JournalRun
{
    QString runId;
    QString machine = {};
    QString account = {};    ///< who wrote it; empty in journals of older versions
    QString undoes = {};     ///< the run that this one undoes; empty for an apply
    qint64 sequence = 0;     ///< from 1, whatever the clock said; 0 in journals of older versions
    QStringList after = {};  ///< runs before it: the last one, and all that could not be read then
    QStringList titles = {}; ///< of all changes of the plan, by index
    QDateTime started = {};
    QDateTime ended = {};              ///< invalid: the end was never written
    std::optional<RunEnd> result = {}; ///< nullopt without an end
    std::vector<JournalEntry> entries = {};
    std::vector<JournalDamage> damage = {}; ///< a cut last line is normal, and none
    std::vector<LostChange> lost = {};
    QString file = {}; ///< full Windows path
    std::optional<Error> unreadable =
        {}; ///< then nothing but runId, file and (by its name) started
};

/// Writer; the caller holds the lock on the runs. Every call returns after the line is on the disk.
class Journal
{
  public:
    /// Creates the folder where absent (`protectedList`: only administrators may write there).
    /// `titles`: of all changes that are to come, by index.
    [[nodiscard]] static Result<Journal> begin(Machine& machine, const QString& dataFolder,
                                               const QString& runId, const QString& undoes,
                                               bool protectedList, const QStringList& titles = {});
    /// To write on at a run that was interrupted, in the version that it has.
    [[nodiscard]] static Journal resume(Machine& machine, const QString& dataFolder,
                                        const QString& runId);

    [[nodiscard]] Result<void> intend(int index, const PlannedChange& planned, bool elevated);
    [[nodiscard]] Result<void> note(int index, Phase phase, const QString& detail = {});
    [[nodiscard]] Result<void> end(RunEnd result);

  private:
    /// What the next line follows.
    struct Tail
    {
        bool chained = true; ///< false: version 1
        qint64 number = 0;
        QByteArray hash = {};
        qint64 size = 0;     ///< bytes of the file that stay
        bool asRead = false; ///< what is behind them is a cut line
    };
    Journal(Machine& machine, QString path) : m_machine(&machine), m_path(std::move(path)) {}
    [[nodiscard]] Result<void> append(const QJsonObject& line);
    [[nodiscard]] Result<void> appendAt(Tail& tail, const QJsonObject& line);
    [[nodiscard]] Result<Tail> readTail() const;

    Machine* m_machine;
    QString m_path;
    std::optional<Tail> m_tail; ///< nullopt: to be read from the file
};

} // namespace gosetup
