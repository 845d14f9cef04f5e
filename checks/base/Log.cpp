// SPDX-License-Identifier: Apache-2.0
#include "base/Log.h"

#include "base/Printable.h"

#include <QDir>
#include <QFileInfo>

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include <memory>
#include <mutex>

namespace gosetup::log {

namespace {

struct Open
{
    std::shared_ptr<spdlog::logger> logger;
    Redactor redactor;
    QtMessageHandler qtBefore = nullptr;
    bool routesQt = false;
};

std::mutex& mutex()
{
    static std::mutex m;
    return m;
}

std::shared_ptr<Open>& current()
{
    static std::shared_ptr<Open> open;
    return open;
}

std::shared_ptr<Open> openLog()
{
    const std::lock_guard lock(mutex());
    return current();
}

spdlog::filename_t hostName(const QString& file)
{
#ifdef Q_OS_WIN
    return file.toStdWString();
#else
    return QFile::encodeName(file).toStdString();
#endif
}

spdlog::level::level_enum toSpdlog(Level level)
{
    switch (level) {
    case Level::Debug: return spdlog::level::debug;
    case Level::Info: return spdlog::level::info;
    case Level::Warning: return spdlog::level::warn;
    case Level::Error: return spdlog::level::err;
    }
    return spdlog::level::info;
}

void write(Level level, const QString& text)
{
    const auto open = openLog();
    if (!open || !open->logger->should_log(toSpdlog(level)))
        return;
    // One entry is one line, whoever reads it.
    const QByteArray bytes = printable(open->redactor.redact(text)).toUtf8();
    open->logger->log(
        toSpdlog(level),
        spdlog::string_view_t(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

void handleQt(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    Level level = Level::Debug;
    switch (type) {
    case QtDebugMsg: level = Level::Debug; break;
    case QtInfoMsg: level = Level::Info; break;
    case QtWarningMsg: level = Level::Warning; break;
    case QtCriticalMsg:
    case QtFatalMsg: level = Level::Error; break;
    }
    const QString category = QString::fromUtf8(context.category);
    const bool named = !category.isEmpty() && category != QLatin1String("default");
    write(level, named ? QStringLiteral("Qt %1: %2").arg(category, text)
                       : QStringLiteral("Qt: %1").arg(text));
    if (type == QtFatalMsg)
        flush();
}

} // namespace

Result<Level> levelFrom(const QString& name)
{
    if (const auto level = fromName<Level>(name))
        return *level;
    return fail(ErrorCode::Invalid, Text::tr("%1 is not a log level").arg(name),
                Text::tr("use debug, info, warning or error"));
}

Result<void> start(const Options& options)
{
    stop();
    auto open = std::make_shared<Open>();
    open->redactor = options.redactor;
    open->routesQt = options.routeQt;
    QDir().mkpath(QFileInfo(options.file).absolutePath());
    try {
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            hostName(options.file), static_cast<std::size_t>(options.maxBytes),
            static_cast<std::size_t>(options.maxFiles));
        open->logger = std::make_shared<spdlog::logger>("gosetup", std::move(sink));
        open->logger->set_level(toSpdlog(options.level));
        open->logger->flush_on(spdlog::level::info); // the last words of a killed program
        open->logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %t %v");
        open->logger->set_error_handler([](const std::string&) {}); // a full disk must stop no run
    } catch (const std::exception& e) {
        return fail(ErrorCode::Io, Text::tr("cannot write the log %1").arg(options.file), {},
                    QString::fromUtf8(e.what()));
    }
    const std::lock_guard lock(mutex());
    if (options.routeQt)
        open->qtBefore = qInstallMessageHandler(handleQt);
    current() = std::move(open);
    return {};
}

void stop()
{
    std::shared_ptr<Open> open;
    {
        const std::lock_guard lock(mutex());
        open.swap(current());
    }
    if (!open)
        return;
    if (open->routesQt)
        qInstallMessageHandler(open->qtBefore);
    open->logger->flush();
}

void flush()
{
    if (const auto open = openLog())
        open->logger->flush();
}

void debug(const QString& text)
{
    write(Level::Debug, text);
}

void info(const QString& text)
{
    write(Level::Info, text);
}

void warning(const QString& text)
{
    write(Level::Warning, text);
}

void error(const QString& text)
{
    write(Level::Error, text);
}

} // namespace gosetup::log
