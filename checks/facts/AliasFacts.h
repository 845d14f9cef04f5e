// SPDX-License-Identifier: Apache-2.0
// App Execution Aliases with what their reparse data says. Filled by AliasCollector.
#pragma once

#include "machine/Aliases.h"

#include <optional>
#include <vector>

namespace gosetup {

/// What an AppExecLink buffer holds. Source: IO_REPARSE_TAG_APPEXECLINK, version 3: a count or
/// version number, then NUL-separated UTF-16 strings.
struct AppExecLink
{
    QString package; ///< package family name
    QString appId;   ///< application user model id
    QString target;  ///< program it starts; empty where the buffer was cut (ERROR_MORE_DATA)
};

/// Accepts the buffer with or without its 8-byte header; nullopt where it is none.
[[nodiscard]] std::optional<AppExecLink> parseAppExecLink(const QByteArray& data);

struct AliasFact
{
    AliasStub stub;
    bool isAlias = false; ///< bears the tag; a regular file in the folder is not ours to touch
    std::optional<AppExecLink> link;

    [[nodiscard]] QString tool() const; ///< "go" of go.exe
};

struct AliasFacts
{
    QString folder; ///< %LOCALAPPDATA%\Microsoft\WindowsApps
    std::vector<AliasFact> files;

    /// The alias that answers to a tool's name, or nullptr.
    [[nodiscard]] const AliasFact* alias(const QString& tool) const;
};

} // namespace gosetup
