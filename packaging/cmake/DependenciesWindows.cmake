# SPDX-License-Identifier: Apache-2.0
# The same targets as on Linux, from the folder GOSETUP_WINDOWS_DEPS: everything static, and the
# header-only libraries through a folder of their own.
find_package(Qt6LinguistTools 6.4 REQUIRED PATHS ${QT_HOST_PATH_CMAKE_DIR}
    NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)

add_library(LibArchive::LibArchive STATIC IMPORTED)
set_target_properties(LibArchive::LibArchive PROPERTIES
    IMPORTED_LOCATION ${GOSETUP_WINDOWS_DEPS}/libarchive/lib/libarchive_static.a
    INTERFACE_INCLUDE_DIRECTORIES ${GOSETUP_WINDOWS_DEPS}/libarchive/include
    INTERFACE_COMPILE_DEFINITIONS LIBARCHIVE_STATIC
    INTERFACE_LINK_LIBRARIES "ZLIB::ZLIB;bcrypt")

add_library(gosetup_headers INTERFACE)
target_include_directories(gosetup_headers SYSTEM INTERFACE ${GOSETUP_WINDOWS_DEPS}/include)
add_library(tl::expected ALIAS gosetup_headers)
add_library(gosetup_spdlog INTERFACE)
target_link_libraries(gosetup_spdlog INTERFACE gosetup_headers)
target_compile_definitions(gosetup_spdlog INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY
    SPDLOG_WCHAR_FILENAMES) # not every name of a person is in the code page
add_library(spdlog::spdlog ALIAS gosetup_spdlog)

if(GOSETUP_TESTS)
    # Debian's googletest package brings the sources. RapidCheck cannot be had for Windows.
    set(INSTALL_GTEST OFF CACHE BOOL "" FORCE)
    add_subdirectory(/usr/src/googletest ${CMAKE_BINARY_DIR}/googletest EXCLUDE_FROM_ALL SYSTEM)
endif()
