// SPDX-License-Identifier: Apache-2.0
#include "machine/http/QtHttp.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

struct Row
{
    const char* name;
    QNetworkReply::NetworkError qt;
    bool proxied;
    ErrorCode code;
    const char* words;
};

std::ostream& operator<<(std::ostream& out, const Row& row)
{
    return out << row.name;
}

class NetworkErrors : public testing::TestWithParam<Row>
{
};

TEST_P(NetworkErrors, AreToldInOurWords)
{
    const Row& row = GetParam();
    const ProxySettings proxy{QStringLiteral("proxy.corp"), 8080, QStringLiteral("li"),
                              QStringLiteral("secret"), QStringLiteral("image")};
    const Error error =
        errorOf(row.qt, QStringLiteral("Qt at http://li:secret@proxy.corp said so"),
                QUrl(QStringLiteral("http://go.dev/dl/")), row.proxied ? proxy : ProxySettings{});
    EXPECT_EQ(error.code, row.code);
    EXPECT_EQ(error.english().toStdString(), row.words);
}

using Reply = QNetworkReply;

INSTANTIATE_TEST_SUITE_P(
    Qt6, NetworkErrors,
    testing::Values(
        Row{"name", Reply::HostNotFoundError, false, ErrorCode::Network,
            "the name go.dev cannot be resolved"},
        Row{"refused", Reply::ConnectionRefusedError, false, ErrorCode::Network,
            "go.dev refused the connection"},
        Row{"closed", Reply::RemoteHostClosedError, false, ErrorCode::Network,
            "the connection to go.dev was closed before the end"},
        Row{"late", Reply::TimeoutError, false, ErrorCode::Timeout,
            "go.dev did not respond in time"},
        Row{"handshake", Reply::SslHandshakeFailedError, false, ErrorCode::Tls,
            "no secure connection to go.dev (Qt at http://proxy.corp said so)"},
        Row{"other", Reply::UnknownNetworkError, false, ErrorCode::Network,
            "the connection to go.dev failed (Qt at http://proxy.corp said so)"},
        Row{"proxysName", Reply::ProxyNotFoundError, true, ErrorCode::Proxy,
            "the name of the proxy proxy.corp:8080 cannot be resolved"},
        Row{"proxySilent", Reply::ProxyTimeoutError, true, ErrorCode::Proxy,
            "the proxy proxy.corp:8080 does not respond (Qt at http://proxy.corp said so)"},
        // Of https Qt tells no more than that.
        Row{"behindAProxy", Reply::UnknownNetworkError, true, ErrorCode::Proxy,
            "the connection to go.dev through the proxy proxy.corp:8080 failed (Qt at "
            "http://proxy.corp said so)"},
        // Of plain http, which goes to the proxy itself.
        Row{"proxysNamePlain", Reply::HostNotFoundError, true, ErrorCode::Proxy,
            "the name of the proxy proxy.corp:8080 cannot be resolved"},
        Row{"proxyRefusesPlain", Reply::ConnectionRefusedError, true, ErrorCode::Proxy,
            "the proxy proxy.corp:8080 does not respond"}),
    [](const auto& row) { return row.param.name; });

} // namespace
