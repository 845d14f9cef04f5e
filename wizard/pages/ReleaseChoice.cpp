// SPDX-License-Identifier: Apache-2.0
#include "pages/ReleaseChoice.h"

#include "pages/ReleaseModel.h"
#include "theme/Theme.h"
#include "widgets/AutoHeightTreeView.h"
#include "widgets/ErrorPanel.h"
#include "widgets/HostDialogs.h"
#include "widgets/Labels.h"
#include "widgets/NoScrollComboBox.h"
#include "widgets/PathField.h"
#include "widgets/VerdictList.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>

namespace gosetup {

namespace {

constexpr int rowsShown = 7;
const QString other = QStringLiteral("*"); // no address and no folder is called so

/// The label above, the field below: leaves space for long words in any language.
QVBoxLayout* field(QLabel* name, QWidget* control)
{
    auto* layout = new QVBoxLayout;
    layout->setSpacing(metric::unit / 2);
    name->setWordWrap(false);
    name->setBuddy(control);
    layout->addWidget(name);
    layout->addWidget(control);
    return layout;
}

} // namespace

ReleaseChoice::ReleaseChoice(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_sourceLabel(label(this, "dim")),
      m_source(new NoScrollComboBox(this)),
      m_mirror(new PathField(QStringLiteral("version.mirror"), this)),
      m_state(new VerdictList(this)), m_error(new ErrorPanel(this)), m_again(new QPushButton(this)),
      m_searchLabel(label(this, "dim")), m_search(new QLineEdit(this)),
      m_previews(new QCheckBox(this)), m_list(new AutoHeightTreeView(this)),
      m_nothing(label(this, "dim")), m_model(new ReleaseModel(this)),
      m_filter(new ReleaseFilter(this))
{
    m_source->setObjectName(QStringLiteral("version.source"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_source->setMinimumContentsLength(16);
    m_mirror->setPause(1500); // an address is asked over the network
    m_mirror->setBrowse([this](const QString& present) {
        return askForFolder(this, Text::tr("Folder with dl.json and archives"), present);
    });
    m_state->setObjectName(QStringLiteral("version.state"));
    m_again->setObjectName(QStringLiteral("version.again"));
    m_again->setAutoDefault(false);
    m_again->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_search->setObjectName(QStringLiteral("version.search"));
    m_search->setClearButtonEnabled(true);
    m_previews->setObjectName(QStringLiteral("version.previews"));
    m_list->setObjectName(QStringLiteral("version.list"));
    m_filter->setSourceModel(m_model);
    m_list->setModel(m_filter);
    m_list->setWideColumn(ReleaseModel::Check);
    m_list->setMaxRows(rowsShown);
    build();
    fillSources();
    connectParts();
}

void ReleaseChoice::build()
{
    auto* top = new QHBoxLayout;
    top->setSpacing(metric::unit * 2);
    top->addLayout(field(m_sourceLabel, m_source), 1);
    top->addLayout(field(m_searchLabel, m_search), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit + 4);
    layout->addLayout(top);
    layout->addWidget(m_mirror);
    layout->addWidget(m_state);
    layout->addWidget(m_error);
    layout->addWidget(m_again);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    layout->addWidget(m_previews);
    m_error->hide();
    m_again->hide();
    m_nothing->hide();

    // As they stand on the page.
    setTabOrder(m_source, m_search);
    setTabOrder(m_search, m_mirror->line());
    setTabOrder(m_mirror->line(), m_mirror->button());
    setTabOrder(m_again, m_list);
    setTabOrder(m_list, m_previews);
}

void ReleaseChoice::connectParts()
{
    connect(m_source, &QComboBox::activated, this, &ReleaseChoice::sourceChosen);
    connect(m_mirror, &PathField::settled, this, &ReleaseChoice::useMirror);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_asked.start();
        m_session.loadReleases(true);
    });
    connect(m_search, &QLineEdit::textChanged, this, &ReleaseChoice::searchEdited);
    connect(m_previews, &QCheckBox::toggled, this, [this](bool on) {
        const QScopedValueRollback filling(m_filling, true);
        m_filter->setPreviews(on);
        showChosenRow();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ReleaseChoice::rowChosen);
    connect(&m_session, &Session::releasesChanged, this, &ReleaseChoice::releasesChanged);
}

void ReleaseChoice::enter()
{
    const QString mirror = m_session.request().go.mirror;
    const int known = m_source->findData(mirror);
    m_source->setCurrentIndex(known >= 0 ? known : m_source->findData(other));
    if (known < 0)
        m_mirror->setText(mirror);
    m_mirror->setVisible(known < 0);
    if (m_session.releasesState() != Loading::Busy)
        m_asked.start();
    m_session.loadReleases();
    releasesChanged();
}

void ReleaseChoice::machineChanged()
{
    m_model->clear();
    m_mirror->setText({});
    m_search->clear();
    m_milliseconds = -1;
    m_missing.clear();
    fillSources();
}

bool ReleaseChoice::isComplete() const
{
    const PlanRequest& request = m_session.request();
    return m_session.releasesState() == Loading::Ready && m_model->rowOf(request.go.version) >= 0;
}

Arch ReleaseChoice::arch() const
{
    const Report* report = m_session.report();
    if (report != nullptr && report->facts.system)
        return report->facts.system->info.arch;
    return m_session.machine()->system().info().arch;
}

QString ReleaseChoice::sourceName() const
{
    const QString mirror = m_session.request().go.mirror;
    if (m_session.releases() &&
        m_session.releases()->base.scheme().startsWith(QLatin1String("http")))
        return m_session.releases()->base.host();
    if (mirror.isEmpty())
        return m_source->currentText();
    const auto source = Source::parse(mirror);
    if (!source)
        return mirror;
    return source->kind == Source::Kind::Web ? source->base.host() : source->displayName();
}

void ReleaseChoice::fillSources()
{
    const QSignalBlocker quiet(m_source);
    const QVariant chosen = m_source->currentData();
    m_source->clear();
    if (m_session.machine()->isPractice()) {
        m_source->addItem(Text::tr("Practice mirror (built in)").translated(), QString());
        m_source->addItem(QStringLiteral("go.dev"), QStringLiteral("official"));
    } else {
        m_source->addItem(QStringLiteral("go.dev"), QString());
    }
    m_source->addItem(Text::tr("golang.google.cn, Google's host for China").translated(),
                      QStringLiteral("china"));
    m_source->addItem(Text::tr("Another mirror or a folder").translated(), other);
    const int again = m_source->findData(chosen);
    m_source->setCurrentIndex(again >= 0 ? again : 0);
}

void ReleaseChoice::sourceChosen()
{
    const QString chosen = m_source->currentData().toString();
    m_mirror->setVisible(chosen == other);
    if (chosen == other && m_mirror->text().isEmpty()) {
        m_mirror->setFocus();
        return;
    }
    useMirror(chosen == other ? m_mirror->text() : chosen);
}

void ReleaseChoice::useMirror(const QString& mirror)
{
    if (mirror.isEmpty() && m_source->currentData().toString() == other)
        return;
    m_session.request().go.mirror = mirror;
    m_asked.start();
    m_session.loadReleases();
}

void ReleaseChoice::releasesChanged()
{
    const QScopedValueRollback filling(m_filling, true);
    if (m_session.releasesState() == Loading::Ready && m_session.releases()) {
        if (m_asked.isValid())
            m_milliseconds = m_asked.elapsed();
        m_asked.invalidate();
        m_model->setReleases(*m_session.releases(), arch(), KnownHashes::builtIn());
        QString& wished = m_session.request().go.version;
        m_missing.clear();
        if (!wished.isEmpty() && m_model->rowOf(wished) < 0)
            m_missing = std::exchange(wished, QString());
        const int row = m_model->rowOf(wished);
        if (row >= 0 && !m_model->rows()[static_cast<std::size_t>(row)].stable)
            m_previews->setChecked(true);
        showChosenRow();
    } else if (m_model->rowCount() > 0) {
        m_model->clear();
    }
    showState();
    Q_EMIT completeChanged();
}

void ReleaseChoice::showState()
{
    const Loading state = m_session.releasesState();
    const bool ready = state == Loading::Ready;
    const bool failed = state == Loading::Failed && m_session.releasesError();
    m_error->setVisible(failed);
    m_again->setVisible(failed);
    m_list->setVisible(ready);
    m_previews->setVisible(ready);
    m_search->setEnabled(ready);
    m_nothing->setVisible(ready && m_filter->rowCount() == 0);
    if (failed) {
        m_error->setError(*m_session.releasesError(), {});
        m_state->setLines({});
        return;
    }
    if (!ready) {
        m_state->setLines(
            {{Status::Unknown, {}, {Text::tr("Contacting %1…").arg(sourceName())}, {}, {}}});
        return;
    }
    std::vector<VerdictList::Line> lines;
    Text answer = Text::tr("%1 responds: %2 for windows/%3")
                      .arg(sourceName())
                      .arg(Text::tr("%n version(s)", nullptr, m_model->rowCount()))
                      .arg(toString(arch()));
    if (m_milliseconds >= 0)
        answer = Text::tr("%1, after %2 ms").arg(answer).arg(m_milliseconds);
    lines.push_back({m_model->rowCount() > 0 ? Status::Ok : Status::Problem, {}, {answer}, {}, {}});
    if (m_session.releases()->fromKnownHashes)
        lines.push_back({Status::Note,
                         {},
                         {Text::tr("This mirror has no index; the list shows the versions whose "
                                   "hash GoSetup knows.")},
                         {},
                         {}});
    if (!m_missing.isEmpty())
        lines.push_back(
            {Status::Warning,
             {},
             {Text::tr("%1 is not available. The newest stable version is selected instead.")
                  .arg(m_missing)},
             {},
             {}});
    m_state->setLines(lines);
}

void ReleaseChoice::showChosenRow()
{
    const QScopedValueRollback filling(m_filling, true);
    const int row = m_model->rowOf(m_session.request().go.version);
    const QModelIndex shown = m_filter->mapFromSource(m_model->index(row, 0));
    if (shown.isValid()) {
        m_list->setCurrentIndex(shown);
        m_list->scrollTo(shown);
    } else {
        m_list->clearSelection();
    }
    m_nothing->setVisible(m_session.releasesState() == Loading::Ready && m_filter->rowCount() == 0);
}

void ReleaseChoice::rowChosen()
{
    const QModelIndex current = m_list->currentIndex();
    if (m_filling || !current.isValid())
        return;
    const bool newest = current.data(ReleaseModel::NewestRole).toBool();
    m_session.request().go.version =
        newest ? QString() : current.data(ReleaseModel::VersionRole).toString();
    m_missing.clear();
    showState();
    Q_EMIT completeChanged();
}

void ReleaseChoice::searchEdited(const QString& text)
{
    const QScopedValueRollback filling(m_filling, true);
    m_filter->setSearch(text);
    showChosenRow();
}

void ReleaseChoice::retranslate()
{
    m_sourceLabel->setText(Text::tr("Sour&ce").translated());
    m_searchLabel->setText(Text::tr("&Search").translated());
    m_search->setPlaceholderText(QStringLiteral("1.24"));
    m_mirror->setTexts(Text::tr("Address or folder of the mirror").translated(),
                       Text::tr("F&older…").translated());
    m_mirror->setPlaceholder(QStringLiteral("https://mirrors.example.com/golang/"));
    m_again->setText(Text::tr("&Try again").translated());
    m_previews->setText(Text::tr("Show &previews: betas and release candidates").translated());
    m_nothing->setText(Text::tr("No versions match the search.").translated());
    m_list->setAccessibleName(Text::tr("Versions of Go").translated());
    fillSources();
    m_model->retranslate();
    showState();
}

} // namespace gosetup
