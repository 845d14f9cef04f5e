// SPDX-License-Identifier: Apache-2.0
#include "pages/GoSettingsForm.h"

#include "base/Redact.h"
#include "engine/GoSettings.h"
#include "rules/ModuleProxies.h"
#include "theme/Theme.h"
#include "widgets/FolderPicker.h"
#include "widgets/Labels.h"
#include "widgets/NoScrollComboBox.h"
#include "widgets/PathField.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

const QString gopathName = QStringLiteral("GOPATH");
const QString proxyName = QStringLiteral("GOPROXY");
const QString privateName = QStringLiteral("GOPRIVATE");
const QString own = QStringLiteral("*"); // no proxy is called so

/// The value that a finding's fix would set, to be offered as a link.
QString betterValue(const Finding& finding, const QString& name)
{
    for (const Fix& fix : finding.fixes) {
        for (const Change& change : fix.changes) {
            if (const auto* set = std::get_if<SetVariable>(&change); set && set->name == name)
                return set->text.value_or(QString());
            if (const auto* write = std::get_if<WriteGoEnv>(&change); write && write->name == name)
                return write->value.value_or(QString());
        }
    }
    return {};
}

} // namespace

GoSettingsForm::GoSettingsForm(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_gopathLabel(nullptr),
      m_gopath(new PathField(QStringLiteral("environment.gopath"), this)),
      m_gopathHint(label(this, "hint")), m_gopathVerdict(new VerdictList(this)),
      m_proxyLabel(nullptr), m_proxy(new NoScrollComboBox(this)), m_ownProxy(new QLineEdit(this)),
      m_proxyVerdict(new VerdictList(this)), m_privateLabel(nullptr),
      m_private(new QLineEdit(this)), m_privateHint(label(this, "hint")),
      m_privateVerdict(new VerdictList(this))
{
    m_gopathVerdict->setObjectName(QStringLiteral("environment.gopath.verdict"));
    m_proxy->setObjectName(QStringLiteral("environment.goproxy"));
    m_proxy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_proxy->setMinimumContentsLength(24);
    m_ownProxy->setObjectName(QStringLiteral("environment.goproxy.own"));
    m_ownProxy->setFont(Theme::fixed());
    m_proxyVerdict->setObjectName(QStringLiteral("environment.goproxy.verdict"));
    m_private->setObjectName(QStringLiteral("environment.goprivate"));
    m_private->setFont(Theme::fixed());
    m_privateVerdict->setObjectName(QStringLiteral("environment.goprivate.verdict"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit / 2);
    m_gopathLabel = addField(layout, m_gopath);
    layout->addWidget(m_gopathHint);
    layout->addWidget(m_gopathVerdict);
    layout->addSpacing(metric::unit);
    m_proxyLabel = addField(layout, m_proxy);
    layout->addWidget(m_ownProxy);
    layout->addWidget(m_proxyVerdict);
    layout->addSpacing(metric::unit);
    m_privateLabel = addField(layout, m_private);
    layout->addWidget(m_privateHint);
    layout->addWidget(m_privateVerdict);
    m_ownProxy->hide();
    m_gopathVerdict->setTabAnchor(m_gopath->button());
    m_proxyVerdict->setTabAnchor(m_ownProxy);
    m_privateVerdict->setTabAnchor(m_private);

    m_gopath->setBrowse([this](const QString& text) {
        return pickFolder(m_session.machine(), text.isEmpty() ? present(gopathName) : text,
                          Text::tr("Choose a folder for GOPATH"), this);
    });
    connect(m_gopath, &PathField::settled, this, &GoSettingsForm::gopathMeant);
    connect(m_gopathVerdict, &VerdictList::linkChosen, this,
            [this](const QString& value) { m_gopath->setText(value, true); });
    connect(m_proxy, &QComboBox::activated, this, &GoSettingsForm::proxyChosen);
    connect(m_ownProxy, &QLineEdit::textEdited, this, &GoSettingsForm::ownProxyMeant);
    connect(m_proxyVerdict, &VerdictList::linkChosen, this, [this](const QString& value) {
        m_proxy->setCurrentIndex(m_proxy->findData(own));
        m_ownProxy->setText(value);
        m_ownProxy->show();
        ownProxyMeant();
    });
    connect(m_private, &QLineEdit::textEdited, this, &GoSettingsForm::privateMeant);
    connect(m_privateVerdict, &VerdictList::linkChosen, this, [this](const QString& value) {
        m_private->setText(value);
        privateMeant();
    });
}

QLabel* GoSettingsForm::addField(QVBoxLayout* layout, QWidget* control)
{
    QLabel* name = label(this, "strong");
    name->setBuddy(control);
    layout->addWidget(name);
    layout->addWidget(control);
    return name;
}

QString GoSettingsForm::present(const QString& name) const
{
    const Report* report = m_session.report();
    return report != nullptr && report->facts.goEnv ? report->facts.goEnv->value(name) : QString();
}

void GoSettingsForm::fill()
{
    const PlanRequest& request = m_session.request();
    m_gopath->setText(request.gopath.value_or(QString()));
    m_gopath->setPlaceholder(Text::tr("recommended by GoSetup").translated());
    const QString now = present(gopathName);
    m_gopathHint->setText(now.isEmpty() ? QString() : Text::tr("Now %1").arg(now).translated());
    m_gopathHint->setVisible(!now.isEmpty());
    fillProxies();
    m_private->setText(request.goprivate.value_or(withoutSecrets(present(privateName))));
    judge();
}

void GoSettingsForm::fillProxies()
{
    const QSignalBlocker quiet(m_proxy);
    m_proxy->clear();
    const QString now = withoutSecrets(present(proxyName));
    m_proxy->addItem(now.isEmpty()
                         ? Text::tr("Recommended by GoSetup").translated()
                         : Text::tr("Recommended by GoSetup (now %1)").arg(now).translated());
    for (const ModuleProxy& proxy : moduleProxies())
        m_proxy->addItem(proxy.title.translated(), proxy.value);
    m_proxy->addItem(Text::tr("Other").translated(), own);
    const std::optional<QString>& chosen = m_session.request().goproxy;
    int index = 0;
    if (chosen) {
        index = m_proxy->findData(*chosen);
        if (index < 0) {
            index = m_proxy->findData(own);
            m_ownProxy->setText(*chosen);
        }
    }
    m_proxy->setCurrentIndex(index);
    m_ownProxy->setVisible(m_proxy->currentData() == own);
}

void GoSettingsForm::gopathMeant(const QString& text)
{
    auto& choice = m_session.request().gopath;
    choice = text.isEmpty() ? std::optional<QString>() : text;
    judge();
    Q_EMIT changed();
}

void GoSettingsForm::proxyChosen()
{
    const QVariant chosen = m_proxy->currentData();
    const bool another = chosen == own;
    m_ownProxy->setVisible(another);
    if (another) {
        m_ownProxy->setFocus();
        ownProxyMeant();
        return;
    }
    m_session.request().goproxy =
        chosen.isValid() ? std::optional<QString>(chosen.toString()) : std::nullopt;
    judge();
    Q_EMIT changed();
}

void GoSettingsForm::ownProxyMeant()
{
    const QString text = m_ownProxy->text().trimmed();
    m_session.request().goproxy = text.isEmpty() ? std::optional<QString>() : text;
    judge();
    Q_EMIT changed();
}

void GoSettingsForm::privateMeant()
{
    const QString text = m_private->text().trimmed();
    m_session.request().goprivate = text == withoutSecrets(present(privateName))
                                        ? std::optional<QString>()
                                        : std::optional<QString>(text);
    judge();
    Q_EMIT changed();
}

bool GoSettingsForm::judgeOne(const QString& name, const std::optional<QString>& chosen,
                              VerdictList* into)
{
    std::vector<VerdictList::Line> lines;
    bool fine = true;
    const Report* report = m_session.report();
    if (report != nullptr && chosen) {
        for (const Finding& finding :
             judgeSetting(report->facts, name, *chosen, m_session.root())) {
            fine = fine && finding.status != Status::Problem;
            VerdictList::Line line{finding.status, finding.title, {finding.reason}, {}, {}};
            line.value = betterValue(finding, name);
            if (!line.value.isEmpty() && line.value != *chosen)
                line.link = Text::tr("Use %1 instead").arg(line.value);
            lines.push_back(std::move(line));
        }
    }
    if (name == proxyName && fine) {
        const auto answers = proxyAnswers();
        lines.insert(lines.end(), answers.begin(), answers.end());
    }
    into->setLines(lines);
    return fine;
}

/// What the last check's probe says of the chosen proxy, where it asked that one.
std::vector<VerdictList::Line> GoSettingsForm::proxyAnswers() const
{
    const Report* report = m_session.report();
    if (report == nullptr || !report->facts.network)
        return {};
    const QString value = m_session.request().goproxy.value_or(present(proxyName));
    for (const ModuleProxy& proxy : moduleProxies()) {
        if (proxy.host.isEmpty() || !value.contains(proxy.host))
            continue;
        const Probe* probe = report->facts.network->probe(proxy.host);
        if (probe == nullptr)
            return {};
        if (moduleAnswer(probe->result) == ModuleAnswer::Works)
            return {{Status::Ok,
                     {},
                     {Text::tr("%1 responds in %2 ms.")
                          .arg(proxy.host)
                          .arg(probe->result->milliseconds)},
                     {},
                     {}}};
        return {{Status::Warning,
                 {},
                 {Text::tr("%1 does not respond from here.").arg(proxy.host)},
                 {},
                 {}}};
    }
    return {};
}

void GoSettingsForm::judge()
{
    const PlanRequest& request = m_session.request();
    const bool gopath = judgeOne(gopathName, request.gopath, m_gopathVerdict);
    const bool proxy = judgeOne(proxyName, request.goproxy, m_proxyVerdict);
    const bool patterns = judgeOne(privateName, request.goprivate, m_privateVerdict);
    m_valid = gopath && proxy && patterns;
}

void GoSettingsForm::retranslate()
{
    m_gopathLabel->setText(
        Text::tr("GO&PATH: your modules and the programs that go install builds").translated());
    m_proxyLabel->setText(Text::tr("GOPRO&XY: where modules come from").translated());
    m_privateLabel->setText(
        Text::tr("GOPRI&VATE: modules that bypass the proxy and the checksum database")
            .translated());
    m_gopath->setTexts(gopathName, Text::tr("B&rowse…").translated());
    m_proxy->setAccessibleName(proxyName);
    m_ownProxy->setAccessibleName(Text::tr("Another value for GOPROXY").translated());
    m_ownProxy->setPlaceholderText(QStringLiteral("https://proxy.example.com,direct"));
    m_private->setAccessibleName(privateName);
    m_private->setPlaceholderText(QStringLiteral("git.example.com,*.internal"));
    m_privateHint->setText(
        Text::tr("Patterns separated by commas, without https://. Leave it empty for none.")
            .translated());
    fill();
}

} // namespace gosetup
