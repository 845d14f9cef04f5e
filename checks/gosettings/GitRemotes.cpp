// SPDX-License-Identifier: Apache-2.0
#include "gosettings/GitRemotes.h"

#include <QRegularExpression>

namespace gosetup::gosettings {

QString hostOfGitAddress(const QString& address)
{
    static const QRegularExpression withScheme(
        QStringLiteral("^(?:https?|ssh|git|git\\+ssh)://(?:[^/@]*@)?([^/:?#]+)"),
        QRegularExpression::CaseInsensitiveOption);
    // Two letters at least: "C:\x" is a folder.
    static const QRegularExpression likeScp(QStringLiteral("^(?:[^/@:\\\\]+@)?([^/@:\\\\]{2,}):"));
    if (const auto match = withScheme.match(address); match.hasMatch())
        return match.captured(1).toLower();
    if (address.contains(QLatin1String("://")))
        return {};
    const auto match = likeScp.match(address);
    return match.hasMatch() ? match.captured(1).toLower() : QString();
}

QStringList gitRemoteHosts(const QByteArray& config)
{
    static const QRegularExpression section(QStringLiteral("^\\[\\s*remote\\s+\""),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression url(QStringLiteral("^(?:push)?url\\s*=\\s*\"?([^\"]*)\"?$"),
                                        QRegularExpression::CaseInsensitiveOption);
    QStringList hosts;
    bool isRemote = false;
    for (const QString& raw : QString::fromUtf8(config).split(u'\n')) {
        const QString line = raw.trimmed();
        if (line.startsWith(u'[')) {
            isRemote = section.match(line).hasMatch();
            continue;
        }
        const auto match = isRemote ? url.match(line) : QRegularExpressionMatch();
        if (const QString host = hostOfGitAddress(match.captured(1)); !host.isEmpty())
            hosts << host;
    }
    hosts.removeDuplicates();
    return hosts;
}

} // namespace gosetup::gosettings
