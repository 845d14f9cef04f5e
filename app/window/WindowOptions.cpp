// SPDX-License-Identifier: Apache-2.0
#include "window/WindowOptions.h"

#include <QCommandLineParser>

namespace gosetup {

namespace {

Result<ColorScheme> colorSchemeFrom(const QString& name)
{
    if (name.isEmpty() || name == QLatin1String("system"))
        return ColorScheme::System;
    if (name == QLatin1String("light"))
        return ColorScheme::Light;
    if (name == QLatin1String("dark"))
        return ColorScheme::Dark;
    return fail(ErrorCode::Usage, Text::tr("unknown look \"%1\"").arg(name),
                Text::tr("available: %1").arg(QStringLiteral("system, light, dark")));
}

QCommandLineOption flag(const char* name, const Text& description)
{
    return QCommandLineOption(QString::fromLatin1(name), description.translated());
}

QCommandLineOption option(const char* name, const Text& description, const char* value)
{
    return QCommandLineOption(QString::fromLatin1(name), description.translated(),
                              QString::fromLatin1(value));
}

} // namespace

Result<std::variant<WindowOptions, Answer>> windowOptionsFrom(const QStringList& arguments)
{
    const auto fix = flag("fix", Text::tr("Open the results: check and repair."));
    const auto practice = option(
        "practice", Text::tr("Work on a practice machine: its name or an image file."), "NAME");
    const auto folder = option(
        "practice-dir", Text::tr("Where the practice machine's drives and state are kept."), "DIR");
    const auto language = option("lang", Text::tr("Language: en or zh_CN."), "NAME");
    const auto mirror = option("mirror", Text::tr("Get Go from this mirror or folder."), "URL|DIR");
    const auto archive = option("archive", Text::tr("Install Go from this archive."), "FILE");
    const auto colorScheme = option("look", Text::tr("Colours: system, light or dark."), "NAME");
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("GoSetup sets up Go on a Windows computer, and checks whether it works.")
            .translated());
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({fix, practice, folder, language, mirror, archive, colorScheme});
    if (!parser.parse(arguments))
        return fail(ErrorCode::Usage, Text::verbatim(parser.errorText()));
    if (parser.isSet(help))
        return Answer{Text::tr("Options").translated(), parser.helpText()};
    if (parser.isSet(version))
        return Answer{Text::tr("Version").translated(),
                      QStringLiteral("gosetup-wizard " GOSETUP_VERSION "\n")};
    if (const QStringList rest = parser.positionalArguments(); !rest.isEmpty())
        return fail(ErrorCode::Usage, Text::tr("\"%1\" is not expected here").arg(rest.first()));
    auto chosenScheme = colorSchemeFrom(parser.value(colorScheme));
    GOSETUP_RETURN_IF_FAILED(chosenScheme);
    return WindowOptions{parser.isSet(fix),      parser.value(practice), parser.value(folder),
                         parser.value(language), parser.value(mirror),   parser.value(archive),
                         *chosenScheme};
}

} // namespace gosetup
