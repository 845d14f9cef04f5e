// SPDX-License-Identifier: Apache-2.0
#include "pages/ArchiveChoice.h"

#include "base/SizeText.h"
#include "theme/Theme.h"
#include "widgets/HostDialogs.h"
#include "widgets/Labels.h"
#include "widgets/PathField.h"
#include "widgets/VerdictList.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QVBoxLayout>

namespace gosetup {

namespace {

/// The hash as typed, a whole sha256sum line too; empty text is no hash and no error.
Result<QByteArray> givenHash(const QString& text, const QString& fileName)
{
    if (text.trimmed().isEmpty())
        return QByteArray();
    return parseHashText(text.toUtf8(), fileName);
}

VerdictList::Line errorLine(const Error& error)
{
    // Errors are written lower-case for logs; here they stand as titles.
    QString title = error.message.translated();
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return {Status::Problem, Text::verbatim(title), {}, {}, {}};
}

} // namespace

ArchiveChoice::ArchiveChoice(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session),
      m_path(new PathField(QStringLiteral("version.file"), this)), m_hashField(new QWidget(this)),
      m_hashLabel(label(this, "dim")), m_hash(new QLineEdit(m_hashField)),
      m_verdict(new VerdictList(this))
{
    m_hash->setObjectName(QStringLiteral("version.sha256"));
    m_hash->setFont(Theme::fixed());
    m_verdict->setObjectName(QStringLiteral("version.verdict"));
    m_path->setBrowse([this](const QString& present) {
        return askForFile(
            this, Text::tr("Choose a Go archive"), present,
            Text::tr("Go archives for Windows (%1)").arg(QStringLiteral("go*.windows-*.zip")));
    });
    auto* hash = new QVBoxLayout(m_hashField);
    hash->setContentsMargins(0, 0, 0, 0);
    hash->setSpacing(metric::unit / 2);
    m_hashLabel->setBuddy(m_hash);
    hash->addWidget(m_hashLabel);
    hash->addWidget(m_hash);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit + 4);
    layout->addWidget(m_path);
    layout->addWidget(m_hashField);
    layout->addWidget(m_verdict);
    m_hashField->hide();
    connect(m_path, &PathField::settled, this, &ArchiveChoice::writeChoice);
    connect(m_hash, &QLineEdit::textEdited, this, &ArchiveChoice::writeChoice);
}

void ArchiveChoice::enter()
{
    const GoRequest& go = m_session.request().go;
    if (!go.archive.isEmpty())
        m_path->setText(go.archive);
    judge();
}

void ArchiveChoice::clear()
{
    m_path->setText({});
    m_hash->clear();
    judge();
}

void ArchiveChoice::writeChoice()
{
    GoRequest& go = m_session.request().go;
    go.archive = m_path->text();
    const auto given = givenHash(m_hash->text(), QFileInfo(go.archive).fileName());
    go.sha256 = given.value_or(QByteArray());
    judge();
}

void ArchiveChoice::withdrawChoice()
{
    GoRequest& go = m_session.request().go;
    go.archive.clear();
    go.sha256.clear();
}

void ArchiveChoice::judge()
{
    const QString path = m_path->text();
    const QString name = QFileInfo(path).fileName();
    const KnownHashes& pinned = KnownHashes::builtIn();
    const bool known = !pinned.find(name).isEmpty();
    const bool isArchive = parseArchiveName(name).has_value();
    m_hashField->setVisible((isArchive && !known) || !m_hash->text().isEmpty());
    m_valid = false;
    const auto given = givenHash(m_hash->text(), name);
    std::vector<VerdictList::Line> lines;
    if (path.isEmpty()) {
        // Nothing to say of nothing.
    } else if (!given) {
        lines.push_back(errorLine(given.error()));
    } else if (const auto archive = archiveFromFile(path, *given, pinned); !archive) {
        lines.push_back(errorLine(archive.error()));
        if (archive.error().code == ErrorCode::Untrusted)
            lines.back().detail = {Text::tr(
                "Enter its SHA-256 from go.dev/dl: without it, the archive cannot be verified.")};
        else if (!archive.error().remedy.isEmpty())
            lines.back().detail = {archive.error().remedy};
    } else {
        m_valid = true;
        lines.push_back(
            {Status::Ok,
             Text::tr("%1 for windows/%2").arg(archive->version).arg(toString(archive->arch)),
             {Text::tr("%1. Its hash is checked before anything is unpacked.")
                  .arg(sizeText(archive->size))},
             {},
             {}});
        const Arch own = m_session.machine()->system().info().arch;
        if (archive->arch != own)
            lines.push_back({Status::Warning,
                             Text::tr("This archive is for a different type of processor"),
                             {Text::tr("The archive is for %1, this computer is %2.")
                                  .arg(toString(archive->arch))
                                  .arg(toString(own))},
                             {},
                             {}});
    }
    m_verdict->setLines(lines);
    Q_EMIT completeChanged();
}

void ArchiveChoice::retranslate()
{
    m_path->setTexts(Text::tr("Archive").translated(), Text::tr("B&rowse…").translated());
    m_path->setPlaceholder(QStringLiteral("go1.24.4.windows-amd64.zip"));
    m_hashLabel->setText(Text::tr("S&HA-256 of the archive, from go.dev/dl").translated());
    judge();
}

} // namespace gosetup
