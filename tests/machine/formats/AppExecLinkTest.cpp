// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/AppExecLink.h"
#include "support/Literals.h"

#include <QtEndian>

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

QByteArray body(const QStringList& strings, quint32 version = 3)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian<quint32>(version, bytes.data());
    for (const QString& text : strings) {
        for (const QChar c : text) {
            bytes += static_cast<char>(c.unicode() & 0xFF);
            bytes += static_cast<char>(c.unicode() >> 8);
        }
        bytes += QByteArray(2, '\0');
    }
    return bytes;
}

QByteArray header(qsizetype length, quint32 tag = 0x8000001B)
{
    QByteArray bytes(8, '\0');
    qToLittleEndian<quint32>(tag, bytes.data());
    qToLittleEndian<quint16>(static_cast<quint16>(length), bytes.data() + 4);
    return bytes;
}

const QStringList python = {
    s("Microsoft.DesktopAppInstaller_8wekyb3d8bbwe"),
    s("Microsoft.DesktopAppInstaller_8wekyb3d8bbwe!PythonRedirector"),
    s("C:\\Program Files\\WindowsApps\\Microsoft.DesktopAppInstaller_1.21\\AppInstaller.exe"),
    s("0")};

} // namespace

TEST(AppExecLink, SaysItsStringsWithAndWithoutHeader)
{
    const QByteArray bytes = body(python);
    EXPECT_EQ(appExecStrings(bytes), python);
    EXPECT_EQ(appExecStrings(header(bytes.size()) + bytes), python);
    EXPECT_EQ(appExecStrings(body({s("Pack_1"), s(""), s("C:\\世界.exe")})),
              QStringList({s("Pack_1"), s(""), s("C:\\世界.exe")}));
}

TEST(AppExecLink, KeepsWhatCameOfABufferThatWasCut)
{
    const QByteArray whole = header(body(python).size()) + body(python);
    const auto cut = appExecStrings(whole.left(8 + 4 + 2 * (43 + 1 + 10) + 1));
    ASSERT_TRUE(cut);
    EXPECT_EQ(*cut, QStringList({python[0], s("Microsoft.")}));
}

TEST(AppExecLink, RefusesBytesThatAreNone)
{
    EXPECT_FALSE(appExecStrings({}));
    EXPECT_FALSE(appExecStrings(QByteArray(3, '\3')));
    EXPECT_FALSE(appExecStrings(body(python, 4))) << "another version";
    EXPECT_FALSE(appExecStrings(body({s(""), s("x")}))) << "no package";
    EXPECT_FALSE(appExecStrings(header(4) + body(python))) << "more than it says it is";
    EXPECT_FALSE(appExecStrings(header(0, 0xA000000C) + body(python))) << "another tag";
    EXPECT_FALSE(appExecStrings(body({s("Pack\x1b[2J"), s("x")}))) << "a terminal's command";
    EXPECT_FALSE(appExecStrings(body({s("Pack"), s("x\u202Eexe.og")}))) << "text that runs back";
    EXPECT_FALSE(appExecStrings(body({QString(9000, u'x')}))) << "larger than any reparse point";
}

TEST(AppExecLink, IsWrittenBackAsItWasSaved)
{
    const QByteArray bytes = body(python);
    const QByteArray whole = header(bytes.size()) + bytes;
    EXPECT_EQ(appExecBuffer(whole), whole);
    EXPECT_EQ(appExecBuffer(bytes), whole);
    const QByteArray later = body(python, 5);
    EXPECT_EQ(appExecBuffer(header(later.size()) + later), header(later.size()) + later)
        << "a version that we cannot read is put back all the same";
}

TEST(AppExecLink, IsNotWrittenBackWhenItWouldBeSomethingElse)
{
    const QByteArray bytes = body(python);
    EXPECT_FALSE(appExecBuffer({}));
    EXPECT_FALSE(appExecBuffer(header(bytes.size() + 2) + bytes)) << "cut";
    EXPECT_FALSE(appExecBuffer(header(bytes.size() - 2) + bytes));
    EXPECT_FALSE(appExecBuffer(header(bytes.size(), 0xA0000003) + bytes)) << "a junction";
    EXPECT_FALSE(appExecBuffer(QByteArray(16 * 1024 + 1, '\1')));
    EXPECT_FALSE(appExecBuffer(body({QString(8191, u'x')}))) << "the header makes it too large";
}

TEST(PlainFileName, IsOneNameInAFolder)
{
    for (const char* name : {"go.exe", "python3.12.exe", "a b.exe", "世界.exe"})
        EXPECT_TRUE(isPlainFileName(s(name))) << name;
    for (const char* name : {"", ".", "..", "..\\go.exe", "a/b.exe", "C:go.exe", "go.exe:stream",
                             "go.exe.", "go.exe ", "NUL", "con.exe", "*.exe", "a\tb.exe"})
        EXPECT_FALSE(isPlainFileName(s(name))) << name;
}
