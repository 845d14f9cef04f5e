// SPDX-License-Identifier: Apache-2.0
#include "changes/elevated/ElevationRequest.h"

#include "changes/ChangeFields.h"

#include <QJsonDocument>

namespace gosetup {

namespace {

/// A fetched archive and the file in which it waits.
struct Delivered
{
    QString archive;
    QString file;
};

void fields(auto& v, json::Like<Delivered> auto& delivered)
{
    v.required("archive", delivered.archive);
    v.required("file", delivered.file);
}

} // namespace

void fields(auto& v, json::Like<ElevationRequest> auto& request)
{
    v.constant("schema", requestSchema);
    v.required("run", request.run);
    v.required("undoes", request.undoes);
    v.required("keepPath", request.keepPath);
    v.required("made", request.made);
    std::vector<Delivered> delivered;
    for (auto one = request.delivered.cbegin(); one != request.delivered.cend(); ++one)
        delivered.push_back({one.key(), one.value()});
    v.required("delivered", delivered, maxChanges);
    if constexpr (std::decay_t<decltype(v)>::reading) {
        for (const Delivered& one : delivered)
            request.delivered.insert(one.archive, one.file);
    }
    v.required("plan", request.plan);
}

QByteArray toBytes(const ElevationRequest& request)
{
    return QJsonDocument(json::toObject(request)).toJson(QJsonDocument::Compact);
}

Result<ElevationRequest> requestFrom(const QByteArray& bytes)
{
    const auto object = json::parseObject(bytes);
    return object ? json::read<ElevationRequest>(*object) : fail(object.error());
}

} // namespace gosetup
