// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/ChangeHandlers.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

RegKind kindAfter(const char* name, RegKind before, const char* text)
{
    const RegistryState state{variableRegistryPath(Scope::User, s(name)),
                              RegValue::fromText(before, s("former"))};
    const auto after = intendedState(SetVariable{Scope::User, s(name), s(text)}, state, {});
    return std::get<RegistryState>(*after).value->kind;
}

} // namespace

TEST(VariableChange, APercentSignThatEncodesIsNoVariable)
{
    for (const RegKind before : {RegKind::String, RegKind::ExpandString}) {
        EXPECT_EQ(kindAfter("GOPROXY", before, "https://li:P%40ss%23w0rd@a.example,direct"),
                  RegKind::String);
        EXPECT_EQ(kindAfter("HTTPS_PROXY", before, "http://CORP%5Cli:a%23b@proxy:8080"),
                  RegKind::String);
        EXPECT_EQ(kindAfter("GOPROXY", before, "%CORP_PROXY%,direct"), RegKind::ExpandString);
        EXPECT_EQ(kindAfter("GOPATH", before, "%USERPROFILE%\\go"), RegKind::ExpandString);
    }
    EXPECT_EQ(kindAfter("GOPATH", RegKind::ExpandString, "C:\\go"), RegKind::ExpandString);
}
