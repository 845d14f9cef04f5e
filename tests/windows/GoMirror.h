// SPDX-License-Identifier: Apache-2.0
// A release mirror on 127.0.0.1 as go.dev/dl is one: an index in its format with true sizes and
// hashes, and the archives. Tests only.
#pragma once

#include "toolchain/HttpServer.h"
#include "windows/GoArchives.h"

namespace gosetup::wine {

class GoMirror
{
  public:
    explicit GoMirror(const std::vector<GoArchive>& archives);

    [[nodiscard]] QString address() const { return m_server->url().toString(); }
    /// Archives that were asked for so far, by name.
    [[nodiscard]] QStringList sent() const;
    /// What apply needs to install this version from here.
    [[nodiscard]] QStringList wish(const GoArchive& go) const;

  private:
    QMap<QByteArray, QByteArray> m_files;
    std::unique_ptr<testkit::HttpServer> m_server;
};

} // namespace gosetup::wine
