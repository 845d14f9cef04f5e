// SPDX-License-Identifier: Apache-2.0
#include "windows/ShownWindow.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPixmap>
#include <QScreen>
#include <QThread>

#include <gtest/gtest.h>

namespace gosetup::wine {

namespace {

constexpr int betweenPictures = 400; // ms
constexpr int patience = 30'000;     // ms; a first start under Wine on a busy machine

void xdotool(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), arguments);
    EXPECT_TRUE(process.waitForFinished(patience)) << "xdotool hangs";
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
}

QImage screen()
{
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage();
}

/// Whether something is drawn on the desktop: more than its one colour.
bool showsSomething(const QImage& picture)
{
    const QRgb background = picture.pixel(picture.width() - 2, picture.height() - 2);
    int other = 0;
    for (int y = 0; y < picture.height(); y += 7) {
        for (int x = 0; x < picture.width(); x += 7)
            other += picture.pixel(x, y) != background ? 1 : 0;
    }
    return other > picture.width() * picture.height() / 49 / 10;
}

} // namespace

bool hasDisplay()
{
    return QGuiApplication::primaryScreen() != nullptr &&
           QGuiApplication::platformName() == QLatin1String("xcb");
}

ShownWindow::ShownWindow(const WinePrefix& windows, const QStringList& arguments)
{
    const QSize size = QGuiApplication::primaryScreen()->size();
    m_process = windows.start(
        QStringLiteral("explorer"),
        QStringList{QStringLiteral("/desktop=gosetup,%1x%2").arg(size.width()).arg(size.height()),
                    windows.downloads() + QStringLiteral("\\GoSetupWizard.exe")} +
            arguments);
    QElapsedTimer timer;
    timer.start();
    while (!showsSomething(screen()) && timer.elapsed() < 2 * patience)
        QThread::msleep(betweenPictures);
    EXPECT_TRUE(showsSomething(screen())) << "no window came up";
    settle();
}

ShownWindow::~ShownWindow()
{
    m_process->kill();
    m_process->waitForFinished();
}

void ShownWindow::tap(const char* keys) const
{
    xdotool({QStringLiteral("key"), QString::fromLatin1(keys)});
}

void ShownWindow::press(const char* keys)
{
    const QImage before = m_picture;
    tap(keys);
    QElapsedTimer timer;
    timer.start();
    while (screen() == before && timer.elapsed() < patience)
        QThread::msleep(50);
    EXPECT_NE(settle(), before) << keys << " changed nothing on the screen";
}

void ShownWindow::type(const QString& text) const
{
    xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("30"), text});
}

void ShownWindow::click(int x, int y) const
{
    xdotool({QStringLiteral("mousemove"), QString::number(x), QString::number(y),
             QStringLiteral("click"), QStringLiteral("1")});
}

const QImage& ShownWindow::settle()
{
    QElapsedTimer timer;
    timer.start();
    QImage last = screen();
    while (timer.elapsed() < patience) {
        QThread::msleep(betweenPictures);
        m_picture = screen();
        if (m_picture == last)
            break;
        last = m_picture;
    }
    return m_picture;
}

void ShownWindow::glance()
{
    m_picture = screen();
}

void ShownWindow::shoot(const QString& name) const
{
    const QDir folder(QStringLiteral(GOSETUP_SOURCE_DIR "/build/shots/windows"));
    EXPECT_TRUE(folder.mkpath(QStringLiteral(".")));
    EXPECT_TRUE(m_picture.save(folder.filePath(name + QStringLiteral(".png"))));
}

bool ShownWindow::isRunning() const
{
    m_process->waitForFinished(1);
    return m_process->state() == QProcess::Running;
}

bool ShownWindow::ends(std::chrono::milliseconds limit)
{
    return m_process->state() == QProcess::NotRunning ||
           m_process->waitForFinished(static_cast<int>(limit.count()));
}

} // namespace gosetup::wine
