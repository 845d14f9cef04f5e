// SPDX-License-Identifier: Apache-2.0
#include "gosettings/PowerShellProfile.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::gosettings;

namespace {

/// "f3 a7=C:\go.exe": kinds, lines and targets; a function that starts go.exe is an "F".
std::string found(const QByteArray& text)
{
    QStringList words;
    for (const ProfileCommand& one : powerShellProfile(text).go) {
        const bool alias = one.kind == ProfileCommand::Kind::Alias;
        words << QStringLiteral("%1%2%3")
                     .arg(alias          ? s("a")
                          : one.startsGo ? s("F")
                                         : s("f"))
                     .arg(one.line)
                     .arg(alias ? u'=' + one.target : QString());
    }
    return words.join(u' ').toStdString();
}

std::string variables(const QByteArray& text)
{
    QStringList words;
    for (const ProfileVariable& one : powerShellProfile(text).variables)
        words << QStringLiteral("%1:%2").arg(one.name).arg(one.line);
    return words.join(u' ').toStdString();
}

QByteArray utf16(const char* text, bool bigEndian)
{
    QByteArray bytes = bigEndian ? QByteArray("\xFE\xFF") : QByteArray("\xFF\xFE");
    for (const char* c = text; *c != '\0'; ++c) {
        bytes.append(bigEndian ? '\0' : *c);
        bytes.append(bigEndian ? *c : '\0');
    }
    return bytes;
}

struct ProfileRow
{
    const char* text;
    const char* found;
};

} // namespace

TEST(PowerShellProfile, FindsFunctionsAndAliasesNamedGo)
{
    const ProfileRow rows[] = {
        {"function go { cd ~ }", "f1"},
        {"\nFUNCTION Go\n{\n}", "f2"},
        {"function global:go($dir) { cd $dir }", "f1"},
        {"filter go { $_ }", "f1"},
        {"$function:go = { cd }", "f1"},
        {"${function:global:go} = { cd }", "f1"},
        {"Set-Item -Path function:global:go -Value { cd }", "f1"},
        {"function go { & 'C:\\Go\\bin\\go.exe' @args }", "F1"},
        {"Set-Alias go C:\\go1.22\\bin\\go.exe", "a1=C:\\go1.22\\bin\\go.exe"},
        {"set-alias -Name go -Value \"C:\\Go 1\\go.exe\" -Scope Global", "a1=C:\\Go 1\\go.exe"},
        {"New-Alias -Value gopher -N go -Force", "a1=gopher"},
        {"sal go 'it''s'", "a1=it's"},
        {"nal -Name:go -Value:x | Out-Null", "a1=x"},
        {"Set-Alias -Option AllScope go x", "a1=x"},
        {"Set-Alias -Name go `\n  -Value x", "a1=x"},
        {"if (Test-Path x) { Set-Alias go x } else { function go {} }", "a1=x f1"},
        {"try\n{\n  function go { }\n}\ncatch { }", "f3"},
        {"$x = @{ a = 1 }; function go { }", "f1"},
        {"echo `\"; function go { }", "f1"},
        {"Set-Alias go a; Set-Alias go b", "a1=b"},
    };
    for (const ProfileRow& row : rows)
        EXPECT_EQ(found(row.text), row.found) << row.text;
}

TEST(PowerShellProfile, PassesOverWhatDefinesNoGo)
{
    const char* const texts[] = {
        "",
        "# function go { }",
        "ls # ; Set-Alias go x",
        "<# function go { }\nSet-Alias go x #>",
        "'function go { }'",
        "\"; function go { } `\" ; Set-Alias go x\"",
        "$text = @'\nfunction go { }\n  '@\nSet-Alias go x\n'@",
        "$text = @\"\nSet-Alias go x\n\"@",
        "function goto { }",
        "function cargo { function go { } }",
        "function Enable-Go { Set-Alias go x }",
        "Get-Item x | ForEach-Object { Set-Alias go x }",
        "Set-Alias g go",
        "Set-Alias -Value go -Name g",
        "Set-Alias go.exe x",
        "echo function go",
        "go version",
        "Set-Alias go x; Remove-Item Alias:go",
        "function go { }\nRemove-Item function:\\go -ErrorAction Ignore",
        "Set-Alias go x; Remove-Alias go",
        "Set-Alias -",
        "function",
        "Set-Alias go",
    };
    for (const char* text : texts) {
        if (QByteArray(text) == "Set-Alias go")
            EXPECT_EQ(found(text), "a1=") << "its value may be asked for";
        else
            EXPECT_EQ(found(text), "") << text;
    }
}

TEST(PowerShellProfile, StaysWithItsTextAfterWhatHasNoEnd)
{
    for (const char* text : {"'", "\"", "@'\nx", "<#", "{", "(((", "}}}", "${", "`", "\"`", "$("})
        EXPECT_EQ(found(text), "") << text;
    EXPECT_EQ(found("}\n)\nfunction go { }"), "f3");
}

TEST(PowerShellProfile, IsReadInEachOfItsEncodings)
{
    const char* const text = "\r\nSet-Alias go x\r\n";
    EXPECT_EQ(found(text), "a2=x");
    EXPECT_EQ(found(QByteArray("\xEF\xBB\xBF") + text), "a2=x");
    EXPECT_EQ(found(utf16(text, false)), "a2=x");
    EXPECT_EQ(found(utf16(text, true)), "a2=x");
    EXPECT_EQ(found(QByteArray("# \xC4\xD6\xDC\r\nsal go y")), "a2=y") << "an ANSI code page";
}

TEST(PowerShellProfile, TellsWhichVariablesOfGoItSets)
{
    EXPECT_EQ(variables("$env:GOROOT = 'C:\\Go'\n$Env:Path += ';x'\n${env:GOFLAGS}='-v'"),
              "GOROOT:1 PATH:2 GOFLAGS:3");
    EXPECT_EQ(variables("if ($env:GOROOT -eq 'x') { }\necho $env:GOPATH\n$env:EDITOR='vi'"), "");
}

TEST(PowerShellProfile, OfAnImageSaysTheSameAndNoMore)
{
    const QByteArray text = "$token = 'hunter2'\n\nfunction go { go.exe @args }\n"
                            "$env:GOROOT = 'hunter2'; sal go 'C:\\it''s\\go.exe'\n";
    const PowerShellProfile profile = powerShellProfile(text);
    const QByteArray kept = powerShellProfileFileOf(profile);
    EXPECT_FALSE(kept.contains("hunter2"));
    EXPECT_EQ(powerShellProfile(kept), profile) << kept.toStdString();
    EXPECT_EQ(powerShellProfile(powerShellProfileFileOf({})), PowerShellProfile());
}

TEST(PowerShellProfile, PathsAreExpanded)
{
    const auto variable = [](const QString& name) {
        return name.compare(s("GODIR"), Qt::CaseInsensitive) == 0 ? s("D:\\go") : QString();
    };
    const auto expanded = [&](const char* text) {
        return expandPowerShellPath(s(text), variable, s("C:\\Users\\li"));
    };
    EXPECT_EQ(expanded("$env:GODIR\\bin\\go.exe"), s("D:\\go\\bin\\go.exe"));
    EXPECT_EQ(expanded("${env:GODIR}\\bin"), s("D:\\go\\bin"));
    EXPECT_EQ(expanded("$HOME\\go"), s("C:\\Users\\li\\go"));
    EXPECT_EQ(expanded("$homework\\go"), s("$homework\\go"));
    EXPECT_EQ(expanded("~\\go"), s("C:\\Users\\li\\go"));
    EXPECT_EQ(expanded("C:\\go"), s("C:\\go"));
}
