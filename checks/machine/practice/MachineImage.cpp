// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/MachineImage.h"

#include "paths/WindowsPath.h"

namespace gosetup {

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
