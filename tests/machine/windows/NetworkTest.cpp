// SPDX-License-Identifier: Apache-2.0
// The network port of Windows as far as it can be told without a network and without touching
// anybody's settings.
#include "machine/windows/RootCertificates.h"
#include "machine/windows/WindowsNetwork.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTcpServer>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace std::chrono_literals;

namespace {

class FixedSystem final : public System
{
  public:
    SystemInfo info() const override { return {}; }
    KnownFolders folders() const override { return {}; }
    QMap<QString, QString> processEnvironment() const override { return environment; }

    QMap<QString, QString> environment;
};

QByteArray selfSigned()
{
    QFile file(QStringLiteral(GOSETUP_SOURCE_DIR "/tests/data/tls/selfsigned.pem"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return QSslCertificate(file.readAll()).toDer();
}

} // namespace

TEST(WindowsNetwork, TheEnvironmentDecidesBeforeWindows)
{
    FixedSystem system;
    system.environment = {{QStringLiteral("HTTPS_PROXY"), QStringLiteral("http://u:p%40@proxy:81")},
                          {QStringLiteral("NO_PROXY"), QStringLiteral(".corp")}};
    const WindowsNetwork network(system);
    const ProxySettings proxy = network.proxyFor(QUrl(QStringLiteral("https://go.dev/")));
    EXPECT_EQ(proxy.host, QStringLiteral("proxy"));
    EXPECT_EQ(proxy.port, 81);
    EXPECT_EQ(proxy.password, QStringLiteral("p@"));
    EXPECT_EQ(proxy.source, QStringLiteral("HTTPS_PROXY"));
    EXPECT_TRUE(network.proxyFor(QUrl(QStringLiteral("https://go.corp/"))).isDirect());
    EXPECT_TRUE(network.proxyFor(QUrl(QStringLiteral("https://localhost/"))).isDirect());
}

TEST(WindowsNetwork, AProxyThatCannotBeUsedIsDirect)
{
    FixedSystem system;
    const QUrl url(QStringLiteral("https://go.dev/"));
    system.environment = {{QStringLiteral("ALL_PROXY"), QStringLiteral("https://s:8443")}};
    EXPECT_TRUE(WindowsNetwork(system).proxyFor(url).isDirect());
    system.environment = {{QStringLiteral("ALL_PROXY"), QStringLiteral("socks5://s:1080")}};
    EXPECT_EQ(WindowsNetwork(system).proxyFor(url).host, QStringLiteral("s"));
}

TEST(WindowsNetwork, AClosedPortIsToldInTime)
{
    QTcpServer closed;
    ASSERT_TRUE(closed.listen(QHostAddress::LocalHost));
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(closed.serverPort()));
    closed.close();
    const FixedSystem system;
    const auto result = WindowsNetwork(system).probe(url, 8s);
    ASSERT_FALSE(result.has_value());
    EXPECT_TRUE(result.error().code == ErrorCode::Network ||
                result.error().code == ErrorCode::Timeout); // Windows tries a closed port again
}

TEST(WindowsNetwork, ItsTlsIsWindowsOwn)
{
    EXPECT_TRUE(QSslSocket::supportsSsl());
    EXPECT_EQ(QSslSocket::activeBackend(), QStringLiteral("schannel"));
}

TEST(RootCertificates, WhatWindowsDoesNotTrustIsNoPrivateRootOfThisComputer)
{
    EXPECT_FALSE(isPrivateRoot({}));
    EXPECT_FALSE(isPrivateRoot({QByteArray("no certificate")}));
    const QByteArray der = selfSigned();
    ASSERT_FALSE(der.isEmpty());
    EXPECT_FALSE(isPrivateRoot({der}));
    EXPECT_FALSE(isPrivateRoot({der, QByteArray("no certificate")}));
}
