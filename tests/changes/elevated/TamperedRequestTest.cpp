// SPDX-License-Identifier: Apache-2.0
// A request that is not what the person's process wrote: changed, swapped, sent again, made longer.
#include "changes/elevated/ElevatedHostKit.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// The elevated view, but the request is another file from the first look on: what a swap between
/// hashing and parsing would show.
class SwappingFiles final : public Files
{
  public:
    SwappingFiles(Files& inner, QByteArray first, QByteArray later)
        : m_inner(inner), m_first(std::move(first)), m_later(std::move(later))
    {
    }
    [[nodiscard]] int reads() const { return m_reads; }

    Result<QByteArray> read(const QString& path, qint64 most) const override
    {
        if (!path.endsWith(s("x.json")))
            return m_inner.read(path, most);
        return m_reads++ == 0 ? m_first : m_later;
    }
    Result<QByteArray> head(const QString& path, qint64 most) const override
    {
        return m_inner.head(path, most);
    }
    Result<std::optional<FileInfo>> info(const QString& path) const override
    {
        return m_inner.info(path);
    }
    Result<QStringList> list(const QString& path) const override { return m_inner.list(path); }
    Result<std::vector<FolderEntry>> entries(const QString& path) const override
    {
        return m_inner.entries(path);
    }
    Result<QDateTime> modified(const QString& path) const override
    {
        return m_inner.modified(path);
    }
    Result<QByteArray> readRange(const QString& path, qint64 offset, qint64 length) const override
    {
        return m_inner.readRange(path, offset, length);
    }
    Result<void> removeFiles(const QString& folder, const QStringList& names) override
    {
        return m_inner.removeFiles(folder, names);
    }
    Result<QByteArray> reparseData(const QString& path) const override
    {
        return m_inner.reparseData(path);
    }
    Result<FolderAccess> access(const QString& path) const override { return m_inner.access(path); }
    Result<NonAdminControl> nonAdminControl(const QString& path) const override
    {
        return m_inner.nonAdminControl(path);
    }
    Result<VolumeInfo> volume(const QString& path) const override { return m_inner.volume(path); }
    Result<QString> resolved(const QString& path) const override { return m_inner.resolved(path); }
    Result<void> write(const QString& path, const QByteArray& bytes) override
    {
        return m_inner.write(path, bytes);
    }
    Result<void> makeFolder(const QString& path, bool protectedList) override
    {
        return m_inner.makeFolder(path, protectedList);
    }
    Result<void> rename(const QString& from, const QString& to) override
    {
        return m_inner.rename(from, to);
    }
    Result<void> remove(const QString& path) override { return m_inner.remove(path); }
    Result<void> removeTree(const QString& path) override { return m_inner.removeTree(path); }
    Result<QString> hostPath(const QString& path, bool makeParents) override
    {
        return m_inner.hostPath(path, makeParents);
    }

  private:
    Files& m_inner;
    QByteArray m_first;
    QByteArray m_later;
    mutable int m_reads = 0;
};

class SwappingMachine final : public Machine
{
  public:
    SwappingMachine(std::shared_ptr<Machine> inner, QByteArray first, QByteArray later)
        : m_inner(std::move(inner)), m_files(m_inner->files(), std::move(first), std::move(later))
    {
    }
    [[nodiscard]] int reads() const { return m_files.reads(); }

    QString name() const override { return m_inner->name(); }
    bool isPractice() const override { return m_inner->isPractice(); }
    Registry& registry() override { return m_inner->registry(); }
    Files& files() override { return m_files; }
    Processes& processes() override { return m_inner->processes(); }
    Defender& defender() override { return m_inner->defender(); }
    Aliases& aliases() override { return m_inner->aliases(); }
    Network& network() override { return m_inner->network(); }
    System& system() override { return m_inner->system(); }
    Shell& shell() override { return m_inner->shell(); }
    Clock& clock() override { return m_inner->clock(); }
    Elevation& elevation() override { return m_inner->elevation(); }

  private:
    std::shared_ptr<Machine> m_inner;
    SwappingFiles m_files;
};

} // namespace

TEST_F(ElevatedHost, TamperedHashIsRefused)
{
    const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
    ASSERT_TRUE(machine->files().write(file, toBytes(requestOf({longPaths}))));
    const auto done = applyElevated(*elevated, {file, QByteArray(32, 'x')});
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
}

TEST_F(ElevatedHost, TamperedChangedFileIsRefusedAndNothingIsDone)
{
    const QByteArray bytes =
        toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}}));
    QByteArray changed = bytes;
    changed.replace("GOPROXY", "GOFLAGS");
    ASSERT_NE(changed, bytes);
    const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
    ASSERT_TRUE(machine->files().write(file, changed));
    const auto before = environmentBytes(*machine);
    const auto done = applyElevated(
        *elevated, {file, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)});
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    EXPECT_EQ(environmentBytes(*machine), before);
}

TEST_F(ElevatedHost, TamperedFileSwappedAfterHashingChangesNothingOfWhatIsDone)
{
    const QByteArray good =
        toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}}));
    QByteArray evil = good;
    evil.replace("GOPROXY", "GOFLAGS");
    SwappingMachine swapping(elevated, good, evil);
    const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
    ASSERT_TRUE(machine->files().write(file, good));
    const auto done =
        applyElevated(swapping, {file, QCryptographicHash::hash(good, QCryptographicHash::Sha256)});
    ASSERT_TRUE(done.has_value()) << done.error().english().toStdString();
    EXPECT_EQ(swapping.reads(), 1) << "the bytes that were hashed are the bytes that were parsed";
    EXPECT_TRUE(valueOf(*machine, s("GOPROXY"), Scope::Machine));
    EXPECT_FALSE(valueOf(*machine, s("GOFLAGS"), Scope::Machine));
}

TEST_F(ElevatedHost, TamperedExtraFieldsAreRefusedAtEveryDepth)
{
    const QByteArray bytes =
        toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}}));
    const std::pair<const char*, const char*> more[] = {
        {"{\"delivered\"", "{\"x\":1,\"delivered\""},
        {"\"plan\":{", "\"plan\":{\"x\":1,"},
        {"\"change\":{", "\"change\":{\"x\":1,"},
    };
    for (const auto& [from, to] : more) {
        QByteArray extra = bytes;
        extra.replace(from, to);
        ASSERT_NE(extra, bytes) << from;
        const auto done = send(extra);
        ASSERT_FALSE(done.has_value()) << from;
        EXPECT_NE(done.error().code, ErrorCode::ChangedMeanwhile);
    }
    EXPECT_FALSE(valueOf(*machine, s("GOPROXY"), Scope::Machine));
}

TEST_F(ElevatedHost, TamperedUserScopeChangeIsRefusedWithAllOthers)
{
    const auto done =
        send(toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")},
                                SetVariable{Scope::User, s("GOBIN"), s("C:\\Users\\li\\bin")}})));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(valueOf(*machine, s("GOPROXY"), Scope::Machine));
    EXPECT_FALSE(valueOf(*machine, s("GOBIN"), Scope::User));
}

TEST_F(ElevatedHost, TamperedPathOutsideIsRefusedWithAllOthers)
{
    const auto done = send(toBytes(
        requestOf({longPaths, MakeFolder{s("C:\\Windows\\Tasks\\x"), Scope::Machine, true}})));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(*machine->files().info(s("C:\\Windows\\Tasks\\x")));
}

TEST_F(ElevatedHost, TamperedPathThroughAJunctionIsRefused)
{
    const QByteArray bytes = toBytes(requestOf({longPaths}));
    ASSERT_TRUE(machine->files().write(s("C:\\Users\\li\\real\\x.json"), bytes));
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    const auto through = applyElevated(*elevated, {s("C:\\lure\\x.json"), hash});
    ASSERT_FALSE(through.has_value());
    EXPECT_EQ(through.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(applyElevated(*elevated, {s("C:\\Users\\li\\real\\x.json"), hash}).has_value());
}

TEST_F(ElevatedHost, TamperedReplayOfADoneRunIsRefused)
{
    const QByteArray bytes = toBytes(requestOf({longPaths}));
    ASSERT_TRUE(send(bytes).has_value());
    const auto again = send(bytes);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::Untrusted);
}

TEST_F(ElevatedHost, TamperedReplayOfAnOldPlanIsRefusedAndSoIsOneFromTheFuture)
{
    for (const int seconds : {-3700, 3700}) {
        ElevationRequest request = requestOf({longPaths});
        request.made = request.made.addSecs(seconds);
        const auto done = send(toBytes(request));
        ASSERT_FALSE(done.has_value()) << seconds;
        EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    }
}

TEST_F(ElevatedHost, RefusesUnknownFieldsAndRunNamesThatLeaveTheFolder)
{
    const QByteArray bytes = toBytes(requestOf({longPaths}));
    QByteArray more = bytes;
    more.replace("\"keepPath\":false", "\"keepPath\":false,\"program\":\"cmd.exe\"");
    EXPECT_FALSE(send(more).has_value());
    ElevationRequest request = requestOf({longPaths});
    request.run = s("..\\..\\x");
    EXPECT_FALSE(send(toBytes(request)).has_value());
}
