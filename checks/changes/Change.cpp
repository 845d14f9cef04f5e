// SPDX-License-Identifier: Apache-2.0
#include "changes/Change.h"
