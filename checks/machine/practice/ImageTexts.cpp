// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/ImageTexts.h"

#include "paths/WindowsPath.h"

namespace gosetup {

namespace {

using Transform = std::function<QString(const QString&)>;

void transformAll(QStringList& texts, const Transform& f)
{
    for (QString& text : texts)
        text = f(text);
}

QByteArray transformBytes(const QByteArray& bytes, const Transform& f)
{
    const QString text = QString::fromUtf8(bytes);
    if (bytes.contains('\0') || text.toUtf8() != bytes)
        return bytes; // not text
    return f(text).toUtf8();
}

RegValue transformValue(const RegValue& value, const Transform& f)
{
    const bool textual = value.isText() || value.kind == RegKind::MultiString;
    if (!textual)
        return value;
    // All of the data, whatever follows the first NUL: nothing may hide behind it.
    const RegValue whole = RegValue::fromText(value.kind, {});
    QString text(value.data.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        text[i] = QChar(static_cast<ushort>(static_cast<uchar>(value.data[2 * i]) |
                                            static_cast<uchar>(value.data[2 * i + 1]) << 8));
    }
    QStringList parts = text.split(QChar(u'\0'));
    transformAll(parts, f);
    RegValue result = RegValue::fromText(value.kind, parts.join(QChar(u'\0')));
    result.data.chop(whole.data.size()); // the final NUL is one of the parts, or was never there
    if (value.data.size() % 2 != 0)
        result.data += value.data.back();
    return result;
}

void transformRegistry(MachineImage& image, const Transform& f)
{
    std::map<QString, ImageKey> keys;
    for (auto& [folded, key] : image.registry) {
        ImageKey changed{f(key.path), key.lastWrite, {}};
        for (const auto& [name, value] : key.values) {
            const ImageKey::Value entry{f(value.name), transformValue(value.value, f),
                                        value.redacted};
            changed.values[entry.name.toCaseFolded()] = entry;
        }
        keys[changed.path.toCaseFolded()] = changed;
    }
    image.registry = std::move(keys);
}

void transformFiles(MachineImage& image, const Transform& f)
{
    std::unordered_map<QString, FileNode> files;
    for (auto& [key, node] : image.files) {
        FileNode changed = node;
        changed.path = f(node.path);
        changed.linkTarget = f(node.linkTarget);
        transformAll(changed.writableBy, f);
        if (node.bytes)
            changed.content(transformBytes(*node.bytes, f));
        files[winpath::key(changed.path)] = changed;
    }
    image.files = std::move(files);
}

} // namespace

std::array<std::pair<QString, QString*>, 9> imagefolders(KnownFolders& folders)
{
    return {{{QStringLiteral("userProfile"), &folders.userProfile},
             {QStringLiteral("localAppData"), &folders.localAppData},
             {QStringLiteral("roamingAppData"), &folders.roamingAppData},
             {QStringLiteral("temp"), &folders.temp},
             {QStringLiteral("programData"), &folders.programData},
             {QStringLiteral("programFiles"), &folders.programFiles},
             {QStringLiteral("windows"), &folders.windows},
             {QStringLiteral("documents"), &folders.documents},
             {QStringLiteral("desktop"), &folders.desktop}}};
}

void transformTexts(MachineImage& image, const Transform& f)
{
    image.name = f(image.name);
    image.description = f(image.description);
    image.system.userName = f(image.system.userName);
    image.system.computerName = f(image.system.computerName);
    for (const auto& [name, folder] : imagefolders(image.folders))
        *folder = f(*folder);
    if (image.processEnvironment) {
        for (QString& value : *image.processEnvironment)
            value = f(value);
    }
    transformRegistry(image, f);
    for (VolumeInfo& volume : image.volumes)
        volume.root = f(volume.root);
    transformFiles(image, f);
    for (ImageProgram& program : image.programs) {
        program.path = f(program.path);
        if (program.arguments)
            transformAll(*program.arguments, f);
        program.result.standardOutput = transformBytes(program.result.standardOutput, f);
        program.result.standardError = transformBytes(program.result.standardError, f);
    }
    for (RunningProcess& process : image.running) {
        process.name = f(process.name);
        process.path = f(process.path);
    }
    for (QStringList* list : {&image.defender.lists.paths, &image.defender.lists.processes,
                              &image.defender.lists.extensions, &image.defender.otherProducts})
        transformAll(*list, f);
    QMap<QString, ImageHost> hosts;
    for (auto it = image.network.hosts.constBegin(); it != image.network.hosts.constEnd(); ++it) {
        ImageHost host = it.value();
        host.tlsIssuer = f(host.tlsIssuer);
        hosts[f(it.key()).toLower()] = host;
    }
    image.network.hosts = hosts;
    image.network.proxy.host = f(image.network.proxy.host);
    image.network.proxy.user = f(image.network.proxy.user);
    image.network.proxy.source = f(image.network.proxy.source);
    for (ImageFault& fault : image.faults)
        fault.subject = f(fault.subject);
}

void standIn(MachineImage& image)
{
    if (!image.redaction)
        return;
    const QString name = image.redaction->userStandIn;
    const QString token = QString::fromLatin1(userNameToken);
    transformTexts(image, [&](const QString& text) {
        return QString(text).replace(token, name, Qt::CaseSensitive);
    });
    image.redaction.reset();
}

QString nameOfSameShape(const QString& name)
{
    QString shape = name;
    for (QChar& c : shape) {
        if (c.unicode() > 127)
            c = QChar(u'\u67d0'); // the character for "somebody"
        else if (c.isLetterOrNumber())
            c = u'x';
    }
    return shape;
}

} // namespace gosetup
