// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/BuildInfo.h"

#include "machine/GoProgram.h"
#include "machine/ProgramFile.h"
#include "support/Literals.h"

#include <QtEndian>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

constexpr qsizetype dataAt = 512; // of the section in a goProgram()
constexpr qsizetype sectionAt = 0x80 + 24 + 0xF0;

GoBuildInfo gopls()
{
    GoBuildInfo info;
    info.goVersion = s("go1.24.4");
    info.path = s("golang.org/x/tools/gopls");
    info.module = GoModuleInfo{s("golang.org/x/tools/gopls"), s("v0.18.1")};
    info.settings = {{s("-ldflags"), s("-s -w -X \"main.a=b\\c\"")},
                     {s("CGO_ENABLED"), s("0")},
                     {s("GOARCH"), s("amd64")}};
    return info;
}

ReadRange rangesOf(const QByteArray& bytes)
{
    return [bytes](qint64 offset, qint64 length) -> Result<QByteArray> {
        return bytes.mid(offset, length);
    };
}

Result<GoBuildInfo> infoIn(const QByteArray& bytes)
{
    return readBuildInfo(rangesOf(bytes));
}

ErrorCode refusal(const QByteArray& bytes)
{
    const auto info = infoIn(bytes);
    EXPECT_FALSE(info);
    return info ? ErrorCode::Internal : info.error().code;
}

template <typename T>
QByteArray with(QByteArray bytes, qsizetype at, T value)
{
    qToLittleEndian(value, bytes.data() + at);
    return bytes;
}

TEST(BuildInfo, IsReadAsItWasWritten)
{
    for (const Arch arch : {Arch::Amd64, Arch::Arm64, Arch::X86}) {
        GoBuildInfo info = gopls();
        info.settings.insert(s("GOARCH"), toString(arch));
        const QByteArray program = goProgram(info, arch);
        EXPECT_EQ(programArch(program), arch);
        const auto read = infoIn(program);
        ASSERT_TRUE(read) << qPrintable(read.error().english());
        EXPECT_EQ(*read, info);
        EXPECT_EQ(read->release(), s("v0.18.1"));
        EXPECT_EQ(read->go()->name(), s("go1.24.4"));
    }
}

TEST(BuildInfo, TellsTheVersionOfWhatReplacedTheModuleAndOfNoBuildThatIsNoRelease)
{
    GoBuildInfo info = gopls();
    info.replacement = GoModuleInfo{s("example.com/fork"), s("v1.0.0")};
    const auto read = infoIn(goProgram(info, Arch::Amd64));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->replacement, info.replacement);
    EXPECT_EQ(read->release(), s("v1.0.0"));
    info.replacement.reset();
    info.module->version = s("(devel)");
    EXPECT_TRUE(infoIn(goProgram(info, Arch::Amd64))->release().isEmpty());
    info.goVersion = s("devel go1.25-abcdef Mon Jan 1");
    EXPECT_FALSE(infoIn(goProgram(info, Arch::Amd64))->go());
}

TEST(BuildInfo, OfAProgramWithoutModulesIsTheVersionOfGoAlone)
{
    const auto text = parseBuildInfoText("");
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, GoBuildInfo());
}

TEST(BuildInfo, ReplacesADependencyWithoutTouchingTheMainModule)
{
    const auto info = parseBuildInfoText("path\tx\nmod\tm\tv1.0.0\th1:x=\ndep\td\tv2.0.0\n"
                                         "=>\te\tv3.0.0\th1:y=\nnew\tline\nbuild\t\"a b\"=`c d`\n");
    ASSERT_TRUE(info) << qPrintable(info.error().english());
    EXPECT_EQ(info->module, (GoModuleInfo{s("m"), s("v1.0.0")}));
    EXPECT_FALSE(info->replacement);
    EXPECT_EQ(info->settings.value(s("a b")), s("c d"));
}

TEST(BuildInfo, EscapesAreThoseOfGo)
{
    const auto info = parseBuildInfoText("build\tk=\"a\\tb\\x41\\u00e9\\\\\\\"\"\n");
    ASSERT_TRUE(info) << qPrintable(info.error().english());
    EXPECT_EQ(info->settings.value(s("k")), s("a\tbA\u00e9\\\""));
}

TEST(BuildInfo, LinesThatGoWouldNotReadAreDamage)
{
    for (const char* text :
         {"mod\tm\n", "mod\tm\tv\ts\tmore\n", "=>\ta\tb\tc\n", "mod\tm\tv\n=>\ta\tb\n", "build\t\n",
          "build\t=x\n", "build\tkey\n", "build\t\"key\n", "build\tk=\"x\n", "build\tk=\"\\q\"\n",
          "build\tk=\"\\x4\"\n", "build\tk=\"a\"b\n"}) {
        const auto info = parseBuildInfoText(text);
        ASSERT_FALSE(info) << text;
        EXPECT_EQ(info.error().code, ErrorCode::Corrupt) << text;
    }
}

/// As Go 1.17 and before: two pointers to strings of Go, which are a pointer and a length.
QByteArray olderProgram(int pointerSize)
{
    const QByteArray version = "go1.17.13";
    const QByteArray text = QByteArray(16, 'a') + "path\tcmd/tool\n" + QByteArray(16, 'b');
    const Arch arch = pointerSize == 8 ? Arch::Amd64 : Arch::X86;
    constexpr quint64 memory = 0x401000;
    QByteArray program = goProgram(gopls(), arch);
    const auto put = [&](qsizetype at, quint64 value) {
        if (pointerSize == 8)
            qToLittleEndian<quint64>(value, program.data() + dataAt + at);
        else
            qToLittleEndian<quint32>(static_cast<quint32>(value), program.data() + dataAt + at);
    };
    // The image begins at 0x400000, as Go's linker has it.
    const qsizetype optional = 0x80 + 24;
    qToLittleEndian<quint32>(0x400000, program.data() + optional + (pointerSize == 8 ? 24 : 28));
    program.replace(dataAt + 14, program.size() - dataAt - 14,
                    QByteArray(program.size() - dataAt - 14, '\0'));
    program[dataAt + 14] = static_cast<char>(pointerSize);
    put(16, memory + 64);
    put(16 + pointerSize, memory + 96);
    put(64, memory + 128);
    put(64 + pointerSize, static_cast<quint64>(version.size()));
    put(96, memory + 160);
    put(96 + pointerSize, static_cast<quint64>(text.size()));
    program.replace(dataAt + 128, version.size(), version);
    program.replace(dataAt + 160, text.size(), text);
    return program;
}

TEST(BuildInfo, OfGo117AndBeforeIsReadThroughItsPointers)
{
    for (const int size : {4, 8}) {
        const auto info = infoIn(olderProgram(size));
        ASSERT_TRUE(info) << qPrintable(info.error().english());
        EXPECT_EQ(info->goVersion, s("go1.17.13"));
        EXPECT_EQ(info->path, s("cmd/tool"));
    }
}

TEST(BuildInfo, OfGo117WithoutModulesTellsTheVersion)
{
    const auto info = infoIn(with<quint64>(olderProgram(8), dataAt + 24, 0));
    ASSERT_TRUE(info) << qPrintable(info.error().english());
    EXPECT_EQ(info->goVersion, s("go1.17.13"));
    EXPECT_TRUE(info->path.isEmpty());
}

TEST(BuildInfo, PointersOutOfTheProgramAreAnError)
{
    const QByteArray program = olderProgram(8);
    for (const quint64 pointer : {quint64{0}, ~quint64{0}, quint64{0x401FFF}, quint64{1} << 63}) {
        EXPECT_EQ(refusal(with(program, dataAt + 16, pointer)), ErrorCode::Corrupt);
        EXPECT_EQ(refusal(with(program, dataAt + 64, pointer)), ErrorCode::Corrupt);
    }
    EXPECT_EQ(refusal(with(program, dataAt + 72, ~quint64{0})), ErrorCode::Corrupt);
    EXPECT_EQ(refusal(with(program, dataAt + 14, quint8{3})), ErrorCode::Corrupt);
}

TEST(BuildInfo, LengthsThatTheProgramDoesNotHaveAreAnError)
{
    const QByteArray program = goProgram(gopls(), Arch::Amd64);
    QByteArray endless = program;
    endless.replace(dataAt + 32, 11, QByteArray(11, '\xff'));
    EXPECT_EQ(refusal(endless), ErrorCode::Corrupt);
    QByteArray huge = program;
    huge.replace(dataAt + 32, 10, QByteArray(9, '\xff') + '\x01');
    EXPECT_EQ(refusal(huge), ErrorCode::Corrupt);
    QByteArray beyond = program;
    beyond.replace(dataAt + 32, 2, "\xff\x7f");
    EXPECT_EQ(refusal(beyond), ErrorCode::Corrupt);
    EXPECT_EQ(refusal(with(program, dataAt + 32, quint8{0})), ErrorCode::NotFound);
}

TEST(BuildInfo, IsInNoOtherProgram)
{
    EXPECT_EQ(refusal(minimalPe(Arch::Amd64)), ErrorCode::NotFound);
    const QByteArray program = goProgram(gopls(), Arch::Amd64);
    EXPECT_EQ(refusal(with(program, sectionAt + 36, quint32{0x60000020})), ErrorCode::NotFound);
    EXPECT_EQ(refusal(with(program, dataAt, quint8{'x'})), ErrorCode::NotFound);
    EXPECT_EQ(refusal(with(program, sectionAt + 20, quint32{0})), ErrorCode::NotFound);
}

TEST(BuildInfo, FilesThatAreNoProgramAreRefused)
{
    for (const QByteArray& bytes :
         {QByteArray(), QByteArray("MZ"),
          QByteArray("\x7f"
                     "ELF") +
              QByteArray(200, '\0'),
          QByteArray("#!/bin/sh\n"), QByteArray("MZ") + QByteArray(200, '\xff')})
        EXPECT_EQ(refusal(bytes), ErrorCode::Corrupt);
}

TEST(BuildInfo, NoCutAndNoChangedByteIsMoreThanAnError)
{
    const QByteArray program = goProgram(gopls(), Arch::Amd64);
    for (qsizetype size = 0; size < program.size(); ++size)
        (void)infoIn(program.left(size));
    for (qsizetype at = 0; at < program.size(); ++at) {
        for (const char value : {'\0', '\xff', '\x7f'}) {
            QByteArray changed = program;
            changed[at] = value;
            (void)infoIn(changed);
        }
    }
    // Cut within the information.
    EXPECT_EQ(refusal(program.left(dataAt + 40)), ErrorCode::Corrupt);
}

TEST(BuildInfo, IsFoundBehindOtherDataAndNeverAtAnOddPlace)
{
    const QByteArray program = goProgram(gopls(), Arch::Amd64);
    QByteArray filler(200 * 1024, '\0');
    filler.replace(8, 14, program.mid(dataAt, 14)); // not aligned: none
    const QByteArray data = filler + program.mid(dataAt);
    QByteArray large = program.left(dataAt) + data;
    large = with(large, sectionAt + 8, static_cast<quint32>(data.size()));
    large = with(large, sectionAt + 16, static_cast<quint32>(data.size()));
    const auto info = infoIn(large);
    ASSERT_TRUE(info) << qPrintable(info.error().english());
    EXPECT_EQ(*info, gopls());
}

TEST(BuildInfo, CostsTwoReadsAndAnEndlessFileHasAnEnd)
{
    const QByteArray program = goProgram(gopls(), Arch::Amd64);
    int reads = 0;
    ASSERT_TRUE(readBuildInfo([&](qint64 offset, qint64 length) -> Result<QByteArray> {
        ++reads;
        return program.mid(offset, length);
    }));
    EXPECT_EQ(reads, 2);

    QByteArray head = with(program, sectionAt + 8, quint32{0xFFFFFFF0});
    head = with(head, sectionAt + 16, quint32{0xFFFFFFF0});
    qint64 bytes = 0;
    const auto info = readBuildInfo([&](qint64 offset, qint64 length) -> Result<QByteArray> {
        bytes += length;
        return offset < dataAt ? head.mid(offset, length) : QByteArray(length, '\0');
    });
    ASSERT_FALSE(info);
    EXPECT_EQ(info.error().code, ErrorCode::Unsupported);
    EXPECT_LT(bytes, 40LL * 1024 * 1024);
}

TEST(BuildInfo, ErrorsOfReadingStayWhatTheyAre)
{
    const auto info = readBuildInfo([](qint64, qint64) -> Result<QByteArray> {
        return fail(ErrorCode::AccessDenied, Text::verbatim(s("no")));
    });
    ASSERT_FALSE(info);
    EXPECT_EQ(info.error().code, ErrorCode::AccessDenied);
}

TEST(PeHeader, TellsHowLongTheFileMustBe)
{
    const QByteArray program = goProgram(gopls(), Arch::Arm64);
    const auto header = readPeHeader(rangesOf(program));
    ASSERT_TRUE(header);
    EXPECT_EQ(header->neededSize, program.size());
    EXPECT_EQ(header->arch, Arch::Arm64);
    EXPECT_FALSE(header->isLibrary);
    const auto cut = readPeHeader(rangesOf(program.left(program.size() - 1)));
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->neededSize, program.size());
}

} // namespace
} // namespace gosetup
