// SPDX-License-Identifier: Apache-2.0
#include "cli/ProgressLine.h"

#include "base/Printable.h"
#include "base/SizeText.h"
#include "cli/Terminal.h"
#include "report/Layout.h"

#include <algorithm>

namespace gosetup::cli {

namespace {

constexpr qint64 redrawEvery = 100;     // ms: quick enough to live, slow enough to read
constexpr qint64 trustSpeedAfter = 500; // ms: before, the speed is noise
constexpr int barCells = 20;

int percentOf(const ProgressUpdate& u)
{
    if (u.bytesTotal > 0)
        return static_cast<int>(std::min<qint64>(100, u.bytesDone * 100 / u.bytesTotal));
    if (u.filesTotal > 0)
        return static_cast<int>(std::min<qint64>(100, u.filesDone * 100 / u.filesTotal));
    return -1;
}

Text timeLeft(qint64 seconds)
{
    if (seconds < 60)
        return Text::tr("%1 s left").arg(seconds);
    return Text::tr("%1 min left").arg((seconds + 59) / 60);
}

std::vector<Text> details(const ProgressUpdate& u, qint64 startBytes, qint64 milliseconds)
{
    std::vector<Text> parts;
    if (u.bytesTotal > 0)
        parts.push_back(
            Text::tr("%1 of %2").arg(sizeText(u.bytesDone)).arg(sizeText(u.bytesTotal)));
    else if (u.bytesDone > 0)
        parts.push_back(Text::verbatim(sizeText(u.bytesDone)));
    if (u.filesTotal > 0)
        parts.push_back(Text::tr("%1 of %2 files").arg(u.filesDone).arg(u.filesTotal));
    const qint64 moved = u.bytesDone - startBytes;
    if (milliseconds >= trustSpeedAfter && moved > 0) {
        const qint64 perSecond = std::max<qint64>(1, moved * 1000 / milliseconds);
        parts.push_back(Text::tr("%1/s").arg(sizeText(perSecond)));
        if (u.bytesTotal > u.bytesDone)
            parts.push_back(timeLeft((u.bytesTotal - u.bytesDone) / perSecond + 1));
    }
    return parts;
}

QString bar(int percent)
{
    const int full = percent * barCells / 100;
    return u'[' + QString(full, u'#') + QString(barCells - full, u'.') + u']';
}

void write(const QString& text)
{
    terminal::write(terminal::Stream::Error, text);
}

} // namespace

QString progressText(const ProgressUpdate& update, qint64 startBytes, qint64 milliseconds)
{
    QString text = printable(update.what.translated());
    if (const int percent = percentOf(update); percent >= 0)
        text += QStringLiteral("  %1%").arg(percent);
    const std::vector<Text> parts = details(update, startBytes, milliseconds);
    if (!parts.empty())
        text += QStringLiteral("  ") + joined(parts).translated();
    return text;
}

ProgressStyle progressStyle(const Console& console)
{
    if (console.mode().quiet)
        return ProgressStyle::Silent;
    return console.drawsOnError() ? ProgressStyle::Bar : ProgressStyle::Lines;
}

ProgressLine::ProgressLine(ProgressStyle style, int width) : m_style(style), m_width(width) {}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(const ProgressUpdate& update)
{
    if (m_style == ProgressStyle::Silent)
        return;
    const QString what = update.what.english();
    const bool fresh = !m_started || update.stage != m_stage || what != m_what;
    if (fresh) {
        m_started = true;
        m_stage = update.stage;
        m_what = what;
        m_startBytes = update.bytesDone;
        m_lastTenth = 0;
        m_sinceStage.start();
    }
    if (m_style == ProgressStyle::Lines) {
        showLine(update, fresh);
        return;
    }
    if (!fresh && m_sinceDrawn.isValid() && m_sinceDrawn.elapsed() < redrawEvery)
        return;
    showBar(update);
}

void ProgressLine::showBar(const ProgressUpdate& update)
{
    QString line = progressText(update, m_startBytes, m_sinceStage.elapsed());
    if (const int percent = percentOf(update); percent >= 0)
        line = bar(percent) + u' ' + line;
    while (displayWidth(line) > m_width - 1)
        line.chop(1);
    write(QStringLiteral("\r\033[K") + line);
    m_drawn = true;
    m_sinceDrawn.start();
}

void ProgressLine::showLine(const ProgressUpdate& update, bool fresh)
{
    const int tenth = std::max(0, percentOf(update)) / 25;
    if (!fresh && tenth <= m_lastTenth)
        return;
    m_lastTenth = tenth;
    write(progressText(update, m_startBytes, m_sinceStage.elapsed()) + u'\n');
}

void ProgressLine::clear()
{
    if (m_drawn)
        write(QStringLiteral("\r\033[K"));
    m_drawn = false;
}

} // namespace gosetup::cli
