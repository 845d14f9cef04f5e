// SPDX-License-Identifier: Apache-2.0
#include "theme/AccessKeys.h"

#include "theme/FlatStyle.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace gosetup {

namespace {

void show(bool shown)
{
    if (FlatStyle::accessKeysShown() == shown)
        return;
    FlatStyle::setAccessKeysShown(shown);
    for (QWidget* widget : QApplication::allWidgets())
        widget->update();
}

} // namespace

AccessKeys::AccessKeys(QApplication& application, bool alwaysShown)
    : QObject(&application), m_always(alwaysShown)
{
    show(alwaysShown);
    application.installEventFilter(this);
}

bool AccessKeys::eventFilter(QObject* /*watched*/, QEvent* event)
{
    if (m_always)
        return false;
    const auto isAlt = [event] { return static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt; };
    if (event->type() == QEvent::KeyPress && isAlt())
        show(true);
    else if (event->type() == QEvent::KeyRelease && isAlt())
        show(false);
    else if (event->type() == QEvent::ApplicationDeactivate)
        show(false);
    return false;
}

} // namespace gosetup
