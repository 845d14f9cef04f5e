// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticeEditor.h"

#include "machine/EditorExtensions.h"
#include "paths/WindowsPath.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gosetup {

namespace {

const QString practiceVersion = QStringLiteral("0.50.0");
constexpr qint64 maxExtensionListBytes = 8 * 1024 * 1024;

ProcessResult editorEnds(quint32 code, const QString& text)
{
    ProcessResult result;
    result.exitCode = code;
    (code == 0 ? result.standardOutput : result.standardError) = text.toUtf8() + '\n';
    return result;
}

/// The value behind an option; empty where it is not there.
QString optionOf(const RunRequest& request, const char* name)
{
    const auto at = request.arguments.indexOf(QString::fromLatin1(name));
    return at < 0 ? QString() : request.arguments.value(at + 1);
}

/// Where editors of this kind take extensions from.
bool isMarketplaceUp(const ImageNetwork& network, const QString& program)
{
    const CodeEditor* editor = codeEditorOfProgram(program);
    const bool microsoft =
        editor != nullptr && QLatin1String(editor->id).startsWith(QLatin1String("vscode"));
    const QString host = microsoft && QLatin1String(editor->id) != QLatin1String("vscodium")
                             ? QStringLiteral("marketplace.visualstudio.com")
                             : QStringLiteral("open-vsx.org");
    return network.hosts.value(host, network.others).outcome == ImageHost::Outcome::Ok;
}

class PracticeEditor
{
  public:
    PracticeEditor(PracticeFiles& files, const RunRequest& request)
        : m_files(files), m_folder(optionOf(request, "--extensions-dir")),
          m_list(winpath::join(m_folder, QStringLiteral("extensions.json")))
    {
    }

    [[nodiscard]] ProcessResult install(const QString& id)
    {
        const QString folder = id + u'-' + practiceVersion;
        const QString package =
            winpath::join(winpath::join(m_folder, folder), QStringLiteral("package.json"));
        const auto written =
            m_files.write(package, "{\"name\":\"" + id.toUtf8() + "\",\"version\":\"0.50.0\"}\n");
        if (!written)
            return editorEnds(1, written.error().english());
        return writeList(withExtension(list(), id, {practiceVersion, folder}),
                         QStringLiteral("Extension '%1' v%2 was successfully installed.")
                             .arg(id, practiceVersion));
    }

    /// The folder stays until the editor starts the next time.
    [[nodiscard]] ProcessResult uninstall(const QString& id)
    {
        const auto installed = installedExtension(m_files, m_folder, id);
        if (!installed || !installed->has_value())
            return editorEnds(1, QStringLiteral("Extension '%1' is not installed.").arg(id));
        const QString leaving = winpath::join(m_folder, QStringLiteral(".obsolete"));
        QJsonObject names = QJsonDocument::fromJson(
                                m_files.read(leaving, maxExtensionListBytes).value_or(QByteArray()))
                                .object();
        names.insert((*installed)->folder, true);
        (void)m_files.write(leaving, QJsonDocument(names).toJson(QJsonDocument::Compact));
        return writeList(withoutExtension(list(), id),
                         QStringLiteral("Extension '%1' was successfully uninstalled!").arg(id));
    }

  private:
    [[nodiscard]] QByteArray list() const
    {
        return m_files.read(m_list, maxExtensionListBytes).value_or(QByteArray());
    }

    [[nodiscard]] ProcessResult writeList(const QByteArray& bytes, const QString& says)
    {
        const auto written = m_files.write(m_list, bytes);
        return written ? editorEnds(0, says) : editorEnds(1, written.error().english());
    }

    PracticeFiles& m_files;
    QString m_folder;
    QString m_list;
};

} // namespace

ProcessResult practiceEditor(PracticeFiles& files, const ImageNetwork& network,
                             const RunRequest& request)
{
    const QString command = request.arguments.value(0);
    const auto there = files.info(command);
    const bool asNode =
        request.block &&
        request.block->value(QStringLiteral("ELECTRON_RUN_AS_NODE")) == QLatin1String("1");
    if (!asNode || !there || !*there || optionOf(request, "--extensions-dir").isEmpty())
        return editorEnds(2, QStringLiteral("a practice machine shows no windows"));
    PracticeEditor editor(files, request);
    if (const QString id = optionOf(request, "--uninstall-extension"); !id.isEmpty())
        return editor.uninstall(id);
    const QString id = optionOf(request, "--install-extension");
    if (id.isEmpty())
        return editorEnds(2, QStringLiteral("a practice machine does not know this option"));
    if (!isMarketplaceUp(network, request.program)) {
        return editorEnds(1, QStringLiteral("Error while installing extension %1: fetch failed\n"
                                            "Failed Installing Extensions: %1")
                                 .arg(id));
    }
    return editor.install(id);
}

} // namespace gosetup
