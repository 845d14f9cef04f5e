// SPDX-License-Identifier: Apache-2.0
#include "gosettings/EditorSettings.h"

#include "base/JsonWithComments.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace gosetup::gosettings {

namespace {

const QString alternateToolsName = QStringLiteral("go.alternateTools");
const QString toolsEnvVarsName = QStringLiteral("go.toolsEnvVars");
const QString languageServerName = QStringLiteral("go.useLanguageServer");

std::optional<EditorSetting> textSetting(const QJsonObject& object, const QByteArray& file,
                                         const QString& name)
{
    const QString value = object.value(name).toString();
    // The extension takes an empty text for "not set".
    if (value.trimmed().isEmpty())
        return std::nullopt;
    return EditorSetting{name, value, json::lineOfMember(file, {name})};
}

std::vector<EditorSetting> memberSettings(const QJsonObject& object, const QByteArray& file,
                                          const QString& name, const QStringList& only)
{
    std::vector<EditorSetting> found;
    const QJsonObject members = object.value(name).toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        const QString value = it.value().toString();
        if (value.trimmed().isEmpty() || (!only.isEmpty() && !only.contains(it.key())))
            continue;
        found.push_back(
            {name + u'.' + it.key(), value, json::lineOfMember(file, {name, it.key()})});
    }
    return found;
}

QString quotedJson(const QString& text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

/// One line of the file that is made for an image, and what is written on it.
struct SettingLine
{
    int line = 0;
    QString text;
};

void addLine(std::vector<SettingLine>& lines, const std::optional<EditorSetting>& setting)
{
    if (!setting)
        return;
    const QString value =
        setting->name == languageServerName ? setting->value : quotedJson(setting->value);
    lines.push_back(
        {setting->line, QStringLiteral("%1: %2,").arg(quotedJson(setting->name), value)});
}

/// Members of an object stand on their lines too; the object begins with the first of them.
void addMembers(std::vector<SettingLine>& lines, const QString& name,
                std::vector<EditorSetting> members)
{
    if (members.empty())
        return;
    std::ranges::sort(members, {}, &EditorSetting::line);
    QString text = quotedJson(name) + QStringLiteral(": {");
    int line = members.front().line;
    const int first = line;
    for (const EditorSetting& member : members) {
        text += QString(std::max(0, member.line - line), u'\n');
        text +=
            QStringLiteral("%1: %2,").arg(quotedJson(memberOf(member)), quotedJson(member.value));
        line = std::max(line, member.line);
    }
    lines.push_back({first, text + QStringLiteral("},")});
}

} // namespace

Result<EditorSettings> editorSettings(const QByteArray& file)
{
    const auto object = json::parseObjectWithComments(file);
    GOSETUP_RETURN_IF_FAILED(object);
    EditorSettings settings;
    settings.goroot = textSetting(*object, file, QStringLiteral("go.goroot"));
    settings.gopath = textSetting(*object, file, QStringLiteral("go.gopath"));
    settings.toolsGopath = textSetting(*object, file, QStringLiteral("go.toolsGopath"));
    settings.alternateTools = memberSettings(*object, file, alternateToolsName, {});
    // Others may hold what is nobody's business.
    settings.toolsEnvVars = memberSettings(
        *object, file, toolsEnvVarsName,
        {QStringLiteral("GOROOT"), QStringLiteral("GOPATH"), QStringLiteral("GOBIN")});
    const QJsonValue server = object->value(languageServerName);
    if (server.isBool()) {
        settings.languageServer = EditorSetting{
            languageServerName, server.toBool() ? QStringLiteral("true") : QStringLiteral("false"),
            json::lineOfMember(file, {languageServerName})};
    }
    return settings;
}

QByteArray editorSettingsFileOf(const EditorSettings& settings)
{
    std::vector<SettingLine> lines;
    for (const auto& setting :
         {settings.goroot, settings.gopath, settings.toolsGopath, settings.languageServer})
        addLine(lines, setting);
    addMembers(lines, alternateToolsName, settings.alternateTools);
    addMembers(lines, toolsEnvVarsName, settings.toolsEnvVars);
    std::ranges::stable_sort(lines, {}, &SettingLine::line);
    QString text = QStringLiteral("{");
    int line = 1;
    for (const SettingLine& one : lines) {
        if (one.line > line) {
            text += QString(one.line - line, u'\n');
            line = one.line;
        }
        text += one.text;
        line += static_cast<int>(one.text.count(u'\n'));
    }
    return (text + QStringLiteral("}\n")).toUtf8();
}

QString memberOf(const EditorSetting& setting)
{
    return setting.name.section(u'.', 2);
}

bool dependsOnWorkspace(const QString& value)
{
    static const QRegularExpression workspace(
        QStringLiteral(R"(\$\{workspace(Folder|Root|FolderBasename)\})"));
    return workspace.match(value).hasMatch();
}

QString expandEditorValue(const QString& value, const winpath::VariableLookup& variables,
                          const QString& userProfile)
{
    static const QRegularExpression reference(QStringLiteral(R"(\$\{env:([^}]+)\})"));
    QString text;
    qsizetype at = 0;
    for (auto it = reference.globalMatch(value); it.hasNext();) {
        const auto match = it.next();
        text += value.mid(at, match.capturedStart() - at);
        text += variables(match.captured(1).trimmed());
        at = match.capturedEnd();
    }
    text += value.mid(at);
    // As path.join() does it, `~x` is a folder of the profile too.
    return text.startsWith(u'~') ? winpath::clean(winpath::join(userProfile, text.mid(1))) : text;
}

} // namespace gosetup::gosettings
