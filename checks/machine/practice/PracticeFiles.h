// SPDX-License-Identifier: Apache-2.0
// The files port of a practice machine: nodes of the image, real files of its folder and, in a
// copy, the real files of the machine it was copied from, all seen as one tree.
#pragma once

#include "machine/Files.h"
#include "machine/practice/PracticeState.h"

#include <functional>

namespace gosetup {

/// How a process sees the machine: with rights or without, and as whom.
struct PracticeView
{
    bool elevated = false;
    bool otherAccount = false; ///< elevated with another account's name: another HKCU
};

/// How Windows refuses a process without administrator rights what takes them.
[[nodiscard]] Error needsRights(const QString& what);

class PracticeFiles final : public Files
{
  public:
    PracticeFiles(std::shared_ptr<PracticeState> state, PracticeView view)
        : m_state(std::move(state)), m_view(view)
    {
    }

    Result<std::optional<FileInfo>> info(const QString& path) const override;
    Result<QStringList> list(const QString& folder) const override;
    Result<std::vector<FolderEntry>> entries(const QString& folder) const override;
    Result<QDateTime> modified(const QString& path) const override;
    Result<QByteArray> read(const QString& path, qint64 most) const override;
    Result<QByteArray> readRange(const QString& path, qint64 offset, qint64 length) const override;
    Result<QByteArray> reparseData(const QString& path) const override;
    Result<FolderAccess> access(const QString& folder) const override;
    Result<NonAdminControl> nonAdminControl(const QString& path) const override;
    Result<VolumeInfo> volume(const QString& path) const override;
    Result<QString> resolved(const QString& path) const override;

    Result<void> write(const QString& path, const QByteArray& bytes) override;
    Result<void> makeFolder(const QString& path, bool protectedList) override;
    Result<void> rename(const QString& from, const QString& to) override;
    Result<void> remove(const QString& path) override;
    Result<void> removeFiles(const QString& folder, const QStringList& names) override;
    Result<void> removeTree(const QString& path) override;
    Result<QString> hostPath(const QString& path, bool makeParents) override;

    /// A Go program as an image's "goBuild" is one: its bytes where bytes are real files, and what
    /// it prints in the state.
    [[nodiscard]] Result<void> writeProgram(const QString& path, const ImageGoBuild& build);
    /// Of a Go program that this machine's image or its go.exe made; nullopt: none of those.
    [[nodiscard]] std::optional<ImageGoBuild> goBuildOf(const QString& path) const;

    /// The first bytes of a file, however large it is: what a loader looks at.
    [[nodiscard]] Result<QByteArray> head(const QString& path, qint64 most) const override;

  private:
    /// What stands at a path: a node, a real file, or both (the real one has the bytes).
    struct Found
    {
        const FileNode* node = nullptr;
        QString host;
        bool own = false; ///< `host` is this machine's, not one it was copied from

        [[nodiscard]] bool exists() const { return node != nullptr || !host.isEmpty(); }
        [[nodiscard]] bool isDirectory() const;
    };
    using OnPath = std::function<Result<void>(const QString& path)>;

    [[nodiscard]] Found find(const QString& path) const;
    [[nodiscard]] QStringList names(const QString& folder) const;
    [[nodiscard]] std::optional<FileInfo> infoOf(const QString& path) const;
    [[nodiscard]] QDateTime modifiedOf(const QString& path) const;
    /// What may be opened at a place that is no link.
    [[nodiscard]] Result<void> mayOpen(const QString& path) const;
    [[nodiscard]] Result<QByteArray> contentOf(const QString& path, qint64 most) const;
    [[nodiscard]] Result<void> removeFileNow(const QString& folder, const QString& name);
    /// Links in the middle of a path (and at its end, when `last`) replaced by their targets.
    [[nodiscard]] Result<QString> followed(const QString& path, bool last) const;
    [[nodiscard]] const VolumeInfo* volumeOf(const QString& path) const;
    [[nodiscard]] Result<void> mayWriteBeside(const QString& path) const;
    /// One mutation: faults, absolute path, links, drive, rights; then `work`; then the state is
    /// saved.
    [[nodiscard]] Result<void> change(const char* operation, const QString& path, bool last,
                                      const OnPath& work);

    [[nodiscard]] Result<void> writeNow(const QString& path, const QByteArray& bytes);
    [[nodiscard]] Result<void> requireProtected(const QString& path) const;
    [[nodiscard]] Result<void> makeFolderNow(const QString& path, bool protectedList);
    [[nodiscard]] Result<void> renameNow(const QString& from, const QString& to);
    void forgetRuns(const QString& path, const QString& movedTo);
    [[nodiscard]] Result<void> removeNow(const QString& path);
    [[nodiscard]] Result<QString> hostNow(const QString& path, bool makeParents);

    std::shared_ptr<PracticeState> m_state;
    PracticeView m_view;
};

} // namespace gosetup
