// SPDX-License-Identifier: Apache-2.0
// The words, line ends and comments of go.mod and go.work, one after the other. Used by ModSyntax
// only. Source: golang.org/x/mod/modfile/read.go, Go 1.24.
#pragma once

#include "gosettings/ModSyntax.h"

#include <string>

namespace gosetup::gosettings {

struct ModToken
{
    enum class Kind
    {
        End,
        LineEnd,
        Comment,    ///< alone on its line
        EndComment, ///< behind a statement
        Open,
        Close,
        Word
    };
    Kind kind = Kind::End;
    int line = 1;
    int column = 1;
    QString text;

    [[nodiscard]] bool endsLine() const
    {
        return kind == Kind::End || kind == Kind::LineEnd || kind == Kind::EndComment;
    }
};

/// The first fault ends it.
class ModLexer
{
  public:
    ModLexer(const QString& text, QString path);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] const ModToken& peek() const { return m_token; }
    [[nodiscard]] const std::vector<ModFault>& faults() const { return m_faults; }
    [[nodiscard]] bool failed() const { return !m_faults.empty(); }
    ModToken take();
    void fail(int line, int column, const QString& text);

  private:
    [[nodiscard]] char32_t at(std::size_t offset = 0) const;
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_points.size(); }
    [[nodiscard]] bool isAtBlockComment() const { return at() == U'/' && at(1) == U'*'; }
    [[nodiscard]] bool isAtComment() const { return at() == U'/' && at(1) == U'/'; }
    void step();
    void advance();
    void readComment();
    void readWord();
    void readIdentifier();
    void readQuoted(char32_t quote);

    std::u32string m_points;
    QString m_path;
    std::size_t m_at = 0;
    int m_line = 1;
    int m_column = 1;
    bool m_lineHasWords = false;
    ModToken m_token;
    std::vector<ModFault> m_faults;
};

} // namespace gosetup::gosettings
