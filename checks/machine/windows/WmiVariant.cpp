// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WmiVariant.h"

#include "machine/windows/Win32.h"

#include <oleauto.h>

#include <limits>

namespace gosetup::win32 {

namespace {

/// A null BSTR is an empty one.
QString fromBstr(BSTR text)
{
    return fromWide(text, static_cast<qsizetype>(SysStringLen(text)));
}

BSTR toBstr(const QString& text)
{
    return SysAllocStringLen(wide(text), static_cast<UINT>(text.size()));
}

WmiValue fromArray(SAFEARRAY* array)
{
    LONG lower = 0;
    LONG upper = -1;
    if (array == nullptr || SafeArrayGetDim(array) != 1 ||
        FAILED(SafeArrayGetLBound(array, 1, &lower)) ||
        FAILED(SafeArrayGetUBound(array, 1, &upper)))
        return {};
    QStringList list;
    for (LONG i = lower; i <= upper; ++i) {
        BSTR text = nullptr;
        if (FAILED(SafeArrayGetElement(array, &i, &text)))
            return {};
        list << fromBstr(text);
        SysFreeString(text);
    }
    return list;
}

bool putText(const QString& text, VARIANT& variant)
{
    variant.bstrVal = toBstr(text);
    if (variant.bstrVal == nullptr)
        return false;
    variant.vt = VT_BSTR;
    return true;
}

bool putList(const QStringList& list, VARIANT& variant)
{
    SAFEARRAY* array = SafeArrayCreateVector(VT_BSTR, 0, static_cast<ULONG>(list.size()));
    if (array == nullptr)
        return false;
    for (LONG i = 0; i < static_cast<LONG>(list.size()); ++i) {
        BSTR text = toBstr(list[i]);
        // The array takes a copy.
        const bool put = text != nullptr && SUCCEEDED(SafeArrayPutElement(array, &i, text));
        SysFreeString(text);
        if (!put) {
            SafeArrayDestroy(array);
            return false;
        }
    }
    variant.vt = VT_ARRAY | VT_BSTR;
    variant.parray = array;
    return true;
}

bool putNumber(qint64 number, VARIANT& variant)
{
    if (number < std::numeric_limits<qint32>::min() || number > std::numeric_limits<quint32>::max())
        return putText(QString::number(number), variant);
    variant.vt = VT_I4;
    variant.lVal = static_cast<LONG>(number);
    return true;
}

} // namespace

WmiValue fromVariant(const VARIANT& variant)
{
    switch (variant.vt) {
    case VT_BOOL: return variant.boolVal != VARIANT_FALSE;
    case VT_I1: return qint64(variant.cVal);
    case VT_UI1: return qint64(variant.bVal);
    case VT_I2: return qint64(variant.iVal);
    case VT_UI2: return qint64(variant.uiVal);
    case VT_I4: return qint64(variant.lVal);
    case VT_UI4: return qint64(variant.ulVal);
    case VT_I8: return qint64(variant.llVal);
    case VT_BSTR: return fromBstr(variant.bstrVal);
    case VT_ARRAY | VT_BSTR: return fromArray(variant.parray);
    default: return {};
    }
}

bool toVariant(const WmiValue& value, VARIANT& variant)
{
    VariantInit(&variant);
    if (const auto* on = std::get_if<bool>(&value)) {
        variant.vt = VT_BOOL;
        variant.boolVal = *on ? VARIANT_TRUE : VARIANT_FALSE;
        return true;
    }
    if (const auto* number = std::get_if<qint64>(&value))
        return putNumber(*number, variant);
    if (const auto* text = std::get_if<QString>(&value))
        return putText(*text, variant);
    if (const auto* list = std::get_if<QStringList>(&value))
        return putList(*list, variant);
    variant.vt = VT_NULL;
    return true;
}

} // namespace gosetup::win32
