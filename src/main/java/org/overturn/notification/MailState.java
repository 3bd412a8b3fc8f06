package org.overturn.notification;

/** What has become of a mail. */
enum MailState {
  /** It is sent as soon as the server takes it. */
  WAITING,
  /** A node is handing it over. */
  SENDING,
  /** The server has accepted it. */
  SENT,
  /**
   * It was handed over and nobody knows whether the server accepted it: the node or the connection
   * died in between. It is not sent again by itself, since it may have arrived.
   */
  UNCONFIRMED,
  /** The server did not take it, for good. */
  FAILED
}
