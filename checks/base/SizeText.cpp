// SPDX-License-Identifier: Apache-2.0
#include "base/SizeText.h"

#include <QLocale>

namespace gosetup {

QString sizeText(qint64 bytes, int decimals)
{
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

} // namespace gosetup
