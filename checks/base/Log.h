// SPDX-License-Identifier: Apache-2.0
// The log file: what was done and what went wrong, for the person who has to explain it later.
// Every line passes the redactor. Callable from any thread, also before start(), when it does
// nothing.
#pragma once

#include "base/Names.h"
#include "base/Redact.h"
#include "base/Result.h"

namespace gosetup::log {

enum class Level
{
    Debug,
    Info,
    Warning,
    Error
};
constexpr auto enumNames(Level)
{
    return std::to_array<EnumName<Level>>({{Level::Debug, "debug"},
                                           {Level::Info, "info"},
                                           {Level::Warning, "warning"},
                                           {Level::Error, "error"}});
}
/// Invalid for what is no level.
[[nodiscard]] Result<Level> levelFrom(const QString& name);

struct Options
{
    QString file; ///< host path; its folder is created
    Level level = Level::Info;
    qint64 maxBytes = 1024 * 1024; ///< of one file, then it is rotated
    int maxFiles = 4;              ///< rotated ones that are kept
    Redactor redactor;
    bool routeQt = true; ///< Qt's own messages go here, too
};

/// Io when the file cannot be opened; the program goes on without a log then. A second call
/// replaces the first.
[[nodiscard]] Result<void> start(const Options& options);
/// Flushes and closes; Qt's messages go where they went before.
void stop();
void flush();

void debug(const QString& text);
void info(const QString& text);
void warning(const QString& text);
void error(const QString& text);

} // namespace gosetup::log
