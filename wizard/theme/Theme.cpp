// SPDX-License-Identifier: Apache-2.0
#include "theme/Theme.h"

#include "theme/FlatStyle.h"
#include "theme/StyleSheet.h"

#include <QApplication>
#include <QFontDatabase>

#include <utility>

namespace gosetup {

namespace {

Appearance worn;
Colours inUse = coloursOf({});

/// Segoe UI has no Chinese glyphs, and without a name for them Windows may take Japanese ones. The
/// variable Segoe UI of Windows 11 is left out: Qt 6.4 knows its weights by name only in part. What
/// the system would have taken comes last, for a Windows (or Wine) without these.
QStringList familiesBefore(const QStringList& own)
{
#ifdef Q_OS_WIN
    return QStringList{QStringLiteral("Segoe UI"), QStringLiteral("Microsoft YaHei UI"),
                       QStringLiteral("Microsoft YaHei")} +
           own;
#else
    return own;
#endif
}

/// Once: what does not change with the colours.
void prepare(QApplication& application)
{
    static bool prepared = false;
    if (std::exchange(prepared, true))
        return;
    QApplication::setStyle(new FlatStyle);
    QFont font = QApplication::font();
    font.setFamilies(familiesBefore(font.families()));
    font.setPixelSize(13);
    application.setFont(font);
}

QFont ofSize(int pixels, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

void Theme::wear(QApplication& application, const Appearance& appearance)
{
    worn = appearance;
    inUse = coloursOf(appearance);
    prepare(application);
    QApplication::setPalette(paletteOf(inUse));
    application.setStyleSheet(styleSheetOf(inUse, isContrast()));
}

const Appearance& Theme::appearance()
{
    return worn;
}

bool Theme::isContrast()
{
    return worn.contrast.has_value();
}

const Colours& Theme::colours()
{
    return inUse;
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
    font.setFamilies(QStringList{QStringLiteral("Cascadia Mono"), QStringLiteral("Consolas"),
                                 QStringLiteral("Microsoft YaHei UI")} +
                     font.families());
#endif
    font.setPixelSize(12);
    return font;
}

} // namespace gosetup
