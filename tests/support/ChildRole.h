// SPDX-License-Identifier: Apache-2.0
// Work that a test has done by a process of its own, which may die of it: the test program starts
// itself again. The same on every system, where fork() is not.
#pragma once

#include <QStringList>

#include <optional>

namespace gosetup::testkit {

/// Returns the exit code of the process.
using ChildWork = int (*)(const QStringList& arguments);

/// At namespace scope: makes `work` reachable by its name.
struct ChildRole
{
    ChildRole(const char* name, ChildWork work);
};

/// The child's exit code; -1 where it crashed, hung or did not start.
[[nodiscard]] int exitCodeOf(const char* role, const QStringList& arguments);

/// For main(): does the work and gives its exit code where this process is a child.
[[nodiscard]] std::optional<int> playRole(const QStringList& commandLine);

} // namespace gosetup::testkit
