// SPDX-License-Identifier: Apache-2.0
// A small curve of a transfer's speed. Shows what TransferMeter measured; the number stands beside
// it.
#pragma once

#include <QWidget>

#include <vector>

namespace gosetup {

class SpeedCurve : public QWidget
{
    Q_OBJECT

  public:
    explicit SpeedCurve(QWidget* parent = nullptr);
    void setPoints(const std::vector<double>& bytesPerSecond);
    /// What stands there while there is nothing to draw yet.
    void setPlaceholder(const QString& text);
    [[nodiscard]] QSize sizeHint() const override { return {240, 48}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::vector<double> m_points;
    QString m_placeholder;
};

} // namespace gosetup
