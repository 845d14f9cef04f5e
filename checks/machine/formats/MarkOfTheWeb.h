// SPDX-License-Identifier: Apache-2.0
// What a mark of the web says: pure text. Used by Fetch, which tells the person of it.
#pragma once

#include <QByteArray>
#include <QString>

namespace gosetup {

struct MarkOfTheWeb
{
    int zone = -1;    ///< 3 = internet, 4 = restricted sites; -1 = it does not say
    QString cameFrom; ///< host of HostUrl; empty when it does not say

    [[nodiscard]] bool isForeign() const { return zone >= 3; }
};

/// Source: MS-FSCC 5.6.1. Whatever it holds, only a number and a host come out.
[[nodiscard]] MarkOfTheWeb parseMark(const QByteArray& stream);

} // namespace gosetup
