// SPDX-License-Identifier: Apache-2.0
#include "facts/ToolchainTree.h"

#include "paths/WindowsPath.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace gosetup::collect {

namespace {

constexpr qint64 mostManifestBytes = 16 * 1024 * 1024;

Observed<ManifestFact> damaged(const Text& why)
{
    return Observed<ManifestFact>::unknown(WhyUnknown::Failed, why);
}

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

void compare(const Files& files, TreeNames& names, const QJsonObject& entry, ManifestFact& fact)
{
    const QString name = entry.value(QLatin1String("path")).toString();
    ++fact.files;
    if (!names.has(name)) {
        fact.missing << name;
        return;
    }
    if (!isProgram(name))
        return;
    const auto info = files.info(names.path(name));
    if (info && info->has_value() &&
        (*info)->size != entry.value(QLatin1String("size")).toInteger(-1))
        fact.wrongSize << name;
}

} // namespace

Observed<ManifestFact> readManifest(const Files& files, const QString& root)
{
    const QString path = winpath::join(root, QStringLiteral(".gosetup-manifest.json"));
    const auto bytes = files.read(path, mostManifestBytes);
    if (!bytes)
        return Observed<ManifestFact>::from(bytes.error());
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    const QJsonArray entries = document.object().value(QLatin1String("files")).toArray();
    if (entries.isEmpty())
        return damaged(Text::tr("%1 is damaged").arg(path));
    ManifestFact fact;
    TreeNames names(files, root);
    for (const QJsonValue& entry : entries)
        compare(files, names, entry.toObject(), fact);
    return fact;
}

} // namespace gosetup::collect
