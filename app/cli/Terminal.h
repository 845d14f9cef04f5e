// SPDX-License-Identifier: Apache-2.0
// The three standard streams on this system: which of them is a terminal, how wide it is, and text
// to and from it. Redirected output is UTF-8. Used by Console and ProgressLine; knows no verbs.
#pragma once

#include <QString>

#include <optional>

namespace gosetup::cli::terminal {

enum class Stream
{
    Input,
    Output,
    Error
};

/// Somebody sits there.
[[nodiscard]] bool isTerminal(Stream stream);
/// A terminal that understands colours and "erase the line".
[[nodiscard]] bool takesEscapes(Stream stream);
/// Columns; 0 where it is no terminal.
[[nodiscard]] int width(Stream stream);
void write(Stream stream, const QString& text);
/// From the terminal; nullopt at the end of input.
[[nodiscard]] std::optional<QString> readLine();

} // namespace gosetup::cli::terminal
