// SPDX-License-Identifier: Apache-2.0
// What one file or folder of an image is and holds.
#include "machine/GoProgram.h"
#include "machine/ProgramFile.h"
#include "machine/practice/MachineImage.h"
#include "machine/practice/StoredZip.h"

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

} // namespace gosetup
