// SPDX-License-Identifier: Apache-2.0
// One request and its answer, without redirects: the event loop, the timers and the mapping of what
// Qt reports to our errors. Only Http.cpp uses it.
#pragma once

#include "toolchain/Http.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

namespace gosetup {

class HttpTransfer
{
  public:
    HttpTransfer(const HttpRequest& request, const QUrl& url, const FetchOptions& options,
                 const HttpReceiver& receiver, Progress& progress);

    /// Runs to the end. `redirect()` holds the target when the answer was one.
    [[nodiscard]] tl::expected<HttpAnswer, HttpFailure> run();
    [[nodiscard]] const QUrl& redirect() const { return m_redirect; }

  private:
    void start();
    void poll();
    void readHeaders();
    void readBody();
    void begin(const QByteArray& firstBytes);
    void stop(Error error, bool worthRetrying);
    [[nodiscard]] HttpFailure failureOfStatus() const;
    [[nodiscard]] HttpFailure failureOfNetwork() const;
    [[nodiscard]] HttpFailure untrustedTls() const;
    [[nodiscard]] HttpFailure htmlInstead() const;

    const HttpRequest& m_request;
    const QUrl m_url;
    const FetchOptions& m_options;
    const HttpReceiver& m_receiver;
    Progress& m_progress;
    ProxySettings m_proxy;

    QNetworkAccessManager m_manager;
    QEventLoop m_loop;
    std::unique_ptr<QNetworkReply> m_reply;
    QElapsedTimer m_lastByte;
    QElapsedTimer m_window;      ///< runs for FetchOptions::slowestIn, then anew
    qint64 m_windowReceived = 0; ///< as it began
    QList<QSslError> m_tlsErrors;
    std::optional<HttpFailure> m_failure;
    HttpAnswer m_answer;
    QUrl m_redirect;
    QByteArray m_firstBytes;
    qint64 m_received = 0;
    bool m_begun = false;
    bool m_html = false;
};

} // namespace gosetup
