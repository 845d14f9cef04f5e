// SPDX-License-Identifier: Apache-2.0
// Typed, strict reading of JSON objects: the first thing that is not as it must be becomes an error
// which names its JSON path; whatever is read after that yields defaults. Used by the image reader.
#pragma once

#include "base/Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QSet>
#include <QStringList>

#include <functional>
#include <limits>
#include <optional>

namespace gosetup {

/// Keeps the first error of one document.
class JsonErrors
{
  public:
    void add(const QString& path, const Text& what);
    [[nodiscard]] const std::optional<Error>& first() const { return m_first; }

  private:
    std::optional<Error> m_first;
};

/// `$.files["C:\\Go"]`: path of a member.
[[nodiscard]] QString jsonMember(const QString& path, const QString& name);

/// One object of the document. Each member asked for counts as known; done() refuses the others.
class JsonWalk
{
  public:
    JsonWalk(JsonErrors& errors, const QJsonValue& value, QString path);

    [[nodiscard]] bool has(const QString& name) const { return m_object.contains(name); }
    [[nodiscard]] QString text(const QString& name, const QString& otherwise = {});
    [[nodiscard]] QString requiredText(const QString& name);
    /// A text out of a closed set; its index, or `otherwise` where the member is absent.
    [[nodiscard]] int choice(const QString& name, const QStringList& choices, int otherwise);
    /// A whole number, also as "0x…" text.
    [[nodiscard]] qint64 number(const QString& name, qint64 otherwise = 0);
    /// The same for a place that holds no other numbers: an error where it is not within the two.
    [[nodiscard]] qint64 numberWithin(const QString& name, qint64 least, qint64 most,
                                      qint64 otherwise = 0);
    template <typename Number>
    [[nodiscard]] Number numberOf(const QString& name, Number otherwise)
    {
        using Limits = std::numeric_limits<Number>;
        return static_cast<Number>(numberWithin(name, Limits::min(), Limits::max(), otherwise));
    }
    [[nodiscard]] bool flag(const QString& name, bool otherwise = false);
    [[nodiscard]] QStringList texts(const QString& name);
    [[nodiscard]] QByteArray hex(const QString& name);
    [[nodiscard]] QByteArray base64(const QString& name);
    [[nodiscard]] QDateTime time(const QString& name);
    /// An object member; an empty object where it is absent.
    [[nodiscard]] JsonWalk object(const QString& name);
    /// Each member of this object whose value is an object: f(name, walk). All members become
    /// known.
    void members(const std::function<void(const QString&, JsonWalk&)>& f);
    /// Each element of an array of objects.
    void elements(const QString& name, const std::function<void(JsonWalk&)>& f);
    /// Names of all members, which become known.
    [[nodiscard]] QStringList names();

    void refuse(const QString& name, const Text& what);
    void refuse(const Text& what) { m_errors.add(m_path, what); }
    void done();
    [[nodiscard]] const QString& path() const { return m_path; }

  private:
    [[nodiscard]] std::optional<QJsonValue> member(const QString& name);

    JsonErrors& m_errors;
    QJsonObject m_object;
    QString m_path;
    QSet<QString> m_known;
};

} // namespace gosetup
