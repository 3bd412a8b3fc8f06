package org.overturn.intake.csv;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Loads the mappings that come with an installation, see {@code overturn.intake.csv.mappings}. What
 * people have mapped on the page is never overwritten.
 */
@Component
class ShippedMappings implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(ShippedMappings.class);

  private final CsvProperties properties;
  private final Mappings mappings;
  private final ObjectMapper json;

  ShippedMappings(CsvProperties properties, Mappings mappings, ObjectMapper json) {
    this.properties = properties;
    this.mappings = mappings;
    this.json = json;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    for (String pattern : properties.mappings()) {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        load(file);
      }
    }
  }

  private void load(Resource file) throws IOException {
    try (InputStream text = file.getInputStream()) {
      Mapping mapping = json.readValue(text, Mapping.class);
      List<String> problems = MappingForm.problems(mapping);
      if (!problems.isEmpty()) {
        throw new IOException("The mapping " + file.getFilename() + ": " + problems);
      }
      if (mappings.of(Column.of(mapping.header())).isEmpty()) {
        mappings.save(mapping, "installation", null, null);
        log.info("The mapping of {} is loaded", mapping.source());
      }
    } catch (DuplicateKeyException anotherNode) {
      log.debug("Another node has just loaded the same mapping");
    }
  }
}
