// SPDX-License-Identifier: Apache-2.0
#include "machine/EveryFieldImage.h"
#include "machine/practice/ImageJson.h"
#include "support/Golden.h"
#include "support/SchemaCheck.h"

#include <QJsonDocument>

namespace gosetup {
namespace {

TEST(GoldenImage, IsWrittenByteForByteAndReadBack)
{
    const QByteArray written = writeImage(testkit::everyFieldImage());
    EXPECT_TRUE(testkit::isGolden(written, "image.json"));
    EXPECT_EQ(
        testkit::schemaError(s("image"), QJsonDocument::fromJson(written).object()).toStdString(),
        "");
    auto image = readImage(testkit::golden("image.json"));
    ASSERT_TRUE(image) << image.error().english().toStdString();
    image->redaction = testkit::everyFieldImage().redaction; // taken out by reading
    EXPECT_EQ(writeImage(*image).toStdString(), written.toStdString());
}

TEST(GoldenImage, OfAnOrdinaryComputerSaysLittle)
{
    const QByteArray written = writeImage(MachineImage());
    EXPECT_TRUE(testkit::isGolden(written, "image-ordinary.json"));
    const auto image = readImage(testkit::golden("image-ordinary.json"));
    ASSERT_TRUE(image) << image.error().english().toStdString();
    EXPECT_EQ(writeImage(*image).toStdString(), written.toStdString());
}

TEST(GoldenImage, LeftOutFieldsHaveTheirDefaults)
{
    const auto image = readImage(R"({"schema":"gosetup.image/1","name":"x","system":{"user":"u"},
        "volumes":[{"root":"D:\\"}],"network":{"proxy":{"host":"p"},"hosts":{"A.example":{}}},
        "files":{"C:\\f":{}},"faults":[{"at":"files.write"}],"running":[{"name":"n"}],
        "programs":[{"path":"C:\\p"}],"defender":{}})");
    ASSERT_TRUE(image) << image.error().english().toStdString();
    EXPECT_TRUE(testkit::isGolden(writeImage(*image), "image-defaults.json"));
}

} // namespace
} // namespace gosetup
