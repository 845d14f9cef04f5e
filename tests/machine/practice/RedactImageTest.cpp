// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RedactImage.h"
#include "machine/EveryFieldImage.h"
#include "machine/Names.h"
#include "machine/practice/ImageJson.h"
#include "machine/practice/PracticeMachine.h"
#include "support/Literals.h"
#include "support/SchemaCheck.h"

#include <QRegularExpression>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gosetup {
namespace {

RegValue value(const char* text, RegKind kind = RegKind::String)
{
    return RegValue::fromText(kind, s(text));
}

/// A machine with something to hide in every corner. Each secret holds the word "geheim" or the
/// name.
MachineImage plantedImage()
{
    MachineImage image;
    image.system.userName = s("zhangwei");
    image.system.computerName = s("ZHANGWEI-PC");
    image.folders = foldersOfUser(s("zhangwei"));
    const auto user = [&](const char* name, const char* text) {
        image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(text));
    };
    user("Path", "C:\\Users\\zhangwei\\go\\bin;%MYTOOLS%\\bin;C:\\zhangwei_tools");
    user("MYTOOLS", "D:\\tools");
    user("COMPANY_API", "geheim-1");
    user("GOOGLE_API_KEY", "geheim-2");
    user("GOAUTH", "netrc geheim-3");
    user("GOPROXY", "https://zhangwei:geheim-4@goproxy.contoso.example,direct");
    user("HTTPS_PROXY", "http://zhangwei:geheim-5@proxy.contoso.example:8080");
    user("HTTP_PROXY", "zhangwei:geheim-6@proxy.contoso.example:8080");
    user("GOFLAGS", "-ldflags=-X=main.token=geheim-7");
    user("OneDrive", "C:\\Users\\zhangwei\\OneDrive - Contoso");
    user("EMAIL", "zhangwei@contoso.example");
    user("CC", "zig cc --sysroot geheim-22");
    user("GOCACHEPROG", "prog geheim-23");
    user("GOCACHE", "C:\\Users\\annabauer\\cache");
    user("GOMODCACHE", "D:\\Users\\Carl Dorn\\mod");
    image.setValue(Hive::CurrentUser, s("Environment"), s("GOROOT"),
                   {RegKind::Binary, value("geheim-8").data});
    RegValue behindNul = value("C:\\x");
    behindNul.data += value("zhangwei ghp_geheim9geheim9").data;
    image.setValue(Hive::CurrentUser, s("Environment"), s("GOPATH"), behindNul);
    RegValue odd = value("C:\\Users\\zhangwei\\odd");
    odd.data += 'x';
    image.setValue(Hive::CurrentUser, s("Environment"), s("GOBIN"), odd);
    const QString account = s("Software\\Microsoft\\OneDrive\\Accounts\\Business1");
    image.setValue(Hive::CurrentUser, account, s("UserFolder"),
                   value("C:\\Users\\zhangwei\\OneDrive - Contoso"));
    image.setValue(Hive::CurrentUser, account, s("UserEmail"), value("zhang.wei@contoso.example"));
    image.setValue(Hive::CurrentUser, s("Software\\Zhangwei\\App"), s("Password"),
                   value("geheim-10"));
    image.setValue(Hive::CurrentUser, s("Software\\Microsoft\\Command Processor"), s("AutoRun"),
                   value("doskey go=C:\\x\\go.exe --token geheim-11 $*"));
    image.processEnvironment =
        QMap<QString, QString>{{s("PATH"), s("C:\\Users\\zhangwei\\go\\bin")},
                               {s("SECRET"), s("geheim-12")},
                               {s("HTTPS_PROXY"), s("http://u:geheim-13@proxy.contoso.example")}};
    image.file(s("C:\\Users\\zhangwei\\AppData\\Roaming\\go\\env"))
        .content(
            "GOPRIVATE=git.contoso.example\nGOAUTH=geheim-14\nGOPROXY=https://x:geheim-15@h\n");
    image.file(s("C:\\Users\\zhangwei\\.netrc"))
        .content("machine h login zhangwei password geheim-16");
    image.file(s("C:\\src\\git@geheim\\readme")).content("geheim-17");
    image.file(s("C:\\Users\\zhangwei\\AppData\\Local\\Microsoft\\WindowsApps\\go.exe"))
        .alias(s("Pkg"), s("C:\\Users\\ZhangWei\\AppData\\x.exe"));
    image.folder(s("C:\\link")).link(reparse::symlink, s("C:\\Users\\zhangwei\\sdk"));
    image.folder(s("C:\\Users\\annabauer\\go")).access({true, true, true});
    image.folder(s("C:\\linkToAnna")).link(reparse::symlink, s("C:\\Users\\annabauer\\sdk"));
    image.program(s("C:\\Users\\zhangwei\\go.exe"), "hello zhangwei, token=geheim-18\n");
    image.programs.back().arguments = QStringList{s("--password"), s("geheim-19")};
    image.running.push_back({1, s("cmd.exe"), s("C:\\Users\\zhangwei\\geheim-20.exe"), {}});
    image.defender.lists.paths << s("C:\\Users\\zhangwei\\go");
    image.network.proxy = {s("proxy.contoso.example"), 8080, s("zhangwei"), s("geheim-21"),
                           s("image")};
    return image;
}

/// Everything a reader of the file could see: the text, and what hex and base64 in it hide.
QByteArray everythingIn(const QByteArray& json)
{
    QByteArray all = json;
    static const QRegularExpression encoded(s("\"(hex|base64|reparseData)\": \"([^\"]*)\""));
    auto matches = encoded.globalMatch(QString::fromUtf8(json));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QByteArray text = match.captured(2).toLatin1();
        QByteArray decoded = match.captured(1) == s("hex") ? QByteArray::fromHex(text)
                                                           : QByteArray::fromBase64(text);
        all += '\n' + decoded + '\n' + decoded.replace('\0', QByteArray()); // UTF-16 as Latin
    }
    return all.toLower();
}

/// Fields whose texts are a word out of a closed set, a time or bytes: nothing of a person's.
const QSet<QString> closedFields = {s("schema"),        s("kind"),       s("type"),
                                    s("arch"),          s("pe"),         s("outcome"),
                                    s("proxyOutcome"),  s("body"),       s("adds"),
                                    s("broadcast"),     s("elevation"),  s("do"),
                                    s("now"),           s("started"),    s("hex"),
                                    s("registryTimes"), s("attributes"), s("reparseData"),
                                    s("base64"),        s("reparseTag"), s("exclusionsVisible"),
                                    s("modified")};
/// Objects whose members have names of the machine.
const QSet<QString> namedMembers = {s("processEnvironment"), s("registry"), s("files"),  s("hosts"),
                                    s("withoutProxy"),       s("zip"),      s("modules")};

/// Each text of a document with its path, those that closedFields names left out.
void addTexts(const QJsonValue& value, const QString& path, const QString& field, bool named,
              QMap<QString, QString>& texts)
{
    if (closedFields.contains(field))
        return;
    if (value.isString())
        texts.insert(path, value.toString());
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        addTexts(array[i], s("%1[%2]").arg(path).arg(i), field, false, texts);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString below = path + u'/' + it.key();
        if (named)
            texts.insert(below + s(" (name)"), it.key());
        const bool key = named && path == s("/registry"); // values have names too
        addTexts(it.value(), below, named ? QString() : it.key(),
                 key || (!named && namedMembers.contains(it.key())), texts);
    }
}

TEST(TextsOfAnImage, EveryOneIsVisited)
{
    MachineImage image = testkit::everyFieldImage();
    QMap<QString, QString> before;
    const auto object = [&] { return QJsonDocument::fromJson(writeImage(image)).object(); };
    addTexts(object(), {}, {}, false, before);
    EXPECT_GT(before.size(), 50);
    QSet<QString> visited;
    changeTexts(image, [&](const QString& text) {
        visited.insert(text);
        return u'~' + text;
    });
    for (auto it = before.begin(); it != before.end(); ++it) {
        EXPECT_TRUE(visited.contains(it.value()))
            << it.key().toStdString() << " is not visited: " << it.value().toStdString();
    }
    QMap<QString, QString> after;
    addTexts(object(), {}, {}, false, after);
    for (auto it = after.begin(); it != after.end(); ++it) {
        EXPECT_TRUE(it.value().startsWith(u'~'))
            << it.key().toStdString() << " is not changed: " << it.value().toStdString();
    }
}

TEST(RedactImage, HidesWhoInterceptsConnections)
{
    MachineImage image = plantedImage();
    image.network.others.tlsIssuer = s("Contoso Root of ZHANGWEI-PC");
    const QByteArray json = writeImage(redactImage(image));
    EXPECT_FALSE(everythingIn(json).contains("contoso")) << json.toStdString();
    EXPECT_FALSE(everythingIn(json).contains("zhangwei")) << json.toStdString();
}

TEST(RedactImage, HidesEverySecretThatWasPlanted)
{
    const QByteArray planted = everythingIn(writeImage(plantedImage()));
    for (const char* secret :
         {"zhangwei", "geheim", "contoso", "zhang.wei", "annabauer", "carl dorn"})
        ASSERT_TRUE(planted.contains(secret)) << secret;
    const QByteArray json = writeImage(redactImage(plantedImage()));
    const QByteArray all = everythingIn(json);
    for (const char* secret : {"zhangwei", "contoso", "zhang.wei", "annabauer", "carl dorn"})
        EXPECT_FALSE(all.contains(secret)) << secret << '\n' << json.toStdString();
    // A folder that happens to be called so is a name of a place, no secret: the only one left.
    EXPECT_EQ(all.count("geheim"), 1) << json.toStdString();
    EXPECT_EQ(
        testkit::schemaError(s("image"), QJsonDocument::fromJson(json).object()).toStdString(), "");
}

TEST(RedactImage, KeepsWhatChecksNeed)
{
    const auto image = readImage(writeImage(redactImage(plantedImage())));
    ASSERT_TRUE(image) << image.error().english().toStdString();
    const auto machine = *PracticeMachine::fromImage(*image);
    const auto text = [&](const char* name) {
        return (**machine->registry().read({Hive::CurrentUser, s("Environment"), s(name)})).text();
    };
    // A name of the same shape stands in, so that no plain string suddenly holds a %VAR%.
    EXPECT_EQ(text("Path"), s("C:\\Users\\xxxxxxxx\\go\\bin;%MYTOOLS%\\bin;C:\\xxxxxxxx_tools"));
    EXPECT_EQ(text("MYTOOLS"), s("D:\\tools")) << "PATH refers to it";
    EXPECT_EQ(text("COMPANY_API"), QString());
    EXPECT_EQ(text("GOPROXY"), s("https://***@goproxy.organization.example,direct"));
    EXPECT_EQ(machine->system().info().userName, s("xxxxxxxx"));
    EXPECT_EQ(machine->system().folders().userProfile, s("C:\\Users\\xxxxxxxx"));
    EXPECT_TRUE(*machine->files().info(s("C:\\Users\\xxxxxxxx\\AppData\\Roaming\\go\\env")));
    EXPECT_EQ(*machine->files().read(s("C:\\Users\\xxxxxxxx\\AppData\\Roaming\\go\\env"), 999),
              "GOPRIVATE=git.organization.example\nGOAUTH=***4\nGOPROXY=https://***@h\n");
    EXPECT_EQ((**machine->files().info(s("C:\\link"))).linkTarget, s("C:\\Users\\xxxxxxxx\\sdk"));
    EXPECT_EQ(machine->aliases().list()->front().name, s("go.exe"));
    EXPECT_EQ((**machine->registry().read(
                   {Hive::CurrentUser, s("Software\\Microsoft\\Command Processor"), s("AutoRun")}))
                  .text(),
              s("doskey go=***"));
}

TEST(RedactImage, KeepsOtherPeopleApartAndWhetherTwoCommandsDiffer)
{
    MachineImage image;
    image.system.userName = s("li");
    image.folders = foldersOfUser(s("li"));
    const auto set = [&](Hive hive, const char* name, const char* text) {
        image.setVariable(hive, s(name), RegKind::String, s(text));
    };
    set(Hive::CurrentUser, "Path",
        "C:\\Users\\li\\a;C:\\Users\\anna\\a;C:\\Users\\Bert\\a;"
        "C:\\Users\\Public\\a");
    set(Hive::CurrentUser, "CC", "gcc --key one");
    set(Hive::LocalMachine, "CC", "clang --key two");
    set(Hive::CurrentUser, "CXX", "gcc --key one");
    const QByteArray json = writeImage(redactImage(image));
    EXPECT_FALSE(json.contains("anna") || json.contains("Bert") || json.contains("--key"))
        << json.toStdString();
    const auto again = readImage(json);
    ASSERT_TRUE(again) << again.error().english().toStdString();
    const auto machine = *PracticeMachine::fromImage(*again);
    const auto text = [&](Hive hive, const char* name) {
        const QString key =
            hive == Hive::CurrentUser
                ? s("Environment")
                : s("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment");
        return (**machine->registry().read({hive, key, s(name)})).text().toStdString();
    };
    EXPECT_EQ(text(Hive::CurrentUser, "Path"),
              "C:\\Users\\xx\\a;C:\\Users\\xx-2\\a;C:\\Users\\xx-3\\a;C:\\Users\\Public\\a");
    EXPECT_NE(text(Hive::CurrentUser, "CC"), text(Hive::LocalMachine, "CC"));
    EXPECT_EQ(text(Hive::CurrentUser, "CC"), text(Hive::CurrentUser, "CXX"));
}

TEST(RedactImage, KeepsReferencesToTheVariableApartFromTheName)
{
    MachineImage image;
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String,
                      s("C:\\Users\\li\\a;D:\\%UserName%\\b"));
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::ExpandString,
                      s("C:\\Users\\%USERNAME%\\go"));
    const QByteArray json = writeImage(redactImage(image));
    EXPECT_TRUE(json.contains("C:\\\\Users\\\\%USERNAME%\\\\a;D:\\\\%username%\\\\b"))
        << json.toStdString();
    const auto again = readImage(json);
    ASSERT_TRUE(again);
    const auto machine = *PracticeMachine::fromImage(*again);
    const auto path = **machine->registry().read({Hive::CurrentUser, s("Environment"), s("Path")});
    EXPECT_EQ(path.text(), s("C:\\Users\\xx\\a;D:\\%username%\\b"));
    EXPECT_EQ(machine->system().processEnvironment().value(s("GOPATH")), s("C:\\Users\\xx\\go"));
}

TEST(RedactImage, KeepsWhetherAProfileHasSpacesOrOtherLetters)
{
    for (const auto& [name, standIn] :
         {std::pair{"Li Ming", "xx xxxx"}, {"\xE6\x9D\x8E", "\xE6\x9F\x90"}}) {
        MachineImage image;
        image.system.userName = s(name);
        image.folders = foldersOfUser(s(name));
        image.folder(s("C:\\Users\\") + s(name) + s("\\go"));
        const QByteArray json = writeImage(redactImage(image));
        EXPECT_FALSE(json.contains(name));
        const auto again = readImage(json);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->folders.userProfile, s("C:\\Users\\") + s(standIn));
        EXPECT_EQ(again->files.size(), 1u);
        EXPECT_TRUE(again->files.begin()->second.path.contains(s(standIn)));
    }
}

TEST(RedactImage, RedactingTwiceIsRedactingOnce)
{
    const QByteArray once = writeImage(redactImage(plantedImage()));
    const auto read = readImage(once);
    ASSERT_TRUE(read);
    EXPECT_EQ(writeImage(redactImage(*read)).toStdString(), once.toStdString());
}

TEST(Names, AreReadFromAnyMachine)
{
    const auto machine = *PracticeMachine::fromImage(plantedImage());
    const RedactionNames names = namesOf(*machine);
    EXPECT_EQ(names.userName, s("zhangwei"));
    EXPECT_EQ(names.computerName, s("ZHANGWEI-PC"));
    EXPECT_TRUE(names.organizations.contains(s("Contoso")));
    EXPECT_EQ(redactorFor(*machine).redact(s("C:\\Users\\zhangwei\\OneDrive - Contoso\\go")),
              s("C:\\Users\\%USERNAME%\\OneDrive - ORGANIZATION\\go"));
}

} // namespace
} // namespace gosetup
