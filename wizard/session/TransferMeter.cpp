// SPDX-License-Identifier: Apache-2.0
#include "session/TransferMeter.h"

#include <algorithm>
#include <cmath>

namespace gosetup {

namespace {
constexpr qint64 window = 2000;
constexpr qint64 pointEvery = 250;
constexpr std::size_t maxPoints = 120;
} // namespace

void TransferMeter::reset()
{
    *this = TransferMeter();
}

void TransferMeter::add(qint64 milliseconds, qint64 done, qint64 total)
{
    if (!m_samples.empty() && (done < m_samples.back().done || total != m_total))
        reset();
    m_total = total;
    if (m_samples.empty())
        m_lastPoint = milliseconds;
    m_samples.push_back({milliseconds, done});
    const auto young = std::ranges::find_if(
        m_samples, [&](const Sample& s) { return s.milliseconds >= milliseconds - window; });
    m_samples.erase(m_samples.begin(), young);
    if (milliseconds - m_lastPoint < pointEvery)
        return;
    m_lastPoint = milliseconds;
    m_curve.push_back(bytesPerSecond());
    if (m_curve.size() > maxPoints)
        m_curve.erase(m_curve.begin());
}

double TransferMeter::bytesPerSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const qint64 elapsed = m_samples.back().milliseconds - m_samples.front().milliseconds;
    if (elapsed <= 0)
        return 0;
    const qint64 bytes = m_samples.back().done - m_samples.front().done;
    return static_cast<double>(bytes) * 1000.0 / static_cast<double>(elapsed);
}

std::optional<qint64> TransferMeter::secondsLeft() const
{
    const double speed = bytesPerSecond();
    if (speed < 1 || m_samples.empty() || m_samples.back().done >= m_total)
        return std::nullopt;
    const double left = static_cast<double>(m_total - m_samples.back().done) / speed;
    return std::llround(left);
}

} // namespace gosetup
