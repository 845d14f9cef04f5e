// SPDX-License-Identifier: Apache-2.0
// A real WMI, Wine's too, has the operating system and the registry provider: enough to prove the
// way through COM. Defender itself is not to be had in a test; what its answers mean is in
// WmiDefenderTest.
#include "machine/windows/ComWmi.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsDefender.h"
#include "machine/windows/WmiVariant.h"
#include "support/Literals.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <oleauto.h>

#include <thread>

using namespace gosetup;
using namespace std::chrono_literals;

namespace {

const QString operatingSystem = s("Win32_OperatingSystem");
const QString cim = s("ROOT\\CIMV2");

} // namespace

TEST(ComWmi, ReadsWhatIsAskedForAndNullForTheRest)
{
    ComWmi wmi(20s, 20s);
    const auto found =
        wmi.instances(cim, operatingSystem, {s("Version"), s("Primary"), s("NoSuchProperty")});
    ASSERT_TRUE(found) << std::hex << found.error().hresult << qPrintable(found.error().said);
    ASSERT_EQ(found->size(), 1u);
    const WmiObject& system = found->front();
    EXPECT_TRUE(std::get<QString>(system.value(s("Version"))).startsWith(s("10.")));
    EXPECT_TRUE(std::get<bool>(system.value(s("Primary"))));
    EXPECT_EQ(system.value(s("NoSuchProperty")), WmiValue());
    EXPECT_EQ(system.size(), 3);
}

TEST(ComWmi, CallsAMethodOfAClassWithItsParametersAsData)
{
    ComWmi wmi(20s, 20s);
    const auto enumerate = [&](const char* key) {
        return wmi.call(s("ROOT\\DEFAULT"), s("StdRegProv"), s("EnumKey"),
                        {{s("hDefKey"), qint64(0x80000002)}, // HKEY_LOCAL_MACHINE
                         {s("sSubKeyName"), s(key)},
                         {s("NoSuchSwitch"), true}});
    };
    const auto there = enumerate("Software\\Microsoft");
    ASSERT_TRUE(there) << std::hex << there.error().hresult;
    EXPECT_EQ(*there, 0);
    const auto gone = enumerate("Software\\No such key' OR 1=1 --");
    ASSERT_TRUE(gone);
    EXPECT_EQ(*gone, 2) << "ERROR_FILE_NOT_FOUND, from the method's ReturnValue";
    EXPECT_FALSE(wmi.call(s("ROOT\\DEFAULT"), s("StdRegProv"), s("EnumKey"),
                          {{s("NoSuchList"), QStringList{s("x")}}}))
        << "a list that is not taken is no success";
}

TEST(ComWmi, TellsWhatIsNotThereByItsNumber)
{
    ComWmi wmi(20s, 20s);
    const auto noSpace = wmi.instances(s("ROOT\\No\\Such\\Space"), s("X"), {s("Y")});
    ASSERT_FALSE(noSpace);
    EXPECT_EQ(wmiError(noSpace.error(), true, s("X")).code, ErrorCode::Unsupported)
        << std::hex << noSpace.error().hresult;
    EXPECT_FALSE(noSpace.error().said.isEmpty());
    const auto noClass = wmi.call(cim, s("No_SuchClass"), s("Add"), {});
    ASSERT_FALSE(noClass);
    EXPECT_EQ(wmiError(noClass.error(), true, s("X")).code, ErrorCode::Unsupported)
        << std::hex << noClass.error().hresult;
}

TEST(ComWmi, WorksOnAnyThreadWhateverItsApartment)
{
    bool found = false;
    std::thread([&] {
        const HRESULT entered = CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
        ComWmi wmi(20s, 20s);
        found = wmi.instances(cim, operatingSystem, {s("Version")}).has_value();
        if (SUCCEEDED(entered))
            CoUninitialize();
    }).join();
    EXPECT_TRUE(found);
}

TEST(WindowsDefender, AnswersOrSaysWhyNotInTime)
{
    const WindowsDefender defender;
    QElapsedTimer timer;
    timer.start();
    const auto status = defender.status();
    const auto lists = defender.exclusions();
    const auto others = defender.otherProducts();
    EXPECT_LT(timer.elapsed(), 15'000);
    if (!status) {
        EXPECT_FALSE(status.error().message.isEmpty());
        EXPECT_NE(status.error().code, ErrorCode::Internal);
        EXPECT_FALSE(lists) << "no Defender, no list: never an empty one";
    }
}

TEST(WmiVariant, KeepsEveryKindThatDefenderUses)
{
    const QString odd = s("C:\\世界 \"x\"; %TEMP%") + QChar(0xD800);
    for (const WmiValue& value :
         {WmiValue(true), WmiValue(false), WmiValue(qint64(-5)), WmiValue(odd), WmiValue(QString()),
          WmiValue(QStringList{}), WmiValue(QStringList{odd, QString(), s("C:\\b")}), WmiValue()}) {
        VARIANT variant;
        ASSERT_TRUE(win32::toVariant(value, variant));
        EXPECT_EQ(win32::fromVariant(variant), value) << value.index();
        VariantClear(&variant);
    }
}

TEST(WmiVariant, HandsLargeNumbersOnAsWmiWantsThem)
{
    VARIANT variant;
    ASSERT_TRUE(win32::toVariant(qint64(0x80000002), variant));
    EXPECT_EQ(variant.vt, VT_I4);
    EXPECT_EQ(variant.ulVal, 0x80000002);
    ASSERT_TRUE(win32::toVariant(qint64(1) << 40, variant));
    EXPECT_EQ(win32::fromVariant(variant), WmiValue(s("1099511627776")));
    VariantClear(&variant);
}

TEST(WmiVariant, MakesNothingOfWhatItDoesNotKnow)
{
    VARIANT variant;
    VariantInit(&variant);
    EXPECT_EQ(win32::fromVariant(variant), WmiValue());
    variant.vt = VT_R8;
    variant.dblVal = 1.5;
    EXPECT_EQ(win32::fromVariant(variant), WmiValue());
    variant.vt = VT_ARRAY | VT_BSTR;
    variant.parray = nullptr;
    EXPECT_EQ(win32::fromVariant(variant), WmiValue());
    SAFEARRAYBOUND bounds[2] = {{1, 0}, {1, 0}};
    variant.parray = SafeArrayCreate(VT_BSTR, 2, bounds);
    EXPECT_EQ(win32::fromVariant(variant), WmiValue()) << "two dimensions";
    VariantClear(&variant);
}
