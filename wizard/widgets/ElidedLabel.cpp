// SPDX-License-Identifier: Apache-2.0
#include "widgets/ElidedLabel.h"

#include "base/Printable.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

namespace gosetup {

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setRole(this, "fixed");
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString& text)
{
    m_full = printable(text);
    setAccessibleName(m_full);
    setToolTip(plainToolTip(text));
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, fontMetrics().height() + 4};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_full) + 4, fontMetrics().height() + 4};
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_full, Qt::ElideMiddle, width());
    if (shown != text())
        setText(shown);
}

} // namespace gosetup
