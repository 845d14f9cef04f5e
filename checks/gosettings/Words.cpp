// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Words.h"

#include "gosettings/GoUrl.h"

#include <QHash>

namespace gosetup::gosettings {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// The newest Go whose flags are in the table.
constexpr int newestKnown = 25;

/// By the minor version that brought them; 0 = long ago. `go help build`, testflag, clean, list,
/// get, mod edit, work, vet. Removed ones are kept: Go 1.24 still registers -insecure.
const QHash<QString, int>& knownFlags()
{
    static const QHash<QString, int> all = [] {
        QHash<QString, int> flags;
        const auto add = [&](const char* names, int since) {
            for (const QString& name : QString::fromLatin1(names).split(u' '))
                flags.insert(name, since);
        };
        add("a asmflags buildmode c cache compiled compiler cover covermode coverpkg coverprofile "
            "d "
            "debug-actiongraph debug-trace deps diff e exclude exec export f find fix fmt "
            "gccgoflags gcflags go i insecure installsuffix json ldflags linkshared m mod modcache "
            "module msan n o p pkgdir print r race replace require retracted run t tags test "
            "testcache toolexec u v vendor versions vettool w work x bench benchmem benchtime "
            "blockprofile blockprofilerate count cpu cpuprofile failfast list memprofile "
            "memprofilerate mutexprofile mutexprofilefraction outputdir parallel short timeout "
            "trace vet dropexclude dropreplace droprequire",
            0);
        add("trimpath", 13);
        add("modcacherw modfile", 14);
        add("overlay retract dropretract", 16);
        add("compat reuse shuffle", 17);
        add("asan buildvcs fuzz fuzzcache fuzzminimizetime fuzztime use dropuse b", 18);
        add("C pgo skip", 20);
        add("fullpath toolchain", 21);
        add("changed debug-runtime-trace", 22);
        add("godebug dropgodebug", 23);
        add("tool droptool", 24);
        add("all cmd http src ignore dropignore", 25);
        return flags;
    }();
    return all;
}

bool isKnownFlag(const QString& name, int goMinor)
{
    const auto found = knownFlags().constFind(name);
    if (found == knownFlags().constEnd())
        return goMinor > newestKnown;
    return goMinor == 0 || *found <= goMinor;
}

/// Empty where the word has the form -x, --x, -x=value or --x=value.
bool isFlag(const QString& word)
{
    if (!word.startsWith(u'-') || word == u'-' || word == QLatin1String("--"))
        return false;
    return !word.startsWith(QLatin1String("---")) && !word.startsWith(QLatin1String("-=")) &&
           !word.startsWith(QLatin1String("--="));
}

QString nameOf(const QString& flag)
{
    const QString name = flag.mid(flag.startsWith(QLatin1String("--")) ? 2 : 1);
    return name.section(u'=', 0, 0);
}

} // namespace

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
        if (nameOf(flag) == name)
            found = flag.contains(u'=') ? flag.section(u'=', 1) : QStringLiteral("");
    }
    return found;
}

FlagWords parseGoFlags(const QString& text, int goMinor)
{
    FlagWords result;
    const Words words = splitWords(text);
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
        if (!isKnownFlag(nameOf(word), goMinor))
            return refuse(word, QStringLiteral("unknown flag -%1").arg(nameOf(word)));
        if (nameOf(word) == QLatin1String("C"))
            return refuse(word, QStringLiteral("-C flag must be first flag on command line"));
    }
    return result;
}

} // namespace gosetup::gosettings
