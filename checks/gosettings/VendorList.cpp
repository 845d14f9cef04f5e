// SPDX-License-Identifier: Apache-2.0
#include "gosettings/VendorList.h"

#include "gosettings/GoOrder.h"

#include <algorithm>
#include <set>

namespace gosetup::gosettings {

namespace {

const QString vendorArrow = QStringLiteral("=>");

QStringList vendorWords(const QString& line)
{
    return line.simplified().split(u' ', Qt::SkipEmptyParts);
}

/// A line that begins with "# ": the module that the following lines are about.
ModuleVersion readVendoredModule(VendorList& list, const QString& line, int number)
{
    QStringList words = vendorWords(line);
    ModuleVersion module;
    if (words.size() < 3)
        return module;
    if (isSemver(words[2])) {
        module = {words[1], words[2]};
        words = words.mid(3);
    } else if (words[2] == vendorArrow) {
        module = {words[1], {}};
        words = words.mid(2);
    } else {
        return module;
    }
    VendoredModule& meta = list.modules[module];
    if (meta.line == 0)
        meta.line = number;
    if (words.size() < 2 || words[0] != vendorArrow)
        return module;
    if (words.size() == 2)
        meta.replacement = {words[1], {}};
    else if (words.size() == 3 && isSemver(words[2]))
        meta.replacement = {words[1], words[2]};
    else
        return module;
    list.replaced.push_back(module);
    return module;
}

void readVendorAnnotations(VendoredModule& meta, const QString& annotations)
{
    for (const QString& raw : annotations.split(u';')) {
        const QString entry = raw.trimmed();
        if (entry == QLatin1String("explicit"))
            meta.isExplicit = true;
        else if (entry.startsWith(QLatin1String("go ")))
            meta.goVersion = entry.mid(3);
    }
}

void readVendoredPackage(VendorList& list, const ModuleVersion& module, const QString& line)
{
    const QStringList words = vendorWords(line);
    if (words.size() != 1)
        return;
    list.packages << words.front();
    if (list.versions.emplace(module.path, module.version).second)
        list.used.push_back(module);
}

/// What Go's functions share while they compare.
class VendorCheck
{
  public:
    VendorCheck(const VendoringInput& input, const VendorList& list) : m_input(input), m_list(list)
    {
        m_isOld = !input.isWorkspace && !input.modules.empty() &&
                  compareGoVersions(input.modules.front().file->go, QStringLiteral("1.14")) < 0;
    }

    QStringList run()
    {
        for (const VendoringModule& module : m_input.modules)
            checkRequirements(*module.file);
        for (const VendoringModule& module : m_input.modules)
            checkReplacements(module.file->replacements);
        checkReplacements(m_input.workReplacements);
        checkExplicit();
        checkReplaced();
        return m_faults;
    }

  private:
    struct Source
    {
        ModuleVersion to; ///< no path: not replaced
        QString source;
        QString folder; ///< VendoringModule::folderFromWorkspace
    };

    void fault(const ModuleVersion& module, const QString& text)
    {
        m_faults << module.text() + QStringLiteral(": ") + text;
    }
    [[nodiscard]] bool isMain(const ModuleVersion& module) const
    {
        return module.version.isEmpty() &&
               std::ranges::any_of(m_input.modules, [&](const VendoringModule& one) {
                   return one.file->module == module.path;
               });
    }
    [[nodiscard]] static const ModReplacement* find(const std::vector<ModReplacement>& all,
                                                    const ModuleVersion& module)
    {
        const ModReplacement* found = nullptr;
        for (const ModReplacement& one : all) {
            const bool isExact = one.from == module;
            const bool isWide = one.from.path == module.path && one.from.version.isEmpty();
            if (isExact || (isWide && (found == nullptr || found->from.version.isEmpty())))
                found = &one;
        }
        return found;
    }
    [[nodiscard]] Source replacementOf(const ModuleVersion& module) const
    {
        if (isMain(module))
            return {};
        if (const ModReplacement* found = find(m_input.workReplacements, module))
            return {found->to, m_input.workSource, {}};
        for (const VendoringModule& one : m_input.modules) {
            if (const ModReplacement* found = find(one.file->replacements, module))
                return {found->to, one.source, one.folderFromWorkspace};
        }
        return {};
    }
    /// A folder as the list has it. In a workspace Go counts it from there; which separators it
    /// then writes is left open.
    [[nodiscard]] bool isSame(const Source& source, const ModuleVersion& listed) const
    {
        if (!m_input.isWorkspace || !source.to.version.isEmpty())
            return source.to == listed;
        const auto plain = [](QString path) {
            path.replace(u'\\', u'/');
            QStringList parts;
            for (const QString& part : path.split(u'/')) {
                if (part == QLatin1String("..") && !parts.isEmpty() &&
                    parts.back() != QLatin1String(".."))
                    parts.removeLast();
                else if (!part.isEmpty() && part != QLatin1String("."))
                    parts << part;
            }
            return parts.join(u'/').toLower();
        };
        const QString path = isRootedPath(source.to.path) || source.folder.isEmpty()
                                 ? source.to.path
                                 : source.folder + u'/' + source.to.path;
        return listed.version.isEmpty() && plain(path) == plain(listed.path);
    }

    void checkRequirements(const ModFile& file)
    {
        for (const ModRequirement& one : file.requirements) {
            if (m_list.of(one.module).isExplicit)
                continue;
            if (!m_isOld) {
                fault(one.module, QStringLiteral("is explicitly required in go.mod, but not marked "
                                                 "as explicit in vendor/modules.txt"));
                continue;
            }
            const auto version = m_list.versions.find(one.module.path);
            if (version != m_list.versions.end() && version->second != one.module.version)
                fault(one.module, QStringLiteral("is explicitly required in go.mod, but "
                                                 "vendor/modules.txt indicates %1@%2")
                                      .arg(one.module.path, version->second));
        }
    }
    void checkReplacements(const std::vector<ModReplacement>& all)
    {
        for (const ModReplacement& one : all) {
            if (!m_seen.insert(one.from).second)
                continue;
            const Source now = replacementOf(one.from);
            const ModuleVersion listed = m_list.of(one.from).replacement;
            if (!listed.path.isEmpty()) {
                if (!isSame(now, listed))
                    fault(one.from,
                          QStringLiteral("is replaced by %1 in %2, but marked as replaced "
                                         "by %3 in vendor/modules.txt")
                              .arg(now.to.text(), now.source, listed.text()));
                continue;
            }
            const auto version = m_list.versions.find(one.from.path);
            const bool mayBeLeftOut =
                m_isOld && (one.from.version.isEmpty() || version == m_list.versions.end() ||
                            version->second != one.from.version);
            if (!now.to.path.isEmpty() && !mayBeLeftOut)
                fault(one.from, QStringLiteral("is replaced in %1, but not marked as replaced in "
                                               "vendor/modules.txt")
                                    .arg(now.source));
        }
    }
    void checkExplicit()
    {
        for (const ModuleVersion& module : m_list.used) {
            const bool isRequired =
                std::ranges::any_of(m_input.modules, [&](const VendoringModule& one) {
                    return std::ranges::find(one.file->requirements, module,
                                             &ModRequirement::module) !=
                           one.file->requirements.end();
                });
            if (m_list.of(module).isExplicit && !isRequired)
                fault(module, QStringLiteral("is marked as explicit in vendor/modules.txt, but not "
                                             "explicitly required in %1go.mod")
                                  .arg(m_input.isWorkspace ? QStringLiteral("a ") : QString()));
        }
    }
    void checkReplaced()
    {
        for (const ModuleVersion& module : m_list.replaced) {
            if (replacementOf(module).to.path.isEmpty())
                fault(module, QStringLiteral("is marked as replaced in vendor/modules.txt, but not "
                                             "replaced in %1")
                                  .arg(m_input.isWorkspace ? QStringLiteral("the workspace")
                                                           : QStringLiteral("go.mod")));
        }
    }

    const VendoringInput& m_input;
    const VendorList& m_list;
    bool m_isOld = false; ///< before Go 1.14 the list said less
    std::set<ModuleVersion> m_seen;
    QStringList m_faults;
};

} // namespace

VendoredModule VendorList::of(const ModuleVersion& module) const
{
    const auto found = modules.find(module);
    return found == modules.end() ? VendoredModule() : found->second;
}

VendorList parseVendorList(const QByteArray& bytes)
{
    VendorList list;
    ModuleVersion module;
    const QStringList lines = QString::fromUtf8(bytes).split(u'\n');
    const QString annotation = QStringLiteral("## ");
    if (lines.front().startsWith(annotation)) {
        for (const QString& entry : lines.front().mid(annotation.size()).split(u';'))
            list.ofWorkspace = list.ofWorkspace || entry.trimmed() == QLatin1String("workspace");
    }
    int number = 0;
    for (const QString& line : lines) {
        ++number;
        if (line.startsWith(QLatin1String("# ")))
            module = readVendoredModule(list, line, number);
        else if (!module.path.isEmpty() && line.startsWith(annotation))
            readVendorAnnotations(list.modules[module], line.mid(annotation.size()));
        else if (!module.path.isEmpty())
            readVendoredPackage(list, module, line);
    }
    return list;
}

QStringList vendoringFaults(const VendoringInput& input, const VendorList& list)
{
    return VendorCheck(input, list).run();
}

bool isVendoredByItself(const QString& goLine, bool isWorkspace, const VendorList& list)
{
    return !goLine.isEmpty() && compareGoVersions(goLine, QStringLiteral("1.14")) >= 0 &&
           list.ofWorkspace == isWorkspace;
}

} // namespace gosetup::gosettings
