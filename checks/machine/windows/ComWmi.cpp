// SPDX-License-Identifier: Apache-2.0
// Links ole32, oleaut32 and wbemuuid.
#include "machine/windows/ComWmi.h"

#include "machine/windows/Win32.h"
#include "machine/windows/WmiVariant.h"

#include <oleauto.h>
#include <wbemcli.h>

#include <algorithm>
#include <limits>

namespace gosetup {

namespace {

template <typename T>
struct ComTraits
{
    using Type = T*;
    static Type none() { return nullptr; }
    static void close(Type value) { value->Release(); }
};
template <typename T>
using Com = win32::Owned<ComTraits<T>>;

/// The text of a call into COM, a BSTR as it wants them.
class Bstr
{
  public:
    explicit Bstr(const QString& text)
        : m_text(SysAllocStringLen(win32::wide(text), static_cast<UINT>(text.size())))
    {
    }
    Bstr(const Bstr&) = delete;
    Bstr& operator=(const Bstr&) = delete;
    ~Bstr() { SysFreeString(m_text); }
    [[nodiscard]] BSTR get() const { return m_text; }

  private:
    BSTR m_text;
};

class Variant
{
  public:
    Variant() { VariantInit(&m_value); }
    Variant(const Variant&) = delete;
    Variant& operator=(const Variant&) = delete;
    ~Variant() { VariantClear(&m_value); }
    [[nodiscard]] VARIANT* get() { return &m_value; }
    [[nodiscard]] WmiValue value() const { return win32::fromVariant(m_value); }

  private:
    VARIANT m_value;
};

/// COM for the thread it lives on. A thread that has it already (S_FALSE) must give it back as
/// often; one that has it in another way (RPC_E_CHANGED_MODE) can use it, and must not.
class Apartment
{
  public:
    Apartment() : m_result(CoInitializeEx(nullptr, COINIT_MULTITHREADED | COINIT_DISABLE_OLE1DDE))
    {
    }
    Apartment(const Apartment&) = delete;
    Apartment& operator=(const Apartment&) = delete;
    ~Apartment()
    {
        if (SUCCEEDED(m_result))
            CoUninitialize();
    }
    [[nodiscard]] HRESULT result() const
    {
        return m_result == RPC_E_CHANGED_MODE ? S_OK : m_result;
    }

  private:
    HRESULT m_result;
};

qint64 numberOf(IWbemClassObject& object, const wchar_t* name)
{
    Variant variant;
    if (FAILED(object.Get(name, 0, variant.get(), nullptr, nullptr)))
        return 0;
    const WmiValue value = variant.value();
    const auto* number = std::get_if<qint64>(&value);
    return number == nullptr ? 0 : *number;
}

QString textOf(IWbemClassObject& object, const wchar_t* name)
{
    Variant variant;
    if (FAILED(object.Get(name, 0, variant.get(), nullptr, nullptr)))
        return {};
    const WmiValue value = variant.value();
    const auto* text = std::get_if<QString>(&value);
    return text == nullptr ? QString() : text->trimmed();
}

/// With what the provider left as error object: __ExtendedStatus has StatusCode and Description,
/// a CIM_Error has error_Code and Message.
tl::unexpected<WmiFailure> failure(HRESULT result)
{
    WmiFailure told{static_cast<quint32>(result), {}, result == WBEM_S_TIMEDOUT};
    Com<IErrorInfo> info;
    Com<IWbemClassObject> object;
    if (GetErrorInfo(0, info.out()) == S_OK &&
        SUCCEEDED(info.get()->QueryInterface(IID_IWbemClassObject,
                                             reinterpret_cast<void**>(object.out())))) {
        for (const wchar_t* name : {L"StatusCode", L"error_Code"})
            told.hresult =
                mostSpecific(told.hresult, static_cast<quint32>(numberOf(*object.get(), name)));
        told.said = textOf(*object.get(), L"Description");
        if (told.said.isEmpty())
            told.said = textOf(*object.get(), L"Message");
    }
    if (told.said.isEmpty())
        told.said = win32::messageOf(told.hresult);
    return tl::unexpected(told);
}

/// WMI must act as this account. What lives in our own process has no proxy and needs none.
HRESULT actAsUs(IUnknown* object)
{
    const HRESULT result = CoSetProxyBlanket(object, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, nullptr,
                                             RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                             RPC_C_IMP_LEVEL_IMPERSONATE, nullptr, EOAC_NONE);
    return result == E_NOINTERFACE ? S_OK : result;
}

WmiResult<Com<IWbemServices>> connect(const QString& nameSpace)
{
    Com<IWbemLocator> locator;
    HRESULT result = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER,
                                      IID_IWbemLocator, reinterpret_cast<void**>(locator.out()));
    if (FAILED(result))
        return failure(result);
    Com<IWbemServices> services;
    result = locator.get()->ConnectServer(Bstr(nameSpace).get(), nullptr, nullptr, nullptr,
                                          WBEM_FLAG_CONNECT_USE_MAX_WAIT, nullptr, nullptr,
                                          services.out());
    if (SUCCEEDED(result))
        result = actAsUs(services.get());
    if (FAILED(result))
        return failure(result);
    return services;
}

WmiResult<WmiObject> read(IWbemClassObject& object, const QStringList& properties)
{
    WmiObject values;
    for (const QString& name : properties) {
        Variant variant;
        const HRESULT result = object.Get(win32::wide(name), 0, variant.get(), nullptr, nullptr);
        if (FAILED(result) && result != static_cast<HRESULT>(WBEM_E_NOT_FOUND))
            return failure(result);
        values.insert(name, variant.value());
    }
    return values;
}

LONG waitOf(std::chrono::milliseconds patience)
{
    return static_cast<LONG>(
        std::clamp<qint64>(patience.count(), 0, std::numeric_limits<LONG>::max()));
}

WmiResult<std::vector<WmiObject>> enumerate(const QString& nameSpace, const QString& className,
                                            const QStringList& properties,
                                            std::chrono::milliseconds patience)
{
    const Apartment apartment;
    if (FAILED(apartment.result()))
        return failure(apartment.result());
    const auto services = connect(nameSpace);
    if (!services)
        return tl::unexpected(services.error());
    Com<IEnumWbemClassObject> instances;
    HRESULT result = services->get()->CreateInstanceEnum(
        Bstr(className).get(), WBEM_FLAG_FORWARD_ONLY | WBEM_FLAG_RETURN_IMMEDIATELY, nullptr,
        instances.out());
    if (SUCCEEDED(result))
        result = actAsUs(instances.get());
    if (FAILED(result))
        return failure(result);
    std::vector<WmiObject> found;
    while (true) {
        Com<IWbemClassObject> object;
        ULONG count = 0;
        result = instances.get()->Next(waitOf(patience), 1, object.out(), &count);
        if (FAILED(result) || result == WBEM_S_TIMEDOUT)
            return failure(result);
        if (count == 0)
            return found;
        auto values = read(*object.get(), properties);
        if (!values)
            return tl::unexpected(values.error());
        found.push_back(std::move(*values));
    }
}

/// The in-parameters as an object of the method's own signature.
HRESULT fill(IWbemClassObject& input, const WmiObject& parameters)
{
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        Variant variant;
        if (!win32::toVariant(it.value(), *variant.get()))
            return E_OUTOFMEMORY;
        // An older Defender's methods lack some switches; a name that is not there would be put
        // aside silently or refused, as the version goes.
        const HRESULT known = input.Get(win32::wide(it.key()), 0, nullptr, nullptr, nullptr);
        if (FAILED(known) && std::holds_alternative<bool>(it.value()))
            continue;
        if (FAILED(known))
            return known;
        const HRESULT put = input.Put(win32::wide(it.key()), 0, variant.get(), 0);
        if (FAILED(put))
            return put;
    }
    return S_OK;
}

WmiResult<qint64> callMethod(const QString& nameSpace, const QString& className,
                             const QString& method, const WmiObject& parameters)
{
    const Apartment apartment;
    if (FAILED(apartment.result()))
        return failure(apartment.result());
    const auto services = connect(nameSpace);
    if (!services)
        return tl::unexpected(services.error());
    const Bstr classText(className);
    Com<IWbemClassObject> theClass;
    Com<IWbemClassObject> signature;
    Com<IWbemClassObject> input;
    Com<IWbemClassObject> output;
    HRESULT result =
        services->get()->GetObject(classText.get(), 0, nullptr, theClass.out(), nullptr);
    if (SUCCEEDED(result))
        result = theClass.get()->GetMethod(win32::wide(method), 0, signature.out(), nullptr);
    if (SUCCEEDED(result) && !signature)
        result = static_cast<HRESULT>(WBEM_E_INVALID_METHOD_PARAMETERS);
    if (SUCCEEDED(result))
        result = signature.get()->SpawnInstance(0, input.out());
    if (SUCCEEDED(result))
        result = fill(*input.get(), parameters);
    if (SUCCEEDED(result))
        result = services->get()->ExecMethod(classText.get(), Bstr(method).get(), 0, nullptr,
                                             input.get(), output.out(), nullptr);
    if (FAILED(result))
        return failure(result);
    return output ? numberOf(*output.get(), L"ReturnValue") : qint64(0);
}

WmiFailure late()
{
    return {0, {}, true};
}

} // namespace

WmiResult<std::vector<WmiObject>>
ComWmi::instances(const QString& nameSpace, const QString& className, const QStringList& properties)
{
    using Answer = WmiResult<std::vector<WmiObject>>;
    const auto answer = m_worker.run<Answer>(
        [=, patience = m_reading] { return enumerate(nameSpace, className, properties, patience); },
        m_reading);
    return answer ? *answer : Answer(tl::unexpected(late()));
}

WmiResult<qint64> ComWmi::call(const QString& nameSpace, const QString& className,
                               const QString& method, const WmiObject& parameters)
{
    using Answer = WmiResult<qint64>;
    const auto answer = m_worker.run<Answer>(
        [=] { return callMethod(nameSpace, className, method, parameters); }, m_method);
    return answer ? *answer : Answer(tl::unexpected(late()));
}

} // namespace gosetup
