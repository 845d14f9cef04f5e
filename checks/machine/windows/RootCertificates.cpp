// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/RootCertificates.h"

#include "machine/windows/WindowsRegistry.h"

#include "machine/windows/Win32.h"

#include <wincrypt.h>

namespace gosetup {

namespace {

struct CertificateTraits
{
    using Type = PCCERT_CONTEXT;
    static Type none() { return nullptr; }
    static void close(Type value) { CertFreeCertificateContext(value); }
};
struct ChainTraits
{
    using Type = PCCERT_CHAIN_CONTEXT;
    static Type none() { return nullptr; }
    static void close(Type value) { CertFreeCertificateChain(value); }
};
struct StoreTraits
{
    using Type = HCERTSTORE;
    static Type none() { return nullptr; }
    static void close(Type value) { CertCloseStore(value, 0); }
};
struct ListTraits
{
    using Type = PCCTL_CONTEXT;
    static Type none() { return nullptr; }
    static void close(Type value) { CertFreeCTLContext(value); }
};
using Certificate = win32::Owned<CertificateTraits>;
using Chain = win32::Owned<ChainTraits>;
using Store = win32::Owned<StoreTraits>;
using TrustList = win32::Owned<ListTraits>;

constexpr DWORD encoding = X509_ASN_ENCODING | PKCS_7_ASN_ENCODING;

const BYTE* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const BYTE*>(bytes.constData());
}

Chain chainOf(const QList<QByteArray>& der)
{
    Chain chain;
    const Certificate own(CertCreateCertificateContext(encoding, bytesOf(der.first()),
                                                       static_cast<DWORD>(der.first().size())));
    const Store others(CertOpenStore(CERT_STORE_PROV_MEMORY, 0, 0, 0, nullptr));
    if (!own || !others)
        return chain;
    for (const QByteArray& one : der.mid(1))
        CertAddEncodedCertificateToStore(others.get(), encoding, bytesOf(one),
                                         static_cast<DWORD>(one.size()), CERT_STORE_ADD_ALWAYS,
                                         nullptr);
    CERT_CHAIN_PARA wanted{};
    wanted.cbSize = sizeof wanted;
    // What was fetched for the connection itself must do: no second trip to the network.
    CertGetCertificateChain(nullptr, own.get(), nullptr, others.get(), &wanted,
                            CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, nullptr, chain.out());
    return chain;
}

/// Null where Windows does not trust the chain.
PCCERT_CONTEXT trustedRoot(const Chain& chain)
{
    constexpr DWORD untrusted = CERT_TRUST_IS_UNTRUSTED_ROOT | CERT_TRUST_IS_PARTIAL_CHAIN |
                                CERT_TRUST_IS_NOT_SIGNATURE_VALID;
    if (!chain || chain.get()->cChain == 0 ||
        (chain.get()->TrustStatus.dwErrorStatus & untrusted) != 0)
        return nullptr;
    const CERT_SIMPLE_CHAIN* last = chain.get()->rgpChain[chain.get()->cChain - 1];
    return last->cElement == 0 ? nullptr : last->rgpElement[last->cElement - 1]->pCertContext;
}

QByteArray fingerprint(PCCERT_CONTEXT certificate)
{
    QByteArray sha1(20, '\0');
    auto size = static_cast<DWORD>(sha1.size());
    const BOOL told =
        CertGetCertificateContextProperty(certificate, CERT_SHA1_HASH_PROP_ID, sha1.data(), &size);
    return told != 0 ? sha1 : QByteArray();
}

bool isMicrosofts(PCCERT_CONTEXT root)
{
    wchar_t organization[256] = {};
    char oid[] = szOID_ORGANIZATION_NAME;
    CertGetNameStringW(root, CERT_NAME_ATTR_TYPE, 0, oid, organization, 256);
    return win32::fromWide(organization) == QLatin1String("Microsoft Corporation");
}

/// Fingerprints in Microsoft's own list of roots; empty where Windows never fetched it.
QList<QByteArray> programmeList()
{
    QList<QByteArray> roots;
    const auto value = WindowsRegistry().read(
        {Hive::LocalMachine,
         QStringLiteral("SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\AutoUpdate"),
         QStringLiteral("EncodedCtl")});
    if (!value || !*value)
        return roots;
    const QByteArray& bytes = (*value)->data;
    const TrustList list(
        CertCreateCTLContext(encoding, bytesOf(bytes), static_cast<DWORD>(bytes.size())));
    if (!list)
        return roots;
    const CTL_INFO* info = list.get()->pCtlInfo;
    for (DWORD i = 0; i < info->cCTLEntry; ++i) {
        const auto& id = info->rgCTLEntry[i].SubjectIdentifier;
        roots << QByteArray(reinterpret_cast<const char*>(id.pbData),
                            static_cast<qsizetype>(id.cbData));
    }
    return roots;
}

/// Fingerprints of the third-party roots that Windows took over on this computer.
QList<QByteArray> thirdPartyRoots()
{
    QList<QByteArray> roots;
    const Store store(CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0,
                                    CERT_SYSTEM_STORE_LOCAL_MACHINE | CERT_STORE_READONLY_FLAG |
                                        CERT_STORE_OPEN_EXISTING_FLAG,
                                    L"AuthRoot"));
    if (!store)
        return roots;
    PCCERT_CONTEXT one = nullptr;
    while ((one = CertEnumCertificatesInStore(store.get(), one)) != nullptr)
        roots << fingerprint(one);
    return roots;
}

} // namespace

bool isPrivateRoot(const QList<QByteArray>& chain)
{
    if (chain.isEmpty())
        return false;
    const Chain built = chainOf(chain);
    PCCERT_CONTEXT root = trustedRoot(built);
    if (root == nullptr || isMicrosofts(root))
        return false;
    const QList<QByteArray> known = programmeList() + thirdPartyRoots();
    const QByteArray own = fingerprint(root);
    return !known.isEmpty() && !own.isEmpty() && !known.contains(own);
}

} // namespace gosetup
