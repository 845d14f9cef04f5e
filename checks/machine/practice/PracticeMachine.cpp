// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticeMachine.h"

#include "machine/practice/ImageJson.h"
#include "machine/practice/PracticePorts.h"
#include "machine/practice/PracticeState.h"

#include <QDir>
#include <QFile>

namespace gosetup {

namespace {

constexpr auto builtInFolder = ":/machines";

/// Runs the elevated copy's work in this process, with the rights the image's answer gives.
class PracticeElevation final : public Elevation
{
  public:
    using View = std::function<std::shared_ptr<Machine>(bool otherAccount)>;
    PracticeElevation(std::shared_ptr<PracticeState> state, View view)
        : m_state(std::move(state)), m_view(std::move(view))
    {
    }

    Result<void> run(const ElevationCall& call, const ElevatedMain& inProcess) override
    {
        const auto elevated = ask("elevation.run", call.planFile);
        GOSETUP_RETURN_IF_FAILED(elevated);
        return inProcess(**elevated, call);
    }
    Result<void> open(const QStringList& arguments, const ElevatedView& inProcess) override
    {
        const auto elevated = ask("elevation.open", arguments.join(u' '));
        GOSETUP_RETURN_IF_FAILED(elevated);
        inProcess(*elevated);
        return {};
    }

  private:
    [[nodiscard]] Result<std::shared_ptr<Machine>> ask(const char* what, const QString& about)
    {
        const auto answer = m_state->perform(
            what, about, [&]() -> Result<ElevationAnswer> { return m_state->image.elevation; });
        GOSETUP_RETURN_IF_FAILED(answer);
        if (*answer == ElevationAnswer::Refused)
            return fail(ErrorCode::ElevationRefused,
                        Text::tr("administrator permission was denied (error 1223)"));
        return m_view(*answer == ElevationAnswer::OtherAccount);
    }

    std::shared_ptr<PracticeState> m_state;
    View m_view;
};

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, Text::tr("cannot read the machine image %1").arg(path),
                    Text::tr("built-in machines are %1")
                        .arg(PracticeMachine::builtInNames().join(QStringLiteral(", "))),
                    file.errorString());
    return file.readAll();
}

Result<MachineImage> readImageFile(const QString& path)
{
    const auto bytes = readFile(path);
    GOSETUP_RETURN_IF_FAILED(bytes);
    auto image = readImage(*bytes);
    if (!image)
        return fail(image.error().code,
                    Text::tr("machine image %1: %2").arg(path).arg(image.error().message),
                    image.error().remedy, image.error().detail);
    return image;
}

/// The state an earlier run left in the folder, or `image` where there is none.
Result<MachineImage> resumed(MachineImage image, const QString& folder)
{
    const QString stateFile = folder + QStringLiteral("/state.json");
    if (!QFile::exists(stateFile))
        return image;
    auto state = readImageFile(stateFile);
    if (!state)
        return state;
    if (state->name != image.name)
        return fail(ErrorCode::Usage,
                    Text::tr("%1 contains the machine %2, not %3")
                        .arg(folder)
                        .arg(state->name)
                        .arg(image.name),
                    Text::tr("specify another folder, or delete this one to start over"));
    return state;
}

} // namespace

struct PracticeMachine::Ports
{
    Ports(const std::shared_ptr<PracticeState>& state, PracticeView view)
        : registry(state, view), files(state, view), processes(state, files), defender(state, view),
          aliases(state), network(state), system(state, view), shell(state), clock(state),
          elevation(state, [state](bool otherAccount) {
              auto machine = std::shared_ptr<PracticeMachine>(new PracticeMachine(state, true));
              machine->m_ports = std::make_unique<Ports>(state, PracticeView{true, otherAccount});
              return machine;
          })
    {
    }

    PracticeRegistry registry;
    PracticeFiles files;
    PracticeProcesses processes;
    PracticeDefender defender;
    PracticeAliases aliases;
    PracticeNetwork network;
    PracticeSystem system;
    PracticeShell shell;
    PracticeClock clock;
    PracticeElevation elevation;
};

PracticeMachine::PracticeMachine(std::shared_ptr<PracticeState> state, bool elevated)
    : m_state(std::move(state)),
      m_ports(std::make_unique<Ports>(m_state, PracticeView{elevated, false})), m_elevated(elevated)
{
}

PracticeMachine::~PracticeMachine() = default;

QStringList PracticeMachine::builtInNames()
{
    QStringList names;
    for (const QString& file : QDir(QString::fromLatin1(builtInFolder)).entryList())
        names << QString(file).remove(QStringLiteral(".json"));
    return names;
}

Result<std::shared_ptr<PracticeMachine>> PracticeMachine::open(const QString& nameOrFile,
                                                               const PracticeOptions& options)
{
    const bool builtIn = builtInNames().contains(nameOrFile);
    auto image = readImageFile(
        builtIn ? QStringLiteral("%1/%2.json").arg(QString::fromLatin1(builtInFolder), nameOrFile)
                : nameOrFile);
    GOSETUP_RETURN_IF_FAILED(image);
    return fromImage(*image, options);
}

Result<std::shared_ptr<PracticeMachine>> PracticeMachine::fromImage(const MachineImage& image,
                                                                    const PracticeOptions& options)
{
    if (options.folder.isEmpty()) {
        auto state = std::make_shared<PracticeState>(image, QString());
        return std::shared_ptr<PracticeMachine>(
            new PracticeMachine(std::move(state), options.elevated));
    }
    const QString folder = QDir(options.folder).absolutePath();
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io,
                    Text::tr("cannot create the practice machine's folder %1").arg(folder));
    auto now = resumed(image, folder);
    GOSETUP_RETURN_IF_FAILED(now);
    auto state = std::make_shared<PracticeState>(std::move(*now), folder);
    return std::shared_ptr<PracticeMachine>(
        new PracticeMachine(std::move(state), options.elevated));
}

std::shared_ptr<PracticeMachine> PracticeMachine::copy() const
{
    return std::shared_ptr<PracticeMachine>(new PracticeMachine(m_state->copy(), m_elevated));
}

std::shared_ptr<PracticeMachine> PracticeMachine::elevatedView() const
{
    return std::shared_ptr<PracticeMachine>(new PracticeMachine(m_state, true));
}

MachineImage PracticeMachine::image() const
{
    return m_state->snapshot();
}

QString PracticeMachine::name() const
{
    return m_state->image.name;
}

Registry& PracticeMachine::registry()
{
    return m_ports->registry;
}

Files& PracticeMachine::files()
{
    return m_ports->files;
}

Processes& PracticeMachine::processes()
{
    return m_ports->processes;
}

Defender& PracticeMachine::defender()
{
    return m_ports->defender;
}

Aliases& PracticeMachine::aliases()
{
    return m_ports->aliases;
}

Network& PracticeMachine::network()
{
    return m_ports->network;
}

System& PracticeMachine::system()
{
    return m_ports->system;
}

Shell& PracticeMachine::shell()
{
    return m_ports->shell;
}

Clock& PracticeMachine::clock()
{
    return m_ports->clock;
}

Elevation& PracticeMachine::elevation()
{
    return m_ports->elevation;
}

} // namespace gosetup
