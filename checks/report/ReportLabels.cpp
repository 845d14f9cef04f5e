// SPDX-License-Identifier: Apache-2.0
#include "report/ReportLabels.h"

#include "machine/Names.h"

#include <algorithm>

namespace gosetup {

Text topicTitle(const QString& topic)
{
    if (topic == QLatin1String("toolchain"))
        return Text::tr("Go itself");
    if (topic == QLatin1String("path"))
        return Text::tr("PATH");
    if (topic == QLatin1String("env"))
        return Text::tr("Environment variables");
    if (topic == QLatin1String("goenv"))
        return Text::tr("Go settings");
    if (topic == QLatin1String("cgo"))
        return Text::tr("C compiler (cgo)");
    if (topic == QLatin1String("editor"))
        return Text::tr("Editors");
    if (topic == QLatin1String("git"))
        return Text::tr("Git");
    if (topic == QLatin1String("tools"))
        return Text::tr("Developer tools");
    if (topic == QLatin1String("location"))
        return Text::tr("Where Go is installed");
    if (topic == QLatin1String("onedrive"))
        return Text::tr("OneDrive");
    if (topic == QLatin1String("cache"))
        return Text::tr("Build cache and disk space");
    if (topic == QLatin1String("modcache"))
        return Text::tr("Module cache");
    if (topic == QLatin1String("alias"))
        return Text::tr("App execution aliases");
    if (topic == QLatin1String("defender"))
        return Text::tr("Microsoft Defender");
    if (topic == QLatin1String("network"))
        return Text::tr("Network");
    if (topic == QLatin1String("project"))
        return Text::tr("Go projects");
    if (topic == QLatin1String("system"))
        return Text::tr("Windows");
    if (topic == QLatin1String("gosetup"))
        return Text::tr("GoSetup");
    return Text::verbatim(topic);
}

QStringList topicsOf(const std::vector<Finding>& findings)
{
    QStringList topics;
    for (const Finding& finding : findings) {
        const QString topic = topicOf(finding.id);
        if (!topics.contains(topic))
            topics << topic;
    }
    return topics;
}

Text statusLabel(Status status)
{
    switch (status) {
    case Status::Ok: return Text::tr("In order");
    case Status::Note: return Text::tr("Note");
    case Status::Unknown: return Text::tr("Unknown");
    case Status::Warning: return Text::tr("Warning");
    case Status::Problem: return Text::tr("Problem");
    }
    return {};
}

QChar statusSign(Status status)
{
    switch (status) {
    case Status::Ok: return u'✓';
    case Status::Note: return u'·';
    case Status::Unknown: return u'?';
    case Status::Warning: return u'!';
    case Status::Problem: return u'✗';
    }
    return u' ';
}

TextColor statusColor(Status status)
{
    switch (status) {
    case Status::Ok: return TextColor::Green;
    case Status::Note: return TextColor::Blue;
    case Status::Unknown: return TextColor::Blue;
    case Status::Warning: return TextColor::Yellow;
    case Status::Problem: return TextColor::Red;
    }
    return TextColor::Plain;
}

Text summarySentence(const Summary& summary)
{
    std::vector<Text> parts;
    if (summary.problems > 0)
        parts.push_back(Text::tr("%n problem(s)", nullptr, summary.problems));
    if (summary.warnings > 0)
        parts.push_back(Text::tr("%n warning(s)", nullptr, summary.warnings));
    if (summary.unknown > 0)
        parts.push_back(Text::tr("%n unknown", nullptr, summary.unknown));
    if (summary.speedAdvice > 0)
        parts.push_back(Text::tr("%n hint(s) on speed", nullptr, summary.speedAdvice));
    if (parts.empty())
        return Text::tr("everything is in order");
    return joined(parts);
}

Text machineText(const QString& name)
{
    return name == thisComputer() ? Text::tr("this computer") : Text::verbatim(name);
}

bool needsElevation(const Fix& fix)
{
    return std::ranges::any_of(fix.changes,
                               [](const Change& change) { return needsElevation(change); });
}

} // namespace gosetup
