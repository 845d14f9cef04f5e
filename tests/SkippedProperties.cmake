# SPDX-License-Identifier: Apache-2.0
# Where RapidCheck is missing, a source that skips every property of `source` by its name, so that
# what is not tested there is told. Read again whenever `source` changes.
function(gosetup_skipped_properties source generated)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
    file(READ ${source} text)
    # A semicolon would split the list of matches.
    string(REPLACE ";" "" text "${text}")
    string(REGEX MATCHALL "RC_GTEST_[A-Z_]*PROP *\\(" macros "${text}")
    set(named "RC_GTEST_[A-Z_]*PROP *\\([ \n]*([A-Za-z0-9_]+),[ \n]*([A-Za-z0-9_]+),")
    string(REGEX MATCHALL "${named}" properties "${text}")
    list(LENGTH macros expected)
    list(LENGTH properties found)
    if(NOT found EQUAL expected OR found EQUAL 0)
        message(FATAL_ERROR "${source}: ${found} of ${expected} properties have a readable name")
    endif()
    set(tests "")
    foreach(property IN LISTS properties)
        string(REGEX REPLACE "${named}" "\nTEST(\\1, \\2)\n{\n    GTEST_SKIP() << why;\n}\n"
            test "${property}")
        string(APPEND tests "${test}")
    endforeach()
    file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT [[
// Generated from @source@.
#include <gtest/gtest.h>

namespace {

constexpr auto why = "RapidCheck is not to be had for Windows; the same code is tested natively";

} // namespace
@tests@]])
endfunction()
