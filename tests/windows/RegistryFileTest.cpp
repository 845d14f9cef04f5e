// SPDX-License-Identifier: Apache-2.0
#include "windows/RegistryFile.h"

#include <gtest/gtest.h>

using namespace gosetup::wine;

namespace {

RegistryHive parsed(const char* text)
{
    QStringList complaints;
    RegistryHive hive = parseRegistryFile(text, complaints);
    EXPECT_TRUE(complaints.isEmpty()) << complaints.join(u'\n').toStdString();
    return hive;
}

RawValue valueOf(const char* text)
{
    const RegistryHive hive = parsed(text);
    const RegistryKey* key = hive.find(QStringLiteral("Environment"));
    const RawValue* value = key != nullptr ? key->find(QStringLiteral("PATH")) : nullptr;
    EXPECT_NE(value, nullptr);
    return value != nullptr ? *value : RawValue();
}

} // namespace

TEST(RegistryFile, ReadsTextsWithTheirKind)
{
    const RawValue plain = valueOf("[Environment] 1\n#time=1\n\"Path\"=\"C:\\\\Go\\\\bin\"\n");
    EXPECT_EQ(plain.kind, 1U);
    EXPECT_EQ(plain.text(), u"C:\\Go\\bin");
    EXPECT_TRUE(plain.data.endsWith(QByteArray("n\0\0\0", 4))) << "with the final NUL";
    const RawValue expandable = valueOf("[Environment] 1\n\"Path\"=str(2):\"%A%;\\\"q\\\"\"\n");
    EXPECT_EQ(expandable.kind, 2U);
    EXPECT_EQ(expandable.text(), u"%A%;\"q\"");
    const RawValue list = valueOf("[Environment] 1\n\"Path\"=str(7):\"a\\0b\\0\"\n");
    EXPECT_EQ(list.kind, 7U);
    EXPECT_EQ(list.data, QByteArray("a\0\0\0b\0\0\0\0\0", 10));
}

TEST(RegistryFile, KeepsAnUnpairedSurrogate)
{
    const RawValue value = valueOf("[Environment] 1\n\"Path\"=str(2):\"\\xd800\\x101;\\x00e9a\"\n");
    EXPECT_EQ(value.data.toHex(), "00d801013b00e90061000000");
}

TEST(RegistryFile, ReadsNumbersAndBytesOverSeveralLines)
{
    EXPECT_EQ(valueOf("[Environment] 1\n\"Path\"=dword:0000002a\n").data.toHex(), "2a000000");
    const RawValue bytes = valueOf("[Environment] 1\n\"Path\"=hex(2):41,00,\\\n  42,00\n");
    EXPECT_EQ(bytes.kind, 2U);
    EXPECT_EQ(bytes.data.toHex(), "41004200");
    EXPECT_EQ(valueOf("[Environment] 1\n\"Path\"=hex:01,02\n").kind, 3U);
    EXPECT_EQ(valueOf("[Environment] 1\n\"Path\"=hex(b):01\n").kind, 11U);
}

TEST(RegistryFile, ComplainsOfWhatItCannotRead)
{
    QStringList complaints;
    (void)parseRegistryFile("[A] 1\n\"x\"=nonsense\nmore nonsense\n", complaints);
    EXPECT_EQ(complaints.size(), 2);
}

TEST(RegistryFile, TellsEveryDifference)
{
    RegistryDump before;
    RegistryDump after;
    before.user = parsed("[E] 1\n\"a\"=\"1\"\n\"b\"=\"2\"\n\"c\"=\"3\"\n[Gone] 1\n");
    after.user = parsed("[E] 2\n\"a\"=\"1\"\n\"b\"=str(2):\"2\"\n\"C\"=\"3\"\n[New] 2\n@=\"x\"\n");
    EXPECT_EQ(
        differences(before, after),
        (QStringList{QStringLiteral("~ HKCU\\E\\b = REG 1: 2 -> REG 2: 2"),
                     QStringLiteral("- HKCU\\E\\c = REG 1: 3"),
                     QStringLiteral("+ HKCU\\E\\C = REG 1: 3"), QStringLiteral("- HKCU\\Gone"),
                     QStringLiteral("+ HKCU\\New"), QStringLiteral("+ HKCU\\New\\ = REG 1: x")}));
    EXPECT_TRUE(differences(after, after).isEmpty());
}
