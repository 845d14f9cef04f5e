// SPDX-License-Identifier: Apache-2.0
#include "theme/Icons.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace gosetup::icons {

namespace {

// The sizes that resources/CMakeLists.txt rasterises.
constexpr std::array<int, 9> sizes = {16, 20, 24, 32, 40, 48, 64, 128, 256};

QPixmap raster(const QString& name, int logical, qreal ratio)
{
    const int wanted = static_cast<int>(std::ceil(logical * ratio));
    int chosen = sizes.back();
    for (const int size : sizes) {
        if (size >= wanted) {
            chosen = size;
            break;
        }
    }
    QPixmap pixmap(QStringLiteral(":/icons/%1-%2.png").arg(name).arg(chosen));
    if (pixmap.isNull())
        return pixmap;
    if (chosen != wanted)
        pixmap = pixmap.scaled(wanted, wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

constexpr std::array<qreal, 4> ratios = {1.0, 1.5, 2.0, 3.0};

} // namespace

QPixmap tinted(const QString& name, int logical, const QColor& colour, qreal ratio)
{
    QPixmap pixmap = raster(name, logical, ratio);
    if (pixmap.isNull())
        return pixmap;
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(0, 0, logical, logical), colour);
    return pixmap;
}

QPixmap coloured(const QString& name, int logical, qreal ratio)
{
    return raster(name, logical, ratio);
}

QIcon icon(const QString& name, int logical, const QColor& colour)
{
    QIcon result;
    for (const qreal ratio : ratios)
        result.addPixmap(tinted(name, logical, colour, ratio));
    return result;
}

QIcon shield()
{
    QIcon result;
    for (const qreal ratio : ratios)
        result.addPixmap(coloured(QStringLiteral("shield"), 16, ratio));
    return result;
}

QIcon app()
{
    QIcon result;
    for (const int size : sizes)
        result.addFile(QStringLiteral(":/icons/app-%1.png").arg(size), QSize(size, size));
    return result;
}

} // namespace gosetup::icons
