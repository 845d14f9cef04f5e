// SPDX-License-Identifier: Apache-2.0
// Journals as tests damage them: the file of a run, its lines, and a machine opened anew as by the
// next process, perhaps with a clock that was set back.
#pragma once

#include "changes/run/Journal.h"
#include "changes/run/JournalFolder.h"
#include "support/ChangesKit.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace gosetup::testkit {

inline QString journalPath(Machine& machine, const QString& runId)
{
    return journalFolder(userDataFolder(machine)) + u'\\' + runId + QStringLiteral(".jsonl");
}

inline QByteArray journalText(Machine& machine, const QString& runId)
{
    const auto text = machine.files().read(journalPath(machine, runId), 1 << 22);
    EXPECT_TRUE(text.has_value());
    return text.value_or(QByteArray());
}

inline void writeJournal(Machine& machine, const QString& runId, const QByteArray& text)
{
    EXPECT_TRUE(machine.files().write(journalPath(machine, runId), text).has_value());
}

/// Lines without their newlines, the last of which ends the file.
inline QByteArrayList linesOf(const QByteArray& text)
{
    QByteArrayList lines = text.split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

inline QByteArray textOf(const QByteArrayList& lines)
{
    return lines.join('\n') + '\n';
}

/// What a reader of the journal would flip without noticing: one letter of a value.
inline QByteArray withAnotherLetter(QByteArray line, const QByteArray& word)
{
    const qsizetype at = line.indexOf(word);
    EXPECT_GE(at, 0) << word.toStdString();
    if (at >= 0)
        line[at] = line[at] == 'x' ? 'y' : 'x';
    return line;
}

/// Damages the line of a run's journal that holds the word.
inline void damageLine(Machine& machine, const QString& runId, const QByteArray& kind,
                       const QByteArray& word)
{
    QByteArrayList lines = linesOf(journalText(machine, runId));
    for (QByteArray& line : lines) {
        if (line.contains("\"line\":\"" + kind + '"') && line.contains(word)) {
            line = withAnotherLetter(line, word);
            writeJournal(machine, runId, textOf(lines));
            return;
        }
    }
    ADD_FAILURE() << "no such line: " << kind.toStdString() << ' ' << word.toStdString();
}

/// As the next process finds the machine; `edit` changes its saved state before.
inline std::shared_ptr<PracticeMachine>
openedAnew(const MachineImage& image, const QString& folder,
           const std::function<void(QJsonObject&)>& edit = {})
{
    QFile file(folder + QStringLiteral("/state.json"));
    if (edit && file.open(QIODevice::ReadOnly)) {
        QJsonObject state = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        edit(state);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(state).toJson());
        file.close();
    }
    return machineOf(image, folder);
}

/// Faults are of the process that died: the next one has none.
inline std::shared_ptr<PracticeMachine> openedWithoutFaults(const MachineImage& image,
                                                            const QString& folder)
{
    return openedAnew(image, folder,
                      [](QJsonObject& state) { state.remove(QStringLiteral("faults")); });
}

} // namespace gosetup::testkit
