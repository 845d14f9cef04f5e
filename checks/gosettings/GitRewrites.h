// SPDX-License-Identifier: Apache-2.0
// The addresses that git takes for others: `url.<to>.insteadOf = <from>` of its settings files. Go
// fetches with git what no module proxy has, and git follows these. Source: git-config(1), "Syntax"
// and "url.<base>.insteadOf". Pure.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace gosetup::gosettings {

struct GitRewrite
{
    QString from; ///< the start of an address: "https://github.com/"
    QString to;   ///< what git puts in its place: "git@github.com:"

    friend bool operator==(const GitRewrite&, const GitRewrite&) = default;
};

/// In the order of the file. A line that git would refuse is left out; files that `[include]` names
/// are not read.
[[nodiscard]] std::vector<GitRewrite> gitRewrites(const QByteArray& file);
/// A file with these and nothing else, for images.
[[nodiscard]] QByteArray gitFileOf(const std::vector<GitRewrite>& rewrites);
/// Where git goes instead: with several rewrites the longest `from` counts. Null: none matches.
[[nodiscard]] const GitRewrite* gitRewriteOf(const std::vector<GitRewrite>& rewrites,
                                             const QString& address);
/// "ssh://git@host/" and "git@host:path": no scheme, and a ":" before any "/".
[[nodiscard]] bool isSshAddress(const QString& address);

} // namespace gosetup::gosettings
