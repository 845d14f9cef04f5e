// SPDX-License-Identifier: Apache-2.0
// A label whose text has parts in different styles (fixed, struck out, added …) and breaks
// anywhere, so that a long path never widens a page. Used by change lists and details; text is
// never HTML.
#pragma once

#include <QLabel>

#include <vector>

class QTextLayout;

namespace gosetup {

struct Span
{
    enum class Style
    {
        Body,
        Strong,
        Dim,
        Fixed,
        FixedDim,
        Added,   ///< fixed, in the colour of what is good
        Removed, ///< fixed, struck out
        Good,
        Warning,
        Problem,
    };
    QString text; ///< may hold line feeds
    Style style = Style::Body;
};

class SpanLabel : public QLabel
{
    Q_OBJECT

  public:
    explicit SpanLabel(QWidget* parent = nullptr);

    void setSpans(std::vector<Span> spans);
    /// One style, a line per text.
    void setLines(const QStringList& lines, Span::Style style);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    /// Lays out for a width and returns the size needed.
    QSizeF layOut(QTextLayout& layout, qreal width) const;

    std::vector<Span> m_spans;
};

} // namespace gosetup
