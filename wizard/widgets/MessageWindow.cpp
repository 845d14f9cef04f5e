// SPDX-License-Identifier: Apache-2.0
#include "widgets/MessageWindow.h"

#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/SentenceCase.h"
#include "widgets/StatusBadge.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int textWidth = 400;

QLabel* selectable(QLabel* label)
{
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

MessageWindow::MessageWindow(const Error& error, QWidget* parent) : QDialog(parent)
{
    QVBoxLayout* layout = build(QStringLiteral("GoSetup"));
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::unit * 2);
    row->addWidget(new StatusBadge(Status::Problem, this), 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(metric::unit);
    texts->addWidget(
        label(this, "strong", Text::tr("GoSetup cannot start with these options").translated()));
    for (const QString& part : {sentenceOf(error.message.translated()),
                                sentenceOf(error.remedy.translated()), error.detail.translated()}) {
        if (part.isEmpty())
            continue;
        auto* line = selectable(label(this, "", part));
        line->setMinimumWidth(textWidth);
        texts->addWidget(line);
    }
    row->addLayout(texts, 1);
    layout->addLayout(row);
    addClose();
    setAccessibleName(sentenceOf(error.message.translated()));
}

MessageWindow::MessageWindow(const QString& title, const QString& text, QWidget* parent)
    : QDialog(parent)
{
    QVBoxLayout* layout = build(QStringLiteral("GoSetup – ") + title);
    auto* lines = selectable(label(this, "fixed", text.trimmed()));
    layout->addWidget(lines);
    addClose();
    setAccessibleName(title);
}

QVBoxLayout* MessageWindow::build(const QString& title)
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(title);
    setWindowIcon(icons::app());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::margin, metric::margin, metric::margin, metric::unit * 2);
    layout->setSpacing(metric::unit * 3);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    return layout;
}

void MessageWindow::addClose()
{
    auto* row = new QHBoxLayout;
    auto* close = new QPushButton(Text::tr("Close").translated(), this);
    close->setObjectName(QStringLiteral("message.close"));
    close->setProperty("kind", QStringLiteral("primary"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addStretch(1);
    row->addWidget(close);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(row);
    close->setFocus();
}

} // namespace gosetup
