# SPDX-License-Identifier: Apache-2.0
# 64-bit Windows with Debian's mingw-w64 (POSIX threads: std::thread and std::mutex need them).
# GOSETUP_WINDOWS_DEPS is the folder that packaging/windows/dependencies filled.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(triple x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${triple}-gcc-posix)
set(CMAKE_CXX_COMPILER ${triple}-g++-posix)
set(CMAKE_RC_COMPILER ${triple}-windres)

# try_compile() projects read this file again and need the folder, too.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES GOSETUP_WINDOWS_DEPS)
set(CMAKE_FIND_ROOT_PATH /usr/${triple})
if(GOSETUP_WINDOWS_DEPS)
    list(PREPEND CMAKE_FIND_ROOT_PATH ${GOSETUP_WINDOWS_DEPS}/qt ${GOSETUP_WINDOWS_DEPS}/libarchive)
    list(APPEND CMAKE_PREFIX_PATH ${GOSETUP_WINDOWS_DEPS}/qt ${GOSETUP_WINDOWS_DEPS}/libarchive)
endif()
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# moc, rcc, lrelease run here; they must be of the same version as the Qt that is linked.
set(QT_HOST_PATH /usr CACHE PATH "")
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/${CMAKE_HOST_SYSTEM_PROCESSOR}-linux-gnu/cmake CACHE PATH "")

# Beside the import library, which would want a DLL at our side.
set(ZLIB_LIBRARY /usr/${triple}/lib/libz.a CACHE FILEPATH "")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static")
