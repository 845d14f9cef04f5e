// SPDX-License-Identifier: Apache-2.0
// Kills the real gosetup at random moments of everything that changes a machine, and holds it to
// its promise: the next start finds the old or the new state, and one more command leads to exactly
// what the killed one was to reach or had begun with. Tests only.
#pragma once

#include "e2e/Program.h"

#include <QRandomGenerator>

#include <map>
#include <optional>

namespace gosetup::testkit {

/// What a machine has at one moment, exact enough to compare.
struct Standing
{
    RegistryBytes registry;
    QString
        version; ///< of the Go in its folder, after each of its files was looked at; empty: none
    QStringList beside; ///< what lies in the folder around it
    bool operator==(const Standing&) const = default;
};

class KillHarness
{
  public:
    /// `older` and `newer`: what apply is to be told for each of two versions.
    KillHarness(const QString& machine, QStringList older, QStringList newer, quint32 seed);

    /// Goes round install, update, undo of both and removal until so many runs were killed in the
    /// middle. Failures are GoogleTest's; the first one ends it.
    void survive(int kills);
    /// Two runs on the same places, of which the older is undone first and killed in its middle;
    /// then both are undone in either order, killed again, until so many were killed. The bytes are
    /// as at the start then.
    void surviveOutOfOrder(int kills);
    [[nodiscard]] int survived() const { return m_survived; }
    [[nodiscard]] int tooLate() const { return m_tooLate; } ///< runs that had ended by themselves

  private:
    /// One command, killed in its middle, and the way to `after` or back.
    void step(const std::string& name, const QStringList& command, const Standing& after);
    void go(const std::string& name, const QStringList& command);
    [[nodiscard]] bool killOnce(const std::string& name, const QStringList& command);
    void settle(const std::string& name, const QStringList& command, const Standing& before,
                const Standing& after);
    /// The number of the run, as undo takes it.
    [[nodiscard]] QString goRun(const std::string& name, const QStringList& command);
    [[nodiscard]] bool isUndone(const QString& run) const;
    void killUndo(const QString& run);
    void undoUntilDone(const QString& run);
    [[nodiscard]] Standing now() const;

    PracticeFolder m_machine;
    QStringList m_older;
    QStringList m_newer;
    QRandomGenerator m_random;
    std::map<std::string, qint64> m_length; ///< ms, of a run that nobody killed
    int m_wanted = 0;
    int m_survived = 0;
    int m_tooLate = 0;
};

} // namespace gosetup::testkit
