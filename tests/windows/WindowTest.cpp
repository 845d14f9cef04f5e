// SPDX-License-Identifier: Apache-2.0
// The shipped GoSetupWizard.exe, driven by keys on a virtual screen: to a working Go and back.
// Pictures of each page go to build/shots/windows.
#include "windows/Kit.h"
#include "windows/ShownWindow.h"

#include <QFile>

#include <gtest/gtest.h>

using namespace gosetup::wine;

namespace {

bool hasGo(const WinePrefix& windows)
{
    return QFile::exists(windows.host(windows.defaultRoot() + s("\\bin\\go.exe")));
}

/// The marker is written last.
bool hasWholeGo(const WinePrefix& windows)
{
    return hasGo(windows) &&
           QFile::exists(windows.host(windows.defaultRoot() + s("\\.gosetup-installed.json")));
}

/// The window's log says when a check is done: what is on the screen cannot be asked.
bool hasChecked(const WinePrefix& windows, int times)
{
    const QString path = windows.host(windows.localAppData() + s("\\GoSetup\\logs\\wizard.log"));
    return waitUntil([&] {
        QThread::msleep(100);
        QFile log(path);
        return log.open(QIODevice::ReadOnly) && log.readAll().count(" checked in ") >= times;
    });
}

struct PageVariant
{
    const char* language;
    const char* colours;
};

std::string nameOf(const PageVariant& variant)
{
    return std::string(variant.language) + "-" + variant.colours;
}

void requireDisplay()
{
    if (!hasDisplay())
        GTEST_SKIP() << "no X display: run under xvfb-run";
}

class Window : public testing::Test
{
  protected:
    void SetUp() override { requireDisplay(); }
};

class WindowPages : public testing::TestWithParam<PageVariant>
{
  protected:
    void SetUp() override { requireDisplay(); }
};

} // namespace

TEST_F(Window, InstallsGoByItsKeysAndTakesItBack)
{
    const GoArchive go = officialGo().file.isEmpty() ? stubGo() : officialGo();
    const GoMirror mirror({go});
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    {
        ShownWindow window(windows, {s("--mirror"), mirror.address(), s("--lang"), s("en")});
        ASSERT_TRUE(hasChecked(windows, 1));
        window.settle();
        window.press("alt+i"); // Install with recommended settings
        window.tap("alt+s");   // Set up
        ASSERT_TRUE(waitUntil([&] { return hasWholeGo(windows); }, 300s));
        ASSERT_TRUE(hasChecked(windows, 2));
        window.settle();
        const Ran version = windows.console(words("go version"));
        EXPECT_EQ(version.out.trimmed().toStdString(),
                  "go version " + go.version.toStdString() + " windows/amd64")
            << version.all();
        window.press("alt+u"); // Undo last run…
        window.tap("alt+o");   // Undo
        ASSERT_TRUE(waitUntil([&] { return !hasGo(windows); }, 120s));
        ASSERT_TRUE(hasChecked(windows, 3));
        window.settle();
        EXPECT_TRUE(window.isRunning());
        window.tap("alt+F4");
        EXPECT_TRUE(window.ends());
    }
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
}

TEST_P(WindowPages, AreShownAsAPersonSeesThem)
{
    const PageVariant variant = GetParam();
    const QString suffix = QString::fromStdString("-" + nameOf(variant));
    const GoArchive go = officialGo().file.isEmpty() ? stubGo() : officialGo();
    const GoMirror mirror({go});
    const WinePrefix windows;
    ShownWindow window(windows, {s("--mirror"), mirror.address(), s("--lang"), s(variant.language),
                                 s("--look"), s(variant.colours)});
    ASSERT_TRUE(hasChecked(windows, 1));
    window.settle();
    window.shoot(s("1-welcome") + suffix);
    window.press("alt+e");
    window.shoot(s("2-version") + suffix);
    for (const char* page : {"3-location", "4-environment", "5-security", "6-review"}) {
        window.press("alt+n");
        window.shoot(s(page) + suffix);
    }
    window.tap("alt+s");
    ASSERT_TRUE(waitUntil([&] { return !mirror.sent().isEmpty(); }));
    QThread::msleep(1500); // to settle would be to wait for the end
    window.glance();
    window.shoot(s("7-install") + suffix);
    ASSERT_TRUE(waitUntil([&] { return hasWholeGo(windows); }, 300s));
    ASSERT_TRUE(hasChecked(windows, 2));
    window.settle();
    window.shoot(s("8-results") + suffix);
    EXPECT_TRUE(window.isRunning());
}

INSTANTIATE_TEST_SUITE_P(Looks, WindowPages,
                         testing::Values(PageVariant{"en", "light"}, PageVariant{"en", "dark"},
                                         PageVariant{"zh_CN", "light"},
                                         PageVariant{"zh_CN", "dark"}),
                         [](const auto& info) {
                             std::string name = info.param.language;
                             name += info.param.colours;
                             std::erase(name, '_');
                             return name;
                         });
