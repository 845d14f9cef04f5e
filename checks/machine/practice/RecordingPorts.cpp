// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RecordingPorts.h"

#include "machine/HiddenExclusions.h"

namespace gosetup {

namespace {

void noteListsOfDefender(ImageDefender& defender, const DefenderLists& lists)
{
    const QString first = lists.paths.value(0);
    defender.answers = true;
    if (!isHiddenAnswer(first)) {
        defender.visibility = ExclusionsVisibility::Visible;
        defender.lists = lists;
        return;
    }
    const bool policy = first.contains(QLatin1String("not allowed"), Qt::CaseInsensitive);
    defender.visibility =
        policy ? ExclusionsVisibility::HiddenByPolicy : ExclusionsVisibility::NeedsElevation;
}

} // namespace

tl::unexpected<Error> onlyLooking(const QString& what)
{
    return fail(ErrorCode::Unsupported,
                Text::tr("%1: nothing is changed while an image is recorded").arg(what));
}

Result<ProcessResult> RecordingProcesses::run(const RunRequest& request)
{
    if (!request.workingFolder.isEmpty() || request.block)
        return onlyLooking(request.program);
    return m_recording->run(request);
}

Result<std::vector<RunningProcess>> RecordingProcesses::running() const
{
    auto running = m_recording->machine().processes().running();
    if (running)
        m_recording->note([all = *running](MachineImage& image) { image.running = all; });
    return running;
}

Result<DefenderStatus> RecordingDefender::status() const
{
    auto status = inner().status();
    if (status) {
        m_recording->note([status = *status](MachineImage& image) {
            image.defender.answers = true;
            image.defender.status = status;
        });
    }
    return status;
}

Result<DefenderLists> RecordingDefender::exclusions() const
{
    auto lists = inner().exclusions();
    if (lists)
        m_recording->note(
            [lists = *lists](MachineImage& image) { noteListsOfDefender(image.defender, lists); });
    return lists;
}

Result<QStringList> RecordingDefender::otherProducts() const
{
    auto products = inner().otherProducts();
    if (products)
        m_recording->note([products = *products](MachineImage& image) {
            image.defender.otherProducts = products;
        });
    return products;
}

Result<void> RecordingDefender::addPath(const QString& folder)
{
    return onlyLooking(folder);
}

Result<void> RecordingDefender::removePath(const QString& folder)
{
    return onlyLooking(folder);
}

Result<std::vector<AliasStub>> RecordingAliases::list() const
{
    auto stubs = m_recording->machine().aliases().list();
    if (!stubs)
        return stubs;
    m_recording->note([stubs = *stubs](MachineImage& image) {
        for (const AliasStub& stub : stubs) {
            FileNode& node = image.file(stub.path);
            node.size = stub.size;
            node.reparseTag = stub.reparseTag;
            node.reparseData = stub.reparseData;
        }
    });
    return stubs;
}

Result<void> RecordingAliases::disable(const QString& name)
{
    return onlyLooking(name);
}

Result<void> RecordingAliases::restore(const QString& name, quint32, const QByteArray&)
{
    return onlyLooking(name);
}

} // namespace gosetup
