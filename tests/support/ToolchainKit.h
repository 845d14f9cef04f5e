// SPDX-License-Identifier: Apache-2.0
// The built-in mirror's Go for tests of installs.
#pragma once

#include "changes/Change.h"
#include "toolchain/Source.h"

#include <gtest/gtest.h>

namespace gosetup::testkit {

inline ArchiveRef practiceArchive(Arch arch = Arch::Amd64)
{
    Progress progress;
    const auto index = loadIndex(Source::builtIn(), {}, progress);
    if (!index) {
        ADD_FAILURE() << index.error().english().toStdString();
        return {};
    }
    const auto archive = chooseArchive(*index, QStringLiteral("latest"), arch);
    EXPECT_TRUE(archive.has_value());
    return archive.value_or(ArchiveRef{});
}

/// Where Go for one user goes.
constexpr auto root = "C:\\Users\\li\\AppData\\Local\\Programs\\Go";

inline InstallToolchain installTo(const char* root, Scope scope = Scope::User)
{
    return {QString::fromUtf8(root), scope, false, practiceArchive()};
}

} // namespace gosetup::testkit
