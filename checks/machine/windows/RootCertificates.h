// SPDX-License-Identifier: Apache-2.0
// Whether a certificate chain ends at a root that somebody put on this computer, or at one that
// Microsoft's root programme lets everybody trust. Used by WindowsNetwork alone.
#pragma once

#include <QByteArray>
#include <QList>

namespace gosetup {

/// `chain`: DER, the server's own first. True only where Windows trusts the chain and its root is
/// neither Microsoft's own nor in the root programme: in the store "AuthRoot", or in the list of
/// roots that Windows fetches from Microsoft and keeps in the registry (AutoUpdate\EncodedCtl).
/// False where that cannot be told, because neither is there.
[[nodiscard]] bool isPrivateRoot(const QList<QByteArray>& chain);

} // namespace gosetup
