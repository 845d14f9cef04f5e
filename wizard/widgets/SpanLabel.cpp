// SPDX-License-Identifier: Apache-2.0
#include "widgets/SpanLabel.h"

#include "base/Printable.h"
#include "theme/Theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace gosetup {

namespace {

constexpr int comfortableWidth = 480;
constexpr int leastWidth = 96;
constexpr qreal lineGap = 3;

QTextCharFormat formatOf(Span::Style style)
{
    const Colours& c = Theme::colours();
    QTextCharFormat format;
    QFont font = Theme::body();
    QColor colour = c.text;
    switch (style) {
    case Span::Style::Body: break;
    case Span::Style::Strong: font = Theme::strong(); break;
    case Span::Style::Dim: colour = c.dim; break;
    case Span::Style::Fixed: font = Theme::fixed(); break;
    case Span::Style::FixedDim:
        font = Theme::fixed();
        colour = c.dim;
        break;
    case Span::Style::Added:
        font = Theme::fixed();
        colour = c.good;
        break;
    case Span::Style::Removed:
        font = Theme::fixed();
        font.setStrikeOut(true);
        colour = c.dim;
        break;
    case Span::Style::Good:
        font = Theme::strong();
        colour = c.good;
        break;
    case Span::Style::Warning:
        font = Theme::strong();
        colour = c.warning;
        break;
    case Span::Style::Problem:
        font = Theme::strong();
        colour = c.problem;
        break;
    }
    format.setFont(font);
    format.setForeground(colour);
    return format;
}

/// Long words break anywhere, but a path first of all behind a backslash: a zero-width space there
/// is where lines break. It is in the painted text only, never in text().
QString withBreaks(const QString& text)
{
    constexpr QChar zeroWidthSpace(0x200B);
    QString out;
    out.reserve(text.size() + 8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        out += c == u'\n' ? QChar(QChar::LineSeparator) : c;
        const bool last = i + 1 == text.size();
        if (!last && (c == u'\\' || c == u'/' || c == u';' || c == u',') && text[i + 1] != u'\\' &&
            text[i + 1] != u'/')
            out += zeroWidthSpace;
    }
    return out;
}

} // namespace

SpanLabel::SpanLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SpanLabel::setSpans(std::vector<Span> spans)
{
    m_spans = std::move(spans);
    QString whole;
    for (Span& span : m_spans) {
        span.text = printableLines(span.text); // paths and values come here as they are
        whole += span.text;
    }
    setText(whole);
    updateGeometry();
    update();
}

void SpanLabel::setLines(const QStringList& lines, Span::Style style)
{
    setSpans({{lines.join(u'\n'), style}});
}

QSizeF SpanLabel::layOut(QTextLayout& layout, qreal width) const
{
    QString whole;
    QList<QTextLayout::FormatRange> ranges;
    for (const Span& span : m_spans) {
        const QString text = withBreaks(span.text);
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(whole.size());
        range.length = static_cast<int>(text.size());
        range.format = formatOf(span.style);
        ranges << range;
        whole += text;
    }
    layout.setText(whole);
    layout.setFont(Theme::body());
    layout.setFormats(ranges);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(Qt::AlignLeading);
    layout.setTextOption(option);
    qreal height = 0;
    qreal widest = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (height > 0)
            height += lineGap;
        line.setPosition(QPointF(0, height));
        height += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return {widest, height};
}

QSize SpanLabel::sizeHint() const
{
    QTextLayout layout;
    const QSizeF size = layOut(layout, comfortableWidth);
    return {static_cast<int>(std::ceil(size.width())) + 1,
            static_cast<int>(std::ceil(size.height()))};
}

QSize SpanLabel::minimumSizeHint() const
{
    QTextLayout layout;
    const QSizeF size = layOut(layout, comfortableWidth);
    const int width = std::min(leastWidth, static_cast<int>(std::ceil(size.width())) + 1);
    return {width, fontMetrics().height()};
}

int SpanLabel::heightForWidth(int width) const
{
    QTextLayout layout;
    return static_cast<int>(std::ceil(layOut(layout, width).height()));
}

void SpanLabel::paintEvent(QPaintEvent* /*event*/)
{
    QTextLayout layout;
    layOut(layout, width());
    QPainter painter(this);
    layout.draw(&painter, QPointF(0, 0));
}

} // namespace gosetup
