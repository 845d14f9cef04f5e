// SPDX-License-Identifier: Apache-2.0
// Which Go the settings of an editor lead to, against the one on PATH: the rules editor.goroot
// and editor.alternate-tools. Used by the rules on editors.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

struct EditorGo
{
    QString root;    ///< links resolved; empty = not known
    QString version; ///< "go1.24.4"
};
/// The one that PATH starts, or will start once it is in order: so that no fix of PATH makes these
/// rules speak.
[[nodiscard]] EditorGo expectedGo(const Facts& facts);

/// "C:\…\settings.json, line 3: "go.goroot": "C:\old"".
[[nodiscard]] Text lineOf(const CodeEditorFact& editor, const gosettings::EditorSetting& setting);
/// The file is the person's: it is never edited.
[[nodiscard]] Fix removeLine(const CodeEditorFact& editor,
                             const gosettings::EditorSetting& setting);

/// Need `Facts::editors` and `Facts::toolchain`.
[[nodiscard]] Findings editorGoroot(const Facts& facts);
[[nodiscard]] Findings alternateTools(const Facts& facts);

} // namespace gosetup::rules
