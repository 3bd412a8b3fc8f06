package org.overturn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where this installation is reached and as whom it writes, under {@code overturn}.
 *
 * @param baseUrl what people type into the browser to reach it; links in mails start with it
 * @param mail as whom it writes
 */
@Validated
@ConfigurationProperties("overturn")
public record SiteProperties(@NotNull URI baseUrl, @NotNull @Valid Mail mail) {

  /**
   * The sender of every mail.
   *
   * @param from the address that stands in From
   */
  public record Mail(@NotBlank @Email String from) {}

  /** An absolute link to a page of ours; the path starts with a slash. */
  public String link(String path) {
    return baseUrl.toString().replaceAll("/+$", "") + path;
  }

  @AssertTrue(message = "base-url must be an absolute http or https address")
  boolean isBaseUrlAbsolute() {
    return baseUrl == null
        || "http".equals(baseUrl.getScheme())
        || "https".equals(baseUrl.getScheme());
  }
}
