// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Sha256.h"

#include <QCryptographicHash>

#if defined(GOSETUP_OPENSSL)
#include <openssl/evp.h>
#elif defined(Q_OS_WIN)
#include "machine/windows/CngSha256.h"
#endif

namespace gosetup {

namespace {

#if defined(GOSETUP_OPENSSL)

class Fast
{
  public:
    Fast() = default;
    Fast(const Fast&) = delete;
    Fast& operator=(const Fast&) = delete;
    ~Fast() { EVP_MD_CTX_free(m_context); }

    bool reset()
    {
        return m_context != nullptr && EVP_DigestInit_ex(m_context, EVP_sha256(), nullptr) == 1;
    }
    bool add(QByteArrayView bytes)
    {
        return EVP_DigestUpdate(m_context, bytes.data(), static_cast<size_t>(bytes.size())) == 1;
    }
    QByteArray result()
    {
        QByteArray digest(32, '\0');
        unsigned int length = 0;
        EVP_DigestFinal_ex(m_context, reinterpret_cast<unsigned char*>(digest.data()), &length);
        return digest;
    }

  private:
    EVP_MD_CTX* m_context = EVP_MD_CTX_new();
};

#elif defined(Q_OS_WIN)

using Fast = CngSha256;

#else

class Fast
{
  public:
    bool reset() { return false; }
    bool add(QByteArrayView) { return false; }
    QByteArray result() { return {}; }
};

#endif

} // namespace

struct Sha256::Engine
{
    // A crippled library (FIPS without a module) must cost speed, never the answer.
    void reset()
    {
        useFast = fast.reset();
        sound = true;
        slow.reset();
    }
    void add(QByteArrayView bytes)
    {
        if (useFast)
            sound = fast.add(bytes) && sound;
        else
            slow.addData(bytes);
    }
    /// Nothing where the library failed in the middle: that equals no hash at all.
    QByteArray hex()
    {
        if (!useFast)
            return slow.result().toHex();
        const QByteArray digest = fast.result();
        return sound ? digest.toHex() : QByteArray();
    }

    Fast fast;
    QCryptographicHash slow{QCryptographicHash::Sha256};
    bool useFast = false;
    bool sound = true;
};

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
