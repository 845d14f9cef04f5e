// SPDX-License-Identifier: Apache-2.0
// From the lines of one journal to what they prove: which changes, how far they came, what is
// damaged and what that hides. Only JournalText uses it. Pure.
#pragma once

#include "changes/run/JournalFields.h"
#include "changes/run/JournalLine.h"

#include <map>

namespace gosetup::journalreading {

/// A line of the file that is there whole.
struct Line
{
    int place = 0; ///< in the file, from 1
    QByteArray bytes;
    std::optional<journalline::Sealed> sealed;
};

/// Lines that were written once and of which the file holds nothing, or nothing readable.
struct Gap
{
    qint64 count = 0;
    std::vector<QByteArray> remains; ///< in the order of the file
};

/// What the lines of one journal prove, taken together.
class Reading
{
  public:
    explicit Reading(JournalRun begun) : m_run(std::move(begun)) {}

    [[nodiscard]] JournalRun chained(const std::vector<Line>& lines);
    [[nodiscard]] JournalRun plain(const std::vector<Line>& lines);

  private:
    void damaged(int place, const Text& what) { m_run.damage.push_back({place, what}); }
    void checkOrder(const std::vector<Line>& lines);
    void take(const std::map<qint64, const Line*>& byNumber, std::vector<Gap> gaps);
    /// False for a line that says something unknown.
    [[nodiscard]] bool add(const QJsonObject& line);
    void add(JournalIntent&& intent);
    void add(JournalPhase&& said);
    void add(JournalEnd&& end);
    void lose(int index);
    void loseIn(const Gap& gap);
    void settle();
    [[nodiscard]] bool knows(int index) const;
    [[nodiscard]] bool isLost(int index) const;

    JournalRun m_run;
    std::map<int, Phase> m_orphans; ///< phases of changes whose intent is not there
    qint64 m_unknown = 0;           ///< lines of which not even the change is known
};

} // namespace gosetup::journalreading
