package org.overturn.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port to which a server can come back after it was gone: the system gives it to nobody who does
 * not ask for it by its number, as it may any port that it has chosen itself.
 */
public final class OwnPort {

  /** Above what needs rights, below what Linux, macOS and Windows give out. */
  private static final int FIRST = 12_000;

  private static final int END = 32_000;

  private OwnPort() {}

  /** One that nobody listens on. */
  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket asked = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return asked.getLocalPort();
      } catch (IOException taken) {
        // another one
      }
    }
  }
}
