// SPDX-License-Identifier: Apache-2.0
// Lists of permissions as values, and what they mean for people who are no administrators: pure
// functions. Used by the Windows files port; must not know Windows calls.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace gosetup {

namespace aceflag { // winnt.h
inline constexpr quint8 objectInherit = 0x01;
inline constexpr quint8 containerInherit = 0x02;
inline constexpr quint8 noPropagate = 0x04;
inline constexpr quint8 inheritOnly = 0x08;
inline constexpr quint8 inherited = 0x10;
} // namespace aceflag

struct AccessEntry
{
    bool allow = true;
    quint8 flags = 0;
    quint32 mask = 0;
    QString sid; ///< "S-1-5-11"
};

struct AccessList
{
    QString owner;
    bool unlimited = false;   ///< no list at all: everybody may do everything
    bool isProtected = false; ///< takes nothing from the folder above
    std::vector<AccessEntry> entries;
};

/// Whether anybody who may log on (Everyone, Authenticated Users, Users, Interactive and the like)
/// can create, replace or remove something in the folder, or change its list. Entries count in
/// their order, as AccessCheck takes them; those for later folders only do not.
[[nodiscard]] bool ordinaryUsersMayWrite(const AccessList& list);

/// The list that a folder made in this one gets when its maker states none.
[[nodiscard]] AccessList inheritedList(const AccessList& parent, const QString& maker);

/// `upwards`: a folder and those above it, the drive's root last. Whether what ordinary users may
/// write there comes from the root: each list on the way hands it down, none states it itself.
[[nodiscard]] bool isGrantedByTheRoot(const std::vector<AccessList>& upwards);

/// SIDs beside `trusted` that own the folder or are granted a way to write, here or below. Refusals
/// are not weighed against grants.
[[nodiscard]] QStringList strangersWhoMayWrite(const AccessList& list, const QStringList& trusted);

/// SIDs beside `trusted` that may rename, remove or take over the folder (where it is not the root
/// of a drive, which nobody can) or what others have in it: who may only add to it (as users may in
/// C:\ and ProgramData) is none of them.
[[nodiscard]] QStringList strangersWhoMaySwap(const AccessList& list, const QStringList& trusted,
                                              bool isRoot);

/// Groups whose members have an administrator's rights or a way to them: what Windows takes from
/// the token of a program that was not started as administrator. Source: "How User Account Control
/// works", the split token; "Well-known SIDs".
[[nodiscard]] bool isAdministrative(const QString& sid);

/// SYSTEM, Administrators and TrustedInstaller.
[[nodiscard]] QStringList systemSids();

} // namespace gosetup
