package org.overturn.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * An SMTP server on a real socket that answers as a test wants it to, and hangs up where it should
 * have answered. It keeps each mail whose last line it saw, whether or not it says so.
 */
final class StubbornSmtp implements AutoCloseable {

  /** What it answers when nothing is wrong. */
  static final UnaryOperator<String> WILLING =
      line ->
          line.equals("DATA")
              ? "354 go on"
              : line.startsWith("QUIT") ? "221 bye" : line.equals("hello") ? "220 here" : "250 ok";

  private final ServerSocket socket;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<String> manners = WILLING;

  StubbornSmtp() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread door = new Thread(this::listen, "stubborn-smtp");
    door.setDaemon(true);
    door.start();
  }

  /**
   * Answers so from now on.
   *
   * @param reply the reply to a command line, to {@code hello} for a new connection or to {@code .}
   *     after the contents; null hangs up
   */
  StubbornSmtp answers(UnaryOperator<String> reply) {
    manners = reply;
    return this;
  }

  /** Willing, but for lines that start so; a null reply hangs up. */
  StubbornSmtp except(String start, String reply) {
    return answers(line -> line.startsWith(start) ? reply : WILLING.apply(line));
  }

  /** The mails whose contents came through to the last line. */
  List<String> received() {
    return received;
  }

  JavaMailSenderImpl client() {
    JavaMailSenderImpl client = new JavaMailSenderImpl();
    client.setHost(socket.getInetAddress().getHostAddress());
    client.setPort(socket.getLocalPort());
    client.getJavaMailProperties().setProperty("mail.smtp.timeout", "2000");
    return client;
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket guest = socket.accept();
        Thread talk = new Thread(() -> talk(guest), "stubborn-smtp-talk");
        talk.setDaemon(true);
        talk.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket guest) {
    try (guest) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8));
      OutputStream out = guest.getOutputStream();
      boolean goOn = say(out, "hello");
      for (String line = goOn ? in.readLine() : null; line != null; line = in.readLine()) {
        goOn = say(out, line);
        if (goOn && line.equals("DATA")) {
          goOn = contents(in) && say(out, ".");
        }
        if (!goOn) {
          return;
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private boolean say(OutputStream out, String line) throws IOException {
    String reply = manners.apply(line);
    if (reply == null) {
      return false;
    }
    out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    return !reply.startsWith("221");
  }

  private boolean contents(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        received.add(mail.toString());
        return true;
      }
      mail.append(line).append('\n');
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
