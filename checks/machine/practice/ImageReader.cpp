// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/ImageJson.h"

#include "machine/practice/ImageNames.h"
#include "machine/practice/ImageTexts.h"
#include "machine/practice/JsonWalk.h"
#include "paths/WindowsPath.h"

#include <QJsonDocument>

#include <limits>

namespace gosetup {

namespace {

using imagenames::s;

constexpr qint64 mostBytes = qint64(1) << 60; ///< of a file or a volume: sums of some stay numbers
constexpr qint64 mostMilliseconds = std::numeric_limits<int>::max();

/// An exit code or an error of Windows, written as a signed number or as an unsigned one.
quint32 readCode(JsonWalk& walk, const QString& name)
{
    return static_cast<quint32>(walk.numberWithin(name, std::numeric_limits<qint32>::min(),
                                                  std::numeric_limits<quint32>::max()));
}

void readSystem(JsonWalk walk, SystemInfo& system)
{
    system.osName = walk.text(s("os"), system.osName);
    system.build = walk.numberOf(s("build"), system.build);
    system.arch = static_cast<Arch>(walk.choice(s("arch"), imagenames::arch, 0));
    system.userName = walk.requiredText(s("user"));
    system.computerName = walk.text(s("computer"), s("COMPUTER"));
    system.administrator = walk.flag(s("administrator"), true);
    walk.done();
}

void readFolders(JsonWalk walk, KnownFolders& folders)
{
    for (const auto& [name, place] : imagefolders(folders)) {
        *place = walk.text(name, *place);
        if (!winpath::isAbsolute(*place))
            walk.refuse(name, Text::tr("must be an absolute Windows path"));
    }
    walk.done();
}

RegValue readRegValue(JsonWalk& walk)
{
    const QString kindName = walk.requiredText(s("kind"));
    const auto kind = regKindFrom(kindName);
    if (!kind)
        walk.refuse(s("kind"), Text::tr("%1 is not a registry value type").arg(kindName));
    const int bodies = (walk.has(s("text")) ? 1 : 0) + (walk.has(s("hex")) ? 1 : 0) +
                       (walk.has(s("number")) ? 1 : 0);
    if (bodies != 1)
        walk.refuse(Text::tr("must have exactly one of text, hex, number"));
    RegValue value{kind.value_or(RegKind::None), {}};
    if (walk.has(s("text"))) {
        if (!value.isText())
            walk.refuse(s("text"), Text::tr("only REG_SZ and REG_EXPAND_SZ can contain text"));
        return RegValue::fromText(value.kind, walk.text(s("text")));
    }
    if (walk.has(s("number"))) {
        const qint64 number = walk.number(s("number"));
        if (value.kind != RegKind::Dword || number < 0 ||
            number > std::numeric_limits<quint32>::max())
            walk.refuse(s("number"), Text::tr("must be the 32-bit number of a REG_DWORD"));
        return RegValue::fromDword(static_cast<quint32>(number));
    }
    value.data = walk.hex(s("hex"));
    return value;
}

void readRegistry(JsonWalk walk, MachineImage& image)
{
    walk.members([&](const QString& path, JsonWalk& key) {
        const QString root = path.section(u'\\', 0, 0);
        if (root != s("HKCU") && root != s("HKLM") && root != s("HKCU-OTHER"))
            key.refuse(Text::tr("must begin with HKCU, HKLM or HKCU-OTHER"));
        ImageKey& entry = image.registry[path.toCaseFolded()];
        if (!entry.path.isEmpty())
            key.refuse(Text::tr("is a duplicate of %1").arg(entry.path));
        entry.path = path;
        key.members([&](const QString& name, JsonWalk& walk2) {
            ImageKey::Value value{name, readRegValue(walk2), walk2.flag(s("redacted"))};
            if (!entry.values.emplace(name.toCaseFolded(), std::move(value)).second)
                walk2.refuse(Text::tr("is a duplicate that differs only in case"));
            walk2.done();
        });
    });
}

void readRegistryTimes(JsonWalk walk, MachineImage& image)
{
    for (const QString& path : walk.names()) {
        ImageKey& entry = image.registry[path.toCaseFolded()];
        if (entry.path.isEmpty())
            entry.path = path;
        entry.lastWrite = walk.time(path);
    }
}

void readEnvironment(JsonWalk walk, MachineImage& image)
{
    QMap<QString, QString> block;
    for (const QString& name : walk.names())
        block[name.toUpper()] = walk.text(name);
    image.processEnvironment = block;
}

void readVolumes(JsonWalk& top, MachineImage& image)
{
    image.volumes.clear();
    top.elements(s("volumes"), [&](JsonWalk& walk) {
        VolumeInfo volume;
        volume.root = walk.requiredText(s("root"));
        if (!winpath::isAbsolute(volume.root))
            walk.refuse(s("root"), Text::tr("must be a drive such as C:\\ or a share"));
        volume.kind = static_cast<VolumeKind>(walk.choice(s("kind"), imagenames::volume, 0));
        volume.fileSystem = walk.text(s("fileSystem"), s("NTFS"));
        volume.freeBytes = walk.numberWithin(s("free"), 0, mostBytes);
        volume.devDrive = walk.flag(s("devDrive"));
        volume.devDriveTrusted = walk.flag(s("devDriveTrusted"));
        image.volumes.push_back(volume);
    });
}

FolderAccess readAccess(JsonWalk walk)
{
    FolderAccess access;
    access.currentUserMayWrite = walk.flag(s("currentUserMayWrite"));
    access.ordinaryUsersMayWrite = walk.flag(s("ordinaryUsersMayWrite"));
    access.inheritedFromDriveRoot = walk.flag(s("inheritedFromDriveRoot"));
    walk.done();
    return access;
}

void readContent(JsonWalk& walk, FileNode& node)
{
    const int bodies = (walk.has(s("text")) ? 1 : 0) + (walk.has(s("base64")) ? 1 : 0) +
                       (walk.has(s("pe")) ? 1 : 0);
    if (bodies > 1)
        walk.refuse(Text::tr("must have at most one of text, base64, pe"));
    if (bodies > 0 && node.directory)
        walk.refuse(Text::tr("a folder has no content"));
    if (walk.has(s("text")))
        node.content(walk.text(s("text")).toUtf8());
    else if (walk.has(s("base64")))
        node.content(walk.base64(s("base64")));
    else if (walk.has(s("pe")))
        node.pe(static_cast<Arch>(walk.choice(s("pe"), imagenames::arch, 0)));
    node.size = walk.numberWithin(s("size"), 0, mostBytes, node.size);
    if (node.bytes && node.size != node.bytes->size())
        walk.refuse(s("size"), Text::tr("is not the size of the content"));
}

FileNode readNode(const QString& path, JsonWalk& walk)
{
    FileNode node;
    node.path = winpath::clean(path);
    if (!winpath::isAbsolute(path))
        walk.refuse(Text::tr("must be an absolute Windows path"));
    node.directory = walk.choice(s("type"), imagenames::node, 0) == 1;
    readContent(walk, node);
    node.attributes = walk.numberOf<quint32>(s("attributes"), 0);
    node.reparseTag = walk.numberOf<quint32>(s("reparseTag"), 0);
    node.reparseData = walk.base64(s("reparseData"));
    node.linkTarget = walk.text(s("linkTarget"));
    if (walk.has(s("alias"))) {
        JsonWalk alias = walk.object(s("alias"));
        node.alias(alias.requiredText(s("package")), alias.requiredText(s("target")));
        alias.done();
    }
    if (walk.has(s("access")))
        node.accessOverride = readAccess(walk.object(s("access")));
    node.protectedList = walk.flag(s("protectedList"));
    node.writableBy = walk.texts(s("writableBy"));
    walk.done();
    return node;
}

void readFiles(JsonWalk walk, MachineImage& image)
{
    image.files.clear();
    walk.members([&](const QString& path, JsonWalk& member) {
        FileNode node = readNode(path, member);
        if (!image.files.emplace(winpath::key(path), std::move(node)).second)
            member.refuse(Text::tr("is a duplicate with a different spelling"));
    });
}

void readPrograms(JsonWalk& top, MachineImage& image)
{
    top.elements(s("programs"), [&](JsonWalk& walk) {
        ImageProgram program;
        program.path = walk.requiredText(s("path"));
        if (walk.has(s("arguments")))
            program.arguments = walk.texts(s("arguments"));
        program.result.startError = readCode(walk, s("startError"));
        program.result.exitCode = readCode(walk, s("exitCode"));
        program.result.standardOutput = walk.text(s("stdout")).toUtf8();
        program.result.standardError = walk.text(s("stderr")).toUtf8();
        program.timesOut = walk.flag(s("timesOut"));
        image.programs.push_back(program);
    });
    top.elements(s("running"), [&](JsonWalk& walk) {
        RunningProcess process;
        process.pid = walk.number(s("pid"));
        process.name = walk.requiredText(s("name"));
        process.path = walk.text(s("path"));
        process.started = walk.time(s("started"));
        image.running.push_back(process);
    });
}

void readDefender(JsonWalk walk, ImageDefender& defender)
{
    defender.answers = walk.flag(s("answers"), true);
    defender.status.antivirusEnabled = walk.flag(s("antivirusEnabled"), true);
    defender.status.realTimeProtection = walk.flag(s("realTimeProtection"), true);
    defender.status.tamperProtected = walk.flag(s("tamperProtected"), true);
    defender.visibility = static_cast<ExclusionsVisibility>(
        walk.choice(s("exclusionsVisible"), imagenames::visibility,
                    static_cast<int>(ExclusionsVisibility::NeedsElevation)));
    defender.adds = static_cast<DefenderAdds>(walk.choice(s("adds"), imagenames::adds, 0));
    defender.lists.paths = walk.texts(s("excludedPaths"));
    defender.lists.processes = walk.texts(s("excludedProcesses"));
    defender.lists.extensions = walk.texts(s("excludedExtensions"));
    defender.otherProducts = walk.texts(s("otherProducts"));
    walk.done();
}

ImageHost readHost(JsonWalk& walk)
{
    ImageHost host;
    host.outcome =
        static_cast<ImageHost::Outcome>(walk.choice(s("outcome"), imagenames::outcome, 0));
    host.httpStatus = walk.numberOf(s("status"), host.httpStatus);
    host.milliseconds =
        walk.numberWithin(s("milliseconds"), 0, mostMilliseconds, host.milliseconds);
    host.tlsIssuer = walk.text(s("interceptedBy"));
    walk.done();
    return host;
}

void readNetwork(JsonWalk walk, ImageNetwork& network)
{
    walk.object(s("hosts")).members([&](const QString& name, JsonWalk& host) {
        network.hosts[name.toLower()] = readHost(host);
    });
    JsonWalk others = walk.object(s("others"));
    network.others = readHost(others);
    if (walk.has(s("proxy"))) {
        JsonWalk proxy = walk.object(s("proxy"));
        network.proxy.host = proxy.requiredText(s("host"));
        const qint64 port = proxy.number(s("port"), 8080);
        if (port < 1 || port > 65535)
            proxy.refuse(s("port"), Text::tr("must be 1 to 65535"));
        network.proxy.port = static_cast<quint16>(port);
        network.proxy.user = proxy.text(s("user"));
        network.proxy.password = proxy.text(s("password"));
        network.proxy.source = proxy.text(s("source"), s("image"));
        proxy.done();
    }
    walk.done();
}

void readFaults(JsonWalk& top, MachineImage& image)
{
    top.elements(s("faults"), [&](JsonWalk& walk) {
        ImageFault fault;
        fault.at = walk.requiredText(s("at"));
        fault.subject = walk.text(s("subject"));
        fault.after = walk.numberOf(s("after"), 0);
        fault.kind = static_cast<ImageFault::Kind>(
            walk.choice(s("do"), imagenames::faults, static_cast<int>(ImageFault::Kind::Io)));
        fault.times = walk.numberOf(s("times"), 1);
        fault.milliseconds = walk.numberOf(s("milliseconds"), 0);
        image.faults.push_back(fault);
    });
}

MachineImage readTop(JsonWalk& top)
{
    MachineImage image;
    if (top.requiredText(s("schema")) != imagenames::schema)
        top.refuse(s("schema"), Text::tr("must be %1").arg(imagenames::schema));
    image.name = top.requiredText(s("name"));
    image.description = top.text(s("description"));
    if (top.has(s("redacted"))) {
        JsonWalk redacted = top.object(s("redacted"));
        image.redaction = ImageRedaction{redacted.requiredText(s("userStandIn"))};
        redacted.done();
    }
    readSystem(top.object(s("system")), image.system);
    image.folders = foldersOfUser(image.system.userName);
    readFolders(top.object(s("folders")), image.folders);
    if (top.has(s("processEnvironment")))
        readEnvironment(top.object(s("processEnvironment")), image);
    readRegistry(top.object(s("registry")), image);
    readRegistryTimes(top.object(s("registryTimes")), image);
    readVolumes(top, image);
    readFiles(top.object(s("files")), image);
    readPrograms(top, image);
    readDefender(top.object(s("defender")), image.defender);
    readNetwork(top.object(s("network")), image.network);
    JsonWalk shell = top.object(s("shell"));
    image.broadcastAnswered = shell.choice(s("broadcast"), imagenames::broadcast, 0) == 0;
    shell.done();
    JsonWalk clock = top.object(s("clock"));
    if (const QDateTime now = clock.time(s("now")); now.isValid())
        image.now = now;
    clock.done();
    image.elevation =
        static_cast<ElevationAnswer>(top.choice(s("elevation"), imagenames::elevation, 0));
    readFaults(top, image);
    top.done();
    return image;
}

tl::unexpected<Error> noJson(const QByteArray& json, const QJsonParseError& error)
{
    const QByteArray before = json.left(error.offset);
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - before.lastIndexOf('\n');
    return fail(
        ErrorCode::Corrupt,
        Text::tr("$: invalid JSON at line %1, column %2").arg(qint64(line)).arg(qint64(column)), {},
        error.errorString());
}

} // namespace

Result<MachineImage> readImage(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return noJson(json, error);
    JsonErrors errors;
    JsonWalk top(errors, document.isObject() ? QJsonValue(document.object()) : QJsonValue(),
                 s("$"));
    MachineImage image = readTop(top);
    if (errors.first())
        return fail(*errors.first());
    standIn(image);
    return image;
}

} // namespace gosetup
