<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Text</name>
    <message>
        <source>must be one of %1</source>
        <translation>必须是 %1 之一</translation>
    </message>
    <message>
        <source>is there twice under another spelling</source>
        <translation>以另一种写法重复出现</translation>
    </message>
    <message>
        <source>must have exactly one of text, hex, number</source>
        <translation>text、hex、number 必须有且只有一个</translation>
    </message>
    <message>
        <source>only REG_SZ and REG_EXPAND_SZ hold text</source>
        <translation>只有 REG_SZ 和 REG_EXPAND_SZ 可以保存文本</translation>
    </message>
    <message>
        <source>must be the 32-bit number of a REG_DWORD</source>
        <translation>必须是 REG_DWORD 的 32 位数字</translation>
    </message>
</context>
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
        <translation>%1 不是别名，而是普通文件</translation>
    </message>
    <message>
        <source>no saved bytes to turn the alias %1 on with</source>
        <translation>没有可用来重新启用别名 %1 的已存数据</translation>
    </message>
    <message>
        <source>the plan was made for %1, this is %2</source>
        <translation>方案是为 %1 制定的，而这里是 %2</translation>
    </message>
    <message>
        <source>the plan needs administrator rights</source>
        <translation>此方案需要管理员权限</translation>
    </message>
    <message>
        <source>run it where a prompt can be shown, or as an administrator</source>
        <translation>在能够显示提权提示的环境中运行，或以管理员身份运行</translation>
    </message>
    <message>
        <source>the end of the run could not be noted: %1</source>
        <translation>无法记录本次执行的结束：%1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>changes that need administrator rights</source>
        <translation>需要管理员权限的变更</translation>
    </message>
    <message>
        <source>%1 (user)</source>
        <translation>%1（用户）</translation>
    </message>
    <message>
        <source>%1 (machine)</source>
        <translation>%1（系统）</translation>
    </message>
    <message>
        <source>%1 (go env)</source>
        <translation>%1（go env）</translation>
    </message>
    <message>
        <source>Defender exclusion of %1</source>
        <translation>Defender 排除项 %1</translation>
    </message>
    <message>
        <source>App execution alias %1</source>
        <translation>应用执行别名 %1</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>文件夹 %1</translation>
    </message>
    <message>
        <source>Long paths</source>
        <translation>长路径</translation>
    </message>
    <message>
        <source>Go toolchain in %1</source>
        <translation>%1 中的 Go 工具链</translation>
    </message>
    <message>
        <source>Go toolchain in %1, moved aside</source>
        <translation>%1 中的 Go 工具链（已移到一旁）</translation>
    </message>
    <message>
        <source>cannot write the journal %1</source>
        <translation>无法写入变更日志 %1</translation>
    </message>
    <message>
        <source>another run of GoSetup is under way</source>
        <translation>另一个 GoSetup 正在执行</translation>
    </message>
    <message>
        <source>wait until it has ended, then try again</source>
        <translation>等它结束后再试</translation>
    </message>
    <message>
        <source>%1 is not the file that was asked for</source>
        <translation>%1 不是所要求的文件</translation>
    </message>
    <message>
        <source>$.run: &quot;%1&quot; names no run</source>
        <translation>$.run：“%1”不是执行记录</translation>
    </message>
    <message>
        <source>the request is %1 seconds old</source>
        <translation>该请求已是 %1 秒前发出的</translation>
    </message>
    <message>
        <source>make a new plan</source>
        <translation>请重新制定方案</translation>
    </message>
    <message>
        <source>run %1 was carried out before</source>
        <translation>执行记录 %1 此前已执行过</translation>
    </message>
    <message>
        <source>the elevated copy has no administrator rights</source>
        <translation>以管理员身份启动的副本没有管理员权限</translation>
    </message>
    <message>
        <source>%1 is not as it was to become</source>
        <translation>%1 未达到预期的状态</translation>
    </message>
    <message>
        <source>%1 is refused with administrator rights: %2</source>
        <translation>以管理员权限变更 %1 被拒绝：%2</translation>
    </message>
    <message>
        <source>it needs none</source>
        <translation>它不需要管理员权限</translation>
    </message>
    <message>
        <source>it is no variable of Go</source>
        <translation>它不是 Go 的变量</translation>
    </message>
    <message>
        <source>%1 holds no Go</source>
        <translation>%1 中没有 Go</translation>
    </message>
    <message>
        <source>%1 is no full path on a drive of this computer</source>
        <translation>%1 不是此计算机驱动器上的完整路径</translation>
    </message>
    <message>
        <source>%1 is no name Windows allows</source>
        <translation>%1 不是 Windows 允许的名称</translation>
    </message>
    <message>
        <source>%1 is inside %2</source>
        <translation>%1 位于 %2 之内</translation>
    </message>
    <message>
        <source>a link lies on the way to %1</source>
        <translation>通往 %1 的路径上有链接</translation>
    </message>
    <message>
        <source>name the folder that Go writes to, as a full path</source>
        <translation>请用完整路径指定 Go 写入的文件夹</translation>
    </message>
    <message>
        <source>the list of exclusions is hidden, so whether %1 takes effect cannot be told</source>
        <translation>排除项列表被隐藏，因此无法判断 %1 是否生效</translation>
    </message>
    <message>
        <source>ask the people who manage this computer</source>
        <translation>请联系此计算机的管理人员</translation>
    </message>
    <message>
        <source>Defender accepted the exclusion of %1, but it is not in effect</source>
        <translation>Defender 接受了排除项 %1，但它没有生效</translation>
    </message>
    <message>
        <source>the organisation manages exclusions; ask the people who manage this computer</source>
        <translation>排除项由组织管理；请联系此计算机的管理人员</translation>
    </message>
    <message>
        <source>whether %1 was excluded before is not known</source>
        <translation>无法得知 %1 此前是否已排除</translation>
    </message>
    <message>
        <source>%1 is a file and no folder</source>
        <translation>%1 是文件，不是文件夹</translation>
    </message>
    <message>
        <source>%1 is no absolute path of a folder</source>
        <translation>%1 不是文件夹的绝对路径</translation>
    </message>
    <message>
        <source>%1 is not empty any more, and stays</source>
        <translation>%1 已不再为空，予以保留</translation>
    </message>
    <message>
        <source>%1 cannot be set in Go&apos;s settings file</source>
        <translation>%1 不能在 Go 的设置文件中设置</translation>
    </message>
    <message>
        <source>the value for %1 holds a line break</source>
        <translation>%1 的值含有换行符</translation>
    </message>
    <message>
        <source>other lines of the file were changed since, and stay</source>
        <translation>该文件的其他行后来有过改动，予以保留</translation>
    </message>
    <message>
        <source>an unfinished Go was removed from %1</source>
        <translation>已从 %1 移除未装完的 Go</translation>
    </message>
    <message>
        <source>the Go that was there before is in %1 again</source>
        <translation>原先的 Go 已恢复到 %1</translation>
    </message>
    <message>
        <source>the new Go in %1 is complete</source>
        <translation>%1 中的新 Go 是完整的</translation>
    </message>
    <message>
        <source>%1 is as it was before</source>
        <translation>%1 与之前相同</translation>
    </message>
    <message>
        <source>%1 was done</source>
        <translation>%1：已完成</translation>
    </message>
    <message>
        <source>%1 may have been done</source>
        <translation>%1：可能已完成</translation>
    </message>
    <message>
        <source>taking back run %1 was not finished: undo it again</source>
        <translation>执行记录 %1 的撤回没有完成：请再次撤销</translation>
    </message>
    <message>
        <source>not a journal of GoSetup</source>
        <translation>不是 GoSetup 的变更日志</translation>
    </message>
    <message>
        <source>an empty journal</source>
        <translation>变更日志为空</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no run</source>
        <translation>“%1”不是执行记录</translation>
    </message>
    <message>
        <source>there is no run %1</source>
        <translation>没有执行记录 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>a registry change without a registry state</source>
        <translation>有注册表变更，却没有注册表状态</translation>
    </message>
    <message>
        <source>%1 was changed by someone else since, and stays as it is</source>
        <translation>%1 后来被他人更改，保持现状</translation>
    </message>
    <message>
        <source>programs in %1 are running: %2</source>
        <translation>%1 中有程序正在运行：%2</translation>
    </message>
    <message>
        <source>close them and try again</source>
        <translation>关闭它们后再试</translation>
    </message>
    <message>
        <source>%1 is stored as %2 and not as a number</source>
        <translation>%1 存储为 %2，而不是数字</translation>
    </message>
    <message>
        <source>an entry of PATH must name a folder</source>
        <translation>PATH 条目必须是文件夹</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be one entry of PATH</source>
        <translation>“%1”不能作为 PATH 的一个条目</translation>
    </message>
    <message>
        <source>PATH is stored as %1 and not as text</source>
        <translation>PATH 存储为 %1，而不是文本</translation>
    </message>
    <message>
        <source>have a look at it in the registry editor; GoSetup does not touch it</source>
        <translation>请在注册表编辑器中查看；GoSetup 不会改动它</translation>
    </message>
    <message>
        <source>PATH would be %1 characters long; Windows allows %2</source>
        <translation>PATH 将长达 %1 个字符；Windows 最多允许 %2 个</translation>
    </message>
    <message>
        <source>remove entries that are no longer needed first</source>
        <translation>先移除不再需要的条目</translation>
    </message>
    <message>
        <source>PATH stays as it is, as you asked</source>
        <translation>按照要求，PATH 保持不变</translation>
    </message>
    <message>
        <source>PATH was changed by someone else since: only our entries went</source>
        <translation>PATH 后来被他人更改：只移除了由 GoSetup 添加的条目</translation>
    </message>
    <message>
        <source>%1 stays on PATH, because files of yours are in that folder</source>
        <translation>%1 保留在 PATH 中，因为该文件夹中有您的文件</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>no Go there</source>
        <translation>没有 Go</translation>
    </message>
    <message>
        <source>%1, incomplete</source>
        <translation>%1，不完整</translation>
    </message>
    <message>
        <source>a folder without a version</source>
        <translation>没有版本信息的文件夹</translation>
    </message>
    <message>
        <source>unknown without administrator rights</source>
        <translation>没有管理员权限，无法判断</translation>
    </message>
    <message>
        <source>excluded from scanning</source>
        <translation>已排除，不扫描</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>会被扫描</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>on</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>there</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>first</source>
        <translation>最前</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>another Go</source>
        <translation>另一个 Go</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>so that %VAR% is replaced</source>
        <translation>使 %VAR% 得以展开</translation>
    </message>
    <message>
        <source>%1 will be %2 characters long; from about %3 some programs no longer see it. It is written in full; a short %VAR% entry in place of long ones helps</source>
        <translation>%1 将长达 %2 个字符；从约 %3 个字符起，有些程序便读不到它。它会完整写入；用一个简短的 %VAR% 条目代替多个长条目会有帮助</translation>
    </message>
    <message>
        <source>something else is in %1 now</source>
        <translation>%1 中现在是别的内容</translation>
    </message>
    <message>
        <source>%1 is not what it was when the plan was made</source>
        <translation>%1 与制定方案时不同</translation>
    </message>
    <message>
        <source>check again and make a new plan</source>
        <translation>请重新检查并制定新方案</translation>
    </message>
    <message>
        <source>the plan foresees for %1 what the change does not lead to</source>
        <translation>方案对 %1 的预期与变更的结果不一致</translation>
    </message>
    <message>
        <source>%1 was written, but reads back as something else</source>
        <translation>%1 已写入，但读回的内容不同</translation>
    </message>
    <message>
        <source>terminals that are open now keep the old settings: open a new one</source>
        <translation>已打开的终端仍使用旧设置：请打开新终端</translation>
    </message>
    <message>
        <source>the settings are written, but some open programs could not be told: open new terminals, or sign out and in again</source>
        <translation>设置已写入，但有些已打开的程序未能收到通知：请打开新终端，或注销后重新登录</translation>
    </message>
    <message>
        <source>%1 is no folder for a Go toolchain</source>
        <translation>%1 不能用作 Go 工具链的文件夹</translation>
    </message>
    <message>
        <source>name a full path, such as C:\dev\go</source>
        <translation>请指定完整路径，例如 C:\dev\go</translation>
    </message>
    <message>
        <source>%1 holds something that is no Go</source>
        <translation>%1 中有不属于 Go 的内容</translation>
    </message>
    <message>
        <source>name an empty or a new folder</source>
        <translation>请指定空文件夹或新文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n files that are not from the archive stay in %1</source>
        <translation>
            <numerusform>%1 中有 %n 个不属于压缩包的文件，予以保留</numerusform>
        </translation>
    </message>
    <message>
        <source>run %1 is an undo itself</source>
        <translation>执行记录 %1 本身就是一次撤销</translation>
    </message>
    <message>
        <source>apply a plan to make the changes again</source>
        <translation>要再次进行这些变更，请应用方案</translation>
    </message>
    <message>
        <source>there is no run to take back</source>
        <translation>没有可撤回的执行记录</translation>
    </message>
    <message>
        <source>the history lists the runs</source>
        <translation>历史记录中列有各次执行</translation>
    </message>
    <message>
        <source>taking back run %1 needs administrator rights</source>
        <translation>撤回执行记录 %1 需要管理员权限</translation>
    </message>
    <message>
        <source>%1 stays as it is</source>
        <translation>%1 保持不变</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a variable</source>
        <translation>“%1”不是变量名</translation>
    </message>
    <message>
        <source>PATH is edited entry by entry, never set</source>
        <translation>PATH 只逐条编辑，从不整体设置</translation>
    </message>
    <message>
        <source>the value for %1 holds a NUL</source>
        <translation>%1 的值含有 NUL 字符</translation>
    </message>
    <message>
        <source>%1 would be %2 characters long; Windows allows %3</source>
        <translation>%1 将长达 %2 个字符；Windows 最多允许 %3 个</translation>
    </message>
    <message>
        <source>%1 is stored as %2 and not as text</source>
        <translation>%1 存储为 %2，而不是文本</translation>
    </message>
    <message>
        <source>GOENV is &quot;off&quot;: Go reads no settings file</source>
        <translation>GOENV 为“off”：Go 不读取任何设置文件</translation>
    </message>
    <message>
        <source>delete the variable GOENV, or set the value as a variable</source>
        <translation>请删除变量 GOENV，或改用环境变量设置该值</translation>
    </message>
    <message>
        <source>GOENV is no absolute path: %1</source>
        <translation>GOENV 不是绝对路径：%1</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>not a full path</source>
        <translation>不是完整路径</translation>
    </message>
    <message>
        <source>others may write to it</source>
        <translation>其他用户可以写入</translation>
    </message>
    <message>
        <source>spelt anew</source>
        <translation>写法已更新</translation>
    </message>
    <message>
        <source>Go keeps every compiled package here: thousands of files in each build.</source>
        <translation>Go 把每个编译好的包存放在这里：每次构建都有成千上万个文件。</translation>
    </message>
    <message>
        <source>Go links programs in a folder for temporary files. It would get one of its own, because the whole of TEMP must stay scanned.</source>
        <translation>Go 在临时文件夹中链接程序。将为它单独设一个文件夹，因为整个 TEMP 必须继续接受扫描。</translation>
    </message>
    <message>
        <source>Go links programs and runs tests here.</source>
        <translation>Go 在这里链接程序并运行测试。</translation>
    </message>
    <message>
        <source>A harmful program put into this folder is not noticed there.</source>
        <translation>放入此文件夹的有害程序不会被发现。</translation>
    </message>
    <message>
        <source>Test programs run from here without a scan, those of downloaded modules too.</source>
        <translation>测试程序会从这里不经扫描直接运行，包括所下载模块的测试程序。</translation>
    </message>
    <message>
        <source>It is on a trusted Dev Drive, where Defender scans in performance mode: no exclusion is needed.</source>
        <translation>它位于受信任的开发驱动器上，Defender 在那里以性能模式扫描：不需要排除项。</translation>
    </message>
    <message>
        <source>It is excluded already.</source>
        <translation>它已被排除。</translation>
    </message>
    <message>
        <source>Whether it is excluded now can be seen with administrator rights only.</source>
        <translation>只有管理员权限才能看到它目前是否已排除。</translation>
    </message>
    <message>
        <source>What Defender does on this computer could not be told: %1</source>
        <translation>无法判断 Defender 在此计算机上的状态：%1</translation>
    </message>
    <message>
        <source>The organisation manages exclusions on this computer: one made here would have no effect.</source>
        <translation>此计算机的排除项由组织管理：在这里添加的排除项不会生效。</translation>
    </message>
    <message>
        <source>Defender does not answer on this computer, so no exclusion can be made.</source>
        <translation>此计算机上的 Defender 没有响应，因此无法添加排除项。</translation>
    </message>
    <message>
        <source>Defender does not scan on this computer, so an exclusion would change nothing.</source>
        <translation>Defender 不在此计算机上扫描，因此添加排除项没有作用。</translation>
    </message>
    <message>
        <source>proxy.golang.org, Go&apos;s default</source>
        <translation>proxy.golang.org，Go 的默认值</translation>
    </message>
    <message>
        <source>goproxy.cn, a community mirror</source>
        <translation>goproxy.cn，社区镜像</translation>
    </message>
    <message>
        <source>goproxy.io, a community mirror</source>
        <translation>goproxy.io，社区镜像</translation>
    </message>
    <message>
        <source>mirrors.aliyun.com, Alibaba Cloud&apos;s mirror</source>
        <translation>mirrors.aliyun.com，阿里云镜像</translation>
    </message>
    <message>
        <source>No proxy: straight from the source hosts</source>
        <translation>不使用代理：直接从源代码托管站点获取</translation>
    </message>
    <message>
        <source>A run that was killed may have done a part of its changes. The journal knows which, so they can be taken back or completed.</source>
        <translation>被强行终止的执行可能已完成一部分变更。变更日志记有详情，因此可以撤回，也可以继续完成。</translation>
    </message>
    <message>
        <source>The journal of earlier runs cannot be read</source>
        <translation>无法读取以往执行的变更日志</translation>
    </message>
    <message>
        <source>No earlier run was interrupted</source>
        <translation>以往的执行都没有中断</translation>
    </message>
    <message>
        <source>An earlier run of GoSetup was interrupted</source>
        <translation>GoSetup 有一次执行被中断</translation>
    </message>
    <message>
        <source>run %1 began at %2 and has no end</source>
        <translation>执行记录 %1 始于 %2，没有结束记录</translation>
    </message>
    <message>
        <source>Take the run back with undo, or apply again</source>
        <translation>用 undo 撤回那次执行，或再次运行 apply</translation>
    </message>
    <message>
        <source>Go cannot be installed in %1: %2</source>
        <translation>Go 不能安装到 %1：%2</translation>
    </message>
    <message>
        <source>choose another folder, such as %1</source>
        <translation>请选择其他文件夹，例如 %1</translation>
    </message>
    <message>
        <source>the machine&apos;s environment key is missing</source>
        <translation>缺少系统环境变量的注册表项</translation>
    </message>
    <message>
        <source>no answer within %1 ms</source>
        <translation>%1 毫秒内没有响应</translation>
    </message>
    <message>
        <source>crashed: %1</source>
        <translation>已崩溃：%1</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>未要求查询</translation>
    </message>
    <message>
        <source>%1 is only in the cloud; it was not started, because that would download it</source>
        <translation>%1 只存在于云端；没有启动它，因为启动会触发下载</translation>
    </message>
    <message>
        <source>must be an absolute Windows path</source>
        <translation>必须是 Windows 绝对路径</translation>
    </message>
    <message>
        <source>%1 is no kind of a registry value</source>
        <translation>%1 不是注册表值类型</translation>
    </message>
    <message>
        <source>must begin with HKCU, HKLM or HKCU-OTHER</source>
        <translation>必须以 HKCU、HKLM 或 HKCU-OTHER 开头</translation>
    </message>
    <message>
        <source>must have at most one of text, base64, pe</source>
        <translation>text、base64、pe 最多只能有一个</translation>
    </message>
    <message>
        <source>a folder has no content</source>
        <translation>文件夹没有内容</translation>
    </message>
    <message>
        <source>is not the size of the content</source>
        <translation>与内容的大小不符</translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation>必须是 %1</translation>
    </message>
    <message>
        <source>$: no JSON at line %1, column %2</source>
        <translation>$：第 %1 行第 %2 列不是 JSON</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>必须是对象</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>必须是 %1 之一</translation>
    </message>
    <message>
        <source>must be a whole number, or one such as &quot;0x1F&quot;</source>
        <translation>必须是整数，或 &quot;0x1F&quot; 这样的值</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>must be pairs of hexadecimal digits</source>
        <translation>必须是成对的十六进制数字</translation>
    </message>
    <message>
        <source>must be base64</source>
        <translation>必须是 base64</translation>
    </message>
    <message>
        <source>must be a time such as 2026-01-31T08:00:00Z</source>
        <translation>必须是 2026-01-31T08:00:00Z 这样的时间</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>必须是列表</translation>
    </message>
    <message>
        <source>unknown field</source>
        <translation>未知字段</translation>
    </message>
    <message>
        <source>%1: not an absolute Windows path</source>
        <translation>%1：不是 Windows 绝对路径</translation>
    </message>
    <message>
        <source>%1: not found (error 2)</source>
        <translation>%1：未找到（错误 2）</translation>
    </message>
    <message>
        <source>%1: cannot be read</source>
        <translation>%1：无法读取</translation>
    </message>
    <message>
        <source>%1: links lead in a circle (error 1921)</source>
        <translation>%1：链接形成循环（错误 1921）</translation>
    </message>
    <message>
        <source>%1: is a folder (error 5)</source>
        <translation>%1：是文件夹（错误 5）</translation>
    </message>
    <message>
        <source>%1: lies in the cloud, reading it would download it</source>
        <translation>%1：位于云端，读取会触发下载</translation>
    </message>
    <message>
        <source>%1: cannot be opened (error 1920)</source>
        <translation>%1：无法打开（错误 1920）</translation>
    </message>
    <message>
        <source>%1: %2 bytes, more than %3</source>
        <translation>%1：%2 字节，超过 %3</translation>
    </message>
    <message>
        <source>%1: the machine&apos;s image holds no content of it</source>
        <translation>%1：计算机映像中没有它的内容</translation>
    </message>
    <message>
        <source>%1: is no reparse point</source>
        <translation>%1：不是重分析点</translation>
    </message>
    <message>
        <source>%1: there is no such drive</source>
        <translation>%1：没有此驱动器</translation>
    </message>
    <message>
        <source>%1: cannot be written</source>
        <translation>%1：无法写入</translation>
    </message>
    <message>
        <source>%1: cannot be removed</source>
        <translation>%1：无法移除</translation>
    </message>
    <message>
        <source>%1: access denied (error 5)</source>
        <translation>%1：拒绝访问（错误 5）</translation>
    </message>
    <message>
        <source>run this with administrator rights</source>
        <translation>请以管理员权限运行</translation>
    </message>
    <message>
        <source>%1: a file is in the way (error 183)</source>
        <translation>%1：已有同名文件（错误 183）</translation>
    </message>
    <message>
        <source>%1: not on the same drive as %2 (error 17)</source>
        <translation>%1：与 %2 不在同一驱动器上（错误 17）</translation>
    </message>
    <message>
        <source>%1: already exists (error 183)</source>
        <translation>%1：已存在（错误 183）</translation>
    </message>
    <message>
        <source>%1: there is no such folder (error 3)</source>
        <translation>%1：没有此文件夹（错误 3）</translation>
    </message>
    <message>
        <source>%1: is not empty (error 145)</source>
        <translation>%1：不为空（错误 145）</translation>
    </message>
    <message>
        <source>administrator rights were refused at the prompt (error 1223)</source>
        <translation>提权提示中拒绝了管理员权限（错误 1223）</translation>
    </message>
    <message>
        <source>cannot read the machine image %1</source>
        <translation>无法读取计算机映像 %1</translation>
    </message>
    <message>
        <source>built-in machines are %1</source>
        <translation>内置的演练机有 %1</translation>
    </message>
    <message>
        <source>machine image %1: %2</source>
        <translation>计算机映像 %1：%2</translation>
    </message>
    <message>
        <source>%1 holds the machine %2, not %3</source>
        <translation>%1 中保存的是演练机 %2，而不是 %3</translation>
    </message>
    <message>
        <source>name another folder, or delete this one to start over</source>
        <translation>请指定其他文件夹，或删除此文件夹重新开始</translation>
    </message>
    <message>
        <source>cannot make the practice machine&apos;s folder %1</source>
        <translation>无法创建演练机文件夹 %1</translation>
    </message>
    <message>
        <source>%1: no such key</source>
        <translation>%1：没有此注册表项</translation>
    </message>
    <message>
        <source>%1: the time of the last write is not known</source>
        <translation>%1：最后写入时间不明</translation>
    </message>
    <message>
        <source>Microsoft Defender does not answer (error 0x800106ba)</source>
        <translation>Microsoft Defender 没有响应（错误 0x800106ba）</translation>
    </message>
    <message>
        <source>%1: the organisation manages Defender&apos;s exclusions</source>
        <translation>%1：Defender 的排除项由组织管理</translation>
    </message>
    <message>
        <source>%1: is no app execution alias</source>
        <translation>%1：不是应用执行别名</translation>
    </message>
    <message>
        <source>%1: tag 0x%2 is no app execution alias</source>
        <translation>%1：标记 0x%2 不是应用执行别名</translation>
    </message>
    <message>
        <source>%1: another file is there now</source>
        <translation>%1：现在那里是另一个文件</translation>
    </message>
    <message>
        <source>%1: no connection (error 10060)</source>
        <translation>%1：无法连接（错误 10060）</translation>
    </message>
    <message>
        <source>%1: no answer within %2 ms</source>
        <translation>%1：%2 毫秒内没有响应</translation>
    </message>
    <message>
        <source>a window did not answer within %1 ms</source>
        <translation>有窗口在 %1 毫秒内没有响应</translation>
    </message>
    <message>
        <source>%1: not done within %2 ms</source>
        <translation>%1：%2 毫秒内未完成</translation>
    </message>
    <message>
        <source>%1: another program holds it (error 32)</source>
        <translation>%1：正被另一程序占用（错误 32）</translation>
    </message>
    <message>
        <source>%1: the disk is full (error 112)</source>
        <translation>%1：磁盘已满（错误 112）</translation>
    </message>
    <message>
        <source>%1: no answer in time</source>
        <translation>%1：未及时响应</translation>
    </message>
    <message>
        <source>%1: forbidden by policy</source>
        <translation>%1：被策略禁止</translation>
    </message>
    <message>
        <source>%1: input/output error (error 1117)</source>
        <translation>%1：输入/输出错误（错误 1117）</translation>
    </message>
    <message>
        <source>cannot save the practice machine in %1</source>
        <translation>无法将演练机保存到 %1</translation>
    </message>
    <message>
        <source>cannot make a temporary folder for the practice machine</source>
        <translation>无法为演练机创建临时文件夹</translation>
    </message>
    <message>
        <source>%1: nothing is changed while an image is recorded</source>
        <translation>%1：录制映像期间不做任何变更</translation>
    </message>
    <message>
        <source>no folder is named</source>
        <translation>未指定文件夹</translation>
    </message>
    <message>
        <source>%1 is not an absolute path</source>
        <translation>%1 不是绝对路径</translation>
    </message>
    <message>
        <source>Defender would expand the variable in %1 as SYSTEM, to another folder</source>
        <translation>Defender 会以 SYSTEM 身份展开 %1 中的变量，得到的是另一个文件夹</translation>
    </message>
    <message>
        <source>%1 holds a wildcard and would cover folders nobody thought of</source>
        <translation>%1 含有通配符，会涵盖意料之外的文件夹</translation>
    </message>
    <message>
        <source>%1 is a whole drive</source>
        <translation>%1 是整个驱动器</translation>
    </message>
    <message>
        <source>%1 covers a whole user profile, downloads included</source>
        <translation>%1 涵盖整个用户配置文件，包括下载内容</translation>
    </message>
    <message>
        <source>%1 covers the folder for temporary files, where malware likes to start</source>
        <translation>%1 涵盖临时文件夹，恶意软件常从那里启动</translation>
    </message>
    <message>
        <source>%1 covers a folder of the system or of all programs</source>
        <translation>%1 涵盖系统文件夹或存放所有程序的文件夹</translation>
    </message>
    <message>
        <source>%1 covers the data of all programs of this person</source>
        <translation>%1 涵盖该用户所有程序的数据</translation>
    </message>
    <message>
        <source>%1 names a program without its folder: files opened by any program of that name, anywhere, would go unscanned</source>
        <translation>%1 只写了程序名而没有文件夹：任何位置的同名程序所打开的文件都不会被扫描</translation>
    </message>
    <message>
        <source>%1 covers every file of a kind, anywhere</source>
        <translation>%1 涵盖任何位置的某一类文件</translation>
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
        <translation>网页 (*.html);;JSON (*.json);;文本 (*.txt)</translation>
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
        <translation>%1（%2）= %3</translation>
    </message>
    <message>
        <source>%1 in %2 = %3</source>
        <translation>%2 中的 %1 = %3</translation>
    </message>
    <message>
        <source>%1 is an app execution alias (tag 0x8000001B)</source>
        <translation>%1 是应用执行别名（标记 0x8000001B）</translation>
    </message>
    <message>
        <source>it belongs to the package %1</source>
        <translation>它属于应用包 %1</translation>
    </message>
    <message>
        <source>it starts %1</source>
        <translation>它启动 %1</translation>
    </message>
    <message>
        <source>Turn the alias %1 off; undo turns it on again</source>
        <translation>停用别名 %1；撤销时会重新启用</translation>
    </message>
    <message>
        <source>A harmless alias %1 is on</source>
        <translation>无害的别名 %1 已启用</translation>
    </message>
    <message>
        <source>its folder is not on PATH</source>
        <translation>它所在的文件夹不在 PATH 中</translation>
    </message>
    <message>
        <source>the real %1 comes first on PATH</source>
        <translation>真正的 %1 在 PATH 中排在前面</translation>
    </message>
    <message>
        <source>An alias answers to %1 before the real program</source>
        <translation>别名先于真正的程序响应 %1</translation>
    </message>
    <message>
        <source>its folder comes before %1 on PATH</source>
        <translation>它所在的文件夹在 PATH 中排在 %1 之前</translation>
    </message>
    <message>
        <source>Only an alias answers to %1</source>
        <translation>只有别名响应 %1</translation>
    </message>
    <message>
        <source>no real %1 is on PATH</source>
        <translation>PATH 中没有真正的 %1</translation>
    </message>
    <message>
        <source>No alias answers to go</source>
        <translation>没有别名响应 go</translation>
    </message>
    <message>
        <source>No alias answers to a tool beside go</source>
        <translation>没有别名响应 go 以外的工具</translation>
    </message>
    <message>
        <source>Win+R has its own way to %1</source>
        <translation>Win+R 另有启动 %1 的途径</translation>
    </message>
    <message>
        <source>Win+R leads to a %1 that is not there</source>
        <translation>Win+R 指向的 %1 不存在</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>Win+R finds tools as PATH does</source>
        <translation>Win+R 与 PATH 找到的工具一致</translation>
    </message>
    <message>
        <source>A store app can put a go.exe of 0 bytes into a folder that is on PATH; it starts the app, or fails with error 1920.</source>
        <translation>商店应用可能在 PATH 所含的文件夹中放置 0 字节的 go.exe；它会启动该应用，或以错误 1920 失败。</translation>
    </message>
    <message>
        <source>An alias in front of git, gcc or python starts the store or an app in place of the tool.</source>
        <translation>若别名排在 git、gcc 或 python 之前，启动的就是商店或某个应用，而不是该工具。</translation>
    </message>
    <message>
        <source>App Paths serve Win+R and shortcuts, never a console: the two may start different programs. This is another mechanism than an alias.</source>
        <translation>App Paths 只用于 Win+R 和快捷方式，从不用于终端：两者启动的程序可能不同。它与别名是不同的机制。</translation>
    </message>
    <message>
        <source>Muted: %1</source>
        <translation>已忽略：%1</translation>
    </message>
    <message>
        <source>the check said nothing</source>
        <translation>该项检查没有给出结果</translation>
    </message>
    <message>
        <source>This check crashed</source>
        <translation>该项检查已崩溃</translation>
    </message>
    <message>
        <source>GOPATH is outside every cloud folder</source>
        <translation>GOPATH 不在任何云文件夹中</translation>
    </message>
    <message>
        <source>GOPATH = %1</source>
        <translation>GOPATH = %1</translation>
    </message>
    <message>
        <source>GOPATH is in a cloud folder</source>
        <translation>GOPATH 位于云文件夹中</translation>
    </message>
    <message>
        <source>%1 is in %2 (%3)</source>
        <translation>%1 位于 %2 中（%3）</translation>
    </message>
    <message>
        <source>Set GOPATH to %1; what is in the old folder stays there</source>
        <translation>将 GOPATH 设为 %1；旧文件夹中的内容保留原处</translation>
    </message>
    <message>
        <source>%1 is in a cloud folder</source>
        <translation>%1 位于云文件夹中</translation>
    </message>
    <message>
        <source>Remove %1: its default is outside</source>
        <translation>移除 %1：其默认位置不在云文件夹中</translation>
    </message>
    <message>
        <source>Go&apos;s caches are outside every cloud folder</source>
        <translation>Go 的缓存不在任何云文件夹中</translation>
    </message>
    <message>
        <source>%1 is %2, in %3</source>
        <translation>%1 为 %2，位于 %3 中</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 为 %2</translation>
    </message>
    <message>
        <source>Documents, Desktop and Pictures are in the profile</source>
        <translation>文档、桌面和图片文件夹位于用户配置文件中</translation>
    </message>
    <message>
        <source>Personal folders are elsewhere: do not keep Go projects in them</source>
        <translation>个人文件夹已移到别处：不要在其中存放 Go 项目</translation>
    </message>
    <message>
        <source>The client uploads every module, locks files while Go writes them, and replaces them by placeholders that Go cannot read.</source>
        <translation>同步客户端会上传每个模块，在 Go 写入时锁定文件，并将其替换为 Go 无法读取的云占位文件。</translation>
    </message>
    <message>
        <source>Caches hold tens of thousands of small files that change all the time.</source>
        <translation>缓存中有数以万计不断变化的小文件。</translation>
    </message>
    <message>
        <source>A project in a redirected folder is synchronised while it is built.</source>
        <translation>位于重定向文件夹中的项目会在构建的同时被同步。</translation>
    </message>
    <message>
        <source>Exclude Go&apos;s build folders from scanning, and give Go a folder of its own for temporary files</source>
        <translation>将 Go 的构建文件夹排除在扫描之外，并为 Go 单独设置临时文件夹</translation>
    </message>
    <message>
        <source>%1 = %2 is on a trusted Dev Drive: it is scanned later, in performance mode</source>
        <translation>%1 = %2 位于受信任的开发驱动器上：以性能模式延后扫描</translation>
    </message>
    <message>
        <source>%1 = %2 is excluded</source>
        <translation>%1 = %2 已排除</translation>
    </message>
    <message>
        <source>Go builds in %1 (GOTMPDIR is not set)</source>
        <translation>Go 在 %1 中构建（未设置 GOTMPDIR）</translation>
    </message>
    <message>
        <source>%1 = %2 is scanned at every access</source>
        <translation>%1 = %2 每次访问都会被扫描</translation>
    </message>
    <message>
        <source>Go&apos;s build folders are not scanned at every access</source>
        <translation>Go 的构建文件夹不会在每次访问时都被扫描</translation>
    </message>
    <message>
        <source>Defender scans every file that Go builds</source>
        <translation>Defender 会扫描 Go 构建的每个文件</translation>
    </message>
    <message>
        <source>Whether Go&apos;s build folders are excluded could not be told</source>
        <translation>无法判断 Go 的构建文件夹是否已排除</translation>
    </message>
    <message>
        <source>excluding Go itself or a project does not help: these are the folders that builds write to</source>
        <translation>排除 Go 本身或某个项目没有用：构建写入的是这些文件夹</translation>
    </message>
    <message>
        <source>the organisation manages exclusions; one made here has no effect</source>
        <translation>排除项由组织管理；在这里添加的不会生效</translation>
    </message>
    <message>
        <source>Ask your organisation to exclude these folders</source>
        <translation>请联系组织排除这些文件夹</translation>
    </message>
    <message>
        <source>Give %1 a folder of its own first</source>
        <translation>先为 %1 单独设置文件夹</translation>
    </message>
    <message>
        <source>Defender does not scan here</source>
        <translation>Defender 不在此计算机上扫描</translation>
    </message>
    <message>
        <source>another product is registered: %1</source>
        <translation>已注册另一款产品：%1</translation>
    </message>
    <message>
        <source>Defender protects this computer</source>
        <translation>Defender 正在保护此计算机</translation>
    </message>
    <message>
        <source>Another security product protects this computer: exclusions are made there</source>
        <translation>另一款安全产品正在保护此计算机：排除项应在该产品中设置</translation>
    </message>
    <message>
        <source>Nothing protects this computer</source>
        <translation>此计算机没有任何保护</translation>
    </message>
    <message>
        <source>Defender&apos;s real-time protection is off, and no other product is registered</source>
        <translation>Defender 的实时保护已关闭，也没有注册其他产品</translation>
    </message>
    <message>
        <source>Turn real-time protection on in Windows Security</source>
        <translation>在“Windows 安全中心”中开启实时保护</translation>
    </message>
    <message>
        <source>DisableLocalAdminMerge is 1</source>
        <translation>DisableLocalAdminMerge 为 1</translation>
    </message>
    <message>
        <source>TPExclusions is 1: tamper protection guards exclusions</source>
        <translation>TPExclusions 为 1：排除项受防篡改保护</translation>
    </message>
    <message>
        <source>Exclusions of this computer have effect</source>
        <translation>此计算机的排除项有效</translation>
    </message>
    <message>
        <source>The organisation manages Defender&apos;s exclusions</source>
        <translation>Defender 的排除项由组织管理</translation>
    </message>
    <message>
        <source>A Defender exclusion is too broad</source>
        <translation>有 Defender 排除项范围过大</translation>
    </message>
    <message>
        <source>Remove the exclusion of %1</source>
        <translation>移除排除项 %1</translation>
    </message>
    <message>
        <source>Remove it in Windows Security</source>
        <translation>在“Windows 安全中心”中移除</translation>
    </message>
    <message>
        <source>No Defender exclusion is too broad</source>
        <translation>没有范围过大的 Defender 排除项</translation>
    </message>
    <message>
        <source>A Defender exclusion names no folder</source>
        <translation>有 Defender 排除项指向的文件夹不存在</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>Every Defender exclusion names something that is there</source>
        <translation>每个 Defender 排除项指向的内容都存在</translation>
    </message>
    <message>
        <source>An exclusion does not cover a linked folder</source>
        <translation>有排除项未涵盖链接的文件夹</translation>
    </message>
    <message>
        <source>%1 points elsewhere, so the exclusion of %2 does not cover it</source>
        <translation>%1 指向别处，因此排除项 %2 未涵盖它</translation>
    </message>
    <message>
        <source>Exclusions cover all of their folders</source>
        <translation>排除项涵盖其下的所有文件夹</translation>
    </message>
    <message>
        <source>There is no Dev Drive</source>
        <translation>没有开发驱动器</translation>
    </message>
    <message>
        <source>The Dev Drive is not trusted</source>
        <translation>开发驱动器未受信任</translation>
    </message>
    <message>
        <source>on %1 Defender scans as on any other drive</source>
        <translation>Defender 在 %1 上的扫描与在其他驱动器上相同</translation>
    </message>
    <message>
        <source>Run as administrator: fsutil devdrv trust %1</source>
        <translation>以管理员身份运行：fsutil devdrv trust %1</translation>
    </message>
    <message>
        <source>Go&apos;s caches are on the trusted Dev Drive: no exclusion is needed</source>
        <translation>Go 的缓存位于受信任的开发驱动器上：不需要排除项</translation>
    </message>
    <message>
        <source>Go&apos;s caches could be on the Dev Drive</source>
        <translation>Go 的缓存可以放到开发驱动器上</translation>
    </message>
    <message>
        <source>on a trusted Dev Drive Defender scans in performance mode: better than an exclusion</source>
        <translation>在受信任的开发驱动器上，Defender 以性能模式扫描：优于添加排除项</translation>
    </message>
    <message>
        <source>Put the caches on %1</source>
        <translation>将缓存放到 %1</translation>
    </message>
    <message>
        <source>This computer is protected</source>
        <translation>此计算机受到保护</translation>
    </message>
    <message>
        <source>Exclusions matter only to the product that scans.</source>
        <translation>排除项只对执行扫描的产品有意义。</translation>
    </message>
    <message>
        <source>Where the organisation manages exclusions, one made here seems to succeed and changes nothing.</source>
        <translation>在由组织管理排除项的计算机上，添加排除项看似成功，实际没有任何作用。</translation>
    </message>
    <message>
        <source>Builds write thousands of files into GOCACHE and into the folder for temporary files; each is scanned. An exclusion makes builds faster and protects you less, so it is never made unasked.</source>
        <translation>构建会向 GOCACHE 和临时文件夹写入成千上万个文件，每个都会被扫描。排除项能加快构建，但会削弱保护，因此绝不会擅自添加。</translation>
    </message>
    <message>
        <source>A Dev Drive is put to use</source>
        <translation>开发驱动器得到利用</translation>
    </message>
    <message>
        <source>On a trusted Dev Drive files are scanned after they are opened. It is for caches and sources; tools belong on the system drive.</source>
        <translation>在受信任的开发驱动器上，文件在打开之后才扫描。它适合存放缓存和源代码；工具应放在系统驱动器上。</translation>
    </message>
    <message>
        <source>What is excluded is not looked at, whoever puts it there.</source>
        <translation>被排除的内容不会受到检查，无论由谁放入。</translation>
    </message>
    <message>
        <source>Whoever creates the folder gets a place that nobody scans.</source>
        <translation>谁创建该文件夹，谁就得到一个无人扫描的地方。</translation>
    </message>
    <message>
        <source>Junctions and other reparse points below an excluded folder must be excluded separately.</source>
        <translation>已排除文件夹之下的目录联接和其他重分析点必须另行排除。</translation>
    </message>
    <message>
        <source>Delete the %1 variable %2</source>
        <translation>删除%1变量 %2</translation>
    </message>
    <message>
        <source>GOROOT leads to no Go</source>
        <translation>GOROOT 指向的位置没有 Go</translation>
    </message>
    <message>
        <source>GOROOT (%1) = %2</source>
        <translation>GOROOT（%1）= %2</translation>
    </message>
    <message>
        <source>GOROOT belongs to another Go</source>
        <translation>GOROOT 属于另一个 Go</translation>
    </message>
    <message>
        <source>PATH leads to %1 in %2</source>
        <translation>PATH 指向 %2 中的 %1</translation>
    </message>
    <message>
        <source>builds end with: compile: version &quot;%1&quot; does not match go tool version &quot;%2&quot;</source>
        <translation>构建会以此报错结束：compile: version &quot;%1&quot; does not match go tool version &quot;%2&quot;</translation>
    </message>
    <message>
        <source>GOROOT is set, which is not needed</source>
        <translation>设置了 GOROOT，但并不需要</translation>
    </message>
    <message>
        <source>GOROOT is not set</source>
        <translation>未设置 GOROOT</translation>
    </message>
    <message>
        <source>The user&apos;s %1 hides the machine&apos;s</source>
        <translation>用户的 %1 遮挡了系统的</translation>
    </message>
    <message>
        <source>user: %1</source>
        <translation>用户：%1</translation>
    </message>
    <message>
        <source>machine: %1</source>
        <translation>系统：%1</translation>
    </message>
    <message>
        <source>No Go variable differs between user and machine</source>
        <translation>没有 Go 变量在用户与系统之间不一致</translation>
    </message>
    <message>
        <source>%1 is set to another system</source>
        <translation>%1 设为了其他平台</translation>
    </message>
    <message>
        <source>this computer is %1</source>
        <translation>此计算机为 %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Go builds for this computer</source>
        <translation>Go 为此计算机构建</translation>
    </message>
    <message>
        <source>when the environment changed last is not known</source>
        <translation>环境变量最后的更改时间不明</translation>
    </message>
    <message>
        <source>%1 (process %2) was started before</source>
        <translation>%1（进程 %2）在更改之前启动</translation>
    </message>
    <message>
        <source>Open programs have the current environment</source>
        <translation>已打开的程序使用的是当前环境变量</translation>
    </message>
    <message numerus="yes">
        <source>Open programs that may have the old environment: %n</source>
        <translation>
            <numerusform>可能仍使用旧环境变量的已打开程序：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a new terminal</source>
        <translation>打开新终端</translation>
    </message>
    <message>
        <source>GOROOT is unset or right</source>
        <translation>GOROOT 未设置或正确</translation>
    </message>
    <message>
        <source>Go knows its own folder; a GOROOT that is left behind makes it use the compiler of another version.</source>
        <translation>Go 知道自己所在的文件夹；残留的 GOROOT 会使它调用另一版本的编译器。</translation>
    </message>
    <message>
        <source>The user&apos;s value wins, so a change to the machine&apos;s has no effect and nothing says so.</source>
        <translation>用户的值优先，因此更改系统的值没有作用，而且不会有任何提示。</translation>
    </message>
    <message>
        <source>A GOOS or GOARCH left behind by a cross build makes go run and go test build programs that cannot start here.</source>
        <translation>交叉构建残留的 GOOS 或 GOARCH 会使 go run 和 go test 构建出无法在此启动的程序。</translation>
    </message>
    <message>
        <source>A running program keeps the environment it was started with, and hands it on to what it starts.</source>
        <translation>正在运行的程序保留启动时的环境变量，并传给由它启动的程序。</translation>
    </message>
    <message>
        <source>A variable beats go env -w for %1</source>
        <translation>环境变量覆盖了 go env -w 设置的 %1</translation>
    </message>
    <message>
        <source>Go uses %1</source>
        <translation>Go 使用 %1</translation>
    </message>
    <message>
        <source>Remove the line without effect from Go&apos;s own file</source>
        <translation>从 Go 自己的设置文件中移除不起作用的那一行</translation>
    </message>
    <message>
        <source>Remove the variable, so that the file counts</source>
        <translation>移除该变量，使设置文件生效</translation>
    </message>
    <message>
        <source>No variable beats go env -w</source>
        <translation>没有变量覆盖 go env -w 的设置</translation>
    </message>
    <message>
        <source>GOPATH and GOROOT are apart</source>
        <translation>GOPATH 与 GOROOT 相互独立</translation>
    </message>
    <message>
        <source>GOPATH and a Go tree lie in one another</source>
        <translation>GOPATH 与 Go 目录树相互嵌套</translation>
    </message>
    <message>
        <source>Go is in %1</source>
        <translation>Go 位于 %1</translation>
    </message>
    <message>
        <source>Set GOPATH to %1</source>
        <translation>将 GOPATH 设为 %1</translation>
    </message>
    <message>
        <source>The checksum database is off</source>
        <translation>校验和数据库已关闭</translation>
    </message>
    <message>
        <source>Every module is exempt from the checksum database</source>
        <translation>所有模块都跳过了校验和数据库</translation>
    </message>
    <message>
        <source>GOSUMDB names no checksum database</source>
        <translation>GOSUMDB 的值不是校验和数据库</translation>
    </message>
    <message>
        <source>Modules are checked against the checksum database</source>
        <translation>模块会与校验和数据库核对</translation>
    </message>
    <message>
        <source>Every module may be fetched without a verified connection</source>
        <translation>所有模块都可能通过未经验证的连接获取</translation>
    </message>
    <message>
        <source>GOFLAGS asks for an option that Go has removed</source>
        <translation>GOFLAGS 含有 Go 已移除的选项</translation>
    </message>
    <message>
        <source>Modules are fetched over verified connections only</source>
        <translation>模块只通过经过验证的连接获取</translation>
    </message>
    <message>
        <source>%1 covers every module</source>
        <translation>%1 涵盖所有模块</translation>
    </message>
    <message>
        <source>With * every module is fetched past the proxy, and with GOPRIVATE past the checksum database too.</source>
        <translation>使用 * 时，所有模块都会绕过代理获取；若为 GOPRIVATE，还会绕过校验和数据库。</translation>
    </message>
    <message>
        <source>%1 is misspelt</source>
        <translation>%1 写法有误</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>将 %1 设为 %2</translation>
    </message>
    <message>
        <source>GOPRIVATE is unset or sound</source>
        <translation>GOPRIVATE 未设置或正确</translation>
    </message>
    <message>
        <source>A variable of the system beats what go env -w wrote, and go env -w says so only once.</source>
        <translation>环境变量优先于 go env -w 写入的值，而 go env -w 只会提示一次。</translation>
    </message>
    <message>
        <source>Go ignores a GOPATH that equals its own folder, and an update of Go would take your modules with it.</source>
        <translation>Go 会忽略与自身文件夹相同的 GOPATH，而且更新 Go 时会连同其中的模块一并删除。</translation>
    </message>
    <message>
        <source>Without it, a changed module is noticed by nobody. For private modules GOPRIVATE is meant.</source>
        <translation>没有它，模块被篡改也无人察觉。私有模块应使用 GOPRIVATE。</translation>
    </message>
    <message>
        <source>Anyone on the way may change what is fetched.</source>
        <translation>传输途中的任何人都可以更改所获取的内容。</translation>
    </message>
    <message>
        <source>Patterns are path prefixes with commas between them, without https:// and without spaces; others match nothing.</source>
        <translation>模式是以逗号分隔的路径前缀，不含 https:// 和空格；其他写法不会匹配任何内容。</translation>
    </message>
    <message>
        <source>This folder is fine</source>
        <translation>此文件夹可以使用</translation>
    </message>
    <message>
        <source>it is the folder of %1</source>
        <translation>它是 %1 的文件夹</translation>
    </message>
    <message>
        <source>There is a space in the path; Go itself copes</source>
        <translation>路径中有空格；Go 本身可以处理</translation>
    </message>
    <message>
        <source>affected: CC and the cgo flags, where paths are split at spaces</source>
        <translation>受影响：CC 和 cgo 标志，其中的路径会在空格处被拆开</translation>
    </message>
    <message>
        <source>There is a space in the path of %1</source>
        <translation>%1 的路径中有空格</translation>
    </message>
    <message>
        <source>affected: cgo, make files and scripts that do not quote</source>
        <translation>受影响：cgo，以及没有加引号的 make 文件和脚本</translation>
    </message>
    <message>
        <source>There are letters beyond ASCII in the path</source>
        <translation>路径中有非 ASCII 字符</translation>
    </message>
    <message>
        <source>affected: gcc of MinGW, which does not open such files</source>
        <translation>受影响：MinGW 的 gcc，它打不开这类文件</translation>
    </message>
    <message>
        <source>The path holds a reserved name</source>
        <translation>路径含有保留名称</translation>
    </message>
    <message>
        <source>%1 is a device</source>
        <translation>%1 是设备名</translation>
    </message>
    <message>
        <source>The path holds a forbidden character</source>
        <translation>路径含有禁用字符</translation>
    </message>
    <message>
        <source>A name ends with a dot or a space</source>
        <translation>有名称以点或空格结尾</translation>
    </message>
    <message>
        <source>Windows drops the end of &quot;%1&quot;</source>
        <translation>Windows 会去掉“%1”的末尾</translation>
    </message>
    <message>
        <source>The path cannot be put on PATH</source>
        <translation>此路径不能加入 PATH</translation>
    </message>
    <message>
        <source>PATH understands %1 in another way</source>
        <translation>PATH 会对 %1 作另外的解释</translation>
    </message>
    <message>
        <source>The path is long</source>
        <translation>路径较长</translation>
    </message>
    <message>
        <source>%1 characters; files below it need up to %2 more, and without long paths Windows stops at %3</source>
        <translation>%1 个字符；其下的文件最多还需要 %2 个，而未启用长路径时 Windows 的上限是 %3 个</translation>
    </message>
    <message>
        <source>There is no space in the path</source>
        <translation>路径中没有空格</translation>
    </message>
    <message>
        <source>Go&apos;s own installer uses a path with a space, and Go works there. What suffers is what is handed to C compilers.</source>
        <translation>Go 自己的安装程序使用的路径就含有空格，Go 在那里可以正常工作。受影响的是传给 C 编译器的内容。</translation>
    </message>
    <message>
        <source>The path is plain ASCII</source>
        <translation>路径只含 ASCII 字符</translation>
    </message>
    <message>
        <source>GOCACHE, GOPATH and TEMP inherit the profile&apos;s name, and MinGW&apos;s gcc cannot open files below it.</source>
        <translation>GOCACHE、GOPATH 和 TEMP 沿用用户配置文件的名称，而 MinGW 的 gcc 打不开其下的文件。</translation>
    </message>
    <message>
        <source>Windows allows the name</source>
        <translation>名称符合 Windows 的要求</translation>
    </message>
    <message>
        <source>Windows keeps some names and characters for itself.</source>
        <translation>Windows 保留了一些名称和字符供自己使用。</translation>
    </message>
    <message>
        <source>The path is short</source>
        <translation>路径不长</translation>
    </message>
    <message>
        <source>Files deep in a Go tree or a module would exceed what Windows allows.</source>
        <translation>Go 目录树或模块中层级较深的文件会超出 Windows 允许的长度。</translation>
    </message>
    <message>
        <source>This is not a full path</source>
        <translation>这不是完整路径</translation>
    </message>
    <message>
        <source>%1 does not begin with a drive</source>
        <translation>%1 不以驱动器开头</translation>
    </message>
    <message>
        <source>This folder is in a cloud folder</source>
        <translation>此文件夹位于云文件夹中</translation>
    </message>
    <message>
        <source>This folder is in a redirected folder</source>
        <translation>此文件夹位于重定向的文件夹中</translation>
    </message>
    <message>
        <source>This folder&apos;s files may be in the cloud only</source>
        <translation>此文件夹的文件可能只存在于云端</translation>
    </message>
    <message>
        <source>%1 is a cloud placeholder (tag 0x%2)</source>
        <translation>%1 是云占位文件（标记 0x%2）</translation>
    </message>
    <message>
        <source>A junction is on the way to this folder</source>
        <translation>通往此文件夹的路径上有目录联接</translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <translation>%1 指向 %2</translation>
    </message>
    <message>
        <source>A symbolic link is on the way to this folder</source>
        <translation>通往此文件夹的路径上有符号链接</translation>
    </message>
    <message>
        <source>A reparse point of another program is on the way</source>
        <translation>路径上有其他程序的重分析点</translation>
    </message>
    <message>
        <source>%1 points elsewhere (tag %2)</source>
        <translation>%1 指向别处（标记 %2）</translation>
    </message>
    <message>
        <source>%1 has the unknown tag %2</source>
        <translation>%1 带有未知标记 %2</translation>
    </message>
    <message>
        <source>This folder is on a network drive</source>
        <translation>此文件夹位于网络驱动器上</translation>
    </message>
    <message>
        <source>%1 is reached over the network</source>
        <translation>%1 需经网络访问</translation>
    </message>
    <message>
        <source>This folder is on a removable drive</source>
        <translation>此文件夹位于可移动驱动器上</translation>
    </message>
    <message>
        <source>%1 can be unplugged</source>
        <translation>%1 可能会被拔下</translation>
    </message>
    <message>
        <source>This drive keeps no permissions</source>
        <translation>此驱动器不保存权限</translation>
    </message>
    <message>
        <source>%1 is %2: it knows neither permissions nor links</source>
        <translation>%1 为 %2：不支持权限和链接</translation>
    </message>
    <message>
        <source>This folder belongs to the system</source>
        <translation>此文件夹属于系统</translation>
    </message>
    <message>
        <source>%1 is in %2</source>
        <translation>%1 位于 %2 中</translation>
    </message>
    <message>
        <source>This is a whole drive</source>
        <translation>这是整个驱动器</translation>
    </message>
    <message>
        <source>%1 needs a folder of its own</source>
        <translation>%1 需要单独的文件夹</translation>
    </message>
    <message>
        <source>This folder and GOPATH lie in one another</source>
        <translation>此文件夹与 GOPATH 相互嵌套</translation>
    </message>
    <message>
        <source>A Dev Drive is for caches and sources</source>
        <translation>开发驱动器适合存放缓存和源代码</translation>
    </message>
    <message>
        <source>%1 is a Dev Drive; tools belong on %2</source>
        <translation>%1 是开发驱动器；工具应放在 %2</translation>
    </message>
    <message>
        <source>The folder is a full path</source>
        <translation>文件夹是完整路径</translation>
    </message>
    <message>
        <source>A relative path means another folder in every folder.</source>
        <translation>相对路径在不同的文件夹中指向不同的位置。</translation>
    </message>
    <message>
        <source>The folder is not the system&apos;s</source>
        <translation>文件夹不属于系统</translation>
    </message>
    <message>
        <source>Windows and its clean-up delete what they find in their own folders.</source>
        <translation>Windows 及其清理功能会删除自身文件夹中的内容。</translation>
    </message>
    <message>
        <source>The folder is not synchronised</source>
        <translation>文件夹未被同步</translation>
    </message>
    <message>
        <source>A synchronised folder locks files while Go writes them, uploads thousands of them and replaces them by placeholders.</source>
        <translation>同步文件夹会在 Go 写入时锁定文件，上传成千上万个文件，并将其替换为云占位文件。</translation>
    </message>
    <message>
        <source>The folder&apos;s files are on this disk</source>
        <translation>文件夹中的文件就在本机磁盘上</translation>
    </message>
    <message>
        <source>Opening a placeholder downloads it; without a connection it fails.</source>
        <translation>打开云占位文件会触发下载；没有网络连接时则会失败。</translation>
    </message>
    <message>
        <source>No link is on the way to the folder</source>
        <translation>通往文件夹的路径上没有链接</translation>
    </message>
    <message>
        <source>A link makes one folder answer to two names: comparisons must resolve both, and not every tool does.</source>
        <translation>链接使同一文件夹有两个名称：比较时两者都要解析，而并非每个工具都这样做。</translation>
    </message>
    <message>
        <source>The folder is on this computer</source>
        <translation>文件夹就在此计算机上</translation>
    </message>
    <message>
        <source>Builds over the network are slow and end when the connection does.</source>
        <translation>通过网络构建很慢，连接断开时构建也会中断。</translation>
    </message>
    <message>
        <source>The folder is on a fixed drive</source>
        <translation>文件夹位于固定驱动器上</translation>
    </message>
    <message>
        <source>Without the drive, PATH leads nowhere.</source>
        <translation>驱动器不在时，PATH 指向的位置便不存在。</translation>
    </message>
    <message>
        <source>The drive keeps permissions</source>
        <translation>驱动器保存权限</translation>
    </message>
    <message>
        <source>On FAT and exFAT anyone may change every file, and there are no links.</source>
        <translation>在 FAT 和 exFAT 上，任何人都可以更改所有文件，也没有链接。</translation>
    </message>
    <message>
        <source>The folder is apart from GOPATH</source>
        <translation>文件夹与 GOPATH 相互独立</translation>
    </message>
    <message>
        <source>Go refuses or ignores a GOPATH that equals or holds its own folder.</source>
        <translation>Go 会拒绝或忽略等于或包含自身文件夹的 GOPATH。</translation>
    </message>
    <message>
        <source>Go itself is on the system drive</source>
        <translation>Go 本身位于系统驱动器上</translation>
    </message>
    <message>
        <source>Microsoft advises to keep tools on the system drive and caches and sources on the Dev Drive.</source>
        <translation>Microsoft 建议将工具放在系统驱动器上，将缓存和源代码放在开发驱动器上。</translation>
    </message>
    <message>
        <source>There is no such drive</source>
        <translation>没有此驱动器</translation>
    </message>
    <message>
        <source>Any user of this computer may change this folder</source>
        <translation>此计算机的任何用户都可以更改此文件夹</translation>
    </message>
    <message>
        <source>a folder in a drive&apos;s root inherits &quot;Authenticated Users: Modify&quot;: %1</source>
        <translation>驱动器根目录中的文件夹会继承“Authenticated Users: Modify”：%1</translation>
    </message>
    <message>
        <source>on the machine&apos;s PATH, a program planted there runs with the rights of whoever starts it, administrators included</source>
        <translation>若在系统 PATH 中，植入其中的程序会以启动者的权限运行，包括管理员</translation>
    </message>
    <message>
        <source>Make the folder with a protected list of permissions</source>
        <translation>创建带有受保护权限列表的文件夹</translation>
    </message>
    <message>
        <source>Install Go in Program Files or in your own profile</source>
        <translation>将 Go 安装到 Program Files 或自己的用户配置文件中</translation>
    </message>
    <message>
        <source>Administrator rights are needed for this folder</source>
        <translation>此文件夹需要管理员权限</translation>
    </message>
    <message>
        <source>You may not write to this folder</source>
        <translation>没有写入此文件夹的权限</translation>
    </message>
    <message>
        <source>%1 is for administrators, and this account is none</source>
        <translation>%1 只供管理员使用，而此帐户不是管理员</translation>
    </message>
    <message>
        <source>Who may write here could not be told</source>
        <translation>无法判断谁可以写入此处</translation>
    </message>
    <message>
        <source>%1 is not yours to write to</source>
        <translation>没有写入 %1 的权限</translation>
    </message>
    <message>
        <source>This is a file</source>
        <translation>这是一个文件</translation>
    </message>
    <message>
        <source>The Go that is here will be replaced</source>
        <translation>此处的 Go 将被替换</translation>
    </message>
    <message>
        <source>%1 is set aside first, and never unpacked over</source>
        <translation>%1 会先移到一旁，绝不会直接解压覆盖</translation>
    </message>
    <message>
        <source>There are other files in this folder</source>
        <translation>此文件夹中有其他文件</translation>
    </message>
    <message>
        <source>%1 is not empty and holds no Go</source>
        <translation>%1 不为空，且其中没有 Go</translation>
    </message>
    <message>
        <source>There is little room on this drive</source>
        <translation>此驱动器空间不足</translation>
    </message>
    <message>
        <source>%1 has %2 MiB free, %3 MiB are needed</source>
        <translation>%1 可用 %2 MiB，需要 %3 MiB</translation>
    </message>
    <message>
        <source>The drive is there</source>
        <translation>驱动器存在</translation>
    </message>
    <message>
        <source>Nothing can be put on a drive that is not there.</source>
        <translation>不存在的驱动器上无法存放任何内容。</translation>
    </message>
    <message>
        <source>Only administrators may change the folder</source>
        <translation>只有管理员可以更改该文件夹</translation>
    </message>
    <message>
        <source>Whoever may write to a folder on PATH decides what others run. This is why the official installer moved to Program Files.</source>
        <translation>谁能写入 PATH 中的文件夹，谁就能决定其他人运行什么。官方安装程序正是因此改用 Program Files。</translation>
    </message>
    <message>
        <source>The rights suffice for Program Files</source>
        <translation>权限足以使用 Program Files</translation>
    </message>
    <message>
        <source>Program Files is for administrators to write to.</source>
        <translation>Program Files 只有管理员可以写入。</translation>
    </message>
    <message>
        <source>You may write to the folder</source>
        <translation>可以写入该文件夹</translation>
    </message>
    <message>
        <source>Go is unpacked there.</source>
        <translation>Go 将解压到那里。</translation>
    </message>
    <message>
        <source>The folder is free</source>
        <translation>文件夹可供使用</translation>
    </message>
    <message>
        <source>Unpacking over other files is known to produce broken Go installations.</source>
        <translation>解压到其他文件之上会损坏 Go 安装，这是已知的问题。</translation>
    </message>
    <message>
        <source>There is room on the drive</source>
        <translation>驱动器空间充足</translation>
    </message>
    <message>
        <source>A full disk breaks the unpacking, and every build after it.</source>
        <translation>磁盘已满会使解压失败，之后的每次构建也会失败。</translation>
    </message>
    <message>
        <source>%1: no answer (%2)</source>
        <translation>%1：没有响应（%2）</translation>
    </message>
    <message>
        <source>%1: no answer</source>
        <translation>%1：没有响应</translation>
    </message>
    <message>
        <source>%1: HTTP %2 after %3 ms</source>
        <translation>%1：HTTP %2，用时 %3 毫秒</translation>
    </message>
    <message>
        <source>GOPROXY is misspelt</source>
        <translation>GOPROXY 写法有误</translation>
    </message>
    <message>
        <source>Modules are not fetched through a proxy</source>
        <translation>不通过代理获取模块</translation>
    </message>
    <message>
        <source>%1 was not asked</source>
        <translation>未查询 %1</translation>
    </message>
    <message>
        <source>The module proxy answers</source>
        <translation>模块代理有响应</translation>
    </message>
    <message>
        <source>The module proxy does not answer</source>
        <translation>模块代理没有响应</translation>
    </message>
    <message>
        <source>asked through the proxy %1</source>
        <translation>通过代理 %1 查询</translation>
    </message>
    <message>
        <source>Check the connection, or ask for your organisation&apos;s module proxy</source>
        <translation>检查网络连接，或向组织询问可用的模块代理</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 有响应</translation>
    </message>
    <message>
        <source>Fetch modules from %1 (GOPROXY)</source>
        <translation>从 %1 获取模块（GOPROXY）</translation>
    </message>
    <message>
        <source>go.dev answers</source>
        <translation>go.dev 有响应</translation>
    </message>
    <message>
        <source>go.dev does not answer</source>
        <translation>go.dev 没有响应</translation>
    </message>
    <message>
        <source>Use golang.google.cn, a mirror folder or an archive you have</source>
        <translation>使用 golang.google.cn、镜像文件夹或已有的压缩包</translation>
    </message>
    <message>
        <source>Another checksum database is set</source>
        <translation>设置了其他校验和数据库</translation>
    </message>
    <message>
        <source>The checksum database answers</source>
        <translation>校验和数据库有响应</translation>
    </message>
    <message>
        <source>The checksum database does not answer</source>
        <translation>校验和数据库没有响应</translation>
    </message>
    <message>
        <source>Most module proxies pass its answers on; keep GOSUMDB on</source>
        <translation>多数模块代理会转发它的结果；请保持 GOSUMDB 开启</translation>
    </message>
    <message>
        <source>%1: certificate of %2</source>
        <translation>%1：由 %2 签发的证书</translation>
    </message>
    <message>
        <source>no host answered</source>
        <translation>没有主机响应</translation>
    </message>
    <message>
        <source>Connections are not intercepted</source>
        <translation>连接没有被拦截</translation>
    </message>
    <message>
        <source>Encrypted connections are intercepted</source>
        <translation>加密连接被拦截</translation>
    </message>
    <message>
        <source>Go uses Windows&apos; certificate store; git and others may need the organisation&apos;s certificate. Do not turn verification off</source>
        <translation>Go 使用 Windows 的证书存储；git 等工具可能需要组织的证书。不要关闭证书验证</translation>
    </message>
    <message>
        <source>Without it, go build cannot fetch what a project needs.</source>
        <translation>没有它，go build 就无法获取项目所需的内容。</translation>
    </message>
    <message>
        <source>Releases and their hashes come from there.</source>
        <translation>各个版本及其哈希值都来自那里。</translation>
    </message>
    <message>
        <source>New modules are checked against it.</source>
        <translation>新模块会与它核对。</translation>
    </message>
    <message>
        <source>A proxy that opens encrypted connections shows its own certificate; programs that do not know it fail with &quot;certificate signed by unknown authority&quot;.</source>
        <translation>解开加密连接的代理会出示自己的证书；不认识该证书的程序会报错 &quot;certificate signed by unknown authority&quot;。</translation>
    </message>
    <message>
        <source>%1 (%2 PATH)</source>
        <translation>%1（%2 PATH）</translation>
    </message>
    <message>
        <source>%1 = %2 (%3 PATH)</source>
        <translation>%1 = %2（%3 PATH）</translation>
    </message>
    <message>
        <source>PATH holds no folder twice</source>
        <translation>PATH 中没有重复的文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Entries that PATH holds twice: %n</source>
        <translation>
            <numerusform>PATH 中的重复条目：%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove repeated entries from the %1 PATH: %n</source>
        <translation>
            <numerusform>从%1 PATH 中移除重复条目：%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH that name no folder: %n</source>
        <translation>
            <numerusform>PATH 中指向的文件夹不存在的条目：%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove dead entries from the %1 PATH: %n</source>
        <translation>
            <numerusform>从%1 PATH 中移除失效条目：%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH that cannot be looked at now: %n</source>
        <translation>
            <numerusform>PATH 中目前无法查看的条目：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Every entry of PATH names a folder that is there</source>
        <translation>PATH 中每个条目指向的文件夹都存在</translation>
    </message>
    <message>
        <source>Every entry of PATH is a full path</source>
        <translation>PATH 中每个条目都是完整路径</translation>
    </message>
    <message numerus="yes">
        <source>Relative entries of PATH: %n</source>
        <translation>
            <numerusform>PATH 中的相对路径条目：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>移除这些条目</translation>
    </message>
    <message>
        <source>No entry of PATH is in quotes</source>
        <translation>PATH 中没有带引号的条目</translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH in quotes: %n</source>
        <translation>
            <numerusform>PATH 中带引号的条目：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the quotes off in the %1 PATH</source>
        <translation>去掉%1 PATH 中的引号</translation>
    </message>
    <message>
        <source>There is no Go to put on PATH yet</source>
        <translation>还没有可加入 PATH 的 Go</translation>
    </message>
    <message>
        <source>Go is on PATH</source>
        <translation>Go 在 PATH 中</translation>
    </message>
    <message>
        <source>Go is on PATH, but not in this console: open a new terminal</source>
        <translation>Go 在 PATH 中，但不在此终端中：请打开新终端</translation>
    </message>
    <message>
        <source>%1 is in the registry; this program was started before</source>
        <translation>%1 已在注册表中；此程序启动在先</translation>
    </message>
    <message>
        <source>PATH leads to another Go</source>
        <translation>PATH 指向另一个 Go</translation>
    </message>
    <message>
        <source>Go is not on PATH</source>
        <translation>Go 不在 PATH 中</translation>
    </message>
    <message>
        <source>Put %1 on your PATH</source>
        <translation>将 %1 加入用户 PATH</translation>
    </message>
    <message>
        <source>There is no folder for installed Go programs</source>
        <translation>还没有存放 Go 已安装程序的文件夹</translation>
    </message>
    <message>
        <source>Programs of go install are on PATH</source>
        <translation>go install 安装的程序在 PATH 中</translation>
    </message>
    <message>
        <source>The folder of installed Go programs is on PATH, unexpanded</source>
        <translation>Go 已安装程序的文件夹在 PATH 中，但没有展开</translation>
    </message>
    <message>
        <source>Programs of go install are not on PATH</source>
        <translation>go install 安装的程序不在 PATH 中</translation>
    </message>
    <message>
        <source>%1 is not on PATH</source>
        <translation>%1 不在 PATH 中</translation>
    </message>
    <message>
        <source>Who may write to the machine&apos;s PATH folders could not be told</source>
        <translation>无法判断谁可以写入系统 PATH 中的文件夹</translation>
    </message>
    <message>
        <source>Any user may plant a program on the machine&apos;s PATH</source>
        <translation>任何用户都可以在系统 PATH 中植入程序</translation>
    </message>
    <message>
        <source>%1 inherited its permissions from the drive&apos;s root</source>
        <translation>%1 的权限继承自驱动器根目录</translation>
    </message>
    <message>
        <source>ordinary users may write to %1</source>
        <translation>普通用户可以写入 %1</translation>
    </message>
    <message>
        <source>Move the entry from the machine&apos;s PATH to yours</source>
        <translation>将该条目从系统 PATH 移到用户 PATH</translation>
    </message>
    <message>
        <source>Only administrators may write to the machine&apos;s PATH folders</source>
        <translation>只有管理员可以写入系统 PATH 中的文件夹</translation>
    </message>
    <message>
        <source>A console finds go only through PATH, and it copies PATH when it starts.</source>
        <translation>终端只能通过 PATH 找到 go，并且在启动时复制一份 PATH。</translation>
    </message>
    <message>
        <source>go install puts programs such as gopls and dlv into this folder; editors look for them on PATH.</source>
        <translation>go install 将 gopls、dlv 等程序放入此文件夹；编辑器在 PATH 中查找它们。</translation>
    </message>
    <message>
        <source>A repeated entry is searched in vain and brings PATH nearer to its limits.</source>
        <translation>重复条目只会白白多搜索一次，并使 PATH 更接近长度上限。</translation>
    </message>
    <message>
        <source>A dead entry costs time at every look-up, and whoever creates the folder decides what runs.</source>
        <translation>失效条目会拖慢每次查找，而且谁创建了该文件夹，谁就能决定运行什么。</translation>
    </message>
    <message>
        <source>A relative entry means another folder in every folder: a program that lies there by chance is started. Go refuses such matches.</source>
        <translation>相对路径条目在不同的文件夹中指向不同的位置：恰好在那里的程序就会被启动。Go 会拒绝这样的匹配。</translation>
    </message>
    <message>
        <source>cmd.exe understands quotes in PATH, many programs do not and miss the folder.</source>
        <translation>cmd.exe 能理解 PATH 中的引号，而许多程序不能，因此找不到该文件夹。</translation>
    </message>
    <message>
        <source>Whatever lies in such a folder is run by every user, administrators included: anyone who may write there gets their rights.</source>
        <translation>这类文件夹中的程序会被所有用户运行，包括管理员：谁能写入，谁就能得到他们的权限。</translation>
    </message>
    <message>
        <source>Variables in PATH are expanded</source>
        <translation>PATH 中的变量会被展开</translation>
    </message>
    <message>
        <source>the %1 PATH is REG_SZ</source>
        <translation>%1 PATH 的值类型为 REG_SZ</translation>
    </message>
    <message>
        <source>Variables in PATH are not expanded</source>
        <translation>PATH 中的变量不会被展开</translation>
    </message>
    <message>
        <source>Make the %1 PATH expandable (REG_EXPAND_SZ)</source>
        <translation>将%1 PATH 改为可展开（REG_EXPAND_SZ）</translation>
    </message>
    <message>
        <source>PATH is a text</source>
        <translation>PATH 是文本</translation>
    </message>
    <message>
        <source>PATH is no text</source>
        <translation>PATH 不是文本</translation>
    </message>
    <message>
        <source>the %1 PATH is %2</source>
        <translation>%1 PATH 的值类型为 %2</translation>
    </message>
    <message>
        <source>Restore it from a backup: GoSetup does not touch a value that it cannot read</source>
        <translation>请从备份中还原：GoSetup 不会改动无法读取的值</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n entries in a variable of their own, %1</source>
        <translation>
            <numerusform>将 %n 个条目存入单独的变量 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>PATH is short enough</source>
        <translation>PATH 长度合适</translation>
    </message>
    <message>
        <source>PATH is long</source>
        <translation>PATH 较长</translation>
    </message>
    <message>
        <source>the %1 PATH has %2 characters</source>
        <translation>%1 PATH 有 %2 个字符</translation>
    </message>
    <message>
        <source>setx would cut it at 1024: never use setx on it</source>
        <translation>setx 会在 1024 个字符处将其截断：切勿对它使用 setx</translation>
    </message>
    <message>
        <source>PATH is too long for some programs</source>
        <translation>PATH 对某些程序来说过长</translation>
    </message>
    <message>
        <source>from 2047 characters on, some programs drop or cut it</source>
        <translation>从 2047 个字符起，有些程序会丢弃或截断它</translation>
    </message>
    <message>
        <source>a cmd.exe line ends at 8191 characters</source>
        <translation>cmd.exe 的命令行最多 8191 个字符</translation>
    </message>
    <message>
        <source>no variable may be longer than 32767</source>
        <translation>变量最长不能超过 32767 个字符</translation>
    </message>
    <message>
        <source>PATH does not look cut off</source>
        <translation>PATH 看来没有被截断</translation>
    </message>
    <message>
        <source>PATH looks cut off</source>
        <translation>PATH 看来被截断了</translation>
    </message>
    <message>
        <source>the %1 PATH ends after %2 characters with %3</source>
        <translation>%1 PATH 在 %2 个字符处以 %3 结尾</translation>
    </message>
    <message>
        <source>Complete the last entry and add what came after it</source>
        <translation>请补全最后一个条目，并补上其后的内容</translation>
    </message>
    <message>
        <source>In a plain string Windows leaves %VAR% as it stands, and these folders are not found. Some tools turn PATH into one.</source>
        <translation>对于普通字符串，Windows 会原样保留 %VAR%，因而找不到这些文件夹。有些工具会把 PATH 变成这种类型。</translation>
    </message>
    <message>
        <source>A PATH that is no text is ignored by Windows.</source>
        <translation>Windows 会忽略不是文本的 PATH。</translation>
    </message>
    <message>
        <source>setx cuts at 1024 characters, the code that makes a new process&apos;s environment has trouble from about 2047, a cmd.exe line ends at 8191.</source>
        <translation>setx 在 1024 个字符处截断，为新进程创建环境的代码从约 2047 个字符起会出问题，cmd.exe 的命令行最多 8191 个字符。</translation>
    </message>
    <message>
        <source>setx keeps 1024 characters and drops the rest without a word; the folders behind are lost.</source>
        <translation>setx 只保留 1024 个字符，其余部分会被悄悄丢弃；后面的文件夹就此丢失。</translation>
    </message>
    <message>
        <source>an address lacks https://</source>
        <translation>有地址缺少 https://</translation>
    </message>
    <message>
        <source>Set GOPROXY to %1</source>
        <translation>将 GOPROXY 设为 %1</translation>
    </message>
    <message>
        <source>GOPROXY uses an unencrypted connection</source>
        <translation>GOPROXY 使用未加密的连接</translation>
    </message>
    <message>
        <source>Use https</source>
        <translation>改用 https</translation>
    </message>
    <message>
        <source>What stands behind direct or off in GOPROXY is never asked</source>
        <translation>GOPROXY 中 direct 或 off 之后的内容永远不会被访问</translation>
    </message>
    <message>
        <source>GOPROXY=off forbids every download</source>
        <translation>GOPROXY=off 禁止一切下载</translation>
    </message>
    <message>
        <source>GOPROXY is sound</source>
        <translation>GOPROXY 设置正常</translation>
    </message>
    <message>
        <source>GOPROXY is a list of addresses with , or | between them, then direct or off. With a mistake in it, no module can be fetched.</source>
        <translation>GOPROXY 是用 , 或 | 分隔的地址列表，最后可接 direct 或 off。其中有错时，任何模块都无法获取。</translation>
    </message>
    <message>
        <source>This machine does not tell</source>
        <translation>这台计算机不提供此信息</translation>
    </message>
    <message>
        <source>Only administrators may see this</source>
        <translation>只有管理员可以查看</translation>
    </message>
    <message>
        <source>The organisation hides this</source>
        <translation>组织隐藏了此信息</translation>
    </message>
    <message>
        <source>This does not apply here</source>
        <translation>此处不适用</translation>
    </message>
    <message>
        <source>The look-up failed</source>
        <translation>查询失败</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Long paths are on</source>
        <translation>长路径已启用</translation>
    </message>
    <message>
        <source>this Windows does not know long paths</source>
        <translation>此 Windows 不支持长路径</translation>
    </message>
    <message>
        <source>Long paths are off</source>
        <translation>长路径未启用</translation>
    </message>
    <message>
        <source>LongPathsEnabled is not 1</source>
        <translation>LongPathsEnabled 不为 1</translation>
    </message>
    <message>
        <source>Turn long paths on</source>
        <translation>启用长路径</translation>
    </message>
    <message>
        <source>A doskey macro takes a tool&apos;s name</source>
        <translation>有 doskey 宏占用了工具的名字</translation>
    </message>
    <message>
        <source>cmd.exe runs something at every start</source>
        <translation>cmd.exe 每次启动都会运行附加命令</translation>
    </message>
    <message>
        <source>%1 typed in cmd.exe starts the macro</source>
        <translation>在 cmd.exe 中输入 %1 会启动该宏</translation>
    </message>
    <message>
        <source>Take the macro out of the AutoRun value</source>
        <translation>从 AutoRun 值中删除该宏</translation>
    </message>
    <message>
        <source>cmd.exe runs nothing at its start</source>
        <translation>cmd.exe 启动时不运行附加命令</translation>
    </message>
    <message>
        <source>The module cache holds deep folders; beyond 260 characters git, linters and other tools fail with &quot;filename too long&quot;.</source>
        <translation>模块缓存的文件夹层次很深；超过 260 个字符时，git、代码检查器等工具会报“filename too long”。</translation>
    </message>
    <message>
        <source>No macro takes a tool&apos;s name in cmd.exe</source>
        <translation>cmd.exe 中没有宏占用工具的名字</translation>
    </message>
    <message>
        <source>cmd.exe runs AutoRun at every start; a doskey macro in it comes before every program on PATH, and no look-up shows it.</source>
        <translation>cmd.exe 每次启动都会运行 AutoRun；其中的 doskey 宏优先于 PATH 上的所有程序，而且任何查找都看不到它。</translation>
    </message>
    <message>
        <source>owner unknown</source>
        <translation>来源未知</translation>
    </message>
    <message>
        <source>from the official installer (MSI)</source>
        <translation>来自官方安装程序（MSI）</translation>
    </message>
    <message>
        <source>from a zip archive</source>
        <translation>来自 zip 压缩包</translation>
    </message>
    <message>
        <source>from Scoop</source>
        <translation>来自 Scoop</translation>
    </message>
    <message>
        <source>from Chocolatey</source>
        <translation>来自 Chocolatey</translation>
    </message>
    <message>
        <source>from winget</source>
        <translation>来自 winget</translation>
    </message>
    <message>
        <source>from golang.org/dl</source>
        <translation>来自 golang.org/dl</translation>
    </message>
    <message>
        <source>from GoSetup</source>
        <translation>来自 GoSetup</translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <translation>%1，位于 %2，%3</translation>
    </message>
    <message>
        <source>Go is installed</source>
        <translation>Go 已安装</translation>
    </message>
    <message>
        <source>Whether Go works could not be told</source>
        <translation>无法判断 Go 是否可用</translation>
    </message>
    <message>
        <source>no Go that runs was found on PATH or in the usual folders</source>
        <translation>在 PATH 和常用文件夹中都没有找到能运行的 Go</translation>
    </message>
    <message>
        <source>Go is not installed</source>
        <translation>尚未安装 Go</translation>
    </message>
    <message>
        <source>Install Go</source>
        <translation>安装 Go</translation>
    </message>
    <message>
        <source>%1. %2: an alias of a store app</source>
        <translation>%1. %2：应用商店应用的别名</translation>
    </message>
    <message>
        <source>%1. %2: a script</source>
        <translation>%1. %2：脚本</translation>
    </message>
    <message>
        <source>%1. %2: a program of unknown origin</source>
        <translation>%1. %2：来源不明的程序</translation>
    </message>
    <message>
        <source>%1. %2: %3, %4</source>
        <translation>%1. %2：%3，%4</translation>
    </message>
    <message>
        <source>At most one Go is on PATH</source>
        <translation>PATH 上至多只有一个 Go</translation>
    </message>
    <message numerus="yes">
        <source>Several Gos are on PATH: %n</source>
        <translation>
            <numerusform>PATH 上有多个 Go：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>the first one answers, and it is the newest that runs</source>
        <translation>最先响应的那个正是能运行的最新版本</translation>
    </message>
    <message>
        <source>Take the other Gos off PATH and let %1 answer</source>
        <translation>从 PATH 中移除其他 Go，由 %1 响应</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 has another size than it was unpacked with</source>
        <translation>%1 的大小与解压时不同</translation>
    </message>
    <message>
        <source>%1 of %2 files differ from the manifest</source>
        <translation>%1 个文件与清单不符（共 %2 个）</translation>
    </message>
    <message>
        <source>A Go installation is incomplete</source>
        <translation>有一个 Go 安装不完整</translation>
    </message>
    <message>
        <source>Install Go again; the broken tree is set aside</source>
        <translation>重新安装 Go；损坏的目录树会被移到一旁</translation>
    </message>
    <message>
        <source>Every Go tree is complete</source>
        <translation>所有 Go 目录树都完整</translation>
    </message>
    <message>
        <source>Whether this Go runs could not be told</source>
        <translation>无法判断此 Go 是否能运行</translation>
    </message>
    <message>
        <source>A Go does not run</source>
        <translation>有一个 Go 无法运行</translation>
    </message>
    <message>
        <source>%1 version: %2</source>
        <translation>%1 version：%2</translation>
    </message>
    <message>
        <source>Every Go that was found runs</source>
        <translation>找到的 Go 都能运行</translation>
    </message>
    <message>
        <source>A Go is made for another processor than this one</source>
        <translation>有一个 Go 是为其他处理器构建的</translation>
    </message>
    <message>
        <source>%1 is for %2, this computer is %3</source>
        <translation>%1 面向 %2，而这台计算机是 %3</translation>
    </message>
    <message>
        <source>Install the Go of this processor: it need not be emulated</source>
        <translation>安装适合此处理器的 Go，无需模拟运行</translation>
    </message>
    <message>
        <source>Go is made for this processor</source>
        <translation>Go 与此处理器匹配</translation>
    </message>
    <message>
        <source>No Go is hidden by another</source>
        <translation>没有 Go 被其他 Go 遮挡</translation>
    </message>
    <message>
        <source>The right Go answers first</source>
        <translation>最先响应的正是应该使用的 Go</translation>
    </message>
    <message>
        <source>Another Go answers first</source>
        <translation>最先响应的是另一个 Go</translation>
    </message>
    <message>
        <source>%1 wins over %2</source>
        <translation>%1 优先于 %2</translation>
    </message>
    <message>
        <source>every entry of the machine&apos;s PATH comes before the user&apos;s</source>
        <translation>系统 PATH 的所有条目都排在用户 PATH 之前</translation>
    </message>
    <message>
        <source>Let %1 in %2 answer</source>
        <translation>让 %2 中的 %1 响应</translation>
    </message>
    <message>
        <source>Remove %1, or the entry it is found by</source>
        <translation>删除 %1，或删除指向它的 PATH 条目</translation>
    </message>
    <message>
        <source>A script answers to go first</source>
        <translation>最先响应 go 的是一个脚本</translation>
    </message>
    <message>
        <source>%1 comes before %2</source>
        <translation>%1 排在 %2 之前</translation>
    </message>
    <message>
        <source>Put %1 in front of it</source>
        <translation>将 %1 移到它前面</translation>
    </message>
    <message>
        <source>Rename or remove %1, if you do not need it</source>
        <translation>如果不需要 %1，请将其改名或删除</translation>
    </message>
    <message>
        <source>No script answers to go</source>
        <translation>没有脚本响应 go</translation>
    </message>
    <message>
        <source>Go is installed and runs</source>
        <translation>Go 已安装且可运行</translation>
    </message>
    <message>
        <source>Without a Go that runs, nothing can be built.</source>
        <translation>没有能运行的 Go，就无法构建任何程序。</translation>
    </message>
    <message>
        <source>A go.exe that Windows does not start fails with a message that does not name the cause.</source>
        <translation>Windows 无法启动 go.exe 时，给出的错误信息并不说明原因。</translation>
    </message>
    <message>
        <source>An interrupted unpack, or one over an older tree, shows up later as &quot;package … is not in std&quot;.</source>
        <translation>解压中断，或解压到旧目录树之上，之后会表现为“package … is not in std”。</translation>
    </message>
    <message>
        <source>One Go is on PATH</source>
        <translation>PATH 上只有一个 Go</translation>
    </message>
    <message>
        <source>With several Gos on PATH, the first one answers, and an update of another changes nothing.</source>
        <translation>PATH 上有多个 Go 时，由排在最前的响应；更新其他的不会有任何效果。</translation>
    </message>
    <message>
        <source>An emulated Go builds slowly.</source>
        <translation>模拟运行的 Go 构建很慢。</translation>
    </message>
    <message>
        <source>The first match on PATH wins, and the machine&apos;s PATH comes before the user&apos;s. Builds use another Go than the one you keep up to date.</source>
        <translation>PATH 上第一个匹配项生效，且系统 PATH 排在用户 PATH 之前。构建时使用的并不是一直在更新的那个 Go。</translation>
    </message>
    <message>
        <source>A go.bat or go.cmd earlier on PATH is started in place of go.exe.</source>
        <translation>PATH 中靠前的 go.bat 或 go.cmd 会代替 go.exe 启动。</translation>
    </message>
    <message>
        <source>Windows refused to start the program. Nearly always a security product, or permissions copied from another computer, is behind it.</source>
        <translation>Windows 拒绝启动该程序。原因几乎总是安全软件，或从其他计算机复制来的权限。</translation>
    </message>
    <message>
        <source>Look into the protection history of your security product; do not turn it off, but allow this one file</source>
        <translation>查看安全软件的保护历史记录；不要关闭它，只放行这一个文件</translation>
    </message>
    <message>
        <source>The program is made for another processor, or its file is damaged.</source>
        <translation>该程序面向其他处理器，或文件已损坏。</translation>
    </message>
    <message>
        <source>Install the archive of this computer&apos;s own architecture</source>
        <translation>安装与本机架构一致的压缩包</translation>
    </message>
    <message>
        <source>A rule of your organisation (App Control, AppLocker) does not allow this program.</source>
        <translation>组织的规则（App Control、AppLocker）不允许此程序。</translation>
    </message>
    <message>
        <source>Ask your administrators to allow Go; there is nothing to mend here</source>
        <translation>请管理员放行 Go；在本机上无需修复</translation>
    </message>
    <message>
        <source>not a valid image (%1)</source>
        <translation>不是有效的映像文件（%1）</translation>
    </message>
    <message>
        <source>access denied (%1)</source>
        <translation>访问被拒绝（%1）</translation>
    </message>
    <message>
        <source>a library is missing (%1)</source>
        <translation>缺少库文件（%1）</translation>
    </message>
    <message>
        <source>This Windows lacks something that this Go needs; Go 1.21 and later need Windows 10.</source>
        <translation>此 Windows 缺少该 Go 所需的组件；Go 1.21 及更高版本需要 Windows 10。</translation>
    </message>
    <message>
        <source>Update Windows, or install an older Go</source>
        <translation>更新 Windows，或安装较旧的 Go</translation>
    </message>
    <message>
        <source>it crashed (%1)</source>
        <translation>程序崩溃（%1）</translation>
    </message>
    <message>
        <source>The file is damaged, or a program that watches others broke it.</source>
        <translation>文件已损坏，或被监视其他程序的软件破坏。</translation>
    </message>
    <message>
        <source>Install Go again; if it stays so, look at your security product</source>
        <translation>重新安装 Go；如果问题依旧，请检查安全软件</translation>
    </message>
    <message>
        <source>Windows ended it (%1)</source>
        <translation>被 Windows 终止（%1）</translation>
    </message>
    <message>
        <source>Windows ended the program before it could answer.</source>
        <translation>程序尚未响应就被 Windows 终止。</translation>
    </message>
    <message>
        <source>Install Go again</source>
        <translation>重新安装 Go</translation>
    </message>
    <message>
        <source>it ended with exit code %1</source>
        <translation>以退出代码 %1 结束</translation>
    </message>
    <message>
        <source>The program started, but could not tell its version.</source>
        <translation>程序已启动，但无法报告自己的版本。</translation>
    </message>
    <message>
        <source>Look at its message, or install Go again</source>
        <translation>查看其输出，或重新安装 Go</translation>
    </message>
    <message>
        <source>the file is not there (%1)</source>
        <translation>文件不存在（%1）</translation>
    </message>
    <message>
        <source>The program vanished between looking and starting: a security product may have taken it away.</source>
        <translation>程序在查找与启动之间消失：可能被安全软件移走。</translation>
    </message>
    <message>
        <source>Look into the quarantine of your security product</source>
        <translation>查看安全软件的隔离区</translation>
    </message>
    <message>
        <source>not a program for this Windows (%1)</source>
        <translation>不是适用于此 Windows 的程序（%1）</translation>
    </message>
    <message>
        <source>taken for malware by the security product (%1)</source>
        <translation>被安全软件视为恶意软件（%1）</translation>
    </message>
    <message>
        <source>it demands administrator rights (%1)</source>
        <translation>需要管理员权限（%1）</translation>
    </message>
    <message>
        <source>go.exe is marked to run as administrator.</source>
        <translation>go.exe 被标记为以管理员身份运行。</translation>
    </message>
    <message>
        <source>Take that mark off in the file&apos;s compatibility properties</source>
        <translation>在文件的兼容性属性中取消该标记</translation>
    </message>
    <message>
        <source>forbidden by policy (%1)</source>
        <translation>被策略禁止（%1）</translation>
    </message>
    <message>
        <source>the file cannot be accessed by the system (%1)</source>
        <translation>系统无法访问该文件（%1）</translation>
    </message>
    <message>
        <source>This is no program but an app execution alias whose app is missing.</source>
        <translation>这不是程序，而是一个缺少对应应用的应用执行别名。</translation>
    </message>
    <message>
        <source>Turn the alias off</source>
        <translation>关闭该别名</translation>
    </message>
    <message>
        <source>Windows did not start it (%1)</source>
        <translation>Windows 未能启动它（%1）</translation>
    </message>
    <message>
        <source>Windows refused to start the program.</source>
        <translation>Windows 拒绝启动该程序。</translation>
    </message>
    <message>
        <source>Look the number up, or install Go again</source>
        <translation>查询该错误号，或重新安装 Go</translation>
    </message>
    <message>
        <source>the archive entry &quot;%1&quot; is refused: %2</source>
        <translation>压缩包条目“%1”被拒绝：%2</translation>
    </message>
    <message>
        <source>the archive is not one that Go&apos;s makers published; nothing was unpacked</source>
        <translation>该压缩包不是 Go 官方发布的；没有解压任何内容</translation>
    </message>
    <message>
        <source>it has an empty segment</source>
        <translation>含有空的路径段</translation>
    </message>
    <message>
        <source>it would leave its folder</source>
        <translation>会越出所在文件夹</translation>
    </message>
    <message>
        <source>a segment is longer than 255 characters</source>
        <translation>有一个路径段超过 255 个字符</translation>
    </message>
    <message>
        <source>it names a drive or a hidden stream</source>
        <translation>指定了驱动器或隐藏的数据流</translation>
    </message>
    <message>
        <source>it has a character that Windows forbids</source>
        <translation>含有 Windows 禁止的字符</translation>
    </message>
    <message>
        <source>a segment ends with a dot or a space</source>
        <translation>有一个路径段以点或空格结尾</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a device name on Windows</source>
        <translation>“%1”在 Windows 上是设备名</translation>
    </message>
    <message>
        <source>the archive holds it twice</source>
        <translation>在压缩包中出现了两次</translation>
    </message>
    <message>
        <source>it differs from &quot;%1&quot; by case only</source>
        <translation>与“%1”只有大小写不同</translation>
    </message>
    <message>
        <source>it is a file and a folder at once</source>
        <translation>既是文件又是文件夹</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>it has a backslash</source>
        <translation>含有反斜杠</translation>
    </message>
    <message>
        <source>it is an absolute path</source>
        <translation>是绝对路径</translation>
    </message>
    <message>
        <source>it is longer than 1024 characters</source>
        <translation>超过 1024 个字符</translation>
    </message>
    <message>
        <source>it is not below the single root go/</source>
        <translation>不在唯一的根目录 go/ 之下</translation>
    </message>
    <message>
        <source>the partial download of %1 was damaged; starting from zero</source>
        <translation>%1 未完成的下载已损坏；从头开始</translation>
    </message>
    <message>
        <source>%1 has the wrong SHA-256: expected %2, calculated %3</source>
        <translation>%1 的 SHA-256 不符：应为 %2，实际为 %3</translation>
    </message>
    <message>
        <source>nothing was installed; try another mirror</source>
        <translation>没有安装任何内容；请换一个镜像</translation>
    </message>
    <message>
        <source>%1 cannot be resumed; starting from zero</source>
        <translation>%1 无法续传；从头开始</translation>
    </message>
    <message>
        <source>%1 is incomplete: got %2 of %3 bytes</source>
        <translation>%1 不完整：收到 %2 字节，共 %3 字节</translation>
    </message>
    <message>
        <source>%1 sent another part than was asked for</source>
        <translation>%1 发来的部分不是所请求的部分</translation>
    </message>
    <message>
        <source>%1 sends the whole file again; starting from zero</source>
        <translation>%1 重新发送整个文件；从头开始</translation>
    </message>
    <message>
        <source>downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>%1 has the wrong size: the index says %2 bytes, the server sends %3</source>
        <translation>%1 的大小不符：索引为 %2 字节，服务器发送 %3 字节</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>%1 has the wrong size: %2 bytes expected, it has %3</source>
        <translation>%1 的大小不符：应为 %2 字节，实际 %3 字节</translation>
    </message>
    <message>
        <source>%1 is no Go archive: it has %2 bytes</source>
        <translation>%1 不是 Go 压缩包：只有 %2 字节</translation>
    </message>
    <message>
        <source>the verification was cancelled</source>
        <translation>校验已取消</translation>
    </message>
    <message>
        <source>cannot read %1: %2 of %3 bytes came</source>
        <translation>无法读取 %1：只读到 %2 字节，共 %3 字节</translation>
    </message>
    <message>
        <source>%1 is an HTML page of %2 bytes, not an archive</source>
        <translation>%1 是一个 %2 字节的 HTML 页面，不是压缩包</translation>
    </message>
    <message>
        <source>download it again with a browser that follows redirects</source>
        <translation>请用会跟随重定向的浏览器重新下载</translation>
    </message>
    <message>
        <source>verifying %1</source>
        <translation>正在校验 %1</translation>
    </message>
    <message>
        <source>the file is damaged or is not what its name says; get it again</source>
        <translation>文件已损坏或名不副实；请重新获取</translation>
    </message>
    <message>
        <source>reusing the previously downloaded %1, verified again</source>
        <translation>重用之前下载的 %1，已再次校验</translation>
    </message>
    <message>
        <source>bad checksum for the cached download %1; downloading it again (%2)</source>
        <translation>缓存的下载 %1 校验失败；重新下载（%2）</translation>
    </message>
    <message>
        <source>cannot remove the damaged %1</source>
        <translation>无法删除损坏的 %1</translation>
    </message>
    <message>
        <source>cannot make the download folder &quot;%1&quot;</source>
        <translation>无法创建下载文件夹“%1”</translation>
    </message>
    <message>
        <source>another GoSetup is downloading %1</source>
        <translation>另一个 GoSetup 正在下载 %1</translation>
    </message>
    <message>
        <source>wait for it or stop it</source>
        <translation>请等待它完成或停止它</translation>
    </message>
    <message>
        <source>%1 came from %2</source>
        <translation>%1 来自 %2</translation>
    </message>
    <message>
        <source>no such Go version for windows/%1: %2</source>
        <translation>没有适用于 windows/%1 的 Go 版本：%2</translation>
    </message>
    <message>
        <source>`gosetup releases` lists those there are</source>
        <translation>用 `gosetup releases` 查看可用版本</translation>
    </message>
    <message>
        <source>the SHA-256 of %1 (%2) is not 64 hex digits</source>
        <translation>%1 的 SHA-256（%2）不是 64 位十六进制数字</translation>
    </message>
    <message>
        <source>ALARM: two sources disagree about %1: &quot;%2&quot; says %3, &quot;%4&quot; says %5</source>
        <translation>警报：两个来源对 %1 的说法不一致：“%2”为 %3，“%4”为 %5</translation>
    </message>
    <message>
        <source>do not install this file; the mirror or its index was tampered with: use https://go.dev/dl/ and tell the mirror&apos;s owner</source>
        <translation>不要安装此文件；镜像或其索引已被篡改：请使用 https://go.dev/dl/ 并告知镜像的维护者</translation>
    </message>
    <message>
        <source>nothing vouches for %1: neither the index nor the pinned table has its SHA-256</source>
        <translation>没有来源能为 %1 作证：索引和内置哈希表都没有它的 SHA-256</translation>
    </message>
    <message>
        <source>give its SHA-256 from go.dev/dl with --sha256</source>
        <translation>用 --sha256 给出 go.dev/dl 上的 SHA-256</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the archive of %2 for windows/%3</source>
        <translation>“%1”不是 %2 的 windows/%3 压缩包</translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation>无法删除 %1</translation>
    </message>
    <message>
        <source>not a hash: the text for %1 is empty</source>
        <translation>不是哈希值：%1 对应的文本为空</translation>
    </message>
    <message>
        <source>not a hash: %1 bytes of HTML came instead of the SHA-256 of %2</source>
        <translation>不是哈希值：收到 %1 字节 HTML，而不是 %2 的 SHA-256</translation>
    </message>
    <message>
        <source>take the hash from the release index</source>
        <translation>请从版本索引获取哈希值</translation>
    </message>
    <message>
        <source>not a hash: &quot;%1&quot; (%2 characters) is not 64 hex digits</source>
        <translation>不是哈希值：“%1”（%2 个字符）不是 64 位十六进制数字</translation>
    </message>
    <message>
        <source>the hash text does not name %1 but another file</source>
        <translation>哈希文本写的不是 %1，而是另一个文件</translation>
    </message>
    <message>
        <source>the pinned table is not a JSON object</source>
        <translation>内置哈希表不是 JSON 对象</translation>
    </message>
    <message>
        <source>the pinned table has no object at $.archives</source>
        <translation>内置哈希表在 $.archives 处没有对象</translation>
    </message>
    <message>
        <source>no SHA-256 at $.archives[&quot;%1&quot;]</source>
        <translation>$.archives[&quot;%1&quot;] 处没有 SHA-256</translation>
    </message>
    <message>
        <source>access denied while writing %1</source>
        <translation>写入 %1 时访问被拒绝</translation>
    </message>
    <message>
        <source>a security product or the folder&apos;s permissions forbid it</source>
        <translation>被安全软件或文件夹权限禁止</translation>
    </message>
    <message>
        <source>the disk is full: cannot write %1</source>
        <translation>磁盘已满：无法写入 %1</translation>
    </message>
    <message>
        <source>free some space or choose another drive</source>
        <translation>释放一些空间，或选择其他驱动器</translation>
    </message>
    <message>
        <source>not enough room in %1: %2 needed, %3 free</source>
        <translation>%1 空间不足：需要 %2，剩余 %3</translation>
    </message>
    <message>
        <source>%1 redirects from https to %2: refused</source>
        <translation>%1 从 https 重定向到 %2：已拒绝</translation>
    </message>
    <message>
        <source>use another mirror; somebody in between may have done this</source>
        <translation>请换一个镜像；可能有人在中间动了手脚</translation>
    </message>
    <message>
        <source>%1 redirects to %2: refused</source>
        <translation>%1 重定向到 %2：已拒绝</translation>
    </message>
    <message>
        <source>%1 redirects in a circle, or more than %2 times</source>
        <translation>%1 循环重定向，或超过 %2 次</translation>
    </message>
    <message>
        <source>trying again in %1 ms: %2</source>
        <translation>%1 毫秒后重试：%2</translation>
    </message>
    <message>
        <source>the download was cancelled</source>
        <translation>下载已取消</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes</source>
        <translation>%1 大于 %2 字节</translation>
    </message>
    <message>
        <source>reading the list of releases</source>
        <translation>正在读取版本列表</translation>
    </message>
    <message>
        <source>%1 sent nothing for %2 ms</source>
        <translation>%1 已 %2 毫秒没有发送数据</translation>
    </message>
    <message>
        <source>a proxy or captive portal answered instead of %1: %2 bytes that begin with %3</source>
        <translation>代理或强制门户代替 %1 作出了响应：%2 字节，开头为 %3</translation>
    </message>
    <message>
        <source>open %1 in a browser; sign in to the network or set the proxy</source>
        <translation>在浏览器中打开 %1；登录网络或设置代理</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted; its issuer is &quot;%2&quot;</source>
        <translation>%1 的证书不受信任；颁发者为“%2”</translation>
    </message>
    <message>
        <source>if your company inspects TLS, its root certificate must be in the system&apos;s store; otherwise someone is in between</source>
        <translation>如果公司会检查 TLS，其根证书必须在系统证书存储中；否则有人在中间拦截</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2 for %3</source>
        <translation>%1 返回 HTTP %2（%3）</translation>
    </message>
    <message>
        <source>the proxy %1 wants a user name and a password it accepts (HTTP 407)</source>
        <translation>代理 %1 要求它认可的用户名和密码（HTTP 407）</translation>
    </message>
    <message>
        <source>set HTTPS_PROXY to http://user:password@host:port, special characters percent-encoded</source>
        <translation>将 HTTPS_PROXY 设为 http://user:password@host:port，特殊字符需百分号编码</translation>
    </message>
    <message>
        <source>sign in to the network</source>
        <translation>登录网络</translation>
    </message>
    <message>
        <source>the proxy %1 does not answer</source>
        <translation>代理 %1 没有响应</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 未及时响应</translation>
    </message>
    <message>
        <source>no secure connection to %1</source>
        <translation>无法与 %1 建立安全连接</translation>
    </message>
    <message>
        <source>the connection to %1 failed</source>
        <translation>与 %1 的连接失败</translation>
    </message>
    <message>
        <source>ordinary users may write to %1: no download goes there</source>
        <translation>普通用户可以写入 %1：不会下载到那里</translation>
    </message>
    <message>
        <source>remove the folder and try again</source>
        <translation>删除该文件夹后重试</translation>
    </message>
    <message>
        <source>not enough room on %1: %2 needed, %3 free</source>
        <translation>%1 空间不足：需要 %2，剩余 %3</translation>
    </message>
    <message>
        <source>the Go in %1 says it is %2, not %3</source>
        <translation>%1 中的 Go 自称 %2，而不是 %3</translation>
    </message>
    <message>
        <source>the archive is not what its name says</source>
        <translation>压缩包与其名称不符</translation>
    </message>
    <message>
        <source>running go version</source>
        <translation>正在运行 go version</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no folder for a Go installation</source>
        <translation>“%1”不能作为 Go 的安装文件夹</translation>
    </message>
    <message>
        <source>preparing %1</source>
        <translation>正在准备 %1</translation>
    </message>
    <message>
        <source>putting %1 into place</source>
        <translation>正在将 %1 放到位</translation>
    </message>
    <message>
        <source>%1 does not start: Windows error %2</source>
        <translation>%1 无法启动：Windows 错误 %2</translation>
    </message>
    <message>
        <source>a security product probably blocks it: ask who manages it</source>
        <translation>可能被安全软件阻止：请询问其管理者</translation>
    </message>
    <message>
        <source>it is built for another processor: choose another archive</source>
        <translation>它面向其他处理器：请选择另一个压缩包</translation>
    </message>
    <message>
        <source>it is an app execution alias, not a program</source>
        <translation>这是应用执行别名，不是程序</translation>
    </message>
    <message>
        <source>an application control policy blocks it: ask who manages it</source>
        <translation>被应用控制策略阻止：请询问其管理者</translation>
    </message>
    <message>
        <source>%1 ended with 0x%2</source>
        <translation>%1 以 0x%2 结束</translation>
    </message>
    <message>
        <source>%1 does not tell its version</source>
        <translation>%1 没有报告自己的版本</translation>
    </message>
    <message>
        <source>cannot move %1 to %2: %3</source>
        <translation>无法将 %1 移动到 %2：%3</translation>
    </message>
    <message>
        <source>an antivirus or a program that has a file open there holds it; close editors and consoles in that folder and try again</source>
        <translation>杀毒软件或打开了其中文件的程序占用了它；请关闭该文件夹中的编辑器和终端后重试</translation>
    </message>
    <message>
        <source>programs run from %1: %2</source>
        <translation>%1 中有程序正在运行：%2</translation>
    </message>
    <message>
        <source>%1; and putting the old tree back failed: %2</source>
        <translation>%1；并且未能恢复旧目录树：%2</translation>
    </message>
    <message>
        <source>the old tree is whole in %1</source>
        <translation>旧目录树完整保存在 %1</translation>
    </message>
    <message>
        <source>taking back %1</source>
        <translation>正在撤回 %1</translation>
    </message>
    <message>
        <source>the tree in %1 is not the one that run %2 installed</source>
        <translation>%1 中的目录树不是执行记录 %2 所安装的</translation>
    </message>
    <message>
        <source>undo the later run first</source>
        <translation>请先撤销更晚的执行记录</translation>
    </message>
    <message>
        <source>the check of %1 was cancelled</source>
        <translation>对 %1 的检查已取消</translation>
    </message>
    <message>
        <source>the manifest</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>the marker</source>
        <translation>标记文件</translation>
    </message>
    <message>
        <source>%1 has no manifest</source>
        <translation>%1 没有清单</translation>
    </message>
    <message>
        <source>%1 does not hold a proxy address</source>
        <translation>%1 不是有效的代理地址</translation>
    </message>
    <message>
        <source>give it as http://host:port</source>
        <translation>请写成 http://host:port</translation>
    </message>
    <message>
        <source>%1 names a proxy of kind &quot;%2&quot;</source>
        <translation>%1 指定了“%2”类型的代理</translation>
    </message>
    <message>
        <source>only http:// proxies are supported; download the archive by other means and use --archive</source>
        <translation>只支持 http:// 代理；请用其他方式下载压缩包并使用 --archive</translation>
    </message>
    <message>
        <source>release index: %1 is not %2</source>
        <translation>版本索引：%1 不是 %2</translation>
    </message>
    <message>
        <source>the release index is not JSON, at byte %1</source>
        <translation>版本索引不是 JSON，位于第 %1 字节</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no Go version</source>
        <translation>“%1”不是 Go 版本</translation>
    </message>
    <message>
        <source>give one such as 1.24.4, or latest</source>
        <translation>请给出如 1.24.4 的版本，或 latest</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a mirror</source>
        <translation>“%1”不是镜像地址</translation>
    </message>
    <message>
        <source>there is no file or folder %1</source>
        <translation>没有文件或文件夹 %1</translation>
    </message>
    <message>
        <source>the mirror has no %1</source>
        <translation>镜像上没有 %1</translation>
    </message>
    <message>
        <source>%1 is too large for an index: %2 bytes</source>
        <translation>%1 作为索引过大：%2 字节</translation>
    </message>
    <message>
        <source>%1 has no index; the versions are those of the pinned table</source>
        <translation>%1 没有索引；版本取自内置哈希表</translation>
    </message>
    <message>
        <source>no mirror was given</source>
        <translation>没有给出镜像</translation>
    </message>
    <message>
        <source>a mirror of kind &quot;%1&quot; is not supported</source>
        <translation>不支持“%1”类型的镜像</translation>
    </message>
    <message>
        <source>give an https address or a folder</source>
        <translation>请给出 https 地址或文件夹</translation>
    </message>
    <message>
        <source>a source of an unknown kind</source>
        <translation>来源的类型未知</translation>
    </message>
    <message>
        <source>%1 is not named like a Go archive for Windows</source>
        <translation>%1 的名称不像 Windows 版 Go 压缩包</translation>
    </message>
    <message>
        <source>keep the name it was downloaded with, such as go1.24.4.windows-amd64.zip</source>
        <translation>请保留下载时的名称，如 go1.24.4.windows-amd64.zip</translation>
    </message>
    <message>
        <source>the given SHA-256 is not 64 hex digits</source>
        <translation>给出的 SHA-256 不是 64 位十六进制数字</translation>
    </message>
    <message>
        <source>nothing vouches for %1: the pinned table does not know it</source>
        <translation>没有来源能为 %1 作证：内置哈希表中没有它</translation>
    </message>
    <message>
        <source>the archive is refused: %1</source>
        <translation>压缩包被拒绝：%1</translation>
    </message>
    <message>
        <source>it is not one that Go&apos;s makers published; nothing was unpacked</source>
        <translation>它不是 Go 官方发布的；没有解压任何内容</translation>
    </message>
    <message>
        <source>it has more than %1 entries</source>
        <translation>它的条目超过 %1 个</translation>
    </message>
    <message>
        <source>it would unpack to %1, more than %2</source>
        <translation>解压后将达到 %1，超过 %2</translation>
    </message>
    <message>
        <source>%1 would unpack to %2, more than %3 times as much</source>
        <translation>%1 解压后将达到 %2，超过原大小的 %3 倍</translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation>请选择有写入权限的文件夹</translation>
    </message>
    <message>
        <source>%1 is not empty: Go is unpacked into a fresh folder only</source>
        <translation>%1 不为空：Go 只解压到全新的文件夹</translation>
    </message>
    <message>
        <source>access denied: cannot make the folder %1</source>
        <translation>访问被拒绝：无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>the archive reads differently the second time</source>
        <translation>第二次读取压缩包时内容不同</translation>
    </message>
    <message>
        <source>unpacking was cancelled</source>
        <translation>解压已取消</translation>
    </message>
    <message>
        <source>unpacking was stopped</source>
        <translation>解压已停止</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>正在解压</translation>
    </message>
    <message>
        <source>the archive holds no files</source>
        <translation>压缩包中没有文件</translation>
    </message>
    <message>
        <source>the archive entry &quot;%1&quot; is refused: it is %2</source>
        <translation>压缩包条目“%1”被拒绝：它是%2</translation>
    </message>
    <message>
        <source>the archive is damaged or no zip archive</source>
        <translation>压缩包已损坏或不是 zip 压缩包</translation>
    </message>
    <message>
        <source>the archive is damaged at or after &quot;%1&quot;</source>
        <translation>压缩包在“%1”处或其后损坏</translation>
    </message>
    <message>
        <source>get it again</source>
        <translation>请重新获取</translation>
    </message>
    <message>
        <source>an archive entry after &quot;%1&quot; has an unreadable name</source>
        <translation>“%1”之后有一个条目的名称无法读取</translation>
    </message>
    <message>
        <source>a symbolic link</source>
        <translation>符号链接</translation>
    </message>
    <message>
        <source>a hard link</source>
        <translation>硬链接</translation>
    </message>
    <message>
        <source>a device or another special file</source>
        <translation>设备或其他特殊文件</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>加密的</translation>
    </message>
    <message>
        <source>of unknown size</source>
        <translation>大小未知的</translation>
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
        <translation>没有外观“%1”</translation>
    </message>
    <message>
        <source>Open the results: check and repair.</source>
        <translation>打开检查结果：检查并修复。</translation>
    </message>
    <message>
        <source>Work on a practice machine: its name or an image file.</source>
        <translation>在演练机上操作：其名称或映像文件。</translation>
    </message>
    <message>
        <source>Where the practice machine&apos;s drives and state are kept.</source>
        <translation>演练机的驱动器和状态保存在何处。</translation>
    </message>
    <message>
        <source>Language: en or zh_CN.</source>
        <translation>语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Take Go from this mirror or folder.</source>
        <translation>从此镜像或文件夹获取 Go。</translation>
    </message>
    <message>
        <source>Take Go from this archive.</source>
        <translation>从此压缩包获取 Go。</translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation>颜色：system、light 或 dark。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not expected here</source>
        <translation>此处不应有“%1”</translation>
    </message>
    <message>
        <source>the installation was cancelled</source>
        <translation>安装已取消</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>无法判断：%1</translation>
    </message>
    <message>
        <source>Choose a Go archive</source>
        <translation>选择 Go 压缩包</translation>
    </message>
    <message>
        <source>Go archives for Windows (%1)</source>
        <translation>Windows 版 Go 压缩包 (%1)</translation>
    </message>
    <message>
        <source>Enter its SHA-256 from go.dev/dl: without it nobody can tell whether this is the real Go.</source>
        <translation>请输入 go.dev/dl 上的 SHA-256：没有它，无从判断这是否真的是 Go。</translation>
    </message>
    <message>
        <source>%1 for windows/%2</source>
        <translation>%1，适用于 windows/%2</translation>
    </message>
    <message>
        <source>%1. Its hash is checked before anything is unpacked.</source>
        <translation>%1。解压之前会先核对其哈希值。</translation>
    </message>
    <message>
        <source>This archive is for another kind of processor</source>
        <translation>此压缩包面向其他类型的处理器</translation>
    </message>
    <message>
        <source>The archive is for %1, this computer is %2.</source>
        <translation>压缩包面向 %1，而这台计算机是 %2。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>浏览(&amp;R)…</translation>
    </message>
    <message>
        <source>S&amp;HA-256 of the archive, from go.dev/dl</source>
        <translation>压缩包的 S&amp;HA-256（见 go.dev/dl）</translation>
    </message>
    <message>
        <source>So what will change cannot be shown yet.</source>
        <translation>因此还无法显示将有哪些更改。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Mend PATH (%n finding(s))</source>
        <translation>
            <numerusform>修复 PATH（%n 项）(&amp;M)</numerusform>
        </translation>
    </message>
    <message>
        <source>PATH needs no &amp;mending</source>
        <translation>PATH 无需修复(&amp;M)</translation>
    </message>
    <message>
        <source>Working out what will change …</source>
        <translation>正在计算将有哪些更改……</translation>
    </message>
    <message>
        <source>%1 now, %2 afterwards. Windows searches them from top to bottom.</source>
        <translation>现在 %1，之后 %2 个。Windows 从上到下依次查找。</translation>
    </message>
    <message>
        <source>Windows searches these folders from top to bottom.</source>
        <translation>Windows 从上到下依次查找这些文件夹。</translation>
    </message>
    <message>
        <source>Go&apos;s variables</source>
        <translation>Go 的变量</translation>
    </message>
    <message>
        <source>How should Go be set up?</source>
        <translation>Go 应如何设置？</translation>
    </message>
    <message>
        <source>What is set now, and what will be. Nothing is changed before you have seen the whole list.</source>
        <translation>现在的设置和将来的设置。看过完整清单之前不会做任何更改。</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Entries of PATH</source>
        <translation>PATH 的条目</translation>
    </message>
    <message>
        <source>Go&apos;s variables, now and afterwards</source>
        <translation>Go 的变量，现在与之后</translation>
    </message>
    <message>
        <source>Choose a folder for GOPATH</source>
        <translation>为 GOPATH 选择文件夹</translation>
    </message>
    <message>
        <source>as GoSetup advises</source>
        <translation>按 GoSetup 的建议</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>现在为 %1</translation>
    </message>
    <message>
        <source>As GoSetup advises</source>
        <translation>按 GoSetup 的建议</translation>
    </message>
    <message>
        <source>As GoSetup advises (now %1)</source>
        <translation>按 GoSetup 的建议（现在为 %1）</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Use %1 instead</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>%1 answers in %2 ms.</source>
        <translation>%1 在 %2 毫秒内响应。</translation>
    </message>
    <message>
        <source>%1 does not answer from here.</source>
        <translation>从这里无法访问 %1。</translation>
    </message>
    <message>
        <source>GO&amp;PATH: your modules and the programs that go install makes</source>
        <translation>GO&amp;PATH：模块以及 go install 生成的程序</translation>
    </message>
    <message>
        <source>GOPRO&amp;XY: where modules come from</source>
        <translation>GOPRO&amp;XY：模块从哪里来</translation>
    </message>
    <message>
        <source>GOPRI&amp;VATE: modules that are fetched past proxy and checksum database</source>
        <translation>GOPRI&amp;VATE：绕过代理和校验和数据库获取的模块</translation>
    </message>
    <message>
        <source>Another value for GOPROXY</source>
        <translation>GOPROXY 的其他值</translation>
    </message>
    <message>
        <source>Patterns with commas between them, without https://. Empty: none.</source>
        <translation>用逗号分隔的模式，不带 https://。留空表示没有。</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 of %4 files</source>
        <translation>%1，共 %2 · %3 个文件，共 %4 个</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds left</source>
        <translation>
            <numerusform>剩余 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>剩余 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Some changes could not be taken back. “Undo last run” in the results tries again.</source>
        <translation>有些更改未能撤回。检查结果中的“撤销上次执行”会再次尝试。</translation>
    </message>
    <message>
        <source>Nothing of it is left: this computer is as it was before.</source>
        <translation>没有留下任何更改：这台计算机与之前一样。</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>What had been done was taken back.</source>
        <translation>已做的更改都已撤回。</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>正在设置</translation>
    </message>
    <message>
        <source>You can cancel at any time; what was done is then taken back.</source>
        <translation>随时可以取消；已做的更改会被撤回。</translation>
    </message>
    <message>
        <source>&amp;Other source…</source>
        <translation>其他来源(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Archive from disk…</source>
        <translation>磁盘上的压缩包(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>保存报告(&amp;S)…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Archive from disk</source>
        <translation>磁盘上的压缩包</translation>
    </message>
    <message>
        <source>Go archives (*.zip)</source>
        <translation>Go 压缩包 (*.zip)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>No administrator rights needed.</source>
        <translation>不需要管理员权限。</translation>
    </message>
    <message>
        <source>No administrator rights needed. %1.</source>
        <translation>不需要管理员权限。%1。</translation>
    </message>
    <message>
        <source>The official place. The space in its name matters only to cgo flags.</source>
        <translation>官方位置。名称中的空格只影响 cgo 标志。</translation>
    </message>
    <message>
        <source>Type a full path, or browse for a folder.</source>
        <translation>请输入完整路径，或浏览文件夹。</translation>
    </message>
    <message>
        <source>Local %1 drive, %2, %3 of %4 characters.</source>
        <translation>本地 %1 驱动器，%2，%3 个字符（上限 %4）。</translation>
    </message>
    <message>
        <source>Choose a folder for Go</source>
        <translation>为 Go 选择文件夹</translation>
    </message>
    <message>
        <source>Where should Go live?</source>
        <translation>Go 装在哪里？</translation>
    </message>
    <message>
        <source>A short path outside synchronised folders keeps builds fast and tools happy.</source>
        <translation>位于同步文件夹之外的短路径，构建更快，工具也更省心。</translation>
    </message>
    <message>
        <source>&amp;Only for me</source>
        <translation>仅供我使用(&amp;O)</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>For &amp;everyone on this computer</source>
        <translation>供这台计算机上的所有人使用(&amp;E)</translation>
    </message>
    <message>
        <source>Needs administrator rights</source>
        <translation>需要管理员权限</translation>
    </message>
    <message>
        <source>Another &amp;folder</source>
        <translation>其他文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>For everyone, on the &amp;machine&apos;s PATH (needs administrator rights)</source>
        <translation>供所有人使用，加入系统 PATH（需要管理员权限）(&amp;M)</translation>
    </message>
    <message>
        <source>Folder for Go</source>
        <translation>Go 的文件夹</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Folder with dl.json and archives</source>
        <translation>含有 dl.json 和压缩包的文件夹</translation>
    </message>
    <message>
        <source>Practice mirror (built in)</source>
        <translation>演练镜像（内置）</translation>
    </message>
    <message>
        <source>golang.google.cn, Google&apos;s host for China</source>
        <translation>golang.google.cn，Google 面向中国的站点</translation>
    </message>
    <message>
        <source>Another mirror or a folder</source>
        <translation>其他镜像或文件夹</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>正在询问 %1 ……</translation>
    </message>
    <message>
        <source>%1 answers: %2 for windows/%3</source>
        <translation>%1 有响应：windows/%3 有 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, after %2 ms</source>
        <translation>%1，%2 毫秒后</translation>
    </message>
    <message>
        <source>This mirror has no index; the versions are those that GoSetup knows the hash of.</source>
        <translation>此镜像没有索引；所列版本是 GoSetup 知道哈希值的版本。</translation>
    </message>
    <message>
        <source>%1 is not there. The newest stable version is chosen instead.</source>
        <translation>没有 %1，已改选最新的稳定版。</translation>
    </message>
    <message>
        <source>Sour&amp;ce</source>
        <translation>来源(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>Address or folder of the mirror</source>
        <translation>镜像的地址或文件夹</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Show &amp;previews: betas and release candidates</source>
        <translation>显示预览版：测试版和候选发布版(&amp;P)</translation>
    </message>
    <message>
        <source>No version has this in its name.</source>
        <translation>没有名称包含此内容的版本。</translation>
    </message>
    <message>
        <source>Versions of Go</source>
        <translation>Go 的版本</translation>
    </message>
    <message>
        <source>no hash: cannot be installed</source>
        <translation>无哈希值：不能安装</translation>
    </message>
    <message>
        <source>hash from the source</source>
        <translation>哈希值来自来源</translation>
    </message>
    <message>
        <source>hash known twice</source>
        <translation>哈希值有双重依据</translation>
    </message>
    <message>
        <source>hash known to GoSetup</source>
        <translation>GoSetup 知道其哈希值</translation>
    </message>
    <message>
        <source>hashes disagree</source>
        <translation>哈希值不一致</translation>
    </message>
    <message>
        <source>Neither the source nor the table in this program says what the archive&apos;s bytes must be.</source>
        <translation>来源和本程序的内置哈希表都没有说明压缩包的内容应该是什么。</translation>
    </message>
    <message>
        <source>The source says what the archive&apos;s bytes must be. The table in this program does not know this file.</source>
        <translation>来源说明了压缩包的内容应该是什么。本程序的内置哈希表中没有此文件。</translation>
    </message>
    <message>
        <source>The source and the table in this program name the same hash, independently.</source>
        <translation>来源与本程序的内置哈希表各自独立地给出了相同的哈希值。</translation>
    </message>
    <message>
        <source>The table in this program says what the archive&apos;s bytes must be.</source>
        <translation>本程序的内置哈希表说明了压缩包的内容应该是什么。</translation>
    </message>
    <message>
        <source>The source names another hash than the table in this program. Such a file is never installed.</source>
        <translation>来源给出的哈希值与本程序的内置哈希表不同。这样的文件绝不会被安装。</translation>
    </message>
    <message>
        <source>newest stable</source>
        <translation>最新稳定版</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>稳定版</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>测试版</translation>
    </message>
    <message>
        <source>release candidate</source>
        <translation>候选发布版</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Go %1, %2</source>
        <translation>Go %1，%2</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>校验依据</translation>
    </message>
    <message numerus="yes">
        <source>%n of these change(s) need administrator rights (shield): Windows asks once, and only for these.</source>
        <translation>
            <numerusform>其中 %n 项更改需要管理员权限（盾牌）：Windows 只询问一次，且只为这些更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有做任何更改。</translation>
    </message>
    <message>
        <source>This cannot be done yet</source>
        <translation>目前还无法完成</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>还没有做任何更改。</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>无需更改</translation>
    </message>
    <message numerus="yes">
        <source>Ready to make %n change(s)</source>
        <translation>
            <numerusform>准备进行 %n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to set up Go %1</source>
        <translation>准备安装 Go %1</translation>
    </message>
    <message>
        <source>Nothing has been changed yet. Everything below can be undone later.</source>
        <translation>还没有做任何更改。以下内容之后都可以撤销。</translation>
    </message>
    <message>
        <source>&amp;See the results</source>
        <translation>查看结果(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Set up</source>
        <translation>开始设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Make the changes</source>
        <translation>进行更改(&amp;M)</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>方案 (*.json)</translation>
    </message>
    <message>
        <source>Saved in %1. It holds paths of this computer: gosetup apply makes these changes from it.</source>
        <translation>已保存到 %1。其中含有这台计算机的路径：gosetup apply 可按它进行更改。</translation>
    </message>
    <message>
        <source>Reading what is there, and trying the changes on a copy of this machine&apos;s state…</source>
        <translation>正在读取现状，并在本机状态的副本上试做这些更改……</translation>
    </message>
    <message>
        <source>Everything is already as it should be, so there is nothing to do here.</source>
        <translation>一切都已符合要求，这里无事可做。</translation>
    </message>
    <message>
        <source>&amp;Another version or source</source>
        <translation>其他版本或来源(&amp;A)</translation>
    </message>
    <message>
        <source>Another &amp;place</source>
        <translation>其他位置(&amp;P)</translation>
    </message>
    <message>
        <source>See the &amp;results</source>
        <translation>查看结果(&amp;R)</translation>
    </message>
    <message>
        <source>Save p&amp;lan…</source>
        <translation>保存方案(&amp;L)…</translation>
    </message>
    <message>
        <source>Microsoft Defender exclusions</source>
        <translation>Microsoft Defender 排除项</translation>
    </message>
    <message>
        <source>Builds write thousands of small files, and Defender reads each of them. Excluding a folder makes builds faster and protects you less: nothing in it is scanned, whoever puts it there. Go works without, so nothing is ticked.</source>
        <translation>构建会写入成千上万个小文件，Defender 会逐个读取。排除文件夹能加快构建，但会减弱保护：其中的内容不再扫描，无论是谁放进去的。不排除 Go 也能正常工作，因此默认不勾选。</translation>
    </message>
    <message>
        <source>%1, a new folder</source>
        <translation>%1，新文件夹</translation>
    </message>
    <message>
        <source>Dev Drive</source>
        <translation>开发驱动器</translation>
    </message>
    <message>
        <source>On a trusted Dev Drive of Windows 11 files are scanned after they are opened, not before: faster builds without an exclusion. It is for caches and sources; Go itself stays on the system drive.</source>
        <translation>在 Windows 11 受信任的开发驱动器上，文件在打开之后才扫描，而不是之前：无需排除项也能加快构建。它适合缓存和源代码；Go 本身仍放在系统驱动器上。</translation>
    </message>
    <message>
        <source>To be had in the results: %1</source>
        <translation>可在结果中设置：%1</translation>
    </message>
    <message>
        <source>A store app can put a file of 0 bytes with the name of a tool on PATH. If it comes first, typing the name starts the app or fails. Switching an alias off leaves the app as it is; undo switches it on again.</source>
        <translation>应用商店应用可以在 PATH 上放置一个与工具同名的 0 字节文件。如果它排在前面，输入该名称就会启动该应用或出错。关闭别名不影响应用本身；撤销会重新打开它。</translation>
    </message>
    <message>
        <source>Switch off %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Security and speed</source>
        <translation>安全与速度</translation>
    </message>
    <message>
        <source>What stands between Go and you, and what you may trade for speed.</source>
        <translation>有什么妨碍 Go 的使用，以及可以用什么换取速度。</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>正在检查这台计算机……</translation>
    </message>
    <message>
        <source>%1 (Go&apos;s default)</source>
        <translation>%1（Go 的默认值）</translation>
    </message>
    <message>
        <source>not set (not needed)</source>
        <translation>未设置（不需要）</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1，已更改</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>scope</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>User</source>
        <comment>scope</comment>
        <translation>用户</translation>
    </message>
    <message>
        <source>go env -w</source>
        <translation>go env -w</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Do not install &amp;Go</source>
        <translation>不安装 &amp;Go</translation>
    </message>
    <message>
        <source>Only the environment of this computer is checked and mended.</source>
        <translation>只检查并修复这台计算机的环境。</translation>
    </message>
    <message>
        <source>Keep the &amp;Go that is here</source>
        <translation>保留现有的 &amp;Go</translation>
    </message>
    <message>
        <source>Version %1. Only what is around it is checked and mended.</source>
        <translation>版本 %1。只检查并修复与它有关的设置。</translation>
    </message>
    <message>
        <source>Which Go should it be?</source>
        <translation>要哪个 Go？</translation>
    </message>
    <message>
        <source>The newest stable version suits nearly everyone; older projects build with it too.</source>
        <translation>最新的稳定版几乎适合所有人；旧项目也能用它构建。</translation>
    </message>
    <message>
        <source>&amp;Download a version</source>
        <translation>下载一个版本(&amp;D)</translation>
    </message>
    <message>
        <source>An &amp;archive from this computer</source>
        <translation>这台计算机上的压缩包(&amp;A)</translation>
    </message>
    <message>
        <source>A .zip from go.dev/dl that you have already. Nothing is downloaded.</source>
        <translation>已经从 go.dev/dl 下载的 .zip。不再下载任何内容。</translation>
    </message>
    <message>
        <source>Let’s get Go working</source>
        <translation>让 Go 顺利运行</translation>
    </message>
    <message>
        <source>Nothing is changed before you have seen it, and everything can be undone.</source>
        <translation>看过之前不会做任何更改，所有更改都可以撤销。</translation>
    </message>
    <message>
        <source>&amp;Install with recommended settings</source>
        <translation>按推荐设置安装(&amp;I)</translation>
    </message>
    <message>
        <source>The newest stable Go, just for you, and what was found is put right.</source>
        <translation>最新的稳定版 Go，仅供当前用户使用，并修复发现的问题。</translation>
    </message>
    <message>
        <source>Choose &amp;everything myself</source>
        <translation>全部自己选择(&amp;E)</translation>
    </message>
    <message>
        <source>Version, place, variables, proxies, Defender and aliases, step by step.</source>
        <translation>版本、位置、变量、代理、Defender 和别名，一步一步来。</translation>
    </message>
    <message>
        <source>Chec&amp;k and repair</source>
        <translation>检查并修复(&amp;K)</translation>
    </message>
    <message>
        <source>See what is wrong with the Go on this computer and mend it.</source>
        <translation>查看这台计算机上的 Go 有什么问题并修复。</translation>
    </message>
    <message>
        <source>&amp;Open an image</source>
        <translation>打开映像(&amp;O)</translation>
    </message>
    <message>
        <source>Look at another computer&apos;s state. Applying there touches nothing here.</source>
        <translation>查看另一台计算机的状态。在那里所做的更改不会影响本机。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Found on this computer: %1</source>
        <translation>这台计算机的检查结果：%1</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>打开映像</translation>
    </message>
    <message>
        <source>Images of computers (*.json)</source>
        <translation>计算机映像 (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n &amp;problem(s)</source>
        <translation>
            <numerusform>%n 个问题(&amp;P)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n &amp;warning(s)</source>
        <translation>
            <numerusform>%n 个警告(&amp;W)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n un&amp;known</source>
        <translation>
            <numerusform>%n 项未知(&amp;K)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hin&amp;t(s)</source>
        <translation>
            <numerusform>%n 条提示(&amp;T)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in or&amp;der</source>
        <translation>
            <numerusform>%n 项正常(&amp;D)</numerusform>
        </translation>
    </message>
    <message>
        <source>Show or hide them</source>
        <translation>显示或隐藏</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden: show a&amp;gain</source>
        <translation>
            <numerusform>已隐藏 %n 项：重新显示(&amp;G)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>详细信息：%1</translation>
    </message>
    <message>
        <source>What the fix does</source>
        <translation>修复会做什么</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>可以怎么做</translation>
    </message>
    <message>
        <source>It is done already</source>
        <translation>已经完成</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>为什么重要</translation>
    </message>
    <message>
        <source>Ways to fix it</source>
        <translation>修复方式</translation>
    </message>
    <message>
        <source>&amp;Fix this</source>
        <translation>修复此项(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Not for me…</source>
        <translation>不适用于我(&amp;N)…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>&amp;Hide it</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>K&amp;eep it</source>
        <translation>保留(&amp;E)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message>
        <source>The last run stopped, and nothing of it is left</source>
        <translation>上次执行已停止，没有留下任何更改</translation>
    </message>
    <message>
        <source>Go %1 is set up</source>
        <translation>Go %1 已设置好</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) made</source>
        <translation>
            <numerusform>已进行 %n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a practice machine: nothing of this computer was touched.</source>
        <translation>这是演练机：本机没有任何改动。</translation>
    </message>
    <message>
        <source>Terminals that are open keep what they know: open a new one.</source>
        <translation>已打开的终端仍使用旧的设置：请打开新终端。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken back</source>
        <translation>
            <numerusform>已撤回 %n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Type there:</source>
        <translation>在其中输入：</translation>
    </message>
    <message>
        <source>Dis&amp;miss</source>
        <translation>知道了(&amp;M)</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>刚刚检查</translation>
    </message>
    <message numerus="yes">
        <source>Checked %n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前检查</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked at %1</source>
        <translation>检查于 %1</translation>
    </message>
    <message>
        <source>Go on this computer</source>
        <translation>这台计算机上的 Go</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查……</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>%1 in %2 ms · %3</source>
        <translation>%1，用时 %2 毫秒 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n 项检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fi&amp;x %n selected</source>
        <translation>
            <numerusform>修复选中的 %n 项(&amp;X)</numerusform>
        </translation>
    </message>
    <message>
        <source>Fi&amp;x selected</source>
        <translation>修复选中项(&amp;X)</translation>
    </message>
    <message>
        <source>The report is saved</source>
        <translation>报告已保存</translation>
    </message>
    <message>
        <source>People&apos;s names and credentials are left out.</source>
        <translation>不含姓名和凭据。</translation>
    </message>
    <message>
        <source>Nothing matches the search</source>
        <translation>没有与搜索相符的内容</translation>
    </message>
    <message>
        <source>Titles, paths, reasons and rule names are searched, of the kinds chosen above.</source>
        <translation>在上方选中的类别中搜索标题、路径、原因和规则名称。</translation>
    </message>
    <message>
        <source>Cl&amp;ear the search</source>
        <translation>清除搜索(&amp;E)</translation>
    </message>
    <message>
        <source>Everything is in order</source>
        <translation>一切正常</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) found nothing to fix.</source>
        <translation>
            <numerusform>%n 项检查都没有发现需要修复的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>S&amp;how what was checked</source>
        <translation>显示检查了什么(&amp;H)</translation>
    </message>
    <message>
        <source>Nothing of the kinds chosen above</source>
        <translation>选中的类别中没有内容</translation>
    </message>
    <message>
        <source>Other kinds have findings.</source>
        <translation>其他类别有检查结果。</translation>
    </message>
    <message>
        <source>S&amp;how all kinds</source>
        <translation>显示所有类别(&amp;H)</translation>
    </message>
    <message>
        <source>There is no run to take back</source>
        <translation>没有可以撤回的执行</translation>
    </message>
    <message>
        <source>What could be taken back was. A further undo tries the rest.</source>
        <translation>能撤回的都已撤回。再次撤销会尝试其余部分。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in the findings</source>
        <translation>在检查结果中搜索</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Undo last run…</source>
        <translation>撤销上次执行(&amp;U)…</translation>
    </message>
    <message>
        <source>Findings by topic</source>
        <translation>按主题列出的检查结果</translation>
    </message>
    <message>
        <source>Take &amp;it back</source>
        <translation>撤回(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>保持原样(&amp;L)</translation>
    </message>
    <message>
        <source>Taking back the run of %1…</source>
        <translation>正在撤回 %1 的执行……</translation>
    </message>
    <message>
        <source>Take back the run of %1? It made %2.</source>
        <translation>要撤回 %1 的执行吗？它进行了%2。</translation>
    </message>
    <message>
        <source>save it in another folder</source>
        <translation>请保存到其他文件夹</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>%1 – practice machine</source>
        <translation>%1 – 演练机</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Changes, before and after</source>
        <translation>更改，前后对比</translation>
    </message>
    <message>
        <source>Go&apos;s own settings</source>
        <translation>Go 自身的设置</translation>
    </message>
    <message>
        <source>Defender exclusion</source>
        <translation>Defender 排除项</translation>
    </message>
    <message>
        <source>App alias</source>
        <translation>应用执行别名</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Go toolchain</source>
        <translation>Go 工具链</translation>
    </message>
    <message>
        <source>Variables such as %USERPROFILE% will be expanded</source>
        <translation>%USERPROFILE% 之类的变量将被展开</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>这台计算机</translation>
    </message>
    <message>
        <source>the practice mirror</source>
        <translation>演练镜像</translation>
    </message>
    <message>
        <source>%1. Before: %2. After: %3</source>
        <translation>%1。之前：%2。之后：%3</translation>
    </message>
    <message>
        <source>%1. Needs administrator rights</source>
        <translation>%1。需要管理员权限</translation>
    </message>
    <message>
        <source>Stopped: this file is not the Go it claims to be</source>
        <translation>已停止：此文件不是它声称的 Go</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>The download did not get through</source>
        <translation>下载未能完成</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Administrator rights were not given</source>
        <translation>没有获得管理员权限</translation>
    </message>
    <message>
        <source>Windows denied access</source>
        <translation>Windows 拒绝访问</translation>
    </message>
    <message>
        <source>The organisation does not allow this</source>
        <translation>组织不允许此操作</translation>
    </message>
    <message>
        <source>The computer changed in the meantime</source>
        <translation>计算机在此期间发生了变化</translation>
    </message>
    <message>
        <source>Another program is using it</source>
        <translation>另一个程序正在使用它</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Folders of the practice machine</source>
        <translation>演练机的文件夹</translation>
    </message>
    <message>
        <source>&amp;Use this folder</source>
        <translation>使用此文件夹(&amp;U)</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation>新增：%1</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>移除：%1</translation>
    </message>
    <message>
        <source>moved: %1</source>
        <translation>移动：%1</translation>
    </message>
    <message>
        <source>user</source>
        <comment>scope</comment>
        <translation>用户</translation>
    </message>
    <message>
        <source>machine</source>
        <comment>scope</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>What stays, for you to look at:</source>
        <translation>保留下来、需要留意的：</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n 条提示</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Afterwards, as tried on a copy of this machine&apos;s state</source>
        <translation>之后（已在本机状态的副本上试做）</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>解压</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Put in place</source>
        <translation>放到位</translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1，已完成</translation>
    </message>
    <message>
        <source>%1, under way</source>
        <translation>%1，进行中</translation>
    </message>
    <message>
        <source>%1, still to come</source>
        <translation>%1，尚未开始</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>old downloads could not be removed: %1</source>
        <translation>旧的下载文件无法删除：%1</translation>
    </message>
    <message>
        <source>Practice machine:
%1</source>
        <translation>演练机：
%1</translation>
    </message>
    <message>
        <source>administrator rights came from another account (%1); user settings were written as you</source>
        <translation>管理员权限来自另一个帐户（%1）；用户设置仍以您的身份写入</translation>
    </message>
    <message>
        <source>%1: a program&apos;s path holds no quotes and no NUL</source>
        <translation>%1：程序路径不能含引号或空字符</translation>
    </message>
    <message>
        <source>%1: an argument with a NUL would be cut there</source>
        <translation>%1：含空字符的参数会在该处被截断</translation>
    </message>
    <message>
        <source>%1: a command line of %2 characters is too long</source>
        <translation>%1：命令行有 %2 个字符，太长</translation>
    </message>
    <message>
        <source>GoSetup starts itself this way; there is no use for it otherwise</source>
        <translation>这是 GoSetup 启动自身的方式，没有其他用途</translation>
    </message>
    <message>
        <source>--elevated wants a file, --sha256 and a hash, and nothing else</source>
        <translation>--elevated 只接受一个文件、--sha256 和一个哈希值</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no SHA-256</source>
        <translation>“%1”不是 SHA-256 值</translation>
    </message>
    <message>
        <source>the elevated copy was ended before it was done (%1)</source>
        <translation>以管理员身份启动的副本在完成之前被结束（%1）</translation>
    </message>
    <message>
        <source>the elevated copy stopped: %1</source>
        <translation>以管理员身份启动的副本已停止：%1</translation>
    </message>
    <message>
        <source>%1: Windows allows no such name (error 123)</source>
        <translation>%1：Windows 不允许这样的名称（错误 123）</translation>
    </message>
    <message>
        <source>the data of the link is damaged</source>
        <translation>链接数据已损坏</translation>
    </message>
    <message>
        <source>cannot make a job for a program</source>
        <translation>无法为程序创建作业对象</translation>
    </message>
    <message>
        <source>cannot make pipes to a program</source>
        <translation>无法创建与程序之间的管道</translation>
    </message>
    <message>
        <source>%1: its exit code cannot be read</source>
        <translation>%1：无法读取其退出代码</translation>
    </message>
    <message>
        <source>%1: its mark of a download cannot be read</source>
        <translation>%1：无法读取其“来自下载”的标记</translation>
    </message>
    <message>
        <source>%1: its mark of a download cannot be removed</source>
        <translation>%1：无法移除其“来自下载”的标记</translation>
    </message>
    <message>
        <source>%1: owned by or open to others than administrators (%2)</source>
        <translation>%1：所有者不是管理员，或对其他人开放（%2）</translation>
    </message>
    <message>
        <source>%1: its permissions cannot be read</source>
        <translation>%1：无法读取其权限</translation>
    </message>
    <message>
        <source>%1: is no real folder</source>
        <translation>%1：不是真正的文件夹</translation>
    </message>
    <message>
        <source>%1: its permissions cannot be set</source>
        <translation>%1：无法设置其权限</translation>
    </message>
    <message>
        <source>%1: its volume is not known</source>
        <translation>%1：无法得知其所在的卷</translation>
    </message>
    <message>
        <source>%1: its free space is not known</source>
        <translation>%1：无法得知其可用空间</translation>
    </message>
    <message>
        <source>%1: cannot be examined</source>
        <translation>%1：无法查看</translation>
    </message>
    <message>
        <source>%1: its reparse data cannot be read</source>
        <translation>%1：无法读取其重解析数据</translation>
    </message>
    <message>
        <source>turn the alias off in Settings, Apps, App execution aliases</source>
        <translation>请在“设置 &gt; 应用 &gt; 应用执行别名”中关闭该别名</translation>
    </message>
    <message>
        <source>%1 is no name of an alias</source>
        <translation>%1 不是别名的名称</translation>
    </message>
    <message>
        <source>the folder of the aliases is not known</source>
        <translation>无法得知别名所在的文件夹</translation>
    </message>
    <message>
        <source>%1: cannot be listed</source>
        <translation>%1：无法列出内容</translation>
    </message>
    <message>
        <source>%1: its reparse data is damaged</source>
        <translation>%1：其重解析数据已损坏</translation>
    </message>
    <message>
        <source>%1: cannot be made an alias again, and the empty file stayed</source>
        <translation>%1：无法恢复为别名，且空文件未能删除</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>请删除 %1</translation>
    </message>
    <message>
        <source>%1: cannot be made an alias again</source>
        <translation>%1：无法恢复为别名</translation>
    </message>
    <message>
        <source>turn the alias on in Settings, Apps, App execution aliases</source>
        <translation>请在“设置 &gt; 应用 &gt; 应用执行别名”中打开该别名</translation>
    </message>
    <message>
        <source>cannot start %1 with administrator rights</source>
        <translation>无法以管理员权限启动 %1</translation>
    </message>
    <message>
        <source>the elevated copy cannot be waited for</source>
        <translation>无法等待以管理员身份启动的副本结束</translation>
    </message>
    <message>
        <source>%1: a drive is not removed</source>
        <translation>%1：不会删除整个驱动器</translation>
    </message>
    <message>
        <source>%1: cannot be resolved</source>
        <translation>%1：无法解析其真实位置</translation>
    </message>
    <message>
        <source>%1: held by %2 (error %3)</source>
        <translation>%1：被 %2 占用（错误 %3）</translation>
    </message>
    <message>
        <source>%1: another program holds it (error %2)</source>
        <translation>%1：被另一个程序占用（错误 %2）</translation>
    </message>
    <message>
        <source>an antivirus may be looking at it: wait a little and try again</source>
        <translation>可能正在被杀毒软件扫描：请稍等片刻再试</translation>
    </message>
    <message>
        <source>%1: cannot be changed</source>
        <translation>%1：无法变更</translation>
    </message>
    <message>
        <source>Windows does not tell where this account&apos;s folders are</source>
        <translation>Windows 没有告知此帐户的文件夹位置</translation>
    </message>
    <message>
        <source>sign out and in again; a temporary profile may be in use</source>
        <translation>请注销后重新登录；当前可能在使用临时配置文件</translation>
    </message>
    <message>
        <source>%1: a program is started by its full path only</source>
        <translation>%1：只能用完整路径启动程序</translation>
    </message>
    <message>
        <source>%1: a batch file is not started, its arguments would be a shell string</source>
        <translation>%1：不启动批处理文件，否则其参数会变成 shell 字符串</translation>
    </message>
    <message>
        <source>the running programs cannot be listed</source>
        <translation>无法列出正在运行的程序</translation>
    </message>
    <message>
        <source>cannot tell running programs of the change</source>
        <translation>无法把变更通知给正在运行的程序</translation>
    </message>
    <message>
        <source>%1 tells nothing of itself</source>
        <translation>%1 没有提供自身的信息</translation>
    </message>
    <message>
        <source>%1 does not answer in time</source>
        <translation>%1 未在规定时间内响应</translation>
    </message>
    <message>
        <source>try again; a computer that has just started is slow to answer</source>
        <translation>请重试；刚启动的电脑响应较慢</translation>
    </message>
    <message>
        <source>%1: access denied (error %2)</source>
        <translation>%1：拒绝访问（错误 %2）</translation>
    </message>
    <message>
        <source>%1: forbidden by policy (error %2)</source>
        <translation>%1：被策略禁止（错误 %2）</translation>
    </message>
    <message>
        <source>%1 does not answer (error %2)</source>
        <translation>%1 没有响应（错误 %2）</translation>
    </message>
    <message>
        <source>%1 failed (error %2)</source>
        <translation>%1 失败（错误 %2）</translation>
    </message>
    <message>
        <source>%1 is marked as a download (zone %2); its SHA-256 was verified</source>
        <translation>%1 带有“来自下载”的标记（区域 %2）；其 SHA-256 已校验</translation>
    </message>
    <message>
        <source>%1 is marked as a download from %2; its SHA-256 was verified</source>
        <translation>%1 带有“从 %2 下载”的标记；其 SHA-256 已校验</translation>
    </message>
    <message>
        <source>removed the mark of a download from %1: its SHA-256 was verified</source>
        <translation>已移除 %1 的“来自下载”标记：其 SHA-256 已校验</translation>
    </message>
    <message>
        <source>another program holds %1</source>
        <translation>%1 被另一个程序占用</translation>
    </message>
    <message>
        <source>Measuring the speed…</source>
        <translation>正在测量速度…</translation>
    </message>
    <message>
        <source>Stopping as soon as Windows&apos; question is answered. What was done is then taken back.</source>
        <translation>在您回答 Windows 的询问后立即停止，随后撤回已完成的变更。</translation>
    </message>
    <message>
        <source>Stopping: what was done is being taken back.</source>
        <translation>正在停止：正在撤回已完成的变更。</translation>
    </message>
    <message>
        <source>Windows asks whether GoSetup may make these changes. If you do not see the question, look for a blinking shield in the taskbar.</source>
        <translation>Windows 正在询问是否允许 GoSetup 进行这些变更。如果没有看到询问窗口，请查看任务栏中闪烁的盾牌图标。</translation>
    </message>
    <message>
        <source>&amp;Leave those changes out</source>
        <translation>略过这些变更(&amp;L)</translation>
    </message>
    <message>
        <source>Changes that need administrator rights are left out: you did not give them. They can be made later, from the results.</source>
        <translation>需要管理员权限的变更已略过，因为您没有授予权限。以后可以在结果页中进行。</translation>
    </message>
    <message>
        <source>Set up &amp;Go…</source>
        <translation>安装配置 Go(&amp;G)…</translation>
    </message>
    <message>
        <source>Hidden until GoSetup is closed. &amp;Reason, if you like:</source>
        <translation>在关闭 GoSetup 之前隐藏。原因（可不填）(&amp;R)：</translation>
    </message>
    <message>
        <source>Windows may ask whether GoSetup may make changes: they are those of this run, taken back.</source>
        <translation>Windows 可能会询问是否允许 GoSetup 进行变更：这是在撤回本次运行的变更。</translation>
    </message>
    <message>
        <source>GoSetup is taking back what it had begun.</source>
        <translation>GoSetup 正在撤回已开始的变更。</translation>
    </message>
    <message>
        <source>GoSetup cannot start like this</source>
        <translation>GoSetup 无法这样启动</translation>
    </message>
    <message>
        <source>choose one of the list on the page “Version”</source>
        <translation>请在“版本”页的列表中选择一个</translation>
    </message>
    <message>
        <source>choose the archive again on the page “Version”, and give its SHA-256 from go.dev/dl there</source>
        <translation>请在“版本”页重新选择压缩包，并填写 go.dev/dl 上给出的 SHA-256</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>choose a place that only administrators can change, such as C:\Program Files</source>
        <translation>请选择只有管理员才能更改的位置，例如 C:\Program Files</translation>
    </message>
    <message>
        <source>its new content is in %1: rename it</source>
        <translation>新内容保存在 %1 中：请将其重命名</translation>
    </message>
    <message>
        <source>Look at the &amp;new plan</source>
        <translation>查看新方案(&amp;N)</translation>
    </message>
    <message>
        <source>Nothing of the plan was done.</source>
        <translation>方案中的更改均未执行。</translation>
    </message>
    <message>
        <source>the name of the proxy %1 cannot be resolved</source>
        <translation>无法解析代理 %1 的主机名</translation>
    </message>
    <message>
        <source>the name %1 cannot be resolved</source>
        <translation>无法解析主机名 %1</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>the connection to %1 was closed before the end</source>
        <translation>与 %1 的连接提前断开</translation>
    </message>
    <message>
        <source>see whether a browser gets there; behind a company proxy set HTTPS_PROXY</source>
        <translation>请查看浏览器能否访问；如在公司代理之后，请设置 HTTPS_PROXY</translation>
    </message>
    <message>
        <source>the connection to %1 through the proxy %2 failed</source>
        <translation>通过代理 %2 与 %1 的连接失败</translation>
    </message>
    <message>
        <source>Stopped: the connection is not trusted</source>
        <translation>已停止：连接不可信</translation>
    </message>
    <message>
        <source>The proxy did not let it through</source>
        <translation>代理没有放行</translation>
    </message>
    <message>
        <source>%1: its certificate, issued by &quot;%2&quot;, is not trusted here</source>
        <translation>%1：其证书由“%2”颁发，此计算机不信任</translation>
    </message>
    <message>
        <source>Certificates of servers are not trusted on this computer</source>
        <translation>此计算机不信任服务器的证书</translation>
    </message>
    <message>
        <source>If the issuer is your organisation, its root certificate belongs in Windows&apos; certificate store; if it is a public one, look at the computer&apos;s date. Do not turn verification off</source>
        <translation>如果颁发者是您的组织，应将其根证书放入 Windows 证书存储；如果是公共颁发者，请检查计算机的日期。不要关闭验证</translation>
    </message>
    <message>
        <source>(a command, not shown)</source>
        <translation>（命令，不显示）</translation>
    </message>
    <message>
        <source>another process is using %1</source>
        <translation>另一个进程正在使用 %1</translation>
    </message>
    <message>
        <source>process %1 on %2 is using %3</source>
        <translation>%2 上的进程 %1 正在使用 %3</translation>
    </message>
    <message>
        <source>wait until it has ended there; if there is no such computer any more, remove %1</source>
        <translation>请等待它在那台计算机上结束；如果那台计算机已不存在，请删除 %1</translation>
    </message>
    <message>
        <source>%1 is in the way: a lock file belongs there</source>
        <translation>%1 占用了锁文件的位置</translation>
    </message>
    <message>
        <source>move it away or remove it, then try again</source>
        <translation>请将其移走或删除，然后重试</translation>
    </message>
    <message>
        <source>the journal could not be written completely: %1</source>
        <translation>变更日志未能完整写入：%1</translation>
    </message>
    <message>
        <source>run %1 cannot be undone: its journal %2 cannot be read</source>
        <translation>无法撤消运行 %1：无法读取其变更日志 %2</translation>
    </message>
    <message>
        <source>repair that file or restore it from a backup, then try again</source>
        <translation>请修复该文件或从备份还原，然后重试</translation>
    </message>
    <message>
        <source>run %1 may be the last one, and its journal %2 cannot be read</source>
        <translation>运行 %1 可能是最后一次，但无法读取其变更日志 %2</translation>
    </message>
    <message>
        <source>repair that file, or name the run to undo: gosetup undo %1</source>
        <translation>请修复该文件，或指定要撤消的运行：gosetup undo %1</translation>
    </message>
    <message>
        <source>changes of which nothing is known</source>
        <translation>完全未知的更改</translation>
    </message>
    <message>
        <source>change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source>change %1, %2</source>
        <translation>更改 %1，%2</translation>
    </message>
    <message>
        <source>the journal of run %1 is damaged and does not say whether these changes are still there: %2</source>
        <translation>运行 %1 的变更日志已损坏，无法得知以下更改是否仍然存在：%2</translation>
    </message>
    <message>
        <source>check these places yourself, or restore %1 from a backup</source>
        <translation>请自行检查这些位置，或从备份还原 %1</translation>
    </message>
    <message>
        <source>another program has changed the journal %1</source>
        <translation>另一个程序更改了变更日志 %1</translation>
    </message>
    <message>
        <source>the table of known hashes lacks an archive, and the official index cannot be read</source>
        <translation>已知哈希表中没有该存档，且无法读取官方索引</translation>
    </message>
    <message>
        <source>install a Go that GoSetup knows, or install it for yourself only</source>
        <translation>请安装 GoSetup 已知的 Go 版本，或仅为自己安装</translation>
    </message>
    <message>
        <source>%1 exists, and others than administrators may change what is in it</source>
        <translation>%1 已存在，且非管理员也可更改其中的内容</translation>
    </message>
    <message>
        <source>remove the folder, or choose another one</source>
        <translation>请删除该文件夹，或选择其他文件夹</translation>
    </message>
    <message>
        <source>run %1 exists already</source>
        <translation>运行 %1 已存在</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 不是文件夹</translation>
    </message>
    <message>
        <source>move it away: the journals are kept in a folder of that name</source>
        <translation>请将其移走：变更日志保存在该名称的文件夹中</translation>
    </message>
    <message>
        <source>it is the journal of run %1</source>
        <translation>它是运行 %1 的变更日志</translation>
    </message>
    <message>
        <source>line %1 cannot be read</source>
        <translation>无法读取第 %1 行</translation>
    </message>
    <message>
        <source>line %1 is there twice or in the wrong place</source>
        <translation>第 %1 行重复或位置错误</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are missing before line %1</source>
        <translation>
            <numerusform>第 %1 行之前缺少 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1 does not follow the line before it</source>
        <translation>第 %1 行与前一行不衔接</translation>
    </message>
    <message>
        <source>line %1 comes after the end</source>
        <translation>第 %1 行出现在结尾之后</translation>
    </message>
    <message>
        <source>line %1 says something unknown</source>
        <translation>第 %1 行的内容未知</translation>
    </message>
    <message>
        <source>it was written by another version of GoSetup (%1)</source>
        <translation>它由另一个版本的 GoSetup 写入（%1）</translation>
    </message>
    <message>
        <source>use that version</source>
        <translation>请使用该版本</translation>
    </message>
    <message>
        <source>its first line is damaged</source>
        <translation>其第一行已损坏</translation>
    </message>
    <message>
        <source>PATH cannot be read</source>
        <translation>无法读取 PATH</translation>
    </message>
    <message>
        <source>%1 names a variable, which somebody may change</source>
        <translation>%1 引用了变量，而该变量可能被他人更改</translation>
    </message>
    <message>
        <source>programs in %1 would run with the rights of whoever starts them, and %2</source>
        <translation>%1 中的程序将以启动者的权限运行，而%2</translation>
    </message>
    <message>
        <source>%1 is an entry of Windows itself</source>
        <translation>%1 是 Windows 自身的条目</translation>
    </message>
    <message>
        <source>%1 is no https address</source>
        <translation>%1 不是 https 地址</translation>
    </message>
    <message>
        <source>neither the table of known hashes nor the official index knows %1</source>
        <translation>已知哈希表和官方索引中都没有 %1</translation>
    </message>
    <message>
        <source>its SHA-256 of %1 is not the known one</source>
        <translation>其给出的 %1 的 SHA-256 与已知值不符</translation>
    </message>
    <message>
        <source>from %1, verified against GoSetup&apos;s own table of hashes</source>
        <translation>来自 %1，根据 GoSetup 自带的哈希表进行验证</translation>
    </message>
    <message>
        <source>from %1, verified against the SHA-256 %2, which GoSetup&apos;s own table lacks</source>
        <translation>来自 %1，根据 SHA-256 %2 进行验证（GoSetup 自带的哈希表中没有该值）</translation>
    </message>
    <message>
        <source>could not determine whether %1 is as it was before</source>
        <translation>无法确定 %1 是否已恢复原状</translation>
    </message>
    <message>
        <source>an unfinished Go is still in %1</source>
        <translation>%1 中仍有未装完的 Go</translation>
    </message>
    <message>
        <source>close programs that have files open there</source>
        <translation>请关闭打开了其中文件的程序</translation>
    </message>
    <message>
        <source>%1 is still as the run had made it</source>
        <translation>%1 仍是该次运行更改后的状态</translation>
    </message>
    <message>
        <source>only administrators may read the list</source>
        <translation>只有管理员可以读取该列表</translation>
    </message>
    <message>
        <source>%1 is not as it was before</source>
        <translation>%1 尚未恢复原状</translation>
    </message>
    <message>
        <source>who may change %1 cannot be determined: %2</source>
        <translation>无法确定谁可以更改 %1：%2</translation>
    </message>
    <message>
        <source>%1 holds programs or data of others</source>
        <translation>%1 包含其他程序或数据</translation>
    </message>
    <message>
        <source>%1 may rename or replace %2</source>
        <translation>%1 可以重命名或替换 %2</translation>
    </message>
    <message>
        <source>%1 may write to %2</source>
        <translation>%1 可以写入 %2</translation>
    </message>
    <message>
        <source>%1 may change %2</source>
        <translation>%1 可以更改 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no https address</source>
        <translation>“%1”不是 https 地址</translation>
    </message>
    <message>
        <source>&quot;%1&quot; would switch the verification off for modules of everybody</source>
        <translation>“%1”会对所有人的模块关闭验证</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no flag that may be set for everyone</source>
        <translation>“%1”不是可为所有人设置的标志</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value of this variable</source>
        <translation>“%1”不是此变量的有效值</translation>
    </message>
    <message>
        <source>this variable is not one that may be set for everyone</source>
        <translation>此变量不能为所有人设置</translation>
    </message>
    <message>
        <source>the value names a variable, which somebody may change</source>
        <translation>该值引用了变量，而该变量可能被他人更改</translation>
    </message>
    <message>
        <source>run %1 was interrupted: %2</source>
        <translation>运行 %1 被中断：%2</translation>
    </message>
    <message>
        <source>run %1 may have come later, and its journal %2 cannot be read</source>
        <translation>运行 %1 可能在其之后，但无法读取其变更日志 %2</translation>
    </message>
    <message>
        <source>The journal of an earlier run cannot be read</source>
        <translation>无法读取以往某次执行的变更日志</translation>
    </message>
    <message>
        <source>Repair the file or restore it from a backup; until then, name the run to undo</source>
        <translation>请修复该文件或从备份还原；在此之前，撤消时请指定运行</translation>
    </message>
    <message>
        <source>must be %1 to %2</source>
        <translation>必须在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>a program cannot be started without administrator rights</source>
        <translation>无法在没有管理员权限的情况下启动程序</translation>
    </message>
    <message>
        <source>name the place by its real path</source>
        <translation>请使用该位置的真实路径</translation>
    </message>
    <message>
        <source>Left out: %1: %2</source>
        <translation>已略过：%1：%2</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>%1 does not belong to any run</source>
        <translation>%1 不属于任何一次运行</translation>
    </message>
    <message>
        <source>Set GOBIN to one folder, without &quot;;&quot; and quotes</source>
        <translation>请将 GOBIN 设为一个文件夹，不含“;”和引号</translation>
    </message>
    <message>
        <source>it has an invisible character, or one that turns writing around</source>
        <translation>它含有不可见字符，或改变文字方向的字符</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a name of GoSetup&apos;s own files</source>
        <translation>“%1”是 GoSetup 自用文件的名称</translation>
    </message>
    <message>
        <source>%1 sent only %2 bytes in %3 ms</source>
        <translation>%1 在 %3 毫秒内只发送了 %2 个字节</translation>
    </message>
    <message>
        <source>%1 is not ours: %2 may change it</source>
        <translation>%1 不属于 GoSetup：%2 可以更改它</translation>
    </message>
    <message>
        <source>The last run stopped, and a part of it is still there</source>
        <translation>上次执行已停止，部分更改仍然存在</translation>
    </message>
    <message>
        <source>“Undo last run” tries again.</source>
        <translation>“撤销上次执行”会再次尝试。</translation>
    </message>
    <message>
        <source>The journal of this run is damaged: %1.</source>
        <translation>此次执行的变更日志已损坏：%1。</translation>
    </message>
    <message>
        <source>%1 It no longer lists all changes; those it lists can be undone.</source>
        <translation>%1 它不再列出所有更改；列出的更改可以撤消。</translation>
    </message>
    <message>
        <source>verified against GoSetup&apos;s own hash</source>
        <translation>根据 GoSetup 自带的哈希进行验证</translation>
    </message>
    <message>
        <source>verified against the hash of the source</source>
        <translation>根据来源提供的哈希进行验证</translation>
    </message>
    <message>
        <source>%1 from %2, %3</source>
        <translation>%1，来自 %2，%3</translation>
    </message>
    <message>
        <source>from %1, %2</source>
        <translation>来自 %1，%2</translation>
    </message>
    <message>
        <source>the plan downloads %1 by plain http</source>
        <translation>该计划通过不加密的 http 下载 %1</translation>
    </message>
    <message>
        <source>if you trust that server, type its address: --mirror %1</source>
        <translation>如果信任该服务器，请键入其地址：--mirror %1</translation>
    </message>
    <message>
        <source>Run %1 cannot be read: %2. &quot;gosetup history&quot; says more.</source>
        <translation>无法读取运行 %1：%2。详情请见 &quot;gosetup history&quot;。</translation>
    </message>
    <message>
        <source>no change was half done</source>
        <translation>没有进行到一半的更改</translation>
    </message>
    <message>
        <source>more than %1 entries</source>
        <translation>超过 %1 项</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>不能为空</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>must be an address</source>
        <translation>必须是地址</translation>
    </message>
    <message>
        <source>must be pairs of hexadecimal digits in lower case</source>
        <translation>必须是成对的小写十六进制数字</translation>
    </message>
    <message>
        <source>must be there</source>
        <translation>必须存在</translation>
    </message>
    <message>
        <source>must be hexadecimal digits</source>
        <translation>必须是十六进制数字</translation>
    </message>
    <message>
        <source>must be a path below the folder</source>
        <translation>必须是该文件夹内的路径</translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation>%1 已损坏</translation>
    </message>
</context>
</TS>
