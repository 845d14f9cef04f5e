// SPDX-License-Identifier: Apache-2.0
// What an image holds in more than one form: values of the registry, contents of files.
#include "machine/practice/ImageFields.h"

#include <algorithm>

namespace gosetup {

namespace imagejson {

QString caseFolded(const QString& name)
{
    return name.toCaseFolded();
}

QString lower(const QString& name)
{
    return name.toLower();
}

QString upper(const QString& name)
{
    return name.toUpper();
}

QString asItIs(const QString& name)
{
    return name;
}

Text isPath(const QString& text)
{
    return winpath::isAbsolute(text) ? Text() : Text::tr("must be an absolute Windows path");
}

Text isFullKey(const QString& path)
{
    for (const char* root : {"HKCU", "HKLM", "HKCU-OTHER"}) {
        if (path.section(u'\\', 0, 0) == QLatin1String(root))
            return {};
    }
    return Text::tr("must begin with HKCU, HKLM or HKCU-OTHER");
}

void Code::read(const json::Input& in, quint32& code)
{
    const auto number = json::readNumber(in, std::numeric_limits<qint32>::min(),
                                         std::numeric_limits<quint32>::max(), true);
    code = static_cast<quint32>(number.value_or(0));
}

QJsonValue KeyTimes::write(const std::map<QString, ImageKey>& keys)
{
    QJsonObject times;
    for (const auto& [folded, key] : keys) {
        if (key.lastWrite.isValid())
            times.insert(key.path, json::Codec<QDateTime>::write(key.lastWrite));
    }
    return times;
}

void KeyTimes::read(const json::Input& in, std::map<QString, ImageKey>& keys)
{
    const QJsonObject times = json::isObject(in) ? in.value().toObject() : QJsonObject();
    for (auto it = times.begin(); it != times.end(); ++it) {
        ImageKey& key = keys[it.key().toCaseFolded()];
        if (key.path.isEmpty())
            key.path = it.key();
        json::Codec<QDateTime>::read(in.member(it.key(), it.value()), key.lastWrite);
    }
}

void content(json::Writer& v, const FileNode& node)
{
    if (node.directory)
        return;
    const qint64 size = node.contentBytes().value_or(QByteArray()).size();
    if (node.peArch) {
        v.required("pe", *node.peArch);
    } else if (node.goBuild) {
        v.required("goBuild", *node.goBuild);
    } else if (node.zip) {
        v.required("zip", *node.zip, json::as<json::MapBy<asItIs>>);
    } else if (node.bytes) {
        if (QString::fromUtf8(*node.bytes).toUtf8() == *node.bytes)
            v.required("text", *node.bytes, json::as<json::Utf8>);
        else
            v.required("base64", *node.bytes, json::as<json::Base64>);
    } else {
        v.optional("parts", node.parts);
    }
    v.optional("size", node.size, json::otherwise(size));
}

void content(json::Reader& v, FileNode& node)
{
    const auto names = {"text", "base64", "pe", "goBuild", "zip", "parts"};
    const auto bodies = std::ranges::count_if(names, [&](const char* name) { return v.has(name); });
    if (bodies > 1)
        v.refuse(Text::tr("must have at most one of text, base64, pe, goBuild, zip, parts"));
    if (bodies > 0 && node.directory)
        v.refuse(Text::tr("a folder has no content"));
    QByteArray bytes;
    Arch arch{};
    v.optional("text", bytes, json::as<json::Utf8>);
    v.optional("base64", bytes, json::as<json::Base64>);
    v.optional("pe", arch);
    ImageGoBuild build;
    v.optional("goBuild", build);
    QMap<QString, QString> entries;
    v.optional("zip", entries, json::as<json::MapBy<asItIs>>);
    v.optional("parts", node.parts);
    if (v.has("pe"))
        node.pe(arch);
    else if (v.has("goBuild"))
        node.program(build);
    else if (v.has("zip"))
        node.archive(entries);
    else if (v.has("text") || v.has("base64"))
        node.content(bytes);
    v.optional("size", node.size, json::within(0, maxBytes));
    if ((node.bytes || node.zip) && node.size != node.contentBytes()->size())
        v.refuse("size", Text::tr("is not the size of the content"));
}

void content(json::Texts& v, FileNode& node)
{
    const qint64 size = node.size;
    if (node.goBuild) {
        ImageGoBuild build = *node.goBuild;
        json::changeTexts(build, v.change());
        node.program(build, size);
    }
    if (node.zip) {
        QMap<QString, QString> entries = *node.zip;
        json::MapBy<asItIs>::texts(entries, v.change());
        node.archive(entries);
    }
    if (!node.bytes)
        return;
    QByteArray bytes = *node.bytes;
    json::Utf8::texts(bytes, v.change());
    node.content(bytes);
}

} // namespace imagejson

namespace {

/// A REG_MULTI_SZ that its texts say in full.
bool isPlainList(const RegValue& value)
{
    const QStringList texts = value.texts();
    return value.kind == RegKind::MultiString && RegValue::fromTexts(texts) == value &&
           std::ranges::all_of(texts, [](const QString& text) { return text.isValidUtf16(); });
}

} // namespace

using ValueCodec = json::Codec<ImageKey::Value>;

QJsonValue ValueCodec::write(const ImageKey::Value& value)
{
    json::Writer v;
    v.required("kind", value.value.kind);
    const QString text = value.value.isText() ? value.value.text() : QString();
    if (value.value.isText() && text.isValidUtf16() &&
        RegValue::fromText(value.value.kind, text) == value.value)
        v.required("text", text);
    else if (isPlainList(value.value))
        v.required("texts", value.value.texts());
    else if (const auto number = value.value.dword())
        v.required("number", *number);
    else
        v.required("hex", value.value.data, json::as<json::Hex>);
    v.optional("redacted", value.redacted);
    return v.object();
}

void ValueCodec::read(const json::Input& in, ImageKey::Value& value)
{
    json::Reader v(in);
    v.required("kind", value.value.kind);
    QString text;
    quint32 number = 0;
    v.optional("text", text);
    v.optional("number", number);
    QStringList list;
    v.optional("texts", list);
    v.optional("hex", value.value.data, json::as<json::HexOfAnyCase>);
    v.optional("redacted", value.redacted);
    v.done();
    if (v.has("text") + v.has("texts") + v.has("hex") + v.has("number") != 1)
        v.refuse(gosetup::Text::tr("must have exactly one of text, texts, hex, number"));
    if (v.has("texts") && (value.value.kind != RegKind::MultiString || list.contains(QString())))
        v.refuse("texts", gosetup::Text::tr("must be the texts of a REG_MULTI_SZ, none empty"));
    if (v.has("text") && !value.value.isText())
        v.refuse("text", gosetup::Text::tr("only REG_SZ and REG_EXPAND_SZ can contain text"));
    if (v.has("number") && value.value.kind != RegKind::Dword)
        v.refuse("number", gosetup::Text::tr("must be the 32-bit number of a REG_DWORD"));
    if (v.has("texts"))
        value.value = RegValue::fromTexts(list);
    else if (v.has("text"))
        value.value = RegValue::fromText(value.value.kind, text);
    else if (v.has("number"))
        value.value = RegValue::fromDword(number);
}

void ValueCodec::texts(ImageKey::Value& value, const json::ChangeText& change)
{
    RegValue& own = value.value;
    if (!own.isText() && own.kind != RegKind::MultiString)
        return;
    // All of the data, whatever follows the first NUL: nothing may hide behind it.
    QString text(own.data.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        text[i] = QChar(static_cast<ushort>(static_cast<uchar>(own.data[2 * i]) |
                                            static_cast<uchar>(own.data[2 * i + 1]) << 8));
    }
    QStringList parts = text.split(QChar(u'\0'));
    json::Codec<QStringList>::texts(parts, change);
    RegValue changed = RegValue::fromText(own.kind, parts.join(QChar(u'\0')));
    changed.data.chop(2); // the final NUL is one of the parts, or was never there
    if (own.data.size() % 2 != 0)
        changed.data += own.data.back();
    own = changed;
}

} // namespace gosetup
