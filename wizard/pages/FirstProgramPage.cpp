// SPDX-License-Identifier: Apache-2.0
#include "pages/FirstProgramPage.h"

#include "rules/SmokeMeaning.h"
#include "theme/Theme.h"
#include "widgets/ElidedLabel.h"
#include "widgets/ErrorPanel.h"
#include "widgets/HostDialogs.h"
#include "widgets/Labels.h"
#include "widgets/SentenceCase.h"
#include "widgets/SmokeSteps.h"
#include "widgets/SpanLabel.h"
#include "widgets/StatusBadge.h"
#include "widgets/VersionNumber.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

constexpr int maxShownLines = 12;

QString firstLines(const QString& output)
{
    const QStringList lines = output.split(u'\n', Qt::SkipEmptyParts);
    QString shown = lines.mid(0, maxShownLines).join(u'\n');
    if (lines.size() > maxShownLines)
        shown += QStringLiteral("\n…");
    return shown;
}

} // namespace

FirstProgramPage::FirstProgramPage(Session& session, QWidget* parent)
    : Page(Step::FirstProgram, session, parent), m_cardTitle(label(this, "strong")),
      m_steps(new SmokeSteps(this)), m_outputFrame(frame(this, "inset")),
      m_output(label(m_outputFrame, "fixed")), m_failure(frame(this, "card")),
      m_badge(new StatusBadge(Status::Problem, m_failure)), m_meaning(new SpanLabel(m_failure)),
      m_ways(new QWidget(this)), m_keep(namedButton(this, "first.keep")),
      m_terminal(namedButton(this, "first.terminal")), m_editorRow(new QWidget(this)),
      m_where(new ElidedLabel(this)), m_error(new ErrorPanel(this)),
      m_results(namedButton(this, "first.results"))
{
    m_output->setObjectName(QStringLiteral("first.output"));
    m_output->setWordWrap(true);
    m_output->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_meaning->setObjectName(QStringLiteral("first.meaning"));
    m_results->setProperty("kind", QStringLiteral("link"));
    m_ways->setProperty("kind", QStringLiteral("bare"));
    m_editorRow->setProperty("kind", QStringLiteral("bare"));
    layoutOf(m_outputFrame)->addWidget(m_output);

    auto* failure = new QHBoxLayout;
    failure->setSpacing(10);
    failure->addWidget(m_badge, 0, Qt::AlignTop);
    failure->addWidget(m_meaning, 1);
    layoutOf(m_failure)->addLayout(failure);

    auto* ways = new QHBoxLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(metric::unit);
    auto* editors = new QHBoxLayout(m_editorRow);
    editors->setContentsMargins(0, 0, 0, 0);
    editors->setSpacing(metric::unit);
    ways->addWidget(m_terminal);
    ways->addWidget(m_editorRow);
    ways->addWidget(m_where, 1);
    ways->addStretch(0);
    ways->addWidget(m_keep);

    auto* card = frame(this, "card");
    layoutOf(card)->setSpacing(12);
    for (QWidget* part : {static_cast<QWidget*>(m_cardTitle), static_cast<QWidget*>(m_steps),
                          static_cast<QWidget*>(m_outputFrame), m_ways})
        layoutOf(card)->addWidget(part);
    content()->addWidget(card);
    content()->addWidget(m_failure);
    content()->addWidget(m_error);
    auto* last = new QHBoxLayout;
    last->addStretch(1);
    last->addWidget(m_results);
    content()->addLayout(last);
    content()->addStretch(1);
    m_error->hide();

    connect(&session, &Session::smokeStepped, this,
            [this](const SmokeResult& done, SmokeStepKind next) {
                m_done = done;
                m_next = next;
                showState();
            });
    connect(&session, &Session::smokeTested, this, [this] {
        m_next.reset();
        showTrouble(this->session().smokeError());
        showState();
        Q_EMIT completeChanged();
    });
    connect(&session, &Session::programKept, this,
            [this](const QString&, const std::optional<Error>& error) {
                showTrouble(error);
                showState();
            });
    connect(&session, &Session::opened, this, &FirstProgramPage::showTrouble);
    connect(&session, &Session::checked, this, &FirstProgramPage::showState);
    connect(&session, &Session::checkingChanged, this, &Page::completeChanged);
    connect(m_keep, &QPushButton::clicked, this, &FirstProgramPage::askWhereToKeep);
    connect(m_terminal, &QPushButton::clicked, this, [this] {
        if (run() != nullptr && this->session().report() != nullptr)
            this->session().open(terminalIn(this->session().report()->facts, run()->kept));
    });
    connect(m_results, &QPushButton::clicked, this, [this] { Q_EMIT goTo(Step::Results); });
}

void FirstProgramPage::enter()
{
    m_error->hide();
    if (run() == nullptr && !session().isBusy())
        begin();
    showState();
}

void FirstProgramPage::begin()
{
    m_done = {};
    m_next = SmokeStepKind::Prepare;
    m_error->hide();
    session().smokeTest();
    showState();
    Q_EMIT completeChanged();
}

bool FirstProgramPage::isComplete() const
{
    return !session().isBusy() && !session().isChecking();
}

Text FirstProgramPage::nextText() const
{
    const bool passed = run() != nullptr && run()->result.passed();
    return passed || session().isSmokeTesting() ? Text() : Text::tr("&Run again");
}

bool FirstProgramPage::canGoBack() const
{
    return !session().isSmokeTesting();
}

Text FirstProgramPage::closeText() const
{
    return session().isSmokeTesting() ? Text::tr("Cancel") : Text::tr("Close");
}

bool FirstProgramPage::leave()
{
    begin();
    return false;
}

void FirstProgramPage::showState()
{
    const bool testing = session().isSmokeTesting();
    m_steps->setResult(run() != nullptr && !testing ? run()->result : m_done,
                       testing ? m_next : std::nullopt);
    const QString output = run() != nullptr ? run()->result.output : m_done.output;
    m_outputFrame->setVisible(!output.isEmpty());
    m_output->setText(output);
    m_output->setAccessibleName(Text::tr("The program printed: %1").arg(output).translated());
    showHeading();
    showFailure();
    showWays();
}

void FirstProgramPage::showHeading()
{
    const Text what = Text::tr("A small program is built, run and tested. Nothing is downloaded, "
                               "and no setting is changed.");
    const Text title = Text::tr("Building your first program");
    if (session().isSmokeTesting() || run() == nullptr) {
        setHeading(title, what);
        return;
    }
    if (run()->cancelled) {
        setHeading(title, Text::tr("The test was cancelled."));
        return;
    }
    if (const SmokeStep* failed = run()->result.failed()) {
        setHeading(
            Text::tr("Go could not build and run a program"),
            Text::tr("The test stopped at this step: %1").arg(rules::stepTitle(failed->kind)));
        return;
    }
    setHeading(
        run()->result.version.isEmpty()
            ? Text::tr("Go works on this computer")
            : Text::tr("Go %1 works on this computer").arg(versionNumber(run()->result.version)),
        Text::tr("A first program was built, run and tested."));
}

void FirstProgramPage::showFailure()
{
    const SmokeStep* step =
        run() != nullptr && !session().isSmokeTesting() ? run()->result.failed() : nullptr;
    const bool failed = step != nullptr && step->outcome != SmokeOutcome::Cancelled;
    m_failure->setVisible(failed);
    if (!failed)
        return;
    const rules::SmokeMeaning meaning = rules::meaningOf(*step, run()->result);
    const QString command = rules::commandText(*step);
    const Text title = command.isEmpty()
                           ? Text::tr("%1: %2").arg(rules::stepTitle(step->kind)).arg(meaning.what)
                           : Text::tr("%1: %2").arg(command).arg(meaning.what);
    // Not as a sentence: it begins with a command.
    std::vector<Span> spans = {{title.translated(), Span::Style::Strong}};
    if (!meaning.program.isEmpty())
        spans.push_back({u'\n' + meaning.program, Span::Style::FixedDim});
    if (!meaning.reason.isEmpty())
        spans.push_back({u'\n' + meaning.reason.translated(), Span::Style::Body});
    if (!meaning.remedy.isEmpty())
        spans.push_back({u'\n' + sentenceOf(meaning.remedy.translated()), Span::Style::Body});
    if (const QString lines = firstLines(step->output); !lines.isEmpty())
        spans.push_back({u'\n' + lines, Span::Style::FixedDim});
    m_meaning->setSpans(std::move(spans));
}

void FirstProgramPage::showWays()
{
    const bool passed = run() != nullptr && !session().isSmokeTesting() && run()->result.passed();
    const QString kept = passed ? run()->kept : QString();
    m_ways->setVisible(passed);
    m_keep->setVisible(kept.isEmpty());
    m_terminal->setVisible(!kept.isEmpty());
    m_where->setVisible(!kept.isEmpty());
    m_where->setFullText(kept);
    m_results->setVisible(!session().isSmokeTesting());
    openEditors();
    m_editorRow->setVisible(!kept.isEmpty() && !m_editors.isEmpty());
}

void FirstProgramPage::openEditors()
{
    constexpr std::size_t mostEditors = 2;
    if (session().report() == nullptr)
        return;
    const Observed<EditorFacts>& seen = session().report()->facts.editors;
    std::vector<OpenFolder> editors = seen ? seen->openers() : std::vector<OpenFolder>();
    editors.resize(std::min(editors.size(), mostEditors));
    QStringList names;
    for (const OpenFolder& editor : editors)
        names << Text::tr("Open in %1").arg(editor.name).translated();
    if (names == m_editorTexts)
        return; // a button that has the focus keeps it
    m_editorTexts = names;
    qDeleteAll(m_editors);
    m_editors.clear();
    for (const OpenFolder& editor : editors) {
        auto* button = namedButton(m_editorRow, "first.editor");
        button->setText(names[m_editors.size()]);
        connect(button, &QPushButton::clicked, this, [this, editor] {
            if (run() != nullptr && session().report() != nullptr)
                session().open(editorIn(session().report()->facts, editor, run()->kept));
        });
        m_editorRow->layout()->addWidget(button);
        m_editors << button;
    }
}

void FirstProgramPage::askWhereToKeep()
{
    const QString folder =
        askForFolder(this, Text::tr("Choose an empty folder for the program"), {});
    if (!folder.isEmpty())
        keep(folder);
}

void FirstProgramPage::keep(const QString& folder)
{
    m_error->hide();
    session().keepProgram(folder);
}

void FirstProgramPage::showTrouble(const std::optional<Error>& error)
{
    m_error->setVisible(error.has_value());
    if (error)
        m_error->setError(*error, {});
}

void FirstProgramPage::retranslate()
{
    m_cardTitle->setText(Text::tr("Your first program").translated());
    m_keep->setText(Text::tr("&Keep the program…").translated());
    m_terminal->setText(Text::tr("Open a &terminal here").translated());
    m_results->setText(Text::tr("Show all re&sults").translated());
    m_steps->retranslate();
    showState();
}

} // namespace gosetup
