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
    <message>
        <source>Go extension for %1</source>
        <translation>%1 的 Go 扩展</translation>
    </message>
    <message>
        <source>Damaged files of %1, set aside</source>
        <translation>%1 的已损坏文件，已移到一旁</translation>
    </message>
    <message>
        <source>Build cache in %1</source>
        <translation>%1 中的构建缓存</translation>
    </message>
    <message>
        <source>Tool %1</source>
        <translation>工具 %1</translation>
    </message>
    <message>
        <source>%1 starts a program that is not part of the editor</source>
        <translation>%1 启动的程序不属于该编辑器</translation>
    </message>
    <message>
        <source>%1 did not start (error %2)</source>
        <translation>%1 未能启动（错误 %2）</translation>
    </message>
    <message>
        <source>%1 ended with code %2 for the extension %3</source>
        <translation>处理扩展 %3 时，%1 以代码 %2 结束</translation>
    </message>
    <message>
        <source>check the network connection, or use the Extensions view of the editor</source>
        <translation>请检查网络连接，或使用编辑器的“扩展”视图</translation>
    </message>
    <message>
        <source>%1 in %2 is not a known editor</source>
        <translation>%2 中的 %1 不是已知的编辑器</translation>
    </message>
    <message>
        <source>%1 is not the Go extension; no other one is installed</source>
        <translation>%1 不是 Go 扩展；不会安装其他扩展</translation>
    </message>
    <message>
        <source>the editor in %1 is gone; its extension was kept in %2</source>
        <translation>%1 中的编辑器已不存在；其扩展保留在 %2 中</translation>
    </message>
    <message>
        <source>%1 is not a file of a module cache that Go can bring back</source>
        <translation>%1 不是 Go 能够重新获取的模块缓存文件</translation>
    </message>
    <message>
        <source>Go has brought back files of %1 meanwhile; they were kept, and the damaged ones are beside them (*.gosetup-old-*)</source>
        <translation>Go 在此期间已重新获取 %1 的文件；这些文件已保留，已损坏的文件在其旁边 (*.gosetup-old-*)</translation>
    </message>
    <message>
        <source>files of %1 that were set aside have been deleted since</source>
        <translation>%1 的已移到一旁的文件后来被删除</translation>
    </message>
    <message>
        <source>the SHA-256 of %1 failed</source>
        <translation>无法计算 %1 的 SHA-256</translation>
    </message>
    <message>
        <source>%1 is not the package of a tool</source>
        <translation>%1 不是工具的包</translation>
    </message>
    <message>
        <source>give it as Go does: golang.org/x/tools/gopls</source>
        <translation>请按 Go 的写法给出：golang.org/x/tools/gopls</translation>
    </message>
    <message>
        <source>%1 is not a version</source>
        <translation>%1 不是版本</translation>
    </message>
    <message>
        <source>give latest, or a version such as v1.2.3</source>
        <translation>请给出 latest，或 v1.2.3 这样的版本</translation>
    </message>
    <message>
        <source>%1 is not what go install makes of %2</source>
        <translation>go install 不会从 %2 生成 %1</translation>
    </message>
    <message>
        <source>%1 is a folder, not a program</source>
        <translation>%1 是文件夹，不是程序</translation>
    </message>
    <message>
        <source>go install ended without an error, but made no %1</source>
        <translation>go install 结束时没有错误，但没有生成 %1</translation>
    </message>
    <message>
        <source>an antivirus may have removed it: look in Windows Security &gt; Virus &amp; threat protection &gt; Protection history</source>
        <translation>可能被防病毒软件删除：请查看“Windows 安全中心”&gt;“病毒和威胁防护”&gt;“保护历史记录”</translation>
    </message>
    <message>
        <source>go install made %1 instead of %2</source>
        <translation>go install 生成的是 %1，而不是 %2</translation>
    </message>
    <message>
        <source>%1 is missing; it is in %2</source>
        <translation>缺少 %1；它在 %2 中</translation>
    </message>
    <message>
        <source>move it back</source>
        <translation>请将其移回</translation>
    </message>
    <message>
        <source>%1 cannot install tools by their version</source>
        <translation>%1 无法按版本安装工具</translation>
    </message>
    <message>
        <source>install a newer Go</source>
        <translation>请安装更新的 Go</translation>
    </message>
    <message>
        <source>the former %1 is no longer in %2</source>
        <translation>原来的 %1 已不在 %2 中</translation>
    </message>
    <message>
        <source>a program still runs from %1: delete that folder later</source>
        <translation>仍有程序从 %1 运行：请稍后删除该文件夹</translation>
    </message>
    <message>
        <source>do not use this version: the proxy and the checksum database disagree</source>
        <translation>请勿使用此版本：代理与校验和数据库不一致</translation>
    </message>
    <message>
        <source>install a newer Go, or name an older version</source>
        <translation>请安装更新的 Go，或指定较旧的版本</translation>
    </message>
    <message>
        <source>check the name and the version</source>
        <translation>请检查名称和版本</translation>
    </message>
    <message>
        <source>check the connection and GOPROXY: the network rules of GoSetup name the cause</source>
        <translation>请检查连接和 GOPROXY：GoSetup 的网络规则会指出原因</translation>
    </message>
    <message>
        <source>free some space</source>
        <translation>请释放一些空间</translation>
    </message>
    <message>
        <source>%1 was not started: error %2</source>
        <translation>%1 未启动：错误 %2</translation>
    </message>
    <message>
        <source>check this Go first: toolchain.does-not-run says why</source>
        <translation>请先检查此 Go：toolchain.does-not-run 会说明原因</translation>
    </message>
    <message>
        <source>go install %1@%2 ended with code %3</source>
        <translation>go install %1@%2 以代码 %3 结束</translation>
    </message>
    <message>
        <source>what was deleted from %1 does not come back; Go compiles again what it needs</source>
        <translation>从 %1 删除的内容不会恢复；Go 会重新编译所需的内容</translation>
    </message>
    <message numerus="yes">
        <source>a program of %n bytes</source>
        <translation>
            <numerusform>%n 字节的程序</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation>%1，由 %2 构建</translation>
    </message>
    <message>
        <source>set aside beside it (*.gosetup-old-*); Go brings it back</source>
        <translation>已在原处旁边改名 (*.gosetup-old-*)；Go 会重新获取</translation>
    </message>
    <message numerus="yes">
        <source>%n items, %1</source>
        <translation>
            <numerusform>%n 个项目，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>deleted; Go creates it again</source>
        <translation>已删除；Go 会重新创建</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n files, not used for five days</source>
        <translation>
            <numerusform>%1，%n 个文件，五天未使用</numerusform>
        </translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>downloaded by the editor itself, from its own marketplace</source>
        <translation>由编辑器自身从其应用市场下载</translation>
    </message>
    <message>
        <source>by go install %1@%2 with %3, from where GOPROXY says, verified as GOSUMDB says</source>
        <translation>通过 %3 运行 go install %1@%2，从 GOPROXY 指定的位置获取，按 GOSUMDB 的设置验证</translation>
    </message>
    <message>
        <source>This cannot be undone: what is needed again, Go compiles again</source>
        <translation>此操作无法撤消：需要的内容由 Go 重新编译</translation>
    </message>
    <message>
        <source>the environment variables cannot be read</source>
        <translation>无法读取环境变量</translation>
    </message>
    <message>
        <source>the project &quot;%1&quot; is not named by a full path</source>
        <translation>项目“%1”不是完整路径</translation>
    </message>
    <message>
        <source>specify a path such as C:\code\app</source>
        <translation>请指定完整路径，例如 C:\code\app</translation>
    </message>
    <message>
        <source>the folder %1 does not exist</source>
        <translation>文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>specify the folder that contains go.mod</source>
        <translation>请指定包含 go.mod 的文件夹</translation>
    </message>
    <message>
        <source>there is no go.mod or go.work in %1 or above it</source>
        <translation>%1 及其上级文件夹中没有 go.mod 或 go.work</translation>
    </message>
    <message>
        <source>specify the folder of a Go project; &quot;go mod init NAME&quot; there makes it one</source>
        <translation>请指定 Go 项目的文件夹；在其中运行“go mod init 名称”可创建项目</translation>
    </message>
    <message>
        <source>no release was looked for</source>
        <translation>未查找发行版</translation>
    </message>
    <message>
        <source>unknown tool &quot;%1&quot;</source>
        <translation>未知的工具“%1”</translation>
    </message>
    <message>
        <source>give one of %1, or PACKAGE@VERSION</source>
        <translation>请给出 %1 之一，或 PACKAGE@VERSION</translation>
    </message>
    <message>
        <source>no Go is there that can build %1</source>
        <translation>没有可构建 %1 的 Go</translation>
    </message>
    <message>
        <source>install Go in the same run: --go latest</source>
        <translation>请在同一次运行中安装 Go：--go latest</translation>
    </message>
    <message>
        <source>the folder for temporary files, %1, does not exist</source>
        <translation>临时文件的文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>set TEMP and TMP to a folder that exists</source>
        <translation>请将 TEMP 和 TMP 设为已存在的文件夹</translation>
    </message>
    <message>
        <source>%1 is not a full path of a folder</source>
        <translation>%1 不是文件夹的完整路径</translation>
    </message>
    <message>
        <source>the folder %1 is not empty: it contains %2</source>
        <translation>文件夹 %1 不为空：其中有 %2</translation>
    </message>
    <message>
        <source>choose a folder that is empty or does not exist</source>
        <translation>请选择一个空的或不存在的文件夹</translation>
    </message>
    <message>
        <source>the Go installations could not be read</source>
        <translation>无法读取 Go 的安装</translation>
    </message>
    <message>
        <source>a new terminal finds no go.exe on PATH</source>
        <translation>新终端在 PATH 中找不到 go.exe</translation>
    </message>
    <message>
        <source>a new terminal starts a script, %1, which GoSetup does not start</source>
        <translation>新终端会启动脚本 %1，GoSetup 不启动脚本</translation>
    </message>
    <message>
        <source>put the folder of go.exe before it on PATH</source>
        <translation>请在 PATH 中把 go.exe 的文件夹放到它前面</translation>
    </message>
    <message>
        <source>the data of %1 is in the cloud</source>
        <translation>%1 的数据在云端</translation>
    </message>
    <message>
        <source>install Go in a folder that is not synchronized</source>
        <translation>请将 Go 安装到不同步的文件夹中</translation>
    </message>
    <message>
        <source>the result could not be saved: %1</source>
        <translation>无法保存结果：%1</translation>
    </message>
    <message>
        <source>GOCACHE names no folder that Go can use</source>
        <translation>GOCACHE 指定的不是 Go 可以使用的文件夹</translation>
    </message>
    <message>
        <source>completion, navigation and refactoring in editors</source>
        <translation>编辑器中的补全、导航和重构</translation>
    </message>
    <message>
        <source>the debugger for Go</source>
        <translation>Go 的调试器</translation>
    </message>
    <message>
        <source>finds mistakes and outdated code</source>
        <translation>查找错误和过时的代码</translation>
    </message>
    <message>
        <source>runs many checks at once, as teams configure them</source>
        <translation>按团队的配置一次运行多项检查</translation>
    </message>
    <message>
        <source>finds known vulnerabilities</source>
        <translation>查找已知漏洞</translation>
    </message>
    <message>
        <source>writes String methods</source>
        <translation>生成 String 方法</translation>
    </message>
    <message>
        <source>finds functions that nothing calls</source>
        <translation>查找没有被调用的函数</translation>
    </message>
    <message>
        <source>finds errors that are not checked</source>
        <translation>查找未检查的错误</translation>
    </message>
    <message>
        <source>writes code that connects components</source>
        <translation>生成连接组件的代码</translation>
    </message>
    <message>
        <source>GOMODCACHE names no folder that Go can use</source>
        <translation>GOMODCACHE 指定的不是 Go 可以使用的文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n files are missing or have another size: %1</source>
        <translation>
            <numerusform>%n 个文件缺失或大小不同：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not a complete zip file</source>
        <translation>%1 不是完整的 zip 文件</translation>
    </message>
    <message>
        <source>%1 is larger than %2</source>
        <translation>%1 大于 %2</translation>
    </message>
    <message>
        <source>%1 is a link or in the cloud</source>
        <translation>%1 是链接或位于云端</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>it is in the cloud</source>
        <translation>它位于云端</translation>
    </message>
    <message>
        <source>%1 contains files of another module</source>
        <translation>%1 包含其他模块的文件</translation>
    </message>
    <message>
        <source>the files in %1 are not those of the zip</source>
        <translation>%1 中的文件与压缩包中的不一致</translation>
    </message>
    <message>
        <source>the hash of the zip is %1, and %2 says %3</source>
        <translation>压缩包的哈希为 %1，而 %2 中为 %3</translation>
    </message>
    <message>
        <source>%1 contains no text</source>
        <translation>%1 不包含文本</translation>
    </message>
    <message>
        <source>%1 is not the go.mod of the zip</source>
        <translation>%1 与压缩包中的 go.mod 不同</translation>
    </message>
    <message>
        <source>verifying downloaded modules</source>
        <translation>正在验证已下载的模块</translation>
    </message>
    <message>
        <source>%1 is not a list of extensions</source>
        <translation>%1 不是扩展列表</translation>
    </message>
    <message>
        <source>%1 does not start the editor in a known way</source>
        <translation>%1 不以已知的方式启动编辑器</translation>
    </message>
    <message>
        <source>the program has no build information of Go</source>
        <translation>该程序没有 Go 的构建信息</translation>
    </message>
    <message>
        <source>the build information of Go is damaged</source>
        <translation>Go 的构建信息已损坏</translation>
    </message>
    <message>
        <source>no build information of Go in the first %1 MiB of its data</source>
        <translation>其数据的前 %1 MiB 中没有 Go 的构建信息</translation>
    </message>
    <message>
        <source>line %1 of the build information of Go is damaged</source>
        <translation>Go 的构建信息的第 %1 行已损坏</translation>
    </message>
    <message>
        <source>the file is not a Windows program</source>
        <translation>该文件不是 Windows 程序</translation>
    </message>
    <message>
        <source>the file ends within its header</source>
        <translation>该文件在文件头内结束</translation>
    </message>
    <message>
        <source>must have at most one of text, base64, pe, goBuild, zip, parts</source>
        <translation>text、base64、pe、goBuild、zip、parts 中最多只能有一个</translation>
    </message>
    <message>
        <source>must have exactly one of text, texts, hex, number</source>
        <translation>text、texts、hex、number 中必须恰好有一个</translation>
    </message>
    <message>
        <source>must be the texts of a REG_MULTI_SZ, none empty</source>
        <translation>必须是 REG_MULTI_SZ 的文本，且均不为空</translation>
    </message>
    <message>
        <source>%1: the machine image does not tell when it was written</source>
        <translation>%1：计算机映像中没有其写入时间</translation>
    </message>
    <message>
        <source>a practice machine opens no programs: %1</source>
        <translation>演练机不打开程序：%1</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1：已取消</translation>
    </message>
    <message>
        <source>cannot start %1</source>
        <translation>无法启动 %1</translation>
    </message>
    <message>
        <source>%1: the file system does not record when it was written</source>
        <translation>%1：文件系统未记录其写入时间</translation>
    </message>
    <message>
        <source>%1: is not the name of a file</source>
        <translation>%1：不是文件名</translation>
    </message>
    <message>
        <source>Message: %1</source>
        <translation>消息：%1</translation>
    </message>
    <message>
        <source>To fix what was found: %1</source>
        <translation>修复发现的问题：%1</translation>
    </message>
    <message>
        <source>&quot;gosetup check --project FOLDER&quot; looks at the project itself.</source>
        <translation>“gosetup check --project 文件夹”会检查项目本身。</translation>
    </message>
    <message>
        <source>What you can do: %1</source>
        <translation>您可以这样做：%1</translation>
    </message>
    <message>
        <source>This does not come from a setting of this computer.</source>
        <translation>这不是由此计算机的设置引起的。</translation>
    </message>
    <message>
        <source>The checks for this message found nothing on this computer.</source>
        <translation>针对此消息的检查在此计算机上未发现任何问题。</translation>
    </message>
    <message>
        <source>GoSetup does not know this message.</source>
        <translation>GoSetup 不认识此消息。</translation>
    </message>
    <message>
        <source>The text is long: only its beginning and its end were read (64 KB).</source>
        <translation>文本很长：只读取了开头和结尾部分（64 KB）。</translation>
    </message>
    <message>
        <source>Editors</source>
        <translation>编辑器</translation>
    </message>
    <message>
        <source>Developer tools</source>
        <translation>开发工具</translation>
    </message>
    <message>
        <source>Build cache and disk space</source>
        <translation>构建缓存和磁盘空间</translation>
    </message>
    <message>
        <source>Module cache</source>
        <translation>模块缓存</translation>
    </message>
    <message>
        <source>Go projects</source>
        <translation>Go 项目</translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>被阻止：%1</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>测试已取消。</translation>
    </message>
    <message>
        <source>Go works: a program was built, run and tested.</source>
        <translation>Go 可以正常工作：已构建、运行并测试一个程序。</translation>
    </message>
    <message>
        <source>Go could not build and run a program.</source>
        <translation>Go 无法构建并运行程序。</translation>
    </message>
    <message>
        <source>in a temporary folder</source>
        <translation>在临时文件夹中</translation>
    </message>
    <message>
        <source>compiles part of the standard library once</source>
        <translation>首次编译标准库的一部分</translation>
    </message>
    <message>
        <source>one test</source>
        <translation>一个测试</translation>
    </message>
    <message>
        <source>from the build cache</source>
        <translation>来自构建缓存</translation>
    </message>
    <message>
        <source>The program printed:</source>
        <translation>程序的输出：</translation>
    </message>
    <message>
        <source>The program is in %1</source>
        <translation>程序位于 %1</translation>
    </message>
    <message>
        <source>Delete what Go has not used for five days: %1</source>
        <translation>删除 Go 五天未使用的内容：%1</translation>
    </message>
    <message>
        <source>Run &quot;go clean -cache&quot; to delete all of it; the next build of every program then compiles everything again</source>
        <translation>运行“go clean -cache”删除全部内容；之后每个程序的下一次构建都要重新编译所有内容</translation>
    </message>
    <message>
        <source>there is no build cache yet</source>
        <translation>尚无构建缓存</translation>
    </message>
    <message>
        <source>The build cache is large</source>
        <translation>构建缓存很大</translation>
    </message>
    <message>
        <source>%1 of it has not been used for five days; a go command that ends deletes such files, at most once a day</source>
        <translation>其中 %1 已有五天未使用；go 命令结束时会删除此类文件，每天最多一次</translation>
    </message>
    <message>
        <source>An old build cache takes up space</source>
        <translation>旧的构建缓存占用空间</translation>
    </message>
    <message>
        <source>GOCACHE = %1</source>
        <translation>GOCACHE = %1</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>上次使用时间 %1</translation>
    </message>
    <message>
        <source>A log file of an old Go version takes up space</source>
        <translation>旧版 Go 的日志文件占用空间</translation>
    </message>
    <message>
        <source>Delete %1: current Go versions do not use it</source>
        <translation>删除 %1：当前的 Go 版本不使用它</translation>
    </message>
    <message>
        <source>%1: %2 in %3</source>
        <translation>%1：%2，位于 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n downloaded versions of Go take up %1</source>
        <translation>
            <numerusform>%n 个已下载的 Go 版本占用 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the folders of versions that no project needs: Go downloads a version again when a project asks for it</source>
        <translation>删除没有项目需要的版本的文件夹：项目需要时，Go 会重新下载该版本</translation>
    </message>
    <message>
        <source>%1 is on this drive: %2</source>
        <translation>%1 位于此驱动器：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 contains %2 in %n files</source>
        <translation>
            <numerusform>%1 包含 %2，%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 contains at least %2 in %n files</source>
        <translation>
            <numerusform>%1 至少包含 %2，%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>The build cache has an ordinary size</source>
        <translation>构建缓存大小正常</translation>
    </message>
    <message>
        <source>Go sets no limit to its build cache. When a go command ends, it deletes what has not been used for five days, and nothing else ever does.</source>
        <translation>Go 不限制构建缓存的大小。go 命令结束时会删除五天未使用的内容，此外不会删除任何内容。</translation>
    </message>
    <message>
        <source>There is no build cache that Go no longer uses</source>
        <translation>没有 Go 不再使用的构建缓存</translation>
    </message>
    <message>
        <source>When GOCACHE is set to another folder, the old one stays, and Go never cleans it up again.</source>
        <translation>GOCACHE 设置为其他文件夹后，旧文件夹仍会保留，Go 不再清理它。</translation>
    </message>
    <message>
        <source>The build cache contains no large log</source>
        <translation>构建缓存中没有大型日志</translation>
    </message>
    <message>
        <source>Go before 1.13 wrote a log beside its build cache, without a limit.</source>
        <translation>Go 1.13 之前的版本会在构建缓存旁写入日志，且没有大小限制。</translation>
    </message>
    <message>
        <source>At most one Go version was downloaded for projects</source>
        <translation>最多为项目下载了一个 Go 版本</translation>
    </message>
    <message>
        <source>When a project asks for a newer Go, the go command downloads it into the module cache: hundreds of megabytes each, and they are never deleted.</source>
        <translation>项目需要较新的 Go 时，go 命令会将其下载到模块缓存：每个版本数百 MB，且从不删除。</translation>
    </message>
    <message>
        <source>There is enough space where Go writes</source>
        <translation>Go 写入的位置有足够的空间</translation>
    </message>
    <message>
        <source>If the disk is full, every build fails, and a file that is written then may be damaged.</source>
        <translation>如果磁盘已满，每次构建都会失败，此时写入的文件可能损坏。</translation>
    </message>
    <message>
        <source>Put the bin folder of a MinGW-w64 GCC before it on PATH</source>
        <translation>在 PATH 中将 MinGW-w64 GCC 的 bin 文件夹放在它之前</translation>
    </message>
    <message>
        <source>This clang makes what Microsoft&apos;s linker takes; cgo requires a clang or GCC of MinGW-w64.</source>
        <translation>此 clang 生成的是供 Microsoft 链接器使用的文件；cgo 需要 MinGW-w64 的 clang 或 GCC。</translation>
    </message>
    <message>
        <source>What this GCC compiles needs the libraries of MSYS or Cygwin, and does not link with Go. In MSYS2, the GCC of mingw64 or ucrt64 fits.</source>
        <translation>此 GCC 编译的内容需要 MSYS 或 Cygwin 的库，无法与 Go 链接。在 MSYS2 中，mingw64 或 ucrt64 的 GCC 适用。</translation>
    </message>
    <message>
        <source>it makes programs for %1</source>
        <translation>它生成用于 %1 的程序</translation>
    </message>
    <message>
        <source>The C and the C++ compiler are of different installations</source>
        <translation>C 编译器和 C++ 编译器来自不同的安装</translation>
    </message>
    <message>
        <source>Take both from one installation</source>
        <translation>请使用同一安装中的两者</translation>
    </message>
    <message>
        <source>The C compiler uses an assembler of another installation</source>
        <translation>C 编译器使用另一安装的汇编器</translation>
    </message>
    <message>
        <source>Its own as.exe is missing, so that it takes the one on PATH.</source>
        <translation>缺少它自己的 as.exe，因此使用 PATH 中的那一个。</translation>
    </message>
    <message>
        <source>Install this GCC again; an antivirus or a cut-off unpack may have taken a part of it</source>
        <translation>请重新安装此 GCC；防病毒软件或中断的解压可能使其缺少一部分</translation>
    </message>
    <message>
        <source>%1 makes programs for %2</source>
        <translation>%1 生成用于 %2 的程序</translation>
    </message>
    <message>
        <source>GCCs for different architectures are on PATH</source>
        <translation>PATH 中有用于不同体系结构的 GCC</translation>
    </message>
    <message>
        <source>The C compiler cannot link the race detector</source>
        <translation>C 编译器无法链接竞争检测器</translation>
    </message>
    <message>
        <source>libsynchronization.a is missing</source>
        <translation>缺少 libsynchronization.a</translation>
    </message>
    <message>
        <source>-race is in GOFLAGS</source>
        <translation>GOFLAGS 中有 -race</translation>
    </message>
    <message>
        <source>Install a newer MinGW-w64 GCC, if you use -race</source>
        <translation>如果使用 -race，请安装更新的 MinGW-w64 GCC</translation>
    </message>
    <message>
        <source>cgo works with its C compiler</source>
        <translation>cgo 可使用其 C 编译器</translation>
    </message>
    <message>
        <source>cgo works with GCC and clang of MinGW-w64. Microsoft&apos;s compiler and clang-cl take other options; what MSYS and Cygwin compile needs their own libraries.</source>
        <translation>cgo 可使用 MinGW-w64 的 GCC 和 clang。Microsoft 的编译器和 clang-cl 使用其他选项；MSYS 和 Cygwin 编译的内容需要它们自己的库。</translation>
    </message>
    <message>
        <source>The C compiler and its tools fit together</source>
        <translation>C 编译器与其工具相互匹配</translation>
    </message>
    <message>
        <source>Compilers, assemblers and libraries of different installations make programs that do not link or do not start.</source>
        <translation>来自不同安装的编译器、汇编器和库会生成无法链接或无法启动的程序。</translation>
    </message>
    <message>
        <source>The C compiler can link the race detector</source>
        <translation>C 编译器可以链接竞争检测器</translation>
    </message>
    <message>
        <source>-race requires libsynchronization.a, which MinGW-w64 has since version 8.</source>
        <translation>-race 需要 libsynchronization.a，MinGW-w64 从版本 8 起提供。</translation>
    </message>
    <message>
        <source>%1 uses %2 instead of %3</source>
        <translation>%1 使用 %2，而不是 %3</translation>
    </message>
    <message>
        <source>%1 ignores go.goroot: the folder does not exist</source>
        <translation>%1 忽略 go.goroot：该文件夹不存在</translation>
    </message>
    <message>
        <source>go.goroot of %1 names a folder without Go</source>
        <translation>%1 的 go.goroot 指向不含 Go 的文件夹</translation>
    </message>
    <message>
        <source>%1 does not contain bin\go.exe</source>
        <translation>%1 不包含 bin\go.exe</translation>
    </message>
    <message>
        <source>In line %1 of %2, write the folder above: %3</source>
        <translation>请在 %2 的第 %1 行写入上一级文件夹：%3</translation>
    </message>
    <message>
        <source>%1 sets GOROOT to a folder that does not exist</source>
        <translation>%1 将 GOROOT 设为不存在的文件夹</translation>
    </message>
    <message>
        <source>%1 starts %2 with the GOROOT of %3</source>
        <translation>%1 使用 %3 的 GOROOT 启动 %2</translation>
    </message>
    <message>
        <source>%1 does not find the %2 of go.alternateTools</source>
        <translation>%1 找不到 go.alternateTools 中的 %2</translation>
    </message>
    <message>
        <source>%1.exe exists</source>
        <translation>%1.exe 存在</translation>
    </message>
    <message>
        <source>In line %1 of %2, write %3</source>
        <translation>请在 %2 的第 %1 行写入 %3</translation>
    </message>
    <message>
        <source>%1.exe is not in GOBIN, GOPATH, GOROOT or on PATH</source>
        <translation>%1.exe 不在 GOBIN、GOPATH、GOROOT 或 PATH 中</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot;: &quot;%4&quot;</source>
        <translation>%1，第 %2 行：&quot;%3&quot;: &quot;%4&quot;</translation>
    </message>
    <message>
        <source>Remove %1 in line %2 of %3, then restart %4</source>
        <translation>请删除 %3 第 %2 行中的 %1，然后重新启动 %4</translation>
    </message>
    <message>
        <source>Visual Studio Code, or an editor made of it, is not installed</source>
        <translation>未安装 Visual Studio Code 或基于它的编辑器</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>%1 %2 in %3</source>
        <translation>%3 中的 %1 %2</translation>
    </message>
    <message>
        <source>No editor for Go was found</source>
        <translation>未找到用于 Go 的编辑器</translation>
    </message>
    <message>
        <source>looked for: %1</source>
        <translation>已查找：%1</translation>
    </message>
    <message>
        <source>Install Visual Studio Code: %1</source>
        <translation>安装 Visual Studio Code：%1</translation>
    </message>
    <message>
        <source>Install GoLand: %1</source>
        <translation>安装 GoLand：%1</translation>
    </message>
    <message>
        <source>%1 does not have the Go extension</source>
        <translation>%1 没有 Go 扩展</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>不在 %1 中</translation>
    </message>
    <message>
        <source>Install the Go extension in %1</source>
        <translation>在 %1 中安装 Go 扩展</translation>
    </message>
    <message>
        <source>%1: open Extensions and search for %2</source>
        <translation>%1：打开“扩展”并搜索 %2</translation>
    </message>
    <message>
        <source>The Go extension %1 requires Go 1.21 or later</source>
        <translation>Go 扩展 %1 需要 Go 1.21 或更高版本</translation>
    </message>
    <message>
        <source>Install a newer Go, or version %1 of the extension in %2 (Extensions, Go, Install Specific Version)</source>
        <translation>安装较新的 Go，或在 %2 中安装该扩展的版本 %1（“扩展”&gt;“Go”&gt;“安装特定版本”）</translation>
    </message>
    <message>
        <source>%1 does not use gopls</source>
        <translation>%1 未使用 gopls</translation>
    </message>
    <message>
        <source>An editor for Go is installed</source>
        <translation>已安装用于 Go 的编辑器</translation>
    </message>
    <message>
        <source>An editor that knows Go completes names, shows errors while you type and starts the debugger. Other editors than these work with gopls, too.</source>
        <translation>支持 Go 的编辑器可以补全名称、在您键入时显示错误并启动调试器。其他编辑器也可以配合 gopls 使用。</translation>
    </message>
    <message>
        <source>The editor has the Go extension</source>
        <translation>编辑器有 Go 扩展</translation>
    </message>
    <message>
        <source>Without the extension, the editor shows Go files as text: no completion, no errors, no debugger.</source>
        <translation>没有该扩展时，编辑器将 Go 文件显示为文本：没有补全、错误提示和调试器。</translation>
    </message>
    <message>
        <source>The editor uses the Go on PATH</source>
        <translation>编辑器使用 PATH 中的 Go</translation>
    </message>
    <message>
        <source>The Go extension prefers go.goroot to PATH, and sets GOROOT to it. An old value stays after an update of Go.</source>
        <translation>Go 扩展优先使用 go.goroot 而不是 PATH，并将 GOROOT 设为该值。更新 Go 后，旧值仍会保留。</translation>
    </message>
    <message>
        <source>The editor finds the tools that its settings name</source>
        <translation>编辑器能找到其设置中指定的工具</translation>
    </message>
    <message>
        <source>go.alternateTools names other programs for go, gopls and dlv. The extension ignores a path that does not exist, without a message.</source>
        <translation>go.alternateTools 为 go、gopls 和 dlv 指定其他程序。该扩展会忽略不存在的路径，且不显示消息。</translation>
    </message>
    <message>
        <source>%2 does not know the module or version %1. It is private, misspelled, or does not exist.</source>
        <translation>%2 不认识模块或版本 %1。它是私有的、拼写有误或不存在。</translation>
    </message>
    <message>
        <source>Check the spelling. For a private module, name its host in GOPRIVATE: go env -w GOPRIVATE=git.example.com</source>
        <translation>检查拼写。对于私有模块，请在 GOPRIVATE 中指定其主机：go env -w GOPRIVATE=git.example.com</translation>
    </message>
    <message>
        <source>%1 refuses the request: %2 %3.</source>
        <translation>%1 拒绝了请求：%2 %3。</translation>
    </message>
    <message>
        <source>Try again later, or set another proxy in GOPROXY.</source>
        <translation>稍后重试，或在 GOPROXY 中设置其他代理。</translation>
    </message>
    <message>
        <source>Go asked the host of %1 where the module is, and got no usable answer.</source>
        <translation>Go 向 %1 的主机查询模块的位置，但没有得到可用的应答。</translation>
    </message>
    <message>
        <source>Check the spelling. Public modules come through the module proxy if GOPROXY names one before direct.</source>
        <translation>检查拼写。如果 GOPROXY 在 direct 之前指定了模块代理，公共模块会通过它获取。</translation>
    </message>
    <message>
        <source>Go could not fetch %1, the version that go.mod or GOTOOLCHAIN asks for.</source>
        <translation>Go 无法获取 go.mod 或 GOTOOLCHAIN 要求的版本 %1。</translation>
    </message>
    <message>
        <source>Install that version, or check GOPROXY and GOSUMDB.</source>
        <translation>安装该版本，或检查 GOPROXY 和 GOSUMDB。</translation>
    </message>
    <message>
        <source>Go does not compile a function with a variable that is never used: %1.</source>
        <translation>Go 不会编译含有未使用变量的函数：%1。</translation>
    </message>
    <message>
        <source>Use the variable, delete it, or write _ instead of its name.</source>
        <translation>使用该变量、将其删除，或用 _ 代替其名称。</translation>
    </message>
    <message>
        <source>Go does not compile a file that imports a package and does not use it: %1.</source>
        <translation>Go 不会编译导入了软件包但未使用的文件：%1。</translation>
    </message>
    <message>
        <source>Delete the import. Editors do that on saving.</source>
        <translation>删除该导入。编辑器会在保存时自动删除。</translation>
    </message>
    <message>
        <source>package main has no function main. Often the file has not been saved, or the function is spelled Main.</source>
        <translation>package main 中没有 main 函数。通常是文件未保存，或者函数写成了 Main。</translation>
    </message>
    <message>
        <source>Save the file; write: func main() { … }</source>
        <translation>保存文件；编写：func main() { … }</translation>
    </message>
    <message>
        <source>Only package main makes a program, and %1 is another package.</source>
        <translation>只有 package main 才能生成程序，而 %1 是其他软件包。</translation>
    </message>
    <message>
        <source>Name the folder that contains package main, for example: go run ./cmd/app</source>
        <translation>指定包含 package main 的文件夹，例如：go run ./cmd/app</translation>
    </message>
    <message>
        <source>go run starts package main only, and the file or folder belongs to another package.</source>
        <translation>go run 只能启动 package main，而该文件或文件夹属于其他软件包。</translation>
    </message>
    <message>
        <source>There is no Go file to build in %1.</source>
        <translation>%1 中没有可构建的 Go 文件。</translation>
    </message>
    <message>
        <source>Change to the folder with the code (cd), or build all below: go build ./...</source>
        <translation>切换到代码所在的文件夹（cd），或构建其下所有内容：go build ./...</translation>
    </message>
    <message>
        <source>One folder holds one package, and %3 has files of two: %1 and %2.</source>
        <translation>一个文件夹只能包含一个软件包，而 %3 中有两个软件包的文件：%1 和 %2。</translation>
    </message>
    <message>
        <source>Move the files of one package to another folder.</source>
        <translation>将其中一个软件包的文件移到另一个文件夹。</translation>
    </message>
    <message>
        <source>The file is not saved as UTF-8. PowerShell&apos;s &gt; writes UTF-16.</source>
        <translation>文件未保存为 UTF-8。PowerShell 的 &gt; 会写入 UTF-16。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 without BOM in your editor.</source>
        <translation>在编辑器中将文件另存为不带 BOM 的 UTF-8。</translation>
    </message>
    <message>
        <source>A Go file is empty. Often it has not been saved.</source>
        <translation>某个 Go 文件是空的。通常是尚未保存。</translation>
    </message>
    <message>
        <source>Save the file, or delete it.</source>
        <translation>保存该文件，或将其删除。</translation>
    </message>
    <message>
        <source>go run got no file and no folder.</source>
        <translation>go run 没有收到文件或文件夹。</translation>
    </message>
    <message>
        <source>Name what to run: go run .</source>
        <translation>指定要运行的内容：go run .</translation>
    </message>
    <message>
        <source>There is no file %1 in the current folder.</source>
        <translation>当前文件夹中没有文件 %1。</translation>
    </message>
    <message>
        <source>Change to the folder of the file (cd), or correct its name.</source>
        <translation>切换到该文件所在的文件夹（cd），或更正文件名。</translation>
    </message>
    <message>
        <source>A line //go:embed names %1, and there is no such file beside the code.</source>
        <translation>某行 //go:embed 指定了 %1，而代码旁没有这样的文件。</translation>
    </message>
    <message>
        <source>Make the files first (for example the build of the web pages), or correct the pattern.</source>
        <translation>先生成这些文件（例如构建网页），或更正模式。</translation>
    </message>
    <message>
        <source>Another program already uses the port %1. Often it is an earlier start of the same program.</source>
        <translation>另一个程序已在使用端口 %1。通常是同一程序之前启动的实例。</translation>
    </message>
    <message>
        <source>End the other program, or use another port. netstat -ano shows who uses it.</source>
        <translation>结束另一个程序，或使用其他端口。netstat -ano 会显示谁在使用它。</translation>
    </message>
    <message>
        <source>Windows has reserved the port %1, usually for Hyper-V, WSL or Docker.</source>
        <translation>Windows 已保留端口 %1，通常用于 Hyper-V、WSL 或 Docker。</translation>
    </message>
    <message>
        <source>Use another port. netsh int ipv4 show excludedportrange protocol=tcp lists the reserved ones.</source>
        <translation>使用其他端口。netsh int ipv4 show excludedportrange protocol=tcp 会列出保留的端口。</translation>
    </message>
    <message>
        <source>CC names the C compiler %1, which does not exist. A path with a blank must be in quotes inside the value.</source>
        <translation>CC 指定的 C 编译器 %1 不存在。含有空格的路径必须在值中加引号。</translation>
    </message>
    <message>
        <source>Put the bin folder of the compiler on PATH and remove CC: go env -u CC</source>
        <translation>将编译器的 bin 文件夹放到 PATH 中并删除 CC：go env -u CC</translation>
    </message>
    <message>
        <source>The code contains C (cgo), and the C compiler %1 is not on PATH.</source>
        <translation>代码包含 C（cgo），而 C 编译器 %1 不在 PATH 中。</translation>
    </message>
    <message>
        <source>Install MinGW-w64 for your processor and put its bin folder on PATH. If the C part is not needed: go env -w CGO_ENABLED=0</source>
        <translation>安装适合您处理器的 MinGW-w64，并将其 bin 文件夹放到 PATH 中。如果不需要 C 部分：go env -w CGO_ENABLED=0</translation>
    </message>
    <message>
        <source>The gcc on PATH makes 32-bit programs only, and Go builds for 64 bit.</source>
        <translation>PATH 中的 gcc 只能生成 32 位程序，而 Go 为 64 位构建。</translation>
    </message>
    <message>
        <source>Install a MinGW-w64 for x86_64 and put its bin folder before the other one on PATH.</source>
        <translation>安装 x86_64 的 MinGW-w64，并在 PATH 中将其 bin 文件夹放在另一个之前。</translation>
    </message>
    <message>
        <source>The gcc on PATH belongs to Cygwin or MSYS. Go needs one of MinGW-w64.</source>
        <translation>PATH 中的 gcc 属于 Cygwin 或 MSYS。Go 需要 MinGW-w64 的 gcc。</translation>
    </message>
    <message>
        <source>In MSYS2 install mingw-w64-ucrt-x86_64-gcc, and put ucrt64\bin on PATH instead of usr\bin.</source>
        <translation>在 MSYS2 中安装 mingw-w64-ucrt-x86_64-gcc，并将 ucrt64\bin（而不是 usr\bin）放到 PATH 中。</translation>
    </message>
    <message>
        <source>CC is cl.exe of Visual Studio. cgo passes options of gcc, which cl.exe does not understand (%1).</source>
        <translation>CC 是 Visual Studio 的 cl.exe。cgo 传递的是 gcc 的选项，cl.exe 无法识别（%1）。</translation>
    </message>
    <message>
        <source>Install MinGW-w64 and remove CC: go env -u CC</source>
        <translation>安装 MinGW-w64 并删除 CC：go env -u CC</translation>
    </message>
    <message>
        <source>The C compiler is none of MinGW-w64: it does not know -mthreads.</source>
        <translation>该 C 编译器不属于 MinGW-w64：它无法识别 -mthreads。</translation>
    </message>
    <message>
        <source>Install MinGW-w64 and put its bin folder first on PATH.</source>
        <translation>安装 MinGW-w64，并将其 bin 文件夹放在 PATH 的最前面。</translation>
    </message>
    <message>
        <source>For safety Go does not allow the flag %1 (%2).</source>
        <translation>出于安全考虑，Go 不允许使用标志 %1（%2）。</translation>
    </message>
    <message>
        <source>If you trust the package, allow it for one command: set CGO_CFLAGS_ALLOW or CGO_LDFLAGS_ALLOW to a pattern that matches the flag.</source>
        <translation>如果您信任该软件包，可为单个命令允许它：将 CGO_CFLAGS_ALLOW 或 CGO_LDFLAGS_ALLOW 设置为与该标志匹配的模式。</translation>
    </message>
    <message>
        <source>The C compiler does not find %1: the C library that the package needs is not installed for this compiler.</source>
        <translation>C 编译器找不到 %1：没有为此编译器安装该软件包所需的 C 库。</translation>
    </message>
    <message>
        <source>Install the library for the same MinGW-w64, and name its folder in CGO_CFLAGS (-I) and CGO_LDFLAGS (-L).</source>
        <translation>为同一个 MinGW-w64 安装该库，并在 CGO_CFLAGS（-I）和 CGO_LDFLAGS（-L）中指定其文件夹。</translation>
    </message>
    <message>
        <source>The package asks the program pkg-config for a C library, and pkg-config is not on PATH.</source>
        <translation>该软件包通过 pkg-config 查询 C 库，而 pkg-config 不在 PATH 中。</translation>
    </message>
    <message>
        <source>In MSYS2 install mingw-w64-ucrt-x86_64-pkgconf and the library, and put ucrt64\bin on PATH.</source>
        <translation>在 MSYS2 中安装 mingw-w64-ucrt-x86_64-pkgconf 和该库，并将 ucrt64\bin 放到 PATH 中。</translation>
    </message>
    <message>
        <source>The program was built without C code, and %1 does not work without it.</source>
        <translation>程序是在没有 C 代码的情况下构建的，而 %1 离开它无法工作。</translation>
    </message>
    <message>
        <source>Install MinGW-w64, set CGO_ENABLED=1 and build again, or use a driver in pure Go (modernc.org/sqlite).</source>
        <translation>安装 MinGW-w64，设置 CGO_ENABLED=1 并重新构建，或使用纯 Go 驱动程序（modernc.org/sqlite）。</translation>
    </message>
    <message>
        <source>No file in %1 is for this system. Either the package is in C and cgo is off, or GOOS or GOARCH ask for another system.</source>
        <translation>%1 中没有适用于此系统的文件。该软件包使用 C 且 cgo 已关闭，或者 GOOS 或 GOARCH 要求其他系统。</translation>
    </message>
    <message>
        <source>Run go env GOOS GOARCH CGO_ENABLED: on a usual PC it shows windows, amd64 and 1. cgo is off by itself where no gcc is on PATH.</source>
        <translation>运行 go env GOOS GOARCH CGO_ENABLED：在普通电脑上显示 windows、amd64 和 1。PATH 中没有 gcc 时，cgo 会自动关闭。</translation>
    </message>
    <message>
        <source>%1 needs a C compiler, and cgo is off: CGO_ENABLED is 0, or no gcc is on PATH.</source>
        <translation>%1 需要 C 编译器，而 cgo 已关闭：CGO_ENABLED 为 0，或者 PATH 中没有 gcc。</translation>
    </message>
    <message>
        <source>Install MinGW-w64 and put its bin folder on PATH; remove CGO_ENABLED=0.</source>
        <translation>安装 MinGW-w64 并将其 bin 文件夹放到 PATH 中；删除 CGO_ENABLED=0。</translation>
    </message>
    <message>
        <source>The MinGW-w64 is too old for the race detector: it needs version 8 or later.</source>
        <translation>MinGW-w64 版本过旧，无法用于竞争检测器：需要 8 或更高版本。</translation>
    </message>
    <message>
        <source>Install a current MinGW-w64.</source>
        <translation>安装最新的 MinGW-w64。</translation>
    </message>
    <message>
        <source>The race detector did not get the range of memory that it needs at a fixed address.</source>
        <translation>竞争检测器没有获得其所需的固定地址内存范围。</translation>
    </message>
    <message>
        <source>Run the test again; close other programs; use a current Go and MinGW-w64.</source>
        <translation>重新运行测试；关闭其他程序；使用最新的 Go 和 MinGW-w64。</translation>
    </message>
    <message>
        <source>Two C compilers are mixed: a library of one does not fit the linker of the other (%1).</source>
        <translation>混用了两个 C 编译器：一个的库与另一个的链接器不兼容（%1）。</translation>
    </message>
    <message>
        <source>Keep one MinGW-w64 on PATH. Then run: go clean -cache</source>
        <translation>在 PATH 中只保留一个 MinGW-w64。然后运行：go clean -cache</translation>
    </message>
    <message>
        <source>The linker got a file for another processor: 32 bit and 64 bit are mixed.</source>
        <translation>链接器收到了用于其他处理器的文件：混用了 32 位和 64 位。</translation>
    </message>
    <message>
        <source>Use a compiler and libraries for the processor that go env GOARCH shows. Then run: go clean -cache</source>
        <translation>使用与 go env GOARCH 所示处理器相符的编译器和库。然后运行：go clean -cache</translation>
    </message>
    <message>
        <source>The C linker failed. The lines above it say why.</source>
        <translation>C 链接器失败。上面的行说明了原因。</translation>
    </message>
    <message>
        <source>Paste the lines above this one too.</source>
        <translation>请将此行上方的内容一并粘贴。</translation>
    </message>
    <message>
        <source>Go wants to download %1, but the first part of the path is not a host name.</source>
        <translation>Go 想要下载 %1，但路径的第一部分不是主机名。</translation>
    </message>
    <message>
        <source>For a package of your own, the import begins with the module path of go.mod. Otherwise correct the path.</source>
        <translation>对于您自己的软件包，import 以 go.mod 中的模块路径开头。否则请更正路径。</translation>
    </message>
    <message>
        <source>The downloaded module %1 differs from what go.sum says. Either the copy in the module cache is damaged, or the author has changed the version afterwards.</source>
        <translation>下载的模块 %1 与 go.sum 中的记录不符。模块缓存中的副本已损坏，或者作者事后更改了该版本。</translation>
    </message>
    <message>
        <source>Remove this one module from the module cache and try again. If it stays, ask the people of the project: do not just delete the line in go.sum.</source>
        <translation>从模块缓存中删除这一个模块，然后重试。如果问题仍然存在，请询问项目成员：不要直接删除 go.sum 中的行。</translation>
    </message>
    <message>
        <source>The downloaded module %1 differs from what the checksum database knows. The copy is damaged, the proxy delivers something else, or the author has changed the version.</source>
        <translation>下载的模块 %1 与校验和数据库中的记录不符。副本已损坏、代理提供了其他内容，或者作者更改了该版本。</translation>
    </message>
    <message>
        <source>Remove this one module from the module cache and try again with another proxy. Do not use the module while the message stays.</source>
        <translation>从模块缓存中删除这一个模块，然后使用其他代理重试。消息仍然出现时，请勿使用该模块。</translation>
    </message>
    <message>
        <source>The checksum database %2 does not know %1. That is so for private modules, and for versions that do not exist.</source>
        <translation>校验和数据库 %2 不认识 %1。私有模块和不存在的版本就是如此。</translation>
    </message>
    <message>
        <source>For a private module, name its host in GOPRIVATE: go env -w GOPRIVATE=git.example.com</source>
        <translation>对于私有模块，请在 GOPRIVATE 中指定其主机：go env -w GOPRIVATE=git.example.com</translation>
    </message>
    <message>
        <source>GOSUMDB is off. Without the checksum database Go does not fetch other Go versions either.</source>
        <translation>GOSUMDB 为 off。没有校验和数据库，Go 也不会获取其他 Go 版本。</translation>
    </message>
    <message>
        <source>Run: go env -u GOSUMDB. Where sum.golang.org is blocked: go env -w GOSUMDB=sum.golang.google.cn</source>
        <translation>运行：go env -u GOSUMDB。如果 sum.golang.org 被阻止：go env -w GOSUMDB=sum.golang.google.cn</translation>
    </message>
    <message>
        <source>GOSUMDB does not name a checksum database (%1).</source>
        <translation>GOSUMDB 没有指定校验和数据库（%1）。</translation>
    </message>
    <message>
        <source>Run: go env -u GOSUMDB. If a variable GOSUMDB is set, correct or delete it.</source>
        <translation>运行：go env -u GOSUMDB。如果设置了变量 GOSUMDB，请更正或删除它。</translation>
    </message>
    <message>
        <source>A downloaded module in the module cache is damaged. Go tries the same file again each time, so this does not go away by itself.</source>
        <translation>模块缓存中的某个已下载模块已损坏。Go 每次都会使用同一个文件，因此问题不会自行消失。</translation>
    </message>
    <message>
        <source>Delete that one .zip file below pkg\mod\cache\download and try again.</source>
        <translation>删除 pkg\mod\cache\download 下的这一个 .zip 文件，然后重试。</translation>
    </message>
    <message>
        <source>The saved state of the checksum database is damaged, usually after a power failure.</source>
        <translation>校验和数据库的保存状态已损坏，通常发生在断电之后。</translation>
    </message>
    <message>
        <source>Delete the folder pkg\sumdb in GOPATH: Go makes it again.</source>
        <translation>删除 GOPATH 中的 pkg\sumdb 文件夹：Go 会重新创建它。</translation>
    </message>
    <message>
        <source>go.sum has no line for the package %1.</source>
        <translation>go.sum 中没有软件包 %1 的记录。</translation>
    </message>
    <message>
        <source>In the folder of go.mod run: go mod tidy</source>
        <translation>在 go.mod 所在文件夹中运行：go mod tidy</translation>
    </message>
    <message>
        <source>go.sum has no line for a required module.</source>
        <translation>go.sum 中没有某个所需模块的记录。</translation>
    </message>
    <message>
        <source>A line of go.sum is not valid. Often these are the marks of a merge conflict (&lt;&lt;&lt;&lt;&lt;&lt;&lt;).</source>
        <translation>go.sum 中有一行无效。通常是合并冲突的标记（&lt;&lt;&lt;&lt;&lt;&lt;&lt;）。</translation>
    </message>
    <message>
        <source>Remove the marks, then run: go mod tidy</source>
        <translation>删除这些标记，然后运行：go mod tidy</translation>
    </message>
    <message>
        <source>VS Code does not find go. It was started before Go was installed, or a setting of the Go extension points elsewhere.</source>
        <translation>VS Code 找不到 go。它在安装 Go 之前就已启动，或者 Go 扩展的设置指向了其他位置。</translation>
    </message>
    <message>
        <source>Close all windows of VS Code and start it again from the Start menu. Check go.goroot and go.alternateTools in its settings.</source>
        <translation>关闭 VS Code 的所有窗口，然后从“开始”菜单重新启动。检查其设置中的 go.goroot 和 go.alternateTools。</translation>
    </message>
    <message>
        <source>A program wants to start %1, and there is no Go any more.</source>
        <translation>某个程序想要启动 %1，但那里已没有 Go。</translation>
    </message>
    <message>
        <source>Remove that path from the settings of the program, or start it again after the installation.</source>
        <translation>从该程序的设置中删除该路径，或在安装后重新启动它。</translation>
    </message>
    <message>
        <source>VS Code cannot use go: go env fails.</source>
        <translation>VS Code 无法使用 go：go env 失败。</translation>
    </message>
    <message>
        <source>Run go env in a new terminal and follow its message.</source>
        <translation>在新的终端中运行 go env，并按照其消息操作。</translation>
    </message>
    <message>
        <source>The Go extension does not find the tool %1.</source>
        <translation>Go 扩展找不到工具 %1。</translation>
    </message>
    <message>
        <source>In VS Code press Ctrl+Shift+P, choose &quot;Go: Install/Update Tools&quot; and select %1.</source>
        <translation>在 VS Code 中按 Ctrl+Shift+P，选择“Go: Install/Update Tools”，然后选择 %1。</translation>
    </message>
    <message>
        <source>%1 tools of the Go extension could not be installed. The lines below say why.</source>
        <translation>Go 扩展的 %1 个工具无法安装。下面的行说明了原因。</translation>
    </message>
    <message>
        <source>Paste those lines too. Most often the module proxy cannot be reached.</source>
        <translation>请将这些行一并粘贴。最常见的原因是无法访问模块代理。</translation>
    </message>
    <message>
        <source>The debugger dlv is not installed, or the editor does not find it.</source>
        <translation>调试器 dlv 未安装，或编辑器找不到它。</translation>
    </message>
    <message>
        <source>Run: go install github.com/go-delve/delve/cmd/dlv@latest</source>
        <translation>运行：go install github.com/go-delve/delve/cmd/dlv@latest</translation>
    </message>
    <message>
        <source>The debugger dlv is older than the Go in use and does not understand its programs.</source>
        <translation>调试器 dlv 比当前使用的 Go 旧，无法识别其程序。</translation>
    </message>
    <message>
        <source>The program was built with a Go that this debugger no longer supports: dlv needs Go %1 or later.</source>
        <translation>程序所用的 Go 版本已不受此调试器支持：dlv 需要 Go %1 或更高版本。</translation>
    </message>
    <message>
        <source>Install a newer Go, or an older dlv.</source>
        <translation>安装较新的 Go，或较旧的 dlv。</translation>
    </message>
    <message>
        <source>What was built is no Windows program: GOOS asks for another system, or the folder has no package main.</source>
        <translation>构建的内容不是 Windows 程序：GOOS 要求其他系统，或者该文件夹没有 package main。</translation>
    </message>
    <message>
        <source>Run go env GOOS: it must show windows. Start the debugger in the folder of package main.</source>
        <translation>运行 go env GOOS：必须显示 windows。在 package main 所在文件夹中启动调试器。</translation>
    </message>
    <message>
        <source>The program was built without debug information (-ldflags=-s -w or -w).</source>
        <translation>程序构建时没有调试信息（-ldflags=-s -w 或 -w）。</translation>
    </message>
    <message>
        <source>Remove these flags from GOFLAGS and from the launch settings of the editor.</source>
        <translation>从 GOFLAGS 和编辑器的启动设置中删除这些标志。</translation>
    </message>
    <message>
        <source>gopls does not support Go %1.</source>
        <translation>gopls 不支持 Go %1。</translation>
    </message>
    <message>
        <source>Install a current Go, then: go install golang.org/x/tools/gopls@latest</source>
        <translation>安装最新的 Go，然后运行：go install golang.org/x/tools/gopls@latest</translation>
    </message>
    <message>
        <source>The folder that is open in the editor contains no go.mod.</source>
        <translation>编辑器中打开的文件夹不包含 go.mod。</translation>
    </message>
    <message>
        <source>Open the folder that contains go.mod. With several modules, make a go.work: go work init ./a ./b</source>
        <translation>打开包含 go.mod 的文件夹。如有多个模块，请创建 go.work：go work init ./a ./b</translation>
    </message>
    <message>
        <source>The file belongs to a module that the open workspace does not contain.</source>
        <translation>该文件属于当前工作区未包含的模块。</translation>
    </message>
    <message>
        <source>Open its folder, or add the module: go work use FOLDER</source>
        <translation>打开其文件夹，或添加该模块：go work use 文件夹</translation>
    </message>
    <message>
        <source>The file uses C code, and cgo is off for the editor: no C compiler is on its PATH.</source>
        <translation>该文件使用 C 代码，而编辑器的 cgo 已关闭：其 PATH 中没有 C 编译器。</translation>
    </message>
    <message>
        <source>Install MinGW-w64, put its bin folder on PATH and start the editor again.</source>
        <translation>安装 MinGW-w64，将其 bin 文件夹放到 PATH 中，然后重新启动编辑器。</translation>
    </message>
    <message>
        <source>The editor does not know the package %1: go.mod does not require it, or the editor uses another Go than the terminal.</source>
        <translation>编辑器不认识软件包 %1：go.mod 没有引用它，或者编辑器使用的 Go 与终端不同。</translation>
    </message>
    <message>
        <source>Run go build in a terminal. If it works there, restart the language server: Ctrl+Shift+P, &quot;Go: Restart Language Server&quot;.</source>
        <translation>在终端中运行 go build。如果在那里可以工作，请重新启动语言服务器：Ctrl+Shift+P，“Go: Restart Language Server”。</translation>
    </message>
    <message>
        <source>The language server gopls does not start.</source>
        <translation>语言服务器 gopls 无法启动。</translation>
    </message>
    <message>
        <source>Install it again: go install golang.org/x/tools/gopls@latest</source>
        <translation>重新安装：go install golang.org/x/tools/gopls@latest</translation>
    </message>
    <message>
        <source>A tool that reads Go code was built with %2, and the code needs %1.</source>
        <translation>某个读取 Go 代码的工具是用 %2 构建的，而代码需要 %1。</translation>
    </message>
    <message>
        <source>Build the tool again with the Go in use: go install PATH@latest</source>
        <translation>用当前使用的 Go 重新构建该工具：go install 路径@latest</translation>
    </message>
    <message>
        <source>A tool that reads Go code is older than the Go in use (at %1).</source>
        <translation>某个读取 Go 代码的工具比当前使用的 Go 旧（位于 %1）。</translation>
    </message>
    <message>
        <source>golangci-lint was built with %1, and the project needs Go %2.</source>
        <translation>golangci-lint 是用 %1 构建的，而项目需要 Go %2。</translation>
    </message>
    <message>
        <source>Install the newest golangci-lint.</source>
        <translation>安装最新的 golangci-lint。</translation>
    </message>
    <message>
        <source>A tool contains a golang.org/x/tools that is too old for the Go in use.</source>
        <translation>某个工具包含的 golang.org/x/tools 对于当前使用的 Go 来说过旧。</translation>
    </message>
    <message>
        <source>Install the newest version of the tool: go install PATH@latest</source>
        <translation>安装该工具的最新版本：go install 路径@latest</translation>
    </message>
    <message>
        <source>GoLand has no usable Go for this project.</source>
        <translation>GoLand 没有可用于此项目的 Go。</translation>
    </message>
    <message>
        <source>In GoLand choose Settings, Go, GOROOT and select the folder that contains bin\go.exe.</source>
        <translation>在 GoLand 中选择“设置”&gt;“Go”&gt;“GOROOT”，然后选择包含 bin\go.exe 的文件夹。</translation>
    </message>
    <message>
        <source>git asked for a user name for %1, and nobody could answer: the repository is private, or the path does not exist.</source>
        <translation>git 要求提供 %1 的用户名，但无人应答：仓库是私有的，或者路径不存在。</translation>
    </message>
    <message>
        <source>Check the spelling. For a private repository, name its host in GOPRIVATE and sign in once with git clone.</source>
        <translation>检查拼写。对于私有仓库，请在 GOPRIVATE 中指定其主机，并使用 git clone 登录一次。</translation>
    </message>
    <message>
        <source>git asked over SSH, and the server accepts none of your keys. Often .gitconfig replaces https addresses by ssh addresses.</source>
        <translation>git 通过 SSH 请求，但服务器不接受您的任何密钥。通常是 .gitconfig 将 https 地址替换为 ssh 地址。</translation>
    </message>
    <message>
        <source>Add your SSH key to the server, or remove the line insteadOf from .gitconfig.</source>
        <translation>将您的 SSH 密钥添加到服务器，或从 .gitconfig 中删除 insteadOf 行。</translation>
    </message>
    <message>
        <source>git asked over SSH, and this computer has never confirmed the key of the server. Go does not let git ask.</source>
        <translation>git 通过 SSH 请求，但此计算机从未确认过服务器的密钥。Go 不允许 git 提问。</translation>
    </message>
    <message>
        <source>Connect once by hand and confirm the key: ssh -T git@HOST</source>
        <translation>手动连接一次并确认密钥：ssh -T git@主机</translation>
    </message>
    <message>
        <source>The server refused the user name and password (or token) for %1.</source>
        <translation>服务器拒绝了 %1 的用户名和密码（或令牌）。</translation>
    </message>
    <message>
        <source>Remove the old entry in Credential Manager of Windows and sign in again with git clone.</source>
        <translation>在 Windows 凭据管理器中删除旧条目，然后使用 git clone 重新登录。</translation>
    </message>
    <message>
        <source>The server knows no such repository, or your account may not see it.</source>
        <translation>服务器上没有该仓库，或者您的帐户无权查看。</translation>
    </message>
    <message>
        <source>Check the spelling. For a private repository, sign in and set GOPRIVATE.</source>
        <translation>检查拼写。对于私有仓库，请登录并设置 GOPRIVATE。</translation>
    </message>
    <message>
        <source>Go needs git here, and git is not on PATH.</source>
        <translation>Go 在此处需要 git，而 git 不在 PATH 中。</translation>
    </message>
    <message>
        <source>Install Git for Windows, then open a new terminal.</source>
        <translation>安装 Git for Windows，然后打开新的终端。</translation>
    </message>
    <message>
        <source>GOVCS forbids %1 for the %2 module %3.</source>
        <translation>GOVCS 禁止将 %1 用于模块 %3（%2）。</translation>
    </message>
    <message>
        <source>Extend GOVCS, or get the module through a proxy.</source>
        <translation>扩展 GOVCS，或通过代理获取该模块。</translation>
    </message>
    <message>
        <source>git refuses paths of more than 260 characters.</source>
        <translation>git 拒绝超过 260 个字符的路径。</translation>
    </message>
    <message>
        <source>Run: git config --global core.longpaths true</source>
        <translation>运行：git config --global core.longpaths true</translation>
    </message>
    <message>
        <source>git refuses the repository %1, because its folder belongs to another account.</source>
        <translation>git 拒绝仓库 %1，因为其文件夹属于另一个帐户。</translation>
    </message>
    <message>
        <source>If the folder is yours, run: git config --global --add safe.directory %1</source>
        <translation>如果该文件夹是您的，请运行：git config --global --add safe.directory %1</translation>
    </message>
    <message>
        <source>git failed when Go asked it for a module (exit status %1). The lines below say why.</source>
        <translation>Go 通过 git 获取模块时 git 失败（退出状态 %1）。下面的行说明了原因。</translation>
    </message>
    <message>
        <source>Paste those lines too. For a private repository, check GOPRIVATE and sign in once with git clone.</source>
        <translation>请将这些行一并粘贴。对于私有仓库，请检查 GOPRIVATE 并使用 git clone 登录一次。</translation>
    </message>
    <message>
        <source>git failed when Go asked it for the state of the repository. Usually git does not trust the folder, or a .git folder above is damaged.</source>
        <translation>Go 查询仓库状态时 git 失败。通常是 git 不信任该文件夹，或者上级的 .git 文件夹已损坏。</translation>
    </message>
    <message>
        <source>Run git status there and follow its message, or build with -buildvcs=false.</source>
        <translation>在该处运行 git status 并按照其消息操作，或使用 -buildvcs=false 构建。</translation>
    </message>
    <message>
        <source>There is no file %1 in the current folder, so Go takes the name for a package.</source>
        <translation>当前文件夹中没有文件 %1，因此 Go 将该名称视为软件包。</translation>
    </message>
    <message>
        <source>go.mod does not require a module with the package %1.</source>
        <translation>go.mod 没有引用包含软件包 %1 的模块。</translation>
    </message>
    <message>
        <source>In the folder of go.mod run: go get %1</source>
        <translation>在 go.mod 所在文件夹中运行：go get %1</translation>
    </message>
    <message>
        <source>Go finds no module with the package %1. The path is misspelled, or Go may not look for it.</source>
        <translation>Go 找不到包含软件包 %1 的模块。路径拼写有误，或者不允许 Go 查找。</translation>
    </message>
    <message>
        <source>Check the spelling, then run: go get %1</source>
        <translation>检查拼写，然后运行：go get %1</translation>
    </message>
    <message>
        <source>go mod init does not know what to call the module in %1.</source>
        <translation>go mod init 不知道如何命名 %1 中的模块。</translation>
    </message>
    <message>
        <source>Name it: go mod init example.com/NAME</source>
        <translation>指定名称：go mod init example.com/名称</translation>
    </message>
    <message>
        <source>Go cannot lock the file %1: the folder is on a network drive or another file system that has no locks.</source>
        <translation>Go 无法锁定文件 %1：该文件夹位于网络驱动器或不支持锁定的其他文件系统上。</translation>
    </message>
    <message>
        <source>Put GOMODCACHE, GOCACHE and the project on a local NTFS drive.</source>
        <translation>将 GOMODCACHE、GOCACHE 和项目放在本地 NTFS 驱动器上。</translation>
    </message>
    <message>
        <source>go get adds modules to a project, and this folder belongs to none. Programs are installed with go install.</source>
        <translation>go get 用于向项目添加模块，而此文件夹不属于任何项目。程序使用 go install 安装。</translation>
    </message>
    <message>
        <source>For a program: go install PATH@latest. For a project: go mod init NAME first.</source>
        <translation>安装程序：go install 路径@latest。对于项目：先运行 go mod init 名称。</translation>
    </message>
    <message>
        <source>Neither this folder nor one above it has a go.mod, so Go does not know which project is meant.</source>
        <translation>此文件夹及其上级文件夹中都没有 go.mod，因此 Go 不知道是哪个项目。</translation>
    </message>
    <message>
        <source>Change to the folder of the project (cd). For a new one run: go mod init NAME</source>
        <translation>切换到项目文件夹（cd）。对于新项目，运行：go mod init 名称</translation>
    </message>
    <message>
        <source>go.mod does not fit the code and the modules it requires.</source>
        <translation>go.mod 与代码及其所需的模块不一致。</translation>
    </message>
    <message>
        <source>The vendor folder in %1 does not fit go.mod.</source>
        <translation>%1 中的 vendor 文件夹与 go.mod 不一致。</translation>
    </message>
    <message>
        <source>In the folder of go.mod run: go mod vendor</source>
        <translation>在 go.mod 所在文件夹中运行：go mod vendor</translation>
    </message>
    <message>
        <source>-mod=vendor is set, so Go looks for modules in vendor folders only. Nothing can be installed with @latest.</source>
        <translation>设置了 -mod=vendor，因此 Go 只在 vendor 文件夹中查找模块。无法使用 @latest 安装任何内容。</translation>
    </message>
    <message>
        <source>Remove -mod=vendor from GOFLAGS: go env -u GOFLAGS</source>
        <translation>从 GOFLAGS 中删除 -mod=vendor：go env -u GOFLAGS</translation>
    </message>
    <message>
        <source>GOFLAGS or the command says -mod=mod, which does not work with a go.work.</source>
        <translation>GOFLAGS 或命令中包含 -mod=mod，它不能与 go.work 一起使用。</translation>
    </message>
    <message>
        <source>Remove -mod=mod from GOFLAGS, or set GOWORK=off for this command.</source>
        <translation>从 GOFLAGS 中删除 -mod=mod，或为此命令设置 GOWORK=off。</translation>
    </message>
    <message>
        <source>go.mod replaces a module by the folder %1, which does not exist on this computer.</source>
        <translation>go.mod 将某个模块替换为文件夹 %1，而此计算机上不存在该文件夹。</translation>
    </message>
    <message>
        <source>Get that folder too, or remove the replace line: go mod edit -dropreplace=MODULE</source>
        <translation>获取该文件夹，或删除 replace 行：go mod edit -dropreplace=模块</translation>
    </message>
    <message>
        <source>This program cannot be installed with go install PATH@version: its go.mod contains replace lines.</source>
        <translation>无法使用 go install 路径@版本 安装此程序：其 go.mod 包含 replace 行。</translation>
    </message>
    <message>
        <source>Clone the repository and run go install in its folder.</source>
        <translation>克隆仓库，并在其文件夹中运行 go install。</translation>
    </message>
    <message>
        <source>The module has no version or branch %2 (%1).</source>
        <translation>该模块没有版本或分支 %2（%1）。</translation>
    </message>
    <message>
        <source>List its versions: go list -m -versions MODULE. For a private module, check GOPRIVATE.</source>
        <translation>列出其版本：go list -m -versions 模块。对于私有模块，请检查 GOPRIVATE。</translation>
    </message>
    <message>
        <source>The module is named %1 and was required as %2. It was renamed, it is a fork, or the path lacks /v2.</source>
        <translation>该模块名为 %1，却以 %2 引用。它已重命名、是复刻，或者路径缺少 /v2。</translation>
    </message>
    <message>
        <source>Import it as %1. For a fork, use replace in go.mod.</source>
        <translation>以 %1 导入。对于复刻，请在 go.mod 中使用 replace。</translation>
    </message>
    <message>
        <source>Two required modules contain the package %1.</source>
        <translation>两个所需模块都包含软件包 %1。</translation>
    </message>
    <message>
        <source>Upgrade both modules (go get MODULE@latest), or remove the older one: go mod tidy</source>
        <translation>升级这两个模块（go get 模块@latest），或删除较旧的模块：go mod tidy</translation>
    </message>
    <message>
        <source>A go.work in a folder above takes over, and it does not list this module.</source>
        <translation>上级文件夹中的 go.work 生效，但其中没有列出此模块。</translation>
    </message>
    <message>
        <source>Add it: go work use . Or run the command with GOWORK=off.</source>
        <translation>添加它：go work use . 或者在 GOWORK=off 的情况下运行命令。</translation>
    </message>
    <message>
        <source>go.work lists the folder %1, which has no readable go.mod.</source>
        <translation>go.work 中列出了文件夹 %1，但其中没有可读取的 go.mod。</translation>
    </message>
    <message>
        <source>Get that folder too, or remove it: go work edit -dropuse=FOLDER</source>
        <translation>获取该文件夹，或将其移除：go work edit -dropuse=文件夹</translation>
    </message>
    <message>
        <source>The folder belongs to another module than the one of the current folder (%1).</source>
        <translation>该文件夹与当前文件夹不属于同一个模块（%1）。</translation>
    </message>
    <message>
        <source>Change to the folder of that module (cd) and run the command there.</source>
        <translation>切换到该模块的文件夹（cd）并在其中运行命令。</translation>
    </message>
    <message>
        <source>%1 is internal: only code of the same module may import it.</source>
        <translation>%1 是内部软件包：只有同一模块的代码可以导入它。</translation>
    </message>
    <message>
        <source>Use a public package of that module instead.</source>
        <translation>改用该模块的公共软件包。</translation>
    </message>
    <message>
        <source>%1 is a program (package main) and cannot be imported.</source>
        <translation>%1 是程序（package main），无法导入。</translation>
    </message>
    <message>
        <source>Move the shared code to a package with another name.</source>
        <translation>将共享代码移到其他名称的软件包中。</translation>
    </message>
    <message>
        <source>Packages import each other in a circle. The lines that follow show the way.</source>
        <translation>软件包相互循环导入。后面的行显示了导入路径。</translation>
    </message>
    <message>
        <source>Move what both need to a third package.</source>
        <translation>将双方都需要的内容移到第三个软件包中。</translation>
    </message>
    <message>
        <source>The module %1 exists, but the version has no package %2. The path is misspelled, or the package has moved.</source>
        <translation>模块 %1 存在，但该版本没有软件包 %2。路径拼写有误，或者软件包已移动。</translation>
    </message>
    <message>
        <source>Look up the path in the README of the module.</source>
        <translation>在模块的 README 中查找路径。</translation>
    </message>
    <message>
        <source>GOPROXY contains %1, which is not an address. Addresses in GOPROXY are separated by commas.</source>
        <translation>GOPROXY 包含 %1，它不是地址。GOPROXY 中的地址用逗号分隔。</translation>
    </message>
    <message>
        <source>Correct GOPROXY, for example: go env -w GOPROXY=https://proxy.golang.org,direct</source>
        <translation>更正 GOPROXY，例如：go env -w GOPROXY=https://proxy.golang.org,direct</translation>
    </message>
    <message>
        <source>GOPROXY contains %1. A folder needs three slashes: file:///D:/folder.</source>
        <translation>GOPROXY 包含 %1。文件夹需要三个斜杠：file:///D:/文件夹。</translation>
    </message>
    <message>
        <source>Write file:///D:/folder instead.</source>
        <translation>改为 file:///D:/文件夹。</translation>
    </message>
    <message>
        <source>GOPROXY contains separators only, no address.</source>
        <translation>GOPROXY 只包含分隔符，没有地址。</translation>
    </message>
    <message>
        <source>Run: go env -u GOPROXY. If a variable GOPROXY is set, correct or delete it.</source>
        <translation>运行：go env -u GOPROXY。如果设置了变量 GOPROXY，请更正或删除它。</translation>
    </message>
    <message>
        <source>GOPROXY is off, so Go may not download modules.</source>
        <translation>GOPROXY 为 off，因此 Go 不会下载模块。</translation>
    </message>
    <message>
        <source>HTTP_PROXY or HTTPS_PROXY is misspelled: Go looks for a host named %1. Usually the variable contains http:// twice.</source>
        <translation>HTTP_PROXY 或 HTTPS_PROXY 拼写有误：Go 在查找名为 %1 的主机。通常该变量中包含两次 http://。</translation>
    </message>
    <message>
        <source>Correct the variable, for example http://127.0.0.1:7890, or delete it.</source>
        <translation>更正该变量，例如 http://127.0.0.1:7890，或将其删除。</translation>
    </message>
    <message>
        <source>HTTPS_PROXY begins with https://, but the proxy itself speaks plain HTTP.</source>
        <translation>HTTPS_PROXY 以 https:// 开头，但代理本身使用普通 HTTP。</translation>
    </message>
    <message>
        <source>Write http:// in HTTPS_PROXY instead. Connections to https addresses stay encrypted.</source>
        <translation>在 HTTPS_PROXY 中改用 http://。到 https 地址的连接仍会加密。</translation>
    </message>
    <message>
        <source>HTTP_PROXY or HTTPS_PROXY contains %1, which is not an address.</source>
        <translation>HTTP_PROXY 或 HTTPS_PROXY 包含 %1，它不是地址。</translation>
    </message>
    <message>
        <source>Correct the variable, for example http://127.0.0.1:7890. Special characters in a password must be percent-encoded.</source>
        <translation>更正该变量，例如 http://127.0.0.1:7890。密码中的特殊字符必须使用百分号编码。</translation>
    </message>
    <message>
        <source>Go cannot reach the proxy %1 that HTTP_PROXY or HTTPS_PROXY names. The proxy program is not running, or the address is wrong.</source>
        <translation>Go 无法连接到 HTTP_PROXY 或 HTTPS_PROXY 指定的代理 %1。代理程序未运行，或地址有误。</translation>
    </message>
    <message>
        <source>Start the proxy program, or delete the variable.</source>
        <translation>启动代理程序，或删除该变量。</translation>
    </message>
    <message>
        <source>Go cannot find the proxy %1 that HTTP_PROXY or HTTPS_PROXY names.</source>
        <translation>Go 找不到 HTTP_PROXY 或 HTTPS_PROXY 指定的代理 %1。</translation>
    </message>
    <message>
        <source>Correct the variable or delete it. The proxy of a company may exist inside its network only.</source>
        <translation>更正或删除该变量。公司的代理可能只存在于公司网络内。</translation>
    </message>
    <message>
        <source>The proxy wants a user name and a password that Go did not send.</source>
        <translation>代理需要用户名和密码，但 Go 没有发送。</translation>
    </message>
    <message>
        <source>Put them into HTTPS_PROXY as http://NAME:PASSWORD@HOST:PORT, or use a local program that signs in to the proxy for you.</source>
        <translation>将其写入 HTTPS_PROXY，格式为 http://名称:密码@主机:端口，或使用可代您登录代理的本地程序。</translation>
    </message>
    <message>
        <source>git does not trust the certificate of %1. Usually a company or an antivirus program inspects encrypted connections with a certificate that git does not know.</source>
        <translation>git 不信任 %1 的证书。通常是公司或防病毒程序使用 git 不认识的证书检查加密连接。</translation>
    </message>
    <message>
        <source>Let git use the certificates of Windows: git config --global http.sslBackend schannel</source>
        <translation>让 git 使用 Windows 的证书：git config --global http.sslBackend schannel</translation>
    </message>
    <message>
        <source>The certificate of the server comes from an issuer that Windows does not trust. Usually a company or an antivirus program inspects encrypted connections.</source>
        <translation>服务器证书的颁发者不受 Windows 信任。通常是公司或防病毒程序在检查加密连接。</translation>
    </message>
    <message>
        <source>Ask your administrator to install the root certificate for the computer. Do not switch off the verification.</source>
        <translation>请管理员为计算机安装根证书。请勿关闭验证。</translation>
    </message>
    <message>
        <source>The certificate of the server is not valid at the time that this computer shows. Usually the clock of the computer is wrong.</source>
        <translation>按照此计算机显示的时间，服务器证书无效。通常是计算机的时钟有误。</translation>
    </message>
    <message>
        <source>Set the clock: Settings, Time &amp; language, Date &amp; time, Sync now.</source>
        <translation>校准时钟：“设置”&gt;“时间和语言”&gt;“日期和时间”&gt;“立即同步”。</translation>
    </message>
    <message>
        <source>The server that answered for %1 has a certificate of another name. A proxy, a sign-in page of the network or wrong name resolution is in between.</source>
        <translation>代表 %1 应答的服务器使用了其他名称的证书。中间存在代理、网络登录页面或错误的名称解析。</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, then try again.</source>
        <translation>在浏览器中登录网络，然后重试。</translation>
    </message>
    <message>
        <source>Go did not get an answer from %1, where it looks for modules.</source>
        <translation>Go 在查找模块时没有收到 %1 的应答。</translation>
    </message>
    <message>
        <source>Check the connection. Where this host is blocked, set another proxy, for example: go env -w GOPROXY=https://goproxy.cn,direct</source>
        <translation>检查连接。如果该主机被阻止，请设置其他代理，例如：go env -w GOPROXY=https://goproxy.cn,direct</translation>
    </message>
    <message>
        <source>Go cannot find the host %1: there is no connection, the name is misspelled, or the DNS server does not know it.</source>
        <translation>Go 找不到主机 %1：没有连接、名称拼写有误，或者 DNS 服务器不认识它。</translation>
    </message>
    <message>
        <source>Check the connection and GOPROXY. The host of a company may exist inside its network only (VPN).</source>
        <translation>检查连接和 GOPROXY。公司的主机可能只存在于公司网络内（VPN）。</translation>
    </message>
    <message>
        <source>A program cannot find the host %1: there is no connection, the name is misspelled, or the DNS server does not know it.</source>
        <translation>程序找不到主机 %1：没有连接、名称拼写有误，或者 DNS 服务器不认识它。</translation>
    </message>
    <message>
        <source>Check the name and the connection.</source>
        <translation>检查名称和连接。</translation>
    </message>
    <message>
        <source>No program accepts connections at %1.</source>
        <translation>没有程序在 %1 接受连接。</translation>
    </message>
    <message>
        <source>Start the server that should listen there (a database, a service, a proxy), or correct the address.</source>
        <translation>启动应在该处侦听的服务器（数据库、服务或代理），或更正地址。</translation>
    </message>
    <message>
        <source>%1 does not answer: a firewall blocks the connection, or the host is not reachable from here.</source>
        <translation>%1 没有应答：防火墙阻止了连接，或者无法从此处访问该主机。</translation>
    </message>
    <message>
        <source>Check the address and the connection (VPN, proxy, firewall).</source>
        <translation>检查地址和连接（VPN、代理、防火墙）。</translation>
    </message>
    <message>
        <source>git cannot reach %1. Where Go fetches modules directly (without a module proxy), it uses git for it.</source>
        <translation>git 无法访问 %1。当 Go 直接获取模块（不经模块代理）时，会使用 git。</translation>
    </message>
    <message>
        <source>Check the connection. Public modules come through the module proxy if GOPROXY names one before direct.</source>
        <translation>检查连接。如果 GOPROXY 在 direct 之前指定了模块代理，公共模块会通过它获取。</translation>
    </message>
    <message>
        <source>The terminal does not find %1: Go is not installed, its bin folder is not on PATH, or the terminal was opened before the installation.</source>
        <translation>终端找不到 %1：未安装 Go、其 bin 文件夹不在 PATH 中，或者终端在安装之前就已打开。</translation>
    </message>
    <message>
        <source>Open a new terminal. In an editor, close all of its windows and start it again. Inside WSL, Go must be installed there once more.</source>
        <translation>打开新的终端。在编辑器中，关闭其所有窗口并重新启动。在 WSL 中，需要另外安装 Go。</translation>
    </message>
    <message>
        <source>git is not on PATH.</source>
        <translation>git 不在 PATH 中。</translation>
    </message>
    <message>
        <source>%1 is not on PATH. It is part of a C compiler such as MinGW-w64, which Go needs for C code only.</source>
        <translation>%1 不在 PATH 中。它属于 MinGW-w64 等 C 编译器，Go 仅在处理 C 代码时需要。</translation>
    </message>
    <message>
        <source>Install MinGW-w64 and put its bin folder on PATH, then open a new terminal.</source>
        <translation>安装 MinGW-w64 并将其 bin 文件夹放到 PATH 中，然后打开新的终端。</translation>
    </message>
    <message>
        <source>The command code is not on PATH: VS Code is not installed, or was installed without &quot;Add to PATH&quot;.</source>
        <translation>命令 code 不在 PATH 中：未安装 VS Code，或者安装时未选择“添加到 PATH”。</translation>
    </message>
    <message>
        <source>Start VS Code from the Start menu, or run its installer again with &quot;Add to PATH&quot;.</source>
        <translation>从“开始”菜单启动 VS Code，或重新运行其安装程序并选择“添加到 PATH”。</translation>
    </message>
    <message>
        <source>The terminal does not find %1: it is not installed, or the folder of go install is not on PATH.</source>
        <translation>终端找不到 %1：未安装，或者 go install 的文件夹不在 PATH 中。</translation>
    </message>
    <message>
        <source>Put the bin folder of GOPATH on PATH (usually %USERPROFILE%\go\bin), open a new terminal, and install the tool with go install PATH@latest.</source>
        <translation>将 GOPATH 的 bin 文件夹（通常为 %USERPROFILE%\go\bin）放到 PATH 中，打开新的终端，然后用 go install 路径@latest 安装该工具。</translation>
    </message>
    <message>
        <source>PowerShell does not run scripts on this computer. go itself is no script: only scripts around it, such as a profile, are concerned.</source>
        <translation>此计算机上的 PowerShell 不运行脚本。go 本身不是脚本：只涉及其周围的脚本，例如配置文件。</translation>
    </message>
    <message>
        <source>Run: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned</source>
        <translation>运行：Set-ExecutionPolicy -Scope CurrentUser RemoteSigned</translation>
    </message>
    <message>
        <source>setx has just cut the variable off after 1,024 characters. If it was PATH, entries are lost.</source>
        <translation>setx 刚刚将变量截断为 1,024 个字符。如果是 PATH，则已丢失条目。</translation>
    </message>
    <message>
        <source>Do not use setx for PATH. Restore the lost entries in Settings, &quot;Edit environment variables for your account&quot;.</source>
        <translation>请勿对 PATH 使用 setx。在“设置”的“编辑帐户的环境变量”中恢复丢失的条目。</translation>
    </message>
    <message>
        <source>This go.exe does not contain the folder of its Go tree, and GOROOT is not set. Usually it comes from another program that ships its own Go.</source>
        <translation>此 go.exe 不包含其 Go 目录的位置，并且未设置 GOROOT。它通常来自附带 Go 的其他程序。</translation>
    </message>
    <message>
        <source>Put the bin folder of an official Go first on PATH.</source>
        <translation>将官方 Go 的 bin 文件夹放在 PATH 的最前面。</translation>
    </message>
    <message>
        <source>GOROOT names the folder %1, which does not exist. Every go command fails until GOROOT is removed or corrected.</source>
        <translation>GOROOT 指向的文件夹 %1 不存在。在删除或更正 GOROOT 之前，所有 go 命令都会失败。</translation>
    </message>
    <message>
        <source>Delete the variable GOROOT: Go finds its own folder without it. A line GOROOT= in the file %AppData%\go\env counts too. If no GOROOT is set, the go.exe in use belongs to another program.</source>
        <translation>删除变量 GOROOT：没有它，Go 也能找到自己的文件夹。文件 %AppData%\go\env 中的 GOROOT= 行同样有效。如果没有设置 GOROOT，则正在使用的 go.exe 属于其他程序。</translation>
    </message>
    <message>
        <source>The package %1 is part of newer Go versions. The Go in use, which reads %2, is too old for it.</source>
        <translation>软件包 %1 属于较新的 Go 版本。当前使用的 Go（读取 %2）版本过旧。</translation>
    </message>
    <message>
        <source>Install a newer Go, or make sure that the newest one comes first on PATH.</source>
        <translation>安装较新的 Go，或者确保最新的 Go 位于 PATH 的最前面。</translation>
    </message>
    <message>
        <source>Go looks for its standard library in the wrong place: %1 should be in %2 and is not. GOROOT is wrong, or the Go tree is incomplete.</source>
        <translation>Go 在错误的位置查找其标准库：%1 应位于 %2，但不在那里。GOROOT 有误，或者 Go 目录不完整。</translation>
    </message>
    <message>
        <source>Delete the variable GOROOT. If none is set, install Go again.</source>
        <translation>删除变量 GOROOT。如果没有设置，请重新安装 Go。</translation>
    </message>
    <message>
        <source>Go takes %1 for a package of its standard library, because the first part of the path has no dot and does not match the name of the module.</source>
        <translation>由于路径的第一部分没有点，并且与模块名称不符，Go 将 %1 视为标准库的软件包。</translation>
    </message>
    <message>
        <source>Packages of your own begin with the module path that go.mod names: import &quot;MODULE/folder&quot;. Packages of others begin with a host name, such as github.com.</source>
        <translation>您自己的软件包以 go.mod 中的模块路径开头：import &quot;模块/文件夹&quot;。他人的软件包以主机名开头，例如 github.com。</translation>
    </message>
    <message>
        <source>Go looks for the package %1 in GOROOT and GOPATH only: it works without modules, or it is an old Go.</source>
        <translation>Go 仅在 GOROOT 和 GOPATH 中查找软件包 %1：当前未使用模块，或者 Go 版本过旧。</translation>
    </message>
    <message>
        <source>Work in a folder with a go.mod (go mod init NAME), and do not set GO111MODULE to off.</source>
        <translation>在包含 go.mod 的文件夹中工作（go mod init 名称），并且不要将 GO111MODULE 设置为 off。</translation>
    </message>
    <message>
        <source>GOPATH is %1, and Go does not expand the character ~ on Windows.</source>
        <translation>GOPATH 为 %1，而 Go 在 Windows 上不会展开字符 ~。</translation>
    </message>
    <message>
        <source>Remove GOPATH, or set it to a full path such as C:\Users\NAME\go.</source>
        <translation>删除 GOPATH，或将其设置为完整路径，例如 C:\Users\名称\go。</translation>
    </message>
    <message>
        <source>GOPATH contains %1, which is not a full path. Quotes are part of the value too.</source>
        <translation>GOPATH 包含 %1，它不是完整路径。引号也会成为值的一部分。</translation>
    </message>
    <message>
        <source>Remove GOPATH, or set it to a full path without quotes.</source>
        <translation>删除 GOPATH，或将其设置为不带引号的完整路径。</translation>
    </message>
    <message>
        <source>GOBIN is not a full path, so go install does not know where to put programs.</source>
        <translation>GOBIN 不是完整路径，因此 go install 不知道将程序放在哪里。</translation>
    </message>
    <message>
        <source>Remove GOBIN: programs then go to the bin folder of GOPATH.</source>
        <translation>删除 GOBIN：程序随后会放到 GOPATH 的 bin 文件夹中。</translation>
    </message>
    <message>
        <source>GOPATH and GOROOT are the same folder, %1. Go ignores such a GOPATH.</source>
        <translation>GOPATH 与 GOROOT 是同一个文件夹 %1。Go 会忽略这样的 GOPATH。</translation>
    </message>
    <message>
        <source>Remove GOPATH: the default is the folder go in your user profile.</source>
        <translation>删除 GOPATH：默认值是用户配置文件中的 go 文件夹。</translation>
    </message>
    <message>
        <source>GOCACHE is off, but Go cannot build without its build cache.</source>
        <translation>GOCACHE 为 off，但 Go 没有构建缓存就无法构建。</translation>
    </message>
    <message>
        <source>Remove GOCACHE: go env -u GOCACHE, and delete the variable GOCACHE.</source>
        <translation>删除 GOCACHE：运行 go env -u GOCACHE，并删除变量 GOCACHE。</translation>
    </message>
    <message>
        <source>GOCACHE is not a full path, so Go has no build cache.</source>
        <translation>GOCACHE 不是完整路径，因此 Go 没有构建缓存。</translation>
    </message>
    <message>
        <source>Remove GOCACHE, or set it to a full path.</source>
        <translation>删除 GOCACHE，或将其设置为完整路径。</translation>
    </message>
    <message>
        <source>Go does not know where its build cache is: the program that started it passed on no LocalAppData (%1). Services and stripped-down environments do that.</source>
        <translation>Go 不知道构建缓存的位置：启动它的程序没有传递 LocalAppData（%1）。服务和精简的环境会出现这种情况。</translation>
    </message>
    <message>
        <source>Set GOCACHE to a full path for that program, or start it from a normal terminal.</source>
        <translation>为该程序将 GOCACHE 设置为完整路径，或从普通终端启动它。</translation>
    </message>
    <message>
        <source>A file go.mod is in the GOPATH folder itself. It makes the whole folder one module.</source>
        <translation>GOPATH 文件夹中有一个 go.mod 文件，它使整个文件夹成为一个模块。</translation>
    </message>
    <message>
        <source>Delete that go.mod, or move it to the folder of your project.</source>
        <translation>删除该 go.mod，或将其移到您的项目文件夹中。</translation>
    </message>
    <message>
        <source>Go was started without TEMP, TMP and USERPROFILE, so it wanted to build in the Windows folder (%1).</source>
        <translation>启动 Go 时没有 TEMP、TMP 和 USERPROFILE，因此它试图在 Windows 文件夹中构建（%1）。</translation>
    </message>
    <message>
        <source>The program that starts go (an editor, a tool, a service) must pass on the variables TEMP, TMP and USERPROFILE.</source>
        <translation>启动 go 的程序（编辑器、工具或服务）必须传递变量 TEMP、TMP 和 USERPROFILE。</translation>
    </message>
    <message>
        <source>Go cannot make its temporary build folder: %1. GOTMPDIR or TEMP names a folder that does not exist or cannot be written to.</source>
        <translation>Go 无法创建临时构建文件夹：%1。GOTMPDIR 或 TEMP 指向的文件夹不存在或无法写入。</translation>
    </message>
    <message>
        <source>Make the folder, or remove GOTMPDIR: go env -u GOTMPDIR.</source>
        <translation>创建该文件夹，或删除 GOTMPDIR：go env -u GOTMPDIR。</translation>
    </message>
    <message>
        <source>The program %1 is missing from the Go tree. Often an antivirus program removed it, or the installation is incomplete.</source>
        <translation>Go 目录中缺少程序 %1。通常是防病毒程序将其删除，或者安装不完整。</translation>
    </message>
    <message>
        <source>Look at the protection history of your antivirus program, then install Go again.</source>
        <translation>查看防病毒程序的保护历史记录，然后重新安装 Go。</translation>
    </message>
    <message>
        <source>Two Go versions are mixed: the compiler is %1 and the go command is %2. GOROOT names another Go, or a new Go was unpacked over an old one.</source>
        <translation>混用了两个 Go 版本：编译器为 %1，go 命令为 %2。GOROOT 指向另一个 Go，或者新的 Go 解压到了旧的 Go 之上。</translation>
    </message>
    <message>
        <source>Delete the variable GOROOT. If none is set, remove the Go folder and install Go again.</source>
        <translation>删除变量 GOROOT。如果没有设置，请删除 Go 文件夹并重新安装 Go。</translation>
    </message>
    <message>
        <source>GOTOOLCHAIN is %1, which Go does not accept. Every go command fails until it is corrected.</source>
        <translation>GOTOOLCHAIN 为 %1，Go 不接受该值。在更正之前，所有 go 命令都会失败。</translation>
    </message>
    <message>
        <source>Run: go env -u GOTOOLCHAIN. If a variable GOTOOLCHAIN is set, delete it.</source>
        <translation>运行：go env -u GOTOOLCHAIN。如果设置了变量 GOTOOLCHAIN，请将其删除。</translation>
    </message>
    <message>
        <source>%1 requires Go %2 or later, and Go %3 is running. Go did not get the newer version by itself.</source>
        <translation>%1 需要 Go %2 或更高版本，而正在运行的是 Go %3。Go 没有自动获取较新的版本。</translation>
    </message>
    <message>
        <source>Install a newer Go. Or let Go fetch it: go env -w GOTOOLCHAIN=auto.</source>
        <translation>安装较新的 Go。或者让 Go 自动获取：go env -w GOTOOLCHAIN=auto。</translation>
    </message>
    <message>
        <source>The module %1 requires Go %2, but go.work says go %3.</source>
        <translation>模块 %1 需要 Go %2，但 go.work 中为 go %3。</translation>
    </message>
    <message>
        <source>In the folder of go.work run: go work use</source>
        <translation>在 go.work 所在文件夹中运行：go work use</translation>
    </message>
    <message>
        <source>GOTOOLCHAIN allows only versions that are on PATH already, and %1 is not.</source>
        <translation>GOTOOLCHAIN 只允许使用已在 PATH 中的版本，而 %1 不在其中。</translation>
    </message>
    <message>
        <source>Run: go env -w GOTOOLCHAIN=auto. Or install that version.</source>
        <translation>运行：go env -w GOTOOLCHAIN=auto。或者安装该版本。</translation>
    </message>
    <message>
        <source>go.mod says go %1, and the Go in use is older than 1.21: it does not understand versions with three numbers.</source>
        <translation>go.mod 中为 go %1，而当前使用的 Go 早于 1.21：它无法识别由三个数字组成的版本。</translation>
    </message>
    <message>
        <source>go.mod has a line &quot;%1&quot;, which the Go in use is too old to understand.</source>
        <translation>go.mod 中有一行“%1”，当前使用的 Go 版本过旧，无法识别。</translation>
    </message>
    <message>
        <source>The module is written for Go %1, and the Go in use is older. The compile errors above it come from that.</source>
        <translation>该模块是为 Go %1 编写的，而当前使用的 Go 较旧。上面的编译错误由此产生。</translation>
    </message>
    <message>
        <source>Install Go %1 or later.</source>
        <translation>安装 Go %1 或更高版本。</translation>
    </message>
    <message>
        <source>GO111MODULE is off, so Go ignores go.mod.</source>
        <translation>GO111MODULE 为 off，因此 Go 会忽略 go.mod。</translation>
    </message>
    <message>
        <source>Run: go env -u GO111MODULE. If a variable GO111MODULE is set, delete it.</source>
        <translation>运行：go env -u GO111MODULE。如果设置了变量 GO111MODULE，请将其删除。</translation>
    </message>
    <message>
        <source>Go works without modules: GO111MODULE is off, or the Go in use is older than 1.16.</source>
        <translation>Go 未使用模块：GO111MODULE 为 off，或者当前使用的 Go 早于 1.16。</translation>
    </message>
    <message>
        <source>Run: go env -u GO111MODULE. If go version shows a Go older than 1.16, install a newer one.</source>
        <translation>运行：go env -u GO111MODULE。如果 go version 显示的 Go 早于 1.16，请安装较新的版本。</translation>
    </message>
    <message>
        <source>GOFLAGS contains %1, which does not begin with a hyphen. A flag with a blank in its value must be in quotes.</source>
        <translation>GOFLAGS 包含 %1，它不以连字符开头。值中含有空格的标志必须加引号。</translation>
    </message>
    <message>
        <source>Run: go env -u GOFLAGS. If a variable GOFLAGS is set, correct or delete it.</source>
        <translation>运行：go env -u GOFLAGS。如果设置了变量 GOFLAGS，请更正或删除它。</translation>
    </message>
    <message>
        <source>GOFLAGS contains %1, a flag that no go command knows.</source>
        <translation>GOFLAGS 包含 %1，没有任何 go 命令能识别该标志。</translation>
    </message>
    <message>
        <source>GOEXPERIMENT names %1, which this Go does not know. Nothing can be built.</source>
        <translation>GOEXPERIMENT 指定了 %1，此 Go 无法识别。无法构建任何内容。</translation>
    </message>
    <message>
        <source>Run: go env -u GOEXPERIMENT. If a variable GOEXPERIMENT is set, delete it.</source>
        <translation>运行：go env -u GOEXPERIMENT。如果设置了变量 GOEXPERIMENT，请将其删除。</translation>
    </message>
    <message>
        <source>%1 has a value that Go does not accept.</source>
        <translation>%1 的值不被 Go 接受。</translation>
    </message>
    <message>
        <source>Run: go env -u %1. If a variable %1 is set, delete it.</source>
        <translation>运行：go env -u %1。如果设置了变量 %1，请将其删除。</translation>
    </message>
    <message>
        <source>GOOS and GOARCH ask for %1, for which Go cannot build.</source>
        <translation>GOOS 和 GOARCH 要求 %1，Go 无法为其构建。</translation>
    </message>
    <message>
        <source>Run: go env -u GOOS GOARCH. If variables GOOS or GOARCH are set, delete them.</source>
        <translation>运行：go env -u GOOS GOARCH。如果设置了变量 GOOS 或 GOARCH，请将其删除。</translation>
    </message>
    <message>
        <source>This Go is too new for the version of Windows: from Go 1.21 on, Windows 10 or later is required.</source>
        <translation>此 Go 对于该 Windows 版本来说太新：自 Go 1.21 起需要 Windows 10 或更高版本。</translation>
    </message>
    <message>
        <source>Use Go 1.20 on Windows 7 and 8, or a newer Windows.</source>
        <translation>在 Windows 7 和 8 上使用 Go 1.20，或使用较新的 Windows。</translation>
    </message>
    <message>
        <source>The program called the address 0 and crashed. Go 1.21 and later does so at its start on Windows 7 and 8; on a newer Windows the reason is in C code that the program calls.</source>
        <translation>程序调用了地址 0 并崩溃。Go 1.21 及更高版本在 Windows 7 和 8 上启动时会出现这种情况；在较新的 Windows 上，原因在于程序调用的 C 代码。</translation>
    </message>
    <message>
        <source>On Windows 7 and 8 use Go 1.20. Otherwise update the package that contains the C code.</source>
        <translation>在 Windows 7 和 8 上使用 Go 1.20。否则请更新包含 C 代码的软件包。</translation>
    </message>
    <message>
        <source>A Go program got no more memory (%1 bytes, error %2). A 32-bit Go has 2 GB at most; error 1455 means that the page file is too small.</source>
        <translation>Go 程序无法获得更多内存（%1 字节，错误 %2）。32 位 Go 最多使用 2 GB；错误 1455 表示页面文件太小。</translation>
    </message>
    <message>
        <source>Close other programs, let Windows manage the size of the page file, or build with fewer processes: go build -p 2.</source>
        <translation>关闭其他程序，让 Windows 管理页面文件的大小，或者减少构建进程：go build -p 2。</translation>
    </message>
    <message>
        <source>Outside a module, go install requires a version after the path.</source>
        <translation>在模块之外，go install 需要在路径后指定版本。</translation>
    </message>
    <message>
        <source>Add @latest: go install PATH@latest</source>
        <translation>添加 @latest：go install 路径@latest</translation>
    </message>
    <message>
        <source>The Go in use is too old for the command go %1.</source>
        <translation>当前使用的 Go 版本过旧，不支持命令 go %1。</translation>
    </message>
    <message>
        <source>The antivirus program took a file that Go had just made, or one of Go itself. Fresh Go programs are often suspected wrongly.</source>
        <translation>防病毒程序拦截了 Go 刚刚生成的文件或 Go 自身的文件。新生成的 Go 程序经常被误判。</translation>
    </message>
    <message>
        <source>Open Windows Security, &quot;Protection history&quot;, and look at the entry. If the code is yours, allow it there.</source>
        <translation>打开“Windows 安全中心”的“保护历史记录”并查看该条目。如果代码是您自己的，请在那里允许。</translation>
    </message>
    <message>
        <source>A policy of this computer (AppLocker, App Control or Smart App Control) forbids this program. Go makes new programs for go run and go test, which no list of allowed programs can contain.</source>
        <translation>此计算机的策略（AppLocker、App Control 或智能应用控制）禁止该程序。Go 会为 go run 和 go test 生成新程序，任何允许列表都无法预先包含它们。</translation>
    </message>
    <message>
        <source>Ask your administrator to allow a folder, and set GOTMPDIR to it.</source>
        <translation>请管理员允许某个文件夹，并将 GOTMPDIR 设置为该文件夹。</translation>
    </message>
    <message>
        <source>Windows did not allow the program %1 to start. Usually an antivirus program or a policy blocks it.</source>
        <translation>Windows 不允许程序 %1 启动。通常是防病毒程序或策略阻止了它。</translation>
    </message>
    <message>
        <source>Look at &quot;Protection history&quot; in Windows Security.</source>
        <translation>查看“Windows 安全中心”的“保护历史记录”。</translation>
    </message>
    <message>
        <source>The program is for another system or processor, or its file is damaged. GOOS or GOARCH may ask for another one, or Go itself is for another processor.</source>
        <translation>该程序适用于其他系统或处理器，或者其文件已损坏。GOOS 或 GOARCH 可能要求其他系统，或者 Go 本身适用于其他处理器。</translation>
    </message>
    <message>
        <source>Run go env GOOS GOARCH: on a usual PC it shows windows and amd64. Otherwise run: go env -u GOOS GOARCH</source>
        <translation>运行 go env GOOS GOARCH：在普通电脑上显示 windows 和 amd64。否则运行：go env -u GOOS GOARCH</translation>
    </message>
    <message>
        <source>Another program holds the file open: the program that was built is still running, or an antivirus program or a cloud client reads it.</source>
        <translation>另一个程序正打开该文件：构建的程序仍在运行，或者防病毒程序或云客户端正在读取它。</translation>
    </message>
    <message>
        <source>End the program and try again.</source>
        <translation>结束该程序，然后重试。</translation>
    </message>
    <message>
        <source>A path contains characters that Windows does not allow, often quotes or a blank in a variable.</source>
        <translation>路径包含 Windows 不允许的字符，通常是变量中的引号或空格。</translation>
    </message>
    <message>
        <source>Look for quotes in GOPATH, GOCACHE, GOTMPDIR and GOBIN.</source>
        <translation>检查 GOPATH、GOCACHE、GOTMPDIR 和 GOBIN 中是否有引号。</translation>
    </message>
    <message>
        <source>A path or a command line is longer than Windows allows.</source>
        <translation>路径或命令行超过了 Windows 允许的长度。</translation>
    </message>
    <message>
        <source>Use a shorter folder for the project, such as C:\src, and turn on long paths.</source>
        <translation>为项目使用较短的文件夹，例如 C:\src，并启用长路径。</translation>
    </message>
    <message>
        <source>The disk is full. Go&apos;s caches and downloaded modules may take many gigabytes.</source>
        <translation>磁盘已满。Go 的缓存和下载的模块可能占用许多 GB。</translation>
    </message>
    <message>
        <source>Free some space: go clean -cache removes the build cache; the next build is slower.</source>
        <translation>释放一些空间：go clean -cache 会删除构建缓存；下一次构建会较慢。</translation>
    </message>
    <message>
        <source>Windows has no memory left: the page file is too small.</source>
        <translation>Windows 没有可用内存：页面文件太小。</translation>
    </message>
    <message>
        <source>Let Windows manage the size of the page file, close other programs, or build with fewer processes: go build -p 2</source>
        <translation>让 Windows 管理页面文件的大小、关闭其他程序，或减少构建进程：go build -p 2</translation>
    </message>
    <message>
        <source>Go may not write to the module cache: %1. Often Go was once run as administrator, or a scanner holds the folder.</source>
        <translation>Go 无法写入模块缓存：%1。通常是曾以管理员身份运行过 Go，或者扫描程序占用了该文件夹。</translation>
    </message>
    <message>
        <source>Run the command again. If the message stays, correct the permissions of the folder, or delete it as administrator.</source>
        <translation>重新运行命令。如果消息仍然出现，请更正该文件夹的权限，或以管理员身份将其删除。</translation>
    </message>
    <message>
        <source>Go wants to write to %1, where only administrators may write. A setting points into a folder of the system.</source>
        <translation>Go 想要写入 %1，只有管理员才能写入该位置。某个设置指向了系统文件夹。</translation>
    </message>
    <message>
        <source>Put GOPATH, GOBIN and the caches into your user profile. Do not run go as administrator.</source>
        <translation>将 GOPATH、GOBIN 和缓存放在您的用户配置文件中。请勿以管理员身份运行 go。</translation>
    </message>
    <message>
        <source>Windows did not allow access to %1: the permissions forbid it, the file is in use, or an antivirus program holds it.</source>
        <translation>Windows 不允许访问 %1：权限禁止、文件正在使用，或者防病毒程序占用了它。</translation>
    </message>
    <message>
        <source>End programs that use the file, and try again. Then check the permissions of the folder.</source>
        <translation>结束使用该文件的程序，然后重试。再检查文件夹的权限。</translation>
    </message>
    <message>
        <source>Windows did not allow something; the message does not say what.</source>
        <translation>Windows 不允许某项操作；该消息没有说明是什么。</translation>
    </message>
    <message>
        <source>Paste the whole output, with the command. System settings can be changed from a terminal that was started as administrator only.</source>
        <translation>请粘贴包括命令在内的完整输出。系统设置只能在以管理员身份启动的终端中更改。</translation>
    </message>
    <message>
        <source>A path that should be a folder is a file, or it does not exist.</source>
        <translation>本应是文件夹的路径是文件，或者不存在。</translation>
    </message>
    <message>
        <source>Check GOTMPDIR, TEMP and the working folder of the editor.</source>
        <translation>检查 GOTMPDIR、TEMP 和编辑器的工作文件夹。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>Correct the path, or make the folder. If a setting of Go names it, remove the setting.</source>
        <translation>更正路径，或创建该文件夹。如果是 Go 的某个设置指定的，请删除该设置。</translation>
    </message>
    <message>
        <source>The file is in OneDrive or another cloud folder and is not on this computer now.</source>
        <translation>该文件位于 OneDrive 或其他云文件夹中，目前不在此计算机上。</translation>
    </message>
    <message>
        <source>Start OneDrive, or choose &quot;Always keep on this device&quot;. Better keep code and caches out of cloud folders.</source>
        <translation>启动 OneDrive，或选择“始终保留在此设备上”。最好不要将代码和缓存放在云文件夹中。</translation>
    </message>
    <message>
        <source>The program wants to make a symbolic link, which Windows allows to administrators and in Developer Mode only.</source>
        <translation>程序想要创建符号链接，Windows 只允许管理员或在开发人员模式下创建。</translation>
    </message>
    <message>
        <source>Turn on Developer Mode: Settings, System, For developers.</source>
        <translation>启用开发人员模式：“设置”&gt;“系统”&gt;“开发者选项”。</translation>
    </message>
    <message>
        <source>The program needs %1, a library of the C compiler that built it, and does not find it.</source>
        <translation>程序需要 %1（构建它的 C 编译器的库），但找不到。</translation>
    </message>
    <message>
        <source>Put the bin folder of that MinGW-w64 on PATH, or link statically: -ldflags=-extldflags=-static</source>
        <translation>将该 MinGW-w64 的 bin 文件夹放到 PATH 中，或静态链接：-ldflags=-extldflags=-static</translation>
    </message>
    <message>
        <source>The program did not start (%1): a DLL is missing, or is for another processor. Usually the C compiler&apos;s bin folder is not on PATH.</source>
        <translation>程序未能启动（%1）：缺少 DLL，或 DLL 适用于其他处理器。通常是 C 编译器的 bin 文件夹不在 PATH 中。</translation>
    </message>
    <message>
        <source>Put the bin folder of that MinGW-w64 first on PATH, or link statically: -ldflags=-extldflags=-static</source>
        <translation>将该 MinGW-w64 的 bin 文件夹放在 PATH 的最前面，或静态链接：-ldflags=-extldflags=-static</translation>
    </message>
    <message>
        <source>Windows Installer may not write to its temporary folder (error %1). The installer of Go did nothing.</source>
        <translation>Windows Installer 无法写入其临时文件夹（错误 %1）。Go 的安装程序未执行任何操作。</translation>
    </message>
    <message>
        <source>Start the .msi from a terminal that runs as administrator, or install Go from its .zip.</source>
        <translation>从以管理员身份运行的终端启动 .msi，或使用 .zip 安装 Go。</translation>
    </message>
    <message>
        <source>%1, line %2 (%3, all users)</source>
        <translation>%1，第 %2 行（%3，所有用户）</translation>
    </message>
    <message>
        <source>%1, line %2 (%3)</source>
        <translation>%1，第 %2 行（%3）</translation>
    </message>
    <message>
        <source>In PowerShell, go is an alias of something else</source>
        <translation>在 PowerShell 中，go 是其他命令的别名</translation>
    </message>
    <message>
        <source>In PowerShell, go is a function</source>
        <translation>在 PowerShell 中，go 是一个函数</translation>
    </message>
    <message>
        <source>line %1 sets %2</source>
        <translation>第 %1 行设置了 %2</translation>
    </message>
    <message>
        <source>Rename or remove it in line %1 of %2, then open a new terminal; %3 starts Go meanwhile</source>
        <translation>请在 %2 的第 %1 行重命名或删除它，然后打开新的终端；在此之前可用 %3 启动 Go</translation>
    </message>
    <message>
        <source>no module has been downloaded yet</source>
        <translation>尚未下载任何模块</translation>
    </message>
    <message>
        <source>builds do not need it as long as the unpacked folder is there</source>
        <translation>只要解压后的文件夹存在，构建就不需要它</translation>
    </message>
    <message>
        <source>&quot;gosetup check --deep&quot; verifies every file</source>
        <translation>“gosetup check --deep”会验证每个文件</translation>
    </message>
    <message numerus="yes">
        <source>%n modules verified, %1</source>
        <translation>
            <numerusform>已验证 %n 个模块，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Some downloaded modules could not be verified</source>
        <translation>无法验证部分已下载的模块</translation>
    </message>
    <message>
        <source>A downloaded module is damaged</source>
        <translation>已下载的模块已损坏</translation>
    </message>
    <message>
        <source>the ends of %1 of %2 downloaded modules were checked</source>
        <translation>已检查 %2 个已下载模块中 %1 个的结尾</translation>
    </message>
    <message numerus="yes">
        <source>%n files are in the cloud and were not opened</source>
        <translation>
            <numerusform>%n 个文件位于云端，未打开</numerusform>
        </translation>
    </message>
    <message>
        <source>The hash of a downloaded module does not match its record</source>
        <translation>已下载模块的哈希与其记录不一致</translation>
    </message>
    <message>
        <source>The hashes of modules were not verified</source>
        <translation>未验证模块的哈希</translation>
    </message>
    <message>
        <source>The go.mod of a downloaded module is damaged</source>
        <translation>已下载模块的 go.mod 已损坏</translation>
    </message>
    <message>
        <source>Files of an unpacked module are missing or have been changed</source>
        <translation>解压后的模块的文件缺失或已更改</translation>
    </message>
    <message>
        <source>The folders of unpacked modules were not counted</source>
        <translation>未统计解压后的模块的文件夹</translation>
    </message>
    <message>
        <source>the module cache is too large for a quick check</source>
        <translation>模块缓存太大，无法快速检查</translation>
    </message>
    <message>
        <source>Saved data of the checksum database is damaged</source>
        <translation>校验和数据库的已保存数据已损坏</translation>
    </message>
    <message numerus="yes">
        <source>%n files of downloads that were not finished: %1</source>
        <translation>
            <numerusform>%n 个未完成下载的文件：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders that GoSetup has set aside (*.gosetup-old-*)</source>
        <translation>
            <numerusform>GoSetup 移到一旁的 %n 个文件和文件夹 (*.gosetup-old-*)</numerusform>
        </translation>
    </message>
    <message>
        <source>Leftover downloads take up space</source>
        <translation>未完成的下载占用空间</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>Delete these files while no go command runs, or run &quot;go clean -modcache&quot;: it deletes the whole module cache, and everything is downloaded again</source>
        <translation>在没有 go 命令运行时删除这些文件，或者运行“go clean -modcache”：它会删除整个模块缓存，之后所有内容都要重新下载</translation>
    </message>
    <message>
        <source>You cannot write to the module cache</source>
        <translation>您无法写入模块缓存</translation>
    </message>
    <message>
        <source>Go puts a lock file there before it reads or downloads a module</source>
        <translation>Go 在读取或下载模块之前会在此处创建锁定文件</translation>
    </message>
    <message>
        <source>Give this account permission to write there, or set GOMODCACHE to another folder; a go command that was run as an administrator often is the cause</source>
        <translation>授予此帐户在此处写入的权限，或者将 GOMODCACHE 设置为其他文件夹；原因通常是以管理员身份运行过 go 命令</translation>
    </message>
    <message>
        <source>Downloaded modules are complete</source>
        <translation>已下载的模块是完整的</translation>
    </message>
    <message>
        <source>After a power loss or a disk error a downloaded module may be cut or empty. Go does not download it again by itself: each build that needs it fails.</source>
        <translation>断电或磁盘错误后，已下载的模块可能不完整或为空。Go 不会自行重新下载：每次需要它的构建都会失败。</translation>
    </message>
    <message>
        <source>Downloaded modules have the right hash</source>
        <translation>已下载的模块具有正确的哈希</translation>
    </message>
    <message>
        <source>Go keeps the hash of each module beside it and compares it with go.sum. If one of the two is damaged, it reports a security error, although usually there was no attack.</source>
        <translation>Go 在每个模块旁保存其哈希，并将其与 go.sum 比较。如果其中之一损坏，Go 会报告安全错误，尽管通常并没有攻击。</translation>
    </message>
    <message>
        <source>The go.mod files of modules are intact</source>
        <translation>模块的 go.mod 文件完好</translation>
    </message>
    <message>
        <source>The hash of an empty or changed go.mod does not match go.sum: Go reports a security error.</source>
        <translation>空的或已更改的 go.mod 的哈希与 go.sum 不一致：Go 会报告安全错误。</translation>
    </message>
    <message>
        <source>Unpacked modules are complete</source>
        <translation>解压后的模块是完整的</translation>
    </message>
    <message>
        <source>Go compiles what is in the unpacked folder and does not compare it with anything: a missing file is an unclear compiler error, a changed one is other code.</source>
        <translation>Go 编译解压后的文件夹中的内容，不与任何内容比较：缺失的文件会导致不明确的编译器错误，已更改的文件则是不同的代码。</translation>
    </message>
    <message>
        <source>The saved data of the checksum database is intact</source>
        <translation>校验和数据库的已保存数据完好</translation>
    </message>
    <message>
        <source>Go keeps what it has seen of the checksum database. If this file is damaged, no new module can be verified.</source>
        <translation>Go 会保存从校验和数据库获取的数据。如果此文件损坏，则无法验证任何新模块。</translation>
    </message>
    <message>
        <source>No leftover downloads take up space</source>
        <translation>没有未完成的下载占用空间</translation>
    </message>
    <message>
        <source>A download that was cut off leaves its file behind until the same version is downloaded again.</source>
        <translation>中断的下载会留下文件，直到再次下载同一版本。</translation>
    </message>
    <message>
        <source>You can write to the module cache</source>
        <translation>您可以写入模块缓存</translation>
    </message>
    <message>
        <source>Go cannot use a module cache that it cannot write to, even if everything has been downloaded.</source>
        <translation>即使所有内容都已下载，Go 也无法使用它不能写入的模块缓存。</translation>
    </message>
    <message>
        <source>no module proxy was asked whether it responds</source>
        <translation>未检查任何模块代理是否响应</translation>
    </message>
    <message>
        <source>GOPROXY=off forbids Go to download anything</source>
        <translation>GOPROXY=off 禁止 Go 下载任何内容</translation>
    </message>
    <message>
        <source>GOPROXY names no module proxy, only the hosts of the modules themselves</source>
        <translation>GOPROXY 未指定模块代理，仅指定模块自身的主机</translation>
    </message>
    <message>
        <source>no module proxy responds</source>
        <translation>没有模块代理响应</translation>
    </message>
    <message>
        <source>%1 is a private module</source>
        <translation>%1 是私有模块</translation>
    </message>
    <message>
        <source>not set aside, because Go could not download it again: %1</source>
        <translation>未移到一旁，因为 Go 无法重新下载：%1</translation>
    </message>
    <message>
        <source>Make sure that Go can download modules, and check again</source>
        <translation>确保 Go 可以下载模块，然后再次检查</translation>
    </message>
    <message numerus="yes">
        <source>Set %n damaged items aside (%1); Go unpacks them again when it needs them</source>
        <translation>
            <numerusform>将 %n 个已损坏的项目移到一旁 (%1)；Go 会在需要时重新解压</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %n damaged items aside (%1); Go downloads them again when it needs them</source>
        <translation>
            <numerusform>将 %n 个已损坏的项目移到一旁 (%1)；Go 会在需要时重新下载</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %n damaged files of the checksum database aside; Go reads it again</source>
        <translation>
            <numerusform>将校验和数据库的 %n 个已损坏文件移到一旁；Go 会重新读取</numerusform>
        </translation>
    </message>
    <message>
        <source>PowerShell starts Go for go</source>
        <translation>在 PowerShell 中输入 go 会启动 Go</translation>
    </message>
    <message>
        <source>PowerShell prefers functions and aliases to programs on PATH, and its profile makes them anew in each window.</source>
        <translation>PowerShell 优先使用函数和别名，而不是 PATH 中的程序；其配置文件会在每个窗口中重新创建它们。</translation>
    </message>
    <message>
        <source>no project was named (--project)</source>
        <translation>未指定项目（--project）</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>Go reads no go.mod: GO111MODULE=off</source>
        <translation>Go 不读取 go.mod：GO111MODULE=off</translation>
    </message>
    <message>
        <source>there is no go.mod in %1 or above it</source>
        <translation>%1 及其上级文件夹中没有 go.mod</translation>
    </message>
    <message>
        <source>The project uses versions from before modules</source>
        <translation>项目使用了没有模块支持的版本</translation>
    </message>
    <message>
        <source>Go asks public servers for modules of %1</source>
        <translation>Go 会向公共服务器请求 %1 的模块</translation>
    </message>
    <message>
        <source>the project&apos;s git repository is on %1</source>
        <translation>项目的 git 存储库位于 %1</translation>
    </message>
    <message>
        <source>GOPROXY names a server of your own</source>
        <translation>GOPROXY 指定了您自己的服务器</translation>
    </message>
    <message>
        <source>Ask your organisation what GONOSUMDB should be</source>
        <translation>请向您的组织询问 GONOSUMDB 应设为什么</translation>
    </message>
    <message>
        <source>All required modules have a go.mod</source>
        <translation>所需的模块都有 go.mod</translation>
    </message>
    <message>
        <source>+incompatible marks a version 2 or later without a go.mod: it works, and Go does not know what that module itself requires.</source>
        <translation>+incompatible 表示版本 2 或更高且没有 go.mod：可以使用，但 Go 不知道该模块自身需要什么。</translation>
    </message>
    <message>
        <source>Private modules are not asked for at public servers</source>
        <translation>不会向公共服务器请求私有模块</translation>
    </message>
    <message>
        <source>Public servers cannot have such a module, so fetching it ends with 404, 410 or an error of the checksum database; and they learn its name.</source>
        <translation>公共服务器不可能有这样的模块，因此获取时会出现 404、410 或校验和数据库错误；而且服务器会得知其名称。</translation>
    </message>
    <message>
        <source>Move the project into a short folder of a local drive, such as C:\code</source>
        <translation>将项目移到本地驱动器上路径较短的文件夹，例如 C:\code</translation>
    </message>
    <message>
        <source>The project is in a cloud folder</source>
        <translation>项目位于云文件夹中</translation>
    </message>
    <message>
        <source>The project is on a network drive</source>
        <translation>项目位于网络驱动器上</translation>
    </message>
    <message>
        <source>Builds are slow there, and git refuses folders that belong to another account (&quot;error obtaining VCS status&quot;).</source>
        <translation>在那里构建很慢，并且 git 拒绝属于其他帐户的文件夹（“error obtaining VCS status”）。</translation>
    </message>
    <message>
        <source>The path of the project is too long</source>
        <translation>项目的路径太长</translation>
    </message>
    <message>
        <source>%1 has %2 characters; without long paths, Windows programs open files of up to %3</source>
        <translation>%1 有 %2 个字符；未启用长路径时，Windows 程序最多只能打开 %3 个字符的文件</translation>
    </message>
    <message>
        <source>files in %1 need up to %2 characters</source>
        <translation>%1 中的文件最多需要 %2 个字符</translation>
    </message>
    <message>
        <source>no program can be started in a folder of more than 258 characters</source>
        <translation>在超过 258 个字符的文件夹中无法启动任何程序</translation>
    </message>
    <message>
        <source>The project is on a local drive</source>
        <translation>项目位于本地驱动器上</translation>
    </message>
    <message>
        <source>The client uploads every build, locks files while Go writes them, and replaces them by placeholders that Go cannot read.</source>
        <translation>客户端会上传每次构建的结果，在 Go 写入时锁定文件，并将其替换为 Go 无法读取的占位符。</translation>
    </message>
    <message>
        <source>The path of the project is short</source>
        <translation>项目的路径较短</translation>
    </message>
    <message>
        <source>Go opens long paths by itself; git, C compilers and editors do not without long paths turned on.</source>
        <translation>Go 自身可以打开长路径；未启用长路径时，git、C 编译器和编辑器则不能。</translation>
    </message>
    <message>
        <source>%1 has no go.mod</source>
        <translation>%1 中没有 go.mod</translation>
    </message>
    <message>
        <source>a folder that replaces a module could not be looked at</source>
        <translation>无法查看用于替换模块的文件夹</translation>
    </message>
    <message>
        <source>A folder that replaces a module is missing</source>
        <translation>缺少用于替换模块的文件夹</translation>
    </message>
    <message>
        <source>Go builds from the vendor folder and does not read it</source>
        <translation>Go 从 vendor 文件夹构建，不读取它</translation>
    </message>
    <message>
        <source>no module of the project requires what it replaces</source>
        <translation>项目中没有模块需要它所替换的内容</translation>
    </message>
    <message>
        <source>Put the module&apos;s sources into %1, or remove the line from go.mod</source>
        <translation>将模块的源代码放入 %1，或从 go.mod 中删除该行</translation>
    </message>
    <message>
        <source>%1 begins at no drive: on Windows it counts from the project</source>
        <translation>%1 不以驱动器开头：在 Windows 上从项目文件夹算起</translation>
    </message>
    <message>
        <source>The project names a folder by its full path</source>
        <translation>项目以完整路径引用文件夹</translation>
    </message>
    <message>
        <source>Name the folder by a path that begins with ./ or ../, or keep the line in a go.work of your own</source>
        <translation>使用以 ./ 或 ../ 开头的路径引用该文件夹，或将该行放在您自己的 go.work 中</translation>
    </message>
    <message>
        <source>All folders that replace modules exist</source>
        <translation>用于替换模块的文件夹均存在</translation>
    </message>
    <message>
        <source>Go reads a replaced module from that folder and from nowhere else.</source>
        <translation>Go 只从该文件夹读取被替换的模块。</translation>
    </message>
    <message>
        <source>Folders that replace modules are named from the project</source>
        <translation>用于替换模块的文件夹以相对于项目的路径引用</translation>
    </message>
    <message>
        <source>A full path is right on one computer only: elsewhere the build ends.</source>
        <translation>完整路径只在一台计算机上正确：在其他计算机上构建会终止。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>%1 has different checksums for %2</source>
        <translation>%1 中 %2 有不同的校验和</translation>
    </message>
    <message>
        <source>Run in %1: go mod tidy</source>
        <translation>在 %1 中运行：go mod tidy</translation>
    </message>
    <message>
        <source>go.sum contains lines that Go does not accept</source>
        <translation>go.sum 包含 Go 不接受的行</translation>
    </message>
    <message>
        <source>Such lines are what a merge leaves behind (&lt;&lt;&lt;&lt;&lt;&lt;&lt;, =======, &gt;&gt;&gt;&gt;&gt;&gt;&gt;): every build ends.</source>
        <translation>这类行是合并后残留的（&lt;&lt;&lt;&lt;&lt;&lt;&lt;、=======、&gt;&gt;&gt;&gt;&gt;&gt;&gt;）：每次构建都会终止。</translation>
    </message>
    <message>
        <source>Remove these lines, keep the others of both sides, and run: go mod tidy</source>
        <translation>删除这些行，保留双方的其他行，然后运行：go mod tidy</translation>
    </message>
    <message>
        <source>go.sum could not be read</source>
        <translation>无法读取 go.sum</translation>
    </message>
    <message>
        <source>go.sum lacks required modules</source>
        <translation>go.sum 缺少所需的模块</translation>
    </message>
    <message>
        <source>go.sum contains two checksums for one module</source>
        <translation>go.sum 中同一模块有两个校验和</translation>
    </message>
    <message>
        <source>One of them is wrong. Go compares with the first one, and ends with &quot;checksum mismatch&quot; if that is the wrong one.</source>
        <translation>其中一个是错误的。Go 与第一个进行比较，如果它是错误的，则以“checksum mismatch”终止。</translation>
    </message>
    <message>
        <source>Find out in the history of go.sum which one is right</source>
        <translation>请在 go.sum 的历史记录中查明哪一个正确</translation>
    </message>
    <message>
        <source>go.sum fits go.mod</source>
        <translation>go.sum 与 go.mod 一致</translation>
    </message>
    <message>
        <source>Go builds with no module whose checksum is not in go.sum.</source>
        <translation>Go 不使用校验和不在 go.sum 中的模块进行构建。</translation>
    </message>
    <message>
        <source>Install Go %1 or a later version of the same line</source>
        <translation>安装 Go %1 或同一系列的更高版本</translation>
    </message>
    <message>
        <source>The project requires Go %1, and Go %2 is used</source>
        <translation>项目需要 Go %1，而当前使用的是 Go %2</translation>
    </message>
    <message>
        <source>A Go before 1.21 tries to build it all the same. What is new since then ends with errors of the compiler.</source>
        <translation>1.21 之前的 Go 仍会尝试构建。此后新增的功能会导致编译器错误。</translation>
    </message>
    <message>
        <source>The project requires %1, which Go cannot get</source>
        <translation>项目需要 %1，但 Go 无法获取它</translation>
    </message>
    <message>
        <source>Go downloads %1 for this project</source>
        <translation>Go 会为此项目下载 %1</translation>
    </message>
    <message>
        <source>A toolchain that Go downloads takes some hundred MB in the module cache and is never removed by itself.</source>
        <translation>Go 下载的工具链会在模块缓存中占用数百 MB，并且不会自动删除。</translation>
    </message>
    <message>
        <source>no Go was found on PATH</source>
        <translation>在 PATH 中未找到 Go</translation>
    </message>
    <message>
        <source>The toolchain line names no Go</source>
        <translation>toolchain 行指定的不是 Go 版本</translation>
    </message>
    <message>
        <source>Correct the toolchain line, such as: toolchain go1.24.4</source>
        <translation>更正 toolchain 行，例如：toolchain go1.24.4</translation>
    </message>
    <message>
        <source>The installed Go is new enough for the project</source>
        <translation>已安装的 Go 足以满足项目的要求</translation>
    </message>
    <message>
        <source>Go does not build a project that asks for a newer Go. It gets that Go by itself only where GOTOOLCHAIN and the network permit.</source>
        <translation>Go 不会构建要求更新版本 Go 的项目。只有在 GOTOOLCHAIN 和网络允许时，它才会自动获取该版本。</translation>
    </message>
    <message>
        <source>The vendor folder does not fit go.mod</source>
        <translation>vendor 文件夹与 go.mod 不一致</translation>
    </message>
    <message>
        <source>Run in %1: %2</source>
        <translation>在 %1 中运行：%2</translation>
    </message>
    <message>
        <source>GOFLAGS contains -mod=%1</source>
        <translation>GOFLAGS 包含 -mod=%1</translation>
    </message>
    <message>
        <source>it was made for the module alone, and a go.work is in use</source>
        <translation>它是仅为该模块创建的，而当前使用了 go.work</translation>
    </message>
    <message>
        <source>it was made for a workspace, and no go.work is in use</source>
        <translation>它是为工作区创建的，而当前未使用 go.work</translation>
    </message>
    <message>
        <source>there is no go line</source>
        <translation>没有 go 行</translation>
    </message>
    <message>
        <source>the go line is %1, before 1.14</source>
        <translation>go 行是 %1，早于 1.14</translation>
    </message>
    <message>
        <source>Go does not use the vendor folder</source>
        <translation>Go 不使用 vendor 文件夹</translation>
    </message>
    <message>
        <source>%1 exists</source>
        <translation>%1 存在</translation>
    </message>
    <message>
        <source>What was changed in the vendor folder has no effect; Go takes the modules from the module cache.</source>
        <translation>对 vendor 文件夹的更改不起作用；Go 使用模块缓存中的模块。</translation>
    </message>
    <message>
        <source>The vendor folder fits go.mod</source>
        <translation>vendor 文件夹与 go.mod 一致</translation>
    </message>
    <message>
        <source>Where there is a vendor folder, Go builds from it alone, and ends where its list differs from go.mod.</source>
        <translation>存在 vendor 文件夹时，Go 只从中构建；如果其列表与 go.mod 不一致，则会终止。</translation>
    </message>
    <message>
        <source>%1 does not fit the project</source>
        <translation>%1 与项目不符</translation>
    </message>
    <message>
        <source>%1 is a cloud placeholder: its contents are not on this computer</source>
        <translation>%1 是云占位符：其内容不在此计算机上</translation>
    </message>
    <message>
        <source>A module of go.work does not exist</source>
        <translation>go.work 中的一个模块不存在</translation>
    </message>
    <message>
        <source>go.mod does not name its module</source>
        <translation>go.mod 未指定其模块</translation>
    </message>
    <message>
        <source>Run in %1: go mod edit -module=NAME</source>
        <translation>在 %1 中运行：go mod edit -module=NAME</translation>
    </message>
    <message>
        <source>Go does not accept go.mod</source>
        <translation>Go 不接受 go.mod</translation>
    </message>
    <message>
        <source>Correct line %1 of %2</source>
        <translation>更正 %2 的第 %1 行</translation>
    </message>
    <message>
        <source>go.work asks for an older Go than one of its modules</source>
        <translation>go.work 要求的 Go 早于其中一个模块的要求</translation>
    </message>
    <message>
        <source>Run in %1: go work use</source>
        <translation>在 %1 中运行：go work use</translation>
    </message>
    <message>
        <source>go.work names a folder twice</source>
        <translation>go.work 两次指定同一文件夹</translation>
    </message>
    <message>
        <source>Two modules of go.work have one name</source>
        <translation>go.work 中的两个模块同名</translation>
    </message>
    <message>
        <source>go.work replaces one of its own modules</source>
        <translation>go.work 替换了自己的一个模块</translation>
    </message>
    <message>
        <source>The module is not part of the workspace in use</source>
        <translation>该模块不属于当前使用的工作区</translation>
    </message>
    <message>
        <source>%1 does not name %2</source>
        <translation>%1 未列出 %2</translation>
    </message>
    <message>
        <source>Run in %1: go work use .</source>
        <translation>在 %1 中运行：go work use .</translation>
    </message>
    <message>
        <source>Build it without the workspace: set GOWORK=off in the terminal</source>
        <translation>不使用工作区构建：在终端中设置 GOWORK=off</translation>
    </message>
    <message>
        <source>Go does not accept go.work</source>
        <translation>Go 不接受 go.work</translation>
    </message>
    <message>
        <source>There is no Go project in this folder</source>
        <translation>此文件夹中没有 Go 项目</translation>
    </message>
    <message>
        <source>Go can load the project</source>
        <translation>Go 可以加载项目</translation>
    </message>
    <message>
        <source>Go reads go.mod and go.work before everything else: a mistake in them ends every command in the project.</source>
        <translation>Go 首先读取 go.mod 和 go.work：其中的错误会使项目中的每个命令终止。</translation>
    </message>
    <message>
        <source>The antivirus took the program for malware. Small programs that were just built are often detected by mistake.</source>
        <translation>防病毒软件将该程序当作恶意软件。刚构建的小程序经常被误报。</translation>
    </message>
    <message>
        <source>Look for it in the protection history of your antivirus and allow it there; do not turn the protection off</source>
        <translation>请在防病毒软件的保护历史记录中找到它并允许；不要关闭保护</translation>
    </message>
    <message>
        <source>An App Control policy of your organisation, or Smart App Control, blocked a program that it does not know. Programs that you build yourself are always unknown.</source>
        <translation>组织的应用控制策略或智能应用控制阻止了它不认识的程序。您自己构建的程序总是不为其所知。</translation>
    </message>
    <message>
        <source>Ask your administrator for a rule for your build folders. Smart App Control has no exceptions: see Windows Security &gt; App &amp; browser control</source>
        <translation>请向管理员申请针对构建文件夹的规则。智能应用控制没有例外：请查看“Windows 安全中心”&gt;“应用和浏览器控制”</translation>
    </message>
    <message>
        <source>Smart App Control blocked a program that it does not know. Programs that you build yourself are always unknown.</source>
        <translation>智能应用控制阻止了它不认识的程序。您自己构建的程序总是不为其所知。</translation>
    </message>
    <message>
        <source>Smart App Control has no exceptions: decide in Windows Security &gt; App &amp; browser control, or build in WSL</source>
        <translation>智能应用控制没有例外：请在“Windows 安全中心”&gt;“应用和浏览器控制”中决定，或在 WSL 中构建</translation>
    </message>
    <message>
        <source>A rule of your organisation (AppLocker or a software restriction policy) does not allow this program.</source>
        <translation>组织的规则（AppLocker 或软件限制策略）不允许此程序。</translation>
    </message>
    <message>
        <source>Ask your administrator to allow programs in one folder, and set GOTMPDIR to it</source>
        <translation>请管理员允许一个文件夹中的程序，并将 GOTMPDIR 设为该文件夹</translation>
    </message>
    <message>
        <source>Windows denied access. The usual cause is a security product or Controlled folder access, or permissions of the folder.</source>
        <translation>Windows 拒绝访问。常见原因是安全软件、受控制文件夹的访问，或文件夹的权限。</translation>
    </message>
    <message>
        <source>Look in the protection history of your security product, and check who may write to the folder</source>
        <translation>请查看安全软件的保护历史记录，并检查谁可以写入该文件夹</translation>
    </message>
    <message>
        <source>The program was there a moment ago: a security product may have removed it.</source>
        <translation>该程序刚才还在：可能已被安全软件删除。</translation>
    </message>
    <message>
        <source>Look in the quarantine of your security product</source>
        <translation>请查看安全软件的隔离区</translation>
    </message>
    <message>
        <source>A program or library is built for a different processor: 32-bit and 64-bit are mixed, or the file is damaged.</source>
        <translation>程序或库是为其他处理器构建的：32 位与 64 位混用，或文件已损坏。</translation>
    </message>
    <message>
        <source>Install the Go for the processor of this computer</source>
        <translation>请安装适用于此计算机处理器的 Go</translation>
    </message>
    <message>
        <source>A DLL that the program requires is missing: the C runtime, a DLL of a C compiler, or a part of a newer Windows.</source>
        <translation>缺少程序需要的 DLL：C 运行时、C 编译器的 DLL，或较新 Windows 的组件。</translation>
    </message>
    <message>
        <source>Update Windows; if a C compiler is used, put its bin folder on PATH</source>
        <translation>请更新 Windows；如果使用 C 编译器，请将其 bin 文件夹加入 PATH</translation>
    </message>
    <message>
        <source>The drive of the temporary folder is full.</source>
        <translation>临时文件夹所在的驱动器已满。</translation>
    </message>
    <message>
        <source>Free up space on that drive, or set GOTMPDIR and GOCACHE to another drive</source>
        <translation>请释放该驱动器的空间，或将 GOTMPDIR 和 GOCACHE 设到其他驱动器</translation>
    </message>
    <message>
        <source>A path is longer than 260 characters, and a program does not accept that.</source>
        <translation>有路径超过 260 个字符，而某个程序不接受。</translation>
    </message>
    <message>
        <source>Turn on long paths, and use shorter folders for TEMP, GOTMPDIR and GOCACHE</source>
        <translation>请启用长路径，并为 TEMP、GOTMPDIR 和 GOCACHE 使用较短的文件夹</translation>
    </message>
    <message>
        <source>The folder for temporary files does not exist or cannot be written to. Go builds there.</source>
        <translation>临时文件的文件夹不存在或无法写入。Go 在其中构建。</translation>
    </message>
    <message>
        <source>Set TEMP and TMP, or GOTMPDIR, to a folder that exists</source>
        <translation>请将 TEMP 和 TMP 或 GOTMPDIR 设为已存在的文件夹</translation>
    </message>
    <message>
        <source>Windows is out of memory.</source>
        <translation>Windows 内存不足。</translation>
    </message>
    <message>
        <source>Close other programs, or enlarge the paging file</source>
        <translation>请关闭其他程序，或增大页面文件</translation>
    </message>
    <message>
        <source>Another program has the file open, most likely a security product that scans it.</source>
        <translation>另一个程序打开了该文件，很可能是正在扫描它的安全软件。</translation>
    </message>
    <message>
        <source>Run the test again; if it happens often, exclude the build folders from scanning</source>
        <translation>请重新运行测试；如果经常发生，请将构建文件夹从扫描中排除</translation>
    </message>
    <message>
        <source>Windows requires administrator permission for this program.</source>
        <translation>Windows 要求此程序具有管理员权限。</translation>
    </message>
    <message>
        <source>Clear &quot;Run this program as an administrator&quot; in the compatibility properties of the file</source>
        <translation>请在该文件的“兼容性”属性中清除“以管理员身份运行此程序”</translation>
    </message>
    <message>
        <source>The program crashed: its file is damaged, or a program that monitors others interfered.</source>
        <translation>程序崩溃：其文件已损坏，或受到监视其他程序的软件干扰。</translation>
    </message>
    <message>
        <source>The step was stopped after that time. A security product that scans each file can take that long, or a program waits for something.</source>
        <translation>该步骤在此时间后被停止。安全软件扫描每个文件可能需要这么久，或程序在等待什么。</translation>
    </message>
    <message>
        <source>Run the test again; if it is as slow, look at the Defender findings</source>
        <translation>请重新运行测试；如果仍然这么慢，请查看关于 Defender 的结果</translation>
    </message>
    <message>
        <source>A new terminal cannot start Go.</source>
        <translation>新终端无法启动 Go。</translation>
    </message>
    <message>
        <source>Install Go, or let GoSetup put it on PATH: gosetup apply</source>
        <translation>请安装 Go，或让 GoSetup 将它加入 PATH：gosetup apply</translation>
    </message>
    <message>
        <source>The program was built for another system or processor, because %1 is set.</source>
        <translation>程序是为其他系统或处理器构建的，因为设置了 %1。</translation>
    </message>
    <message>
        <source>Remove %1, and set it only for the builds that need it</source>
        <translation>请删除 %1，仅在需要它的构建中设置</translation>
    </message>
    <message>
        <source>Go stopped because of the setting %1.</source>
        <translation>Go 因设置 %1 而停止。</translation>
    </message>
    <message>
        <source>Correct or remove %1; the check says what is wrong with it</source>
        <translation>请更正或删除 %1；检查会说明它有什么问题</translation>
    </message>
    <message>
        <source>Parts of the Go installation are missing: an unpack was interrupted, or a security product removed a program.</source>
        <translation>Go 的安装缺少部分内容：解压被中断，或安全软件删除了某个程序。</translation>
    </message>
    <message>
        <source>Install Go again; if parts disappear again, look in the quarantine of your security product</source>
        <translation>请重新安装 Go；如果仍有内容消失，请查看安全软件的隔离区</translation>
    </message>
    <message>
        <source>The cause is not known; the output says more.</source>
        <translation>原因未知；输出中有更多信息。</translation>
    </message>
    <message>
        <source>Read the output; &quot;gosetup check&quot; may name the cause</source>
        <translation>请阅读输出；“gosetup check”可能会指出原因</translation>
    </message>
    <message>
        <source>it did not print what it should</source>
        <translation>它没有输出应有的内容</translation>
    </message>
    <message>
        <source>it was not completed within %1 s</source>
        <translation>未能在 %1 秒内完成</translation>
    </message>
    <message>
        <source>Make a program</source>
        <translation>创建程序</translation>
    </message>
    <message>
        <source>Build, first time</source>
        <translation>首次构建</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Build again</source>
        <translation>再次构建</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>to build, run and test a small program: gosetup smoke-test</source>
        <translation>构建、运行并测试一个小程序：gosetup smoke-test</translation>
    </message>
    <message>
        <source>tested on %1 UTC with %2</source>
        <translation>测试时间 %1 UTC，使用 %2</translation>
    </message>
    <message>
        <source>built in %1 with an empty build cache, in %2 again</source>
        <translation>构建缓存为空时用时 %1，再次构建用时 %2</translation>
    </message>
    <message>
        <source>Go could not build and run a program</source>
        <translation>Go 无法构建并运行程序</translation>
    </message>
    <message>
        <source>Then run the test again: gosetup smoke-test</source>
        <translation>然后重新运行测试：gosetup smoke-test</translation>
    </message>
    <message>
        <source>No program was built yet to test Go</source>
        <translation>尚未构建程序来测试 Go</translation>
    </message>
    <message>
        <source>The last test build was before the latest change</source>
        <translation>上次测试构建在最近一次更改之前</translation>
    </message>
    <message>
        <source>Go built and ran a program</source>
        <translation>Go 已构建并运行程序</translation>
    </message>
    <message>
        <source>A Go that answers &quot;go version&quot; may still be unable to build: its compiler, the temporary folder and every program it makes must be allowed to run.</source>
        <translation>能响应“go version”的 Go 仍可能无法构建：其编译器和它生成的每个程序都必须允许运行，临时文件夹也必须可用。</translation>
    </message>
    <message>
        <source>%1 is %2, built with %3</source>
        <translation>%1 是 %2，由 %3 构建</translation>
    </message>
    <message>
        <source>Build %1@%2 with %3</source>
        <translation>用 %3 构建 %1@%2</translation>
    </message>
    <message>
        <source>VS Code&apos;s Go extension will ask for %1</source>
        <translation>VS Code 的 Go 扩展将要求安装 %1</translation>
    </message>
    <message>
        <source>%1 is not in %2 and not on PATH</source>
        <translation>%1 不在 %2 中，也不在 PATH 中</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes)</source>
        <translation>%1 为空(0 字节)</translation>
    </message>
    <message>
        <source>%1 is cut off: it has %2 of %3 bytes</source>
        <translation>%1 不完整：只有 %3 字节中的 %2 字节</translation>
    </message>
    <message>
        <source>%1 is not for a processor that Windows runs on</source>
        <translation>%1 不适用于运行 Windows 的处理器</translation>
    </message>
    <message>
        <source>%1 is not a Windows program</source>
        <translation>%1 不是 Windows 程序</translation>
    </message>
    <message>
        <source>Windows cannot start %1</source>
        <translation>Windows 无法启动 %1</translation>
    </message>
    <message>
        <source>Install it again, or delete the file if you do not need it</source>
        <translation>请重新安装，如果不需要则删除该文件</translation>
    </message>
    <message>
        <source>Some tools could not be read</source>
        <translation>无法读取某些工具</translation>
    </message>
    <message>
        <source>%1 is a program for %2</source>
        <translation>%1 是用于 %2 的程序</translation>
    </message>
    <message>
        <source>Go builds programs for %1</source>
        <translation>Go 构建用于 %1 的程序</translation>
    </message>
    <message>
        <source>this computer has a processor for %1</source>
        <translation>此计算机的处理器是 %1</translation>
    </message>
    <message>
        <source>dlv cannot debug what Go builds here</source>
        <translation>dlv 无法调试 Go 在此处构建的程序</translation>
    </message>
    <message>
        <source>%1 is for another processor</source>
        <translation>%1 适用于其他处理器</translation>
    </message>
    <message>
        <source>%1 %2 works with Go up to %3; the Go in use is %4</source>
        <translation>%1 %2 最高支持 Go %3；正在使用的 Go 是 %4</translation>
    </message>
    <message>
        <source>%1 %2 works with Go from %3 on; the Go in use is %4</source>
        <translation>%1 %2 从 Go %3 起支持；正在使用的 Go 是 %4</translation>
    </message>
    <message>
        <source>it was built with %1 and cannot read code for %2, the Go in use</source>
        <translation>它由 %1 构建，无法读取面向正在使用的 Go(%2)的代码</translation>
    </message>
    <message>
        <source>%1 does not fit the Go in use</source>
        <translation>%1 不适合正在使用的 Go</translation>
    </message>
    <message>
        <source>Go fetches the modules of %1 from git</source>
        <translation>Go 从 git 获取 %1 中的模块</translation>
    </message>
    <message>
        <source>git is not on PATH; Go needs it only for modules that no module proxy has</source>
        <translation>git 不在 PATH 中；只有模块代理没有的模块才需要它</translation>
    </message>
    <message>
        <source>Go does not find git</source>
        <translation>Go 找不到 git</translation>
    </message>
    <message>
        <source>Install Git for Windows: https://git-scm.com</source>
        <translation>安装 Git for Windows：https://git-scm.com</translation>
    </message>
    <message>
        <source>%1 is installed</source>
        <translation>%1 已安装</translation>
    </message>
    <message>
        <source>Installed tools are Windows programs</source>
        <translation>已安装的工具是 Windows 程序</translation>
    </message>
    <message>
        <source>A download that was cut off, a full disk or an antivirus leaves a file that Windows does not start.</source>
        <translation>下载中断、磁盘已满或防病毒软件会留下 Windows 无法启动的文件。</translation>
    </message>
    <message>
        <source>Installed tools are for this computer</source>
        <translation>已安装的工具适用于此计算机</translation>
    </message>
    <message>
        <source>With GOARCH or GOOS set, go install makes programs for another computer. A debugger works on programs of its own architecture only.</source>
        <translation>设置了 GOARCH 或 GOOS 时，go install 会生成用于其他计算机的程序。调试器只能调试与其体系结构相同的程序。</translation>
    </message>
    <message>
        <source>Installed tools fit the Go in use</source>
        <translation>已安装的工具适合正在使用的 Go</translation>
    </message>
    <message>
        <source>A tool reads Go code with the libraries it was built with: built with an older Go, it ends with &quot;package requires newer Go version&quot;. After an update of Go, tools must be built again.</source>
        <translation>工具使用构建时的库读取 Go 代码：由较旧的 Go 构建时，会以“package requires newer Go version”结束。更新 Go 之后，必须重新构建工具。</translation>
    </message>
    <message>
        <source>Editors find their tools</source>
        <translation>编辑器可找到其工具</translation>
    </message>
    <message>
        <source>Editors use gopls for completion and navigation, and dlv for debugging. They offer to fetch what they lack.</source>
        <translation>编辑器使用 gopls 进行补全和导航，使用 dlv 进行调试。缺少时编辑器会提供获取选项。</translation>
    </message>
    <message>
        <source>Go finds git</source>
        <translation>Go 可找到 git</translation>
    </message>
    <message>
        <source>Go starts git for private modules and for what no module proxy has.</source>
        <translation>对于私有模块以及模块代理没有的内容，Go 会启动 git。</translation>
    </message>
    <message>
        <source>Windows did not start it: error %1</source>
        <translation>Windows 没有启动它：错误 %1</translation>
    </message>
    <message>
        <source>Windows did not start it: error %1 (%2)</source>
        <translation>Windows 没有启动它：错误 %1（%2）</translation>
    </message>
    <message>
        <source>Windows ended it: %1</source>
        <translation>Windows 结束了它：%1</translation>
    </message>
    <message>
        <source>Windows ended it: %1 (%2)</source>
        <translation>Windows 结束了它：%1（%2）</translation>
    </message>
    <message>
        <source>%1: is a link, which cannot be moved</source>
        <translation>%1：是链接，无法移动</translation>
    </message>
    <message>
        <source>move the folder yourself, or remove the link</source>
        <translation>请自行移动该文件夹，或删除该链接</translation>
    </message>
    <message>
        <source>%1: is only in the cloud</source>
        <translation>%1：仅存在于云端</translation>
    </message>
    <message>
        <source>select &quot;Always keep on this device&quot; for %1 in File Explorer, wait for the download, and try again</source>
        <translation>请在文件资源管理器中对 %1 选择“始终保留在此设备上”，等待下载完成，然后重试</translation>
    </message>
    <message>
        <source>%1: contains too many files or too many folders in each other</source>
        <translation>%1：包含的文件或嵌套文件夹过多</translation>
    </message>
    <message>
        <source>%1: changed while it was copied</source>
        <translation>%1：在复制期间发生了更改</translation>
    </message>
    <message>
        <source>close editors and programs that use Go, and try again</source>
        <translation>请关闭使用 Go 的编辑器和程序，然后重试</translation>
    </message>
    <message>
        <source>%1: was not copied correctly</source>
        <translation>%1：未正确复制</translation>
    </message>
    <message>
        <source>check the drive for errors, and try again</source>
        <translation>请检查驱动器是否有错误，然后重试</translation>
    </message>
    <message>
        <source>copying %1</source>
        <translation>正在复制 %1</translation>
    </message>
    <message>
        <source>%1: %2 bytes are required, %3 are free</source>
        <translation>%1：需要 %2 字节，可用 %3 字节</translation>
    </message>
    <message>
        <source>free up space on this drive, and try again</source>
        <translation>请释放此驱动器上的空间，然后重试</translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation>重新运行(&amp;R)</translation>
    </message>
    <message>
        <source>The program printed: %1</source>
        <translation>程序的输出：%1</translation>
    </message>
    <message>
        <source>A small program is built, run and tested. Nothing is downloaded, and no setting is changed.</source>
        <translation>将构建、运行并测试一个小程序。不下载任何内容，也不更改设置。</translation>
    </message>
    <message>
        <source>Building your first program</source>
        <translation>正在构建您的第一个程序</translation>
    </message>
    <message>
        <source>The test stopped at this step: %1</source>
        <translation>测试停在此步骤：%1</translation>
    </message>
    <message>
        <source>Go works on this computer</source>
        <translation>Go 在此计算机上正常工作</translation>
    </message>
    <message>
        <source>A first program was built, run and tested.</source>
        <translation>已构建、运行并测试第一个程序。</translation>
    </message>
    <message>
        <source>Open in %1</source>
        <translation>在 %1 中打开</translation>
    </message>
    <message>
        <source>Choose an empty folder for the program</source>
        <translation>选择一个空文件夹来保留程序</translation>
    </message>
    <message>
        <source>Your first program</source>
        <translation>您的第一个程序</translation>
    </message>
    <message>
        <source>&amp;Keep the program…</source>
        <translation>保留程序(&amp;K)…</translation>
    </message>
    <message>
        <source>Open a &amp;terminal here</source>
        <translation>在此处打开终端(&amp;T)</translation>
    </message>
    <message>
        <source>Show all re&amp;sults</source>
        <translation>显示所有结果(&amp;S)</translation>
    </message>
    <message>
        <source>First program</source>
        <translation>第一个程序</translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s) in the text.</source>
        <translation>
            <numerusform>文本中还有 %n 条消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>To ask somebody, copy it with a report of this computer. Names of people and credentials are not included.</source>
        <translation>要向他人求助，请将其与此计算机的报告一起复制。其中不包含人名和凭据。</translation>
    </message>
    <message>
        <source>C&amp;opy report</source>
        <translation>复制报告(&amp;O)</translation>
    </message>
    <message>
        <source>Copies the message and the report, without names and credentials</source>
        <translation>复制消息和报告，不包含人名和凭据</translation>
    </message>
    <message>
        <source>No finding belongs to this message</source>
        <translation>没有与此消息相关的检查结果</translation>
    </message>
    <message>
        <source>In the categories selected above, nothing on this computer explains it.</source>
        <translation>在上面选定的类别中，此计算机上没有任何内容可以解释它。</translation>
    </message>
    <message>
        <source>&amp;Build a first program</source>
        <translation>构建第一个程序(&amp;B)</translation>
    </message>
    <message>
        <source>The project is in order</source>
        <translation>项目一切正常</translation>
    </message>
    <message>
        <source>The project was checked</source>
        <translation>项目检查完毕</translation>
    </message>
    <message>
        <source>The message and the report are copied</source>
        <translation>消息和报告已复制</translation>
    </message>
    <message>
        <source>Choose the folder of a Go project</source>
        <translation>选择 Go 项目的文件夹</translation>
    </message>
    <message>
        <source>Search or paste an error</source>
        <translation>搜索或粘贴错误</translation>
    </message>
    <message>
        <source>Search in the findings, or paste an error message</source>
        <translation>在检查结果中搜索，或粘贴错误消息</translation>
    </message>
    <message>
        <source>Check a pro&amp;ject…</source>
        <translation>检查项目(&amp;J)…</translation>
    </message>
    <message>
        <source>Also checks the Go project in a folder; you can drop the folder here</source>
        <translation>同时检查文件夹中的 Go 项目；您可以将文件夹拖放到此处</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Build cache</source>
        <translation>构建缓存</translation>
    </message>
    <message>
        <source>the release is looked up with the plan</source>
        <translation>制定计划时查找发行版</translation>
    </message>
    <message>
        <source>%1, failed</source>
        <translation>%1，失败</translation>
    </message>
    <message>
        <source>%1, skipped</source>
        <translation>%1，已跳过</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>&quot;gosetup check&quot; shows what it finds on this computer; with --out report.txt this command saves the message with a report to ask somebody, without names of people and credentials</source>
        <translation>“gosetup check”会显示在此计算机上发现的问题；加上 --out report.txt，此命令会将消息和报告一起保存，以便向他人求助，其中不包含人名和凭据</translation>
    </message>
    <message>
        <source>%1 has the message with a report to ask somebody, without names of people and credentials</source>
        <translation>%1 包含该消息和报告，可用于向他人求助，其中不包含人名和凭据</translation>
    </message>
    <message>
        <source>this message is not known</source>
        <translation>无法识别此消息</translation>
    </message>
    <message>
        <source>Paste the message, then press Ctrl+Z and Enter.</source>
        <translation>粘贴消息，然后按 Ctrl+Z 和 Enter。</translation>
    </message>
    <message>
        <source>Explains an error message: what is behind it, and what to do on this computer. Or what a rule checks, why it matters and what it is based on.</source>
        <translation>解释错误消息：原因是什么，以及在此计算机上该怎么做。或者解释规则检查的内容、为何重要以及依据。</translation>
    </message>
    <message>
        <source>The text of an error message (- reads it from standard input), a rule (path.duplicates) or a topic (path).</source>
        <translation>错误消息的文本（- 表示从标准输入读取）、规则（path.duplicates）或主题（path）。</translation>
    </message>
    <message>
        <source>Also build this tool with go install: gopls, dlv, staticcheck, golangci-lint or PACKAGE@VERSION (repeat, or separate by commas).</source>
        <translation>同时用 go install 构建此工具：gopls、dlv、staticcheck、golangci-lint 或 PACKAGE@VERSION(可重复，或用逗号分隔)。</translation>
    </message>
    <message>
        <source>Also check the Go project in this folder (repeat for several).</source>
        <translation>同时检查此文件夹中的 Go 项目（可重复指定多个）。</translation>
    </message>
    <message>
        <source>Also verify every file of the module cache; this reads all of it.</source>
        <translation>同时验证模块缓存中的每个文件；这将读取其全部内容。</translation>
    </message>
    <message>
        <source>Keep the program in this folder, which must be empty or not exist.</source>
        <translation>将程序保留在此文件夹中，该文件夹必须为空或不存在。</translation>
    </message>
    <message>
        <source>standard input cannot be read</source>
        <translation>无法读取标准输入</translation>
    </message>
    <message>
        <source>standard input is empty</source>
        <translation>标准输入为空</translation>
    </message>
    <message>
        <source>for example: go build 2&gt;&amp;1 | gosetup explain -</source>
        <translation>例如：go build 2&gt;&amp;1 | gosetup explain -</translation>
    </message>
    <message>
        <source>Builds, runs and tests a small program with the Go that a new terminal finds. Changes no setting.</source>
        <translation>用新终端找到的 Go 构建、运行并测试一个小程序。不更改任何设置。</translation>
    </message>
    <message>
        <source>-mod=vendor is set, and the vendor folder does not contain the package %1.</source>
        <translation>已设置 -mod=vendor，而 vendor 文件夹中没有包 %1。</translation>
    </message>
    <message>
        <source>In the folder of go.mod run: go mod vendor. Or remove -mod=vendor from GOFLAGS.</source>
        <translation>请在 go.mod 所在的文件夹中运行：go mod vendor。或者从 GOFLAGS 中删除 -mod=vendor。</translation>
    </message>
    <message>
        <source>go.mod replaces a module by the folder %1, in which there is no go.mod that Go can read.</source>
        <translation>go.mod 将一个模块替换为文件夹 %1，但其中没有 Go 能读取的 go.mod。</translation>
    </message>
    <message>
        <source>Go wants to fetch %1 for %2 and does not get it: GOPROXY is off, the module proxy does not have Go itself, or there is no such version.</source>
        <translation>Go 需要获取适用于 %2 的 %1，但未能获取：GOPROXY 为 off、模块代理不提供 Go 本身，或者该版本不存在。</translation>
    </message>
    <message>
        <source>Install that Go, or name a module proxy that has it, such as https://goproxy.cn, in GOPROXY. Where go.dev does not list the version, correct the go or toolchain line in go.mod.</source>
        <translation>请安装该版本的 Go，或在 GOPROXY 中指定提供它的模块代理，例如 https://goproxy.cn。如果 go.dev 未列出该版本，请更正 go.mod 中的 go 行或 toolchain 行。</translation>
    </message>
    <message>
        <source>go.mod says go %1, which is no version of Go.</source>
        <translation>go.mod 中写着 go %1，这不是 Go 的版本。</translation>
    </message>
    <message>
        <source>Correct the go line, such as: go 1.24 or go 1.24.0</source>
        <translation>请更正 go 行，例如：go 1.24 或 go 1.24.0</translation>
    </message>
    <message>
        <source>sum.golang.org does not respond: with it on, Go could not download any module now</source>
        <translation>sum.golang.org 没有响应：启用它后，Go 目前将无法下载任何模块</translation>
    </message>
    <message>
        <source>not set aside, because you cannot write to the module cache</source>
        <translation>未移到一旁，因为您无法写入模块缓存</translation>
    </message>
    <message>
        <source>Save %1 as UTF-8 without a byte order mark: Windows PowerShell writes UTF-16 with &gt;</source>
        <translation>请将 %1 保存为不带字节顺序标记的 UTF-8：Windows PowerShell 的 &gt; 会写入 UTF-16</translation>
    </message>
</context>
</TS>
