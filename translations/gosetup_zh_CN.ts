<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>gosetup::Text</name>
    <message>
        <source>unknown language &quot;%1&quot;</source>
        <translation>未知语言“%1”</translation>
    </message>
    <message>
        <source>available: %1</source>
        <translation>可用：%1</translation>
    </message>
    <message>
        <source>%1 is not a log level</source>
        <translation>%1 不是日志级别</translation>
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
        <source>%1 is not an alias but a regular file</source>
        <translation>%1 不是别名，而是普通文件</translation>
    </message>
    <message>
        <source>no saved data to turn the alias %1 on</source>
        <translation>没有可用来开启别名 %1 的已保存数据</translation>
    </message>
    <message>
        <source>the plan was created for %1, but this is %2</source>
        <translation>计划是为 %1 创建的，而这里是 %2</translation>
    </message>
    <message>
        <source>the plan requires administrator permission</source>
        <translation>此计划需要管理员权限</translation>
    </message>
    <message>
        <source>run it as an administrator, or where Windows can ask for permission</source>
        <translation>请以管理员身份运行，或在 Windows 可以显示提权提示的环境中运行</translation>
    </message>
    <message>
        <source>could not record the end of the run: %1</source>
        <translation>无法记录本次运行的结束：%1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>changes that require administrator permission</source>
        <translation>需要管理员权限的更改</translation>
    </message>
    <message>
        <source>%1 (user)</source>
        <translation>%1（用户）</translation>
    </message>
    <message>
        <source>%1 (system)</source>
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
        <translation>无法写入更改日志 %1</translation>
    </message>
    <message>
        <source>GoSetup is already running</source>
        <translation>GoSetup 已在运行</translation>
    </message>
    <message>
        <source>wait until it has finished, then try again</source>
        <translation>请等待它结束，然后重试</translation>
    </message>
    <message>
        <source>%1 is not the file that was requested</source>
        <translation>%1 不是所请求的文件</translation>
    </message>
    <message>
        <source>$.run: &quot;%1&quot; is not a run</source>
        <translation>$.run：“%1”不是运行编号</translation>
    </message>
    <message>
        <source>the request is %1 seconds old</source>
        <translation>该请求已是 %1 秒前发出的</translation>
    </message>
    <message>
        <source>create a new plan</source>
        <translation>请创建新计划</translation>
    </message>
    <message>
        <source>run %1 has already been applied</source>
        <translation>运行 %1 此前已应用</translation>
    </message>
    <message>
        <source>the elevated process does not have administrator permission</source>
        <translation>以管理员身份启动的进程没有管理员权限</translation>
    </message>
    <message>
        <source>%1 does not have the expected state</source>
        <translation>%1 未达到预期的状态</translation>
    </message>
    <message>
        <source>%1 is not allowed with administrator permission: %2</source>
        <translation>不允许以管理员权限更改 %1：%2</translation>
    </message>
    <message>
        <source>it does not require it</source>
        <translation>它不需要管理员权限</translation>
    </message>
    <message>
        <source>it is not a variable of Go</source>
        <translation>它不是 Go 的变量</translation>
    </message>
    <message>
        <source>%1 does not contain Go</source>
        <translation>%1 中没有 Go</translation>
    </message>
    <message>
        <source>%1 is not a full path on a drive of this computer</source>
        <translation>%1 不是此计算机驱动器上的完整路径</translation>
    </message>
    <message>
        <source>%1 is not a name that Windows allows</source>
        <translation>%1 不是 Windows 允许的名称</translation>
    </message>
    <message>
        <source>%1 is inside %2</source>
        <translation>%1 位于 %2 之内</translation>
    </message>
    <message>
        <source>the path to %1 contains a link</source>
        <translation>通往 %1 的路径中有链接</translation>
    </message>
    <message>
        <source>specify the folder that Go writes to, as a full path</source>
        <translation>请用完整路径指定 Go 写入的文件夹</translation>
    </message>
    <message>
        <source>the list of exclusions is hidden: could not determine whether %1 takes effect</source>
        <translation>排除项列表已隐藏：无法确定 %1 是否生效</translation>
    </message>
    <message>
        <source>contact your administrator</source>
        <translation>请联系管理员</translation>
    </message>
    <message>
        <source>Defender accepted the exclusion of %1, but it is not in effect</source>
        <translation>Defender 接受了排除项 %1，但它没有生效</translation>
    </message>
    <message>
        <source>your organisation manages exclusions; contact your administrator</source>
        <translation>排除项由组织管理；请联系管理员</translation>
    </message>
    <message>
        <source>could not determine whether %1 was excluded before</source>
        <translation>无法确定 %1 此前是否已排除</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder</source>
        <translation>%1 是文件，不是文件夹</translation>
    </message>
    <message>
        <source>%1 is not an absolute path of a folder</source>
        <translation>%1 不是文件夹的绝对路径</translation>
    </message>
    <message>
        <source>%1 is no longer empty and was kept</source>
        <translation>%1 不再为空，已保留</translation>
    </message>
    <message>
        <source>%1 cannot be set in Go&apos;s settings file</source>
        <translation>%1 不能在 Go 的设置文件中设置</translation>
    </message>
    <message>
        <source>the value for %1 contains a line break</source>
        <translation>%1 的值含有换行符</translation>
    </message>
    <message>
        <source>other lines of the file have changed since then and were kept</source>
        <translation>该文件的其他行在此之后已更改，已保留</translation>
    </message>
    <message>
        <source>an unfinished Go was removed from %1</source>
        <translation>已从 %1 删除未装完的 Go</translation>
    </message>
    <message>
        <source>the previous Go was restored to %1</source>
        <translation>原先的 Go 已还原到 %1</translation>
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
        <source>%1 was applied</source>
        <translation>%1：已应用</translation>
    </message>
    <message>
        <source>%1 may have been applied</source>
        <translation>%1：可能已应用</translation>
    </message>
    <message>
        <source>undoing run %1 was not completed: undo it again</source>
        <translation>撤消运行 %1 未完成：请再次撤消</translation>
    </message>
    <message>
        <source>not a GoSetup journal</source>
        <translation>不是 GoSetup 的更改日志</translation>
    </message>
    <message>
        <source>an empty journal</source>
        <translation>更改日志为空</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a run</source>
        <translation>“%1”不是运行编号</translation>
    </message>
    <message>
        <source>run %1 does not exist</source>
        <translation>运行 %1 不存在</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>a registry change without a registry state</source>
        <translation>有注册表更改，却没有注册表状态</translation>
    </message>
    <message>
        <source>%1 has been changed by someone else since then and was kept</source>
        <translation>%1 在此之后已被他人更改，保持现状</translation>
    </message>
    <message>
        <source>programs in %1 are running: %2</source>
        <translation>%1 中有程序正在运行：%2</translation>
    </message>
    <message>
        <source>close them and try again</source>
        <translation>请关闭它们，然后重试</translation>
    </message>
    <message>
        <source>%1 is stored as %2 and not as a number</source>
        <translation>%1 存储为 %2，而不是数字</translation>
    </message>
    <message>
        <source>a PATH entry must be a folder</source>
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
        <source>check it in Registry Editor; GoSetup does not change it</source>
        <translation>请在注册表编辑器中检查；GoSetup 不会更改它</translation>
    </message>
    <message>
        <source>PATH would be %1 characters long; Windows allows %2</source>
        <translation>PATH 将长达 %1 个字符；Windows 最多允许 %2 个</translation>
    </message>
    <message>
        <source>first remove entries that are no longer needed</source>
        <translation>先删除不再需要的条目</translation>
    </message>
    <message>
        <source>PATH is left unchanged, as requested</source>
        <translation>按照要求，PATH 保持不变</translation>
    </message>
    <message>
        <source>PATH has been changed by someone else since then: only GoSetup&apos;s entries were removed</source>
        <translation>PATH 在此之后已被他人更改：只删除了由 GoSetup 添加的条目</translation>
    </message>
    <message>
        <source>%1 stays on PATH, because that folder contains your files</source>
        <translation>%1 保留在 PATH 中，因为该文件夹中有您的文件</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>no Go</source>
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
        <source>unknown without administrator permission</source>
        <translation>没有管理员权限，无法确定</translation>
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
        <translation>已开启</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>present</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>not present</source>
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
        <source>duplicate</source>
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
        <source>so that %VAR% is expanded</source>
        <translation>使 %VAR% 得以展开</translation>
    </message>
    <message>
        <source>%1 will be %2 characters long; above about %3 characters, some programs cannot read it. It is written in full; a short %VAR% entry in place of long ones helps</source>
        <translation>%1 将长达 %2 个字符；从约 %3 个字符起，有些程序便读不到它。它会完整写入；用一个简短的 %VAR% 条目代替多个长条目会有帮助</translation>
    </message>
    <message>
        <source>%1 now contains something else</source>
        <translation>%1 中现在是别的内容</translation>
    </message>
    <message>
        <source>%1 has changed since the plan was created</source>
        <translation>%1 在创建计划之后已更改</translation>
    </message>
    <message>
        <source>check again and create a new plan</source>
        <translation>请重新检查并创建新计划</translation>
    </message>
    <message>
        <source>the plan expects a result for %1 that the change does not produce</source>
        <translation>计划中 %1 的预期结果与更改的实际结果不一致</translation>
    </message>
    <message>
        <source>%1 was written, but reads back as something else</source>
        <translation>%1 已写入，但读回的内容不同</translation>
    </message>
    <message>
        <source>open a new terminal to use the new settings</source>
        <translation>请打开新终端以使用新设置</translation>
    </message>
    <message>
        <source>the settings were saved, but some open programs could not be notified: open new terminals, or sign out and in again</source>
        <translation>设置已保存，但无法通知某些已打开的程序：请打开新终端，或注销后重新登录</translation>
    </message>
    <message>
        <source>%1 cannot be used as the folder of a Go toolchain</source>
        <translation>%1 不能用作 Go 工具链的文件夹</translation>
    </message>
    <message>
        <source>specify a full path, such as C:\dev\go</source>
        <translation>请指定完整路径，例如 C:\dev\go</translation>
    </message>
    <message>
        <source>%1 contains files that do not belong to Go</source>
        <translation>%1 中有不属于 Go 的文件</translation>
    </message>
    <message>
        <source>specify an empty or a new folder</source>
        <translation>请指定空文件夹或新文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n files in %1 are not from the archive and were kept</source>
        <translation>
            <numerusform>%1 中有 %n 个文件不属于压缩包，已保留</numerusform>
        </translation>
    </message>
    <message>
        <source>run %1 is itself an undo</source>
        <translation>运行 %1 本身就是一次撤消</translation>
    </message>
    <message>
        <source>apply a plan to make the changes again</source>
        <translation>要再次进行这些更改，请应用计划</translation>
    </message>
    <message>
        <source>there is no run to undo</source>
        <translation>没有可撤消的运行</translation>
    </message>
    <message>
        <source>the history lists the runs</source>
        <translation>历史记录中列有各次运行</translation>
    </message>
    <message>
        <source>undoing run %1 requires administrator permission</source>
        <translation>撤消运行 %1 需要管理员权限</translation>
    </message>
    <message>
        <source>%1 is left unchanged</source>
        <translation>%1 保持不变</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a variable name</source>
        <translation>“%1”不是变量名</translation>
    </message>
    <message>
        <source>PATH is edited entry by entry and never replaced</source>
        <translation>PATH 只逐条编辑，从不整体替换</translation>
    </message>
    <message>
        <source>the value for %1 contains a NUL character</source>
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
        <source>GOENV is not an absolute path: %1</source>
        <translation>GOENV 不是绝对路径：%1</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>not a full path</source>
        <translation>不是完整路径</translation>
    </message>
    <message>
        <source>others can write to it</source>
        <translation>其他用户可以写入</translation>
    </message>
    <message>
        <source>spelling changed</source>
        <translation>写法已更改</translation>
    </message>
    <message>
        <source>Go keeps every compiled package here: thousands of files in each build.</source>
        <translation>Go 把每个编译好的包存放在这里：每次构建都有成千上万个文件。</translation>
    </message>
    <message>
        <source>Go links programs in the folder for temporary files. It would get its own folder, because all of TEMP must continue to be scanned.</source>
        <translation>Go 在临时文件夹中链接程序。将为它单独设一个文件夹，因为整个 TEMP 必须继续接受扫描。</translation>
    </message>
    <message>
        <source>Go links programs and runs tests here.</source>
        <translation>Go 在这里链接程序并运行测试。</translation>
    </message>
    <message>
        <source>Malware that is placed in this folder is not detected.</source>
        <translation>放入此文件夹的恶意软件不会被检测到。</translation>
    </message>
    <message>
        <source>Test programs run from here without a scan, including those of downloaded modules.</source>
        <translation>测试程序会从这里不经扫描直接运行，包括所下载模块的测试程序。</translation>
    </message>
    <message>
        <source>It is on a trusted Dev Drive, where Defender scans in performance mode: no exclusion is needed.</source>
        <translation>它位于受信任的开发驱动器上，Defender 在那里以性能模式扫描：不需要排除项。</translation>
    </message>
    <message>
        <source>It is already excluded.</source>
        <translation>它已被排除。</translation>
    </message>
    <message>
        <source>Only an administrator can see whether it is excluded now.</source>
        <translation>只有管理员可以查看它目前是否已排除。</translation>
    </message>
    <message>
        <source>Could not determine the state of Defender on this computer: %1</source>
        <translation>无法确定 Defender 在此计算机上的状态：%1</translation>
    </message>
    <message>
        <source>Your organisation manages exclusions on this computer: an exclusion added here would have no effect.</source>
        <translation>此计算机的排除项由组织管理：在这里添加的排除项不会生效。</translation>
    </message>
    <message>
        <source>Defender does not respond on this computer, so no exclusion can be added.</source>
        <translation>此计算机上的 Defender 没有响应，因此无法添加排除项。</translation>
    </message>
    <message>
        <source>Defender does not scan on this computer, so an exclusion would have no effect.</source>
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
        <source>No proxy: directly from the source hosts</source>
        <translation>不使用代理：直接从源代码托管站点获取</translation>
    </message>
    <message>
        <source>A run that was terminated may have made some of its changes. The journal records them, so they can be undone or completed.</source>
        <translation>被强行终止的运行可能已完成一部分更改。更改日志记有详情，因此可以撤消，也可以继续完成。</translation>
    </message>
    <message>
        <source>The journal of earlier runs cannot be read</source>
        <translation>无法读取以往运行的更改日志</translation>
    </message>
    <message>
        <source>No earlier run was interrupted</source>
        <translation>以往的运行都没有中断</translation>
    </message>
    <message>
        <source>An earlier run of GoSetup was interrupted</source>
        <translation>GoSetup 有一次运行被中断</translation>
    </message>
    <message>
        <source>run %1 started at %2 and did not finish</source>
        <translation>运行 %1 始于 %2，未完成</translation>
    </message>
    <message>
        <source>Undo the run, or apply again</source>
        <translation>撤消该次运行，或再次应用</translation>
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
        <source>the registry key of the system variables is missing</source>
        <translation>缺少系统变量的注册表项</translation>
    </message>
    <message>
        <source>no response within %1 ms</source>
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
        <source>not requested</source>
        <translation>未请求</translation>
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
        <source>%1 is not a registry value type</source>
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
        <source>$: invalid JSON at line %1, column %2</source>
        <translation>$：第 %1 行第 %2 列的 JSON 无效</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>必须是对象</translation>
    </message>
    <message>
        <source>must be a string</source>
        <translation>必须是字符串</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>必须是 %1 之一</translation>
    </message>
    <message>
        <source>must be a whole number, or one such as &quot;0x1F&quot;</source>
        <translation>必须是整数，或“0x1F”这样的值</translation>
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
        <translation>%1：找不到（错误 2）</translation>
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
        <source>%1: is in the cloud; reading it would download it</source>
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
        <source>%1: the machine image does not contain its content</source>
        <translation>%1：计算机映像中没有它的内容</translation>
    </message>
    <message>
        <source>%1: is not a reparse point</source>
        <translation>%1：不是重分析点</translation>
    </message>
    <message>
        <source>%1: the drive cannot be found</source>
        <translation>%1：找不到驱动器</translation>
    </message>
    <message>
        <source>%1: cannot be written</source>
        <translation>%1：无法写入</translation>
    </message>
    <message>
        <source>%1: cannot be removed</source>
        <translation>%1：无法删除</translation>
    </message>
    <message>
        <source>%1: access denied (error 5)</source>
        <translation>%1：拒绝访问（错误 5）</translation>
    </message>
    <message>
        <source>run this as an administrator</source>
        <translation>请以管理员身份运行</translation>
    </message>
    <message>
        <source>%1: a file with this name already exists (error 183)</source>
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
        <source>%1: the folder cannot be found (error 3)</source>
        <translation>%1：找不到文件夹（错误 3）</translation>
    </message>
    <message>
        <source>%1: is not empty (error 145)</source>
        <translation>%1：不为空（错误 145）</translation>
    </message>
    <message>
        <source>administrator permission was denied (error 1223)</source>
        <translation>管理员权限请求被拒绝（错误 1223）</translation>
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
        <source>%1 contains the machine %2, not %3</source>
        <translation>%1 中保存的是演练机 %2，而不是 %3</translation>
    </message>
    <message>
        <source>specify another folder, or delete this one to start over</source>
        <translation>请指定其他文件夹，或删除此文件夹重新开始</translation>
    </message>
    <message>
        <source>cannot create the practice machine&apos;s folder %1</source>
        <translation>无法创建演练机文件夹 %1</translation>
    </message>
    <message>
        <source>%1: the registry key cannot be found</source>
        <translation>%1：找不到注册表项</translation>
    </message>
    <message>
        <source>%1: the time of the last write is unknown</source>
        <translation>%1：最后写入时间未知</translation>
    </message>
    <message>
        <source>%1: your organisation manages Defender&apos;s exclusions</source>
        <translation>%1：Defender 的排除项由组织管理</translation>
    </message>
    <message>
        <source>%1: is not an app execution alias</source>
        <translation>%1：不是应用执行别名</translation>
    </message>
    <message>
        <source>%1: tag 0x%2 is not an app execution alias</source>
        <translation>%1：标记 0x%2 不是应用执行别名</translation>
    </message>
    <message>
        <source>%1: has been replaced by another file</source>
        <translation>%1：已被另一个文件替换</translation>
    </message>
    <message>
        <source>%1: no connection (error 10060)</source>
        <translation>%1：无法连接（错误 10060）</translation>
    </message>
    <message>
        <source>%1: no response within %2 ms</source>
        <translation>%1：%2 毫秒内没有响应</translation>
    </message>
    <message>
        <source>a window did not respond within %1 ms</source>
        <translation>有窗口在 %1 毫秒内没有响应</translation>
    </message>
    <message>
        <source>%1: not completed within %2 ms</source>
        <translation>%1：%2 毫秒内未完成</translation>
    </message>
    <message>
        <source>%1: in use by another program (error 32)</source>
        <translation>%1：正由另一个程序使用（错误 32）</translation>
    </message>
    <message>
        <source>%1: the disk is full (error 112)</source>
        <translation>%1：磁盘已满（错误 112）</translation>
    </message>
    <message>
        <source>%1: no response in time</source>
        <translation>%1：未及时响应</translation>
    </message>
    <message>
        <source>%1: blocked by policy</source>
        <translation>%1：被策略阻止</translation>
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
        <source>cannot create a temporary folder for the practice machine</source>
        <translation>无法为演练机创建临时文件夹</translation>
    </message>
    <message>
        <source>%1: nothing is changed while an image is recorded</source>
        <translation>%1：录制映像期间不做任何更改</translation>
    </message>
    <message>
        <source>no folder is specified</source>
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
        <source>%1 contains a wildcard and would cover unintended folders</source>
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
        <source>%1 covers the folder for temporary files, where malware often runs</source>
        <translation>%1 涵盖临时文件夹，恶意软件常在那里运行</translation>
    </message>
    <message>
        <source>%1 covers a folder of the system or of all programs</source>
        <translation>%1 涵盖系统文件夹或存放所有程序的文件夹</translation>
    </message>
    <message>
        <source>%1 covers the data of all programs of this user</source>
        <translation>%1 涵盖该用户所有程序的数据</translation>
    </message>
    <message>
        <source>%1 is a program without its folder: files opened by any program of that name, anywhere, would not be scanned</source>
        <translation>%1 只写了程序名而没有文件夹：任何位置的同名程序所打开的文件都不会被扫描</translation>
    </message>
    <message>
        <source>%1 covers all files of a type, anywhere</source>
        <translation>%1 涵盖任何位置的某一类文件</translation>
    </message>
    <message>
        <source>%1 (requires administrator permission)</source>
        <translation>%1（需要管理员权限）</translation>
    </message>
    <message>
        <source>Fix:</source>
        <translation>修复：</translation>
    </message>
    <message>
        <source>Optional:</source>
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
        <source>%n of them require(s) administrator permission</source>
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
        <source>remains: %1 [%2]</source>
        <translation>仍然存在：%1 [%2]</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未进行</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>already applied</source>
        <translation>此前已应用</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>could not be rolled back</source>
        <translation>无法回滚</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>已还原</translation>
    </message>
    <message>
        <source>only GoSetup&apos;s part removed</source>
        <translation>只删除了 GoSetup 写入的部分</translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation>没有需要撤消的内容</translation>
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
        <source>Run %1 stopped; all changes were rolled back</source>
        <translation>运行 %1 已停止；所有更改均已回滚</translation>
    </message>
    <message>
        <source>Run %1 stopped; some changes remain</source>
        <translation>运行 %1 已停止；部分更改仍然存在</translation>
    </message>
    <message>
        <source>stopped; all changes were rolled back</source>
        <translation>已停止；所有更改均已回滚</translation>
    </message>
    <message>
        <source>stopped; some changes remain</source>
        <translation>已停止；部分更改仍然存在</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <source>Run %1 was undone</source>
        <translation>已撤消运行 %1</translation>
    </message>
    <message>
        <source>Run %1 was not completely undone</source>
        <translation>运行 %1 未完全撤消</translation>
    </message>
    <message>
        <source>GoSetup has not changed anything on this computer</source>
        <translation>GoSetup 没有更改过此计算机</translation>
    </message>
    <message>
        <source>%1  %2  %3</source>
        <translation>%1  %2  %3</translation>
    </message>
    <message>
        <source>%1  %2  %3, undid %4</source>
        <translation>%1  %2  %3，撤消了 %4</translation>
    </message>
    <message>
        <source>%1, undone by %2</source>
        <translation>%1，已由 %2 撤消</translation>
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
        <source>Turn off the alias %1; undo turns it on again</source>
        <translation>关闭别名 %1；撤消时会重新开启</translation>
    </message>
    <message>
        <source>A harmless alias %1 is on</source>
        <translation>无害的别名 %1 已开启</translation>
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
        <source>An alias takes precedence over the real %1</source>
        <translation>别名优先于真正的 %1</translation>
    </message>
    <message>
        <source>its folder comes before %1 on PATH</source>
        <translation>它所在的文件夹在 PATH 中排在 %1 之前</translation>
    </message>
    <message>
        <source>Only an alias is found for %1</source>
        <translation>只找到 %1 的别名</translation>
    </message>
    <message>
        <source>no real %1 is on PATH</source>
        <translation>PATH 中没有真正的 %1</translation>
    </message>
    <message>
        <source>No alias takes precedence over go</source>
        <translation>没有别名优先于 go</translation>
    </message>
    <message>
        <source>No alias takes precedence over other tools</source>
        <translation>没有别名优先于其他工具</translation>
    </message>
    <message>
        <source>Win+R uses a separate path for %1</source>
        <translation>Win+R 对 %1 使用单独的路径</translation>
    </message>
    <message>
        <source>Win+R leads to a %1 that does not exist</source>
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
        <source>A Store app can put a go.exe of 0 bytes into a folder that is on PATH; it starts the app, or fails with error 1920.</source>
        <translation>应用商店应用可能在 PATH 所含的文件夹中放置 0 字节的 go.exe；它会启动该应用，或以错误 1920 失败。</translation>
    </message>
    <message>
        <source>An alias before git, gcc or python starts the Store or an app instead of the tool.</source>
        <translation>若别名排在 git、gcc 或 python 之前，启动的就是应用商店或某个应用，而不是该工具。</translation>
    </message>
    <message>
        <source>App Paths apply to Win+R and shortcuts, never to a console: the two may start different programs. This mechanism is different from an alias.</source>
        <translation>App Paths 只用于 Win+R 和快捷方式，从不用于终端：两者启动的程序可能不同。它与别名是不同的机制。</translation>
    </message>
    <message>
        <source>Hidden: %1</source>
        <translation>已隐藏：%1</translation>
    </message>
    <message>
        <source>the check returned no result</source>
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
        <source>Set GOPATH to %1; the contents of the old folder stay there</source>
        <translation>将 GOPATH 设为 %1；旧文件夹中的内容保留原处</translation>
    </message>
    <message>
        <source>%1 is in a cloud folder</source>
        <translation>%1 位于云文件夹中</translation>
    </message>
    <message>
        <source>Remove %1: its default is outside cloud folders</source>
        <translation>删除 %1：其默认位置不在云文件夹中</translation>
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
        <source>Personal folders have been moved: do not keep Go projects in them</source>
        <translation>个人文件夹已移到别处：不要在其中存放 Go 项目</translation>
    </message>
    <message>
        <source>The client uploads every module, locks files while Go writes them, and replaces them by placeholders that Go cannot read.</source>
        <translation>同步客户端会上传每个模块，在 Go 写入时锁定文件，并将其替换为 Go 无法读取的云占位文件。</translation>
    </message>
    <message>
        <source>Caches contain tens of thousands of small files that change all the time.</source>
        <translation>缓存中有数以万计不断变化的小文件。</translation>
    </message>
    <message>
        <source>A project in a redirected folder is synchronised while it is built.</source>
        <translation>位于重定向文件夹中的项目会在构建的同时被同步。</translation>
    </message>
    <message>
        <source>Exclude Go&apos;s build folders from scanning, and give Go its own folder for temporary files</source>
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
        <source>Could not determine whether Go&apos;s build folders are excluded</source>
        <translation>无法确定 Go 的构建文件夹是否已排除</translation>
    </message>
    <message>
        <source>excluding Go itself or a project does not help: these are the folders that builds write to</source>
        <translation>排除 Go 本身或某个项目没有用：构建写入的是这些文件夹</translation>
    </message>
    <message>
        <source>your organisation manages exclusions; an exclusion added here has no effect</source>
        <translation>排除项由组织管理；在这里添加的不会生效</translation>
    </message>
    <message>
        <source>Ask your organisation to exclude these folders</source>
        <translation>请联系组织排除这些文件夹</translation>
    </message>
    <message>
        <source>Give %1 its own folder first</source>
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
        <source>This computer is not protected</source>
        <translation>此计算机未受保护</translation>
    </message>
    <message>
        <source>Defender&apos;s real-time protection is off, and no other product is registered</source>
        <translation>Defender 的实时保护已关闭，也没有注册其他产品</translation>
    </message>
    <message>
        <source>Turn on real-time protection in Windows Security</source>
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
        <source>Exclusions on this computer take effect</source>
        <translation>此计算机的排除项有效</translation>
    </message>
    <message>
        <source>Your organisation manages Defender&apos;s exclusions</source>
        <translation>Defender 的排除项由组织管理</translation>
    </message>
    <message>
        <source>A Defender exclusion is too broad</source>
        <translation>有 Defender 排除项范围过大</translation>
    </message>
    <message>
        <source>Remove the exclusion of %1</source>
        <translation>删除排除项 %1</translation>
    </message>
    <message>
        <source>Remove it in Windows Security</source>
        <translation>在“Windows 安全中心”中删除</translation>
    </message>
    <message>
        <source>No Defender exclusion is too broad</source>
        <translation>没有范围过大的 Defender 排除项</translation>
    </message>
    <message>
        <source>A Defender exclusion refers to a folder that does not exist</source>
        <translation>有 Defender 排除项指向的文件夹不存在</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>All Defender exclusions refer to existing files or folders</source>
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
        <source>Builds write thousands of files into GOCACHE and into the folder for temporary files; each is scanned. An exclusion makes builds faster and protects you less, so it is never added unless you ask for it.</source>
        <translation>构建会向 GOCACHE 和临时文件夹写入成千上万个文件，每个都会被扫描。排除项能加快构建，但会削弱保护，因此绝不会擅自添加。</translation>
    </message>
    <message>
        <source>The Dev Drive is used</source>
        <translation>开发驱动器得到利用</translation>
    </message>
    <message>
        <source>On a trusted Dev Drive files are scanned after they are opened. It is for caches and sources; tools belong on the system drive.</source>
        <translation>在受信任的开发驱动器上，文件在打开之后才扫描。它适合存放缓存和源代码；工具应放在系统驱动器上。</translation>
    </message>
    <message>
        <source>Excluded files are not scanned, whoever put them there.</source>
        <translation>被排除的内容不会受到检查，无论由谁放入。</translation>
    </message>
    <message>
        <source>Anyone who creates the folder gets a place that is not scanned.</source>
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
        <source>GOROOT does not point to a Go installation</source>
        <translation>GOROOT 指向的位置没有 Go</translation>
    </message>
    <message>
        <source>GOROOT belongs to another Go</source>
        <translation>GOROOT 属于另一个 Go</translation>
    </message>
    <message>
        <source>PATH points to %1 in %2</source>
        <translation>PATH 指向 %2 中的 %1</translation>
    </message>
    <message>
        <source>builds end with: compile: version &quot;%1&quot; does not match go tool version &quot;%2&quot;</source>
        <translation>构建会以此报错结束：compile: version &quot;%1&quot; does not match go tool version &quot;%2&quot;</translation>
    </message>
    <message>
        <source>GOROOT is set, but is not needed</source>
        <translation>设置了 GOROOT，但并不需要</translation>
    </message>
    <message>
        <source>GOROOT is not set</source>
        <translation>未设置 GOROOT</translation>
    </message>
    <message>
        <source>The user variable %1 overrides the system variable</source>
        <translation>用户变量 %1 覆盖了系统变量</translation>
    </message>
    <message>
        <source>user: %1</source>
        <translation>用户变量：%1</translation>
    </message>
    <message>
        <source>system: %1</source>
        <translation>系统变量：%1</translation>
    </message>
    <message>
        <source>No Go variable has different user and system values</source>
        <translation>没有 Go 变量的用户变量与系统变量不一致</translation>
    </message>
    <message>
        <source>%1 is set to another platform</source>
        <translation>%1 设为了其他平台</translation>
    </message>
    <message>
        <source>this computer is %1</source>
        <translation>此计算机为 %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Go builds for this computer</source>
        <translation>Go 为此计算机构建</translation>
    </message>
    <message>
        <source>the time of the last environment change is unknown</source>
        <translation>环境变量的最后更改时间未知</translation>
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
        <source>GOROOT is not set or is correct</source>
        <translation>GOROOT 未设置或正确</translation>
    </message>
    <message>
        <source>Go knows its own folder; a GOROOT that is left behind makes it use the compiler of another version.</source>
        <translation>Go 知道自己所在的文件夹；残留的 GOROOT 会使它调用另一版本的编译器。</translation>
    </message>
    <message>
        <source>The user variable takes precedence, so a change to the system variable has no effect, and nothing indicates this.</source>
        <translation>用户变量优先，因此更改系统变量没有作用，而且不会有任何提示。</translation>
    </message>
    <message>
        <source>A GOOS or GOARCH left behind by a cross build makes go run and go test build programs that cannot start here.</source>
        <translation>交叉构建残留的 GOOS 或 GOARCH 会使 go run 和 go test 构建出无法在此启动的程序。</translation>
    </message>
    <message>
        <source>A running program keeps the environment it was started with, and passes it on to the programs it starts.</source>
        <translation>正在运行的程序保留启动时的环境变量，并传给由它启动的程序。</translation>
    </message>
    <message>
        <source>An environment variable overrides go env -w for %1</source>
        <translation>环境变量覆盖了 go env -w 设置的 %1</translation>
    </message>
    <message>
        <source>Go uses %1</source>
        <translation>Go 使用 %1</translation>
    </message>
    <message>
        <source>Remove the line that has no effect from Go&apos;s own file</source>
        <translation>从 Go 自己的设置文件中删除不起作用的那一行</translation>
    </message>
    <message>
        <source>Remove the variable, so that the file takes effect</source>
        <translation>删除该变量，使设置文件生效</translation>
    </message>
    <message>
        <source>No environment variable overrides go env -w</source>
        <translation>没有环境变量覆盖 go env -w 的设置</translation>
    </message>
    <message>
        <source>GOPATH and GOROOT do not overlap</source>
        <translation>GOPATH 与 GOROOT 不重叠</translation>
    </message>
    <message>
        <source>GOPATH and GOROOT overlap</source>
        <translation>GOPATH 与 GOROOT 重叠</translation>
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
        <source>GOSUMDB is not set to a checksum database</source>
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
        <source>GOFLAGS contains an option that Go has removed</source>
        <translation>GOFLAGS 含有 Go 已删除的选项</translation>
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
        <source>With *, every module bypasses the proxy; with GOPRIVATE, also the checksum database.</source>
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
        <source>GOPRIVATE is not set or is valid</source>
        <translation>GOPRIVATE 未设置或正确</translation>
    </message>
    <message>
        <source>An environment variable overrides what go env -w wrote, and go env -w mentions this only once.</source>
        <translation>环境变量优先于 go env -w 写入的值，而 go env -w 只会提示一次。</translation>
    </message>
    <message>
        <source>Go ignores a GOPATH that equals its own folder, and an update of Go would delete your modules.</source>
        <translation>Go 会忽略与自身文件夹相同的 GOPATH，而且更新 Go 时会连同其中的模块一并删除。</translation>
    </message>
    <message>
        <source>Without it, a tampered module is not detected. Use GOPRIVATE for private modules.</source>
        <translation>没有它，被篡改的模块不会被检测到。私有模块应使用 GOPRIVATE。</translation>
    </message>
    <message>
        <source>Anyone on the network path can change what is fetched.</source>
        <translation>传输途中的任何人都可以更改所获取的内容。</translation>
    </message>
    <message>
        <source>Patterns are path prefixes separated by commas, without https:// and without spaces; others match nothing.</source>
        <translation>模式是以逗号分隔的路径前缀，不含 https:// 和空格；其他写法不会匹配任何内容。</translation>
    </message>
    <message>
        <source>This folder can be used</source>
        <translation>此文件夹可以使用</translation>
    </message>
    <message>
        <source>it is the folder of %1</source>
        <translation>它是 %1 的文件夹</translation>
    </message>
    <message>
        <source>The path contains a space; Go itself supports this</source>
        <translation>路径中有空格；Go 本身可以处理</translation>
    </message>
    <message>
        <source>affected: CC and the cgo flags, where paths are split at spaces</source>
        <translation>受影响：CC 和 cgo 标志，其中的路径会在空格处被拆开</translation>
    </message>
    <message>
        <source>The path of %1 contains a space</source>
        <translation>%1 的路径中有空格</translation>
    </message>
    <message>
        <source>affected: cgo, make files and scripts that do not quote</source>
        <translation>受影响：cgo，以及没有加引号的 make 文件和脚本</translation>
    </message>
    <message>
        <source>The path contains non-ASCII characters</source>
        <translation>路径中有非 ASCII 字符</translation>
    </message>
    <message>
        <source>affected: gcc of MinGW, which cannot open such files</source>
        <translation>受影响：MinGW 的 gcc，它打不开这类文件</translation>
    </message>
    <message>
        <source>The path contains a reserved name</source>
        <translation>路径含有保留名称</translation>
    </message>
    <message>
        <source>%1 is a device</source>
        <translation>%1 是设备名</translation>
    </message>
    <message>
        <source>The path contains a character that is not allowed</source>
        <translation>路径含有不允许的字符</translation>
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
        <source>The path cannot be added to PATH</source>
        <translation>此路径不能加入 PATH</translation>
    </message>
    <message>
        <source>PATH interprets %1 differently</source>
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
        <source>The path contains no spaces</source>
        <translation>路径中没有空格</translation>
    </message>
    <message>
        <source>Go&apos;s own installer uses a path with a space, and Go works there. Only what is passed to C compilers is affected.</source>
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
        <source>Windows reserves some names and characters for itself.</source>
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
        <source>The path to this folder contains a junction</source>
        <translation>通往此文件夹的路径中有目录联接</translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <translation>%1 指向 %2</translation>
    </message>
    <message>
        <source>The path to this folder contains a symbolic link</source>
        <translation>通往此文件夹的路径中有符号链接</translation>
    </message>
    <message>
        <source>The path contains a reparse point of another program</source>
        <translation>路径中有其他程序的重分析点</translation>
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
        <source>This drive does not support permissions</source>
        <translation>此驱动器不支持权限</translation>
    </message>
    <message>
        <source>%1 is %2: it supports neither permissions nor links</source>
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
        <source>%1 needs its own folder</source>
        <translation>%1 需要单独的文件夹</translation>
    </message>
    <message>
        <source>This folder and GOPATH overlap</source>
        <translation>此文件夹与 GOPATH 重叠</translation>
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
        <source>A relative path refers to a different folder in each current folder.</source>
        <translation>相对路径在不同的当前文件夹中指向不同的位置。</translation>
    </message>
    <message>
        <source>The folder is not the system&apos;s</source>
        <translation>文件夹不属于系统</translation>
    </message>
    <message>
        <source>Windows and its cleanup delete files in their own folders.</source>
        <translation>Windows 及其清理功能会删除自身文件夹中的文件。</translation>
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
        <translation>文件夹中的文件就在此计算机的磁盘上</translation>
    </message>
    <message>
        <source>Opening a placeholder downloads it; without a connection it fails.</source>
        <translation>打开云占位文件会触发下载；没有网络连接时则会失败。</translation>
    </message>
    <message>
        <source>The path to the folder contains no links</source>
        <translation>通往文件夹的路径中没有链接</translation>
    </message>
    <message>
        <source>A link gives one folder two names: comparisons must resolve both, and not every tool does.</source>
        <translation>链接使同一文件夹有两个名称：比较时两者都要解析，而并非每个工具都这样做。</translation>
    </message>
    <message>
        <source>The folder is on this computer</source>
        <translation>文件夹就在此计算机上</translation>
    </message>
    <message>
        <source>Builds over the network are slow and fail when the connection is lost.</source>
        <translation>通过网络构建很慢，连接断开时构建也会中断。</translation>
    </message>
    <message>
        <source>The folder is on a fixed drive</source>
        <translation>文件夹位于固定驱动器上</translation>
    </message>
    <message>
        <source>Without the drive, the PATH entry points to nothing.</source>
        <translation>驱动器不在时，PATH 指向的位置便不存在。</translation>
    </message>
    <message>
        <source>The drive supports permissions</source>
        <translation>驱动器支持权限</translation>
    </message>
    <message>
        <source>On FAT and exFAT, anyone can change every file, and there are no links.</source>
        <translation>在 FAT 和 exFAT 上，任何人都可以更改所有文件，也没有链接。</translation>
    </message>
    <message>
        <source>The folder does not overlap with GOPATH</source>
        <translation>文件夹与 GOPATH 不重叠</translation>
    </message>
    <message>
        <source>Go refuses or ignores a GOPATH that equals or contains its own folder.</source>
        <translation>Go 会拒绝或忽略等于或包含自身文件夹的 GOPATH。</translation>
    </message>
    <message>
        <source>Go itself is on the system drive</source>
        <translation>Go 本身位于系统驱动器上</translation>
    </message>
    <message>
        <source>Microsoft recommends keeping tools on the system drive, and caches and sources on the Dev Drive.</source>
        <translation>Microsoft 建议将工具放在系统驱动器上，将缓存和源代码放在开发驱动器上。</translation>
    </message>
    <message>
        <source>The drive does not exist</source>
        <translation>驱动器不存在</translation>
    </message>
    <message>
        <source>Any user of this computer can change this folder</source>
        <translation>此计算机的任何用户都可以更改此文件夹</translation>
    </message>
    <message>
        <source>a folder in a drive&apos;s root inherits &quot;Authenticated Users: Modify&quot;: %1</source>
        <translation>驱动器根目录中的文件夹会继承“Authenticated Users: Modify”：%1</translation>
    </message>
    <message>
        <source>on the system PATH, a program planted there runs with the permissions of whoever starts it, including administrators</source>
        <translation>若在系统 PATH 中，植入其中的程序会以启动者的权限运行，包括管理员</translation>
    </message>
    <message>
        <source>Create the folder with a protected list of permissions</source>
        <translation>创建带有受保护权限列表的文件夹</translation>
    </message>
    <message>
        <source>Install Go in Program Files or in your own profile</source>
        <translation>将 Go 安装到 Program Files 或自己的用户配置文件中</translation>
    </message>
    <message>
        <source>This folder requires administrator permission</source>
        <translation>此文件夹需要管理员权限</translation>
    </message>
    <message>
        <source>You do not have permission to write to this folder</source>
        <translation>您没有写入此文件夹的权限</translation>
    </message>
    <message>
        <source>%1 is only for administrators, and this account is not an administrator</source>
        <translation>%1 只供管理员使用，而此帐户不是管理员</translation>
    </message>
    <message>
        <source>Could not determine who can write to this folder</source>
        <translation>无法确定谁可以写入此文件夹</translation>
    </message>
    <message>
        <source>You do not have permission to write to %1</source>
        <translation>您没有写入 %1 的权限</translation>
    </message>
    <message>
        <source>This is a file</source>
        <translation>这是一个文件</translation>
    </message>
    <message>
        <source>The installed Go will be replaced</source>
        <translation>已安装的 Go 将被替换</translation>
    </message>
    <message>
        <source>%1 is moved aside first, and never unpacked over</source>
        <translation>%1 会先移到一旁，绝不会直接解压覆盖</translation>
    </message>
    <message>
        <source>This folder contains other files</source>
        <translation>此文件夹中有其他文件</translation>
    </message>
    <message>
        <source>%1 is not empty and does not contain Go</source>
        <translation>%1 不为空，且其中没有 Go</translation>
    </message>
    <message>
        <source>Not enough space on this drive</source>
        <translation>此驱动器空间不足</translation>
    </message>
    <message>
        <source>%1 has %2 MiB free, %3 MiB are needed</source>
        <translation>%1 可用 %2 MiB，需要 %3 MiB</translation>
    </message>
    <message>
        <source>The drive exists</source>
        <translation>驱动器存在</translation>
    </message>
    <message>
        <source>Nothing can be installed on a drive that does not exist.</source>
        <translation>不存在的驱动器上无法存放任何内容。</translation>
    </message>
    <message>
        <source>Only administrators can change the folder</source>
        <translation>只有管理员可以更改该文件夹</translation>
    </message>
    <message>
        <source>Whoever can write to a folder on PATH decides what others run. This is why the official installer moved to Program Files.</source>
        <translation>谁能写入 PATH 中的文件夹，谁就能决定其他人运行什么。官方安装程序正是因此改用 Program Files。</translation>
    </message>
    <message>
        <source>You have permission to use Program Files</source>
        <translation>您有权使用 Program Files</translation>
    </message>
    <message>
        <source>Only administrators can write to Program Files.</source>
        <translation>Program Files 只有管理员可以写入。</translation>
    </message>
    <message>
        <source>You can write to the folder</source>
        <translation>可以写入该文件夹</translation>
    </message>
    <message>
        <source>Go is unpacked there.</source>
        <translation>Go 将解压到那里。</translation>
    </message>
    <message>
        <source>The folder is available</source>
        <translation>文件夹可供使用</translation>
    </message>
    <message>
        <source>Unpacking over other files is known to produce broken Go installations.</source>
        <translation>解压到其他文件之上会损坏 Go 安装，这是已知的问题。</translation>
    </message>
    <message>
        <source>There is enough space on the drive</source>
        <translation>驱动器空间充足</translation>
    </message>
    <message>
        <source>If the disk is full, unpacking fails, and so does every build after it.</source>
        <translation>磁盘已满会使解压失败，之后的每次构建也会失败。</translation>
    </message>
    <message>
        <source>%1: no response (%2)</source>
        <translation>%1：没有响应（%2）</translation>
    </message>
    <message>
        <source>%1: no response</source>
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
        <source>%1 was not contacted</source>
        <translation>未连接 %1</translation>
    </message>
    <message>
        <source>The module proxy responds</source>
        <translation>模块代理有响应</translation>
    </message>
    <message>
        <source>The module proxy does not respond</source>
        <translation>模块代理没有响应</translation>
    </message>
    <message>
        <source>contacted through the proxy %1</source>
        <translation>通过代理 %1 连接</translation>
    </message>
    <message>
        <source>Check the connection, or ask your organisation for a module proxy</source>
        <translation>检查网络连接，或向组织询问可用的模块代理</translation>
    </message>
    <message>
        <source>%1 responds</source>
        <translation>%1 有响应</translation>
    </message>
    <message>
        <source>Fetch modules from %1 (GOPROXY)</source>
        <translation>从 %1 获取模块（GOPROXY）</translation>
    </message>
    <message>
        <source>go.dev responds</source>
        <translation>go.dev 有响应</translation>
    </message>
    <message>
        <source>go.dev does not respond</source>
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
        <source>The checksum database responds</source>
        <translation>校验和数据库有响应</translation>
    </message>
    <message>
        <source>The checksum database does not respond</source>
        <translation>校验和数据库没有响应</translation>
    </message>
    <message>
        <source>Most module proxies forward its responses; keep GOSUMDB on</source>
        <translation>多数模块代理会转发它的结果；请保持 GOSUMDB 开启</translation>
    </message>
    <message>
        <source>%1: certificate of %2</source>
        <translation>%1：由 %2 签发的证书</translation>
    </message>
    <message>
        <source>no host responded</source>
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
        <source>PATH contains no duplicate folders</source>
        <translation>PATH 中没有重复的文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Duplicate PATH entries: %n</source>
        <translation>
            <numerusform>PATH 中的重复条目：%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove duplicate entries from the %1 PATH: %n</source>
        <translation>
            <numerusform>从%1 PATH 中删除重复条目：%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PATH entries for folders that do not exist: %n</source>
        <translation>
            <numerusform>PATH 中指向的文件夹不存在的条目：%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove entries for missing folders from the %1 PATH: %n</source>
        <translation>
            <numerusform>从%1 PATH 中删除文件夹不存在的条目：%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PATH entries that cannot be checked now: %n</source>
        <translation>
            <numerusform>PATH 中目前无法检查的条目：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Every PATH entry is an existing folder</source>
        <translation>PATH 中每个条目指向的文件夹都存在</translation>
    </message>
    <message>
        <source>Every PATH entry is a full path</source>
        <translation>PATH 中每个条目都是完整路径</translation>
    </message>
    <message numerus="yes">
        <source>Relative PATH entries: %n</source>
        <translation>
            <numerusform>PATH 中的相对路径条目：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>删除这些条目</translation>
    </message>
    <message>
        <source>No PATH entry is in quotes</source>
        <translation>PATH 中没有带引号的条目</translation>
    </message>
    <message numerus="yes">
        <source>PATH entries in quotes: %n</source>
        <translation>
            <numerusform>PATH 中带引号的条目：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the quotes from the %1 PATH</source>
        <translation>删除%1 PATH 中的引号</translation>
    </message>
    <message>
        <source>There is no Go to add to PATH yet</source>
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
        <source>%1 is in the registry; this program was started before that</source>
        <translation>%1 已在注册表中；此程序启动在先</translation>
    </message>
    <message>
        <source>PATH points to another Go</source>
        <translation>PATH 指向另一个 Go</translation>
    </message>
    <message>
        <source>Go is not on PATH</source>
        <translation>Go 不在 PATH 中</translation>
    </message>
    <message>
        <source>Add %1 to the user PATH</source>
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
        <source>The folder of installed Go programs is on PATH, but not expanded</source>
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
        <source>Could not determine who can write to the folders of the system PATH</source>
        <translation>无法确定谁可以写入系统 PATH 中的文件夹</translation>
    </message>
    <message>
        <source>Any user can plant a program on the system PATH</source>
        <translation>任何用户都可以在系统 PATH 中植入程序</translation>
    </message>
    <message>
        <source>%1 inherited its permissions from the drive&apos;s root</source>
        <translation>%1 的权限继承自驱动器根目录</translation>
    </message>
    <message>
        <source>standard users can write to %1</source>
        <translation>标准用户可以写入 %1</translation>
    </message>
    <message>
        <source>Move the entry from the system PATH to the user PATH</source>
        <translation>将该条目从系统 PATH 移到用户 PATH</translation>
    </message>
    <message>
        <source>Only administrators can write to the folders of the system PATH</source>
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
        <source>A duplicate entry slows down every search and brings PATH closer to its limits.</source>
        <translation>重复条目会拖慢每次查找，并使 PATH 更接近长度上限。</translation>
    </message>
    <message>
        <source>An entry for a missing folder slows down every search, and whoever creates the folder decides what runs.</source>
        <translation>文件夹不存在的条目会拖慢每次查找，而且谁创建了该文件夹，谁就能决定运行什么。</translation>
    </message>
    <message>
        <source>A relative entry refers to a different folder in each current folder: a program that happens to be there is started. Go refuses such matches.</source>
        <translation>相对路径条目在不同的当前文件夹中指向不同的位置：恰好在那里的程序就会被启动。Go 会拒绝这样的匹配。</translation>
    </message>
    <message>
        <source>cmd.exe understands quotes in PATH; many programs do not and cannot find the folder.</source>
        <translation>cmd.exe 能理解 PATH 中的引号，而许多程序不能，因此找不到该文件夹。</translation>
    </message>
    <message>
        <source>Programs in such a folder are run by every user, including administrators: anyone who can write there gets their permissions.</source>
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
        <source>PATH is text</source>
        <translation>PATH 是文本</translation>
    </message>
    <message>
        <source>PATH is not text</source>
        <translation>PATH 不是文本</translation>
    </message>
    <message>
        <source>the %1 PATH is %2</source>
        <translation>%1 PATH 的值类型为 %2</translation>
    </message>
    <message>
        <source>Restore it from a backup: GoSetup does not change a value that it cannot read</source>
        <translation>请从备份中还原：GoSetup 不会改动无法读取的值</translation>
    </message>
    <message numerus="yes">
        <source>Move %n entries to a separate variable, %1</source>
        <translation>
            <numerusform>将 %n 个条目移到单独的变量 %1</numerusform>
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
        <source>In a plain string Windows does not expand %VAR%, and these folders are not found. Some tools turn PATH into one.</source>
        <translation>对于普通字符串，Windows 不会展开 %VAR%，因而找不到这些文件夹。有些工具会把 PATH 变成这种类型。</translation>
    </message>
    <message>
        <source>Windows ignores a PATH that is not text.</source>
        <translation>Windows 会忽略不是文本的 PATH。</translation>
    </message>
    <message>
        <source>setx cuts at 1024 characters, the code that makes a new process&apos;s environment has trouble from about 2047, a cmd.exe line ends at 8191.</source>
        <translation>setx 在 1024 个字符处截断，为新进程创建环境的代码从约 2047 个字符起会出问题，cmd.exe 的命令行最多 8191 个字符。</translation>
    </message>
    <message>
        <source>setx keeps 1024 characters and drops the rest without a warning; the folders after them are lost.</source>
        <translation>setx 只保留 1024 个字符，其余部分会在没有警告的情况下被丢弃；后面的文件夹就此丢失。</translation>
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
        <source>Entries after direct or off in GOPROXY are never used</source>
        <translation>GOPROXY 中 direct 或 off 之后的内容永远不会被使用</translation>
    </message>
    <message>
        <source>GOPROXY=off blocks all downloads</source>
        <translation>GOPROXY=off 禁止一切下载</translation>
    </message>
    <message>
        <source>GOPROXY is valid</source>
        <translation>GOPROXY 有效</translation>
    </message>
    <message>
        <source>GOPROXY is a list of addresses separated by , or | and may end with direct or off. If it contains a mistake, no module can be fetched.</source>
        <translation>GOPROXY 是用 , 或 | 分隔的地址列表，最后可接 direct 或 off。其中有错时，任何模块都无法获取。</translation>
    </message>
    <message>
        <source>This computer does not provide this information</source>
        <translation>此计算机不提供此信息</translation>
    </message>
    <message>
        <source>Only administrators can see this</source>
        <translation>只有管理员可以查看</translation>
    </message>
    <message>
        <source>Your organisation has hidden this</source>
        <translation>组织隐藏了此信息</translation>
    </message>
    <message>
        <source>This does not apply here</source>
        <translation>此处不适用</translation>
    </message>
    <message>
        <source>The query failed</source>
        <translation>查询失败</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Long paths are on</source>
        <translation>长路径已启用</translation>
    </message>
    <message>
        <source>this version of Windows does not support long paths</source>
        <translation>此版本的 Windows 不支持长路径</translation>
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
        <source>Turn on long paths</source>
        <translation>启用长路径</translation>
    </message>
    <message>
        <source>A doskey macro has the name of a tool</source>
        <translation>有 doskey 宏与工具同名</translation>
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
        <source>Remove the macro from the AutoRun value</source>
        <translation>从 AutoRun 值中删除该宏</translation>
    </message>
    <message>
        <source>cmd.exe runs nothing when it starts</source>
        <translation>cmd.exe 启动时不运行附加命令</translation>
    </message>
    <message>
        <source>The module cache contains deep folders; beyond 260 characters git, linters and other tools fail with &quot;filename too long&quot;.</source>
        <translation>模块缓存的文件夹层次很深；超过 260 个字符时，git、代码检查器等工具会报“filename too long”。</translation>
    </message>
    <message>
        <source>No macro in cmd.exe has the name of a tool</source>
        <translation>cmd.exe 中没有与工具同名的宏</translation>
    </message>
    <message>
        <source>cmd.exe runs AutoRun whenever it starts; a doskey macro in it takes precedence over every program on PATH, and no search shows it.</source>
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
        <source>Could not determine whether Go works</source>
        <translation>无法确定 Go 是否可用</translation>
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
        <source>%1. %2: an alias of a Store app</source>
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
        <source>At most one Go installation is on PATH</source>
        <translation>PATH 上至多只有一个 Go</translation>
    </message>
    <message numerus="yes">
        <source>Multiple Go installations on PATH: %n</source>
        <translation>
            <numerusform>PATH 上有多个 Go：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>the first one is used, and it is the newest that runs</source>
        <translation>使用的是第一个，也就是能运行的最新版本</translation>
    </message>
    <message>
        <source>Remove the other Go installations from PATH and use %1</source>
        <translation>从 PATH 中删除其他 Go，并使用 %1</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>the size of %1 has changed since it was unpacked</source>
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
        <source>Install Go again; the damaged folder is moved aside</source>
        <translation>重新安装 Go；损坏的文件夹会被移到一旁</translation>
    </message>
    <message>
        <source>All Go installations are complete</source>
        <translation>所有 Go 安装都完整</translation>
    </message>
    <message>
        <source>Could not determine whether this Go runs</source>
        <translation>无法确定此 Go 是否能运行</translation>
    </message>
    <message>
        <source>A Go installation does not run</source>
        <translation>有一个 Go 无法运行</translation>
    </message>
    <message>
        <source>%1 version: %2</source>
        <translation>%1 version：%2</translation>
    </message>
    <message>
        <source>All Go installations that were found run</source>
        <translation>找到的 Go 都能运行</translation>
    </message>
    <message>
        <source>A Go installation is built for a different processor</source>
        <translation>有一个 Go 是为其他处理器构建的</translation>
    </message>
    <message>
        <source>%1 is for %2, this computer is %3</source>
        <translation>%1 面向 %2，而此计算机是 %3</translation>
    </message>
    <message>
        <source>Install the Go for this processor: it does not need emulation</source>
        <translation>安装适合此处理器的 Go，无需模拟运行</translation>
    </message>
    <message>
        <source>Go is built for this processor</source>
        <translation>Go 与此处理器匹配</translation>
    </message>
    <message>
        <source>No Go installation is hidden by another</source>
        <translation>没有 Go 被其他 Go 遮挡</translation>
    </message>
    <message>
        <source>The right Go takes precedence</source>
        <translation>正确的 Go 优先</translation>
    </message>
    <message>
        <source>A different Go takes precedence</source>
        <translation>另一个 Go 优先</translation>
    </message>
    <message>
        <source>%1 takes precedence over %2</source>
        <translation>%1 优先于 %2</translation>
    </message>
    <message>
        <source>every entry of the system PATH comes before the user PATH</source>
        <translation>系统 PATH 的所有条目都排在用户 PATH 之前</translation>
    </message>
    <message>
        <source>Use %1 in %2</source>
        <translation>使用 %2 中的 %1</translation>
    </message>
    <message>
        <source>Remove %1, or the PATH entry it is found by</source>
        <translation>删除 %1，或删除指向它的 PATH 条目</translation>
    </message>
    <message>
        <source>A script takes precedence over Go</source>
        <translation>有脚本优先于 Go</translation>
    </message>
    <message>
        <source>%1 comes before %2</source>
        <translation>%1 排在 %2 之前</translation>
    </message>
    <message>
        <source>Move %1 before it</source>
        <translation>将 %1 移到它前面</translation>
    </message>
    <message>
        <source>Rename or remove %1, if you do not need it</source>
        <translation>如果不需要 %1，请将其改名或删除</translation>
    </message>
    <message>
        <source>No script takes precedence over Go</source>
        <translation>没有脚本优先于 Go</translation>
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
        <source>One Go installation is on PATH</source>
        <translation>PATH 上只有一个 Go</translation>
    </message>
    <message>
        <source>If multiple Go installations are on PATH, the first one is used, and updating another has no effect.</source>
        <translation>PATH 上有多个 Go 时，使用排在最前的那个；更新其他的不会有任何效果。</translation>
    </message>
    <message>
        <source>An emulated Go builds slowly.</source>
        <translation>模拟运行的 Go 构建很慢。</translation>
    </message>
    <message>
        <source>The first match on PATH is used, and the system PATH comes before the user PATH. Builds use a different Go than the one you keep up to date.</source>
        <translation>使用 PATH 上的第一个匹配项，且系统 PATH 排在用户 PATH 之前。构建时使用的并不是一直在更新的那个 Go。</translation>
    </message>
    <message>
        <source>A go.bat or go.cmd earlier on PATH is started instead of go.exe.</source>
        <translation>PATH 中靠前的 go.bat 或 go.cmd 会代替 go.exe 启动。</translation>
    </message>
    <message>
        <source>Windows refused to start the program. The usual cause is a security product, or permissions copied from another computer.</source>
        <translation>Windows 拒绝启动该程序。原因几乎总是安全软件，或从其他计算机复制来的权限。</translation>
    </message>
    <message>
        <source>Check the protection history of your security product; do not turn it off, but allow this one file</source>
        <translation>查看安全软件的保护历史记录；不要关闭它，只放行这一个文件</translation>
    </message>
    <message>
        <source>The program is built for a different processor, or its file is damaged.</source>
        <translation>该程序面向其他处理器，或文件已损坏。</translation>
    </message>
    <message>
        <source>Install the archive for the architecture of this computer</source>
        <translation>安装与此计算机架构一致的压缩包</translation>
    </message>
    <message>
        <source>A rule of your organisation (App Control, AppLocker) does not allow this program.</source>
        <translation>组织的规则（App Control、AppLocker）不允许此程序。</translation>
    </message>
    <message>
        <source>Ask your administrator to allow Go; there is nothing to fix here</source>
        <translation>请管理员允许 Go；此处无需修复</translation>
    </message>
    <message>
        <source>not a valid image (%1)</source>
        <translation>不是有效的映像文件（%1）</translation>
    </message>
    <message>
        <source>access denied (%1)</source>
        <translation>拒绝访问（%1）</translation>
    </message>
    <message>
        <source>a library is missing (%1)</source>
        <translation>缺少库文件（%1）</translation>
    </message>
    <message>
        <source>This version of Windows does not have something that this Go requires; Go 1.21 and later require Windows 10.</source>
        <translation>此版本的 Windows 缺少该 Go 所需的组件；Go 1.21 及更高版本需要 Windows 10。</translation>
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
        <source>The file is damaged, or a program that monitors others caused the crash.</source>
        <translation>文件已损坏，或被监视其他程序的软件破坏。</translation>
    </message>
    <message>
        <source>Install Go again; if that does not help, check your security product</source>
        <translation>重新安装 Go；如果问题依旧，请检查安全软件</translation>
    </message>
    <message>
        <source>Windows ended it (%1)</source>
        <translation>被 Windows 终止（%1）</translation>
    </message>
    <message>
        <source>Windows ended the program before it could respond.</source>
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
        <source>The program started, but did not report its version.</source>
        <translation>程序已启动，但无法报告自己的版本。</translation>
    </message>
    <message>
        <source>Check its output, or install Go again</source>
        <translation>查看其输出，或重新安装 Go</translation>
    </message>
    <message>
        <source>the file does not exist (%1)</source>
        <translation>文件不存在（%1）</translation>
    </message>
    <message>
        <source>The program disappeared before it could be started: a security product may have removed it.</source>
        <translation>程序在启动之前消失：可能已被安全软件删除。</translation>
    </message>
    <message>
        <source>Check the quarantine of your security product</source>
        <translation>查看安全软件的隔离区</translation>
    </message>
    <message>
        <source>not a program for this Windows (%1)</source>
        <translation>不是适用于此 Windows 的程序（%1）</translation>
    </message>
    <message>
        <source>detected as malware by the security product (%1)</source>
        <translation>被安全软件检测为恶意软件（%1）</translation>
    </message>
    <message>
        <source>it requires administrator permission (%1)</source>
        <translation>需要管理员权限（%1）</translation>
    </message>
    <message>
        <source>go.exe is marked to run as administrator.</source>
        <translation>go.exe 被标记为以管理员身份运行。</translation>
    </message>
    <message>
        <source>Clear that setting in the compatibility properties of the file</source>
        <translation>在文件的兼容性属性中清除该设置</translation>
    </message>
    <message>
        <source>blocked by policy (%1)</source>
        <translation>被策略阻止（%1）</translation>
    </message>
    <message>
        <source>the file cannot be accessed by the system (%1)</source>
        <translation>系统无法访问该文件（%1）</translation>
    </message>
    <message>
        <source>This is not a program but an app execution alias whose app is missing.</source>
        <translation>这不是程序，而是一个缺少对应应用的应用执行别名。</translation>
    </message>
    <message>
        <source>Turn off the alias</source>
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
        <source>Look up the error number, or install Go again</source>
        <translation>查询该错误号，或重新安装 Go</translation>
    </message>
    <message>
        <source>the archive entry &quot;%1&quot; is refused: %2</source>
        <translation>压缩包条目“%1”被拒绝：%2</translation>
    </message>
    <message>
        <source>the archive was not published by the Go project; nothing was unpacked</source>
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
        <source>it contains a drive or a hidden stream</source>
        <translation>指定了驱动器或隐藏的数据流</translation>
    </message>
    <message>
        <source>it contains a character that Windows does not allow</source>
        <translation>含有 Windows 不允许的字符</translation>
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
        <source>the archive contains it twice</source>
        <translation>在压缩包中出现了两次</translation>
    </message>
    <message>
        <source>it differs from &quot;%1&quot; by case only</source>
        <translation>与“%1”只有大小写不同</translation>
    </message>
    <message>
        <source>it is both a file and a folder</source>
        <translation>既是文件又是文件夹</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>it contains a backslash</source>
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
        <source>the partial download of %1 was damaged; starting over</source>
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
        <source>%1 cannot be resumed; starting over</source>
        <translation>%1 无法续传；从头开始</translation>
    </message>
    <message>
        <source>%1 is incomplete: got %2 of %3 bytes</source>
        <translation>%1 不完整：收到 %2 字节，共 %3 字节</translation>
    </message>
    <message>
        <source>%1 sent a different part than requested</source>
        <translation>%1 发来的部分不是所请求的部分</translation>
    </message>
    <message>
        <source>%1 sends the whole file again; starting over</source>
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
        <source>the file %1 does not exist</source>
        <translation>文件 %1 不存在</translation>
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
        <source>%1 is not a Go archive: it has %2 bytes</source>
        <translation>%1 不是 Go 压缩包：只有 %2 字节</translation>
    </message>
    <message>
        <source>the verification was cancelled</source>
        <translation>校验已取消</translation>
    </message>
    <message>
        <source>cannot read %1: received %2 of %3 bytes</source>
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
        <source>the file is damaged or does not match its name; download it again</source>
        <translation>文件已损坏或与其名称不符；请重新下载</translation>
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
        <source>cannot create the download folder &quot;%1&quot;</source>
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
        <source>`gosetup releases` lists the available versions</source>
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
        <source>could not verify %1: neither the index nor the built-in table has its SHA-256</source>
        <translation>无法验证 %1：索引和内置哈希表都没有它的 SHA-256</translation>
    </message>
    <message>
        <source>specify its SHA-256 from go.dev/dl with --sha256</source>
        <translation>请用 --sha256 指定 go.dev/dl 上的 SHA-256</translation>
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
        <source>not a hash: received %1 bytes of HTML instead of the SHA-256 of %2</source>
        <translation>不是哈希值：收到 %1 字节 HTML，而不是 %2 的 SHA-256</translation>
    </message>
    <message>
        <source>use the hash from the release index</source>
        <translation>请从版本索引获取哈希值</translation>
    </message>
    <message>
        <source>not a hash: &quot;%1&quot; (%2 characters) is not 64 hex digits</source>
        <translation>不是哈希值：“%1”（%2 个字符）不是 64 位十六进制数字</translation>
    </message>
    <message>
        <source>the hash text is for another file, not for %1</source>
        <translation>哈希文本写的不是 %1，而是另一个文件</translation>
    </message>
    <message>
        <source>the built-in table is not a JSON object</source>
        <translation>内置哈希表不是 JSON 对象</translation>
    </message>
    <message>
        <source>the built-in table has no object at $.archives</source>
        <translation>内置哈希表在 $.archives 处没有对象</translation>
    </message>
    <message>
        <source>no SHA-256 at $.archives[&quot;%1&quot;]</source>
        <translation>$.archives[&quot;%1&quot;] 处没有 SHA-256</translation>
    </message>
    <message>
        <source>access denied while writing %1</source>
        <translation>写入 %1 时拒绝访问</translation>
    </message>
    <message>
        <source>a security product or the permissions of the folder prevent it</source>
        <translation>被安全软件或文件夹权限阻止</translation>
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
        <source>not enough space in %1: %2 needed, %3 free</source>
        <translation>%1 空间不足：需要 %2，剩余 %3</translation>
    </message>
    <message>
        <source>%1 redirects from https to %2: refused</source>
        <translation>%1 从 https 重定向到 %2：已拒绝</translation>
    </message>
    <message>
        <source>use another mirror; the response may have been changed on its way</source>
        <translation>请换一个镜像；响应可能在传输途中被更改</translation>
    </message>
    <message>
        <source>%1 redirects to %2: refused</source>
        <translation>%1 重定向到 %2：已拒绝</translation>
    </message>
    <message>
        <source>%1 redirects in a loop, or more than %2 times</source>
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
        <source>a proxy or captive portal responded instead of %1: %2 bytes that begin with %3</source>
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
        <source>if your company inspects TLS, its root certificate must be in the system&apos;s store; otherwise the connection is intercepted</source>
        <translation>如果公司会检查 TLS，其根证书必须在系统证书存储中；否则连接已被拦截</translation>
    </message>
    <message>
        <source>%1 returned HTTP %2 for %3</source>
        <translation>%1 返回 HTTP %2（%3）</translation>
    </message>
    <message>
        <source>the proxy %1 requires a valid user name and password (HTTP 407)</source>
        <translation>代理 %1 需要有效的用户名和密码（HTTP 407）</translation>
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
        <source>the proxy %1 does not respond</source>
        <translation>代理 %1 没有响应</translation>
    </message>
    <message>
        <source>%1 did not respond in time</source>
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
        <source>standard users can write to %1: nothing is downloaded there</source>
        <translation>标准用户可以写入 %1：不会下载到那里</translation>
    </message>
    <message>
        <source>remove the folder and try again</source>
        <translation>删除该文件夹后重试</translation>
    </message>
    <message>
        <source>not enough space on %1: %2 needed, %3 free</source>
        <translation>%1 空间不足：需要 %2，剩余 %3</translation>
    </message>
    <message>
        <source>the Go in %1 reports version %2, not %3</source>
        <translation>%1 中的 Go 报告的版本是 %2，而不是 %3</translation>
    </message>
    <message>
        <source>the archive does not match its name</source>
        <translation>压缩包与其名称不符</translation>
    </message>
    <message>
        <source>running go version</source>
        <translation>正在运行 go version</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be used as the folder of a Go installation</source>
        <translation>“%1”不能作为 Go 的安装文件夹</translation>
    </message>
    <message>
        <source>preparing %1</source>
        <translation>正在准备 %1</translation>
    </message>
    <message>
        <source>installing %1</source>
        <translation>正在安装 %1</translation>
    </message>
    <message>
        <source>%1 does not start: Windows error %2</source>
        <translation>%1 无法启动：Windows 错误 %2</translation>
    </message>
    <message>
        <source>a security product probably blocks it: contact your administrator</source>
        <translation>可能被安全软件阻止：请联系管理员</translation>
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
        <source>an application control policy blocks it: contact your administrator</source>
        <translation>被应用控制策略阻止：请联系管理员</translation>
    </message>
    <message>
        <source>%1 ended with 0x%2</source>
        <translation>%1 以 0x%2 结束</translation>
    </message>
    <message>
        <source>%1 does not report its version</source>
        <translation>%1 没有报告自己的版本</translation>
    </message>
    <message>
        <source>cannot move %1 to %2: %3</source>
        <translation>无法将 %1 移动到 %2：%3</translation>
    </message>
    <message>
        <source>an antivirus or another program has a file open there; close editors and consoles in that folder and try again</source>
        <translation>杀毒软件或另一个程序打开了其中的文件；请关闭该文件夹中的编辑器和终端，然后重试</translation>
    </message>
    <message>
        <source>%1; and restoring the old folder failed: %2</source>
        <translation>%1；并且未能还原旧文件夹：%2</translation>
    </message>
    <message>
        <source>the old folder is complete in %1</source>
        <translation>旧文件夹完整保存在 %1</translation>
    </message>
    <message>
        <source>rolling back %1</source>
        <translation>正在回滚 %1</translation>
    </message>
    <message>
        <source>the Go in %1 is not the one that run %2 installed</source>
        <translation>%1 中的 Go 不是运行 %2 所安装的</translation>
    </message>
    <message>
        <source>undo the later run first</source>
        <translation>请先撤消较晚的运行</translation>
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
        <source>%1 does not contain a proxy address</source>
        <translation>%1 不是有效的代理地址</translation>
    </message>
    <message>
        <source>specify it as http://host:port</source>
        <translation>请写成 http://host:port</translation>
    </message>
    <message>
        <source>%1 specifies a proxy of type &quot;%2&quot;</source>
        <translation>%1 指定了“%2”类型的代理</translation>
    </message>
    <message>
        <source>release index: %1 is not %2</source>
        <translation>版本索引：%1 不是 %2</translation>
    </message>
    <message>
        <source>the release index is not valid JSON, at byte %1</source>
        <translation>版本索引不是有效的 JSON，位于第 %1 字节</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a Go version</source>
        <translation>“%1”不是 Go 版本</translation>
    </message>
    <message>
        <source>specify one such as 1.24.4, or latest</source>
        <translation>请指定如 1.24.4 的版本，或 latest</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a mirror address</source>
        <translation>“%1”不是镜像地址</translation>
    </message>
    <message>
        <source>the file or folder %1 does not exist</source>
        <translation>文件或文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>the mirror does not have %1</source>
        <translation>镜像上没有 %1</translation>
    </message>
    <message>
        <source>%1 is too large for an index: %2 bytes</source>
        <translation>%1 作为索引过大：%2 字节</translation>
    </message>
    <message>
        <source>%1 has no index; the versions are those of the built-in table</source>
        <translation>%1 没有索引；版本取自内置哈希表</translation>
    </message>
    <message>
        <source>no mirror was specified</source>
        <translation>未指定镜像</translation>
    </message>
    <message>
        <source>a mirror of type &quot;%1&quot; is not supported</source>
        <translation>不支持“%1”类型的镜像</translation>
    </message>
    <message>
        <source>specify an https address or a folder</source>
        <translation>请指定 https 地址或文件夹</translation>
    </message>
    <message>
        <source>a source of an unknown type</source>
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
        <source>the specified SHA-256 is not 64 hex digits</source>
        <translation>指定的 SHA-256 不是 64 位十六进制数字</translation>
    </message>
    <message>
        <source>could not verify %1: it is not in the built-in table</source>
        <translation>无法验证 %1：它不在内置哈希表中</translation>
    </message>
    <message>
        <source>the archive is refused: %1</source>
        <translation>压缩包被拒绝：%1</translation>
    </message>
    <message>
        <source>it was not published by the Go project; nothing was unpacked</source>
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
        <source>choose a folder that you can write to</source>
        <translation>请选择有写入权限的文件夹</translation>
    </message>
    <message>
        <source>%1 is not empty: Go is unpacked into a new folder only</source>
        <translation>%1 不为空：Go 只解压到新文件夹</translation>
    </message>
    <message>
        <source>access denied: cannot create the folder %1</source>
        <translation>拒绝访问：无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>the archive has different content when it is read again</source>
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
        <source>the archive contains no files</source>
        <translation>压缩包中没有文件</translation>
    </message>
    <message>
        <source>the archive entry &quot;%1&quot; is refused: it is %2</source>
        <translation>压缩包条目“%1”被拒绝：它是%2</translation>
    </message>
    <message>
        <source>the archive is damaged or is not a zip archive</source>
        <translation>压缩包已损坏或不是 zip 压缩包</translation>
    </message>
    <message>
        <source>the archive is damaged at or after &quot;%1&quot;</source>
        <translation>压缩包在“%1”处或其后损坏</translation>
    </message>
    <message>
        <source>download it again</source>
        <translation>请重新下载</translation>
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
        <source>the plan %1 is for %2, but this is %3</source>
        <translation>计划 %1 是为 %2 制定的，而这里是 %3</translation>
    </message>
    <message>
        <source>cannot prompt: no terminal</source>
        <translation>无法提示确认：没有终端</translation>
    </message>
    <message>
        <source>add --yes</source>
        <translation>请加上 --yes</translation>
    </message>
    <message>
        <source>Apply these changes to %1?</source>
        <translation>要将这些更改应用到 %1 吗？</translation>
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
        <source>To undo these changes: %1</source>
        <translation>如需撤消这些更改：%1</translation>
    </message>
    <message>
        <source>Applies what plan shows: installs Go where there is none, or the requested Go, and fixes what was found. All of it or nothing.</source>
        <translation>应用 plan 显示的内容：没有 Go 时安装 Go，或安装指定的 Go，并修复发现的问题。要么全部完成，要么什么都不改。</translation>
    </message>
    <message>
        <source>A plan that &quot;gosetup plan --out FILE&quot; saved.</source>
        <translation>由 gosetup plan --out FILE 保存的计划。</translation>
    </message>
    <message>
        <source>Checks whether Go works on this computer, and what prevents it. Changes nothing.</source>
        <translation>检查此计算机上的 Go 能否正常工作，以及有什么妨碍。不做任何更改。</translation>
    </message>
    <message>
        <source>unknown rule or topic &quot;%1&quot;</source>
        <translation>未知的规则或主题“%1”</translation>
    </message>
    <message>
        <source>&quot;gosetup explain --all&quot; lists them</source>
        <translation>gosetup explain --all 会列出全部</translation>
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
        <source>Highest severity: %1</source>
        <translation>最高严重级别：%1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>unknown rule &quot;%1&quot;</source>
        <translation>未知的规则“%1”</translation>
    </message>
    <message>
        <source>Explains what a rule checks, why it matters and what it is based on.</source>
        <translation>说明一条规则检查什么、为什么重要、依据是什么。</translation>
    </message>
    <message>
        <source>A rule (path.duplicates) or a topic (path).</source>
        <translation>一条规则（path.duplicates）或一个主题（path）。</translation>
    </message>
    <message>
        <source>Lists what GoSetup did on this computer, newest first.</source>
        <translation>列出 GoSetup 在此计算机上做过的事，最新的在前。</translation>
    </message>
    <message>
        <source>Saved without names and secrets. To view it: gosetup check --practice %1</source>
        <translation>已保存，不含姓名和机密。查看：gosetup check --practice %1</translation>
    </message>
    <message>
        <source>Records this computer as a JSON image, without names and secrets, that gives the same results on any computer.</source>
        <translation>把此计算机记录成 JSON 映像，不含姓名和机密，在任何计算机上检查的结果都相同。</translation>
    </message>
    <message>
        <source>this build only has practice machines; use --practice NAME</source>
        <translation>此版本只有演练机；请使用 --practice NAME</translation>
    </message>
    <message>
        <source>Run %1 was interrupted. &quot;gosetup undo&quot; undoes it; the next &quot;gosetup apply&quot; recovers it first.</source>
        <translation>运行 %1 被中断。gosetup undo 可以撤消它；下一次 gosetup apply 会先恢复它。</translation>
    </message>
    <message>
        <source>Run %1 was interrupted:</source>
        <translation>运行 %1 被中断：</translation>
    </message>
    <message>
        <source>GoSetup sets up Go on a Windows computer, and checks whether it works.</source>
        <translation>GoSetup 在 Windows 计算机上设置 Go，并检查它是否正常工作。</translation>
    </message>
    <message>
        <source>Usage: gosetup COMMAND [options]</source>
        <translation>用法：gosetup 命令 [选项]</translation>
    </message>
    <message>
        <source>&quot;gosetup COMMAND --help&quot; shows more about each.</source>
        <translation>gosetup 命令 --help 显示更多说明。</translation>
    </message>
    <message>
        <source>unknown command &quot;%1&quot;</source>
        <translation>未知命令“%1”</translation>
    </message>
    <message>
        <source>&quot;gosetup --help&quot; lists the commands</source>
        <translation>gosetup --help 会列出所有命令</translation>
    </message>
    <message>
        <source>did you mean &quot;%1&quot;? &quot;gosetup --help&quot; lists the commands</source>
        <translation>您是不是想输入“%1”？gosetup --help 会列出所有命令</translation>
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
        <source>The SHA-256 that the archive must have, if no known list contains it.</source>
        <translation>压缩包必须具有的 SHA-256（当已知的列表中没有它时）。</translation>
    </message>
    <message>
        <source>The folder for Go; default: %LOCALAPPDATA%\Programs\Go, or %ProgramFiles%\Go with --scope machine.</source>
        <translation>Go 的安装位置；默认为 %LOCALAPPDATA%\Programs\Go，使用 --scope machine 时为 %ProgramFiles%\Go。</translation>
    </message>
    <message>
        <source>Whose variables and PATH entries are set: user (default) or machine.</source>
        <translation>设置谁的变量和 PATH 条目：user（默认）或 machine。</translation>
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
        <source>Language: en or zh_CN; default: the system&apos;s.</source>
        <translation>语言：en 或 zh_CN；默认使用系统语言。</translation>
    </message>
    <message>
        <source>Write only versioned JSON to standard output.</source>
        <translation>标准输出只有带版本的 JSON。</translation>
    </message>
    <message>
        <source>Show only errors, and never prompt.</source>
        <translation>只显示错误，从不提示。</translation>
    </message>
    <message>
        <source>Also show what is in order, and every unchanged line.</source>
        <translation>同时显示正常的项目和所有不变的行。</translation>
    </message>
    <message>
        <source>Write a log to this file.</source>
        <translation>把日志写入此文件。</translation>
    </message>
    <message>
        <source>Work on a practice machine: a built-in name or an image file.</source>
        <translation>在演练机上操作：内置名称或映像文件。</translation>
    </message>
    <message>
        <source>Keep the practice machine&apos;s drives and state in this folder.</source>
        <translation>将演练机的驱动器和状态保存在此文件夹中。</translation>
    </message>
    <message>
        <source>Only these rules or topics (repeat, or separate by commas).</source>
        <translation>只处理这些规则或主题（可重复，或用逗号分隔）。</translation>
    </message>
    <message>
        <source>Skip these rules or topics.</source>
        <translation>跳过这些规则或主题。</translation>
    </message>
    <message>
        <source>Where releases come from: an address, or a folder with dl.json.</source>
        <translation>从哪里获取版本：一个地址，或含有 dl.json 的文件夹。</translation>
    </message>
    <message>
        <source>Do not ask for confirmation.</source>
        <translation>不询问确认。</translation>
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
        <source>Do not contact any host.</source>
        <translation>不连接任何主机。</translation>
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
        <source>Keep PATH entries where they are.</source>
        <translation>保留 PATH 条目不变。</translation>
    </message>
    <message>
        <source>--scope is user or machine, not &quot;%1&quot;</source>
        <translation>--scope 只能是 user 或 machine，不能是“%1”</translation>
    </message>
    <message>
        <source>%1 does not accept &quot;%2&quot;</source>
        <translation>%1 不接受“%2”</translation>
    </message>
    <message>
        <source>only one %1 is allowed, and &quot;%2&quot; is a second</source>
        <translation>只允许一个 %1，而“%2”是第二个</translation>
    </message>
    <message>
        <source>%1 requires a %2</source>
        <translation>%1 需要一个 %2</translation>
    </message>
    <message>
        <source>--practice-dir requires --practice NAME</source>
        <translation>--practice-dir 需要 --practice NAME</translation>
    </message>
    <message>
        <source>--archive and --go cannot be combined: an archive has its version</source>
        <translation>--archive 和 --go 不能同时使用：压缩包的版本已经确定</translation>
    </message>
    <message>
        <source>--archive and --mirror cannot be combined</source>
        <translation>--archive 和 --mirror 不能同时使用</translation>
    </message>
    <message>
        <source>--sha256 requires --archive</source>
        <translation>--sha256 需要 --archive</translation>
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
        <translation>已保存。如需应用：gosetup apply %1%2</translation>
    </message>
    <message>
        <source>Shows what apply would do, before and after, and what the report would show then. Changes nothing.</source>
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
            <numerusform>…还有 %n 个；--all 显示全部</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists the Go releases for Windows that a mirror has.</source>
        <translation>列出镜像中适用于 Windows 的 Go 版本。</translation>
    </message>
    <message>
        <source>Undo the last run?</source>
        <translation>要撤消上次运行吗？</translation>
    </message>
    <message>
        <source>Undo run %1?</source>
        <translation>要撤消运行 %1 吗？</translation>
    </message>
    <message>
        <source>Undoes a run, by default the last one. Later changes by others are kept.</source>
        <translation>撤消一次运行，默认为上次运行。其他人之后所做的更改会保留。</translation>
    </message>
    <message>
        <source>A run from &quot;gosetup history&quot;.</source>
        <translation>gosetup history 中的一次运行。</translation>
    </message>
    <message>
        <source>unknown look &quot;%1&quot;</source>
        <translation>未知外观“%1”</translation>
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
        <source>Get Go from this mirror or folder.</source>
        <translation>从此镜像或文件夹获取 Go。</translation>
    </message>
    <message>
        <source>Install Go from this archive.</source>
        <translation>从此压缩包安装 Go。</translation>
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
        <source>Unknown: %1</source>
        <translation>未知：%1</translation>
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
        <source>Enter its SHA-256 from go.dev/dl: without it, the archive cannot be verified.</source>
        <translation>请输入 go.dev/dl 上的 SHA-256：没有它，无法验证压缩包。</translation>
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
        <source>This archive is for a different type of processor</source>
        <translation>此压缩包面向其他类型的处理器</translation>
    </message>
    <message>
        <source>The archive is for %1, this computer is %2.</source>
        <translation>压缩包面向 %1，而此计算机是 %2。</translation>
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
        <source>The changes cannot be shown yet.</source>
        <translation>还无法显示更改。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Fix PATH (%n finding(s))</source>
        <translation>
            <numerusform>修复 PATH（%n 项）(&amp;F)</numerusform>
        </translation>
    </message>
    <message>
        <source>PATH is O&amp;K</source>
        <translation>PATH 正常(&amp;K)</translation>
    </message>
    <message>
        <source>Calculating the changes…</source>
        <translation>正在计算更改…</translation>
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
        <source>Set up the environment</source>
        <translation>设置环境</translation>
    </message>
    <message>
        <source>Settings now and afterwards. Nothing is changed until you have reviewed the whole list.</source>
        <translation>现在和之后的设置。查看完整列表之前不会做任何更改。</translation>
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
        <source>recommended by GoSetup</source>
        <translation>GoSetup 推荐</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>现在为 %1</translation>
    </message>
    <message>
        <source>Recommended by GoSetup</source>
        <translation>GoSetup 推荐</translation>
    </message>
    <message>
        <source>Recommended by GoSetup (now %1)</source>
        <translation>GoSetup 推荐（现在为 %1）</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Use %1 instead</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>%1 responds in %2 ms.</source>
        <translation>%1 在 %2 毫秒内响应。</translation>
    </message>
    <message>
        <source>%1 does not respond from here.</source>
        <translation>从这里无法访问 %1。</translation>
    </message>
    <message>
        <source>GO&amp;PATH: your modules and the programs that go install builds</source>
        <translation>GO&amp;PATH：模块以及 go install 生成的程序</translation>
    </message>
    <message>
        <source>GOPRO&amp;XY: where modules come from</source>
        <translation>GOPRO&amp;XY：模块的来源</translation>
    </message>
    <message>
        <source>GOPRI&amp;VATE: modules that bypass the proxy and the checksum database</source>
        <translation>GOPRI&amp;VATE：绕过代理和校验和数据库获取的模块</translation>
    </message>
    <message>
        <source>Another value for GOPROXY</source>
        <translation>GOPROXY 的其他值</translation>
    </message>
    <message>
        <source>Patterns separated by commas, without https://. Leave it empty for none.</source>
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
        <source>Some changes could not be rolled back. Use “Undo last run” on the Results page to try again.</source>
        <translation>有些更改无法回滚。请使用“结果”页上的“撤消上次运行”重试。</translation>
    </message>
    <message>
        <source>All changes were rolled back: this computer is as it was before.</source>
        <translation>所有更改均已回滚：此计算机与之前一样。</translation>
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
        <source>Setup failed</source>
        <translation>设置失败</translation>
    </message>
    <message>
        <source>All changes were rolled back.</source>
        <translation>所有更改均已回滚。</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>正在设置</translation>
    </message>
    <message>
        <source>You can cancel at any time; changes will be rolled back.</source>
        <translation>您可以随时取消；更改会被回滚。</translation>
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
        <source>No administrator permission required.</source>
        <translation>不需要管理员权限。</translation>
    </message>
    <message>
        <source>No administrator permission required. %1.</source>
        <translation>不需要管理员权限。%1。</translation>
    </message>
    <message>
        <source>The official location. The space in its name only affects cgo flags.</source>
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
        <source>Choose an install location</source>
        <translation>选择安装位置</translation>
    </message>
    <message>
        <source>A short path outside synchronised folders keeps builds fast and works best with other tools.</source>
        <translation>同步文件夹之外的短路径构建更快，也与其他工具配合得更好。</translation>
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
        <translation>供此计算机上的所有人使用(&amp;E)</translation>
    </message>
    <message>
        <source>Requires administrator permission</source>
        <translation>需要管理员权限</translation>
    </message>
    <message>
        <source>Another &amp;folder</source>
        <translation>其他文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>For everyone, on the syste&amp;m PATH (requires administrator permission)</source>
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
        <source>Contacting %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>%1 responds: %2 for windows/%3</source>
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
        <source>This mirror has no index; the list shows the versions whose hash GoSetup knows.</source>
        <translation>此镜像没有索引；所列版本是 GoSetup 知道哈希值的版本。</translation>
    </message>
    <message>
        <source>%1 is not available. The newest stable version is selected instead.</source>
        <translation>%1 不可用，已改选最新的稳定版。</translation>
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
        <source>No versions match the search.</source>
        <translation>没有与搜索相符的版本。</translation>
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
        <source>verified by two sources</source>
        <translation>由两个来源验证</translation>
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
        <source>Neither the source nor the table in this program has a hash for this archive.</source>
        <translation>来源和本程序的内置哈希表都没有此压缩包的哈希值。</translation>
    </message>
    <message>
        <source>The source has a hash for this archive. The table in this program does not have this file.</source>
        <translation>来源提供了此压缩包的哈希值。本程序的内置哈希表中没有此文件。</translation>
    </message>
    <message>
        <source>The source and the table in this program have the same hash, independently of each other.</source>
        <translation>来源与本程序的内置哈希表各自独立地给出了相同的哈希值。</translation>
    </message>
    <message>
        <source>The table in this program has a hash for this archive.</source>
        <translation>本程序的内置哈希表中有此压缩包的哈希值。</translation>
    </message>
    <message>
        <source>The hash of the source differs from the one in this program. Such a file is never installed.</source>
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
        <source>Type</source>
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
        <source>%n of these change(s) require administrator permission (shield): Windows asks once, and only for these.</source>
        <translation>
            <numerusform>其中 %n 项更改需要管理员权限（盾牌）：Windows 只询问一次，且只为这些更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有做任何更改。</translation>
    </message>
    <message>
        <source>The changes cannot be made yet</source>
        <translation>还无法进行更改</translation>
    </message>
    <message>
        <source>Preparing</source>
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
        <translation>还没有做任何更改。以下内容之后都可以撤消。</translation>
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
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>计划 (*.json)</translation>
    </message>
    <message>
        <source>Saved as %1. It contains paths of this computer: gosetup apply makes these changes from it.</source>
        <translation>已保存为 %1。其中含有此计算机的路径：gosetup apply 可按它进行更改。</translation>
    </message>
    <message>
        <source>Simulating the changes…</source>
        <translation>正在模拟更改…</translation>
    </message>
    <message>
        <source>Everything is already set up, so there is nothing to do.</source>
        <translation>一切均已设置好，无需任何操作。</translation>
    </message>
    <message>
        <source>&amp;Another version or source</source>
        <translation>其他版本或来源(&amp;A)</translation>
    </message>
    <message>
        <source>Another &amp;location</source>
        <translation>其他位置(&amp;L)</translation>
    </message>
    <message>
        <source>See the &amp;results</source>
        <translation>查看结果(&amp;R)</translation>
    </message>
    <message>
        <source>Sa&amp;ve plan…</source>
        <translation>保存计划(&amp;V)…</translation>
    </message>
    <message>
        <source>Microsoft Defender exclusions</source>
        <translation>Microsoft Defender 排除项</translation>
    </message>
    <message>
        <source>Builds write thousands of small files, and Defender scans each of them. Excluding a folder makes builds faster and protects you less: nothing in it is scanned, whoever put it there. Go works without exclusions, so none is selected.</source>
        <translation>构建会写入成千上万个小文件，Defender 会逐个扫描。排除文件夹能加快构建，但会削弱保护：其中的内容不再扫描，无论由谁放入。没有排除项 Go 也能正常工作，因此默认不选中任何排除项。</translation>
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
        <source>Available on the Results page: %1</source>
        <translation>可在“结果”页上设置：%1</translation>
    </message>
    <message>
        <source>A Store app can put a file of 0 bytes with the name of a tool on PATH. If it comes first, typing the name starts the app or fails. Turning off an alias does not change the app; undo turns it on again.</source>
        <translation>应用商店应用可以在 PATH 上放置一个与工具同名的 0 字节文件。如果它排在前面，输入该名称就会启动该应用或出错。关闭别名不影响应用本身；撤消会重新开启它。</translation>
    </message>
    <message>
        <source>Turn off %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Security and speed</source>
        <translation>安全与速度</translation>
    </message>
    <message>
        <source>Security settings that affect Go and the speed of builds.</source>
        <translation>影响 Go 和构建速度的安全设置。</translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation>正在检查此计算机…</translation>
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
        <source>System</source>
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
        <source>Only the environment of this computer is checked and fixed.</source>
        <translation>只检查并修复此计算机的环境。</translation>
    </message>
    <message>
        <source>Keep the installed &amp;Go</source>
        <translation>保留已安装的 &amp;Go</translation>
    </message>
    <message>
        <source>Version %1. Only its environment is checked and fixed.</source>
        <translation>版本 %1。只检查并修复它的环境。</translation>
    </message>
    <message>
        <source>Choose a Go version</source>
        <translation>选择 Go 版本</translation>
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
        <translation>此计算机上的压缩包(&amp;A)</translation>
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
        <source>Nothing is changed until you have reviewed it, and everything can be undone.</source>
        <translation>查看之前不会做任何更改，所有更改都可以撤消。</translation>
    </message>
    <message>
        <source>&amp;Install with recommended settings</source>
        <translation>按推荐设置安装(&amp;I)</translation>
    </message>
    <message>
        <source>The newest stable Go, only for you, and fixes for the problems found.</source>
        <translation>最新的稳定版 Go，仅供当前用户使用，并修复发现的问题。</translation>
    </message>
    <message>
        <source>Choose &amp;everything yourself</source>
        <translation>全部自己选择(&amp;E)</translation>
    </message>
    <message>
        <source>Version, location, variables, proxies, Defender and aliases, step by step.</source>
        <translation>版本、位置、变量、代理、Defender 和别名，一步一步来。</translation>
    </message>
    <message>
        <source>Chec&amp;k and repair</source>
        <translation>检查并修复(&amp;K)</translation>
    </message>
    <message>
        <source>See what is wrong with Go on this computer and fix it.</source>
        <translation>查看此计算机上的 Go 有什么问题并修复。</translation>
    </message>
    <message>
        <source>&amp;Open an image</source>
        <translation>打开映像(&amp;O)</translation>
    </message>
    <message>
        <source>View the state of another computer. Changes applied there do not affect this computer.</source>
        <translation>查看另一台计算机的状态。在那里应用的更改不会影响此计算机。</translation>
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
        <translation>此计算机的检查结果：%1</translation>
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
        <source>Already applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Current state</source>
        <translation>当前状态</translation>
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
        <source>H&amp;ide…</source>
        <translation>隐藏(&amp;I)…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>Canc&amp;el</source>
        <translation>取消(&amp;E)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>未选中</translation>
    </message>
    <message>
        <source>The last run stopped; all changes were rolled back</source>
        <translation>上次运行已停止；所有更改均已回滚</translation>
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
        <source>This is a practice machine: this computer was not changed.</source>
        <translation>这是演练机：此计算机没有任何更改。</translation>
    </message>
    <message>
        <source>Open a new terminal to use the new settings.</source>
        <translation>请打开新终端以使用新设置。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) undone</source>
        <translation>
            <numerusform>已撤消 %n 项更改</numerusform>
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
        <translation>此计算机上的 Go</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
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
        <source>Names of people and credentials are not included.</source>
        <translation>不含姓名和凭据。</translation>
    </message>
    <message>
        <source>Nothing matches the search</source>
        <translation>没有与搜索相符的内容</translation>
    </message>
    <message>
        <source>Titles, paths, reasons and rule names are searched, in the categories selected above.</source>
        <translation>在上方选中的类别中搜索标题、路径、原因和规则名称。</translation>
    </message>
    <message>
        <source>Cl&amp;ear search</source>
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
        <source>Nothing in the categories selected above</source>
        <translation>选中的类别中没有内容</translation>
    </message>
    <message>
        <source>Other categories have findings.</source>
        <translation>其他类别有检查结果。</translation>
    </message>
    <message>
        <source>S&amp;how all categories</source>
        <translation>显示所有类别(&amp;H)</translation>
    </message>
    <message>
        <source>There is no run to undo</source>
        <translation>没有可以撤消的运行</translation>
    </message>
    <message>
        <source>Some changes could not be undone. Undo again to try the rest.</source>
        <translation>有些更改无法撤消。请再次撤消以重试其余部分。</translation>
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
        <translation>撤消上次运行(&amp;U)…</translation>
    </message>
    <message>
        <source>Findings by topic</source>
        <translation>按主题列出的检查结果</translation>
    </message>
    <message>
        <source>Und&amp;o</source>
        <translation>撤消(&amp;O)</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Undoing the run of %1…</source>
        <translation>正在撤消 %1 的运行…</translation>
    </message>
    <message>
        <source>Undo the run of %1? It made %2.</source>
        <translation>要撤消 %1 的运行吗？它进行了%2。</translation>
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
        <translation>此计算机</translation>
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
        <source>%1. Requires administrator permission</source>
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
        <source>The download failed</source>
        <translation>下载失败</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Administrator permission was not granted</source>
        <translation>未授予管理员权限</translation>
    </message>
    <message>
        <source>Windows denied access</source>
        <translation>Windows 拒绝访问</translation>
    </message>
    <message>
        <source>Your organisation does not allow this</source>
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
        <translation>找不到</translation>
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
        <translation>删除</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>删除：%1</translation>
    </message>
    <message>
        <source>moved: %1</source>
        <translation>移动：%1</translation>
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
        <source>Remaining, for you to check:</source>
        <translation>仍然存在、需要检查的：</translation>
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
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Afterwards, simulated on a copy of this computer&apos;s state</source>
        <translation>之后（在此计算机状态的副本上模拟）</translation>
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
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1，已完成</translation>
    </message>
    <message>
        <source>%1, in progress</source>
        <translation>%1，进行中</translation>
    </message>
    <message>
        <source>%1, not started</source>
        <translation>%1，尚未开始</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>not started</source>
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
        <source>administrator permission came from another account (%1); user settings were written for your account</source>
        <translation>管理员权限来自另一个帐户（%1）；用户设置仍以您的身份写入</translation>
    </message>
    <message>
        <source>%1: the path of a program must not contain quotes or NUL characters</source>
        <translation>%1：程序路径不能含引号或空字符</translation>
    </message>
    <message>
        <source>%1: an argument would be cut off at its NUL character</source>
        <translation>%1：含空字符的参数会在该处被截断</translation>
    </message>
    <message>
        <source>%1: a command line of %2 characters is too long</source>
        <translation>%1：命令行有 %2 个字符，太长</translation>
    </message>
    <message>
        <source>only GoSetup itself uses this option</source>
        <translation>此选项仅供 GoSetup 自身使用</translation>
    </message>
    <message>
        <source>--elevated requires a file, --sha256 and a hash, and nothing else</source>
        <translation>--elevated 只接受一个文件、--sha256 和一个哈希值</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a SHA-256</source>
        <translation>“%1”不是 SHA-256 值</translation>
    </message>
    <message>
        <source>the elevated process ended before it was done (%1)</source>
        <translation>以管理员身份启动的进程在完成之前结束（%1）</translation>
    </message>
    <message>
        <source>the elevated process stopped: %1</source>
        <translation>以管理员身份启动的进程已停止：%1</translation>
    </message>
    <message>
        <source>%1: Windows does not allow this name (error 123)</source>
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
        <source>%1: its Mark of the Web cannot be read</source>
        <translation>%1：无法读取其 Web 标记</translation>
    </message>
    <message>
        <source>%1: its Mark of the Web cannot be removed</source>
        <translation>%1：无法删除其 Web 标记</translation>
    </message>
    <message>
        <source>%1: owned by or accessible to accounts other than administrators (%2)</source>
        <translation>%1：所有者不是管理员，或对其他人开放（%2）</translation>
    </message>
    <message>
        <source>%1: its permissions cannot be read</source>
        <translation>%1：无法读取其权限</translation>
    </message>
    <message>
        <source>%1: is not a real folder</source>
        <translation>%1：不是真正的文件夹</translation>
    </message>
    <message>
        <source>%1: its permissions cannot be set</source>
        <translation>%1：无法设置其权限</translation>
    </message>
    <message>
        <source>%1: its volume is unknown</source>
        <translation>%1：其所在的卷未知</translation>
    </message>
    <message>
        <source>%1: its free space is unknown</source>
        <translation>%1：其可用空间未知</translation>
    </message>
    <message>
        <source>%1: cannot be examined</source>
        <translation>%1：无法查看</translation>
    </message>
    <message>
        <source>%1: its reparse data cannot be read</source>
        <translation>%1：无法读取其重分析数据</translation>
    </message>
    <message>
        <source>turn off the alias in Settings &gt; Apps &gt; App execution aliases</source>
        <translation>请在“设置 &gt; 应用 &gt; 应用执行别名”中关闭该别名</translation>
    </message>
    <message>
        <source>%1 is not the name of an alias</source>
        <translation>%1 不是别名的名称</translation>
    </message>
    <message>
        <source>the folder of the aliases is unknown</source>
        <translation>别名所在的文件夹未知</translation>
    </message>
    <message>
        <source>%1: cannot be listed</source>
        <translation>%1：无法列出内容</translation>
    </message>
    <message>
        <source>%1: its reparse data is damaged</source>
        <translation>%1：其重分析数据已损坏</translation>
    </message>
    <message>
        <source>%1: cannot be restored as an alias, and the empty file remains</source>
        <translation>%1：无法还原为别名，且空文件仍然存在</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>请删除 %1</translation>
    </message>
    <message>
        <source>%1: cannot be restored as an alias</source>
        <translation>%1：无法还原为别名</translation>
    </message>
    <message>
        <source>turn on the alias in Settings &gt; Apps &gt; App execution aliases</source>
        <translation>请在“设置 &gt; 应用 &gt; 应用执行别名”中开启该别名</translation>
    </message>
    <message>
        <source>cannot start %1 as an administrator</source>
        <translation>无法以管理员身份启动 %1</translation>
    </message>
    <message>
        <source>cannot wait for the elevated process</source>
        <translation>无法等待以管理员身份启动的进程结束</translation>
    </message>
    <message>
        <source>%1: a drive cannot be removed</source>
        <translation>%1：无法删除整个驱动器</translation>
    </message>
    <message>
        <source>%1: cannot be resolved</source>
        <translation>%1：无法解析其真实位置</translation>
    </message>
    <message>
        <source>%1: in use by %2 (error %3)</source>
        <translation>%1：正由 %2 使用（错误 %3）</translation>
    </message>
    <message>
        <source>%1: in use by another program (error %2)</source>
        <translation>%1：正由另一个程序使用（错误 %2）</translation>
    </message>
    <message>
        <source>an antivirus may be scanning it: wait a moment and try again</source>
        <translation>可能正在被杀毒软件扫描：请稍等片刻再试</translation>
    </message>
    <message>
        <source>%1: cannot be changed</source>
        <translation>%1：无法更改</translation>
    </message>
    <message>
        <source>Windows did not provide the folders of this account</source>
        <translation>Windows 未提供此帐户的文件夹位置</translation>
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
        <source>cannot notify running programs of the change</source>
        <translation>无法将更改通知给正在运行的程序</translation>
    </message>
    <message>
        <source>%1 does not provide any information</source>
        <translation>%1 没有提供任何信息</translation>
    </message>
    <message>
        <source>%1 does not respond in time</source>
        <translation>%1 未及时响应</translation>
    </message>
    <message>
        <source>try again; a computer that has just started is slow to respond</source>
        <translation>请重试；刚启动的计算机响应较慢</translation>
    </message>
    <message>
        <source>%1: access denied (error %2)</source>
        <translation>%1：拒绝访问（错误 %2）</translation>
    </message>
    <message>
        <source>%1: blocked by policy (error %2)</source>
        <translation>%1：被策略阻止（错误 %2）</translation>
    </message>
    <message>
        <source>%1 does not respond (error %2)</source>
        <translation>%1 没有响应（错误 %2）</translation>
    </message>
    <message>
        <source>%1 failed (error %2)</source>
        <translation>%1 失败（错误 %2）</translation>
    </message>
    <message>
        <source>%1 has a Mark of the Web (zone %2); its SHA-256 was verified</source>
        <translation>%1 带有 Web 标记（区域 %2）；其 SHA-256 已校验</translation>
    </message>
    <message>
        <source>%1 has a Mark of the Web for a download from %2; its SHA-256 was verified</source>
        <translation>%1 带有 Web 标记（下载自 %2）；其 SHA-256 已校验</translation>
    </message>
    <message>
        <source>removed the Mark of the Web from %1: its SHA-256 was verified</source>
        <translation>已删除 %1 的 Web 标记：其 SHA-256 已校验</translation>
    </message>
    <message>
        <source>%1 is in use by another program</source>
        <translation>%1 正由另一个程序使用</translation>
    </message>
    <message>
        <source>Measuring the speed…</source>
        <translation>正在测量速度…</translation>
    </message>
    <message>
        <source>Cancelling as soon as you answer the Windows prompt. Changes will then be rolled back.</source>
        <translation>在您回答 Windows 的提示后立即取消，随后回滚更改。</translation>
    </message>
    <message>
        <source>Cancelling and rolling back…</source>
        <translation>正在取消并回滚…</translation>
    </message>
    <message>
        <source>Windows asks whether GoSetup may make these changes. If you do not see the prompt, look for a blinking shield in the taskbar.</source>
        <translation>Windows 正在询问是否允许 GoSetup 进行这些更改。如果没有看到提示，请查看任务栏中闪烁的盾牌图标。</translation>
    </message>
    <message>
        <source>S&amp;kip those changes</source>
        <translation>跳过这些更改(&amp;K)</translation>
    </message>
    <message>
        <source>Changes that require administrator permission are skipped: permission was not granted. They can be made later, on the Results page.</source>
        <translation>需要管理员权限的更改已跳过：未授予权限。以后可以在“结果”页上进行。</translation>
    </message>
    <message>
        <source>Set up &amp;Go…</source>
        <translation>设置 Go(&amp;G)…</translation>
    </message>
    <message>
        <source>Hidden until GoSetup is closed. &amp;Reason (optional):</source>
        <translation>在关闭 GoSetup 之前隐藏。原因（可不填）(&amp;R)：</translation>
    </message>
    <message>
        <source>Windows may ask whether GoSetup may make changes: GoSetup undoes the changes of this run.</source>
        <translation>Windows 可能会询问是否允许 GoSetup 进行更改：GoSetup 正在撤消本次运行的更改。</translation>
    </message>
    <message>
        <source>GoSetup is rolling back unfinished changes.</source>
        <translation>GoSetup 正在回滚未完成的更改。</translation>
    </message>
    <message>
        <source>GoSetup cannot start with these options</source>
        <translation>GoSetup 无法使用这些选项启动</translation>
    </message>
    <message>
        <source>choose a version on the Version page</source>
        <translation>请在“版本”页选择一个版本</translation>
    </message>
    <message>
        <source>choose the archive again on the Version page, and enter its SHA-256 from go.dev/dl there</source>
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
        <source>choose a location that only administrators can change, such as C:\Program Files</source>
        <translation>请选择只有管理员才能更改的位置，例如 C:\Program Files</translation>
    </message>
    <message>
        <source>its new content is in %1: rename it</source>
        <translation>新内容保存在 %1 中：请将其重命名</translation>
    </message>
    <message>
        <source>Show the &amp;new plan</source>
        <translation>显示新计划(&amp;N)</translation>
    </message>
    <message>
        <source>None of the planned changes were made.</source>
        <translation>计划中的更改均未进行。</translation>
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
        <source>%1 refused the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>the connection to %1 was closed before the end</source>
        <translation>与 %1 的连接提前断开</translation>
    </message>
    <message>
        <source>check whether a browser can open it; behind a company proxy set HTTPS_PROXY</source>
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
        <source>The proxy blocked the connection</source>
        <translation>代理阻止了连接</translation>
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
        <source>If the issuer is your organisation, its root certificate belongs in Windows&apos; certificate store; if it is a public one, check the date of the computer. Do not turn verification off</source>
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
        <source>wait until it has finished there; if there is no such computer any more, remove %1</source>
        <translation>请等待它在那台计算机上结束；如果那台计算机已不存在，请删除 %1</translation>
    </message>
    <message>
        <source>%1 exists, but it is not a lock file</source>
        <translation>%1 已存在，但不是锁文件</translation>
    </message>
    <message>
        <source>move or remove it, then try again</source>
        <translation>请将其移走或删除，然后重试</translation>
    </message>
    <message>
        <source>the journal could not be written completely: %1</source>
        <translation>更改日志未能完整写入：%1</translation>
    </message>
    <message>
        <source>run %1 cannot be undone: its journal %2 cannot be read</source>
        <translation>无法撤消运行 %1：无法读取其更改日志 %2</translation>
    </message>
    <message>
        <source>repair that file or restore it from a backup, then try again</source>
        <translation>请修复该文件或从备份还原，然后重试</translation>
    </message>
    <message>
        <source>run %1 may be the last one, and its journal %2 cannot be read</source>
        <translation>运行 %1 可能是最后一次，但无法读取其更改日志 %2</translation>
    </message>
    <message>
        <source>repair that file, or specify the run to undo: gosetup undo %1</source>
        <translation>请修复该文件，或指定要撤消的运行：gosetup undo %1</translation>
    </message>
    <message>
        <source>unknown changes</source>
        <translation>未知的更改</translation>
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
        <source>the journal of run %1 is damaged and does not say whether these changes are still present: %2</source>
        <translation>运行 %1 的更改日志已损坏，无法确定以下更改是否仍然存在：%2</translation>
    </message>
    <message>
        <source>check these locations yourself, or restore %1 from a backup</source>
        <translation>请自行检查这些位置，或从备份还原 %1</translation>
    </message>
    <message>
        <source>another program has changed the journal %1</source>
        <translation>另一个程序更改了更改日志 %1</translation>
    </message>
    <message>
        <source>the table of known hashes does not contain an archive, and the official index cannot be read</source>
        <translation>已知哈希表中没有该压缩包，且无法读取官方索引</translation>
    </message>
    <message>
        <source>install a Go that GoSetup knows, or install it only for yourself</source>
        <translation>请安装 GoSetup 已知的 Go 版本，或仅为自己安装</translation>
    </message>
    <message>
        <source>%1 exists, and users other than administrators can change its contents</source>
        <translation>%1 已存在，且非管理员也可更改其中的内容</translation>
    </message>
    <message>
        <source>remove the folder, or choose another one</source>
        <translation>请删除该文件夹，或选择其他文件夹</translation>
    </message>
    <message>
        <source>run %1 already exists</source>
        <translation>运行 %1 已存在</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 不是文件夹</translation>
    </message>
    <message>
        <source>move it away: the journals are kept in a folder of that name</source>
        <translation>请将其移走：更改日志保存在该名称的文件夹中</translation>
    </message>
    <message>
        <source>it is the journal of run %1</source>
        <translation>它是运行 %1 的更改日志</translation>
    </message>
    <message>
        <source>line %1 cannot be read</source>
        <translation>无法读取第 %1 行</translation>
    </message>
    <message>
        <source>line %1 is a duplicate or in the wrong place</source>
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
        <source>line %1 has unknown content</source>
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
        <source>%1 contains a variable that others can change</source>
        <translation>%1 包含他人可以更改的变量</translation>
    </message>
    <message>
        <source>programs in %1 would run with the permissions of whoever starts them, and %2</source>
        <translation>%1 中的程序将以启动者的权限运行，而%2</translation>
    </message>
    <message>
        <source>%1 is an entry of Windows itself</source>
        <translation>%1 是 Windows 自身的条目</translation>
    </message>
    <message>
        <source>%1 is not an https address</source>
        <translation>%1 不是 https 地址</translation>
    </message>
    <message>
        <source>neither the table of known hashes nor the official index knows %1</source>
        <translation>已知哈希表和官方索引中都没有 %1</translation>
    </message>
    <message>
        <source>its SHA-256 of %1 does not match the known one</source>
        <translation>其给出的 %1 的 SHA-256 与已知值不符</translation>
    </message>
    <message>
        <source>from %1, verified against GoSetup&apos;s own table of hashes</source>
        <translation>来自 %1，根据 GoSetup 自带的哈希表进行验证</translation>
    </message>
    <message>
        <source>from %1, verified against the SHA-256 %2, which is not in GoSetup&apos;s own table</source>
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
        <source>%1 still has the state that the run set</source>
        <translation>%1 仍是该次运行设置的状态</translation>
    </message>
    <message>
        <source>only administrators can read the list</source>
        <translation>只有管理员可以读取该列表</translation>
    </message>
    <message>
        <source>%1 is not as it was before</source>
        <translation>%1 尚未恢复原状</translation>
    </message>
    <message>
        <source>could not determine who can change %1: %2</source>
        <translation>无法确定谁可以更改 %1：%2</translation>
    </message>
    <message>
        <source>%1 contains programs or data of others</source>
        <translation>%1 包含其他程序或数据</translation>
    </message>
    <message>
        <source>%1 can rename or replace %2</source>
        <translation>%1 可以重命名或替换 %2</translation>
    </message>
    <message>
        <source>%1 can write to %2</source>
        <translation>%1 可以写入 %2</translation>
    </message>
    <message>
        <source>%1 can change %2</source>
        <translation>%1 可以更改 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an https address</source>
        <translation>“%1”不是 https 地址</translation>
    </message>
    <message>
        <source>&quot;%1&quot; would turn off verification for the modules of all users</source>
        <translation>“%1”会对所有用户的模块关闭验证</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a flag that can be set for everyone</source>
        <translation>“%1”不是可为所有人设置的标志</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value of this variable</source>
        <translation>“%1”不是此变量的有效值</translation>
    </message>
    <message>
        <source>this variable cannot be set for everyone</source>
        <translation>此变量不能为所有人设置</translation>
    </message>
    <message>
        <source>the value contains a variable that others can change</source>
        <translation>该值包含他人可以更改的变量</translation>
    </message>
    <message>
        <source>run %1 was interrupted: %2</source>
        <translation>运行 %1 被中断：%2</translation>
    </message>
    <message>
        <source>run %1 may have come later, and its journal %2 cannot be read</source>
        <translation>运行 %1 可能在其之后，但无法读取其更改日志 %2</translation>
    </message>
    <message>
        <source>The journal of an earlier run cannot be read</source>
        <translation>无法读取以往某次运行的更改日志</translation>
    </message>
    <message>
        <source>Repair the file or restore it from a backup; until then, specify the run to undo</source>
        <translation>请修复该文件或从备份还原；在此之前，撤消时请指定运行</translation>
    </message>
    <message>
        <source>must be %1 to %2</source>
        <translation>必须在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>a program cannot be started as a standard user</source>
        <translation>无法以标准用户身份启动程序</translation>
    </message>
    <message>
        <source>specify the real path of the location</source>
        <translation>请指定该位置的真实路径</translation>
    </message>
    <message>
        <source>Skipped: %1: %2</source>
        <translation>已跳过：%1：%2</translation>
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
        <source>unknown: %1</source>
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
        <source>&quot;%1&quot; is the name of one of GoSetup&apos;s own files</source>
        <translation>“%1”是 GoSetup 自用文件的名称</translation>
    </message>
    <message>
        <source>%1 sent only %2 bytes in %3 ms</source>
        <translation>%1 在 %3 毫秒内只发送了 %2 个字节</translation>
    </message>
    <message>
        <source>%1 does not belong to GoSetup: %2 can change it</source>
        <translation>%1 不属于 GoSetup：%2 可以更改它</translation>
    </message>
    <message>
        <source>The last run stopped; some changes remain</source>
        <translation>上次运行已停止；部分更改仍然存在</translation>
    </message>
    <message>
        <source>“Undo last run” tries again.</source>
        <translation>“撤消上次运行”会再次尝试。</translation>
    </message>
    <message>
        <source>The journal of this run is damaged: %1.</source>
        <translation>此次运行的更改日志已损坏：%1。</translation>
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
        <translation>无法读取运行 %1：%2。gosetup history 会显示更多信息。</translation>
    </message>
    <message>
        <source>no change is incomplete</source>
        <translation>没有未完成的更改</translation>
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
    <message>
        <source>is required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>is a duplicate with a different spelling</source>
        <translation>以另一种写法重复出现</translation>
    </message>
    <message>
        <source>must have exactly one of text, hex, number</source>
        <translation>text、hex、number 必须有且只有一个</translation>
    </message>
    <message>
        <source>only REG_SZ and REG_EXPAND_SZ can contain text</source>
        <translation>只有 REG_SZ 和 REG_EXPAND_SZ 可以包含文本</translation>
    </message>
    <message>
        <source>must be the 32-bit number of a REG_DWORD</source>
        <translation>必须是 REG_DWORD 的 32 位数字</translation>
    </message>
    <message>
        <source>verified against a hash that is not in GoSetup&apos;s own table</source>
        <translation>根据不在 GoSetup 自带哈希表中的哈希进行验证</translation>
    </message>
    <message>
        <source>Go&apos;s settings file</source>
        <translation>Go 的设置文件</translation>
    </message>
    <message>
        <source>%1 is not in UTF-8</source>
        <translation>%1 不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>open it in Notepad and save it as UTF-8</source>
        <translation>用记事本打开它并另存为 UTF-8</translation>
    </message>
    <message>
        <source>choose the fix that replaces the value</source>
        <translation>请选择替换该值的修复</translation>
    </message>
    <message>
        <source>enter the full path of a folder, such as C:\Go\bin</source>
        <translation>输入文件夹的完整路径，例如 C:\Go\bin</translation>
    </message>
    <message>
        <source>%1 is in quotes, which many programs do not understand in PATH</source>
        <translation>%1 带有引号，许多程序无法识别 PATH 中的引号</translation>
    </message>
    <message>
        <source>%1 contains a variable that is not set</source>
        <translation>%1 中有未设置的变量</translation>
    </message>
    <message>
        <source>&quot;%1&quot; begins or ends with a space</source>
        <translation>“%1”以空格开头或结尾</translation>
    </message>
    <message>
        <source>%1 is not a full path, and PATH may contain no other</source>
        <translation>%1 不是完整路径，而 PATH 中只能有完整路径</translation>
    </message>
    <message>
        <source>Go reads nothing from it</source>
        <translation>Go 从中读不到任何设置</translation>
    </message>
    <message>
        <source>its variable is deleted</source>
        <translation>其变量将被删除</translation>
    </message>
    <message>
        <source>without the space</source>
        <translation>去掉空格</translation>
    </message>
    <message>
        <source>%1 is already in the system PATH, which is searched first. It is added to the user PATH as well</source>
        <translation>%1 已在系统 PATH 中，系统 PATH 先被搜索。它也会添加到用户 PATH</translation>
    </message>
    <message>
        <source>restart the computer, so that all programs use long paths</source>
        <translation>请重新启动计算机，使所有程序都使用长路径</translation>
    </message>
    <message>
        <source>%1 is not a full path</source>
        <translation>%1 不是完整路径</translation>
    </message>
    <message>
        <source>GoSetup cannot use a proxy of type &quot;%1&quot;</source>
        <translation>GoSetup 无法使用“%1”类型的代理</translation>
    </message>
    <message>
        <source>Go&apos;s settings file is in UTF-16, so Go does not read it</source>
        <translation>Go 的设置文件是 UTF-16 编码，Go 不会读取它</translation>
    </message>
    <message>
        <source>rewrite it first: see goenv.file-encoding in the results</source>
        <translation>请先重写该文件：请参阅结果中的 goenv.file-encoding</translation>
    </message>
    <message>
        <source>only http:// and socks5:// proxies are supported; download the archive by other means and use --archive</source>
        <translation>仅支持 http:// 和 socks5:// 代理；请用其他方式下载存档，然后使用 --archive</translation>
    </message>
    <message>
        <source>how %1 responds without the proxy is not known</source>
        <translation>%1 不通过代理时的响应情况尚不清楚</translation>
    </message>
    <message>
        <source>how %1 responds through the proxy %2 is not known</source>
        <translation>%1 通过代理 %2 的响应情况尚不清楚</translation>
    </message>
    <message>
        <source>whether %1 responds is not known</source>
        <translation>%1 是否有响应尚不清楚</translation>
    </message>
    <message>
        <source>the service of %1 is not running (error %2)</source>
        <translation>%1 的服务未运行（错误 %2）</translation>
    </message>
    <message>
        <source>another antivirus may be active: exclusions are made there</source>
        <translation>可能有其他防病毒软件正在使用：请在其中设置排除项</translation>
    </message>
    <message>
        <source>C compiler (cgo)</source>
        <translation>C 编译器（cgo）</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) need administrator permission: run &quot;gosetup check&quot; as administrator</source>
        <translation>
            <numerusform>%n 项结果需要管理员权限：请以管理员身份运行“gosetup check”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) need administrator permission, which this account does not have</source>
        <translation>
            <numerusform>%n 项结果需要管理员权限，而此帐户没有该权限</numerusform>
        </translation>
    </message>
    <message>
        <source>also unknown: %1</source>
        <translation>另有未知项：%1</translation>
    </message>
    <message>
        <source>%1 starts %2</source>
        <translation>%1 启动 %2</translation>
    </message>
    <message>
        <source>%1 is not set: Go starts %2</source>
        <translation>未设置 %1：Go 会启动 %2</translation>
    </message>
    <message>
        <source>CGO_ENABLED=1 turns cgo on</source>
        <translation>CGO_ENABLED=1 启用了 cgo</translation>
    </message>
    <message>
        <source>a C compiler is set or on PATH, so cgo is on</source>
        <translation>已设置 C 编译器或 PATH 中有 C 编译器，因此 cgo 已启用</translation>
    </message>
    <message>
        <source>cgo does not find its C compiler</source>
        <translation>cgo 找不到 C 编译器</translation>
    </message>
    <message>
        <source>Remove %1, so that Go uses gcc from PATH</source>
        <translation>删除 %1，使 Go 使用 PATH 中的 gcc</translation>
    </message>
    <message>
        <source>Install a MinGW-w64 GCC (such as the one of MSYS2 or WinLibs) and add its bin folder to PATH</source>
        <translation>安装 MinGW-w64 GCC（例如 MSYS2 或 WinLibs 提供的），并将其 bin 文件夹添加到 PATH</translation>
    </message>
    <message>
        <source>cgo does not work with this C compiler</source>
        <translation>cgo 不能使用此 C 编译器</translation>
    </message>
    <message>
        <source>cgo gives options of GCC, which Microsoft&apos;s compiler and clang-cl do not accept.</source>
        <translation>cgo 使用 GCC 的选项，Microsoft 的编译器和 clang-cl 不接受这些选项。</translation>
    </message>
    <message>
        <source>Set %1 to gcc or clang of a MinGW-w64 installation</source>
        <translation>将 %1 设为 MinGW-w64 的 gcc 或 clang</translation>
    </message>
    <message>
        <source>%1 is a program for %2; Go builds for %3</source>
        <translation>%1 是 %2 的程序；Go 为 %3 构建</translation>
    </message>
    <message>
        <source>%1 makes programs for %2; Go builds for %3</source>
        <translation>%1 生成 %2 的程序；Go 为 %3 构建</translation>
    </message>
    <message>
        <source>The C compiler is for a different architecture</source>
        <translation>C 编译器面向其他体系结构</translation>
    </message>
    <message>
        <source>Put a MinGW-w64 GCC for %1 before it on PATH</source>
        <translation>将面向 %1 的 MinGW-w64 GCC 放在 PATH 中它的前面</translation>
    </message>
    <message>
        <source>A path with a space requires quotes: %1</source>
        <translation>含空格的路径需要引号：%1</translation>
    </message>
    <message>
        <source>the path is %1</source>
        <translation>路径为 %1</translation>
    </message>
    <message>
        <source>Put the path in quotes that are part of the value: %1</source>
        <translation>在值中给路径加上引号：%1</translation>
    </message>
    <message>
        <source>Go refuses the value of %1</source>
        <translation>Go 拒绝 %1 的值</translation>
    </message>
    <message>
        <source>%1 must be a name or an absolute path</source>
        <translation>%1 必须是名称或绝对路径</translation>
    </message>
    <message>
        <source>the quotes in %1 do not match</source>
        <translation>%1 中的引号不成对</translation>
    </message>
    <message>
        <source>Correct %1, or remove it</source>
        <translation>更正 %1，或将其删除</translation>
    </message>
    <message>
        <source>cgo finds its C compiler</source>
        <translation>cgo 能找到 C 编译器</translation>
    </message>
    <message>
        <source>With CGO_ENABLED=1 or CC set, packages with C code end with &quot;C compiler not found&quot; where there is none. Otherwise cgo is off without a compiler.</source>
        <translation>设置了 CGO_ENABLED=1 或 CC 但没有编译器时，含 C 代码的包会因“C compiler not found”而构建失败。未设置它们时，没有编译器则 cgo 处于关闭状态。</translation>
    </message>
    <message>
        <source>The C compiler suits the architecture</source>
        <translation>C 编译器与体系结构相符</translation>
    </message>
    <message>
        <source>A compiler for another architecture ends with &quot;64-bit mode not compiled in&quot; or with missing libraries.</source>
        <translation>面向其他体系结构的编译器会因“64-bit mode not compiled in”或缺少库而失败。</translation>
    </message>
    <message>
        <source>CC and CXX are written as Go reads them</source>
        <translation>CC 和 CXX 的写法符合 Go 的读法</translation>
    </message>
    <message>
        <source>CC is a command: Go splits it at spaces, so a path with a space belongs in quotes within the value.</source>
        <translation>CC 是一条命令：Go 按空格拆分它，因此含空格的路径要在值中加引号。</translation>
    </message>
    <message>
        <source>Remove the line %1 from %2</source>
        <translation>从 %2 中删除 %1 这一行</translation>
    </message>
    <message>
        <source>%1 is set to another processor, which works here</source>
        <translation>%1 设置为另一种处理器，在这里可以运行</translation>
    </message>
    <message>
        <source>Go does not accept GOFLAGS</source>
        <translation>Go 不接受 GOFLAGS</translation>
    </message>
    <message>
        <source>A part of GOFLAGS has no effect on builds: -w</source>
        <translation>GOFLAGS 中有一部分对构建无效：-w</translation>
    </message>
    <message>
        <source>Put the flag in quotes: %1</source>
        <translation>将标志放在引号中：%1</translation>
    </message>
    <message>
        <source>GOFLAGS sets -mod=%1 for every project</source>
        <translation>GOFLAGS 为每个项目设置了 -mod=%1</translation>
    </message>
    <message>
        <source>go install of a version fails: it cannot query a module because of -mod=vendor</source>
        <translation>用 go install 安装某个版本会失败：由于 -mod=vendor，它无法查询模块</translation>
    </message>
    <message>
        <source>go build changes go.mod, and workspaces (go.work) do not work</source>
        <translation>go build 会更改 go.mod，并且工作区（go.work）无法使用</translation>
    </message>
    <message>
        <source>Go does not accept GO111MODULE</source>
        <translation>Go 不接受 GO111MODULE</translation>
    </message>
    <message>
        <source>Modules are off</source>
        <translation>模块已关闭</translation>
    </message>
    <message>
        <source>Modules are used in projects with a go.mod only</source>
        <translation>仅在有 go.mod 的项目中使用模块</translation>
    </message>
    <message>
        <source>Go ignores go.mod, and go install of a version does not work</source>
        <translation>Go 会忽略 go.mod，并且无法用 go install 安装某个版本</translation>
    </message>
    <message>
        <source>Go does not accept GOTOOLCHAIN</source>
        <translation>Go 不接受 GOTOOLCHAIN</translation>
    </message>
    <message>
        <source>Go does not download the newer Go that a project needs</source>
        <translation>Go 不会下载项目所需的较新 Go 版本</translation>
    </message>
    <message>
        <source>the Go that is used is %1</source>
        <translation>使用的 Go 是 %1</translation>
    </message>
    <message>
        <source>Go does not accept GOWORK</source>
        <translation>Go 不接受 GOWORK</translation>
    </message>
    <message>
        <source>The file of GOWORK does not exist</source>
        <translation>GOWORK 指定的文件不存在</translation>
    </message>
    <message>
        <source>Every project uses the workspace of GOWORK</source>
        <translation>每个项目都使用 GOWORK 指定的工作区</translation>
    </message>
    <message>
        <source>GODEBUG changes every program written in Go</source>
        <translation>GODEBUG 会影响每个用 Go 编写的程序</translation>
    </message>
    <message>
        <source>CGO_ENABLED has no effect</source>
        <translation>CGO_ENABLED 不起作用</translation>
    </message>
    <message>
        <source>Go reads 0 and 1 only</source>
        <translation>Go 只读取 0 和 1</translation>
    </message>
    <message>
        <source>GOFLAGS is not set or is valid</source>
        <translation>GOFLAGS 未设置或有效</translation>
    </message>
    <message>
        <source>Every word of GOFLAGS must be a flag that a go command knows, and it counts for every project.</source>
        <translation>GOFLAGS 中的每个词都必须是某个 go 命令认识的标志，并且它对每个项目都有效。</translation>
    </message>
    <message>
        <source>Modules are on</source>
        <translation>模块已启用</translation>
    </message>
    <message>
        <source>Without modules, Go does not read go.mod.</source>
        <translation>没有模块，Go 不会读取 go.mod。</translation>
    </message>
    <message>
        <source>GOTOOLCHAIN is not set or is valid</source>
        <translation>GOTOOLCHAIN 未设置或有效</translation>
    </message>
    <message>
        <source>GOTOOLCHAIN is auto, path, local or the name of a toolchain such as go1.24.0.</source>
        <translation>GOTOOLCHAIN 是 auto、path、local 或工具链的名称，例如 go1.24.0。</translation>
    </message>
    <message>
        <source>GOWORK is not set for every project</source>
        <translation>没有为每个项目设置 GOWORK</translation>
    </message>
    <message>
        <source>GOWORK puts every project into one workspace; Go finds a go.work by itself.</source>
        <translation>GOWORK 会将每个项目放入同一个工作区；Go 会自行查找 go.work。</translation>
    </message>
    <message>
        <source>GODEBUG is not set</source>
        <translation>未设置 GODEBUG</translation>
    </message>
    <message>
        <source>It turns on behaviour of older versions, in every program written in Go.</source>
        <translation>它会在每个用 Go 编写的程序中启用旧版本的行为。</translation>
    </message>
    <message>
        <source>CGO_ENABLED is not set or is valid</source>
        <translation>CGO_ENABLED 未设置或有效</translation>
    </message>
    <message>
        <source>Go ignores other values.</source>
        <translation>Go 会忽略其他值。</translation>
    </message>
    <message>
        <source>it is in UTF-16; Go reads UTF-8 only</source>
        <translation>它是 UTF-16 编码；Go 只读取 UTF-8</translation>
    </message>
    <message>
        <source>it begins with a byte order mark, which hides its first line</source>
        <translation>它以字节顺序标记开头，这会隐藏第一行</translation>
    </message>
    <message>
        <source>it is not in UTF-8</source>
        <translation>它不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>its lines end with CR LF; Go takes the CR for a part of the value</source>
        <translation>它的行以 CR LF 结尾；Go 会将 CR 视为值的一部分</translation>
    </message>
    <message>
        <source>Go ignores %1</source>
        <translation>Go 会忽略 %1</translation>
    </message>
    <message>
        <source>Rewrite the file in UTF-8 with LF</source>
        <translation>以 UTF-8 和 LF 重写该文件</translation>
    </message>
    <message>
        <source>Open it in Notepad and save it as UTF-8</source>
        <translation>用记事本打开它并另存为 UTF-8</translation>
    </message>
    <message>
        <source>Go&apos;s settings file cannot be read</source>
        <translation>无法读取 Go 的设置文件</translation>
    </message>
    <message>
        <source>Go ignores it without a message</source>
        <translation>Go 会忽略它，且没有任何提示</translation>
    </message>
    <message>
        <source>Give yourself permission to read the file, or move it away</source>
        <translation>授予自己读取该文件的权限，或将其移走</translation>
    </message>
    <message>
        <source>Go reads every line of its settings file</source>
        <translation>Go 能读取其设置文件的每一行</translation>
    </message>
    <message>
        <source>Go reads the file byte by byte: only lines that begin with a capital letter count, and everything up to the line feed is the value.</source>
        <translation>Go 逐字节读取该文件：只有以大写字母开头的行有效，直到换行符为止的所有内容都是值。</translation>
    </message>
    <message>
        <source>Go can read its settings file</source>
        <translation>Go 可以读取其设置文件</translation>
    </message>
    <message>
        <source>If Go cannot read the file, its settings have no effect, and no message says so.</source>
        <translation>如果 Go 无法读取该文件，其中的设置就不起作用，并且没有任何提示。</translation>
    </message>
    <message>
        <source>Go does not accept GOPATH</source>
        <translation>Go 不接受 GOPATH</translation>
    </message>
    <message>
        <source>GOPATH ends with &quot;;&quot;, which this Go does not accept</source>
        <translation>GOPATH 以“;”结尾，此版本的 Go 不接受</translation>
    </message>
    <message>
        <source>Go does not accept GOBIN</source>
        <translation>Go 不接受 GOBIN</translation>
    </message>
    <message>
        <source>The build cache is off</source>
        <translation>构建缓存已关闭</translation>
    </message>
    <message>
        <source>Go does not accept %1</source>
        <translation>Go 不接受 %1</translation>
    </message>
    <message>
        <source>Create the folder %1</source>
        <translation>创建文件夹 %1</translation>
    </message>
    <message>
        <source>The folder of GOTMPDIR does not exist</source>
        <translation>GOTMPDIR 指定的文件夹不存在</translation>
    </message>
    <message>
        <source>Set TEMP and TMP to %1</source>
        <translation>将 TEMP 和 TMP 设置为 %1</translation>
    </message>
    <message>
        <source>TEMP and TMP are not set</source>
        <translation>未设置 TEMP 和 TMP</translation>
    </message>
    <message>
        <source>programs then use a folder that is not meant for temporary files, or fail</source>
        <translation>程序会因此使用并非用于临时文件的文件夹，或者失败</translation>
    </message>
    <message>
        <source>The folder for temporary files does not exist</source>
        <translation>临时文件的文件夹不存在</translation>
    </message>
    <message>
        <source>GOPATH itself contains a go.mod</source>
        <translation>GOPATH 本身包含 go.mod</translation>
    </message>
    <message>
        <source>Move the project to its own folder outside GOPATH</source>
        <translation>将项目移到 GOPATH 之外的单独文件夹</translation>
    </message>
    <message>
        <source>You cannot write to the folder of %1</source>
        <translation>您无法写入 %1 的文件夹</translation>
    </message>
    <message>
        <source>this account cannot write to %1</source>
        <translation>此帐户无法写入 %1</translation>
    </message>
    <message>
        <source>only administrators can write to %1</source>
        <translation>只有管理员可以写入 %1</translation>
    </message>
    <message>
        <source>Give this account permission to write there, or set %1 to another folder</source>
        <translation>授予此帐户写入该文件夹的权限，或将 %1 设置为其他文件夹</translation>
    </message>
    <message>
        <source>Go accepts GOPATH</source>
        <translation>Go 接受 GOPATH</translation>
    </message>
    <message>
        <source>Every go command stops if GOPATH is not a full path.</source>
        <translation>如果 GOPATH 不是完整路径，每个 go 命令都会停止。</translation>
    </message>
    <message>
        <source>Go accepts GOBIN</source>
        <translation>Go 接受 GOBIN</translation>
    </message>
    <message>
        <source>go install stops if GOBIN is not a full path.</source>
        <translation>如果 GOBIN 不是完整路径，go install 会停止。</translation>
    </message>
    <message>
        <source>The build cache is on</source>
        <translation>构建缓存已启用</translation>
    </message>
    <message>
        <source>Go needs its build cache since Go 1.12; nothing can be built without it.</source>
        <translation>自 Go 1.12 起，Go 需要构建缓存；没有它就无法构建。</translation>
    </message>
    <message>
        <source>Go accepts GOCACHE and GOMODCACHE</source>
        <translation>Go 接受 GOCACHE 和 GOMODCACHE</translation>
    </message>
    <message>
        <source>Nothing can be built if a cache is not a full path.</source>
        <translation>如果缓存文件夹不是完整路径，就无法构建。</translation>
    </message>
    <message>
        <source>The folder of GOTMPDIR exists</source>
        <translation>GOTMPDIR 指定的文件夹存在</translation>
    </message>
    <message>
        <source>Go does not create the folder; every build ends with &quot;creating work dir&quot;.</source>
        <translation>Go 不会创建该文件夹；每次构建都会因“creating work dir”错误而失败。</translation>
    </message>
    <message>
        <source>The folder for temporary files exists</source>
        <translation>临时文件的文件夹存在</translation>
    </message>
    <message>
        <source>Go builds in a folder below it, and so do many other programs.</source>
        <translation>Go 在其下的文件夹中构建，许多其他程序也会使用它。</translation>
    </message>
    <message>
        <source>GOPATH itself contains no go.mod</source>
        <translation>GOPATH 本身不包含 go.mod</translation>
    </message>
    <message>
        <source>Go ignores a go.mod in the folder of GOPATH; older versions stop.</source>
        <translation>Go 会忽略 GOPATH 文件夹中的 go.mod；旧版本会停止。</translation>
    </message>
    <message>
        <source>You can write to Go&apos;s folders</source>
        <translation>您可以写入 Go 的文件夹</translation>
    </message>
    <message>
        <source>Go writes modules, programs and build results there.</source>
        <translation>Go 会将模块、程序和构建结果写入这些文件夹。</translation>
    </message>
    <message>
        <source>GOSUMDB names a private checksum database</source>
        <translation>GOSUMDB 指定了私有的校验和数据库</translation>
    </message>
    <message>
        <source>Compare the key with the one of your organisation</source>
        <translation>将该密钥与您的组织提供的密钥进行比较</translation>
    </message>
    <message>
        <source>%1 is an address; a module path has none</source>
        <translation>%1 是一个地址；模块路径不是地址</translation>
    </message>
    <message>
        <source>%1: a comma separates patterns</source>
        <translation>%1：模式之间用逗号分隔</translation>
    </message>
    <message>
        <source>%1: no module path begins with a dot</source>
        <translation>%1：模块路径不会以点开头</translation>
    </message>
    <message>
        <source>%1: a module path has no port</source>
        <translation>%1：模块路径没有端口</translation>
    </message>
    <message>
        <source>%1: the host in a module path is in lower case</source>
        <translation>%1：模块路径中的主机名使用小写</translation>
    </message>
    <message>
        <source>%1: a bracket is not closed</source>
        <translation>%1：有一个方括号没有闭合</translation>
    </message>
    <message>
        <source>%1: the separator is /</source>
        <translation>%1：分隔符是 /</translation>
    </message>
    <message>
        <source>%1: the first part of a module path has a dot</source>
        <translation>%1：模块路径的第一部分包含点</translation>
    </message>
    <message>
        <source>A pattern of %1 matches no module</source>
        <translation>%1 的某个模式不匹配任何模块</translation>
    </message>
    <message>
        <source>Go does not accept GOVCS</source>
        <translation>Go 不接受 GOVCS</translation>
    </message>
    <message>
        <source>Go does not accept GOAUTH</source>
        <translation>Go 不接受 GOAUTH</translation>
    </message>
    <message>
        <source>GOVCS is not set or is valid</source>
        <translation>GOVCS 未设置或有效</translation>
    </message>
    <message>
        <source>With a mistake in it, no module can be fetched from its source host.</source>
        <translation>如果其中有错误，就无法从源主机获取模块。</translation>
    </message>
    <message>
        <source>GOAUTH is not set or is valid</source>
        <translation>GOAUTH 未设置或有效</translation>
    </message>
    <message>
        <source>With a mistake in it, no module can be fetched over https.</source>
        <translation>如果其中有错误，就无法通过 https 获取模块。</translation>
    </message>
    <message>
        <source>This Go is inside GOPATH</source>
        <translation>此 Go 位于 GOPATH 中</translation>
    </message>
    <message>
        <source>Go works there. Whoever empties GOPATH deletes Go too.</source>
        <translation>Go 可以在那里正常工作。但清空 GOPATH 会连同 Go 一起删除。</translation>
    </message>
    <message>
        <source>%1: HTTP %2, a sign-in is required</source>
        <translation>%1：HTTP %2，需要登录</translation>
    </message>
    <message>
        <source>%1: HTTP %2, access is denied</source>
        <translation>%1：HTTP %2，拒绝访问</translation>
    </message>
    <message>
        <source>%1: HTTP %2, not found</source>
        <translation>%1：HTTP %2，未找到</translation>
    </message>
    <message>
        <source>%1: HTTP %2, the proxy requires a user name and a password</source>
        <translation>%1：HTTP %2，代理要求用户名和密码</translation>
    </message>
    <message>
        <source>%1: HTTP %2 with a web page instead of a list of versions</source>
        <translation>%1：HTTP %2，返回的是网页而不是版本列表</translation>
    </message>
    <message>
        <source>%1: HTTP %2, a server error</source>
        <translation>%1：HTTP %2，服务器错误</translation>
    </message>
    <message>
        <source>%1 responds only through the proxy %2, which Go does not use</source>
        <translation>%1 只有通过代理 %2 才有响应，而 Go 不使用该代理</translation>
    </message>
    <message>
        <source>%1 responds through the proxy %2, which Go does not use; whether it responds without it is not known</source>
        <translation>%1 通过代理 %2 有响应，但 Go 不使用该代理；不通过代理是否有响应尚不清楚</translation>
    </message>
    <message>
        <source>The module proxy denies access</source>
        <translation>模块代理拒绝访问</translation>
    </message>
    <message>
        <source>The proxy on the way to the module proxy requires a sign-in</source>
        <translation>通往模块代理的代理服务器要求登录</translation>
    </message>
    <message>
        <source>A web page responds instead of the module proxy</source>
        <translation>响应的是网页，而不是模块代理</translation>
    </message>
    <message>
        <source>The module proxy does not have public modules</source>
        <translation>该模块代理没有公共模块</translation>
    </message>
    <message>
        <source>The module proxy reports an error</source>
        <translation>模块代理报告错误</translation>
    </message>
    <message>
        <source>Go then fetches modules directly from where they are hosted</source>
        <translation>随后 Go 会直接从托管模块的服务器获取模块</translation>
    </message>
    <message>
        <source>%1 forwards it</source>
        <translation>%1 会转发对该数据库的请求</translation>
    </message>
    <message>
        <source>Remove the entry: PATH contains the folder</source>
        <translation>删除该条目：PATH 中已有该文件夹</translation>
    </message>
    <message>
        <source>Change the entry to %1</source>
        <translation>将该条目改为 %1</translation>
    </message>
    <message>
        <source>A PATH entry contains invisible characters</source>
        <translation>PATH 条目中有不可见的字符</translation>
    </message>
    <message>
        <source>A PATH entry contains look-alike characters</source>
        <translation>PATH 条目中有外形相似的字符</translation>
    </message>
    <message>
        <source>A PATH entry contains a space that Windows does not ignore</source>
        <translation>PATH 条目中有 Windows 不会忽略的空格</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (%2 PATH)</source>
        <translation>“%1”（%2 PATH）</translation>
    </message>
    <message>
        <source>the folder that exists: %1</source>
        <translation>存在的文件夹：%1</translation>
    </message>
    <message>
        <source>not found because of it: %1</source>
        <translation>因此找不到：%1</translation>
    </message>
    <message>
        <source>PATHEXT puts scripts before programs</source>
        <translation>PATHEXT 将脚本排在程序之前</translation>
    </message>
    <message>
        <source>PATHEXT (%1) = %2</source>
        <translation>PATHEXT（%1）= %2</translation>
    </message>
    <message>
        <source>PATHEXT does not contain .EXE</source>
        <translation>PATHEXT 中没有 .EXE</translation>
    </message>
    <message>
        <source>cmd.exe and Go find go.exe and gcc.exe only by their full names</source>
        <translation>cmd.exe 和 Go 只能用全名找到 go.exe 和 gcc.exe</translation>
    </message>
    <message>
        <source>%1 starts in place of the program beside it</source>
        <translation>启动的是 %1，而不是同一文件夹中的程序</translation>
    </message>
    <message>
        <source>Set PATHEXT (%1) to %2</source>
        <translation>将 PATHEXT（%1）设为 %2</translation>
    </message>
    <message>
        <source>%1: the entry in the system PATH, which is searched first, counts</source>
        <translation>%1：起作用的是系统 PATH 中的条目，系统 PATH 先被搜索</translation>
    </message>
    <message>
        <source>PATH contains Go&apos;s folder, but misspelt</source>
        <translation>PATH 中有 Go 的文件夹，但写法有误</translation>
    </message>
    <message>
        <source>Go refuses the setting of the folder for installed programs</source>
        <translation>Go 不接受已安装程序文件夹的设置</translation>
    </message>
    <message>
        <source>Go programs are installed into a folder of Go itself</source>
        <translation>Go 程序安装到 Go 自身的文件夹中</translation>
    </message>
    <message>
        <source>PATH contains the folder of installed Go programs, but misspelt</source>
        <translation>PATH 中有已安装 Go 程序的文件夹，但写法有误</translation>
    </message>
    <message>
        <source>No PATH entry contains a space that hides its folder</source>
        <translation>没有因空格而找不到文件夹的 PATH 条目</translation>
    </message>
    <message>
        <source>Windows does not trim the entries of PATH: with a space at its end, an entry refers to another folder. Programs in the folder are not found.</source>
        <translation>Windows 不会去掉 PATH 条目两端的空格：末尾有空格的条目指的是另一个文件夹，因此找不到该文件夹中的程序。</translation>
    </message>
    <message>
        <source>PATH is too long for commands in cmd.exe</source>
        <translation>PATH 过长，会影响 cmd.exe 中的命令</translation>
    </message>
    <message>
        <source>Remove entries that are no longer needed</source>
        <translation>删除不再需要的条目</translation>
    </message>
    <message>
        <source>PATHEXT finds programs before scripts</source>
        <translation>按 PATHEXT 先找到程序，再找到脚本</translation>
    </message>
    <message>
        <source>A folder in GOPROXY does not exist</source>
        <translation>GOPROXY 中的某个文件夹不存在</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1: misspelt proxy address</source>
        <translation>%1：代理地址有误</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Go ignores this value and connects directly</source>
        <translation>Go 忽略此值并直接连接</translation>
    </message>
    <message>
        <source>Go looks for a proxy on a computer named &quot;%1&quot;</source>
        <translation>Go 会在名为“%1”的计算机上寻找代理</translation>
    </message>
    <message>
        <source>Go does not support proxies of type &quot;%1&quot;</source>
        <translation>Go 不支持“%1”类型的代理</translation>
    </message>
    <message>
        <source>Correct %1</source>
        <translation>更正 %1</translation>
    </message>
    <message>
        <source>without the proxy, %1 responds</source>
        <translation>不通过代理时，%1 有响应</translation>
    </message>
    <message>
        <source>without the proxy, no host responds either</source>
        <translation>不通过代理时，也没有主机响应</translation>
    </message>
    <message>
        <source>The proxy in %1 does not respond</source>
        <translation>%1 中的代理没有响应</translation>
    </message>
    <message>
        <source>Start the proxy program on this computer</source>
        <translation>启动此计算机上的代理程序</translation>
    </message>
    <message>
        <source>Check whether the address of the proxy is still right</source>
        <translation>检查代理的地址是否仍然正确</translation>
    </message>
    <message>
        <source>proxy: %1</source>
        <translation>代理：%1</translation>
    </message>
    <message>
        <source>Go connects directly:</source>
        <translation>Go 直接连接：</translation>
    </message>
    <message>
        <source>through the proxy:</source>
        <translation>通过代理：</translation>
    </message>
    <message>
        <source>Go does not use the proxy settings of Windows</source>
        <translation>Go 不使用 Windows 的代理设置</translation>
    </message>
    <message>
        <source>Go does not use ALL_PROXY</source>
        <translation>Go 不使用 ALL_PROXY</translation>
    </message>
    <message>
        <source>%1 is set for this program only, not for new ones</source>
        <translation>%1 只对本程序设置，新启动的程序没有此变量</translation>
    </message>
    <message>
        <source>Set HTTPS_PROXY to the address of the proxy</source>
        <translation>将 HTTPS_PROXY 设置为代理的地址</translation>
    </message>
    <message>
        <source>The proxy variables are valid</source>
        <translation>代理变量有效</translation>
    </message>
    <message>
        <source>Go reads HTTPS_PROXY and HTTP_PROXY as http://host:port. If the value contains a mistake, no download works, or the value is ignored.</source>
        <translation>Go 按 http://host:port 的格式读取 HTTPS_PROXY 和 HTTP_PROXY。如果值有错误，所有下载都会失败，或者该值会被忽略。</translation>
    </message>
    <message>
        <source>The proxy in the variables responds</source>
        <translation>变量中的代理有响应</translation>
    </message>
    <message>
        <source>Go sends every download through the proxy in HTTPS_PROXY and does not fall back to a direct connection.</source>
        <translation>Go 的所有下载都通过 HTTPS_PROXY 中的代理，不会退回到直接连接。</translation>
    </message>
    <message>
        <source>Go uses the same proxy as Windows</source>
        <translation>Go 使用与 Windows 相同的代理</translation>
    </message>
    <message>
        <source>Browsers use the proxy settings of Windows. Go does not: it knows only the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY.</source>
        <translation>浏览器使用 Windows 的代理设置。Go 不使用：它只识别变量 HTTPS_PROXY、HTTP_PROXY 和 NO_PROXY。</translation>
    </message>
    <message>
        <source>Go says: %1</source>
        <translation>Go 的提示：%1</translation>
    </message>
    <message>
        <source>LongPathsEnabled is stored as %1; Windows reads REG_DWORD only</source>
        <translation>LongPathsEnabled 的类型是 %1；Windows 只读取 REG_DWORD</translation>
    </message>
    <message>
        <source>Replace the value with REG_DWORD 1</source>
        <translation>将该值替换为 REG_DWORD 1</translation>
    </message>
    <message>
        <source>restart the computer afterwards: running programs keep the old setting</source>
        <translation>之后请重新启动计算机：正在运行的程序会保留旧设置</translation>
    </message>
    <message>
        <source>MSYS2&apos;s Go</source>
        <translation>MSYS2 的 Go</translation>
    </message>
    <message>
        <source>conda&apos;s Go</source>
        <translation>conda 的 Go</translation>
    </message>
    <message>
        <source>%1, started by a program outside its folder</source>
        <translation>%1，由其文件夹之外的程序启动</translation>
    </message>
    <message>
        <source>it is complete: installing it again would not help</source>
        <translation>它是完整的：重新安装没有帮助</translation>
    </message>
    <message>
        <source>Go is installed, but does not run</source>
        <translation>已安装 Go，但它无法运行</translation>
    </message>
    <message>
        <source>A setting keeps Go from running: %1</source>
        <translation>有一项设置使 Go 无法运行：%1</translation>
    </message>
    <message>
        <source>the installation is not the cause: it runs once %1 is corrected</source>
        <translation>原因不在安装本身：更正 %1 后它就能运行</translation>
    </message>
    <message>
        <source>A Go of a package manager runs in its own environment only</source>
        <translation>包管理器的 Go 只能在它自己的环境中运行</translation>
    </message>
    <message>
        <source>This Go looks for its files in the folder that it was built in, unless its package manager&apos;s shell sets GOROOT.</source>
        <translation>这个 Go 会在构建它时所在的文件夹中查找文件，除非其包管理器的 shell 设置了 GOROOT。</translation>
    </message>
    <message>
        <source>Use it in its package manager&apos;s shell, or install the official Go</source>
        <translation>在其包管理器的 shell 中使用它，或安装官方的 Go</translation>
    </message>
    <message>
        <source>A Go installation requires a newer Windows</source>
        <translation>有一个已安装的 Go 需要较新版本的 Windows</translation>
    </message>
    <message>
        <source>this is %1, build %2; the newest Go that runs here is %3</source>
        <translation>这是 %1，内部版本 %2；可在此运行的最新 Go 是 %3</translation>
    </message>
    <message>
        <source>Install %1, or update Windows</source>
        <translation>安装 %1，或更新 Windows</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空的</translation>
    </message>
    <message>
        <source>Only programs are missing: an antivirus may have removed them.</source>
        <translation>只缺少程序文件：可能是防病毒软件删除了它们。</translation>
    </message>
    <message>
        <source>Look for them in Windows Security &gt; Virus &amp; threat protection &gt; Protection history, or in the quarantine of your antivirus, and restore them</source>
        <translation>请在“Windows 安全中心”&gt;“病毒和威胁防护”&gt;“保护历史记录”或防病毒软件的隔离区中查找并还原它们</translation>
    </message>
    <message>
        <source>Install the package again with its package manager</source>
        <translation>使用其包管理器重新安装该软件包</translation>
    </message>
    <message>
        <source>A 32-bit Go can use 2 to 4 GB of memory only: large builds end with &quot;VirtualAlloc … failed&quot;.</source>
        <translation>32 位的 Go 只能使用 2 到 4 GB 内存：大型构建会因“VirtualAlloc … failed”而失败。</translation>
    </message>
    <message>
        <source>Install the 64-bit Go</source>
        <translation>安装 64 位的 Go</translation>
    </message>
    <message>
        <source>Go supports this version of Windows</source>
        <translation>Go 支持此版本的 Windows</translation>
    </message>
    <message>
        <source>Go 1.21 and later require Windows 10 or Windows Server 2016; on an older Windows they crash when they start.</source>
        <translation>Go 1.21 及更高版本需要 Windows 10 或 Windows Server 2016；在更旧的 Windows 上启动时会崩溃。</translation>
    </message>
    <message>
        <source>The value of %1 is in quotes</source>
        <translation>%1 的值带有引号</translation>
    </message>
    <message>
        <source>The value of %1 contains characters that cannot be seen</source>
        <translation>%1 的值包含看不见的字符</translation>
    </message>
    <message>
        <source>The value of %1 contains characters that look like others</source>
        <translation>%1 的值包含与其他字符外形相似的字符</translation>
    </message>
    <message>
        <source>%1 is set to a path of another system</source>
        <translation>%1 设置为其他系统的路径</translation>
    </message>
    <message>
        <source>character %1 is U+%2</source>
        <translation>第 %1 个字符是 U+%2</translation>
    </message>
    <message>
        <source>Go does not read the variable %1</source>
        <translation>Go 不读取变量 %1</translation>
    </message>
    <message>
        <source>its name resembles %1</source>
        <translation>它的名称与 %1 相似</translation>
    </message>
    <message>
        <source>it is a %1 variable: %2</source>
        <translation>它是%1变量：%2</translation>
    </message>
    <message>
        <source>it is in %1: %2</source>
        <translation>它在 %1 中：%2</translation>
    </message>
    <message>
        <source>Rename it to %1</source>
        <translation>将其重命名为 %1</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>将其删除</translation>
    </message>
    <message>
        <source>No Go setting is in quotes</source>
        <translation>Go 设置的值均未带引号</translation>
    </message>
    <message>
        <source>Windows keeps the quotes as a part of the value.</source>
        <translation>Windows 会将引号保留为值的一部分。</translation>
    </message>
    <message>
        <source>No setting contains full-width characters</source>
        <translation>没有包含全角字符的设置</translation>
    </message>
    <message>
        <source>An input method writes ：；， and letters that look like the ones Go expects.</source>
        <translation>输入法可能输入 ：；， 以及与 Go 所需字符外形相似的字母。</translation>
    </message>
    <message>
        <source>No setting contains invisible characters</source>
        <translation>没有包含不可见字符的设置</translation>
    </message>
    <message>
        <source>No Go setting is a path of another system</source>
        <translation>没有设置为其他系统路径的 Go 设置</translation>
    </message>
    <message>
        <source>A shell such as Git Bash writes /c/Users for C:\Users. Go on Windows does not understand it.</source>
        <translation>Git Bash 等 shell 会将 C:\Users 写成 /c/Users。Windows 上的 Go 不认识这种写法。</translation>
    </message>
    <message>
        <source>No variable has a misspelt name of a Go setting</source>
        <translation>没有拼写错误的 Go 设置变量名</translation>
    </message>
    <message>
        <source>Go ignores a name that it does not know, and nothing indicates this.</source>
        <translation>Go 会忽略它不认识的名称，并且没有任何提示。</translation>
    </message>
    <message>
        <source>%1 was downloaded, then removed or blocked by another program</source>
        <translation>%1 已下载完成，随后被另一个程序删除或阻止</translation>
    </message>
    <message>
        <source>a security product may have quarantined it: open Windows Security &gt; Virus &amp; threat protection &gt; Protection history (or the quarantine of your antivirus), restore the file, then try again</source>
        <translation>它可能已被安全产品隔离：请打开“Windows 安全中心”&gt;“病毒和威胁防护”&gt;“保护历史记录”（或您的防病毒软件的隔离区），还原该文件后重试</translation>
    </message>
    <message>
        <source>%1 does not run on %2, build %3</source>
        <translation>%1 不能在 %2（内部版本 %3）上运行</translation>
    </message>
    <message>
        <source>choose %1: it is the newest Go that runs on this Windows</source>
        <translation>请选择 %1：它是可在此 Windows 上运行的最新 Go</translation>
    </message>
    <message>
        <source>Go %1 works on this computer</source>
        <translation>Go %1 可在此计算机上正常使用</translation>
    </message>
    <message>
        <source>Every new terminal finds it.</source>
        <translation>每个新终端都能找到它。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is left to do: %n check(s) are in order.</source>
        <translation>
            <numerusform>没有需要处理的事项：%n 项检查正常。</numerusform>
        </translation>
    </message>
    <message>
        <source>The results with administrator permission are in a new window</source>
        <translation>具有管理员权限的结果显示在新窗口中</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) need administrator permission</source>
        <translation>
            <numerusform>%n 项结果需要管理员权限</numerusform>
        </translation>
    </message>
    <message>
        <source>Check with admi&amp;nistrator rights</source>
        <translation>以管理员权限检查(&amp;N)</translation>
    </message>
    <message>
        <source>Administrator: %1</source>
        <translation>管理员：%1</translation>
    </message>
    <message>
        <source>rewritten in UTF-8 with LF</source>
        <translation>以 UTF-8 和 LF 重写</translation>
    </message>
    <message>
        <source>the value for %1 is not in UTF-8</source>
        <translation>%1 的值不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>a flag ends at a space; quotes around all of it keep it together</source>
        <translation>标志在空格处结束；用引号将整个标志括起来即可</translation>
    </message>
    <message>
        <source>Go reads its settings file differently than intended</source>
        <translation>Go 未能按原意读取其设置文件</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: spaces are a part of the pattern</source>
        <translation>“%1”：空格是模式的一部分</translation>
    </message>
    <message>
        <source>The folder for installed Go programs cannot be used</source>
        <translation>无法使用安装 Go 程序的文件夹</translation>
    </message>
    <message>
        <source>other users can put programs into the folder; protect it first</source>
        <translation>其他用户可以将程序放入该文件夹；请先保护它</translation>
    </message>
    <message>
        <source>A line of Go&apos;s settings file empties GOPROXY</source>
        <translation>Go 设置文件中的一行将 GOPROXY 清空了</translation>
    </message>
    <message>
        <source>A space or a line break that was copied with a value is a part of it.</source>
        <translation>随值一起复制的空格或换行符会成为值的一部分。</translation>
    </message>
    <message>
        <source>Still to check below: %1.</source>
        <translation>下面还有需要查看的项：%1。</translation>
    </message>
    <message>
        <source>%1 was changed by the later run %2 and was kept; undo that run too</source>
        <translation>%1 已被之后的运行 %2 更改，因此予以保留；请同时撤消该运行</translation>
    </message>
    <message>
        <source>%1: HTTP %2 with something else than a list of versions</source>
        <translation>%1：HTTP %2，返回的不是版本列表</translation>
    </message>
    <message>
        <source>This is not the answer of a module proxy</source>
        <translation>这不是模块代理的响应</translation>
    </message>
    <message>
        <source>%1 was asked without your credentials</source>
        <translation>对 %1 的查询未使用您的凭据</translation>
    </message>
    <message>
        <source>%1 did not send its answer in time</source>
        <translation>%1 未及时发送响应内容</translation>
    </message>
    <message>
        <source>Remove the quote and check what stands after it</source>
        <translation>请删除该引号，并检查其后的内容</translation>
    </message>
    <message>
        <source>Move folders that any user can write to from the system PATH to the user PATH</source>
        <translation>将任何用户都可以写入的文件夹从系统 PATH 移到用户 PATH</translation>
    </message>
    <message>
        <source>Remove the quote yourself: GoSetup does not change entries of Windows</source>
        <translation>请您自行删除该引号：GoSetup 不更改 Windows 自身的条目</translation>
    </message>
    <message>
        <source>A quote in PATH has no closing quote</source>
        <translation>PATH 中有一个引号没有配对的结束引号</translation>
    </message>
    <message>
        <source>cmd.exe and Go take everything after the quote as one entry, other programs do not</source>
        <translation>cmd.exe 和 Go 会将引号之后的全部内容视为一个条目，其他程序则不会</translation>
    </message>
    <message>
        <source>the user PATH comes after it and is part of that entry</source>
        <translation>用户 PATH 位于其后，也成为该条目的一部分</translation>
    </message>
    <message>
        <source>cmd.exe finds go.exe and gcc.exe only by their full names: it does not add a missing dot, as Go does</source>
        <translation>cmd.exe 只能通过完整名称找到 go.exe 和 gcc.exe：与 Go 不同，它不会补上缺少的点</translation>
    </message>
    <message>
        <source>Delete the user variable PATHEXT: the system variable takes its place</source>
        <translation>删除用户变量 PATHEXT：将改用系统变量</translation>
    </message>
    <message numerus="yes">
        <source>PATH entries whose variable has a wrong value: %n</source>
        <translation>
            <numerusform>变量值有误的 PATH 条目：%n</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the folder itself in the %1 PATH, without the variable</source>
        <translation>在%1 PATH 中直接写入文件夹，不使用变量</translation>
    </message>
    <message>
        <source>The folder for installed Go programs contains characters that do not belong there</source>
        <translation>用于存放已安装 Go 程序的文件夹含有不应有的字符</translation>
    </message>
    <message>
        <source>the system and user PATH together have %1 characters when expanded</source>
        <translation>系统 PATH 与用户 PATH 展开后共有 %1 个字符</translation>
    </message>
    <message>
        <source>cmd.exe ends a line at 8191: a batch file that extends PATH by %PATH% fails or cuts it</source>
        <translation>cmd.exe 的一行最多 8191 个字符：通过 %PATH% 扩展 PATH 的批处理文件会失败或将其截断</translation>
    </message>
    <message>
        <source>limits in characters: setx 1024 per value, some programs 2047, cmd.exe 8191, Windows 32767</source>
        <translation>字符数限制：setx 每个值 1024，部分程序 2047，cmd.exe 8191，Windows 32767</translation>
    </message>
    <message>
        <source>PATH is longer than Windows allows</source>
        <translation>PATH 超出 Windows 允许的长度</translation>
    </message>
    <message>
        <source>PATHEXT lists the extensions that Windows tries for a name without one, in this order. The user variable takes the place of the system variable.</source>
        <translation>PATHEXT 列出 Windows 对不带扩展名的名称依次尝试的扩展名。用户变量会取代系统变量。</translation>
    </message>
    <message>
        <source>Go contacts no host through it</source>
        <translation>Go 不通过它联系任何主机</translation>
    </message>
    <message>
        <source>This is not the address of a proxy</source>
        <translation>这不是代理的地址</translation>
    </message>
    <message>
        <source>Windows reaches %1 without the proxy; NO_PROXY cannot express that</source>
        <translation>Windows 不通过代理访问 %1；NO_PROXY 无法表示这一点</translation>
    </message>
    <message>
        <source>a file extension would be lost</source>
        <translation>将丢失一个文件扩展名</translation>
    </message>
    <message>
        <source>a file extension would be added</source>
        <translation>将添加一个文件扩展名</translation>
    </message>
    <message>
        <source>other files would be started in place of programs</source>
        <translation>将启动其他文件来代替程序</translation>
    </message>
    <message>
        <source>Set the user variable %1 to %2: it overrides the system variable</source>
        <translation>将用户变量 %1 设置为 %2：它会覆盖系统变量</translation>
    </message>
    <message>
        <source>Edit the system variable %1 in System Properties &gt; Environment Variables</source>
        <translation>在“系统属性 &gt; 环境变量”中编辑系统变量 %1</translation>
    </message>
    <message>
        <source>(not shown)</source>
        <translation>（不显示）</translation>
    </message>
    <message>
        <source>%1%2%3</source>
        <translation>%1%2%3</translation>
    </message>
    <message>
        <source>Git</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>%1 has no effect</source>
        <translation>%1 不起作用</translation>
    </message>
    <message>
        <source>Go ignores a value that it does not know and builds for the lowest level.</source>
        <translation>Go 会忽略不认识的值，并按最低级别构建。</translation>
    </message>
    <message>
        <source>Go cannot find the program in GOCACHEPROG</source>
        <translation>Go 找不到 GOCACHEPROG 指定的程序</translation>
    </message>
    <message>
        <source>GOEXPERIMENT, GOAMD64 and the like are not set or are valid</source>
        <translation>GOEXPERIMENT、GOAMD64 等设置未设置或有效</translation>
    </message>
    <message>
        <source>Every go command stops at an experiment or a processor level that this Go does not know.</source>
        <translation>遇到此版本 Go 不认识的实验特性或处理器级别时，每条 go 命令都会停止。</translation>
    </message>
    <message>
        <source>GOFIPS140 is not set or is valid</source>
        <translation>GOFIPS140 未设置或有效</translation>
    </message>
    <message>
        <source>GOFIPS140 must be off, latest, inprocess, certified or a version that this Go contains.</source>
        <translation>GOFIPS140 必须是 off、latest、inprocess、certified 或此 Go 所包含的版本。</translation>
    </message>
    <message>
        <source>GOCACHEPROG is not set or is valid</source>
        <translation>GOCACHEPROG 未设置或有效</translation>
    </message>
    <message>
        <source>Every build starts this program, and ends if it cannot be started.</source>
        <translation>每次构建都会启动此程序；如果无法启动，构建就会终止。</translation>
    </message>
    <message>
        <source>-race in GOFLAGS requires cgo, which is off</source>
        <translation>GOFLAGS 中的 -race 需要 cgo，但 cgo 已关闭</translation>
    </message>
    <message>
        <source>The response is not from the checksum database</source>
        <translation>响应并非来自校验和数据库</translation>
    </message>
    <message>
        <source>Remove the address from GOSUMDB: Go then asks through the module proxy</source>
        <translation>从 GOSUMDB 中删除地址：之后 Go 会通过模块代理查询</translation>
    </message>
    <message>
        <source>The module proxy blocks the checksum database</source>
        <translation>模块代理阻止访问校验和数据库</translation>
    </message>
    <message>
        <source>Go asks the database itself only where a module proxy responds with 404 or 410</source>
        <translation>只有当模块代理返回 404 或 410 时，Go 才会直接访问数据库</translation>
    </message>
    <message>
        <source>Use another module proxy, or ask its operator to forward the checksum database</source>
        <translation>使用其他模块代理，或请其运营者转发校验和数据库</translation>
    </message>
    <message>
        <source>Enter your user name and password in HTTPS_PROXY (http://name:password@host:port): Go has no other way to sign in to a proxy</source>
        <translation>在 HTTPS_PROXY 中输入您的用户名和密码（http://name:password@host:port）：Go 没有其他登录代理的方式</translation>
    </message>
    <message>
        <source>Check the connection to the internet; if your organisation has a proxy, set HTTPS_PROXY to its address</source>
        <translation>请检查 Internet 连接；如果您的组织使用代理，请将 HTTPS_PROXY 设为其地址</translation>
    </message>
    <message>
        <source>Open any page in the browser and sign in to the network, or ask your organisation for a module proxy</source>
        <translation>在浏览器中打开任一网页并登录网络，或向您的组织询问可用的模块代理</translation>
    </message>
    <message>
        <source>GOROOT_FINAL is set, but is not needed</source>
        <translation>设置了 GOROOT_FINAL，但不需要它</translation>
    </message>
    <message>
        <source>it only changed paths in stack traces, and has had no effect since Go 1.23</source>
        <translation>它只更改堆栈跟踪中的路径，从 Go 1.23 起不再起作用</translation>
    </message>
    <message>
        <source>If you do not need it, remove it: %1</source>
        <translation>如果不需要，请将其删除：%1</translation>
    </message>
    <message>
        <source>git fetches everything from %1 over SSH</source>
        <translation>git 通过 SSH 获取 %1 上的所有内容</translation>
    </message>
    <message>
        <source>Public modules then require an SSH key, too. Without one, Go ends with &quot;Permission denied (publickey)&quot;.</source>
        <translation>这样一来，公共模块也需要 SSH 密钥。没有密钥时，Go 会报错 “Permission denied (publickey)”。</translation>
    </message>
    <message>
        <source>GOPROXY makes Go ask git first</source>
        <translation>GOPROXY 使 Go 首先使用 git</translation>
    </message>
    <message>
        <source>Go asks git for what no module proxy has</source>
        <translation>模块代理没有的内容，Go 会使用 git 获取</translation>
    </message>
    <message>
        <source>no SSH key was found</source>
        <translation>未找到 SSH 密钥</translation>
    </message>
    <message>
        <source>Limit it to your own modules: %1</source>
        <translation>仅限您自己的模块：%1</translation>
    </message>
    <message>
        <source>git fetches from %2 instead of %1</source>
        <translation>git 从 %2 而不是 %1 获取内容</translation>
    </message>
    <message>
        <source>Go gets versions and code from that server; only the checksum database detects changed code, and if the server is unavailable, modules cannot be fetched.</source>
        <translation>Go 从该服务器获取版本和代码；只有校验和数据库能发现被篡改的代码。如果该服务器不可用，就无法获取模块。</translation>
    </message>
    <message>
        <source>git fetches from %1 without encryption</source>
        <translation>git 从 %1 获取内容时不加密</translation>
    </message>
    <message>
        <source>Anyone on the network path can read and change what is fetched; only the checksum database detects changes. Most hosts no longer respond without encryption.</source>
        <translation>网络路径上的任何人都可以读取和更改所获取的内容，只有校验和数据库能发现更改。大多数主机已不再响应未加密的连接。</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>git uses the addresses that Go requests</source>
        <translation>git 使用 Go 请求的地址</translation>
    </message>
    <message>
        <source>Go starts git for modules that no proxy has. A rule in git&apos;s settings can send it to another address.</source>
        <translation>对于代理没有的模块，Go 会启动 git。git 设置中的一条规则可以把它引向另一个地址。</translation>
    </message>
    <message>
        <source>Rewrite these lines so that Go reads them</source>
        <translation>重写这些行，使 Go 能够读取</translation>
    </message>
    <message>
        <source>Remove %1 from %2, or install Go again</source>
        <translation>从 %2 中删除 %1，或重新安装 Go</translation>
    </message>
    <message>
        <source>%1: HTTP %2 with a web page</source>
        <translation>%1：HTTP %2，返回的是网页</translation>
    </message>
    <message>
        <source>%1: HTTP %2, a redirect that Go does not follow</source>
        <translation>%1：HTTP %2，Go 不会跟随的重定向</translation>
    </message>
    <message>
        <source>Go does not contact the module proxy</source>
        <translation>Go 不会访问此模块代理</translation>
    </message>
    <message>
        <source>The certificate of the module proxy is not trusted</source>
        <translation>模块代理的证书不受信任</translation>
    </message>
    <message>
        <source>no other host responds either</source>
        <translation>其他主机也都没有响应</translation>
    </message>
    <message>
        <source>go.dev responds with something other than the list of releases</source>
        <translation>go.dev 返回的不是版本列表</translation>
    </message>
    <message numerus="yes">
        <source>Move %n entries from the system PATH to the user PATH</source>
        <translation>
            <numerusform>将 %n 个条目从系统 PATH 移到用户 PATH</numerusform>
        </translation>
    </message>
    <message>
        <source>PATH has no semicolon between two folders</source>
        <translation>PATH 中的两个文件夹之间没有分号</translation>
    </message>
    <message>
        <source>The system PATH contains a user variable</source>
        <translation>系统 PATH 中包含用户变量</translation>
    </message>
    <message>
        <source>user variables are not available there: Windows expands the system PATH without them</source>
        <translation>用户变量在此处不可用：Windows 展开系统 PATH 时不使用用户变量</translation>
    </message>
    <message>
        <source>PATHEXT contains misspelt items</source>
        <translation>PATHEXT 中有书写错误的项</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a file extension, or is repeated</source>
        <translation>“%1”不是文件扩展名，或者重复</translation>
    </message>
    <message>
        <source>%1 (%2 PATH): the variable %3 is not set</source>
        <translation>%1（%2 PATH）：未设置变量 %3</translation>
    </message>
    <message>
        <source>never used: %1</source>
        <translation>从未使用：%1</translation>
    </message>
    <message>
        <source>Go sends no user name and password over http://</source>
        <translation>Go 不会通过 http:// 发送用户名和密码</translation>
    </message>
    <message>
        <source>the value begins or ends with a space</source>
        <translation>该值以空格开头或结尾</translation>
    </message>
    <message>
        <source>NO_PROXY contains entries that match no host</source>
        <translation>NO_PROXY 含有与任何主机都不匹配的条目</translation>
    </message>
    <message>
        <source>Go reads NO_PROXY as names, domains (.corp), addresses and networks (10.0.0.0/8), separated by commas.</source>
        <translation>Go 将 NO_PROXY 读作以逗号分隔的名称、域（.corp）、地址和网络（10.0.0.0/8）。</translation>
    </message>
    <message>
        <source>Go reads this as the name of one host: %1</source>
        <translation>Go 把它当作一个主机的名称：%1</translation>
    </message>
    <message>
        <source>%1 does not respond through the proxy</source>
        <translation>%1 通过代理没有响应</translation>
    </message>
    <message>
        <source>%1 is a script, which was not started</source>
        <translation>%1 是脚本，未启动它</translation>
    </message>
    <message>
        <source>A Go folder contains only the source code</source>
        <translation>某个 Go 文件夹只包含源代码</translation>
    </message>
    <message>
        <source>%1 contains no programs</source>
        <translation>%1 不包含任何程序</translation>
    </message>
    <message>
        <source>Use the archive for Windows, or build Go with src\make.bat</source>
        <translation>请使用适用于 Windows 的压缩包，或使用 src\make.bat 构建 Go</translation>
    </message>
    <message>
        <source>A Go installation contains files of two versions</source>
        <translation>某个 Go 安装包含两个版本的文件</translation>
    </message>
    <message>
        <source>One version was unpacked or copied over another: the folder contains files of both, and builds fail with errors in the standard library.</source>
        <translation>一个版本被解压缩或复制到另一个版本之上：该文件夹包含两个版本的文件，构建会因标准库中的错误而失败。</translation>
    </message>
    <message>
        <source>The value of %1 ends with a comment</source>
        <translation>%1 的值以注释结尾</translation>
    </message>
    <message>
        <source>Go does not read %1 from its settings file</source>
        <translation>Go 不从其设置文件中读取 %1</translation>
    </message>
    <message>
        <source>to turn telemetry off, run: go telemetry off</source>
        <translation>要关闭遥测，请运行：go telemetry off</translation>
    </message>
    <message>
        <source>only a variable of that name counts</source>
        <translation>只有同名的环境变量才有效</translation>
    </message>
    <message>
        <source>No Go setting ends with a comment</source>
        <translation>没有任何 Go 设置以注释结尾</translation>
    </message>
    <message>
        <source>Go takes a comment after a value as part of the value.</source>
        <translation>Go 会把值后面的注释当作值的一部分。</translation>
    </message>
    <message>
        <source>Every Go setting is set where Go reads it</source>
        <translation>每个 Go 设置都在 Go 会读取的位置</translation>
    </message>
    <message>
        <source>Go reads some settings only from environment variables; GOTELEMETRY is for display only.</source>
        <translation>有些设置 Go 只从环境变量中读取；GOTELEMETRY 仅供显示。</translation>
    </message>
    <message>
        <source>HTTP_PROXY is set, HTTPS_PROXY is not: Go uses HTTP_PROXY for http:// only</source>
        <translation>已设置 HTTP_PROXY，但未设置 HTTPS_PROXY：Go 仅将 HTTP_PROXY 用于 http://</translation>
    </message>
    <message>
        <source>Set HTTPS_PROXY to %1, with your own user name and password</source>
        <translation>将 HTTPS_PROXY 设为 %1，并填入您自己的用户名和密码</translation>
    </message>
    <message>
        <source>PATH has been changed by a later run of GoSetup (%1): only the entries that the undone run added were removed</source>
        <translation>PATH 已被之后的一次 GoSetup 运行 (%1) 更改：仅删除了被撤消的那次运行添加的条目</translation>
    </message>
    <message>
        <source>Check the user name and password in %1: the proxy does not accept them. Characters such as @ : / # have to be written as %2</source>
        <translation>检查 %1 中的用户名和密码：代理不接受它们。@ : / # 等字符必须写成 %2</translation>
    </message>
    <message>
        <source>it contains NUL bytes, as after a crash of the computer</source>
        <translation>文件中含有 NUL 字节，可能是计算机崩溃造成的</translation>
    </message>
    <message>
        <source>Delete the file and set what is missing again with go env -w</source>
        <translation>删除该文件，并用 go env -w 重新设置缺少的内容</translation>
    </message>
    <message>
        <source>Change the entry yourself: GoSetup does not change entries of Windows</source>
        <translation>请自行更改该项：GoSetup 不会更改 Windows 自身的条目</translation>
    </message>
    <message>
        <source>A PATH entry names a program instead of the folder that it is in</source>
        <translation>PATH 中的一项指向程序，而不是程序所在的文件夹</translation>
    </message>
    <message>
        <source>A Go folder is for another operating system</source>
        <translation>某个 Go 文件夹用于其他操作系统</translation>
    </message>
    <message>
        <source>the programs in %1 are for %2</source>
        <translation>%1 中的程序用于 %2</translation>
    </message>
    <message>
        <source>The archive of Go for another system was unpacked. Windows cannot start its programs.</source>
        <translation>解压的是用于其他操作系统的 Go 压缩包。Windows 无法启动其中的程序。</translation>
    </message>
    <message>
        <source>Download the archive for Windows, or have GoSetup install Go</source>
        <translation>请下载用于 Windows 的压缩包，或让 GoSetup 安装 Go</translation>
    </message>
    <message>
        <source>This is the source code of Go: its programs must be built first.</source>
        <translation>这是 Go 的源代码：必须先构建其程序。</translation>
    </message>
    <message>
        <source>You cannot write to the folder for temporary files</source>
        <translation>您无法写入临时文件的文件夹</translation>
    </message>
    <message>
        <source>Give this account permission to write there</source>
        <translation>授予此帐户在该处写入的权限</translation>
    </message>
    <message>
        <source>Delete the file, or set %1 to a folder</source>
        <translation>删除该文件，或将 %1 设为一个文件夹</translation>
    </message>
    <message>
        <source>Remove %1: without a C compiler, cgo is then off</source>
        <translation>删除 %1：没有 C 编译器时，cgo 随之关闭</translation>
    </message>
    <message>
        <source>Set %1 to a MinGW-w64 GCC for %2</source>
        <translation>将 %1 设为适用于 %2 的 MinGW-w64 GCC</translation>
    </message>
    <message>
        <source>no server was contacted</source>
        <translation>未联系任何服务器</translation>
    </message>
    <message>
        <source>PATH should start %1 in %2</source>
        <translation>PATH 应启动 %2 中的 %1</translation>
    </message>
    <message>
        <source>builds will then end with: compile: version &quot;%1&quot; does not match go tool version &quot;%2&quot;</source>
        <translation>届时构建会以此报错结束：compile: version &quot;%1&quot; does not match go tool version &quot;%2&quot;</translation>
    </message>
    <message>
        <source>this account cannot get administrator permission</source>
        <translation>此帐户无法获得管理员权限</translation>
    </message>
    <message>
        <source>Afterwards: not known, because a change will fail: %1</source>
        <translation>完成之后：未知，因为有一项更改会失败：%1</translation>
    </message>
    <message>
        <source>new: %1 [%2]</source>
        <translation>新出现：%1 [%2]</translation>
    </message>
    <message>
        <source>the C compiler gets the part behind the space as a file of its own</source>
        <translation>C 编译器会把空格后的部分当作单独的文件</translation>
    </message>
    <message>
        <source>Use a path without spaces: this Go knows no quotes in %1</source>
        <translation>请使用不含空格的路径：当前的 Go 不识别 %1 中的引号</translation>
    </message>
    <message>
        <source>Put the path in quotes in %1</source>
        <translation>将 %1 中的路径放在引号中</translation>
    </message>
    <message>
        <source>The program of %1 is not found</source>
        <translation>找不到 %1 指定的程序</translation>
    </message>
    <message>
        <source>packages that ask pkg-config for C libraries cannot be built</source>
        <translation>通过 pkg-config 查找 C 库的包无法构建</translation>
    </message>
    <message>
        <source>Remove %1, so that Go uses pkg-config from PATH</source>
        <translation>删除 %1，使 Go 使用 PATH 中的 pkg-config</translation>
    </message>
    <message>
        <source>Go does not accept GOSUMDB</source>
        <translation>Go 不接受 GOSUMDB</translation>
    </message>
    <message>
        <source>%1 is in the roaming part of the profile</source>
        <translation>%1 位于用户配置文件的漫游部分</translation>
    </message>
    <message>
        <source>with a roaming profile, all of %1 is copied at each sign-in and sign-out</source>
        <translation>使用漫游用户配置文件时，每次登录和注销都会复制整个 %1</translation>
    </message>
    <message>
        <source>PATH contains %1, so Go is not found; its folder is %2</source>
        <translation>PATH 中包含 %1，因此找不到 Go；Go 的文件夹是 %2</translation>
    </message>
    <message>
        <source>Delete the %1 variable %2, and write %3 in PATH</source>
        <translation>删除%1变量 %2，并在 PATH 中写入 %3</translation>
    </message>
    <message>
        <source>it may belong to the same cross build: packages with C code are left out</source>
        <translation>它可能属于同一次交叉编译：含 C 代码的包不会参与构建</translation>
    </message>
    <message>
        <source>%1 is set in this console only</source>
        <translation>%1 仅在此控制台中设置</translation>
    </message>
    <message>
        <source>it is not in the registry: everything else here is said without it</source>
        <translation>它不在注册表中：此处的其他结果均未考虑它</translation>
    </message>
    <message>
        <source>Programs written in Go accept GOMEMLIMIT, GOGC and GOMAXPROCS</source>
        <translation>用 Go 编写的程序接受 GOMEMLIMIT、GOGC 和 GOMAXPROCS</translation>
    </message>
    <message>
        <source>Every program written in Go reads them at its start, go itself too.</source>
        <translation>每个用 Go 编写的程序启动时都会读取它们，go 本身也不例外。</translation>
    </message>
    <message>
        <source>This console has no Go settings of its own</source>
        <translation>此控制台没有自己的 Go 设置</translation>
    </message>
    <message>
        <source>A variable that only one console has changes what go does there, and nowhere else.</source>
        <translation>仅存在于一个控制台中的变量只会改变 go 在该处的行为。</translation>
    </message>
    <message>
        <source>Any user can create the folder for installed Go programs</source>
        <translation>任何用户都可以创建用于已安装 Go 程序的文件夹</translation>
    </message>
    <message>
        <source>%1 (%2 PATH) is GOPATH; the programs are in its subfolder bin</source>
        <translation>%1（%2 PATH）是 GOPATH；程序位于其子文件夹 bin 中</translation>
    </message>
    <message>
        <source>%1 is not set</source>
        <translation>未设置 %1</translation>
    </message>
    <message>
        <source>GOPATH is a subfolder of a workspace</source>
        <translation>GOPATH 是某个工作区的子文件夹</translation>
    </message>
    <message>
        <source>The folder for installed Go programs is not on PATH</source>
        <translation>存放已安装 Go 程序的文件夹不在 PATH 中</translation>
    </message>
    <message>
        <source>go install creates the folder when it is first used</source>
        <translation>首次使用 go install 时会创建此文件夹</translation>
    </message>
    <message>
        <source>other users can put programs into the folder, and its drive does not support permissions: set GOBIN to a folder on another drive</source>
        <translation>其他用户可以将程序放入该文件夹，而其所在驱动器不支持权限：请将 GOBIN 设为其他驱动器上的文件夹</translation>
    </message>
    <message>
        <source>%1 contains source code: without GO111MODULE=off, what has no go.mod there no longer builds (go: go.mod file not found)</source>
        <translation>%1 中有源代码：如果没有 GO111MODULE=off，其中没有 go.mod 的代码将无法再编译（go: go.mod file not found）</translation>
    </message>
    <message>
        <source>GOWORK names a folder, not a go.work file</source>
        <translation>GOWORK 指向的是文件夹，而不是 go.work 文件</translation>
    </message>
    <message>
        <source>GOENV names the file that go env -w writes and that every go command reads.</source>
        <translation>GOENV 指定 go env -w 写入、且每个 go 命令都会读取的文件。</translation>
    </message>
    <message>
        <source>What go env -w wrote has no effect</source>
        <translation>go env -w 写入的内容不起作用</translation>
    </message>
    <message>
        <source>Go does not read %1 in %2</source>
        <translation>Go 不会读取 %2 中的 %1</translation>
    </message>
    <message>
        <source>GOENV is not a full path</source>
        <translation>GOENV 不是完整路径</translation>
    </message>
    <message>
        <source>each go command reads and writes that file in its own current folder</source>
        <translation>每个 go 命令都在各自的当前文件夹中读写该文件</translation>
    </message>
    <message>
        <source>GOFLAGS counts for every build in every project.</source>
        <translation>GOFLAGS 对每个项目的每次构建都有效。</translation>
    </message>
    <message>
        <source>go test does not accept GOFLAGS</source>
        <translation>go test 不接受 GOFLAGS</translation>
    </message>
    <message>
        <source>The file of -%1 in GOFLAGS does not exist</source>
        <translation>GOFLAGS 中 -%1 的文件不存在</translation>
    </message>
    <message>
        <source>Go cannot find the program of -%1 in GOFLAGS</source>
        <translation>Go 找不到 GOFLAGS 中 -%1 的程序</translation>
    </message>
    <message>
        <source>go run and go test start it</source>
        <translation>go run 和 go test 会启动它</translation>
    </message>
    <message>
        <source>GOFLAGS keeps Go from building: -n</source>
        <translation>GOFLAGS 使 Go 不进行构建：-n</translation>
    </message>
    <message>
        <source>Go prints the commands of a build and does not run them</source>
        <translation>Go 只显示构建所用的命令，不会运行它们</translation>
    </message>
    <message>
        <source>%1 is in it: %2</source>
        <translation>%1 位于其中：%2</translation>
    </message>
    <message>
        <source>go clean -modcache would delete more than modules</source>
        <translation>go clean -modcache 删除的将不只是模块</translation>
    </message>
    <message>
        <source>go clean -modcache deletes the whole folder of GOMODCACHE.</source>
        <translation>go clean -modcache 会删除 GOMODCACHE 的整个文件夹。</translation>
    </message>
    <message>
        <source>You cannot write to the folder for installed Go programs</source>
        <translation>您无法写入存放已安装 Go 程序的文件夹</translation>
    </message>
    <message>
        <source>GOPATH is a whole workspace</source>
        <translation>GOPATH 是完整的工作区</translation>
    </message>
    <message>
        <source>Go looks for src, pkg and bin in GOPATH: with one of them as GOPATH, it starts a second workspace inside the first.</source>
        <translation>Go 在 GOPATH 中查找 src、pkg 和 bin：若将其中之一设为 GOPATH，Go 会在原工作区内另建一个工作区。</translation>
    </message>
    <message>
        <source>go get ends with this option.</source>
        <translation>使用此选项时 go get 会失败。</translation>
    </message>
    <message>
        <source>GOVCS names a version control system that Go does not know</source>
        <translation>GOVCS 包含 Go 无法识别的版本控制系统</translation>
    </message>
    <message>
        <source>a program is not on PATH</source>
        <translation>有一个程序不在 PATH 中</translation>
    </message>
    <message>
        <source>Go cannot find a program in GOAUTH</source>
        <translation>Go 找不到 GOAUTH 中的某个程序</translation>
    </message>
    <message>
        <source>Go does not report it: private modules are then fetched without user name and password and end with 401 or 404.</source>
        <translation>Go 不会报告此问题：获取私有模块时将不带用户名和密码，并以 401 或 404 告终。</translation>
    </message>
    <message>
        <source>Commands in GOAUTH are separated by ;</source>
        <translation>GOAUTH 中的命令以 ; 分隔</translation>
    </message>
    <message>
        <source>the Go in %1 is not known to run</source>
        <translation>未能确认 %1 中的 Go 可以运行</translation>
    </message>
    <message>
        <source>%1 (%2 PATH) is Go&apos;s folder; go.exe is in its subfolder bin</source>
        <translation>%1（%2 PATH）是 Go 的文件夹；go.exe 位于其子文件夹 bin 中</translation>
    </message>
    <message>
        <source>%1: programs there are no longer found then, as PATH names the folder by %2; install them again</source>
        <translation>%1：更改后将找不到其中的程序，因为 PATH 通过 %2 指向该文件夹；请重新安装这些程序</translation>
    </message>
    <message>
        <source>the workspace is %1; Go makes its own src, pkg and bin in GOPATH</source>
        <translation>工作区是 %1；Go 会在 GOPATH 中另建 src、pkg 和 bin</translation>
    </message>
    <message>
        <source>A default that comes with Go is missing</source>
        <translation>Go 自带的默认值缺失</translation>
    </message>
    <message>
        <source>%1 does not set %2, and nothing else does: since Go 1.21 the default is in that file only</source>
        <translation>%1 未设置 %2，其他位置也没有设置：从 Go 1.21 起，默认值只在该文件中</translation>
    </message>
    <message>
        <source>Without GOPROXY, Go downloads no module; without GOSUMDB, it cannot check one.</source>
        <translation>没有 GOPROXY，Go 无法下载模块；没有 GOSUMDB，Go 无法校验模块。</translation>
    </message>
    <message>
        <source>Install Go again, which brings back %1</source>
        <translation>重新安装 Go，%1 会随之恢复</translation>
    </message>
    <message>
        <source>Connect the drive, or set %1 to another folder</source>
        <translation>请连接该驱动器，或将 %1 设为其他文件夹</translation>
    </message>
    <message>
        <source>Install Go in Program Files, and remove this one</source>
        <translation>将 Go 安装到 Program Files，并删除此处的 Go</translation>
    </message>
    <message>
        <source>Remove the variable %1, so that %2 takes effect</source>
        <translation>删除变量 %1，使 %2 生效</translation>
    </message>
    <message>
        <source>Go continues with the next entry after any error, because of |</source>
        <translation>由于使用了 |，Go 在出现任何错误后都会继续使用下一项</translation>
    </message>
    <message>
        <source>a comma is missing in GOPROXY before the last word</source>
        <translation>GOPROXY 的最后一个单词前缺少逗号</translation>
    </message>
    <message>
        <source>the proxy that go env -w wrote responds; the variable overrides it</source>
        <translation>go env -w 写入的代理有响应，但被该变量覆盖</translation>
    </message>
    <message>
        <source>Move %1 to the user PATH</source>
        <translation>将 %1 移到用户 PATH</translation>
    </message>
    <message>
        <source>Change the entry to %1, and move %2 to the user PATH</source>
        <translation>将该条目改为 %1，并将 %2 移到用户 PATH</translation>
    </message>
    <message>
        <source>the %1 PATH looks cut off: complete it first</source>
        <translation>%1 PATH 似乎被截断：请先补全</translation>
    </message>
    <message>
        <source>%1 (%2 PATH): each of its folders comes earlier on PATH</source>
        <translation>%1（%2 PATH）：其中每个文件夹都已在 PATH 中靠前的位置</translation>
    </message>
    <message numerus="yes">
        <source>PATH entries of other programs, without a folder yet: %n</source>
        <translation>
            <numerusform>其他程序的 PATH 条目，其文件夹尚不存在：%n</numerusform>
        </translation>
    </message>
    <message>
        <source>Many programs make their folder only when they are first used, and a variable can mean another folder later.</source>
        <translation>许多程序在首次使用时才创建自己的文件夹，变量以后也可能表示其他文件夹。</translation>
    </message>
    <message>
        <source>The system PATH contains Windows&apos; own folders</source>
        <translation>系统 PATH 包含 Windows 自身的文件夹</translation>
    </message>
    <message>
        <source>Without them, where, powershell and many build scripts are not found. A setx /M or an installer has overwritten the whole value: folders of other programs may be missing too.</source>
        <translation>缺少这些文件夹时，找不到 where、powershell 以及许多构建脚本。setx /M 或某个安装程序覆盖了整个值：其他程序的文件夹可能也已丢失。</translation>
    </message>
    <message>
        <source>Go cannot find the Go that GOTOOLCHAIN asks for</source>
        <translation>Go 找不到 GOTOOLCHAIN 所要求的 Go</translation>
    </message>
    <message>
        <source>Each go command starts the version that GOTOOLCHAIN names, even where Go itself is newer, and ends where it cannot.</source>
        <translation>每个 go 命令都会启动 GOTOOLCHAIN 指定的版本（即使 Go 本身更新）；无法启动时命令即告失败。</translation>
    </message>
    <message>
        <source>Add the folder with %1.exe to PATH</source>
        <translation>将包含 %1.exe 的文件夹添加到 PATH</translation>
    </message>
    <message>
        <source>This Go does not know the list in GOPROXY</source>
        <translation>当前的 Go 无法识别 GOPROXY 中的列表</translation>
    </message>
    <message>
        <source>%1 takes all of it for one address: lists came with Go 1.13</source>
        <translation>%1 会把整个值当作一个地址：列表自 Go 1.13 起才支持</translation>
    </message>
    <message>
        <source>%1 takes | for a part of an address: it came with Go 1.15</source>
        <translation>%1 会把 | 当作地址的一部分：它自 Go 1.15 起才支持</translation>
    </message>
    <message>
        <source>%1: Go does not support this type of proxy</source>
        <translation>%1：Go 不支持此类型的代理</translation>
    </message>
    <message>
        <source>Go speaks HTTP with this proxy, not &quot;%1&quot;, and it responds</source>
        <translation>Go 与此代理使用 HTTP 通信，而不是“%1”，并且它有响应</translation>
    </message>
    <message>
        <source>in a user name or password, write \ as %5C, / as %2F, # as %23, ? as %3F and % as %25</source>
        <translation>在用户名或密码中，请将 \ 写为 %5C，/ 写为 %2F，# 写为 %23，? 写为 %3F，% 写为 %25</translation>
    </message>
    <message>
        <source>GOMEMLIMIT stops every program written in Go</source>
        <translation>GOMEMLIMIT 使所有用 Go 编写的程序无法运行</translation>
    </message>
    <message>
        <source>a limit is a number of bytes, or a number with KiB, MiB, GiB or TiB</source>
        <translation>上限是字节数，或带有 KiB、MiB、GiB、TiB 的数字</translation>
    </message>
    <message>
        <source>Go reads a number or off only</source>
        <translation>Go 只读取数字或 off</translation>
    </message>
    <message>
        <source>Go reads a number above 0 only</source>
        <translation>Go 只读取大于 0 的数字</translation>
    </message>
    <message>
        <source>Add Windows&apos; own folders to the system PATH</source>
        <translation>将 Windows 自身的文件夹加入系统 PATH</translation>
    </message>
    <message>
        <source>The system PATH contains System32, but misspelt</source>
        <translation>系统 PATH 中有 System32，但拼写有误</translation>
    </message>
    <message>
        <source>The system PATH does not contain Windows&apos; own folders</source>
        <translation>系统 PATH 不包含 Windows 自身的文件夹</translation>
    </message>
    <message>
        <source>%1 is not on the system PATH</source>
        <translation>%1 不在系统 PATH 中</translation>
    </message>
    <message>
        <source>Remove quotes and spaces around the path in %1</source>
        <translation>去掉 %1 中路径两端的引号和空格</translation>
    </message>
    <message>
        <source>quotes are part of the value, and no folder has them in its name</source>
        <translation>引号是值的一部分，而文件夹名称中不能有引号</translation>
    </message>
    <message>
        <source>the value begins or ends with characters that cannot be seen</source>
        <translation>该值的开头或结尾有看不见的字符</translation>
    </message>
    <message>
        <source>%1 ends with a space</source>
        <translation>%1 以空格结尾</translation>
    </message>
    <message>
        <source>programs that put a file name behind it do not find the folder</source>
        <translation>在其后拼接文件名的程序找不到该文件夹</translation>
    </message>
    <message>
        <source>%1 is on PATH, but starts no Go</source>
        <translation>%1 在 PATH 中，但不启动 Go</translation>
    </message>
    <message>
        <source>Go reads HTTPS_PROXY and HTTP_PROXY only</source>
        <translation>Go 只读取 HTTPS_PROXY 和 HTTP_PROXY</translation>
    </message>
    <message>
        <source>New because of these changes:</source>
        <translation>因这些更改而新出现的：</translation>
    </message>
    <message>
        <source>Afterwards:</source>
        <translation>完成之后：</translation>
    </message>
    <message>
        <source>What remains: %1; gosetup check shows it</source>
        <translation>仍然存在：%1；运行 gosetup check 查看</translation>
    </message>
    <message>
        <source>The plan as JSON contains values that may be secret, such as the password of a proxy. Do not pass it on.</source>
        <translation>JSON 形式的计划包含可能属于机密的值，例如代理的密码。请勿将其提供给他人。</translation>
    </message>
    <message>
        <source>%1 has another value in this console</source>
        <translation>%1 在此控制台中有其他值</translation>
    </message>
    <message>
        <source>Open a new terminal; if it is still there, look for it in the profile of the console, in conda or in the settings of the editor</source>
        <translation>打开新的终端；如果仍然存在，请在控制台的配置文件、conda 或编辑器的设置中查找</translation>
    </message>
    <message>
        <source>the variables in it are not expanded</source>
        <translation>其中的变量未展开</translation>
    </message>
    <message>
        <source>This is the address of a configuration script; Go needs http://host:port</source>
        <translation>这是配置脚本的地址；Go 需要 http://host:port</translation>
    </message>
    <message>
        <source>GOPROXY is empty</source>
        <translation>GOPROXY 为空</translation>
    </message>
    <message>
        <source>the first one is used; go clean -modcache deletes %1</source>
        <translation>使用的是第一个；go clean -modcache 会删除 %1</translation>
    </message>
</context>
</TS>
