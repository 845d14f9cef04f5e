// SPDX-License-Identifier: Apache-2.0
// A Windows computer as plain data: what a practice machine is made of, what the recorder fills and
// what a JSON image holds. Must not know the ports or how an image is stored.
#pragma once

#include "base/Result.h"
#include "machine/Defender.h"
#include "machine/Files.h"
#include "machine/Network.h"
#include "machine/Processes.h"
#include "machine/Registry.h"
#include "machine/System.h"

#include <QMap>

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace gosetup {

/// A program that Go built: what its build info says, and what it prints when it is started.
struct ImageGoBuild
{
    QString go;      ///< "1.24.4": the Go it was built with
    QString path;    ///< package: "golang.org/x/tools/gopls"
    QString module;  ///< "golang.org/x/tools/gopls"; empty: as `path`
    QString version; ///< "v0.18.1"; empty: "(devel)"
    Arch arch = Arch::Amd64;
    QString prints;
};

struct ImagePart
{
    qint64 offset = 0;
    QByteArray bytes;
};

/// Further files directly in a folder, which the image does not list one by one. Only a walk sees
/// them.
struct RepeatedFiles
{
    qint64 count = 0;
    qint64 bytes = 0;                    ///< of all together
    QString name = QStringLiteral("%1"); ///< %1 = the number of the file as 64 hexadecimal digits
    QDateTime modified;                  ///< UTC; of each

    [[nodiscard]] QString nameOf(qint64 number) const;
    [[nodiscard]] qint64 sizeOf(qint64 number) const;
    /// Which one has this name; nullopt: none.
    [[nodiscard]] std::optional<qint64> numberOf(const QString& fileName) const;
};

/// One file or folder. The setters return *this, so that tests read as a sentence:
/// `image.file("C:\\go\\VERSION").content("go1.24.4")`.
struct FileNode
{
    QString path; ///< as the file system spells it
    bool directory = false;
    qint64 size = 0; ///< bytes; may be more than `bytes` holds (a go.exe by its header alone)
    quint32 attributes = 0;
    quint32 reparseTag = 0;
    QByteArray reparseData;
    QString linkTarget;
    std::optional<QByteArray> bytes;
    std::optional<Arch> peArch;                ///< content is minimalPe() of this
    std::optional<ImageGoBuild> goBuild;       ///< content is a program with this build info
    std::optional<QMap<QString, QString>> zip; ///< content is an archive of these texts, by name
    std::optional<QDateTime> modified;         ///< UTC
    std::vector<RepeatedFiles> repeated;       ///< of a folder
    std::vector<ImagePart> parts; ///< what is known of a content that the image does not have
    std::optional<FolderAccess> accessOverride; ///< for this folder and what is below
    bool protectedList = false;
    /// Accounts without administrator rights that may change it and what is below; empty = as the
    /// place and the rights above tell.
    QStringList writableBy;

    FileNode& content(const QByteArray& data);
    FileNode& pe(Arch arch, qint64 totalSize = 0);
    FileNode& program(const ImageGoBuild& build, qint64 totalSize = 0);
    FileNode& archive(const QMap<QString, QString>& entries);
    FileNode& modifiedAt(const QDateTime& when);
    FileNode& repeat(const RepeatedFiles& files);
    FileNode& sized(qint64 total);
    FileNode& attribute(quint32 bits);
    FileNode& link(quint32 tag, const QString& target);
    /// An App Execution Alias of this package: 0 bytes, tag AppExecLink, buffer as MS-FSCC has it.
    FileNode& alias(const QString& packageFamily, const QString& target);
    FileNode& access(const FolderAccess& rights);
    FileNode& protect();

    [[nodiscard]] std::optional<QByteArray> contentBytes() const; ///< nullopt: the image has none
    /// The same by range: `parts` serve, too. At most `length` bytes from `offset` on.
    [[nodiscard]] std::optional<QByteArray> contentRange(qint64 offset, qint64 length) const;
    [[nodiscard]] bool saysNothing() const; ///< but that it is there, and what it holds
};

struct ImageKey
{
    QString path;        ///< as spelled: "HKCU\Environment"
    QDateTime lastWrite; ///< invalid = the system does not tell
    struct Value
    {
        QString name;
        RegValue value;
        bool redacted = false; ///< the value was emptied before saving
    };
    std::map<QString, Value> values; ///< by case-folded name
};

struct ImageProgram
{
    QString path;
    std::optional<QStringList> arguments; ///< nullopt = whatever the arguments
    ProcessResult result;
    bool timesOut = false;
};

enum class ExclusionsVisibility
{
    Visible,
    NeedsElevation,
    HiddenByPolicy
};
constexpr auto enumNames(ExclusionsVisibility)
{
    return std::to_array<EnumName<ExclusionsVisibility>>(
        {{ExclusionsVisibility::Visible, "visible"},
         {ExclusionsVisibility::NeedsElevation, "needs-elevation"},
         {ExclusionsVisibility::HiddenByPolicy, "hidden-by-policy"}});
}
enum class DefenderAdds
{
    Effective,
    Ineffective,
    PolicyRefused
};
constexpr auto enumNames(DefenderAdds)
{
    return std::to_array<EnumName<DefenderAdds>>({{DefenderAdds::Effective, "effective"},
                                                  {DefenderAdds::Ineffective, "ineffective"},
                                                  {DefenderAdds::PolicyRefused, "policy-refused"}});
}

struct ImageDefender
{
    bool answers = true; ///< false: 0x800106ba, no WMI namespace
    DefenderStatus status{true, true, true};
    DefenderLists lists;
    ExclusionsVisibility visibility = ExclusionsVisibility::NeedsElevation;
    DefenderAdds adds = DefenderAdds::Effective;
    QStringList otherProducts;
};

struct ImageHost
{
    enum class Outcome
    {
        Ok,
        Unreachable,
        Timeout,
        Untrusted ///< the certificate, of `tlsIssuer`, is refused
    };
    Outcome outcome = Outcome::Ok;
    int httpStatus = 200;
    qint64 milliseconds = 20;
    QString tlsIssuer; ///< not empty = the connection is intercepted by this issuer
    /// NotRead: what the status makes one expect of a host that does what its name says.
    BodyKind body = BodyKind::NotRead;
    bool bodyArrives = true; ///< false: the status came in time, and nothing after it
};
constexpr auto enumNames(BodyKind)
{
    return std::to_array<EnumName<BodyKind>>({{BodyKind::NotRead, "expected"},
                                              {BodyKind::Versions, "versions"},
                                              {BodyKind::Html, "html"},
                                              {BodyKind::Other, "other"}});
}
constexpr auto enumNames(ImageHost::Outcome)
{
    return std::to_array<EnumName<ImageHost::Outcome>>(
        {{ImageHost::Outcome::Ok, "ok"},
         {ImageHost::Outcome::Unreachable, "unreachable"},
         {ImageHost::Outcome::Timeout, "timeout"},
         {ImageHost::Outcome::Untrusted, "untrusted"}});
}

struct ImageNetwork
{
    /// By lower-case host name; "host/sumdb/…" where a module proxy passes a database on. As they
    /// answer through the proxy, where there is one.
    QMap<QString, ImageHost> hosts;
    ImageHost others; ///< every host that is not listed
    /// The newest version of a module, by its path; "v1.0.0" of one that is not listed.
    QMap<QString, QString> modules;
    ProxySettings proxy;
    QMap<QString, ImageHost> withoutProxy; ///< as they answer directly; not listed = not known
    /// Of a connection to the proxy itself; nullopt: it fails where no host answers through it.
    std::optional<ImageHost::Outcome> proxyOutcome;

    [[nodiscard]] static QString hostKey(const QUrl& url);
};

enum class ElevationAnswer
{
    Accepted,
    Refused,
    OtherAccount
};
constexpr auto enumNames(ElevationAnswer)
{
    return std::to_array<EnumName<ElevationAnswer>>(
        {{ElevationAnswer::Accepted, "accepted"},
         {ElevationAnswer::Refused, "refused"},
         {ElevationAnswer::OtherAccount, "other-account"}});
}

/// Something that goes wrong on purpose, for tests: see docs of the image schema.
struct ImageFault
{
    enum class Kind
    {
        Kill,
        KillAfter,
        AccessDenied,
        InUse,
        DiskFull,
        Io,
        Timeout,
        Policy,
        Delay
    };
    QString at;      ///< "<port>.<method>": "registry.write", "files.rename"
    QString subject; ///< substring of the path or place, case-insensitive; empty = any
    int after = 0;   ///< so many matching calls pass first
    Kind kind = Kind::Io;
    int times = 1;        ///< then it happens so often
    int milliseconds = 0; ///< of a delay
};
constexpr auto enumNames(ImageFault::Kind)
{
    return std::to_array<EnumName<ImageFault::Kind>>(
        {{ImageFault::Kind::Kill, "kill"},
         {ImageFault::Kind::KillAfter, "kill-after"},
         {ImageFault::Kind::AccessDenied, "access-denied"},
         {ImageFault::Kind::InUse, "in-use"},
         {ImageFault::Kind::DiskFull, "disk-full"},
         {ImageFault::Kind::Io, "io"},
         {ImageFault::Kind::Timeout, "timeout"},
         {ImageFault::Kind::Policy, "policy"},
         {ImageFault::Kind::Delay, "delay"}});
}

/// Marks an image whose people's names were replaced; a name of the same shape stands in on
/// loading.
struct ImageRedaction
{
    QString userStandIn;
};

struct MachineImage
{
    MachineImage(); ///< Windows 11, user "li", administrator, drive C:, nothing else

    QString name = QStringLiteral("image");
    QString description;
    SystemInfo system;
    KnownFolders folders;
    /// What the process was started with; nullopt = made of the registry when the machine opens.
    std::optional<QMap<QString, QString>> processEnvironment;
    std::map<QString, ImageKey> registry; ///< by case-folded path; see regKey()
    std::vector<VolumeInfo> volumes;
    std::unordered_map<QString, FileNode> files; ///< by winpath::key; parents are implied
    std::vector<ImageProgram> programs;
    std::vector<RunningProcess> running;
    ImageDefender defender;
    ImageNetwork network;
    bool broadcastAnswered = true;
    std::optional<QDateTime> now; ///< a fixed clock; nullopt = the real one
    ElevationAnswer elevation = ElevationAnswer::Accepted;
    std::vector<ImageFault> faults;
    std::optional<ImageRedaction> redaction;

    /// Adds, or returns what is there.
    FileNode& file(const QString& path);
    FileNode& folder(const QString& path);
    MachineImage& setValue(Hive hive, const QString& key, const QString& valueName,
                           const RegValue& value);
    /// An environment variable: HKCU\Environment, or the machine's block in HKLM.
    MachineImage& setVariable(Hive hive, const QString& variable, RegKind kind,
                              const QString& text);
    MachineImage& program(const QString& path, const QByteArray& standardOutput);
    MachineImage& programFails(const QString& path, quint32 startError, quint32 exitCode = 0);
    MachineImage& fault(const QString& at, ImageFault::Kind kind, int after = 0,
                        const QString& subject = {});
    /// A whole Go tree in a few nodes: VERSION, bin\go.exe, bin\gofmt.exe, pkg, src.
    MachineImage& go(const QString& root, const QString& version, Arch arch = Arch::Amd64);
};

/// Key of the machine's variables, below HKLM.
inline constexpr auto machineEnvironment =
    "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";

/// Folders of a user named so on an ordinary Windows.
[[nodiscard]] KnownFolders foldersOfUser(const QString& userName);

/// Full path of a key: "HKCU\Environment". The other account's HKCU is "HKCU-OTHER".
[[nodiscard]] QString regPath(Hive hive, const QString& key, bool otherAccount = false);
/// The form under which MachineImage::registry holds it.
[[nodiscard]] QString regKey(Hive hive, const QString& key, bool otherAccount = false);

/// The block a new process would get: machine, then user variables, PATH of both. Names upper case.
[[nodiscard]] QMap<QString, QString> freshEnvironment(const MachineImage& image);

} // namespace gosetup
