// SPDX-License-Identifier: Apache-2.0
#include "rules/FactsMaker.h"

#include "machine/practice/RedactImage.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage gitImage(const char* to, const char* from, const char* proxy = "direct")
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOPROXY"), RegKind::String, s(proxy));
    image.file(userHome + s("\\.gitconfig"))
        .content(
            QStringLiteral("[user]\n\temail = li@corp.example\n[url \"%1\"]\n\tinsteadOf = %2\n")
                .arg(s(to), s(from))
                .toUtf8());
    return image;
}

Finding gitVerdict(const MachineImage& image)
{
    return worst(factsOf(image), "git.instead-of");
}

} // namespace

TEST(Git, ThatSignsInForEverybodysModulesIsAWarningWhereGoAsksItFirst)
{
    const char* const all = "https://github.com/";
    EXPECT_EQ(gitVerdict(gitImage("git@github.com:", all)).status, Status::Warning);
    EXPECT_EQ(gitVerdict(gitImage("ssh://git@github.com/", all)).status, Status::Warning);
    EXPECT_EQ(gitVerdict(gitImage("git@github.com:", all, "https://goproxy.cn,direct")).status,
              Status::Note);
    MachineImage withKey = gitImage("git@github.com:", all);
    withKey.file(userHome + s("\\.ssh\\id_ed25519")).content("x");
    EXPECT_EQ(gitVerdict(withKey).status, Status::Note);
    withKey = gitImage("git@github.com:", all);
    withKey.file(userHome + s("\\.ssh\\id_ed25519.pub")).content("x");
    EXPECT_EQ(gitVerdict(withKey).status, Status::Warning) << "the public half signs nobody in";
}

TEST(Git, ThatIsLimitedToOnesOwnModulesIsInOrder)
{
    for (const auto& [to, from] :
         {std::pair("git@github.com:acme/", "https://github.com/acme/"),
          std::pair("git@git.corp.example:", "https://git.corp.example/"),
          std::pair("https://token@github.com/", "https://github.com/"),
          std::pair("https://", "git://"), std::pair("https://github.com/", "git@github.com:")})
        EXPECT_EQ(gitVerdict(gitImage(to, from)).status, Status::Ok) << to << ' ' << from;
    EXPECT_EQ(gitVerdict(soundImage()).status, Status::Ok);
}

TEST(Git, ThatGoesToAnotherServerIsAWarning)
{
    for (const auto& [to, from] :
         {std::pair("https://hub.mirror.example/", "https://github.com/"),
          std::pair("https://mirror.example/https://github.com/", "https://github.com/"),
          std::pair("git://github.com/", "https://github.com/"), std::pair("http://", "https://")})
        EXPECT_EQ(gitVerdict(gitImage(to, from, "https://goproxy.cn,direct")).status,
                  Status::Warning)
            << to << ' ' << from;
}

TEST(Git, IsAskedInAllItsFiles)
{
    MachineImage image = soundImage();
    const char* const rule = "[url \"https://m.example/\"]\ninsteadOf = https://gitee.com/\n";
    const auto with = [&](const QString& path) {
        MachineImage copy = image;
        copy.file(path).content(rule);
        return gitVerdict(copy).status;
    };
    EXPECT_EQ(with(s("C:\\Program Files\\Git\\etc\\gitconfig")), Status::Warning);
    EXPECT_EQ(with(userHome + s("\\.config\\git\\config")), Status::Warning);
    image.setVariable(Hive::CurrentUser, s("HOME"), RegKind::String, s("D:\\home"));
    EXPECT_EQ(with(s("D:\\home\\.gitconfig")), Status::Warning);
    EXPECT_EQ(with(userHome + s("\\.gitconfig")), Status::Ok);
    image.setVariable(Hive::CurrentUser, s("GIT_CONFIG_GLOBAL"), RegKind::String, s("D:\\g"));
    EXPECT_EQ(with(s("D:\\g")), Status::Warning);
    EXPECT_EQ(with(s("D:\\home\\.gitconfig")), Status::Ok);
}

TEST(Git, IsPutRightInTheFileThatHasTheRule)
{
    const QString wide = s("C:\\Program Files\\Git\\etc\\gitconfig");
    MachineImage image = gitImage("git@github.com:acme/", "https://github.com/acme/");
    image.file(wide).content("[url \"https://m.example/\"]\ninsteadOf = https://gitee.com/\n");
    const Finding finding = gitVerdict(image);
    EXPECT_EQ(finding.evidence.front().english(), wide);
    EXPECT_TRUE(finding.fixes.back().title.english().contains(s("--file \"") + wide + u'"'));
}

TEST(Git, OfAnImageKeepsItsVerdictAndNoMore)
{
    const MachineImage image =
        gitImage("https://li:hunter2@hub.mirror.example/", "https://github.com/");
    const Finding finding = gitVerdict(image);
    EXPECT_EQ(finding.status, Status::Warning);
    for (const Text& line : finding.evidence)
        EXPECT_FALSE(line.english().contains(s("hunter2")));
    for (const Fix& fix : finding.fixes)
        EXPECT_FALSE(fix.title.english().contains(s("hunter2")));
    const MachineImage redacted = redactImage(image);
    EXPECT_EQ(gitVerdict(redacted).status, Status::Warning);
    for (const auto& [key, node] : redacted.files) {
        if (!node.bytes)
            continue;
        EXPECT_FALSE(node.bytes->contains("hunter2"));
        EXPECT_FALSE(node.bytes->contains("li@corp"));
    }
    EXPECT_EQ(gitVerdict(redactImage(gitImage("git@github.com:", "https://github.com/"))).status,
              Status::Warning);
}
