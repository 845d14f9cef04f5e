// SPDX-License-Identifier: Apache-2.0
#include "paths/PathList.h"

#include <QHash>
#include <QRegularExpression>

namespace gosetup {

PathList::PathList(const QString& text)
{
    if (text.isEmpty())
        return;
    QString entry;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        if (c == u';' && !quoted) {
            m_entries << entry;
            entry.clear();
        } else {
            entry += c;
        }
    }
    m_entries << entry;
}

QString PathList::text() const
{
    return m_entries.join(u';');
}

QString entryFolder(const QString& entry, const winpath::VariableLookup& lookup)
{
    const QString text = lookup ? winpath::expand(entry, lookup) : entry;
    const QString folder = winpath::searchedFolder(text);
    return !folder.isEmpty() && winpath::hasBlankEnds(text) ? text : folder;
}

QStringList variablesOf(const QString& entry)
{
    static const QRegularExpression variable(QStringLiteral("%([^%;]+)%"));
    QStringList names;
    auto matches = variable.globalMatch(entry);
    while (matches.hasNext())
        names << matches.next().captured(1);
    return names;
}

bool hasLoneQuote(const QString& entry)
{
    return entry.count(u'"') % 2 != 0;
}

QString meantFolder(const QString& entry, const winpath::VariableLookup& lookup)
{
    if (!winpath::hasVariable(entry))
        return entryFolder(entry, lookup);
    const winpath::VariableLookup trimmed = [&lookup](const QString& name) {
        const QString value = lookup(name);
        return value.isNull() ? value : value.trimmed();
    };
    const QString once = winpath::expand(entry, trimmed);
    return entryFolder(winpath::hasVariable(once) ? winpath::expand(once, trimmed) : once);
}

int PathList::find(const QString& folder, const winpath::VariableLookup& lookup) const
{
    const QString wanted = entryFolder(folder, lookup).toCaseFolded();
    if (wanted.isEmpty())
        return -1;
    for (int i = 0; i < m_entries.size(); ++i) {
        if (entryFolder(m_entries[i], lookup).toCaseFolded() == wanted)
            return i;
    }
    return -1;
}

void PathList::append(const QString& entry)
{
    if (!m_entries.isEmpty() && m_entries.last().isEmpty())
        m_entries.last() = entry;
    else
        m_entries << entry;
}

void PathList::insert(int index, const QString& entry)
{
    if (index >= m_entries.size())
        append(entry);
    else
        m_entries.insert(index, entry);
}

void PathList::removeAt(int index)
{
    m_entries.removeAt(index);
}

bool PathList::removeLiteral(const QString& raw)
{
    const auto index = m_entries.lastIndexOf(raw);
    if (index < 0)
        return false;
    m_entries.removeAt(index);
    return true;
}

std::vector<int> PathList::duplicatesOf(const winpath::VariableLookup& lookup) const
{
    std::vector<int> result;
    QHash<QString, int> first;
    for (int i = 0; i < m_entries.size(); ++i) {
        const QString folder = entryFolder(m_entries[i], lookup).toCaseFolded();
        const auto seen = folder.isEmpty() ? first.constEnd() : first.constFind(folder);
        result.push_back(seen == first.constEnd() ? -1 : *seen);
        if (!folder.isEmpty() && seen == first.constEnd())
            first.insert(folder, i);
    }
    return result;
}

} // namespace gosetup
