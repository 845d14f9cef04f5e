// SPDX-License-Identifier: Apache-2.0
#include "gosettings/SumFile.h"

#include <algorithm>

namespace gosetup::gosettings {

namespace {

/// Go takes no other checksum for one.
bool hasUsableSum(const QHash<QString, QStringList>& sums, const QString& key)
{
    const QStringList found = sums.value(key);
    return std::ranges::any_of(
        found, [](const QString& sum) { return sum.startsWith(QLatin1String("h1:")); });
}

} // namespace

QString SumFault::message(const QString& path) const
{
    return QStringLiteral("malformed go.sum:\n%1:%2: wrong number of fields %3")
        .arg(path)
        .arg(line)
        .arg(fields);
}

bool SumFile::hasContents(const ModuleVersion& module) const
{
    return hasUsableSum(sums, module.path + u' ' + module.version);
}

bool SumFile::hasGoMod(const ModuleVersion& module) const
{
    return hasUsableSum(sums, module.path + u' ' + module.version + QStringLiteral("/go.mod"));
}

SumFile parseSumFile(const QByteArray& bytes)
{
    // Of an empty go.mod; an old bug wrote it for what is no module, and Go drops it.
    const QString ofNothing = QStringLiteral("h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=");
    SumFile file;
    QString text = QString::fromUtf8(bytes);
    // Qt leaves the mark out; Go takes it for the beginning of the first path.
    if (bytes.startsWith("\xEF\xBB\xBF") && !text.startsWith(QChar::ByteOrderMark))
        text.prepend(QChar::ByteOrderMark);
    int number = 0;
    for (const QStringView raw : QStringView(text).split(u'\n')) {
        ++number;
        const QStringList words = raw.toString().simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        if (words.size() != 3) {
            file.faults.push_back({number, static_cast<int>(words.size())});
            continue;
        }
        if (words[2] == ofNothing)
            continue;
        const QString key = words[0] + u' ' + words[1];
        QStringList& sums = file.sums[key];
        if (!sums.contains(words[2]))
            sums << words[2];
        const auto usable = std::ranges::count_if(
            sums, [](const QString& sum) { return sum.startsWith(QLatin1String("h1:")); });
        if (usable > 1 && !file.conflicts.contains(key))
            file.conflicts << key;
    }
    return file;
}

} // namespace gosetup::gosettings
