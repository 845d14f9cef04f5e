// SPDX-License-Identifier: Apache-2.0
// Part of the version page: an archive that the person has, by its path on this computer, and its
// hash where the table in this program does not know the file.
#pragma once

#include "session/Session.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace gosetup {

class PathField;
class VerdictList;

class ArchiveChoice : public QWidget
{
    Q_OBJECT

  public:
    explicit ArchiveChoice(Session& session, QWidget* parent = nullptr);

    void enter();
    void clear();
    void writeChoice();    ///< into the session's request
    void withdrawChoice(); ///< out of it; the text stays for a later return
    [[nodiscard]] bool isComplete() const { return m_valid; }
    void retranslate();

  Q_SIGNALS:
    void completeChanged();

  private:
    void judge();

    Session& m_session;
    PathField* m_path;
    QWidget* m_hashField;
    QLabel* m_hashLabel;
    QLineEdit* m_hash;
    VerdictList* m_verdict;
    bool m_valid = false;
};

} // namespace gosetup
