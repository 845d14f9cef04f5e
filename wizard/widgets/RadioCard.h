// SPDX-License-Identifier: Apache-2.0
// A card that is one of several choices: a radio button as its title, a mark beside it, a path and
// a sentence below, and space for more that is shown only while the card is chosen.
#pragma once

#include <QFrame>

class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace gosetup {

class ElidedLabel;

class RadioCard : public QFrame
{
    Q_OBJECT

  public:
    /// `name` is the radio button's object name.
    explicit RadioCard(const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] QRadioButton* radio() const { return m_radio; }
    void setTitle(const QString& title);
    /// A short word beside the title: "Recommended"; empty hides it.
    void setPill(const QString& text);
    /// The sign of administrator rights beside the title.
    void setShield(bool shield, const QString& tooltip);
    void setPath(const QString& path); ///< empty hides the line
    void setHint(const QString& hint); ///< empty hides the line
    /// What belongs to the choice; hidden while another card is chosen.
    [[nodiscard]] QVBoxLayout* body() const { return m_bodyLayout; }

  protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    void showChosen(bool chosen);

    QRadioButton* m_radio;
    QLabel* m_pill;
    QLabel* m_shield;
    ElidedLabel* m_path;
    QLabel* m_hint;
    QWidget* m_body;
    QVBoxLayout* m_bodyLayout;
};

} // namespace gosetup
