// SPDX-License-Identifier: Apache-2.0
// Computers as people described them in public reports (data/reports), each with the right answer:
// all that is a warning or worse, and nothing else, and what is recommended.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

struct Report
{
    const char* file;
    const char* source;
    /// "id status", with "*" where a fix is recommended.
    std::vector<const char*> troubles;
    std::vector<const char*> notes; ///< rules that say something without calling it a trouble
};

const std::vector<Report>& reports()
{
    static const std::vector<Report> all = {
        {"01-goroot-in-go-env-file", "golang/go#79648", {"env.goroot-stale problem*"}, {}},
        {"02-gopath-tilde-in-file", "golang/go#35338", {"goenv.gopath-invalid problem*"}, {}},
        {"03-gopath-in-quotes", "golang/go#62239", {"env.quoted-value warning*"}, {}},
        {"04-gocache-off", "golang/go#42993", {"goenv.gocache-off problem*"}, {}},
        {"05-goflags-mod-vendor", "wailsapp/wails#2406", {"goenv.goflags warning*"}, {}},
        {"06-goproxy-trailing-semicolon",
         "eddycjy/go-gin-example#129",
         {"goenv.goproxy problem*"},
         {}},
        {"07-http-proxy-misspelt", "golang/go#61436", {"network.proxy-misspelt problem*"}, {}},
        {"08-goproxy-file-two-slashes", "golang/go#59342", {"goenv.goproxy problem*"}, {}},
        {"10-gobin-relative", "golang/go#55831", {"goenv.gobin-invalid problem*"}, {}},
        {"11-gopath-is-goroot-bin",
         "microsoft/vscode-go#1292",
         {"goenv.gopath-is-goroot problem*"},
         {}},
        {"12-gcc-32-bit", "golang/go#29679", {"cgo.compiler-architecture warning"}, {}},
        {"13-gcc-missing", "lharries/whatsapp-mcp#27", {"cgo.no-compiler problem"}, {}},
        {"14-gopath-list-trailing-semicolon", "oxequa/realize#227", {}, {}},
        {"15-av-breaks-built-exe", "golang/go#41631", {}, {"defender.state"}},
        {"16-defender-virus-in-temp", "golang/go#62682", {}, {"defender.hot-paths"}},
        {"17-goproxy-cn-blocked",
         "goproxy/goproxy.cn#128",
         {"network.downloads warning", "network.module-proxy problem"},
         {}},
        {"18-msys2-go-first", "msys2/MINGW-packages#8437", {"path.shadowed-go problem*"}, {}},
        {"20-gotmpdir-missing", "golang/go#32320", {"goenv.gotmpdir-missing problem*"}, {}},
        {"21-win7-go-too-new", "golang/go#64622", {"toolchain.too-new-for-windows problem"}, {}},
        {"22-temp-missing", "sublimelsp/LSP-gopls#9", {"env.temp-missing warning*"}, {}},
        {"24-gosumdb-on", "golang/go#68782", {"goenv.gosumdb problem*"}, {}},
        {"25-goarch-arm64", "golang/go#64530", {"env.cross-target problem*"}, {}},
        {"26-gcc-path-entry-trailing-space",
         "golang/go#75053",
         {"path.trailing-space problem*"},
         {}},
        {"27-variable-name-with-newline", "golang/go#23387", {"env.misspelt-name warning*"}, {}},
        {"28-msi-user-gopath-hides-machine", "golang/go#53581", {"env.scope-conflict warning"}, {}},
        {"29-go111module-off", "bootdotdev/bootdev#94", {"goenv.go111module warning*"}, {}},
        {"30-gotoolchain-local", "golang/vscode-go#3430", {}, {"goenv.gotoolchain"}},
        {"32-goprivate-leading-dot", "goproxy/goproxy#29", {"goenv.goprivate problem*"}, {}},
        {"34-goroot-is-bin", "golang/go#47512", {"env.goroot-stale problem*"}, {}},
        {"35-http-proxy-dead-local", "golang/go#38084", {"network.proxy-dead problem"}, {}},
        {"36-path-has-go-exe-itself", "datasea.cn", {"path.dead-entries problem*"}, {}},
        {"37-goenv-file-utf16", "golang/go#65157", {"goenv.file-encoding warning*"}, {}},
        {"39-conda-goroot", "conda-forge/go-feedstock#93", {"env.goroot-stale problem*"}, {}},
        {"42-system-proxy-only", "golang/go#21943", {"network.proxy-not-for-go warning*"}, {}},
        {"46-go-386-on-amd64", "golang/go#14638", {}, {"toolchain.architecture"}},
        {"47-goroot-in-file-only", "golang/go#79648", {"env.goroot-stale problem*"}, {}},
        {"48-old-go-trailing-gopath-semicolon",
         "golang/go#21928",
         {"path.missing-gobin warning*"},
         {"goenv.gopath-invalid"}},
        {"51-goproxy-without-scheme", "golang/go#32191", {}, {}},
        {"53-av-removed-link-exe", "golang/go#30644", {"toolchain.incomplete problem"}, {}},
        {"55-goproxy-space-after-comma", "cmd/go/internal/modfetch", {}, {}},
        {"57-win7-no-go", "golang/go#64622", {"toolchain.none problem"}, {}},
        {"59-git-insteadof-ssh",
         "golang/go#50776",
         {"git.instead-of warning"},
         {"network.module-proxy"}},
        {"60-crlf-file-own-fix",
         "golang/go#71872",
         {"goenv.file-encoding warning*", "onedrive.gopath problem*"},
         {}},
    };
    return all;
}

std::string lineOf(const Finding& finding)
{
    const bool recommended = std::ranges::any_of(
        finding.fixes, [](const Fix& fix) { return fix.recommended && !fix.changes.empty(); });
    return finding.id.toStdString() + ' ' + toString(finding.status).toStdString() +
           (recommended ? "*" : "");
}

class RealReports : public testing::TestWithParam<Report>
{
  protected:
    static std::vector<Finding> findings()
    {
        const auto opened = PracticeMachine::open(
            s(GOSETUP_SOURCE_DIR "/tests/data/reports/") + s(GetParam().file) + s(".json"), {});
        EXPECT_TRUE(opened) << opened.error().english().toStdString();
        return opened ? judge(observe(*opened, {}), {}) : std::vector<Finding>();
    }
};

} // namespace

TEST_P(RealReports, GetTheRightAnswerAndNoOther)
{
    std::vector<std::string> troubles;
    std::string told;
    QStringList notes;
    for (const Finding& finding : findings()) {
        if (finding.status == Status::Note)
            notes << finding.id;
        // What another finding tells already is told once.
        if (finding.status <= Status::Note || !finding.saidBy.isEmpty())
            continue;
        troubles.push_back(lineOf(finding));
        told += "\n" + lineOf(finding) + ": " + textOf(finding).toStdString();
    }
    std::sort(troubles.begin(), troubles.end());
    EXPECT_EQ(troubles,
              (std::vector<std::string>(GetParam().troubles.begin(), GetParam().troubles.end())))
        << GetParam().source << told;
    for (const char* note : GetParam().notes)
        EXPECT_TRUE(notes.contains(s(note))) << note;
}

INSTANTIATE_TEST_SUITE_P(Machines, RealReports, testing::ValuesIn(reports()),
                         [](const testing::TestParamInfo<Report>& info) {
                             std::string name = info.param.file;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return "Machine" + name;
                         });
