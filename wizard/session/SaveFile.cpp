// SPDX-License-Identifier: Apache-2.0
#include "session/SaveFile.h"

#include <QSaveFile>

namespace gosetup {

Result<void> saveHostFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) &&
                       file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                       file.write(bytes) == bytes.size() && file.commit();
    if (saved)
        return {};
    return fail(ErrorCode::Io, Text::tr("cannot write %1").arg(path),
                Text::tr("save it in another folder"), file.errorString());
}

} // namespace gosetup
