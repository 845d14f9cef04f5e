// SPDX-License-Identifier: Apache-2.0
#include "pages/SecurityPage.h"

#include "engine/ExclusionOffers.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/ReasonedBox.h"
#include "widgets/SentenceCase.h"
#include "widgets/SpanLabel.h"
#include "widgets/StatusBadge.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

std::vector<const Finding*> findingsOf(const Report& report, const QString& ruleId)
{
    std::vector<const Finding*> found;
    for (const Finding& finding : report.findings) {
        if (finding.id == ruleId && isTold(finding))
            found.push_back(&finding);
    }
    return found;
}

/// Badge, bold title, what was seen, why it matters.
QWidget* verdict(QWidget* parent, const Finding& finding)
{
    auto* row = new QWidget(parent);
    row->setProperty("kind", QStringLiteral("bare"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(new StatusBadge(finding.status, row), 0, Qt::AlignTop);
    auto* text = new SpanLabel(row);
    std::vector<Span> spans = {{finding.title.translated(), Span::Style::Strong}};
    for (const Text& line : finding.evidence)
        spans.push_back({u'\n' + sentenceOf(line.translated()), Span::Style::Dim});
    if (finding.status != Status::Ok && !finding.reason.isEmpty())
        spans.push_back({u'\n' + finding.reason.translated(), Span::Style::Dim});
    text->setSpans(std::move(spans));
    layout->addWidget(text, 1);
    return row;
}

/// The alias that a finding offers to switch off.
struct AliasOffer
{
    QString name;
    bool recommended = false;
};

std::optional<AliasOffer> aliasOffer(const Finding& finding)
{
    for (const Fix& fix : finding.fixes) {
        for (const Change& change : fix.changes) {
            const auto* alias = std::get_if<SwitchAlias>(&change);
            if (alias != nullptr && !alias->on)
                return AliasOffer{alias->name, fix.recommended};
        }
    }
    return std::nullopt;
}

QStringList recommendedAliases(const Report& report)
{
    QStringList names;
    for (const Finding& finding : report.findings) {
        const auto offer = aliasOffer(finding);
        if (offer && offer->recommended && finding.status != Status::Ok)
            names << offer->name;
    }
    return names;
}

QVBoxLayout* card(QVBoxLayout* into, QWidget* parent, const Text& title, const Text& words)
{
    QFrame* made = frame(parent, "card");
    QVBoxLayout* layout = layoutOf(made);
    layout->setSpacing(metric::unit + 4);
    layout->addWidget(label(made, "strong", title.translated()));
    if (!words.isEmpty())
        layout->addWidget(label(made, "dim", words.translated()));
    into->addWidget(made);
    return layout;
}

} // namespace

SecurityPage::SecurityPage(Session& session, QWidget* parent)
    : Page(Step::Security, session, parent), m_busy(label(this, "dim"))
{
    content()->addWidget(m_busy);
    content()->addStretch(1);
    connect(&session, &Session::checked, this, &SecurityPage::fill);
    connect(&session, &Session::machineChanged, this, &SecurityPage::fill);
}

void SecurityPage::enter()
{
    // Who passes here sets Go up; what was ticked in the fix view belongs to another way.
    session().request().fixes.reset();
    fill();
}

bool SecurityPage::isComplete() const
{
    return session().report() != nullptr;
}

void SecurityPage::fill()
{
    delete m_body;
    m_body = nullptr;
    const Report* report = session().report();
    m_busy->setVisible(report == nullptr);
    if (report != nullptr) {
        m_body = new QWidget(this);
        m_body->setProperty("kind", QStringLiteral("plain"));
        auto* layout = new QVBoxLayout(m_body);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(metric::unit * 2);
        fillAliases(layout, m_body, *report);
        fillDefender(layout, m_body, *report);
        fillDevDrive(layout, m_body, *report);
        content()->insertWidget(0, m_body);
    }
    Q_EMIT completeChanged();
}

void SecurityPage::fillDefender(QVBoxLayout* layout, QWidget* parent, const Report& report)
{
    QVBoxLayout* inside = card(
        layout, parent, Text::tr("Microsoft Defender exclusions"),
        Text::tr(
            "Builds write thousands of small files, and Defender scans each of them. Excluding a "
            "folder makes builds faster and protects you less: nothing in it is scanned, whoever "
            "put it there. Go works without exclusions, so none is selected."));
    QWidget* frame = inside->parentWidget();
    bool told = false;
    for (const char* id : {"defender.state", "defender.managed"}) {
        for (const Finding* finding : findingsOf(report, QString::fromLatin1(id))) {
            if (finding->status == Status::Ok)
                continue;
            inside->addWidget(verdict(frame, *finding));
            told = true;
        }
    }
    const Text blocked = exclusionsBlocked(report.facts);
    if (!told && !blocked.isEmpty())
        inside->addWidget(label(frame, "strong", blocked.translated()));
    addExclusions(inside, frame, report.facts);
}

void SecurityPage::addExclusions(QVBoxLayout* layout, QWidget* parent, const Facts& facts)
{
    const bool allowed = exclusionsBlocked(facts).isEmpty();
    for (const ExclusionOffer& offer : exclusionOffers(facts)) {
        const Text title = offer.proposed ? Text::tr("%1, a new folder").arg(offer.name)
                                          : Text::verbatim(offer.name);
        auto* box = new ReasonedBox(QStringLiteral("security.exclude.") + offer.name,
                                    title.translated(), true, parent);
        box->setPath(offer.folder);
        box->addLine(offer.use.translated());
        if (!offer.note.isEmpty())
            box->addLine(offer.note.translated());
        if (offer.possible())
            box->addLine(offer.risk.translated());
        const bool possible = allowed && offer.possible();
        const bool excluded = offer.state == ExclusionOffer::State::Excluded;
        box->box()->setEnabled(possible);
        box->box()->setChecked(excluded ||
                               (possible && session().request().exclusions.contains(offer.folder)));
        connect(box->box(), &QCheckBox::toggled, this,
                [this, folder = offer.folder](bool on) { chooseExclusion(folder, on); });
        layout->addWidget(box);
    }
}

void SecurityPage::fillDevDrive(QVBoxLayout* layout, QWidget* parent, const Report& report)
{
    QVBoxLayout* inside = card(
        layout, parent, Text::tr("Dev Drive"),
        Text::tr("On a trusted Dev Drive of Windows 11 files are scanned after they are opened, "
                 "not before: faster builds without an exclusion. It is for caches and sources; "
                 "Go itself stays on the system drive."));
    for (const Finding* finding : findingsOf(report, QStringLiteral("defender.dev-drive"))) {
        inside->addWidget(verdict(inside->parentWidget(), *finding));
        if (finding->status == Status::Ok)
            continue;
        for (const Fix& fix : finding->fixes)
            inside->addWidget(label(
                inside->parentWidget(), "",
                fix.changes.empty()
                    ? fix.title.translated()
                    : Text::tr("Available on the Results page: %1").arg(fix.title).translated()));
    }
}

void SecurityPage::fillAliases(QVBoxLayout* layout, QWidget* parent, const Report& report)
{
    QVBoxLayout* inside =
        card(layout, parent, Text::tr("App execution aliases"),
             Text::tr("A Store app can put a file of 0 bytes with the name of a tool on PATH. If "
                      "it comes first, typing the name starts the app or fails. Turning off an "
                      "alias does not change the app; undo turns it on again."));
    QWidget* frame = inside->parentWidget();
    for (const char* id : {"alias.shadows-go", "alias.shadows-tools"}) {
        for (const Finding* finding : findingsOf(report, QString::fromLatin1(id))) {
            if (aliasOffer(*finding))
                addAlias(inside, frame, *finding);
            else
                inside->addWidget(verdict(frame, *finding));
        }
    }
}

void SecurityPage::addAlias(QVBoxLayout* layout, QWidget* parent, const Finding& finding)
{
    const AliasOffer offer = *aliasOffer(finding);
    auto* box =
        new ReasonedBox(QStringLiteral("security.alias.") + offer.name,
                        Text::tr("Turn off %1").arg(offer.name).translated(), false, parent);
    box->addLine(finding.title.translated(), finding.status >= Status::Warning);
    for (const Text& line : finding.evidence)
        box->addLine(sentenceOf(line.translated()));
    const PlanRequest& request = session().request();
    box->box()->setChecked(request.aliasesOff ? request.aliasesOff->contains(offer.name)
                                              : offer.recommended);
    connect(box->box(), &QCheckBox::toggled, this,
            [this, name = offer.name](bool off) { chooseAlias(name, off); });
    layout->addWidget(box);
}

void SecurityPage::chooseExclusion(const QString& folder, bool chosen)
{
    QStringList& folders = session().request().exclusions;
    folders.removeAll(folder);
    if (chosen)
        folders << folder;
}

void SecurityPage::chooseAlias(const QString& name, bool off)
{
    PlanRequest& request = session().request();
    if (!request.aliasesOff)
        request.aliasesOff =
            session().report() != nullptr ? recommendedAliases(*session().report()) : QStringList();
    request.aliasesOff->removeAll(name);
    if (off)
        *request.aliasesOff << name;
}

void SecurityPage::retranslate()
{
    setHeading(Text::tr("Security and speed"),
               Text::tr("Security settings that affect Go and the speed of builds."));
    m_busy->setText(Text::tr("Checking this computer…").translated());
    fill();
}

} // namespace gosetup
