// SPDX-License-Identifier: Apache-2.0
#include "changes/EveryKind.h"
#include "changes/PlanText.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace gosetup;
using testkit::planOfEveryKind;

namespace {

QByteArray bytesOf(const Plan& plan)
{
    return QJsonDocument(toJson(plan)).toJson();
}

std::string refusalOf(QByteArray bytes, const char* from, const char* to)
{
    EXPECT_TRUE(bytes.contains(from)) << from;
    const auto plan = planFromJson(bytes.replace(from, to));
    EXPECT_FALSE(plan.has_value());
    return plan ? std::string() : plan.error().english().toStdString();
}

} // namespace

TEST(PlanJson, ComesBackExactlyForEveryKindOfChange)
{
    const Plan plan = planOfEveryKind();
    const auto back = planFromJson(bytesOf(plan));
    ASSERT_TRUE(back.has_value()) << back.error().english().toStdString();
    EXPECT_EQ(back->machine, plan.machine);
    EXPECT_EQ(back->made, plan.made);
    ASSERT_EQ(back->changes.size(), plan.changes.size());
    for (std::size_t i = 0; i < plan.changes.size(); ++i)
        EXPECT_EQ(back->changes[i], plan.changes[i]) << i;
}

TEST(PlanJson, ErrorsNameTheJsonPath)
{
    const QByteArray bytes = bytesOf(planOfEveryKind());
    EXPECT_THAT(refusalOf(bytes, "gosetup.plan/1", "gosetup.plan/2"),
                testing::HasSubstr("$.schema"));
    EXPECT_THAT(refusalOf(bytes, "\"set-variable\"", "\"run-program\""),
                testing::HasSubstr("$.changes[0].change.kind"));
    EXPECT_THAT(refusalOf(bytes, "\"occurrence\": 2", "\"occurrence\": 2.5"),
                testing::HasSubstr("$.changes[1].change.edits[0].occurrence"));
    EXPECT_THAT(refusalOf(bytes, "\"excluded\": null", "\"excluded\": 3"),
                testing::HasSubstr("$.changes[3].before.excluded"));
    EXPECT_THAT(refusalOf(bytes, "00d8ff", "00d8f"), testing::HasSubstr(".value.data"));
    EXPECT_THAT(refusalOf(bytes, "\"machine\": \"test\"", "\"machine\": \"test\", \"x\": 1"),
                testing::HasSubstr("$.x: unknown field"));
    EXPECT_THAT(refusalOf(bytes, "\"hive\": \"HKCU\"", "\"hive\": \"HKCR\""),
                testing::HasSubstr(".hive"));
}

TEST(PlanJson, RefusesEveryFieldThatIsMissingOrUnknown)
{
    const QJsonObject whole = toJson(planOfEveryKind());
    const auto refusal = [](QJsonObject object) {
        const auto plan = planFromJson(QJsonDocument(object).toJson());
        return plan ? std::string() : plan.error().english().toStdString();
    };
    const QJsonArray changes = whole[s("changes")].toArray();
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const QString path = s("$.changes[%1]").arg(i);
        for (const char* part : {"change", "before", "after"}) {
            const QJsonObject planned = changes[i].toObject();
            const QJsonObject fields = planned[s(part)].toObject();
            const auto refusalWith = [&](const QJsonObject& changed) {
                QJsonObject other = planned;
                other[s(part)] = changed;
                QJsonArray all = changes;
                all[i] = other;
                QJsonObject object = whole;
                object[s("changes")] = all;
                return refusal(object);
            };
            const std::string below = path.toStdString() + '.' + part + '.';
            for (const QString& name : fields.keys()) {
                QJsonObject without = fields;
                without.remove(name);
                EXPECT_THAT(refusalWith(without),
                            testing::HasSubstr(below + name.toStdString() + ": is required"));
                QJsonObject wrong = fields;
                wrong[name] = QJsonArray{QJsonObject()};
                EXPECT_THAT(refusalWith(wrong), testing::HasSubstr(below + name.toStdString()));
            }
            QJsonObject more = fields;
            more[s("more")] = 1;
            EXPECT_THAT(refusalWith(more), testing::HasSubstr(below + "more: unknown field"));
        }
    }
}

TEST(PlanJson, HoldsSoManyChangesAndNoMore)
{
    QJsonObject plan = toJson(planOfEveryKind());
    QJsonArray many;
    while (many.size() < 1000)
        many << plan[s("changes")].toArray().first();
    plan[s("changes")] = many;
    EXPECT_TRUE(planFromJson(QJsonDocument(plan).toJson()).has_value());
    many << QJsonObject();
    plan[s("changes")] = many;
    const auto refused = planFromJson(QJsonDocument(plan).toJson());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().message.english(), s("$.changes: more than 1000 entries"));
}

TEST(PlanJson, ATextWithUnpairedSurrogatesIsExactEverywhere)
{
    const QString odd = s("C:\\") + QChar(0xD800);
    Plan plan{s("m"), QDateTime::fromString(s("2026-11-21T21:04:05Z"), Qt::ISODate), {}};
    plan.changes = {{MakeFolder{odd, Scope::User, false},
                     FolderState{odd, false, odd},
                     FolderState{odd, true, {}},
                     {}}};
    const auto back = planFromJson(bytesOf(plan));
    ASSERT_TRUE(back.has_value()) << back.error().english().toStdString();
    EXPECT_EQ(back->changes, plan.changes);
}

TEST(PlanJson, NumbersThatAreNoneAreRefused)
{
    const QByteArray bytes = bytesOf(planOfEveryKind());
    for (const char* number : {"1e300", "-1", "-1e300", "9007199254740993", "2147483648", "0.5"}) {
        EXPECT_THAT(refusalOf(bytes, "\"occurrence\": 2",
                              (QByteArray("\"occurrence\": ") + number).constData()),
                    testing::HasSubstr("$.changes[1].change.edits[0].occurrence"))
            << number;
    }
    for (const char* number : {"1e300", "-1", "9007199254740993", "0.5", "\"5\""}) {
        QByteArray changed = bytes;
        const auto at = changed.indexOf("\"size\": ");
        ASSERT_GT(at, 0);
        changed.replace(at, changed.indexOf(',', at) - at, QByteArray("\"size\": ") + number);
        const auto plan = planFromJson(changed);
        ASSERT_FALSE(plan.has_value()) << number;
        EXPECT_THAT(plan.error().english().toStdString(), testing::HasSubstr(".archive.size"));
    }
}

TEST(PlanJson, WhatWasLeftOutIsToldAndPassedOver)
{
    Plan plan = planOfEveryKind();
    EXPECT_FALSE(bytesOf(plan).contains("leftOut"));
    plan.leftOut.push_back({EditPath{Scope::User, {}},
                            {s("path.missing-gobin")},
                            Error::make(ErrorCode::Invalid, Text::verbatim(s("a reason")))});
    const QByteArray bytes = bytesOf(plan);
    const QJsonObject left =
        QJsonDocument::fromJson(bytes).object()[s("leftOut")].toArray().first().toObject();
    EXPECT_EQ(left[s("title")].toString(), s("PATH (user)"));
    EXPECT_EQ(left[s("why")].toString(), s("a reason"));
    EXPECT_EQ(left[s("rules")].toArray().first().toString(), s("path.missing-gobin"));
    const auto back = planFromJson(bytes);
    ASSERT_TRUE(back.has_value()) << back.error().english().toStdString();
    EXPECT_TRUE(back->leftOut.empty());
    EXPECT_EQ(back->changes.size(), plan.changes.size());
}

TEST(PlanText, TellsThatItsJsonHoldsWhatItHides)
{
    const auto holds = [](const char* name, const char* before, const char* after) {
        const auto state = [&](const char* text) {
            return RegistryState{
                variableRegistryPath(Scope::User, QString::fromLatin1(name)),
                text ? std::optional(RegValue::fromText(RegKind::String, QString::fromLatin1(text)))
                     : std::nullopt};
        };
        PlannedChange change;
        change.change = SetVariable{Scope::User, QString::fromLatin1(name), std::nullopt};
        change.before = state(before);
        change.after = state(after);
        Plan plan;
        plan.changes = {change};
        return holdsHidden(plan);
    };
    EXPECT_TRUE(holds("HTTPS_PROXY", "http:/li:geheim@proxy:80", nullptr));
    EXPECT_TRUE(holds("HTTPS_PROXY", nullptr, "http://li:geheim@proxy:80"));
    EXPECT_TRUE(holds("GOAUTH", "tool --token=geheim", nullptr));
    EXPECT_TRUE(holds("GOPROXY", "https://li:geheim@a.corp", nullptr));
    EXPECT_TRUE(holds("GOFLAGS", "-toolexec=geheim", nullptr));
    EXPECT_FALSE(holds("HTTPS_PROXY", "http:/proxy:80", "http://proxy:80"));
    EXPECT_FALSE(holds("GOROOT", "C:\\go1.19", nullptr));
    PlannedChange line;
    line.change = WriteGoEnv{QStringLiteral("GOSUMDB"), std::nullopt};
    line.before = FileState{QStringLiteral("C:\\env"),
                            QByteArray("GOPROXY=https://li:geheim@a.corp\nGOSUMDB=off\n"),
                            {}};
    line.after = FileState{QStringLiteral("C:\\env"), QByteArray("GOPROXY=direct\n"), {}};
    Plan plan;
    plan.changes = {line};
    EXPECT_TRUE(holdsHidden(plan)) << "the whole file is in it";
}

TEST(PlanText, ACommandIsNotShown)
{
    const auto change = [](const char* name, const char* before, const char* after) {
        const RegistryValuePath place = variableRegistryPath(Scope::User, s(name));
        return PlannedChange{SetVariable{Scope::User, s(name), s(after)},
                             RegistryState{place, RegValue::fromText(RegKind::String, s(before))},
                             RegistryState{place, RegValue::fromText(RegKind::String, s(after))},
                             {}};
    };
    for (const char* name : {"GOAUTH", "gocacheprog", "CC", "GIT_SSH_COMMAND"}) {
        const PlannedChange secret = change(name, "prog --token A", "prog --token B");
        EXPECT_EQ(beforeText(secret).english(), s("(a command, not shown)")) << name;
        EXPECT_EQ(afterText(secret).english(), s("(a command, not shown)")) << name;
        for (const DiffLine& line : diffOf(secret))
            EXPECT_EQ(line.text, s("(a command, not shown)"));
        EXPECT_TRUE(bytesOf({s("m"), {}, {secret}}).contains("prog --token B"))
            << "the plan itself is exact";
    }
    EXPECT_EQ(afterText(change("GOFLAGS", "-v", "-v -toolexec=prog:A")).english(),
              s("-v -toolexec=***"));
    EXPECT_EQ(afterText(change("GOFLAGS", "-v", "-ldflags=-X main.token=Secr3tPw")).english(),
              s("-ldflags=-X main.token=***"));
    EXPECT_EQ(afterText(change("GOPATH", "a", "b")).english(), s("b"));
    const PlannedChange line{WriteGoEnv{s("GOAUTH"), s("prog --token B")},
                             FileState{s("C:\\env"), QByteArray("GOAUTH=prog --token A\n"), {}},
                             FileState{s("C:\\env"), QByteArray("GOAUTH=prog --token B\n"), {}},
                             {}};
    EXPECT_EQ(beforeText(line).english(), s("(a command, not shown)"));
}

TEST(PlanJson, RefusesWhatIsNoJson)
{
    EXPECT_EQ(planFromJson("{\"schema\":").error().code, ErrorCode::Corrupt);
    EXPECT_EQ(planFromJson("[]").error().code, ErrorCode::Invalid);
}

TEST(PlanText, CallsOnlyTheSameFolderRespelled)
{
    const RegistryValuePath place{Hive::CurrentUser, s("Environment"), s("Path")};
    const auto notesOf = [&](const char* before, const char* after) {
        const PlannedChange change{
            EditPath{Scope::User, {{PathEdit::Kind::Replace, s(before), s(after), 0, {}}}},
            RegistryState{place, RegValue::fromText(RegKind::String, s(before))},
            RegistryState{place, RegValue::fromText(RegKind::String, s(after))},
            {}};
        QStringList notes;
        for (const DiffLine& line : diffOf(change))
            notes << line.note.english();
        return notes;
    };
    EXPECT_EQ(notesOf("\"C:\\a\"", "C:\\a"),
              (QStringList{s("spelling changed"), s("spelling changed")}));
    EXPECT_EQ(notesOf("C:\\a", "%PATH_PART1%"), (QStringList{{}, {}}));
}

TEST(PlanText, ShowsPathEntryByEntry)
{
    const RegistryValuePath place{Hive::CurrentUser, s("Environment"), s("Path")};
    const PlannedChange change{
        EditPath{Scope::User,
                 {{PathEdit::Kind::Remove, s("dead"), {}, 0, s("path.dead-entries")},
                  {PathEdit::Kind::InsertFirst, s("G"), {}, 0, {}}}},
        RegistryState{place, RegValue::fromText(RegKind::String, s("a;dead;b"))},
        RegistryState{place, RegValue::fromText(RegKind::String, s("G;a;b"))},
        {}};
    QStringList lines;
    for (const DiffLine& line : diffOf(change)) {
        const char* sign = line.kind == DiffLine::Kind::Added     ? "+"
                           : line.kind == DiffLine::Kind::Removed ? "-"
                                                                  : " ";
        lines << QString::fromLatin1(sign) + line.text + u'|' + line.note.english();
    }
    EXPECT_EQ(lines, QStringList({s("+G|first"), s(" a|"), s("-dead|does not exist"), s(" b|")}));
}
