// SPDX-License-Identifier: Apache-2.0
#include "gosettings/PowerShellProfile.h"

#include <QMap>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace gosetup::gosettings {

namespace {

using CommandKind = ProfileCommand::Kind;

const QString goCommand = QStringLiteral("go");

QString decodedProfile(const QByteArray& file)
{
    // Without a mark, Windows PowerShell takes the ANSI code page and PowerShell 7 UTF-8: all that
    // is looked for is ASCII.
    const auto encoding = QStringConverter::encodingForData(file);
    QStringDecoder decoder(encoding.value_or(QStringConverter::Utf8));
    const QString text = decoder(file);
    return text;
}

struct ScriptWord
{
    QString text;
    bool quoted = false;
    int line = 0;
};

using Statement = std::vector<ScriptWord>;

enum class Block
{
    Script,   ///< the file itself
    Control,  ///< of if, foreach, try …: no scope of its own
    Group,    ///< ( … )
    Function, ///< a body
    Other     ///< a script block or a hash table
};

bool isOneOfWords(const QString& word, std::initializer_list<const char*> names)
{
    return std::ranges::any_of(names, [&](const char* name) {
        return word.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
    });
}

QString withoutScope(QString name)
{
    static const QRegularExpression scope(QStringLiteral("^(global|script|local|private):"),
                                          QRegularExpression::CaseInsensitiveOption);
    return name.remove(scope);
}

/// "go" of `function:go`, `Function:\global:go`; empty for what is none of that drive.
QString itemOf(const QString& path, QLatin1String drive)
{
    if (!path.startsWith(drive, Qt::CaseInsensitive))
        return {};
    QString name = path.mid(drive.size());
    while (name.startsWith(u'\\') || name.startsWith(u'/'))
        name.remove(0, 1);
    return withoutScope(name).toLower();
}

/// Name and value of an alias command; a parameter may be cut short as long as it is unique.
struct AliasWords
{
    QString name;
    QString value;
};

AliasWords aliasWords(const Statement& statement)
{
    AliasWords alias;
    QStringList rest;
    for (std::size_t i = 1; i < statement.size(); ++i) {
        const ScriptWord& word = statement[i];
        if (word.quoted || !word.text.startsWith(u'-')) {
            rest << word.text;
            continue;
        }
        QString name = word.text.mid(1).toLower();
        QString value;
        const auto colon = name.indexOf(u':');
        const bool isSwitch = isOneOfWords(name, {"force", "passthru", "confirm", "whatif"});
        if (colon > 0) {
            value = word.text.mid(colon + 2);
            name = name.left(colon);
        } else if (!isSwitch && i + 1 < statement.size()) {
            value = statement[++i].text;
        }
        if (name.isEmpty())
            continue;
        if (QLatin1String("name").startsWith(name))
            alias.name = value;
        else if (QLatin1String("value").startsWith(name))
            alias.value = value;
    }
    for (QString* part : {&alias.name, &alias.value}) {
        if (part->isEmpty() && !rest.isEmpty())
            *part = rest.takeFirst();
    }
    return alias;
}

/// Splits the text into statements and blocks, and notes what they say of go.
class ProfileReader
{
  public:
    explicit ProfileReader(QString text) : m_text(std::move(text)) {}

    [[nodiscard]] PowerShellProfile read()
    {
        m_frames.emplace_back();
        while (m_at < m_text.size())
            step();
        while (!m_frames.empty()) {
            endStatement();
            m_frames.pop_back();
        }
        return std::move(m_profile);
    }

  private:
    struct Frame
    {
        Block block = Block::Script;
        Statement statement;
        std::optional<std::size_t> go; ///< of a body: its place in m_profile.go
        qsizetype start = 0;
    };

    [[nodiscard]] QChar at(qsizetype i) const
    {
        return i < m_text.size() ? m_text[i] : QChar(u'\0');
    }
    [[nodiscard]] Statement& statement() { return m_frames.back().statement; }

    void advance(qsizetype to)
    {
        to = std::min(to, m_text.size());
        m_line += static_cast<int>(QStringView(m_text).mid(m_at, to - m_at).count(u'\n'));
        m_at = to;
    }

    void step()
    {
        const QChar c = at(m_at);
        const QChar next = at(m_at + 1);
        if (c == u'#')
            advance(endOfLine());
        else if (c == u'<' && next == u'#')
            skipTo(QStringLiteral("#>"), 2);
        else if (c == u'`' && (next == u'\n' || next == u'\r'))
            advance(m_at + (next == u'\r' && at(m_at + 2) == u'\n' ? 3 : 2));
        else if (c == u'\n' || c == u'\r' || c == u';' || c == u'|' || c == u'&')
            separator();
        else if (c == u'{' || c == u'(')
            open(c);
        else if (c == u'}' || c == u')')
            close(c);
        else if (c == u'@' && (next == u'\'' || next == u'"'))
            hereString(next);
        else if (c.isSpace() || c == u',')
            advance(m_at + 1);
        else if (c == u'=')
            assignment();
        else
            word();
    }

    [[nodiscard]] qsizetype endOfLine() const
    {
        const auto end = m_text.indexOf(u'\n', m_at);
        return end < 0 ? m_text.size() : end;
    }

    void skipTo(const QString& end, qsizetype from)
    {
        const auto found = m_text.indexOf(end, m_at + from);
        advance(found < 0 ? m_text.size() : found + end.size());
    }

    /// It ends at the beginning of a line only.
    void hereString(QChar quote)
    {
        statement().push_back({QString(), true, m_line});
        skipTo(u'\n' + QString(quote) + u'@', 2);
    }

    void assignment()
    {
        statement().push_back({QStringLiteral("="), false, m_line});
        advance(m_at + 1);
    }

    void word()
    {
        ScriptWord word{{}, false, m_line};
        const qsizetype start = m_at;
        const bool isVariable = at(m_at) == u'$';
        while (m_at < m_text.size()) {
            const QChar c = at(m_at);
            if (c == u'\'' || c == u'"') {
                word.quoted = word.quoted || word.text.isEmpty();
                quoted(c, word.text);
            } else if (c == u'$' && at(m_at + 1) == u'{') {
                const auto end = m_text.indexOf(u'}', m_at);
                const qsizetype to = end < 0 ? m_text.size() : end + 1;
                word.text += m_text.mid(m_at, to - m_at);
                advance(to);
            } else if (c == u'`' && m_at + 1 < m_text.size() && at(m_at + 1) != u'\n' &&
                       at(m_at + 1) != u'\r') {
                word.text += at(m_at + 1);
                advance(m_at + 2);
            } else if (c.isSpace() || QStringLiteral("{}();|&,`").contains(c) ||
                       (isVariable && (c == u'=' || c == u'+'))) {
                break;
            } else {
                word.text += c;
                advance(m_at + 1);
            }
        }
        if (m_at == start) // a lone backtick
            advance(m_at + 1);
        else
            statement().push_back(word);
    }

    void quoted(QChar quote, QString& text)
    {
        advance(m_at + 1);
        while (m_at < m_text.size()) {
            const QChar c = at(m_at);
            if (c == u'`' && quote == u'"') {
                text += at(m_at + 1);
                advance(m_at + 2);
            } else if (c == quote && at(m_at + 1) == quote) {
                text += quote;
                advance(m_at + 2);
            } else {
                advance(m_at + 1);
                if (c == quote)
                    return;
                text += c;
            }
        }
    }

    void separator()
    {
        // `function go` and its `{` may stand on two lines, as may `try` and its block.
        const bool isLine = at(m_at) == u'\n' || at(m_at) == u'\r';
        if (!isLine || !opensBlock(statement()) || !blockFollows())
            endStatement();
        advance(m_at + 1);
    }

    /// Whether the next thing that counts is a `{` or a `(`.
    [[nodiscard]] bool blockFollows() const
    {
        for (qsizetype i = m_at; i < m_text.size(); ++i) {
            if (m_text[i] == u'{' || m_text[i] == u'(')
                return true;
            if (!m_text[i].isSpace())
                return false;
        }
        return false;
    }

    [[nodiscard]] static bool definesFunction(const Statement& words)
    {
        return words.size() >= 2 && !words[0].quoted &&
               isOneOfWords(words[0].text, {"function", "filter", "workflow"});
    }

    [[nodiscard]] static bool isControl(const Statement& words)
    {
        return !words.empty() && !words[0].quoted &&
               isOneOfWords(words[0].text, {"if", "elseif", "else", "for", "foreach", "while", "do",
                                            "until", "switch", "try", "catch", "finally"});
    }

    [[nodiscard]] static bool opensBlock(const Statement& words)
    {
        return definesFunction(words) || isControl(words);
    }

    void open(QChar c)
    {
        Frame inner;
        inner.start = m_at;
        if (c == u'(') {
            inner.block = Block::Group;
        } else if (definesFunction(statement())) {
            inner.block = Block::Function;
            inner.go = define(statement()[1].text, statement()[1].line);
        } else if (isControl(statement())) {
            inner.block = Block::Control;
        } else {
            inner.block = Block::Other;
            inner.go = defineByItem(statement());
        }
        m_frames.push_back(std::move(inner));
        advance(m_at + 1);
    }

    void close(QChar c)
    {
        endStatement();
        const bool matches = (m_frames.back().block == Block::Group) == (c == u')');
        if (m_frames.size() > 1 && matches) {
            const Frame inner = m_frames.back();
            m_frames.pop_back();
            if (inner.go)
                m_profile.go[*inner.go].startsGo = namesGo(inner.start, m_at);
            if (inner.block == Block::Function || inner.block == Block::Control)
                statement().clear();
        }
        advance(m_at + 1);
    }

    [[nodiscard]] bool namesGo(qsizetype from, qsizetype to) const
    {
        return m_text.mid(from, to - from).contains(QLatin1String("go.exe"), Qt::CaseInsensitive);
    }

    /// In a scope of its own a definition ends with it.
    [[nodiscard]] bool counts() const
    {
        return std::ranges::none_of(m_frames, [](const Frame& frame) {
            return frame.block == Block::Function || frame.block == Block::Other;
        });
    }

    std::optional<std::size_t> define(const QString& name, int line)
    {
        if (!counts() || withoutScope(name).compare(goCommand, Qt::CaseInsensitive) != 0)
            return std::nullopt;
        m_profile.go.push_back({CommandKind::Function, line, {}, false});
        return m_profile.go.size() - 1;
    }

    /// `$function:go = { … }`, `Set-Item function:go { … }`.
    std::optional<std::size_t> defineByItem(const Statement& words)
    {
        if (words.empty())
            return std::nullopt;
        QString first = words[0].text;
        if (first.startsWith(u'$')) {
            first.remove(0, 1).remove(u'{').remove(u'}');
            return define(itemOf(first, QLatin1String("function:")), words[0].line);
        }
        if (!isOneOfWords(first, {"set-item", "si", "new-item", "ni"}))
            return std::nullopt;
        for (const ScriptWord& word : words) {
            if (const QString name = itemOf(word.text, QLatin1String("function:")); !name.isEmpty())
                return define(name, word.line);
        }
        return std::nullopt;
    }

    void endStatement()
    {
        const Statement words = std::move(statement());
        statement().clear();
        if (words.empty() || words[0].quoted || !counts())
            return;
        const QString& first = words[0].text;
        if (isOneOfWords(first, {"set-alias", "sal", "new-alias", "nal"})) {
            const AliasWords alias = aliasWords(words);
            if (withoutScope(alias.name).compare(goCommand, Qt::CaseInsensitive) == 0)
                addAlias(alias.value, words[0].line);
        } else if (isOneOfWords(
                       first, {"remove-item", "ri", "rm", "del", "erase", "rd", "remove-alias"})) {
            remove(words);
        } else if (first.startsWith(u'$') && words.size() > 1 && words[1].text.endsWith(u'=')) {
            addVariable(first, words[0].line);
        }
    }

    void addAlias(const QString& target, int line)
    {
        // The later one takes its place.
        std::erase_if(m_profile.go, [](const auto& one) { return one.kind == CommandKind::Alias; });
        m_profile.go.push_back({CommandKind::Alias, line, target, false});
    }

    void remove(const Statement& words)
    {
        const bool byName = isOneOfWords(words[0].text, {"remove-alias"});
        for (std::size_t i = 1; i < words.size(); ++i) {
            const QString& text = words[i].text;
            if ((byName && text.compare(goCommand, Qt::CaseInsensitive) == 0) ||
                itemOf(text, QLatin1String("alias:")) == goCommand)
                std::erase_if(m_profile.go,
                              [](const auto& o) { return o.kind == CommandKind::Alias; });
            if (itemOf(text, QLatin1String("function:")) == goCommand)
                std::erase_if(m_profile.go,
                              [](const auto& o) { return o.kind == CommandKind::Function; });
        }
    }

    void addVariable(QString name, int line)
    {
        name.remove(0, 1).remove(u'{').remove(u'}');
        const QString variable = itemOf(name, QLatin1String("env:")).toUpper();
        const bool isGos =
            variable.startsWith(QLatin1String("GO")) || variable.startsWith(QLatin1String("CGO_"));
        if (isGos || variable == QLatin1String("PATH"))
            m_profile.variables.push_back({variable, line});
    }

    QString m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    std::vector<Frame> m_frames;
    PowerShellProfile m_profile;
};

} // namespace

PowerShellProfile powerShellProfile(const QByteArray& file)
{
    return ProfileReader(decodedProfile(file)).read();
}

QByteArray powerShellProfileFileOf(const PowerShellProfile& profile)
{
    QMap<int, QStringList> lines;
    for (const ProfileCommand& one : profile.go) {
        QString target = one.target;
        target.replace(u'\'', QLatin1String("''"));
        lines[one.line] << (one.kind == CommandKind::Alias
                                ? QStringLiteral("Set-Alias go '%1'").arg(target)
                            : one.startsGo ? QStringLiteral("function go { go.exe }")
                                           : QStringLiteral("function go { }"));
    }
    for (const ProfileVariable& one : profile.variables)
        lines[one.line] << QStringLiteral("$env:%1 = ''").arg(one.name);
    QString text;
    int line = 1;
    for (auto it = lines.cbegin(); it != lines.cend(); ++it) {
        text += QString(std::max(0, it.key() - line), u'\n') + it->join(QLatin1String("; "));
        line = std::max(line, it.key());
    }
    return (text + u'\n').toUtf8();
}

QString expandPowerShellPath(const QString& text, const winpath::VariableLookup& variables,
                             const QString& userProfile)
{
    static const QRegularExpression reference(
        QStringLiteral(R"(\$(?:env:(\w+)|\{env:([^}]+)\}|(home)\b))"),
        QRegularExpression::CaseInsensitiveOption);
    QString result;
    qsizetype at = 0;
    for (auto it = reference.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString name = match.captured(1) + match.captured(2);
        result += text.mid(at, match.capturedStart() - at);
        result += name.isEmpty() ? userProfile : variables(name);
        at = match.capturedEnd();
    }
    result += text.mid(at);
    const bool home = result == u'~' || result.startsWith(QLatin1String("~\\")) ||
                      result.startsWith(QLatin1String("~/"));
    return home ? winpath::clean(winpath::join(userProfile, result.mid(1))) : result;
}

} // namespace gosetup::gosettings
