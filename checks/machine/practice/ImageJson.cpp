// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/ImageJson.h"

namespace gosetup {

Result<MachineImage> readImage(const QByteArray& json)
{
    static_cast<void>(json);
    return fail(ErrorCode::Unsupported, Text::tr("images cannot be read yet"));
}

QByteArray writeImage(const MachineImage& image)
{
    static_cast<void>(image);
    return {};
}

} // namespace gosetup
