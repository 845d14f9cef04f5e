// SPDX-License-Identifier: Apache-2.0
// Messages of Go and git about proxies, hosts and certificates. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> networkErrors()
{
    return {
        {"network.proxy-without-scheme",
         R"(invalid proxy URL missing scheme: (?<value>[^\s]{1,200}))", "value",
         Text::tr(
             "GOPROXY contains %1, which is not an address. Addresses in GOPROXY are separated by "
             "commas."),
         Text::tr(
             "Correct GOPROXY, for example: go env -w GOPROXY=https://proxy.golang.org,direct"),
         "goenv.goproxy"},
        {"network.proxy-file-address",
         R"(invalid file:// proxy URL with non-path elements: (?<value>[^\s]{1,200}))", "value",
         Text::tr("GOPROXY contains %1. A folder needs three slashes: file:///D:/folder."),
         Text::tr("Write file:///D:/folder instead."), "goenv.goproxy"},
        {"network.proxy-list-empty",
         R"(GOPROXY list is not the empty string, but contains no entries)", "",
         Text::tr("GOPROXY contains separators only, no address."),
         Text::tr("Run: go env -u GOPROXY. If a variable GOPROXY is set, correct or delete it."),
         "goenv.goproxy"},
        {"network.goproxy-off", R"(module lookup disabled by GOPROXY=off)", "",
         Text::tr("GOPROXY is off, so Go may not download modules."),
         Text::tr("Run: go env -u GOPROXY. If a variable GOPROXY is set, correct or delete it."),
         "goenv.goproxy"},
        {"network.proxy-name-is-scheme",
         R"(proxyconnect tcp:(?: dial tcp:)? lookup (?<host>https?)(?: on [^\s]{1,60})?: )", "host",
         Text::tr(
             "HTTP_PROXY or HTTPS_PROXY is misspelled: Go looks for a host named %1. Usually the "
             "variable contains http:// twice."),
         Text::tr("Correct the variable, for example http://127.0.0.1:7890, or delete it."),
         "network.proxy-misspelt network.proxy-dead"},
        {"network.proxy-https-scheme",
         R"(proxyconnect tcp: tls: first record does not look like a TLS handshake)", "",
         Text::tr("HTTPS_PROXY begins with https://, but the proxy itself speaks plain HTTP."),
         Text::tr("Write http:// in HTTPS_PROXY instead. Connections to https addresses stay "
                  "encrypted."),
         "network.proxy-misspelt network.proxy-dead network.module-proxy"},
        {"network.proxy-address", R"x(invalid proxy address "(?<value>[^"\n]{1,200})")x", "value",
         Text::tr("HTTP_PROXY or HTTPS_PROXY contains %1, which is not an address."),
         Text::tr(
             "Correct the variable, for example http://127.0.0.1:7890. Special characters in a "
             "password must be percent-encoded."),
         "network.proxy-misspelt network.proxy-dead"},
        {"network.proxy-refuses", R"(proxyconnect tcp: dial tcp (?<host>[^\s]{1,200}): )", "host",
         Text::tr("Go cannot reach the proxy %1 that HTTP_PROXY or HTTPS_PROXY names. The proxy "
                  "program is not running, or the address is wrong."),
         Text::tr("Start the proxy program, or delete the variable."),
         "network.proxy-dead network.proxy-misspelt"},
        {"network.proxy-name",
         R"(proxyconnect tcp:(?: dial tcp:)? lookup (?<host>[\w.-]{1,200})(?: on [^\s]{1,60}))"
         R"(?: )",
         "host", Text::tr("Go cannot find the proxy %1 that HTTP_PROXY or HTTPS_PROXY names."),
         Text::tr("Correct the variable or delete it. The proxy of a company may exist inside its "
                  "network only."),
         "network.proxy-dead network.proxy-misspelt"},
        {"network.proxy-sign-in", R"(Proxy Authentication Required)", "",
         Text::tr("The proxy wants a user name and a password that Go did not send."),
         Text::tr(
             "Put them into HTTPS_PROXY as http://NAME:PASSWORD@HOST:PORT, or use a local program "
             "that signs in to the proxy for you."),
         "network.module-proxy network.proxy-not-for-go network.proxy-misspelt"},
        {"git.certificate",
         R"(unable to access '(?<url>[^'\n]{1,300})': (?:SSL certificate problem|schannel: |)"
         R"(server certificate verification failed))",
         "url",
         Text::tr(
             "git does not trust the certificate of %1. Usually a company or an antivirus program "
             "inspects encrypted connections with a certificate that git does not know."),
         Text::tr("Let git use the certificates of Windows: git config --global http.sslBackend "
                  "schannel"),
         "network.tls-interception"},
        {"network.certificate-unknown", R"(x509: certificate signed by unknown authority)", "",
         Text::tr("The certificate of the server comes from an issuer that Windows does not trust. "
                  "Usually a company or an antivirus program inspects encrypted connections."),
         Text::tr("Ask your administrator to install the root certificate for the computer. Do not "
                  "switch off the verification."),
         "network.tls-interception goenv.insecure"},
        {"network.certificate-time", R"(x509: certificate has expired or is not yet valid)", "",
         Text::tr(
             "The certificate of the server is not valid at the time that this computer shows. "
             "Usually the clock of the computer is wrong."),
         Text::tr("Set the clock: Settings, Time & language, Date & time, Sync now."),
         "network.tls-interception network.module-proxy"},
        {"network.certificate-name",
         R"(x509: certificate is (?:valid for [^\n]{1,300}, not|not valid for any names, but )"
         R"(wanted to match) (?<host>[^\s]{1,200}))",
         "host",
         Text::tr("The server that answered for %1 has a certificate of another name. A proxy, a "
                  "sign-in page of the network or wrong name resolution is in between."),
         Text::tr("Sign in to the network in a browser, then try again."),
         "network.tls-interception network.module-proxy"},
        {"network.module-server",
         R"(Get "?(?<url>https?://(?:[^\s\"/@]{1,200}@)?(?<host>[^\s"/]{1,200}))"
         R"x(/[^\s"]{0,300}(?:@v/|@latest|\?go-get=1|/sumdb/|lookup/|tile/)[^\s"]{0,200})"?: )x"
         R"((?<why>dial tcp [^\s]{1,200}: (?:connectex: |i/o timeout)|[^\n]{0,120}(?:i/o )"
         R"(timeout|context deadline exceeded)|net/http: (?:TLS handshake timeout|request )"
         R"(canceled)|(?:unexpected )?EOF|(?:read|write) tcp [^\n]{1,160}(?:wsarecv|wsasend): )"
         R"(|http2: ))",
         "host", Text::tr("Go did not get an answer from %1, where it looks for modules."),
         Text::tr(
             "Check the connection. Where this host is blocked, set another proxy, for example: "
             "go env -w GOPROXY=https://goproxy.cn,direct"),
         "network.module-proxy network.checksums network.proxy-not-for-go network.proxy-dead "
         "goenv.goproxy"},
        {"network.module-server-name",
         R"(Get "?https?://(?:[^\s\"/@]{1,200}@)?(?<host>[^\s"/]{1,200})/[^\n]{1,500}?: dial )"
         R"(tcp: lookup [^\s]{1,200}(?: on [^\s]{1,60})?: (?:no such host|getaddrinfow: |)"
         R"(不知道这样的主机))",
         "host",
         Text::tr(
             "Go cannot find the host %1: there is no connection, the name is misspelled, or the "
             "DNS server does not know it."),
         Text::tr("Check the connection and GOPROXY. The host of a company may exist inside its "
                  "network only (VPN)."),
         "network.module-proxy network.downloads network.checksums network.proxy-not-for-go "
         "goenv.goproxy"},
        {"network.host-unknown",
         R"(dial tcp: lookup (?<host>[\w.-]{1,200})(?: on [^\s]{1,60})?: (?:no such host|)"
         R"(getaddrinfow: |不知道这样的主机))",
         "host",
         Text::tr(
             "A program cannot find the host %1: there is no connection, the name is misspelled, "
             "or the DNS server does not know it."),
         Text::tr("Check the name and the connection."), ""},
        {"network.refused",
         R"(dial tcp (?<host>[^\s]{1,200}): connectex: (?:No connection could be made because )"
         R"(the target machine actively refused it|由于目标计算机积极拒绝))",
         "host", Text::tr("No program accepts connections at %1."),
         Text::tr("Start the server that should listen there (a database, a service, a proxy), or "
                  "correct the address."),
         ""},
        {"network.no-answer",
         R"(dial tcp (?<host>[^\s]{1,200}): (?:i/o timeout|connectex: (?:A connection attempt )"
         R"(failed because the connected party|由于连接方在一段时间后没有正确答复)))",
         "host",
         Text::tr(
             "%1 does not answer: a firewall blocks the connection, or the host is not reachable "
             "from here."),
         Text::tr("Check the address and the connection (VPN, proxy, firewall)."), ""},
        {"git.unreachable",
         R"(unable to access '(?<url>[^'\n]{1,300})': (?:Failed to connect|Could not resolve )"
         R"((?:host|proxy)|Recv failure|Send failure|OpenSSL SSL_|Connection (?:timed out|was )"
         R"(reset)|Empty reply|The requested URL returned error: 5))",
         "url",
         Text::tr(
             "git cannot reach %1. Where Go fetches modules directly (without a module proxy), it "
             "uses git for it."),
         Text::tr(
             "Check the connection. Public modules come through the module proxy if GOPROXY names "
             "one before direct."),
         "network.module-proxy network.proxy-not-for-go goenv.goproxy git.instead-of"},
    };
}

} // namespace gosetup::errors
