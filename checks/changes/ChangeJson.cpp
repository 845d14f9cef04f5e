// SPDX-License-Identifier: Apache-2.0
#include "changes/ChangeJson.h"

#include "changes/JsonFields.h"
#include "changes/Overloaded.h"

#include <QHash>

#include <array>
#include <limits>

namespace gosetup {

namespace {

constexpr std::array<std::pair<PathEdit::Kind, const char*>, 5> editKinds = {{
    {PathEdit::Kind::InsertFirst, "insert-first"},
    {PathEdit::Kind::InsertLast, "insert-last"},
    {PathEdit::Kind::Remove, "remove"},
    {PathEdit::Kind::Replace, "replace"},
    {PathEdit::Kind::MakeExpandable, "make-expandable"},
}};

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

QString hexText(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonValue hexOrNull(const std::optional<QByteArray>& bytes)
{
    return bytes ? QJsonValue(hexText(*bytes)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const PathEdit& edit)
{
    QString kind;
    for (const auto& [known, name] : editKinds) {
        if (known == edit.kind)
            kind = text(name);
    }
    return {{text("kind"), kind},
            {text("entry"), exactText(edit.entry)},
            {text("replacement"), exactText(edit.replacement)},
            {text("occurrence"), edit.occurrence},
            {text("rule"), edit.ruleId}};
}

QJsonObject toJson(const ArchiveRef& archive)
{
    return {{text("version"), archive.version},
            {text("file"), archive.fileName},
            {text("arch"), toString(archive.arch)},
            {text("url"), archive.url.toString(QUrl::FullyEncoded)},
            {text("size"), archive.size},
            {text("sha256"), QString::fromLatin1(archive.sha256)}};
}

Scope readScope(JsonFields& fields)
{
    const QString name = fields.text(text("scope"));
    if (name != toString(Scope::User) && name != toString(Scope::Machine))
        fields.refuse(text("scope"), Text::tr("neither \"user\" nor \"machine\""));
    return name == toString(Scope::Machine) ? Scope::Machine : Scope::User;
}

quint32 readNumber(JsonFields& fields, const QString& field)
{
    const qint64 number = fields.integer(field);
    if (number < 0 || number > 0xFFFFFFFFLL)
        fields.refuse(field, Text::tr("not a 32-bit number"));
    return static_cast<quint32>(number);
}

PathEdit readEdit(JsonFields& outer, const QJsonValue& value, const QString& path)
{
    JsonFields fields(value, path);
    PathEdit edit;
    const QString name = fields.text(text("kind"));
    bool known = false;
    for (const auto& [kind, kindName] : editKinds) {
        if (name != QLatin1String(kindName))
            continue;
        edit.kind = kind;
        known = true;
    }
    if (!known)
        fields.refuse(text("kind"), Text::tr("unknown: \"%1\"").arg(name));
    edit.entry = fields.text(text("entry"));
    edit.replacement = fields.text(text("replacement"));
    const qint64 occurrence = fields.integer(text("occurrence"));
    if (occurrence < 0 || occurrence > std::numeric_limits<int>::max())
        fields.refuse(text("occurrence"), Text::tr("not the number of an entry"));
    edit.occurrence = static_cast<int>(occurrence & 0x7FFFFFFF);
    edit.ruleId = fields.text(text("rule"));
    if (const auto fine = fields.finish(); !fine)
        outer.refuse(fine.error());
    return edit;
}

ArchiveRef readArchive(JsonFields& outer)
{
    JsonFields fields(outer.value(text("archive")), outer.path(text("archive")));
    ArchiveRef archive;
    archive.version = fields.text(text("version"));
    archive.fileName = fields.text(text("file"));
    const QString arch = fields.text(text("arch"));
    if (const auto known = fromName<Arch>(arch))
        archive.arch = *known;
    else
        fields.refuse(text("arch"), Text::tr("unknown: \"%1\"").arg(arch));
    archive.url = QUrl(fields.text(text("url")), QUrl::StrictMode);
    if (!archive.url.isValid())
        fields.refuse(text("url"), Text::tr("not an address"));
    archive.size = fields.integer(text("size"));
    if (archive.size < 0)
        fields.refuse(text("size"), Text::tr("not a size"));
    archive.sha256 = fields.text(text("sha256")).toLatin1();
    if (const auto fine = fields.finish(); !fine)
        outer.refuse(fine.error());
    return archive;
}

SetVariable readSetVariable(JsonFields& fields)
{
    return {readScope(fields), fields.text(text("name")), fields.textOrNull(text("text"))};
}

EditPath readEditPath(JsonFields& fields)
{
    EditPath change{readScope(fields), {}};
    const QJsonArray edits = fields.array(text("edits"));
    for (qsizetype i = 0; i < edits.size(); ++i) {
        const QString path = QStringLiteral("%1[%2]").arg(fields.path(text("edits"))).arg(i);
        change.edits.push_back(readEdit(fields, edits[i], path));
    }
    return change;
}

Change readKind(JsonFields& fields, const QString& kind)
{
    if (kind == QLatin1String("set-variable"))
        return readSetVariable(fields);
    if (kind == QLatin1String("edit-path"))
        return readEditPath(fields);
    if (kind == QLatin1String("go-env"))
        return WriteGoEnv{fields.text(text("name")), fields.textOrNull(text("value"))};
    if (kind == QLatin1String("defender-exclusion"))
        return DefenderExclusion{fields.text(text("folder")), fields.flag(text("excluded"))};
    if (kind == QLatin1String("alias")) {
        return SwitchAlias{fields.text(text("name")), fields.flag(text("on")),
                           readNumber(fields, text("tag")), fields.hex(text("data"))};
    }
    if (kind == QLatin1String("make-folder")) {
        return MakeFolder{fields.text(text("path")), readScope(fields),
                          fields.flag(text("protected"))};
    }
    if (kind == QLatin1String("long-paths"))
        return EnableLongPaths{};
    if (kind == QLatin1String("install-toolchain")) {
        return InstallToolchain{fields.text(text("root")), readScope(fields),
                                fields.flag(text("protected")), readArchive(fields)};
    }
    if (kind == QLatin1String("remove-toolchain"))
        return RemoveToolchain{fields.text(text("root")), readScope(fields)};
    fields.refuse(text("kind"), Text::tr("unknown: \"%1\"").arg(kind));
    return EnableLongPaths{};
}

QJsonObject fieldsOf(const Change& change)
{
    return std::visit(Overloaded{
                          [](const SetVariable& c) -> QJsonObject {
                              return {{text("scope"), toString(c.scope)},
                                      {text("name"), c.name},
                                      {text("text"), orNull(c.text)}};
                          },
                          [](const EditPath& c) -> QJsonObject {
                              QJsonArray edits;
                              for (const PathEdit& edit : c.edits)
                                  edits << toJson(edit);
                              return {{text("scope"), toString(c.scope)}, {text("edits"), edits}};
                          },
                          [](const WriteGoEnv& c) -> QJsonObject {
                              return {{text("name"), c.name}, {text("value"), orNull(c.value)}};
                          },
                          [](const DefenderExclusion& c) -> QJsonObject {
                              return {{text("folder"), c.folder}, {text("excluded"), c.excluded}};
                          },
                          [](const SwitchAlias& c) -> QJsonObject {
                              return {{text("name"), c.name},
                                      {text("on"), c.on},
                                      {text("tag"), static_cast<qint64>(c.reparseTag)},
                                      {text("data"), hexText(c.reparseData)}};
                          },
                          [](const MakeFolder& c) -> QJsonObject {
                              return {{text("path"), c.path},
                                      {text("scope"), toString(c.scope)},
                                      {text("protected"), c.protectedList}};
                          },
                          [](const EnableLongPaths&) -> QJsonObject { return {}; },
                          [](const InstallToolchain& c) -> QJsonObject {
                              return {{text("root"), c.root},
                                      {text("scope"), toString(c.scope)},
                                      {text("protected"), c.protectedList},
                                      {text("archive"), toJson(c.archive)}};
                          },
                          [](const RemoveToolchain& c) -> QJsonObject {
                              return {{text("root"), c.root}, {text("scope"), toString(c.scope)}};
                          },
                      },
                      change);
}

QJsonObject toJson(const RegistryState& state)
{
    QJsonValue value(QJsonValue::Null);
    if (state.value) {
        value = QJsonObject{{text("kind"), toString(state.value->kind)},
                            {text("data"), hexText(state.value->data)}};
    }
    const bool user = state.place.hive == Hive::CurrentUser;
    QJsonObject object{{text("of"), text("registry")},
                       {text("hive"), user ? text("HKCU") : text("HKLM")},
                       {text("key"), state.place.key},
                       {text("name"), state.place.name},
                       {text("value"), value}};
    if (state.keyAbsent && !state.value)
        object.insert(text("keyAbsent"), true);
    return object;
}

RegistryState readRegistry(JsonFields& fields)
{
    RegistryState state;
    const QString hive = fields.text(text("hive"));
    if (hive != QLatin1String("HKCU") && hive != QLatin1String("HKLM"))
        fields.refuse(text("hive"), Text::tr("neither HKCU nor HKLM"));
    state.place.hive = hive == QLatin1String("HKLM") ? Hive::LocalMachine : Hive::CurrentUser;
    state.place.key = fields.text(text("key"));
    state.place.name = fields.text(text("name"));
    const QJsonValue value = fields.value(text("value"));
    if (fields.has(text("keyAbsent")))
        state.keyAbsent = fields.flag(text("keyAbsent"));
    if (value.isNull())
        return state;
    JsonFields inner(value, fields.path(text("value")));
    const auto kind = regKindFrom(inner.text(text("kind")));
    if (!kind)
        inner.refuse(text("kind"), Text::tr("no kind of registry value"));
    state.value = RegValue{kind.value_or(RegKind::None), inner.hex(text("data"))};
    if (const auto fine = inner.finish(); !fine)
        fields.refuse(fine.error());
    return state;
}

State readState(JsonFields& fields, const QString& of)
{
    if (of == QLatin1String("registry"))
        return readRegistry(fields);
    if (of == QLatin1String("file")) {
        return FileState{fields.text(text("path")), fields.hexOrNull(text("bytes")),
                         fields.text(text("firstMissing"))};
    }
    if (of == QLatin1String("exclusion")) {
        ExclusionState state{fields.text(text("folder")), std::nullopt};
        if (!fields.value(text("excluded")).isNull())
            state.excluded = fields.flag(text("excluded"));
        return state;
    }
    if (of == QLatin1String("alias")) {
        return AliasState{fields.text(text("name")), fields.flag(text("on")),
                          readNumber(fields, text("tag")), fields.hex(text("data"))};
    }
    if (of == QLatin1String("folder")) {
        FolderState state{fields.text(text("path")), fields.flag(text("present")),
                          fields.text(text("firstMissing"))};
        state.open = fields.has(text("open")) && fields.flag(text("open"));
        return state;
    }
    if (of == QLatin1String("tree")) {
        return TreeState{fields.text(text("root")), fields.flag(text("present")),
                         fields.text(text("version")), fields.flag(text("damaged")),
                         fields.text(text("firstMissing"))};
    }
    fields.refuse(text("of"), Text::tr("unknown: \"%1\"").arg(of));
    return FolderState{};
}

} // namespace

QJsonObject toJson(const Change& change)
{
    QJsonObject object = fieldsOf(change);
    object.insert(text("kind"), kindOf(change));
    return object;
}

QJsonObject toJson(const State& state)
{
    return std::visit(
        Overloaded{
            [](const RegistryState& s) { return toJson(s); },
            [](const FileState& s) -> QJsonObject {
                return {{text("of"), text("file")},
                        {text("path"), s.path},
                        {text("bytes"), hexOrNull(s.bytes)},
                        {text("firstMissing"), s.firstMissing}};
            },
            [](const ExclusionState& s) -> QJsonObject {
                const QJsonValue excluded =
                    s.excluded ? QJsonValue(*s.excluded) : QJsonValue(QJsonValue::Null);
                return {{text("of"), text("exclusion")},
                        {text("folder"), s.folder},
                        {text("excluded"), excluded}};
            },
            [](const AliasState& s) -> QJsonObject {
                return {{text("of"), text("alias")},
                        {text("name"), s.name},
                        {text("on"), s.on},
                        {text("tag"), static_cast<qint64>(s.reparseTag)},
                        {text("data"), hexText(s.reparseData)}};
            },
            [](const FolderState& s) -> QJsonObject {
                QJsonObject object{{text("of"), text("folder")},
                                   {text("path"), s.path},
                                   {text("present"), s.present},
                                   {text("firstMissing"), s.firstMissing}};
                if (s.open)
                    object.insert(text("open"), true);
                return object;
            },
            [](const TreeState& s) -> QJsonObject {
                return {{text("of"), text("tree")},   {text("root"), s.root},
                        {text("present"), s.present}, {text("version"), s.version},
                        {text("damaged"), s.damaged}, {text("firstMissing"), s.firstMissing}};
            },
        },
        state);
}

QJsonObject toJson(const PlannedChange& planned)
{
    return {{text("change"), toJson(planned.change)},
            {text("before"), toJson(planned.before)},
            {text("after"), toJson(planned.after)},
            {text("rules"), QJsonArray::fromStringList(planned.ruleIds)}};
}

Result<Change> changeFromJson(const QJsonValue& value, const QString& path)
{
    JsonFields fields(value, path);
    Change change = readKind(fields, fields.text(text("kind")));
    if (const auto fine = fields.finish(); !fine)
        return fail(fine.error());
    return change;
}

Result<State> stateFromJson(const QJsonValue& value, const QString& path)
{
    JsonFields fields(value, path);
    State state = readState(fields, fields.text(text("of")));
    if (const auto fine = fields.finish(); !fine)
        return fail(fine.error());
    return state;
}

Result<PlannedChange> plannedFromJson(const QJsonValue& value, const QString& path)
{
    JsonFields fields(value, path);
    PlannedChange planned;
    const auto change = changeFromJson(fields.value(text("change")), fields.path(text("change")));
    const auto before = stateFromJson(fields.value(text("before")), fields.path(text("before")));
    const auto after = stateFromJson(fields.value(text("after")), fields.path(text("after")));
    planned.ruleIds = fields.texts(text("rules"));
    if (!change)
        return fail(change.error());
    if (!before)
        return fail(before.error());
    if (!after)
        return fail(after.error());
    if (const auto fine = fields.finish(); !fine)
        return fail(fine.error());
    planned.change = *change;
    planned.before = *before;
    planned.after = *after;
    return planned;
}

} // namespace gosetup
