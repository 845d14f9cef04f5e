// SPDX-License-Identifier: Apache-2.0
// A small window with one thing to say and a button to close it: what a program without a console
// tells before there is a wizard, or in place of it. Knows no page and no session.
#pragma once

#include "base/Error.h"

#include <QDialog>

class QVBoxLayout;

namespace gosetup {

class MessageWindow : public QDialog
{
    Q_OBJECT

  public:
    /// The wizard cannot be shown: what is wrong, and the remedy.
    explicit MessageWindow(const Error& error, QWidget* parent = nullptr);
    /// Lines that were asked for (--help), in the fixed font.
    MessageWindow(const QString& title, const QString& text, QWidget* parent = nullptr);

  private:
    QVBoxLayout* build(const QString& title);
    void addClose();
};

} // namespace gosetup
