// SPDX-License-Identifier: Apache-2.0
// The border: a table of requests that a hostile program could send, and of those that must pass.
#include "changes/elevated/BorderKit.h"

#include <ostream>

using namespace gosetup;
using namespace gosetup::testkit;
using namespace gosetup::testkit::border;

namespace {

struct Row
{
    const char* what;
    std::vector<Change> changes;
    const char* because = ""; ///< a word of the refusal
};

void PrintTo(const Row& row, std::ostream* out)
{
    *out << row.what;
}

class HostileRequest : public testing::TestWithParam<Row>
{
};
class HonestRequest : public testing::TestWithParam<Row>
{
};

const std::vector<Row> hostile = {
    // 1. Archives: what the request says of itself counts for nothing.
    {"an archive of a name nobody knows",
     {InstallToolchain{s("C:\\Program Files\\Go2"), Scope::Machine, false,
                       [] {
                           ArchiveRef a = published();
                           a.fileName = s("go1.98.0.windows-amd64.zip");
                           return a;
                       }()}},
     "known hashes"},
    {"a known name with a hash of its own",
     {install("C:\\Program Files\\Go2", with("https://evil.example/x.zip", QByteArray(64, 'e')))},
     "does not match the known one"},
    {"from a file",
     {install("C:\\Program Files\\Go2", with("file:///C:/Users/li/go.zip"))},
     "https"},
    {"from a share",
     {install("C:\\Program Files\\Go2", with("file://server/share/go.zip"))},
     "https"},
    {"by plain http",
     {install("C:\\Program Files\\Go2", with("http://mirror.corp/go.zip"))},
     "https"},
    {"by a scheme that nobody expects",
     {install("C:\\Program Files\\Go2", with("ftp://mirror.corp/go.zip"))},
     "https"},

    // 2. Places that others can change.
    {"a protected folder that is there and open",
     {folder("C:\\open\\bin", true)},
     "rename or replace"},
    {"an open folder as protected, then on PATH",
     {folder("C:\\open", true), edit(Kind::InsertFirst, "C:\\open")},
     "C:\\open"},
    {"a planted tree that is there already",
     {install("C:\\planted", published(), true)},
     "C:\\planted"},
    {"a planted tree on PATH", {edit(Kind::InsertFirst, "C:\\planted\\bin")}, "C:\\planted"},
    {"a variable in a new entry", {edit(Kind::InsertLast, "%GOROOT%\\bin")}, "variable"},
    {"a variable that the same request sets",
     {set("GOROOT", "C:\\Program Files\\Go"), edit(Kind::InsertFirst, "%GOROOT%\\bin")},
     "variable"},
    {"a replacement with a variable",
     {edit(Kind::Replace, "C:\\Program Files\\Git\\cmd", "%GOBIN%")},
     "variable"},
    {"a folder below one that users may rename",
     {edit(Kind::InsertLast, "C:\\tools\\safe\\bin")},
     "C:\\tools"},
    {"a protected folder below one that users may rename",
     {folder("C:\\open\\safe", true)},
     "C:\\open"},
    {"a protected Go below one that users may rename",
     {install("C:\\open\\go", published(), true)},
     "C:\\open"},
    {"a folder that one plain account may change",
     {edit(Kind::InsertLast, "C:\\Program Files\\Shared")},
     "wang"},
    {"a folder below one that a plain account may change",
     {edit(Kind::InsertLast, "C:\\Program Files\\Shared\\bin")},
     "wang"},
    {"a folder with one program that a plain account may change",
     {edit(Kind::InsertLast, "C:\\Program Files\\Half")},
     "tool.exe"},
    {"a folder that is not there and that anybody could make",
     {edit(Kind::InsertLast, "C:\\not\\there")},
     "C:\\"},
    {"a folder that is made later than it is put on PATH",
     {edit(Kind::InsertLast, "C:\\Go\\bin"), folder("C:\\Go", true)},
     "C:\\"},
    {"a folder made without a list of its own, on PATH",
     {folder("C:\\Go", false), edit(Kind::InsertLast, "C:\\Go")},
     "C:\\"},
    {"a profile", {edit(Kind::InsertLast, "C:\\Users\\li\\bin")}, "C:\\Users"},
    {"everybody's data", {edit(Kind::InsertLast, "C:\\ProgramData\\Go")}, "Users"},
    {"behind a link", {edit(Kind::InsertLast, "C:\\Program Files\\link\\bin")}, "link"},
    {"relative", {edit(Kind::InsertFirst, "bin")}, "full path"},
    {"a share", {edit(Kind::InsertFirst, "\\\\server\\share\\bin")}, "full path"},
    {"a name that is read as another one",
     {edit(Kind::InsertLast, "C:\\Program Files\\\xe2\x80\xaeoG")},
     "full path"},
    {"a name whose end Windows drops",
     {edit(Kind::InsertLast, "C:\\Program Files\\Go \\bin")},
     "Windows allows"},
    {"a way up", {folder("C:\\Program Files\\a\\..\\..\\Windows\\x", true)}, "Windows allows"},
    {"what holds all programs",
     {RemoveToolchain{s("C:\\Program Files"), Scope::Machine}},
     "others"},
    {"files that the person may move",
     {SetAsideFiles{s("x"), {s("C:\\m\\cache\\download\\a.b\\c\\@v\\v1.0.0.zip")}, 0}},
     "does not require"},
    {"a folder that the person may clean",
     {TrimBuildCache{s("C:\\Windows"), QDateTime::currentDateTimeUtc()}},
     "does not require"},
    {"our own data", {folder("C:\\ProgramData\\GoSetup\\x", true)}, "GoSetup"},

    // 3. Variables.
    {"a compiler", {set("CC", "C:\\Users\\li\\cc.exe")}, "everyone"},
    {"a cache program", {set("GOCACHEPROG", "evil")}, "everyone"},
    {"a helper for passwords", {set("GOAUTH", "evil")}, "everyone"},
    {"a tool around each build step", {set("GOFLAGS", "-toolexec=C:\\evil.exe")}, "-toolexec"},
    {"the same with two dashes", {set("GOFLAGS", "-mod=mod --toolexec=x")}, "--toolexec"},
    {"the same in quotes", {set("GOFLAGS", "'-toolexec=a b'")}, "-toolexec"},
    {"a runner of tests", {set("GOFLAGS", "-exec=x")}, "-exec"},
    {"another source tree", {set("GOFLAGS", "-overlay=C:\\x.json")}, "-overlay"},
    {"a linker of its own", {set("GOFLAGS", "-ldflags=-extld=x")}, "-ldflags"},
    {"compiler flags", {set("CGO_CFLAGS", "-fplugin=C:\\x.dll")}, "everyone"},
    {"another settings file", {set("GOENV", "C:\\Program Files\\Go\\env")}, "everyone"},
    {"GOROOT in a profile", {set("GOROOT", "C:\\Users\\li\\go")}, "C:\\Users"},
    {"GOROOT where anybody writes", {set("GOROOT", "C:\\open")}, "C:\\open"},
    {"GOROOT by a variable", {set("GOROOT", "%USERPROFILE%\\go")}, "variable"},
    {"one bad place in a list", {set("GOPATH", "C:\\Program Files\\gopath;C:\\open")}, "C:\\open"},
    {"a cache that others may fill", {set("GOCACHE", "C:\\open\\cache")}, "C:\\open"},
    {"no verification of modules", {set("GOSUMDB", "off")}, "not a value"},
    {"a data base of one's own", {set("GOSUMDB", "evil.example+0123+abcd")}, "not a value"},
    {"modules of everybody unverified", {set("GONOSUMDB", "*")}, "all users"},
    {"modules of a whole top level", {set("GOPRIVATE", "*.com")}, "all users"},
    {"modules of a public host", {set("GOPRIVATE", "corp.example,github.com")}, "all users"},
    {"a proxy by plain http", {set("GOPROXY", "http://evil.example,direct")}, "https"},
    {"a proxy on a disk", {set("GOPROXY", "file:///C:/Users/li/proxy")}, "https"},
    {"a proxy with a password", {set("GOPROXY", "https://a:b@proxy.example")}, "https"},
    {"unverified hosts", {set("GOINSECURE", "*")}, "everyone"},
    {"a toolchain by command", {set("GOTOOLCHAIN", "go1.24.4 & evil")}, "not a value"},
    {"the shell", {set("ComSpec", "C:\\evil.exe")}, "not a variable of Go"},
    {"deletion of what only begins like Go's",
     {SetVariable{Scope::Machine, s("GOOGLE_APPLICATION_CREDENTIALS"), std::nullopt}},
     "not a variable of Go"},
    {"endings of programs", {set("PATHEXT", ".EVIL")}, "not a variable of Go"},

    // 4. Removal.
    {"another product with a VERSION file",
     {RemoveToolchain{s("C:\\Program Files\\Ruby"), Scope::Machine}},
     "does not contain Go"},
    {"a VERSION of Go's and nothing else",
     {RemoveToolchain{s("C:\\Program Files\\Liar"), Scope::Machine}},
     "does not contain Go"},
    {"an install over another product",
     {install("C:\\Program Files\\Ruby")},
     "do not belong to Go"},
    {"Windows' own folder off PATH",
     {edit(Kind::Remove, "%SystemRoot%\\system32")},
     "Windows itself"},
    {"Windows' own folder replaced",
     {edit(Kind::Replace, "%SystemRoot%\\system32", "C:\\Program Files\\Go\\bin")},
     "Windows itself"},

    // What needs no rights must not ask for them.
    {"a setting of Go", {WriteGoEnv{s("GOPROXY"), s("direct")}}, "does not require it"},
    {"an alias", {SwitchAlias{s("go.exe"), false, 0, {}}}, "does not require it"},
    {"a user variable", {SetVariable{Scope::User, s("GOBIN"), s("C:\\x")}}, "does not require it"},
    {"an extension of an editor",
     {InstallEditorExtension{s("vscode"), s("C:\\Users\\li\\Code"), s("C:\\Users\\li\\x"),
                             s("golang.go")}},
     "does not require it"},
    {"an extension for everybody",
     {InstallEditorExtension{s("vscode"), s("C:\\Program Files\\Microsoft VS Code"),
                             s("C:\\Program Files\\x"), s("golang.go")}},
     "does not require it"},
    {"a good change before a bad one",
     {EnableLongPaths{}, set("GOPROXY", "direct"), set("CC", "x")},
     "everyone"},
};

const std::vector<Row> honest = {
    {"long paths", {EnableLongPaths{}}},
    {"an exclusion of an exact folder",
     {DefenderExclusion{s("C:\\Users\\li\\AppData\\Local\\go-build"), true}}},
    {"a published Go in Program Files, on PATH",
     {install("C:\\Program Files\\Go2"), edit(Kind::InsertFirst, "C:\\Program Files\\Go2\\bin"),
      edit(Kind::Remove, "C:\\Program Files\\Git\\cmd")}},
    {"an update in place", {install("C:\\Program Files\\Go")}},
    {"a protected Go in the drive's root, on PATH",
     {install("C:\\Go", published(), true), edit(Kind::InsertFirst, "C:\\Go\\bin")}},
    {"a hash that the request leaves open",
     {install("C:\\Program Files\\Go2", with("https://mirror.example/go.zip", {}))}},
    {"a protected folder in a protected one",
     {folder("C:\\dev", true), folder("C:\\dev\\gopath", true), set("GOPATH", "C:\\dev\\gopath")}},
    {"folders that are missing above",
     {folder("C:\\dev\\go\\cache", true), set("GOMODCACHE", "C:\\dev\\go\\cache")}},
    {"a removal of a real Go", {RemoveToolchain{s("C:\\Program Files\\Go"), Scope::Machine}}},
    {"deletion of any variable of Go's",
     {SetVariable{Scope::Machine, s("GOFLAGS"), std::nullopt},
      SetVariable{Scope::Machine, s("CC"), std::nullopt}}},
    {"proxies by https", {set("GOPROXY", "https://goproxy.cn,https://proxy.golang.org,direct")}},
    {"modules of one's own", {set("GOPRIVATE", "*.corp.example,github.com/corp/*")}},
    {"flags that start nothing", {set("GOFLAGS", "-mod=mod -trimpath -p=4")}},
    {"words",
     {set("GOTOOLCHAIN", "go1.24.4+auto"), set("GOSUMDB", "sum.golang.google.cn"),
      set("CGO_ENABLED", "0"), set("GO111MODULE", "on")}},
};

} // namespace

TEST_P(HostileRequest, IsRefusedAndSaysWhy)
{
    const auto judged = Border(openImage()).judge(GetParam().changes);
    ASSERT_FALSE(judged.has_value());
    EXPECT_EQ(judged.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(judged.error().english().contains(s(GetParam().because)))
        << judged.error().english().toStdString();
}
INSTANTIATE_TEST_SUITE_P(Table, HostileRequest, testing::ValuesIn(hostile));

TEST_P(HonestRequest, Passes)
{
    const auto judged = Border(openImage()).judge(GetParam().changes);
    EXPECT_TRUE(judged.has_value()) << judged.error().english().toStdString();
}
INSTANTIATE_TEST_SUITE_P(Table, HonestRequest, testing::ValuesIn(honest));
