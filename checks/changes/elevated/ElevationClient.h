// SPDX-License-Identifier: Apache-2.0
// The machine-scope part of a run as one request to the elevated copy: written to a file, named by
// its hash, its outcome learnt by looking again. Used by apply and undo; what the copy does is in
// ElevatedHost.
#pragma once

#include "changes/elevated/ElevationRequest.h"
#include "changes/run/Apply.h"
#include "changes/run/Journal.h"

#include <QMap>

namespace gosetup {

/// Where requests and what comes with them wait: below the person's own data.
[[nodiscard]] QString pendingFolder(Machine& machine);

/// Writes the request beside the person's data, has it carried out (in this process where it has
/// the rights already), and removes the file.
[[nodiscard]] Result<void> sendElevationRequest(Machine& machine, const ElevationRequest& request);

/// Says so when the run was carried out with the rights of an account that is not this person's,
/// as the elevated copy's own journal has it.
[[nodiscard]] std::optional<Text> otherAccountHint(Machine& machine, const QString& runId);

class ElevationClient
{
  public:
    ElevationClient(Machine& machine, QString runId) : m_machine(machine), m_runId(std::move(runId))
    {
    }

    void add(int index, const PlannedChange& planned) { m_parts.push_back({index, planned}); }
    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }
    [[nodiscard]] bool has(int index) const;
    /// What the elevated copy would say, as far as this process can tell: so that nobody is asked
    /// for rights in vain, and nothing is begun.
    [[nodiscard]] Result<void> judge() const;
    /// Downloads and verifies as the person, with their proxy and drives, and leaves the bytes
    /// where the elevated copy finds them. Errors: those of a fetch.
    [[nodiscard]] Result<void> fetchArchives(const FetchOptions& options, Progress& progress);
    /// Journals the intents, sends, looks again, and sets the outcomes.
    [[nodiscard]] Result<void> apply(Journal& journal, std::vector<ChangeOutcome>& outcomes);

  private:
    struct Part
    {
        int index;
        PlannedChange planned;
    };
    [[nodiscard]] ElevationRequest request() const;
    void removeDelivered();

    Machine& m_machine;
    QString m_runId;
    std::vector<Part> m_parts;
    QMap<QString, QString> m_delivered;
};

} // namespace gosetup
