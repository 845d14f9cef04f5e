// SPDX-License-Identifier: Apache-2.0
// Values that Go's settings are given, right ones and wrong ones: a real Go says which is which,
// and the rules must agree. Data of OracleTest.
#pragma once

#include <vector>

namespace gosetup::wine {

enum class Ask
{
    List,     ///< go list .
    Install,  ///< go install -n .
    Build,    ///< go build unsafe: makes a work folder and opens the build cache
    Get,      ///< go get of a module of the local proxy
    Download, ///< go mod download of a module of the local proxy
    Source,   ///< go list -m of a module at its source host
    Secure,   ///< go list -m through a proxy over https
    Private,  ///< go list -m of a module that is private if the patterns work; a refusal is a fetch
              ///< through the proxy all the same
};

struct Given
{
    const char* name;
    const char* value;
    Ask ask;
    bool inFileToo = true; ///< else as a variable only
};

inline std::vector<Given> givenSettings()
{
    std::vector<Given> all;
    const auto add = [&](const char* name, Ask ask, const std::vector<const char*>& values,
                         bool inFileToo = true) {
        for (const char* value : values)
            all.push_back({name, value, ask, inFileToo});
    };
    add("GOPROXY", Ask::Download,
        {"file:///C:/modproxy",
         "file:///C:/modproxy,direct",
         "file:///C:/modproxy, direct",
         "file:///C:/modproxy|direct",
         ",file:///C:/modproxy",
         "file:///C:/modproxy,,direct",
         " ,",
         "file:///C:/modproxy,dircet",
         "direct;",
         "file:///C:/modproxy,direct;",
         "file://C:/modproxy",
         "file:/C:/modproxy",
         "C:\\modproxy",
         "C:/modproxy",
         "\"file:///C:/modproxy\"",
         "'file:///C:/modproxy'",
         "goproxy.invalid,direct",
         "goproxy.invalid/path",
         "goproxy",
         "https://goproxy.invalid",
         "https://goproxy.invalid:80a",
         "https://goproxy.invalid/%zz",
         "https:/goproxy.invalid",
         "ftp://goproxy.invalid",
         "socks5://127.0.0.1:9",
         "https://user:p@goproxy.invalid",
         "https://goproxy.invalid,off,direct",
         "off",
         "direct",
         "Direct",
         "://goproxy.invalid",
         "https://[::1",
         "https://goproxy.invalid#x"});
    add("GOSUMDB", Ask::Download,
        {"off", "sum.golang.org", "sum.golang.google.cn", "sum.golang.org https://sum.invalid",
         " sum.golang.org ", "sum.golang.google.cn ", "on", "true", "sum.example.com",
         "https://sum.golang.org", "sum.golang.org a b", "OFF", "\"sum.golang.org\"",
         "corpdb+896e28a6+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB https://sum.invalid"});
    add("GOFLAGS", Ask::List,
        {"-mod=mod",
         "-mod=readonly",
         "-v",
         "--v",
         "-v -x",
         " -v ",
         "mod=vendor",
         "-",
         "--",
         "---v",
         "-=x",
         "-nosuchflag",
         "-nosuchflag=1",
         "-tags=a,b",
         "'-ldflags=-s -w'",
         "\"-ldflags=-s -w\"",
         "-ldflags=-s -w",
         "-ldflags=-s -s",
         "\"-v",
         "-v'",
         "-trimpath",
         "-buildvcs=false",
         "-modcacherw",
         "-count=1",
         "-race=false",
         "-C=.",
         "-p=2",
         "\xEF\xBC\x8D"
         "v",
         "-v\t-x",
         "-toolchain=x",
         "-mod",
         "-mod vendor",
         "-mod=bogus",
         "-mod=vendor",
         "-ldflags",
         "-tags a b",
         "-trimpath=maybe",
         "-trimpath=true",
         "-p=x",
         "-test.v",
         "-ldflags \"-s -w\"",
         "-all",
         "-ldflags=\"-s -w\"",
         "-ldflags='-s -w'",
         "-tags=a b",
         "-buildmode=foo",
         "-buildmode=plugin",
         "-linkshared",
         "-linkshared=false",
         "-buildmode=pie",
         "-p=0",
         "-p=-1",
         "-compiler=clang",
         "-compiler=gc",
         "-covermode=all",
         "-modfile=go.alt",
         "-buildvcs=git",
         "-buildvcs=auto",
         "-asan",
         "-msan=true",
         "-msan=false",
         "-v # mine"});
    add("GOEXPERIMENT", Ask::List,
        {"none", "arenas", "synctest,noswissmap", ",arenas,", "regabi", "nosuch", "Arenas",
         "arenas, synctest", "unified", "jsonv2", "\"arenas\"", "arenas;synctest"});
    add("GOAMD64", Ask::List, {"v1", "v3", "v9", "V3", "3", "v3 "});
    add("GOARM64", Ask::List, {"v8.0", "v8.1,lse,crypto", "v9.5", "v7.0", "v8.10", "8.0"});
    add("GOARM", Ask::List, {"7", "7,softfloat", "8"});
    add("GO386", Ask::List, {"sse2", "387"});
    add("GOMIPS", Ask::List, {"softfloat", "x"});
    add("GOMIPS64", Ask::List, {"hardfloat", "x"});
    add("GOPPC64", Ask::List, {"power9", "power7"});
    add("GORISCV64", Ask::List, {"rva22u64", "rva23"});
    add("GOWASM", Ask::List, {"satconv,signext", "satconv,,", "simd"});
    add("GOFIPS140", Ask::List,
        {"off", "latest", "v1.0.0", "inprocess", "on", "true", "v9.9.9", "certified", "Off"});
    add("GOCACHEPROG", Ask::Build, {"\"C:\\x", "'", "C:\\gone\\prog.exe", "nosuchprogram -x"});
    add("CGO_ENABLED", Ask::List, {"0", "yes", "true", "\"0\""});
    add("GONOSUMDB", Ask::List, {"corp.example", "*.corp.example", "none"});
    add("GOFLAGS", Ask::Get, {"-insecure", "-v"});
    add("GO111MODULE", Ask::List, {"on", "auto", "off", "ON", "true", "1", "on ", "\"on\"", "yes"});
    add("GOTOOLCHAIN", Ask::List,
        {"local",
         "auto",
         "path",
         "local+auto",
         "local+path",
         "go1.24.4",
         "go1.24.4+auto",
         "go1.24.4+path",
         "go1.24.4-custom",
         "1.24",
         "1.24.4",
         "go1.24",
         "go1.25x",
         "Auto",
         "latest",
         "go2.0.0",
         "go1.24.4+",
         "go1.24.4+latest",
         "local+",
         "go1.24.4 ",
         "local ",
         "\"local\"",
         "C:\\go\\bin\\go",
         "default"});
    add("GOPATH", Ask::List,
        {"C:\\gp", "C:/gp", "C:\\gp;C:\\gp2", "C:\\gp;", ";C:\\gp", "go", "bin\\go", "~\\go",
         "~/go", "/c/Users/li/go", "\\gp", "C:gp", "\"C:\\gp\"", "'C:\\gp'", "C:\\gp;go",
         "%USERPROFILE%\\go", "$HOME/go", " C:\\gp", "C:\\PROGRA~1\\gp"});
    // Windows drops the blank at the end of a path and not within one: the folder is found, and
    // nothing can be made in it.
    add("GOPATH", Ask::Download, {"C:\\gp2", "C:\\gp "});
    add("GOBIN", Ask::Install,
        {"C:\\gp\\bin", "C:/gp/bin", "bin", ".", "~\\bin", "/c/bin", "\"C:\\gp\\bin\"", "\\bin",
         "C:bin", "%GOPATH%\\bin"});
    add("GOCACHE", Ask::Build,
        {"C:\\gocache", "C:/gocache", "off", "cache", "~\\cache", "/tmp/cache", "\"C:\\gocache\"",
         "C:cache"});
    add("GOMODCACHE", Ask::Download,
        {"C:\\gp\\pkg\\mod", "C:/gp/pkg/mod", "mod", "~/mod", "/c/mod", "\"C:\\mod\"", "off"});
    add("GOTMPDIR", Ask::Build, {"C:\\gotmp", "C:/gotmp", "C:\\gone\\tmp", "\"C:\\gotmp\""});
    add("GOROOT", Ask::List, {"C:\\gone", "\"C:\\go\"", "go", "/c/go"});
    add("GOWORK", Ask::List, {"off", "go.work", "C:\\gone\\go.work", "auto"}, false);
    add("CC", Ask::List,
        {"gcc", "C:\\mingw64\\bin\\gcc.exe", "\"C:\\Program Files\\LLVM\\bin\\clang.exe\"",
         "\"C:\\Program Files", "'gcc", "bin\\gcc.exe", "./gcc", "gcc -m64", " gcc"});
    add("CXX", Ask::List, {"g++", "bin\\g++.exe", "\"g++"});
    add("GOVCS", Ask::Source,
        {"*:git", "public:git,private:all", "private:all, public:off", "git", "*:", ":git",
         "*:git,", "a.com:git,a.com:hg", "./x:git", "*:git||hg", "github.com:git,*:off"},
        false);
    add("GOAUTH", Ask::Secure,
        {"off", "netrc", "netrc;git C:\\gp", "off;netrc", "netrc;", ";", "git", "git gp",
         "git C:\\gp", "git C:\\gone", "git C:\\Program Files\\x"});
    add("GOPRIVATE", Ask::Private,
        {"git.corp.invalid", "git.corp.invalid/team", "git.corp.invalid/", "*.corp.invalid",
         "a.com,git.corp.invalid", "git.corp.invalid/team/*", ".corp.invalid",
         "https://git.corp.invalid", "git.corp.invalid;a.com", "a.com, git.corp.invalid",
         "git@git.corp.invalid:team", "git.corp.invalid:8443", "Git.Corp.invalid",
         "git.corp.invalid\\team", "\"git.corp.invalid\"", "[git.corp.invalid"});
    add("GONOPROXY", Ask::Private, {"git.corp.invalid", ".corp.invalid", "git.corp.invalid "});
    return all;
}

} // namespace gosetup::wine
