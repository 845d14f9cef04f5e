<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>gosetup::Text</name>
    <message>
        <source>no language &quot;%1&quot;</source>
        <translation>没有语言“%1”</translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation>可选：%1</translation>
    </message>
    <message>
        <source>%1: no log level</source>
        <translation>%1：不是日志级别</translation>
    </message>
    <message>
        <source>use debug, info, warning or error</source>
        <translation>请使用 debug、info、warning 或 error</translation>
    </message>
    <message>
        <source>cannot write the log %1</source>
        <translation>无法写入日志 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 is no alias but a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no saved bytes to turn the alias %1 on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan was made for %1, this is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan needs administrator rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run it where a prompt can be shown, or as an administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of the run could not be noted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes that need administrator rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (user)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (machine)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (go env)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender exclusion of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App execution alias %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go toolchain in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go toolchain in %1, moved aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither &quot;user&quot; nor &quot;machine&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a 32-bit number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown: &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither HKCU nor HKLM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no kind of registry value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write the journal %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another run of GoSetup is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait until it has ended, then try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the file that was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$.run: &quot;%1&quot; names no run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request is %1 seconds old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a new plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1 was carried out before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the elevated copy has no administrator rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not as it was to become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is refused with administrator rights: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no variable of Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any user may write to %1, and programs there would run with the rights of whoever starts them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any user may write to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no full path on a drive of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no name Windows allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is inside %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link lies on the way to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the folder that Go writes to, as a full path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list of exclusions is hidden, so whether %1 takes effect cannot be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask the people who manage this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender accepted the exclusion of %1, but it is not in effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the organisation manages exclusions; ask the people who manage this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether %1 was excluded before is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a file and no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no absolute path of a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not empty any more, and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be set in Go&apos;s settings file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value for %1 holds a line break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other lines of the file were changed since, and stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unfinished Go was removed from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Go that was there before is in %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new Go in %1 is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is as it was before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may have been done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking back run %1 was not finished: undo it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a journal of GoSetup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a phase without its change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown line &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an empty journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither true nor false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not bytes in lower-case hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a time in ISO 8601</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds something that is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: unknown field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no JSON at byte %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$: not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a registry change without a registry state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by someone else since, and stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>programs in %1 are running: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close them and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is stored as %2 and not as a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry of PATH must name a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be one entry of PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH is stored as %1 and not as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have a look at it in the registry editor; GoSetup does not touch it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH would be %1 characters long; Windows allows %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove entries that are no longer needed first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH stays as it is, as you asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH was changed by someone else since: only our entries went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays on PATH, because files of yours are in that folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$.schema: &quot;%1&quot; is not &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$.changes: %1 are more than a plan may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder without a version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown without administrator rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excluded from scanning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scanned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so that %VAR% is replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will be %2 characters long; from about %3 some programs no longer see it. It is written in full; a short %VAR% entry in place of long ones helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something else is in %1 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not what it was when the plan was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check again and make a new plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan foresees for %1 what the change does not lead to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written, but reads back as something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>terminals that are open now keep the old settings: open a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings are written, but some open programs could not be told: open new terminals, or sign out and in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no folder for a Go toolchain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a full path, such as C:\dev\go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds something that is no Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name an empty or a new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n files that are not from the archive stay in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>run %1 is an undo itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>apply a plan to make the changes again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no run to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the history lists the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking back run %1 needs administrator rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH is edited entry by entry, never set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value for %1 holds a NUL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would be %2 characters long; Windows allows %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is stored as %2 and not as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOENV is &quot;off&quot;: Go reads no settings file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete the variable GOENV, or set the value as a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOENV is no absolute path: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a full path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others may write to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spelt anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go keeps every compiled package here: thousands of files in each build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go links programs in a folder for temporary files. It would get one of its own, because the whole of TEMP must stay scanned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go links programs and runs tests here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A harmful program put into this folder is not noticed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test programs run from here without a scan, those of downloaded modules too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on a trusted Dev Drive, where Defender scans in performance mode: no exclusion is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is excluded already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it is excluded now can be seen with administrator rights only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Defender does on this computer could not be told: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation manages exclusions on this computer: one made here would have no effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender does not answer on this computer, so no exclusion can be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender does not scan on this computer, so an exclusion would change nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proxy.golang.org, Go&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goproxy.cn, a community mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goproxy.io, a community mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrors.aliyun.com, Alibaba Cloud&apos;s mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proxy: straight from the source hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run that was killed may have done a part of its changes. The journal knows which, so they can be taken back or completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal of earlier runs cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier run was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier run of GoSetup was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1 began at %2 and has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the run back with undo, or apply again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go cannot be installed in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder, such as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the machine&apos;s environment key is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer within %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crashed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is only in the cloud; it was not started, because that would download it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an absolute Windows path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no kind of a registry value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have exactly one of text, hex, number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only REG_SZ and REG_EXPAND_SZ hold text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be the 32-bit number of a REG_DWORD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must begin with HKCU, HKLM or HKCU-OTHER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there twice, as %1 too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there twice under another case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a drive such as C:\ or a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have at most one of text, base64, pe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder has no content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not the size of the content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there twice under another spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be 1 to 65535</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$: no JSON at line %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be there and not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number, or one such as &quot;0x1F&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be pairs of hexadecimal digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be base64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a time such as 2026-01-31T08:00:00Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not an absolute Windows path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not found (error 2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: links lead in a circle (error 1921)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is a folder (error 5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: lies in the cloud, reading it would download it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cannot be opened (error 1920)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 bytes, more than %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the machine&apos;s image holds no content of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is no reparse point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cannot be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: access denied (error 5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run this with administrator rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a file is in the way (error 183)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not on the same drive as %2 (error 17)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: already exists (error 183)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such folder (error 3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is not empty (error 145)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>administrator rights were refused at the prompt (error 1223)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read the machine image %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built-in machines are %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>machine image %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds the machine %2, not %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name another folder, or delete this one to start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make the practice machine&apos;s folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no such key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the time of the last write is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft Defender does not answer (error 0x800106ba)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the organisation manages Defender&apos;s exclusions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is no app execution alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: tag 0x%2 is no app execution alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: another file is there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no connection (error 10060)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no answer within %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a window did not answer within %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not done within %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: another program holds it (error 32)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the disk is full (error 112)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: forbidden by policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: input/output error (error 1117)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot save the practice machine in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make a temporary folder for the practice machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing is changed while an image is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no folder is named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an absolute path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender would expand the variable in %1 as SYSTEM, to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a wildcard and would cover folders nobody thought of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a whole drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 covers a whole user profile, downloads included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 covers the folder for temporary files, where malware likes to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 covers a folder of the system or of all programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 covers the data of all programs of this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names a program without its folder: files opened by any program of that name, anywhere, would go unscanned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 covers every file of a kind, anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (needs administrator rights)</source>
        <translation>%1（需要管理员权限）</translation>
    </message>
    <message>
        <source>Fix:</source>
        <translation>修复：</translation>
    </message>
    <message>
        <source>Possible:</source>
        <translation>可选：</translation>
    </message>
    <message numerus="yes">
        <source>%n in order</source>
        <translation>
            <numerusform>%n 项正常</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on %1</source>
        <translation>%1 上的 Go</translation>
    </message>
    <message>
        <source>Web page (*.html);;JSON (*.json);;Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>无法写入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n 项不变</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to change</source>
        <translation>没有需要更改的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 项更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them need(s) administrator rights</source>
        <translation>
            <numerusform>其中 %n 项需要管理员权限</numerusform>
        </translation>
    </message>
    <message>
        <source>Plan for %1: %2</source>
        <translation>%1 的计划：%2</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>%1 (speed)</source>
        <translation>%1（速度）</translation>
    </message>
    <message>
        <source>%1: %2 (checked in %3 ms)</source>
        <translation>%1：%2（检查用时 %3 毫秒）</translation>
    </message>
    <message>
        <source>Afterwards: %1 (%2 problems and warnings now, %3 then)</source>
        <translation>完成之后：%1（问题和警告：现在 %2 个，届时 %3 个）</translation>
    </message>
    <message>
        <source>stays: %1 [%2]</source>
        <translation>仍然存在：%1 [%2]</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>was so already</source>
        <translation>原本如此</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>could not be taken back</source>
        <translation>无法撤回</translation>
    </message>
    <message>
        <source>as it was before</source>
        <translation>已恢复原样</translation>
    </message>
    <message>
        <source>only our part taken out</source>
        <translation>只移除了我们写入的部分</translation>
    </message>
    <message>
        <source>nothing to take back</source>
        <translation>没有需要撤回的内容</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>运行 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) done</source>
        <translation>
            <numerusform>已完成 %n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Run %1 stopped, and nothing of it is left</source>
        <translation>运行 %1 已停止，没有留下任何更改</translation>
    </message>
    <message>
        <source>Run %1 stopped, and a part of it is still there</source>
        <translation>运行 %1 已停止，但仍有一部分更改留下</translation>
    </message>
    <message>
        <source>stopped, nothing left of it</source>
        <translation>已停止，没有留下任何更改</translation>
    </message>
    <message>
        <source>stopped, a part is still there</source>
        <translation>已停止，仍有一部分更改留下</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <source>Took back run %1</source>
        <translation>已撤回运行 %1</translation>
    </message>
    <message>
        <source>Run %1 is not wholly taken back</source>
        <translation>运行 %1 没有完全撤回</translation>
    </message>
    <message>
        <source>GoSetup has changed nothing on this machine</source>
        <translation>GoSetup 没有更改过这台电脑</translation>
    </message>
    <message>
        <source>%1  %2  %3</source>
        <translation>%1  %2  %3</translation>
    </message>
    <message>
        <source>%1  %2  %3, took back %4</source>
        <translation>%1  %2  %3，撤回了 %4</translation>
    </message>
    <message>
        <source>%1, taken back by %2</source>
        <translation>%1，已被 %2 撤回</translation>
    </message>
    <message>
        <source>Go itself</source>
        <translation>Go 本身</translation>
    </message>
    <message>
        <source>PATH</source>
        <translation>PATH</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Go settings</source>
        <translation>Go 设置</translation>
    </message>
    <message>
        <source>Where Go is installed</source>
        <translation>Go 的安装位置</translation>
    </message>
    <message>
        <source>OneDrive</source>
        <translation>OneDrive</translation>
    </message>
    <message>
        <source>App execution aliases</source>
        <translation>应用执行别名</translation>
    </message>
    <message>
        <source>Microsoft Defender</source>
        <translation>Microsoft Defender</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>GoSetup</source>
        <translation>GoSetup</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n 项未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s) on speed</source>
        <translation>
            <numerusform>%n 条速度建议</numerusform>
        </translation>
    </message>
    <message>
        <source>everything is in order</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>%1 (%2) = %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 = %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an app execution alias (tag 0x8000001B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it belongs to the package %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it starts %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the alias %1 off; undo turns it on again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A harmless alias %1 is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder is not on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the real %1 comes first on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alias answers to %1 before the real program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder comes before %1 on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an alias answers to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no real %1 is on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alias answers to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alias answers to a tool beside go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win+R has its own way to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win+R leads to a %1 that is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win+R finds tools as PATH does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A store app can put a go.exe of 0 bytes into a folder that is on PATH; it starts the app, or fails with error 1920.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alias in front of git, gcc or python starts the store or an app in place of the tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App Paths serve Win+R and shortcuts, never a console: the two may start different programs. This is another mechanism than an alias.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the check said nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This check crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPATH is outside every cloud folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPATH = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPATH is in a cloud folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set GOPATH to %1; what is in the old folder stays there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in a cloud folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1: its default is outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go&apos;s caches are outside every cloud folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents, Desktop and Pictures are in the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal folders are elsewhere: do not keep Go projects in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client uploads every module, locks files while Go writes them, and replaces them by placeholders that Go cannot read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caches hold tens of thousands of small files that change all the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project in a redirected folder is synchronised while it is built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude Go&apos;s build folders from scanning, and give Go a folder of its own for temporary files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2 is on a trusted Dev Drive: it is scanned later, in performance mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2 is excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go builds in %1 (GOTMPDIR is not set)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2 is scanned at every access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go&apos;s build folders are not scanned at every access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender scans every file that Go builds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether Go&apos;s build folders are excluded could not be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excluding Go itself or a project does not help: these are the folders that builds write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the organisation manages exclusions; one made here has no effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your organisation to exclude these folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 a folder of its own first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender does not scan here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another product is registered: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender protects this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another security product protects this computer: exclusions are made there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing protects this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defender&apos;s real-time protection is off, and no other product is registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn real-time protection on in Windows Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DisableLocalAdminMerge is 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TPExclusions is 1: tamper protection guards exclusions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclusions of this computer have effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation manages Defender&apos;s exclusions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Defender exclusion is too broad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the exclusion of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it in Windows Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Defender exclusion is too broad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Defender exclusion names no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every Defender exclusion names something that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An exclusion does not cover a linked folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points elsewhere, so the exclusion of %2 does not cover it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclusions cover all of their folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Dev Drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dev Drive is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1 Defender scans as on any other drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run as administrator: fsutil devdrv trust %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go&apos;s caches are on the trusted Dev Drive: no exclusion is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go&apos;s caches could be on the Dev Drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on a trusted Dev Drive Defender scans in performance mode: better than an exclusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the caches on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclusions matter only to the product that scans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the organisation manages exclusions, one made here seems to succeed and changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Builds write thousands of files into GOCACHE and into the folder for temporary files; each is scanned. An exclusion makes builds faster and protects you less, so it is never made unasked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Dev Drive is put to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a trusted Dev Drive files are scanned after they are opened. It is for caches and sources; tools belong on the system drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is excluded is not looked at, whoever puts it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever creates the folder gets a place that nobody scans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Junctions and other reparse points below an excluded folder must be excluded separately.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the %1 variable %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOROOT leads to no Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOROOT (%1) = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOROOT belongs to another Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH leads to %1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>builds end with: compile: version &quot;%1&quot; does not match go tool version &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOROOT is set, which is not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOROOT is not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user&apos;s %1 hides the machine&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>machine: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Go variable differs between user and machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set to another system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go builds for this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when the environment changed last is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (process %2) was started before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open programs have the current environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Open programs that may have the old environment: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open a new terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOROOT is unset or right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go knows its own folder; a GOROOT that is left behind makes it use the compiler of another version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user&apos;s value wins, so a change to the machine&apos;s has no effect and nothing says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GOOS or GOARCH left behind by a cross build makes go run and go test build programs that cannot start here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A running program keeps the environment it was started with, and hands it on to what it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variable beats go env -w for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go uses %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the line without effect from Go&apos;s own file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the variable, so that the file counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variable beats go env -w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPATH and GOROOT are apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPATH and a Go tree lie in one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set GOPATH to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum database is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every module is exempt from the checksum database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOSUMDB names no checksum database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules are checked against the checksum database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every module may be fetched without a verified connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOFLAGS asks for an option that Go has removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules are fetched over verified connections only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 covers every module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With * every module is fetched past the proxy, and with GOPRIVATE past the checksum database too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is misspelt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPRIVATE is unset or sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variable of the system beats what go env -w wrote, and go env -w says so only once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go ignores a GOPATH that equals its own folder, and an update of Go would take your modules with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, a changed module is noticed by nobody. For private modules GOPRIVATE is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone on the way may change what is fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns are path prefixes with commas between them, without https:// and without spaces; others match nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is the folder of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a space in the path; Go itself copes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>affected: CC and the cgo flags, where paths are split at spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a space in the path of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>affected: cgo, make files and scripts that do not quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are letters beyond ASCII in the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>affected: gcc of MinGW, which does not open such files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path holds a reserved name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path holds a forbidden character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name ends with a dot or a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows drops the end of &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path cannot be put on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH understands %1 in another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters; files below it need up to %2 more, and without long paths Windows stops at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space in the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go&apos;s own installer uses a path with a space, and Go works there. What suffers is what is handed to C compilers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is plain ASCII</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOCACHE, GOPATH and TEMP inherit the profile&apos;s name, and MinGW&apos;s gcc cannot open files below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows allows the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows keeps some names and characters for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files deep in a Go tree or a module would exceed what Windows allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a full path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not begin with a drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is in a cloud folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is in a redirected folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder&apos;s files may be in the cloud only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a cloud placeholder (tag 0x%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A junction is on the way to this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A symbolic link is on the way to this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reparse point of another program is on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points elsewhere (tag %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the unknown tag %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is on a network drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is reached over the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is on a removable drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be unplugged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drive keeps no permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2: it knows neither permissions nor links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder belongs to the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a whole drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a folder of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder and GOPATH lie in one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Dev Drive is for caches and sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a Dev Drive; tools belong on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is a full path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A relative path means another folder in every folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is not the system&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows and its clean-up delete what they find in their own folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is not synchronised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A synchronised folder locks files while Go writes them, uploads thousands of them and replaces them by placeholders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder&apos;s files are on this disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening a placeholder downloads it; without a connection it fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No link is on the way to the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A link makes one folder answer to two names: comparisons must resolve both, and not every tool does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Builds over the network are slow and end when the connection does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is on a fixed drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the drive, PATH leads nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive keeps permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On FAT and exFAT anyone may change every file, and there are no links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is apart from GOPATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go refuses or ignores a GOPATH that equals or holds its own folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go itself is on the system drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft advises to keep tools on the system drive and caches and sources on the Dev Drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any user of this computer may change this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder in a drive&apos;s root inherits &quot;Authenticated Users: Modify&quot;: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the machine&apos;s PATH, a program planted there runs with the rights of whoever starts it, administrators included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder with a protected list of permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Go in Program Files or in your own profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator rights are needed for this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write to this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is for administrators, and this account is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may write here could not be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not yours to write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Go that is here will be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set aside first, and never unpacked over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are other files in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not empty and holds no Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is little room on this drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 MiB free, %3 MiB are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be put on a drive that is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only administrators may change the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever may write to a folder on PATH decides what others run. This is why the official installer moved to Program Files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rights suffice for Program Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program Files is for administrators to write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may write to the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is unpacked there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacking over other files is known to produce broken Go installations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is room on the drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full disk breaks the unpacking, and every build after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no answer (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: HTTP %2 after %3 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPROXY is misspelt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules are not fetched through a proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module proxy answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module proxy does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked through the proxy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection, or ask for your organisation&apos;s module proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch modules from %1 (GOPROXY)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go.dev answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go.dev does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use golang.google.cn, a mirror folder or an archive you have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another checksum database is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum database answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum database does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most module proxies pass its answers on; keep GOSUMDB on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: certificate of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no host answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections are not intercepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted connections are intercepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go uses Windows&apos; certificate store; git and others may need the organisation&apos;s certificate. Do not turn verification off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, go build cannot fetch what a project needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases and their hashes come from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New modules are checked against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy that opens encrypted connections shows its own certificate; programs that do not know it fail with &quot;certificate signed by unknown authority&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 PATH)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2 (%3 PATH)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH holds no folder twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Entries that PATH holds twice: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove repeated entries from the %1 PATH: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH that name no folder: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove dead entries from the %1 PATH: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH that cannot be looked at now: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Every entry of PATH names a folder that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every entry of PATH is a full path</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Relative entries of PATH: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry of PATH is in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH in quotes: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take the quotes off in the %1 PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Go to put on PATH yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is on PATH, but not in this console: open a new terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in the registry; this program was started before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH leads to another Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is not on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put %1 on your PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder for installed Go programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs of go install are on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of installed Go programs is on PATH, unexpanded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs of go install are not on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may write to the machine&apos;s PATH folders could not be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any user may plant a program on the machine&apos;s PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 inherited its permissions from the drive&apos;s root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ordinary users may write to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the entry from the machine&apos;s PATH to yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only administrators may write to the machine&apos;s PATH folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A console finds go only through PATH, and it copies PATH when it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go install puts programs such as gopls and dlv into this folder; editors look for them on PATH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repeated entry is searched in vain and brings PATH nearer to its limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dead entry costs time at every look-up, and whoever creates the folder decides what runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A relative entry means another folder in every folder: a program that lies there by chance is started. Go refuses such matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cmd.exe understands quotes in PATH, many programs do not and miss the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever lies in such a folder is run by every user, administrators included: anyone who may write there gets their rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables in PATH are expanded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1 PATH is REG_SZ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables in PATH are not expanded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the %1 PATH expandable (REG_EXPAND_SZ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH is a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1 PATH is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it from a backup: GoSetup does not touch a value that it cannot read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keep %n entries in a variable of their own, %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>PATH is short enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH is long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1 PATH has %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setx would cut it at 1024: never use setx on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH is too long for some programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from 2047 characters on, some programs drop or cut it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cmd.exe line ends at 8191 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no variable may be longer than 32767</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH does not look cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH looks cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1 PATH ends after %2 characters with %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete the last entry and add what came after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a plain string Windows leaves %VAR% as it stands, and these folders are not found. Some tools turn PATH into one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PATH that is no text is ignored by Windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setx cuts at 1024 characters, the code that makes a new process&apos;s environment has trouble from about 2047, a cmd.exe line ends at 8191.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setx keeps 1024 characters and drops the rest without a word; the folders behind are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address lacks https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set GOPROXY to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPROXY uses an unencrypted connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use https</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands behind direct or off in GOPROXY is never asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPROXY=off forbids every download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPROXY is sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GOPROXY is a list of addresses with , or | between them, then direct or off. With a mistake in it, no module can be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine does not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only administrators may see this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation hides this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not apply here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The look-up failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long paths are on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this Windows does not know long paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long paths are off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LongPathsEnabled is not 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn long paths on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A doskey macro takes a tool&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cmd.exe runs something at every start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 typed in cmd.exe starts the macro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the macro out of the AutoRun value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cmd.exe runs nothing at its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module cache holds deep folders; beyond 260 characters git, linters and other tools fail with &quot;filename too long&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No macro takes a tool&apos;s name in cmd.exe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cmd.exe runs AutoRun at every start; a doskey macro in it comes before every program on PATH, and no look-up shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owner unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the official installer (MSI)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from a zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from Scoop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from Chocolatey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from winget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from golang.org/dl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from GoSetup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether Go works could not be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no Go that runs was found on PATH or in the usual folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2: an alias of a store app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2: a script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2: a program of unknown origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2: %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most one Go is on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Several Gos are on PATH: %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the first one answers, and it is the newest that runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the other Gos off PATH and let %1 answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another size than it was unpacked with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 files differ from the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Go installation is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Go again; the broken tree is set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every Go tree is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this Go runs could not be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Go does not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 version: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every Go that was found runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Go is made for another processor than this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is for %2, this computer is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the Go of this processor: it need not be emulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is made for this processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Go is hidden by another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right Go answers first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Go answers first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wins over %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every entry of the machine&apos;s PATH comes before the user&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let %1 in %2 answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1, or the entry it is found by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script answers to go first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 comes before %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put %1 in front of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or remove %1, if you do not need it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No script answers to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go is installed and runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a Go that runs, nothing can be built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A go.exe that Windows does not start fails with a message that does not name the cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interrupted unpack, or one over an older tree, shows up later as &quot;package … is not in std&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Go is on PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With several Gos on PATH, the first one answers, and an update of another changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An emulated Go builds slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first match on PATH wins, and the machine&apos;s PATH comes before the user&apos;s. Builds use another Go than the one you keep up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A go.bat or go.cmd earlier on PATH is started in place of go.exe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows refused to start the program. Nearly always a security product, or permissions copied from another computer, is behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into the protection history of your security product; do not turn it off, but allow this one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program is made for another processor, or its file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the archive of this computer&apos;s own architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule of your organisation (App Control, AppLocker) does not allow this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrators to allow Go; there is nothing to mend here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a valid image (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access denied (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a library is missing (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Windows lacks something that this Go needs; Go 1.21 and later need Windows 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Windows, or install an older Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it crashed (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged, or a program that watches others broke it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Go again; if it stays so, look at your security product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows ended it (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows ended the program before it could answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Go again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ended with exit code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program started, but could not tell its version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its message, or install Go again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not there (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program vanished between looking and starting: a security product may have taken it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into the quarantine of your security product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a program for this Windows (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken for malware by the security product (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it demands administrator rights (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go.exe is marked to run as administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take that mark off in the file&apos;s compatibility properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forbidden by policy (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be accessed by the system (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no program but an app execution alias whose app is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the alias off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows did not start it (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows refused to start the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look the number up, or install Go again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive entry &quot;%1&quot; is refused: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive is not one that Go&apos;s makers published; nothing was unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has an empty segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would leave its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a segment is longer than 255 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names a drive or a hidden stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a character that Windows forbids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a segment ends with a dot or a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a device name on Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive holds it twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it differs from &quot;%1&quot; by case only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a file and a folder at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a backslash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is an absolute path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is longer than 1024 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not below the single root go/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the partial download of %1 was damaged; starting from zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the wrong SHA-256: expected %2, calculated %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was installed; try another mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be resumed; starting from zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is incomplete: got %2 of %3 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent another part than was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sends the whole file again; starting from zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the wrong size: the index says %2 bytes, the server sends %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the wrong size: %2 bytes expected, it has %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no Go archive: it has %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the verification was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read %1: %2 of %3 bytes came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an HTML page of %2 bytes, not an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>download it again with a browser that follows redirects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verifying %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged or is not what its name says; get it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reusing the previously downloaded %1, verified again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad checksum for the cached download %1; downloading it again (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot remove the damaged %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make the download folder &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another GoSetup is downloading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait for it or stop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 came from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such Go version for windows/%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`gosetup releases` lists those there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the SHA-256 of %1 (%2) is not 64 hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALARM: two sources disagree about %1: &quot;%2&quot; says %3, &quot;%4&quot; says %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do not install this file; the mirror or its index was tampered with: use https://go.dev/dl/ and tell the mirror&apos;s owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing vouches for %1: neither the index nor the pinned table has its SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give its SHA-256 from go.dev/dl with --sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the archive of %2 for windows/%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a hash: the text for %1 is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a hash: %1 bytes of HTML came instead of the SHA-256 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the hash from the release index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a hash: &quot;%1&quot; (%2 characters) is not 64 hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hash text does not name %1 but another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pinned table is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pinned table has no object at $.archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no SHA-256 at $.archives[&quot;%1&quot;]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access denied while writing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a security product or the folder&apos;s permissions forbid it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full: cannot write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free some space or choose another drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough room in %1: %2 needed, %3 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 redirects from https to %2: refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use another mirror; somebody in between may have done this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 redirects to %2: refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 redirects in a circle, or more than %2 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying again in %1 ms: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the download was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the list of releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent nothing for %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a proxy or captive portal answered instead of %1: %2 bytes that begin with %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open %1 in a browser; sign in to the network or set the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted; its issuer is &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if your company inspects TLS, its root certificate must be in the system&apos;s store; otherwise someone is in between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered HTTP %2 for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the proxy %1 wants a user name and a password it accepts (HTTP 407)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set HTTPS_PROXY to http://user:password@host:port, special characters percent-encoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign in to the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the proxy %1 does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no proxy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no secure connection to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection to %1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ordinary users may write to %1: no download goes there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the folder and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough room on %1: %2 needed, %3 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Go in %1 says it is %2, not %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive is not what its name says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running go version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no folder for a Go installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>putting %1 into place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not start: Windows error %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a security product probably blocks it: ask who manages it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is built for another processor: choose another archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is an app execution alias, not a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an application control policy blocks it: ask who manages it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended with 0x%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not tell its version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot move %1 to %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an antivirus or a program that has a file open there holds it; close editors and consoles in that folder and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>programs run from %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; and putting the old tree back failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the old tree is whole in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking back %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tree in %1 is not the one that run %2 installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo the later run first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the check of %1 was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not hold a proxy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give it as http://host:port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names a proxy of kind &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only http:// proxies are supported; download the archive by other means and use --archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>release index: %1 is not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the release index is not JSON, at byte %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no Go version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give one such as 1.24.4, or latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no file or folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mirror has no %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large for an index: %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no index; the versions are those of the pinned table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mirror was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mirror of kind &quot;%1&quot; is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give an https address or a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a source of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not named like a Go archive for Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the name it was downloaded with, such as go1.24.4.windows-amd64.zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the given SHA-256 is not 64 hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing vouches for %1: the pinned table does not know it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive is refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not one that Go&apos;s makers published; nothing was unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than %1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would unpack to %1, more than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would unpack to %2, more than %3 times as much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not empty: Go is unpacked into a fresh folder only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access denied: cannot make the folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive reads differently the second time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpacking was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpacking was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive holds no files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive entry &quot;%1&quot; is refused: it is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive is damaged or no zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive is damaged at or after &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>get it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an archive entry after &quot;%1&quot; has an unreadable name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a symbolic link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a hard link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a device or another special file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unknown size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read the plan %1</source>
        <translation>无法读取计划 %1</translation>
    </message>
    <message>
        <source>%1 is too large for a plan</source>
        <translation>%1 太大，不可能是计划文件</translation>
    </message>
    <message>
        <source>the plan %1 is for %2, and this is %3</source>
        <translation>计划 %1 是为 %2 制定的，而这里是 %3</translation>
    </message>
    <message>
        <source>nobody is there to ask whether to go on</source>
        <translation>没有人可以确认是否继续</translation>
    </message>
    <message>
        <source>add --yes</source>
        <translation>请加上 --yes</translation>
    </message>
    <message>
        <source>Do this on %1?</source>
        <translation>要在 %1 上执行吗？</translation>
    </message>
    <message>
        <source>nothing was changed</source>
        <translation>没有做任何更改</translation>
    </message>
    <message>
        <source>as an administrator, or without --quiet: gosetup apply --yes%1</source>
        <translation>以管理员身份运行，或去掉 --quiet：gosetup apply --yes%1</translation>
    </message>
    <message>
        <source>To take this back: %1</source>
        <translation>如需撤回：%1</translation>
    </message>
    <message>
        <source>Does what plan shows: installs Go where there is none, or the Go that is asked for, and mends what was found. All of it or nothing.</source>
        <translation>执行 plan 显示的内容：没有 Go 时安装 Go，或安装指定的 Go，并修复发现的问题。要么全部完成，要么什么都不改。</translation>
    </message>
    <message>
        <source>A plan that &quot;gosetup plan --out FILE&quot; saved.</source>
        <translation>由 &quot;gosetup plan --out FILE&quot; 保存的计划。</translation>
    </message>
    <message>
        <source>Tells whether Go works on this machine, and what stands in its way. Changes nothing.</source>
        <translation>检查这台电脑上的 Go 能否正常工作，以及有什么妨碍。不做任何更改。</translation>
    </message>
    <message>
        <source>there is no rule or topic &quot;%1&quot;</source>
        <translation>没有规则或主题“%1”</translation>
    </message>
    <message>
        <source>&quot;gosetup explain --all&quot; lists them</source>
        <translation>&quot;gosetup explain --all&quot; 会列出全部</translation>
    </message>
    <message>
        <source>%1 [y/N] </source>
        <translation>%1 [y/N] </translation>
    </message>
    <message>
        <source>yes</source>
        <comment>the answer to a question</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>At worst: %1</source>
        <translation>最严重时：%1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>there is no rule &quot;%1&quot;</source>
        <translation>没有规则“%1”</translation>
    </message>
    <message>
        <source>Says what a rule looks at, why it matters and where that is known from.</source>
        <translation>说明一条规则检查什么、为什么重要、依据是什么。</translation>
    </message>
    <message>
        <source>A rule (path.duplicates) or a topic (path).</source>
        <translation>一条规则（path.duplicates）或一个主题（path）。</translation>
    </message>
    <message>
        <source>Lists what GoSetup did on this machine, newest first.</source>
        <translation>列出 GoSetup 在这台电脑上做过的事，最新的在前。</translation>
    </message>
    <message>
        <source>Saved without names and secrets. To look at it: gosetup check --practice %1</source>
        <translation>已保存，不含姓名和机密。查看：gosetup check --practice %1</translation>
    </message>
    <message>
        <source>Records this machine as a JSON image, without names and secrets, that checks the same on any computer.</source>
        <translation>把这台电脑记录成 JSON 映像，不含姓名和机密，在任何电脑上检查的结果都相同。</translation>
    </message>
    <message>
        <source>this build has only practice machines; use --practice NAME</source>
        <translation>此版本只有练习机；请使用 --practice NAME</translation>
    </message>
    <message>
        <source>Run %1 was interrupted. &quot;gosetup undo&quot; takes it back, and the next &quot;gosetup apply&quot; first puts things in order.</source>
        <translation>运行 %1 曾被中断。用 &quot;gosetup undo&quot; 可以撤回；下一次 &quot;gosetup apply&quot; 会先整理好现场。</translation>
    </message>
    <message>
        <source>Run %1 was interrupted:</source>
        <translation>运行 %1 曾被中断：</translation>
    </message>
    <message>
        <source>GoSetup makes Go work on a Windows computer, and tells whether it does.</source>
        <translation>GoSetup 让 Go 在 Windows 电脑上正常工作，并告诉您它是否正常。</translation>
    </message>
    <message>
        <source>Usage: gosetup VERB [options]</source>
        <translation>用法：gosetup 命令 [选项]</translation>
    </message>
    <message>
        <source>&quot;gosetup VERB --help&quot; tells more of each.</source>
        <translation>&quot;gosetup 命令 --help&quot; 有更多说明。</translation>
    </message>
    <message>
        <source>there is no verb &quot;%1&quot;</source>
        <translation>没有命令“%1”</translation>
    </message>
    <message>
        <source>&quot;gosetup --help&quot; lists them</source>
        <translation>&quot;gosetup --help&quot; 会列出全部</translation>
    </message>
    <message>
        <source>Install this Go: 1.24.4 or latest.</source>
        <translation>安装这个版本的 Go：1.24.4 或 latest。</translation>
    </message>
    <message>
        <source>Install from this archive instead of downloading.</source>
        <translation>从这个压缩包安装，不下载。</translation>
    </message>
    <message>
        <source>The SHA-256 that the archive must have, when no list of ours knows it.</source>
        <translation>压缩包必须具有的 SHA-256（当我们的清单里没有它时）。</translation>
    </message>
    <message>
        <source>Where Go goes; else %LOCALAPPDATA%\Programs\Go, or %ProgramFiles%\Go with --scope machine.</source>
        <translation>Go 的安装位置；默认 %LOCALAPPDATA%\Programs\Go，使用 --scope machine 时为 %ProgramFiles%\Go。</translation>
    </message>
    <message>
        <source>For whom variables and PATH entries are set: user (default) or machine.</source>
        <translation>为谁设置变量和 PATH 条目：user（默认）或 machine。</translation>
    </message>
    <message>
        <source>Also exclude Go&apos;s cache folders from Microsoft Defender.</source>
        <translation>同时把 Go 的缓存文件夹加入 Microsoft Defender 排除项。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Language: en or zh_CN; else the system&apos;s.</source>
        <translation>语言：en 或 zh_CN；默认使用系统语言。</translation>
    </message>
    <message>
        <source>Only versioned JSON on standard output.</source>
        <translation>标准输出只有带版本的 JSON。</translation>
    </message>
    <message>
        <source>Silent: errors only, and never a prompt.</source>
        <translation>静默：只显示错误，从不提示。</translation>
    </message>
    <message>
        <source>Also what is in order, and every unchanged line.</source>
        <translation>同时显示正常的项目和所有不变的行。</translation>
    </message>
    <message>
        <source>Write a log to this file.</source>
        <translation>把日志写入此文件。</translation>
    </message>
    <message>
        <source>Work on a practice machine: a built-in name or an image file.</source>
        <translation>在练习机上操作：内置名称或映像文件。</translation>
    </message>
    <message>
        <source>Keep the practice machine&apos;s drives and state in this folder.</source>
        <translation>把练习机的磁盘和状态保存在此文件夹。</translation>
    </message>
    <message>
        <source>Only these rules or topics (repeat, or separate by commas).</source>
        <translation>只处理这些规则或主题（可重复，或用逗号分隔）。</translation>
    </message>
    <message>
        <source>Leave out these rules or topics.</source>
        <translation>略过这些规则或主题。</translation>
    </message>
    <message>
        <source>Where releases come from: an address, or a folder with dl.json.</source>
        <translation>从哪里获取发行版：一个网址，或含有 dl.json 的文件夹。</translation>
    </message>
    <message>
        <source>Do it without asking.</source>
        <translation>直接执行，不再询问。</translation>
    </message>
    <message>
        <source>Write to this file.</source>
        <translation>写入此文件。</translation>
    </message>
    <message>
        <source>Also write the report as HTML.</source>
        <translation>同时把报告写成 HTML。</translation>
    </message>
    <message>
        <source>Do not probe any host.</source>
        <translation>不探测任何主机。</translation>
    </message>
    <message>
        <source>All of them.</source>
        <translation>全部。</translation>
    </message>
    <message>
        <source>Every rule as a Markdown document.</source>
        <translation>把所有规则输出为 Markdown 文档。</translation>
    </message>
    <message>
        <source>Leave PATH entries where they are.</source>
        <translation>不动 PATH 条目。</translation>
    </message>
    <message>
        <source>--scope is user or machine, not &quot;%1&quot;</source>
        <translation>--scope 只能是 user 或 machine，不能是“%1”</translation>
    </message>
    <message>
        <source>%1 takes no &quot;%2&quot;</source>
        <translation>%1 不接受“%2”</translation>
    </message>
    <message>
        <source>one %1 at a time, and &quot;%2&quot; is a second</source>
        <translation>一次只能有一个 %1，而“%2”是第二个</translation>
    </message>
    <message>
        <source>%1 wants a %2</source>
        <translation>%1 需要一个 %2</translation>
    </message>
    <message>
        <source>--practice-dir needs --practice NAME</source>
        <translation>--practice-dir 需要 --practice NAME</translation>
    </message>
    <message>
        <source>--archive and --go exclude each other: an archive has its version</source>
        <translation>--archive 和 --go 不能同时使用：压缩包的版本已经确定</translation>
    </message>
    <message>
        <source>--archive and --mirror exclude each other</source>
        <translation>--archive 和 --mirror 不能同时使用</translation>
    </message>
    <message>
        <source>--sha256 belongs to --archive</source>
        <translation>--sha256 只能与 --archive 一起使用</translation>
    </message>
    <message>
        <source>see gosetup %1 --help</source>
        <translation>见 gosetup %1 --help</translation>
    </message>
    <message>
        <source>Usage: gosetup %1 [options]</source>
        <translation>用法：gosetup %1 [选项]</translation>
    </message>
    <message>
        <source>Saved. To apply it: gosetup apply %1%2</source>
        <translation>已保存。执行：gosetup apply %1%2</translation>
    </message>
    <message>
        <source>Shows what apply would do, before and after, and what the report will say then. Changes nothing.</source>
        <translation>显示 apply 将做什么、之前和之后的内容，以及届时报告的结果。不做任何更改。</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 / %2 个文件</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>not stable</source>
        <translation>非稳定版</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; --all shows them</source>
        <translation>
            <numerusform>……还有 %n 个；--all 显示全部</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists the Go releases for Windows that a mirror has.</source>
        <translation>列出镜像中适用于 Windows 的 Go 发行版。</translation>
    </message>
    <message>
        <source>Take back the last run?</source>
        <translation>要撤回上一次运行吗？</translation>
    </message>
    <message>
        <source>Take back run %1?</source>
        <translation>要撤回运行 %1 吗？</translation>
    </message>
    <message>
        <source>Takes back a run, the last one unless told otherwise. What someone changed since stays.</source>
        <translation>撤回一次运行，默认是最后一次。之后有人做过的更改会保留。</translation>
    </message>
    <message>
        <source>A run from &quot;gosetup history&quot;.</source>
        <translation>&quot;gosetup history&quot; 中的一次运行。</translation>
    </message>
    <message>
        <source>no look &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the results: check and repair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on a practice machine: its name or an image file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the practice machine&apos;s drives and state are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language: en or zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Go from this mirror or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Go from this archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not expected here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
