// SPDX-License-Identifier: Apache-2.0
// How to reach sources: cache, proxies, patience. Given by the caller to every fetch; plain data.
#pragma once

#include "machine/Network.h"
#include "toolchain/HashText.h"

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <functional>

namespace gosetup {

struct FetchOptions
{
    /// Host folder of downloads, partial ones too; created where absent.
    QString cacheFolder;
    /// Asked for each URL, redirect targets too; empty = always direct.
    std::function<ProxySettings(const QUrl&)> proxyFor;
    /// Told things worth a line in the log: retries, reuse, final host. May be empty.
    std::function<void(const Text&)> note;

    /// Host paths of archives that somebody fetched already, by file name; read in place of the
    /// address, and verified like it.
    QHash<QString, QString> delivered;

    /// The hash the person typed (`--sha256`); empty = none. One more source, it replaces no other.
    QByteArray givenSha256;
    const KnownHashes* pinned = nullptr; ///< nullptr = the built-in table

    std::chrono::milliseconds stallTimeout{30'000}; ///< no byte for this long ends an attempt
    /// Fewer bytes than `slowestBytes` in `slowestIn` are no progress, and end an attempt as
    /// silence does: a server that sends a byte now and then would else never end. A modem of 1995
    /// brings ten times as much.
    std::chrono::milliseconds slowestIn{60'000};
    qint64 slowestBytes = 16 * 1024;
    std::chrono::milliseconds bodyTimeout{
        120'000};                               ///< for httpBytes() as a whole, retries included
    std::chrono::milliseconds retryBase{500};   ///< first wait; doubles, with jitter
    std::chrono::milliseconds retryCap{20'000}; ///< longest wait, Retry-After included
    int attempts = 5;                           ///< in a row without progress
    int maxRedirects = 8;

    [[nodiscard]] const KnownHashes& knownHashes() const
    {
        return pinned != nullptr ? *pinned : KnownHashes::builtIn();
    }
    void tell(const Text& text) const
    {
        if (note)
            note(text);
    }
};

} // namespace gosetup
