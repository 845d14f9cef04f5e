// SPDX-License-Identifier: Apache-2.0
#include "engine/SmokeTest.h"

#include "engine/SmokeFolder.h"
#include "facts/NewProcess.h"
#include "facts/Observe.h"
#include "machine/Names.h"
#include "paths/WindowsPath.h"
#include "rules/SmokeMeaning.h"

#include <QElapsedTimer>

#include <optional>

namespace gosetup {

namespace {

constexpr qsizetype maxOutput = 8 * 1024;
constexpr qint64 maxProgramBytes = qint64(64) * 1024 * 1024;

/// What a build reads beside the source, for the meaning of a failure.
const char* const buildSettings[] = {
    "GOFLAGS", "GOOS",   "GOARCH",   "GOEXPERIMENT", "GOWORK",  "GO111MODULE", "CGO_ENABLED",
    "CC",      "GOROOT", "GOTMPDIR", "GOCACHEPROG",  "GOAMD64", "GOARM64",     "GO386"};

QString outputOf(const ProcessResult& ran)
{
    const QByteArray all = ran.standardOutput + ran.standardError;
    return QString::fromUtf8(all.left(maxOutput))
        .replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
}

/// The Go that a new terminal starts.
Result<ToolCandidate> goOfNewTerminal(const Facts& facts)
{
    if (!facts.toolchain)
        return fail(ErrorCode::Io, Text::tr("the Go installations could not be read"), {},
                    facts.toolchain.detail());
    const auto& candidates = facts.toolchain->candidates(QStringLiteral("go"));
    if (candidates.empty())
        return fail(ErrorCode::NotFound, Text::tr("a new terminal finds no go.exe on PATH"));
    const ToolCandidate& first = candidates.front();
    if (first.kind == ToolCandidate::Kind::Script)
        return fail(ErrorCode::Unsupported,
                    Text::tr("a new terminal starts a script, %1, which GoSetup does not start")
                        .arg(first.path),
                    Text::tr("put the folder of go.exe before it on PATH"));
    if (first.placeholder)
        return fail(ErrorCode::Unsupported,
                    Text::tr("the data of %1 is in the cloud").arg(first.path),
                    Text::tr("install Go in a folder that is not synchronized"));
    return first;
}

class Test
{
  public:
    Test(std::shared_ptr<Machine> machine, const SmokeOptions& options, Progress& progress)
        : m_machine(std::move(machine)), m_options(options), m_progress(progress)
    {
    }

    SmokeRun run()
    {
        m_run.result.when = m_machine->clock().now().toUTC();
        const bool done = prepare() && build(SmokeStepKind::Build) && runProgram() && test() &&
                          build(SmokeStepKind::BuildAgain);
        m_run.cancelled = !done && m_progress.cancelled();
        keepBytes();
        if (m_folder) {
            if (const auto removed = m_folder->remove(); !removed)
                m_run.hints.push_back(removed.error().text());
        }
        return std::move(m_run);
    }

  private:
    /// False: the person wants no more.
    bool begin(SmokeStepKind kind)
    {
        if (m_progress.cancelled())
            return false;
        m_progress.report({Stage::Testing, rules::stepTitle(kind)});
        if (m_options.began)
            m_options.began(m_run.result, kind);
        return true;
    }

    bool prepare()
    {
        if (!begin(SmokeStepKind::Prepare))
            return false;
        SmokeStep step;
        step.kind = SmokeStepKind::Prepare;
        step.started = m_machine->clock().now().toUTC();
        QElapsedTimer timer;
        timer.start();
        if (const auto made = make(); !made) {
            step.outcome = SmokeOutcome::Impossible;
            step.error = made.error();
        }
        step.program = m_run.result.program;
        step.milliseconds = timer.elapsed();
        m_run.result.steps.push_back(step);
        return step.outcome == SmokeOutcome::Passed;
    }

    Result<void> make()
    {
        ObserveOptions observing;
        observing.network = false;
        const Facts facts = observe(m_machine, observing);
        noteSettings(facts);
        const auto go = goOfNewTerminal(facts);
        GOSETUP_RETURN_IF_FAILED(go);
        m_run.result.program = go->path;
        if (const ToolchainInstall* install = facts.toolchain->install(go->root))
            m_run.result.version = install->version;
        m_run.program.goVersion = m_run.result.version;
        if (!facts.environment)
            return fail(ErrorCode::Io, Text::tr("the environment variables cannot be read"), {},
                        facts.environment.detail());
        auto block = newProcessBlock(*facts.environment);
        GOSETUP_RETURN_IF_FAILED(block);
        m_block = std::move(*block);
        const QString temporary = temporaryFolderOf(m_block);
        removeSmokeLeftovers(*m_machine, temporary);
        auto folder = SmokeFolder::make(*m_machine, temporary);
        GOSETUP_RETURN_IF_FAILED(folder);
        m_folder.emplace(std::move(*folder));
        // Nothing is fetched, and only this Go answers. The rest is the person's own.
        m_block.insert(QStringLiteral("GOTOOLCHAIN"), QStringLiteral("local"));
        m_block.insert(QStringLiteral("GOPROXY"), QStringLiteral("off"));
        m_block.insert(QStringLiteral("GOCACHE"), m_folder->cache());
        for (const SmokeSource& source : smokeSources(m_run.result.version))
            GOSETUP_RETURN_IF_FAILED(m_machine->files().write(
                winpath::join(m_folder->module(), source.name), source.bytes));
        return {};
    }

    void noteSettings(const Facts& facts)
    {
        if (!facts.goEnv)
            return;
        for (const char* name : buildSettings) {
            if (facts.goEnv->setting(QString::fromLatin1(name)).isSet())
                m_run.result.settings << QString::fromLatin1(name);
        }
    }

    bool build(SmokeStepKind kind)
    {
        return start(kind, m_run.result.program,
                     {QStringLiteral("build"), QStringLiteral("-o"), smokeProgramName()},
                     m_options.buildTimeout);
    }
    bool test()
    {
        return start(SmokeStepKind::Test, m_run.result.program, {QStringLiteral("test")},
                     m_options.buildTimeout);
    }
    bool runProgram()
    {
        return start(SmokeStepKind::Run, builtProgram(), {}, m_options.runTimeout);
    }

    [[nodiscard]] QString builtProgram() const
    {
        return winpath::join(m_folder->module(), smokeProgramName());
    }

    bool start(SmokeStepKind kind, const QString& program, const QStringList& arguments,
               std::chrono::milliseconds timeout)
    {
        if (!begin(kind))
            return false;
        SmokeStep step;
        step.kind = kind;
        step.program = program;
        step.arguments = arguments;
        step.started = m_machine->clock().now().toUTC();
        RunRequest request;
        request.program = program;
        request.arguments = arguments;
        request.timeout = timeout;
        request.workingFolder = m_folder->module();
        request.block = m_block;
        request.cancel = &m_progress;
        QElapsedTimer timer;
        timer.start();
        const auto ran = m_machine->processes().run(request);
        step.milliseconds = timer.elapsed();
        if (ran)
            judge(step, *ran);
        else
            excuse(step, ran.error(), timeout);
        m_run.result.steps.push_back(step);
        return step.outcome == SmokeOutcome::Passed;
    }

    void judge(SmokeStep& step, const ProcessResult& ran)
    {
        step.startError = ran.startError;
        step.exitCode = ran.exitCode;
        step.output = outputOf(ran);
        if (ran.startError != 0)
            step.outcome = SmokeOutcome::NotStarted;
        else if (ran.exitCode != 0)
            step.outcome = SmokeOutcome::Failed;
        if (step.kind != SmokeStepKind::Run || step.outcome != SmokeOutcome::Passed)
            return;
        m_run.result.output = step.output.trimmed();
        if (!m_run.result.output.startsWith(smokeGreeting()))
            step.outcome = SmokeOutcome::Failed;
    }

    void excuse(SmokeStep& step, const Error& error, std::chrono::milliseconds timeout)
    {
        if (error.code == ErrorCode::Timeout) {
            step.outcome = SmokeOutcome::TimedOut;
            step.milliseconds = timeout.count();
        } else if (error.code == ErrorCode::Cancelled || m_progress.cancelled()) {
            step.outcome = SmokeOutcome::Cancelled;
        } else {
            step.outcome = SmokeOutcome::Impossible;
            step.error = error;
        }
    }

    /// The folder goes; whoever wants to keep the program has it.
    void keepBytes()
    {
        const SmokeStep* built = m_run.result.step(SmokeStepKind::Build);
        if (built == nullptr || built->outcome != SmokeOutcome::Passed)
            return;
        if (const auto bytes = m_machine->files().read(builtProgram(), maxProgramBytes))
            m_run.program.bytes = *bytes;
    }

    std::shared_ptr<Machine> m_machine;
    const SmokeOptions& m_options;
    Progress& m_progress;
    SmokeRun m_run;
    QMap<QString, QString> m_block;
    std::optional<SmokeFolder> m_folder;
};

/// As others may read it: what programs printed may hold names and credentials.
SmokeResult forSaving(Machine& machine, SmokeResult result)
{
    const Redactor redactor = redactorFor(machine);
    result.output = redactor.redact(result.output);
    for (SmokeStep& step : result.steps) {
        step.output = redactor.redact(step.output);
        if (step.error)
            step.error = Error::make(step.error->code,
                                     Text::verbatim(redactor.redact(step.error->message.english())),
                                     Text::verbatim(redactor.redact(step.error->remedy.english())));
    }
    return result;
}

} // namespace

Result<SmokeRun> runSmokeTest(const std::shared_ptr<Machine>& machine, const SmokeOptions& options,
                              Progress& progress)
{
    if (!options.keep.isEmpty())
        GOSETUP_RETURN_IF_FAILED(mayKeepIn(*machine, options.keep));
    SmokeRun run = Test(machine, options, progress).run();
    if (run.cancelled)
        return run;
    if (!run.result.program.isEmpty()) {
        const QString file = smokeResultFile(machine->system().folders());
        const auto saved =
            machine->files().write(file, smokeResultBytes(forSaving(*machine, run.result)));
        if (!saved)
            run.hints.push_back(
                Text::tr("the result could not be saved: %1").arg(saved.error().text()));
    }
    if (!options.keep.isEmpty()) {
        const auto kept = keepSmokeProgram(*machine, run.program, options.keep);
        if (kept)
            run.kept = options.keep;
        else
            run.notKept = kept.error();
    }
    return run;
}

} // namespace gosetup
