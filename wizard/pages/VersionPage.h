// SPDX-License-Identifier: Apache-2.0
// Which Go: a release of a source, an archive that the person has, or none. Writes the request into
// the session's choices; finding and checking the archive is the engine's.
#pragma once

#include "pages/Page.h"

#include <QElapsedTimer>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QPushButton;

namespace gosetup {

class ArchiveChoice;
class RadioCard;
class ReleaseChoice;

class VersionPage : public Page
{
    Q_OBJECT

  public:
    explicit VersionPage(Session& session, QWidget* parent = nullptr);

    void enter() override;
    [[nodiscard]] bool isComplete() const override;
    void retranslate() override;

  private:
    enum Mode
    {
        Download,
        Archive,
        None
    };
    [[nodiscard]] Mode mode() const;
    void setMode(Mode mode);
    void modeChosen();
    void showKeep();

    RadioCard* m_download;
    RadioCard* m_archive;
    RadioCard* m_none;
    QButtonGroup* m_modes;
    ReleaseChoice* m_releases;
    ArchiveChoice* m_file;
};

} // namespace gosetup
