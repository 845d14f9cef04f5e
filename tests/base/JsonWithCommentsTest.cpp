// SPDX-License-Identifier: Apache-2.0
#include "base/JsonWithComments.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

QString valueOfA(const char* text)
{
    const auto object = json::parseObjectWithComments(text);
    return object ? object->value(s("a")).toString(s("none")) : object.error().english();
}

} // namespace

TEST(JsonWithComments, TakesWhatEditorsTake)
{
    for (const char* text :
         {R"({"a":"x"})", "\xEF\xBB\xBF{\"a\":\"x\"}", "// c\r\n{\r\n\"a\": \"x\", // c\r\n}\r\n",
          "/* { */ {\"a\": /* , */ \"x\" /* \" */ , /* last */ }", "{\"b\":[1,2,],\"a\":\"x\",}",
          "{\"a\":\"y\",\"a\":\"x\"} // no line end", "{\"a\":\"x\"} /* no end"})
        EXPECT_EQ(valueOfA(text), s("x")) << text;
}

TEST(JsonWithComments, LeavesWhatIsInStringsAlone)
{
    for (const char* value : {"https://x", "a /* b */ c", ",}", "\\\\", "\\\"//"}) {
        const auto object = json::parseObjectWithComments(QByteArray("{\"a\":\"") + value + "\",}");
        ASSERT_TRUE(object) << value;
        EXPECT_EQ(json::withoutComments(QByteArray("{\"a\":\"") + value + "\"}"),
                  QByteArray("{\"a\":\"") + value + "\"}");
    }
    EXPECT_EQ(valueOfA(R"({"a":"https://x // no comment"})"), s("https://x // no comment"));
}

TEST(JsonWithComments, IsAnEmptyObjectWhereNothingIsInIt)
{
    for (const char* text : {"", "  \r\n", "// nothing yet\n", "/* */", "\xEF\xBB\xBF"})
        EXPECT_EQ(valueOfA(text), s("none")) << text;
}

TEST(JsonWithComments, NamesTheLineAndColumnOfTheOriginal)
{
    const auto bad = json::parseObjectWithComments("{ // one, \n /* two\n three */ \"a\" \"x\" }");
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(bad.error().english().contains(s("line 3"))) << bad.error().english().toStdString();
    EXPECT_EQ(json::parseObjectWithComments("[1]").error().code, ErrorCode::Invalid);
    // A comma between nothing is no trailing one.
    EXPECT_FALSE(json::parseObjectWithComments("{\"a\":1,,\"b\":2}"));
}

TEST(JsonWithComments, KeepsTheLengthOfTheText)
{
    const QByteArray text = "\xEF\xBB\xBF{\"a\":1, // \xE4\xBD\xA0\r\n/* \n */}";
    const QByteArray json = json::withoutComments(text);
    EXPECT_EQ(json.size(), text.size());
    EXPECT_EQ(json.count('\n'), text.count('\n'));
}

TEST(JsonWithComments, FindsTheLineOfAMember)
{
    const QByteArray text = "{\n"
                            "  // \"go.goroot\": \"no\",\n"
                            "  \"x\": {\"go.goroot\": 1, \"y\": [{\"go.goroot\": 2}, ]},\n"
                            "  \"go.goroot\": \"C:\\\\Go\",\n"
                            "  \"go.alternateTools\": {\n"
                            "    \"go\\u0070ls\": \"a\",\n"
                            "    \"dlv\": \"b\",\n"
                            "  },\n"
                            "}\n";
    EXPECT_EQ(json::lineOfMember(text, {s("go.goroot")}), 4);
    EXPECT_EQ(json::lineOfMember(text, {s("go.alternateTools"), s("gopls")}), 6);
    EXPECT_EQ(json::lineOfMember(text, {s("go.alternateTools"), s("dlv")}), 7);
    EXPECT_EQ(json::lineOfMember(text, {s("dlv")}), 0);
    EXPECT_EQ(json::lineOfMember(text, {s("go.alternateTools"), s("go")}), 0);
    EXPECT_EQ(json::lineOfMember("{\"a\":1,\n\"a\":2}", {s("a")}), 2) << "the last one counts";
    EXPECT_EQ(json::lineOfMember("{\"a\":{\"b\":1},\n\"a\":{}}", {s("a"), s("b")}), 0);
    EXPECT_EQ(json::lineOfMember(text, {}), 0);
}
