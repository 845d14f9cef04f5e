// SPDX-License-Identifier: Apache-2.0
// Windows' own folders on the system PATH: a value that was overwritten loses all of them.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString systemGoBin = goRoot + s("\\bin");

MachineImage withSystemEntries(const QStringList& entries, RegKind kind = RegKind::ExpandString)
{
    MachineImage image = soundImage();
    for (const char* folder : {"Wbem", "WindowsPowerShell\\v1.0"})
        image.folder(s("C:\\Windows\\System32\\") + s(folder));
    setPath(image, Hive::LocalMachine, entries, kind);
    return image;
}

Finding lost(const MachineImage& image)
{
    return worst(factsOf(image), "path.system-folders");
}

QStringList inserted(const Finding& finding)
{
    QStringList texts;
    for (const PathEdit& edit : std::get<EditPath>(finding.fixes.at(0).changes.at(0)).edits) {
        EXPECT_EQ(edit.kind, PathEdit::Kind::InsertFirst);
        texts.prepend(edit.entry); // the last one inserted stands first
    }
    return texts;
}

} // namespace

TEST(SystemPath, ThatWasOverwrittenGetsWindowsOwnEntriesBack)
{
    for (const QStringList& entries :
         {QStringList{systemGoBin}, QStringList{}, QStringList{s("")}}) {
        const Finding finding = lost(withSystemEntries(entries));
        EXPECT_EQ(finding.status, Status::Problem);
        EXPECT_TRUE(textOf(finding).contains(s("C:\\Windows\\System32")));
        ASSERT_EQ(finding.fixes.size(), 1U);
        EXPECT_TRUE(finding.fixes[0].recommended);
        EXPECT_EQ(std::get<EditPath>(finding.fixes[0].changes.at(0)).scope, Scope::Machine);
        EXPECT_EQ(inserted(finding),
                  (QStringList{s("%SystemRoot%\\system32"), s("%SystemRoot%"),
                               s("%SystemRoot%\\System32\\Wbem"),
                               s("%SYSTEMROOT%\\System32\\WindowsPowerShell\\v1.0\\")}));
    }
}

TEST(SystemPath, GetsOpenSshOnlyWhereThatFolderIsThere)
{
    MachineImage image = withSystemEntries({systemGoBin});
    image.folder(s("C:\\Windows\\System32\\OpenSSH"));
    EXPECT_EQ(inserted(lost(image)).last(), s("%SYSTEMROOT%\\System32\\OpenSSH\\"));
}

TEST(SystemPath, KeepsTheEntriesOfWindowsThatAreThere)
{
    EXPECT_EQ(inserted(lost(withSystemEntries({s("%SystemRoot%"), systemGoBin}))),
              (QStringList{s("%SystemRoot%\\system32"), s("%SystemRoot%\\System32\\Wbem"),
                           s("%SYSTEMROOT%\\System32\\WindowsPowerShell\\v1.0\\")}));
}

TEST(SystemPath, WithSystem32IsInOrderHoweverItIsSpelt)
{
    for (const char* entry :
         {"%SystemRoot%\\System32", "%WINDIR%\\system32\\", "c:\\windows\\SYSTEM32"})
        EXPECT_EQ(lost(withSystemEntries({s(entry), systemGoBin})).status, Status::Ok) << entry;
}

TEST(SystemPath, OnTheUserPathHelpsOnePersonOnly)
{
    MachineImage image = withSystemEntries({systemGoBin});
    setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), s("%SystemRoot%\\System32")});
    EXPECT_EQ(lost(image).status, Status::Warning);
}

TEST(SystemPath, ThatHasSystem32ButDoesNotSearchItIsToldByTheRuleOnThatEntry)
{
    struct Case
    {
        const char* entry;
        RegKind kind;
        const char* teller;
    };
    for (const Case& c :
         {Case{"%SystemRoot%\\System32", RegKind::String, "path.kind"},
          Case{"%SystemRoot%\\System32 ", RegKind::ExpandString, "path.trailing-space"},
          Case{"\"C:\\Windows\\System32", RegKind::ExpandString, "path.quoted-entries"}}) {
        const auto all = judge(factsOf(withSystemEntries({systemGoBin, s(c.entry)}, c.kind)), {});
        const auto some = of(all, s("path.system-folders"));
        ASSERT_EQ(some.size(), 1U) << c.entry;
        EXPECT_EQ(some[0].status, Status::Note) << c.entry;
        EXPECT_EQ(some[0].saidBy, s(c.teller)) << c.entry;
    }
}

TEST(SystemPath, ThatIsNoTextIsLeftToTheRuleOnItsType)
{
    MachineImage image = soundImage();
    image.setValue(Hive::LocalMachine, environmentKey(Hive::LocalMachine), s("Path"),
                   RegValue::fromDword(1));
    EXPECT_EQ(lost(image).status, Status::Ok);
}

TEST(SystemPath, ThatWasCutIsNotWrittenUnasked)
{
    QString text;
    for (int n = 0; text.size() < 1000; ++n)
        text += s("C:\\tools\\%1;").arg(n, 6, 10, QLatin1Char('0'));
    text += s("C:\\applications\\of\\mine\\and\\more\\of\\them");
    const Finding finding = lost(withSystemEntries({text.left(1024)}));
    EXPECT_EQ(finding.status, Status::Problem);
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_FALSE(finding.fixes[0].recommended);
}
