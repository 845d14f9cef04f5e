// SPDX-License-Identifier: Apache-2.0
// Looks on Windows: what the person chose, being told when they choose again, the title bar, and
// whose the button in the taskbar is. Used by the window; draws nothing.
#pragma once

#include "machine/Appearance.h"

#include <QAbstractNativeEventFilter>

#include <functional>

namespace gosetup {

[[nodiscard]] Appearance windowsAppearance();

/// Calls `changed` on the UI thread when Windows says that colours or a contrast theme changed,
/// perhaps several times for one change. Install it with installNativeEventFilter.
class AppearanceWatch final : public QAbstractNativeEventFilter
{
  public:
    explicit AppearanceWatch(std::function<void()> changed) : m_changed(std::move(changed)) {}

    bool nativeEventFilter(const QByteArray& type, void* message, qintptr* result) override;

  private:
    std::function<void()> m_changed;
};

/// "Underline access keys when available": else they are, while Alt is down.
[[nodiscard]] bool accessKeysAlwaysShown();

/// The title bar of a top-level window (its HWND as a number). Windows that cannot (before 10 2004)
/// leave it light.
void setDarkTitleBar(quintptr window, bool dark);

/// The taskbar groups windows and shortcuts by this name, whatever the file is called. Before the
/// first window. Source: Microsoft, "Application User Model IDs": Company.Product, no blanks.
void setTaskbarIdentity(const QString& id);

} // namespace gosetup
