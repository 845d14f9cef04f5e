// SPDX-License-Identifier: Apache-2.0
// The console window that a program was started in: text in UTF-16, so that no code page of the
// console has to be changed (and put back), and what happens at Ctrl+C. Used by the console
// program; knows nothing of verbs. Redirected streams are not its business.
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace gosetup::console {

enum class Stream
{
    Input,
    Output,
    Error
};

/// False for a file, a pipe, NUL, and the pipes that mintty shows as a terminal.
[[nodiscard]] bool isConsole(Stream stream);
/// Columns of its window; 0 where it is no console.
[[nodiscard]] int width(Stream stream);
/// False where it is no console: then nothing was written.
bool write(Stream stream, const QString& text);
/// A line as typed, without its end; nullopt at the end of input (Ctrl+Z) or without a console.
[[nodiscard]] std::optional<QString> readLine();

/// While it lives, standard output and error understand escape sequences where the console can
/// (Windows 10, not in its legacy mode); afterwards they do as before.
class EscapeSequences
{
  public:
    EscapeSequences();
    ~EscapeSequences();
    EscapeSequences(const EscapeSequences&) = delete;
    EscapeSequences& operator=(const EscapeSequences&) = delete;

    [[nodiscard]] bool understoodBy(Stream stream) const;

  private:
    struct Mode
    {
        unsigned long before = 0;
        bool understood = false;
        bool changed = false;
    };
    static Mode enable(Stream stream);
    static void restore(Stream stream, const Mode& mode);
    Mode m_output;
    Mode m_error;
};

/// While it lives, the first Ctrl+C or Ctrl+Break calls `onStop` (from a thread of the system), the
/// second ends the process. When the window is closed, `onStop` is called and the system is kept
/// waiting until this object goes, as long as Windows allows (some 5 s). Signing out is told to
/// services alone (HandlerRoutine): it ends the process, and the journal tells the next start.
/// One at a time.
class StopRequests
{
  public:
    explicit StopRequests(std::function<void()> onStop);
    ~StopRequests();
    StopRequests(const StopRequests&) = delete;
    StopRequests& operator=(const StopRequests&) = delete;
};

} // namespace gosetup::console
