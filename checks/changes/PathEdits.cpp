// SPDX-License-Identifier: Apache-2.0
#include "changes/PathEdits.h"

#include "paths/PathList.h"

#include <algorithm>

namespace gosetup {

namespace {

/// An entry and its place in the value as it was when the plan was made; -1 = ours.
struct Item
{
    QString text;
    int origin = -1;
};

class Editor
{
  public:
    Editor(const QStringList& entries, const winpath::VariableLookup& lookup)
        : m_original(entries), m_lookup(lookup)
    {
        for (int i = 0; i < entries.size(); ++i)
            m_items.push_back({entries[i], i});
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
    [[nodiscard]] QString folderKey(const QString& entry) const
    {
        return entryFolder(entry, m_lookup).toCaseFolded();
    }

    [[nodiscard]] std::vector<Item>::iterator findFolder(const QString& entry)
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
        Item item{entry, -1};
        if (found != m_items.end()) {
            item = *found;
            m_items.erase(found);
        }
        m_items.insert(m_items.begin(), item);
    }

    void insertLast(const QString& entry)
    {
        if (findFolder(entry) != m_items.end())
            return;
        // "a;" + D is "a;D", never "a;;D".
        if (!m_items.empty() && m_items.back().text.isEmpty())
            m_items.back() = {entry, -1};
        else
            m_items.push_back({entry, -1});
    }

    [[nodiscard]] std::vector<Item>::iterator named(const PathEdit& edit)
    {
        int seen = 0;
        int origin = -1;
        for (int i = 0; i < m_original.size() && origin < 0; ++i) {
            if (m_original[i] == edit.entry && seen++ == edit.occurrence)
                origin = i;
        }
        if (origin < 0)
            return m_items.end();
        return std::find_if(m_items.begin(), m_items.end(), [&](const Item& item) {
            return item.origin == origin && item.text == edit.entry;
        });
    }

    void remove(const PathEdit& edit)
    {
        if (const auto found = named(edit); found != m_items.end())
            m_items.erase(found);
    }

    void replace(const PathEdit& edit)
    {
        if (const auto found = named(edit); found != m_items.end())
            found->text = edit.replacement;
    }

    QStringList m_original;
    const winpath::VariableLookup& m_lookup;
    std::vector<Item> m_items;
};

[[nodiscard]] Result<void> checkEntry(const QString& entry)
{
    if (winpath::clean(entry).isEmpty())
        return fail(ErrorCode::Invalid, Text::tr("an entry of PATH must name a folder"));
    const bool splits = entry.count(u'"') % 2 != 0 || PathList(entry).entries().size() != 1;
    if (entry.contains(QChar(u'\0')) || splits) {
        return fail(ErrorCode::Invalid, Text::tr("\"%1\" cannot be one entry of PATH").arg(entry));
    }
    return {};
}

[[nodiscard]] Result<void> checkEdits(const std::vector<PathEdit>& edits)
{
    for (const PathEdit& edit : edits) {
        const bool inserts =
            edit.kind == PathEdit::Kind::InsertFirst || edit.kind == PathEdit::Kind::InsertLast;
        if (!inserts && edit.kind != PathEdit::Kind::Replace)
            continue;
        if (auto fine = checkEntry(inserts ? edit.entry : edit.replacement); !fine)
            return fine;
    }
    return {};
}

[[nodiscard]] tl::unexpected<Error> wrongKind(const RegValue& value)
{
    return fail(ErrorCode::Invalid,
                Text::tr("PATH is stored as %1 and not as text").arg(toString(value.kind)),
                Text::tr("have a look at it in the registry editor; GoSetup does not touch it"));
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

ListDifference difference(const QStringList& before, const QStringList& after)
{
    const auto n = static_cast<std::size_t>(before.size());
    const auto m = static_cast<std::size_t>(after.size());
    // Longest common subsequence, from the end, so that the walk below goes forward.
    std::vector<std::vector<int>> length(n + 1, std::vector<int>(m + 1, 0));
    const auto at = [](const QStringList& list, std::size_t i) -> const QString& {
        return list[static_cast<qsizetype>(i)];
    };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            length[i][j] = at(before, i) == at(after, j)
                               ? length[i + 1][j + 1] + 1
                               : std::max(length[i + 1][j], length[i][j + 1]);
        }
    }
    ListDifference result;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && at(before, i) == at(after, j)) {
            ++i;
            ++j;
        } else if (j == m || (i < n && length[i + 1][j] >= length[i][j + 1])) {
            result.removed.push_back(static_cast<int>(i++));
        } else {
            result.added.push_back(static_cast<int>(j++));
        }
    }
    return result;
}

Result<std::optional<RegValue>> applyPathEdits(const std::optional<RegValue>& before,
                                               const std::vector<PathEdit>& edits,
                                               const winpath::VariableLookup& lookup)
{
    if (before && !before->isText())
        return wrongKind(*before);
    if (auto fine = checkEdits(edits); !fine)
        return fail(fine.error());

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
                    Text::tr("remove entries that are no longer needed first"));
    }
    return RegValue::fromText(kind, text);
}

Result<PathTakenBack> takeBackPathEdits(const std::optional<RegValue>& current,
                                        const std::optional<RegValue>& before,
                                        const std::optional<RegValue>& after,
                                        const QStringList& keep,
                                        const winpath::VariableLookup& lookup)
{
    if (current && !current->isText())
        return wrongKind(*current);
    const QStringList was = entriesOf(before);
    const QStringList became = entriesOf(after);
    const ListDifference ours = difference(was, became);
    QStringList now = entriesOf(current);
    PathTakenBack result;

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

} // namespace gosetup
