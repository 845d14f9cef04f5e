// SPDX-License-Identifier: Apache-2.0
// A combo box that the wheel changes only while it has the focus: scrolling a page must not change
// a choice on the way. Used on pages that scroll.
#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace gosetup {

class NoScrollComboBox : public QComboBox
{
    Q_OBJECT

  public:
    explicit NoScrollComboBox(QWidget* parent = nullptr) : QComboBox(parent)
    {
        setFocusPolicy(Qt::StrongFocus); // not by the wheel either
    }

  protected:
    void wheelEvent(QWheelEvent* event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace gosetup
