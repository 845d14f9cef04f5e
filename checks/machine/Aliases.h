// SPDX-License-Identifier: Apache-2.0
// Port: App Execution Aliases, the reparse points in %LOCALAPPDATA%\Microsoft\WindowsApps.
#pragma once

#include "base/Result.h"

#include <QByteArray>

#include <vector>

namespace gosetup {

/// One file in the WindowsApps folder. Only a file with the AppExecLink tag is an alias.
struct AliasStub
{
    QString name; ///< "go.exe"
    QString path;
    qint64 size = 0;
    quint32 reparseTag = 0; ///< 0 = a regular file
    QByteArray reparseData; ///< raw buffer; empty for a regular file
};

class Aliases
{
  public:
    Aliases() = default;
    Aliases(const Aliases&) = delete;
    Aliases& operator=(const Aliases&) = delete;
    virtual ~Aliases() = default;

    /// Empty where the folder is missing.
    [[nodiscard]] virtual Result<std::vector<AliasStub>> list() const = 0;
    /// Deletes the stub; Invalid when the file is no alias: a regular file is never deleted.
    [[nodiscard]] virtual Result<void> disable(const QString& name) = 0;
    /// Writes the stub back with these bytes; an existing equal one is no error.
    [[nodiscard]] virtual Result<void> restore(const QString& name, quint32 tag,
                                               const QByteArray& reparseData) = 0;
};

} // namespace gosetup
