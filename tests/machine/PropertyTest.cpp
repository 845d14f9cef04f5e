// SPDX-License-Identifier: Apache-2.0
// What holds for any input, by RapidCheck.
#include "machine/formats/AppExecLink.h"
#include "machine/formats/CommandLine.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace gosetup;

namespace {

/// The documented reading of a command line, written down a second time, from the other side.
QStringList split(const QString& line)
{
    QStringList arguments;
    QString current;
    bool inQuotes = false;
    bool any = false;
    for (qsizetype i = 0; i < line.size();) {
        qsizetype backslashes = 0;
        while (i < line.size() && line[i] == u'\\') {
            ++backslashes;
            ++i;
        }
        const bool quote = i < line.size() && line[i] == u'"';
        current += QString(quote ? backslashes / 2 : backslashes, u'\\');
        any = any || backslashes > 0;
        if (i >= line.size())
            break;
        if (quote && backslashes % 2 == 0) {
            inQuotes = !inQuotes;
            any = true;
        } else if (!quote && !inQuotes && (line[i] == u' ' || line[i] == u'\t')) {
            if (any)
                arguments << current;
            current.clear();
            any = false;
        } else {
            current += line[i];
            any = true;
        }
        ++i;
    }
    if (any)
        arguments << current;
    return arguments;
}

} // namespace

RC_GTEST_PROP(CommandLine, IsReadBackAsTheSameList, ())
{
    const auto letter = rc::gen::element('a', '"', '\\', ' ', '\t', '%', 'z');
    const auto lists =
        *rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(letter));
    QStringList arguments;
    for (const std::string& one : lists)
        arguments << QString::fromStdString(one);
    RC_ASSERT(split(quoteArguments(arguments)) == arguments);
}

RC_GTEST_PROP(AppExecLink, TakesAnyBytes, (const std::vector<char>& any, bool tagged))
{
    QByteArray bytes(any.data(), static_cast<qsizetype>(any.size()));
    if (tagged)
        bytes.prepend(QByteArray::fromHex("1b000080"));
    const QStringList strings = appExecStrings(bytes).value_or(QStringList(QStringLiteral("none")));
    RC_ASSERT(!strings.value(0).isEmpty());
    const QByteArray tag = QByteArray::fromHex("1b000080");
    const QByteArray buffer = appExecBuffer(bytes).value_or(tag + bytes);
    RC_ASSERT(buffer.startsWith(tag));
    RC_ASSERT(buffer.endsWith(bytes));
}
