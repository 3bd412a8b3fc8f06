package org.overturn.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * An SMTP server on a real socket that answers as a test wants it to, and hangs up where it should
 * have answered. It keeps each mail whose last line it saw, whether or not it says so.
 */
public final class StubbornSmtp implements AutoCloseable {

  /** What it answers when nothing is wrong. */
  public static final UnaryOperator<String> WILLING =
      line ->
          line.equals("DATA")
              ? "354 go on"
              : line.startsWith("QUIT") ? "221 bye" : line.equals("hello") ? "220 here" : "250 ok";

  private final ServerSocket socket;
  private final Thread door;
  private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<String> manners = WILLING;

  StubbornSmtp() throws IOException {
    this(0);
  }

  /** One on this port, where another may have been before. */
  public StubbornSmtp(int port) throws IOException {
    socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    door = new Thread(this::listen, "stubborn-smtp");
    door.setDaemon(true);
    door.start();
  }

  /**
   * Answers so from now on.
   *
   * @param reply the reply to a command line, to {@code hello} for a new connection or to {@code .}
   *     after the contents; null hangs up
   */
  public StubbornSmtp answers(UnaryOperator<String> reply) {
    manners = reply;
    return this;
  }

  /** Willing, but for lines that start so; a null reply hangs up. */
  public StubbornSmtp except(String start, String reply) {
    return answers(line -> line.startsWith(start) ? reply : WILLING.apply(line));
  }

  /** The mails whose contents came through to the last line. */
  public List<String> received() {
    return received;
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Waits long for each answer, so that it misses none that only comes late. */
  JavaMailSenderImpl client() {
    return client(Duration.ofMinutes(1));
  }

  JavaMailSenderImpl client(Duration patience) {
    JavaMailSenderImpl client = new JavaMailSenderImpl();
    client.setHost(socket.getInetAddress().getHostAddress());
    client.setPort(socket.getLocalPort());
    client
        .getJavaMailProperties()
        .setProperty("mail.smtp.timeout", String.valueOf(patience.toMillis()));
    return client;
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket guest = socket.accept();
        guests.add(guest);
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
      // the client, or this server
    } finally {
      guests.remove(guest);
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

  /**
   * Hangs up, and once it returns nobody is let in: a thread that waits at the door may still take
   * one guest.
   */
  @Override
  public void close() throws IOException {
    socket.close();
    try {
      door.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    for (Socket guest : guests) {
      guest.close();
    }
  }
}
