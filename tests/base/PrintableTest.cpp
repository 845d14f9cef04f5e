// SPDX-License-Identifier: Apache-2.0
#include "base/Printable.h"
#include "base/Error.h"
#include "base/Text.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

struct Unprintable
{
    const char* name;
    QString before;
    const char* after;
};

QString withPoint(char32_t c)
{
    // Not fromUcs4(), which takes U+FEFF for a mark of its own.
    QString text = QStringLiteral("a");
    for (const char16_t unit : QChar::fromUcs4(c))
        text += QChar(unit);
    return text + u'b';
}

class UnprintableTest : public testing::TestWithParam<Unprintable>
{
};

TEST_P(UnprintableTest, IsShownByItsNumber)
{
    EXPECT_EQ(printable(GetParam().before).toStdString(), GetParam().after);
    EXPECT_TRUE(hasUnprintable(GetParam().before));
}

TEST_P(UnprintableTest, IsShownSoInEveryTextThatTakesIt)
{
    const char* const place = "<%1>"; // not a literal at the call: no text of the program's
    EXPECT_EQ(Text::tr(place).arg(GetParam().before).translated().toStdString(),
              '<' + std::string(GetParam().after) + '>');
    EXPECT_EQ(Text::tr(place).arg(Text::verbatim(GetParam().before)).english().toStdString(),
              '<' + std::string(GetParam().after) + '>');
    EXPECT_EQ(Text::verbatim(GetParam().before).translated().toStdString(), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Characters, UnprintableTest,
    testing::Values(
        Unprintable{"Escape", withPoint(0x1B), "a\\u001bb"},
        Unprintable{"Bell", withPoint(0x07), "a\\u0007b"},
        Unprintable{"Backspace", withPoint(0x08), "a\\bb"},
        Unprintable{"Tab", withPoint(0x09), "a\\tb"}, Unprintable{"Line", withPoint(0x0A), "a\\nb"},
        Unprintable{"Return", withPoint(0x0D), "a\\rb"},
        Unprintable{"Nul", withPoint(0x00), "a\\u0000b"},
        Unprintable{"Delete", withPoint(0x7F), "a\\u007fb"},
        Unprintable{"NextLine", withPoint(0x85), "a\\u0085b"},
        Unprintable{"Introducer", withPoint(0x9B), "a\\u009bb"},
        Unprintable{"SoftHyphen", withPoint(0xAD), "a\\u00adb"},
        Unprintable{"ArabicMark", withPoint(0x061C), "a\\u061cb"},
        Unprintable{"ZeroWidth", withPoint(0x200B), "a\\u200bb"},
        Unprintable{"JoinerInAscii", withPoint(0x200D), "a\\u200db"},
        Unprintable{"LeftToRight", withPoint(0x200E), "a\\u200eb"},
        Unprintable{"RightToLeft", withPoint(0x200F), "a\\u200fb"},
        Unprintable{"LineSeparator", withPoint(0x2028), "a\\u2028b"},
        Unprintable{"ParagraphSeparator", withPoint(0x2029), "a\\u2029b"},
        Unprintable{"Embedding", withPoint(0x202A), "a\\u202ab"},
        Unprintable{"Override", withPoint(0x202E), "a\\u202eb"},
        Unprintable{"WordJoiner", withPoint(0x2060), "a\\u2060b"},
        Unprintable{"Isolate", withPoint(0x2066), "a\\u2066b"},
        Unprintable{"PopIsolate", withPoint(0x2069), "a\\u2069b"},
        Unprintable{"ByteOrderMark", withPoint(0xFEFF), "a\\ufeffb"},
        Unprintable{"Tag", withPoint(0xE0041), "a\\udb40\\udc41b"},
        Unprintable{"HighHalf", QStringLiteral("a") + QChar(0xD83D) + u'b', "a\\ud83db"},
        Unprintable{"LowHalf", QStringLiteral("a") + QChar(0xDE00) + u'b', "a\\ude00b"},
        Unprintable{"HighHalfAtTheEnd", QStringLiteral("a") + QChar(0xD83D), "a\\ud83d"},
        Unprintable{"Colour", QStringLiteral("\033[31mred"), "\\u001b[31mred"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Printable, LeavesWhatPeopleWriteAsItIs)
{
    for (const char* text :
         {"C:\\Program Files\\Go\\bin", "%PATH%;C:\\x", "\xE6\x9D\x8E\xE6\x98\x8E",
          "\xF0\x9F\x98\x80 "
          "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
          "e\xCC\x81\xCC\xA7", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
          "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85",
          "\xC2\xA0 \xE3\x80\x80", "\xEE\x82\xB0", "\\u001b"}) {
        EXPECT_EQ(printable(QString::fromUtf8(text)).toStdString(), text);
        EXPECT_FALSE(hasUnprintable(QString::fromUtf8(text))) << text;
    }
}

TEST(Printable, TwiceIsOnce)
{
    const QString once = printable(QStringLiteral("a\033[2J\u202e\r\nb") + QChar(0xD800));
    EXPECT_EQ(printable(once), once);
}

TEST(Printable, LetsLinesAndOurOwnColoursPassWhereTheyMay)
{
    const QString text = QStringLiteral("\033[31mred\033[0m\n\033[2J\033[35m\u009b31m\r");
    EXPECT_EQ(printableLines(text, Colour::Allowed).toStdString(),
              "\033[31mred\033[0m\n\\u001b[2J\\u001b[35m\\u009b31m\\r");
    EXPECT_EQ(printableLines(text).toStdString(),
              "\\u001b[31mred\\u001b[0m\n\\u001b[2J\\u001b[35m\\u009b31m\\r");
}

TEST(Printable, IsWhatAnErrorQuotes)
{
    const char* const place = "no %1";
    const Error error =
        Error::make(ErrorCode::Invalid, Text::tr(place).arg(QStringLiteral("\033]0;x\a")), {},
                    QStringLiteral("two\nlines"));
    EXPECT_EQ(error.english().toStdString().find('\033'), std::string::npos);
    EXPECT_EQ(error.english().toStdString().find('\n'), std::string::npos);
}

TEST(Text, KeepsTheLinesOfTheProgramsOwnWords)
{
    const char* const two = "one\ntwo %1";
    EXPECT_EQ(Text::tr(two).arg(Text::tr(two).arg(QStringLiteral("x"))).english().toStdString(),
              "one\ntwo one\ntwo x");
}

} // namespace
} // namespace gosetup
