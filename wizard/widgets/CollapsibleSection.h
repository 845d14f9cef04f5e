// SPDX-License-Identifier: Apache-2.0
// A detail behind a header: one line to press, the text below it only when wanted.
#pragma once

#include "base/Text.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace gosetup {

class CollapsibleSection : public QWidget
{
    Q_OBJECT

  public:
    explicit CollapsibleSection(QWidget* parent = nullptr);
    /// An empty detail hides the whole section.
    void setTexts(const Text& summary, const QString& detail);
    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QPushButton* m_button;
    QLabel* m_detail;
};

} // namespace gosetup
