package org.overturn.intake;

/**
 * What reached the practice, before anything is read from it.
 *
 * @param contentType as the sender states it, without parameters; null when nobody said
 * @param name of the file, or null. It is kept and shown, and says what is read only where neither
 *     the content type nor the content does
 * @param sender the user or the address that sent it, or null
 * @param delivery names this one delivery, so that trying it again after a crash is the same
 *     notice; null where the sender repeats by itself
 */
public record Arrived(
    Channel channel,
    String contentType,
    String name,
    byte[] bytes,
    String sender,
    String delivery) {

  /** Something whose way of arrival tells no delivery from another. */
  public Arrived(Channel channel, String contentType, String name, byte[] bytes, String sender) {
    this(channel, contentType, name, bytes, sender, null);
  }

  /** Something that an HTTP client, whose user is the sender, handed in with its content type. */
  public static Arrived byApi(String contentType, byte[] bytes, String sender) {
    return new Arrived(Channel.API, contentType, null, bytes, sender);
  }

  /** Says nothing: the bytes are about patients, and file names often are. */
  @Override
  public String toString() {
    return "Arrived[by " + channel.code() + "]";
  }
}
