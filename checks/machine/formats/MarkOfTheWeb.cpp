// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/MarkOfTheWeb.h"

#include <QStringList>
#include <QUrl>

namespace gosetup {

namespace {

QString valueOf(const QString& line, const char* name)
{
    const QString key = QLatin1String(name) + u'=';
    return line.startsWith(key, Qt::CaseInsensitive) ? line.mid(key.size()).trimmed() : QString();
}

} // namespace

MarkOfTheWeb parseMark(const QByteArray& stream)
{
    MarkOfTheWeb mark;
    bool ours = false; // only the section [ZoneTransfer] is the mark
    const QStringList lines = QString::fromUtf8(stream.left(64 * 1024)).split(u'\n');
    for (const QString& raw : lines) {
        const QString line = raw.trimmed();
        if (line.startsWith(u'['))
            ours = line.compare(QLatin1String("[ZoneTransfer]"), Qt::CaseInsensitive) == 0;
        if (!ours)
            continue;
        bool isNumber = false;
        const int zone = valueOf(line, "ZoneId").toInt(&isNumber);
        if (isNumber && zone >= 0 && zone <= 4)
            mark.zone = zone;
        const QString host = QUrl(valueOf(line, "HostUrl")).host();
        if (!host.isEmpty())
            mark.cameFrom = host;
    }
    return mark;
}

} // namespace gosetup
