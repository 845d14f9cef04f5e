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
if(GOSETUP_WERROR)
    target_compile_options(gosetup_options INTERFACE -Werror)
endif()
target_compile_definitions(gosetup_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING)
if(GOSETUP_SANITIZE)
    target_compile_options(gosetup_options INTERFACE -fsanitize=address,undefined
        -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(gosetup_options INTERFACE -fsanitize=address,undefined)
endif()
