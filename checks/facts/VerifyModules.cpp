// SPDX-License-Identifier: Apache-2.0
#include "facts/VerifyModules.h"

#include "base/Parallel.h"
#include "facts/ModuleFaults.h"
#include "facts/ModuleHashes.h"
#include "gosettings/DirHash.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace gosetup {

namespace {

/// What is known of one version after all of it was read.
struct VerifiedModule
{
    FaultyModule faults;
    bool isVerified = false;        ///< a zip was read
    std::optional<Text> unverified; ///< why it could not be
};

/// One version, by its zip, its hash, its go.mod and its folder.
class ModuleVerifier
{
  public:
    ModuleVerifier(const HashWork& work, const ModuleDownload& download)
        : m_work(work), m_download(download)
    {
        m_result.faults.module = download.module;
    }

    [[nodiscard]] Result<VerifiedModule> run()
    {
        if (m_download.isInCloud) {
            m_result.unverified = Text::tr("it is in the cloud");
            return m_result;
        }
        if (m_download.zipBytes < 0) {
            if (const auto read = checkMod({}); !read)
                return fail(read.error());
            return m_result;
        }
        m_folder = folderHash();
        const auto zip = hashZip(m_work, m_download);
        if (!zip && zip.error().code == ErrorCode::Cancelled)
            return fail(zip.error());
        if (!zip && zip.error().code != ErrorCode::Corrupt) {
            m_result.unverified = zip.error().message;
            return m_result;
        }
        m_result.isVerified = true;
        if (!zip || zip->isForeign) {
            add(damagedZip(
                m_work.machine, m_download,
                zip ? Text::tr("%1 contains files of another module").arg(m_download.zip())
                    : zip.error().message));
            return m_result;
        }
        return compare(*zip);
    }

  private:
    [[nodiscard]] Result<VerifiedModule> compare(const HashedZip& zip)
    {
        const auto text = recordedHash();
        GOSETUP_RETURN_IF_FAILED(text);
        using gosettings::ZipHashText;
        const ZipHashText kind = gosettings::judgeZipHash(*text);
        const bool isEqual = kind == ZipHashText::Heals || text->trimmed() == zip.hash;
        if (!isEqual) {
            addWrongHash(zip, text->trimmed());
            return m_result;
        }
        if (m_folder && *m_folder != zip.hash)
            add(wrongFolder(
                m_download,
                Text::tr("the files in %1 are not those of the zip").arg(m_download.folder),
                false));
        if (const auto read = checkMod(zip); !read)
            return fail(read.error());
        return m_result;
    }

    /// Of the folder that Go uses: one that it takes for partial is made anew.
    [[nodiscard]] std::optional<QByteArray> folderHash()
    {
        const auto there = m_work.machine.files().info(m_download.folder);
        if (!there || !*there || m_download.isPartial || m_download.hashBytes < 0)
            return std::nullopt;
        const auto hash = hashFolder(m_work, m_download);
        if (!hash)
            m_result.unverified = hash.error().message;
        return hash ? std::optional(*hash) : std::nullopt;
    }

    [[nodiscard]] Result<QByteArray> recordedHash() const
    {
        constexpr qint64 most = 4096;
        if (m_download.hashBytes < 0)
            return QByteArray();
        return m_work.machine.files().read(m_download.zipHash(), most);
    }

    void addWrongHash(const HashedZip& zip, const QByteArray& recorded)
    {
        ModuleFault fault;
        fault.kind = ModuleFault::Kind::WrongHash;
        fault.what = Text::tr("the hash of the zip is %1, and %2 says %3")
                         .arg(QString::fromLatin1(zip.hash))
                         .arg(m_download.zipHash())
                         .arg(QString::fromLatin1(recorded));
        if (m_folder && *m_folder == zip.hash) { // two against one
            fault.files = {m_download.zipHash()};
            fault.bytes = m_download.hashBytes;
            fault.needsProxy = false;
        } else if (m_folder && *m_folder == recorded) {
            fault.files = {m_download.zip()};
            fault.bytes = m_download.zipBytes;
            fault.stopsBuilds = false;
        } else {
            fault.files = {m_download.zip(), m_download.zipHash()};
            fault.bytes = m_download.zipBytes + m_download.hashBytes;
        }
        add(std::move(fault));
    }

    /// Where the zip is right, its go.mod is.
    [[nodiscard]] Result<void> checkMod(const std::optional<HashedZip>& zip)
    {
        constexpr qint64 most = 16 * 1024 * 1024; // Go's own limit
        if (m_download.modBytes < 0)
            return {};
        const auto bytes = m_work.machine.files().read(m_download.mod(), most);
        GOSETUP_RETURN_IF_FAILED(bytes);
        // An archive of Go itself holds its go.mod under another name.
        const bool isToolchain = m_download.module.path == QLatin1String("golang.org/toolchain");
        const bool differs = zip && zip->goMod && *zip->goMod != *bytes && !isToolchain;
        if (bytes->isEmpty())
            add(damagedMod(m_download, Text::tr("%1 is empty").arg(m_download.mod())));
        else if (bytes->contains('\0'))
            add(damagedMod(m_download, Text::tr("%1 contains no text").arg(m_download.mod())));
        else if (differs)
            add(damagedMod(m_download,
                           Text::tr("%1 is not the go.mod of the zip").arg(m_download.mod())));
        return {};
    }

    void add(ModuleFault fault) { m_result.faults.faults.push_back(std::move(fault)); }

    const HashWork& m_work;
    const ModuleDownload& m_download;
    std::optional<QByteArray> m_folder; ///< its hash, where it is there and could be read
    VerifiedModule m_result;
};

/// All versions, shared by the threads.
class Verification
{
  public:
    Verification(Machine& machine, const ModuleDownloads& downloads, Progress& progress)
        : m_progress(progress), m_work{machine, progress, m_bytes}
    {
        for (const auto& [name, download] : downloads) {
            m_downloads.push_back(&download);
            m_total += std::max<qint64>(download.zipBytes, 0) + download.folderBytes;
        }
        // The large ones first, so that no thread is left alone with one at the end.
        std::ranges::stable_sort(m_downloads, std::greater(), [](const ModuleDownload* download) {
            return download->zipBytes + download->folderBytes;
        });
        m_results.resize(m_downloads.size());
        m_clock.start();
    }

    [[nodiscard]] Result<void> run()
    {
        const auto threads = static_cast<size_t>(std::max(1, QThread::idealThreadCount()));
        runInParallel(std::vector<std::function<void()>>(threads, [this] { work(); }));
        if (m_progress.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("the verification was cancelled"));
        report(true);
        return {};
    }

    void takeOver(ModuleCacheFacts& facts)
    {
        ModuleVerification verification;
        verification.bytes = m_bytes;
        for (VerifiedModule& result : m_results) {
            if (result.unverified)
                verification.unverified.push_back(
                    Text::tr("%1: %2").arg(result.faults.module.text()).arg(*result.unverified));
            else if (result.isVerified && result.faults.faults.empty())
                ++verification.verified;
            addFaults(facts, std::move(result.faults));
        }
        std::ranges::sort(facts.faulty, {},
                          [](const FaultyModule& module) { return module.module.text(); });
        std::ranges::sort(verification.unverified, {}, &Text::english);
        facts.verification = std::move(verification);
        facts.zipsLookedAt = facts.zips;
    }

  private:
    void work()
    {
        while (!m_progress.cancelled()) {
            const size_t at = m_next.fetch_add(1);
            if (at >= m_downloads.size())
                return;
            auto result = ModuleVerifier(m_work, *m_downloads[at]).run();
            if (!result) { // unreadable, or cancelled: then nobody asks for the results
                VerifiedModule failed;
                failed.faults.module = m_downloads[at]->module;
                failed.unverified = result.error().message;
                result = failed;
            }
            m_results[at] = std::move(*result);
            ++m_done;
            report(false);
        }
    }

    void report(bool always)
    {
        constexpr qint64 every = 40; // ms
        const qint64 now = m_clock.elapsed();
        qint64 last = m_reported.load(std::memory_order_relaxed);
        if (!always && (now - last < every || !m_reported.compare_exchange_strong(last, now)))
            return;
        m_progress.report({Stage::Verifying, Text::tr("verifying downloaded modules"),
                           std::min(m_bytes.load(), m_total), m_total, m_done.load(),
                           static_cast<qint64>(m_downloads.size())});
    }

    Progress& m_progress;
    std::atomic<qint64> m_bytes{0};
    HashWork m_work;
    std::vector<const ModuleDownload*> m_downloads;
    std::vector<VerifiedModule> m_results; ///< each is written by the thread that claimed it
    qint64 m_total = 0;
    QElapsedTimer m_clock;
    std::atomic<size_t> m_next{0};
    std::atomic<qint64> m_done{0};
    std::atomic<qint64> m_reported{0};
};

} // namespace

Result<void> verifyModules(Machine& machine, CacheFacts& facts, Progress& progress)
{
    if (!facts.modules)
        return {};
    ModuleCacheFacts all;
    all.use.path = facts.modules->use.path;
    all.damagedDatabase = facts.modules->damagedDatabase;
    all.access = facts.modules->access;
    auto downloads = readDownloads(machine, all.use.path, WalkLimits{}, progress, all);
    GOSETUP_RETURN_IF_FAILED(downloads);
    GOSETUP_RETURN_IF_FAILED(
        readUnpacked(machine, all.use.path, WalkLimits{}, progress, *downloads, all));
    Verification verification(machine, *downloads, progress);
    if (auto done = verification.run(); !done)
        return done;
    verification.takeOver(all);
    facts.modules = std::move(all);
    return {};
}

} // namespace gosetup
