// SPDX-License-Identifier: Apache-2.0
#include "results/FindingDelegate.h"

#include "report/ReportLabels.h"
#include "results/FindingsModel.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/StatusBadge.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>
#include <QtMath>

#include <algorithm>

namespace gosetup {

namespace {

constexpr int padding = 8;
constexpr int badge = 20;
constexpr int box = 16;
constexpr int textLeft = padding + badge + 12;
constexpr int lineGap = 4;

int textRight(bool tickable, bool shield)
{
    return padding + (tickable ? box + 12 : 0) + (shield ? box + 8 : 0);
}

/// A title takes the lines it needs: what is wrong is never cut off.
class TitleLayout
{
  public:
    TitleLayout(const QString& title, int width) : m_layout(title, Theme::strong())
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
            line.setLineWidth(std::max(width, badge));
            line.setPosition(QPointF(0, m_height));
            m_height += line.height();
        }
        m_layout.endLayout();
    }
    [[nodiscard]] int height() const { return qCeil(m_height); }
    void paint(QPainter& painter, const QPoint& at) { m_layout.draw(&painter, at); }

  private:
    QTextLayout m_layout;
    qreal m_height = 0;
};

int titleWidth(const QModelIndex& index, int rowWidth)
{
    return rowWidth - textLeft -
           textRight(index.data(Qt::CheckStateRole).isValid(),
                     index.data(FindingsModel::ShieldRole).toBool());
}

/// Of the view that asks for a size: it gives no rectangle yet.
int rowWidthOf(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view != nullptr ? view->viewport()->width() : option.rect.width();
}

void paintHeader(QPainter& painter, const QRect& rect, const QString& text)
{
    QFont font = Theme::hint();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(Theme::colours().dim);
    const QRect where = rect.adjusted(padding, 0, -padding, -6);
    painter.drawText(where, Qt::AlignLeft | Qt::AlignBottom,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, where.width()));
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    if (!option.state.testFlag(QStyle::State_Selected))
        return;
    const Colours& c = Theme::colours();
    const QRectF rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accentSoft);
    painter.drawRoundedRect(rect, 6, 6);
    painter.setBrush(c.accent);
    painter.drawRoundedRect(
        QRectF(option.rect.left(), option.rect.top() + 8, 3, option.rect.height() - 16), 1.5, 1.5);
    if (option.state.testFlag(QStyle::State_HasFocus) || Theme::isContrast()) {
        painter.setPen(QPen(c.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect, 6, 6);
    }
}

void paintBox(QPainter& painter, const QRect& rect, bool ticked, qreal ratio)
{
    const Colours& c = Theme::colours();
    painter.setPen(QPen(ticked ? c.accent : c.dim, 1));
    painter.setBrush(ticked ? c.accent : c.card);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (ticked)
        painter.drawPixmap(rect.topLeft() + QPoint(2, 2),
                           icons::tinted(QStringLiteral("check"), 12, c.onAccent, ratio));
}

} // namespace

QRect FindingDelegate::boxRect(const QRect& row)
{
    return {row.right() - padding - box, row.top() + padding + (badge - box) / 2, box, box};
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.data(FindingsModel::HeaderRole).toBool())
        return {0, QFontMetrics(Theme::hint()).height() + (index.row() == 0 ? 14 : 26)};
    const TitleLayout title(index.data(Qt::DisplayRole).toString(),
                            titleWidth(index, rowWidthOf(option)));
    const int line = QFontMetrics(Theme::body()).height();
    return {0, padding * 2 + title.height() + lineGap + line};
}

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect rect = option.rect;
    if (index.data(FindingsModel::HeaderRole).toBool()) {
        paintHeader(*painter, rect, index.data(Qt::DisplayRole).toString());
        painter->restore();
        return;
    }
    paintGround(*painter, option);
    const Colours& c = Theme::colours();
    const qreal ratio = painter->device()->devicePixelRatioF();
    const auto status = static_cast<Status>(index.data(FindingsModel::StatusRole).toInt());
    painter->drawPixmap(rect.topLeft() + QPoint(padding, padding),
                        statusPixmap(status, badge, ratio));

    const QVariant tick = index.data(Qt::CheckStateRole);
    const bool shield = index.data(FindingsModel::ShieldRole).toBool();
    if (tick.isValid())
        paintBox(*painter, boxRect(rect), tick.toInt() == Qt::Checked, ratio);
    if (shield)
        painter->drawPixmap(boxRect(rect).topLeft() - QPoint(box + 8, 0),
                            icons::coloured(QStringLiteral("shield"), box, ratio));

    const QRect text =
        rect.adjusted(textLeft, padding, -textRight(tick.isValid(), shield), -padding);
    painter->setPen(c.text);
    TitleLayout title(index.data(Qt::DisplayRole).toString(), titleWidth(index, rect.width()));
    title.paint(*painter, text.topLeft());

    QRect line(text.left(), text.top() + title.height() + lineGap, text.width(),
               QFontMetrics(Theme::body()).height());
    const QString word = statusLabel(status).translated();
    painter->setFont(Theme::hint());
    painter->setPen(statusColour(status));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, word);
    line.setLeft(line.left() + QFontMetrics(Theme::hint()).horizontalAdvance(word) + 8);
    const bool fixed = index.data(FindingsModel::LineFixedRole).toBool();
    const QFont font = fixed ? Theme::fixed() : Theme::hint();
    painter->setFont(font);
    painter->setPen(c.dim);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(index.data(FindingsModel::LineRole).toString(),
                                                    fixed ? Qt::ElideMiddle : Qt::ElideRight,
                                                    line.width()));
    painter->restore();
}

bool FindingDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                  const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (!index.flags().testFlag(Qt::ItemIsUserCheckable))
        return false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        // A little more than the box: a finger or a tired hand meets it, too.
        const QRect target = boxRect(option.rect).adjusted(-6, -8, 8, 8);
        if (mouse->button() != Qt::LeftButton || !target.contains(mouse->pos()))
            return false;
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key != Qt::Key_Space && key != Qt::Key_Select)
            return false;
    } else {
        return false;
    }
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace gosetup
