// SPDX-License-Identifier: Apache-2.0
// A small report as plain values, for tests of how reports are shown.
#pragma once

#include "engine/Check.h"

namespace gosetup::testkit {

inline Finding finding(const char* id, Status status)
{
    Finding f;
    f.id = QString::fromLatin1(id);
    f.subject = QStringLiteral("C:\\go1.19\\bin");
    f.status = status;
    f.title = Text::verbatim(QStringLiteral("title of ") + f.id);
    f.evidence = {Text::verbatim(QStringLiteral("C:\\go1.19\\bin\\go.exe"))};
    f.reason = Text::verbatim(QStringLiteral("because <b>it</b> matters"));
    return f;
}

inline Report report(std::vector<Finding> findings)
{
    Report r;
    r.machine = QStringLiteral("test-laptop");
    r.when = QDateTime::fromString(QStringLiteral("2026-11-21T21:00:00Z"), Qt::ISODate);
    r.milliseconds = 38;
    r.findings = std::move(findings);
    r.summary = summarize(r.findings);
    return r;
}

inline Report mixedReport()
{
    Finding shadowed = finding("path.shadowed-go", Status::Problem);
    shadowed.fixes = {Fix{QStringLiteral("remove"),
                          Text::verbatim(QStringLiteral("Remove it")),
                          {EditPath{Scope::Machine, {}}},
                          true}};
    Finding speed = finding("defender.hot-paths", Status::Warning);
    speed.speed = true;
    return report({finding("path.duplicates", Status::Ok), shadowed,
                   finding("path.kind", Status::Warning), speed,
                   finding("system.long-paths", Status::Unknown)});
}

} // namespace gosetup::testkit
