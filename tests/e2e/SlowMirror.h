// SPDX-License-Identifier: Apache-2.0
// A release mirror on 127.0.0.1 that serves the program's own practice archives at a chosen pace,
// so that a download can be stopped in its middle. Tests only.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <atomic>
#include <thread>

namespace gosetup::testing {

class SlowMirror
{
  public:
    /// Archives arrive in about `milliseconds`; the index at once.
    explicit SlowMirror(int milliseconds);
    ~SlowMirror();
    SlowMirror(const SlowMirror&) = delete;
    SlowMirror& operator=(const SlowMirror&) = delete;

    [[nodiscard]] QString address() const; ///< "http://127.0.0.1:port/"
    /// An archive is on its way now.
    [[nodiscard]] bool isSending() const { return m_sending; }

  private:
    void serve();
    void answer(int connection);

    int m_milliseconds;
    int m_listener = -1;
    int m_port = 0;
    QMap<QByteArray, QByteArray> m_files;
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_sending{false};
    std::thread m_thread;
};

} // namespace gosetup::testing
