// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "base/Error.h"
#include "base/Observed.h"
#include "support/Shouting.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

// Composed at run time so that the translation tools do not collect the tests' words.
Text pattern(const char* source, int n = -1)
{
    return Text::tr(source, nullptr, n);
}

TEST(Text, PutsArgumentsInTheirPlaces)
{
    EXPECT_EQ(pattern("%2 before %1").arg(QStringLiteral("a")).arg(QStringLiteral("b")).english(),
              u"b before a");
}

TEST(Text, TakesAPlaceInsideAnArgumentLiterally)
{
    const Text text =
        pattern("%1 and %2").arg(QStringLiteral("C:\\%2\\x")).arg(QStringLiteral("b"));
    EXPECT_EQ(text.english(), u"C:\\%2\\x and b");
    EXPECT_EQ(text.translated(), u"C:\\%2\\x and b");
}

TEST(Text, HoldsOtherTexts)
{
    EXPECT_EQ(pattern("(%1)").arg(pattern("%n files", 3)).english(), u"(3 files)");
}

TEST(Text, LeavesAPlaceWithoutArgumentStanding)
{
    EXPECT_EQ(pattern("%1 of %2").arg(QStringLiteral("a")).english(), u"a of %2");
}

TEST(Text, KeepsVerbatimTextAsItIs)
{
    const Text text = Text::verbatim(QStringLiteral("%1 100%"));
    EXPECT_EQ(text.english(), u"%1 100%");
    EXPECT_FALSE(text.isEmpty());
    EXPECT_TRUE(Text().isEmpty());
}

TEST(Text, JoinsAList)
{
    EXPECT_EQ(joined({Text::verbatim(QStringLiteral("a")), Text::verbatim(QStringLiteral("b")),
                      Text::verbatim(QStringLiteral("c"))})
                  .english(),
              u"a, b, c");
    EXPECT_TRUE(joined({}).isEmpty());
}

TEST(Error, SaysMessageDetailAndWayOutOnOneLine)
{
    const Error error = Error::make(ErrorCode::Io, pattern("cannot write x"), pattern("try again"),
                                    QStringLiteral("errno 5"));
    EXPECT_EQ(error.english(), u"cannot write x (errno 5); try again");
    EXPECT_EQ(toString(error.code), u"io");
}

TEST(Error, IsToldWithItsCauseInTheReadersLanguage)
{
    const Error cause = Error::make(ErrorCode::Timeout, pattern("no answer"), pattern("wait"),
                                    QStringLiteral("said Windows"));
    const Error error = Error::make(ErrorCode::Io, pattern("cannot ask"), {}, cause.text());
    const testkit::Shouting shouting;
    EXPECT_EQ(error.translated(), u"CANNOT ASK (NO ANSWER (said Windows); WAIT)");
    EXPECT_EQ(error.english(), u"cannot ask (no answer (said Windows); wait)");
    EXPECT_EQ(Observed<int>::from(cause).detail().translated(), u"NO ANSWER (said Windows); WAIT");
}

} // namespace
} // namespace gosetup
