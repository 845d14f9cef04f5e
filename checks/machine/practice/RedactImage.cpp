// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RedactImage.h"

#include "base/CommandVariables.h"
#include "gosettings/GitRewrites.h"
#include "gosettings/ShownAddress.h"
#include "machine/Names.h"
#include "machine/practice/ImageJson.h"
#include "machine/practice/KeptVariables.h"
#include "machine/practice/RedactEditors.h"
#include "paths/WindowsPath.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

/// Of these keys checks read texts; of all others only numbers are kept.
bool isOurText(const QString& foldedKey, const QString& value)
{
    const QString name = value.toLower();
    if (foldedKey.contains(QLatin1String("\\onedrive\\accounts\\")))
        return name == QLatin1String("userfolder") || name == QLatin1String("displayname");
    if (foldedKey.contains(QLatin1String("\\currentversion\\uninstall\\")))
        return name == QLatin1String("displayname") || name == QLatin1String("installlocation") ||
               name == QLatin1String("displayversion") || name == QLatin1String("publisher");
    for (const char* ours : {"\\explorer\\user shell folders", "\\currentversion\\app paths\\",
                             "\\goprogramminglanguage"}) {
        if (foldedKey.contains(QLatin1String(ours)))
            return true;
    }
    return false;
}

/// What a doskey command takes over, without what it makes of it.
QString macroNamesOnly(const QString& text)
{
    static const QRegularExpression macro(QStringLiteral("(^|[\\s\"&])([\\w.-]+)\\s*=[^&|\\r\\n]*"),
                                          QRegularExpression::MultilineOption);
    return QString(text).replace(macro, QStringLiteral("\\1\\2=***"));
}

QString redactedAutoRun(const QString& text)
{
    if (!text.contains(QLatin1String("doskey"), Qt::CaseInsensitive))
        return QString::fromLatin1(redactedSecret);
    static const QRegularExpression option(QStringLiteral("/macrofile\\s*=\\s*(?:\"[^\"]+\"|\\S+)"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QString file = option.match(text).captured(0);
    if (!file.isEmpty())
        return QStringLiteral("doskey ") + file;
    return macroNamesOnly(text);
}

bool holdsProxy(const QString& name)
{
    return gosettings::isProxyVariable(name) ||
           name.compare(QLatin1String("GOPROXY"), Qt::CaseInsensitive) == 0;
}

/// A value that has a secret in a place of its own gives way to one that Go judges alike.
QString withoutProxySecret(const QString& name, const QString& value)
{
    const QString secret = QString::fromLatin1(redactedSecret);
    return gosettings::isProxyVariable(name) ? gosettings::proxyStandIn(value, secret)
                                             : gosettings::proxyListStandIn(value, secret);
}

void empty(ImageKey::Value& value)
{
    value.value = value.value.isText() ? RegValue::fromText(value.value.kind, {})
                                       : RegValue{value.value.kind, {}};
    value.redacted = true;
}

bool isNumber(RegKind kind)
{
    return kind == RegKind::Dword || kind == RegKind::Qword;
}

/// Stands in for commands: no word of them is kept, but two that differ still do, so that a check
/// of the image finds the same.
class CommandStandIns
{
  public:
    [[nodiscard]] QString of(const QString& command)
    {
        if (command.isEmpty())
            return {};
        const QString secret = QString::fromLatin1(redactedSecret);
        const auto known = m_numbers.constFind(command);
        const qsizetype number = known == m_numbers.constEnd() ? m_numbers.size() + 1 : *known;
        m_numbers.insert(command, number);
        return number == 1 ? secret : secret + QString::number(number);
    }

  private:
    QHash<QString, qsizetype> m_numbers;
};

void dropForeignValues(MachineImage& image, CommandStandIns& commands)
{
    const QSet<QString> keep = variablesToKeep(image);
    for (auto& [folded, key] : image.registry) {
        const bool environment = isEnvironmentKey(folded);
        const bool processor = folded.endsWith(QLatin1String("\\command processor"));
        for (auto& [name, value] : key.values) {
            if (isNumber(value.value.kind))
                continue;
            const bool autoRun = processor && name == QLatin1String("autorun");
            if (autoRun && value.value.isText()) {
                value.value =
                    RegValue::fromText(value.value.kind, redactedAutoRun(value.value.text()));
                continue;
            }
            if (environment && holdsCommand(value.name) && value.value.isText()) {
                value.value = RegValue::fromText(value.value.kind, commands.of(value.value.text()));
                continue;
            }
            if (environment && value.value.isText() && holdsProxy(value.name)) {
                value.value = RegValue::fromText(
                    value.value.kind, withoutProxySecret(value.name, value.value.text()));
                continue;
            }
            const bool ours =
                environment ? keep.contains(value.name.toUpper()) : isOurText(folded, value.name);
            const bool textual = value.value.isText() || value.value.kind == RegKind::MultiString;
            if (!ours || !textual)
                empty(value);
        }
    }
    if (!image.processEnvironment)
        return;
    for (auto it = image.processEnvironment->begin(); it != image.processEnvironment->end(); ++it) {
        if (holdsCommand(it.key()))
            it.value() = commands.of(it.value());
        else if (holdsProxy(it.key()))
            it.value() = withoutProxySecret(it.key(), it.value());
        else if (!keep.contains(it.key()))
            it.value().clear();
    }
}

/// KEY=VALUE lines of `go env -w`: as with variables, only ours keep their values.
QByteArray redactedGoEnv(const QByteArray& bytes, CommandStandIns& commands)
{
    QStringList lines = QString::fromUtf8(bytes).split(u'\n');
    for (QString& line : lines) {
        const auto equals = line.indexOf(u'=');
        if (equals <= 0)
            continue;
        if (holdsCommand(line.left(equals)))
            line = line.left(equals + 1) + commands.of(line.mid(equals + 1).trimmed());
        else if (holdsProxy(line.left(equals)))
            line =
                line.left(equals + 1) + withoutProxySecret(line.left(equals), line.mid(equals + 1));
        else if (!isOurVariable(line.left(equals).trimmed()))
            line = line.left(equals + 1);
    }
    return lines.join(u'\n').toUtf8();
}

enum class Content
{
    Keep,
    GoEnv,
    Git,
    Macros,
    Drop
};

/// Whether a value of this name (a variable, a command) speaks of the file.
bool isNamedBy(const MachineImage& image, const QString& valueName, const QString& fileName)
{
    return std::any_of(image.registry.begin(), image.registry.end(), [&](const auto& entry) {
        const auto value = entry.second.values.find(valueName);
        return value != entry.second.values.end() &&
               value->second.value.text().contains(fileName, Qt::CaseInsensitive);
    });
}

Content contentOf(const MachineImage& image, const FileNode& node)
{
    const QString name = winpath::fileName(node.path).toLower();
    if (name == QLatin1String("version") || name == QLatin1String("go.env") ||
        name.startsWith(QLatin1String(".gosetup-")))
        return Content::Keep;
    if (name == QLatin1String("env") || isNamedBy(image, QStringLiteral("goenv"), name))
        return Content::GoEnv;
    if (name == QLatin1String(".gitconfig") || name == QLatin1String("gitconfig") ||
        winpath::key(node.path).endsWith(QLatin1String("\\git\\config")) ||
        isNamedBy(image, QStringLiteral("git_config_global"), name))
        return Content::Git;
    if (isNamedBy(image, QStringLiteral("autorun"), name))
        return Content::Macros;
    return Content::Drop;
}

/// A reparse buffer may hold the profile's path: the name gives way to one of the same length, so
/// that the lengths in the buffer stay true.
QByteArray withoutName(const QByteArray& data, const QString& name, const QString& standIn)
{
    if (name.isEmpty())
        return data;
    QByteArray result = data;
    const QString folded = name.toCaseFolded();
    const qsizetype bytes = 2 * name.size();
    for (qsizetype at = 0; at + bytes <= result.size(); ++at) {
        const QString here(reinterpret_cast<const QChar*>(result.mid(at, bytes).constData()),
                           name.size());
        if (here.toCaseFolded() != folded)
            continue;
        for (qsizetype i = 0; i < standIn.size(); ++i) {
            result[at + 2 * i] = static_cast<char>(standIn[i].unicode() & 0xFF);
            result[at + 2 * i + 1] = static_cast<char>(standIn[i].unicode() >> 8);
        }
    }
    return result;
}

/// Whose profiles are anywhere in the image but the person's own, in an order that stays.
QStringList otherProfiles(const MachineImage& image, const QString& user)
{
    QSet<QString> found;
    MachineImage copy = image;
    changeTexts(copy, [&](const QString& text) {
        for (const QString& name : profilesIn(text))
            found.insert(name.toCaseFolded());
        return text;
    });
    found.remove(user.toCaseFolded());
    QStringList names(found.begin(), found.end());
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) {
        return std::pair(a.size(), a) < std::pair(b.size(), b);
    });
    return names;
}

/// A name of the same length and alphabet that is nobody's: "li" → "xx", "李 Ming" → "某 xxxx".
QString nameOfSameShape(const QString& name)
{
    QString shape = name;
    for (QChar& c : shape) {
        if (c.unicode() > 127)
            c = QChar(u'\u67d0'); // the character for "somebody"
        else if (c.isLetterOrNumber())
            c = u'x';
    }
    return shape;
}

struct People
{
    QString user;
    QString standIn;
    QStringList others;
};

void redactFiles(MachineImage& image, const People& people, CommandStandIns& commands)
{
    for (auto& [key, node] : image.files) {
        node.reparseData = withoutName(node.reparseData, people.user, people.standIn);
        for (const QString& other : people.others)
            node.reparseData = withoutName(node.reparseData, other, nameOfSameShape(other));
        if (!node.bytes)
            continue;
        if (auto kept = redactedEditorFile(node.path, *node.bytes)) {
            node.content(*kept);
            continue;
        }
        switch (contentOf(image, node)) {
        case Content::Keep: break;
        case Content::GoEnv: node.content(redactedGoEnv(*node.bytes, commands)); break;
        case Content::Git:
            node.content(gosettings::gitFileOf(gosettings::gitRewrites(*node.bytes)));
            break;
        case Content::Macros:
            node.content(macroNamesOnly(QString::fromUtf8(*node.bytes)).toUtf8());
            break;
        case Content::Drop: node.bytes.reset(); break; // its size stays
        }
    }
}

void redactPrograms(MachineImage& image)
{
    for (ImageProgram& program : image.programs) {
        // Command lines are none of our business, our own question apart.
        if (program.arguments && *program.arguments != QStringList{QStringLiteral("version")})
            program.arguments.reset();
    }
    for (RunningProcess& process : image.running)
        process.path.clear();
    image.network.proxy.user.clear();
    image.network.proxy.password.clear();
}

} // namespace

RedactionNames namesOf(const MachineImage& image)
{
    RedactionNames names;
    names.userName = image.system.userName;
    names.computerName = image.system.computerName;
    names.profiles << image.folders.userProfile;
    for (const auto& [folded, key] : image.registry) {
        if (!folded.contains(QLatin1String("\\onedrive\\accounts\\")))
            continue;
        for (const auto& [name, value] : key.values) {
            if (!value.value.isText())
                continue;
            if (name == QLatin1String("userfolder"))
                names.organizations << organizationOf(value.value.text());
            if (name == QLatin1String("displayname"))
                names.organizations << value.value.text();
        }
    }
    const QMap<QString, QString> block =
        image.processEnvironment ? *image.processEnvironment : freshEnvironment(image);
    for (const char* variable : {"ONEDRIVE", "ONEDRIVECOMMERCIAL"})
        names.organizations << organizationOf(block.value(QString::fromLatin1(variable)));
    names.organizations.removeAll(QString());
    names.organizations.removeDuplicates();
    return names;
}

MachineImage redactImage(const MachineImage& original)
{
    MachineImage image = original;
    RedactionNames names = namesOf(image);
    const QString user = winpath::fileName(image.folders.userProfile);
    const QString shape = nameOfSameShape(user.isEmpty() ? image.system.userName : user);
    names.others = otherProfiles(image, user);
    const Redactor redactor(names);
    CommandStandIns commands;
    dropForeignValues(image, commands);
    redactFiles(image, {user, shape, names.others}, commands);
    redactPrograms(image);
    const QString token = QString::fromLatin1(userNameToken);
    changeTexts(image, [&](QString text) {
        // A reference that a person wrote must stay one, and not give way to the stand-in.
        text.replace(token, token.toLower(), Qt::CaseInsensitive);
        return redactor.redact(text);
    });
    image.system.userName = token;
    image.system.computerName = QString::fromLatin1(redactedComputer);
    image.redaction = ImageRedaction{shape};
    return image;
}

} // namespace gosetup
