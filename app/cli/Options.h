// SPDX-License-Identifier: Apache-2.0
// What a person can write on the command line: the options in one place, which verb takes which,
// and the parsed result. Knows nothing of what the verbs do.
#pragma once

#include "base/Result.h"
#include "changes/Change.h"

#include <QStringList>

#include <optional>

namespace gosetup::cli {

struct Options
{
    QStringList positional;
    QString practice;    ///< name or file of a practice machine
    QString practiceDir; ///< host folder of its drives and saved state
    bool json = false;
    bool quiet = false;
    bool verbose = false;
    bool yes = false;
    bool help = false;
    bool noNetwork = false;
    bool all = false;
    bool markdown = false;
    bool exclusions = false;
    bool keepPath = false;
    bool deep = false;
    QString mirror;
    QString archive;
    QString sha256;
    QString go;
    QString dir;
    std::optional<Scope> scope;
    QStringList tools; ///< "gopls", "golang.org/x/tools/gopls@v0.18.1"
    QStringList only;
    QStringList skip;
    QStringList projects; ///< as they were typed
    QString out;
    QString html;
    QString log;
    QString keep;
};

enum class Group : unsigned
{
    Output = 1,      ///< --json --quiet --verbose --lang --log --help
    Practice = 2,    ///< --practice --practice-dir
    Filter = 4,      ///< --only --skip
    Source = 8,      ///< --mirror
    Choice = 16,     ///< --go --archive --sha256 --dir --scope --tool --defender-exclusions
    Yes = 32,        ///< --yes
    OutFile = 64,    ///< --out
    Html = 128,      ///< --html --no-network
    All = 256,       ///< --all
    KeepPath = 512,  ///< --keep-path
    Markdown = 1024, ///< --markdown
    Keep = 2048,     ///< --keep
    Project = 4096,  ///< --project
    Deep = 8192      ///< --deep
};
[[nodiscard]] constexpr unsigned operator|(Group a, Group b)
{
    return static_cast<unsigned>(a) | static_cast<unsigned>(b);
}
[[nodiscard]] constexpr unsigned operator|(unsigned a, Group b)
{
    return a | static_cast<unsigned>(b);
}

/// What a verb takes.
struct Grammar
{
    QString verb;
    Text summary;
    unsigned groups = 0;
    QString positionalName; ///< "RUN"; empty = none allowed
    Text positionalHelp;
    bool positionalRequired = false;
    bool positionalIsText = false; ///< many words are one text: quotes get lost in a shell
};

/// Usage with the offending word in the message; no file or machine is touched.
[[nodiscard]] Result<Options> parseOptions(const Grammar& grammar, const QStringList& arguments);
[[nodiscard]] QString helpText(const Grammar& grammar);

} // namespace gosetup::cli
