// SPDX-License-Identifier: Apache-2.0
// The first page: install as recommended, choose everything, check and repair, or look at somebody
// else's machine; and the language.
#pragma once

#include "pages/Page.h"

class QComboBox;

namespace gosetup {

class ChoiceCard;
class ErrorPanel;
class StatusBadge;

class WelcomePage : public Page
{
    Q_OBJECT

  public:
    WelcomePage(Session& session, QWidget* parent);

    void enter() override;
    [[nodiscard]] Text nextText() const override { return {}; }
    [[nodiscard]] Text closeText() const override;
    void retranslate() override;

    /// Loads an image as a practice machine; an error is shown on the page.
    void openImage(const QString& hostPath);

  private:
    void showState();
    void askForImage();

    StatusBadge* m_badge;
    QLabel* m_state;
    ChoiceCard* m_recommended;
    ChoiceCard* m_everything;
    ChoiceCard* m_repair;
    ChoiceCard* m_image;
    ErrorPanel* m_error;
    QLabel* m_languageLabel;
    QComboBox* m_language;
};

} // namespace gosetup
