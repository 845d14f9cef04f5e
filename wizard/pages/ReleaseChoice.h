// SPDX-License-Identifier: Apache-2.0
// Part of the version page: the source, whether it answers, and the list of its releases with a
// search. Asks the session for releases; fetches nothing itself.
#pragma once

#include "session/Session.h"

#include <QElapsedTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace gosetup {

class ErrorPanel;
class AutoHeightTreeView;
class PathField;
class ReleaseFilter;
class ReleaseModel;
class VerdictList;

class ReleaseChoice : public QWidget
{
    Q_OBJECT

  public:
    explicit ReleaseChoice(Session& session, QWidget* parent = nullptr);

    /// Shows what the session has, and asks it for the releases where it has none.
    void enter();
    void machineChanged();
    [[nodiscard]] bool isComplete() const;
    void retranslate();

  Q_SIGNALS:
    void completeChanged();

  private:
    void build();
    void connectParts();
    void fillSources();
    void sourceChosen();
    void useMirror(const QString& mirror);
    void releasesChanged();
    void showState();
    void showChosenRow();
    void rowChosen();
    void searchEdited(const QString& text);
    [[nodiscard]] Arch arch() const;
    [[nodiscard]] QString sourceName() const;

    Session& m_session;
    QLabel* m_sourceLabel;
    QComboBox* m_source;
    PathField* m_mirror;
    VerdictList* m_state;
    ErrorPanel* m_error;
    QPushButton* m_again;
    QLabel* m_searchLabel;
    QLineEdit* m_search;
    QCheckBox* m_previews;
    AutoHeightTreeView* m_list;
    QLabel* m_nothing;
    ReleaseModel* m_model;
    ReleaseFilter* m_filter;
    QElapsedTimer m_asked;
    qint64 m_milliseconds = -1; ///< until the source answered
    QString m_missing;          ///< a version that was wished for and is not there
    bool m_filling = false;     ///< selections made by us are no choice of the person
};

} // namespace gosetup
