// SPDX-License-Identifier: Apache-2.0
// Whatever stands in any setting that is judged, in any place: what is recommended can be carried
// out, makes nothing worse, comes to an end and can be undone.
#include "changes/run/Undo.h"
#include "engine/Recommend.h"
#include "gosettings/SettingNames.h"
#include "paths/PathList.h"
#include "rules/FactsMaker.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <rapidcheck/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString goEnvFile = userHome + s("\\AppData\\Roaming\\go\\env");

/// The same machines in every run, so that no change fails for what it did not do; RC_PARAMS asks
/// for others, and for more of them.
const bool seeded = qEnvironmentVariableIsSet("RC_PARAMS") || qputenv("RC_PARAMS", "seed=12");

enum class Place
{
    User,
    System,
    GoFile,
    RootFile
};

struct OddSetting
{
    QString name;
    QString value;
    Place place = Place::User;
    RegKind kind = RegKind::String;
};

rc::Gen<QString> anyOf(const QStringList& texts)
{
    return rc::gen::elementOf(std::vector<QString>(texts.begin(), texts.end()));
}

QStringList judgedNames()
{
    QStringList names = gosettings::settingNames();
    // It names another file, whose faults show only once the process starts with another GOENV.
    names.removeOne(s("GOENV"));
    names << s("HTTP_PROXY") << s("HTTPS_PROXY") << s("NO_PROXY") << s("PATHEXT") << s("TEMP")
          << s("TMP") << s("GO_PATH") << s("GOPATH ") << s("GOPROXT") << s("\xef\xbc\xa7OPROXY")
          << s("GOBIN\t") << s("CGO-ENABLED");
    return names;
}

/// A value that is right, or nearly.
rc::Gen<QString> aRightValue(const QString& name)
{
    using Kind = gosettings::SettingKind;
    if (name.endsWith(s("_PROXY")))
        return anyOf({s("http://proxy.corp:8080"), s("proxy.corp:8080"), s("socks5://proxy.corp"),
                      s("http://user:pass@proxy.corp:8080"), s("localhost,.corp")});
    if (name == s("PATHEXT"))
        return anyOf({s(".COM;.EXE;.BAT;.CMD"), s(".COM;.BAT;.CMD"), s(".BAT;.EXE"), s("EXE;BAT"),
                      s(".COM,.EXE,.BAT"), s("%PATHEXT%;.PY"), s(".PY;.JS")});
    const QString meant = gosettings::meantName(name);
    switch (gosettings::kindOf(meant.isEmpty() ? name : meant)) {
    case Kind::Folder:
    case Kind::FolderList:
        return anyOf({s("C:\\gopath"), s("C:\\tools"), s("C:\\Users\\li\\go"),
                      s("%USERPROFILE%\\go"), s("C:\\Users\\li\\dev\\go"), s("C:\\work\\bin"),
                      s("C:\\Program Files\\Go"), s("C:\\gopath;C:\\tools")});
    case Kind::File: return anyOf({s("off"), s("C:\\Users\\li\\env"), s("C:\\tools\\env")});
    case Kind::ProxyList:
        return anyOf({s("https://goproxy.cn,direct"), s("http://goproxy.corp"), s("off"),
                      s("https://proxy.golang.org|direct"), s("direct")});
    case Kind::Patterns:
        return anyOf({s("*.corp.example"), s("git.corp.example/x,*.team.example"), s("*"),
                      s("https://git.corp.example"), s("none")});
    case Kind::Word:
        return anyOf({s("on"), s("off"), s("auto"), s("windows"), s("linux"), s("amd64"), s("arm"),
                      s("local"), s("go1.24.4"), s("1"), s("0"), s("v3"), s("sse2")});
    case Kind::Words: return anyOf({s("-mod=mod"), s("gcc"), s("-v -x"), s("C:\\tools\\gcc.exe")});
    case Kind::Text: break;
    }
    return anyOf({s("sum.golang.org"), s("off"), s("public:git,private:all"), s("-O2 -g"),
                  s("C:\\temp"), s("C:\\Users\\li\\AppData\\Local\\Temp"),
                  s("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8")});
}

/// What people, input methods and other systems make of a value.
QString spoilt(const QString& value, int how)
{
    switch (how) {
    case 0: return u'"' + value + u'"';
    case 1: return u'\'' + value + u'\'';
    case 2: return u' ' + value;
    case 3: return value + u' ';
    case 4: return value + u'\t';
    case 5: return value + s("\r\n");
    case 6: return QString(value).replace(u':', QChar(0xFF1A)).replace(u',', QChar(0xFF0C));
    case 7: return QString(value).replace(u';', QChar(0xFF1B)) + QChar(0xFF1B) + s("C:\\tools");
    case 8: return QChar(0x200B) + value;
    case 9: return value + QChar(0x00A0);
    case 10: return u';' + value + s(";;");
    case 11: return value + u';';
    case 12: return value + u',';
    case 13: return QChar(0x201C) + value + QChar(0x201D);
    case 14: return value.section(s("://"), -1);
    case 15: return u'"' + value;
    case 16: return value.toUpper();
    case 17: return value + u'\x1b';
    default: return value;
    }
}

rc::Gen<QString> anAlienValue()
{
    return anyOf({s("banana"),
                  s("go"),
                  s("go\\bin"),
                  s("~\\go"),
                  s("~/go"),
                  s("/c/go"),
                  s("/usr/local/go"),
                  s("$HOME/go"),
                  s("%NOTHING%\\go"),
                  s("%GOPATH%\\bin"),
                  s("C:\\"),
                  s("C:"),
                  s("C:go"),
                  s("\\go"),
                  s("Z:\\go"),
                  s("C:\\gone\\deep"),
                  s("\\\\server\\share\\go"),
                  s("C:/go/work"),
                  s("C:\\Windows"),
                  s("C:\\Windows\\System32"),
                  s("C:\\Program Files\\Go\\bin"),
                  s("C:\\old\\go"),
                  s(";"),
                  s(" "),
                  s("\""),
                  s("C:\\a<b"),
                  s("C:\\nul"),
                  s("C:\\tools\\file.txt"),
                  s("\\\\?\\C:\\go"),
                  s("C:\\tools\\..\\x"),
                  s("C:\\Users\\li"),
                  s("C:\\") + QString(300, u'x'),
                  s("C:\\") + QString(33'000, u'y')});
}

/// Whether faults of the second setting show only once the first one is right: GOARCH says which
/// processor's level Go looks at, and a variable is a part of the value that names it.
bool hidesFaults(const OddSetting& setting, const OddSetting& other)
{
    const QStringList levels = {s("GO386"),   s("GOAMD64"),   s("GOARM"),
                                s("GOARM64"), s("GOMIPS"),    s("GOMIPS64"),
                                s("GOPPC64"), s("GORISCV64"), s("GOWASM")};
    const QString meant = gosettings::meantName(setting.name);
    const QString name = meant.isEmpty() ? setting.name : meant;
    return (name == s("GOARCH") && levels.contains(other.name)) ||
           other.value.contains(u'%' + name + u'%', Qt::CaseInsensitive);
}

OddSetting anOddSetting()
{
    OddSetting odd;
    odd.name = *anyOf(judgedNames());
    const QString right = *aRightValue(odd.name);
    const int how = *rc::gen::resize(100, rc::gen::inRange(0, 26));
    odd.value = *rc::gen::weightedOneOf<QString>(
        {{3, rc::gen::just(spoilt(right, how))}, {2, anAlienValue()}});
    odd.place = *rc::gen::element(Place::User, Place::System, Place::GoFile, Place::RootFile);
    odd.kind = *rc::gen::element(RegKind::String, RegKind::ExpandString);
    if (!gosettings::isSettingName(odd.name) && gosettings::meantName(odd.name).isEmpty() &&
        odd.place > Place::System)
        odd.place = Place::System; // Go's files hold settings of Go alone
    return odd;
}

bool namesOne(const QString& entry, const QStringList& variables)
{
    return std::ranges::any_of(variables, [&](const QString& name) {
        return entry.contains(u'%' + name + u'%', Qt::CaseInsensitive);
    });
}

/// What a bad value hides in an entry is another fault, seen once it is gone: the entry of an odd
/// variable is sound in itself.
QString anOddEntry(const QStringList& oddNames)
{
    const QString right =
        *anyOf({s("C:\\tools"), s("C:\\gone"), s("%USERPROFILE%\\go\\bin"), s("%GOPATH%\\bin"),
                s("%GOBIN%"), s("%GOROOT%\\bin"), s("C:\\old\\go\\bin"), s("C:\\work\\bin"),
                s("C:\\Program Files\\Go\\bin"), s("C:\\Program Files\\Go\\bin\\go.exe"),
                s("%PUBLIC%\\bin"), s("%ProgramFiles%\\Go\\bin"), s("%NOTHING%\\bin")});
    const int how = namesOne(right, oddNames) ? 25 : *rc::gen::resize(100, rc::gen::inRange(0, 26));
    return *rc::gen::weightedOneOf<QString>(
        {{3, rc::gen::just(spoilt(right, how))},
         {1, anyOf({s("bin"), s("~\\go\\bin"), s("/c/go/bin"), s("."), s(""), s("\\go\\bin"),
                    s("C:bin"), s("\\\\server\\share\\bin"), s("C:\\"), s("C:\\a<b")})}});
}

QByteArray goFileBytes(const std::vector<OddSetting>& settings, int how)
{
    QByteArray text;
    const QByteArray lineEnd = how == 2 ? QByteArray("\r\n") : QByteArray("\n");
    for (const OddSetting& odd : settings) {
        if (odd.place == Place::GoFile)
            text += (how == 5 ? "  " : "") + odd.name.toUtf8() + '=' + odd.value.toUtf8() + lineEnd;
    }
    switch (how) {
    case 1: return "\xef\xbb\xbf" + text;
    case 3: {
        const QString wide = QChar(0xFEFF) + QString::fromUtf8(text);
        return {reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2};
    }
    case 4: return text + "GOPRIVATE=\xd6\xd0\xce\xc4" + lineEnd; // GBK
    case 6: return text + "GOFLAGS = -v" + lineEnd + "nonsense" + lineEnd;
    default: return text;
    }
}

struct OddMachine
{
    MachineImage image = soundImage();
    QString description;

    OddMachine()
    {
        image.go(s("C:\\old\\go"), s("go1.19.13"));
        for (const char* folder : {"C:\\tools", "C:\\Users\\Public\\bin", "C:\\Users\\li\\dev\\go"})
            image.folder(s(folder));
        image.file(s("C:\\tools\\file.txt")).content("x");
        // A setting that becomes readable must not ask for a git that nobody has.
        image.file(s("C:\\Windows\\System32\\git.exe")).pe(Arch::Amd64);
        if (*rc::gen::weightedElement<bool>({{3, true}, {1, false}}))
            image.setVariable(Hive::LocalMachine, s("PATHEXT"), RegKind::String,
                              s(".COM;.EXE;.BAT;.CMD;.VBS;.JS"));
        paths(settings());
    }

  private:
    /// The names of what it has set, or was meant to set.
    QStringList settings()
    {
        std::vector<OddSetting> odd;
        for (int left = *rc::gen::resize(100, rc::gen::inRange(1, 4)); left > 0; --left) {
            OddSetting one = anOddSetting();
            // One place each: what a bad value has hidden is another fault, seen once it is gone.
            const auto same = [&](const OddSetting& o) {
                return o.name.trimmed().toUpper() == one.name.trimmed().toUpper();
            };
            const auto hides = [&](const OddSetting& o) { return hidesFaults(o, one); };
            const auto isHidden = [&](const OddSetting& o) { return hidesFaults(one, o); };
            if (std::ranges::none_of(odd, same) && std::ranges::none_of(odd, hides) &&
                std::ranges::none_of(odd, isHidden))
                odd.push_back(one);
        }
        const auto isRoot = [](const OddSetting& o) {
            return o.name.trimmed().startsWith(s("GOROOT"), Qt::CaseInsensitive);
        };
        // A wrong GOROOT hides that tree's file: its faults show once GOROOT is put right.
        const bool hidesRootFile = std::ranges::any_of(odd, isRoot);
        QByteArray rootFile;
        for (OddSetting& one : odd) {
            if (one.place == Place::RootFile && hidesRootFile)
                one.place = Place::GoFile;
            if (one.place == Place::User || one.place == Place::System)
                image.setVariable(one.place == Place::User ? Hive::CurrentUser : Hive::LocalMachine,
                                  one.name, one.kind, one.value);
            else if (one.place == Place::RootFile)
                rootFile += one.name.toUtf8() + '=' + one.value.toUtf8() + '\n';
            description += s("%1 [%2] = %3\n")
                               .arg(one.name)
                               .arg(static_cast<int>(one.place))
                               .arg(one.value.left(80));
        }
        // Behind the lines that every go.env has since Go 1.21.
        if (!rootFile.isEmpty())
            image.file(goRoot + s("\\go.env"))
                .content("GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\n" +
                         rootFile);
        int how = *rc::gen::resize(100, rc::gen::inRange(0, 7));
        const auto hasName = [&](const char* name) {
            return std::ranges::any_of(odd, [&](const OddSetting& o) { return o.name == s(name); });
        };
        if ((how == 4 && hasName("GOPRIVATE")) || (how == 6 && hasName("GOFLAGS")))
            how = 0; // that file has a line of this name
        const QByteArray bytes = goFileBytes(odd, how);
        if (!bytes.isEmpty())
            image.file(goEnvFile).content(bytes);
        description += s("file %1\n").arg(how);
        QStringList names;
        for (const OddSetting& one : odd) {
            const QString meant = gosettings::meantName(one.name);
            names << (meant.isEmpty() ? one.name : meant);
        }
        return names;
    }

    void paths(const QStringList& oddNames)
    {
        QStringList own;
        if (*rc::gen::weightedElement<bool>({{3, true}, {1, false}}))
            own << s("%USERPROFILE%\\go\\bin");
        QStringList wide = {s("%SystemRoot%\\System32"), goRoot + s("\\bin")};
        for (int left = *rc::gen::resize(100, rc::gen::inRange(0, 3)); left > 0; --left) {
            const QString entry = anOddEntry(oddNames);
            const bool isOfOdd = namesOne(entry, oddNames);
            QStringList& scope = *rc::gen::arbitrary<bool>() ? own : wide;
            // Which other entry it doubles shows once the variable is right: it stands alone.
            if (isOfOdd) {
                own.clear();
                wide.resize(2);
            }
            scope << entry;
            if (isOfOdd)
                break;
        }
        setPath(image, Hive::CurrentUser, own);
        setPath(image, Hive::LocalMachine, wide);
        description += s("user %1\nsystem %2\n").arg(own.join(u';'), wide.join(u';'));
    }
};

struct Trace
{
    std::map<QString, std::pair<RegKind, QByteArray>> variables;
    std::optional<QByteArray> goFile;

    bool operator==(const Trace&) const = default;
};

Trace traceOf(PracticeMachine& machine)
{
    const auto& files = machine.image().files;
    const auto file = files.find(winpath::key(goEnvFile));
    return {environmentBytes(machine),
            file == files.end() ? std::nullopt : file->second.contentBytes()};
}

/// By rule, and by rule and subject.
QMap<QString, Status> gravestIn(const Report& report)
{
    QMap<QString, Status> worst;
    for (const Finding& finding : report.findings) {
        for (const QString& key : {finding.id, QString(finding.id + u'\n' + finding.subject)})
            worst[key] = std::max(worst.value(key, Status::Ok), finding.status);
    }
    return worst;
}

/// A folder where others may put programs never comes onto PATH: that stays a person's decision.
bool isOpenToOthers(const Finding& finding)
{
    return finding.id == s("path.missing-gobin") &&
           finding.evidence.back().english().contains(s("other users can put programs"));
}

/// The folder that `/c/go` stands for is looked at by the next check only, and comes onto PATH
/// then.
bool isUnixPath(const Plan& plan, const QString& ruleId)
{
    return ruleId == s("path.missing-gobin") &&
           std::ranges::any_of(plan.changes, [](const PlannedChange& planned) {
               return planned.ruleIds.contains(s("env.unix-path"));
           });
}

bool touches(const Plan& plan, const QStringList& names)
{
    return std::ranges::any_of(plan.changes, [&](const PlannedChange& planned) {
        const auto* variable = std::get_if<SetVariable>(&planned.change);
        const auto* line = std::get_if<WriteGoEnv>(&planned.change);
        return (variable && names.contains(variable->name)) || (line && names.contains(line->name));
    });
}

/// What was there all the time, and what Go did not come to: a compiler while it built for another
/// system, where there is no cgo.
bool mayShow(const Plan& plan, const Finding& finding)
{
    return isOpenToOthers(finding) || isUnixPath(plan, finding.id) ||
           (topicOf(finding.id) == s("cgo") && touches(plan, {s("GOOS"), s("GOARCH")}));
}

QString worseThings(const Report& before, const Report& after, const Plan& plan)
{
    QString text;
    const auto was = gravestIn(before);
    for (const Finding& finding : after.findings) {
        const QString key = finding.id + u'\n' + finding.subject;
        const bool known = was.value(key, Status::Ok) >= finding.status;
        if (finding.status < Status::Warning || known || mayShow(plan, finding))
            continue;
        QStringList lines;
        for (const Text& line : finding.evidence)
            lines << line.english().left(200);
        text += s("WORSE %1 [%2] %3: %4\n")
                    .arg(finding.id, toString(finding.status), finding.subject.left(100),
                         lines.join(s(" | ")));
    }
    return text;
}

QStringList recommendedIn(const Report& report)
{
    QStringList all;
    for (const Finding& finding : report.findings) {
        for (const Fix& fix : finding.fixes) {
            if (fix.recommended && isTold(finding))
                all << finding.id + s(": ") + fix.title.english().left(120);
        }
    }
    return all;
}

/// Entries that Windows would look for below the current folder.
QStringList relativeEntries(const Report& report)
{
    QStringList relative;
    for (const PathEntry& entry : report.facts.path->effective()) {
        if (!entry.hasVariable && !winpath::isAbsolute(entry.folder))
            relative << entry.raw;
    }
    return relative;
}

QString textOf(const Plan& plan)
{
    QString text;
    for (const PlannedChange& planned : plan.changes)
        text +=
            s("PLAN %1 <- %2\n").arg(titleOf(planned.change).english(), planned.ruleIds.join(u','));
    for (const LeftOut& left : plan.leftOut)
        text +=
            s("LEFT OUT %1 <- %2: %3\n")
                .arg(titleOf(left.change).english(), left.ruleIds.join(u','), left.why.english());
    return text;
}

/// What is wrong with one round; empty where nothing is.
QString faultsOfRound(const Report& before, const Report& after, const Plan& plan, int round)
{
    QString faults = worseThings(before, after, plan);
    for (const LeftOut& left : plan.leftOut)
        faults += s("LEFTOUT %1 %2\n").arg(left.ruleIds.join(u','), left.why.english());
    const QStringList was = recommendedIn(before);
    for (const QString& fix : recommendedIn(after)) {
        // Its right name has come free, or its line can be read now.
        const bool mayCome = round == 0 && (fix.startsWith(s("env.misspelt-name")) ||
                                            isUnixPath(plan, fix.section(u':', 0, 0)));
        if (!mayCome && (round > 0 || !was.contains(fix)))
            faults += s("NEWFIX %1\n").arg(fix);
    }
    return faults;
}

} // namespace

RC_GTEST_PROP(Recommended, CanBeDoneMakesNothingWorseAndComesToAnEnd, ())
{
    RC_ASSERT(seeded);
    const OddMachine odd;
    const auto opened = PracticeMachine::fromImage(odd.image);
    RC_ASSERT(opened.has_value());
    const std::shared_ptr<PracticeMachine> machine = (*opened)->copy();
    RC_LOG() << odd.description.toStdString();
    const Trace untouched = traceOf(*machine);
    PlanRequest request;
    request.install = InstallGo::Never;
    QString faults;
    int runs = 0;
    Report before = check(machine, {}, {}).report;
    const QStringList relativeAtFirst = relativeEntries(before);
    for (int round = 0; round < 3 && !recommendedIn(before).isEmpty(); ++round) {
        const auto plan = recommend(machine, before, request);
        RC_ASSERT(plan.has_value());
        RC_LOG() << textOf(*plan).toStdString();
        const RunReport done = run(*machine, *plan);
        if (!done.succeeded())
            faults += s("RUN %1\n").arg(done.error->english());
        runs += plan->changes.empty() ? 0 : 1;
        const Report after = check(machine, {}, {}).report;
        const QString some = faultsOfRound(before, after, *plan, round);
        if (!some.isEmpty())
            faults += s("round %1\n").arg(round) + textOf(*plan) + some;
        before = after;
    }
    for (const QString& fix : recommendedIn(before))
        faults += s("NOEND %1\n").arg(fix);
    for (const QString& entry : relativeEntries(before)) {
        if (!relativeAtFirst.contains(entry))
            faults += s("RELATIVE %1\n").arg(entry);
    }
    for (; runs > 0; --runs) {
        const UndoReport undone = undoLast(*machine);
        if (!undone.succeeded())
            faults += s("UNDO %1\n").arg(undone.error->english());
    }
    if (traceOf(*machine) != untouched)
        faults += s("UNDO other bytes\n");
    if (!faults.isEmpty())
        RC_FAIL(faults.toStdString());
}
