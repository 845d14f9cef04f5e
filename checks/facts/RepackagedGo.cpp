// SPDX-License-Identifier: Apache-2.0
#include "facts/RepackagedGo.h"

#include "facts/ToolchainTree.h"
#include "paths/WindowsPath.h"

#include <array>

namespace gosetup::collect {

using winpath::join;

namespace {

bool isNamed(const QString& path, QLatin1String name)
{
    return winpath::fileName(path).compare(name, Qt::CaseInsensitive) == 0;
}

/// Environments of MSYS2. Source: msys2.org/docs/environments.
bool isMsys2(const Files& files, const QString& prefix)
{
    constexpr std::array<QLatin1String, 7> environments = {
        QLatin1String("ucrt64"),  QLatin1String("clang64"), QLatin1String("clangarm64"),
        QLatin1String("mingw64"), QLatin1String("mingw32"), QLatin1String("clang32"),
        QLatin1String("usr")};
    const QString distribution = winpath::parent(prefix);
    if (isInPlace(files, join(distribution, QStringLiteral("msys2_shell.cmd"))))
        return true;
    return winpath::key(distribution).contains(QLatin1String("\\msys")) &&
           std::any_of(environments.begin(), environments.end(),
                       [&](QLatin1String name) { return isNamed(prefix, name); });
}

bool isConda(const Files& files, const QString& prefix)
{
    if (isInPlace(files, join(prefix, QStringLiteral("conda-meta"))))
        return true;
    const QString key = winpath::key(prefix) + u'\\';
    return std::ranges::any_of(
        std::to_array<const char*>({"\\miniconda3\\", "\\anaconda3\\", "\\miniforge3\\",
                                    "\\mambaforge\\", "\\micromamba\\"}),
        [&](const char* folder) { return key.contains(QLatin1String(folder)); });
}

bool holdsTree(const Files& files, const QString& root)
{
    return isInPlace(files, join(root, QStringLiteral("VERSION"))) &&
           isInPlace(files, join(root, QStringLiteral("src")));
}

} // namespace

std::optional<RepackagedGo> repackagedGoAt(const Files& files, const QString& root)
{
    if (!isNamed(root, QLatin1String("go")))
        return std::nullopt;
    const QString above = winpath::parent(root);
    const QString prefix = winpath::parent(above);
    const QString program = QStringLiteral("bin\\go.exe");
    if (isNamed(above, QLatin1String("lib")) && holdsTree(files, root) &&
        isInPlace(files, join(prefix, program)))
        return RepackagedGo{root, join(prefix, program),
                            isMsys2(files, prefix)   ? Owner::Msys2
                            : isConda(files, prefix) ? Owner::Conda
                                                     : Owner::Unknown};
    if (isConda(files, above) && holdsTree(files, root))
        return RepackagedGo{root, join(above, program), Owner::Conda};
    return std::nullopt;
}

std::optional<RepackagedGo> repackagedGoOf(const Files& files, const QString& bin)
{
    if (!isNamed(bin, QLatin1String("bin")))
        return std::nullopt;
    const QString prefix = winpath::parent(bin);
    for (const char* below : {"lib\\go", "go"}) {
        if (auto found = repackagedGoAt(files, join(prefix, QString::fromLatin1(below))))
            return found;
    }
    return std::nullopt;
}

QString treeOfBin(const Files& files, const QString& bin)
{
    const auto repackaged = repackagedGoOf(files, bin);
    return repackaged ? repackaged->root : winpath::parent(bin);
}

} // namespace gosetup::collect
