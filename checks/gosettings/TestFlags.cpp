// SPDX-License-Identifier: Apache-2.0
#include "gosettings/TestFlags.h"

#include "gosettings/GoUrl.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <initializer_list>

namespace gosetup::gosettings {

namespace {

/// Source: time.ParseDuration.
bool isDuration(const QString& value)
{
    static const QRegularExpression form(QStringLiteral(
        "^[+-]?(?:0|(?:(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)$"));
    return form.match(value).hasMatch();
}

/// Of a number or a duration: no unit has a digit of base 16.
bool isZero(const QString& value)
{
    static const QRegularExpression digit(QStringLiteral("[1-9a-fA-F]"));
    return !value.contains(digit);
}

/// Source: strconv.ParseInt with base 0, as the package flag reads an int.
bool isInt(const QString& value)
{
    static const QRegularExpression form(
        QStringLiteral("^[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][0-9_]*)$"));
    return form.match(value).hasMatch();
}

QString badCount(const QString& value, bool mayBeZero)
{
    const QString invalid = QStringLiteral("invalid count");
    const QString duration = QStringLiteral("invalid duration");
    if (value.endsWith(u'x')) {
        bool isNumber = false;
        const qlonglong times = value.chopped(1).toLongLong(&isNumber);
        return isNumber && times >= (mayBeZero ? 0 : 1) ? QString() : invalid;
    }
    const bool fine = isDuration(value) && !(value.startsWith(u'-') && !isZero(value)) &&
                      (mayBeZero || !isZero(value));
    return fine ? QString() : duration;
}

QString badProcessors(const QString& value)
{
    for (const QString& part : value.split(u',')) {
        const QString number = part.trimmed();
        bool isNumber = false;
        if (!number.isEmpty() && (number.toLongLong(&isNumber) <= 0 || !isNumber))
            return number;
    }
    return {};
}

bool isOneOf(const QString& flag, std::initializer_list<const char*> names)
{
    return std::ranges::any_of(names,
                               [&](const char* name) { return flag == QLatin1String(name); });
}

} // namespace

QString testFlagRefusal(const QString& flag, const QString& written, const QString& value)
{
    const QString ofGo = QStringLiteral("go: invalid value %1 for flag -%2 (from %GOFLAGS%): %3");
    const QString ofTest = QStringLiteral("invalid value %1 for flag -test.%2: %3");
    const QString parse = QStringLiteral("parse error");
    if ((flag == QLatin1String("timeout") && !isDuration(value)) ||
        (isOneOf(flag, {"count", "parallel"}) && !isInt(value)))
        return ofGo.arg(goQuoted(value), written, parse);
    if (flag == QLatin1String("parallel") && (value.startsWith(u'-') || isZero(value)))
        return QStringLiteral("testing: -parallel can only be given a positive integer");
    if (isOneOf(flag, {"blockprofilerate", "memprofilerate", "mutexprofilefraction"}) &&
        !isInt(value))
        return ofTest.arg(goQuoted(value), flag, parse);
    if (isOneOf(flag, {"benchtime", "fuzztime", "fuzzminimizetime"})) {
        const QString bad = badCount(value, flag == QLatin1String("fuzzminimizetime"));
        return bad.isEmpty() ? QString() : ofTest.arg(goQuoted(value), flag, bad);
    }
    if (flag == QLatin1String("cpu")) {
        const QString bad = badProcessors(value);
        return bad.isEmpty()
                   ? QString()
                   : QStringLiteral("testing: invalid value %1 for -test.cpu").arg(goQuoted(bad));
    }
    bool isNumber = false;
    (void)value.toLongLong(&isNumber);
    if (flag == QLatin1String("shuffle") && !isNumber && !isOneOf(value, {"on", "off"}))
        return ofGo.arg(goQuoted(value), written,
                        QStringLiteral("-shuffle argument must be \"on\", \"off\", or an int64: "
                                       "strconv.ParseInt: parsing %1: invalid syntax")
                            .arg(goQuoted(value)));
    return {};
}

} // namespace gosetup::gosettings
