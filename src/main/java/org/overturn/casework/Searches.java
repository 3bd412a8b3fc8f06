package org.overturn.casework;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person searched for lately, kept in the session: a name or a member id must not stand in
 * an address, where browsers and proxies write it down, and yet Back must find the results again.
 */
public final class Searches implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String ATTRIBUTE = Searches.class.getName();
  private static final int KEPT = 20;

  private final LinkedHashMap<String, String> texts = new LinkedHashMap<>();

  private Searches() {}

  /** Keeps a search and gives the key that stands in the address for it. */
  public static String keep(HttpSession session, String text) {
    Searches searches =
        session.getAttribute(ATTRIBUTE) instanceof Searches kept ? kept : new Searches();
    String key = UUID.randomUUID().toString().substring(0, 8);
    searches.add(key, text);
    session.setAttribute(ATTRIBUTE, searches);
    return key;
  }

  /** The search with this key; empty when the session has forgotten it. */
  public static Optional<String> find(HttpSession session, String key) {
    return session.getAttribute(ATTRIBUTE) instanceof Searches kept
        ? Optional.ofNullable(kept.get(key))
        : Optional.empty();
  }

  private synchronized void add(String key, String text) {
    texts.put(key, text);
    if (texts.size() > KEPT) {
      Map.Entry<String, String> oldest = texts.entrySet().iterator().next();
      texts.remove(oldest.getKey());
    }
  }

  private synchronized String get(String key) {
    return texts.get(key);
  }
}
