// SPDX-License-Identifier: Apache-2.0
// One window per person and session: the first listens, later ones tell it what they were asked to
// show and end. Used by the window's main; knows nothing of windows or machines.
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <functional>
#include <memory>

namespace gosetup {

class SingleInstance : public QObject
{
    Q_OBJECT

  public:
    enum class Role
    {
        First,     ///< nobody else: asked() tells of later ones
        Forwarded, ///< another has the window and took the request over
        Alone,     ///< another may be there but does not answer, or nothing can be agreed on: go on
    };

    /// `folder`: a host folder that only this person may write to; it is made. In it lie a lock,
    /// which the system frees when its holder dies, and the first one's address, which is random:
    /// nobody else can listen there first. `session`: what tells two desktops of one person apart.
    SingleInstance(const QString& folder, const QString& session);
    ~SingleInstance() override;

    /// `wish`: one word ("show", "fix"). `beforeTelling` gets the process id of the first one,
    /// which on Windows must be given leave to come to the front. At most 3 s.
    [[nodiscard]] Role claim(const QString& wish,
                             const std::function<void(qint64 pid)>& beforeTelling = {});

  Q_SIGNALS:
    void asked(const QString& wish);

  private:
    [[nodiscard]] bool listen();
    void answer();

    QString m_addressFile;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace gosetup
