// SPDX-License-Identifier: Apache-2.0
#include "base/CommandVariables.h"

#include "base/Redact.h"

#include <QRegularExpression>

namespace gosetup {

// Sources: `go help environment` (AR, CC, CXX, FC, GCCGO, GOAUTH, GOCACHEPROG, PKG_CONFIG),
// `go help goauth` ("a command"), cmd/go/internal/envcmd; git(1) for Git's, which Go starts.
const QStringList& commandVariables()
{
    static const QStringList names = {QStringLiteral("GOAUTH"),
                                      QStringLiteral("GOCACHEPROG"),
                                      QStringLiteral("CC"),
                                      QStringLiteral("CXX"),
                                      QStringLiteral("AR"),
                                      QStringLiteral("FC"),
                                      QStringLiteral("GCCGO"),
                                      QStringLiteral("PKG_CONFIG"),
                                      QStringLiteral("CC_FOR_TARGET"),
                                      QStringLiteral("CXX_FOR_TARGET"),
                                      QStringLiteral("GIT_SSH_COMMAND"),
                                      QStringLiteral("GIT_SSH"),
                                      QStringLiteral("GIT_ASKPASS"),
                                      QStringLiteral("SSH_ASKPASS"),
                                      QStringLiteral("GIT_PROXY_COMMAND")};
    return names;
}

bool holdsCommand(const QString& name)
{
    return commandVariables().contains(name.trimmed(), Qt::CaseInsensitive);
}

Text commandNotShown()
{
    return Text::tr("(a command, not shown)");
}

QString withoutCommandFlags(const QString& text)
{
    // GOFLAGS is split at blanks, and a quote holds one whole flag: '-toolexec=prog --token X'.
    static const QRegularExpression quoted(
        QStringLiteral(R"((["'])(--?(?:toolexec|exec|vettool)[=\s])(?:(?!\1).)*(?=\1|$))"));
    static const QRegularExpression bare(QStringLiteral(
        R"((?<![\w"'-])(--?(?:toolexec|exec|vettool)(?:=|\s+))(?:"[^"]*"|'[^']*'|[^\s"']+))"));
    if (!text.contains(QLatin1String("exec")) && !text.contains(QLatin1String("vettool")))
        return text;
    const QString secret = QString::fromLatin1(redactedSecret);
    return QString(text)
        .replace(quoted, QStringLiteral("\\1\\2") + secret)
        .replace(bare, QStringLiteral("\\1") + secret);
}

} // namespace gosetup
