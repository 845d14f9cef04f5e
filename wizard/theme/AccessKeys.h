// SPDX-License-Identifier: Apache-2.0
// Underlines the access keys while Alt is down, as Windows' own windows do, where the person did
// not ask to see them always. Made by main on Windows; knows no page.
#pragma once

#include <QObject>

class QApplication;

namespace gosetup {

class AccessKeys : public QObject
{
    Q_OBJECT

  public:
    explicit AccessKeys(QApplication& application, bool alwaysShown);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    bool m_always;
};

} // namespace gosetup
