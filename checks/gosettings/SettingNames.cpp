// SPDX-License-Identifier: Apache-2.0
#include "gosettings/SettingNames.h"

#include "gosettings/ValueText.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace gosetup::gosettings {

namespace {

const QStringList& shownOnly()
{
    static const QStringList names = {QStringLiteral("GOEXE"),      QStringLiteral("GOGCCFLAGS"),
                                      QStringLiteral("GOHOSTARCH"), QStringLiteral("GOHOSTOS"),
                                      QStringLiteral("GOTOOLDIR"),  QStringLiteral("GOENV"),
                                      QStringLiteral("GODEBUG"),    QStringLiteral("GOWORK")};
    return names;
}

/// Variables of the Go runtime, of its build and of well-known tools: near a setting's name, and
/// right.
const QStringList& othersNames()
{
    static const QStringList names = {QStringLiteral("GOROOT_BOOTSTRAP"),
                                      QStringLiteral("GOROOT_FINAL"),
                                      QStringLiteral("GOGC"),
                                      QStringLiteral("GOMEMLIMIT"),
                                      QStringLiteral("GOMAXPROCS"),
                                      QStringLiteral("GOTRACEBACK"),
                                      QStringLiteral("GOCOVERDIR"),
                                      QStringLiteral("GORACE"),
                                      QStringLiteral("GOLANG"),
                                      QStringLiteral("GOHOME"),
                                      QStringLiteral("GOMOD"),
                                      QStringLiteral("GOVERSION"),
                                      QStringLiteral("GOTELEMETRY"),
                                      QStringLiteral("GOTELEMETRYDIR"),
                                      QStringLiteral("GOCMD"),
                                      QStringLiteral("GOEXEC"),
                                      QStringLiteral("GOGS"),
                                      QStringLiteral("GOSDK")};
    return names;
}

/// Upper case, letters and digits alone.
QString bare(const QString& name)
{
    QString letters;
    for (const QChar c : withLatinLetters(withAsciiPunctuation(withoutShell(name))).toUpper()) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters;
}

} // namespace

const QStringList& settingNames()
{
    static const QStringList names =
        QStringLiteral("AR CC CGO_CFLAGS CGO_CFLAGS_ALLOW CGO_CFLAGS_DISALLOW CGO_CPPFLAGS "
                       "CGO_CPPFLAGS_ALLOW CGO_CPPFLAGS_DISALLOW CGO_CXXFLAGS CGO_CXXFLAGS_ALLOW "
                       "CGO_CXXFLAGS_DISALLOW CGO_ENABLED CGO_FFLAGS CGO_FFLAGS_ALLOW "
                       "CGO_FFLAGS_DISALLOW CGO_LDFLAGS CGO_LDFLAGS_ALLOW CGO_LDFLAGS_DISALLOW CXX "
                       "FC GCCGO GO111MODULE GO386 GOAMD64 GOARCH GOARM GOARM64 GOAUTH GOBIN "
                       "GOCACHE GOCACHEPROG GODEBUG GOENV GOEXE GOEXPERIMENT GOFIPS140 GOFLAGS "
                       "GOGCCFLAGS GOHOSTARCH GOHOSTOS GOINSECURE GOMIPS GOMIPS64 GOMODCACHE "
                       "GONOPROXY GONOSUMDB GOOS GOPATH GOPPC64 GOPRIVATE GOPROXY GORISCV64 GOROOT "
                       "GOSUMDB GOTMPDIR GOTOOLCHAIN GOTOOLDIR GOVCS GOWASM GOWORK "
                       "GO_EXTLINK_ENABLED PKG_CONFIG")
            .split(u' ');
    return names;
}

bool isSettingName(const QString& name)
{
    return settingNames().contains(name, Qt::CaseInsensitive);
}

QString shippedValue(const QString& name)
{
    if (name == QLatin1String("GOPROXY"))
        return QStringLiteral("https://proxy.golang.org,direct");
    if (name == QLatin1String("GOSUMDB"))
        return QStringLiteral("sum.golang.org");
    return name == QLatin1String("GOTOOLCHAIN") ? QStringLiteral("auto") : QString();
}

SettingKind kindOf(const QString& name)
{
    using Kind = SettingKind;
    static const QHash<QString, Kind> kinds = {{QStringLiteral("GOROOT"), Kind::Folder},
                                               {QStringLiteral("GOBIN"), Kind::Folder},
                                               {QStringLiteral("GOCACHE"), Kind::Folder},
                                               {QStringLiteral("GOMODCACHE"), Kind::Folder},
                                               {QStringLiteral("GOTMPDIR"), Kind::Folder},
                                               {QStringLiteral("GOTOOLDIR"), Kind::Folder},
                                               {QStringLiteral("GOPATH"), Kind::FolderList},
                                               {QStringLiteral("GOENV"), Kind::File},
                                               {QStringLiteral("GOWORK"), Kind::File},
                                               {QStringLiteral("GOFLAGS"), Kind::Words},
                                               {QStringLiteral("CC"), Kind::Words},
                                               {QStringLiteral("CXX"), Kind::Words},
                                               {QStringLiteral("FC"), Kind::Words},
                                               {QStringLiteral("GOPROXY"), Kind::ProxyList},
                                               {QStringLiteral("GOPRIVATE"), Kind::Patterns},
                                               {QStringLiteral("GONOPROXY"), Kind::Patterns},
                                               {QStringLiteral("GONOSUMDB"), Kind::Patterns},
                                               {QStringLiteral("GOINSECURE"), Kind::Patterns},
                                               {QStringLiteral("GO111MODULE"), Kind::Word},
                                               {QStringLiteral("GOOS"), Kind::Word},
                                               {QStringLiteral("GOARCH"), Kind::Word},
                                               {QStringLiteral("GOTOOLCHAIN"), Kind::Word},
                                               {QStringLiteral("GOSUMDB"), Kind::Text},
                                               {QStringLiteral("CGO_ENABLED"), Kind::Word},
                                               {QStringLiteral("GOAMD64"), Kind::Word},
                                               {QStringLiteral("GO386"), Kind::Word},
                                               {QStringLiteral("GOARM"), Kind::Word},
                                               {QStringLiteral("GOARM64"), Kind::Word},
                                               {QStringLiteral("GOMIPS"), Kind::Word},
                                               {QStringLiteral("GOMIPS64"), Kind::Word},
                                               {QStringLiteral("GOPPC64"), Kind::Word},
                                               {QStringLiteral("GORISCV64"), Kind::Word},
                                               {QStringLiteral("GOWASM"), Kind::Word},
                                               {QStringLiteral("GOEXPERIMENT"), Kind::Word},
                                               {QStringLiteral("GOFIPS140"), Kind::Word}};
    return kinds.value(name.toUpper(), Kind::Text);
}

QString withoutShell(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(?:export|set|setx|go\\s+env\\s+-w)\\s+|\\$?env:)+"),
        QRegularExpression::CaseInsensitiveOption);
    return QString(text).remove(form);
}

QString meantName(const QString& name)
{
    if (isSettingName(name) || othersNames().contains(name, Qt::CaseInsensitive))
        return {};
    const QString letters = bare(name);
    if (!letters.startsWith(QLatin1String("GO")) && !letters.startsWith(QLatin1String("CGO")))
        return {};
    QString best;
    for (const QString& known : settingNames()) {
        if (bare(known) == letters && !shownOnly().contains(known))
            return known;
        // Short names are near too many words.
        constexpr int shortest = 5;
        const bool near = known.size() >= shortest && !shownOnly().contains(known) &&
                          editDistance(letters, bare(known)) == 1;
        if (near && best.isEmpty())
            best = known;
    }
    const bool digitAdded = !best.isEmpty() && letters.startsWith(bare(best)) &&
                            letters.back().isDigit(); // GOPATH2, GOROOT1: kept for another time
    return digitAdded ? QString() : best;
}

bool differsInvisibly(const QString& name, const QString& meant)
{
    return withLatinLetters(withoutInvisible(withAsciiPunctuation(name)))
               .compare(meant, Qt::CaseInsensitive) == 0;
}

} // namespace gosetup::gosettings
