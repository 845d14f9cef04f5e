// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/StandardStreams.h"

#include "machine/windows/SessionEnd.h"
#include "machine/windows/Win32.h"

#include <gtest/gtest.h>

#include <array>

namespace gosetup {
namespace {

/// Standard output is `handle` while it lives.
class OutputIs
{
  public:
    explicit OutputIs(HANDLE handle) : m_before(GetStdHandle(STD_OUTPUT_HANDLE))
    {
        SetStdHandle(STD_OUTPUT_HANDLE, handle);
    }
    OutputIs(const OutputIs&) = delete;
    OutputIs& operator=(const OutputIs&) = delete;
    ~OutputIs() { SetStdHandle(STD_OUTPUT_HANDLE, m_before); }

  private:
    HANDLE m_before;
};

TEST(StandardStreams, APipeIsRead)
{
    win32::Handle read;
    win32::Handle write;
    ASSERT_NE(CreatePipe(read.out(), write.out(), nullptr, 0), 0);
    const OutputIs output(write.get());
    EXPECT_TRUE(isOutputRead());
}

TEST(StandardStreams, NobodyReadsAProgramStartedFromTheDesktop)
{
    const OutputIs output(nullptr);
    EXPECT_FALSE(isOutputRead());
}

TEST(SessionEndBlock, ShowsItsReasonWhileItLives)
{
    const HWND window = CreateWindowExW(0, L"STATIC", L"", 0, 0, 0, 0, 0, nullptr, nullptr,
                                        GetModuleHandleW(nullptr), nullptr);
    ASSERT_NE(window, nullptr);
    const auto reasonNow = [window]() -> QString {
        std::array<wchar_t, 256> text{};
        DWORD size = static_cast<DWORD>(text.size());
        return ShutdownBlockReasonQuery(window, text.data(), &size) != 0
                   ? win32::fromWide(text.data())
                   : QString();
    };
    SetLastError(ERROR_SUCCESS);
    {
        const SessionEndBlock block(reinterpret_cast<quintptr>(window), QStringLiteral("wait"));
        const bool lacking = GetLastError() == ERROR_CALL_NOT_IMPLEMENTED;
        if (lacking) {
            DestroyWindow(window);
            GTEST_SKIP() << "Wine does not keep reasons to wait";
        }
        EXPECT_EQ(reasonNow(), QStringLiteral("wait"));
    }
    EXPECT_EQ(reasonNow(), QString());
    DestroyWindow(window);
}

} // namespace
} // namespace gosetup
