package org.overturn.intake.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A mail, written part by part as mail programs write them. */
final class Mime {

  private static final String BOUNDARY = "=_overturn_";
  private static int boundaries;

  private final String boundary = BOUNDARY + ++boundaries;
  private final String type;
  private final StringBuilder headers = new StringBuilder();
  private final StringBuilder parts = new StringBuilder();

  private Mime(String type) {
    this.type = type;
  }

  static Mime mixed() {
    return new Mime("multipart/mixed");
  }

  static Mime of(String type) {
    return new Mime(type);
  }

  Mime header(String header) {
    headers.append(header).append("\r\n");
    return this;
  }

  Mime text(String text) {
    return part("Content-Type: text/plain; charset=utf-8\r\n", text);
  }

  Mime attached(String contentType, String name, String content) {
    return part(
        "Content-Type: "
            + contentType
            + "\r\nContent-Transfer-Encoding: base64\r\n"
            + "Content-Disposition: attachment; filename=\""
            + name
            + "\"\r\n",
        Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
  }

  /** A part with these headers, each with its line end, and this body. */
  Mime part(String partHeaders, String body) {
    parts.append("--").append(boundary).append("\r\n").append(partHeaders).append("\r\n");
    parts.append(body).append("\r\n");
    return this;
  }

  /** A part that has parts. */
  Mime part(Mime inner) {
    return part("Content-Type: " + inner.contentType() + "\r\n", inner.body());
  }

  private String contentType() {
    return type + "; boundary=\"" + boundary + "\"";
  }

  private String body() {
    return parts + "--" + boundary + "--\r\n";
  }

  /** All of it. */
  String text() {
    String subject = headers.indexOf("Subject:") < 0 ? "Subject: Determination\r\n" : "";
    return "From: Utilization Management <um@payer.example>\r\n"
        + "To: denials@practice.example\r\n"
        + subject
        + headers
        + "MIME-Version: 1.0\r\nContent-Type: "
        + contentType()
        + "\r\n\r\n"
        + body();
  }
}
