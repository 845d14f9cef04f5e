// SPDX-License-Identifier: Apache-2.0
#include "changes/elevated/RequestVariables.h"

#include "gosettings/SettingNames.h"
#include "gosettings/ShownAddress.h"
#include "paths/ExtensionList.h"
#include "paths/WindowsPath.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

namespace gosetup {

namespace {

enum class Rule
{
    Place,    ///< one folder that only administrators change
    Places,   ///< a list of those
    Word,     ///< one of the words, as a regular expression
    Proxies,  ///< https addresses, direct, off
    Patterns, ///< module path prefixes that do not cover everybody's modules
    Flags,    ///< build flags that start no program
};

struct Known
{
    const char* name;
    Rule rule;
    const char* words = "";
};

constexpr std::array<Known, 19> known = {{
    {"GOROOT", Rule::Place},
    {"GOBIN", Rule::Place},
    {"GOCACHE", Rule::Place},
    {"GOMODCACHE", Rule::Place},
    {"GOTMPDIR", Rule::Place},
    {"GOPATH", Rule::Places},
    {"GOPROXY", Rule::Proxies},
    {"GOPRIVATE", Rule::Patterns},
    {"GONOPROXY", Rule::Patterns},
    {"GONOSUMDB", Rule::Patterns},
    {"GOFLAGS", Rule::Flags},
    // "off" and a data base of one's own would let a proxy hand out any code.
    {"GOSUMDB", Rule::Word, R"(sum\.golang\.org|sum\.golang\.google\.cn)"},
    {"GOTOOLCHAIN", Rule::Word, R"((go1[0-9a-z.]*|local)(\+(auto|path))?|auto|path)"},
    {"GO111MODULE", Rule::Word, "on|off|auto"},
    {"CGO_ENABLED", Rule::Word, "0|1"},
    {"GOOS", Rule::Word, "[a-z0-9]{1,16}"},
    {"GOARCH", Rule::Word, "[a-z0-9]{1,16}"},
    {"GOAMD64", Rule::Word, "v[1-4]"},
    {"GOARM64", Rule::Word, R"(v[89]\.[0-9](,lse|,crypto)*)"},
}};

/// May be deleted: to unset one never starts anything. Sources: `go help environment`, "Environment
/// Variables" of package runtime, and names of older releases.
bool isNameOfGo(const QString& name)
{
    static const QStringList names = {QStringLiteral("AR"),
                                      QStringLiteral("CC"),
                                      QStringLiteral("CXX"),
                                      QStringLiteral("FC"),
                                      QStringLiteral("GCCGO"),
                                      QStringLiteral("GCCGOTOOLDIR"),
                                      QStringLiteral("PKG_CONFIG"),
                                      QStringLiteral("GO111MODULE"),
                                      QStringLiteral("GO386"),
                                      QStringLiteral("GOAMD64"),
                                      QStringLiteral("GOARCH"),
                                      QStringLiteral("GOARM"),
                                      QStringLiteral("GOARM64"),
                                      QStringLiteral("GOAUTH"),
                                      QStringLiteral("GOBIN"),
                                      QStringLiteral("GOCACHE"),
                                      QStringLiteral("GOCACHEPROG"),
                                      QStringLiteral("GOCOVERDIR"),
                                      QStringLiteral("GODEBUG"),
                                      QStringLiteral("GOENV"),
                                      QStringLiteral("GOEXE"),
                                      QStringLiteral("GOEXPERIMENT"),
                                      QStringLiteral("GOFIPS140"),
                                      QStringLiteral("GOFLAGS"),
                                      QStringLiteral("GOGC"),
                                      QStringLiteral("GOGCCFLAGS"),
                                      QStringLiteral("GOHOSTARCH"),
                                      QStringLiteral("GOHOSTOS"),
                                      QStringLiteral("GOINSECURE"),
                                      QStringLiteral("GOMAXPROCS"),
                                      QStringLiteral("GOMEMLIMIT"),
                                      QStringLiteral("GOMIPS"),
                                      QStringLiteral("GOMIPS64"),
                                      QStringLiteral("GOMODCACHE"),
                                      QStringLiteral("GONOPROXY"),
                                      QStringLiteral("GONOSUMCHECK"),
                                      QStringLiteral("GONOSUMDB"),
                                      QStringLiteral("GOOS"),
                                      QStringLiteral("GOPATH"),
                                      QStringLiteral("GOPPC64"),
                                      QStringLiteral("GOPRIVATE"),
                                      QStringLiteral("GOPROXY"),
                                      QStringLiteral("GORACE"),
                                      QStringLiteral("GORISCV64"),
                                      QStringLiteral("GOROOT"),
                                      QStringLiteral("GOROOT_BOOTSTRAP"),
                                      QStringLiteral("GOROOT_FINAL"),
                                      QStringLiteral("GOSUMDB"),
                                      QStringLiteral("GOTELEMETRY"),
                                      QStringLiteral("GOTMPDIR"),
                                      QStringLiteral("GOTOOLCHAIN"),
                                      QStringLiteral("GOTOOLDIR"),
                                      QStringLiteral("GOTRACEBACK"),
                                      QStringLiteral("GOVCS"),
                                      QStringLiteral("GOWASM"),
                                      QStringLiteral("GOWORK"),
                                      QStringLiteral("GO_EXTLINK_ENABLED")};
    // "GOROOT " and the like are what a mistyped value leaves behind.
    const QString trimmed = name.trimmed();
    return names.contains(trimmed, Qt::CaseInsensitive) ||
           trimmed.startsWith(QLatin1String("CGO_"), Qt::CaseInsensitive);
}

const Known* find(const QString& name)
{
    const auto* const found = std::find_if(known.begin(), known.end(), [&](const Known& one) {
        return name.compare(QLatin1String(one.name), Qt::CaseInsensitive) == 0;
    });
    return found == known.end() ? nullptr : found;
}

bool matches(const QString& text, const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)))
        .match(text)
        .hasMatch();
}

Text proxyObjection(const QString& entry)
{
    if (entry == QLatin1String("direct") || entry == QLatin1String("off"))
        return {};
    const QUrl url(entry, QUrl::StrictMode);
    if (url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() &&
        url.userInfo().isEmpty())
        return {};
    return Text::tr("\"%1\" is not an https address").arg(gosettings::shownAddresses(entry));
}

/// "*.corp.example" and "corp.example/team" name somebody's modules; "*", "*.com" and "github.com"
/// everybody's.
Text patternObjection(const QString& entry)
{
    const QString host = entry.section(u'/', 0, 0);
    const QStringList labels = host.split(u'.');
    const auto literal = [](const QString& label) { return matches(label, "[A-Za-z0-9-]+"); };
    const bool twoLast =
        labels.size() >= 2 && literal(labels.last()) && literal(labels.at(labels.size() - 2));
    const bool plain = matches(entry, R"((\*\.)?[A-Za-z0-9.-]+(/[A-Za-z0-9._~/*-]*)?)");
    static const QStringList everybodys = {QStringLiteral("github.com"),
                                           QStringLiteral("gitlab.com"),
                                           QStringLiteral("bitbucket.org"),
                                           QStringLiteral("golang.org"),
                                           QStringLiteral("google.golang.org"),
                                           QStringLiteral("gopkg.in"),
                                           QStringLiteral("go.dev"),
                                           QStringLiteral("go.uber.org"),
                                           QStringLiteral("k8s.io"),
                                           QStringLiteral("sigs.k8s.io")};
    const QString domain = host.startsWith(QLatin1String("*.")) ? host.mid(2) : host;
    const QString owner = entry.section(u'/', 1, 1);
    const bool everybody = std::any_of(everybodys.begin(), everybodys.end(), [&](const QString& e) {
        const bool same = domain.compare(e, Qt::CaseInsensitive) == 0;
        const bool above = e.endsWith(u'.' + domain, Qt::CaseInsensitive);
        return (same && (owner.isEmpty() || owner.contains(u'*'))) || above;
    });
    if (plain && twoLast && !everybody)
        return {};
    return Text::tr("\"%1\" would turn off verification for the modules of all users").arg(entry);
}

Text flagObjection(const QString& entry)
{
    static constexpr auto harmless =
        R"(--?(mod=(mod|readonly|vendor)|modcacherw|trimpath|v|x|race|json|short|p=\d{1,4}|)"
        R"(buildvcs=(true|false|auto)|tags=[A-Za-z0-9_.,]+|count=\d{1,6}|timeout=[0-9a-z]{1,12}))";
    if (matches(entry, harmless))
        return {};
    return Text::tr("\"%1\" is not a flag that can be set for everyone").arg(entry);
}

QStringList split(const QString& value, const char* separators)
{
    return value.split(QRegularExpression(QString::fromLatin1(separators)), Qt::SkipEmptyParts);
}

Text wordObjection(const QString& value, const char* words)
{
    return matches(value, words) ? Text()
                                 : Text::tr("\"%1\" is not a value of this variable").arg(value);
}

Text valueObjection(const Known& one, const QString& value, const QString& current,
                    const PlaceObjection& place)
{
    const auto each = [&](const char* separators, const auto& objection) -> Text {
        const QStringList there = split(current, separators);
        for (const QString& entry : split(value, separators)) {
            if (there.contains(entry))
                continue;
            if (const Text why = objection(entry.trimmed()); !why.isEmpty())
                return why;
        }
        return {};
    };
    switch (one.rule) {
    case Rule::Place: return value == current ? Text() : place(value);
    case Rule::Places: return each(";", place);
    case Rule::Word: return value == current ? Text() : wordObjection(value, one.words);
    case Rule::Proxies: return each("[,|]", proxyObjection);
    case Rule::Patterns: return each(",", patternObjection);
    case Rule::Flags: return each(R"(\s+)", flagObjection);
    }
    return Text::tr("it is not a variable of Go");
}

/// A list that is there gets .EXE back, or gets it in front of scripts. No other ending comes or
/// goes, and none but .COM is tried before .EXE: it would be started in place of a program of
/// everybody's.
Text pathextObjection(const QString& value, const QString& current)
{
    const QString exe = QStringLiteral(".EXE");
    const QStringList was = meantExtensions(current.toUpper());
    const QStringList becomes = value.toUpper().split(u';');
    const auto isKept = [&](const QString& ending) { return becomes.contains(ending); };
    if (!std::all_of(was.begin(), was.end(), isKept))
        return Text::tr("a file extension would be lost");
    const auto isKnown = [&](const QString& ending) {
        return ending == exe || was.contains(ending);
    };
    if (!std::all_of(becomes.begin(), becomes.end(), isKnown))
        return Text::tr("a file extension would be added");
    const auto programs = becomes.indexOf(exe);
    const auto isCom = [](const QString& ending) { return ending == QLatin1String(".COM"); };
    if (programs < 0 || !std::all_of(becomes.begin(), becomes.begin() + programs, isCom))
        return Text::tr("other files would be started in place of programs");
    return {};
}

} // namespace

Text variableObjection(const QString& name, const std::optional<QString>& value,
                       const QString& current, const PlaceObjection& place)
{
    if (value && !current.isEmpty() &&
        name.compare(QLatin1String("PATHEXT"), Qt::CaseInsensitive) == 0)
        return pathextObjection(*value, current);
    // Go does not read a misspelt name, and nobody else is known to.
    const bool isMisspelt = !value && !gosettings::meantName(name).isEmpty();
    if (!isNameOfGo(name) && !isMisspelt)
        return Text::tr("it is not a variable of Go");
    if (!value)
        return {};
    const Known* one = find(name);
    if (one == nullptr)
        return Text::tr("this variable cannot be set for everyone");
    if (winpath::hasVariable(*value))
        return Text::tr("the value contains a variable that others can change");
    return valueObjection(*one, *value, current, place);
}

} // namespace gosetup
