package org.overturn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc"})
  void aMarkIsFoundInEachSpelling(String before) {
    for (String mark : Marks.WORDS) {
      byte[] bytes = (before + mark + " and more").getBytes(StandardCharsets.UTF_8);
      assertThat(Marks.in(before + mark.toUpperCase(java.util.Locale.ROOT))).isPresent();
      assertThat(Marks.in(Base64.getEncoder().encodeToString(bytes))).as(mark).isPresent();
      assertThat(Marks.in(HexFormat.of().formatHex(bytes))).isPresent();
      assertThat(Marks.in(java.net.URLEncoder.encode(mark, StandardCharsets.UTF_8))).isPresent();
    }
  }

  @Test
  void ordinaryTextHasNone() {
    assertThat(Marks.in("D-2026-000001: the peer-to-peer window closes 2026-02-03")).isEmpty();
  }
}
