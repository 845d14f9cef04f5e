// SPDX-License-Identifier: Apache-2.0
// What tests of single pages share: a session on a practice machine that has been checked, a page
// shown as the wizard shows it, and controls by their object names.
#pragma once

#include "machine/practice/PracticeMachine.h"
#include "pages/Page.h"

#include <QTest>

#include <gtest/gtest.h>

#include <functional>

namespace gosetup::testkit {

inline bool wait(const std::function<bool()>& until, int milliseconds = 30'000)
{
    return QTest::qWaitFor(until, milliseconds);
}

inline std::shared_ptr<PracticeMachine> practice(const char* name)
{
    auto machine = PracticeMachine::open(QString::fromLatin1(name), {});
    EXPECT_TRUE(machine.has_value()) << name;
    return *machine;
}

/// A page on its own, checked machine behind it.
template <typename ThePage>
class PageTest : public testing::Test
{
  protected:
    void open(const char* machine)
    {
        m_page.reset();
        m_session = std::make_unique<Session>(practice(machine));
        m_session->check();
        ASSERT_TRUE(wait([this] { return m_session->report() != nullptr; }));
        m_page = std::make_unique<ThePage>(*m_session);
        m_page->retranslate();
        m_page->resize(760, 600);
        m_page->show();
        m_page->enter();
    }

    template <typename Control>
    [[nodiscard]] Control* find(const char* name) const
    {
        auto* control = m_page->template findChild<Control*>(QString::fromLatin1(name));
        EXPECT_NE(control, nullptr) << name;
        return control;
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ThePage> m_page;
};

} // namespace gosetup::testkit
