package org.overturn.operation;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What one scrape asks for. It is answered before Prometheus gives up, ten seconds by its default,
 * also when nothing that is asked for answers.
 */
@Component
public final class Scraping {

  private final OperationProperties pace;
  private final Together together = new Together();

  Scraping(OperationProperties pace) {
    this.pace = pace;
  }

  /**
   * Figures that nobody has asked for yet.
   *
   * @param name what they are about
   * @param look asks for them; what is zero may be left out
   */
  public Figures figures(String name, Supplier<Map<String, Double>> look) {
    return new Figures(lookout(name + "-figures", look));
  }

  <T> Lookout<T> lookout(String name, Supplier<T> look) {
    return together.with(new Lookout<>(name, look, pace.figuresEvery(), pace.figuresWithin()));
  }
}
