// SPDX-License-Identifier: Apache-2.0
#include "paths/WindowsPath.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

TEST(WindowsPath, CleansSpellings)
{
    EXPECT_EQ(winpath::clean(s("C:/Go//bin/")), u"C:\\Go\\bin");
    EXPECT_EQ(winpath::clean(s("C:\\")), u"C:\\");
    EXPECT_EQ(winpath::clean(s("C:\\a\\.\\b\\..\\c")), u"C:\\a\\c");
    EXPECT_EQ(winpath::clean(s("C:\\..\\x")), u"C:\\x");
    EXPECT_EQ(winpath::clean(s("..\\x")), u"..\\x");
    EXPECT_EQ(winpath::clean(s("\"C:\\Program Files\\Go\"")), u"C:\\Program Files\\Go");
    EXPECT_EQ(winpath::clean(s("\\\\server\\share\\x\\")), u"\\\\server\\share\\x");
    EXPECT_EQ(winpath::clean(s("")), QString());
}

TEST(WindowsPath, ComparesWithoutCase)
{
    EXPECT_TRUE(winpath::same(s("C:\\GO"), s("c:/go/")));
    EXPECT_FALSE(winpath::same(s("C:\\GO"), s("C:\\GO2")));
}

TEST(WindowsPath, IsInsideMeansWholeSegments)
{
    EXPECT_TRUE(winpath::isInside(s("C:\\Go\\bin"), s("c:\\go")));
    EXPECT_TRUE(winpath::isInside(s("C:\\Go"), s("C:\\Go\\")));
    EXPECT_TRUE(winpath::isInside(s("C:\\Go"), s("C:\\")));
    EXPECT_FALSE(winpath::isInside(s("C:\\Go2"), s("C:\\Go")));
    EXPECT_FALSE(winpath::isInside(s("C:\\Go"), s("")));
}

TEST(WindowsPath, SplitsAndJoins)
{
    EXPECT_EQ(winpath::parent(s("C:\\Go\\bin")), u"C:\\Go");
    EXPECT_EQ(winpath::parent(s("C:\\Go")), u"C:\\");
    EXPECT_EQ(winpath::parent(s("C:\\")), QString());
    EXPECT_EQ(winpath::parent(s("\\\\s\\h\\x")), u"\\\\s\\h");
    EXPECT_EQ(winpath::fileName(s("C:\\Go\\bin\\go.exe")), u"go.exe");
    EXPECT_EQ(winpath::join(s("C:\\"), s("Go")), u"C:\\Go");
    EXPECT_EQ(winpath::drive(s("c:\\x")), u"C:");
    EXPECT_TRUE(winpath::isDriveRoot(s("D:\\")));
    EXPECT_FALSE(winpath::isDriveRoot(s("D:\\x")));
}

TEST(WindowsPath, DropsDotsAtTheEndAsWindowsDoes)
{
    EXPECT_EQ(winpath::withoutEndDots(s("C:\\Go.")), u"C:\\Go");
    EXPECT_EQ(winpath::withoutEndDots(s("C:\\Go. ..")), u"C:\\Go");
    EXPECT_EQ(winpath::withoutEndDots(s("C:\\a.\\b..\\c")), u"C:\\a\\b..\\c");
    EXPECT_EQ(winpath::withoutEndDots(s("\\\\nas\\go\\bin.")), u"\\\\nas\\go\\bin");
    EXPECT_EQ(winpath::withoutEndDots(s("C:\\")), u"C:\\");
    EXPECT_EQ(winpath::withoutEndDots(s("C:\\.config\\go1.24")), u"C:\\.config\\go1.24");
    EXPECT_EQ(winpath::root(s("C:\\Go\\bin")), u"C:\\");
    EXPECT_EQ(winpath::root(s("\\\\nas\\go\\bin")), u"\\\\nas\\go");
}

TEST(WindowsPath, KnowsWhatIsAbsolute)
{
    for (const char* path : {"C:\\x", "c:/x", "\\\\server\\share", "\"C:\\x y\""})
        EXPECT_TRUE(winpath::isAbsolute(s(path))) << path;
    for (const char* path : {"", "x", "\\x", "C:x", "C:", "..\\x", "%GOROOT%\\bin"})
        EXPECT_FALSE(winpath::isAbsolute(s(path))) << path;
}

TEST(WindowsPath, KnowsReservedNames)
{
    for (const char* name : {"CON", "nul", "COM1.txt", "lpt9", "aux.tar.gz", "CON "})
        EXPECT_TRUE(winpath::isReservedName(s(name))) << name;
    for (const char* name : {"CONSOLE", "COM10", "COM", "go", "null", "COM0x"})
        EXPECT_FALSE(winpath::isReservedName(s(name))) << name;
}

TEST(WindowsPath, ExpandsAsWindowsDoes)
{
    const winpath::VariableLookup lookup = [](const QString& name) {
        return name == QLatin1String("A") ? QStringLiteral("x") : QString();
    };
    EXPECT_EQ(winpath::expand(s("%A%\\b"), lookup), u"x\\b");
    EXPECT_EQ(winpath::expand(s("%B%\\b"), lookup), u"%B%\\b");
    EXPECT_EQ(winpath::expand(s("100%"), lookup), u"100%");
    EXPECT_EQ(winpath::expand(s("%B%A%"), lookup), u"%Bx");
    EXPECT_EQ(winpath::expand(s("%%"), lookup), u"%%");
    EXPECT_EQ(winpath::expand(s("%%A%%"), lookup), u"%%A%%");
    EXPECT_TRUE(winpath::hasVariable(s("%A%\\b")));
    EXPECT_FALSE(winpath::hasVariable(s("50%")));
    EXPECT_FALSE(winpath::hasVariable(s("a%%b")));
}

TEST(WindowsPath, FindsForbiddenCharacters)
{
    for (const char* name : {"a:b", "a?b", "a\tb", "a|b"})
        EXPECT_TRUE(winpath::hasForbiddenCharacter(s(name))) << name;
    EXPECT_FALSE(winpath::hasForbiddenCharacter(s("go 1.24 [x] (ä)")));
}

} // namespace
} // namespace gosetup
