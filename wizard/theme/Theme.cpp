// SPDX-License-Identifier: Apache-2.0
#include "theme/Theme.h"

#include "theme/FlatStyle.h"
#include "theme/StyleSheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>

namespace gosetup {

namespace {

bool darkInUse = false;

const Colours& lightColours()
{
    static const Colours colours{
        QColor(0xFF, 0xFF, 0xFF), QColor(0xF5, 0xF6, 0xF8), QColor(0xFF, 0xFF, 0xFF),
        QColor(0xF5, 0xF6, 0xF8), QColor(0xE2, 0xE5, 0xE9), QColor(0x1B, 0x1F, 0x24),
        QColor(0x5D, 0x66, 0x73), QColor(0x00, 0x7D, 0x9C), QColor(0xFF, 0xFF, 0xFF),
        QColor(0xE6, 0xF4, 0xF8), QColor(0x1A, 0x7F, 0x4B), QColor(0x9A, 0x62, 0x00),
        QColor(0xC4, 0x2B, 0x1C)};
    return colours;
}

const Colours& darkColours()
{
    static const Colours colours{
        QColor(0x1F, 0x22, 0x26), QColor(0x19, 0x1B, 0x1E), QColor(0x26, 0x29, 0x2E),
        QColor(0x1F, 0x22, 0x26), QColor(0x37, 0x3C, 0x43), QColor(0xEC, 0xEF, 0xF2),
        QColor(0xA2, 0xAB, 0xB6), QColor(0x4C, 0xC2, 0xE4), QColor(0x0B, 0x1E, 0x25),
        QColor(0x22, 0x38, 0x41), QColor(0x5F, 0xD3, 0x9A), QColor(0xF0, 0xB9, 0x57),
        QColor(0xFF, 0x8A, 0x80)};
    return colours;
}

/// By the palette that the desktop gave this program, before ours took its place.
bool systemIsDark()
{
    static const QPalette desktop = QApplication::palette();
    return desktop.color(QPalette::Window).lightness() <
           desktop.color(QPalette::WindowText).lightness();
}

QPalette paletteOf(const Colours& c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.ground);
    p.setColor(QPalette::Base, c.card);
    p.setColor(QPalette::AlternateBase, c.rail);
    p.setColor(QPalette::Button, c.card);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::ToolTipBase, c.card);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::PlaceholderText, c.dim);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::Mid, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.dim);
    return p;
}

QFont ofSize(int pixels, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

void Theme::apply(QApplication& application, Look look)
{
    darkInUse = look == Look::Dark || (look == Look::System && systemIsDark());
    QApplication::setStyle(new FlatStyle);
    QFont font = QApplication::font();
    font.setPixelSize(13);
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(colours()));
    application.setStyleSheet(styleSheetOf(colours()));
}

bool Theme::isDark()
{
    return darkInUse;
}

const Colours& Theme::colours()
{
    return darkInUse ? darkColours() : lightColours();
}

QFont Theme::body()
{
    return ofSize(13, QFont::Normal);
}

QFont Theme::title()
{
    return ofSize(22, QFont::DemiBold);
}

QFont Theme::strong()
{
    return ofSize(13, QFont::DemiBold);
}

QFont Theme::hint()
{
    return ofSize(12, QFont::Normal);
}

QFont Theme::fixed()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
#ifdef Q_OS_WIN
    font.setFamilies({QStringLiteral("Cascadia Mono"), QStringLiteral("Consolas")});
#endif
    font.setPixelSize(12);
    return font;
}

} // namespace gosetup
