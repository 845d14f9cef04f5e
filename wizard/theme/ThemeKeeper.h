// SPDX-License-Identifier: Apache-2.0
// Keeps the window in the colours that the desktop asks for, also when the person changes them
// while it is open. Made by main; everything else asks Theme.
#pragma once

#include "theme/Theme.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QAbstractNativeEventFilter;

namespace gosetup {

enum class ColorScheme
{
    System,
    Light,
    Dark
};

/// What the desktop asks for now. On Windows the account's settings; elsewhere the desktop's own
/// palette, for which ours is put aside for a moment.
[[nodiscard]] Appearance desktopAppearance();
/// A contrast theme is a need, not a taste: it wins over a scheme that was asked for.
[[nodiscard]] Appearance appearanceFor(ColorScheme colorScheme, const Appearance& desktop);

class ThemeKeeper : public QObject
{
    Q_OBJECT

  public:
    using Ask = std::function<Appearance()>;

    ThemeKeeper(QApplication& application, ColorScheme colorScheme, Ask ask = desktopAppearance);
    ~ThemeKeeper() override;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void followDesktop();

    QApplication* m_application;
    ColorScheme m_colorScheme;
    Ask m_ask;
    QTimer m_soon; ///< one change of settings is told of by several messages
    std::unique_ptr<QAbstractNativeEventFilter> m_watch;
};

} // namespace gosetup
