// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ModulePaths.h"

#include <QRegularExpression>
#include <QStringList>

namespace gosetup::gosettings {

namespace {

/// "/v2" of "example.com/a/v2", ".v3" of "gopkg.in/yaml.v3"; null where the path is none.
QString pathMajor(const QString& path)
{
    if (path.startsWith(QLatin1String("gopkg.in/"))) {
        static const QRegularExpression end(QStringLiteral("(\\.v(?:0|[1-9]\\d*))(?:-unstable)?$"));
        const auto match = end.match(path);
        return match.hasMatch() ? match.captured(1) : QString();
    }
    static const QRegularExpression end(QStringLiteral("(/v[0-9.]+)$"));
    const auto match = end.match(path);
    if (!match.hasMatch())
        return QLatin1String("");
    const QString major = match.captured(1);
    const bool isMajor = !major.contains(u'.') && major[2] != u'0' && major != QLatin1String("/v1");
    return isMajor ? major : QString();
}

bool isSeparated(QChar c)
{
    return c == u'/' || c == u'\\';
}

bool hasDrive(const QString& path)
{
    return path.size() >= 2 && path[1] == u':' && path[0].unicode() < 0x80 && path[0].isLetter();
}

/// path.Match: "*" and "?" stop at "/".
QRegularExpression globExpression(const QString& glob)
{
    QString text;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const QChar c = glob[i];
        if (c == u'*') {
            text += QLatin1String("[^/]*");
        } else if (c == u'?') {
            text += QLatin1String("[^/]");
        } else if (c == u'[' && glob.indexOf(u']', i + 2) > 0) {
            const qsizetype end = glob.indexOf(u']', i + 2);
            text += glob.mid(i, end - i + 1);
            i = end;
        } else {
            const bool isEscape = c == u'\\' && i + 1 < glob.size();
            text += QRegularExpression::escape(QString(isEscape ? glob[++i] : c));
        }
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(text));
}

} // namespace

bool isSemver(const QString& version)
{
    static const QRegularExpression form(QStringLiteral(
        "^v(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*)"
        "(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$"));
    return form.match(version).hasMatch();
}

bool isCanonicalVersion(const QString& version)
{
    static const QRegularExpression three(QStringLiteral("^v\\d+\\.\\d+\\.\\d+"));
    const qsizetype build = version.indexOf(u'+');
    return isSemver(version) && three.match(version).hasMatch() &&
           (build < 0 || version.mid(build) == QLatin1String("+incompatible"));
}

bool isRootedPath(const QString& path)
{
    return (!path.isEmpty() && isSeparated(path[0])) || hasDrive(path);
}

bool isFolderPath(const QString& path)
{
    static const QRegularExpression dots(QStringLiteral("^\\.{1,2}(?:$|[/\\\\])"));
    return isRootedPath(path) || dots.match(path).hasMatch();
}

QString majorFault(const QString& path, const QString& version)
{
    QString major = pathMajor(path);
    if (major.isNull())
        return QStringLiteral("invalid module path");
    const bool isOldPseudo = version.startsWith(QLatin1String("v0.0.0-"));
    if (isOldPseudo && major == QLatin1String(".v1"))
        return {};
    const QString own = version.section(u'.', 0, 0);
    if (major.isEmpty()) {
        if (own == QLatin1String("v0") || own == QLatin1String("v1") ||
            version.endsWith(QLatin1String("+incompatible")))
            return {};
        major = QStringLiteral("/v0 or v1");
    } else if (own == major.mid(1)) {
        return {};
    }
    return QStringLiteral("version \"%1\" invalid: should be %2, not %3")
        .arg(version, major.mid(1), own);
}

bool matchesModulePatterns(const QString& globs, const QString& path)
{
    for (QString glob : globs.split(u',')) {
        if (glob.endsWith(u'/'))
            glob.chop(1);
        const auto elements = glob.count(u'/');
        if (glob.isEmpty() || path.count(u'/') < elements)
            continue;
        if (globExpression(glob)
                .match(path.section(u'/', 0, static_cast<int>(elements)))
                .hasMatch())
            return true;
    }
    return false;
}

} // namespace gosetup::gosettings
