// SPDX-License-Identifier: Apache-2.0
#include "base/Printable.h"
#include "cli/Context.h"
#include "cli/Interrupt.h"
#include "cli/MachineFromOptions.h"
#include "engine/Releases.h"

#include <QJsonArray>

namespace gosetup::cli {

namespace {

/// Newest lines that fit a screen; --all shows the rest.
constexpr std::size_t shownReleases = 12;

QStringList architectures(const Release& release)
{
    QStringList out;
    for (const ReleaseFile& file : release.files) {
        if (file.os == QLatin1String("windows") && file.kind == QLatin1String("archive"))
            out << file.arch;
    }
    out.sort();
    return out;
}

QString releaseLine(const Release& release)
{
    const Text kind = release.stable ? Text() : Text::tr("not stable");
    return padded(printable(release.version.name()), 14) +
           padded(printable(architectures(release).join(u' ')), 24) + kind.translated();
}

QJsonObject releaseJson(const Release& release)
{
    QJsonArray archives;
    for (const ReleaseFile& file : release.files) {
        if (file.os != QLatin1String("windows") || file.kind != QLatin1String("archive"))
            continue;
        archives.append(QJsonObject{
            {QStringLiteral("fileName"), file.fileName},
            {QStringLiteral("arch"), file.arch},
            {QStringLiteral("size"), file.size},
            {QStringLiteral("sha256"), QString::fromLatin1(file.sha256)},
        });
    }
    return {
        {QStringLiteral("version"), release.version.name()},
        {QStringLiteral("stable"), release.stable},
        {QStringLiteral("archives"), archives},
    };
}

void show(Context& context, const ReleaseIndex& index)
{
    QString text;
    QJsonArray releases;
    std::size_t shown = 0;
    std::size_t left = 0;
    for (const Release& release : index.releases) {
        if (architectures(release).isEmpty())
            continue;
        releases.append(releaseJson(release));
        if (!context.options.all && shown == shownReleases) {
            ++left;
            continue;
        }
        ++shown;
        text += releaseLine(release).trimmed() + u'\n';
    }
    if (left > 0)
        text += Text::tr("… and %n more; --all shows them", nullptr, static_cast<int>(left))
                    .translated();
    context.console.print(text);
    context.console.print(QJsonObject{
        {QStringLiteral("schema"), QStringLiteral("gosetup.releases/1")},
        {QStringLiteral("source"), index.base.toDisplayString(QUrl::RemoveUserInfo)},
        {QStringLiteral("releases"), releases},
    });
}

/// Releases need no machine; one that is named brings its own mirror.
Result<ReleaseIndex> load(const Options& options, Progress& progress)
{
    if (options.practice.isEmpty()) {
        const QString mirror =
            options.mirror.isEmpty() ? QStringLiteral("official") : options.mirror;
        auto source = Source::parse(mirror);
        GOSETUP_RETURN_IF_FAILED(source);
        return loadIndex(*source, hostFetchOptions(), progress);
    }
    auto machine = openMachine(options);
    GOSETUP_RETURN_IF_FAILED(machine);
    auto fetch = fetchOptionsFor(*machine);
    GOSETUP_RETURN_IF_FAILED(fetch);
    return loadReleases(**machine, options.mirror, *fetch, progress);
}

Result<ExitCode> runReleases(Context& context)
{
    Progress progress;
    const Interrupt interrupt(progress);
    const auto index = load(context.options, progress);
    GOSETUP_RETURN_IF_FAILED(index);
    show(context, *index);
    return ExitCode::InOrder;
}

} // namespace

Verb releasesVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("releases");
    verb.grammar.summary = Text::tr("Lists the Go releases for Windows that a mirror has.");
    verb.grammar.groups = Group::Output | Group::Practice | Group::Source | Group::All;
    verb.run = runReleases;
    return verb;
}

} // namespace gosetup::cli
