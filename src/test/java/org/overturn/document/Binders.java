package org.overturn.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.overturn.document.BundlePlan.Unreadable;
import org.springframework.util.unit.DataSize;

/** A binder with the limits of an ordinary installation, and a plan of PDFs in files. */
public final class Binders {

  private Binders() {}

  public static Binder ordinary() {
    BundleProperties limits =
        new BundleProperties(
            500,
            DataSize.ofMegabytes(30),
            2000,
            DataSize.ofMegabytes(250),
            DataSize.ofMegabytes(400),
            40_000_000);
    return new Binder(new Taking(limits), limits);
  }

  /** The files as exhibits, in this order. */
  public static BundlePlan plan(List<Path> files) {
    return new BundlePlan(
        "Internal appeal, case D-2026-000123",
        "D-2026-000123",
        "",
        List.of(),
        IntStream.range(0, files.size()).mapToObj(i -> piece(i, files.get(i))).toList(),
        List.of(),
        Unreadable.REFUSED,
        false);
  }

  private static Piece piece(int i, Path file) {
    return new Piece(
        "exhibit-" + i,
        "Exhibit " + (i + 1),
        "Records, part " + (i + 1),
        "",
        () -> {
          try {
            return new StoredFile("part.pdf", "application/pdf", Files.readAllBytes(file));
          } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
          }
        });
  }
}
