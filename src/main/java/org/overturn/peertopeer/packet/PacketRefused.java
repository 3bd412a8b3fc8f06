package org.overturn.peertopeer.packet;

/** What somebody wrote cannot be taken into the packet; the text says why and how to mend it. */
class PacketRefused extends RuntimeException {

  PacketRefused(String message) {
    super(message);
  }

  /** Never of use in a log. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
