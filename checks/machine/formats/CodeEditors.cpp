// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/CodeEditors.h"

#include "paths/WindowsPath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QVersionNumber>

#include <algorithm>

namespace gosetup {

namespace {

const std::vector<CodeEditor>& allCodeEditors()
{
    static const std::vector<CodeEditor> all = {
        {"vscode",
         "Visual Studio Code",
         "Code.exe",
         "bin\\code.cmd",
         "Code",
         ".vscode",
         "Microsoft VS Code",
         {"{771FD6B0-FA20-440A-A002-3B3BAC16DC50}_is1",
          "{D628A17A-9713-46BF-8D57-E671B46A741E}_is1",
          "{D9E514E7-1A56-452D-9337-2990C0DC4310}_is1",
          "{EA457B21-F73E-494C-ACAB-524FDE069978}_is1",
          "{A5270FC5-65AD-483E-AC30-2C276B63D0AC}_is1",
          "{F8A2A208-72B3-4D61-95FC-8A65D340689B}_is1"}},
        {"vscode-insiders",
         "Visual Studio Code - Insiders",
         "Code - Insiders.exe",
         "bin\\code-insiders.cmd",
         "Code - Insiders",
         ".vscode-insiders",
         "Microsoft VS Code Insiders",
         {"{217B4C08-948D-4276-BFBB-BEE930AE5A2C}_is1"}},
        {"vscodium",
         "VSCodium",
         "VSCodium.exe",
         "bin\\codium.cmd",
         "VSCodium",
         ".vscode-oss",
         "VSCodium",
         {}},
        {"cursor",
         "Cursor",
         "Cursor.exe",
         "resources\\app\\bin\\cursor.cmd",
         "Cursor",
         ".cursor",
         "cursor",
         {}},
        {"windsurf",
         "Windsurf",
         "Windsurf.exe",
         "bin\\windsurf.cmd",
         "Windsurf",
         ".windsurf",
         "Windsurf",
         {}},
    };
    return all;
}

/// "C:\A\resources\app\out\cli.js" of "%~dp0..\resources\app\out\cli.js", where `%~dp0` is the
/// folder of the script, with a `\` at its end.
QString besideScript(const QString& text, const QString& scriptFile)
{
    QString path = text;
    path.remove(0, QStringLiteral("%~dp0").size());
    return winpath::clean(winpath::join(winpath::parent(scriptFile), path));
}

bool isExtension(const QJsonValue& entry, const QString& id)
{
    const QJsonValue own = entry.toObject().value(QLatin1String("identifier"));
    return own.toObject().value(QLatin1String("id")).toString().compare(id, Qt::CaseInsensitive) ==
           0;
}

/// The name of the folder: since 1.77 of its own, before that the end of a path.
QString folderOfEntry(const QJsonObject& entry)
{
    const QString relative = entry.value(QLatin1String("relativeLocation")).toString();
    if (!relative.isEmpty())
        return relative;
    const QJsonValue location = entry.value(QLatin1String("location"));
    const QString path = location.isString()
                             ? location.toString()
                             : location.toObject().value(QLatin1String("path")).toString();
    return path.section(u'/', -1);
}

/// Nothing else than the extension's own entries changes.
QJsonArray otherExtensions(const QByteArray& extensionsJson, const QString& id)
{
    QJsonArray others;
    for (const QJsonValue entry : QJsonDocument::fromJson(extensionsJson).array()) {
        if (!isExtension(entry, id))
            others.append(entry);
    }
    return others;
}

} // namespace

std::span<const CodeEditor> codeEditors()
{
    return allCodeEditors();
}

const CodeEditor* codeEditor(const QString& id)
{
    const auto found = std::ranges::find_if(
        allCodeEditors(), [&](const CodeEditor& one) { return id == QLatin1String(one.id); });
    return found == allCodeEditors().end() ? nullptr : &*found;
}

const CodeEditor* codeEditorOfProgram(const QString& program)
{
    const QString name = winpath::fileName(program);
    const auto found = std::ranges::find_if(allCodeEditors(), [&](const CodeEditor& one) {
        return name.compare(QLatin1String(one.program), Qt::CaseInsensitive) == 0;
    });
    return found == allCodeEditors().end() ? nullptr : &*found;
}

std::optional<CodeScript> codeScript(const QByteArray& text, const QString& scriptFile)
{
    static const QRegularExpression line(
        QStringLiteral(R"rx("(%~dp0[^"%]+\.exe)"\s+"(%~dp0[^"%]+\.js)"\s+%\*)rx"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = line.match(QString::fromUtf8(text));
    if (!match.hasMatch())
        return std::nullopt;
    return CodeScript{besideScript(match.captured(1), scriptFile),
                      besideScript(match.captured(2), scriptFile)};
}

std::optional<std::optional<ListedExtension>> listedExtension(const QByteArray& extensionsJson,
                                                              const QString& id)
{
    const QJsonDocument document = QJsonDocument::fromJson(extensionsJson);
    if (!document.isArray())
        return std::nullopt;
    for (const QJsonValue entry : document.array()) {
        if (!isExtension(entry, id))
            continue;
        const QJsonObject object = entry.toObject();
        return ListedExtension{object.value(QLatin1String("version")).toString(),
                               folderOfEntry(object)};
    }
    return std::optional<ListedExtension>();
}

std::optional<ListedExtension> extensionOfFolders(const QStringList& names,
                                                  const QByteArray& obsolete, const QString& id)
{
    const QJsonObject leaving = QJsonDocument::fromJson(obsolete).object();
    std::optional<ListedExtension> newest;
    QVersionNumber newestNumber;
    for (const QString& name : names) {
        if (!name.startsWith(id + u'-', Qt::CaseInsensitive) || leaving.value(name).toBool())
            continue;
        // "golang.go-0.46.1", with the platform behind it where it has one.
        const QString version = name.mid(id.size() + 1).section(u'-', 0, 0);
        const auto number = QVersionNumber::fromString(version);
        if (!newest || newestNumber < number) {
            newest = ListedExtension{version, name};
            newestNumber = number;
        }
    }
    return newest;
}

QByteArray withExtension(const QByteArray& extensionsJson, const QString& id,
                         const ListedExtension& extension)
{
    QJsonArray list = otherExtensions(extensionsJson, id);
    list.append(QJsonObject{
        {QStringLiteral("identifier"), QJsonObject{{QStringLiteral("id"), id}}},
        {QStringLiteral("version"), extension.version},
        {QStringLiteral("relativeLocation"), extension.folder},
    });
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QByteArray withoutExtension(const QByteArray& extensionsJson, const QString& id)
{
    return QJsonDocument(otherExtensions(extensionsJson, id)).toJson(QJsonDocument::Compact);
}

} // namespace gosetup
