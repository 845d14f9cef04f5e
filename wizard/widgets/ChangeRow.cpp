// SPDX-License-Identifier: Apache-2.0
#include "widgets/ChangeRow.h"

#include "base/SizeText.h"
#include "changes/Overloaded.h"
#include "changes/PlanText.h"
#include "changes/run/Planner.h"
#include "gosettings/EnvFile.h"
#include "paths/PathList.h"
#include "toolchain/HashText.h"

#include <algorithm>

namespace gosetup {

namespace {

using Style = Span::Style;

struct Name
{
    QString what;
    QString qualifier;
};

Name nameOf(const Change& change)
{
    const auto scope = [](Scope s) { return scopeName(s).translated(); };
    return std::visit(
        Overloaded{
            [&](const SetVariable& c) {
                return Name{c.name, scope(c.scope)};
            },
            [&](const EditPath& c) {
                return Name{QStringLiteral("PATH"), scope(c.scope)};
            },
            [](const WriteGoEnv& c) {
                return Name{c.name, Text::tr("Go's own settings").translated()};
            },
            [](const RewriteGoEnv&) {
                return Name{Text::tr("Go's settings file").translated(),
                            Text::tr("rewritten in UTF-8 with LF").translated()};
            },
            [](const DefenderExclusion& c) {
                return Name{Text::tr("Defender exclusion").translated(), c.folder};
            },
            [](const SwitchAlias& c) {
                return Name{Text::tr("App alias").translated(), c.name};
            },
            [](const MakeFolder& c) {
                return Name{Text::tr("Folder").translated(), c.path};
            },
            [](const EnableLongPaths&) {
                return Name{Text::tr("Long paths").translated(), QStringLiteral("Windows")};
            },
            [](const InstallToolchain& c) {
                return Name{Text::tr("Go toolchain").translated(), c.root};
            },
            [](const RemoveToolchain& c) {
                return Name{Text::tr("Go toolchain").translated(), c.root};
            },
            [](const SetAsideFiles& c) {
                return Name{Text::tr("Module cache").translated(), c.what};
            },
            [](const TrimBuildCache& c) {
                return Name{Text::tr("Build cache").translated(), c.folder};
            },
            [](const InstallEditorExtension& c) {
                return Name{titleOf(Change(c)).translated(), c.extension};
            },
        },
        change);
}

void append(std::vector<Span>& spans, const QString& text, Style style)
{
    spans.push_back({text, style});
}

const RegValue* valueOf(const State& state)
{
    const auto* registry = std::get_if<RegistryState>(&state);
    return registry != nullptr && registry->value ? &*registry->value : nullptr;
}

Text entriesText(const State& state)
{
    const RegValue* value = valueOf(state);
    if (value == nullptr)
        return Text::tr("not set");
    return Text::tr("%n entries", nullptr,
                    static_cast<int>(PathList(value->text()).entries().size()));
}

bool becomesExpandable(const PlannedChange& planned)
{
    const RegValue* before = valueOf(planned.before);
    const RegValue* after = valueOf(planned.after);
    return before != nullptr && after != nullptr && before->kind != after->kind &&
           after->kind == RegKind::ExpandString;
}

/// Only what changes: a PATH of 40 entries is not read by anyone.
void pathRow(ChangeRow& row, const PlannedChange& planned)
{
    row.afterHoldsBoth = true;
    append(row.before, entriesText(planned.before).translated(), Style::Dim);
    const bool expandable = becomesExpandable(planned);
    if (expandable)
        append(row.after, Text::tr("Variables such as %USERPROFILE% will be expanded").translated(),
               Style::Body);
    for (const DiffLine& line : diffOf(planned)) {
        // The kind of the value has been told in words.
        const bool kind = line.text.startsWith(QLatin1String("REG_"));
        if (line.kind == DiffLine::Kind::Same || (kind && expandable))
            continue;
        if (!row.after.empty())
            append(row.after, QStringLiteral("\n"), Style::Body);
        const bool removed = line.kind == DiffLine::Kind::Removed;
        append(row.after, removed ? QStringLiteral("− ") : QStringLiteral("+ "),
               removed ? Style::FixedDim : Style::Added);
        append(row.after, line.text, removed ? Style::Removed : Style::Added);
        if (!line.note.isEmpty())
            append(row.after, QStringLiteral("  ") + line.note.translated(), Style::Dim);
    }
}

bool isAbsent(const State& state)
{
    const auto* registry = std::get_if<RegistryState>(&state);
    return registry != nullptr && !registry->value;
}

void valueRow(ChangeRow& row, const PlannedChange& planned)
{
    const QString before = beforeText(planned).translated();
    const QString after = afterText(planned).translated();
    const bool wasSet = !isAbsent(planned.before);
    append(row.before, before, wasSet ? Style::Removed : Style::Dim);
    append(row.after, after, isAbsent(planned.after) ? Style::Dim : Style::Fixed);
}

/// A setting of Go's own file: the file may be there without the setting.
void goEnvRow(ChangeRow& row, const PlannedChange& planned, const WriteGoEnv& setting)
{
    const auto* file = std::get_if<FileState>(&planned.before);
    const bool wasSet = file != nullptr && file->bytes && goenv::value(*file->bytes, setting.name);
    append(row.before, beforeText(planned).translated(), wasSet ? Style::Removed : Style::Dim);
    append(row.after, afterText(planned).translated(), setting.value ? Style::Fixed : Style::Dim);
}

Text sourceOf(const QUrl& url)
{
    if (url.isLocalFile())
        return Text::tr("this computer");
    if (url.scheme() == QLatin1String("qrc"))
        return Text::tr("the practice mirror");
    return Text::verbatim(url.host());
}

void toolchainRow(ChangeRow& row, const PlannedChange& planned, const InstallToolchain& install)
{
    append(row.before, beforeText(planned).translated(), Style::Dim);
    append(row.after, install.archive.version, Style::Fixed);
    append(row.after, QStringLiteral("\n"), Style::Body);
    const Text verification =
        isHashBuiltIn(install.archive)
            ? Text::tr("verified against GoSetup's own hash")
            : Text::tr("verified against a hash that is not in GoSetup's own table");
    if (install.archive.size > 0)
        append(row.after,
               Text::tr("%1 from %2, %3")
                   .arg(sizeText(install.archive.size))
                   .arg(sourceOf(install.archive.url))
                   .arg(verification)
                   .translated(),
               Style::Dim);
    else
        append(row.after,
               Text::tr("from %1, %2")
                   .arg(sourceOf(install.archive.url))
                   .arg(verification)
                   .translated(),
               Style::Dim);
}

void stateRow(ChangeRow& row, const PlannedChange& planned, Style after)
{
    append(row.before, beforeText(planned).translated(), Style::Dim);
    append(row.after, afterText(planned).translated(), after);
}

QString plain(const std::vector<Span>& spans)
{
    QString text;
    for (const Span& span : spans)
        text += span.text;
    return text.replace(u'\n', QStringLiteral(", "));
}

} // namespace

ChangeRow changeRow(const PlannedChange& planned)
{
    ChangeRow row;
    const Name name = nameOf(planned.change);
    row.what = name.what;
    row.qualifier = name.qualifier;
    row.needsRights = needsElevation(planned.change);
    if (std::holds_alternative<EditPath>(planned.change))
        pathRow(row, planned);
    else if (std::holds_alternative<SetVariable>(planned.change))
        valueRow(row, planned);
    else if (const auto* setting = std::get_if<WriteGoEnv>(&planned.change))
        goEnvRow(row, planned, *setting);
    else if (const auto* install = std::get_if<InstallToolchain>(&planned.change))
        toolchainRow(row, planned, *install);
    else
        stateRow(row, planned, Style::Body);
    QStringList warnings;
    for (const Text& warning : warningsOf(planned))
        warnings << warning.translated();
    row.warning = warnings.join(u'\n');
    return row;
}

std::vector<Span> ChangeRow::stacked() const
{
    std::vector<Span> spans = {{what, Style::Strong}};
    if (!qualifier.isEmpty())
        append(spans, QStringLiteral("  ") + qualifier, Style::Dim);
    append(spans, QStringLiteral("\n"), Style::Body);
    if (!afterHoldsBoth) {
        spans.insert(spans.end(), before.begin(), before.end());
        append(spans, QStringLiteral("  →  "), Style::Dim);
    }
    spans.insert(spans.end(), after.begin(), after.end());
    if (!warning.isEmpty())
        append(spans, u'\n' + warning, Style::Warning);
    return spans;
}

QString ChangeRow::spoken() const
{
    const Text named =
        qualifier.isEmpty() ? Text::verbatim(what) : Text::tr("%1 (%2)").arg(what).arg(qualifier);
    QString text = Text::tr("%1. Before: %2. After: %3")
                       .arg(named)
                       .arg(plain(before))
                       .arg(plain(after))
                       .translated();
    if (needsRights)
        text = Text::tr("%1. Requires administrator permission").arg(text).translated();
    if (!warning.isEmpty())
        text += QStringLiteral(". ") + warning;
    return text;
}

} // namespace gosetup
