// SPDX-License-Identifier: Apache-2.0
// Layout and accessibility, asserted from the widgets themselves over all pages, both languages and
// the sizes that people have.
#include "WindowKit.h"

#include "base/Language.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

namespace gosetup {
namespace {

struct Shape
{
    const char* language;
    int width;
    int height;
};

void PrintTo(const Shape& shape, std::ostream* out)
{
    *out << shape.language << ' ' << shape.width << 'x' << shape.height;
}

std::string nameOf(const QWidget* widget)
{
    QString text =
        QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        text += u' ' + label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        text += u' ' + button->text();
    return text.toStdString();
}

constexpr Step allSteps[] = {Step::Welcome,  Step::Version, Step::Location, Step::Environment,
                             Step::Security, Step::Review,  Step::Results,  Step::FirstProgram};

class EveryPage : public testkit::WindowTest
{
  protected:
    void TearDown() override { std::ignore = useLanguage(QStringLiteral("en")); }

    void visit(Step step)
    {
        m_window->showStep(step);
        if (step == Step::Review || step == Step::Environment) {
            ASSERT_TRUE(testkit::wait([this] { return session().plan() != nullptr; }, 30'000));
        }
        if (step == Step::Version) {
            ASSERT_TRUE(
                testkit::wait([this] { return session().releasesState() == Loading::Ready; }));
        }
        if (step == Step::FirstProgram) {
            ASSERT_TRUE(testkit::wait([this] {
                return session().lastSmokeTest() != nullptr && !session().isChecking();
            }));
        }
        QTest::qWait(400);
    }
    /// A visible label that wraps needs the height for its width; one that does not needs the
    /// width.
    void expectNothingCut(const QWidget* page)
    {
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty() || label->width() == 0)
                continue;
            if (label->wordWrap()) {
                EXPECT_GE(label->height() + 1, label->heightForWidth(label->width()))
                    << nameOf(label);
            }
        }
        for (const QAbstractButton* button : page->findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || button->text().isEmpty() || button->hasHeightForWidth())
                continue;
            EXPECT_GE(button->width() + 1, button->minimumSizeHint().width()) << nameOf(button);
        }
    }
    void expectNothingOverlaps(const QWidget* parent)
    {
        QList<QWidget*> children;
        for (QObject* child : parent->children()) {
            auto* widget = qobject_cast<QWidget*>(child);
            if (widget != nullptr && widget->isVisible() && !widget->isWindow() &&
                !widget->testAttribute(Qt::WA_TransparentForMouseEvents))
                children << widget;
        }
        for (qsizetype i = 0; i < children.size(); ++i) {
            for (qsizetype j = i + 1; j < children.size(); ++j)
                EXPECT_FALSE(children[i]->geometry().intersects(children[j]->geometry()))
                    << nameOf(children[i]) << " over " << nameOf(children[j]);
        }
        if (qobject_cast<const QAbstractScrollArea*>(parent) == nullptr) {
            for (const QWidget* child : children)
                expectNothingOverlaps(child);
        } else if (const auto* scroll = qobject_cast<const QScrollArea*>(parent)) {
            expectNothingOverlaps(scroll->widget());
        }
    }
};

class EveryShape : public EveryPage, public testing::WithParamInterface<Shape>
{
};

TEST_P(EveryShape, NoTextIsCutAndNothingOverlaps)
{
    ASSERT_TRUE(useLanguage(QString::fromLatin1(GetParam().language)));
    open("troubled-laptop");
    m_window->resize(GetParam().width, GetParam().height);
    for (const Step step : allSteps) {
        SCOPED_TRACE(static_cast<int>(step));
        visit(step);
        EXPECT_LE(m_window->width(), GetParam().width);
        expectNothingCut(m_window.get());
        expectNothingOverlaps(m_window->page(step));
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, EveryShape,
                         testing::Values(Shape{"en", 860, 440}, Shape{"zh_CN", 860, 440},
                                         Shape{"en", 860, 600}, Shape{"en", 1040, 700},
                                         Shape{"zh_CN", 860, 600}, Shape{"zh_CN", 1040, 700}));

/// The letter behind an "&" that is not one of two.
QChar accessKeyIn(const QString& text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != u'&')
            continue;
        if (text[i + 1] != u'&')
            return text[i + 1].toUpper();
        ++i;
    }
    return {};
}

TEST_F(EveryPage, NoTwoControlsHaveTheSameAccessKey)
{
    for (const char* language : {"en", "zh_CN"}) {
        ASSERT_TRUE(useLanguage(QString::fromLatin1(language)));
        open("troubled-laptop");
        for (const Step step : allSteps) {
            visit(step);
            QHash<QChar, QString> seen;
            const auto take = [&](const QWidget* widget, const QString& text) {
                const QChar key = accessKeyIn(text);
                if (key.isNull() || !widget->isVisible())
                    return;
                EXPECT_FALSE(seen.contains(key))
                    << language << ", page " << static_cast<int>(step) << ": " << text.toStdString()
                    << " and " << seen.value(key).toStdString();
                seen.insert(key, text);
            };
            for (const QAbstractButton* button : m_window->findChildren<QAbstractButton*>())
                take(button, button->text());
            for (const QLabel* label : m_window->findChildren<QLabel*>()) {
                if (label->buddy() != nullptr)
                    take(label, label->text());
            }
        }
    }
}

TEST_F(EveryPage, EveryControlThatTakesFocusHasAName)
{
    open("troubled-laptop");
    for (const Step step : allSteps) {
        visit(step);
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || !widget->isEnabled() ||
                !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() != nullptr)
                continue;
            QString name = widget->accessibleName();
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget);
                button && name.isEmpty())
                name = button->text();
            if (name.isEmpty()) {
                for (const QLabel* label : m_window->findChildren<QLabel*>()) {
                    if (label->buddy() == widget)
                        name = label->text();
                }
            }
            EXPECT_FALSE(name.isEmpty()) << nameOf(widget) << " on page " << static_cast<int>(step);
        }
    }
}

TEST_F(EveryPage, FocusIsSeenOnEveryControl)
{
    open("troubled-laptop");
    m_window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    for (const Step step : allSteps) {
        visit(step);
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || !widget->isEnabled() ||
                !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() != nullptr)
                continue;
            m_window->page(step)->setFocus();
            const QImage without = widget->grab().toImage();
            widget->setFocus(Qt::TabFocusReason);
            EXPECT_NE(widget->grab().toImage(), without)
                << nameOf(widget) << " on page " << static_cast<int>(step);
        }
    }
}

TEST_F(EveryPage, TabReachesEveryControlAndComesRound)
{
    open("troubled-laptop");
    QApplication::setActiveWindow(m_window.get());
    for (const Step step : allSteps) {
        SCOPED_TRACE(static_cast<int>(step));
        visit(step);
        QSet<QWidget*> wanted;
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            const bool radio = widget->inherits("QRadioButton"); // arrows, not Tab
            if (widget->isVisible() && widget->isEnabled() &&
                (widget->focusPolicy() & Qt::TabFocus) && widget->focusProxy() == nullptr && !radio)
                wanted << widget;
        }
        m_window->page(step)->setFocus();
        for (int i = 0; i < 200 && !wanted.isEmpty(); ++i) {
            QWidget* at = QApplication::focusWidget();
            QTest::keyClick(at != nullptr ? at : m_window.get(), Qt::Key_Tab);
            wanted.remove(QApplication::focusWidget());
        }
        for (const QWidget* left : wanted)
            ADD_FAILURE() << "Tab never reaches " << nameOf(left);
    }
}

} // namespace
} // namespace gosetup
