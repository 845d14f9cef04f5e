// SPDX-License-Identifier: Apache-2.0
// Reads SHA-256 texts that people and servers hand out, and the table of hashes that GoSetup ships
// as a second source. Fails closed: what is not a hash is an error, never "no hash".
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <memory>

namespace gosetup {

/// 64 hex digits of any case, or a sha256sum line (`<hex>  name`, `<hex> *name`) that names
/// `fileName`. Blanks, line ends and a byte order mark around the digits or between them count for
/// nothing. Lower-case digits on success. An HTML page is named as such: go.dev answers
/// `/dl/<file>.sha256` with 200 and HTML (golang/go#41894).
[[nodiscard]] Result<QByteArray> parseHashText(const QByteArray& text, const QString& fileName);

/// Whether the texts are the same 64 hex digits, case aside; false when either is no hash.
[[nodiscard]] bool sameHash(const QByteArray& a, const QByteArray& b);
[[nodiscard]] bool isHash(const QByteArray& text);

/// Hashes of official Windows archives by file name.
class KnownHashes
{
  public:
    /// The one in the program (`:/pinned/official-windows-archives.json`), read on first use; empty
    /// when the resource is not linked. Thread-safe.
    [[nodiscard]] static const KnownHashes& builtIn();
    /// Corrupt, naming the JSON path, when the text is not such a table.
    [[nodiscard]] static Result<KnownHashes> parse(const QByteArray& json);

    /// 64 lower-case hex digits, or empty when the table does not know the file.
    [[nodiscard]] QByteArray find(const QString& fileName) const;
    [[nodiscard]] qsizetype size() const { return m_hashes.size(); }
    [[nodiscard]] QStringList fileNames() const { return m_hashes.keys(); }

  private:
    QHash<QString, QByteArray> m_hashes;
};

} // namespace gosetup
