// SPDX-License-Identifier: Apache-2.0
// The lines of Go's build information. Source: runtime/debug, ParseBuildInfo and String.
#include "machine/formats/BuildInfo.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace gosetup {

namespace {

tl::unexpected<Error> badInfoLine(qsizetype number)
{
    return fail(ErrorCode::Corrupt,
                Text::tr("line %1 of the build information of Go is damaged").arg(number));
}

/// \a and so on, as Go writes them; the letter and what it stands for.
constexpr std::array<std::pair<char, char>, 10> escapedLetters{{{'a', '\a'},
                                                                {'b', '\b'},
                                                                {'f', '\f'},
                                                                {'n', '\n'},
                                                                {'r', '\r'},
                                                                {'t', '\t'},
                                                                {'v', '\v'},
                                                                {'\\', '\\'},
                                                                {'"', '"'},
                                                                {'\'', '\''}}};

/// One character behind a backslash at `at`, which moves behind it; false where it is none.
bool takeEscape(const QByteArray& text, qsizetype& at, QByteArray& out)
{
    const char letter = at < text.size() ? text[at] : '\0';
    for (const auto& [written, meant] : escapedLetters) {
        if (letter == written) {
            out += meant;
            ++at;
            return true;
        }
    }
    const int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    bool isNumber = false;
    const uint number = text.mid(at + 1, digits).toUInt(&isNumber, 16);
    if (digits == 0 || at + 1 + digits > text.size() || !isNumber || number > 0x10FFFF)
        return false;
    if (letter == 'x')
        out += static_cast<char>(number);
    else
        out += QString::fromUcs4(reinterpret_cast<const char32_t*>(&number), 1).toUtf8();
    at += 1 + digits;
    return true;
}

/// Takes a text in " or ` from the front of `rest`; false where its end is not there.
bool takeQuoted(QByteArray& rest, QByteArray& out)
{
    out.clear();
    const char quote = rest.front();
    qsizetype at = 1;
    while (at < rest.size() && rest[at] != quote) {
        if (quote == '`' || rest[at] != '\\') {
            out += rest[at++];
            continue;
        }
        if (!takeEscape(rest, ++at, out))
            return false;
    }
    if (at >= rest.size())
        return false;
    rest.remove(0, at + 1);
    return true;
}

bool isQuoted(const QByteArray& text)
{
    return text.startsWith('"') || text.startsWith('`');
}

/// KEY=VALUE, each of which may be quoted; false where Go would not read it.
bool takeSetting(QByteArray rest, GoBuildInfo& info)
{
    QByteArray key;
    if (isQuoted(rest)) {
        if (!takeQuoted(rest, key) || !rest.startsWith('='))
            return false;
        rest.remove(0, 1);
    } else {
        const auto equals = rest.indexOf('=');
        if (equals <= 0)
            return false;
        key = rest.left(equals);
        rest.remove(0, equals + 1);
    }
    QByteArray value = rest;
    if (isQuoted(rest) && (!takeQuoted(rest, value) || !rest.isEmpty()))
        return false;
    info.settings.insert(QString::fromUtf8(key), QString::fromUtf8(value));
    return true;
}

std::optional<GoModuleInfo> moduleLine(const QByteArray& line, bool withSum)
{
    const auto columns = line.split('\t');
    if (columns.size() != 3 && (withSum || columns.size() != 2))
        return std::nullopt;
    return GoModuleInfo{QString::fromUtf8(columns[0]), QString::fromUtf8(columns[1])};
}

/// As strconv.Quote where one of `special` is in it, for texts without control characters but those
/// of a line.
QByteArray quotedWhere(const QString& text, const QByteArray& special)
{
    const QByteArray bytes = text.toUtf8();
    if (std::ranges::none_of(bytes, [&](char c) { return special.contains(c); }))
        return bytes;
    QByteArray quoted("\"");
    for (const char c : bytes) {
        if (c == '\n')
            quoted += "\\n";
        else if (c == '\t')
            quoted += "\\t";
        else if (c == '\r')
            quoted += "\\r";
        else if (c == '"' || c == '\\')
            quoted += QByteArray("\\") + c;
        else
            quoted += c;
    }
    return quoted + '"';
}

QByteArray moduleText(const char* kind, const GoModuleInfo& module)
{
    return QByteArray(kind) + '\t' + module.path.toUtf8() + '\t' + module.version.toUtf8() + "\t\n";
}

} // namespace

Result<GoBuildInfo> parseBuildInfoText(const QByteArray& text)
{
    GoBuildInfo info;
    bool mayReplaceMain = false; // the line before named the main module
    bool mayReplace = false;     // the line before named a module
    qsizetype number = 0;
    QByteArrayList lines = text.split('\n');
    lines.removeLast(); // what does not end with a newline counts for nothing
    for (const QByteArray& line : lines) {
        ++number;
        const auto tab = line.indexOf('\t');
        const QByteArray kind = line.left(tab);
        const QByteArray rest = line.mid(tab + 1);
        const bool isReplacement = kind == "=>";
        if (tab < 0)
            continue;
        if (kind == "path")
            info.path = QString::fromUtf8(rest);
        if (kind == "build" && !takeSetting(rest, info))
            return badInfoLine(number);
        if (kind != "mod" && kind != "dep" && !isReplacement)
            continue;
        const auto module = moduleLine(rest, isReplacement);
        if (!module || (isReplacement && !mayReplace))
            return badInfoLine(number);
        if (kind == "mod")
            info.module = *module;
        if (isReplacement && mayReplaceMain)
            info.replacement = *module;
        mayReplace = !isReplacement;
        mayReplaceMain = kind == "mod";
    }
    return info;
}

QByteArray buildInfoText(const GoBuildInfo& info)
{
    QByteArray text;
    if (!info.path.isEmpty())
        text += "path\t" + info.path.toUtf8() + '\n';
    if (info.module)
        text += moduleText("mod", *info.module);
    if (info.replacement)
        text += moduleText("=>", *info.replacement);
    for (auto setting = info.settings.begin(); setting != info.settings.end(); ++setting)
        text += "build\t" + quotedWhere(setting.key(), "= \t\r\n\"`") + '=' +
                quotedWhere(setting.value(), " \t\r\n\"`") + '\n';
    return text;
}

} // namespace gosetup
