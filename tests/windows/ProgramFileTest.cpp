// SPDX-License-Identifier: Apache-2.0
// What is in the shipped files themselves, read here byte by byte: nothing is started.
#include <QFile>
#include <QtEndian>

#include <gtest/gtest.h>

namespace {

/// A 64-bit portable executable. Offsets are those of the PE format, "Optional Header".
class ProgramFile
{
  public:
    explicit ProgramFile(const QString& name)
    {
        QFile file(qEnvironmentVariable("GOSETUP_WINDOWS_BIN") + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            m_bytes = file.readAll();
        m_header = at<quint32>(60) + 24;
    }

    template <typename T>
    [[nodiscard]] T at(quint32 offset) const
    {
        if (offset + sizeof(T) > static_cast<std::size_t>(m_bytes.size()))
            return T(0);
        return qFromLittleEndian<T>(m_bytes.constData() + offset);
    }
    [[nodiscard]] quint16 characteristics() const { return at<quint16>(m_header + 70); }
    [[nodiscard]] quint16 subsystem() const { return at<quint16>(m_header + 68); }
    /// Place in the file of a data directory's content; 0 where there is none.
    [[nodiscard]] quint32 directory(quint32 number) const
    {
        return fileOffset(at<quint32>(m_header + 112 + 8 * number));
    }
    /// Names that are imported from a DLL (lower case).
    [[nodiscard]] QByteArrayList importsFrom(const QByteArray& dll) const
    {
        QByteArrayList names;
        for (quint32 entry = directory(1); at<quint32>(entry + 12) != 0; entry += 20) {
            if (textAt(at<quint32>(entry + 12)).toLower() != dll)
                continue;
            quint32 thunk = fileOffset(at<quint32>(entry));
            for (; at<quint64>(thunk) != 0; thunk += 8) {
                if (at<quint64>(thunk) >> 63 == 0) // else by number
                    names << textAt(at<quint32>(thunk) + 2);
            }
        }
        return names;
    }
    [[nodiscard]] bool holds(const QByteArray& bytes) const { return m_bytes.contains(bytes); }

  private:
    [[nodiscard]] quint32 fileOffset(quint32 address) const
    {
        const quint32 sections = m_header + at<quint16>(m_header - 4);
        for (quint32 i = 0; i < at<quint16>(m_header - 18); ++i) {
            const quint32 section = sections + 40 * i;
            const quint32 begin = at<quint32>(section + 12);
            if (address >= begin && address < begin + at<quint32>(section + 8))
                return at<quint32>(section + 20) + address - begin;
        }
        return 0;
    }

    [[nodiscard]] QByteArray textAt(quint32 address) const
    {
        const qsizetype begin = fileOffset(address);
        return m_bytes.mid(begin, m_bytes.indexOf('\0', begin) - begin);
    }

    QByteArray m_bytes;
    quint32 m_header = 0;
};

class ShippedFile : public testing::TestWithParam<const char*>
{
  protected:
    ProgramFile m_file{QString::fromLatin1(GetParam())};
};

} // namespace

TEST_P(ShippedFile, TakesItsDllsFromSystem32AloneFromItsFirstMoment)
{
    const quint32 loadConfiguration = m_file.directory(10);
    ASSERT_NE(loadConfiguration, 0U);
    EXPECT_EQ(m_file.at<quint16>(loadConfiguration + 0x4E), 0x800); // LOAD_LIBRARY_SEARCH_SYSTEM32
}

TEST_P(ShippedFile, TakesNoFunctionFromADllThatOnlyForwardsIt)
{
    EXPECT_TRUE(m_file.importsFrom("bcrypt.dll").contains("BCryptHashData"));
    for (const QByteArray& name : m_file.importsFrom("ncrypt.dll"))
        EXPECT_FALSE(name.startsWith("BCrypt")) << name.toStdString();
}

TEST_P(ShippedFile, IsPlacedAtRandomAndRunsNoData)
{
    constexpr quint16 highEntropy = 0x20;
    constexpr quint16 dynamicBase = 0x40;
    constexpr quint16 nxCompatible = 0x100;
    const quint16 wanted = highEntropy | dynamicBase | nxCompatible;
    EXPECT_EQ(m_file.characteristics() & wanted, wanted);
    EXPECT_NE(m_file.directory(5), 0U) << "without relocations it always lies at one place";
}

TEST_P(ShippedFile, SaysWhatItIsAndAsksForNoRights)
{
    EXPECT_TRUE(m_file.holds("level=\"asInvoker\""));
    EXPECT_TRUE(m_file.holds(">UTF-8</activeCodePage>"));
    EXPECT_TRUE(m_file.holds(">true</longPathAware>"));
    EXPECT_TRUE(m_file.holds("PerMonitorV2"));
}

TEST_P(ShippedFile, BringsItsLibrariesAlong)
{
    for (const char* dll : {"libgcc_s_seh-1.dll", "libstdc++-6.dll", "libwinpthread-1.dll",
                            "libssp-0.dll", "zlib1.dll", "libarchive-13.dll", "Qt6Core.dll"})
        EXPECT_FALSE(m_file.holds(dll)) << dll;
}

INSTANTIATE_TEST_SUITE_P(Both, ShippedFile, testing::Values("gosetup.exe", "GoSetupWizard.exe"),
                         [](const auto& info) {
                             const std::string name = info.param;
                             return name.substr(0, name.size() - 4);
                         });

TEST(ShippedFiles, OneHasAConsoleAndTheOtherAWindow)
{
    EXPECT_EQ(ProgramFile(QStringLiteral("gosetup.exe")).subsystem(), 3);
    EXPECT_EQ(ProgramFile(QStringLiteral("GoSetupWizard.exe")).subsystem(), 2);
}
