package org.overturn.evidence.chart;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where patients' charts lie, under {@code overturn.chart}.
 *
 * @param folder with one FHIR R4 Bundle for each patient, as JSON; null for none
 * @param maxSize larger files are not opened
 * @param maxResources a chart of more is refused
 */
@Validated
@ConfigurationProperties("overturn.chart")
record ChartProperties(
    Path folder,
    @NotNull @DefaultValue("50MB") DataSize maxSize,
    @Min(value = 1, message = "let a chart have one resource or more") @DefaultValue("20000")
        int maxResources) {

  boolean hasFolder() {
    return folder != null && !folder.toString().isBlank();
  }
}
