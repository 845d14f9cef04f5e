// SPDX-License-Identifier: Apache-2.0
// A plan with every kind of change, and of what is there before and after.
#pragma once

#include "changes/Plan.h"
#include "machine/Files.h"
#include "support/Literals.h"

namespace gosetup::testkit {

inline Plan planOfEveryKind()
{
    const RegistryValuePath place{Hive::CurrentUser, s("Environment"), s("Path")};
    const RegistryState absent{place, std::nullopt};
    const RegistryState odd{place, RegValue{RegKind::ExpandString, QByteArray::fromHex("00d8ff")}};
    const ArchiveRef archive{s("go1.99.0"), s("go1.99.0.windows-amd64.zip"),
                             Arch::Amd64,   QUrl(s("https://go.dev/dl/go1.99.0.windows-amd64.zip")),
                             1234,          QByteArray(64, 'a')};
    Plan plan{
        s("test"), QDateTime::fromString(s("2026-11-21T21:04:05.123Z"), Qt::ISODateWithMs), {}};
    plan.changes = {
        {SetVariable{Scope::Machine, s("GOROOT"), std::nullopt},
         absent,
         odd,
         {s("env.goroot-stale")}},
        {EditPath{Scope::User,
                  {{PathEdit::Kind::Remove, QString(QChar(0xD800)) + u'x', {}, 2, s("dead")},
                   {PathEdit::Kind::Replace, s("\"a\""), s("a"), 0, {}},
                   {PathEdit::Kind::MakeExpandable, {}, {}, 0, {}},
                   {PathEdit::Kind::InsertFirst, s("C:\\Go\\bin"), {}, 0, {}},
                   {PathEdit::Kind::InsertLast, s("C:\\b"), {}, 0, {}}}},
         odd,
         absent,
         {}},
        {WriteGoEnv{s("GOPROXY"), s("direct")},
         FileState{s("C:\\e"), std::nullopt, s("C:\\")},
         FileState{s("C:\\e"), QByteArray("GOPROXY=direct\n"), {}},
         {}},
        {DefenderExclusion{s("C:\\cache\\go"), true},
         ExclusionState{s("C:\\cache\\go"), std::nullopt},
         ExclusionState{s("C:\\cache\\go"), true},
         {}},
        {SwitchAlias{s("go.exe"), false, reparse::appExecLink, QByteArray("\x01\x02")},
         AliasState{s("go.exe"), true, reparse::appExecLink, QByteArray("\x01\x02")},
         AliasState{s("go.exe"), false, 0, {}},
         {}},
        {MakeFolder{s("C:\\gopath"), Scope::Machine, true},
         FolderState{s("C:\\gopath"), false, {}},
         FolderState{s("C:\\gopath"), true, {}},
         {}},
        {EnableLongPaths{}, absent, odd, {}},
        {InstallToolchain{s("C:\\Go"), Scope::User, true, archive},
         TreeState{s("C:\\Go"), false, {}, false, s("C:\\Go")},
         TreeState{s("C:\\Go"), true, s("go1.99.0"), false, {}},
         {}},
        {RemoveToolchain{s("C:\\Go"), Scope::Machine},
         TreeState{s("C:\\Go"), true, s("go1.1"), true, {}},
         TreeState{s("C:\\Go"), false, {}, false, {}},
         {}},
        {RewriteGoEnv{},
         FileState{s("C:\\e"), QByteArray("GOPROXY=direct\r\n"), {}},
         FileState{s("C:\\e"), QByteArray("GOPROXY=direct\n"), {}},
         {}},
        {SetAsideFiles{s("a.b/c@v1.0.0"), {s("C:\\m\\cache\\download\\a.b\\c\\@v\\v1.0.0.zip")}, 9},
         AsideState{{{s("C:\\m\\cache\\download\\a.b\\c\\@v\\v1.0.0.zip"), true, 9}}},
         AsideState{{{s("C:\\m\\cache\\download\\a.b\\c\\@v\\v1.0.0.zip"), false, 0}}},
         {}},
        {TrimBuildCache{s("C:\\cache"), plan.made},
         BuildCacheState{s("C:\\cache"), 7, 1234},
         BuildCacheState{s("C:\\cache"), 0, 0},
         {}},
        {InstallEditorExtension{s("vscode"), s("C:\\Code"), s("C:\\x"), s("golang.go")},
         ExtensionState{s("C:\\x"), s("golang.go"), false},
         ExtensionState{s("C:\\x"), s("golang.go"), true},
         {s("editor.go-extension")}},
    };
    return plan;
}

} // namespace gosetup::testkit
