// SPDX-License-Identifier: Apache-2.0
#include "changes/run/JournalReading.h"

#include "changes/Overloaded.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup {

namespace {

std::optional<RunEnd> endFrom(const QString& text)
{
    if (text.isEmpty())
        return std::nullopt;
    const auto end = fromName<RunEnd>(text);
    // No text of ours: how it went is not known.
    return end && *end != RunEnd::Unreadable ? *end : RunEnd::Interrupted;
}

} // namespace

namespace journalreading {

void Reading::add(JournalIntent&& intent)
{
    m_run.entries.push_back(
        {intent.index, std::move(intent.planned), Phase::Intended, intent.elevated});
}

void Reading::add(JournalPhase&& said)
{
    const auto entry = std::find_if(m_run.entries.rbegin(), m_run.entries.rend(),
                                    [&](const JournalEntry& e) { return e.index == said.index; });
    if (entry == m_run.entries.rend()) {
        m_orphans[said.index] = said.phase;
        return;
    }
    entry->phase = said.phase;
    entry->detail = said.detail;
}

void Reading::add(JournalEnd&& end)
{
    m_run.result = endFrom(end.result);
    m_run.ended = end.when;
}

bool Reading::add(const QJsonObject& line)
{
    auto record = json::read<JournalRecord>(line);
    if (!record || std::holds_alternative<JournalRun>(*record))
        return false;
    std::visit(Overloaded{[](JournalRun&&) {},
                          [this]<typename T>(T&& other) { add(std::forward<T>(other)); }},
               std::move(*record));
    return true;
}

bool Reading::knows(int index) const
{
    return std::any_of(m_run.entries.begin(), m_run.entries.end(),
                       [&](const JournalEntry& e) { return e.index == index; });
}

bool Reading::isLost(int index) const
{
    return std::any_of(m_run.lost.begin(), m_run.lost.end(),
                       [&](const LostChange& lost) { return lost.index == index; });
}

void Reading::lose(int index)
{
    if (!isLost(index))
        m_run.lost.push_back({index, m_run.titles.value(index)});
}

/// What is left of a damaged line is good for naming the change it was about, and for no more.
void Reading::loseIn(const Gap& gap)
{
    static const QRegularExpression kind(QStringLiteral("\"line\":\"(begin|intent|phase|end)\""));
    static const QRegularExpression number(QStringLiteral("\"index\":(\\d{1,6})\\b"));
    const bool oneEach = static_cast<qint64>(gap.remains.size()) == gap.count;
    for (qint64 i = 0; i < gap.count; ++i) {
        const QString text =
            oneEach ? QString::fromUtf8(gap.remains[static_cast<std::size_t>(i)]) : QString();
        const QString what = kind.match(text).captured(1);
        const auto index = number.match(text);
        if (what == QLatin1String("intent") && index.hasMatch())
            lose(index.captured(1).toInt());
        else if (what.isEmpty() || what == QLatin1String("intent"))
            ++m_unknown;
    }
}

void Reading::checkOrder(const std::vector<Line>& lines)
{
    const Line* last = nullptr;
    int between = 0; // lines that cannot be read since then
    for (const Line& line : lines) {
        if (!line.sealed) {
            damaged(line.place, Text::tr("line %1 cannot be read").arg(line.place));
            ++between;
            continue;
        }
        const qint64 expected = last ? last->sealed->number + 1 : 1;
        const qint64 missing = line.sealed->number - expected;
        if (missing < 0) {
            damaged(line.place,
                    Text::tr("line %1 is a duplicate or in the wrong place").arg(line.place));
            continue;
        }
        if (missing > between) {
            damaged(line.place, Text::tr("%n line(s) are missing before line %1", nullptr,
                                         static_cast<int>(missing - between))
                                    .arg(line.place));
        }
        const QByteArray former = last ? journalline::hashOf(last->bytes) : QByteArray();
        if (missing == 0 && line.sealed->former != former) {
            damaged(line.place,
                    Text::tr("line %1 does not follow the line before it").arg(line.place));
        }
        if (last && last->sealed->fields.value(QLatin1String("line")) == QLatin1String("end"))
            damaged(line.place, Text::tr("line %1 comes after the end").arg(line.place));
        last = &line;
        between = 0;
    }
}

JournalRun Reading::chained(const std::vector<Line>& lines)
{
    checkOrder(lines);
    std::map<qint64, const Line*> byNumber;
    std::map<qint64, bool> disputed;
    for (const Line& line : lines) {
        if (!line.sealed)
            continue;
        const auto [known, fresh] = byNumber.emplace(line.sealed->number, &line);
        if (!fresh && known->second->bytes != line.bytes)
            disputed[line.sealed->number] = true;
    }
    for (const auto& [number, twice] : disputed)
        byNumber.erase(number); // two lines say different things: neither is proven
    std::vector<Gap> gaps;
    qint64 expected = 1;
    for (const auto& [number, line] : byNumber) {
        if (number > expected)
            gaps.push_back({number - expected, {}});
        for (const Line* other = lines.data(); number > expected && other != line; ++other) {
            if (other->sealed)
                gaps.back().remains.clear();
            else
                gaps.back().remains.push_back(other->bytes);
        }
        expected = number + 1;
    }
    take(byNumber, std::move(gaps));
    // Behind the last line that is whole: of a run that has ended nothing was ever written there.
    if (!m_run.result) {
        Gap behind;
        for (auto line = lines.rbegin(); line != lines.rend() && !line->sealed; ++line)
            behind.remains.insert(behind.remains.begin(), line->bytes);
        behind.count = static_cast<qint64>(behind.remains.size());
        loseIn(behind);
    }
    settle();
    return std::move(m_run);
}

void Reading::take(const std::map<qint64, const Line*>& byNumber, std::vector<Gap> gaps)
{
    for (const auto& [number, line] : byNumber) {
        if (number > 1 && !add(line->sealed->fields))
            damaged(line->place, Text::tr("line %1 has unknown content").arg(line->place));
    }
    for (const Gap& gap : gaps)
        loseIn(gap);
}

/// Version 1: no line proves anything but that it is JSON and says something that is known.
JournalRun Reading::plain(const std::vector<Line>& lines)
{
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const Line& line = lines[i];
        const auto object = json::parseObject(line.bytes);
        if (object && add(*object))
            continue;
        // A kill cut it short, and the next process ended it before it wrote on.
        const bool cut = !object && line.bytes.startsWith("{\"") && !line.bytes.endsWith('}');
        const bool wroteOn = std::all_of(
            lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, lines.end(),
            [](const Line& later) { return !later.bytes.contains("\"line\":\"intent\""); });
        if (cut && wroteOn && lines.back().bytes.contains("\"result\":\"in")) // terrupted, complete
            continue;
        damaged(line.place, Text::tr("line %1 cannot be read").arg(line.place));
        loseIn({1, {line.bytes}});
    }
    settle();
    return std::move(m_run);
}

void Reading::settle()
{
    qint64 named = 0;
    for (const auto& [index, phase] : m_orphans) {
        named += isLost(index) ? 0 : 1;
        if (phase != Phase::Failed && phase != Phase::Undone)
            lose(index);
    }
    std::erase_if(m_run.lost, [this](const LostChange& lost) { return knows(lost.index); });
    if (m_unknown > named)
        m_run.lost.push_back({-1, {}});
    // An undo that is not whole is told by the run that it did not undo.
    if (!m_run.undoes.isEmpty())
        m_run.lost.clear();
    if (m_run.sequence == 0 || m_run.result != RunEnd::RolledBack)
        return;
    m_run.lost.clear();
    for (JournalEntry& entry : m_run.entries) {
        if (entry.phase != Phase::Failed)
            entry.phase = Phase::Undone; // the end says so, whatever note was lost
    }
}

} // namespace journalreading
} // namespace gosetup
