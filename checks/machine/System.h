// SPDX-License-Identifier: Apache-2.0
// Ports: who and what this machine is, the shell that must be told of changes, the clock, and the
// way to administrator rights.
#pragma once

#include "base/Names.h"
#include "base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

namespace gosetup {

enum class Arch
{
    Amd64,
    Arm64,
    X86
};
/// GOARCH
constexpr auto enumNames(Arch)
{
    return std::to_array<EnumName<Arch>>(
        {{Arch::Amd64, "amd64"}, {Arch::Arm64, "arm64"}, {Arch::X86, "386"}});
}

struct SystemInfo
{
    QString osName;          ///< "Windows 11 Pro"
    int build = 0;           ///< 22631
    Arch arch = Arch::Amd64; ///< of the computer, never of an emulated process
    QString userName;
    QString computerName;
    bool administrator = false; ///< may elevate as this very account
    bool elevated = false;      ///< this process has the rights now
};

/// Absolute folders of this user and machine.
struct KnownFolders
{
    QString userProfile;
    QString localAppData;
    QString roamingAppData;
    QString temp;
    QString programData;
    QString programFiles;
    QString windows;
    QString documents; ///< after redirection
    QString desktop;   ///< after redirection
};

class System
{
  public:
    System() = default;
    System(const System&) = delete;
    System& operator=(const System&) = delete;
    virtual ~System() = default;

    [[nodiscard]] virtual SystemInfo info() const = 0;
    [[nodiscard]] virtual KnownFolders folders() const = 0;
    /// The block this process was started with: what an open console has. Keys upper case.
    [[nodiscard]] virtual QMap<QString, QString> processEnvironment() const = 0;
};

/// A program that the person goes on with: a terminal, an editor.
struct OpenRequest
{
    QString program; ///< absolute
    QStringList arguments;
    QString folder;               ///< its current folder
    QMap<QString, QString> block; ///< its whole environment
    bool console = false;         ///< in a new console window
};

class Shell
{
  public:
    Shell() = default;
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;
    virtual ~Shell() = default;

    /// WM_SETTINGCHANGE "Environment"; `perWindow` is the time each window may take. Blocks: call
    /// it off the UI thread, once per run. Timeout means that some window did not answer.
    [[nodiscard]] virtual Result<void>
    broadcastEnvironment(std::chrono::milliseconds perWindow) = 0;
    /// Starts it without administrator rights, and does not wait for its end. Unsupported on a
    /// practice machine and for batch files.
    [[nodiscard]] virtual Result<void> open(const OpenRequest& request) = 0;
};

class Clock
{
  public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual QDateTime now() const = 0; ///< UTC
};

class Machine;

/// What the elevated copy is handed: a file and the hash it must have. Nothing else reaches it.
struct ElevationCall
{
    QString planFile;  ///< Windows path
    QByteArray sha256; ///< of the file's bytes, 32 bytes
};

/// The elevated copy's whole work; on Windows it runs in another process, in practice in this one.
using ElevatedMain = std::function<Result<void>(Machine& elevatedMachine, const ElevationCall&)>;

/// In practice: the same machine as an administrator sees it.
using ElevatedView = std::function<void(std::shared_ptr<Machine> machine)>;

class Elevation
{
  public:
    Elevation() = default;
    Elevation(const Elevation&) = delete;
    Elevation& operator=(const Elevation&) = delete;
    virtual ~Elevation() = default;

    /// Asks the person, waits for the end. ElevationRefused when the answer was no. What was done
    /// is learnt by observing again, not from here.
    [[nodiscard]] virtual Result<void> run(const ElevationCall& call,
                                           const ElevatedMain& inProcess) = 0;
    /// Asks the person, and opens this program once more with administrator rights, with a window
    /// of its own and these arguments; does not wait for its end. ElevationRefused when the answer
    /// was no. In practice nothing is opened: `inProcess` gets the machine instead.
    [[nodiscard]] virtual Result<void> open(const QStringList& arguments,
                                            const ElevatedView& inProcess) = 0;
};

} // namespace gosetup
