# SPDX-License-Identifier: Apache-2.0
# Compiler settings shared by every target, as one interface library.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(gosetup_options INTERFACE)
target_compile_options(gosetup_options INTERFACE -Wall -Wextra -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overflows and uninitialised values in inlined std::string and std::variant code
    # that are none (GCC bugs 105329, 105562).
    target_compile_options(gosetup_options INTERFACE -Wno-stringop-overflow -Wno-stringop-overread
        -Wno-array-bounds -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(CMAKE_UNITY_BUILD) # GCC takes a source that another includes for a header
    target_compile_options(gosetup_options INTERFACE -Wno-subobject-linkage)
endif()
if(GOSETUP_WERROR)
    target_compile_options(gosetup_options INTERFACE -Werror)
endif()
target_compile_definitions(gosetup_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING)
if(WIN32)
    # Wide functions, Windows 10 and later. No UTF-16 string is a char string by accident.
    target_compile_definitions(gosetup_options INTERFACE UNICODE _UNICODE WINVER=0x0A00
        _WIN32_WINNT=0x0A00 NTDDI_VERSION=0x0A000007)
    # ASLR with 64 bits of entropy and DEP; unused functions go. Control-flow guard would need a
    # compiler that emits its tables; GCC does not.
    target_compile_options(gosetup_options INTERFACE -fstack-protector-strong -ffunction-sections
        -fdata-sections)
    target_link_options(gosetup_options INTERFACE -Wl,--dynamicbase,--nxcompat,--high-entropy-va
        -Wl,--gc-sections -fstack-protector-strong)
endif()
if(GOSETUP_SANITIZE)
    target_compile_options(gosetup_options INTERFACE -fsanitize=address,undefined
        -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(gosetup_options INTERFACE -fsanitize=address,undefined)
endif()
