// SPDX-License-Identifier: Apache-2.0
// Lists as Windows 11 sets them up, copied from `icacls`.
#include "machine/formats/Permissions.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

constexpr quint8 oi = aceflag::objectInherit;
constexpr quint8 ci = aceflag::containerInherit;
constexpr quint8 io = aceflag::inheritOnly;
constexpr quint8 np = aceflag::noPropagate;
constexpr quint8 id = aceflag::inherited;
constexpr quint32 full = 0x1F01FF;
constexpr quint32 modify = 0x1301BF;
constexpr quint32 readAndRun = 0x1200A9;
const QString system = QStringLiteral("S-1-5-18");
const QString administrators = QStringLiteral("S-1-5-32-544");
const QString users = QStringLiteral("S-1-5-32-545");
const QString authenticated = QStringLiteral("S-1-5-11");
const QString creatorOwner = QStringLiteral("S-1-3-0");
const QString li = QStringLiteral("S-1-5-21-1-2-3-1001");

AccessList driveRoot()
{
    return {
        administrators,
        false,
        false,
        {{true, oi | ci, full, administrators},
         {true, oi | ci, full, system},
         {true, oi | ci, readAndRun, users},
         {true, oi | ci | io, 0xE0010000, authenticated}, // delete, generic read, write, execute
         {true, 0, 0x4, authenticated}}};                 // make folders
}

AccessList programFiles()
{
    return {systemSids().last(),
            false,
            true,
            {{true, oi | ci, full, systemSids().last()},
             {true, oi | ci, full, system},
             {true, oi | ci, full, administrators},
             {true, oi | ci, readAndRun, users},
             {true, oi | ci | io, 0x10000000, creatorOwner}}};
}

AccessList programData()
{
    return {system,
            false,
            true,
            {{true, oi | ci, full, system},
             {true, oi | ci, full, administrators},
             {true, oi | ci | io, 0x10000000, creatorOwner},
             {true, oi | ci, readAndRun, users},
             {true, ci, 0x116, users}}}; // make files and folders
}

AccessList ours()
{
    return {administrators,
            false,
            true,
            {{true, oi | ci, full, system},
             {true, oi | ci, full, administrators},
             {true, oi | ci, readAndRun, users},
             {true, oi | ci, readAndRun, QStringLiteral("S-1-3-4")}}};
}

TEST(Permissions, KnowThePlacesThatWindowsMakes)
{
    EXPECT_TRUE(ordinaryUsersMayWrite(driveRoot())); // folders, and what is in them
    EXPECT_FALSE(ordinaryUsersMayWrite(programFiles()));
    EXPECT_TRUE(ordinaryUsersMayWrite(programData()));
    EXPECT_FALSE(ordinaryUsersMayWrite(ours()));
}

TEST(Permissions, AFolderInADrivesRootIsEverybodys)
{
    const AccessList go = inheritedList(driveRoot(), li);
    EXPECT_TRUE(ordinaryUsersMayWrite(go));
    EXPECT_TRUE(isGrantedByTheRoot({go, driveRoot()}));
    EXPECT_TRUE(isGrantedByTheRoot({inheritedList(go, li), go, driveRoot()}));
}

TEST(Permissions, AFolderInProgramFilesIsNot)
{
    const AccessList go = inheritedList(programFiles(), administrators);
    EXPECT_FALSE(ordinaryUsersMayWrite(go));
    EXPECT_FALSE(isGrantedByTheRoot({go, programFiles(), driveRoot()}));
}

TEST(Permissions, AGrantThatAFolderStatesItselfDoesNotComeFromTheRoot)
{
    AccessList shared = inheritedList(driveRoot(), li);
    shared.entries.insert(shared.entries.begin(), {true, oi | ci, modify, users});
    EXPECT_FALSE(isGrantedByTheRoot({shared, driveRoot()}));
    EXPECT_FALSE(isGrantedByTheRoot({inheritedList(shared, li), shared, driveRoot()}));
    // What ProgramData hands down is its own, too: it takes nothing from the root.
    EXPECT_FALSE(
        isGrantedByTheRoot({inheritedList(programData(), li), programData(), driveRoot()}));
}

TEST(Permissions, ARefusalCountsOnlyBeforeTheGrant)
{
    AccessList list{administrators, false, false, {{true, 0, modify, users}}};
    EXPECT_TRUE(ordinaryUsersMayWrite(list));
    list.entries.push_back({false, 0, full, users});
    EXPECT_TRUE(ordinaryUsersMayWrite(list)) << "an unordered list is taken in its order";
    list.entries.insert(list.entries.begin(), {false, 0, full, authenticated});
    EXPECT_FALSE(ordinaryUsersMayWrite(list));
}

TEST(Permissions, ARefusalOfOneRightLeavesTheOthers)
{
    const AccessList list{
        administrators, false, false, {{false, 0, 0x2, users}, {true, 0, modify, users}}};
    EXPECT_TRUE(ordinaryUsersMayWrite(list)); // folders can still be made
}

TEST(Permissions, EveryGroupAndGenericRightCounts)
{
    for (const char* sid :
         {"S-1-1-0", "S-1-5-4", "S-1-5-11", "S-1-5-32-545", "S-1-5-113", "S-1-5-21-7-8-9-513"}) {
        for (const quint32 mask :
             {0x2u, 0x4u, 0x40u, 0x40000u, 0x80000u, 0x40000000u, 0x10000000u}) {
            const AccessList list{
                administrators, false, false, {{true, 0, mask, QString::fromLatin1(sid)}}};
            EXPECT_TRUE(ordinaryUsersMayWrite(list)) << sid << ' ' << mask;
        }
        const AccessList reading{administrators,
                                 false,
                                 false,
                                 {{true, 0, 0x80000000 | readAndRun, QString::fromLatin1(sid)}}};
        EXPECT_FALSE(ordinaryUsersMayWrite(reading)) << sid;
    }
    EXPECT_FALSE(ordinaryUsersMayWrite({administrators, false, false, {{true, 0, full, li}}}));
}

TEST(Permissions, EntriesForLaterFoldersOnlyDoNotCountHere)
{
    const AccessList list{administrators, false, false, {{true, oi | ci | io, full, users}}};
    EXPECT_FALSE(ordinaryUsersMayWrite(list));
    EXPECT_TRUE(ordinaryUsersMayWrite(inheritedList(list, administrators)));
}

TEST(Permissions, NoListIsOpenToEverybodyAndAnEmptyOneToNobody)
{
    AccessList none;
    none.unlimited = true;
    EXPECT_TRUE(ordinaryUsersMayWrite(none));
    EXPECT_TRUE(ordinaryUsersMayWrite(inheritedList(none, li)));
    EXPECT_FALSE(ordinaryUsersMayWrite({administrators, false, true, {}}));
}

TEST(Permissions, AnOwnerMayChangeTheListUnlessItSaysOtherwise)
{
    AccessList list{users, false, true, {{true, 0, readAndRun, users}}};
    EXPECT_TRUE(ordinaryUsersMayWrite(list));
    list.entries.push_back({true, 0, readAndRun, QStringLiteral("S-1-3-4")});
    EXPECT_FALSE(ordinaryUsersMayWrite(list));
}

TEST(Permissions, InheritanceFollowsTheFlags)
{
    const AccessList parent{administrators,
                            false,
                            true,
                            {{true, 0, full, li},           // here only
                             {true, ci | np, full, system}, // one level
                             {true, oi, full, users},       // files
                             {true, oi | ci | io, full, creatorOwner}}};
    const AccessList child = inheritedList(parent, li);
    ASSERT_EQ(child.entries.size(), 4u);
    EXPECT_EQ(child.entries[0].sid, system);
    EXPECT_EQ(child.entries[0].flags, id);
    EXPECT_EQ(child.entries[1].flags, id | oi | io);
    EXPECT_EQ(child.entries[2].sid, li);
    EXPECT_EQ(child.entries[2].flags, id);
    EXPECT_EQ(child.entries[3].sid, creatorOwner);
    EXPECT_EQ(child.entries[3].flags, id | oi | ci | io);
    EXPECT_FALSE(child.isProtected);
    EXPECT_EQ(inheritedList(child, li).entries.size(), 3u) << "not the one for one level";
}

TEST(Permissions, StrangersAreNamed)
{
    EXPECT_TRUE(strangersWhoMayWrite(ours(), systemSids()).isEmpty());
    EXPECT_TRUE(strangersWhoMayWrite(programFiles(), systemSids()).isEmpty());
    EXPECT_EQ(strangersWhoMayWrite(programData(), systemSids()), QStringList{users});

    AccessList planted = ours();
    planted.owner = li;
    EXPECT_EQ(strangersWhoMayWrite(planted, systemSids()), QStringList{li});
    EXPECT_TRUE(strangersWhoMayWrite(planted, systemSids() + QStringList{li}).isEmpty());

    AccessList later = ours(); // what is made in it would be open
    later.entries.push_back({true, oi | io, full, li});
    EXPECT_EQ(strangersWhoMayWrite(later, systemSids()), QStringList{li});

    AccessList none;
    none.owner = administrators;
    none.unlimited = true;
    EXPECT_EQ(strangersWhoMayWrite(none, systemSids()), QStringList{QStringLiteral("S-1-1-0")});
}

TEST(Permissions, WhoMayOnlyAddToAFolderSwapsNothingInIt)
{
    EXPECT_TRUE(strangersWhoMaySwap(driveRoot(), systemSids(), true).isEmpty());
    EXPECT_TRUE(strangersWhoMaySwap(programFiles(), systemSids(), false).isEmpty());
    EXPECT_TRUE(strangersWhoMaySwap(programData(), systemSids(), false).isEmpty());
    EXPECT_TRUE(strangersWhoMaySwap(ours(), systemSids(), false).isEmpty());
    // Made by a plain program in ProgramData: its maker owns it and may do everything.
    const AccessList planted = inheritedList(programData(), li);
    EXPECT_EQ(strangersWhoMaySwap(planted, systemSids(), false), QStringList{li});
    const AccessList open{administrators, false, true, {{true, 0, 0x40, users}}};
    EXPECT_EQ(strangersWhoMaySwap(open, systemSids(), false), QStringList{users});
}

TEST(Permissions, WhoMayRemoveAFolderMayPutAnotherInItsPlace)
{
    // C:\dev, made by an administrator: Authenticated Users may modify it, as the root says.
    const AccessList dev = inheritedList(driveRoot(), administrators);
    EXPECT_EQ(strangersWhoMaySwap(dev, systemSids(), false), QStringList{authenticated});
    AccessList root = driveRoot();
    root.entries.push_back({true, 0, 0x10000, users});
    EXPECT_TRUE(strangersWhoMaySwap(root, systemSids(), true).isEmpty());
}

TEST(Permissions, ARefusalToSomeLeavesTheOthersTheirGrant)
{
    const QString localAccount = QStringLiteral("S-1-5-113");
    AccessList list{administrators, false, true, {}};
    list.entries = {{false, 0, 0x2, localAccount}, {true, 0, 0x2, users}};
    EXPECT_TRUE(ordinaryUsersMayWrite(list)) << "an account of the domain may";
    list.entries.front().sid = authenticated;
    EXPECT_FALSE(ordinaryUsersMayWrite(list));
}

} // namespace
} // namespace gosetup

TEST(Permissions, AdministrativeGroupsAreKnown)
{
    for (const char* sid :
         {"S-1-5-32-544", "S-1-5-32-551", "S-1-5-114", "S-1-5-21-1-2-3-512", "S-1-5-21-1-2-3-519"})
        EXPECT_TRUE(gosetup::isAdministrative(QString::fromLatin1(sid))) << sid;
    for (const char* sid : {"S-1-5-32-545", "S-1-5-11", "S-1-1-0", "S-1-5-21-1-2-3-513",
                            "S-1-5-21-1-2-3-1001", "S-1-5-32-5440", "S-1-5-80-512", ""})
        EXPECT_FALSE(gosetup::isAdministrative(QString::fromLatin1(sid))) << sid;
}
