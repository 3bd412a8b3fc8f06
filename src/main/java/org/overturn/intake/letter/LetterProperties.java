package org.overturn.intake.letter;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Reading letters, under {@code overturn.intake.letter}.
 *
 * @param maxPages pages that a letter may have; one with more is refused
 * @param maxPagePixels width times height that a page may have as a picture
 * @param maxUnpacked what the compressed parts of one PDF may unpack to, all together
 * @param timeOut how long reading the text of one letter may take
 * @param threshold a required fact that was read less surely is checked by a person; 0 to 1
 * @param tesseractPath the folder of the {@code tesseract} binary; empty to look for it on the path
 * @param ocrLanguage Tesseract's code of the language, such as {@code eng}
 * @param ocrMaxPages pages of one letter that are recognized; more are left to a person
 * @param ocrTimeOut how long OCR of one page may take
 * @param ocrAtOnce pages that one node recognizes at the same time
 */
@Validated
@ConfigurationProperties("overturn.intake.letter")
record LetterProperties(
    @Min(1) @DefaultValue("40") int maxPages,
    @Min(10_000) @Max(400_000_000) @DefaultValue("40000000") int maxPagePixels,
    @NotNull @DefaultValue("200MB") DataSize maxUnpacked,
    @NotNull @DefaultValue("20s") Duration timeOut,
    @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.8") double threshold,
    @NotNull @DefaultValue("") String tesseractPath,
    @NotNull @DefaultValue("eng") String ocrLanguage,
    @Min(1) @DefaultValue("10") int ocrMaxPages,
    @NotNull @DefaultValue("60s") Duration ocrTimeOut,
    @Min(1) @DefaultValue("2") int ocrAtOnce) {

  @AssertTrue(message = "time-out and ocr-time-out must be one second or more")
  boolean isTimeOutSensible() {
    return isSecond(timeOut) && isSecond(ocrTimeOut);
  }

  private static boolean isSecond(Duration duration) {
    return duration == null || duration.compareTo(Duration.ofSeconds(1)) >= 0;
  }
}
