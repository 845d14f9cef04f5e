// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/PathEdits.h"

#include "changes/ListDifference.h"
#include "paths/PathList.h"

#include <QHash>

#include <algorithm>
#include <list>

namespace gosetup {

namespace {

/// An entry and its place in the value as it was when the plan was made; -1 = ours.
struct Item
{
    QString text;
    int origin = -1;
};

/// A list, so that what an edit names is found and taken out without a walk through all of a PATH.
class Editor
{
  public:
    Editor(const QStringList& entries, const winpath::VariableLookup& lookup) : m_lookup(lookup)
    {
        for (int i = 0; i < entries.size(); ++i) {
            m_items.push_back({entries[i], i});
            m_named[entries[i]].push_back(std::prev(m_items.end()));
        }
    }

    void edit(const PathEdit& edit)
    {
        switch (edit.kind) {
        case PathEdit::Kind::InsertFirst: insertFirst(edit.entry); break;
        case PathEdit::Kind::InsertLast: insertLast(edit.entry); break;
        case PathEdit::Kind::Remove: remove(edit); break;
        case PathEdit::Kind::Replace: replace(edit); break;
        case PathEdit::Kind::MakeExpandable: break;
        }
    }

    [[nodiscard]] QStringList entries() const
    {
        QStringList list;
        for (const Item& item : m_items)
            list << item.text;
        return list;
    }

  private:
    using Place = std::list<Item>::iterator;

    [[nodiscard]] QString folderKey(const QString& entry) const
    {
        return entryFolder(entry, m_lookup).toCaseFolded();
    }

    [[nodiscard]] Place findFolder(const QString& entry)
    {
        const QString wanted = folderKey(entry);
        return std::find_if(m_items.begin(), m_items.end(),
                            [&](const Item& item) { return folderKey(item.text) == wanted; });
    }

    void insertFirst(const QString& entry)
    {
        const auto first = std::find_if(m_items.begin(), m_items.end(), [&](const Item& item) {
            return !entryFolder(item.text, m_lookup).isEmpty();
        });
        const auto found = findFolder(entry);
        if (found != m_items.end() && found == first)
            return;
        if (found != m_items.end())
            m_items.splice(m_items.begin(), m_items, found);
        else
            m_items.push_front({entry, -1});
    }

    void insertLast(const QString& entry)
    {
        if (findFolder(entry) != m_items.end())
            return;
        // Behind a lone quote it would be part of that entry.
        if (!m_items.empty() && hasLoneQuote(m_items.back().text))
            m_items.insert(std::prev(m_items.end()), {entry, -1});
        // "a;" + D is "a;D", never "a;;D".
        else if (!m_items.empty() && m_items.back().text.isEmpty())
            m_items.back() = {entry, -1};
        else
            m_items.push_back({entry, -1});
    }

    /// The entry as it was when the plan was made; null where it is gone or spelt anew since.
    [[nodiscard]] std::optional<Place> named(const PathEdit& edit)
    {
        const auto known = m_named.constFind(edit.entry);
        if (known == m_named.constEnd() || edit.occurrence < 0 ||
            static_cast<std::size_t>(edit.occurrence) >= known->size())
            return std::nullopt;
        const auto& place = (*known)[static_cast<std::size_t>(edit.occurrence)];
        if (!place || (*place)->origin < 0 || (*place)->text != edit.entry)
            return std::nullopt;
        return place;
    }

    void remove(const PathEdit& edit)
    {
        if (const auto found = named(edit)) {
            m_items.erase(*found);
            m_named[edit.entry][static_cast<std::size_t>(edit.occurrence)].reset();
        }
    }

    /// The parts of a replacement that holds several entries stand where the entry has stood.
    void replace(const PathEdit& edit)
    {
        const auto found = named(edit);
        if (!found)
            return;
        const QStringList parts = PathList(edit.replacement).entries();
        (*found)->text = parts.value(0);
        const Place next = std::next(*found);
        for (const QString& part : parts.mid(1))
            m_items.insert(next, {part, -1});
    }

    const winpath::VariableLookup& m_lookup;
    std::list<Item> m_items;
    QHash<QString, std::vector<std::optional<Place>>> m_named; ///< by text, of equal ones in order
};

} // namespace

Result<void> checkPathEntry(const QString& entry)
{
    if (winpath::clean(entry).isEmpty())
        return fail(ErrorCode::Invalid, Text::tr("a PATH entry must be a folder"));
    const bool splits = entry.count(u'"') % 2 != 0 || PathList(entry).entries().size() != 1;
    if (entry.contains(QChar(u'\0')) || splits) {
        return fail(ErrorCode::Invalid, Text::tr("\"%1\" cannot be one entry of PATH").arg(entry));
    }
    return {};
}

QStringList newEntries(const PathEdit& edit)
{
    switch (edit.kind) {
    case PathEdit::Kind::InsertFirst:
    case PathEdit::Kind::InsertLast: return {edit.entry};
    case PathEdit::Kind::Replace: {
        const QStringList parts = PathList(edit.replacement).entries();
        return parts.isEmpty() ? QStringList{edit.replacement} : parts;
    }
    default: return {};
    }
}

namespace {

[[nodiscard]] Result<void> checkEdits(const std::vector<PathEdit>& edits)
{
    for (const PathEdit& edit : edits) {
        for (const QString& entry : newEntries(edit))
            GOSETUP_RETURN_IF_FAILED(checkPathEntry(entry));
    }
    return {};
}

[[nodiscard]] tl::unexpected<Error> wrongKind(const RegValue& value)
{
    return fail(ErrorCode::Invalid,
                Text::tr("PATH is stored as %1 and not as text").arg(toString(value.kind)),
                Text::tr("check it in Registry Editor; GoSetup does not change it"));
}

bool asksForExpandable(const std::vector<PathEdit>& edits)
{
    return std::any_of(edits.begin(), edits.end(), [](const PathEdit& edit) {
        return edit.kind == PathEdit::Kind::MakeExpandable;
    });
}

bool addsVariable(const QStringList& before, const QStringList& after)
{
    const auto added = difference(before, after).added;
    return std::any_of(added.begin(), added.end(),
                       [&](int i) { return winpath::hasVariable(after[i]); });
}

bool holdsFolder(const QStringList& folders, const QString& entry,
                 const winpath::VariableLookup& lookup)
{
    return std::any_of(folders.begin(), folders.end(), [&](const QString& folder) {
        return winpath::same(entryFolder(entry, lookup), folder);
    });
}

QStringList entriesOf(const std::optional<RegValue>& value)
{
    return value && value->isText() ? PathList(value->text()).entries() : QStringList();
}

/// Where in `now` the entry stands that is before[index]: of equal ones that of the same number
/// from the front, or the last one there is; -1 where there is none.
qsizetype standsAt(const QStringList& before, int index, const QStringList& now)
{
    const qsizetype rank = before.mid(0, index).count(before[index]);
    qsizetype at = -1;
    for (qsizetype seen = 0; seen <= rank; ++seen) {
        const qsizetype next = now.indexOf(before[index], at + 1);
        if (next < 0)
            break;
        at = next;
    }
    return at;
}

/// Where an entry of `before` belongs in `now`: after its nearest earlier neighbour that is still
/// there, else before its nearest later one.
qsizetype placeFor(const QStringList& before, int index, const QStringList& now)
{
    for (int i = index - 1; i >= 0; --i) {
        if (const auto at = standsAt(before, i, now); at >= 0)
            return at + 1;
    }
    for (int i = index + 1; i < before.size(); ++i) {
        if (const auto at = now.indexOf(before[i]); at >= 0)
            return at;
    }
    return index == 0 ? 0 : now.size();
}

} // namespace

Result<std::optional<RegValue>> applyPathEdits(const std::optional<RegValue>& before,
                                               const std::vector<PathEdit>& edits,
                                               const winpath::VariableLookup& lookup)
{
    if (before && !before->isText())
        return wrongKind(*before);
    GOSETUP_RETURN_IF_FAILED(checkEdits(edits));

    const QStringList entries = entriesOf(before);
    Editor editor(entries, lookup);
    for (const PathEdit& edit : edits)
        editor.edit(edit);
    const QStringList edited = editor.entries();
    const bool sameText = edited == entries;

    RegKind kind = before ? before->kind : RegKind::ExpandString;
    if (asksForExpandable(edits) || addsVariable(entries, edited))
        kind = RegKind::ExpandString;
    if (sameText) {
        if (!before)
            return before;
        return RegValue{kind, before->data};
    }

    const QString text = edited.join(u';');
    if (text.size() > longestVariable && (!before || text.size() > before->text().size())) {
        return fail(ErrorCode::Invalid,
                    Text::tr("PATH would be %1 characters long; Windows allows %2")
                        .arg(text.size())
                        .arg(longestVariable),
                    Text::tr("first remove entries that are no longer needed"));
    }
    return RegValue::fromText(kind, text);
}

Result<UndonePathEdits> undoPathEdits(const std::optional<RegValue>& current,
                                      const std::optional<RegValue>& before,
                                      const std::optional<RegValue>& after, const QStringList& keep,
                                      const winpath::VariableLookup& lookup)
{
    if (current && !current->isText())
        return wrongKind(*current);
    const QStringList was = entriesOf(before);
    const QStringList became = entriesOf(after);
    const ListDifference ours = difference(was, became);
    QStringList now = entriesOf(current);
    UndonePathEdits result;

    // Untouched: of equal entries the ones that were there are put back, whichever they were.
    const bool untouched = now == became && keep.isEmpty();
    if (untouched)
        now = was;
    for (auto i = ours.added.rbegin(); i != ours.added.rend() && !untouched; ++i) {
        const QString& entry = became[*i];
        if (holdsFolder(keep, entry, lookup)) {
            result.kept << entry;
            continue;
        }
        const auto at = *i == 0 ? now.indexOf(entry) : now.lastIndexOf(entry);
        if (at >= 0)
            now.removeAt(at);
    }
    for (const int i : untouched ? std::vector<int>() : ours.removed) {
        // Somebody put it back already, or it is one we moved and whose new place must stay.
        if (now.count(was[i]) >= was.count(was[i]))
            continue;
        now.insert(placeFor(was, i, now), was[i]);
    }

    if (now.isEmpty() && !before)
        return result;
    RegKind kind = current ? current->kind : (before ? before->kind : RegKind::ExpandString);
    const bool oursMadeItExpandable = before && after && before->kind != after->kind;
    if (oursMadeItExpandable && kind == after->kind && !winpath::hasVariable(now.join(u';')))
        kind = before->kind;
    if (current && now == entriesOf(current))
        result.value = RegValue{kind, current->data};
    else
        result.value = RegValue::fromText(kind, now.join(u';'));
    return result;
}

namespace {

/// `moves`: it is on PATH already and changes its place.
[[nodiscard]] Result<void> checkNewEntry(const QString& entry, bool moves,
                                         const winpath::VariableLookup& lookup)
{
    const Text remedy = Text::tr("enter the full path of a folder, such as C:\\Go\\bin");
    if (entry.contains(u'"') && !moves)
        return fail(
            ErrorCode::Invalid,
            Text::tr("%1 is in quotes, which many programs do not understand in PATH").arg(entry),
            remedy);
    const QStringList folders = PathList(winpath::expand(entry, lookup)).entries();
    for (const QString& folder : folders) {
        if (winpath::hasVariable(folder))
            return fail(ErrorCode::Invalid,
                        Text::tr("%1 contains a variable that is not set").arg(entry), remedy);
        if (winpath::hasBlankEnds(folder))
            return fail(ErrorCode::Invalid,
                        Text::tr("\"%1\" begins or ends with a space").arg(entry), remedy);
        if (!winpath::isAbsolute(folder))
            return fail(ErrorCode::Invalid,
                        Text::tr("%1 is not a full path, and PATH may contain no other").arg(entry),
                        remedy);
    }
    return {};
}

} // namespace

Result<void> checkNewEntries(const std::vector<PathEdit>& edits, const QStringList& present,
                             const winpath::VariableLookup& lookup)
{
    for (const PathEdit& edit : edits) {
        const bool inserts =
            edit.kind == PathEdit::Kind::InsertFirst || edit.kind == PathEdit::Kind::InsertLast;
        const bool replaces = edit.kind == PathEdit::Kind::Replace && present.contains(edit.entry);
        if (!inserts && !replaces)
            continue;
        for (const QString& entry : newEntries(edit)) {
            GOSETUP_RETURN_IF_FAILED(checkPathEntry(entry));
            GOSETUP_RETURN_IF_FAILED(
                checkNewEntry(entry, inserts && present.contains(entry), lookup));
        }
    }
    return {};
}

bool isRespelling(const PathEdit& edit)
{
    // A blank around it made it another folder.
    if (winpath::hasBlankEnds(edit.entry) || winpath::hasBlankEnds(edit.replacement))
        return false;
    return edit.kind == PathEdit::Kind::Replace && newEntries(edit).size() == 1 &&
           !hasLoneQuote(edit.entry) && !winpath::hasVariable(edit.entry) &&
           !winpath::hasVariable(edit.replacement) &&
           winpath::isAbsolute(entryFolder(edit.replacement)) &&
           winpath::same(entryFolder(edit.entry), entryFolder(edit.replacement));
}

} // namespace gosetup
