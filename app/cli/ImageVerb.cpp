// SPDX-License-Identifier: Apache-2.0
#include "cli/Context.h"
#include "cli/Logging.h"
#include "cli/MachineFromOptions.h"
#include "machine/SaveFile.h"
#include "machine/practice/ImageJson.h"
#include "machine/practice/RedactImage.h"

#include <QJsonDocument>

namespace gosetup::cli {

namespace {

/// Longer than a check waits: an image is made once and read often.
constexpr std::chrono::seconds patience{15};

MachineImage record(const std::shared_ptr<Machine>& machine)
{
    ObserveOptions observe;
    observe.localTimeout = patience;
    observe.networkTimeout = patience;
    return check(machine, observe, Profile{}).record.image();
}

Result<ExitCode> runImage(Context& context)
{
    const Options& options = context.options;
    auto machine = openMachine(options);
    GOSETUP_RETURN_IF_FAILED(machine);
    const RunLog runLog(**machine, context, false);
    const QByteArray json = writeImage(redactImage(record(*machine)));
    if (options.out.isEmpty() || context.console.mode().json) {
        context.console.print(QString::fromUtf8(json));
        context.console.print(QJsonDocument::fromJson(json).object());
    }
    if (!options.out.isEmpty()) {
        GOSETUP_RETURN_IF_FAILED(saveFile(options.out, json));
        context.console.say(
            Text::tr("Saved without names and secrets. To view it: gosetup check --practice %1")
                .arg(options.out)
                .translated());
    }
    return ExitCode::InOrder;
}

} // namespace

Verb imageVerb()
{
    Verb verb;
    verb.grammar.verb = QStringLiteral("image");
    verb.grammar.summary = Text::tr("Records this computer as a JSON image, without names and "
                                    "secrets, that gives the same results on any computer.");
    verb.grammar.groups = Group::Output | Group::Practice | Group::OutFile;
    verb.run = runImage;
    return verb;
}

} // namespace gosetup::cli
