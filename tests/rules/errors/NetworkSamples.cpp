// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownNetworkErrors: what is recognised in each, with which
// values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> networkSamples()
{
    return {
        {"network.proxy-without-scheme",
         "go: invalid proxy URL missing scheme: direct;",
         {"direct;"}},
        {"network.proxy-file-address",
         "go: invalid file:// proxy URL with non-path elements: file://D:/goproxy",
         {"file://D:/goproxy"}},
        {"network.proxy-list-empty",
         "go: GOPROXY list is not the empty string, but contains no entries",
         {}},
        {"network.goproxy-off",
         "go: github.com/gin-gonic/gin@latest: module lookup disabled by GOPROXY=off",
         {}},
        {"network.proxy-name-is-scheme",
         "Get \"https://proxy.golang.org/github.com/spf13/cobra/@v/list\": proxyconnect tcp: "
         "dial tcp: lookup http: no such host",
         {"http"}},
        {"network.proxy-https-scheme",
         "Get \"https://proxy.golang.org/x/@v/list\": proxyconnect tcp: tls: first record does "
         "not look like a TLS handshake",
         {}},
        {"network.proxy-address",
         "go: module x: Get \"https://goproxy.cn/x/@v/list\": invalid proxy address "
         "\"127.0.0.1:78a90\": parse \"http://127.0.0.1:78a90\": invalid port \":78a90\" after "
         "host",
         {"127.0.0.1:78a90"}},
        {"network.proxy-refuses",
         "Get \"https://proxy.golang.org/x/@v/list\": proxyconnect tcp: dial tcp "
         "127.0.0.1:7890: connectex: No connection could be made because the target machine "
         "actively refused it.",
         {"127.0.0.1:7890"}},
        {"network.proxy-refuses",
         "proxyconnect tcp: dial tcp [::1]:7890: connectex: 由于目标计算机积极拒绝，无法连接。",
         {"[::1]:7890"}},
        {"network.proxy-name",
         "proxyconnect tcp: dial tcp: lookup proxy.corp.example: no such host",
         {"proxy.corp.example"}},
        {"network.proxy-sign-in",
         "Get \"https://proxy.golang.org/x/@v/list\": Proxy Authentication Required",
         {}},
        {"network.proxy-sign-in",
         "curl: (56) CONNECT tunnel failed, response 407 Proxy Authentication Required",
         {}},
        {"git.certificate",
         "fatal: unable to access 'https://github.com/spf13/cobra/': SSL certificate problem: "
         "unable to get local issuer certificate",
         {"https://github.com/spf13/cobra/"}},
        {"network.certificate-unknown",
         "Get \"https://proxy.golang.org/x/@v/list\": tls: failed to verify certificate: x509: "
         "certificate signed by unknown authority",
         {}},
        {"network.certificate-time",
         "x509: certificate has expired or is not yet valid: current time "
         "2020-01-01T00:00:10+08:00 is before 2024-10-07T08:25:00Z",
         {}},
        {"network.certificate-name",
         "tls: failed to verify certificate: x509: certificate is valid for *.corp.example, "
         "not proxy.golang.org",
         {"proxy.golang.org"}},
        {"network.module-server",
         "go: module github.com/gin-gonic/gin: Get "
         "\"https://proxy.golang.org/github.com/gin-gonic/gin/@v/list\": dial tcp "
         "142.251.42.17:443: i/o timeout",
         {"proxy.golang.org"}},
        {"network.module-server",
         "Get \"https://goproxy.cn/github.com/x/y/@v/v1.0.0.mod\": dial tcp 1.2.3.4:443: "
         "connectex: A connection attempt failed because the connected party did not properly "
         "respond after a period of time, or established connection failed because connected "
         "host has failed to respond.",
         {"goproxy.cn"}},
        {"network.module-server",
         "unrecognized import path \"golang.org/x/tools\": https fetch: Get "
         "\"https://golang.org/x/tools?go-get=1\": dial tcp 142.251.42.241:443: connectex: "
         "由于连接方在一段时间后没有正确答复或连接的主机没有反应，连接尝试失败。",
         {"golang.org"}},
        {"network.module-server",
         "verifying module: Get \"https://sum.golang.org/lookup/github.com/x/y@v1.0.0\": "
         "net/http: TLS handshake timeout",
         {"sum.golang.org"}},
        {"network.module-server-name",
         "go: module x: Get \"https://proxy.golang.org/x/@v/list\": dial tcp: lookup "
         "proxy.golang.org: no such host",
         {"proxy.golang.org"}},
        {"network.module-server-name",
         "Get \"https://goproxy.cn/x/@v/list\": dial tcp: lookup goproxy.cn on 192.168.1.1:53: "
         "getaddrinfow: 不知道这样的主机。",
         {"goproxy.cn"}},
        {"network.host-unknown", "dial tcp: lookup db.internal: no such host", {"db.internal"}},
        {"network.refused",
         "2025/01/02 10:00:00 dial tcp 127.0.0.1:3306: connectex: No connection could be made "
         "because the target machine actively refused it.",
         {"127.0.0.1:3306"}},
        {"network.refused",
         "dial tcp [::1]:6379: connectex: 由于目标计算机积极拒绝，无法连接。",
         {"[::1]:6379"}},
        {"network.no-answer",
         "dial tcp 10.1.2.3:5432: connectex: A connection attempt failed because the "
         "connected party did not properly respond after a period of time",
         {"10.1.2.3:5432"}},
        {"git.unreachable",
         "fatal: unable to access 'https://github.com/gin-gonic/gin/': Failed to connect to "
         "github.com port 443 after 21050 ms: Couldn't connect to server",
         {"https://github.com/gin-gonic/gin/"}},
    };
}

} // namespace gosetup::testkit
