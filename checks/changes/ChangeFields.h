// SPDX-License-Identifier: Apache-2.0
// The fields of changes, states and plans in JSON, exact both ways: what plans, the journal and
// requests to the elevated copy are made of.
#pragma once

#include "base/Json.h"
#include "changes/Plan.h"
#include "machine/RegistryFields.h"

namespace gosetup {

inline constexpr auto planSchema = "gosetup.plan/1";
inline constexpr json::AtMost maxChanges{1000};
inline constexpr qint64 maxExact = 9'000'000'000'000'000; ///< whole numbers in JSON stay exact

template <>
inline constexpr const char* json::tagKey<Change> = "kind";
template <>
inline constexpr const char* json::tagName<SetVariable> = "set-variable";
template <>
inline constexpr const char* json::tagName<EditPath> = "edit-path";
template <>
inline constexpr const char* json::tagName<WriteGoEnv> = "go-env";
template <>
inline constexpr const char* json::tagName<RewriteGoEnv> = "rewrite-go-env";
template <>
inline constexpr const char* json::tagName<DefenderExclusion> = "defender-exclusion";
template <>
inline constexpr const char* json::tagName<SwitchAlias> = "alias";
template <>
inline constexpr const char* json::tagName<MakeFolder> = "make-folder";
template <>
inline constexpr const char* json::tagName<EnableLongPaths> = "long-paths";
template <>
inline constexpr const char* json::tagName<InstallToolchain> = "install-toolchain";
template <>
inline constexpr const char* json::tagName<RemoveToolchain> = "remove-toolchain";

template <>
inline constexpr const char* json::tagName<SetAsideFiles> = "set-aside-files";
template <>
inline constexpr const char* json::tagName<TrimBuildCache> = "trim-build-cache";
template <>
inline constexpr const char* json::tagName<InstallEditorExtension> = "install-editor-extension";

template <>
inline constexpr const char* json::tagKey<State> = "of";
template <>
inline constexpr const char* json::tagName<RegistryState> = "registry";
template <>
inline constexpr const char* json::tagName<FileState> = "file";
template <>
inline constexpr const char* json::tagName<ExclusionState> = "exclusion";
template <>
inline constexpr const char* json::tagName<AliasState> = "alias";
template <>
inline constexpr const char* json::tagName<FolderState> = "folder";
template <>
inline constexpr const char* json::tagName<TreeState> = "tree";
template <>
inline constexpr const char* json::tagName<AsideState> = "aside";
template <>
inline constexpr const char* json::tagName<BuildCacheState> = "build-cache";
template <>
inline constexpr const char* json::tagName<ExtensionState> = "extension";

void fields(auto& v, json::Like<SetVariable> auto& change)
{
    v.required("scope", change.scope);
    v.required("name", change.name);
    v.required("text", change.text);
}

void fields(auto& v, json::Like<PathEdit> auto& edit)
{
    v.required("kind", edit.kind);
    v.required("entry", edit.entry);
    v.required("replacement", edit.replacement);
    v.required("occurrence", edit.occurrence, json::within(0, std::numeric_limits<int>::max()));
    v.required("rule", edit.ruleId);
}

void fields(auto& v, json::Like<EditPath> auto& change)
{
    v.required("scope", change.scope);
    v.required("edits", change.edits);
}

void fields(auto& v, json::Like<WriteGoEnv> auto& change)
{
    v.required("name", change.name);
    v.required("value", change.value);
}

void fields(auto& v, json::Like<DefenderExclusion> auto& change)
{
    v.required("folder", change.folder);
    v.required("excluded", change.excluded);
}

void fields(auto& v, json::Like<SwitchAlias> auto& change)
{
    v.required("name", change.name);
    v.required("on", change.on);
    v.required("tag", change.reparseTag);
    v.required("data", change.reparseData, json::as<json::Hex>);
}

void fields(auto& v, json::Like<MakeFolder> auto& change)
{
    v.required("path", change.path);
    v.required("scope", change.scope);
    v.required("protected", change.protectedList);
}

void fields(auto& v, json::Like<EnableLongPaths> auto& change)
{
    v.optional("replaceOtherType", change.replaceOtherType);
}

void fields(auto&, json::Like<RewriteGoEnv> auto&) {}

void fields(auto& v, json::Like<ArchiveRef> auto& archive)
{
    v.required("version", archive.version);
    v.required("file", archive.fileName);
    v.required("arch", archive.arch);
    v.required("url", archive.url);
    v.required("size", archive.size, json::within(0, maxExact));
    v.required("sha256", archive.sha256, json::as<json::Ascii>);
}

void fields(auto& v, json::Like<InstallToolchain> auto& change)
{
    v.required("root", change.root);
    v.required("scope", change.scope);
    v.required("protected", change.protectedList);
    v.required("archive", change.archive);
}

void fields(auto& v, json::Like<RemoveToolchain> auto& change)
{
    v.required("root", change.root);
    v.required("scope", change.scope);
}

void fields(auto& v, json::Like<InstallEditorExtension> auto& change)
{
    v.required("editor", change.editor);
    v.required("root", change.root);
    v.required("extensions", change.extensionsFolder);
    v.required("extension", change.extension);
}

void fields(auto& v, json::Like<RegValue> auto& value)
{
    v.required("kind", value.kind);
    v.required("data", value.data, json::as<json::Hex>);
}

void fields(auto& v, json::Like<RegistryState> auto& state)
{
    v.required("hive", state.place.hive);
    v.required("key", state.place.key);
    v.required("name", state.place.name);
    v.required("value", state.value);
    if (!std::decay_t<decltype(v)>::writing || !state.value)
        v.optional("keyAbsent", state.keyAbsent);
}

void fields(auto& v, json::Like<FileState> auto& state)
{
    v.required("path", state.path);
    v.required("bytes", state.bytes, json::as<json::Hex>);
    v.required("firstMissing", state.firstMissing);
}

void fields(auto& v, json::Like<ExclusionState> auto& state)
{
    v.required("folder", state.folder);
    v.required("excluded", state.excluded);
}

void fields(auto& v, json::Like<AliasState> auto& state)
{
    v.required("name", state.name);
    v.required("on", state.on);
    v.required("tag", state.reparseTag);
    v.required("data", state.reparseData, json::as<json::Hex>);
}

void fields(auto& v, json::Like<FolderState> auto& state)
{
    v.required("path", state.path);
    v.required("present", state.present);
    v.required("firstMissing", state.firstMissing);
    v.optional("open", state.open);
}

void fields(auto& v, json::Like<TreeState> auto& state)
{
    v.required("root", state.root);
    v.required("present", state.present);
    v.required("version", state.version);
    v.required("damaged", state.damaged);
    v.required("firstMissing", state.firstMissing);
}

void fields(auto& v, json::Like<SetAsideFiles> auto& change)
{
    v.required("what", change.what);
    v.required("files", change.files);
    v.required("bytes", change.bytes, json::within(0, maxExact));
}

void fields(auto& v, json::Like<TrimBuildCache> auto& change)
{
    v.required("folder", change.folder);
    v.required("unusedSince", change.cutoff);
}

void fields(auto& v, json::Like<AsideItem> auto& item)
{
    v.required("path", item.path);
    v.required("present", item.present);
    v.required("size", item.size, json::within(0, maxExact));
}

void fields(auto& v, json::Like<AsideState> auto& state)
{
    v.required("items", state.items);
}

void fields(auto& v, json::Like<BuildCacheState> auto& state)
{
    v.required("folder", state.folder);
    v.required("files", state.files, json::within(0, maxExact));
    v.required("bytes", state.bytes, json::within(0, maxExact));
}

void fields(auto& v, json::Like<ExtensionState> auto& state)
{
    v.required("folder", state.folder);
    v.required("extension", state.extension);
    v.required("installed", state.installed);
}

void fields(auto& v, json::Like<PlannedChange> auto& planned)
{
    v.required("change", planned.change);
    v.required("before", planned.before);
    v.required("after", planned.after);
    v.required("rules", planned.ruleIds);
}

/// For people: nothing is done about it, and it is not read.
inline void fields(json::Writer& v, const LeftOut& left)
{
    v.required("title", titleOf(left.change));
    v.required("rules", left.ruleIds);
    v.required("code", left.why.code);
    v.required("why", left.why.text());
}

void fields(auto& v, json::Like<Plan> auto& plan)
{
    v.constant("schema", planSchema);
    v.required("machine", plan.machine);
    v.required("made", plan.made);
    v.required("changes", plan.changes, maxChanges);
    if constexpr (std::decay_t<decltype(v)>::writing)
        v.optional("leftOut", plan.leftOut);
    else if constexpr (std::decay_t<decltype(v)>::reading)
        v.passOverList("leftOut");
}

} // namespace gosetup
