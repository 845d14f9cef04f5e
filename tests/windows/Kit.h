// SPDX-License-Identifier: Apache-2.0
// Small words that the end-to-end tests share.
#pragma once

#include "support/Literals.h"
#include "windows/GoMirror.h"
#include "windows/WinePrefix.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QThread>

#include <gtest/gtest.h>

#include <functional>

namespace gosetup::wine {

using gosetup::s; // for those who use this namespace alone

inline QStringList words(const char* text)
{
    return s(text).split(u' ', Qt::SkipEmptyParts);
}

/// Asked every few milliseconds, because what is waited for may last no longer.
inline bool waitUntil(const std::function<bool()>& condition,
                      std::chrono::milliseconds limit = 120s)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.hasExpired(limit.count()))
            return false;
        QThread::msleep(2);
    }
    return true;
}

/// Whether `apply --json` did all it meant to. What the report still finds is not its business:
/// where tests run there may be no internet, and the exit code says so.
[[nodiscard]] inline testing::AssertionResult succeeded(const Ran& applied)
{
    const QJsonObject run = applied.json();
    if (applied.exitCode > 1 || !run[s("succeeded")].toBool())
        return testing::AssertionFailure() << applied.all();
    for (const auto& one : run[s("report")][s("findings")].toArray()) {
        const QJsonObject finding = one.toObject();
        if (finding[s("status")] == s("problem") && finding[s("topic")] != s("network"))
            return testing::AssertionFailure()
                   << "still a problem: " << finding[s("title")].toString().toStdString();
    }
    return testing::AssertionSuccess();
}

/// nullptr where key or value is absent. Valid while the hive lives.
[[nodiscard]] inline const RawValue* valueIn(const RegistryHive& hive, const char* key,
                                             const char* name)
{
    const RegistryKey* found = hive.find(s(key));
    return found == nullptr ? nullptr : found->find(s(name));
}

inline constexpr const char* userBlock = "Environment";
inline constexpr const char* machineBlock =
    "System\\CurrentControlSet\\Control\\Session Manager\\Environment";

} // namespace gosetup::wine
