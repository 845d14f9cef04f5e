// SPDX-License-Identifier: Apache-2.0
// The shipped window on the X screen: started under Wine, driven by keys as a person's, seen only
// as the pixels that the screen shows. Needs an X display, a virtual one.
#pragma once

#include "windows/WinePrefix.h"

#include <QImage>

namespace gosetup::wine {

class ShownWindow
{
  public:
    /// Starts GoSetupWizard.exe on a Windows desktop of its own and waits until its picture stands
    /// still.
    ShownWindow(const WinePrefix& windows, const QStringList& arguments);
    ~ShownWindow();
    ShownWindow(const ShownWindow&) = delete;
    ShownWindow& operator=(const ShownWindow&) = delete;

    /// "alt+n", "Return": one key, then the next still picture. Fails the test when the screen is
    /// the same afterwards.
    void press(const char* keys);
    /// Without waiting for anything.
    void tap(const char* keys) const;
    /// Into the control that has the keyboard.
    void type(const QString& text) const;
    void click(int x, int y) const;
    /// Waits for two equal pictures in a row; the last one where the screen never rests.
    const QImage& settle();
    /// One picture, at rest or not.
    void glance();
    [[nodiscard]] const QImage& picture() const { return m_picture; }
    /// Into build/shots/windows/NAME.png.
    void shoot(const QString& name) const;
    /// Whether the desktop and with it the program still runs.
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool ends(std::chrono::milliseconds limit = 60s);

  private:
    std::unique_ptr<QProcess> m_process;
    QImage m_picture;
};

[[nodiscard]] bool hasDisplay();

} // namespace gosetup::wine
