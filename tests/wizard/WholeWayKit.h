// SPDX-License-Identifier: Apache-2.0
// The real window with a machine behind it, and what a way through it may and may not leave.
#pragma once

#include "WindowKit.h"
#include "support/ToolchainKit.h"
#include "widgets/ErrorPanel.h"

#include <QApplication>
#include <QSignalSpy>

namespace gosetup::testkit {

class WholeWay : public WindowTest
{
  protected:
    void useMirror(const HttpServer& server)
    {
        GoRequest go;
        go.mirror = server.url().toString();
        session().setStartRequest(go);
    }
    /// What a run must leave untouched when it does not succeed.
    [[nodiscard]] QString registryText() const
    {
        QString text;
        for (const auto& [path, key] : m_machine->image().registry) {
            for (const auto& [name, value] : key.values)
                text += path + u'\\' + name + u'=' + QString::fromLatin1(value.value.data.toHex()) +
                        u'\n';
        }
        return text;
    }
    [[nodiscard]] bool stopped()
    {
        return wait([this] { return !session().isBusy(); }, 30'000);
    }
    [[nodiscard]] static HttpServer::Script slowMirror()
    {
        return practiceMirror([](const Asked& asked, Said& said) {
            if (isZip(asked))
                said.pauseMs = 400;
        });
    }
    void beginDownload(const HttpServer& server)
    {
        useMirror(server);
        click("welcome.recommended");
        QSignalSpy progressed(&session(), &Session::progressed);
        next();
        ASSERT_TRUE(wait([&] { return progressed.count() > 0; }));
    }
    void expectFailurePage(const MachineImage& image, ErrorCode code)
    {
        auto machine = PracticeMachine::fromImage(image);
        ASSERT_TRUE(machine.has_value());
        m_machine = *machine;
        show(StartAt::Welcome);
        const QString before = registryText();
        click("welcome.recommended");
        next();
        ASSERT_TRUE(wait([this] { return session().lastRun() != nullptr; }, 30'000));
        ASSERT_EQ(session().lastRun()->error->code, code);
        EXPECT_TRUE(errorOnInstallPage()->isVisible());
        EXPECT_EQ(registryText(), before);
    }
    /// The run that was begun ends well, and the check after it is done.
    [[nodiscard]] testing::AssertionResult succeeds()
    {
        if (!reaches(Step::Results))
            return testing::AssertionFailure() << "no results";
        if (!session().lastRun()->succeeded())
            return testing::AssertionFailure()
                   << session().lastRun()->error->english().toStdString();
        if (!wait([this] { return !session().isChecking(); }))
            return testing::AssertionFailure() << "no check after the run";
        return testing::AssertionSuccess();
    }
    [[nodiscard]] bool isUndone()
    {
        QSignalSpy undone(&session(), &Session::undone);
        session().undoLast();
        return wait([&] { return undone.count() > 0; });
    }
    /// By the Tab key alone, from wherever the focus is.
    void tabTo(const QWidget* wanted)
    {
        for (int i = 0; i < 100 && QApplication::focusWidget() != wanted; ++i) {
            QWidget* at = QApplication::focusWidget();
            QTest::keyClick(at != nullptr ? at : m_window.get(), Qt::Key_Tab);
        }
        ASSERT_EQ(QApplication::focusWidget(), wanted);
    }
    [[nodiscard]] ErrorPanel* errorOnInstallPage() const
    {
        return m_window->page(Step::Install)->findChild<ErrorPanel*>(QStringLiteral("errorPanel"));
    }
};

} // namespace gosetup::testkit
