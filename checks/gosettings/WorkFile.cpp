// SPDX-License-Identifier: Apache-2.0
#include "gosettings/WorkFile.h"

namespace gosetup::gosettings {

namespace {

void readWorkUse(const ModLine& line, WorkFile& file)
{
    if (line.words.size() != 1) {
        file.faults.push_back({line.line, 1, QStringLiteral("usage: use local/dir"), true});
        return;
    }
    const ModWord word = unquotedModWord(line.words.front());
    if (word.fault.isEmpty())
        file.uses.push_back({word.text, line.line});
    else
        file.faults.push_back(
            {line.line, 1, QStringLiteral("invalid quoted string: ") + word.fault, true});
}

} // namespace

QString WorkFile::goVersion() const
{
    return go.isEmpty() ? QStringLiteral("1.18") : go;
}

WorkFile parseWorkFile(const QByteArray& bytes, const QString& path, int goMinor)
{
    WorkFile file;
    const ModText text = readModText(bytes, path);
    file.faults = text.faults;
    file.goFound = lookUpInModText(bytes, QStringLiteral("go"));
    file.toolchainFound = lookUpInModText(bytes, QStringLiteral("toolchain"));
    if (!text.faults.empty())
        return file;
    const QStringList blockVerbs = {QStringLiteral("godebug"), QStringLiteral("use"),
                                    QStringLiteral("replace")};
    for (const ModStatement& statement : text.statements) {
        const QString verb = statement.words.front();
        for (const ModLine& line : moddirective::linesOf(statement, blockVerbs, file.faults)) {
            if (!moddirective::isKnownBy(verb, goMinor))
                file.faults.push_back(
                    {line.line, 1, QStringLiteral("unknown directive: ") + verb, true});
            else if (verb == QLatin1String("go"))
                moddirective::readGo(line, file.go, file.goLine, file.faults);
            else if (verb == QLatin1String("toolchain"))
                moddirective::readToolchain(line, file.toolchain, file.toolchainLine, file.faults);
            else if (verb == QLatin1String("godebug"))
                moddirective::readGodebug(line, file.faults);
            else if (verb == QLatin1String("use"))
                readWorkUse(line, file);
            else if (verb == QLatin1String("replace"))
                moddirective::readReplace(line, file.replacements, file.faults);
            else
                file.faults.push_back(
                    {line.line, 1, QStringLiteral("unknown directive: ") + verb, true});
        }
    }
    return file;
}

} // namespace gosetup::gosettings
