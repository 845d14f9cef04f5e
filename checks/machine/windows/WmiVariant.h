// SPDX-License-Identifier: Apache-2.0
// VARIANT and WmiValue, one as the other. Used by ComWmi; pure but for the memory of COM.
#pragma once

#include "machine/wmi/Wmi.h"

struct tagVARIANT;

namespace gosetup::win32 {

/// BOOL, BSTR, integers and arrays of BSTR; everything else is monostate. An array with another
/// shape than one dimension is monostate too.
[[nodiscard]] WmiValue fromVariant(const tagVARIANT& variant);
/// The caller clears it (VariantClear). VT_NULL for monostate. A whole number is VT_I4, as WMI
/// takes 32-bit numbers; larger ones are decimal text, as WMI takes 64-bit numbers.
/// False: no memory; nothing to clear.
[[nodiscard]] bool toVariant(const WmiValue& value, tagVARIANT& variant);

} // namespace gosetup::win32
