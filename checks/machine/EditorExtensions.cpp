// SPDX-License-Identifier: Apache-2.0
#include "machine/EditorExtensions.h"

#include "paths/WindowsPath.h"

namespace gosetup {

namespace {

constexpr qint64 maxListBytes = 8 * 1024 * 1024;
constexpr qint64 maxScriptBytes = 64 * 1024;

/// nullopt: it is not there.
[[nodiscard]] Result<std::optional<QByteArray>> readIfThere(const Files& files, const QString& path)
{
    auto bytes = files.read(path, maxListBytes);
    if (bytes)
        return std::optional(std::move(*bytes));
    if (bytes.error().code == ErrorCode::NotFound)
        return std::optional<QByteArray>();
    return fail(bytes.error());
}

[[nodiscard]] Result<bool> isExtensionFolder(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    GOSETUP_RETURN_IF_FAILED(info);
    return info->has_value() && (*info)->isDirectory;
}

} // namespace

Result<std::optional<ListedExtension>> installedExtension(const Files& files, const QString& folder,
                                                          const QString& id)
{
    const QString listFile = winpath::join(folder, QStringLiteral("extensions.json"));
    const auto list = readIfThere(files, listFile);
    GOSETUP_RETURN_IF_FAILED(list);
    std::optional<ListedExtension> found;
    if (*list) {
        const auto listed = listedExtension(**list, id);
        if (!listed)
            return fail(ErrorCode::Corrupt,
                        Text::tr("%1 is not a list of extensions").arg(listFile));
        found = *listed;
    } else {
        // Versions before 1.75, and one that was never started, have no list.
        const auto names = files.list(folder);
        if (!names && names.error().code == ErrorCode::NotFound)
            return std::optional<ListedExtension>();
        GOSETUP_RETURN_IF_FAILED(names);
        const auto obsolete =
            readIfThere(files, winpath::join(folder, QStringLiteral(".obsolete")));
        GOSETUP_RETURN_IF_FAILED(obsolete);
        found = extensionOfFolders(*names, obsolete->value_or(QByteArray()), id);
    }
    if (!found)
        return found;
    // Listed, and its files are gone: the editor passes over it.
    const auto there = isExtensionFolder(files, winpath::join(folder, found->folder));
    GOSETUP_RETURN_IF_FAILED(there);
    return *there ? found : std::optional<ListedExtension>();
}

Result<CodeScript> readCodeScript(const Files& files, const QString& scriptFile)
{
    const auto text = files.read(scriptFile, maxScriptBytes);
    GOSETUP_RETURN_IF_FAILED(text);
    const auto script = codeScript(*text, scriptFile);
    if (!script) {
        return fail(ErrorCode::Unsupported,
                    Text::tr("%1 does not start the editor in a known way").arg(scriptFile));
    }
    return *script;
}

} // namespace gosetup
