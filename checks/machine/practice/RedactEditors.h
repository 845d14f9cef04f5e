// SPDX-License-Identifier: Apache-2.0
// The files of editors and PowerShell in an image that is saved: what checks read stays, and
// nothing else of them. Used by the redaction. Pure.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace gosetup {

/// nullopt: no file that a check of editors or profiles reads, by its name and its folder.
[[nodiscard]] std::optional<QByteArray> redactedEditorFile(const QString& path,
                                                           const QByteArray& bytes);

} // namespace gosetup
