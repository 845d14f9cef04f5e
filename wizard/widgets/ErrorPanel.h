// SPDX-License-Identifier: Apache-2.0
// An error as part of a page: a plain sentence, what was undone, the remedy, the detail in a
// collapsible section. An archive that cannot be trusted is loud. Knows no page.
#pragma once

#include "base/Error.h"

#include <QFrame>

class QLabel;

namespace gosetup {

class CollapsibleSection;
class StatusBadge;

class ErrorPanel : public QFrame
{
    Q_OBJECT

  public:
    explicit ErrorPanel(QWidget* parent = nullptr);
    /// `consequence`: what it means ("All changes were rolled back."); may be empty.
    void setError(const Error& error, const Text& consequence);

    /// A heading for the kind of trouble: "The download was stopped: the file is not what it must
    /// be".
    [[nodiscard]] static Text headline(ErrorCode code);

  private:
    StatusBadge* m_badge;
    QLabel* m_headline;
    QLabel* m_message;
    QLabel* m_consequence;
    QLabel* m_remedy;
    CollapsibleSection* m_section;
};

} // namespace gosetup
