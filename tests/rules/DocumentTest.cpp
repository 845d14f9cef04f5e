// SPDX-License-Identifier: Apache-2.0
// docs/rules.md is what the catalogue says.
#include "rules/Catalogue.h"
#include "rules/RulesMarkdown.h"

#include <QFile>

TEST(RulesDocument, IsWhatTheCatalogueSays)
{
    QFile file(QStringLiteral(GOSETUP_SOURCE_DIR "/docs/rules.md"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    // Write it anew with: gosetup explain --markdown > docs/rules.md
    EXPECT_EQ(QString::fromUtf8(file.readAll()), gosetup::rulesMarkdown());
}
