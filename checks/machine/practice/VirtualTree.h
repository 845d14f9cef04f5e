// SPDX-License-Identifier: Apache-2.0
// The file nodes of an image as a tree: looked up by path, listed by folder, moved as a whole. Used
// by the practice machine's files; knows neither real files nor access rights.
#pragma once

#include "machine/practice/MachineImage.h"

#include <QHash>
#include <QSet>

#include <unordered_map>
#include <vector>

namespace gosetup {

/// Keys are winpath::key(path). Every node's parents are nodes, too. Not thread-safe.
class VirtualTree
{
  public:
    VirtualTree() = default;
    explicit VirtualTree(const std::unordered_map<QString, FileNode>& nodes);

    [[nodiscard]] const FileNode* find(const QString& key) const;
    [[nodiscard]] FileNode* find(const QString& key);
    [[nodiscard]] std::vector<const FileNode*> children(const QString& key) const;
    /// Replaces a node of the same path and keeps what is below it.
    FileNode& insert(const FileNode& node);
    /// The node and all below it.
    void erase(const QString& key);
    void move(const QString& from, const QString& to);
    [[nodiscard]] bool hasLinks() const { return m_links > 0; }

    /// Nodes that say something: folders which only hold others are left out.
    [[nodiscard]] std::unordered_map<QString, FileNode> nodes() const;

  private:
    void addParents(const QString& path);

    std::unordered_map<QString, FileNode> m_nodes;
    QHash<QString, QSet<QString>> m_children;
    int m_links = 0;
};

} // namespace gosetup
