// SPDX-License-Identifier: Apache-2.0
// The fields of a saved smoke test. SmokeFacts.cpp alone uses it.
#pragma once

#include "base/Json.h"
#include "facts/SmokeFacts.h"

namespace gosetup {

void fields(auto& v, json::Like<SmokeStep> auto& step)
{
    using Visitor = std::remove_reference_t<decltype(v)>;
    v.required("step", step.kind);
    v.optional("program", step.program);
    v.optional("arguments", step.arguments);
    v.required("started", step.started);
    v.required("milliseconds", step.milliseconds, json::within(0, 86'400'000));
    v.required("outcome", step.outcome);
    v.optional("startError", step.startError);
    v.optional("exitCode", step.exitCode);
    v.optional("output", step.output);
    // Whatever language the test was run in: read back, the words are those of the file.
    Error error = step.error.value_or(Error{});
    QString message = step.error ? error.message.english() : QString();
    QString remedy = step.error ? error.remedy.english() : QString();
    v.optional("errorCode", error.code, json::otherwise(ErrorCode::Internal));
    v.optional("error", message);
    v.optional("remedy", remedy);
    if constexpr (Visitor::reading) {
        if (!message.isEmpty())
            step.error = Error::make(error.code, Text::verbatim(message), Text::verbatim(remedy));
    }
}

void fields(auto& v, json::Like<SmokeResult> auto& result)
{
    v.constant("schema", "gosetup.smoke-result/1");
    v.required("when", result.when);
    v.required("program", result.program);
    v.optional("version", result.version);
    v.optional("settings", result.settings);
    v.optional("output", result.output);
    v.required("steps", result.steps, json::AtMost{16});
}

} // namespace gosetup
