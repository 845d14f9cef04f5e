// SPDX-License-Identifier: Apache-2.0
#include "machine/SaveFile.h"

#include "machine/LocalFile.h"

namespace gosetup {

namespace {

ErrorCode codeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DiskFull:
    case ErrorCode::InUse:
    case ErrorCode::AccessDenied: return code;
    case ErrorCode::NeedsElevation: return ErrorCode::AccessDenied; // not for a saved file
    default: return ErrorCode::Io;
    }
}

Text remedyFor(const Error& why)
{
    switch (why.code) {
    case ErrorCode::DiskFull: return Text::tr("free some space or choose another drive");
    case ErrorCode::InUse: return why.remedy;
    default: return Text::tr("save it in another folder");
    }
}

} // namespace

Result<void> saveFile(const QString& hostPath, const QByteArray& bytes)
{
    const auto saved = localfile::save(hostPath, bytes, localfile::Readers::Owner);
    if (saved)
        return {};
    const Error& why = saved.error();
    return fail(codeOf(why.code), Text::tr("cannot write %1").arg(hostPath), remedyFor(why),
                why.detail.isEmpty() ? why.message : why.detail);
}

} // namespace gosetup
