// SPDX-License-Identifier: Apache-2.0
// What tests of the whole window share: the real SetupWizard on a practice machine, controls by
// their object names, and a local mirror that tells the practice mirror's files, truly or not.
#pragma once

#include "PagesKit.h"
#include "SetupWizard.h"
#include "toolchain/HttpServer.h"

#include <QAbstractButton>
#include <QFile>
#include <QPushButton>

namespace gosetup::testkit {

/// The window as a person meets it, checked once.
class WindowTest : public testing::Test
{
  protected:
    void open(const char* machine, StartAt start = StartAt::Welcome)
    {
        m_machine = practice(machine);
        show(start);
    }
    void show(StartAt start)
    {
        m_window = std::make_unique<SetupWizard>(m_machine, start);
        m_window->show();
        ASSERT_TRUE(wait([this] { return m_window->session().report() != nullptr; }));
    }

    [[nodiscard]] Session& session() { return m_window->session(); }
    [[nodiscard]] Step step() const { return m_window->currentStep(); }

    template <typename Control>
    [[nodiscard]] Control* find(const char* name) const
    {
        auto* control = m_window->findChild<Control*>(QString::fromLatin1(name));
        EXPECT_NE(control, nullptr) << name;
        return control;
    }
    void click(const char* name) { click(find<QAbstractButton>(name)); }
    void click(QAbstractButton* button)
    {
        ASSERT_NE(button, nullptr);
        ASSERT_TRUE(button->isVisible()) << button->objectName().toStdString();
        ASSERT_TRUE(button->isEnabled()) << button->objectName().toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void next()
    {
        ASSERT_TRUE(wait([this] { return m_window->nextButton()->isEnabled(); }))
            << "Next stays grey on page " << static_cast<int>(step());
        click(m_window->nextButton());
    }
    [[nodiscard]] bool reaches(Step wanted) const
    {
        return wait([&] { return step() == wanted; }, 30'000);
    }
    [[nodiscard]] Status statusOf(const char* rule)
    {
        Status worst = Status::Ok;
        for (const Finding& finding : session().report()->findings) {
            if (finding.id == QLatin1String(rule))
                worst = std::max(worst, finding.status);
        }
        return worst;
    }

    std::shared_ptr<PracticeMachine> m_machine;
    std::unique_ptr<SetupWizard> m_window;
};

/// Answers as a mirror does, with the practice mirror's files; `change` may lie.
inline testkit::HttpServer::Script
practiceMirror(std::function<void(const testkit::Asked&, testkit::Said&)> change)
{
    return [change = std::move(change)](const testkit::Asked& asked) {
        testkit::Said said;
        const QByteArray target = asked.target.split('?').first();
        QString name = QString::fromLatin1(target.mid(target.lastIndexOf('/') + 1));
        if (name.isEmpty())
            name = QStringLiteral("dl.json");
        QFile file(QStringLiteral(":/mirror/") + name);
        if (file.open(QIODevice::ReadOnly))
            said.body = file.readAll();
        else
            said.status = 404;
        said.headers[QByteArrayLiteral("Content-Type")] =
            name.endsWith(QLatin1String(".json")) ? QByteArrayLiteral("application/json")
                                                  : QByteArrayLiteral("application/zip");
        change(asked, said);
        return said;
    };
}

inline bool isZip(const testkit::Asked& asked)
{
    return asked.target.endsWith(".zip");
}

} // namespace gosetup::testkit
