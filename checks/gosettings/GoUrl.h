// SPDX-License-Identifier: Apache-2.0
// An address as Go's net/url reads it, with Go's own words where it refuses one. Qt's QUrl corrects
// what Go refuses and the other way round. Pure.
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace gosetup::gosettings {

struct GoUrl
{
    QString scheme; ///< lower case; empty where there is none
    QString opaque; ///< what follows a scheme without a slash: "D:\x" of "file:D:\x"
    bool hasUser = false;
    QString host; ///< with its port
    QString path;
    bool hasQuery = false;
    bool hasFragment = false;
    bool noAuthority = false; ///< "file:/x": a scheme and a path without "//"
};

/// The error is Go's own text: `parse "…": first path segment in URL cannot contain colon`.
/// Source: net/url/url.go of Go 1.24.
[[nodiscard]] tl::expected<GoUrl, QString> parseGoUrl(const QString& text);
/// As Go's %q prints it.
[[nodiscard]] QString goQuoted(const QString& text);

} // namespace gosetup::gosettings
