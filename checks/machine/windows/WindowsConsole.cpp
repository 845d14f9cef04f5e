// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsConsole.h"

#include "machine/windows/Win32.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace gosetup::console {

namespace {

HANDLE handleOf(Stream stream)
{
    switch (stream) {
    case Stream::Input: return GetStdHandle(STD_INPUT_HANDLE);
    case Stream::Output: return GetStdHandle(STD_OUTPUT_HANDLE);
    case Stream::Error: break;
    }
    return GetStdHandle(STD_ERROR_HANDLE);
}

struct StopState
{
    std::mutex mutex;
    std::function<void()> onStop;
    int asked = 0;
    win32::Handle ended{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
};

StopState& stopState()
{
    // Never destroyed: the system's thread may still wait on it while the process ends.
    static auto* state = new StopState;
    return *state;
}

BOOL WINAPI onControl(DWORD event)
{
    StopState& state = stopState();
    const bool byKey = event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
    {
        const std::lock_guard lock(state.mutex);
        if (!state.onStop || (byKey && state.asked++ > 0))
            return FALSE;
        state.onStop();
    }
    // When this returns after a closed window, the process ends at once.
    if (!byKey)
        WaitForSingleObject(state.ended.get(), INFINITE);
    return TRUE;
}

} // namespace

bool isConsole(Stream stream)
{
    DWORD mode = 0;
    return GetConsoleMode(handleOf(stream), &mode) != 0;
}

int width(Stream stream)
{
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (GetConsoleScreenBufferInfo(handleOf(stream), &info) == 0)
        return 0;
    return info.srWindow.Right - info.srWindow.Left + 1;
}

bool write(Stream stream, const QString& text)
{
    if (!isConsole(stream))
        return false;
    // Older consoles refuse more than 64 KiB at once.
    constexpr qsizetype most = 8192;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype count = std::min(most, text.size() - at);
        if (at + count < text.size() && text[at + count - 1].isHighSurrogate())
            --count;
        DWORD written = 0;
        if (WriteConsoleW(handleOf(stream), win32::wide(text) + at, static_cast<DWORD>(count),
                          &written, nullptr) == 0 ||
            written == 0)
            return at > 0; // the console is gone: nobody is left to tell
        at += static_cast<qsizetype>(written);
    }
    return true;
}

std::optional<QString> readLine()
{
    QString line;
    while (!line.endsWith(u'\n')) {
        std::array<wchar_t, 256> buffer{};
        DWORD read = 0;
        if (ReadConsoleW(handleOf(Stream::Input), buffer.data(), static_cast<DWORD>(buffer.size()),
                         &read, nullptr) == 0 ||
            read == 0)
            return std::nullopt;
        line += win32::fromWide(buffer.data(), static_cast<qsizetype>(read));
    }
    if (line.startsWith(QChar(0x1A)))
        return std::nullopt;
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

EscapeSequences::EscapeSequences()
    : m_output(enable(Stream::Output)), m_error(enable(Stream::Error))
{
}

EscapeSequences::~EscapeSequences()
{
    restore(Stream::Error, m_error);
    restore(Stream::Output, m_output);
}

bool EscapeSequences::understoodBy(Stream stream) const
{
    return stream == Stream::Output ? m_output.understood
                                    : stream == Stream::Error && m_error.understood;
}

EscapeSequences::Mode EscapeSequences::enable(Stream stream)
{
    Mode mode;
    if (GetConsoleMode(handleOf(stream), &mode.before) == 0)
        return mode;
    constexpr DWORD wanted = ENABLE_PROCESSED_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING;
    const bool already = (mode.before & wanted) == wanted;
    mode.changed = !already && SetConsoleMode(handleOf(stream), mode.before | wanted) != 0;
    mode.understood = already || mode.changed;
    return mode;
}

void EscapeSequences::restore(Stream stream, const Mode& mode)
{
    if (mode.changed)
        SetConsoleMode(handleOf(stream), mode.before);
}

StopRequests::StopRequests(std::function<void()> onStop)
{
    StopState& state = stopState();
    {
        const std::lock_guard lock(state.mutex);
        state.onStop = std::move(onStop);
        state.asked = 0;
        ResetEvent(state.ended.get());
    }
    // Never taken out again: that would wait for a handler that waits for this object's end.
    static const bool registered = SetConsoleCtrlHandler(onControl, TRUE) != 0;
    static_cast<void>(registered);
}

StopRequests::~StopRequests()
{
    StopState& state = stopState();
    const std::lock_guard lock(state.mutex);
    state.onStop = nullptr;
    SetEvent(state.ended.get());
}

} // namespace gosetup::console
