// SPDX-License-Identifier: Apache-2.0
#include "base/Redact.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

struct Case
{
    const char* before;
    const char* after;
};

class SecretTest : public testing::TestWithParam<Case>
{
};

TEST_P(SecretTest, IsTakenOut)
{
    EXPECT_EQ(withoutSecrets(s(GetParam().before)).toStdString(), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Secrets, SecretTest,
    testing::Values(Case{"http://li:hunter2@proxy:8080/x", "http://***@proxy:8080/x"},
                    Case{"http://li:p@ss@proxy:8080", "http://***@proxy:8080"},
                    Case{"http://li:p/ss@proxy", "http://***@proxy"},
                    Case{"http://li:geheim＠host:8080", "http://***"},
                    Case{"http：//li：geheim@host", "http://***@host"},
                    Case{"x ＝ li：geheim@host:80 （y）", "x ＝ ***@host:80 （y）"},
                    Case{"http://li:geheim host:80", "http://*** host:80"},
                    Case{"http://li@geheim:host:8080/x", "http://***/x"},
                    Case{"http://li:123geheim", "http://***"},
                    Case{"https://oauth2:glpat-abcDEF123456@gitlab.corp/x.git",
                         "https://***@gitlab.corp/x.git"},
                    Case{"https://token@github.com/a/b", "https://***@github.com/a/b"},
                    Case{"HTTPS_PROXY=li:hunter2@proxy.corp:8080",
                         "HTTPS_PROXY=***@proxy.corp:8080"},
                    Case{"CORP\\li:hunter2@proxy:80", "***@proxy:80"},
                    Case{"https://dl.corp.example/aB3dE5fG7hJ9kL1m/team/go/",
                         "https://dl.corp.example/***/team/go/"},
                    Case{"https://a.example/artifactory/api/go/go-virtual2024/x",
                         "https://a.example/artifactory/api/go/go-virtual2024/x"},
                    Case{"ghp_0123456789abcdefABCD", "***"},
                    Case{"a github_pat_11AAAAA_bbbb b", "a *** b"},
                    Case{"Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***"},
                    Case{"https://h/x?token=abc&v=1", "https://h/x?token=***&v=1"},
                    Case{"https://h/x?v=1&key=abc#f", "https://h/x?v=1&key=***#f"},
                    Case{"https://h/x?password=a%20b", "https://h/x?password=***"},
                    Case{"DB_PASSWORD=geheim next", "DB_PASSWORD=*** next"},
                    Case{"\"apiKey\": \"abc def\"", "\"apiKey\": ***"},
                    Case{"write to li.ming@corp.example now", "write to ***@*** now"},
                    Case{"GOAUTH=netrc --token X", "GOAUTH=***"},
                    Case{"set GOCACHEPROG=prog --token X\nset GOOS=windows",
                         "set GOCACHEPROG=***\nset GOOS=windows"},
                    Case{"<li>CC = zig cc --token X</li><li>b</li>", "<li>CC = ***</li><li>b</li>"},
                    Case{"git_ssh_command=ssh -i \"C:\\my key\"", "git_ssh_command=***"},
                    Case{"-mod=mod -toolexec=prog:X -v", "-mod=mod -toolexec=*** -v"},
                    Case{"-v '-toolexec=prog --key X' -x", "-v '-toolexec=***' -x"},
                    Case{"\"-exec=prog 'X'\" -v", "\"-exec=***\" -v"},
                    Case{"-toolexec \"prog X\" -v", "-toolexec *** -v"},
                    Case{"prog --token X --v", "prog --token *** --v"},
                    Case{"prog -api-key \"X Y\" z", "prog -api-key *** z"}));

class HarmlessTest : public testing::TestWithParam<const char*>
{
};

TEST_P(HarmlessTest, StaysAsItIs)
{
    EXPECT_EQ(withoutSecrets(s(GetParam())).toStdString(), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Texts, HarmlessTest,
    testing::Values("https://proxy.golang.org/github.com/a/b/@v/list",
                    "https://host:8080/github.com/a/b/@v/v1.0.0.zip",
                    "go install golang.org/x/tools/gopls@v0.16.1", "git@github.com:a/b.git",
                    "C:\\Users\\x;C:\\Go\\bin;D:\\tools", "GOPROXY=https://goproxy.cn,direct",
                    "12:30:45 done", "go1.24.4.windows-amd64.zip: 78931360 bytes",
                    "%USERPROFILE%\\go\\bin", "Key: HKCU\\Environment\\Path", "CC is not set",
                    "CC=***2", "GOAUTH = ***", "CGO_ENABLED=1", "SRC=C:\\x", "%CC%=1",
                    "at https://host:8080. https://host:80: refused (http://[::1]:80)",
                    "file://C:\\x and file://D:x", "as http://host:port. If",
                    "http://http://127.0.0.1:7890",
                    "用户名：li，代理：http://host:80（HTTPS_PROXY）", "-mod=mod -v -ldflags=-s",
                    "a --token --verbose"));

struct NameCase
{
    const char* user;
    const char* before;
    const char* after;
};

class NameTest : public testing::TestWithParam<NameCase>
{
};

TEST_P(NameTest, IsReplacedWholeAndNothingElse)
{
    RedactionNames names;
    names.userName = s(GetParam().user);
    names.profiles << s("C:\\Users\\") + names.userName;
    EXPECT_EQ(Redactor(names).redact(s(GetParam().before)).toStdString(), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Names, NameTest,
    testing::Values(NameCase{"li", "C:\\Users\\li\\go", "C:\\Users\\%USERNAME%\\go"},
                    NameCase{"li", "c:/users/LI/go", "c:/users/%USERNAME%/go"},
                    NameCase{"li", "\"C:\\\\Users\\\\li\"", "\"C:\\\\Users\\\\%USERNAME%\""},
                    NameCase{"li", "the client list in C:\\client\\lib",
                             "the client list in C:\\client\\lib"},
                    NameCase{"li", "D:\\backup\\li;C:\\lib", "D:\\backup\\%USERNAME%;C:\\lib"},
                    NameCase{"li", "<ul><li>a</li></ul>", "<ul><li>a</li></ul>"},
                    NameCase{"li", "li", "%USERNAME%"},
                    NameCase{"li", "C:\\Users\\LIMING~1\\Temp", "C:\\Users\\%USERNAME%\\Temp"},
                    NameCase{"wang", "Wang's swangle: D:\\wang_old",
                             "%USERNAME%'s swangle: D:\\%USERNAME%_old"},
                    NameCase{"go", "C:\\Users\\go\\go\\bin;C:\\Program Files\\Go\\bin",
                             "C:\\Users\\%USERNAME%\\go\\bin;C:\\Program Files\\Go\\bin"},
                    NameCase{"Li Ming", "C:\\Users\\Li Ming\\x", "C:\\Users\\%USERNAME%\\x"},
                    NameCase{"a.b", "C:\\Users\\a.b and axb", "C:\\Users\\%USERNAME% and axb"},
                    NameCase{"\xE6\x9D\x8E\xE6\x98\x8E",
                             "\xE7\x94\xA8\xE6\x88\xB7\xE6\x9D\x8E\xE6\x98\x8E\xE7\x9A\x84",
                             "\xE7\x94\xA8\xE6\x88\xB7%USERNAME%\xE7\x9A\x84"}));

class OtherProfileTest : public testing::TestWithParam<Case>
{
};

TEST_P(OtherProfileTest, IsAPersonsToo)
{
    RedactionNames names;
    names.userName = s("wang");
    names.profiles << s("C:\\Users\\wang");
    const QString once = Redactor(names).redact(s(GetParam().before));
    EXPECT_EQ(once.toStdString(), GetParam().after);
    EXPECT_EQ(Redactor(names).redact(once).toStdString(), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Profiles, OtherProfileTest,
    testing::Values(Case{"C:\\Users\\anna\\go\\bin", "C:\\Users\\%USERNAME%\\go\\bin"},
                    Case{"C:\\Users\\anna", "C:\\Users\\%USERNAME%"},
                    Case{"c:/users/Anna/go", "c:/users/%USERNAME%/go"},
                    Case{"C:\\Users\\ANNABA~1\\x", "C:\\Users\\%USERNAME%\\x"},
                    Case{"C:\\Users\\anna;C:\\Users\\bert\\x",
                         "C:\\Users\\%USERNAME%;C:\\Users\\%USERNAME%\\x"},
                    Case{"C:\\Users\\Anna Bauer\\go", "C:\\Users\\%USERNAME%\\go"},
                    Case{"C:\\Users\\anna van dyk\\go", "C:\\Users\\%USERNAME%\\go"},
                    Case{"C:\\Users\\Anna Bauer is full", "C:\\Users\\%USERNAME% is full"},
                    Case{"C:\\Users\\O'Neil\\go", "C:\\Users\\%USERNAME%\\go"},
                    Case{"'C:\\Users\\anna'", "'C:\\Users\\%USERNAME%'"},
                    Case{"C:\\Users\\anna (dead)", "C:\\Users\\%USERNAME% (dead)"},
                    Case{"<li>C:\\Users\\anna</li>", "<li>C:\\Users\\%USERNAME%</li>"},
                    Case{"&quot;C:\\Users\\anna&quot;", "&quot;C:\\Users\\%USERNAME%&quot;"},
                    Case{"\"C:\\\\Users\\\\anna\\\\go\"", "\"C:\\\\Users\\\\%USERNAME%\\\\go\""},
                    Case{"%SystemDrive%\\Users\\anna\\go", "%SystemDrive%\\Users\\%USERNAME%\\go"},
                    Case{"\\\\server\\users$\\anna\\go", "\\\\server\\users$\\%USERNAME%\\go"},
                    Case{"\\\\server\\home\\anna", "\\\\server\\home\\%USERNAME%"},
                    Case{"D:\\Documents and Settings\\anna\\x",
                         "D:\\Documents and Settings\\%USERNAME%\\x"},
                    Case{"/c/Users/anna/go", "/c/Users/%USERNAME%/go"},
                    Case{"/home/anna/go", "/home/%USERNAME%/go"},
                    Case{"file:///C:/Users/anna/a.zip", "file:///C:/Users/%USERNAME%/a.zip"},
                    Case{"file:///home/anna/a.zip", "file:///home/%USERNAME%/a.zip"},
                    Case{"C:\\Users\\Public\\go", "C:\\Users\\Public\\go"},
                    Case{"C:\\Users\\default", "C:\\Users\\default"},
                    Case{"C:\\Users\\Default User\\x", "C:\\Users\\Default User\\x"},
                    Case{"C:\\Users\\All Users\\x", "C:\\Users\\All Users\\x"},
                    Case{"C:\\Users\\Publica\\go", "C:\\Users\\%USERNAME%\\go"},
                    Case{"C:\\Users\\%USERNAME%\\go", "C:\\Users\\%USERNAME%\\go"},
                    Case{"C:\\Users", "C:\\Users"}, Case{"C:\\Users\\", "C:\\Users\\"},
                    Case{"https://proxy.example/users/list", "https://proxy.example/users/list"},
                    Case{"D:\\home\\bin;D:\\MyUsers\\bin", "D:\\home\\bin;D:\\MyUsers\\bin"},
                    Case{"the users/administrators group", "the users/administrators group"}));

TEST(Redactor, KeepsTwoOthersApartThatItKnows)
{
    RedactionNames names;
    names.userName = s("wang");
    names.profiles << s("C:\\Users\\wang");
    names.others << s("anna") << s("Anna Bauer");
    EXPECT_EQ(Redactor(names)
                  .redact(s("C:\\Users\\wang;C:\\Users\\anna;C:\\Users\\anna bauer;anna"))
                  .toStdString(),
              "C:\\Users\\%USERNAME%;C:\\Users\\%USERNAME%-2;C:\\Users\\%USERNAME%-3;anna");
}

TEST(Redactor, HalfOfASurrogatePairHidesNothingFromIt)
{
    const QString half = QChar(0xD800);
    RedactionNames names;
    names.userName = s("wang") + half;
    names.profiles << s("C:\\Users\\wang") + half;
    const Redactor redactor(names);
    const QString shown = redactor.redact(half + s(" token=geheim C:\\Users\\wang") + half +
                                          s("\\go C:\\Users\\anna\\go"));
    EXPECT_TRUE(shown.endsWith(s(" token=*** C:\\Users\\%USERNAME%\\go C:\\Users\\%USERNAME%\\go")))
        << shown.toStdString();
    EXPECT_EQ(redactor.redact(s("C:\\x") + half), s("C:\\x") + half) << "nothing to hide: exact";
}

TEST(Redactor, FindsWhoseProfilesAreInAText)
{
    EXPECT_EQ(
        profilesIn(s("C:\\Users\\anna\\go;c:/users/ANNA/x;D:\\Users\\bert;C:\\Users\\Public")),
        QStringList({s("anna"), s("bert")}));
}

TEST(Redactor, ReplacesComputerAndOrganisation)
{
    RedactionNames names;
    names.userName = s("CONTOSO\\li");
    names.computerName = s("LAPTOP-7KQ2");
    names.organizations = {s("Contoso"), s("Go")};
    const Redactor redactor(names);
    EXPECT_EQ(redactor.redact(s("C:\\Users\\li\\OneDrive - Contoso\\x on laptop-7kq2")),
              s("C:\\Users\\%USERNAME%\\OneDrive - ORGANIZATION\\x on COMPUTER"));
    EXPECT_EQ(redactor.redact(s("https://goproxy.contoso.example")),
              s("https://goproxy.organization.example"));
    EXPECT_EQ(redactor.redact(s("C:\\OneDrive - Go\\Go")), s("C:\\OneDrive - ORGANIZATION-2\\Go"));
}

TEST(Redactor, RedactingTwiceChangesNothingMore)
{
    RedactionNames names;
    names.userName = s("wang");
    const Redactor redactor(names);
    const QString once = redactor.redact(
        s("C:\\Users\\wang http://wang:pw@h?token=x wang@x.example password=abc Bearer abcdefgh"));
    EXPECT_EQ(redactor.redact(once).toStdString(), once.toStdString());
    EXPECT_FALSE(once.contains(s("wang")));
}

} // namespace
} // namespace gosetup
