// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsProxy.h"

#include "machine/windows/Win32.h"

#include <winhttp.h>

namespace gosetup {

namespace {

struct InternetTraits
{
    using Type = HINTERNET;
    static Type none() { return nullptr; }
    static void close(Type value) { WinHttpCloseHandle(value); }
};
struct GlobalTraits
{
    using Type = wchar_t*;
    static Type none() { return nullptr; }
    static void close(Type value) { GlobalFree(value); }
};
using Session = win32::Owned<InternetTraits>;
using GlobalText = win32::Owned<GlobalTraits>; ///< WinHTTP's texts are the caller's to free

} // namespace

SystemProxyConfig systemProxyConfig()
{
    WINHTTP_CURRENT_USER_IE_PROXY_CONFIG told{};
    if (WinHttpGetIEProxyConfigForCurrentUser(&told) == 0)
        return {};
    const GlobalText script(told.lpszAutoConfigUrl);
    const GlobalText proxies(told.lpszProxy);
    const GlobalText bypass(told.lpszProxyBypass);
    return {told.fAutoDetect != 0, win32::fromWide(script.get()), win32::fromWide(proxies.get()),
            win32::fromWide(bypass.get())};
}

std::optional<ProxySettings> proxyFromScript(const SystemProxyConfig& config, const QUrl& url)
{
    if (!config.wantsAuto())
        return std::nullopt;
    const Session session(WinHttpOpen(L"GoSetup", WINHTTP_ACCESS_TYPE_NO_PROXY,
                                      WINHTTP_NO_PROXY_NAME, WINHTTP_NO_PROXY_BYPASS, 0));
    if (!session)
        return std::nullopt;
    // A script sees the host alone: paths and queries of https are nobody's business.
    const QString address = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath |
                                         QUrl::RemoveQuery | QUrl::RemoveFragment)
                                .toString(QUrl::FullyEncoded) +
                            u'/';
    WINHTTP_AUTOPROXY_OPTIONS options{};
    if (config.autoDetect) {
        options.dwFlags |= WINHTTP_AUTOPROXY_AUTO_DETECT;
        options.dwAutoDetectFlags = WINHTTP_AUTO_DETECT_TYPE_DHCP | WINHTTP_AUTO_DETECT_TYPE_DNS_A;
    }
    if (!config.pacUrl.isEmpty()) {
        options.dwFlags |= WINHTTP_AUTOPROXY_CONFIG_URL;
        options.lpszAutoConfigUrl = win32::wide(config.pacUrl);
    }
    WINHTTP_PROXY_INFO info{};
    BOOL told = WinHttpGetProxyForUrl(session.get(), win32::wide(address), &options, &info);
    if (told == 0 && GetLastError() == ERROR_WINHTTP_LOGIN_FAILURE) {
        // Only when asked: the first try is the one that the system may answer from its cache.
        options.fAutoLogonIfChallenged = TRUE;
        told = WinHttpGetProxyForUrl(session.get(), win32::wide(address), &options, &info);
    }
    if (told == 0)
        return std::nullopt;
    const GlobalText proxies(info.lpszProxy);
    const GlobalText bypass(info.lpszProxyBypass);
    if (info.dwAccessType != WINHTTP_ACCESS_TYPE_NAMED_PROXY)
        return ProxySettings();
    return proxyFromList(win32::fromWide(proxies.get()), win32::fromWide(bypass.get()), url);
}

} // namespace gosetup
