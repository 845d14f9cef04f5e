// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/CommandLine.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

TEST(CommandLine, QuotesOnlyWhereTheListWouldComeApart)
{
    const struct
    {
        const char* argument;
        const char* quoted;
    } cases[] = {
        {"version", "version"},
        {"", "\"\""},
        {"C:\\Go\\bin", "C:\\Go\\bin"},
        {"C:\\Program Files\\Go", "\"C:\\Program Files\\Go\""},
        {"C:\\Program Files\\Go\\", "\"C:\\Program Files\\Go\\\\\""},
        {"say \"hi\"", "\"say \\\"hi\\\"\""},
        {"a\\\\\"b", "\"a\\\\\\\\\\\"b\""},
        {"tab\there", "\"tab\there\""},
        {"%PATH%&calc|^", "%PATH%&calc|^"}, // for cmd.exe only, which never sees it
    };
    for (const auto& c : cases)
        EXPECT_EQ(quoteArgument(s(c.argument)), s(c.quoted)) << c.argument;
}

TEST(CommandLine, RefusesWhatTheSystemWouldCutOrMisread)
{
    const QString program = s("C:\\Program Files\\Go\\bin\\go.exe");
    EXPECT_EQ(*commandLine(program, {s("env"), s("-json")}),
              s("\"C:\\Program Files\\Go\\bin\\go.exe\" env -json"));
    EXPECT_EQ(*commandLine(program, {}), u'"' + program + u'"');
    EXPECT_EQ(commandLine(s("C:\\a\" b.exe"), {}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(commandLine(program, {QString(QChar(u'\0'))}).error().code, ErrorCode::Invalid);
    const qsizetype rest = 32767 - program.size() - 2 - 1;
    EXPECT_TRUE(commandLine(program, {QString(rest - 1, u'x')}));
    EXPECT_EQ(commandLine(program, {QString(rest, u'x')}).error().code, ErrorCode::Invalid);
}

TEST(CommandLine, KnowsABatchFileUnderItsDisguises)
{
    for (const char* name : {"C:\\a.bat", "C:\\a.CMD", "C:\\a.bat.", "C:\\a.cmd . "})
        EXPECT_TRUE(isBatchFile(s(name))) << name;
    for (const char* name : {"C:\\a.exe", "C:\\bat", "C:\\a.bat\\b.exe", "C:\\a.cmdx"})
        EXPECT_FALSE(isBatchFile(s(name))) << name;
}
