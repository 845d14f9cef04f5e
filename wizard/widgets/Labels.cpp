// SPDX-License-Identifier: Apache-2.0
#include "widgets/Labels.h"

#include "base/Printable.h"
#include "theme/Theme.h"

#include <QPushButton>
#include <QStyle>
#include <QTextDocument>
#include <QVBoxLayout>

namespace gosetup {

QLabel* label(QWidget* parent, const char* role, const QString& text)
{
    auto* result = new QLabel(text, parent);
    result->setTextFormat(Qt::PlainText);
    result->setWordWrap(qstrcmp(role, "fixed") != 0);
    setRole(result, role);
    return result;
}

void setRole(QLabel* label, const char* role)
{
    label->setProperty("role", QString::fromLatin1(role));
    if (qstrcmp(role, "fixed") == 0)
        label->setFont(Theme::fixed());
    restyle(label);
}

QPushButton* namedButton(QWidget* parent, const char* name)
{
    auto* result = new QPushButton(parent);
    result->setObjectName(QString::fromLatin1(name));
    return result;
}

QFrame* frame(QWidget* parent, const char* kind)
{
    auto* result = new QFrame(parent);
    result->setProperty("kind", QString::fromLatin1(kind));
    auto* layout = new QVBoxLayout(result);
    const int padding = qstrcmp(kind, "inset") == 0 ? 10 : metric::cardPadding;
    layout->setContentsMargins(padding, padding, padding, padding);
    layout->setSpacing(metric::unit);
    return result;
}

QVBoxLayout* layoutOf(QFrame* frame)
{
    return qobject_cast<QVBoxLayout*>(frame->layout());
}

QString plainToolTip(const QString& text)
{
    const QString shown = printable(text);
    if (!Qt::mightBeRichText(shown))
        return shown;
    return QStringLiteral("<qt>") + shown.toHtmlEscaped() + QStringLiteral("</qt>");
}

void restyle(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace gosetup
