// SPDX-License-Identifier: Apache-2.0
// Progress on standard error: one line redrawn on a terminal, a plain line per step in a pipe,
// nothing when quiet. Called from worker threads, never by two at once (Progress sees to it).
#pragma once

#include "base/Progress.h"
#include "cli/Console.h"

#include <QElapsedTimer>

namespace gosetup::cli {

enum class ProgressStyle
{
    Silent,
    Lines,
    Bar
};

/// As the console is: nothing when it is quiet, a bar where it is a terminal.
[[nodiscard]] ProgressStyle progressStyle(const Console& console);

class ProgressLine
{
  public:
    ProgressLine(ProgressStyle style, int width);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const ProgressUpdate& update);
    /// Leaves the terminal's line empty, for whoever writes next.
    void clear();

  private:
    void showBar(const ProgressUpdate& update);
    void showLine(const ProgressUpdate& update, bool fresh);

    ProgressStyle m_style;
    int m_width;
    Stage m_stage = Stage::Preparing;
    QString m_what;
    bool m_started = false;
    bool m_drawn = false;
    qint64 m_startBytes = 0;
    int m_lastTenth = 0;
    QElapsedTimer m_sinceStage;
    QElapsedTimer m_sinceDrawn;
};

/// "downloading x  43%  37.6 MB of 87.5 MB, 12.1 MB/s, 4 s left": pure, for the bar and its tests.
/// `milliseconds` since the stage began at `startBytes`.
[[nodiscard]] QString progressText(const ProgressUpdate& update, qint64 startBytes,
                                   qint64 milliseconds);

} // namespace gosetup::cli
