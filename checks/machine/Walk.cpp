// SPDX-License-Identifier: Apache-2.0
#include "machine/Walk.h"

#include "paths/WindowsPath.h"

#include <QElapsedTimer>
#include <QSet>

namespace gosetup {

namespace {

struct Open
{
    QString folder;
    int depth = 0;
};

class Walker
{
  public:
    Walker(const Files& files, const WalkLimits& limits, const WalkVisitor& visit,
           const Progress& cancel)
        : m_files(files), m_limits(limits), m_visit(visit), m_cancel(cancel)
    {
        m_timer.start();
    }

    Result<WalkSummary> run(const QString& folder)
    {
        std::vector<Open> open = {{folder, 0}};
        while (!open.empty() && !m_stopped) {
            const Open next = open.back();
            open.pop_back();
            const auto entries = m_files.entries(next.folder);
            if (!entries && next.depth == 0)
                return tl::make_unexpected(entries.error());
            if (!entries) {
                ++m_summary.unreadable;
                if (!m_summary.firstError)
                    m_summary.firstError = entries.error();
                continue;
            }
            for (const FolderEntry& entry : *entries) {
                if (m_cancel.cancelled())
                    return fail(ErrorCode::Cancelled, Text::tr("%1: cancelled").arg(folder));
                if (isAtLimit())
                    break;
                take(next, entry, open);
            }
        }
        return m_summary;
    }

  private:
    bool isAtLimit()
    {
        const bool late =
            m_limits.time.count() > 0 && m_timer.elapsed() >= qint64{m_limits.time.count()};
        if (late || m_summary.files + m_summary.folders >= m_limits.entries)
            stop();
        return m_stopped;
    }

    void stop()
    {
        m_stopped = true;
        m_summary.complete = false;
    }

    void take(const Open& at, const FolderEntry& entry, std::vector<Open>& open)
    {
        WalkEntry found;
        static_cast<FolderEntry&>(found) = entry;
        found.path = winpath::join(at.folder, entry.name);
        const WalkStep step = m_visit ? m_visit(found) : WalkStep::Continue;
        if (step == WalkStep::Stop) {
            stop();
            return;
        }
        if (entry.isDirectory && !entry.isLink()) {
            ++m_summary.folders;
            if (step == WalkStep::SkipFolder)
                return;
            if (at.depth + 1 > m_limits.depth)
                m_summary.complete = false;
            else
                open.push_back({found.path, at.depth + 1});
            return;
        }
        ++m_summary.files;
        m_summary.bytes += entry.size;
        if (entry.modified.isValid() &&
            (!m_summary.newest.isValid() || entry.modified > m_summary.newest))
            m_summary.newest = entry.modified;
    }

    const Files& m_files;
    const WalkLimits& m_limits;
    const WalkVisitor& m_visit;
    const Progress& m_cancel;
    QElapsedTimer m_timer;
    WalkSummary m_summary;
    bool m_stopped = false;
};

} // namespace

Result<WalkSummary> walk(const Files& files, const QString& folder, const WalkLimits& limits,
                         const WalkVisitor& visit, const Progress& cancel)
{
    return Walker(files, limits, visit, cancel).run(folder);
}

Result<WalkSummary> removeFilesBelow(Files& files, const QString& folder,
                                     const std::function<bool(const WalkEntry&)>& wanted,
                                     const Progress& cancel)
{
    struct Chosen
    {
        QString folder;
        QStringList names;
        std::vector<WalkEntry> entries;
    };
    std::vector<Chosen> chosen;
    const auto choose = [&](const WalkEntry& entry) {
        if ((entry.isDirectory && !entry.isLink()) || !wanted(entry))
            return WalkStep::Continue;
        const QString parent = winpath::parent(entry.path);
        if (chosen.empty() || chosen.back().folder != parent)
            chosen.push_back({parent, {}, {}});
        chosen.back().names << entry.name;
        chosen.back().entries.push_back(entry);
        return WalkStep::Continue;
    };
    const auto seen = walk(files, folder, WalkLimits{}, choose, cancel);
    GOSETUP_RETURN_IF_FAILED(seen);

    WalkSummary gone;
    gone.complete = seen->complete;
    gone.unreadable = seen->unreadable;
    gone.firstError = seen->firstError;
    for (const Chosen& some : chosen) {
        if (cancel.cancelled())
            return fail(ErrorCode::Cancelled, Text::tr("%1: cancelled").arg(folder));
        const auto removed = files.removeFiles(some.folder, some.names);
        QSet<QString> left;
        if (!removed) {
            gone.complete = false;
            if (!gone.firstError)
                gone.firstError = removed.error();
            const auto still = files.list(some.folder);
            for (const QString& name : still.value_or(some.names))
                left.insert(name.toCaseFolded());
        }
        for (const WalkEntry& entry : some.entries) {
            if (left.contains(entry.name.toCaseFolded()))
                continue;
            ++gone.files;
            gone.bytes += entry.size;
            if (entry.modified.isValid() &&
                (!gone.newest.isValid() || entry.modified > gone.newest))
                gone.newest = entry.modified;
        }
    }
    return gone;
}

} // namespace gosetup
