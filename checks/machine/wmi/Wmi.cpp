// SPDX-License-Identifier: Apache-2.0
#include "machine/wmi/Wmi.h"

namespace gosetup {

namespace {

/// WBEM_E_FAILED, WBEM_E_PROVIDER_FAILURE, E_FAIL: "something went wrong".
bool saysNothing(quint32 hresult)
{
    return hresult == 0 || hresult == 0x80041001 || hresult == 0x80041004 || hresult == 0x80004005;
}

} // namespace

quint32 mostSpecific(quint32 hresult, quint32 providersStatus)
{
    return saysNothing(hresult) && !saysNothing(providersStatus) ? providersStatus : hresult;
}

} // namespace gosetup
