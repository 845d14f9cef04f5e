// SPDX-License-Identifier: Apache-2.0
// Part of the environment page: GOPATH, GOPROXY and GOPRIVATE with presets and the verdict of the
// rules while typing. Writes the session's choices; judging is engine/GoSettings'.
#pragma once

#include "session/Session.h"
#include "widgets/VerdictList.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace gosetup {

class PathField;

class GoSettingsForm : public QWidget
{
    Q_OBJECT

  public:
    explicit GoSettingsForm(Session& session, QWidget* parent = nullptr);

    void fill(); ///< from the session's choices and its last check
    /// False while a value typed here is one that Go could not use.
    [[nodiscard]] bool isValid() const { return m_valid; }
    void retranslate();

  Q_SIGNALS:
    void changed(); ///< a choice changed

  private:
    QLabel* addField(QVBoxLayout* layout, QWidget* control);
    void fillProxies();
    void gopathMeant(const QString& text);
    void proxyChosen();
    void ownProxyMeant();
    void privateMeant();
    void judge();
    [[nodiscard]] bool judgeOne(const QString& name, const std::optional<QString>& chosen,
                                VerdictList* into);
    [[nodiscard]] std::vector<VerdictList::Line> proxyAnswers() const;
    [[nodiscard]] QString present(const QString& name) const;

    Session& m_session;
    QLabel* m_gopathLabel;
    PathField* m_gopath;
    QLabel* m_gopathHint;
    VerdictList* m_gopathVerdict;
    QLabel* m_proxyLabel;
    QComboBox* m_proxy;
    QLineEdit* m_ownProxy;
    VerdictList* m_proxyVerdict;
    QLabel* m_privateLabel;
    QLineEdit* m_private;
    QLabel* m_privateHint;
    VerdictList* m_privateVerdict;
    bool m_valid = true;
};

} // namespace gosetup
