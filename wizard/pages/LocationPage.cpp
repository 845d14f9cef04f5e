// SPDX-License-Identifier: Apache-2.0
#include "pages/LocationPage.h"

#include "base/SizeText.h"
#include "paths/WindowsPath.h"
#include "rules/JudgeLocation.h"
#include "widgets/FolderPicker.h"
#include "widgets/PathField.h"
#include "widgets/RadioCard.h"
#include "widgets/VerdictList.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int maxPath = 260; // of a Windows without long paths

} // namespace

LocationPage::LocationPage(Session& session, QWidget* parent)
    : Page(Step::Location, session, parent),
      m_forMe(new RadioCard(QStringLiteral("location.forMe"), this)),
      m_forEveryone(new RadioCard(QStringLiteral("location.forEveryone"), this)),
      m_other(new RadioCard(QStringLiteral("location.other"), this)),
      m_places(new QButtonGroup(this)),
      m_path(new PathField(QStringLiteral("location.path"), this)),
      m_otherForAll(new QCheckBox(this)), m_verdicts{}
{
    m_otherForAll->setObjectName(QStringLiteral("location.otherForAll"));
    m_other->body()->addWidget(m_path);
    RadioCard* const cards[] = {m_forMe, m_forEveryone, m_other};
    for (int i = 0; i < 3; ++i) {
        m_verdicts[i] = new VerdictList(this);
        m_verdicts[i]->setObjectName(QStringLiteral("location.verdict%1").arg(i));
        cards[i]->body()->addWidget(m_verdicts[i]);
        m_places->addButton(cards[i]->radio(), i);
        content()->addWidget(cards[i]);
        connect(m_verdicts[i], &VerdictList::linkChosen, this, &LocationPage::useInstead);
    }
    m_other->body()->addWidget(m_otherForAll);
    m_verdicts[Other]->setTabAnchor(m_path->button());
    content()->addStretch(1);

    m_path->setBrowse([this](const QString& present) { return browse(present); });
    m_forMe->radio()->setChecked(true);
    connect(m_places, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            placeChosen();
    });
    connect(m_path, &PathField::edited, this, [this] {
        m_findings.reset();
        Q_EMIT completeChanged();
    });
    connect(m_path, &PathField::settled, this, [this] { placeChosen(); });
    connect(m_otherForAll, &QCheckBox::toggled, this, [this] { placeChosen(); });
    connect(&session, &Session::locationJudged, this, &LocationPage::judged);
    connect(&session, &Session::checked, this, [this] {
        fill();
        if (isVisible())
            judge();
    });
    connect(&session, &Session::machineChanged, this, [this] {
        const QScopedValueRollback filling(m_filling, true);
        m_path->setText({});
        m_otherForAll->setChecked(false);
        m_forMe->radio()->setChecked(true);
        m_findings.reset();
        for (VerdictList* list : m_verdicts)
            list->setLines({});
        fill();
    });
}

void LocationPage::enter()
{
    {
        const QScopedValueRollback filling(m_filling, true);
        const PlanRequest& request = session().request();
        const bool machine = request.scope == Scope::Machine;
        if (!request.root.isEmpty()) {
            m_path->setText(request.root);
            m_otherForAll->setChecked(machine);
        }
        const Place now = !request.root.isEmpty() ? Other : machine ? ForEveryone : ForMe;
        m_places->button(now)->setChecked(true);
    }
    fill();
    judge();
}

bool LocationPage::isComplete() const
{
    return m_findings && !isRefused(*m_findings) && m_judgedPath == m_askedPath;
}

LocationPage::Place LocationPage::place() const
{
    return static_cast<Place>(m_places->checkedId());
}

QString LocationPage::recommended(Scope scope) const
{
    const Report* report = session().report();
    return report != nullptr ? recommendedRoot(report->facts, scope) : QString();
}

/// "214 GB free": a number where there is one.
Text LocationPage::freeSpaceAt(const QString& path) const
{
    const Report* report = session().report();
    if (report == nullptr || !report->facts.volumes)
        return {};
    const VolumeInfo* volume = report->facts.volumes->of(path);
    if (volume == nullptr)
        return {};
    return Text::tr("%1 free").arg(sizeText(volume->freeBytes, 0));
}

void LocationPage::fill()
{
    const QString mine = recommended(Scope::User);
    const QString everyones = recommended(Scope::Machine);
    m_forMe->setPath(mine);
    m_forEveryone->setPath(everyones);
    const Text space = freeSpaceAt(mine);
    m_forMe->setHint(
        space.isEmpty()
            ? Text::tr("No administrator permission required.").translated()
            : Text::tr("No administrator permission required. %1.").arg(space).translated());
    m_forEveryone->setHint(
        Text::tr("The official location. The space in its name only affects cgo flags.")
            .translated());
    if (m_path->text().isEmpty())
        m_path->setPlaceholder(mine);
}

void LocationPage::placeChosen()
{
    if (m_filling)
        return;
    PlanRequest& request = session().request();
    request.root = place() == Other ? m_path->text() : QString();
    const bool machine = place() == ForEveryone || (place() == Other && m_otherForAll->isChecked());
    request.scope = machine ? Scope::Machine : Scope::User;
    judge();
}

void LocationPage::judge()
{
    const PlanRequest& request = session().request();
    const QString path = place() == Other ? request.root : recommended(request.scope);
    m_askedPath = path;
    m_findings.reset();
    if (place() == Other && path.isEmpty()) {
        m_verdicts[Other]->setLines(
            {{Status::Note, {}, {Text::tr("Type a full path, or browse for a folder.")}, {}, {}}});
    } else if (!path.isEmpty()) {
        session().judgeLocation(path);
    }
    Q_EMIT completeChanged();
}

void LocationPage::judged(const QString& path, const std::vector<Finding>& findings)
{
    if (path != m_askedPath)
        return;
    m_judgedPath = path;
    m_findings = findings;
    showVerdict();
    Q_EMIT completeChanged();
}

void LocationPage::showVerdict()
{
    if (!m_findings)
        return;
    std::vector<VerdictList::Line> lines;
    const Scope scope = session().request().scope;
    const QString better = recommended(scope);
    bool offered = place() != Other || winpath::same(better, m_judgedPath) || better.isEmpty();
    for (const Finding& finding : *m_findings) {
        if (finding.status == Status::Ok)
            continue;
        VerdictList::Line line = VerdictList::lineOf(finding);
        // The hint of the card says this already.
        if (place() == ForEveryone && finding.status == Status::Note)
            continue;
        if (finding.status >= Status::Warning && !offered) {
            offered = true;
            line.link = Text::tr("Use %1 instead").arg(better);
            line.value = better;
        }
        lines.push_back(std::move(line));
    }
    const Report* report = session().report();
    const VolumeInfo* volume = report != nullptr && report->facts.volumes
                                   ? report->facts.volumes->of(m_judgedPath)
                                   : nullptr;
    if (volume != nullptr && volume->kind == VolumeKind::Fixed && place() == Other)
        lines.push_back({Status::Ok,
                         {},
                         {Text::tr("Local %1 drive, %2, %3 of %4 characters.")
                              .arg(volume->fileSystem)
                              .arg(freeSpaceAt(m_judgedPath))
                              .arg(m_judgedPath.size())
                              .arg(maxPath)},
                         {},
                         {}});
    for (VerdictList* list : m_verdicts)
        list->setLines(list == m_verdicts[place()] ? lines : std::vector<VerdictList::Line>());
}

void LocationPage::useInstead(const QString& path)
{
    m_path->setText(path, true);
    m_path->setFocus();
}

QString LocationPage::browse(const QString& present)
{
    return pickFolder(session().machine(), present.isEmpty() ? recommended(Scope::User) : present,
                      Text::tr("Choose a folder for Go"), this);
}

void LocationPage::retranslate()
{
    setHeading(Text::tr("Choose an install location"),
               Text::tr("A short path outside synchronised folders keeps builds fast and works "
                        "best with other tools."));
    m_forMe->setTitle(Text::tr("&Only for me").translated());
    m_forMe->setPill(Text::tr("Recommended").translated());
    m_forEveryone->setTitle(Text::tr("For &everyone on this computer").translated());
    m_forEveryone->setShield(true, Text::tr("Requires administrator permission").translated());
    m_other->setTitle(Text::tr("Another &folder").translated());
    m_otherForAll->setText(
        Text::tr("For everyone, on the syste&m PATH (requires administrator permission)")
            .translated());
    m_path->setTexts(Text::tr("Folder for Go").translated(), Text::tr("B&rowse…").translated());
    fill();
    showVerdict();
}

} // namespace gosetup
