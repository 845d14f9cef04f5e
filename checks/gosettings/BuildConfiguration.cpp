// SPDX-License-Identifier: Apache-2.0
#include "gosettings/BuildConfiguration.h"

#include "gosettings/GoUrl.h"
#include "gosettings/Words.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace gosetup::gosettings {

namespace {

/// A level of processors: which values it has, and of which architectures it tells.
struct Level
{
    const char* name;
    int since; ///< minor version that brought it; 0 = long ago
    const char* form;
    const char* refusal;
    const char* archs;
};

const std::array<Level, 7>& levels()
{
    static const std::array<Level, 7> all = {
        {{"GOAMD64", 18, "^v[1-4]$", "must be v1, v2, v3, v4", "amd64"},
         {"GOARM", 0, "^[567](,(softfloat|hardfloat))*$",
          "must start with 5, 6, or 7, and may optionally end in either \",hardfloat\" or "
          "\",softfloat\"",
          "arm"},
         {"GOARM64", 23, "^v(8\\.[0-9]|9\\.[0-5])(,lse|,crypto)*$",
          "must start with v8.{0-9} or v9.{0-5} and may optionally end in \",lse\" and/or "
          "\",crypto\"",
          "arm64"},
         {"GOMIPS", 0, "^(hard|soft)float$", "must be hardfloat, softfloat", "mips mipsle"},
         {"GOMIPS64", 0, "^(hard|soft)float$", "must be hardfloat, softfloat", "mips64 mips64le"},
         {"GOPPC64", 0, "^power(8|9|10)$", "must be power8, power9, power10", "ppc64 ppc64le"},
         {"GORISCV64", 23, "^rva2[02]u64$", "must be rva20u64, rva22u64", "riscv64"}}};
    return all;
}

const Level* levelOf(const QString& name)
{
    const auto found = std::ranges::find_if(
        levels(), [&](const Level& level) { return name == QLatin1String(level.name); });
    return found == levels().end() ? nullptr : &*found;
}

bool isOf(const char* archs, const QString& arch)
{
    return QString::fromLatin1(archs).split(u' ').contains(arch);
}

bool isOlder(const GoKnown& go, int since)
{
    return go.minor > 0 && go.minor < since;
}

bool hasLevel(const Level& level, const QString& value, const GoKnown& go)
{
    // Levels that a newer Go may have added.
    if (go.minor > newestKnownGo)
        return true;
    // A profile that Go 1.25 brought.
    constexpr int withProfile23 = 25;
    if (value == QLatin1String("rva23u64") && go.minor >= withProfile23)
        return true;
    return QRegularExpression(QString::fromLatin1(level.form)).match(value).hasMatch();
}

/// Since GOARM64 is read, its reading overwrites the errors of GOAMD64 and GOARM.
/// Source: internal/buildcfg, goarm64.
bool isForgotten(const QString& name, const GoKnown& go)
{
    constexpr int since = 23;
    return (name == QLatin1String("GOAMD64") || name == QLatin1String("GOARM")) &&
           !isOlder(go, since);
}

/// The go command checks the environment; what stands in a file it hands to the compiler, and that
/// only of the architecture it builds for.
bool isChecked(const char* archs, const GoKnown& go)
{
    return !go.inFile || isOf(archs, go.arch);
}

QString ofLevel(const Level& level, const QString& value, const GoKnown& go)
{
    const QString name = QString::fromLatin1(level.name);
    if (isOlder(go, level.since) || isForgotten(name, go) || !isChecked(level.archs, go) ||
        hasLevel(level, value, go))
        return {};
    return QStringLiteral("go: invalid %1: %2").arg(name, QString::fromLatin1(level.refusal));
}

QString ofWasm(const QString& value, const GoKnown& go)
{
    if (!isChecked("wasm", go) || go.minor > newestKnownGo)
        return {};
    for (const QString& feature : value.split(u',', Qt::SkipEmptyParts)) {
        if (feature != QLatin1String("satconv") && feature != QLatin1String("signext"))
            return QStringLiteral("go: invalid GOWASM: no such feature %1").arg(goQuoted(feature));
    }
    return {};
}

QString of386(const QString& value, const GoKnown& go)
{
    const bool known = value == QLatin1String("sse2") || value == QLatin1String("softfloat");
    if (known || go.arch != QLatin1String("386"))
        return {};
    return QStringLiteral("unsupported setting GO386=%1").arg(value);
}

/// Source: internal/goexperiment/flags.go of Go 1.24.
const QStringList& experiments24()
{
    static const QStringList all =
        QStringLiteral("fieldtrack preemptibleloops staticlockranking boringcrypto regabi "
                       "regabiwrappers regabiargs heapminimum512kib coverageredesign arenas "
                       "cgocheck2 loopvar cacheprog newinliner rangefunc aliastypeparams swissmap "
                       "spinbitmutex synchashtriemap synctest")
            .split(u' ');
    return all;
}

/// Those of any other version.
const QStringList& otherExperiments()
{
    static const QStringList all =
        QStringLiteral(
            "regabig regabireflect regabidefer pacerredesign unified pagetrace "
            "allocheaders exectracer2 dwarf5 jsonv2 greenteagc randomizedheapbase64 "
            "runtimefreegc sizespecializedmalloc simd runtimesecret goroutineleakprofile "
            "mapsplitgroup")
            .split(u' ');
    return all;
}

bool isExperiment(const QString& name, const GoKnown& go)
{
    constexpr int exactlyKnown = 24;
    if (experiments24().contains(name))
        return true;
    return go.minor != exactlyKnown &&
           (go.minor > newestKnownGo ? name == name.toLower() : otherExperiments().contains(name));
}

QString ofExperiment(const QString& value, const GoKnown& go)
{
    for (const QString& item : value.split(u',', Qt::SkipEmptyParts)) {
        const QString name = item.startsWith(QLatin1String("no")) ? item.mid(2) : item;
        if (item != QLatin1String("none") && !isExperiment(name, go))
            return QStringLiteral("go: unknown GOEXPERIMENT %1").arg(name);
    }
    return {};
}

QString ofFips(const QString& value, const GoKnown& go)
{
    constexpr int since = 24;
    if (isOlder(go, since))
        return {};
    static const QStringList always = {QStringLiteral("off"), QStringLiteral("latest"),
                                       QStringLiteral("inprocess"), QStringLiteral("v1.0.0")};
    const auto has = [&](const char* extension) {
        return go.snapshots->contains(value + QLatin1String(extension), Qt::CaseInsensitive);
    };
    const bool isOfTree = value != QLatin1String("off") && value != QLatin1String("latest");
    if (always.contains(value) && (!isOfTree || !go.snapshots || has(".zip") || has(".txt")))
        return {};
    static const QRegularExpression version(QStringLiteral("^v[0-9]+\\.[0-9]+\\.[0-9]+$"));
    const bool formed = value == QLatin1String("certified") || version.match(value).hasMatch();
    if (!formed)
        return QStringLiteral("go: invalid GOFIPS140: must be off, latest, inprocess, certified, "
                              "or vX.Y.Z");
    // Source: initVersion: a snapshot, or a file that names one.
    if (go.snapshots)
        return has(".zip") || has(".txt")
                   ? QString()
                   : QStringLiteral("go: unknown GOFIPS140 version %1").arg(goQuoted(value));
    // Which snapshots a newer Go brings is not known.
    return go.minor == since
               ? QStringLiteral("go: unknown GOFIPS140 version %1").arg(goQuoted(value))
               : QString();
}

QString ofCacheProgram(const QString& value, const GoKnown& go)
{
    constexpr int since = 24;
    if (isOlder(go, since))
        return {};
    const Words words = splitWords(value);
    if (!words.refusal.isEmpty())
        return QStringLiteral("GOCACHEPROG args: %1").arg(words.refusal);
    return words.words.isEmpty()
               ? QStringLiteral("error starting GOCACHEPROG program \"\": exec: no command")
               : QString();
}

} // namespace

QString buildRefusalOf(const QString& name, const QString& value, const GoKnown& go)
{
    if (const Level* level = levelOf(name))
        return ofLevel(*level, value, go);
    if (name == QLatin1String("GOWASM"))
        return ofWasm(value, go);
    if (name == QLatin1String("GO386"))
        return of386(value, go);
    if (name == QLatin1String("GOEXPERIMENT"))
        return ofExperiment(value, go);
    if (name == QLatin1String("GOFIPS140"))
        return ofFips(value, go);
    if (name == QLatin1String("GOCACHEPROG"))
        return ofCacheProgram(value, go);
    return {};
}

bool isIgnoredLevel(const QString& name, const QString& value, const GoKnown& go)
{
    const Level* level = levelOf(name);
    return level && isForgotten(name, go) && isOf(level->archs, go.arch) &&
           !hasLevel(*level, value, go);
}

QString platformRefusal(const QString& os, const QString& arch)
{
    // Source: internal/platform/zosarch.go.
    static const QStringList pairs =
        QStringLiteral("aix/ppc64 android/386 android/amd64 android/arm android/arm64 darwin/amd64 "
                       "darwin/arm64 dragonfly/amd64 freebsd/386 freebsd/amd64 freebsd/arm "
                       "freebsd/arm64 freebsd/riscv64 illumos/amd64 ios/amd64 ios/arm64 js/wasm "
                       "linux/386 linux/amd64 linux/arm linux/arm64 linux/loong64 linux/mips "
                       "linux/mips64 linux/mips64le linux/mipsle linux/ppc64 linux/ppc64le "
                       "linux/riscv64 linux/s390x linux/sparc64 netbsd/386 netbsd/amd64 netbsd/arm "
                       "netbsd/arm64 openbsd/386 openbsd/amd64 openbsd/arm openbsd/arm64 "
                       "openbsd/mips64 openbsd/ppc64 openbsd/riscv64 plan9/386 plan9/amd64 "
                       "plan9/arm solaris/amd64 wasip1/wasm windows/386 windows/amd64 windows/arm "
                       "windows/arm64")
            .split(u' ');
    const QString pair = os + u'/' + arch;
    return pairs.contains(pair) ? QString()
                                : QStringLiteral("go: unsupported GOOS/GOARCH pair %1").arg(pair);
}

} // namespace gosetup::gosettings
