// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsAppearance.h"

#include "base/Log.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsRegistry.h"

#include <dwmapi.h>
#include <shobjidl.h>

namespace gosetup {

namespace {

quint32 systemColour(int which)
{
    const COLORREF colour = GetSysColor(which);
    return static_cast<quint32>(GetRValue(colour)) << 16 |
           static_cast<quint32>(GetGValue(colour)) << 8 | static_cast<quint32>(GetBValue(colour));
}

std::optional<ContrastColours> contrastColours()
{
    HIGHCONTRASTW contrast{};
    contrast.cbSize = sizeof contrast;
    if (SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof contrast, &contrast, 0) == 0 ||
        (contrast.dwFlags & HCF_HIGHCONTRASTON) == 0)
        return std::nullopt;
    return ContrastColours{systemColour(COLOR_WINDOW),    systemColour(COLOR_WINDOWTEXT),
                           systemColour(COLOR_HIGHLIGHT), systemColour(COLOR_HIGHLIGHTTEXT),
                           systemColour(COLOR_GRAYTEXT),  systemColour(COLOR_HOTLIGHT)};
}

bool tellsOfColours(const MSG& message)
{
    if (message.message == WM_SYSCOLORCHANGE || message.message == WM_THEMECHANGED)
        return true;
    if (message.message != WM_SETTINGCHANGE)
        return false;
    if (message.wParam == SPI_SETHIGHCONTRAST)
        return true;
    const auto* area = reinterpret_cast<const wchar_t*>(message.lParam);
    return area != nullptr && QStringView(area) == QLatin1String("ImmersiveColorSet");
}

} // namespace

Appearance windowsAppearance()
{
    return {appsAreDark(WindowsRegistry()), contrastColours()};
}

bool AppearanceWatch::nativeEventFilter(const QByteArray& type, void* message, qintptr* /*result*/)
{
    if (type == "windows_generic_MSG" && tellsOfColours(*static_cast<const MSG*>(message)))
        m_changed();
    return false;
}

bool accessKeysAlwaysShown()
{
    BOOL shown = FALSE;
    return SystemParametersInfoW(SPI_GETKEYBOARDCUES, 0, &shown, 0) != 0 && shown != FALSE;
}

void setDarkTitleBar(quintptr window, bool dark)
{
    constexpr DWORD useImmersiveDarkMode = 20; // DWMWA_USE_IMMERSIVE_DARK_MODE of newer SDKs
    const BOOL value = dark ? TRUE : FALSE;
    const HRESULT done = DwmSetWindowAttribute(reinterpret_cast<HWND>(window), useImmersiveDarkMode,
                                               &value, sizeof value);
    if (FAILED(done))
        log::debug(QStringLiteral("the title bar keeps its colour: 0x%1")
                       .arg(static_cast<quint32>(done), 8, 16, QLatin1Char('0')));
}

void setTaskbarIdentity(const QString& id)
{
    const HRESULT done = SetCurrentProcessExplicitAppUserModelID(win32::wide(id));
    if (FAILED(done))
        log::debug(QStringLiteral("no taskbar identity: 0x%1")
                       .arg(static_cast<quint32>(done), 8, 16, QLatin1Char('0')));
}

} // namespace gosetup
