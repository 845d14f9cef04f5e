// SPDX-License-Identifier: Apache-2.0
// A path or value on one line in the fixed font, elided in the middle where there is no space; the
// full text is its tooltip and its accessible name.
#pragma once

#include <QLabel>

namespace gosetup {

class ElidedLabel : public QLabel
{
    Q_OBJECT

  public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setFullText(const QString& text);
    [[nodiscard]] const QString& fullText() const { return m_full; }
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void elide();

    QString m_full;
};

} // namespace gosetup
