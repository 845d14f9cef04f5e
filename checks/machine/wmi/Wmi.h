// SPDX-License-Identifier: Apache-2.0
// The little of WMI that GoSetup asks: a query and a class method, answers as plain values. Used by
// WmiDefender; implemented by windows/ComWmi and by tests. Knows no class of its own.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <variant>
#include <vector>

namespace gosetup {

/// monostate: null, or a type that nobody here asks for.
using WmiValue = std::variant<std::monostate, bool, qint64, QString, QStringList>;
using WmiObject = QMap<QString, WmiValue>; ///< by property name

struct WmiFailure
{
    quint32 hresult = 0; ///< the most specific that was told
    QString said;        ///< the system's or the provider's words; may be empty
    bool timedOut = false;
};
/// A provider's own status says more than "failed"; it says less than anything else.
[[nodiscard]] quint32 mostSpecific(quint32 hresult, quint32 providersStatus);

template <typename T>
using WmiResult = tl::expected<T, WmiFailure>;

class Wmi
{
  public:
    Wmi() = default;
    Wmi(const Wmi&) = delete;
    Wmi& operator=(const Wmi&) = delete;
    virtual ~Wmi() = default;

    /// All instances of a class, with these properties; one that the class lacks is null.
    [[nodiscard]] virtual WmiResult<std::vector<WmiObject>>
    instances(const QString& nameSpace, const QString& className,
              const QStringList& properties) = 0;
    /// Calls a method of the class itself; answers its ReturnValue. A parameter that the method
    /// lacks is left out when it is a bool, and is an error otherwise.
    [[nodiscard]] virtual WmiResult<qint64> call(const QString& nameSpace, const QString& className,
                                                 const QString& method,
                                                 const WmiObject& parameters) = 0;
};

} // namespace gosetup
