// SPDX-License-Identifier: Apache-2.0
// Times verifying and unpacking a real archive beside sha256sum and unzip on the same folder, and
// the engines that could compute the hash. `gosetup-bench ARCHIVE FOLDER [ROUNDS]`; the folder
// should be on a tmpfs.
#include "machine/practice/PracticeMachine.h"
#include "paths/WindowsPath.h"
#include "toolchain/Fetch.h"
#include "toolchain/HttpServer.h"
#include "toolchain/Install.h"
#include "toolchain/ReleaseIndex.h"
#include "toolchain/Sha256.h"
#include "toolchain/Source.h"
#include "toolchain/Unpack.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <functional>
#include <future>
#include <thread>

namespace {

using namespace gosetup;

/// Best of the rounds, milliseconds; `after` is not timed.
qint64 best(int rounds, const std::function<bool()>& work, const std::function<void()>& after = {})
{
    qint64 result = -1;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        const bool good = work();
        const qint64 took = timer.elapsed();
        if (after)
            after();
        if (!good)
            return -1;
        result = result < 0 ? took : std::min(result, took);
    }
    return result;
}

bool run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    return process.waitForFinished(120'000) && process.exitCode() == 0;
}

/// The time from a cancel to the end of the work that it cancels, milliseconds; -1 where it was not
/// cancelled. `ripe` says of an update whether it is the moment.
qint64 cancelTakes(const std::function<bool(const ProgressUpdate&)>& ripe,
                   const std::function<bool(Progress&)>& work)
{
    std::promise<void> moment;
    std::atomic<bool> begun = false;
    Progress progress([&](const ProgressUpdate& update) {
        if (ripe(update) && !begun.exchange(true))
            moment.set_value();
    });
    QElapsedTimer timer;
    std::thread canceller([&, come = moment.get_future()] {
        come.wait();
        timer.start();
        progress.cancel();
    });
    const bool cancelled = work(progress);
    if (!begun.exchange(true))
        moment.set_value();
    canceller.join();
    return cancelled ? timer.elapsed() : -1;
}

template <typename T>
bool wasCancelled(const Result<T>& result)
{
    return !result && result.error().code == ErrorCode::Cancelled;
}

/// While the server says nothing for a minute.
qint64 cancelOfDownload(const QString& cache)
{
    testkit::HttpServer server([](const testkit::Asked&) {
        testkit::Said said;
        said.body = QByteArray(100'000, 'x');
        said.cutAfter = 5000;
        said.hang = true;
        return said;
    });
    ArchiveRef ref;
    ref.version = QStringLiteral("go1.99.9");
    ref.fileName = QStringLiteral("go1.99.9.windows-amd64.zip");
    ref.url = server.url().resolved(QUrl(ref.fileName));
    ref.size = 100'000;
    ref.sha256 = QByteArray(64, '0');
    FetchOptions options;
    options.cacheFolder = cache;
    options.stallTimeout = std::chrono::minutes(1);
    return cancelTakes(
        [](const ProgressUpdate& update) { return update.bytesDone >= 5000; },
        [&](Progress& progress) { return wasCancelled(fetchArchive(ref, options, progress)); });
}

/// The whole change: staging, manifest, `go version`, swap, marker; then the check of the tree.
bool installOn(const QString& folder, const ArchiveRef& archive)
{
    const auto machine = PracticeMachine::open(QStringLiteral("new-laptop"), {folder, false});
    if (!machine)
        return false;
    Progress progress;
    const QString root =
        winpath::join((*machine)->system().folders().localAppData, QStringLiteral("Programs\\Go"));
    QElapsedTimer timer;
    timer.start();
    if (!installToolchain(**machine, {root, archive, QStringLiteral("bench"), false}, {}, progress))
        return false;
    const qint64 installed = timer.elapsed();
    timer.restart();
    const auto damage = verifyTree((*machine)->files(), root, VerifyDepth::Sizes, progress);
    std::printf("  install %lld ms, check of the tree %lld ms\n", static_cast<long long>(installed),
                static_cast<long long>(timer.elapsed()));
    return damage && damage->isWhole();
}

void line(const char* what, qint64 milliseconds)
{
    std::printf("%-44s %6lld ms\n", what, static_cast<long long>(milliseconds));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3) {
        std::fprintf(stderr, "usage: gosetup-bench ARCHIVE FOLDER [ROUNDS]\n");
        return 2;
    }
    const QString archive = arguments[1];
    const QString target = QDir(arguments[2]).filePath(QStringLiteral("gosetup-bench"));
    const int rounds = arguments.size() > 3 ? arguments[3].toInt() : 3;
    const auto wipe = [&] { QDir(target).removeRecursively(); };
    Progress progress;

    const auto ref = archiveFromFile(archive, {}, KnownHashes::builtIn());
    if (!ref) {
        std::fprintf(stderr, "%s\n", qPrintable(ref.error().english()));
        return 1;
    }
    const auto fetched = fetchArchive(*ref, {}, progress);
    if (!fetched) {
        std::fprintf(stderr, "%s\n", qPrintable(fetched.error().english()));
        return 1;
    }
    const QByteArray& bytes = fetched->bytes;

    line("QCryptographicHash over the archive", best(rounds, [&] {
             QCryptographicHash hash(QCryptographicHash::Sha256);
             hash.addData(bytes);
             return !hash.result().isEmpty();
         }));
    line("Sha256 over the archive", best(rounds, [&] { return !Sha256::hexOf(bytes).isEmpty(); }));
    line("inspect (names and limits)",
         best(rounds, [&] { return inspectArchive(bytes, UnpackLimits()).has_value(); }));
    for (const int threads : {1, 2, 4}) {
        UnpackOptions options;
        options.threads = threads;
        const QByteArray label = "unpack, threads: " + QByteArray::number(threads);
        line(label.constData(),
             best(
                 rounds,
                 [&] {
                     wipe();
                     QElapsedTimer t;
                     return unpackArchive(bytes, target, options, progress).has_value();
                 },
                 wipe));
    }
    line("cancel in the middle of unpacking",
         cancelTakes([](const ProgressUpdate& update) { return update.filesDone > 100; },
                     [&](Progress& watched) {
                         return wasCancelled(
                             unpackArchive(bytes, target, UnpackOptions(), watched));
                     }));
    wipe();
    line("cancel of a download from a silent server", cancelOfDownload(target));
    wipe();
    const qint64 ours = best(
        rounds,
        [&] {
            const auto verified = fetchArchive(*ref, {}, progress);
            return verified &&
                   unpackArchive(verified->bytes, target, UnpackOptions(), progress).has_value();
        },
        wipe);
    line("ours: verify + unpack", ours);
    line("ours: install on a practice machine",
         best(
             rounds, [&] { return installOn(target, *ref); }, wipe));
    const qint64 theirs = best(
        rounds,
        [&] {
            QDir().mkpath(target);
            return run(QStringLiteral("sha256sum"), {archive}) &&
                   run(QStringLiteral("unzip"),
                       {QStringLiteral("-q"), archive, QStringLiteral("-d"), target});
        },
        wipe);
    line("theirs: sha256sum + unzip", theirs);
    if (theirs > 0)
        std::printf("%-44s %6.2f\n", "ours / theirs",
                    static_cast<double>(ours) / static_cast<double>(theirs));
    return ours >= 0 && theirs >= 0 ? 0 : 1;
}
