// SPDX-License-Identifier: Apache-2.0
#include "changes/run/RightsStep.h"

namespace gosetup {

Text rightsStep()
{
    return Text::tr("changes that require administrator permission");
}

bool isRightsStep(const ProgressUpdate& update)
{
    return update.what.english() == rightsStep().english();
}

} // namespace gosetup
