// SPDX-License-Identifier: Apache-2.0
#include "rules/RuleTroubles.h"

#include "rules/FactsMaker.h"
#include "support/Literals.h"
#include "support/ModuleKit.h"

namespace gosetup::testkit {

namespace {

void user(MachineImage& image, const char* name, const char* value)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
}

void addUserPath(MachineImage& image, const QStringList& entries)
{
    image.folder(s("C:\\tools"));
    setPath(image, Hive::CurrentUser, QStringList{s("%USERPROFILE%\\go\\bin")} + entries);
}

void removeGo(MachineImage& image)
{
    std::erase_if(image.files,
                  [](const auto& item) { return winpath::isInside(item.second.path, goRoot); });
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32")});
}

/// The last smoke test ended where Windows did not start the program it built.
void smokeTestFailed(MachineImage& image)
{
    SmokeResult result;
    result.when = QDateTime::currentDateTimeUtc();
    result.program = goRoot + s("\\bin\\go.exe");
    result.version = s("go1.24.4");
    SmokeStep step;
    step.kind = SmokeStepKind::Run;
    step.program = s("C:\\Temp\\hello.exe");
    step.started = result.when;
    step.outcome = SmokeOutcome::NotStarted;
    step.startError = 225;
    result.steps = {step};
    image.file(smokeResultFile(image.folders)).content(smokeResultBytes(result));
}

/// Puts a second, older Go in front.
void olderFirst(MachineImage& image)
{
    image.go(s("C:\\old\\go"), s("go1.19"));
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), s("C:\\old\\go\\bin"), goRoot + s("\\bin")});
}

void secondDrive(MachineImage& image, VolumeKind kind, const char* fileSystem)
{
    VolumeInfo volume;
    volume.root = s("E:\\");
    volume.kind = kind;
    volume.fileSystem = s(fileSystem);
    volume.freeBytes = qint64(1) << 40;
    image.volumes.push_back(volume);
}

const QString buildCache = userHome + s("\\AppData\\Local\\go-build");

void fillDrives(MachineImage& image)
{
    for (VolumeInfo& volume : image.volumes)
        volume.freeBytes = 1024;
}

void devDrive(MachineImage& image, bool trusted)
{
    secondDrive(image, VolumeKind::Fixed, "ReFS");
    image.volumes.back().devDrive = true;
    image.volumes.back().devDriveTrusted = trusted;
}

void editorSettings(MachineImage& image, const char* json)
{
    image.file(userHome + s("\\AppData\\Roaming\\Code\\User\\settings.json")).content(json);
}

void envFile(MachineImage& image, const char* lines)
{
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(lines);
}

void stub(MachineImage& image, const char* tool)
{
    const QString folder = userHome + s("\\AppData\\Local\\Microsoft\\WindowsApps");
    image.folder(folder);
    image.file(folder + u'\\' + s(tool) + s(".exe")).alias(s("Some.App_1234"), s("C:\\app.exe"));
    setPath(image, Hive::LocalMachine, {folder, s("%SystemRoot%\\System32"), goRoot + s("\\bin")});
}

void project(MachineImage& image, const char* mod)
{
    image.folder(projectFolder);
    image.file(projectFolder + s("\\go.mod")).content(QByteArray("module example.com/app\n") + mod);
}

} // namespace

std::vector<RuleTrouble> ruleTroubles()
{
    using S = Status;
    return {
        {"toolchain.none", S::Problem, removeGo},
        {"toolchain.does-not-run", S::Problem,
         [](MachineImage& i) { i.programFails(goRoot + s("\\bin\\go.exe"), 5); }},
        {"toolchain.builds", S::Problem, [](MachineImage& i) { smokeTestFailed(i); }},
        {"toolchain.too-new-for-windows", S::Problem,
         [](MachineImage& i) {
             i.system.build = 7601;
             i.programFails(goRoot + s("\\bin\\go.exe"), 0, 2);
         }},
        {"toolchain.incomplete", S::Problem,
         [](MachineImage& i) { i.files.erase(winpath::key(goRoot + s("\\VERSION"))); }},
        {"toolchain.multiple", S::Warning, olderFirst},
        {"toolchain.architecture", S::Note, [](MachineImage& i) { i.system.arch = Arch::Arm64; }},
        {"path.shadowed-go", S::Problem, olderFirst},
        {"path.shadowed-by-script", S::Problem,
         [](MachineImage& i) { i.file(s("C:\\Windows\\System32\\go.bat")).content("@echo off"); }},
        {"path.missing-go", S::Problem,
         [](MachineImage& i) { setPath(i, Hive::LocalMachine, {s("%SystemRoot%\\System32")}); }},
        {"path.missing-gobin", S::Warning,
         [](MachineImage& i) { setPath(i, Hive::CurrentUser, {}); }},
        {"path.duplicates", S::Warning,
         [](MachineImage& i) {
             addUserPath(i, {s("C:\\tools"), s("c:\\TOOLS\\")});
         }},
        {"path.dead-entries", S::Warning,
         [](MachineImage& i) { addUserPath(i, {s("C:\\gone\\bin")}); }},
        {"path.relative-entries", S::Warning, [](MachineImage& i) { addUserPath(i, {s("bin")}); }},
        {"path.quoted-entries", S::Warning,
         [](MachineImage& i) { addUserPath(i, {s("\"C:\\tools\"")}); }},
        {"path.trailing-space", S::Warning,
         [](MachineImage& i) { addUserPath(i, {s("C:\\tools ")}); }},
        {"path.pathext", S::Problem, [](MachineImage& i) { user(i, "PATHEXT", ".COM;.BAT;.CMD"); }},
        {"path.writable-folder", S::Problem,
         [](MachineImage& i) {
             FolderAccess open;
             open.currentUserMayWrite = true;
             open.ordinaryUsersMayWrite = true;
             i.folder(s("C:\\Windows\\System32")).access(open);
         }},
        {"path.system-folders", S::Problem,
         [](MachineImage& i) { setPath(i, Hive::LocalMachine, {goRoot + s("\\bin")}); }},
        {"path.kind", S::Problem,
         [](MachineImage& i) {
             setPath(i, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin")}, RegKind::String);
         }},
        {"path.type", S::Problem,
         [](MachineImage& i) {
             i.setValue(Hive::CurrentUser, s("Environment"), s("Path"), RegValue::fromDword(100));
         }},
        {"path.length", S::Warning,
         [](MachineImage& i) {
             QStringList many;
             for (int n = 0; n < 120; ++n)
                 many << s("C:\\tools\\number\\%1").arg(n, 4);
             addUserPath(i, many);
         }},
        {"path.cut-by-setx", S::Warning,
         [](MachineImage& i) {
             QString text;
             for (int n = 0; text.size() < 1000; ++n)
                 text += s("C:\\tools\\%1;").arg(n, 6, 10, QLatin1Char('0'));
             text += s("C:\\applications\\of\\mine\\and\\more\\of\\them");
             i.setVariable(Hive::CurrentUser, s("Path"), RegKind::ExpandString, text.left(1024));
         }},
        {"env.goroot-stale", S::Problem, [](MachineImage& i) { user(i, "GOROOT", "C:\\gone"); }},
        {"env.scope-conflict", S::Warning,
         [](MachineImage& i) {
             user(i, "GOFLAGS", "-v");
             i.setVariable(Hive::LocalMachine, s("GOFLAGS"), RegKind::String, s("-mod=mod"));
         }},
        {"env.cross-target", S::Problem, [](MachineImage& i) { user(i, "GOOS", "linux"); }},
        {"env.console-only", S::Note,
         [](MachineImage& i) {
             i.processEnvironment = freshEnvironment(i);
             i.processEnvironment->insert(QStringLiteral("GOROOT"), QStringLiteral("C:\\old"));
         }},
        {"env.old-processes", S::Note,
         [](MachineImage& i) {
             const QDateTime now = QDateTime::currentDateTimeUtc();
             RunningProcess old;
             old.name = s("cmd.exe");
             old.pid = 42;
             old.started = now.addDays(-1);
             i.running.push_back(old);
             i.registry[regKey(Hive::CurrentUser, s("Environment"))].lastWrite = now;
         }},
        {"goenv.overridden", S::Warning,
         [](MachineImage& i) {
             i.file(userHome + s("\\AppData\\Roaming\\go\\env"))
                 .content("GOPROXY=https://a.example,direct\n");
             user(i, "GOPROXY", "https://goproxy.io,direct");
         }},
        {"goenv.gopath-is-goroot", S::Problem,
         [](MachineImage& i) { user(i, "GOPATH", "C:\\Program Files\\Go"); }},
        {"goenv.gosumdb", S::Warning, [](MachineImage& i) { user(i, "GOSUMDB", "off"); }},
        {"goenv.insecure", S::Problem, [](MachineImage& i) { user(i, "GOINSECURE", "*"); }},
        {"goenv.goprivate", S::Problem,
         [](MachineImage& i) { user(i, "GOPRIVATE", "https://git.example/team; x.example"); }},
        {"goenv.goproxy", S::Problem,
         [](MachineImage& i) { user(i, "GOPROXY", "https://a.example,dircet"); }},
        {"env.quoted-value", S::Problem, [](MachineImage& i) { user(i, "GOBIN", "\"C:\\b\""); }},
        {"env.look-alike-characters", S::Problem,
         [](MachineImage& i) { user(i, "GOPROXY", "https：//goproxy.cn，direct"); }},
        {"env.control-characters", S::Problem,
         [](MachineImage& i) { user(i, "GO111MODULE", "on "); }},
        {"env.unix-path", S::Problem, [](MachineImage& i) { user(i, "GOPATH", "/c/Users/li/go"); }},
        {"env.misspelt-name", S::Warning, [](MachineImage& i) { user(i, "GOPROXT", "off"); }},
        {"env.temp-missing", S::Problem,
         [](MachineImage& i) {
             user(i, "TMP", "C:\\gone");
             i.registry[regKey(Hive::CurrentUser, s("Environment"))].values.erase(s("gotmpdir"));
         }},
        {"goenv.file-encoding", S::Problem,
         [](MachineImage& i) { envFile(i, "GO111MODULE=auto\r\nGOFLAGS=-v\r\n"); }},
        {"goenv.file-unreadable", S::Warning,
         [](MachineImage& i) { user(i, "GOENV", "C:\\Windows\\System32"); }},
        {"goenv.gopath-invalid", S::Problem, [](MachineImage& i) { user(i, "GOPATH", "go"); }},
        {"goenv.gopath-subfolder", S::Warning,
         [](MachineImage& i) { user(i, "GOPATH", "C:\\Users\\li\\go\\src"); }},
        {"goenv.gobin-invalid", S::Problem, [](MachineImage& i) { user(i, "GOBIN", "bin"); }},
        {"goenv.gocache-off", S::Problem, [](MachineImage& i) { user(i, "GOCACHE", "off"); }},
        {"goenv.cache-invalid", S::Problem, [](MachineImage& i) { user(i, "GOMODCACHE", "mod"); }},
        {"goenv.gotmpdir-missing", S::Problem,
         [](MachineImage& i) { user(i, "GOTMPDIR", "D:\\gotmp"); }},
        {"goenv.gomod-in-gopath", S::Warning,
         [](MachineImage& i) { i.file(userHome + s("\\go\\go.mod")).content("module x\n"); }},
        {"goenv.not-writable", S::Problem,
         [](MachineImage& i) {
             user(i, "GOPATH", "C:\\shared\\go");
             i.folder(s("C:\\shared\\go")).access(FolderAccess());
         }},
        {"goenv.goflags", S::Problem, [](MachineImage& i) { user(i, "GOFLAGS", "mod=vendor"); }},
        {"goenv.go111module", S::Problem, [](MachineImage& i) { user(i, "GO111MODULE", "true"); }},
        {"goenv.gotoolchain", S::Problem, [](MachineImage& i) { user(i, "GOTOOLCHAIN", "1.24"); }},
        {"goenv.gowork", S::Problem, [](MachineImage& i) { user(i, "GOWORK", "C:\\w\\go.work"); }},
        {"goenv.godebug", S::Note,
         [](MachineImage& i) { user(i, "GODEBUG", "asyncpreemptoff=1"); }},
        {"env.runtime-variables", S::Problem,
         [](MachineImage& i) { user(i, "GOMEMLIMIT", "4GB"); }},
        {"goenv.govcs", S::Problem, [](MachineImage& i) { user(i, "GOVCS", "git"); }},
        {"goenv.goauth", S::Problem, [](MachineImage& i) { user(i, "GOAUTH", "netrc;;off"); }},
        {"goenv.build-configuration", S::Problem,
         [](MachineImage& i) { user(i, "GOEXPERIMENT", "nosuch"); }},
        {"goenv.gofips140", S::Problem, [](MachineImage& i) { user(i, "GOFIPS140", "on"); }},
        {"goenv.gocacheprog", S::Problem,
         [](MachineImage& i) { user(i, "GOCACHEPROG", "C:\\gone\\prog.exe"); }},
        {"env.comment", S::Problem, [](MachineImage& i) { user(i, "GOFLAGS", "-v # mine"); }},
        {"env.unread-name", S::Note, [](MachineImage& i) { user(i, "GOTELEMETRY", "off"); }},
        {"cgo.enabled", S::Warning, [](MachineImage& i) { user(i, "CGO_ENABLED", "yes"); }},
        {"cgo.no-compiler", S::Problem, [](MachineImage& i) { user(i, "CGO_ENABLED", "1"); }},
        {"git.instead-of", S::Warning,
         [](MachineImage& i) {
             i.file(userHome + s("\\.gitconfig"))
                 .content("[url \"https://m.example/\"]\n\tinsteadOf = https://github.com/\n");
         }},
        {"editor.none", S::Note,
         [](MachineImage& i) {
             std::erase_if(i.files, [](const auto& item) {
                 return item.second.path.endsWith(s("\\Code.exe"));
             });
         }},
        {"editor.go-extension", S::Note,
         [](MachineImage& i) {
             i.file(userHome + s("\\.vscode\\extensions\\.obsolete"))
                 .content("{\"golang.go-0.50.0\":true}");
         }},
        {"editor.goroot", S::Warning,
         [](MachineImage& i) { editorSettings(i, R"({"go.goroot": "C:\\gone"})"); }},
        {"editor.alternate-tools", S::Warning,
         [](MachineImage& i) {
             editorSettings(i, R"({"go.alternateTools": {"gopls": "C:\\gone\\gopls.exe"}})");
         }},
        {"path.powershell-profile", S::Warning,
         [](MachineImage& i) {
             i.file(userHome + s("\\Documents\\PowerShell\\profile.ps1"))
                 .content("function go { cd ~ }\n");
         }},
        {"cgo.compiler-architecture", S::Note,
         [](MachineImage& i) {
             i.file(s("C:\\tools\\bin\\gcc.exe")).pe(Arch::X86);
             i.folder(s("C:\\tools\\lib\\gcc\\i686-w64-mingw32"));
             addUserPath(i, {s("C:\\tools\\bin")});
         }},
        {"cgo.unsupported-compiler", S::Problem, [](MachineImage& i) { user(i, "CC", "cl.exe"); }},
        {"cgo.mixed-toolchains", S::Warning,
         [](MachineImage& i) {
             i.file(s("C:\\tools\\bin\\gcc.exe")).pe(Arch::Amd64);
             i.folder(s("C:\\tools\\lib\\gcc\\x86_64-w64-mingw32"));
             i.file(s("C:\\other\\as.exe")).pe(Arch::Amd64);
             addUserPath(i, {s("C:\\tools\\bin"), s("C:\\other")});
         }},
        {"cgo.race-runtime", S::Problem,
         [](MachineImage& i) {
             i.file(s("C:\\tools\\bin\\gcc.exe")).pe(Arch::Amd64);
             i.folder(s("C:\\tools\\lib\\gcc\\x86_64-w64-mingw32"));
             i.file(s("C:\\tools\\lib\\libmingw32.a")).content("!<arch>");
             addUserPath(i, {s("C:\\tools\\bin")});
             user(i, "GOFLAGS", "-race");
         }},
        {"tools.do-not-run", S::Warning,
         [](MachineImage& i) { i.file(userHome + s("\\go\\bin\\gopls.exe")).content(""); }},
        {"tools.wrong-arch", S::Warning,
         [](MachineImage& i) { i.file(userHome + s("\\go\\bin\\own.exe")).pe(Arch::Arm64); }},
        {"tools.outdated", S::Warning,
         [](MachineImage& i) {
             ImageGoBuild build;
             build.go = s("1.21.1");
             build.path = s("golang.org/x/tools/gopls");
             i.file(userHome + s("\\go\\bin\\gopls.exe")).program(build);
         }},
        {"tools.missing", S::Note,
         [](MachineImage& i) { i.files.erase(winpath::key(userHome + s("\\go\\bin\\dlv.exe"))); }},
        {"tools.git-missing", S::Warning,
         [](MachineImage& i) { user(i, "GOPRIVATE", "git.corp.example/*"); }},
        {"cgo.cc-quoting", S::Problem,
         [](MachineImage& i) { user(i, "CC", "C:\\Program Files\\LLVM\\bin\\clang.exe -O2"); }},
        {"onedrive.gopath", S::Problem,
         [](MachineImage& i) {
             user(i, "OneDrive", "C:\\Users\\li\\OneDrive");
             user(i, "GOPATH", "C:\\Users\\li\\onedrive\\go");
         }},
        {"onedrive.caches", S::Problem,
         [](MachineImage& i) {
             user(i, "OneDrive", "C:\\Users\\li\\OneDrive");
             user(i, "GOCACHE", "C:\\Users\\li\\OneDrive\\cache");
         }},
        {"onedrive.redirected", S::Note,
         [](MachineImage& i) {
             i.setValue(Hive::CurrentUser,
                        s("Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\"
                          "User Shell Folders"),
                        s("Personal"), RegValue::fromText(RegKind::String, s("D:\\Eigene")));
         }},
        {"location.not-absolute", S::Problem, [](MachineImage& i) { user(i, "GOTMPDIR", "tmp"); }},
        {"location.system-folder", S::Problem,
         [](MachineImage& i) { user(i, "GOPATH", "C:\\Windows\\go"); }},
        {"location.cloud", S::Problem,
         [](MachineImage& i) { user(i, "OneDrive", "C:\\Program Files\\Go"); }},
        {"location.placeholder", S::Problem,
         [](MachineImage& i) { i.folder(goRoot).attribute(fileattribute::recallOnOpen); }},
        {"location.link", S::Warning,
         [](MachineImage& i) { i.folder(s("C:\\Users\\li\\go")).link(0x80001234, QString()); }},
        {"location.network", S::Warning,
         [](MachineImage& i) { user(i, "GOPATH", "\\\\server\\share\\go"); }},
        {"location.removable", S::Warning,
         [](MachineImage& i) {
             secondDrive(i, VolumeKind::Removable, "NTFS");
             user(i, "GOPATH", "E:\\go");
         }},
        {"location.file-system", S::Warning,
         [](MachineImage& i) {
             secondDrive(i, VolumeKind::Fixed, "exFAT");
             user(i, "GOPATH", "E:\\go");
         }},
        {"location.gopath", S::Problem,
         [](MachineImage& i) { user(i, "GOPATH", "C:\\Program Files\\Go\\mine"); }},
        {"location.dev-drive", S::Note,
         [](MachineImage& i) {
             devDrive(i, true);
             i.go(s("E:\\Go"), s("go1.24.4"));
             setPath(i, Hive::LocalMachine, {s("E:\\Go\\bin")});
         }},
        {"location.no-drive", S::Problem, [](MachineImage& i) { user(i, "GOPATH", "Q:\\go"); }},
        {"location.drive-root", S::Problem,
         [](MachineImage& i) {
             i.go(s("C:\\Go"), s("go1.24.4"));
             setPath(i, Hive::LocalMachine, {s("C:\\Go\\bin")});
         }},
        {"location.program-files", S::Problem,
         [](MachineImage& i) {
             removeGo(i);
             i.system.administrator = false;
             i.folders.programFiles = userHome + s("\\AppData\\Local\\Programs");
         }},
        {"location.rights", S::Problem,
         [](MachineImage& i) {
             removeGo(i);
             i.system.administrator = false;
             i.folder(userHome + s("\\AppData\\Local")).access(FolderAccess());
         }},
        {"location.occupied", S::Problem, {}}, // only of a folder that is asked for: JudgeLocation
        {"location.free-space", S::Problem,
         [](MachineImage& i) {
             removeGo(i);
             fillDrives(i);
         }},
        {"cache.low-space", S::Warning, fillDrives},
        {"cache.size", S::Note,
         [](MachineImage& i) {
             buildCacheFile(i, buildCache, 7, "-d", qint64(20) << 30,
                            QDateTime::currentDateTimeUtc());
         }},
        {"cache.abandoned", S::Note,
         [](MachineImage& i) {
             buildCacheFile(i, buildCache, 7, "-d", 1000,
                            QDateTime::currentDateTimeUtc().addDays(-30));
             i.folder(s("C:\\cache"));
             user(i, "GOCACHE", "C:\\cache");
         }},
        {"cache.log", S::Note,
         [](MachineImage& i) {
             buildCacheFile(i, buildCache, 7, "-d", 1000, QDateTime::currentDateTimeUtc());
             i.file(buildCache + s("\\log.txt")).sized(qint64(1) << 30);
         }},
        {"cache.toolchains", S::Note,
         [](MachineImage& i) {
             for (const char* version : {"go1.25.0", "go1.25.1"}) {
                 CachedFiles go;
                 go.module = {s("golang.org/toolchain"),
                              s("v0.0.1-") + s(version) + s(".windows-amd64")};
                 go.addTo(i);
             }
         }},
        {"modcache.damaged-zip", S::Problem,
         [](MachineImage& i) {
             const CachedFiles text;
             text.addTo(i);
             text.removeFolder(i);
             i.file(text.file(".zip")).content(QByteArray(5000, '\0')).zip.reset();
         }},
        {"modcache.wrong-hash", S::Problem, {}}, // of a full verification: VerifyModulesTest
        {"modcache.damaged-mod", S::Problem,
         [](MachineImage& i) {
             const CachedFiles text;
             text.addTo(i);
             i.file(text.file(".mod")).content({});
         }},
        {"modcache.incomplete-folder", S::Problem,
         [](MachineImage& i) {
             const CachedFiles text;
             text.addTo(i);
             i.files.erase(winpath::key(text.folder() + s("\\a\\a.go")));
         }},
        {"modcache.sumdb", S::Problem,
         [](MachineImage& i) {
             CachedFiles().addTo(i);
             i.file(userHome + s("\\go\\pkg\\sumdb\\sum.golang.org\\latest"))
                 .content(QByteArray(200, '\0'));
         }},
        {"modcache.debris", S::Note,
         [](MachineImage& i) {
             CachedFiles().addTo(i);
             i.file(CachedFiles().file(".zip815.tmp"))
                 .sized(qint64(1) << 28)
                 .modifiedAt(QDateTime::currentDateTimeUtc().addDays(-3));
         }},
        {"modcache.not-writable", S::Problem,
         [](MachineImage& i) {
             CachedFiles().addTo(i);
             i.folder(CachedFiles().root + s("\\cache\\download")).access(FolderAccess());
         }},
        {"location.spaces", S::Warning,
         [](MachineImage& i) { user(i, "GOPATH", "C:\\my projects\\go"); }},
        {"location.non-ascii", S::Warning,
         [](MachineImage& i) { user(i, "GOPATH", "C:\\Users\\שזדס\\go"); }},
        {"location.reserved-name", S::Problem,
         [](MachineImage& i) { user(i, "GOPATH", "C:\\aux\\go"); }},
        {"location.length", S::Warning,
         [](MachineImage& i) { user(i, "GOPATH", ("C:\\" + std::string(110, 'x')).c_str()); }},
        {"alias.shadows-go", S::Problem, [](MachineImage& i) { stub(i, "go"); }},
        {"alias.shadows-tools", S::Note, [](MachineImage& i) { stub(i, "python"); }},
        {"alias.app-paths", S::Warning,
         [](MachineImage& i) {
             i.setValue(Hive::CurrentUser,
                        s("Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\go.exe"),
                        QString(), RegValue::fromText(RegKind::String, s("C:\\gone\\go.exe")));
         }},
        {"defender.state", S::Warning,
         [](MachineImage& i) {
             i.defender.status = {false, false, false};
         }},
        {"defender.managed", S::Note,
         [](MachineImage& i) {
             i.setValue(Hive::LocalMachine, s("SOFTWARE\\Policies\\Microsoft\\Windows Defender"),
                        s("DisableLocalAdminMerge"), RegValue::fromDword(1));
         }},
        {"defender.hot-paths", S::Note, [](MachineImage& i) { i.defender.lists.paths.clear(); }},
        {"defender.dev-drive", S::Note, [](MachineImage& i) { devDrive(i, false); }},
        {"defender.broad-exclusion", S::Warning,
         [](MachineImage& i) { i.defender.lists.paths << s("C:\\"); }},
        {"defender.stale-exclusion", S::Note,
         [](MachineImage& i) { i.defender.lists.paths << s("C:\\was\\here"); }},
        {"defender.uncovered-link", S::Note,
         [](MachineImage& i) {
             i.folder(s("C:\\code"));
             i.folder(s("C:\\code\\big")).link(reparse::mountPoint, s("C:\\elsewhere"));
             i.defender.lists.paths << s("C:\\code");
         }},
        {"system.long-paths", S::Warning,
         [](MachineImage& i) {
             i.setValue(Hive::LocalMachine, s("SYSTEM\\CurrentControlSet\\Control\\FileSystem"),
                        s("LongPathsEnabled"), RegValue::fromDword(0));
         }},
        {"system.autorun", S::Warning,
         [](MachineImage& i) {
             i.setValue(Hive::CurrentUser, s("Software\\Microsoft\\Command Processor"),
                        s("AutoRun"),
                        RegValue::fromText(RegKind::String, s("doskey go=C:\\x\\go.exe $*")));
         }},
        {"network.module-proxy", S::Problem,
         [](MachineImage& i) {
             i.network.hosts[s("proxy.golang.org")].outcome = ImageHost::Outcome::Unreachable;
         }},
        {"network.downloads", S::Warning,
         [](MachineImage& i) {
             i.network.hosts[s("go.dev")].outcome = ImageHost::Outcome::Timeout;
         }},
        {"network.checksums", S::Warning,
         [](MachineImage& i) {
             // A module proxy that passes it on is as good as the database itself.
             i.network.hosts[s("proxy.golang.org/sumdb/sum.golang.org/supported")].httpStatus = 404;
             i.network.hosts[s("sum.golang.org")].outcome = ImageHost::Outcome::Unreachable;
         }},
        {"network.proxy-misspelt", S::Problem,
         [](MachineImage& i) { user(i, "HTTPS_PROXY", "http:/127.0.0.1:7890"); }},
        {"network.proxy-dead", S::Problem,
         [](MachineImage& i) {
             user(i, "HTTPS_PROXY", "http://127.0.0.1:7890");
             i.network.proxy = {s("127.0.0.1"), 7890, {}, {}, s("HTTPS_PROXY")};
             i.network.others.outcome = ImageHost::Outcome::Unreachable;
         }},
        {"network.proxy-not-for-go", S::Warning,
         [](MachineImage& i) {
             i.network.proxy = {s("proxy.example"), 8080, {}, {}, s("system")};
         }},
        {"network.tls-interception", S::Warning,
         [](MachineImage& i) { i.network.others.tlsIssuer = s("Contoso CA"); }},
        {"project.go-too-new", S::Problem,
         [](MachineImage& i) {
             user(i, "GOTOOLCHAIN", "local");
             project(i, "go 1.25\n");
         }},
        {"project.replace-missing", S::Problem,
         [](MachineImage& i) {
             project(i, "go 1.24\nrequire a.b/c v1.0.0\nreplace a.b/c => ../c\n");
         }},
        {"project.replace-absolute", S::Note,
         [](MachineImage& i) { project(i, "go 1.24\nreplace a.b/c => C:/lib/c\n"); }},
        {"project.sum", S::Problem,
         [](MachineImage& i) { project(i, "go 1.24\nrequire a.b/c v1.0.0\n"); }},
        {"project.vendor", S::Problem,
         [](MachineImage& i) {
             project(i, "go 1.24\nrequire a.b/c v1.0.0\n");
             i.file(projectFolder + s("\\vendor\\modules.txt")).content("# a.b/c v1.1.0\n");
         }},
        {"project.workspace", S::Problem,
         [](MachineImage& i) { project(i, "go 1.24\nnosuch x\n"); }},
        {"project.incompatible", S::Note,
         [](MachineImage& i) { project(i, "go 1.24\nrequire a.b/c v2.0.0+incompatible\n"); }},
        {"project.cloud", S::Warning,
         [](MachineImage& i) {
             user(i, "OneDrive", "C:\\code");
             project(i, "go 1.24\n");
         }},
        {"project.path-length", S::Warning,
         [](MachineImage& i) {
             i.setValue(Hive::LocalMachine, s("SYSTEM\\CurrentControlSet\\Control\\FileSystem"),
                        s("LongPathsEnabled"), RegValue::fromDword(0));
             project(i, "go 1.24\n");
             const QByteArray package = "a.b/c/" + QByteArray(220, 'd');
             i.file(projectFolder + s("\\vendor\\modules.txt"))
                 .content("# a.b/c v1.1.0\n" + package + "\n");
         }},
        {"project.private-hosts", S::Warning,
         [](MachineImage& i) { project(i, "go 1.24\nrequire git.corp.internal/team/x v1.0.0\n"); }},
        {"network.tls-interception", S::Warning,
         [](MachineImage& i) {
             i.network.others.outcome = ImageHost::Outcome::Untrusted;
             i.network.others.tlsIssuer = s("Contoso CA");
         }},
    };
}

} // namespace gosetup::testkit
