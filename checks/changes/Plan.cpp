// SPDX-License-Identifier: Apache-2.0
#include "changes/Plan.h"

#include "changes/ChangeJson.h"
#include "changes/JsonFields.h"

#include <algorithm>

namespace gosetup {

namespace {

constexpr const char* planSchema = "gosetup.plan/1";
constexpr qsizetype mostChanges = 1000;

} // namespace

QStringList Plan::titles() const
{
    QStringList all;
    for (const PlannedChange& planned : changes)
        all << titleOf(planned.change).english();
    return all;
}

bool Plan::needsElevation() const
{
    return std::any_of(changes.begin(), changes.end(), [](const PlannedChange& planned) {
        return gosetup::needsElevation(planned.change);
    });
}

namespace {

QJsonArray leftOutJson(const std::vector<LeftOut>& leftOut)
{
    QJsonArray array;
    for (const LeftOut& left : leftOut) {
        array << QJsonObject{{QStringLiteral("title"), titleOf(left.change).translated()},
                             {QStringLiteral("rules"), QJsonArray::fromStringList(left.ruleIds)},
                             {QStringLiteral("code"), toString(left.why.code)},
                             {QStringLiteral("why"), left.why.text().translated()}};
    }
    return array;
}

} // namespace

QJsonObject toJson(const Plan& plan)
{
    QJsonArray changes;
    for (const PlannedChange& planned : plan.changes)
        changes << toJson(planned);
    QJsonObject json{{QStringLiteral("schema"), QString::fromLatin1(planSchema)},
                     {QStringLiteral("machine"), plan.machine},
                     {QStringLiteral("made"), timeText(plan.made)},
                     {QStringLiteral("changes"), changes}};
    if (!plan.leftOut.empty())
        json.insert(QStringLiteral("leftOut"), leftOutJson(plan.leftOut));
    return json;
}

Result<Plan> planFromJson(const QByteArray& bytes)
{
    const auto object = parseObject(bytes);
    if (!object)
        return fail(object.error());
    JsonFields fields(*object, QStringLiteral("$"));
    const QString schema = fields.text(QStringLiteral("schema"));
    if (schema != QLatin1String(planSchema)) {
        return fail(ErrorCode::Invalid, Text::tr("$.schema: \"%1\" is not \"%2\"")
                                            .arg(schema)
                                            .arg(QString::fromLatin1(planSchema)));
    }
    Plan plan;
    plan.machine = fields.text(QStringLiteral("machine"));
    plan.made = fields.time(QStringLiteral("made"));
    const QJsonArray changes = fields.array(QStringLiteral("changes"));
    if (fields.has(QStringLiteral("leftOut")))
        (void)fields.array(QStringLiteral("leftOut")); // for people: nothing is done about it
    if (const auto fine = fields.finish(); !fine)
        return fail(fine.error());
    if (changes.size() > mostChanges) {
        return fail(ErrorCode::Invalid,
                    Text::tr("$.changes: %1 are more than a plan may contain").arg(changes.size()));
    }
    for (qsizetype i = 0; i < changes.size(); ++i) {
        auto planned = plannedFromJson(changes[i], QStringLiteral("$.changes[%1]").arg(i));
        if (!planned)
            return fail(planned.error());
        plan.changes.push_back(std::move(*planned));
    }
    return plan;
}

} // namespace gosetup
