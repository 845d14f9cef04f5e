// SPDX-License-Identifier: Apache-2.0
// GOSUMDB as Go reads it: "off", the name of a database that Go knows, or "name+hash+key", each
// perhaps with an address behind a blank. Pure.
#pragma once

#include <QString>

namespace gosetup::gosettings {

struct SumDatabase
{
    QString name;
    bool off = false;
    bool privateKey = false; ///< it brings a key of its own: an organisation's database
    QString refusal;         ///< Go's own words; empty where it takes the value
};
/// Source: cmd/go/internal/modfetch/sumdb.go, dbDial; golang.org/x/mod/sumdb/note, NewVerifier.
[[nodiscard]] SumDatabase parseSumDatabase(const QString& value);

} // namespace gosetup::gosettings
