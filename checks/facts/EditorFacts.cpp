// SPDX-License-Identifier: Apache-2.0
#include "facts/EditorFacts.h"

namespace gosetup {

std::vector<OpenFolder> EditorFacts::openers() const
{
    std::vector<OpenFolder> ready;
    std::vector<OpenFolder> others;
    for (const CodeEditorFact& editor : codeEditors)
        (editor.hasGo() ? ready : others).push_back({editor.name, editor.program, {}});
    for (const GoLandInstall& goLand : goLands)
        ready.push_back({QStringLiteral("GoLand"), goLand.program, {}});
    ready.insert(ready.end(), others.begin(), others.end());
    return ready;
}

} // namespace gosetup
