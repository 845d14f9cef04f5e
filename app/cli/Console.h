// SPDX-License-Identifier: Apache-2.0
// Standard output and standard error as a person, a pipe or a script wants them. Results go to
// standard output, everything else to standard error; with --json only one JSON document goes out.
#pragma once

#include "base/Result.h"
#include "report/Layout.h"

#include <QJsonObject>

namespace gosetup::cli {

struct ConsoleMode
{
    bool json = false;
    bool quiet = false;
    bool verbose = false;
};

class Console
{
  public:
    explicit Console(ConsoleMode mode);

    [[nodiscard]] const ConsoleMode& mode() const { return m_mode; }
    /// For standard output: colour only on a terminal and without NO_COLOR.
    [[nodiscard]] const TextStyle& style() const { return m_style; }
    /// Standard error is a terminal on which a line can be drawn over.
    [[nodiscard]] bool drawsOnError() const { return m_errorTakesEscapes; }
    /// Someone is there to answer a question.
    [[nodiscard]] bool canAsk() const;

    /// A result as text; nothing with --json or --quiet.
    void print(const QString& text);
    /// The result as JSON; only with --json.
    void print(const QJsonObject& json);
    /// A remark on the way, to standard error; nothing with --quiet.
    void say(const QString& line);
    /// Always: an error is never silent.
    void complain(const QString& line);
    /// "… [y/N]" on the terminal; true only for yes.
    [[nodiscard]] bool ask(const Text& question);

  private:
    ConsoleMode m_mode;
    TextStyle m_style;
    bool m_inputIsTerminal = false;
    bool m_errorIsTerminal = false;
    bool m_errorTakesEscapes = false;
};

} // namespace gosetup::cli
