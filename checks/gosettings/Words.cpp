// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Words.h"

#include "gosettings/GoUrl.h"
#include "gosettings/TestFlags.h"

#include <QHash>

namespace gosetup::gosettings {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

enum class FlagKind
{
    Switch, ///< -x, -x=true
    Text,   ///< -x=anything
    Number,
    Mod,  ///< readonly, vendor, mod
    Loose ///< a switch for one command, a text for another
};

struct FlagFact
{
    FlagKind kind = FlagKind::Loose;
    int since = 0; ///< minor version that brought it; 0 = long ago
};

/// `go help build`, testflag, clean, list, get, mod edit, work, vet. Removed ones are kept: Go 1.24
/// still registers -insecure.
const QHash<QString, FlagFact>& knownFlags()
{
    static const QHash<QString, FlagFact> all = [] {
        QHash<QString, FlagFact> flags;
        const auto add = [&](FlagKind kind, int since, const char* names) {
            for (const QString& name : QString::fromLatin1(names).split(u' '))
                flags.insert(name, {kind, since});
        };
        add(FlagKind::Switch, 0,
            "a cache compiled deps d e export find fix i insecure linkshared modcache msan n print "
            "r race retracted testcache v versions w work x benchmem failfast short");
        add(FlagKind::Text, 0,
            "asmflags buildmode compiler coverpkg coverprofile covermode exec f gccgoflags gcflags "
            "installsuffix ldflags module o pkgdir run tags toolexec vettool bench benchtime "
            "blockprofile cpu cpuprofile memprofile mutexprofile outputdir timeout trace vet "
            "exclude replace require go debug-actiongraph debug-trace dropexclude dropreplace "
            "droprequire count parallel blockprofilerate memprofilerate mutexprofilefraction");
        add(FlagKind::Number, 0, "p");
        add(FlagKind::Mod, 0, "mod");
        add(FlagKind::Loose, 0, "c cover diff fmt json list m t test u vendor");
        add(FlagKind::Switch, 13, "trimpath");
        add(FlagKind::Switch, 14, "modcacherw");
        add(FlagKind::Text, 14, "modfile");
        add(FlagKind::Text, 16, "overlay retract dropretract");
        add(FlagKind::Text, 17, "compat reuse shuffle");
        add(FlagKind::Switch, 18, "asan fuzzcache");
        add(FlagKind::Loose, 18, "buildvcs");
        add(FlagKind::Text, 18, "fuzz fuzzminimizetime fuzztime use dropuse");
        add(FlagKind::Text, 20, "C pgo skip");
        add(FlagKind::Switch, 21, "fullpath");
        add(FlagKind::Text, 21, "toolchain");
        add(FlagKind::Switch, 22, "changed");
        add(FlagKind::Text, 22, "debug-runtime-trace");
        add(FlagKind::Text, 23, "godebug dropgodebug");
        add(FlagKind::Text, 24, "tool droptool");
        add(FlagKind::Switch, 25, "all cmd http src");
        add(FlagKind::Text, 25, "ignore dropignore");
        return flags;
    }();
    return all;
}

/// -test.run and the like are the flags of go test under another name.
QString withoutTest(const QString& name)
{
    return name.startsWith(QLatin1String("test.")) && name.size() > 5 ? name.mid(5) : name;
}

FlagFact factOf(const QString& name, bool& known)
{
    const QString own = withoutTest(name);
    const auto found = knownFlags().constFind(own);
    known = found != knownFlags().constEnd();
    return known ? *found : FlagFact();
}

bool isKnownFlag(const QString& name, int goMinor)
{
    bool known = false;
    const FlagFact fact = factOf(name, known);
    return known ? goMinor == 0 || fact.since <= goMinor : goMinor > newestKnownGo;
}

bool isSwitchValue(const QString& value)
{
    static const QStringList all = {
        QStringLiteral("1"),     QStringLiteral("t"),     QStringLiteral("T"),
        QStringLiteral("TRUE"),  QStringLiteral("true"),  QStringLiteral("True"),
        QStringLiteral("0"),     QStringLiteral("f"),     QStringLiteral("F"),
        QStringLiteral("FALSE"), QStringLiteral("false"), QStringLiteral("False")};
    return all.contains(value);
}

/// Of flags that take some words only. Sources: work/build.go, work/init.go, modload/init.go;
/// internal/platform for what Windows has not.
QString choiceRefusal(const QString& name, const QString& value)
{
    const auto invalid = [&](const char* form, const QString& why) {
        return QString::fromLatin1(form).arg(goQuoted(value), name, why);
    };
    const char* const badValue = "go: invalid value %1 for flag -%2 (from %GOFLAGS%): %3";
    static const QStringList modes = {QStringLiteral("archive"),  QStringLiteral("c-archive"),
                                      QStringLiteral("c-shared"), QStringLiteral("default"),
                                      QStringLiteral("exe"),      QStringLiteral("pie"),
                                      QStringLiteral("plugin"),   QStringLiteral("shared")};
    static const QStringList covers = {QString(), QStringLiteral("set"), QStringLiteral("count"),
                                       QStringLiteral("atomic")};
    if (name == QLatin1String("buildmode") && !modes.contains(value))
        return QStringLiteral("buildmode=%1 not supported").arg(value);
    if (name == QLatin1String("buildmode") && modes.indexOf(value) >= modes.size() - 2)
        return QStringLiteral("-buildmode=%1 not supported on windows").arg(value);
    if (name == QLatin1String("compiler") && value != QLatin1String("gc") &&
        value != QLatin1String("gccgo"))
        return invalid(badValue, QStringLiteral("unknown compiler %1").arg(goQuoted(value)));
    if (name == QLatin1String("covermode") && !covers.contains(value))
        return invalid(badValue,
                       QStringLiteral("valid modes are \"set\", \"count\", or \"atomic\""));
    if (name == QLatin1String("modfile") && !value.isEmpty() &&
        !value.endsWith(QLatin1String(".mod")))
        return QStringLiteral("go: -modfile=%1: file does not have .mod extension").arg(value);
    if (name == QLatin1String("buildvcs") && !value.isEmpty() && value != QLatin1String("auto") &&
        !isSwitchValue(value))
        return invalid("go: invalid boolean value %1 for flag -%2 (from %GOFLAGS%): %3",
                       QStringLiteral("value is neither 'auto' nor a valid bool"));
    const bool isOn =
        value.isEmpty() || value == u'1' || value.startsWith(u't') || value.startsWith(u'T');
    if (name == QLatin1String("linkshared") && isOn)
        return QStringLiteral("-linkshared not supported on windows");
    if ((name == QLatin1String("msan") || name == QLatin1String("asan")) && isOn)
        return QStringLiteral("-%1 is not supported on windows").arg(name);
    return {};
}

/// What the commands that have the flag say of its value; empty where they take it. Source:
/// SetFromGOFLAGS; work/init.go for -mod.
QString valueRefusal(const QString& name, const QString& value, bool hasValue)
{
    bool known = false;
    const FlagKind kind = factOf(name, known).kind;
    const QString from = QStringLiteral("(from %GOFLAGS%)");
    if (kind == FlagKind::Switch && hasValue && !isSwitchValue(value))
        return QStringLiteral("go: invalid boolean value %1 for flag -%2 %3")
            .arg(goQuoted(value), name, from);
    const bool wantsValue =
        kind == FlagKind::Text || kind == FlagKind::Number || kind == FlagKind::Mod;
    if (known && wantsValue && !hasValue)
        return QStringLiteral("go: flag needs an argument: -%1 %2").arg(name, from);
    bool isNumber = false;
    (void)value.toLongLong(&isNumber);
    if (name == QLatin1String("p") && isNumber && value.toLongLong() <= 0)
        return QStringLiteral("go: -p must be a positive integer: %1").arg(value);
    if (kind == FlagKind::Number && !isNumber)
        return QStringLiteral("go: invalid value %1 for flag -%2 %3: parse error")
            .arg(goQuoted(value), name, from);
    static const QStringList modes = {QString(), QStringLiteral("mod"), QStringLiteral("readonly"),
                                      QStringLiteral("vendor")};
    if (kind == FlagKind::Mod && !modes.contains(value))
        return QStringLiteral("go: -mod=%1 not supported (can be '', 'mod', 'readonly', or "
                              "'vendor')")
            .arg(value);
    return hasValue || kind == FlagKind::Switch ? choiceRefusal(name, value) : QString();
}

/// Empty where the word has the form -x, --x, -x=value or --x=value.
bool isFlag(const QString& word)
{
    if (!word.startsWith(u'-') || word == u'-' || word == QLatin1String("--"))
        return false;
    return !word.startsWith(QLatin1String("---")) && !word.startsWith(QLatin1String("-=")) &&
           !word.startsWith(QLatin1String("--="));
}

} // namespace

QString flagName(const QString& word)
{
    if (!word.startsWith(u'-'))
        return {};
    return word.mid(word.startsWith(QLatin1String("--")) ? 2 : 1).section(u'=', 0, 0);
}

Words splitWords(const QString& text)
{
    Words result;
    qsizetype at = 0;
    while (at < text.size()) {
        if (isBlank(text[at])) {
            ++at;
            continue;
        }
        const QChar quote = text[at];
        if (quote == u'"' || quote == u'\'') {
            const qsizetype end = text.indexOf(quote, at + 1);
            if (end < 0) {
                result.refusal = QStringLiteral("unterminated %1 string").arg(quote);
                return result;
            }
            result.words << text.mid(at + 1, end - at - 1);
            at = end + 1;
            continue;
        }
        const qsizetype begin = at;
        while (at < text.size() && !isBlank(text[at]))
            ++at;
        result.words << text.mid(begin, at - begin);
    }
    return result;
}

QString quotedWord(const QString& word)
{
    const bool plain = !word.isEmpty() && std::none_of(word.begin(), word.end(), [](QChar c) {
        return isBlank(c) || c == u'"' || c == u'\'';
    });
    if (plain)
        return word;
    for (const QChar quote : {u'"', u'\''}) {
        if (!word.contains(quote))
            return quote + word + quote;
    }
    return {};
}

QString FlagWords::value(const QString& name) const
{
    QString found;
    for (const QString& flag : flags) {
        if (flagName(flag) == name)
            found = flag.contains(u'=') ? flag.section(u'=', 1) : QStringLiteral("");
    }
    return found;
}

QStringList joinedFlags(const QStringList& words)
{
    QStringList joined;
    for (const QString& word : words) {
        bool known = false;
        const FlagKind kind =
            joined.isEmpty() ? FlagKind::Loose : factOf(flagName(joined.last()), known).kind;
        const bool waits =
            known && isFlag(joined.last()) && !joined.last().contains(u'=') &&
            (kind == FlagKind::Text || kind == FlagKind::Number || kind == FlagKind::Mod);
        bool isOther = false;
        (void)factOf(flagName(word), isOther);
        if (waits && !(isFlag(word) && isOther))
            joined.last() += u'=' + word;
        else
            joined << word;
    }
    return joined;
}

FlagWords parseGoFlags(const QString& text, int goMinor)
{
    FlagWords result;
    // Until Go 1.19 a quote was a letter like others.
    constexpr int firstWithQuotes = 20;
    Words words = splitWords(text);
    if (goMinor > 0 && goMinor < firstWithQuotes)
        words = {text.simplified().split(u' ', Qt::SkipEmptyParts), {}};
    result.flags = words.words;
    const auto refuse = [&](const QString& word, const QString& why) {
        result.refusedWord = word;
        result.refusal = QStringLiteral("go: parsing $GOFLAGS: %1").arg(why);
        return result;
    };
    if (!words.refusal.isEmpty())
        return refuse({}, words.refusal);
    for (const QString& word : words.words) {
        if (!isFlag(word))
            return refuse(word, QStringLiteral("non-flag %1").arg(goQuoted(word)));
        if (!isKnownFlag(flagName(word), goMinor))
            return refuse(word, QStringLiteral("unknown flag -%1").arg(flagName(word)));
        const QString name = flagName(word);
        const QString bad = valueRefusal(name, word.section(u'=', 1), word.contains(u'='));
        if (!bad.isEmpty()) {
            result.refusedWord = word;
            result.refusal = bad;
            return result;
        }
        const QString failing = testFlagRefusal(withoutTest(name), name, word.section(u'=', 1));
        if (result.testRefusal.isEmpty() && !failing.isEmpty()) {
            result.testRefusal = failing;
            result.testRefusedWord = word;
        }
        if (name == QLatin1String("C"))
            return refuse(word, QStringLiteral("-C flag must be first flag on command line"));
    }
    return result;
}

} // namespace gosetup::gosettings
