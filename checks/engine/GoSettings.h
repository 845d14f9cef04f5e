// SPDX-License-Identifier: Apache-2.0
// What the rules would say of a Go setting that a person is about to choose, and the module proxies
// worth offering. Pure: the same rules as in a check, on facts with that one value in place.
#pragma once

#include "facts/Facts.h"
#include "rules/Finding.h"

#include <vector>

namespace gosetup {

/// Findings other than Ok on GOPATH, GOPROXY or GOPRIVATE if it had this value, worst first; only
/// what can be told without looking at the disk. `root`: where Go is going to be, may be empty. An
/// empty value (unset) is always fine.
[[nodiscard]] std::vector<Finding> judgeSetting(const Facts& facts, const QString& name,
                                                const QString& value, const QString& root);

struct ModuleProxy
{
    QString value; ///< of GOPROXY
    Text title;    ///< "goproxy.cn, a community mirror in China"
    QString host;  ///< that a network probe asked; empty = none
};
/// Go's default first. None but the default is Google's: the others are mirrors run by a community
/// or a company.
[[nodiscard]] const std::vector<ModuleProxy>& moduleProxies();

} // namespace gosetup
