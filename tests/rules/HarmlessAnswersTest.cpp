// SPDX-License-Identifier: Apache-2.0
// Two or three troubles at once: none is hidden by another that does not explain it, no fix takes
// more than the fault, and no secret is shown.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <algorithm>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

void setForUser(MachineImage& image, const char* name, const char* value)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
}

/// The finding that is told, or one that nobody tells.
Finding gravestTold(const MachineImage& image, const char* id)
{
    Finding best;
    best.status = Status::Ok;
    for (const Finding& finding : of(judge(factsOf(image), {}), s(id))) {
        if (isTold(finding) && finding.status > best.status)
            best = finding;
    }
    return best;
}

bool offersTo(const Finding& finding, const char* words)
{
    return std::ranges::any_of(
        finding.fixes, [&](const Fix& fix) { return fix.title.english().contains(s(words)); });
}

void closeFolder(MachineImage& image, const char* folder)
{
    image.folder(s(folder)).access(FolderAccess());
}

} // namespace

TEST(HarmlessAnswers, AGopathInGoHidesNoOtherFolderThatIsClosed)
{
    MachineImage image = soundImage();
    setForUser(image, "GOPATH", "C:\\Program Files\\Go");
    setForUser(image, "GOCACHE", "C:\\closed");
    closeFolder(image, "C:\\closed");
    const Finding finding = gravestTold(image, "goenv.not-writable");
    EXPECT_EQ(finding.subject, s("C:\\closed"));
    EXPECT_TRUE(offersTo(finding, "Remove GOCACHE"));
    EXPECT_FALSE(offersTo(gravestTold(image, "goenv.gopath-is-goroot"), "permission to write"));
}

TEST(HarmlessAnswers, AnEntryHidesTheCompilerThatIsInItAndNoOther)
{
    MachineImage image = soundImage();
    image.file(s("C:\\gcc\\bin\\gcc.exe")).pe(Arch::Amd64, 1'800'000);
    setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), s("C:\\gcc\\bin ")});
    setForUser(image, "CGO_ENABLED", "1");
    EXPECT_TRUE(gravestTold(image, "cgo.no-compiler").id.isEmpty());
    EXPECT_FALSE(offersTo(gravestTold(image, "path.trailing-space"), "MinGW"));
    setForUser(image, "CC", "clang");
    EXPECT_EQ(gravestTold(image, "cgo.no-compiler").status, Status::Problem);
}

TEST(HarmlessAnswers, ASystemPathThatIsNoTextKeepsNothingFromTheUsers)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser, {});
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::Binary, s("x"));
    EXPECT_EQ(gravestTold(image, "path.missing-gobin").status, Status::Warning);
}

TEST(HarmlessAnswers, ACommentInAFoldersValueDoesNotComeOntoPath)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env"))
        .content("GOPATH=C:\\Users\\li\\go # default\n");
    EXPECT_TRUE(gravestTold(image, "path.missing-gobin").id.isEmpty());
    for (const Finding& finding : judge(factsOf(image), {})) {
        for (const Fix& fix : finding.fixes)
            EXPECT_FALSE(fix.recommended && fix.title.english().contains(u'#'))
                << fix.title.english().toStdString();
    }
}

TEST(HarmlessAnswers, ARemovedFlagGoesAndTheOthersStay)
{
    MachineImage image = soundImage();
    setForUser(image, "GOFLAGS", "-insecure -tags=corp -modcacherw");
    const Finding finding = gravestTold(image, "goenv.insecure");
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_TRUE(finding.fixes.front().recommended);
    EXPECT_EQ(finding.fixes.front().title.english(), s("Set GOFLAGS to -tags=corp -modcacherw"));
}

TEST(HarmlessAnswers, AModuleProxyOfThisComputerNeedsNoEncryption)
{
    for (const char* proxy :
         {"http://localhost:3000", "http://127.0.0.1:8081,direct", "http://[::1]:3000"}) {
        MachineImage image = soundImage();
        setForUser(image, "GOPROXY", proxy);
        EXPECT_TRUE(gravestTold(image, "goenv.goproxy").id.isEmpty()) << proxy;
    }
    MachineImage image = soundImage();
    setForUser(image, "GOPROXY", "http://goproxy.corp.example");
    EXPECT_EQ(gravestTold(image, "goenv.goproxy").status, Status::Warning);
}

TEST(HarmlessAnswers, APasswordInAPatternIsNotShown)
{
    for (const char* value :
         {"https://u:hunter2@git.corp.example/x", "u:hunter2@git.corp.example", "\"u:hunter2@x.y\"",
          "a.example,https://u:hun/ter2@git.corp.example"}) {
        for (const char* name : {"GOPRIVATE", "GONOPROXY"}) {
            MachineImage image = soundImage();
            setForUser(image, name, value);
            for (const Finding& finding : judge(factsOf(image), {})) {
                EXPECT_FALSE(textOf(finding).contains(s("ter2")))
                    << value << ' ' << textOf(finding).toStdString();
                for (const Fix& fix : finding.fixes)
                    EXPECT_FALSE(fix.title.english().contains(s("ter2"))) << value;
            }
        }
    }
}

TEST(HarmlessAnswers, ATemporaryFolderThatIsClosedIsAProblem)
{
    MachineImage image = soundImage();
    for (const char* name : {"TEMP", "TMP"})
        setForUser(image, name, "C:\\temp");
    closeFolder(image, "C:\\temp");
    EXPECT_EQ(gravestTold(image, "env.temp-missing").status, Status::Warning)
        << "GOTMPDIR is Go's own";
    image.registry[regKey(Hive::CurrentUser, s("Environment"))].values.erase(s("gotmpdir"));
    const Finding finding = gravestTold(image, "env.temp-missing");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(offersTo(finding, "Set TEMP and TMP"));
}

TEST(HarmlessAnswers, APersonsProfileVariableDecidesWhatShortFormIsMeant)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser, {s("C:\\tools")});
    setForUser(image, "USERPROFILE", "D:\\home");
    const Finding finding = gravestTold(image, "path.missing-gobin");
    for (const Fix& fix : finding.fixes) {
        for (const Change& change : fix.changes) {
            const auto* edit = std::get_if<EditPath>(&change);
            EXPECT_FALSE(edit && edit->edits.front().entry.contains(s("%USERPROFILE%")) &&
                         !finding.subject.startsWith(s("D:\\home")));
        }
    }
}

TEST(HarmlessAnswers, AGorootIsJudgedByTheGoThatRuns)
{
    MachineImage image = soundImage();
    image.go(s("C:\\old\\go"), s("go1.19.13"));
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), s("C:\\old\\go\\bin"), goRoot + s("\\bin")});
    setForUser(image, "GOROOT", "C:\\Program Files\\Go");
    const Finding wrong = gravestTold(image, "env.goroot-stale");
    EXPECT_EQ(wrong.status, Status::Problem);
    EXPECT_TRUE(textOf(wrong).contains(s("does not match go tool version \"go1.19.13\"")));
    EXPECT_TRUE(wrong.fixes.front().recommended);
    setForUser(image, "GOROOT", "C:\\old\\go");
    const Finding consistent = gravestTold(image, "env.goroot-stale");
    EXPECT_FALSE(textOf(consistent).contains(s("builds end with")))
        << "they do once PATH starts the newer one";
    EXPECT_TRUE(textOf(consistent).contains(s("PATH should start go1.24.4")));
    EXPECT_TRUE(consistent.fixes.front().recommended);
}

TEST(HarmlessAnswers, AFolderOfProgramsThatIsClosedIsAProblem)
{
    MachineImage image = soundImage();
    setForUser(image, "GOBIN", "C:\\closed");
    closeFolder(image, "C:\\closed");
    setPath(image, Hive::CurrentUser, {s("C:\\closed"), s("%USERPROFILE%\\go\\bin")});
    EXPECT_EQ(gravestTold(image, "goenv.not-writable").subject, s("C:\\closed"));
}

TEST(HarmlessAnswers, ACompilerThatIsNamedByItsPathIsNotHelpedByPath)
{
    MachineImage image = soundImage();
    image.file(s("C:\\gcc\\bin\\gcc.exe")).pe(Arch::X86, 1'800'000);
    image.folder(s("C:\\gcc\\lib\\gcc\\i686-w64-mingw32"));
    setForUser(image, "CC", "C:\\gcc\\bin\\gcc.exe");
    EXPECT_TRUE(offersTo(gravestTold(image, "cgo.compiler-architecture"), "Set CC to"));
    setForUser(image, "CC", "zig");
    EXPECT_TRUE(offersTo(gravestTold(image, "cgo.no-compiler"), "Remove CC"));
}

TEST(HarmlessAnswers, AFolderThatGoTakesAnywayIsNotCleared)
{
    MachineImage image = soundImage();
    setForUser(image, "GOPATH", "C:\\Users\\li\\go");
    closeFolder(image, "C:\\Users\\li\\go");
    const Finding finding = gravestTold(image, "goenv.not-writable");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_FALSE(offersTo(finding, "Remove GOPATH"));
    EXPECT_TRUE(offersTo(finding, "permission to write"));
}

TEST(HarmlessAnswers, GopathDoesNotMoveToAFolderThatIsClosed)
{
    MachineImage image = soundImage();
    setForUser(image, "GOPATH", "C:\\Program Files\\Go");
    closeFolder(image, "C:\\Users\\li\\go");
    const Finding finding = gravestTold(image, "goenv.gopath-is-goroot");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(std::ranges::none_of(finding.fixes, &Fix::recommended));
}
