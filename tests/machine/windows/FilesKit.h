// SPDX-License-Identifier: Apache-2.0
// A folder of a test's own on a real Windows disk, and the means to make there what the port itself
// never makes: held files, read-only ones, links. Only the Files*Test.cpp of this folder use it.
#pragma once

#include "machine/windows/Win32.h"
#include "machine/windows/WindowsFiles.h"
#include "paths/WindowsPath.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {

class FilesKit : public testing::Test
{
  protected:
    [[nodiscard]] QString at(const QString& relative) const
    {
        return winpath::join(QDir::toNativeSeparators(m_folder.path()), relative);
    }
    [[nodiscard]] QString at(const char* relative) const { return at(QString::fromUtf8(relative)); }
    /// Longer than any limit: 12 names of 40 characters.
    [[nodiscard]] QString deep() const
    {
        QString path = at("deep");
        for (int i = 0; i < 12; ++i)
            path = winpath::join(path, QString(40, QChar(u'a' + i)));
        return path;
    }
    [[nodiscard]] static bool exists(const QString& path)
    {
        return GetFileAttributesW(win32::wide(win32::longPath(path))) != INVALID_FILE_ATTRIBUTES;
    }
    [[nodiscard]] static win32::FileHandle hold(const QString& path, DWORD share)
    {
        return win32::FileHandle(CreateFileW(win32::wide(win32::longPath(path)), GENERIC_READ,
                                             share, nullptr, OPEN_EXISTING,
                                             FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    }
    /// For tests that need what Wine lacks; each says what.
    [[nodiscard]] static bool isWine()
    {
        return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
    }
    void put(const QString& path, const QByteArray& bytes = "x")
    {
        const auto written = m_files.write(path, bytes);
        ASSERT_TRUE(written) << written.error().english().toStdString();
    }
    [[nodiscard]] QByteArray content(const QString& path) const
    {
        return m_files.read(path, 1 << 20).value_or("not readable");
    }
    /// A junction; under Wine, which has none, a Unix link, which its file functions show as a
    /// reparse point. False where neither can be made.
    [[nodiscard]] static bool makeLink(const QString& path, const QString& target);

    WindowsFiles m_files{std::chrono::milliseconds(300)};

  private:
    QTemporaryDir m_folder;
};

} // namespace gosetup
