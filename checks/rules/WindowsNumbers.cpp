// SPDX-License-Identifier: Apache-2.0
#include "rules/WindowsNumbers.h"

#include <algorithm>
#include <array>
#include <span>

namespace gosetup::rules {

namespace {

struct NumberName
{
    quint32 number;
    const char* name;
};

constexpr auto win32Names = std::to_array<NumberName>({
    {2, "ERROR_FILE_NOT_FOUND"},
    {3, "ERROR_PATH_NOT_FOUND"},
    {5, "ERROR_ACCESS_DENIED"},
    {8, "ERROR_NOT_ENOUGH_MEMORY"},
    {14, "ERROR_OUTOFMEMORY"},
    {32, "ERROR_SHARING_VIOLATION"},
    {112, "ERROR_DISK_FULL"},
    {123, "ERROR_INVALID_NAME"},
    {193, "ERROR_BAD_EXE_FORMAT"},
    {206, "ERROR_FILENAME_EXCED_RANGE"},
    {216, "ERROR_EXE_MACHINE_TYPE_MISMATCH"},
    {225, "ERROR_VIRUS_INFECTED"},
    {226, "ERROR_VIRUS_DELETED"},
    {267, "ERROR_DIRECTORY"},
    {577, "ERROR_INVALID_IMAGE_HASH"},
    {740, "ERROR_ELEVATION_REQUIRED"},
    {1260, "ERROR_ACCESS_DISABLED_BY_POLICY"},
    {1450, "ERROR_NO_SYSTEM_RESOURCES"},
    {1455, "ERROR_COMMITMENT_LIMIT"},
    {1920, "ERROR_CANT_ACCESS_FILE"},
    {4550, "ERROR_SYSTEM_INTEGRITY_ROLLBACK_DETECTED"},
    {4551, "ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION"},
    {4556, "ERROR_SYSTEM_INTEGRITY_REPUTATION_MALICIOUS"},
    {4557, "ERROR_SYSTEM_INTEGRITY_REPUTATION_PUA"},
    {4558, "ERROR_SYSTEM_INTEGRITY_REPUTATION_DANGEROUS_EXT"},
    {4559, "ERROR_SYSTEM_INTEGRITY_REPUTATION_OFFLINE"},
    {4580, "ERROR_SYSTEM_INTEGRITY_REPUTATION_UNFRIENDLY_FILE"},
    {4581, "ERROR_SYSTEM_INTEGRITY_REPUTATION_UNATTAINABLE"},
    {4582, "ERROR_SYSTEM_INTEGRITY_REPUTATION_EXPLICIT_DENY_FILE"},
    {4583, "ERROR_SYSTEM_INTEGRITY_WHQL_NOT_SATISFIED"},
});

constexpr auto statusNames = std::to_array<NumberName>({
    {0xC0000005, "STATUS_ACCESS_VIOLATION"},
    {0xC0000017, "STATUS_NO_MEMORY"},
    {0xC000001D, "STATUS_ILLEGAL_INSTRUCTION"},
    {0xC0000022, "STATUS_ACCESS_DENIED"},
    {0xC0000043, "STATUS_SHARING_VIOLATION"},
    {0xC000007B, "STATUS_INVALID_IMAGE_FORMAT"},
    {0xC000007F, "STATUS_DISK_FULL"},
    {0xC00000FD, "STATUS_STACK_OVERFLOW"},
    {0xC000012D, "STATUS_COMMITMENT_LIMIT"},
    {0xC0000135, "STATUS_DLL_NOT_FOUND"},
    {0xC0000139, "STATUS_ENTRYPOINT_NOT_FOUND"},
    {0xC000013A, "STATUS_CONTROL_C_EXIT"},
    {0xC0000142, "STATUS_DLL_INIT_FAILED"},
    {0xC0000374, "STATUS_HEAP_CORRUPTION"},
    {0xC0000409, "STATUS_STACK_BUFFER_OVERRUN"},
    {0xC0000428, "STATUS_INVALID_IMAGE_HASH"},
    {0xC0000906, "STATUS_VIRUS_INFECTED"},
    {0xC0000907, "STATUS_VIRUS_DELETED"},
    {0xC0E90002, "STATUS_SYSTEM_INTEGRITY_POLICY_VIOLATION"},
});

QString nameIn(std::span<const NumberName> names, quint32 number)
{
    const auto found = std::ranges::find(names, number, &NumberName::number);
    return found == names.end() ? QString() : QString::fromLatin1(found->name);
}

} // namespace

QString win32Name(quint32 error)
{
    return nameIn(win32Names, error);
}

QString ntStatusName(quint32 status)
{
    return nameIn(statusNames, status);
}

bool isNtStatus(quint32 exitCode)
{
    constexpr quint32 lowestError = 0xC0000000;
    return exitCode >= lowestError && exitCode != 0xFFFFFFFF; // -1 is a program's own
}

Text startErrorText(quint32 error)
{
    const QString name = win32Name(error);
    return name.isEmpty()
               ? Text::tr("Windows did not start it: error %1").arg(qint64(error))
               : Text::tr("Windows did not start it: error %1 (%2)").arg(qint64(error)).arg(name);
}

Text exitCodeText(quint32 exitCode)
{
    if (!isNtStatus(exitCode))
        return Text::tr("it ended with exit code %1").arg(qint64(exitCode));
    const QString number =
        QStringLiteral("0x") + QString::number(exitCode, 16).toUpper(); // eight digits, as it is
    const QString name = ntStatusName(exitCode);
    return name.isEmpty() ? Text::tr("Windows ended it: %1").arg(number)
                          : Text::tr("Windows ended it: %1 (%2)").arg(number).arg(name);
}

} // namespace gosetup::rules
