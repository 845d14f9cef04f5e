// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/ImageJson.h"
#include "machine/practice/PracticeMachine.h"
#include "support/Literals.h"
#include "support/SchemaCheck.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gosetup {
namespace {

std::string schemaErrors(const QByteArray& json)
{
    return testkit::schemaError(QStringLiteral("image"), QJsonDocument::fromJson(json).object())
        .toStdString();
}

QByteArray shipped(const QString& name)
{
    QFile file(QStringLiteral(":/machines/%1.json").arg(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    return file.readAll();
}

const QStringList fourNames = {s("healthy"), s("managed-laptop"), s("new-laptop"),
                               s("troubled-laptop")};

MachineImage fullImage()
{
    MachineImage image;
    image.name = s("full");
    image.system.arch = Arch::Arm64;
    image.folders.documents = s("D:\\Docs");
    image.processEnvironment = QMap<QString, QString>{{s("PATH"), s("C:\\x")}};
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("a;b"));
    image.setValue(Hive::CurrentUser, s("Odd"), s("noNul"), {RegKind::String, "a\0"});
    image.setValue(Hive::CurrentUser, s("Odd"), s("lone"),
                   RegValue::fromText(RegKind::ExpandString, QString(QChar(0xD800))));
    image.setValue(Hive::LocalMachine, s("Odd"), s(""), {static_cast<RegKind>(0x2A), "\1\2\3"});
    image.setValue(Hive::LocalMachine, s("Odd"), s("n"), RegValue::fromDword(0xFFFFFFFF));
    image.registry.begin()->second.lastWrite =
        QDateTime::fromString(s("2026-01-02T03:04:05Z"), Qt::ISODate);
    image.folder(s("C:\\dev"))
        .link(reparse::mountPoint, s("D:\\dev"))
        .attribute(fileattribute::pinned);
    image.file(s("C:\\bin\\x.exe")).pe(Arch::X86, 5000);
    image.file(s("C:\\bin\\raw")).content(QByteArray("\xFF\x00\x01", 3));
    image.file(s("C:\\Users\\li\\AppData\\Local\\Microsoft\\WindowsApps\\go.exe"))
        .alias(s("Pkg_1"), s("C:\\Program Files\\WindowsApps\\x.exe"));
    image.folder(s("C:\\safe")).protect().access({true, false, false});
    image.program(s("C:\\go.exe"), "out").programFails(s("C:\\bad.exe"), 4551, 1);
    image.programs.back().arguments = QStringList{s("version")};
    image.programs.back().timesOut = true;
    image.running.push_back(
        {7, s("cmd.exe"), {}, QDateTime::fromString(s("2026-01-02T03:04:05Z"), Qt::ISODate)});
    image.defender.answers = false;
    image.defender.visibility = ExclusionsVisibility::HiddenByPolicy;
    image.defender.adds = DefenderAdds::PolicyRefused;
    image.defender.lists.paths << s("C:\\x");
    image.network.hosts[s("a.example")] = {ImageHost::Outcome::Timeout, 503, 9, s("CA")};
    image.network.proxy = {s("proxy"), 3128, s("u"), s("p"), s("image")};
    image.broadcastAnswered = false;
    image.now = QDateTime::fromString(s("2026-11-21T00:00:00Z"), Qt::ISODate);
    image.elevation = ElevationAnswer::OtherAccount;
    image.fault(s("registry.write"), ImageFault::Kind::KillAfter, 3, s("Path"));
    return image;
}

TEST(ImageJson, WritesAndReadsBackTheSameImage)
{
    const QByteArray once = writeImage(fullImage());
    const auto read = readImage(once);
    ASSERT_TRUE(read) << read.error().english().toStdString();
    EXPECT_EQ(writeImage(*read).toStdString(), once.toStdString());
    EXPECT_EQ(schemaErrors(once), "");
    const RegValue lone = read->registry.at(s("hkcu\\odd")).values.at(s("lone")).value;
    EXPECT_EQ(lone.data, RegValue::fromText(RegKind::ExpandString, QString(QChar(0xD800))).data);
}

TEST(ImageJson, ShipsFourMachinesThatTheirSchemaAccepts)
{
    EXPECT_THAT(PracticeMachine::builtInNames(), ::testing::UnorderedElementsAreArray(fourNames));
    for (const QString& name : fourNames) {
        const QByteArray json = shipped(name);
        EXPECT_EQ(schemaErrors(json), "") << name.toStdString();
        const auto image = readImage(json);
        ASSERT_TRUE(image) << image.error().english().toStdString();
        EXPECT_EQ(image->name, name);
    }
}

TEST(ImageJson, SchemaRefusesWhatTheReaderRefuses)
{
    const QByteArray json = R"({"schema":"gosetup.image/1","name":"x","system":{"user":"li"},
        "defender":{"antivirus":true}})";
    EXPECT_FALSE(readImage(json));
    EXPECT_NE(schemaErrors(json), "");
}

struct Broken
{
    const char* members; ///< added to a minimal image
    const char* message;
};

class ImageJsonBroken : public ::testing::TestWithParam<Broken>
{
};

TEST_P(ImageJsonBroken, NamesTheJsonPath)
{
    const QByteArray json =
        QByteArray(R"({"schema":"gosetup.image/1","name":"x","system":{"user":"li"},)") +
        GetParam().members + "}";
    const auto image = readImage(json);
    ASSERT_FALSE(image);
    EXPECT_EQ(image.error().code, ErrorCode::Invalid);
    EXPECT_EQ(image.error().message.english().toStdString(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Errors, ImageJsonBroken,
    ::testing::Values(
        Broken{
            R"("registry":{"HKCU\\Environment":{"Path":{"kind":"REG_TEXT","text":"x"}}})",
            R"($.registry["HKCU\\Environment"].Path.kind: REG_TEXT is not a registry value type)"},
        Broken{
            R"("registry":{"HKCU\\Environment":{"Path":{"kind":"REG_SZ"}}})",
            R"($.registry["HKCU\\Environment"].Path: must have exactly one of text, texts, hex, number)"},
        Broken{R"("registry":{"HKCR\\x":{}})",
               R"($.registry["HKCR\\x"]: must begin with HKCU, HKLM or HKCU-OTHER)"},
        Broken{R"("volume":[])", R"($.volume: unknown field)"},
        Broken{R"("volumes":[{"root":"C:\\"},{"root":"D:\\","kind":"tape"}])",
               R"($.volumes[1].kind: must be one of fixed, removable, network, other)"},
        Broken{R"("files":{"Go\\x":{}})", R"($.files["Go\\x"]: must be an absolute Windows path)"},
        Broken{R"("files":{"C:\\Go":{"type":"folder"},"c:\\go":{}})",
               R"($.files["c:\\go"]: is a duplicate with a different spelling)"},
        Broken{R"("files":{"C:\\x":{"size":1.5}})",
               R"($.files["C:\\x"].size: must be a whole number)"},
        Broken{R"("files":{"C:\\x":{"size":1e300}})",
               R"($.files["C:\\x"].size: must be a whole number)"},
        Broken{R"("files":{"C:\\x":{"size":-1}})",
               R"($.files["C:\\x"].size: must be 0 to 1152921504606846976)"},
        Broken{R"("files":{"C:\\x":{"size":9223372036854775807}})",
               R"($.files["C:\\x"].size: must be 0 to 1152921504606846976)"},
        Broken{R"("files":{"C:\\x":{"attributes":4294967296}})",
               R"($.files["C:\\x"].attributes: must be 0 to 4294967295)"},
        Broken{R"("volumes":[{"root":"C:\\","free":-5}])",
               R"($.volumes[0].free: must be 0 to 1152921504606846976)"},
        Broken{R"("programs":[{"path":"C:\\x","exitCode":9007199254740993}])",
               R"($.programs[0].exitCode: must be -2147483648 to 4294967295)"},
        Broken{R"("faults":[{"at":"files.write","after":2147483648}])",
               R"($.faults[0].after: must be -2147483648 to 2147483647)"},
        Broken{R"("files":{"C:\\x":{"base64":"??"}})",
               R"($.files["C:\\x"].base64: must be base64)"},
        Broken{
            R"("network":{"hosts":{"go.dev":{"outcome":"slow"}}})",
            R"($.network.hosts["go.dev"].outcome: must be one of ok, unreachable, timeout, untrusted)"},
        Broken{R"("faults":[{"at":"files.write","after":"x"}])",
               R"($.faults[0].after: must be a whole number)"},
        Broken{R"("files":{"C:\\x":{"size":"0x10"}})",
               R"($.files["C:\\x"].size: must be a whole number)"},
        Broken{R"("files":{"C:\\x":{"attributes":"x"}})",
               R"($.files["C:\\x"].attributes: must be a whole number, or one such as "0x1F")"},
        Broken{R"("network":{"hosts":{"go.dev":{},"Go.dev":{}}})",
               R"($.network.hosts["go.dev"]: is a duplicate with a different spelling)"},
        Broken{R"("programs":[{"path":"C:\\x","arguments":null}])",
               R"($.programs[0].arguments: must be a list)"},
        Broken{R"("programs":[{"exitCode":1}])", R"($.programs[0].path: is required)"},
        Broken{R"("programs":[{"path":""}])", R"($.programs[0].path: must not be empty)"},
        Broken{R"("volumes":[{"root":"C:\\","kind":7}])",
               R"($.volumes[0].kind: must be one of fixed, removable, network, other)"},
        Broken{R"("processEnvironment":{"A":["x"]})",
               R"($.processEnvironment.A: must be a string)"},
        Broken{R"("clock":{"now":"noon"})",
               R"($.clock.now: must be a time such as 2026-01-31T08:00:00Z)"}));

TEST(ImageJson, SaysWhereTextIsNoJson)
{
    const auto image = readImage("{\n  \"schema\": \"gosetup.image/1\",\n  \"name\" \"x\"\n}");
    ASSERT_FALSE(image);
    EXPECT_EQ(image.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(image.error().message.english().contains(s("line 3")))
        << image.error().english().toStdString();
    EXPECT_FALSE(readImage("[]"));
    EXPECT_FALSE(readImage(""));
    EXPECT_FALSE(readImage(R"({"schema":"gosetup.image/2","name":"x","system":{"user":"li"}})"));
}

} // namespace
} // namespace gosetup
