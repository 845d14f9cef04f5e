// SPDX-License-Identifier: Apache-2.0
#include "cli/Language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace gosetup::cli {

namespace {

QString systemLanguage()
{
    const QStringList wishes = QLocale::system().uiLanguages();
    for (const QString& wish : wishes) {
        if (wish.startsWith(QLatin1String("zh")))
            return QStringLiteral("zh_CN");
        if (wish.startsWith(QLatin1String("en")))
            break;
    }
    return QStringLiteral("en");
}

void install(const QString& file)
{
    auto translator = std::make_unique<QTranslator>();
    // A missing file of Qt's own sentences leaves those in English; ours are always embedded.
    if (translator->load(file) && QCoreApplication::installTranslator(translator.get()))
        translator.release()->setParent(QCoreApplication::instance());
}

} // namespace

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

Result<void> useLanguage(const QString& wanted)
{
    QString language = wanted.isEmpty() ? systemLanguage() : wanted;
    language.replace(u'-', u'_');
    if (language == QLatin1String("zh"))
        language = QStringLiteral("zh_CN");
    if (!languages().contains(language))
        return fail(ErrorCode::Usage, Text::tr("no language \"%1\"").arg(wanted),
                    Text::tr("there are: %1").arg(languages().join(QStringLiteral(", "))));
    install(QStringLiteral(":/i18n/qtbase_%1.qm").arg(language));
    install(QStringLiteral(":/i18n/gosetup_%1.qm").arg(language));
    QLocale::setDefault(QLocale(language == QLatin1String("en")
                                    ? QLocale(QLocale::English, QLocale::UnitedStates)
                                    : QLocale(language)));
    return {};
}

} // namespace gosetup::cli
