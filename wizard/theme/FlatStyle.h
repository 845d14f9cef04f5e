// SPDX-License-Identifier: Apache-2.0
// Fusion with the boxes and circles of choices drawn in the window's colours, which a style sheet
// cannot do without a picture for each theme. Knows no page.
#pragma once

#include <QProxyStyle>

namespace gosetup {

class FlatStyle : public QProxyStyle
{
    Q_OBJECT

  public:
    FlatStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                  const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                                QStyleHintReturn* result) const override;

    /// Whether the keys that work with Alt are underlined; yes, until told otherwise.
    static void setAccessKeysShown(bool shown);
    [[nodiscard]] static bool accessKeysShown();
};

} // namespace gosetup
