// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/ImageJson.h"

#include "machine/practice/ImageFields.h"

#include <QJsonDocument>

namespace gosetup {

namespace {

/// Replaces the token by the stand-in, so that a redacted image checks as the original did: a
/// literal %USERNAME% in a plain registry string would itself be a finding. A reference to the
/// variable that a person wrote is stored in lower case and is left as it is.
void standIn(MachineImage& image)
{
    if (!image.redaction)
        return;
    const QString name = image.redaction->userStandIn;
    const QString token = QString::fromLatin1(userNameToken);
    json::changeTexts(image, [&](const QString& text) {
        return QString(text).replace(token, name, Qt::CaseSensitive);
    });
    image.redaction.reset();
}

} // namespace

Result<MachineImage> readImage(const QByteArray& json)
{
    const auto object = json::parseObject(json);
    GOSETUP_RETURN_IF_FAILED(object);
    auto image = json::read<MachineImage>(*object);
    if (image)
        standIn(*image);
    return image;
}

QByteArray writeImage(const MachineImage& image)
{
    return QJsonDocument(json::toObject(image)).toJson(QJsonDocument::Indented);
}

void changeTexts(MachineImage& image, const std::function<QString(const QString&)>& change)
{
    json::changeTexts(image, change);
}

} // namespace gosetup
