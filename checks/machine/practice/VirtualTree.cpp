// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/VirtualTree.h"

#include "paths/WindowsPath.h"

namespace gosetup {

VirtualTree::VirtualTree(const std::unordered_map<QString, FileNode>& nodes)
{
    for (const auto& [key, node] : nodes)
        insert(node);
}

const FileNode* VirtualTree::find(const QString& key) const
{
    const auto it = m_nodes.find(key);
    return it == m_nodes.end() ? nullptr : &it->second;
}

FileNode* VirtualTree::find(const QString& key)
{
    const auto it = m_nodes.find(key);
    return it == m_nodes.end() ? nullptr : &it->second;
}

std::vector<const FileNode*> VirtualTree::children(const QString& key) const
{
    std::vector<const FileNode*> result;
    const auto it = m_children.constFind(key);
    if (it == m_children.constEnd())
        return result;
    for (const QString& child : *it)
        result.push_back(&m_nodes.at(child));
    return result;
}

void VirtualTree::addParents(const QString& path)
{
    QString child = path;
    QString parent = winpath::parent(path);
    while (!parent.isEmpty() && parent != child) {
        const QString parentKey = parent.toCaseFolded();
        QSet<QString>& siblings = m_children[parentKey];
        const QString childKey = child.toCaseFolded();
        if (siblings.contains(childKey))
            return;
        siblings.insert(childKey);
        FileNode& node = m_nodes[parentKey];
        if (node.path.isEmpty())
            node.path = parent;
        node.directory = true;
        child = parent;
        parent = winpath::parent(parent);
    }
}

FileNode& VirtualTree::insert(const FileNode& node)
{
    const QString path = winpath::clean(node.path);
    const QString key = path.toCaseFolded();
    FileNode& place = m_nodes[key];
    if (!place.linkTarget.isEmpty())
        --m_links;
    const bool holdsOthers = m_children.contains(key);
    place = node;
    place.path = path;
    if (holdsOthers)
        place.directory = true;
    if (!place.linkTarget.isEmpty())
        ++m_links;
    addParents(path);
    return m_nodes[key];
}

void VirtualTree::erase(const QString& key)
{
    const auto it = m_nodes.find(key);
    if (it == m_nodes.end())
        return;
    const QSet<QString> below = m_children.take(key);
    for (const QString& child : below)
        erase(child);
    const auto again = m_nodes.find(key);
    if (!again->second.linkTarget.isEmpty())
        --m_links;
    const auto siblings = m_children.find(winpath::parent(again->second.path).toCaseFolded());
    if (siblings != m_children.end())
        siblings->remove(key);
    m_nodes.erase(again);
}

void VirtualTree::move(const QString& from, const QString& to)
{
    const QString fromClean = winpath::clean(from);
    const QString fromKey = fromClean.toCaseFolded();
    std::vector<FileNode> moved;
    std::vector<QString> open = {fromKey};
    while (!open.empty()) {
        const QString key = open.back();
        open.pop_back();
        const FileNode* node = find(key);
        if (node == nullptr)
            continue;
        moved.push_back(*node);
        for (const FileNode* child : children(key))
            open.push_back(winpath::key(child->path));
    }
    erase(fromKey);
    const QString target = winpath::clean(to);
    for (FileNode& node : moved) {
        node.path = target + node.path.mid(fromClean.size());
        insert(node);
    }
}

std::unordered_map<QString, FileNode> VirtualTree::nodes() const
{
    std::unordered_map<QString, FileNode> result;
    for (const auto& [key, node] : m_nodes) {
        const bool plainFolder = node.directory && node.saysNothing();
        const bool implied = plainFolder && !m_children.value(key).isEmpty();
        const bool root = plainFolder && winpath::parent(node.path).isEmpty();
        if (!implied && !root)
            result.emplace(key, node);
    }
    return result;
}

} // namespace gosetup
