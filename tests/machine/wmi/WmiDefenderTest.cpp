// SPDX-License-Identifier: Apache-2.0
#include "machine/wmi/WmiDefender.h"
#include "support/Literals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace gosetup;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

const QString space = s("ROOT\\Microsoft\\Windows\\Defender");

/// What a WMI would say, and what it was asked. Knows Add and Remove as the documentation has them.
struct Provider
{
    quint32 refuses = 0; ///< every question
    quint32 refusesMethods = 0;
    qint64 returnValue = 0;
    bool hangs = false;
    std::vector<WmiObject> status = {{{s("AntivirusEnabled"), true},
                                      {s("RealTimeProtectionEnabled"), true},
                                      {s("IsTamperProtected"), true}}};
    std::vector<WmiObject> preference = {{{s("ExclusionPath"), QStringList{s("C:\\One\\")}},
                                          {s("ExclusionProcess"), WmiValue()},
                                          {s("ExclusionExtension"), s("tmp")}}};
    std::vector<WmiObject> products;
    QStringList asked;
};

class FakeWmi final : public Wmi
{
  public:
    explicit FakeWmi(Provider& provider) : m_provider(provider) {}

    WmiResult<std::vector<WmiObject>> instances(const QString& nameSpace, const QString& className,
                                                const QStringList& properties) override
    {
        m_provider.asked << nameSpace + u':' + className;
        if (m_provider.hangs)
            return tl::unexpected(WmiFailure{0, {}, true});
        if (m_provider.refuses != 0)
            return tl::unexpected(WmiFailure{m_provider.refuses, s("words"), false});
        const auto& all = className == s("AntiVirusProduct")        ? m_provider.products
                          : className == s("MSFT_MpComputerStatus") ? m_provider.status
                                                                    : m_provider.preference;
        std::vector<WmiObject> found;
        for (const WmiObject& one : all) {
            WmiObject part;
            for (const QString& name : properties)
                part.insert(name, one.value(name));
            found.push_back(part);
        }
        return found;
    }

    WmiResult<qint64> call(const QString& nameSpace, const QString& className,
                           const QString& method, const WmiObject& parameters) override
    {
        EXPECT_EQ(nameSpace, space);
        EXPECT_EQ(className, s("MSFT_MpPreference"));
        EXPECT_EQ(parameters.value(s("Force")), WmiValue(true));
        EXPECT_EQ(parameters.size(), 2) << "nothing else is set";
        if (m_provider.refusesMethods != 0)
            return tl::unexpected(WmiFailure{m_provider.refusesMethods, {}, false});
        const auto folders = std::get<QStringList>(parameters.value(s("ExclusionPath")));
        m_provider.asked << method + u' ' + folders.join(u'|');
        return m_provider.returnValue;
    }

  private:
    Provider& m_provider;
};

WmiDefender defender(Provider& provider, bool elevated = true)
{
    return {std::make_unique<FakeWmi>(provider), [elevated] { return elevated; }};
}

} // namespace

TEST(WmiDefender, TellsItsStatusOrThatItTellsNone)
{
    Provider provider;
    EXPECT_TRUE(defender(provider).status()->tamperProtected);
    EXPECT_EQ(provider.asked, QStringList(space + s(":MSFT_MpComputerStatus")));
    provider.status[0][s("RealTimeProtectionEnabled")] = false;
    provider.status[0].remove(s("IsTamperProtected"));
    const auto status = defender(provider).status();
    EXPECT_TRUE(status->antivirusEnabled);
    EXPECT_FALSE(status->realTimeProtection);
    EXPECT_FALSE(status->tamperProtected);
    provider.status[0].remove(s("AntivirusEnabled"));
    EXPECT_EQ(defender(provider).status().error().code, ErrorCode::Unsupported)
        << "what is not told is not \"off\"";
    provider.status.clear();
    EXPECT_EQ(defender(provider).status().error().code, ErrorCode::Unsupported);
}

TEST(WmiDefender, HandsListsOnAsTheyAre)
{
    Provider provider;
    const auto lists = defender(provider).exclusions();
    ASSERT_TRUE(lists);
    EXPECT_THAT(lists->paths, ElementsAre(s("C:\\One\\")));
    EXPECT_THAT(lists->processes, IsEmpty());
    EXPECT_THAT(lists->extensions, ElementsAre(s("tmp")));
    const QString hidden = s("N/A: Must be an administrator to view exclusions");
    provider.preference[0][s("ExclusionPath")] = QStringList{hidden};
    EXPECT_THAT(defender(provider, false).exclusions()->paths, ElementsAre(hidden));
    provider.preference.clear();
    EXPECT_EQ(defender(provider).exclusions().error().code, ErrorCode::Unsupported);
}

TEST(WmiDefender, NamesOtherProductsButNotItself)
{
    Provider provider;
    const auto product = [](const char* name, const char* id) {
        return WmiObject{{s("displayName"), s(name)}, {s("instanceGuid"), s(id)}};
    };
    provider.products = {product("Acme Shield", "{1}"), product("Acme Shield", "{2}"),
                         product("Windows Defender", "{3}"),
                         product("Viren-Schutz", "{d68ddc3a-831f-4fae-9e44-da132c1acf46}"),
                         product("  ", "{4}")};
    EXPECT_THAT(*defender(provider).otherProducts(), ElementsAre(s("Acme Shield")));
    EXPECT_EQ(provider.asked, QStringList(s("ROOT\\SecurityCenter2:AntiVirusProduct")));
    provider.refuses = 0x8004100E;
    const auto server = defender(provider).otherProducts();
    EXPECT_EQ(server.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(server.error().message.english(),
              s("Windows Security Center does not respond (error 0x8004100e)"));
}

TEST(WmiDefender, AddsAFolderOnceAndRemovesItAsItIsSpelledThere)
{
    Provider provider;
    auto writer = defender(provider);
    ASSERT_TRUE(writer.addPath(s("C:\\Two; \"$(calc)\" %TEMP%")));
    EXPECT_EQ(provider.asked.last(), s("Add C:\\Two; \"$(calc)\" %TEMP%"));
    provider.asked.clear();
    ASSERT_TRUE(writer.addPath(s("c:\\one")));
    EXPECT_EQ(provider.asked.size(), 1) << "read only: it is there";
    ASSERT_TRUE(writer.removePath(s("c:\\one")));
    EXPECT_EQ(provider.asked.last(), s("Remove C:\\One\\"));
    ASSERT_TRUE(writer.removePath(s("C:\\Three")));
    EXPECT_EQ(provider.asked.last(), space + s(":MSFT_MpPreference")) << "read only: it is gone";
    provider.preference[0][s("ExclusionPath")] =
        QStringList{s("N/A: Administrators are not allowed to view exclusions")};
    ASSERT_TRUE(writer.removePath(s("C:\\Three")));
    EXPECT_EQ(provider.asked.last(), s("Remove C:\\Three")) << "hidden: it may be there";
}

TEST(WmiDefender, TellsRefusalsApart)
{
    const struct
    {
        quint32 hresult;
        bool elevated;
        ErrorCode reading;
        ErrorCode changing;
    } cases[] = {
        {0x800106BA, true, ErrorCode::Unsupported, ErrorCode::Unsupported},
        {0x8004100E, false, ErrorCode::Unsupported, ErrorCode::Unsupported},
        {0x80041010, false, ErrorCode::Unsupported, ErrorCode::Unsupported},
        {0x80041003, false, ErrorCode::NeedsElevation, ErrorCode::NeedsElevation},
        {0x80070005, false, ErrorCode::NeedsElevation, ErrorCode::NeedsElevation},
        {0xC0000142, false, ErrorCode::NeedsElevation, ErrorCode::NeedsElevation},
        {0x80041003, true, ErrorCode::AccessDenied, ErrorCode::Policy},
        {0x80070005, true, ErrorCode::AccessDenied, ErrorCode::Policy},
        {0x800704EC, true, ErrorCode::Policy, ErrorCode::Policy},
        {0x80041069, true, ErrorCode::Timeout, ErrorCode::Timeout},
        {0x80041001, true, ErrorCode::Io, ErrorCode::Io},
    };
    for (const auto& c : cases) {
        Provider provider;
        provider.refusesMethods = c.hresult;
        auto writer = defender(provider, c.elevated);
        EXPECT_EQ(writer.addPath(s("C:\\x")).error().code, c.changing) << std::hex << c.hresult;
        EXPECT_EQ(writer.removePath(s("C:\\One")).error().code, c.changing)
            << std::hex << c.hresult;
        provider.refuses = c.hresult;
        const auto status = defender(provider, c.elevated).status();
        EXPECT_EQ(status.error().code, c.reading) << std::hex << c.hresult;
        EXPECT_EQ(status.error().detail.english(), s("words"));
        EXPECT_EQ(writer.addPath(s("C:\\x")).error().code, c.reading) << "not changed unseen";
    }
    Provider provider;
    provider.hangs = true;
    EXPECT_EQ(defender(provider).status().error().code, ErrorCode::Timeout);
}

TEST(WmiDefender, TellsANumberWithoutWordsOnce)
{
    const Error silent = wmiError({0x8004100e, QStringLiteral("0x8004100e"), false}, false,
                                  QStringLiteral("Microsoft Defender"));
    EXPECT_TRUE(silent.detail.isEmpty());
    EXPECT_EQ(silent.english().count(QStringLiteral("0x8004100e")), 1);
    const Error wordy = wmiError({0x8004100e, QStringLiteral("Invalid namespace"), false}, false,
                                 QStringLiteral("Microsoft Defender"));
    EXPECT_EQ(wordy.detail.english(), QStringLiteral("Invalid namespace"));
}

TEST(WmiDefender, ListensToWhatAMethodReturns)
{
    Provider provider;
    provider.returnValue = 0x800106BA;
    EXPECT_EQ(defender(provider).addPath(s("C:\\x")).error().code, ErrorCode::Unsupported);
    provider.returnValue = -2147024891; // 0x80070005 as a signed number
    EXPECT_EQ(defender(provider, false).addPath(s("C:\\x")).error().code,
              ErrorCode::NeedsElevation);
    provider.returnValue = 5;
    const auto odd = defender(provider).addPath(s("C:\\x"));
    EXPECT_EQ(odd.error().code, ErrorCode::Io);
    EXPECT_EQ(odd.error().message.english(), s("Microsoft Defender failed (error 0x00000005)"));
}

TEST(WmiDefender, ENV_135_AServiceThatDoesNotRunIsSaidSoAndNotAskedAgain)
{
    Provider provider;
    provider.returnValue = 0x800106BA;
    const auto refused = defender(provider).addPath(s("C:\\x"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message.english(),
              s("the service of Microsoft Defender is not running (error 0x800106ba)"));
    EXPECT_TRUE(refused.error().remedy.english().contains(s("another antivirus may be active")));
    EXPECT_EQ(provider.asked.filter(s("Add ")).size(), 1);
}

TEST(Wmi, ASpecificNumberBeatsFailed)
{
    EXPECT_EQ(mostSpecific(0x80041001, 0x800106BA), 0x800106BAu);
    EXPECT_EQ(mostSpecific(0x80041004, 0x80070005), 0x80070005u);
    EXPECT_EQ(mostSpecific(0x80041003, 0x800106BA), 0x80041003u);
    EXPECT_EQ(mostSpecific(0x80041001, 0), 0x80041001u);
    EXPECT_EQ(mostSpecific(0x80041001, 0x80004005), 0x80041001u);
}
