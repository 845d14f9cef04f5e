// SPDX-License-Identifier: Apache-2.0
// The fields of a machine image, each once: read, written and redacted by the same line.
#pragma once

#include "base/Json.h"
#include "machine/RegistryFields.h"
#include "machine/practice/MachineImage.h"
#include "paths/WindowsPath.h"

namespace gosetup {

namespace imagejson {

inline constexpr auto schema = "gosetup.image/1";
inline constexpr qint64 maxRepeated = 5'000'000;    ///< files that one line stands for
inline constexpr qint64 maxBytes = qint64(1) << 60; ///< of a file or a volume: sums stay numbers

[[nodiscard]] QString caseFolded(const QString& name);
[[nodiscard]] QString lower(const QString& name);
[[nodiscard]] QString upper(const QString& name);
[[nodiscard]] QString asItIs(const QString& name);
[[nodiscard]] Text isPath(const QString& text);    ///< an absolute one
[[nodiscard]] Text isFullKey(const QString& path); ///< HKCU\…, HKLM\… or HKCU-OTHER\…

/// An exit code or an error of Windows; one that is written as a signed number is read too.
struct Code : json::NoTexts
{
    static QJsonValue write(quint32 code) { return static_cast<qint64>(code); }
    static void read(const json::Input& in, quint32& code);
};

/// A flag as one of two words.
template <const char* const& no, const char* const& yes>
struct Either : json::NoTexts
{
    static QJsonValue write(bool value) { return QString::fromLatin1(value ? yes : no); }
    static void read(const json::Input& in, bool& value)
    {
        const QString text = in.value().toString();
        value = text == QLatin1String(yes);
        if (!value && text != QLatin1String(no)) {
            in.refuse(
                Text::tr("must be one of %1")
                    .arg(QStringLiteral("%1, %2").arg(QLatin1String(no), QLatin1String(yes))));
        }
    }
};
inline constexpr const char* file = "file";
inline constexpr const char* folder = "folder";
inline constexpr const char* timeout = "timeout";
inline constexpr const char* ok = "ok";

/// Times of keys, beside the keys themselves.
struct KeyTimes : json::NoTexts
{
    static QJsonValue write(const std::map<QString, ImageKey>& keys);
    static void read(const json::Input& in, std::map<QString, ImageKey>& keys);
};

using Keys = json::Keyed<&ImageKey::path, caseFolded, isFullKey>;
using Values = json::Keyed<&ImageKey::Value::name, caseFolded>;
using Nodes = json::Keyed<&FileNode::path, winpath::key, isPath>;

/// What a file holds, in one of three ways, or only how much.
void content(json::Writer& v, const FileNode& node);
void content(json::Reader& v, FileNode& node);
void content(json::Texts& v, FileNode& node);

} // namespace imagejson

template <>
struct json::Codec<ImageKey>
{
    static QJsonValue write(const ImageKey& key) { return imagejson::Values::write(key.values); }
    static void read(const json::Input& in, ImageKey& key)
    {
        imagejson::Values::read(in, key.values);
    }
    static void texts(ImageKey& key, const json::ChangeText& change)
    {
        imagejson::Values::texts(key.values, change);
    }
};

/// The bytes as text or as a number where that is the same, else in hex.
template <>
struct json::Codec<ImageKey::Value>
{
    static QJsonValue write(const ImageKey::Value& value);
    static void read(const json::Input& in, ImageKey::Value& value);
    static void texts(ImageKey::Value& value, const json::ChangeText& change);
};

void fields(auto& v, json::Like<SystemInfo> auto& system)
{
    v.defaulted("os", system.osName);
    v.defaulted("build", system.build);
    v.defaulted("arch", system.arch);
    v.required("user", system.userName, json::notEmpty);
    v.defaulted("computer", system.computerName, json::otherwise(QStringLiteral("COMPUTER")));
    v.defaulted("administrator", system.administrator);
}

void fields(auto& v, json::Like<VolumeInfo> auto& volume)
{
    v.required("root", volume.root, imagejson::isPath);
    v.defaulted("kind", volume.kind, json::otherwise(VolumeKind::Fixed));
    v.defaulted("fileSystem", volume.fileSystem, json::otherwise(QStringLiteral("NTFS")));
    v.defaulted("free", volume.freeBytes, json::within(0, imagejson::maxBytes));
    v.optional("devDrive", volume.devDrive);
    v.optional("devDriveTrusted", volume.devDriveTrusted);
}

void fields(auto& v, json::Like<FolderAccess> auto& access)
{
    v.defaulted("currentUserMayWrite", access.currentUserMayWrite);
    v.defaulted("ordinaryUsersMayWrite", access.ordinaryUsersMayWrite);
    v.defaulted("inheritedFromDriveRoot", access.inheritedFromDriveRoot);
}

void fields(auto& v, json::Like<ImageGoBuild> auto& build)
{
    v.required("go", build.go, json::notEmpty);
    v.required("path", build.path, json::notEmpty);
    v.optional("module", build.module);
    v.optional("version", build.version);
    v.optional("arch", build.arch);
    v.optional("prints", build.prints);
}

void fields(auto& v, json::Like<ImagePart> auto& part)
{
    v.required("at", part.offset, json::within(0, imagejson::maxBytes));
    v.required("base64", part.bytes, json::as<json::Base64>);
}

void fields(auto& v, json::Like<RepeatedFiles> auto& files)
{
    v.required("count", files.count, json::within(0, imagejson::maxRepeated));
    v.defaulted("bytes", files.bytes, json::within(0, imagejson::maxBytes));
    v.optional("name", files.name, json::otherwise(RepeatedFiles().name));
    if (!std::decay_t<decltype(v)>::writing || files.modified.isValid())
        v.optional("modified", files.modified);
}

void fields(auto& v, json::Like<FileNode> auto& node)
{
    using namespace imagejson;
    v.optional("type", node.directory, json::as<Either<file, folder>>);
    content(v, node);
    v.optional("attributes", node.attributes, json::as<json::HexNumber>);
    v.optional("reparseTag", node.reparseTag, json::as<json::HexNumber>);
    v.optional("reparseData", node.reparseData, json::as<json::Base64>);
    v.optional("linkTarget", node.linkTarget);
    if constexpr (std::decay_t<decltype(v)>::reading) {
        QString package;
        QString target;
        if (v.has("alias")) { // short for a tag and its data
            v.object("alias", [&](auto& alias) {
                alias.required("package", package, json::notEmpty);
                alias.required("target", target, json::notEmpty);
            });
            node.alias(package, target);
        }
        node.path = winpath::clean(node.path);
    }
    v.optional("access", node.accessOverride);
    v.optional("protectedList", node.protectedList);
    v.optional("writableBy", node.writableBy);
    v.optional("modified", node.modified);
    v.optional("repeated", node.repeated);
}

void fields(auto& v, json::Like<ImageProgram> auto& program)
{
    v.required("path", program.path, json::notEmpty);
    v.optional("arguments", program.arguments);
    v.optional("startError", program.result.startError, json::as<imagejson::Code>);
    v.optional("exitCode", program.result.exitCode, json::as<imagejson::Code>);
    v.optional("stdout", program.result.standardOutput, json::as<json::Utf8>);
    v.optional("stderr", program.result.standardError, json::as<json::Utf8>);
    v.optional("timesOut", program.timesOut);
}

void fields(auto& v, json::Like<RunningProcess> auto& process)
{
    v.defaulted("pid", process.pid);
    v.required("name", process.name, json::notEmpty);
    v.optional("path", process.path);
    v.optional("started", process.started);
}

void fields(auto& v, json::Like<ImageDefender> auto& defender)
{
    v.optional("answers", defender.answers, json::otherwise(true));
    v.optional("antivirusEnabled", defender.status.antivirusEnabled, json::otherwise(true));
    v.optional("realTimeProtection", defender.status.realTimeProtection, json::otherwise(true));
    v.optional("tamperProtected", defender.status.tamperProtected, json::otherwise(true));
    v.defaulted("exclusionsVisible", defender.visibility);
    v.optional("adds", defender.adds);
    v.optional("excludedPaths", defender.lists.paths);
    v.optional("excludedProcesses", defender.lists.processes);
    v.optional("excludedExtensions", defender.lists.extensions);
    v.optional("otherProducts", defender.otherProducts);
}

void fields(auto& v, json::Like<ImageHost> auto& host)
{
    v.optional("outcome", host.outcome);
    v.optional("status", host.httpStatus, json::otherwise(ImageHost().httpStatus));
    v.optional("milliseconds", host.milliseconds, json::otherwise(ImageHost().milliseconds),
               json::within(0, std::numeric_limits<int>::max()));
    v.optional("interceptedBy", host.tlsIssuer);
    v.optional("body", host.body);
    v.optional("bodyArrives", host.bodyArrives, json::otherwise(true));
}

void fields(auto& v, json::Like<ProxySettings> auto& proxy)
{
    v.required("host", proxy.host, json::notEmpty);
    v.defaulted("port", proxy.port, json::otherwise(quint16(8080)), json::within(1, 65535));
    v.optional("user", proxy.user);
    v.optional("password", proxy.password);
    v.defaulted("source", proxy.source, json::otherwise(QStringLiteral("image")));
    v.optional("type", proxy.type);
    v.optional("bypass", proxy.bypass);
}

void fields(auto& v, json::Like<ImageNetwork> auto& network)
{
    v.optional("hosts", network.hosts, json::as<json::MapBy<imagejson::lower>>);
    v.optional("others", network.others);
    v.optional("modules", network.modules, json::as<json::MapBy<imagejson::asItIs>>);
    if (!std::decay_t<decltype(v)>::writing || !network.proxy.isDirect())
        v.optional("proxy", network.proxy);
    v.optional("proxyOutcome", network.proxyOutcome);
    v.optional("withoutProxy", network.withoutProxy, json::as<json::MapBy<imagejson::lower>>);
}

void fields(auto& v, json::Like<ImageFault> auto& fault)
{
    v.required("at", fault.at, json::notEmpty);
    v.optional("subject", fault.subject);
    v.optional("after", fault.after);
    v.defaulted("do", fault.kind);
    v.optional("times", fault.times, json::otherwise(1));
    v.optional("milliseconds", fault.milliseconds);
}

void fields(auto& v, json::Like<ImageRedaction> auto& redaction)
{
    v.required("userStandIn", redaction.userStandIn, json::notEmpty);
}

/// Where a folder is not where an ordinary Windows has it.
void folderFields(auto& v, json::Like<KnownFolders> auto& folders, const KnownFolders& usual)
{
    const auto folder = [&](const char* name, auto& own, const QString& other) {
        v.optional(name, own, json::otherwise(other), imagejson::isPath);
    };
    folder("userProfile", folders.userProfile, usual.userProfile);
    folder("localAppData", folders.localAppData, usual.localAppData);
    folder("roamingAppData", folders.roamingAppData, usual.roamingAppData);
    folder("temp", folders.temp, usual.temp);
    folder("programData", folders.programData, usual.programData);
    folder("programFiles", folders.programFiles, usual.programFiles);
    folder("windows", folders.windows, usual.windows);
    folder("documents", folders.documents, usual.documents);
    folder("desktop", folders.desktop, usual.desktop);
}

void fields(auto& v, json::Like<MachineImage> auto& image)
{
    using namespace imagejson;
    if constexpr (std::decay_t<decltype(v)>::reading)
        image.volumes.clear();
    v.constant("schema", schema);
    v.required("name", image.name, json::notEmpty);
    v.optional("description", image.description);
    v.optional("redacted", image.redaction);
    v.required("system", image.system);
    v.object("folders", [&](auto& inner) {
        folderFields(inner, image.folders, foldersOfUser(image.system.userName));
    });
    v.optional("processEnvironment", image.processEnvironment, json::as<json::MapBy<upper>>);
    v.optional("registry", image.registry, json::as<Keys>);
    v.optional("registryTimes", image.registry, json::as<KeyTimes>);
    v.optional("volumes", image.volumes);
    v.optional("files", image.files, json::as<Nodes>);
    v.optional("programs", image.programs);
    v.optional("running", image.running);
    v.defaulted("defender", image.defender);
    v.optional("network", image.network);
    v.object("shell", [&](auto& shell) {
        shell.optional("broadcast", image.broadcastAnswered, json::as<Either<timeout, ok>>,
                       json::otherwise(true));
    });
    v.object("clock", [&](auto& clock) { clock.optional("now", image.now); });
    v.optional("elevation", image.elevation);
    v.optional("faults", image.faults);
}

} // namespace gosetup
