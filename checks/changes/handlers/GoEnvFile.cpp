// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/GoEnvFile.h"

#include <QList>

#include <algorithm>

namespace gosetup::goenv {

namespace {

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

bool startsName(char c)
{
    return c == '_' || (c >= 'A' && c <= 'Z');
}

/// The name a line sets; empty for comments, blank lines and what Go does not take for a setting.
QByteArray keyOf(const QByteArray& line)
{
    const qsizetype equals = line.indexOf('=');
    const QByteArray trimmed = line.left(std::max<qsizetype>(equals, 0)).trimmed();
    return !trimmed.isEmpty() && startsName(trimmed[0]) ? trimmed : QByteArray();
}

QByteArray newLine(const QByteArray& key, const QString& value, const QList<QByteArray>& others)
{
    const bool carriageReturn = !others.isEmpty() && others.front().endsWith("\r\n");
    return key + '=' + value.toUtf8() + (carriageReturn ? "\r\n" : "\n");
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

} // namespace

std::optional<QString> value(const QByteArray& file, const QString& name)
{
    std::optional<QString> found;
    for (const QByteArray& line : linesOf(file)) {
        if (keyOf(line) == name.toUtf8())
            found = QString::fromUtf8(line.mid(line.indexOf('=') + 1).trimmed());
    }
    return found;
}

Result<QByteArray> edited(const QByteArray& file, const QString& name,
                          const std::optional<QString>& value)
{
    const QByteArray key = name.toUtf8();
    if (key.isEmpty() || keyOf(key + '=') != key || key == "GOENV") {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 cannot be set in Go's settings file").arg(name));
    }
    if (value && (value->contains(u'\n') || value->contains(u'\r') || value->contains(QChar(0)))) {
        return fail(ErrorCode::Invalid,
                    Text::tr("the value for %1 contains a line break").arg(name));
    }

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
    if (last >= 0) {
        if (QString::fromUtf8(lines[last].mid(lines[last].indexOf('=') + 1).trimmed()) != *value)
            lines[last] = newLine(key, *value, lines);
        return lines.join();
    }
    if (!lines.isEmpty() && !lines.last().endsWith('\n'))
        lines.last() += '\n';
    lines.insert(sortedPlace(lines, key), newLine(key, *value, lines));
    return lines.join();
}

} // namespace gosetup::goenv
