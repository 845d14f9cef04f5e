// SPDX-License-Identifier: Apache-2.0
// Takes people's names, credentials and tokens out of texts that leave the machine: reports,
// images, logs. Pure text; knows neither machines nor what a text is about.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace gosetup {

/// Who must not be recognised.
struct RedactionNames
{
    QString userName;
    QStringList profiles; ///< profile folders: "C:\Users\li"
    QStringList others;   ///< names of other people's profile folders, so that they stay apart
    QString computerName;
    QStringList organizations; ///< "Contoso" of "OneDrive - Contoso"
};

/// What stands in for them.
inline constexpr auto redactedUser = "%USERNAME%";
inline constexpr auto redactedComputer = "COMPUTER";
inline constexpr auto redactedOrganization = "ORGANIZATION";
inline constexpr auto redactedSecret = "***";

/// Immutable after construction, so usable from any thread.
///
/// A name is replaced as a whole word, in any case. Names of up to three letters ("li") are
/// replaced as whole path segments only, and words that mean something else too ("go", "admin")
/// only behind `Users\`: so neither "client" nor "C:\Program Files\Go" is mangled.
/// Behind `Users\` and its like every name but Windows' own (Public, Default) is a person's,
/// whether it was given or not.
class Redactor
{
  public:
    Redactor() = default; ///< secrets only
    explicit Redactor(const RedactionNames& names);

    [[nodiscard]] QString redact(const QString& text) const;

  private:
    using Rule = std::pair<QRegularExpression, QString>;
    void add(const QString& pattern, const QString& replacement);
    void addUser(const QString& name);
    void addWord(const QString& word, const QString& replacement);

    std::vector<Rule> m_rules;
    std::vector<std::pair<QString, QString>> m_whole; ///< texts that are nothing but a name
};

/// "anna" of "C:\Users\anna\go;D:\x": whoever has a profile in the text, in order of appearance.
[[nodiscard]] QStringList profilesIn(const QString& text);

/// User and password of URLs and proxies, tokens, passwords in queries and on command lines, what
/// follows the name of a variable that holds a command, e-mail addresses.
[[nodiscard]] QString withoutSecrets(const QString& text);

} // namespace gosetup
