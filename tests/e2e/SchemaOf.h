// SPDX-License-Identifier: Apache-2.0
// Whether what a program printed is as its schema says.
#pragma once

#include "Program.h"
#include "support/Literals.h"
#include "support/SchemaCheck.h"

namespace gosetup::testkit {

[[nodiscard]] inline std::string schemaErrorOf(const char* schema, const Ran& ran)
{
    return schemaError(s(schema), ran.json()).toStdString();
}

} // namespace gosetup::testkit
