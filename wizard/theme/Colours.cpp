// SPDX-License-Identifier: Apache-2.0
#include "theme/Colours.h"

namespace gosetup {

namespace {

Colours lightColours()
{
    Colours c;
    c.ground = QColor(0xFF, 0xFF, 0xFF);
    c.rail = QColor(0xF5, 0xF6, 0xF8);
    c.card = QColor(0xFF, 0xFF, 0xFF);
    c.inset = QColor(0xF5, 0xF6, 0xF8);
    c.line = QColor(0xE2, 0xE5, 0xE9);
    c.text = QColor(0x1B, 0x1F, 0x24);
    c.dim = QColor(0x5D, 0x66, 0x73);
    c.accent = QColor(0x00, 0x7D, 0x9C);
    c.onAccent = QColor(0xFF, 0xFF, 0xFF);
    c.accentSoft = QColor(0xE6, 0xF4, 0xF8);
    c.good = QColor(0x17, 0x79, 0x46);
    c.warning = QColor(0x9A, 0x62, 0x00);
    c.problem = QColor(0xC4, 0x2B, 0x1C);
    c.disabled = c.dim;
    return c;
}

Colours darkColours()
{
    Colours c;
    c.ground = QColor(0x1F, 0x22, 0x26);
    c.rail = QColor(0x19, 0x1B, 0x1E);
    c.card = QColor(0x26, 0x29, 0x2E);
    c.inset = QColor(0x1F, 0x22, 0x26);
    c.line = QColor(0x37, 0x3C, 0x43);
    c.text = QColor(0xEC, 0xEF, 0xF2);
    c.dim = QColor(0xA2, 0xAB, 0xB6);
    c.accent = QColor(0x4C, 0xC2, 0xE4);
    c.onAccent = QColor(0x0B, 0x1E, 0x25);
    c.accentSoft = QColor(0x22, 0x38, 0x41);
    c.good = QColor(0x5F, 0xD3, 0x9A);
    c.warning = QColor(0xF0, 0xB9, 0x57);
    c.problem = QColor(0xFF, 0x8A, 0x80);
    c.disabled = c.dim;
    return c;
}

Colours contrastColours(const ContrastColours& theirs)
{
    const QColor window = QColor::fromRgb(theirs.window);
    const QColor text = QColor::fromRgb(theirs.windowText);
    Colours c;
    for (QColor* ground : {&c.ground, &c.rail, &c.card, &c.inset, &c.accentSoft})
        *ground = window;
    for (QColor* color : {&c.text, &c.dim, &c.line, &c.good, &c.warning, &c.problem})
        *color = text;
    c.accent = QColor::fromRgb(theirs.highlight);
    c.onAccent = QColor::fromRgb(theirs.highlightText);
    c.disabled = QColor::fromRgb(theirs.disabledText);
    return c;
}

} // namespace

Colours coloursOf(const Appearance& appearance)
{
    if (appearance.contrast)
        return contrastColours(*appearance.contrast);
    return appearance.dark ? darkColours() : lightColours();
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
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Mid, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.disabled);
    return p;
}

} // namespace gosetup
