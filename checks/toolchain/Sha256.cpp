// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Sha256.h"

#include <QCryptographicHash>

#ifdef GOSETUP_OPENSSL
#include <openssl/evp.h>
#endif

namespace gosetup {

#ifdef GOSETUP_OPENSSL

struct Sha256::Engine
{
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    QCryptographicHash fallback{QCryptographicHash::Sha256};
    bool useFallback = false;

    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine() { EVP_MD_CTX_free(context); }

    // A crippled OpenSSL (FIPS without a module) must cost speed, never the answer.
    void reset()
    {
        useFallback = context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1;
        fallback.reset();
    }
    void add(QByteArrayView bytes)
    {
        if (useFallback)
            fallback.addData(bytes);
        else
            EVP_DigestUpdate(context, bytes.data(), static_cast<size_t>(bytes.size()));
    }
    QByteArray hex()
    {
        if (useFallback)
            return fallback.result().toHex();
        QByteArray digest(32, '\0');
        unsigned int length = 0;
        EVP_DigestFinal_ex(context, reinterpret_cast<unsigned char*>(digest.data()), &length);
        return digest.toHex();
    }
};

#else

struct Sha256::Engine
{
    QCryptographicHash hash{QCryptographicHash::Sha256};

    void reset() { hash.reset(); }
    void add(QByteArrayView bytes) { hash.addData(bytes); }
    QByteArray hex() { return hash.result().toHex(); }
};

#endif

Sha256::Sha256() : m_engine(std::make_unique<Engine>())
{
    m_engine->reset();
}

Sha256::~Sha256() = default;

void Sha256::reset()
{
    m_engine->reset();
}

void Sha256::add(QByteArrayView bytes)
{
    m_engine->add(bytes);
}

QByteArray Sha256::hex()
{
    return m_engine->hex();
}

QByteArray Sha256::hexOf(QByteArrayView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

} // namespace gosetup
