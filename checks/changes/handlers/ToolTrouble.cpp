// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/ToolTrouble.h"

#include "base/Redact.h"
#include "gosettings/ShownAddress.h"

#include <QStringList>

#include <algorithm>

namespace gosetup::handlers {

namespace {

struct KnownTrouble
{
    QStringList words; ///< one of them is in what Go printed
    ErrorCode code = ErrorCode::Io;
    Text remedy;
};

const std::vector<KnownTrouble>& knownTroubles()
{
    const auto words = [](std::initializer_list<const char*> all) {
        QStringList list;
        for (const char* one : all)
            list << QString::fromLatin1(one);
        return list;
    };
    static const std::vector<KnownTrouble> troubles = {
        {words({"SECURITY ERROR", "checksum mismatch"}), ErrorCode::Untrusted,
         Text::tr("do not use this version: the proxy and the checksum database disagree")},
        {words({"requires go >=", "requires go1.", "note: module requires Go"}),
         ErrorCode::Unsupported, Text::tr("install a newer Go, or name an older version")},
        {words({"no matching versions", "unknown revision", "404 Not Found", "410 Gone",
                "does not contain package", "is not a main package", "malformed module path",
                "no required module provides"}),
         ErrorCode::NotFound, Text::tr("check the name and the version")},
        {words({"dial tcp", "no such host", "i/o timeout", "connection refused", "proxyconnect",
                "TLS handshake", "connection reset", "x509:", "module lookup disabled",
                "unexpected EOF", "502 Bad Gateway", "403 Forbidden"}),
         ErrorCode::Network,
         Text::tr("check the connection and GOPROXY: the network rules of GoSetup name the cause")},
        {words({"not enough space", "no space left"}), ErrorCode::DiskFull,
         Text::tr("free some space")},
    };
    return troubles;
}

/// The last lines: Go prints what it downloads first.
QString lastLines(const QByteArray& output)
{
    constexpr qsizetype most = 6;
    QStringList lines;
    for (const QString& line : QString::fromUtf8(output).split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    const QString text = lines.mid(std::max<qsizetype>(0, lines.size() - most)).join(u' ');
    return withoutSecrets(gosettings::shownAddresses(text));
}

Error notStarted(const InstallTool& change, quint32 code)
{
    constexpr quint32 appControl = 4551;
    constexpr quint32 softwareRestriction = 1260;
    const bool policy = code == appControl || code == softwareRestriction;
    return Error::make(policy ? ErrorCode::Policy : ErrorCode::AccessDenied,
                       Text::tr("%1 was not started: error %2").arg(change.go).arg(code),
                       Text::tr("check this Go first: toolchain.does-not-run says why"));
}

} // namespace

Error toolTrouble(const InstallTool& change, const ProcessResult& result)
{
    if (result.startError != 0)
        return notStarted(change, result.startError);
    const QString output = QString::fromUtf8(result.standardError + result.standardOutput);
    const auto& all = knownTroubles();
    const auto known = std::ranges::find_if(all, [&](const KnownTrouble& trouble) {
        return std::ranges::any_of(trouble.words,
                                   [&](const QString& words) { return output.contains(words); });
    });
    const bool isKnown = known != all.end();
    return Error::make(
        isKnown ? known->code : ErrorCode::Io,
        Text::tr("go install %1@%2 ended with code %3")
            .arg(change.package)
            .arg(change.version)
            .arg(result.exitCode),
        isKnown ? known->remedy : Text(),
        lastLines(result.standardError.isEmpty() ? result.standardOutput : result.standardError));
}

} // namespace gosetup::handlers
