// SPDX-License-Identifier: Apache-2.0
#include "machine/wmi/WmiDefender.h"

#include "machine/HiddenExclusions.h"
#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

namespace {

const QString defenderSpace = QStringLiteral("ROOT\\Microsoft\\Windows\\Defender");
const QString preferences = QStringLiteral("MSFT_MpPreference");
const QString productName = QStringLiteral("Microsoft Defender");

/// Under which Defender registers itself with the Security Center, in every language.
const QString defenderId = QStringLiteral("{D68DDC3A-831F-4fae-9E44-DA132C1ACF46}");

constexpr quint32 serviceStopped = 0x800106BA; ///< Defender's service does not run

ErrorCode codeOf(quint32 hresult, bool elevated)
{
    switch (hresult) {
    case 0x00040004: // WBEM_S_TIMEDOUT
    case 0x80041069: // WBEM_E_TIMED_OUT
    case 0x80041088: // WBEM_E_PROVIDER_TIMED_OUT
    case 0x8001011F: // RPC_E_TIMEOUT
    case 0x800705B4: // ERROR_TIMEOUT
        return ErrorCode::Timeout;
    case 0x80041003: // WBEM_E_ACCESS_DENIED
    case 0x80041062: // WBEM_E_PRIVILEGE_NOT_HELD
    case 0x80070005: // E_ACCESSDENIED
    case 0x800702E4: // ERROR_ELEVATION_REQUIRED
    case 0xC0000142: // "You don't have enough permissions": Defender's provider
        return elevated ? ErrorCode::AccessDenied : ErrorCode::NeedsElevation;
    case 0x800704EC: // ERROR_ACCESS_DISABLED_BY_POLICY
        return ErrorCode::Policy;
    case 0x80041002: // WBEM_E_NOT_FOUND
    case 0x8004100C: // WBEM_E_NOT_SUPPORTED
    case 0x8004100E: // WBEM_E_INVALID_NAMESPACE
    case 0x80041010: // WBEM_E_INVALID_CLASS
    case 0x80041011: // WBEM_E_PROVIDER_NOT_FOUND
    case 0x80041012: // WBEM_E_INVALID_PROVIDER_REGISTRATION
    case 0x80041013: // WBEM_E_PROVIDER_LOAD_FAILURE
    case 0x8004102E: // WBEM_E_INVALID_METHOD
    case 0x80041055: // WBEM_E_METHOD_NOT_IMPLEMENTED
    case 0x80041056: // WBEM_E_METHOD_DISABLED
    case 0x8004108A: // WBEM_E_PROVIDER_DISABLED
    case 0x80040154: // REGDB_E_CLASSNOTREG
    case 0x80070422: // ERROR_SERVICE_DISABLED
    case 0x80070424: // ERROR_SERVICE_DOES_NOT_EXIST
    case serviceStopped: return ErrorCode::Unsupported;
    default: return ErrorCode::Io;
    }
}

bool flag(const WmiObject& object, const char* name)
{
    const WmiValue value = object.value(QString::fromLatin1(name));
    const bool* on = std::get_if<bool>(&value);
    return on != nullptr && *on;
}

bool tells(const WmiObject& object, const char* name)
{
    return std::holds_alternative<bool>(object.value(QString::fromLatin1(name)));
}

QString textOf(const WmiObject& object, const char* name)
{
    const WmiValue value = object.value(QString::fromLatin1(name));
    const QString* text = std::get_if<QString>(&value);
    return text == nullptr ? QString() : *text;
}

/// Null is how Defender says "none".
QStringList listOf(const WmiObject& object, const char* name)
{
    const WmiValue value = object.value(QString::fromLatin1(name));
    if (const auto* list = std::get_if<QStringList>(&value))
        return *list;
    const QString one = textOf(object, name);
    return one.isEmpty() ? QStringList() : QStringList(one);
}

tl::unexpected<Error> toldNothing()
{
    return fail(ErrorCode::Unsupported,
                Text::tr("%1 does not provide any information").arg(productName));
}

} // namespace

Error wmiError(const WmiFailure& failure, bool elevated, const QString& subject)
{
    if (failure.timedOut)
        return Error::make(
            ErrorCode::Timeout, Text::tr("%1 does not respond in time").arg(subject),
            Text::tr("try again; a computer that has just started is slow to respond"));
    const QString number = QStringLiteral("0x%1").arg(failure.hresult, 8, 16, QLatin1Char('0'));
    // A number that the system has no words for is told once.
    const QString said = failure.said == number ? QString() : failure.said;
    const ErrorCode code = codeOf(failure.hresult, elevated);
    switch (code) {
    case ErrorCode::NeedsElevation:
        return Error::make(code, Text::tr("%1: access denied (error %2)").arg(subject).arg(number),
                           Text::tr("run this as an administrator"), said);
    case ErrorCode::AccessDenied:
        return Error::make(code, Text::tr("%1: access denied (error %2)").arg(subject).arg(number),
                           {}, said);
    case ErrorCode::Policy:
        return Error::make(code,
                           Text::tr("%1: blocked by policy (error %2)").arg(subject).arg(number),
                           Text::tr("contact your administrator"), said);
    case ErrorCode::Timeout:
    case ErrorCode::Unsupported:
        if (failure.hresult == serviceStopped)
            return Error::make(
                code,
                Text::tr("the service of %1 is not running (error %2)").arg(subject).arg(number),
                Text::tr("another antivirus may be active: exclusions are made there"), said);
        return Error::make(
            code, Text::tr("%1 does not respond (error %2)").arg(subject).arg(number), {}, said);
    default:
        return Error::make(code, Text::tr("%1 failed (error %2)").arg(subject).arg(number), {},
                           said);
    }
}

WmiDefender::WmiDefender(std::unique_ptr<Wmi> wmi, std::function<bool()> elevated)
    : m_wmi(std::move(wmi)), m_elevated(std::move(elevated))
{
}

tl::unexpected<Error> WmiDefender::failed(const WmiFailure& failure) const
{
    return fail(wmiError(failure, m_elevated(), productName));
}

Result<DefenderStatus> WmiDefender::status() const
{
    const auto found = m_wmi->instances(defenderSpace, QStringLiteral("MSFT_MpComputerStatus"),
                                        {QStringLiteral("AntivirusEnabled"),
                                         QStringLiteral("RealTimeProtectionEnabled"),
                                         QStringLiteral("IsTamperProtected")});
    if (!found)
        return failed(found.error());
    if (found->empty())
        return toldNothing();
    const WmiObject& object = found->front();
    if (!tells(object, "AntivirusEnabled") || !tells(object, "RealTimeProtectionEnabled"))
        return toldNothing();
    // Windows before 1903 has no tamper protection and no such property.
    return DefenderStatus{flag(object, "AntivirusEnabled"),
                          flag(object, "RealTimeProtectionEnabled"),
                          flag(object, "IsTamperProtected")};
}

Result<DefenderLists> WmiDefender::exclusions() const
{
    const auto found =
        m_wmi->instances(defenderSpace, preferences,
                         {QStringLiteral("ExclusionPath"), QStringLiteral("ExclusionProcess"),
                          QStringLiteral("ExclusionExtension")});
    if (!found)
        return failed(found.error());
    if (found->empty())
        return toldNothing();
    const WmiObject& object = found->front();
    return DefenderLists{listOf(object, "ExclusionPath"), listOf(object, "ExclusionProcess"),
                         listOf(object, "ExclusionExtension")};
}

Result<QStringList> WmiDefender::otherProducts() const
{
    const auto found = m_wmi->instances(
        QStringLiteral("ROOT\\SecurityCenter2"), QStringLiteral("AntiVirusProduct"),
        {QStringLiteral("displayName"), QStringLiteral("instanceGuid")});
    if (!found) // also on every Windows Server, which has no Security Center
        return fail(
            wmiError(found.error(), m_elevated(), QStringLiteral("Windows Security Center")));
    QStringList names;
    for (const WmiObject& product : *found) {
        const QString name = textOf(product, "displayName").trimmed();
        const QString id = textOf(product, "instanceGuid");
        const bool own = id.compare(defenderId, Qt::CaseInsensitive) == 0 ||
                         name == QLatin1String("Windows Defender") ||
                         name == QLatin1String("Microsoft Defender Antivirus");
        if (!own && !name.isEmpty() && !names.contains(name))
            names << name;
    }
    return names;
}

Result<void> WmiDefender::addPath(const QString& folder)
{
    const auto lists = exclusions();
    GOSETUP_RETURN_IF_FAILED(lists);
    const bool there =
        std::any_of(lists->paths.begin(), lists->paths.end(),
                    [&](const QString& path) { return winpath::same(path, folder); });
    return there ? Result<void>{} : change(QStringLiteral("Add"), {folder});
}

Result<void> WmiDefender::removePath(const QString& folder)
{
    const auto lists = exclusions();
    GOSETUP_RETURN_IF_FAILED(lists);
    if (isHidden(lists->paths))
        return change(QStringLiteral("Remove"), {folder});
    // Defender compares texts, and one with a backslash at the end is another: its own spelling.
    QStringList spelled = lists->paths;
    spelled.removeIf([&](const QString& path) { return !winpath::same(path, folder); });
    return spelled.isEmpty() ? Result<void>{} : change(QStringLiteral("Remove"), spelled);
}

Result<void> WmiDefender::change(const QString& method, const QStringList& folders)
{
    const auto answer =
        m_wmi->call(defenderSpace, preferences, method,
                    {{QStringLiteral("ExclusionPath"), folders}, {QStringLiteral("Force"), true}});
    if (answer && *answer == 0)
        return {};
    const WmiFailure failure =
        answer ? WmiFailure{static_cast<quint32>(*answer), {}, false} : answer.error();
    Error error = wmiError(failure, m_elevated(), productName);
    // An administrator who may not: tamper protection, or exclusions of the organisation only.
    if (error.code == ErrorCode::AccessDenied)
        return fail(
            ErrorCode::Policy,
            Text::tr("%1: your organisation manages Defender's exclusions").arg(folders.value(0)),
            Text::tr("contact your administrator"), error.text());
    return fail(std::move(error));
}

} // namespace gosetup
