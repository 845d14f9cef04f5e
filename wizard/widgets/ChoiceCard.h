// SPDX-License-Identifier: Apache-2.0
// A card that is one choice: an icon, a bold line, a sentence. The whole card is a button.
#pragma once

#include <QAbstractButton>

namespace gosetup {

class ChoiceCard : public QAbstractButton
{
    Q_OBJECT

  public:
    explicit ChoiceCard(const QString& iconName, QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& description);
    /// Filled with the accent colour: the one most people want.
    void setPrimary(bool primary);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] QRect textArea(int width) const;

    QString m_icon;
    QString m_description;
    bool m_primary = false;
};

} // namespace gosetup
