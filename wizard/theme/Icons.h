// SPDX-License-Identifier: Apache-2.0
// Our own icons, drawn as SVG and rasterised at build time at several sizes; one-coloured ones are
// tinted here. Knows nothing of what they stand for.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace gosetup::icons {

/// `logical` in device-independent pixels. An unknown name yields a null pixmap.
[[nodiscard]] QPixmap tinted(const QString& name, int logical, const QColor& colour, qreal ratio);
/// In its own colours ("shield", "app").
[[nodiscard]] QPixmap coloured(const QString& name, int logical, qreal ratio);
/// For buttons: at 1, 1.5, 2 and 3 device pixels.
[[nodiscard]] QIcon icon(const QString& name, int logical, const QColor& colour);
[[nodiscard]] QIcon shield();
[[nodiscard]] QIcon app();

} // namespace gosetup::icons
