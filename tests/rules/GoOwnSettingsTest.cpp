// SPDX-License-Identifier: Apache-2.0
// Settings that are well formed and stop Go all the same: a toolchain that is not there, flags that
// name files and programs that are not there, proxies of a type that Go does not speak.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString ownFile = userHome + QStringLiteral("\\AppData\\Roaming\\go\\env");

void userHas(MachineImage& image, const char* name, const char* value)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
}

MachineImage userWith(const char* name, const char* value)
{
    MachineImage image = soundImage();
    userHas(image, name, value);
    return image;
}

std::optional<Change> recommendedBy(const Finding& finding)
{
    const auto fix = std::ranges::find_if(finding.fixes, &Fix::recommended);
    return fix == finding.fixes.end() || fix->changes.empty() ? std::nullopt
                                                              : std::optional(fix->changes.front());
}

Change userVariable(const char* name, const std::optional<QString>& value)
{
    return SetVariable{Scope::User, s(name), value};
}

Finding pinned(const MachineImage& image)
{
    return worst(factsOf(image), "goenv.gotoolchain");
}

} // namespace

TEST(GoOwnSettings, ADatabaseThatIsOffStaysOffWhereItCannotBeReached)
{
    MachineImage image = userWith("GOSUMDB", "off");
    EXPECT_TRUE(worst(factsOf(image), "goenv.gosumdb").fixes.at(0).recommended);
    image.setVariable(Hive::CurrentUser, s("GOPROXY"), RegKind::String, s("file:///D:/goproxy"));
    image.network.others.outcome = ImageHost::Outcome::Unreachable;
    const Finding finding = worst(factsOf(image), "goenv.gosumdb");
    EXPECT_EQ(finding.status, Status::Warning);
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_FALSE(finding.fixes.at(0).recommended);
}

TEST(PinnedToolchain, ThatIsNowhereStopsEveryCommand)
{
    for (const auto& [value, words] : std::vector<std::array<const char*, 2>>{
             {"go1.22.1+path", "cannot find \"go1.22.1\" in PATH"},
             {"go1.99.0+path", "cannot find \"go1.99.0\" in PATH"}}) {
        const Finding finding = pinned(userWith("GOTOOLCHAIN", value));
        EXPECT_EQ(finding.status, Status::Problem) << value;
        EXPECT_TRUE(textOf(finding).contains(s(words))) << textOf(finding).toStdString();
        EXPECT_EQ(recommendedBy(finding), userVariable("GOTOOLCHAIN", std::nullopt)) << value;
    }
    for (const auto& [name, value, words] : std::vector<std::array<const char*, 3>>{
             {"GOPROXY", "off", "go1.22.1 for windows/amd64: toolchain not available"},
             {"GOSUMDB", "off", "checksum database disabled by GOSUMDB=off"}}) {
        for (const char* pin : {"go1.22.1", "go1.22.1+auto"}) {
            MachineImage image = userWith("GOTOOLCHAIN", pin);
            EXPECT_EQ(pinned(image).status, Status::Ok) << "it is downloaded";
            userHas(image, name, value);
            const Finding finding = pinned(image);
            EXPECT_EQ(finding.status, Status::Problem) << pin << name;
            EXPECT_TRUE(textOf(finding).contains(s(words))) << textOf(finding).toStdString();
        }
    }
}

TEST(PinnedToolchain, ThatIsThereOrNeverAskedForIsNoFault)
{
    for (const char* value : {"go1.24.4", "go1.24.4+path", "go1.24.4+auto", "local", "local+path",
                              "local+auto", "path", "auto"}) {
        MachineImage image = userWith("GOTOOLCHAIN", value);
        userHas(image, "GOPROXY", "off");
        EXPECT_EQ(pinned(image).status, Status::Ok) << value;
    }
    MachineImage onPath = userWith("GOTOOLCHAIN", "go1.22.1+path");
    onPath.file(userHome + s("\\go\\bin\\go1.22.1.exe")).pe(Arch::Amd64);
    EXPECT_EQ(pinned(onPath).status, Status::Ok) << "golang.org/dl puts it there";

    MachineImage downloaded = userWith("GOTOOLCHAIN", "go1.22.1");
    userHas(downloaded, "GOPROXY", "off");
    downloaded.folder(userHome +
                      s("\\go\\pkg\\mod\\golang.org\\toolchain@v0.0.1-go1.22.1.windows-amd64"));
    EXPECT_EQ(pinned(downloaded).status, Status::Ok) << "it was downloaded before";

    MachineImage withoutModules = userWith("GOTOOLCHAIN", "go1.22.1+path");
    userHas(withoutModules, "GO111MODULE", "off");
    EXPECT_EQ(pinned(withoutModules).status, Status::Ok) << "it is not read";

    MachineImage old = userWith("GOTOOLCHAIN", "go1.22.1+path");
    old.go(goRoot, s("go1.20.5"));
    EXPECT_LE(pinned(old).status, Status::Note) << "it is not read";

    MachineImage folder = userWith("GOTOOLCHAIN", "go1.22.1");
    userHas(folder, "GOPROXY", "file:///C:/Windows");
    userHas(folder, "GOSUMDB", "off");
    EXPECT_EQ(pinned(folder).status, Status::Ok) << "a folder needs no checksum database";
}

TEST(GoFlagsOfWhatIsNotThere, AreToldAndTakenOutAlone)
{
    struct Row
    {
        const char* flag;
        Status status;
        const char* words;
    };
    for (const Row& row :
         {Row{"-overlay=C:\\gone\\o.json", Status::Problem, "C:\\gone\\o.json does not exist"},
          Row{"-modfile=C:\\gone\\go.mod", Status::Problem, "C:\\gone\\go.mod does not exist"},
          Row{"-pgo=C:\\gone\\cpu.pprof", Status::Problem, "C:\\gone\\cpu.pprof does not exist"},
          Row{"-toolexec=garble", Status::Problem, "executable file not found in %PATH%"},
          Row{"-toolexec=C:\\gone\\x.exe", Status::Problem, "exec: file does not exist"},
          Row{"\"-toolexec=garble -x\"", Status::Problem, "executable file not found in %PATH%"},
          Row{"-exec=wrapper", Status::Warning, "executable file not found in %PATH%"},
          Row{"-compiler=gccgo", Status::Problem, "executable file not found in %PATH%"},
          Row{"-linkshared", Status::Problem, "-linkshared not supported on windows"},
          Row{"--linkshared=true", Status::Problem, "-linkshared not supported on windows"},
          Row{"-n", Status::Warning, "does not run them"},
          Row{"-n=1", Status::Warning, "does not run them"}}) {
        const QByteArray flags = QByteArray("-tags=corp ") + row.flag + " -race=false";
        const Finding finding = worst(factsOf(userWith("GOFLAGS", flags)), "goenv.goflags");
        EXPECT_EQ(finding.status, row.status) << row.flag;
        EXPECT_TRUE(textOf(finding).contains(s(row.words))) << row.flag << '\n'
                                                            << textOf(finding).toStdString();
        EXPECT_FALSE(textOf(finding).contains(s("garble"))) << "it is a command";
        ASSERT_FALSE(finding.fixes.empty()) << row.flag;
        EXPECT_EQ(finding.fixes.front().changes,
                  std::vector<Change>{userVariable("GOFLAGS", s("-tags=corp -race=false"))})
            << row.flag;
    }
}

TEST(GoFlagsOfWhatIsNotThere, AreLeftAloneWhereItIsThereOrNobodyCanTell)
{
    for (const char* flags :
         {"-overlay=C:\\there\\o.json", "-modfile=C:\\there\\go.mod", "-pgo=C:\\there\\cpu.pprof",
          "-pgo=off", "-pgo=auto", "-toolexec=wrap", "-toolexec=C:\\there\\wrap.exe", "-exec=wrap",
          "-compiler=gc", "-linkshared=false", "-n=false",
          // Relative to the folder in which a command is started.
          "-overlay=o.json", "-modfile=tools.mod", "-pgo=cpu.pprof", "-toolexec=.\\wrap",
          // An old Go has no such flag, which is another finding.
          "-v"}) {
        MachineImage image = userWith("GOFLAGS", flags);
        for (const char* file : {"o.json", "go.mod", "cpu.pprof", "wrap.exe"})
            image.file(s("C:\\there\\") + s(file)).content("x");
        setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), s("C:\\there")});
        EXPECT_EQ(worst(factsOf(image), "goenv.goflags").status, Status::Ok)
            << flags << '\n'
            << textOf(worst(factsOf(image), "goenv.goflags")).toStdString();
    }
    MachineImage gccgo = userWith("GOFLAGS", "-compiler=gccgo");
    userHas(gccgo, "GCCGO", "C:\\there\\gccgo-14.exe");
    gccgo.file(s("C:\\there\\gccgo-14.exe")).pe(Arch::Amd64);
    EXPECT_EQ(worst(factsOf(gccgo), "goenv.goflags").status, Status::Ok);
}

TEST(GoFlagsFix, TakesNoFlagThatIsNotAtFault)
{
    const auto fixed = [](const char* flags, const char* id) {
        return recommendedBy(worst(factsOf(userWith("GOFLAGS", flags)), id));
    };
    EXPECT_EQ(fixed("-mod=vendor -race -tags", "goenv.goflags"),
              userVariable("GOFLAGS", s("-mod=vendor -race")));
    EXPECT_EQ(fixed("-race -mod=vendor", "goenv.goflags"), userVariable("GOFLAGS", s("-race")));
    EXPECT_EQ(fixed("-insecure -mod=vendor", "goenv.insecure"),
              userVariable("GOFLAGS", s("-mod=vendor")));
    EXPECT_EQ(fixed("-mod vendor", "goenv.goflags"), userVariable("GOFLAGS", std::nullopt));
    EXPECT_EQ(fixed("-tags", "goenv.goflags"), userVariable("GOFLAGS", std::nullopt));
    // Two faults that are told at once go at once: one value is written.
    EXPECT_EQ(fixed("-mod=vendor -toolexec=garble -v", "goenv.goflags"),
              userVariable("GOFLAGS", s("-v")));
}

TEST(InsecureFlag, IsJudgedByTheVersionOfGo)
{
    const auto told = [](const char* version) {
        MachineImage image = userWith("GOFLAGS", "-insecure -v");
        image.go(goRoot, s(version));
        return worst(factsOf(image), "goenv.insecure");
    };
    const Finding old = told("go1.16.5");
    EXPECT_EQ(old.status, Status::Problem);
    EXPECT_FALSE(textOf(old).contains(s("removed"))) << textOf(old).toStdString();
    EXPECT_TRUE(textOf(old).contains(s("without a verified connection")));
    const Finding later = told("go1.17");
    EXPECT_TRUE(textOf(later).contains(s("removed")));
    EXPECT_TRUE(textOf(later).contains(s("-insecure flag is no longer supported")));
    EXPECT_FALSE(textOf(later).contains(s("what is fetched"))) << textOf(later).toStdString();
    EXPECT_EQ(recommendedBy(later), userVariable("GOFLAGS", s("-v")));
}

TEST(ProxyTypes, ThatGoDoesNotSpeakAreTold)
{
    for (const char* type : {"socks4", "socks4a", "socks", "ftp"}) {
        MachineImage image = userWith("HTTPS_PROXY", (s(type) + s("://127.0.0.1:1080")).toUtf8());
        Finding finding = worst(factsOf(image), "network.proxy-misspelt");
        EXPECT_EQ(finding.status, Status::Note) << type << ": it takes HTTP too";
        EXPECT_TRUE(textOf(finding).contains(s("Go speaks HTTP with this proxy")))
            << textOf(finding).toStdString();
        EXPECT_EQ(recommendedBy(finding), std::nullopt) << type;

        image.network.others.outcome = ImageHost::Outcome::Unreachable;
        image.network.hosts.clear();
        finding = worst(factsOf(image), "network.proxy-misspelt");
        EXPECT_EQ(finding.status, Status::Problem) << type;
        EXPECT_TRUE(textOf(finding).contains(s("Go does not support proxies of type")));
    }
    // Without a port, Go dials port 0.
    const Finding portless =
        worst(factsOf(userWith("HTTPS_PROXY", "socks4://proxy.corp")), "network.proxy-misspelt");
    EXPECT_EQ(portless.status, Status::Problem);
    // A program that takes SOCKS 4 only is still of use to others.
    EXPECT_EQ(recommendedBy(portless), std::nullopt);
}

TEST(MisspeltProxies, AreNotTakenForAPasswordThatIsCut)
{
    for (const char* value :
         {"http：//li:geheim@proxy.corp:8080", "http//li:geheim@proxy.corp:8080",
          "http://http://li:geheim@proxy.corp:8080", "http:/li:geheim@proxy.corp:8080",
          "https：//li:geheim@proxy.corp:8080"}) {
        const Finding finding =
            worst(factsOf(userWith("HTTPS_PROXY", value)), "network.proxy-misspelt");
        EXPECT_EQ(finding.status, Status::Problem) << value;
        EXPECT_FALSE(textOf(finding).contains(s("geheim"))) << textOf(finding).toStdString();
        EXPECT_FALSE(textOf(finding).contains(s("%2F"))) << textOf(finding).toStdString();
        EXPECT_TRUE(textOf(finding).contains(s("Go looks for a proxy on a computer named \"http")))
            << textOf(finding).toStdString();
    }
    const Finding cut = worst(factsOf(userWith("HTTPS_PROXY", "http://li:ge/heim@proxy.corp:80")),
                              "network.proxy-misspelt");
    EXPECT_FALSE(textOf(cut).contains(s("heim"))) << textOf(cut).toStdString();
}

TEST(ChecksumDatabase, ThatIsOffIsNoOtherOne)
{
    const Finding off = worst(factsOf(userWith("GOSUMDB", "off")), "network.checksums");
    EXPECT_FALSE(textOf(off).contains(s("Another"))) << textOf(off).toStdString();
    EXPECT_TRUE(textOf(off).contains(s("is off"))) << textOf(off).toStdString();
    const Finding bad = worst(factsOf(userWith("GOSUMDB", "on")), "network.checksums");
    EXPECT_FALSE(textOf(bad).contains(s("Another"))) << textOf(bad).toStdString();
    EXPECT_EQ(bad.status, Status::Unknown);
}

TEST(ModuleProxies, ThatGoPassesOverAreNotTakenOutUnasked)
{
    MachineImage image = userWith("GOPROXY", "https://proxy.golang.org|https://goproxy.cn|direct");
    image.network.hosts[s("proxy.golang.org")].outcome = ImageHost::Outcome::Timeout;
    const Finding finding = worst(factsOf(image), "network.module-proxy");
    EXPECT_EQ(finding.status, Status::Note) << textOf(finding).toStdString();
    EXPECT_EQ(recommendedBy(finding), std::nullopt);
    EXPECT_TRUE(std::ranges::all_of(
        finding.fixes, [](const Fix& fix) { return fix.changes.empty() || !fix.recommended; }));
}

TEST(GoRootLayer, IsJudgedAsEveryOtherLayer)
{
    for (const auto& [name, value, id] : std::vector<std::array<const char*, 3>>{
             {"GOTOOLCHAIN", "1.24", "goenv.gotoolchain"},
             {"GOTOOLCHAIN", "go1.22.1+path", "goenv.gotoolchain"},
             {"GOPROXY", "off", "goenv.goproxy"},
             {"GOPROXY", "https://a.example,direct,https://b.example", "goenv.goproxy"},
             {"GOSUMDB", "off", "goenv.gosumdb"},
             {"GOSUMDB", "on", "goenv.gosumdb"},
             {"GOFLAGS", "nosuch", "goenv.goflags"},
             {"GOFLAGS", "-mod=vendor", "goenv.goflags"},
             {"GOFLAGS", "-toolexec=garble", "goenv.goflags"},
             {"GOFLAGS", "-insecure", "goenv.insecure"},
             {"GOINSECURE", "*", "goenv.insecure"},
             {"GO111MODULE", "off", "goenv.go111module"},
             {"GO111MODULE", "maybe", "goenv.go111module"},
             {"GOWORK", "C:\\gone\\go.work", "goenv.gowork"},
             {"GOPATH", "relative", "goenv.gopath-invalid"},
             {"GOBIN", "relative", "goenv.gobin-invalid"},
             {"GOCACHE", "off", "goenv.gocache-off"},
             {"GOMODCACHE", "relative", "goenv.cache-invalid"},
             {"GOTMPDIR", "C:\\gone", "goenv.gotmpdir-missing"},
             {"GOEXPERIMENT", "nosuch", "goenv.build-configuration"},
             {"GOFIPS140", "on", "goenv.gofips140"},
             {"GOCACHEPROG", "C:\\gone\\prog.exe", "goenv.gocacheprog"},
             {"GOAUTH", "git repo", "goenv.goauth"},
             {"GONOSUMDB", "*", "goenv.gosumdb"},
             {"GOOS", "windwos", "env.cross-target"},
             {"CGO_ENABLED", "yes", "cgo.enabled"},
             {"CC", "C:\\gone\\gcc.exe", "cgo.no-compiler"},
             {"GOPRIVATE", ".corp.example", "goenv.goprivate"}}) {
        const auto statusWith = [&, id = id](const MachineImage& image) {
            return worst(factsOf(image), id).status;
        };
        // cgo has to be on for its compiler to count.
        const auto base = [&] {
            return s(name) == s("CC") ? userWith("CGO_ENABLED", "1") : soundImage();
        };
        const QByteArray line = QByteArray(name) + '=' + value + '\n';
        MachineImage file = base();
        if (s(name) == s("GOTMPDIR"))
            userHas(file, name, "");
        MachineImage root = file;
        file.file(ownFile).content(line);
        root.file(goRoot + s("\\go.env"))
            .content("GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\n" + line);
        EXPECT_GE(statusWith(file), Status::Note) << line.toStdString();
        EXPECT_EQ(statusWith(root), statusWith(file)) << line.toStdString();
        const Finding finding = worst(factsOf(root), id);
        EXPECT_TRUE(textOf(finding).contains(s("go.env")) || s(name) == s("CC"))
            << line.toStdString() << textOf(finding).toStdString();
        for (const Fix& fix : finding.fixes)
            EXPECT_FALSE(fix.recommended && fix.changes.empty()) << line.toStdString();
    }
    // Go reads this one from the environment alone.
    MachineImage image = soundImage();
    image.file(goRoot + s("\\go.env")).content("GOVCS=public\n");
    EXPECT_EQ(worst(factsOf(image), "goenv.govcs").status, Status::Ok);
}
