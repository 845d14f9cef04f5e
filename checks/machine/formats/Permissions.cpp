// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/Permissions.h"

#include <algorithm>

namespace gosetup {

namespace {

// winnt.h. On a folder: add a file, add a folder, delete a child, change the list, take it over.
constexpr quint32 anyWrite = 0x2 | 0x4 | 0x40 | 0x40000 | 0x80000;
constexpr quint32 anySwap = 0x40 | 0x40000 | 0x80000;
constexpr quint32 removeIt = 0x10000; // DELETE: rename it, too
constexpr quint32 changeList = 0x40000;
constexpr quint32 genericWrite = 0x40000000;
constexpr quint32 genericAll = 0x10000000;
constexpr quint32 fileGenericWrite = 0x120116;
constexpr quint32 fileAllAccess = 0x1F01FF;

const QString creatorOwner = QStringLiteral("S-1-3-0");
const QString ownerRights = QStringLiteral("S-1-3-4");

/// File rights for the generic ones ("generic mapping").
quint32 mapped(quint32 mask)
{
    if ((mask & genericAll) != 0)
        mask |= fileAllAccess;
    if ((mask & genericWrite) != 0)
        mask |= fileGenericWrite;
    return mask;
}

/// Groups that a plain account at this computer is in. Source: "Well-known SIDs".
bool isOrdinary(const QString& sid)
{
    static const QStringList groups{
        QStringLiteral("S-1-1-0"),      // Everyone
        QStringLiteral("S-1-2-0"),      // Local
        QStringLiteral("S-1-2-1"),      // Console Logon
        QStringLiteral("S-1-5-4"),      // Interactive
        QStringLiteral("S-1-5-11"),     // Authenticated Users
        QStringLiteral("S-1-5-15"),     // This Organization
        QStringLiteral("S-1-5-113"),    // Local account
        QStringLiteral("S-1-5-32-545"), // Users
    };
    const bool domainUsers =
        sid.startsWith(QLatin1String("S-1-5-21-")) && sid.endsWith(QLatin1String("-513"));
    return groups.contains(sid) || domainUsers;
}

/// Groups that every plain account is in, whatever else it is.
bool isEverybody(const QString& sid)
{
    return sid == QLatin1String("S-1-1-0") || sid == QLatin1String("S-1-5-11") ||
           sid == QLatin1String("S-1-5-32-545");
}

bool isEffective(const AccessEntry& entry)
{
    return (entry.flags & aceflag::inheritOnly) == 0;
}

/// What ordinary users are granted in the end: a right is settled by the first entry that names it.
quint32 grantedToOrdinary(const AccessList& list)
{
    if (list.unlimited)
        return fileAllAccess;
    quint32 granted = 0;
    quint32 denied = 0;
    bool ownerLimited = false;
    for (const AccessEntry& entry : list.entries) {
        if (!isEffective(entry))
            continue;
        ownerLimited = ownerLimited || entry.sid == ownerRights;
        const bool theirs =
            isOrdinary(entry.sid) || (entry.sid == ownerRights && isOrdinary(list.owner));
        if (!theirs)
            continue;
        if (entry.allow)
            granted |= mapped(entry.mask) & ~denied;
        else if (isEverybody(entry.sid)) // a refusal to some leaves the others their grant
            denied |= mapped(entry.mask) & ~granted;
    }
    // An owner may always change the list, except where an entry says what an owner may.
    if (isOrdinary(list.owner) && !ownerLimited)
        granted |= changeList;
    return granted;
}

bool statesItself(const AccessEntry& entry)
{
    return entry.allow && (entry.flags & aceflag::inherited) == 0 &&
           (entry.flags & aceflag::containerInherit) != 0 && isOrdinary(entry.sid) &&
           (mapped(entry.mask) & anyWrite) != 0;
}

/// `below`: entries for what is made later count as well.
QStringList strangers(const AccessList& list, const QStringList& trusted, quint32 rights,
                      bool below)
{
    QStringList found;
    const auto note = [&](const QString& sid) {
        if (!trusted.contains(sid) && !found.contains(sid))
            found << sid;
    };
    if (list.unlimited)
        note(QStringLiteral("S-1-1-0"));
    note(list.owner);
    for (const AccessEntry& entry : list.entries) {
        // These two stand for an owner: that of what is made below, and this one.
        if (entry.sid == creatorOwner || entry.sid == ownerRights)
            continue;
        if (entry.allow && (below || isEffective(entry)) && (mapped(entry.mask) & rights) != 0)
            note(entry.sid);
    }
    return found;
}

} // namespace

bool ordinaryUsersMayWrite(const AccessList& list)
{
    return (grantedToOrdinary(list) & anyWrite) != 0;
}

AccessList inheritedList(const AccessList& parent, const QString& maker)
{
    AccessList child;
    child.owner = maker;
    child.unlimited = parent.unlimited;
    for (AccessEntry entry : parent.entries) {
        const bool forFolders = (entry.flags & aceflag::containerInherit) != 0;
        const bool handsOn = (entry.flags & aceflag::noPropagate) == 0;
        const bool forFiles = (entry.flags & aceflag::objectInherit) != 0;
        if (!forFolders && !(forFiles && handsOn))
            continue;
        quint8 flags = aceflag::inherited;
        if (handsOn)
            flags |= entry.flags & (aceflag::containerInherit | aceflag::objectInherit);
        if (!forFolders)
            flags |= aceflag::inheritOnly;
        entry.flags = flags;
        if (entry.sid == creatorOwner && forFolders) {
            // The maker gets it here, and the placeholder goes on to what is made below.
            AccessEntry own = entry;
            own.sid = maker;
            own.flags = aceflag::inherited;
            child.entries.push_back(own);
            entry.flags |= aceflag::inheritOnly;
        }
        child.entries.push_back(entry);
    }
    return child;
}

bool isGrantedByTheRoot(const std::vector<AccessList>& upwards)
{
    if (upwards.empty() || !ordinaryUsersMayWrite(upwards.front()))
        return false;
    for (size_t i = 0; i + 1 < upwards.size(); ++i) {
        const AccessList& list = upwards[i];
        if (list.isProtected || list.unlimited)
            return false;
        // An entry that is the folder's own and goes no deeper explains only the folder itself.
        const auto own = [&](const AccessEntry& entry) {
            return i == 0 ? entry.allow && isEffective(entry) && isOrdinary(entry.sid) &&
                                (entry.flags & aceflag::inherited) == 0 &&
                                (mapped(entry.mask) & anyWrite) != 0
                          : statesItself(entry);
        };
        if (std::any_of(list.entries.begin(), list.entries.end(), own))
            return false;
    }
    return ordinaryUsersMayWrite(inheritedList(upwards.back(), {}));
}

QStringList strangersWhoMayWrite(const AccessList& list, const QStringList& trusted)
{
    return strangers(list, trusted, anyWrite, true);
}

QStringList strangersWhoMaySwap(const AccessList& list, const QStringList& trusted, bool isRoot)
{
    return strangers(list, trusted, isRoot ? anySwap : anySwap | removeIt, false);
}

bool isAdministrative(const QString& sid)
{
    static const QStringList groups{
        QStringLiteral("S-1-5-32-544"), // Administrators
        QStringLiteral("S-1-5-32-547"), // Power Users
        QStringLiteral("S-1-5-32-548"), // Account Operators
        QStringLiteral("S-1-5-32-549"), // Server Operators
        QStringLiteral("S-1-5-32-550"), // Print Operators
        QStringLiteral("S-1-5-32-551"), // Backup Operators
        QStringLiteral("S-1-5-32-556"), // Network Configuration Operators
        QStringLiteral("S-1-5-32-578"), // Hyper-V Administrators
        QStringLiteral("S-1-5-114"),    // Local account and member of Administrators group
    };
    // Domain Admins, Schema Admins, Enterprise Admins, Group Policy Creator Owners …
    static const QStringList ofDomains{QStringLiteral("-512"), QStringLiteral("-516"),
                                       QStringLiteral("-518"), QStringLiteral("-519"),
                                       QStringLiteral("-520"), QStringLiteral("-521")};
    const auto endsWith = [&](const QString& rid) { return sid.endsWith(rid); };
    return groups.contains(sid) || (sid.startsWith(QLatin1String("S-1-5-21-")) &&
                                    std::any_of(ofDomains.begin(), ofDomains.end(), endsWith));
}

QStringList systemSids()
{
    return {QStringLiteral("S-1-5-18"), QStringLiteral("S-1-5-32-544"),
            QStringLiteral("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464")};
}

} // namespace gosetup
