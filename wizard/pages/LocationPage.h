// SPDX-License-Identifier: Apache-2.0
// Where Go goes: for this person, for everyone, or another folder with the verdict of every rule
// while typing. Writes root and scope into the session's choices; judging is the engine's.
#pragma once

#include "pages/Page.h"

#include <optional>

class QButtonGroup;
class QCheckBox;

namespace gosetup {

class PathField;
class RadioCard;
class VerdictList;

class LocationPage : public Page
{
    Q_OBJECT

  public:
    explicit LocationPage(Session& session, QWidget* parent = nullptr);

    void enter() override;
    [[nodiscard]] bool isComplete() const override;
    void retranslate() override;

  private:
    enum Place
    {
        ForMe,
        ForEveryone,
        Other
    };
    [[nodiscard]] Place place() const;
    void fill();
    void placeChosen();
    void judge();
    void judged(const QString& path, const std::vector<Finding>& findings);
    void showVerdict();
    void useInstead(const QString& path);
    [[nodiscard]] QString recommended(Scope scope) const;
    [[nodiscard]] Text freeSpaceAt(const QString& path) const;
    [[nodiscard]] QString browse(const QString& present);

    RadioCard* m_forMe;
    RadioCard* m_forEveryone;
    RadioCard* m_other;
    QButtonGroup* m_places;
    PathField* m_path;
    QCheckBox* m_otherForAll;
    VerdictList* m_verdicts[3];
    QString m_judgedPath; ///< what m_findings are about
    std::optional<std::vector<Finding>> m_findings;
    QString m_askedPath;
    bool m_filling = false;
};

} // namespace gosetup
