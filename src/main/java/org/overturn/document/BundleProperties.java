package org.overturn.document;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How large what is bound may be, under {@code overturn.bundle}.
 *
 * @param maxExhibitPages pages of one exhibit
 * @param maxExhibitSize bytes of one exhibit
 * @param maxPages pages of a whole bundle or case file
 * @param maxSize bytes of a whole bundle or case file
 * @param maxUnpacked what the compressed parts of one exhibit may unpack to, all together
 * @param maxPagePixels width times height of a picture that becomes a page
 */
@Validated
@ConfigurationProperties("overturn.bundle")
record BundleProperties(
    @Min(1) @DefaultValue("500") int maxExhibitPages,
    @NotNull @DefaultValue("30MB") DataSize maxExhibitSize,
    @Min(1) @DefaultValue("2000") int maxPages,
    @NotNull @DefaultValue("250MB") DataSize maxSize,
    @NotNull @DefaultValue("400MB") DataSize maxUnpacked,
    @Min(10_000) @Max(400_000_000) @DefaultValue("40000000") int maxPagePixels) {

  /** The same for a document by itself, which may have any number of pages. */
  BundleProperties ofAnyLength() {
    return new BundleProperties(
        Integer.MAX_VALUE, maxExhibitSize, Integer.MAX_VALUE, maxSize, maxUnpacked, maxPagePixels);
  }

  @AssertTrue(message = "max-exhibit-pages must not be more than max-pages")
  boolean isAnExhibitNoLongerThanTheWhole() {
    return maxExhibitPages <= maxPages;
  }

  @AssertTrue(message = "max-exhibit-size must not be more than max-size")
  boolean isAnExhibitNoLargerThanTheWhole() {
    return maxExhibitSize == null || maxSize == null || maxExhibitSize.compareTo(maxSize) <= 0;
  }
}
