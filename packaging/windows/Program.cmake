# SPDX-License-Identifier: Apache-2.0
# What makes an executable a Windows program: manifest, version info, icon, no symbols, no console
# where it has a window, imports from System32 alone. Empty on other systems.

# gosetup_windows_program(TARGET OUTPUT_NAME DESCRIPTION)
function(gosetup_windows_program target program description)
    if(NOT WIN32)
        return()
    endif()
    set(version ${PROJECT_VERSION})
    string(REPLACE "." "," version_numbers ${version})
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${program})
    set(manifest ${folder}.manifest)
    set(icon ${PROJECT_BINARY_DIR}/resources/icons/app.ico)
    set(icon_line "1 ICON \"${icon}\"")
    configure_file(${PROJECT_SOURCE_DIR}/packaging/windows/app.manifest ${manifest} @ONLY)
    configure_file(${PROJECT_SOURCE_DIR}/packaging/windows/program.rc.in ${folder}.rc @ONLY)
    enable_language(RC)
    target_sources(${target} PRIVATE ${folder}.rc)
    set_source_files_properties(${folder}.rc PROPERTIES OBJECT_DEPENDS "${manifest};${icon}")
    add_dependencies(${target} gosetup_ico)
    set_target_properties(${target} PROPERTIES OUTPUT_NAME ${program})
    set(map ${folder}.map)
    target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/packaging/windows/load_config.cpp)
    # Without it they would be taken from ncrypt.dll, for which nobody documents them.
    set(bcrypt)
    foreach(name OpenAlgorithmProvider CloseAlgorithmProvider SetProperty CreateHash HashData
            FinishHash DestroyHash GenerateSymmetricKey Encrypt Decrypt DestroyKey)
        list(APPEND bcrypt -Wl,--undefined=BCrypt${name})
    endforeach()
    target_link_options(${target} PRIVATE ${bcrypt} -lbcrypt)
    # On a Remote Desktop host, Windows tells other programs untrue folders.
    target_link_options(${target} PRIVATE -s -Wl,--tsaware -Wl,--undefined=_load_config_used -Wl,-Map,${map})
    add_custom_command(TARGET ${target} POST_BUILD
        COMMAND ${PROJECT_SOURCE_DIR}/packaging/windows/set-load-config $<TARGET_FILE:${target}>
            ${map} VERBATIM)
endfunction()
