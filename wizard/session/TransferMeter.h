// SPDX-License-Identifier: Apache-2.0
// Speed, time left and the curve of the speed, from how far a transfer came at which time. Pure:
// the clock is the caller's.
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace gosetup {

class TransferMeter
{
  public:
    /// `milliseconds` since any fixed moment, never decreasing; `done` and `total` in bytes (total
    /// 0 = unknown). A `done` below the last one starts anew.
    void add(qint64 milliseconds, qint64 done, qint64 total);
    void reset();

    /// Bytes per second over the last two seconds; 0 before there is enough to tell.
    [[nodiscard]] double bytesPerSecond() const;
    /// Seconds, from the speed of the last two; nullopt while it cannot be told, and when nothing
    /// is left.
    [[nodiscard]] std::optional<qint64> secondsLeft() const;
    /// Speeds, oldest first, at most 120 of them, one each quarter of a second.
    [[nodiscard]] const std::vector<double>& curve() const { return m_curve; }

  private:
    struct Sample
    {
        qint64 milliseconds;
        qint64 done;
    };
    std::vector<Sample> m_samples;
    std::vector<double> m_curve;
    qint64 m_lastPoint = 0;
    qint64 m_total = 0;
};

} // namespace gosetup
