// SPDX-License-Identifier: Apache-2.0
// The hash `h1:` that go.sum, the checksum database and the module cache speak of, and what Go
// makes of a file that holds one. Used by the verification of the module cache. Pure: bytes are
// hashed elsewhere.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace gosetup::gosettings {

struct HashedFile
{
    QByteArray name;   ///< "golang.org/x/text@v0.3.0/go.mod", UTF-8, not escaped
    QByteArray sha256; ///< of its bytes, 64 lower-case hex digits
};
/// "h1:" and the base64 of a SHA-256; the files may come in any order. Empty where a name holds a
/// line end: Go refuses those. Source: golang.org/x/mod/sumdb/dirhash, Hash1.
[[nodiscard]] QByteArray hash1(std::vector<HashedFile> files);
/// Of a go.mod alone, as go.sum has it behind "/go.mod".
[[nodiscard]] QByteArray goModHash(const QByteArray& goMod);

enum class ZipHashText
{
    Hash,
    Heals,     ///< not 47 characters, or NULs among them: Go makes it anew from the zip
    Unexpected ///< no hash of a kind that Go knows: it gives up, "unexpected ziphash"
};
/// Source: cmd/go/internal/modfetch/fetch.go, checkMod and isValidSum.
[[nodiscard]] ZipHashText judgeZipHash(const QByteArray& file);

} // namespace gosetup::gosettings
