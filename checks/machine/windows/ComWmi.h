// SPDX-License-Identifier: Apache-2.0
// WMI of this computer over COM. Used by WindowsDefender; knows no class of its own. Every call
// runs on a thread of its own with a time limit, because a sick WMI service does not answer at all.
#pragma once

#include "machine/wmi/TimeoutRunner.h"
#include "machine/wmi/Wmi.h"

namespace gosetup {

class ComWmi final : public Wmi
{
  public:
    /// How long a reading and how long a method may take, all in all.
    ComWmi(std::chrono::milliseconds reading, std::chrono::milliseconds method)
        : m_reading(reading), m_method(method)
    {
    }

    WmiResult<std::vector<WmiObject>> instances(const QString& nameSpace, const QString& className,
                                                const QStringList& properties) override;
    WmiResult<qint64> call(const QString& nameSpace, const QString& className,
                           const QString& method, const WmiObject& parameters) override;

  private:
    std::chrono::milliseconds m_reading;
    std::chrono::milliseconds m_method;
    TimeoutRunner m_worker;
};

} // namespace gosetup
