// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsRegistry.h"

#include "machine/windows/Win32.h"
#include "support/Literals.h"

#include <QUuid>

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

/// Two hives below a key of this test's own, which goes with it.
class WindowsRegistryTest : public ::testing::Test
{
  protected:
    WindowsRegistryTest()
        : m_key(s("Software\\GoSetup-test-") + QUuid::createUuid().toString(QUuid::WithoutBraces)),
          m_registry({Hive::CurrentUser, m_key + s("\\user")},
                     {Hive::CurrentUser, m_key + s("\\machine")})
    {
    }
    ~WindowsRegistryTest() override { RegDeleteTreeW(HKEY_CURRENT_USER, win32::wide(m_key)); }

    /// Past our own code, as another program would.
    void writeRaw(const QString& value, DWORD kind, const QByteArray& data)
    {
        win32::Key key;
        const QString path = m_key + s("\\user\\Environment");
        ASSERT_EQ(RegCreateKeyExW(HKEY_CURRENT_USER, win32::wide(path), 0, nullptr, 0,
                                  KEY_SET_VALUE, nullptr, key.out(), nullptr),
                  ERROR_SUCCESS);
        const QByteArray guarded = data + QByteArray(2, '\xff');
        ASSERT_EQ(RegSetValueExW(key.get(), win32::wide(value), 0, kind,
                                 reinterpret_cast<const BYTE*>(guarded.constData()),
                                 static_cast<DWORD>(data.size())),
                  ERROR_SUCCESS);
    }

    [[nodiscard]] static RegistryValuePath place(const char* name)
    {
        return {Hive::CurrentUser, s("Environment"), s(name)};
    }
    [[nodiscard]] std::optional<RegValue> read(const char* name) const
    {
        const auto value = m_registry.read(place(name));
        EXPECT_TRUE(value.has_value()) << value.error().english().toStdString();
        return value.value_or(std::nullopt);
    }
    void write(const char* name, const std::optional<RegValue>& value)
    {
        const auto written = m_registry.write(place(name), value);
        EXPECT_TRUE(written.has_value()) << written.error().english().toStdString();
    }

    QString m_key;
    WindowsRegistry m_registry;
};

} // namespace

TEST_F(WindowsRegistryTest, KeepsKindAndBytes)
{
    for (const RegValue& value :
         {RegValue::fromText(RegKind::String, s("C:\\Go\\bin")),
          RegValue::fromText(RegKind::ExpandString, s("%SystemRoot%;%NOBODY%\\bin")),
          RegValue{RegKind::Binary, QByteArray("\0\1\2\xff", 4)}, RegValue::fromDword(0xFFFFFFFF),
          RegValue{RegKind::MultiString,
                   RegValue::fromText(RegKind::String, s("a")).data + QByteArray(2, '\0')},
          RegValue{RegKind::Qword, QByteArray(8, '\x11')}, RegValue{RegKind::None, QByteArray()},
          RegValue{static_cast<RegKind>(0x2A), QByteArray("odd")}}) {
        write("V", value);
        EXPECT_EQ(read("V"), value) << toString(value.kind).toStdString();
    }
}

TEST_F(WindowsRegistryTest, ExpandsNothing)
{
    write("Path", RegValue::fromText(RegKind::ExpandString, s("%SystemRoot%\\x")));
    EXPECT_EQ(read("Path")->text(), s("%SystemRoot%\\x"));
}

TEST_F(WindowsRegistryTest, KeepsAnUnpairedSurrogate)
{
    const QString text = s("C:\\") + QChar(0xD83D) + s("\\bin");
    write("Path", RegValue::fromText(RegKind::String, text));
    EXPECT_EQ(read("Path")->text(), text);
    EXPECT_EQ(read("Path")->data, RegValue::fromText(RegKind::String, text).data);
}

TEST_F(WindowsRegistryTest, KeepsATextWithoutItsFinalNulAndOneOfOddLength)
{
    const RegValue bare{RegKind::String, QByteArray::fromHex("61006200")};
    write("Bare", bare);
    EXPECT_EQ(read("Bare"), bare);
    const RegValue odd{RegKind::ExpandString, QByteArray::fromHex("610062")};
    write("Odd", odd);
    EXPECT_EQ(read("Odd"), odd);
}

TEST_F(WindowsRegistryTest, ReadsWhatOthersWrote)
{
    writeRaw(s("Path"), REG_EXPAND_SZ, QByteArray::fromHex("410000d8420000000000"));
    const auto value = read("path");
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ(value->kind, RegKind::ExpandString);
    EXPECT_EQ(value->data, QByteArray::fromHex("410000d8420000000000"));
}

TEST_F(WindowsRegistryTest, ReadsLongValues)
{
    const QString text(40'000, u'x');
    write("Path", RegValue::fromText(RegKind::String, text));
    EXPECT_EQ(read("Path")->text(), text);
}

TEST_F(WindowsRegistryTest, TellsAbsentFromEmpty)
{
    EXPECT_EQ(read("Path"), std::nullopt); // no key
    write("Other", RegValue::fromText(RegKind::String, {}));
    EXPECT_EQ(read("Path"), std::nullopt); // no value
    write("Empty", RegValue{RegKind::String, QByteArray()});
    EXPECT_EQ(read("Empty"), (RegValue{RegKind::String, QByteArray()}));
    EXPECT_EQ(read("Other")->data, QByteArray(2, '\0'));
}

TEST_F(WindowsRegistryTest, DeletesAValueAndForgivesAnAbsentOne)
{
    write("A", RegValue::fromDword(1));
    write("A", std::nullopt);
    EXPECT_EQ(read("A"), std::nullopt);
    write("A", std::nullopt);
    EXPECT_TRUE(m_registry.write({Hive::CurrentUser, s("No\\Such\\Key"), s("A")}, std::nullopt));
    EXPECT_EQ(m_registry.keyExists(Hive::CurrentUser, s("No\\Such")).value(), false);
}

TEST_F(WindowsRegistryTest, ListsValuesAndKeys)
{
    EXPECT_EQ(m_registry.valueNames(Hive::CurrentUser, s("Environment")).value(), QStringList());
    EXPECT_EQ(m_registry.subKeys(Hive::CurrentUser, s("Environment")).value(), QStringList());
    const QString longName(16'000, u'n');
    ASSERT_TRUE(
        m_registry.write({Hive::CurrentUser, s("Environment"), longName}, RegValue::fromDword(1)));
    write("Path", RegValue::fromDword(1));
    write("", RegValue::fromText(RegKind::String, s("default")));
    ASSERT_TRUE(m_registry.write({Hive::CurrentUser, s("Environment\\Sub\\Deeper"), s("x")},
                                 RegValue::fromDword(1)));
    QStringList names = m_registry.valueNames(Hive::CurrentUser, s("environment")).value();
    names.sort();
    EXPECT_EQ(names, (QStringList{s(""), s("Path"), longName}));
    EXPECT_EQ(m_registry.subKeys(Hive::CurrentUser, s("Environment")).value(),
              QStringList{s("Sub")});
    EXPECT_EQ(read("")->text(), s("default"));
}

TEST_F(WindowsRegistryTest, KeepsHivesApart)
{
    ASSERT_TRUE(m_registry.write({Hive::LocalMachine, s("K"), s("A")}, RegValue::fromDword(7)));
    EXPECT_EQ(m_registry.keyExists(Hive::LocalMachine, s("K")).value(), true);
    EXPECT_EQ(m_registry.keyExists(Hive::CurrentUser, s("K")).value(), false);
}

TEST_F(WindowsRegistryTest, KeepsTheSpellingOfAValueThatIsThere)
{
    write("PATH", RegValue::fromDword(1));
    write("Path", RegValue::fromDword(2));
    EXPECT_EQ(m_registry.valueNames(Hive::CurrentUser, s("Environment")).value(),
              QStringList{s("PATH")});
    EXPECT_EQ(read("path"), RegValue::fromDword(2));
}

TEST_F(WindowsRegistryTest, TellsWhenAKeyWasWritten)
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-2);
    write("A", RegValue::fromDword(1));
    const auto when = m_registry.lastWrite(Hive::CurrentUser, s("Environment"));
    ASSERT_TRUE(when.has_value()) << when.error().english().toStdString();
    EXPECT_EQ(when->timeSpec(), Qt::UTC);
    EXPECT_GE(*when, before);
    EXPECT_LE(*when, QDateTime::currentDateTimeUtc().addSecs(2));
    const auto missing = m_registry.lastWrite(Hive::CurrentUser, s("Nowhere"));
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

TEST_F(WindowsRegistryTest, RemovesAKeyOnlyWhereItHoldsNothing)
{
    const QString key = s("Environment");
    EXPECT_TRUE(m_registry.removeEmptyKey(Hive::CurrentUser, key)); // absent
    write("A", RegValue::fromDword(1));
    EXPECT_TRUE(m_registry.removeEmptyKey(Hive::CurrentUser, key));
    EXPECT_EQ(read("A"), RegValue::fromDword(1));
    write("A", std::nullopt);
    EXPECT_EQ(m_registry.keyExists(Hive::CurrentUser, key).value(), true);
    EXPECT_TRUE(m_registry.removeEmptyKey(Hive::CurrentUser, key));
    EXPECT_EQ(m_registry.keyExists(Hive::CurrentUser, key).value(), false);

    ASSERT_TRUE(
        m_registry.write({Hive::CurrentUser, key + s("\\Sub"), s("x")}, RegValue::fromDword(1)));
    EXPECT_TRUE(m_registry.removeEmptyKey(Hive::CurrentUser, key));
    EXPECT_EQ(m_registry.keyExists(Hive::CurrentUser, key + s("\\Sub")).value(), true);
}

TEST_F(WindowsRegistryTest, NamesThePlaceThatItCannotWrite)
{
    // A component of a key's name may have 255 characters.
    const QString tooLong(300, u'k');
    const auto written =
        m_registry.write({Hive::CurrentUser, tooLong, s("A")}, RegValue::fromDword(1));
    ASSERT_FALSE(written.has_value());
    EXPECT_TRUE(written.error().message.english().contains(tooLong));
    EXPECT_FALSE(written.error().detail.isEmpty());
}
