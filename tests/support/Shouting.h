// SPDX-License-Identifier: Apache-2.0
// A language that tells in a test what is translated: the English words in capitals.
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace gosetup::testkit {

/// Installed as long as it lives.
class Shouting final : public QTranslator
{
  public:
    Shouting() { QCoreApplication::installTranslator(this); }
    ~Shouting() override { QCoreApplication::removeTranslator(this); }
    Shouting(const Shouting&) = delete;
    Shouting& operator=(const Shouting&) = delete;

    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QString::fromUtf8(source).toUpper();
    }
    bool isEmpty() const override { return false; }
};

} // namespace gosetup::testkit
