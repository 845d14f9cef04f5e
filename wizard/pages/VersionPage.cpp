// SPDX-License-Identifier: Apache-2.0
#include "pages/VersionPage.h"

#include "pages/ArchiveChoice.h"
#include "pages/ReleaseChoice.h"
#include "rules/GoOrder.h"
#include "widgets/RadioCard.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace gosetup {

VersionPage::VersionPage(Session& session, QWidget* parent)
    : Page(Step::Version, session, parent),
      m_download(new RadioCard(QStringLiteral("version.download"), this)),
      m_archive(new RadioCard(QStringLiteral("version.archive"), this)),
      m_none(new RadioCard(QStringLiteral("version.none"), this)), m_modes(new QButtonGroup(this)),
      m_releases(new ReleaseChoice(session, this)), m_file(new ArchiveChoice(session, this))
{
    m_download->body()->addWidget(m_releases);
    m_archive->body()->addWidget(m_file);
    m_modes->addButton(m_download->radio(), Download);
    m_modes->addButton(m_archive->radio(), Archive);
    m_modes->addButton(m_none->radio(), None);
    for (RadioCard* card : {m_download, m_archive, m_none})
        content()->addWidget(card);
    content()->addStretch(1);

    m_download->radio()->setChecked(true);
    connect(m_modes, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            modeChosen();
    });
    connect(m_releases, &ReleaseChoice::completeChanged, this, &Page::completeChanged);
    connect(m_file, &ArchiveChoice::completeChanged, this, &Page::completeChanged);
    connect(&session, &Session::checked, this, &VersionPage::showKeep);
    connect(&session, &Session::machineChanged, this, [this] {
        m_file->clear();
        m_releases->machineChanged();
        setMode(Download);
        showKeep();
    });
}

void VersionPage::enter()
{
    const PlanRequest& request = session().request();
    setMode(request.install == InstallGo::Never ? None
            : !request.go.archive.isEmpty()     ? Archive
                                                : Download);
    showKeep();
    m_releases->enter();
    m_file->enter();
}

bool VersionPage::isComplete() const
{
    switch (mode()) {
    case Download: return m_releases->isComplete();
    case Archive: return m_file->isComplete();
    case None: return true;
    }
    return false;
}

VersionPage::Mode VersionPage::mode() const
{
    return static_cast<Mode>(m_modes->checkedId());
}

void VersionPage::setMode(Mode mode)
{
    m_modes->button(mode)->setChecked(true);
}

void VersionPage::modeChosen()
{
    session().request().install = mode() == None ? InstallGo::Never : InstallGo::Always;
    if (mode() == Archive)
        m_file->writeChoice();
    else
        m_file->withdrawChoice();
    if (mode() == Download)
        m_releases->enter();
    Q_EMIT completeChanged();
}

void VersionPage::showKeep()
{
    const Report* report = session().report();
    const GoOrder order = report != nullptr ? goOrder(report->facts) : GoOrder{};
    if (order.wanted == nullptr) {
        m_none->setTitle(Text::tr("Do not install &Go").translated());
        m_none->setHint(
            Text::tr("Only the environment of this computer is checked and fixed.").translated());
        m_none->setPath({});
        return;
    }
    m_none->setTitle(Text::tr("Keep the installed &Go").translated());
    m_none->setPath(order.wanted->root);
    m_none->setHint(Text::tr("Version %1. Only its environment is checked and fixed.")
                        .arg(QString(order.wanted->version).remove(QLatin1String("go")))
                        .translated());
}

void VersionPage::retranslate()
{
    setHeading(Text::tr("Choose a Go version"),
               Text::tr("The newest stable version suits nearly everyone; older projects build "
                        "with it too."));
    m_download->setTitle(Text::tr("&Download a version").translated());
    m_download->setPill(Text::tr("Recommended").translated());
    m_archive->setTitle(Text::tr("An &archive from this computer").translated());
    m_archive->setHint(
        Text::tr("A .zip from go.dev/dl that you have already. Nothing is downloaded.")
            .translated());
    showKeep();
    m_releases->retranslate();
    m_file->retranslate();
}

} // namespace gosetup
