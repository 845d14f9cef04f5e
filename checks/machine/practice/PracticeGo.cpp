// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticeGo.h"

#include "base/Version.h"
#include "paths/WindowsPath.h"

#include <QRegularExpression>
#include <QUrl>

namespace gosetup {

namespace {

constexpr qint64 maxSourceBytes = 64 * 1024;

ProcessResult ends(quint32 code, const QByteArray& error)
{
    ProcessResult result;
    result.exitCode = code;
    result.standardError = error;
    return result;
}

QString textAt(const PracticeFiles& files, const QString& path)
{
    return QString::fromUtf8(files.read(path, maxSourceBytes).value_or(QByteArray()));
}

QString firstMatch(const QString& text, const char* pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::MultilineOption)
        .match(text)
        .captured(1);
}

class PracticeGo
{
  public:
    PracticeGo(PracticeFiles& files, const ImageNetwork& network, const RunRequest& request,
               Arch arch)
        : m_files(files), m_network(network), m_request(request), m_arch(arch)
    {
    }

    Result<ProcessResult> run()
    {
        const QString root = winpath::parent(winpath::parent(m_request.program));
        const QString text = textAt(m_files, winpath::join(root, QStringLiteral("VERSION")));
        m_version = GoVersion::parse(text.section(u'\n', 0, 0));
        if (!m_version)
            return ends(2, "go: cannot find GOROOT directory: " + root.toUtf8() + '\n');
        const QString command = m_request.arguments.value(0);
        if (m_request.arguments == QStringList{QStringLiteral("version")})
            return version();
        if (command == QLatin1String("build"))
            return build();
        if (command == QLatin1String("test"))
            return test();
        if (command == QLatin1String("install"))
            return install();
        return ends(2, "a practice machine does not know this go command\n");
    }

  private:
    [[nodiscard]] QString variable(const char* name) const
    {
        return m_request.block ? m_request.block->value(QString::fromLatin1(name)) : QString();
    }

    [[nodiscard]] ProcessResult version() const
    {
        ProcessResult result;
        result.standardOutput = "go version " + m_version->name().toUtf8() + " windows/" +
                                toString(m_arch).toUtf8() + '\n';
        return result;
    }

    [[nodiscard]] QString moduleHere() const
    {
        const QString file = winpath::join(m_request.workingFolder, QStringLiteral("go.mod"));
        return firstMatch(textAt(m_files, file), R"(^module\s+(\S+))");
    }

    [[nodiscard]] ImageGoBuild builtHere(const QString& module) const
    {
        ImageGoBuild built;
        built.go = m_version->name().mid(2);
        built.path = module;
        built.arch = m_arch;
        const QString source =
            textAt(m_files, winpath::join(m_request.workingFolder, QStringLiteral("main.go")));
        built.prints = firstMatch(source, R"re(Println\("([^"\\]*)"\))re") + u'\n';
        return built;
    }

    Result<ProcessResult> build()
    {
        const QString module = moduleHere();
        if (module.isEmpty())
            return ends(1, "go: go.mod file not found in current directory or any parent "
                           "directory; see 'go help modules'\n");
        const qsizetype option = m_request.arguments.indexOf(QStringLiteral("-o"));
        QString output = option < 0 ? module.section(u'/', -1) + QStringLiteral(".exe")
                                    : m_request.arguments.value(option + 1);
        if (!winpath::isAbsolute(output))
            output = winpath::join(m_request.workingFolder, output);
        GOSETUP_RETURN_IF_FAILED(m_files.writeProgram(output, builtHere(module)));
        return ProcessResult{};
    }

    [[nodiscard]] ProcessResult test() const
    {
        const QString module = moduleHere();
        if (module.isEmpty())
            return ends(1, "go: go.mod file not found in current directory or any parent "
                           "directory; see 'go help modules'\n");
        ProcessResult result;
        result.standardOutput = "ok  \t" + module.toUtf8() + "\t0.012s\n";
        return result;
    }

    [[nodiscard]] bool proxyAnswers(QString& said) const
    {
        QString proxies = variable("GOPROXY");
        if (proxies.isEmpty())
            proxies = QStringLiteral("https://proxy.golang.org,direct");
        const QString first = proxies.section(QRegularExpression(QStringLiteral("[,|]")), 0, 0);
        if (first == QLatin1String("off")) {
            said = QStringLiteral("module lookup disabled by GOPROXY=off");
            return false;
        }
        if (first.startsWith(QLatin1String("file:")))
            return true;
        const QString host =
            first == QLatin1String("direct") ? QStringLiteral("github.com") : QUrl(first).host();
        const ImageHost answer = m_network.hosts.value(host, m_network.others);
        if (answer.outcome == ImageHost::Outcome::Ok)
            return true;
        said = QStringLiteral("Get \"%1/\": dial tcp: lookup %2: no such host").arg(first, host);
        return false;
    }

    Result<ProcessResult> install()
    {
        const QString wanted = m_request.arguments.value(1);
        const QString package = wanted.section(u'@', 0, 0);
        QString release = wanted.section(u'@', 1, 1);
        if (m_request.arguments.size() != 2 || package.isEmpty() || release.isEmpty())
            return ends(1, "go: a practice machine installs PATH@VERSION only\n");
        QString said;
        if (!proxyAnswers(said))
            return ends(1, "go: " + wanted.toUtf8() + ": " + said.toUtf8() + '\n');
        if (release == QLatin1String("latest"))
            release = newest(package);
        QString folder = variable("GOBIN");
        if (folder.isEmpty()) {
            QString gopath = variable("GOPATH");
            if (gopath.isEmpty())
                gopath = winpath::join(variable("USERPROFILE"), QStringLiteral("go"));
            folder = winpath::join(gopath.section(u';', 0, 0), QStringLiteral("bin"));
        }
        ImageGoBuild built;
        built.go = m_version->name().mid(2);
        built.path = package;
        built.module = moduleOf(package);
        built.version = release;
        built.arch = m_arch;
        const QString file =
            winpath::join(folder, package.section(u'/', -1) + QStringLiteral(".exe"));
        GOSETUP_RETURN_IF_FAILED(m_files.makeFolder(folder, false));
        GOSETUP_RETURN_IF_FAILED(m_files.writeProgram(file, built));
        return ProcessResult{};
    }

    /// The longest listed module that the package is in; else the package itself.
    [[nodiscard]] QString moduleOf(const QString& package) const
    {
        QString best;
        for (auto it = m_network.modules.begin(); it != m_network.modules.end(); ++it) {
            const bool holds = package == it.key() || package.startsWith(it.key() + u'/');
            if (holds && it.key().size() > best.size())
                best = it.key();
        }
        return best.isEmpty() ? package : best;
    }

    [[nodiscard]] QString newest(const QString& package) const
    {
        return m_network.modules.value(moduleOf(package), QStringLiteral("v1.0.0"));
    }

    PracticeFiles& m_files;
    const ImageNetwork& m_network;
    const RunRequest& m_request;
    Arch m_arch;
    std::optional<GoVersion> m_version;
};

} // namespace

Result<ProcessResult> practiceGo(PracticeFiles& files, const ImageNetwork& network,
                                 const RunRequest& request, Arch arch)
{
    return PracticeGo(files, network, request, arch).run();
}

} // namespace gosetup
