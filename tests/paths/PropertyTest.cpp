// SPDX-License-Identifier: Apache-2.0
// Any text at all is a `;` list: what was not edited stays as it was, to the character.
#include "paths/PathList.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gosetup {
namespace {

RC_GTEST_PROP(PathListProperties, GivesBackTheTextItWasMadeOf, ())
{
    const auto units = *rc::gen::container<std::vector<char16_t>>(
        rc::gen::oneOf(rc::gen::element(u';', u'"', u'%', u'\\', u'a', u' '),
                       rc::gen::inRange<char16_t>(1, 0xFFFF)));
    const QString text = QString::fromUtf16(units.data(), static_cast<qsizetype>(units.size()));
    RC_ASSERT(PathList(text).text() == text);
}

RC_GTEST_PROP(PathListProperties, InsertThenRemoveAtTheSamePlaceGivesBackTheText, ())
{
    const auto parts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
    QStringList entries;
    for (const int part : parts)
        entries << QStringList{QString(), QStringLiteral("C:\\A"), QStringLiteral("%B%\\x"),
                               QStringLiteral("\"C:\\c d\""), QStringLiteral("c:\\a\\")}[part];
    const QString text = entries.join(u';');
    PathList list(text);
    const int at = *rc::gen::inRange(0, static_cast<int>(list.entries().size()) + 1);
    RC_PRE(at < list.entries().size());
    list.insert(at, QStringLiteral("C:\\new"));
    list.removeAt(at);
    RC_ASSERT(list.text() == text);
}

} // namespace
} // namespace gosetup
