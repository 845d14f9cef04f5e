// SPDX-License-Identifier: Apache-2.0
// The words an image uses for closed sets, in the order of their enums. Shared by reader and writer
// so that one cannot learn a word without the other.
#pragma once

#include <QStringList>

namespace gosetup::imagenames {

inline const QStringList visibility = {QStringLiteral("visible"), QStringLiteral("needs-elevation"),
                                       QStringLiteral("hidden-by-policy")};
inline const QStringList adds = {QStringLiteral("effective"), QStringLiteral("ineffective"),
                                 QStringLiteral("policy-refused")};
inline const QStringList outcome = {QStringLiteral("ok"), QStringLiteral("unreachable"),
                                    QStringLiteral("timeout"), QStringLiteral("untrusted")};
inline const QStringList elevation = {QStringLiteral("accepted"), QStringLiteral("refused"),
                                      QStringLiteral("other-account")};
inline const QStringList broadcast = {QStringLiteral("ok"), QStringLiteral("timeout")};
inline const QStringList faults = {
    QStringLiteral("kill"),    QStringLiteral("kill-after"), QStringLiteral("access-denied"),
    QStringLiteral("in-use"),  QStringLiteral("disk-full"),  QStringLiteral("io"),
    QStringLiteral("timeout"), QStringLiteral("policy"),     QStringLiteral("delay")};
inline const QStringList volume = {QStringLiteral("fixed"), QStringLiteral("removable"),
                                   QStringLiteral("network"), QStringLiteral("other")};
inline const QStringList arch = {QStringLiteral("amd64"), QStringLiteral("arm64"),
                                 QStringLiteral("386")};
inline const QStringList node = {QStringLiteral("file"), QStringLiteral("folder")};
/// Key of the machine's variables, below HKLM.
inline constexpr auto machineEnvironment =
    "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";

inline const QString schema = QStringLiteral("gosetup.image/1");

[[nodiscard]] inline QString s(const char* text)
{
    return QString::fromLatin1(text);
}

} // namespace gosetup::imagenames
