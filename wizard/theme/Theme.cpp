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

#ifdef Q_OS_WIN
/// Those that are there, before what the system would have taken: a name that is not there is
/// given to Windows as it is, which then takes any font at all.
QStringList present(const QStringList& families, const QStringList& own)
{
    QStringList result;
    for (const QString& family : families + own) {
        if (QFontDatabase::hasFamily(family) && !result.contains(family))
            result << family;
    }
    return result.isEmpty() ? own : result;
}
#endif

/// Segoe UI has no Chinese glyphs, and without a name for them Windows may take Japanese ones. The
/// variable Segoe UI of Windows 11 is left out: Qt 6.4 knows its weights by name only in part. The
/// last ones are for Wine, which has the fonts of the system around it.
QStringList bodyFamilies(const QStringList& own)
{
#ifdef Q_OS_WIN
    return present({QStringLiteral("Segoe UI"), QStringLiteral("Microsoft YaHei UI"),
                    QStringLiteral("Microsoft YaHei"), QStringLiteral("Inter"),
                    QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans")},
                   own);
#else
    return own;
#endif
}

QStringList fixedFamilies(const QStringList& own)
{
#ifdef Q_OS_WIN
    return present({QStringLiteral("Cascadia Mono"), QStringLiteral("Consolas"),
                    QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Microsoft YaHei UI"),
                    QStringLiteral("Noto Sans CJK SC")},
                   own);
#else
    return own;
#endif
}

/// The system has fonts of its own for lists, menus and hints, and brings them back whenever its
/// theme changes; a style sheet outlasts that.
QString fontRule()
{
    return QStringLiteral("QAbstractItemView, QMenu, QToolTip { font-family: \"%1\"; "
                          "font-size: 13px; }")
        .arg(QApplication::font().families().join(QStringLiteral("\", \"")));
}

/// Once: what does not change with the colours.
void prepare(QApplication& application)
{
    static bool prepared = false;
    if (std::exchange(prepared, true))
        return;
    QApplication::setStyle(new FlatStyle);
    QFont font = QApplication::font();
    font.setFamilies(bodyFamilies(font.families()));
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
    application.setStyleSheet(styleSheetOf(inUse, isContrast()) + fontRule());
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
    font.setFamilies(fixedFamilies(font.families()));
    font.setPixelSize(12);
    return font;
}

} // namespace gosetup
