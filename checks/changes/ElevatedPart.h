// SPDX-License-Identifier: Apache-2.0
// The machine-scope part of a run as one request to the elevated copy: written to a file, named by
// its hash, its outcome learnt by looking again. Used by apply and undo; what the copy does is in
// Elevated.
#pragma once

#include "changes/Apply.h"
#include "changes/Journal.h"

#include <QJsonObject>

namespace gosetup {

inline constexpr auto requestSchema = "gosetup.elevated/1";

/// The request file: what, for which run, made when, and for "apply" a plan.
struct ElevatedOrder
{
    QString run;
    QString undoes; ///< empty: apply `plan`; else: undo this run by the copy's own journal
    bool keepPath = false;
    QDateTime made; ///< UTC
    Plan plan;
};
[[nodiscard]] QByteArray toBytes(const ElevatedOrder& order);
/// Strict.
[[nodiscard]] Result<ElevatedOrder> orderFrom(const QByteArray& bytes);

/// Writes the order beside the person's data, has it carried out (in this process where it has the
/// rights already), and removes the file.
[[nodiscard]] Result<void> sendElevated(Machine& machine, const ElevatedOrder& order);

/// Says so when the run was carried out with the rights of an account that is not this person's,
/// as the elevated copy's own journal has it.
[[nodiscard]] std::optional<Text> otherAccountHint(Machine& machine, const QString& runId);

class ElevatedPart
{
  public:
    ElevatedPart(Machine& machine, QString runId) : m_machine(machine), m_runId(std::move(runId)) {}

    void add(int index, const PlannedChange& planned) { m_parts.push_back({index, planned}); }
    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }
    /// Journals the intents, sends, looks again, and sets the outcomes.
    [[nodiscard]] Result<void> apply(Journal& journal, std::vector<ChangeOutcome>& outcomes);

  private:
    struct Part
    {
        int index;
        PlannedChange planned;
    };
    Machine& m_machine;
    QString m_runId;
    std::vector<Part> m_parts;
};

} // namespace gosetup
