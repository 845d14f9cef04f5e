// SPDX-License-Identifier: Apache-2.0
#include "gosettings/EnvFile.h"

#include "gosettings/SettingNames.h"
#include "gosettings/ValueText.h"

#include <QList>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace gosetup::goenv {

namespace {

const QByteArray utf8Mark = QByteArrayLiteral("\xEF\xBB\xBF");

/// Lines with their ends: joining them gives the very file.
QList<QByteArray> linesOf(const QByteArray& file)
{
    QList<QByteArray> lines;
    qsizetype start = 0;
    while (start < file.size()) {
        const qsizetype end = file.indexOf('\n', start);
        const qsizetype next = end < 0 ? file.size() : end + 1;
        lines << file.mid(start, next - start);
        start = next;
    }
    return lines;
}

/// The name a line sets; empty for comments, blank lines and what Go does not take for a setting.
QByteArray keyOf(const QByteArray& line)
{
    const bool counts = !line.isEmpty() && line[0] >= 'A' && line[0] <= 'Z';
    return counts ? line.left(std::max<qsizetype>(line.indexOf('='), 0)) : QByteArray();
}

/// To the LF: a CR before it is a part of the value.
QByteArray valueOf(const QByteArray& line)
{
    const QByteArray value = line.mid(line.indexOf('=') + 1);
    return value.endsWith('\n') ? value.chopped(1) : value;
}

/// Where a new line keeps the last block of settings sorted, if it is sorted.
qsizetype sortedPlace(const QList<QByteArray>& lines, const QByteArray& key)
{
    qsizetype first = lines.size();
    while (first > 0 && !keyOf(lines[first - 1]).isEmpty())
        --first;
    const auto less = [](const QByteArray& a, const QByteArray& b) { return keyOf(a) < keyOf(b); };
    if (!std::is_sorted(lines.begin() + first, lines.end(), less))
        return lines.size();
    qsizetype at = first;
    while (at < lines.size() && keyOf(lines[at]) < key)
        ++at;
    return at;
}

/// Which UTF-16 it is, told by its mark, or by a NUL beside the first letter.
std::optional<QStringConverter::Encoding> utf16Of(const QByteArray& file)
{
    if (file.startsWith("\xFF\xFE"))
        return QStringConverter::Utf16LE;
    if (file.startsWith("\xFE\xFF"))
        return QStringConverter::Utf16BE;
    if (file.size() < 2 || file.size() % 2 != 0)
        return std::nullopt;
    if (file[0] != 0 && file[1] == 0)
        return QStringConverter::Utf16LE;
    return file[0] == 0 && file[1] != 0 ? std::optional(QStringConverter::Utf16BE) : std::nullopt;
}

bool isUtf8(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8);
    const QString text = decoder(bytes);
    (void)text;
    return !decoder.hasError();
}

} // namespace

QMap<QString, QString> values(const QByteArray& file)
{
    QMap<QString, QString> all;
    for (const QByteArray& line : linesOf(file)) {
        if (const QByteArray key = keyOf(line); !key.isEmpty())
            all.insert(QString::fromUtf8(key), QString::fromUtf8(valueOf(line)));
    }
    return all;
}

std::optional<QString> value(const QByteArray& file, const QString& name)
{
    const QMap<QString, QString> all = values(file);
    const auto found = all.constFind(name);
    return found == all.constEnd() ? std::nullopt : std::optional(*found);
}

QMap<QString, QStringList> earlierValues(const QByteArray& file)
{
    QMap<QString, QStringList> all;
    for (const QByteArray& line : linesOf(file)) {
        if (const QByteArray key = keyOf(line); !key.isEmpty())
            all[QString::fromUtf8(key)].prepend(QString::fromUtf8(valueOf(line)));
    }
    for (QStringList& values : all)
        values.removeFirst();
    return all;
}

bool isName(const QString& name)
{
    return keyOf(name.toUtf8() + '=') == name.toUtf8() && !name.isEmpty() &&
           !name.contains(u'\n') && name != QLatin1String("GOENV");
}

Result<QByteArray> edited(const QByteArray& file, const QString& name,
                          const std::optional<QString>& value)
{
    const QByteArray key = name.toUtf8();
    const bool odd = std::any_of(name.begin(), name.end(),
                                 [](QChar c) { return c.isSpace() || c.unicode() < 0x20; });
    if (!isName(name) || (value && odd))
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 cannot be set in Go's settings file").arg(name));
    if (value && (value->contains(u'\n') || value->contains(u'\r') || value->contains(QChar(0))))
        return fail(ErrorCode::Invalid,
                    Text::tr("the value for %1 contains a line break").arg(name));
    if (value && value->contains(QChar::ReplacementCharacter))
        return fail(ErrorCode::Invalid, Text::tr("the value for %1 is not in UTF-8").arg(name));
    if (utf16Of(file))
        return fail(ErrorCode::Invalid,
                    Text::tr("Go's settings file is in UTF-16, so Go does not read it"),
                    Text::tr("rewrite it first: see goenv.file-encoding in the results"));

    QList<QByteArray> lines = linesOf(file);
    qsizetype last = -1;
    for (qsizetype i = lines.size(); i-- > 0;) {
        if (keyOf(lines[i]) != key)
            continue;
        // Of several lines Go keeps the last one.
        if (value && last < 0)
            last = i;
        else {
            lines.removeAt(i);
            if (last > i)
                --last;
        }
    }
    if (!value)
        return lines.join();
    const QByteArray line = key + '=' + value->toUtf8() + '\n';
    if (last >= 0) {
        if (valueOf(lines[last]) != value->toUtf8())
            lines[last] = line;
        return lines.join();
    }
    if (!lines.isEmpty() && !lines.last().endsWith('\n'))
        lines.last() += '\n';
    lines.insert(sortedPlace(lines, key), line);
    return lines.join();
}

Faults faultsOf(const QByteArray& file)
{
    Faults faults;
    faults.utf16 = utf16Of(file).has_value();
    faults.byteOrderMark = file.startsWith(utf8Mark);
    faults.carriageReturns = !faults.utf16 && file.contains('\r');
    faults.notUtf8 = !faults.utf16 && !isUtf8(file);
    faults.nuls = !faults.utf16 && file.contains('\0');
    if (faults.notUtf8 || faults.nuls)
        return faults;
    const QMap<QString, QString> read = values(file);
    const QMap<QString, QString> meant = values(rewritten(file));
    for (auto it = meant.cbegin(); it != meant.cend(); ++it) {
        // Also where an earlier line for the name counts in its place.
        if (!read.contains(it.key()) || QString(read[it.key()]).remove(u'\r') != *it)
            faults.hiddenNames << it.key();
    }
    return faults;
}

namespace {

/// "GOPROXY=x" of a line that Go passes over and that was meant to set it: a name in lower or
/// full-width letters, a colon or a blank for "=", a command of a shell. Empty for others.
QByteArray meantLine(const QByteArray& line)
{
    using namespace gosettings;
    QString text = QString::fromUtf8(line);
    while (!text.isEmpty() && (text.front().isSpace() || withoutInvisible(text.left(1)).isEmpty()))
        text.remove(0, 1);
    const QString bare = withoutShell(text);
    static const QRegularExpression form(QStringLiteral(
        "^([^\\s=:\\x{FF1D}\\x{FF1A}#;/]+)(\\s*[=:\\x{FF1D}\\x{FF1A}]|\\s)\\s*(\\S.*?)\\s*$"));
    const auto match = form.match(bare);
    const QString name = withoutInvisible(withAsciiPunctuation(match.captured(1))).toUpper();
    // "cc: somebody" is a text.
    const bool isLong =
        name.startsWith(QLatin1String("GO")) || name.startsWith(QLatin1String("CGO"));
    if (!match.hasMatch() || !isLong || !settingNames().contains(name) || !isName(name))
        return {};
    const bool isCommand = bare.size() != text.size();
    const QString value = isCommand ? withoutQuotes(match.captured(3)) : match.captured(3);
    return (name + u'=' + value).toUtf8() + (line.endsWith('\n') ? "\n" : "");
}

} // namespace

QByteArray rewritten(const QByteArray& file)
{
    QByteArray text = file;
    if (const auto utf16 = utf16Of(file)) {
        QStringDecoder decoder(*utf16);
        const QString decoded = decoder(file);
        text = decoded.toUtf8();
    }
    if (text.startsWith(utf8Mark))
        text.remove(0, utf8Mark.size());
    text.replace("\r\n", "\n").replace('\r', '\n');
    QByteArray result;
    for (const QByteArray& line : linesOf(text)) {
        qsizetype begin = 0;
        while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t'))
            ++begin;
        const QByteArray trimmed = line.mid(begin);
        if (!keyOf(line).isEmpty() || !isUtf8(line)) {
            result += line;
            continue;
        }
        const QByteArray meant = meantLine(line);
        result += !meant.isEmpty() ? meant : keyOf(trimmed).isEmpty() ? line : trimmed;
    }
    return result;
}

} // namespace gosetup::goenv
