// SPDX-License-Identifier: Apache-2.0
#include "gosettings/SettingNames.h"

#include "gosettings/ValueText.h"

#include <QHash>

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

/// The least number of inserted, deleted, replaced and swapped characters.
int distance(const QString& a, const QString& b)
{
    const auto rows = static_cast<std::size_t>(a.size()) + 1;
    const auto columns = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<int>> d(rows, std::vector<int>(columns));
    for (std::size_t i = 0; i < rows; ++i)
        d[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j < columns; ++j)
        d[0][j] = static_cast<int>(j);
    const auto at = [](const QString& text, std::size_t i) { return text[qsizetype(i) - 1]; };
    for (std::size_t i = 1; i < rows; ++i) {
        for (std::size_t j = 1; j < columns; ++j) {
            const int replaced = d[i - 1][j - 1] + (at(a, i) == at(b, j) ? 0 : 1);
            d[i][j] = std::min({replaced, d[i - 1][j] + 1, d[i][j - 1] + 1});
            if (i > 1 && j > 1 && at(a, i) == at(b, j - 1) && at(a, i - 1) == at(b, j))
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[rows - 1][columns - 1];
}

/// Upper case, letters and digits alone.
QString bare(const QString& name)
{
    QString letters;
    for (const QChar c : withAsciiPunctuation(name).toUpper()) {
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
                                               {QStringLiteral("GOFIPS140"), Kind::Word}};
    return kinds.value(name.toUpper(), Kind::Text);
}

bool isWritable(const QString& name)
{
    return isSettingName(name) && !shownOnly().contains(name, Qt::CaseInsensitive);
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
        if (bare(known) == letters)
            return known;
        // Short names are near too many words.
        constexpr int shortest = 5;
        const bool near = known.size() >= shortest && !shownOnly().contains(known) &&
                          distance(letters, bare(known)) == 1;
        if (near && best.isEmpty())
            best = known;
    }
    const bool digitAdded = !best.isEmpty() && letters.startsWith(bare(best)) &&
                            letters.back().isDigit(); // GOPATH2, GOROOT1: kept for another time
    return digitAdded ? QString() : best;
}

bool differsInvisibly(const QString& name, const QString& meant)
{
    return withoutInvisible(withAsciiPunctuation(name)).compare(meant, Qt::CaseInsensitive) == 0;
}

} // namespace gosetup::gosettings
