// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RedactEditors.h"

#include "gosettings/EditorSettings.h"
#include "gosettings/PowerShellProfile.h"
#include "machine/formats/CodeEditors.h"
#include "machine/formats/GoLandFiles.h"
#include "paths/WindowsPath.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gosetup {

namespace {

const QString goExtension = QString::fromLatin1(goExtensionId);

/// One that cannot be read cannot be read from the image either.
QByteArray redactedSettings(const QByteArray& bytes)
{
    const auto settings = gosettings::editorSettings(bytes);
    return settings ? gosettings::editorSettingsFileOf(*settings) : QByteArray("{");
}

QByteArray redactedExtensions(const QByteArray& bytes)
{
    const auto listed = listedExtension(bytes, goExtension);
    if (!listed)
        return "{";
    return *listed ? withExtension("[]", goExtension, **listed) : QByteArray("[]");
}

QByteArray redactedObsolete(const QByteArray& bytes)
{
    QJsonObject kept;
    const QJsonObject all = QJsonDocument::fromJson(bytes).object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (it.key().startsWith(goExtension, Qt::CaseInsensitive))
            kept.insert(it.key(), it.value());
    }
    return QJsonDocument(kept).toJson(QJsonDocument::Compact);
}

QByteArray redactedProduct(const QByteArray& bytes)
{
    const QJsonObject kept{{QStringLiteral("version"), versionOfProduct(bytes)}};
    return QJsonDocument(kept).toJson(QJsonDocument::Compact);
}

bool isScriptOfEditor(const QString& key)
{
    for (const CodeEditor& editor : codeEditors()) {
        if (key.endsWith(u'\\' + QString::fromLatin1(editor.script)))
            return true;
    }
    return false;
}

} // namespace

std::optional<QByteArray> redactedEditorFile(const QString& path, const QByteArray& bytes)
{
    const QString key = winpath::key(path);
    const auto endsWith = [&](const char* end) { return key.endsWith(QLatin1String(end)); };
    if (endsWith("\\user\\settings.json"))
        return redactedSettings(bytes);
    if (endsWith("\\extensions\\extensions.json"))
        return redactedExtensions(bytes);
    if (endsWith("\\extensions\\.obsolete"))
        return redactedObsolete(bytes);
    if (endsWith("\\resources\\app\\package.json") || endsWith("\\product-info.json"))
        return redactedProduct(bytes);
    if (endsWith("\\toolbox\\state.json"))
        return toolboxFileOf(goLandsOfToolbox(bytes));
    if (endsWith("\\options\\go.sdk.xml"))
        return goLandSdkFileOf(goLandSdks(bytes));
    if (endsWith("\\profile.ps1") || endsWith("\\microsoft.powershell_profile.ps1"))
        return gosettings::powerShellProfileFileOf(gosettings::powerShellProfile(bytes));
    // Of the editor's makers, the same for everybody.
    if (isScriptOfEditor(key) && codeScript(bytes, path))
        return bytes;
    return std::nullopt;
}

} // namespace gosetup
