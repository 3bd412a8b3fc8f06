package org.overturn.peertopeer.packet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.overturn.document.PdfPages;
import org.overturn.practice.PracticeProperties;

/** How long a packet takes on paper, beside the bare rendering of the same page. */
@Tag("bench")
class PacketBenchTest {

  private static final int WARM = 2;
  private static final int ROUNDS = 4;

  private final Map<String, Object> last = new HashMap<>();

  private final PdfPages pages =
      new PdfPages() {
        @Override
        public Pdf render(String template, Map<String, Object> model) {
          last.clear();
          last.putAll(model);
          return super.render(template, model);
        }
      };

  private final PrintingPacket printing =
      new PrintingPacket(
          pages,
          new PracticeProperties(
              "Lakeside", InventedCase.PRACTICE, LocalTime.of(8, 0), LocalTime.of(17, 0)));

  @Test
  void packetsOnPaperBesideTheBareRendering() throws IOException {
    List<InventedCase> cases = IntStream.range(0, 50).mapToObj(InventedCase::new).toList();
    List<Double> draft = new ArrayList<>();
    List<Double> packet = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int round = 0; round < WARM + ROUNDS; round++) {
      boolean counts = round >= WARM;
      for (InventedCase each : cases) {
        long start = System.nanoTime();
        Packet drafted = each.packet();
        long begun = System.nanoTime();
        printing.pdf(drafted);
        long printed = System.nanoTime();
        pages.render("packet", Map.copyOf(last));
        long rendered = System.nanoTime();
        if (counts) {
          draft.add((begun - start) / 1e6);
          packet.add((printed - begun) / 1e6);
          bare.add((rendered - printed) / 1e6);
        }
      }
    }
    String table =
        String.format(
            Locale.US,
            "| what | p95, ms |%n|---|---|%n| drafting %d packets in memory | %.1f |%n"
                + "| the packet as a PDF, fitted to its page | %.1f |%n"
                + "| the bare rendering of the same page | %.1f |%n",
            draft.size(),
            p95(draft),
            p95(packet),
            p95(bare));
    System.out.println(table);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "bench-packet.md"), table);
  }

  private static double p95(List<Double> times) {
    Collections.sort(times);
    return times.get((int) Math.ceil(times.size() * 0.95) - 1);
  }
}
