// SPDX-License-Identifier: Apache-2.0
// The shipped program is killed while it unpacks and while it writes the registry. The next run
// puts things in order, and undo gives back the first registry.
#include "windows/Kit.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <gtest/gtest.h>

using namespace gosetup::wine;

namespace {

/// Lines of the journal that this run has written so far.
int journalLines(const WinePrefix& windows, const QStringList& known)
{
    const QDir journals(windows.host(windows.localAppData() + s("\\GoSetup\\journal")));
    int lines = 0;
    for (const QString& name : journals.entryList(QDir::Files)) {
        if (known.contains(name))
            continue;
        QFile file(journals.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            lines += static_cast<int>(file.readAll().count('\n'));
    }
    return lines;
}

QStringList journalsOf(const WinePrefix& windows)
{
    return QDir(windows.host(windows.localAppData() + s("\\GoSetup\\journal")))
        .entryList(QDir::Files);
}

QStringList traces(const WinePrefix& windows)
{
    const QDir beside(windows.host(windows.localAppData() + s("\\Programs")));
    return beside.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// The last run first; what the killed run had finished is a run of its own.
void undoEverything(const WinePrefix& windows)
{
    constexpr int nothingLeft = 2;
    Ran undone = windows.gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    for (int more = 0; more < 3 && undone.exitCode == 0; ++more)
        undone = windows.gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, nothingLeft) << undone.all();
}

/// Files in the staging folder, counted up to `enough`.
int unpacked(const WinePrefix& windows, int enough)
{
    const QDir beside(windows.host(windows.localAppData() + s("\\Programs")));
    int files = 0;
    for (const QString& name :
         beside.entryList({s(".gosetup-staging-*")}, QDir::Dirs | QDir::Hidden)) {
        QDirIterator tree(beside.filePath(name), QDir::Files, QDirIterator::Subdirectories);
        while (tree.hasNext() && files < enough) {
            tree.next();
            ++files;
        }
    }
    return files;
}

} // namespace

TEST(Killed, WhileUnpackingTheNextRunInstallsAndUndoGivesBackTheFirstRegistry)
{
    const GoArchive go = officialGo();
    if (go.file.isEmpty())
        GTEST_SKIP() << "the official archive is missing: " << go.name().toStdString();
    const GoMirror mirror({go});
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    const QStringList apply = words("apply --yes --json") + mirror.wish(go);

    constexpr int enough = 3000; // of 14,168
    const auto process = windows.startGosetup(apply);
    ASSERT_TRUE(waitUntil([&] {
        return unpacked(windows, enough) >= enough || process->state() != QProcess::Running ||
               process->waitForFinished(1);
    }));
    process->kill();
    const Ran died = WinePrefix::finish(*process);
    ASSERT_TRUE(died.crashed) << died.all();
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
    EXPECT_FALSE(QFile::exists(windows.host(windows.defaultRoot())));
    EXPECT_FALSE(traces(windows).isEmpty());

    const Ran check = windows.gosetup(words("check --json --no-network"));
    EXPECT_EQ(check.exitCode, 1) << check.all();
    EXPECT_TRUE(check.err.contains("was interrupted")) << check.all();
    const Ran again = windows.gosetup(apply);
    EXPECT_TRUE(succeeded(again));
    EXPECT_EQ(traces(windows), QStringList{s("Go")});
    EXPECT_EQ(mirror.sent().size(), 1) << "what was verified is not downloaded twice";
    const Ran undone = windows.gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
    EXPECT_EQ(traces(windows), QStringList());
}

TEST(Killed, AtEveryLineOfTheJournalTheNextRunWorksAndUndoGivesBackTheFirstRegistry)
{
    const GoArchive go = stubGo();
    const GoMirror mirror({go});
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    const QStringList apply = words("apply --yes --json") + mirror.wish(go);
    int kills = 0;
    constexpr int maxLines = 30;
    for (int lines = 1; lines <= maxLines; ++lines) {
        SCOPED_TRACE("killed after line " + std::to_string(lines) + " of its journal");
        const QStringList known = journalsOf(windows);
        const auto process = windows.startGosetup(apply);
        const bool reached = waitUntil([&] {
            return journalLines(windows, known) >= lines || process->state() != QProcess::Running ||
                   process->waitForFinished(1);
        });
        ASSERT_TRUE(reached);
        process->kill();
        const Ran died = WinePrefix::finish(*process);
        if (!died.crashed) {
            EXPECT_TRUE(succeeded(died));
            const bool hadSoMany = journalLines(windows, known) >= lines;
            EXPECT_EQ(windows.gosetup(words("undo --yes")).exitCode, 0);
            if (hadSoMany)
                continue; // the kill came too late
            break;
        }
        ++kills;
        const Ran again = windows.gosetup(apply);
        EXPECT_TRUE(succeeded(again)) << died.all();
        undoEverything(windows);
        ASSERT_EQ(linesOf(differences(before, windows.registry())), "");
        EXPECT_EQ(traces(windows), QStringList());
    }
    EXPECT_GE(kills, 4) << "intents and outcomes of the install and of PATH at least";
}
