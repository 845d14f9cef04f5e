// SPDX-License-Identifier: Apache-2.0
#include "machine/Walk.h"
#include "support/Literals.h"
#include "support/PracticeKit.h"

#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gosetup {
namespace {

using testing::UnorderedElementsAre;
using testkit::machineOf;

QDateTime walkTime(const char* text)
{
    return QDateTime::fromString(s(text), Qt::ISODate);
}

MachineImage walkImage()
{
    MachineImage image;
    image.file(s("C:\\cache\\00\\a-d"))
        .content("12345")
        .modifiedAt(walkTime("2026-01-01T00:00:00Z"));
    image.file(s("C:\\cache\\00\\b-d")).content("123").modifiedAt(walkTime("2026-03-01T00:00:00Z"));
    image.file(s("C:\\cache\\ff\\c-a")).content("1");
    image.file(s("D:\\other\\never")).content("1234567");
    image.folder(s("C:\\cache\\link")).link(reparse::mountPoint, s("D:\\other"));
    return image;
}

Result<WalkSummary> walkAll(Machine& machine, const WalkLimits& limits = {},
                            QStringList* seen = nullptr)
{
    return walk(
        machine.files(), s("C:\\cache"), limits,
        [&](const WalkEntry& entry) {
            if (seen != nullptr)
                *seen << entry.path;
            return WalkStep::Continue;
        },
        Progress());
}

TEST(Walk, CountsWhatIsBelowAndFollowsNoLink)
{
    const auto machine = machineOf(walkImage());
    QStringList seen;
    const auto summary = walkAll(*machine, {}, &seen);
    ASSERT_TRUE(summary);
    EXPECT_THAT(seen, UnorderedElementsAre(s("C:\\cache\\00"), s("C:\\cache\\00\\a-d"),
                                           s("C:\\cache\\00\\b-d"), s("C:\\cache\\ff"),
                                           s("C:\\cache\\ff\\c-a"), s("C:\\cache\\link")));
    EXPECT_EQ(summary->files, 4); // the link among them
    EXPECT_EQ(summary->folders, 2);
    EXPECT_EQ(summary->bytes, 9);
    EXPECT_EQ(summary->newest, walkTime("2026-03-01T00:00:00Z"));
    EXPECT_TRUE(summary->complete);
}

TEST(Walk, StopsAtItsLimitsAndSaysSo)
{
    const auto machine = machineOf(walkImage());
    WalkLimits few;
    few.entries = 3;
    const auto stopped = walkAll(*machine, few);
    ASSERT_TRUE(stopped);
    EXPECT_EQ(stopped->files + stopped->folders, 3);
    EXPECT_FALSE(stopped->complete);
    WalkLimits flat;
    flat.depth = 0;
    QStringList seen;
    const auto top = walkAll(*machine, flat, &seen);
    ASSERT_TRUE(top);
    EXPECT_EQ(seen.size(), 3);
    EXPECT_FALSE(top->complete);
}

TEST(Walk, AVisitorSkipsAFolderOrEndsTheWalk)
{
    const auto machine = machineOf(walkImage());
    int files = 0;
    const auto skipping = walk(
        machine->files(), s("C:\\cache"), {},
        [&](const WalkEntry& entry) {
            files += entry.isDirectory ? 0 : 1;
            return entry.name == s("00") ? WalkStep::SkipFolder : WalkStep::Continue;
        },
        Progress());
    ASSERT_TRUE(skipping);
    EXPECT_EQ(skipping->files, 2);
    EXPECT_TRUE(skipping->complete);
    const auto ending = walk(
        machine->files(), s("C:\\cache"), {}, [](const WalkEntry&) { return WalkStep::Stop; },
        Progress());
    ASSERT_TRUE(ending);
    EXPECT_EQ(ending->files, 0);
    EXPECT_FALSE(ending->complete);
}

TEST(Walk, SaysWhatItCouldNotReadAndIsCancelled)
{
    MachineImage image = walkImage();
    image.fault(s("files.list"), ImageFault::Kind::AccessDenied, 0, s("cache\\00"));
    const auto machine = machineOf(image);
    const auto summary = walkAll(*machine);
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->unreadable, 1);
    ASSERT_TRUE(summary->firstError);
    EXPECT_EQ(summary->firstError->code, ErrorCode::AccessDenied);
    Progress cancelled;
    cancelled.cancel();
    EXPECT_EQ(walk(machine->files(), s("C:\\cache"), {}, {}, cancelled).error().code,
              ErrorCode::Cancelled);
    EXPECT_EQ(walk(machine->files(), s("C:\\none"), {}, {}, Progress()).error().code,
              ErrorCode::NotFound);
}

TEST(Walk, RemovesWhatIsChosenAndSaysWhatIsGone)
{
    const QTemporaryDir folder;
    for (const QString& at : {QString(), folder.path()}) {
        const auto machine = machineOf(walkImage(), at);
        const auto old = [](const WalkEntry& entry) { return entry.name.endsWith(s("-d")); };
        const auto gone = removeFilesBelow(machine->files(), s("C:\\cache"), old, Progress());
        ASSERT_TRUE(gone) << gone.error().english().toStdString();
        EXPECT_EQ(gone->files, 2);
        EXPECT_EQ(gone->bytes, 8);
        EXPECT_TRUE(gone->complete);
        EXPECT_EQ(walkAll(*machine)->bytes, 1);
        EXPECT_TRUE(*machine->files().info(s("D:\\other\\never")));
    }
}

TEST(Walk, FilesThatStandForManyAreCountedAndRemovedLikeOthers)
{
    MachineImage image = walkImage();
    const auto old = walkTime("2026-01-01T00:00:00Z");
    const auto fresh = walkTime("2026-02-01T00:00:00Z");
    image.folder(s("C:\\cache\\00")).repeat({30'000, 300'001, s("%1-d"), old});
    image.folder(s("C:\\cache\\00")).repeat({20'000, 100'000, s("%1-a"), fresh});
    const auto machine = machineOf(image);
    const auto before = walkAll(*machine);
    ASSERT_TRUE(before);
    EXPECT_EQ(before->files, 50'004);
    EXPECT_EQ(before->bytes, 400'010);
    const auto gone = removeFilesBelow(
        machine->files(), s("C:\\cache"),
        [&](const WalkEntry& entry) { return entry.modified == old && entry.size == 10; },
        Progress());
    ASSERT_TRUE(gone);
    EXPECT_EQ(gone->files, 29'999); // one of them has the byte that is left over
    const auto after = walkAll(*machine);
    EXPECT_EQ(after->files, 20'005);
    EXPECT_EQ(after->bytes, 100'020);
}

TEST(Walk, RemovingSaysWhatStays)
{
    MachineImage image = walkImage();
    image.fault(s("files.remove"), ImageFault::Kind::InUse, 0, s("cache\\00"));
    const auto machine = machineOf(image);
    const auto gone = removeFilesBelow(
        machine->files(), s("C:\\cache"), [](const WalkEntry&) { return true; }, Progress());
    ASSERT_TRUE(gone);
    EXPECT_FALSE(gone->complete);
    ASSERT_TRUE(gone->firstError);
    EXPECT_EQ(gone->firstError->code, ErrorCode::InUse);
    EXPECT_EQ(gone->files, 2); // c-a and the link itself
}

} // namespace
} // namespace gosetup
