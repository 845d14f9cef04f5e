// SPDX-License-Identifier: Apache-2.0
// `gosetup.exe check` on a Windows that has nothing: it tells what it saw, and what it could not
// see.
#include "windows/Kit.h"

#include <QJsonArray>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace gosetup::wine;

namespace {

std::vector<QJsonObject> findingsOf(const QJsonObject& report, const QString& topicOrId)
{
    std::vector<QJsonObject> out;
    const QJsonArray all = report[s("findings")].toArray();
    for (const auto& one : all) {
        const QJsonObject finding = one.toObject();
        if (finding[s("id")].toString() == topicOrId || finding[s("topic")].toString() == topicOrId)
            out.push_back(finding);
    }
    return out;
}

std::string statusOf(const QJsonObject& report, const char* id)
{
    const auto found = findingsOf(report, s(id));
    return found.empty() ? "no finding" : found.front()[s("status")].toString().toStdString();
}

} // namespace

TEST(FreshWindows, HasNoGoAndCheckSaysSoAndChangesNothing)
{
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    const Ran check = windows.gosetup(words("check --json --no-network"));
    EXPECT_EQ(check.exitCode, 1) << check.all();
    EXPECT_FALSE(check.crashed);
    const QJsonObject report = check.json();
    ASSERT_FALSE(report.isEmpty()) << check.all();
    EXPECT_EQ(statusOf(report, "toolchain.none"), "problem");
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
}

TEST(FreshWindows, WhatWineLacksIsUnknownWithItsReason)
{
    const WinePrefix windows;
    const Ran check = windows.gosetup(words("check --json --no-network"));
    const QJsonObject report = check.json();
    ASSERT_FALSE(report.isEmpty()) << check.all();
    const auto defender = findingsOf(report, s("defender"));
    EXPECT_FALSE(defender.empty());
    for (const QJsonObject& finding : defender) {
        const std::string id = finding[s("id")].toString().toStdString();
        if (id == "defender.dev-drive") // told by the drives, not by Defender
            continue;
        EXPECT_NE(finding[s("status")].toString(), s("ok")) << id << ": there is no Defender";
        if (finding[s("status")].toString() == s("unknown")) {
            EXPECT_FALSE(finding[s("evidence")].toArray().isEmpty()) << id << " gives no reason";
        }
    }
}

TEST(FreshWindows, NothingThatWasObservedCrashedOnTheWay)
{
    const WinePrefix windows;
    const Ran check = windows.gosetup(words("check --json --no-network"));
    const QJsonArray findings = check.json()[s("findings")].toArray();
    ASSERT_GT(findings.size(), 20) << check.all();
    for (const auto& one : findings) {
        const QJsonObject finding = one.toObject();
        const QString id = finding[s("id")].toString();
        EXPECT_THAT((QStringList{s("ok"), s("note"), s("warning"), s("problem"), s("unknown")}),
                    testing::Contains(finding[s("status")].toString()))
            << id.toStdString();
        EXPECT_FALSE(finding[s("title")].toString().isEmpty()) << id.toStdString();
    }
    EXPECT_TRUE(check.err.isEmpty()) << check.all();
}

TEST(FreshWindows, CheckSpeaksEnglishAndChinese)
{
    const WinePrefix windows;
    const Ran english = windows.gosetup(words("check --no-network"));
    EXPECT_EQ(english.exitCode, 1) << english.all();
    EXPECT_TRUE(english.out.contains("Go is not installed")) << english.all();
    const Ran chinese = windows.run(windows.downloads() + s("\\gosetup.exe"),
                                    words("check --no-network --lang zh_CN"));
    EXPECT_EQ(chinese.exitCode, 1) << chinese.all();
    const QString text = QString::fromUtf8(chinese.out);
    EXPECT_TRUE(text.contains(s("长路径"))) << chinese.all(); // long paths
    EXPECT_FALSE(text.contains(s("Go is not installed"))) << chinese.all();
    EXPECT_EQ(text.count(u'✓'), QString::fromUtf8(english.out).count(u'✓'));
}
