// SPDX-License-Identifier: Apache-2.0
// What the text of a journal file proves. A line that is not as it was written is named, and never
// believed.
#include "changes/run/JournalText.h"

#include "changes/run/JournalFields.h"
#include "changes/run/JournalReading.h"

namespace gosetup {

namespace {

[[nodiscard]] Result<JournalRun> beginOf(const QJsonObject& line, bool chained)
{
    const QString schema = line.value(QLatin1String("schema")).toString();
    if (chained && schema.startsWith(QLatin1String("gosetup.journal/")) &&
        schema != QLatin1String(chainedSchema)) {
        return fail(ErrorCode::Unsupported,
                    Text::tr("it was written by another version of GoSetup (%1)").arg(schema),
                    Text::tr("use that version"));
    }
    auto record = json::read<JournalRecord>(line);
    GOSETUP_RETURN_IF_FAILED(record);
    auto* run = std::get_if<JournalRun>(&*record);
    const bool known = run != nullptr &&
                       schema == QLatin1String(chained ? chainedSchema : plainSchema) &&
                       isRunId(run->runId) && (run->sequence > 0) == chained;
    if (!known)
        return fail(ErrorCode::Corrupt, Text::tr("not a GoSetup journal"));
    return std::move(*run);
}

} // namespace

Result<JournalRun> parseJournal(const QByteArray& text)
{
    std::vector<journalreading::Line> lines;
    const QList<QByteArray> all = text.split('\n');
    for (qsizetype i = 0; i < all.size(); ++i) {
        journalreading::Line line{static_cast<int>(i) + 1, all[i], journalline::open(all[i])};
        const bool last = i == all.size() - 1;
        // Cut short by a kill: what it was to say was not on the disk, so it was not done either.
        const bool cut = last && !lines.empty() && !line.sealed && !json::parseObject(line.bytes);
        if (!line.bytes.isEmpty() && !cut)
            lines.push_back(std::move(line));
    }
    if (lines.empty())
        return fail(ErrorCode::Corrupt, Text::tr("an empty journal"));
    const journalreading::Line& first = lines.front();
    const auto object =
        first.sealed ? Result<QJsonObject>(first.sealed->fields) : json::parseObject(first.bytes);
    auto begun = object ? beginOf(*object, first.sealed.has_value())
                        : Result<JournalRun>(fail(object.error()));
    if (!begun && begun.error().code == ErrorCode::Unsupported)
        return begun;
    if (!begun || (first.sealed && first.sealed->number != 1)) {
        return fail(ErrorCode::Corrupt, Text::tr("its first line is damaged"), {},
                    begun ? Text() : begun.error().text());
    }
    journalreading::Reading reading(std::move(*begun));
    return first.sealed ? reading.chained(lines) : reading.plain(lines);
}

bool hasBegunNothing(const QByteArray& text)
{
    if (text.contains('\n') || journalline::open(text) || json::parseObject(text))
        return false;
    const auto begins = [&](const QByteArray& first) {
        return text.startsWith(first) || first.startsWith(text);
    };
    return begins(QByteArrayLiteral("{\"account\":")) || begins(QByteArrayLiteral("{\"line\":"));
}

} // namespace gosetup
