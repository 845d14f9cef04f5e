// SPDX-License-Identifier: Apache-2.0
// What may be excluded from Defender's scans, and what that costs; the Dev Drive; aliases that
// answer in Go's place. Nothing is excluded unless ticked here.
#pragma once

#include "pages/Page.h"

class QFrame;

namespace gosetup {

class SecurityPage : public Page
{
    Q_OBJECT

  public:
    explicit SecurityPage(Session& session, QWidget* parent = nullptr);

    void enter() override;
    [[nodiscard]] bool isComplete() const override;
    void retranslate() override;

  private:
    void fill();
    void fillDefender(QVBoxLayout* layout, QWidget* parent, const Report& report);
    void fillDevDrive(QVBoxLayout* layout, QWidget* parent, const Report& report);
    void fillAliases(QVBoxLayout* layout, QWidget* parent, const Report& report);
    void addExclusions(QVBoxLayout* layout, QWidget* parent, const Facts& facts);
    void addAlias(QVBoxLayout* layout, QWidget* parent, const Finding& finding);
    void chooseExclusion(const QString& folder, bool chosen);
    void chooseAlias(const QString& name, bool off);

    QLabel* m_busy;
    QWidget* m_body = nullptr; ///< anew with every report
};

} // namespace gosetup
