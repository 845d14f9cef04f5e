// SPDX-License-Identifier: Apache-2.0
#include "base/Language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QTranslator>

#include <algorithm>
#include <memory>

namespace gosetup {

namespace {

QString inUse = QStringLiteral("en");

std::vector<std::unique_ptr<QTranslator>>& installed()
{
    static std::vector<std::unique_ptr<QTranslator>> translators;
    return translators;
}

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
        installed().push_back(std::move(translator));
}

} // namespace

const std::vector<LanguageChoice>& languageChoices()
{
    static const std::vector<LanguageChoice> choices = {
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
    };
    return choices;
}

QString currentLanguage()
{
    return inUse;
}

Result<void> useLanguage(const QString& wanted)
{
    QString code = wanted.isEmpty() ? systemLanguage() : wanted;
    code.replace(u'-', u'_');
    if (code == QLatin1String("zh"))
        code = QStringLiteral("zh_CN");
    const auto& choices = languageChoices();
    if (std::ranges::none_of(choices, [&](const LanguageChoice& c) { return c.code == code; })) {
        QStringList known;
        for (const LanguageChoice& choice : choices)
            known << choice.code;
        return fail(ErrorCode::Usage, Text::tr("unknown language \"%1\"").arg(wanted),
                    Text::tr("available: %1").arg(known.join(QStringLiteral(", "))));
    }
    for (const auto& translator : installed())
        QCoreApplication::removeTranslator(translator.get());
    installed().clear();
    inUse = code;
    install(QStringLiteral(":/i18n/qtbase_%1.qm").arg(code));
    install(QStringLiteral(":/i18n/gosetup_%1.qm").arg(code));
    QLocale::setDefault(code == QLatin1String("en")
                            ? QLocale(QLocale::English, QLocale::UnitedStates)
                            : QLocale(code));
    return {};
}

} // namespace gosetup
