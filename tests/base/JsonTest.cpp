// SPDX-License-Identifier: Apache-2.0
#include "base/Json.h"
#include "support/Literals.h"

#include <QJsonDocument>
#include <gtest/gtest.h>

namespace gosetup {

namespace jsontest {

enum class Colour
{
    Red,
    Green
};
constexpr auto enumNames(Colour)
{
    return std::to_array<EnumName<Colour>>({{Colour::Red, "red"}, {Colour::Green, "green"}});
}

struct Circle
{
    int radius = 0;
};
struct Square
{
    std::optional<QString> label;
};
using Shape = std::variant<Circle, Square>;

struct Picture
{
    QString name;
    Colour colour = Colour::Red;
    quint8 depth = 8;
    std::optional<qint64> size;
    std::optional<QByteArray> bytes;
    std::vector<Shape> shapes;
    QMap<QString, bool> flags;
    QDateTime made;
    bool shown = true;
};

} // namespace jsontest

template <>
inline constexpr const char* json::tagKey<jsontest::Shape> = "is";
template <>
inline constexpr const char* json::tagName<jsontest::Circle> = "circle";
template <>
inline constexpr const char* json::tagName<jsontest::Square> = "square";

namespace jsontest {

QString lowered(const QString& name)
{
    return name.toLower();
}

void fields(auto& v, json::Like<Circle> auto& circle)
{
    v.required("radius", circle.radius, json::within(1, 9));
}

void fields(auto& v, json::Like<Square> auto& square)
{
    v.required("label", square.label);
}

void fields(auto& v, json::Like<Picture> auto& picture)
{
    v.required("name", picture.name, json::notEmpty);
    v.optional("colour", picture.colour);
    v.defaulted("depth", picture.depth);
    v.optional("size", picture.size);
    v.optional("bytes", picture.bytes, json::as<json::Hex>);
    v.optional("shapes", picture.shapes, json::AtMost{3});
    v.optional("flags", picture.flags, json::as<json::MapBy<lowered>>);
    v.optional("made", picture.made);
    v.object("view",
             [&](auto& view) { view.optional("shown", picture.shown, json::otherwise(true)); });
}

} // namespace jsontest

namespace {

using jsontest::Picture;

std::string rewritten(const QByteArray& text)
{
    const auto object = json::parseObject(text);
    EXPECT_TRUE(object.has_value());
    const auto picture = json::read<Picture>(*object);
    if (!picture)
        return picture.error().message.english().toStdString();
    return QJsonDocument(json::toObject(*picture)).toJson(QJsonDocument::Compact).toStdString();
}

TEST(Json, LeavesOutWhatSaysNothing)
{
    EXPECT_EQ(rewritten(R"({"name":"n"})"), R"({"depth":8,"name":"n"})");
    EXPECT_EQ(
        rewritten(R"({"name":"n","colour":"red","shapes":[],"flags":{},"view":{"shown":true}})"),
        R"({"depth":8,"name":"n"})");
}

TEST(Json, ComesBackAsItWas)
{
    const char* whole =
        R"({"bytes":"00ff","colour":"green","depth":255,"flags":{"a":true,"b":false},)"
        R"("made":"2026-01-31T08:00:00.000Z","name":{"utf16":"00d8"},)"
        R"("shapes":[{"is":"circle","radius":9},{"is":"square","label":null},)"
        R"({"is":"square","label":""}],"size":0,"view":{"shown":false}})";
    EXPECT_EQ(rewritten(whole), whole);
}

struct Wrong
{
    const char* member;
    const char* message;
};

TEST(Json, NamesThePathOfTheFirstThingThatIsWrong)
{
    for (const Wrong& wrong : std::vector<Wrong>{
             {R"("x":1)", "$.x: unknown field"},
             {R"("an x":1)", R"($["an x"]: unknown field)"},
             {R"("name":3)", "$.name: must be a string"},
             {R"("name":"")", "$.name: must not be empty"},
             {R"("name":{"utf16":"0"})", "$.name: must be a string"},
             {R"("name":{"utf16":"00d8","x":1})", "$.name: must be a string"},
             {R"("colour":"blue")", "$.colour: must be one of red, green"},
             {R"("colour":null)", "$.colour: must be one of red, green"},
             {R"("depth":256)", "$.depth: must be 0 to 255"},
             {R"("depth":-1)", "$.depth: must be 0 to 255"},
             {R"("depth":1.5)", "$.depth: must be a whole number"},
             {R"("depth":"0x1")", "$.depth: must be a whole number"},
             {R"("size":null)", "$.size: must be a whole number"},
             {R"("size":1e300)", "$.size: must be a whole number"},
             {R"("bytes":"0")", "$.bytes: must be pairs of hexadecimal digits in lower case"},
             {R"("bytes":"FF")", "$.bytes: must be pairs of hexadecimal digits in lower case"},
             {R"("bytes":7)", "$.bytes: must be pairs of hexadecimal digits in lower case"},
             {R"("shapes":{})", "$.shapes: must be a list"},
             {R"("shapes":[1,2,3,4])", "$.shapes: more than 3 entries"},
             {R"("shapes":[3])", "$.shapes[0]: must be an object"},
             {R"("shapes":[{}])", "$.shapes[0].is: is required"},
             {R"("shapes":[{"is":"line"}])", "$.shapes[0].is: must be one of circle, square"},
             {R"("shapes":[{"is":"circle"}])", "$.shapes[0].radius: is required"},
             {R"("shapes":[{"is":"circle","radius":0}])", "$.shapes[0].radius: must be 1 to 9"},
             {R"("shapes":[{"is":"square"}])", "$.shapes[0].label: is required"},
             {R"("shapes":[{"is":"circle","radius":1,"label":null}])",
              "$.shapes[0].label: unknown field"},
             {R"("flags":{"a":1})", "$.flags.a: must be true or false"},
             {R"("flags":{"A":true,"a":true})",
              "$.flags.a: is a duplicate with a different spelling"},
             {R"("made":"noon")", "$.made: must be a time such as 2026-01-31T08:00:00Z"},
             {R"("made":"")", "$.made: must be a time such as 2026-01-31T08:00:00Z"},
             {R"("view":{"hidden":1})", "$.view.hidden: unknown field"},
             {R"("view":7)", "$.view: must be an object"},
         }) {
        const QByteArray name =
            QByteArray(wrong.member).startsWith("\"name\"") ? "" : R"("name":"n",)";
        EXPECT_EQ(rewritten('{' + name + wrong.member + '}'), wrong.message) << wrong.member;
    }
    EXPECT_EQ(rewritten("{}"), "$.name: is required");
}

TEST(Json, OfOthersMayHoldMore)
{
    const QJsonObject object{{s("name"), s("n")}, {s("x"), 1}};
    EXPECT_FALSE(json::read<Picture>(object));
    EXPECT_TRUE(json::read<Picture>(object, json::Unknown::PassedOver));
    const QJsonObject wrong{{s("name"), 1}, {s("x"), 1}};
    EXPECT_FALSE(json::read<Picture>(wrong, json::Unknown::PassedOver));
}

TEST(Json, SaysWhereTextIsNoJson)
{
    const auto broken = json::parseObject("{\n \"a\" 1}");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::Corrupt);
    EXPECT_EQ(broken.error().message.english(), s("$: invalid JSON at line 2, column 7"));
    EXPECT_EQ(json::parseObject("[]").error().code, ErrorCode::Invalid);
}

TEST(Json, VisitsEveryText)
{
    Picture picture;
    picture.name = s("n");
    picture.bytes = QByteArray("bytes");
    picture.shapes = {jsontest::Circle{1}, jsontest::Square{s("label")}, jsontest::Square{}};
    picture.flags = {{s("flag"), true}};
    QStringList seen;
    json::changeTexts(picture, [&](const QString& text) {
        seen << text;
        return u'<' + text.toUpper();
    });
    EXPECT_EQ(seen, (QStringList{s("n"), s("label"), s("flag")}));
    EXPECT_EQ(picture.name, s("<N"));
    EXPECT_EQ(*std::get<jsontest::Square>(picture.shapes[1]).label, s("<LABEL"));
    EXPECT_EQ(picture.flags.keys(), QStringList{s("<flag")});
    EXPECT_EQ(*picture.bytes, "bytes");
}

TEST(Names, AreReadBack)
{
    using jsontest::Colour;
    EXPECT_EQ(toString(Colour::Green), s("green"));
    EXPECT_EQ(fromName<Colour>(s("green")), Colour::Green);
    EXPECT_EQ(fromName<Colour>(s("Green")), std::nullopt);
    EXPECT_EQ(allNames<Colour>(), s("red, green"));
    EXPECT_EQ(toString(static_cast<Colour>(9)), QString());
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        EXPECT_FALSE(toString(static_cast<ErrorCode>(code)).isEmpty()) << code;
}

} // namespace
} // namespace gosetup
