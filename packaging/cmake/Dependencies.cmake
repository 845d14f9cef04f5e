# SPDX-License-Identifier: Apache-2.0
# Every library the project uses, in one place. The Debian packages that bring them are in `dev`;
# for Windows, packaging/windows/dependencies prepares what Debian does not ship for it.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Widgets)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
if(GOSETUP_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()

if(WIN32)
    include(${CMAKE_CURRENT_LIST_DIR}/DependenciesWindows.cmake)
else()
    find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)
    find_package(LibArchive 3.6 REQUIRED)
    find_package(OpenSSL 3 QUIET) # optional: SHA-256 with the processor's instructions
    find_package(spdlog 1.10 REQUIRED)
    find_package(tl-expected REQUIRED)
    if(GOSETUP_TESTS)
        find_package(GTest 1.12 REQUIRED)
        find_package(rapidcheck REQUIRED)
        find_package(valijson REQUIRED) # header only: validates our JSON against the schemas
    endif()
endif()
