// SPDX-License-Identifier: Apache-2.0
#include "widgets/ErrorPanel.h"

#include "theme/Theme.h"
#include "widgets/CollapsibleSection.h"
#include "widgets/Labels.h"
#include "widgets/SentenceCase.h"
#include "widgets/StatusBadge.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace gosetup {

ErrorPanel::ErrorPanel(QWidget* parent)
    : QFrame(parent), m_badge(new StatusBadge(Status::Problem, this)),
      m_headline(label(this, "strong")), m_message(label(this, "")),
      m_consequence(label(this, "dim")), m_remedy(label(this, "")),
      m_section(new CollapsibleSection(this))
{
    setProperty("kind", QStringLiteral("card"));
    setObjectName(QStringLiteral("errorPanel"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metric::cardPadding, metric::cardPadding, metric::cardPadding,
                               metric::cardPadding);
    layout->setSpacing(metric::unit + 4);
    layout->addWidget(m_badge, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(metric::unit);
    for (QWidget* part : {static_cast<QWidget*>(m_headline), static_cast<QWidget*>(m_message),
                          static_cast<QWidget*>(m_remedy), static_cast<QWidget*>(m_consequence),
                          static_cast<QWidget*>(m_section)})
        texts->addWidget(part);
    layout->addLayout(texts, 1);
}

void ErrorPanel::setError(const Error& error, const Text& consequence)
{
    const bool cancelled = error.code == ErrorCode::Cancelled;
    const bool alarm = error.code == ErrorCode::Untrusted || error.code == ErrorCode::Tls;
    setProperty("kind", alarm ? QStringLiteral("alarm") : QStringLiteral("card"));
    restyle(this);
    m_badge->setStatus(cancelled ? Status::Note : Status::Problem);
    setRole(m_headline, cancelled ? "strong" : "problem");
    m_headline->setText(headline(error.code).translated());
    m_message->setText(sentenceOf(error.message.translated()));
    m_message->setVisible(!cancelled);
    m_remedy->setText(sentenceOf(inTheWindow(error.remedy).translated()));
    m_remedy->setVisible(!error.remedy.isEmpty());
    m_consequence->setText(consequence.translated());
    m_consequence->setVisible(!consequence.isEmpty());
    m_section->setTexts(Text::tr("Details"), error.detail.translated());
    setAccessibleName(m_headline->text() + u' ' + m_message->text());
}

Text ErrorPanel::headline(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Untrusted: return Text::tr("Stopped: this file is not the Go it claims to be");
    case ErrorCode::Tls: return Text::tr("Stopped: the connection is not trusted");
    case ErrorCode::Corrupt: return Text::tr("The file is damaged");
    case ErrorCode::Network:
    case ErrorCode::Timeout: return Text::tr("The download failed");
    case ErrorCode::Proxy: return Text::tr("The proxy blocked the connection");
    case ErrorCode::DiskFull: return Text::tr("The disk is full");
    case ErrorCode::ElevationRefused:
    case ErrorCode::NeedsElevation: return Text::tr("Administrator permission was not granted");
    case ErrorCode::AccessDenied: return Text::tr("Windows denied access");
    case ErrorCode::Policy: return Text::tr("Your organisation does not allow this");
    case ErrorCode::ChangedMeanwhile: return Text::tr("The computer changed in the meantime");
    case ErrorCode::InUse: return Text::tr("Another program is using it");
    case ErrorCode::Cancelled: return Text::tr("Cancelled");
    case ErrorCode::NotFound: return Text::tr("Not found");
    default: return Text::tr("Setup failed");
    }
}

} // namespace gosetup
