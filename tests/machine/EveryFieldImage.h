// SPDX-License-Identifier: Apache-2.0
// An image in which every field says something, and every text something else.
#pragma once

#include "machine/practice/MachineImage.h"
#include "support/Literals.h"

namespace gosetup::testkit {

inline void fillFiles(MachineImage& image)
{
    image.file(s("C:\\file\\text.txt")).content("content in words");
    image.file(s("C:\\file\\raw")).content(QByteArray("\xFF\x00\x01", 3));
    image.file(s("C:\\file\\large")).content("").sized(0);
    image.file(s("C:\\file\\x.exe")).pe(Arch::X86, 5'000'000'000);
    image.file(s("C:\\file\\sized.bin")).sized(77);
    image.file(s("C:\\file\\tool.exe"))
        .program({s("1.24.4"), s("example.com/tool/cmd"), s("example.com/tool"), s("v1.2.3"),
                  Arch::Arm64, s("printed\n")},
                 9'000'000);
    image.file(s("C:\\file\\archive.zip"))
        .archive({{s("entry one"), s("text one")}, {s("entry two"), s("text two")}})
        .modifiedAt(QDateTime::fromString(s("2026-05-06T07:08:09Z"), Qt::ISODate));
    FileNode& partly = image.file(s("C:\\file\\partly")).sized(9'000'000'000);
    partly.parts = {{8'999'999'978, "the end"}};
    image.folder(s("C:\\many"))
        .repeat({50'000, 123'456'789, s("%1-d"),
                 QDateTime::fromString(s("2026-02-03T04:05:06Z"), Qt::ISODate)});
    image.folder(s("C:\\link"))
        .link(reparse::mountPoint, s("D:\\link target"))
        .attribute(fileattribute::pinned);
    image.file(s("C:\\alias\\go.exe")).alias(s("Package_1"), s("C:\\packages\\x.exe"));
    FileNode& safe = image.folder(s("C:\\safe")).protect().access({true, false, true});
    safe.writableBy = QStringList{s("writer one"), s("writer two")};
}

inline MachineImage everyFieldImage()
{
    const auto time = [](const char* text) {
        return QDateTime::fromString(s(text), Qt::ISODateWithMs);
    };
    MachineImage image;
    image.name = s("every-field");
    image.description = s("a description");
    image.redaction = ImageRedaction{s("stand in")};
    image.system = {s("Windows 11 Enterprise"), 26100, Arch::Arm64, s("the user"),
                    s("THE-COMPUTER"),          false, false};
    image.folders = {s("C:\\f\\profile"), s("C:\\f\\local"),     s("C:\\f\\roaming"),
                     s("C:\\f\\temp"),    s("C:\\f\\data"),      s("C:\\f\\programs"),
                     s("C:\\f\\windows"), s("C:\\f\\documents"), s("C:\\f\\desktop")};
    image.processEnvironment =
        QMap<QString, QString>{{s("BLOCK_NAME"), s("block value")}, {s("EMPTY"), s("")}};
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::ExpandString, s("registry text"));
    image.setValue(Hive::CurrentUser, s("Odd Key"), s("noNul"), {RegKind::String, "a\0"});
    image.setValue(Hive::CurrentUser, s("Odd Key"), s("lone"),
                   RegValue::fromText(RegKind::ExpandString, QString(QChar(0xD800))));
    image.setValue(Hive::LocalMachine, s("Kinds"), s(""), {static_cast<RegKind>(0x2A), "\1\2\3"});
    image.setValue(Hive::LocalMachine, s("Kinds"), s("dword"), RegValue::fromDword(0xFFFFFFFF));
    image.setValue(Hive::LocalMachine, s("Kinds"), s("qword"),
                   {RegKind::Qword, QByteArray("\1\2\3\4\5\6\7\x08", 8)});
    image.setValue(Hive::LocalMachine, s("Kinds"), s("multi"),
                   {RegKind::MultiString, QByteArray("m\0\0\0n\0\0\0\0\0", 10)});
    ImageKey& other = image.registry[regKey(Hive::CurrentUser, s("Environment"), true)];
    other.path = regPath(Hive::CurrentUser, s("Environment"), true);
    other.lastWrite = time("2026-01-02T03:04:05.678Z");
    other.values[s("hidden")] = {s("Hidden"), RegValue::fromText(RegKind::String, {}), true};
    image.volumes = {{s("C:\\"), VolumeKind::Fixed, s("NTFS"), 123'456'789'012, false, false},
                     {s("\\\\server\\share"), VolumeKind::Network, s("SMB"), 5, false, false},
                     {s("E:\\"), VolumeKind::Removable, s("exFAT"), 6, false, false},
                     {s("F:\\"), VolumeKind::Other, s("ReFS"), 7, true, true}};
    image.files.clear();
    fillFiles(image);
    image.program(s("C:\\programs\\go.exe"), "standard output");
    image.programs.back().result.standardError = "standard error";
    image.programFails(s("C:\\programs\\bad.exe"), 4551, 0xC000007B);
    image.programs.back().arguments = QStringList{s("argument one"), s("argument two")};
    image.programs.back().timesOut = true;
    image.running = {
        {7, s("running.exe"), s("C:\\running\\running.exe"), time("2026-01-02T03:04:05Z")},
        {0, s("nobody.exe"), {}, {}}};
    image.defender.answers = false;
    image.defender.status = {false, false, false};
    image.defender.visibility = ExclusionsVisibility::HiddenByPolicy;
    image.defender.adds = DefenderAdds::PolicyRefused;
    image.defender.lists = {{s("C:\\excluded")}, {s("excluded.exe")}, {s(".excluded")}};
    image.defender.otherProducts = QStringList{s("Another Product")};
    image.network.hosts[s("a.example")] = {ImageHost::Outcome::Timeout, 503, 9, s("issuer of a")};
    image.network.hosts[s("b.example")] = {};
    image.network.hosts[s("c.example")].body = BodyKind::Html;
    image.network.withoutProxy[s("a.example")] = {
        ImageHost::Outcome::Ok, 200, 8, {}, BodyKind::Other};
    image.network.proxyOutcome = ImageHost::Outcome::Timeout;
    image.network.modules[s("example.com/module")] = s("v3.2.1");
    image.network.others = {ImageHost::Outcome::Untrusted, 0, 30'000, s("issuer of others")};
    image.network.proxy = {s("proxy.example"), 3128,
                           s("proxy user"),    s("proxy password"),
                           s("proxy source"),  ProxySettings::Type::Socks5,
                           s("proxy bypass")};
    image.broadcastAnswered = false;
    image.now = time("2026-11-21T00:00:00.001Z");
    image.elevation = ElevationAnswer::OtherAccount;
    image.faults = {{s("registry.write"), s("fault subject"), 3, ImageFault::Kind::Delay, 2, 250},
                    {s("files.rename"), {}, 0, ImageFault::Kind::KillAfter, 1, 0}};
    return image;
}

} // namespace gosetup::testkit
