// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/ImageJson.h"

#include "machine/practice/ImageNames.h"
#include "machine/practice/ImageTexts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gosetup {

namespace {

using imagenames::s;

void put(QJsonObject& object, const char* name, const QString& text)
{
    if (!text.isEmpty())
        object[s(name)] = text;
}

void put(QJsonObject& object, const char* name, const QStringList& texts)
{
    if (!texts.isEmpty())
        object[s(name)] = QJsonArray::fromStringList(texts);
}

void put(QJsonObject& object, const char* name, const QJsonArray& list)
{
    if (!list.isEmpty())
        object[s(name)] = list;
}

void put(QJsonObject& object, const char* name, const QJsonObject& member)
{
    if (!member.isEmpty())
        object[s(name)] = member;
}

void putNumber(QJsonObject& object, const char* name, qint64 number, qint64 otherwise)
{
    if (number != otherwise)
        object[s(name)] = number;
}

void putHex(QJsonObject& object, const char* name, quint32 number)
{
    if (number != 0)
        object[s(name)] = s("0x") + QString::number(number, 16).toUpper();
}

void putFlag(QJsonObject& object, const char* name, bool flag, bool otherwise = false)
{
    if (flag != otherwise)
        object[s(name)] = flag;
}

template <typename Enum>
void putChoice(QJsonObject& object, const char* name, const QStringList& choices, Enum value,
               Enum otherwise)
{
    if (value != otherwise)
        object[s(name)] = choices[static_cast<int>(value)];
}

QJsonObject regValue(const ImageKey::Value& value)
{
    QJsonObject object;
    const RegValue& v = value.value;
    object[s("kind")] = toString(v.kind);
    const QString text = v.isText() ? v.text() : QString();
    if (v.isText() && text.isValidUtf16() && RegValue::fromText(v.kind, text) == v)
        object[s("text")] = text;
    else if (const auto number = v.dword())
        object[s("number")] = qint64(*number);
    else
        object[s("hex")] = QString::fromLatin1(v.data.toHex());
    putFlag(object, "redacted", value.redacted);
    return object;
}

void putRegistry(QJsonObject& top, const MachineImage& image)
{
    QJsonObject keys;
    QJsonObject times;
    for (const auto& [folded, key] : image.registry) {
        QJsonObject values;
        for (const auto& [name, value] : key.values)
            values[value.name] = regValue(value);
        keys[key.path] = values;
        if (key.lastWrite.isValid())
            times[key.path] = key.lastWrite.toUTC().toString(Qt::ISODateWithMs);
    }
    put(top, "registry", keys);
    put(top, "registryTimes", times);
}

void putContent(QJsonObject& object, const FileNode& node)
{
    qint64 size = 0;
    if (node.peArch) {
        object[s("pe")] = toString(*node.peArch);
        size = minimalPe(*node.peArch).size();
    } else if (node.bytes) {
        const QString text = QString::fromUtf8(*node.bytes);
        size = node.bytes->size();
        if (text.toUtf8() == *node.bytes)
            object[s("text")] = text;
        else
            object[s("base64")] = QString::fromLatin1(node.bytes->toBase64());
    }
    putNumber(object, "size", node.size, size);
}

QJsonObject fileNode(const FileNode& node)
{
    QJsonObject object;
    if (node.directory)
        object[s("type")] = imagenames::node[1];
    else
        putContent(object, node);
    putHex(object, "attributes", node.attributes);
    putHex(object, "reparseTag", node.reparseTag);
    put(object, "reparseData", QString::fromLatin1(node.reparseData.toBase64()));
    put(object, "linkTarget", node.linkTarget);
    if (node.accessOverride) {
        QJsonObject access;
        access[s("currentUserMayWrite")] = node.accessOverride->currentUserMayWrite;
        access[s("ordinaryUsersMayWrite")] = node.accessOverride->ordinaryUsersMayWrite;
        access[s("inheritedFromDriveRoot")] = node.accessOverride->inheritedFromDriveRoot;
        object[s("access")] = access;
    }
    putFlag(object, "protectedList", node.protectedList);
    if (!node.writableBy.isEmpty())
        object[s("writableBy")] = QJsonArray::fromStringList(node.writableBy);
    return object;
}

QJsonArray volumes(const MachineImage& image)
{
    QJsonArray list;
    for (const VolumeInfo& volume : image.volumes) {
        QJsonObject object;
        object[s("root")] = volume.root;
        object[s("kind")] = toString(volume.kind);
        object[s("fileSystem")] = volume.fileSystem;
        object[s("free")] = volume.freeBytes;
        putFlag(object, "devDrive", volume.devDrive);
        putFlag(object, "devDriveTrusted", volume.devDriveTrusted);
        list << object;
    }
    return list;
}

QJsonArray programs(const MachineImage& image)
{
    QJsonArray list;
    for (const ImageProgram& program : image.programs) {
        QJsonObject object;
        object[s("path")] = program.path;
        if (program.arguments)
            object[s("arguments")] = QJsonArray::fromStringList(*program.arguments);
        putNumber(object, "startError", program.result.startError, 0);
        putNumber(object, "exitCode", program.result.exitCode, 0);
        put(object, "stdout", QString::fromUtf8(program.result.standardOutput));
        put(object, "stderr", QString::fromUtf8(program.result.standardError));
        putFlag(object, "timesOut", program.timesOut);
        list << object;
    }
    return list;
}

QJsonArray running(const MachineImage& image)
{
    QJsonArray list;
    for (const RunningProcess& process : image.running) {
        QJsonObject object;
        object[s("pid")] = process.pid;
        object[s("name")] = process.name;
        put(object, "path", process.path);
        if (process.started.isValid())
            object[s("started")] = process.started.toUTC().toString(Qt::ISODateWithMs);
        list << object;
    }
    return list;
}

QJsonObject defender(const ImageDefender& defender)
{
    QJsonObject object;
    putFlag(object, "answers", defender.answers, true);
    putFlag(object, "antivirusEnabled", defender.status.antivirusEnabled, true);
    putFlag(object, "realTimeProtection", defender.status.realTimeProtection, true);
    putFlag(object, "tamperProtected", defender.status.tamperProtected, true);
    object[s("exclusionsVisible")] = imagenames::visibility[static_cast<int>(defender.visibility)];
    putChoice(object, "adds", imagenames::adds, defender.adds, DefenderAdds::Effective);
    put(object, "excludedPaths", defender.lists.paths);
    put(object, "excludedProcesses", defender.lists.processes);
    put(object, "excludedExtensions", defender.lists.extensions);
    put(object, "otherProducts", defender.otherProducts);
    return object;
}

QJsonObject host(const ImageHost& host)
{
    QJsonObject object;
    const ImageHost plain;
    putChoice(object, "outcome", imagenames::outcome, host.outcome, plain.outcome);
    putNumber(object, "status", host.httpStatus, plain.httpStatus);
    putNumber(object, "milliseconds", host.milliseconds, plain.milliseconds);
    put(object, "interceptedBy", host.tlsIssuer);
    return object;
}

QJsonObject network(const ImageNetwork& network)
{
    QJsonObject object;
    QJsonObject hosts;
    for (auto it = network.hosts.constBegin(); it != network.hosts.constEnd(); ++it)
        hosts[it.key()] = host(it.value());
    put(object, "hosts", hosts);
    put(object, "others", host(network.others));
    if (!network.proxy.isDirect()) {
        QJsonObject proxy;
        proxy[s("host")] = network.proxy.host;
        proxy[s("port")] = network.proxy.port;
        put(proxy, "user", network.proxy.user);
        put(proxy, "password", network.proxy.password);
        put(proxy, "source", network.proxy.source);
        object[s("proxy")] = proxy;
    }
    return object;
}

QJsonArray faults(const MachineImage& image)
{
    QJsonArray list;
    for (const ImageFault& fault : image.faults) {
        QJsonObject object;
        object[s("at")] = fault.at;
        put(object, "subject", fault.subject);
        putNumber(object, "after", fault.after, 0);
        object[s("do")] = imagenames::faults[static_cast<int>(fault.kind)];
        putNumber(object, "times", fault.times, 1);
        putNumber(object, "milliseconds", fault.milliseconds, 0);
        list << object;
    }
    return list;
}

QJsonObject system(const SystemInfo& info)
{
    QJsonObject object;
    object[s("os")] = info.osName;
    object[s("build")] = info.build;
    object[s("arch")] = toString(info.arch);
    object[s("user")] = info.userName;
    object[s("computer")] = info.computerName;
    object[s("administrator")] = info.administrator;
    return object;
}

QJsonObject folders(const MachineImage& image)
{
    KnownFolders own = image.folders;
    KnownFolders usual = foldersOfUser(image.system.userName);
    const auto usualOnes = imagefolders(usual);
    const auto ownOnes = imagefolders(own);
    QJsonObject object;
    for (std::size_t i = 0; i < ownOnes.size(); ++i) {
        if (*ownOnes[i].second != *usualOnes[i].second)
            object[ownOnes[i].first] = *ownOnes[i].second;
    }
    return object;
}

} // namespace

QByteArray writeImage(const MachineImage& image)
{
    QJsonObject top;
    top[s("schema")] = imagenames::schema;
    top[s("name")] = image.name;
    put(top, "description", image.description);
    if (image.redaction)
        top[s("redacted")] = QJsonObject{{s("userStandIn"), image.redaction->userStandIn}};
    top[s("system")] = system(image.system);
    put(top, "folders", folders(image));
    if (image.processEnvironment) {
        QJsonObject block;
        for (auto it = image.processEnvironment->constBegin();
             it != image.processEnvironment->constEnd(); ++it)
            block[it.key()] = it.value();
        top[s("processEnvironment")] = block;
    }
    putRegistry(top, image);
    put(top, "volumes", volumes(image));
    QJsonObject files;
    for (const auto& [key, node] : image.files)
        files[node.path] = fileNode(node);
    put(top, "files", files);
    put(top, "programs", programs(image));
    put(top, "running", running(image));
    put(top, "defender", defender(image.defender));
    put(top, "network", network(image.network));
    if (!image.broadcastAnswered)
        top[s("shell")] = QJsonObject{{s("broadcast"), imagenames::broadcast[1]}};
    if (image.now)
        top[s("clock")] = QJsonObject{{s("now"), image.now->toUTC().toString(Qt::ISODateWithMs)}};
    if (image.elevation != ElevationAnswer::Accepted)
        top[s("elevation")] = imagenames::elevation[static_cast<int>(image.elevation)];
    put(top, "faults", faults(image));
    return QJsonDocument(top).toJson(QJsonDocument::Indented);
}

} // namespace gosetup
