// SPDX-License-Identifier: Apache-2.0
// A machine with safe and open places, short words for changes, and the border that judges them.
#pragma once

#include "changes/elevated/ElevationPolicy.h"
#include "changes/handlers/ChangeHandlers.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"
#include "support/ToolchainKit.h"

namespace gosetup::testkit::border {

using Kind = PathEdit::Kind;

inline const QString windowsPath =
    s("%SystemRoot%\\system32;%SystemRoot%;C:\\Program Files\\Git\\cmd");

inline MachineImage openImage()
{
    MachineImage image;
    image.folder(s("C:\\Program Files"));
    image.folder(s("C:\\Windows\\System32"));
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString, windowsPath);
    // Made by hand in the drive's root: everybody may change it.
    image.folder(s("C:\\open\\bin"));
    image.folder(s("C:\\tools\\safe\\bin")).access({false, false, false});
    // One plain account has rights there that the usual groups lack.
    image.folder(s("C:\\Program Files\\Shared")).writableBy = {s("CONTOSO\\wang")};
    // Safe but for one program in it.
    image.folder(s("C:\\Program Files\\Half"));
    image.file(s("C:\\Program Files\\Half\\tool.exe")).pe(Arch::Amd64).writableBy = {s("wang")};
    image.folder(s("C:\\Program Files\\link")).link(reparse::mountPoint, s("C:\\open"));
    image.file(s("C:\\Program Files\\Ruby\\VERSION")).content("3.2.1");
    image.file(s("C:\\Program Files\\Ruby\\bin\\ruby.exe")).pe(Arch::Amd64);
    image.file(s("C:\\Program Files\\Liar\\VERSION")).content("go1.24.4");
    image.file(s("C:\\Program Files\\Go\\VERSION")).content("go1.19\ntime 2022");
    image.file(s("C:\\Program Files\\Go\\bin\\go.exe")).pe(Arch::Amd64);
    // A stranger's tree under the very version that a request asks for.
    image.file(s("C:\\planted\\VERSION")).content("go1.99.0");
    image.file(s("C:\\planted\\bin\\go.exe")).pe(Arch::Amd64);
    return image;
}

inline ArchiveRef published()
{
    ArchiveRef archive;
    archive.version = s("go1.99.0");
    archive.fileName = s("go1.99.0.windows-amd64.zip");
    archive.url = QUrl(s("https://dl.google.com/go/go1.99.0.windows-amd64.zip"));
    archive.size = 1000;
    archive.sha256 = QByteArray(64, 'a');
    return archive;
}

inline ArchiveRef with(const char* url, const QByteArray& sha256 = QByteArray(64, 'a'))
{
    ArchiveRef archive = published();
    archive.url = QUrl(s(url));
    archive.sha256 = sha256;
    return archive;
}

inline InstallToolchain install(const char* root, const ArchiveRef& archive = published(),
                                bool protectedList = false)
{
    return {s(root), Scope::Machine, protectedList, archive};
}

inline SetVariable set(const char* name, const char* value)
{
    return {Scope::Machine, s(name), s(value)};
}

inline EditPath edit(PathEdit::Kind kind, const char* entry, const char* replacement = "")
{
    return {Scope::Machine, {{kind, s(entry), s(replacement), 0, {}}}};
}

inline MakeFolder folder(const char* path, bool protectedList)
{
    return {s(path), Scope::Machine, protectedList};
}

class Border
{
  public:
    explicit Border(const MachineImage& image)
        : machine(machineOf(image)), elevated(machine->elevatedView())
    {
        ReleaseIndex index;
        Release release;
        release.version = *GoVersion::parse(s("go1.99.0"));
        release.files.push_back({published().fileName, s("windows"), s("amd64"), s("archive"), 1000,
                                 QByteArray(64, 'a')});
        index.releases.push_back(release);
        trust.add(index);
    }

    /// As the elevated copy would get it: before and after as the machine tells, where it can.
    ElevationRequest request(const std::vector<Change>& changes) const
    {
        ElevationRequest made{
            newRunId(*machine), {}, false, machine->clock().now().toUTC(), {}, {}};
        made.plan.machine = elevated->name();
        for (const Change& change : changes) {
            PlannedChange planned{change, FolderState{}, FolderState{}, {}};
            if (const auto now = readCurrentState(*elevated, change)) {
                planned.before = *now;
                const auto after =
                    intendedState(change, *now, variableLookup(*elevated, Scope::Machine));
                planned.after = after.value_or(*now);
            }
            made.plan.changes.push_back(planned);
        }
        return made;
    }
    Result<void> judge(const std::vector<Change>& changes) const
    {
        return judgeRequest(*elevated, request(changes), trust);
    }

    std::shared_ptr<PracticeMachine> machine;
    std::shared_ptr<PracticeMachine> elevated;
    ArchiveTrust trust{KnownHashes::builtIn()};
};

} // namespace gosetup::testkit::border
