// SPDX-License-Identifier: Apache-2.0
// The results view as a page: heading, footer buttons, and the way to Review for what is ticked.
#pragma once

#include "pages/Page.h"

class QTimer;

namespace gosetup {

class ResultsView;

class ResultsPage : public Page
{
    Q_OBJECT

  public:
    explicit ResultsPage(Session& session, QWidget* parent = nullptr);

    void enter() override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] Text nextText() const override;
    [[nodiscard]] bool nextNeedsRights() const override;
    [[nodiscard]] bool canGoBack() const override;
    [[nodiscard]] Text closeText() const override;
    bool leave() override;
    [[nodiscard]] QList<QPushButton*> footerButtons() override;
    void retranslate() override;

    [[nodiscard]] ResultsView& view() { return *m_view; }

  private:
    void showHeading();
    void review(std::vector<FixKey> fixes);

    ResultsView* m_view;
    QTimer* m_minute; ///< "3 minutes ago" goes on counting
};

} // namespace gosetup
