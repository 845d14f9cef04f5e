// SPDX-License-Identifier: Apache-2.0
// go.mod as the go command reads that of a main module: what it requires, replaces and asks of Go,
// each with its line, and what Go does not accept, in its own words. Source:
// golang.org/x/mod/modfile/rule.go and cmd/go/internal/modload, Go 1.24. Pure.
#pragma once

#include "gosettings/ModSyntax.h"
#include "gosettings/ModulePaths.h"

namespace gosetup::gosettings {

struct ModRequirement
{
    ModuleVersion module;
    bool indirect = false; ///< no package of it is imported by this module itself
    int line = 0;
};

struct ModReplacement
{
    ModuleVersion from; ///< without a version: every version
    ModuleVersion to;   ///< without a version: a folder
    int line = 0;

    [[nodiscard]] bool isFolder() const { return to.version.isEmpty(); }
};

struct ModFile
{
    QString module; ///< its path; empty: the file has none
    int moduleLine = 0;
    QString go; ///< "1.24", "1.24.0"; empty: the file has none
    int goLine = 0;
    QString toolchain; ///< "go1.24.4", "default"
    int toolchainLine = 0;
    std::vector<ModRequirement> requirements;
    std::vector<ModReplacement> replacements;
    std::vector<ModFault> faults; ///< Go reads no file that has one
    QString goFound; ///< what Go takes for the two before it reads the file: lookUpInModText()
    QString toolchainFound;

    /// "1.16" where the file names none. Source: gover.DefaultGoModVersion.
    [[nodiscard]] QString goVersion() const;
    /// Whether Go would at least tell that the file asks for a newer Go.
    [[nodiscard]] bool isReadable() const;
};
/// `path`: of the file, for messages. `goMinor`: of the Go that reads it, which knows only the
/// directives that it had by then; 0 = the newest that this program knows.
[[nodiscard]] ModFile parseModFile(const QByteArray& bytes, const QString& path, int goMinor);

/// What WorkFile shares with it.
namespace moddirective {
void readGo(const ModLine& line, QString& version, int& at, std::vector<ModFault>& faults);
void readToolchain(const ModLine& line, QString& name, int& at, std::vector<ModFault>& faults);
void readReplace(const ModLine& line, std::vector<ModReplacement>& all,
                 std::vector<ModFault>& faults);
void readGodebug(const ModLine& line, std::vector<ModFault>& faults);
/// The words of the statement as lines without their verb; a fault where it is a block that its
/// verb does not have.
[[nodiscard]] std::vector<ModLine> linesOf(const ModStatement& statement,
                                           const QStringList& blockVerbs,
                                           std::vector<ModFault>& faults);
/// Whether a Go of that minor version knows the directive; 0 = the newest.
[[nodiscard]] bool isKnownBy(const QString& verb, int goMinor);
/// The minor version of Go since which the directive of an "unknown directive: …" is known; 0 where
/// no Go knows it, or the fault is another one.
[[nodiscard]] int goMinorOfUnknown(const ModFault& fault);
} // namespace moddirective

} // namespace gosetup::gosettings
