// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsAppearance.h"

#include "machine/windows/Win32.h"

#include <shobjidl.h>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

int timesNoticed(UINT message, WPARAM what, const wchar_t* area)
{
    int told = 0;
    AppearanceWatch watch([&told] { ++told; });
    MSG sent{};
    sent.message = message;
    sent.wParam = what;
    sent.lParam = reinterpret_cast<LPARAM>(area);
    qintptr result = 0;
    EXPECT_FALSE(watch.nativeEventFilter(QByteArrayLiteral("windows_generic_MSG"), &sent, &result))
        << "the message is for others, too";
    return told;
}

TEST(WindowsAppearance, TellsOfColoursAndContrastThemesAndOfNothingElse)
{
    EXPECT_EQ(timesNoticed(WM_SETTINGCHANGE, 0, L"ImmersiveColorSet"), 1);
    EXPECT_EQ(timesNoticed(WM_SETTINGCHANGE, SPI_SETHIGHCONTRAST, nullptr), 1);
    EXPECT_EQ(timesNoticed(WM_SYSCOLORCHANGE, 0, nullptr), 1);
    EXPECT_EQ(timesNoticed(WM_SETTINGCHANGE, 0, L"Environment"), 0);
    EXPECT_EQ(timesNoticed(WM_SETTINGCHANGE, 0, nullptr), 0);
    EXPECT_EQ(timesNoticed(WM_PAINT, 0, nullptr), 0);
}

TEST(WindowsAppearance, ColoursAreAskedOfTheSystemOnlyWhileAContrastThemeIsOn)
{
    HIGHCONTRASTW contrast{};
    contrast.cbSize = sizeof contrast;
    ASSERT_NE(SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof contrast, &contrast, 0), 0);
    const bool on = (contrast.dwFlags & HCF_HIGHCONTRASTON) != 0;
    EXPECT_EQ(windowsAppearance().contrast.has_value(), on);
}

TEST(WindowsAppearance, AWindowThatIsNotThereIsNoHarm)
{
    setDarkTitleBar(0, true);
    setDarkTitleBar(0, false);
}

TEST(WindowsAppearance, TheTaskbarKnowsTheProgramByItsName)
{
    setTaskbarIdentity(QStringLiteral("GoSetup.Test"));
    wchar_t* name = nullptr;
    const HRESULT told = GetCurrentProcessExplicitAppUserModelID(&name);
    if (told == E_NOTIMPL)
        GTEST_SKIP() << "Wine has no taskbar identities";
    ASSERT_TRUE(SUCCEEDED(told)) << std::hex << told;
    EXPECT_EQ(win32::fromWide(name), QStringLiteral("GoSetup.Test"));
    CoTaskMemFree(name);
}

} // namespace
} // namespace gosetup
