// SPDX-License-Identifier: Apache-2.0
#include "engine/OpenTools.h"

#include "facts/NewProcess.h"
#include "paths/WindowsPath.h"

namespace gosetup {

namespace {

Result<OpenRequest> openIn(const Facts& facts, const QString& folder)
{
    if (!facts.environment || !facts.system)
        return fail(ErrorCode::Io, Text::tr("the environment variables cannot be read"));
    auto block = newProcessBlock(*facts.environment);
    GOSETUP_RETURN_IF_FAILED(block);
    OpenRequest request;
    request.folder = folder;
    request.block = std::move(*block);
    return request;
}

} // namespace

Result<OpenRequest> terminalIn(const Facts& facts, const QString& folder)
{
    auto request = openIn(facts, folder);
    GOSETUP_RETURN_IF_FAILED(request);
    // Windows opens it in the terminal that the person chose. Not ComSpec: anybody may set that.
    request->program =
        winpath::join(facts.system->folders.windows, QStringLiteral("System32\\cmd.exe"));
    request->arguments = {QStringLiteral("/K"), QStringLiteral("go"), QStringLiteral("version")};
    request->console = true;
    return request;
}

Result<OpenRequest> editorIn(const Facts& facts, const OpenFolder& editor, const QString& folder)
{
    auto request = openIn(facts, folder);
    GOSETUP_RETURN_IF_FAILED(request);
    request->program = editor.program;
    request->arguments = editor.arguments + QStringList{folder};
    return request;
}

} // namespace gosetup
