// SPDX-License-Identifier: Apache-2.0
#include "facts/SmokeFacts.h"

#include "facts/SmokeFields.h"
#include "paths/WindowsPath.h"

#include <QJsonDocument>

#include <algorithm>

namespace gosetup {

bool SmokeResult::passed() const
{
    return steps.size() == smokeSteps().size() && failed() == nullptr;
}

const SmokeStep* SmokeResult::step(SmokeStepKind kind) const
{
    const auto found = std::ranges::find(steps, kind, &SmokeStep::kind);
    return found == steps.end() ? nullptr : &*found;
}

const SmokeStep* SmokeResult::failed() const
{
    const auto found = std::ranges::find_if(
        steps, [](const SmokeStep& step) { return step.outcome != SmokeOutcome::Passed; });
    return found == steps.end() ? nullptr : &*found;
}

const std::vector<SmokeStepKind>& smokeSteps()
{
    static const std::vector<SmokeStepKind> all = {SmokeStepKind::Prepare, SmokeStepKind::Build,
                                                   SmokeStepKind::Run, SmokeStepKind::Test,
                                                   SmokeStepKind::BuildAgain};
    return all;
}

QString smokeResultFile(const KnownFolders& folders)
{
    return winpath::join(folders.localAppData, QStringLiteral("GoSetup\\smoke-test.json"));
}

QByteArray smokeResultBytes(const SmokeResult& result)
{
    return QJsonDocument(json::toObject(result)).toJson();
}

Result<SmokeResult> smokeResultFrom(const QByteArray& bytes)
{
    QJsonParseError wrong{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &wrong);
    if (!document.isObject())
        return fail(ErrorCode::Corrupt, Text::tr("not JSON"), {}, wrong.errorString());
    return json::read<SmokeResult>(document.object());
}

} // namespace gosetup
