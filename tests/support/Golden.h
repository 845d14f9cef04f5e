// SPDX-License-Identifier: Apache-2.0
// What is saved today, byte for byte, in tests/data/golden: a file that another version wrote must
// be read by this one, so its bytes change on purpose only.
#pragma once

#include "support/Literals.h"

#include <QFile>

#include <gtest/gtest.h>

namespace gosetup::testkit {

inline QString goldenPath(const char* name)
{
    return s(GOSETUP_SOURCE_DIR "/tests/data/golden/") + s(name);
}

/// The bytes of the golden file; empty where there is none.
inline QByteArray golden(const char* name)
{
    QFile file(goldenPath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// With GOSETUP_WRITE_GOLDEN=1 in the environment it writes the file instead.
inline ::testing::AssertionResult isGolden(const QByteArray& bytes, const char* name)
{
    if (qEnvironmentVariableIsSet("GOSETUP_WRITE_GOLDEN")) {
        QFile file(goldenPath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return ::testing::AssertionFailure()
                   << "cannot write " << file.fileName().toStdString();
    }
    const QByteArray before = golden(name);
    if (bytes == before)
        return ::testing::AssertionSuccess();
    const QByteArrayList now = bytes.split('\n');
    const QByteArrayList then = before.split('\n');
    qsizetype line = 0;
    while (line < now.size() && line < then.size() && now[line] == then[line])
        ++line;
    return ::testing::AssertionFailure()
           << "tests/data/golden/" << name << ", line " << line + 1 << ":\n  was "
           << then.value(line).toStdString() << "\n  is  " << now.value(line).toStdString()
           << "\nIf the format is to change, GOSETUP_WRITE_GOLDEN=1 writes the file anew.";
}

} // namespace gosetup::testkit
