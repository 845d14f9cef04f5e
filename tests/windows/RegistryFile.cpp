// SPDX-License-Identifier: Apache-2.0
#include "windows/RegistryFile.h"

namespace gosetup::wine {

namespace {

constexpr quint32 kindString = 1;
constexpr quint32 kindBinary = 3;
constexpr quint32 kindDword = 4;

void append(QByteArray& data, char16_t unit)
{
    data += static_cast<char>(unit & 0xFF);
    data += static_cast<char>(unit >> 8);
}

int digitsAt(QByteArrayView text, qsizetype at, int most, int base)
{
    int count = 0;
    while (count < most && at + count < text.size()) {
        const char c = text[at + count];
        const bool octal = c >= '0' && c <= '7';
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (base == 8 ? !octal : !hex)
            break;
        ++count;
    }
    return count;
}

/// One escape of Wine's writer (server/unicode.c, dump_strW); `at` stands behind the backslash.
char16_t escaped(QByteArrayView text, qsizetype& at)
{
    const char c = text[at];
    if (c == 'x') {
        const int count = digitsAt(text, at + 1, 4, 16);
        const char16_t unit = text.sliced(at + 1, count).toByteArray().toUShort(nullptr, 16);
        at += 1 + count;
        return unit;
    }
    if (c >= '0' && c <= '7') {
        const int count = digitsAt(text, at, 3, 8);
        const char16_t unit = text.sliced(at, count).toByteArray().toUShort(nullptr, 8);
        at += count;
        return unit;
    }
    ++at;
    switch (c) {
    case 'a': return 7;
    case 'b': return 8;
    case 't': return 9;
    case 'n': return 10;
    case 'v': return 11;
    case 'f': return 12;
    case 'r': return 13;
    case 'e': return 27;
    default: return static_cast<unsigned char>(c);
    }
}

/// UTF-16LE of the text up to the closing character; `at` stands behind it afterwards.
QByteArray unescape(QByteArrayView text, qsizetype& at, char closing)
{
    QByteArray data;
    while (at < text.size() && text[at] != closing) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            append(data, escaped(text, ++at));
            continue;
        }
        append(data, static_cast<unsigned char>(text[at++]));
    }
    ++at;
    return data;
}

QString toText(const QByteArray& utf16)
{
    return QString::fromUtf16(reinterpret_cast<const char16_t*>(utf16.constData()),
                              utf16.size() / 2);
}

/// Behind the '=': "text", str(2):"text", dword:0000002a, hex(7):61,00,…
bool readData(QByteArrayView text, RawValue& value)
{
    if (text.startsWith("dword:")) {
        bool good = false;
        const quint32 number = text.sliced(6).toByteArray().toUInt(&good, 16);
        value.kind = kindDword;
        for (int shift = 0; shift < 32; shift += 8)
            value.data += static_cast<char>((number >> shift) & 0xFF);
        return good;
    }
    value.kind = kindString;
    bool good = true;
    const auto colon = text.indexOf(':');
    const bool isHex = text.startsWith("hex");
    if (isHex || text.startsWith("str(")) {
        const auto from = text.indexOf('(');
        const bool numbered = from >= 0 && from < colon;
        value.kind = !numbered ? kindBinary
                               : text.sliced(from + 1, text.indexOf(')') - from - 1)
                                     .toByteArray()
                                     .toUInt(&good, 16);
        text = text.sliced(colon + 1);
    }
    if (isHex) {
        value.data = QByteArray::fromHex(text.toByteArray());
        return good;
    }
    if (!good || !text.startsWith('"') || !text.endsWith('"'))
        return false;
    qsizetype at = 1;
    value.data = unescape(text, at, '"');
    append(value.data, 0);
    return true;
}

QString shown(const RawValue& value)
{
    const bool isText = value.kind == 1 || value.kind == 2;
    return QStringLiteral("REG %1: %2")
        .arg(value.kind)
        .arg(isText ? value.text() : QString::fromLatin1(value.data.toHex()));
}

void compare(const QString& key, const RegistryKey& before, const RegistryKey& after,
             QStringList& out)
{
    for (auto it = before.values.begin(); it != before.values.end(); ++it) {
        const auto now = after.values.find(it.key()); // a name in another case is a difference
        const QString name = key + u'\\' + it.key();
        if (now == after.values.end())
            out << QStringLiteral("- %1 = %2").arg(name, shown(*it));
        else if (*now != *it)
            out << QStringLiteral("~ %1 = %2 -> %3").arg(name, shown(*it), shown(*now));
    }
    for (auto it = after.values.begin(); it != after.values.end(); ++it) {
        if (!before.values.contains(it.key()))
            out << QStringLiteral("+ %1 = %2").arg(key + u'\\' + it.key(), shown(*it));
    }
}

/// What Wine itself writes as it goes, on every start or at the first use of a part of it.
bool isWinesOwn(const QString& key)
{
    const QString display = QStringLiteral("System\\CurrentControlSet\\Control\\Class\\{4D36E96");
    return key.startsWith(display + u'8') || key.startsWith(display + u'E') || // date of a "driver"
           key.startsWith(QLatin1String("Software\\Microsoft\\SystemCertificates")) ||
           key.startsWith(QLatin1String("Software\\Wine\\Fonts")) ||
           key.startsWith(QLatin1String(
               "System\\CurrentControlSet\\Hardware Profiles\\Current\\Software\\Fonts"));
}

void compare(const QString& hive, const RegistryHive& before, const RegistryHive& after,
             QStringList& out)
{
    for (auto it = before.keys.begin(); it != before.keys.end(); ++it) {
        if (isWinesOwn(it.key()))
            continue;
        const QString name = hive + u'\\' + it.key();
        if (const auto now = after.keys.find(it.key()); now != after.keys.end())
            compare(name, *it, *now, out);
        else
            out << QStringLiteral("- %1").arg(name);
    }
    for (auto it = after.keys.begin(); it != after.keys.end(); ++it) {
        if (before.keys.contains(it.key()) || isWinesOwn(it.key()))
            continue;
        const QString name = hive + u'\\' + it.key();
        out << QStringLiteral("+ %1").arg(name);
        compare(name, {}, *it, out);
    }
}

template <typename Map>
const typename Map::mapped_type* findFolded(const Map& map, const QString& name)
{
    if (const auto exact = map.find(name); exact != map.end())
        return &*exact;
    for (auto it = map.begin(); it != map.end(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return &*it;
    }
    return nullptr;
}

} // namespace

QString RawValue::text() const
{
    QString out = toText(data);
    if (out.endsWith(QChar(0)))
        out.chop(1);
    return out;
}

const RawValue* RegistryKey::find(const QString& name) const
{
    return findFolded(values, name);
}

const RegistryKey* RegistryHive::find(const QString& key) const
{
    return findFolded(keys, key);
}

RegistryHive parseRegistryFile(const QByteArray& text, QStringList& complaints)
{
    RegistryHive hive;
    RegistryKey* key = nullptr;
    QByteArray whole = text;
    whole.replace("\\\n  ", ""); // long hex values go on in the next line
    const QList<QByteArray> lines = whole.split('\n');
    for (const QByteArray& line : lines) {
        const bool isRemark = line.isEmpty() || line.startsWith('#') || line.startsWith(";;") ||
                              line.startsWith("WINE REGISTRY");
        if (isRemark)
            continue;
        qsizetype at = 1;
        if (line.startsWith('[')) {
            key = &hive.keys[toText(unescape(line, at, ']'))];
            continue;
        }
        QString name;
        if (line.startsWith('"'))
            name = toText(unescape(line, at, '"'));
        RawValue value;
        const bool isValue = (line.startsWith('"') || line.startsWith('@')) && key != nullptr &&
                             at < line.size() && line[at] == '=';
        if (!isValue || !readData(QByteArrayView(line).sliced(at + 1), value)) {
            complaints << QString::fromUtf8(line.left(200));
            continue;
        }
        key->values.insert(name, value);
    }
    return hive;
}

QStringList differences(const RegistryDump& before, const RegistryDump& after)
{
    QStringList out;
    compare(QStringLiteral("HKCU"), before.user, after.user, out);
    compare(QStringLiteral("HKLM"), before.machine, after.machine, out);
    return out;
}

} // namespace gosetup::wine
