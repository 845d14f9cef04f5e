// SPDX-License-Identifier: Apache-2.0
#include "base/Redact.h"

#include "base/CommandVariables.h"

#include <algorithm>

namespace gosetup {

namespace {

constexpr auto options =
    QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

QRegularExpression compiled(const char* pattern)
{
    QRegularExpression expression(QString::fromLatin1(pattern), options);
    expression.optimize();
    return expression;
}

using Rules = std::vector<std::pair<QRegularExpression, QString>>;

/// Every variable that holds a command, up to the end of its line or element; stand-ins of an image
/// ("***2") stay, for they tell two commands apart.
QRegularExpression afterCommandNames()
{
    return compiled(
        QStringLiteral(R"((?<![\w%])((?:%1)\s*=\s*+)(?!\*\*\*\d*(?:\s|<|$))(?:(?!</)[^\r\n])+)")
            .arg(commandVariables().join(u'|'))
            .toLatin1()
            .constData());
}

// Each begins at something that a long value has few of, and looks back or ahead over a bounded
// number of characters only: the time grows with the text and not with its square.
const Rules& secretRules()
{
    const QString secret = QString::fromLatin1(redactedSecret);
    const QString kept = QStringLiteral("\\1") + secret;
    static const Rules rules = {
        // scheme://user:password@ — also with an '@' in the password, but not
        // host:8080/path/@v/list.
        {compiled(R"((?<=[a-z0-9+.-])://[^/\\\s"'<>;,]*@)"), QStringLiteral("://") + secret + u'@'},
        {compiled(R"((?<=[a-z0-9+.-])://[^/\s@:"'<>]+:(?!\d+/)[^\s@"'<>]{0,512}@)"),
         QStringLiteral("://") + secret + u'@'},
        // What stands where a port belongs is no port: the password of an address without an "@",
        // or with one in the wrong place.
        {compiled(
             R"((?<=[a-z0-9+.-])(?<!file)://(?:\*\*\*@)?[^/\\\s@:"'<>\[\],;|]+:)"
             R"((?!port\b)(?!\d{0,5}(?:$|[.:](?:[\s"'<]|$)|[^0-9A-Za-z_!$%&*+=~^@\x{FF20}.:-])))"
             R"([^\s"'<>/\\,;|]+)"),
         QStringLiteral("://") + secret},
        // user:password@host without a scheme, as proxy variables have it.
        {compiled(
             R"((?<![^\s:/@"'<>;,=()])[^\s:/@"'<>;,=()]++:[^\s/\\@"'<>;,]{1,512}+@(?=[\w\[]))"),
         secret + u'@'},
        // A part of a path that is no word: the token of an artefact server.
        {compiled(R"((https?://[^\s"'<>,;|]{1,512}?/)(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{16,128})"
                  R"((?=[/\s"'<>,;|]|$))"),
         kept},
        {compiled(R"(\b(?:gh[pousr]_|github_pat_|glpat-|npm_|pypi-|xox[abeprs]-|sk-)[\w-]{6,})"),
         secret},
        {compiled(R"(\b(?:AKIA|ASIA)[0-9A-Z]{12,})"), secret},
        {compiled(R"(\beyJ[\w-]{8,2048}+\.[\w-]{4,}+\.[\w-]*)"), secret},
        {compiled(R"(\b((?:Bearer|Basic|Negotiate|NTLM)\s+)[\w.~+/=-]{6,})"), kept},
        {compiled(R"(([?&;](?:[\w.-]*(?:key|sig|auth|pass|pwd|code|user))=)[^&\s"'#<>]+)"), kept},
        {afterCommandNames(), kept},
        {compiled(R"(((?:token|secret|passw(?:or)?d|passphrase|api[_-]?key|access[_-]?key|)"
                  R"(private[_-]?key|credentials?)["']?\s*[=:]\s*))"
                  R"((?:"[^"]*"|'[^']*'|[^&\s"';,<>]+))"),
         kept},
        // --token VALUE of a command line.
        {compiled(R"((?<=[\s"'])(--?(?:[\w.-]{0,64}(?:token|secret|passw(?:or)?d|passphrase|)"
                  R"(api[_-]?key|access[_-]?key|private[_-]?key|credentials?))\s+))"
                  R"((?!-)(?:"[^"]*"|'[^']*'|[^\s"';,<>]+))"),
         kept},
        // An address, but neither git@host nor module@v1.2.3.
        {compiled(R"((?<![\w.%+-])(?!git@)[\w.%+-]++@(?!v\d)[a-z0-9-]+(?:\.[a-z0-9-]+)*)"
                  R"(\.[a-z]{2,}(?![\w-]))"),
         secret + QStringLiteral("@***")},
    };
    return rules;
}

/// Regular expressions give up on half a surrogate pair, and would let all of its text pass.
QString wellFormed(const QString& text)
{
    QString out = text;
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (!out[i].isSurrogate())
            continue;
        if (out[i].isHighSurrogate() && i + 1 < out.size() && out[i + 1].isLowSurrogate())
            ++i;
        else
            out[i] = QChar(QChar::ReplacementCharacter);
    }
    return out;
}

QString applied(const Rules& rules, QString text)
{
    for (const auto& [expression, replacement] : rules)
        text.replace(expression, replacement);
    return text;
}

/// Once more as an input method would have typed it in ASCII; a text without a secret keeps its
/// own characters.
QString withoutFullWidthSecrets(const QString& text)
{
    static const QRegularExpression run(QStringLiteral(
        "[\\x{21}-\\x{7E}]*[\\x{FF01}-\\x{FF5E}][\\x{21}-\\x{7E}\\x{FF01}-\\x{FF5E}]*"));
    QString out;
    qsizetype from = 0;
    auto runs = run.globalMatch(text);
    while (runs.hasNext()) {
        const auto match = runs.next();
        QString folded = match.captured();
        for (QChar& c : folded) {
            if (c.unicode() >= 0xFF01 && c.unicode() <= 0xFF5E)
                c = QChar(c.unicode() - 0xFF01 + 0x21);
        }
        const QString clean = applied(secretRules(), folded);
        out += text.mid(from, match.capturedStart() - from);
        out += clean == folded ? match.captured() : clean;
        from = match.capturedEnd();
    }
    return out + text.mid(from);
}

/// Names of accounts and machines that are words of their own.
bool meansSomethingElse(const QString& name)
{
    static const QStringList words = {
        QStringLiteral("go"),        QStringLiteral("golang"),  QStringLiteral("gopher"),
        QStringLiteral("bin"),       QStringLiteral("src"),     QStringLiteral("pkg"),
        QStringLiteral("mod"),       QStringLiteral("dev"),     QStringLiteral("devel"),
        QStringLiteral("code"),      QStringLiteral("work"),    QStringLiteral("home"),
        QStringLiteral("user"),      QStringLiteral("users"),   QStringLiteral("username"),
        QStringLiteral("admin"),     QStringLiteral("root"),    QStringLiteral("administrator"),
        QStringLiteral("test"),      QStringLiteral("public"),  QStringLiteral("default"),
        QStringLiteral("owner"),     QStringLiteral("guest"),   QStringLiteral("local"),
        QStringLiteral("windows"),   QStringLiteral("program"), QStringLiteral("programs"),
        QStringLiteral("system"),    QStringLiteral("machine"), QStringLiteral("computer"),
        QStringLiteral("laptop"),    QStringLiteral("desktop"), QStringLiteral("pc"),
        QStringLiteral("microsoft"), QStringLiteral("google"),  QStringLiteral("onedrive"),
        QStringLiteral("personal"),  QStringLiteral("path"),    QStringLiteral("temp"),
        QStringLiteral("tools"),     QStringLiteral("git"),     QStringLiteral("scoop"),
        QStringLiteral("cache"),     QStringLiteral("proxy"),   QStringLiteral("example")};
    return words.contains(name, Qt::CaseInsensitive);
}

bool isAllNonAscii(const QString& name)
{
    return std::all_of(name.begin(), name.end(), [](QChar c) { return c.unicode() > 127; });
}

// What may follow a path segment that ends.
constexpr auto segmentEnd = R"((?=$|[\\/"';,:|<>)\]\s]))";

/// A folder of profiles and the name below it: on a drive or behind a variable, as Git writes it
/// (/c/Users), on a server (\\server\users$), with slashes doubled by JSON. Addresses of the web
/// are passed over. A name goes on over blanks where a slash follows the whole, and else as long as
/// the words begin as names do: "C:\Users\Anna Bauer is full" has a name of two words.
const QRegularExpression& anyProfile()
{
    static const QRegularExpression expression =
        compiled(R"(https?://[^\s"'<>;,|]*(*SKIP)(*FAIL)|)"
                 R"(()"
                 R"((?:(?<=[\\/])|(?<![^"'=;,]))(?:Users|Documents and Settings)\$?[\\/]+|)"
                 R"((?:(?<![\w.\\/:-])|(?<=://))/home/+|)"
                 R"((?<![\\/])[\\/]{2,4}[\w.-]+[\\/]+(?:home|profiles)\$?[\\/]+)"
                 R"())"
                 R"((?!%|(?:Public|Default|Default User|All Users)(?:$|[\\/"';,:|<>)\]\s])))"
                 R"(()"
                 R"((?:[^\\/:*?"'<>|;,()\[\]&\s]|'(?=\pL)|&(?!quot;|amp;|lt;|gt;))+)"
                 R"((?: [^\\/:*?"<>|;\r\n]{1,64}(?=[\\/])|)"
                 R"((?-i: [\p{Lu}\p{N}][^\\/:*?"'<>|;,()\[\]&\s]*)*))"
                 R"())");
    return expression;
}

} // namespace

QString withoutSecrets(const QString& text)
{
    const QString whole = wellFormed(text);
    const QString result =
        withoutFullWidthSecrets(applied(secretRules(), withoutCommandFlags(whole)));
    return result == whole ? text : result;
}

QStringList profilesIn(const QString& text)
{
    QStringList names;
    auto matches = anyProfile().globalMatch(wellFormed(text));
    while (matches.hasNext()) {
        const QString name = matches.next().captured(2);
        if (!names.contains(name, Qt::CaseInsensitive))
            names << name;
    }
    return names;
}

void Redactor::add(const QString& pattern, const QString& replacement)
{
    QRegularExpression expression(wellFormed(pattern), options);
    expression.optimize();
    m_rules.emplace_back(std::move(expression), replacement);
}

void Redactor::addWord(const QString& word, const QString& replacement)
{
    constexpr int shortName = 3;
    const QString escaped = QRegularExpression::escape(word);
    m_whole.emplace_back(word, replacement);
    if (meansSomethingElse(word))
        return;
    if (isAllNonAscii(word) && word.size() > 1) {
        add(escaped, replacement); // such scripts write words without spaces
        return;
    }
    if (word.size() <= shortName)
        add(QStringLiteral("(?<=[\\\\/])(?<!</)") + escaped + QString::fromLatin1(segmentEnd),
            replacement);
    else
        add(QStringLiteral("(?<![\\p{L}\\p{N}<])(?<!</)%1(?![\\p{L}\\p{N}])").arg(escaped),
            replacement);
}

void Redactor::addUser(const QString& name)
{
    if (name.trimmed().isEmpty())
        return;
    const QString user = QString::fromLatin1(redactedUser);
    const QString behindUsers = QStringLiteral("((?:Users|home|Documents and Settings)[\\\\/]+)");
    add(behindUsers + QRegularExpression::escape(name) + QString::fromLatin1(segmentEnd),
        QStringLiteral("\\1") + user);
    addWord(name, user);
}

Redactor::Redactor(const RedactionNames& names)
{
    const QString user = QString::fromLatin1(redactedUser);
    QStringList people;
    for (QString profile : names.profiles) {
        profile.replace(u'/', u'\\');
        while (profile.endsWith(u'\\'))
            profile.chop(1);
        people << profile.section(u'\\', -1);
    }
    people << names.userName.section(u'\\', -1); // "CONTOSO\li"
    people.removeDuplicates();
    std::sort(people.begin(), people.end(),
              [](const QString& a, const QString& b) { return a.size() > b.size(); });
    for (const QString& name : people)
        addUser(name);
    // Somebody else's: only where it is plainly a profile, for "anna" may be a word of its own.
    std::vector<std::pair<QString, int>> others;
    for (const QString& name : names.others) {
        if (!people.contains(name, Qt::CaseInsensitive) && !name.trimmed().isEmpty())
            others.emplace_back(name, static_cast<int>(others.size()) + 2);
    }
    std::stable_sort(others.begin(), others.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [name, number] : others) {
        add(QStringLiteral("((?:Users|home|profiles|Documents and Settings)\\$?[\\\\/]+)") +
                QRegularExpression::escape(name) + QString::fromLatin1(segmentEnd),
            QStringLiteral("\\1%1-%2").arg(user).arg(number));
    }
    m_rules.emplace_back(anyProfile(), QStringLiteral("\\1") + user);
    if (!names.computerName.isEmpty())
        addWord(names.computerName, QString::fromLatin1(redactedComputer));
    int number = 0;
    for (const QString& organization : names.organizations) {
        // A text that was redacted already stays as it is.
        if (organization.trimmed().isEmpty() ||
            organization.startsWith(QLatin1String(redactedOrganization), Qt::CaseInsensitive))
            continue;
        QString standIn = QString::fromLatin1(redactedOrganization);
        if (++number > 1)
            standIn += QStringLiteral("-%1").arg(number);
        add(QStringLiteral("(OneDrive - )") + QRegularExpression::escape(organization) +
                QString::fromLatin1(segmentEnd),
            QStringLiteral("\\1") + standIn);
        // In a host, where upper case would be a fault of its own.
        add(QStringLiteral("(?<![\\p{L}\\p{N}])%1(?=\\.[\\p{L}\\p{N}-])")
                .arg(QRegularExpression::escape(organization)),
            standIn.toLower());
        addWord(organization, standIn);
    }
}

QString Redactor::redact(const QString& text) const
{
    for (const auto& [name, replacement] : m_whole) {
        if (text.compare(name, Qt::CaseInsensitive) == 0)
            return replacement;
    }
    const QString whole = wellFormed(text);
    const QString result = applied(m_rules, withoutSecrets(whole));
    return result == whole ? text : result;
}

} // namespace gosetup
