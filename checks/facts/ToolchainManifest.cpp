// SPDX-License-Identifier: Apache-2.0
#include "facts/ToolchainManifest.h"

#include "paths/WindowsPath.h"
#include "toolchain/Manifest.h"

#include <QHash>
#include <QSet>

namespace gosetup::collect {

namespace {

/// Names by listing each folder once: a thousand listings instead of fifteen thousand look-ups.
class TreeNames
{
  public:
    TreeNames(const Files& files, const QString& root) : m_files(files), m_root(root) {}

    [[nodiscard]] bool has(const QString& name)
    {
        const auto slash = name.lastIndexOf(u'/');
        const QString folder = slash < 0 ? QString() : name.left(slash);
        auto known = m_names.find(folder);
        if (known == m_names.end())
            known = m_names.insert(folder, namesIn(folder));
        return known->contains(name.mid(slash + 1).toCaseFolded());
    }
    [[nodiscard]] QString path(const QString& name) const
    {
        return name.isEmpty() ? m_root : winpath::join(m_root, QString(name).replace(u'/', u'\\'));
    }

  private:
    QSet<QString> namesIn(const QString& folder) const
    {
        QSet<QString> names;
        const auto listed = m_files.list(path(folder));
        for (const QString& name : listed ? *listed : QStringList())
            names.insert(name.toCaseFolded());
        return names;
    }

    const Files& m_files;
    QString m_root;
    QHash<QString, QSet<QString>> m_names;
};

/// The programs, whose loss or truncation stops every build.
bool isProgram(const QString& name)
{
    return name.startsWith(QLatin1String("bin/")) || name.startsWith(QLatin1String("pkg/tool/"));
}

void compare(const Files& files, TreeNames& names, const ManifestEntry& entry, ManifestFact& fact)
{
    ++fact.files;
    if (!names.has(entry.path)) {
        fact.missing << entry.path;
        return;
    }
    if (!isProgram(entry.path))
        return;
    const auto info = files.info(names.path(entry.path));
    if (info && info->has_value() && (*info)->size != entry.size)
        fact.wrongSize << entry.path;
}

} // namespace

Observed<ManifestFact> readManifest(const Files& files, const QString& root)
{
    const auto manifest = readTreeManifest(files, root);
    if (!manifest)
        return Observed<ManifestFact>::unknown(WhyUnknown::Failed, manifest.error().text());
    if (!manifest->has_value())
        return {};
    ManifestFact fact;
    TreeNames names(files, root);
    for (const ManifestEntry& entry : (*manifest)->files)
        compare(files, names, entry, fact);
    return fact;
}

} // namespace gosetup::collect
