// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/MachineImage.h"

#include "machine/GoProgram.h"
#include "machine/ProgramFile.h"
#include "machine/practice/StoredZip.h"
#include "paths/WindowsPath.h"

#include <QtEndian>

#include <algorithm>

namespace gosetup {

namespace {

QByteArray programOf(const ImageGoBuild& build)
{
    GoBuildInfo info;
    info.goVersion = QStringLiteral("go") + build.go;
    info.path = build.path;
    info.module = GoModuleInfo{build.module.isEmpty() ? build.path : build.module,
                               build.version.isEmpty() ? QStringLiteral("(devel)") : build.version};
    return goProgram(info, build.arch);
}

QByteArray utf16(const QString& text)
{
    return RegValue::fromText(RegKind::String, text).data; // with final NUL
}

} // namespace

QString RepeatedFiles::nameOf(qint64 number) const
{
    QString own = name;
    return own.replace(QLatin1String("%1"),
                       QString::number(number, 16).rightJustified(64, QChar(u'0')));
}

qint64 RepeatedFiles::sizeOf(qint64 number) const
{
    return count > 0 ? bytes / count + (number == 0 ? bytes % count : 0) : 0;
}

std::optional<qint64> RepeatedFiles::numberOf(const QString& fileName) const
{
    const qsizetype before = name.indexOf(QLatin1String("%1"));
    bool ok = false;
    const qint64 number = before < 0 ? 0 : fileName.mid(before, 64).toLongLong(&ok, 16);
    if (!ok || number < 0 || number >= count ||
        nameOf(number).compare(fileName, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return number;
}

FileNode& FileNode::content(const QByteArray& data)
{
    peArch.reset();
    goBuild.reset();
    zip.reset();
    bytes = data;
    size = data.size();
    return *this;
}

FileNode& FileNode::pe(Arch arch, qint64 totalSize)
{
    content({});
    bytes.reset();
    peArch = arch;
    size = std::max<qint64>(totalSize, contentBytes()->size());
    return *this;
}

FileNode& FileNode::program(const ImageGoBuild& build, qint64 totalSize)
{
    content({});
    bytes.reset();
    goBuild = build;
    size = std::max<qint64>(totalSize, contentBytes()->size());
    return *this;
}

FileNode& FileNode::archive(const QMap<QString, QString>& entries)
{
    content({});
    bytes.reset();
    zip = entries;
    size = contentBytes()->size();
    return *this;
}

FileNode& FileNode::modifiedAt(const QDateTime& when)
{
    modified = when;
    return *this;
}

FileNode& FileNode::repeat(const RepeatedFiles& files)
{
    repeated.push_back(files);
    return *this;
}

FileNode& FileNode::sized(qint64 total)
{
    size = total;
    return *this;
}

FileNode& FileNode::attribute(quint32 bits)
{
    attributes |= bits;
    return *this;
}

FileNode& FileNode::link(quint32 tag, const QString& target)
{
    reparseTag = tag;
    linkTarget = target;
    attributes |= fileattribute::reparsePoint;
    return *this;
}

FileNode& FileNode::alias(const QString& packageFamily, const QString& target)
{
    // REPARSE_DATA_BUFFER: tag, length, reserved; then version 3 and four strings.
    QByteArray data(4, '\0');
    qToLittleEndian<quint32>(3, data.data());
    data += utf16(packageFamily);
    data += utf16(packageFamily + QStringLiteral("!App"));
    data += utf16(target);
    data += utf16(QStringLiteral("0"));
    QByteArray header(8, '\0');
    qToLittleEndian<quint32>(reparse::appExecLink, header.data());
    qToLittleEndian<quint16>(static_cast<quint16>(data.size()), header.data() + 4);
    reparseTag = reparse::appExecLink;
    reparseData = header + data;
    attributes |= fileattribute::reparsePoint;
    size = 0;
    return *this;
}

FileNode& FileNode::access(const FolderAccess& rights)
{
    accessOverride = rights;
    return *this;
}

FileNode& FileNode::protect()
{
    protectedList = true;
    return *this;
}

std::optional<QByteArray> FileNode::contentBytes() const
{
    if (bytes)
        return bytes;
    if (peArch)
        return minimalPe(*peArch);
    if (goBuild)
        return programOf(*goBuild);
    if (zip)
        return storedZip(*zip);
    if (size == 0)
        return QByteArray();
    return std::nullopt;
}

std::optional<QByteArray> FileNode::contentRange(qint64 offset, qint64 length) const
{
    if (offset < 0 || length <= 0 || offset >= size)
        return QByteArray();
    if (const auto all = contentBytes()) // behind it nothing is known
        return all->mid(offset, length);
    for (const ImagePart& part : parts) {
        if (offset < part.offset || offset >= part.offset + part.bytes.size())
            continue;
        QByteArray known = part.bytes.mid(offset - part.offset, length);
        if (known.size() == std::min(length, size - offset))
            return known;
    }
    return std::nullopt;
}

bool FileNode::saysNothing() const
{
    return attributes == 0 && reparseTag == 0 && !accessOverride && !protectedList &&
           writableBy.isEmpty() && !modified && repeated.empty();
}

KnownFolders foldersOfUser(const QString& userName)
{
    KnownFolders f;
    f.userProfile = QStringLiteral("C:\\Users\\") + userName;
    f.localAppData = f.userProfile + QStringLiteral("\\AppData\\Local");
    f.roamingAppData = f.userProfile + QStringLiteral("\\AppData\\Roaming");
    f.temp = f.localAppData + QStringLiteral("\\Temp");
    f.programData = QStringLiteral("C:\\ProgramData");
    f.programFiles = QStringLiteral("C:\\Program Files");
    f.windows = QStringLiteral("C:\\Windows");
    f.documents = f.userProfile + QStringLiteral("\\Documents");
    f.desktop = f.userProfile + QStringLiteral("\\Desktop");
    return f;
}

MachineImage::MachineImage()
{
    system.osName = QStringLiteral("Windows 11 Pro");
    system.build = 22631;
    system.userName = QStringLiteral("li");
    system.computerName = QStringLiteral("LAPTOP-LI");
    system.administrator = true;
    folders = foldersOfUser(system.userName);
    VolumeInfo c;
    c.root = QStringLiteral("C:\\");
    c.kind = VolumeKind::Fixed;
    c.fileSystem = QStringLiteral("NTFS");
    c.freeBytes = 200LL << 30;
    volumes.push_back(c);
}

FileNode& MachineImage::file(const QString& path)
{
    FileNode& node = files[winpath::key(path)];
    if (node.path.isEmpty())
        node.path = winpath::clean(path);
    return node;
}

FileNode& MachineImage::folder(const QString& path)
{
    FileNode& node = file(path);
    node.directory = true;
    return node;
}

QString regPath(Hive hive, const QString& key, bool otherAccount)
{
    QString root = QStringLiteral("HKLM");
    if (hive == Hive::CurrentUser)
        root = otherAccount ? QStringLiteral("HKCU-OTHER") : QStringLiteral("HKCU");
    return key.isEmpty() ? root : root + u'\\' + key;
}

QString regKey(Hive hive, const QString& key, bool otherAccount)
{
    return regPath(hive, key, otherAccount).toCaseFolded();
}

MachineImage& MachineImage::setValue(Hive hive, const QString& key, const QString& valueName,
                                     const RegValue& value)
{
    ImageKey& entry = registry[regKey(hive, key)];
    if (entry.path.isEmpty())
        entry.path = regPath(hive, key);
    entry.values[valueName.toCaseFolded()] = {valueName, value, false};
    return *this;
}

MachineImage& MachineImage::setVariable(Hive hive, const QString& variable, RegKind kind,
                                        const QString& text)
{
    const QString key = hive == Hive::CurrentUser ? QStringLiteral("Environment")
                                                  : QString::fromLatin1(machineEnvironment);
    return setValue(hive, key, variable, RegValue::fromText(kind, text));
}

MachineImage& MachineImage::program(const QString& path, const QByteArray& standardOutput)
{
    ImageProgram p;
    p.path = path;
    p.result.standardOutput = standardOutput;
    programs.push_back(p);
    return *this;
}

MachineImage& MachineImage::programFails(const QString& path, quint32 startError, quint32 exitCode)
{
    ImageProgram p;
    p.path = path;
    p.result.startError = startError;
    p.result.exitCode = exitCode;
    programs.push_back(p);
    return *this;
}

MachineImage& MachineImage::fault(const QString& at, ImageFault::Kind kind, int after,
                                  const QString& subject)
{
    ImageFault f;
    f.at = at;
    f.kind = kind;
    f.after = after;
    f.subject = subject;
    faults.push_back(f);
    return *this;
}

MachineImage& MachineImage::go(const QString& root, const QString& version, Arch arch)
{
    const auto at = [&](const char* name) {
        return winpath::join(root, QString::fromLatin1(name));
    };
    file(at("VERSION")).content(version.toUtf8() + "\ntime 2025-05-30T20:11:39Z\n");
    file(at("bin\\go.exe")).pe(arch, 14'000'000);
    file(at("bin\\gofmt.exe")).pe(arch, 2'800'000);
    file(at("go.env"))
        .content("GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\n"
                 "GOTOOLCHAIN=auto\n");
    file(at("src\\runtime\\runtime.go")).sized(6000);
    file(at("src\\encoding\\hex\\hex.go")).sized(9000);
    file(at("src\\fmt\\print.go")).sized(31'000);
    for (const char* tool : {"asm.exe", "cgo.exe", "compile.exe", "link.exe", "vet.exe"})
        file(winpath::join(at("pkg\\tool\\windows_") + toString(arch), QString::fromLatin1(tool)))
            .pe(arch, 5'000'000);
    return *this;
}

namespace {

void addVariables(QMap<QString, QString>& block, const ImageKey& key, QString& path)
{
    const auto lookup = [&](const QString& name) { return block.value(name.toUpper()); };
    // Plain strings first: an expandable one may refer to any of them.
    for (const bool expandable : {false, true}) {
        for (const auto& [folded, value] : key.values) {
            if (!value.value.isText() || (value.value.kind == RegKind::ExpandString) != expandable)
                continue;
            QString text = value.value.text();
            if (expandable)
                text = winpath::expand(text, lookup);
            if (value.name.compare(QLatin1String("path"), Qt::CaseInsensitive) == 0)
                path = text;
            else
                block[value.name.toUpper()] = text;
        }
    }
}

} // namespace

QMap<QString, QString> freshEnvironment(const MachineImage& image)
{
    const KnownFolders& f = image.folders;
    QMap<QString, QString> block = {
        {QStringLiteral("SYSTEMROOT"), f.windows},
        {QStringLiteral("WINDIR"), f.windows},
        {QStringLiteral("SYSTEMDRIVE"), winpath::drive(f.windows)},
        {QStringLiteral("PROGRAMDATA"), f.programData},
        {QStringLiteral("ALLUSERSPROFILE"), f.programData},
        {QStringLiteral("PROGRAMFILES"), f.programFiles},
        {QStringLiteral("PROGRAMW6432"), f.programFiles},
        {QStringLiteral("USERPROFILE"), f.userProfile},
        {QStringLiteral("HOMEDRIVE"), winpath::drive(f.userProfile)},
        {QStringLiteral("HOMEPATH"), f.userProfile.mid(2)},
        {QStringLiteral("LOCALAPPDATA"), f.localAppData},
        {QStringLiteral("APPDATA"), f.roamingAppData},
        {QStringLiteral("USERNAME"), image.system.userName},
        {QStringLiteral("COMPUTERNAME"), image.system.computerName},
        {QStringLiteral("TEMP"), f.temp},
        {QStringLiteral("TMP"), f.temp},
    };
    QString machinePath;
    QString userPath;
    const auto machine =
        image.registry.find(regKey(Hive::LocalMachine, QString::fromLatin1(machineEnvironment)));
    if (machine != image.registry.end())
        addVariables(block, machine->second, machinePath);
    // The machine's TEMP is the system's, never an ordinary process's.
    block[QStringLiteral("TEMP")] = f.temp;
    block[QStringLiteral("TMP")] = f.temp;
    block[QStringLiteral("USERNAME")] = image.system.userName;
    const auto user = image.registry.find(regKey(Hive::CurrentUser, QStringLiteral("Environment")));
    if (user != image.registry.end())
        addVariables(block, user->second, userPath);
    QStringList both;
    for (const QString& part : {machinePath, userPath}) {
        if (!part.isEmpty())
            both << part;
    }
    block[QStringLiteral("PATH")] = both.join(u';');
    return block;
}

QString ImageNetwork::hostKey(const QUrl& url)
{
    const qsizetype database = url.path().indexOf(QLatin1String("/sumdb/"));
    return (url.host() + (database < 0 ? QString() : url.path().mid(database))).toLower();
}

} // namespace gosetup
