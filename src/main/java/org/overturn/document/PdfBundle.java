package org.overturn.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A bound PDF in a temporary file that nobody else may read; it is deleted when the bundle is
 * closed.
 */
public final class PdfBundle implements Closeable {

  private final Scratch scratch;
  private final Path file;
  private final String sha256;
  private final int pages;
  private final List<Placed> placed;

  PdfBundle(Scratch scratch, Path file, String sha256, int pages, List<Placed> placed) {
    this.scratch = scratch;
    this.file = file;
    this.sha256 = sha256;
    this.pages = pages;
    this.placed = List.copyOf(placed);
  }

  /**
   * A piece in the bundle.
   *
   * @param first its first page, counted from 1; 0 for one that was only named
   * @param pages how many it has
   * @param sha256 of the piece as it was handed over; empty where it could not be had at all
   * @param flaw why it was only named; null for one that is bound
   */
  public record Placed(
      String key, String label, String title, int first, int pages, String sha256, Flaw flaw) {

    public boolean isBound() {
      return flaw == null;
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
      return "Placed[" + key + "]";
    }
  }

  /** Of the whole file, hexadecimal. */
  public String sha256() {
    return sha256;
  }

  public int pages() {
    return pages;
  }

  /** Every piece, in the order of the plan, and those that were only named. */
  public List<Placed> placed() {
    return placed;
  }

  /** In bytes. */
  public long size() {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new UncheckedIOException("A bundle could not be read back", gone);
    }
  }

  /** Copies it out without holding it in memory. */
  public void writeTo(OutputStream out) throws IOException {
    Files.copy(file, out);
  }

  /** All of it, for who keeps it. */
  public byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException gone) {
      throw new UncheckedIOException("A bundle could not be read back", gone);
    }
  }

  @Override
  public void close() {
    scratch.close();
  }
}
