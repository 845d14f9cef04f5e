// SPDX-License-Identifier: Apache-2.0
// Port: Microsoft Defender as MSFT_MpPreference and MSFT_MpComputerStatus tell it, uninterpreted.
#pragma once

#include "base/Result.h"
#include "machine/System.h"
#include "paths/ExclusionRules.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace gosetup {

struct DefenderStatus
{
    bool antivirusEnabled = false;
    bool realTimeProtection = false;
    bool tamperProtected = false;
};

/// As read: without rights the lists hold one text that starts with "N/A:".
struct DefenderLists
{
    QStringList paths;
    QStringList processes;
    QStringList extensions;

    /// Whether one of the paths holds the folder; "N/A: …" holds none.
    [[nodiscard]] bool cover(const QString& folder) const;
};
/// The folders that decide which exclusions are dangerous.
[[nodiscard]] ExclusionContext exclusionContext(const KnownFolders& folders);

class Defender
{
  public:
    Defender() = default;
    Defender(const Defender&) = delete;
    Defender& operator=(const Defender&) = delete;
    virtual ~Defender() = default;

    /// Unsupported where Defender does not answer (0x800106ba, no WMI namespace).
    [[nodiscard]] virtual Result<DefenderStatus> status() const = 0;
    [[nodiscard]] virtual Result<DefenderLists> exclusions() const = 0;
    /// Names of other registered antivirus products (root\SecurityCenter2).
    [[nodiscard]] virtual Result<QStringList> otherProducts() const = 0;
    /// Literal absolute folders. NeedsElevation, Policy, Unsupported. Success does not prove
    /// effect: read back.
    [[nodiscard]] virtual Result<void> addPath(const QString& folder) = 0;
    [[nodiscard]] virtual Result<void> removePath(const QString& folder) = 0;
};

} // namespace gosetup
