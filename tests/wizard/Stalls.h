// SPDX-License-Identifier: Apache-2.0
// Measures how long the event loop stood still: a timer that should fire every few milliseconds,
// and the longest time between two of its calls.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>

namespace gosetup::testkit {

class Stalls
{
  public:
    Stalls()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_longest = std::max(m_longest, m_clock.restart() - interval); });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(static_cast<int>(interval));
    }

    /// Milliseconds beyond the timer's own interval.
    [[nodiscard]] qint64 longest() const { return std::max<qint64>(m_longest, 0); }

  private:
    static constexpr qint64 interval = 5;
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

} // namespace gosetup::testkit
