// SPDX-License-Identifier: Apache-2.0
// GOPRIVATE, GONOPROXY, GONOSUMDB and GOINSECURE: globs of module path prefixes. Go refuses none; a
// pattern that no module path can match is passed over in silence. Pure.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace gosetup::gosettings {

struct ModulePattern
{
    enum class Fault
    {
        None,
        Address,    ///< https://… or git@host:…: module paths have neither
        Blank,      ///< blanks are part of the pattern: nothing trims them
        Separator,  ///< ";" separates nothing
        LeadingDot, ///< a module path never begins with a dot
        Port,       ///< a module path has no port
        UpperCase,  ///< a host in a module path is in lower case
        Glob,       ///< a bracket that is not closed
        Backslash,  ///< escapes the next character
        NoDot,      ///< the first element of a path that is fetched has a dot
    };
    QString text;
    Fault fault = Fault::None;
};
/// One trailing "/" and empty patterns are ignored, as Go does. Source: golang.org/x/mod/module,
/// MatchPrefixPatterns, CheckPath; path.Match.
[[nodiscard]] std::vector<ModulePattern> parsePatterns(const QString& value);
/// The patterns as they were meant, in Go's form.
[[nodiscard]] QString correctedPatterns(const QString& value);
/// Whether a list matches every module.
[[nodiscard]] bool matchesEverything(const QString& patterns);

} // namespace gosetup::gosettings
