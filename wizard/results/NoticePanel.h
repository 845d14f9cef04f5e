// SPDX-License-Identifier: Apache-2.0
// A message as part of the page: what has just happened and what to do next; goes when dismissed.
#pragma once

#include "rules/Finding.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace gosetup {

class SpanLabel;
class StatusBadge;

class NoticePanel : public QFrame
{
    Q_OBJECT

  public:
    explicit NoticePanel(QWidget* parent = nullptr);

    struct Notice
    {
        Status status = Status::Ok;
        Text title;
        std::vector<Text> lines;
        QString command;   ///< to type in a terminal; may be empty
        Text closing = {}; ///< stands below the command; may be empty
        Text action = {};  ///< of a button for the next step; may be empty
    };
    void show(const Notice& notice);
    void retranslate();

  Q_SIGNALS:
    void actionRequested();

  private:
    Notice m_notice;
    StatusBadge* m_badge;
    QLabel* m_title;
    SpanLabel* m_lines;
    QPushButton* m_action;
    QPushButton* m_dismiss;
};

} // namespace gosetup
