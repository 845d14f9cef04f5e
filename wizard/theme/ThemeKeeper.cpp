// SPDX-License-Identifier: Apache-2.0
#include "theme/ThemeKeeper.h"

#ifdef Q_OS_WIN
#include "machine/windows/WindowsAppearance.h"
#endif

#include <QAbstractNativeEventFilter>
#include <QApplication>
#include <QEvent>
#include <QWidget>

#include <chrono>

namespace gosetup {

namespace {

constexpr std::chrono::milliseconds settling{60};

void colourTitleBar([[maybe_unused]] const QWidget* window)
{
#ifdef Q_OS_WIN
    if (window->internalWinId() == 0)
        return;
    // A contrast theme colours title bars itself.
    const Appearance& appearance = Theme::appearance();
    setDarkTitleBar(window->internalWinId(), appearance.dark && !appearance.contrast);
#endif
}

} // namespace

Appearance desktopAppearance()
{
#ifdef Q_OS_WIN
    return windowsAppearance();
#else
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette theirs = QApplication::palette();
    QApplication::setPalette(ours);
    const bool dark =
        theirs.color(QPalette::Window).lightness() < theirs.color(QPalette::WindowText).lightness();
    return {dark, std::nullopt};
#endif
}

Appearance appearanceFor(ColorScheme colorScheme, const Appearance& desktop)
{
    if (desktop.contrast || colorScheme == ColorScheme::System)
        return desktop;
    return {colorScheme == ColorScheme::Dark, std::nullopt};
}

ThemeKeeper::ThemeKeeper(QApplication& application, ColorScheme colorScheme, Ask ask)
    : m_application(&application), m_colorScheme(colorScheme), m_ask(std::move(ask))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(settling);
    connect(&m_soon, &QTimer::timeout, this, &ThemeKeeper::followDesktop);
    application.installEventFilter(this);
#ifdef Q_OS_WIN
    m_watch = std::make_unique<AppearanceWatch>([this] { m_soon.start(); });
    application.installNativeEventFilter(m_watch.get());
#endif
    Theme::wear(application, appearanceFor(m_colorScheme, m_ask()));
}

ThemeKeeper::~ThemeKeeper()
{
    if (m_watch)
        m_application->removeNativeEventFilter(m_watch.get());
}

void ThemeKeeper::followDesktop()
{
    const Appearance wanted = appearanceFor(m_colorScheme, m_ask());
    if (wanted == Theme::appearance())
        return;
    Theme::wear(*m_application, wanted);
    for (const QWidget* window : QApplication::topLevelWidgets())
        colourTitleBar(window);
}

bool ThemeKeeper::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && watched->isWindowType())
        m_soon.start();
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        const auto* widget = static_cast<const QWidget*>(watched);
        if (widget->isWindow())
            colourTitleBar(widget);
    }
    return false;
}

} // namespace gosetup
