// SPDX-License-Identifier: Apache-2.0
// A Windows computer as a JSON image in memory. Copy-on-write: the image it was made from never
// changes. With a folder, its drives are real folders and its state survives the process.
#pragma once

#include "machine/Machine.h"
#include "machine/practice/MachineImage.h"

#include <memory>

namespace gosetup {

struct PracticeOptions
{
    /// Host folder for drives/ and state.json, created where absent; empty = a temporary one that
    /// goes with the last copy of the machine. An existing state.json wins over the image.
    QString folder;
    bool elevated = false; ///< the process has administrator rights from the start
};

class PracticeState;

class PracticeMachine final : public Machine
{
  public:
    /// `nameOrFile`: a built-in machine ("troubled-laptop") or a host path of an image.
    [[nodiscard]] static Result<std::shared_ptr<PracticeMachine>>
    open(const QString& nameOrFile, const PracticeOptions& options);
    [[nodiscard]] static Result<std::shared_ptr<PracticeMachine>>
    fromImage(const MachineImage& image, const PracticeOptions& options = {});
    [[nodiscard]] static QStringList builtInNames();
    ~PracticeMachine() override;

    /// In memory only: writes to the copy reach neither this machine, nor its folder, nor disk.
    [[nodiscard]] std::shared_ptr<PracticeMachine> copy() const;
    /// The same machine and state, seen with administrator rights.
    [[nodiscard]] std::shared_ptr<PracticeMachine> elevatedView() const;
    /// The state as it is now.
    [[nodiscard]] MachineImage image() const;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] bool isPractice() const override { return true; }
    [[nodiscard]] Registry& registry() override;
    [[nodiscard]] Files& files() override;
    [[nodiscard]] Processes& processes() override;
    [[nodiscard]] Defender& defender() override;
    [[nodiscard]] Aliases& aliases() override;
    [[nodiscard]] Network& network() override;
    [[nodiscard]] System& system() override;
    [[nodiscard]] Shell& shell() override;
    [[nodiscard]] Clock& clock() override;
    [[nodiscard]] Elevation& elevation() override;

  private:
    struct Ports;
    PracticeMachine(std::shared_ptr<PracticeState> state, bool elevated);
    std::shared_ptr<PracticeState> m_state;
    std::unique_ptr<Ports> m_ports;
    bool m_elevated = false;
};

} // namespace gosetup
