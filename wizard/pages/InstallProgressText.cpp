// SPDX-License-Identifier: Apache-2.0
#include "pages/InstallProgressText.h"

#include "base/SizeText.h"

#include <QLocale>

#include <algorithm>

namespace gosetup {

Text amountOf(const ProgressUpdate& update)
{
    const QString done = sizeText(update.bytesDone);
    const QString total = sizeText(update.bytesTotal);
    if (update.filesTotal > 0)
        return Text::tr("%1 of %2 · %3 of %4 files")
            .arg(done)
            .arg(total)
            .arg(QLocale().toString(update.filesDone))
            .arg(QLocale().toString(update.filesTotal));
    if (update.bytesTotal > 0)
        return Text::tr("%1 of %2").arg(done).arg(total);
    return update.bytesDone > 0 ? Text::verbatim(done) : Text();
}

Text timeLeft(qint64 seconds)
{
    if (seconds < 60)
        return Text::tr("%n seconds left", nullptr, static_cast<int>(std::max<qint64>(seconds, 1)));
    return Text::tr("%n minutes left", nullptr, static_cast<int>((seconds + 59) / 60));
}

Text consequenceOf(const RunReport& run)
{
    if (run.somethingLeft())
        return Text::tr("Some changes could not be rolled back. Use “Undo last run” on the Results "
                        "page to try again.");
    // Where somebody else changed the computer, it is not as it was before.
    if (run.rolledBack() && run.error->code != ErrorCode::ChangedMeanwhile)
        return Text::tr("All changes were rolled back: this computer is as it was before.");
    return {};
}

Text whatIsLeft(const RunReport& run)
{
    if (!run.rolledBack())
        return {};
    return run.count(Outcome::RolledBack) > 0 ? Text::tr("All changes were rolled back.")
                                              : Text::tr("None of the planned changes were made.");
}

} // namespace gosetup
