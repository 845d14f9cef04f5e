// SPDX-License-Identifier: Apache-2.0
#include "facts/NewProcess.h"

#include <QSet>

namespace gosetup {

namespace {

/// As one scope's block holds it, expanded; null where it is not set.
QString pathOfScope(const EnvironmentFacts& environment, Hive hive)
{
    const EnvironmentBlock* block = environment.block(hive);
    const VariableFact* path = block ? block->find(QStringLiteral("PATH")) : nullptr;
    if (!path || !path->isText())
        return {};
    return path->value.kind == RegKind::ExpandString
               ? winpath::expand(path->text(), environment.lookup(hive))
               : path->text();
}

tl::unexpected<Error> notRead(const Observed<EnvironmentBlock>& block)
{
    return fail(ErrorCode::Io, Text::tr("the environment variables cannot be read"), {},
                block.detail().english());
}

} // namespace

Result<QMap<QString, QString>> newProcessBlock(const EnvironmentFacts& environment)
{
    for (const auto* block : {&environment.machine, &environment.user}) {
        if (!*block)
            return notRead(*block);
    }
    const winpath::VariableLookup value = environment.lookup();
    QSet<QString> names;
    for (auto it = environment.provided.cbegin(); it != environment.provided.cend(); ++it)
        names.insert(it.key());
    for (const auto* block : {&environment.machine, &environment.user}) {
        for (const VariableFact& variable : (*block)->variables) {
            if (variable.isText())
                names.insert(variable.name.toUpper());
        }
    }
    QMap<QString, QString> all;
    for (const QString& name : names)
        all.insert(name, value(name));
    QStringList paths = {pathOfScope(environment, Hive::LocalMachine),
                         pathOfScope(environment, Hive::CurrentUser)};
    paths.removeAll(QString());
    all.insert(QStringLiteral("PATH"), paths.join(u';'));
    return all;
}

QString temporaryFolderOf(const QMap<QString, QString>& block)
{
    for (const char* name : {"TMP", "TEMP", "USERPROFILE"}) {
        const QString folder = block.value(QString::fromLatin1(name));
        if (!folder.isEmpty())
            return winpath::clean(folder);
    }
    return {};
}

} // namespace gosetup
