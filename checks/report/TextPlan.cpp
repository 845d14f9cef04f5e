// SPDX-License-Identifier: Apache-2.0
#include "report/TextPlan.h"

#include "base/Printable.h"
#include "changes/PlanText.h"
#include "changes/run/Planner.h"
#include "report/ReportLabels.h"

#include <algorithm>

namespace gosetup {

namespace {

constexpr int numberColumns = 4;

struct Mark
{
    QChar sign;
    TextColor color;
};

Mark markOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Added: return {u'+', TextColor::Green};
    case DiffLine::Kind::Removed: return {u'-', TextColor::Red};
    case DiffLine::Kind::Same: break;
    }
    return {u' ', TextColor::Dim};
}

/// Unchanged lines far from a change are folded: a PATH of 40 entries is not read by anyone.
bool isNearChange(const std::vector<DiffLine>& lines, std::size_t index)
{
    const std::size_t from = index > 0 ? index - 1 : 0;
    const std::size_t to = std::min(lines.size() - 1, index + 1);
    for (std::size_t i = from; i <= to; ++i) {
        if (lines[i].kind != DiffLine::Kind::Same)
            return true;
    }
    return false;
}

QString foldedLine(int count, const TextStyle& style)
{
    if (count == 0)
        return {};
    const QString text = Text::tr("%n unchanged", nullptr, count).translated();
    return QString(numberColumns, u' ') +
           painted(QStringLiteral("  … ") + text, TextColor::Dim, style) + u'\n';
}

QString diffText(const PlannedChange& change, const TextStyle& style)
{
    const std::vector<DiffLine> lines = diffOf(change);
    QString out;
    int folded = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const DiffLine& line = lines[i];
        const bool fold =
            line.kind == DiffLine::Kind::Same && !style.verbose && !isNearChange(lines, i);
        if (fold) {
            ++folded;
            continue;
        }
        out += foldedLine(folded, style);
        folded = 0;
        const Mark mark = markOf(line.kind);
        QString text = printable(line.text);
        if (!line.note.isEmpty())
            text += QStringLiteral("   (%1)").arg(line.note.translated());
        out += QString(numberColumns, u' ') + painted(mark.sign + u' ' + text, mark.color, style) +
               u'\n';
    }
    return out + foldedLine(folded, style);
}

} // namespace

std::vector<Text> leftOutTexts(const Plan& plan)
{
    std::vector<Text> texts;
    for (const LeftOut& left : plan.leftOut)
        texts.push_back(Text::tr("Skipped: %1: %2").arg(titleOf(left.change)).arg(left.why.text()));
    return texts;
}

Text planSentence(const Plan& plan)
{
    if (plan.changes.empty())
        return Text::tr("nothing to change");
    Text all = Text::tr("%n change(s)", nullptr, static_cast<int>(plan.changes.size()));
    const auto elevated = std::ranges::count_if(
        plan.changes, [](const PlannedChange& c) { return needsElevation(c.change); });
    if (elevated == 0)
        return all;
    return joined({all, Text::tr("%n of them require(s) administrator permission", nullptr,
                                 static_cast<int>(elevated))});
}

QString textPlan(const Plan& plan, const TextStyle& style)
{
    const Text head =
        Text::tr("Plan for %1: %2").arg(machineText(plan.machine)).arg(planSentence(plan));
    QString out = painted(head.translated(), TextColor::Bold, style) + u'\n';
    int number = 0;
    for (const PlannedChange& change : plan.changes) {
        ++number;
        out += u'\n' + padded(QString::number(number), numberColumns) +
               painted(titleOf(change.change).translated(), TextColor::Bold, style);
        if (needsElevation(change.change))
            out += QStringLiteral("  [") +
                   painted(Text::tr("administrator").translated(), TextColor::Yellow, style) + u']';
        if (!change.ruleIds.isEmpty())
            out += QStringLiteral("  ") +
                   painted(printable(change.ruleIds.join(u' ')), TextColor::Dim, style);
        out += u'\n' + diffText(change, style);
        if (const Text origin = originText(change); !origin.isEmpty())
            out += hanging(QString(numberColumns + 2, u' '), origin.translated(), style.width);
        for (const Text& warning : warningsOf(change))
            out += hanging(QString(numberColumns, u' ') + QStringLiteral("! "),
                           warning.translated(), style.width);
    }
    if (!plan.leftOut.empty())
        out += u'\n';
    for (const Text& text : leftOutTexts(plan))
        out += hanging(QStringLiteral("! "), text.translated(), style.width);
    return out;
}

} // namespace gosetup
