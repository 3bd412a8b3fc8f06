package org.overturn.insight;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Makes the part of the page that changes, outside of any request: what is pushed to a browser must
 * not count as the person's doing, or an open board would keep a session alive for ever.
 */
@Component
class BoardRendering {

  private final SpringTemplateEngine templates;
  private final Clocks clocks;

  BoardRendering(SpringTemplateEngine templates, Clocks clocks) {
    this.templates = templates;
    this.clocks = clocks;
  }

  /** The HTML of this board as it is now; the same template draws it into the page. */
  String render(BoardFilter filter) {
    Context context = new Context(Locale.US, Map.of("board", clocks.board(filter), "pushed", true));
    return templates.process("windows/clocks", Set.of("clocks"), context).strip();
  }
}
