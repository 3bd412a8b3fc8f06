package org.overturn.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What came of reading the patient's chart for a case, as it was kept.
 *
 * @param at when it was read or tried last
 * @param source where the chart lies, in words without patient data, such as "FHIR server
 *     ehr.example"; empty where no source is configured
 * @param why what the state alone does not say, in words without patient data, such as "the server
 *     answers 503"; of a chart that was read, what of it could not be; may be empty
 * @param factsAt when the facts were read: earlier than {@code at} where a later try failed; null
 *     while there are none
 * @param facts newest first, those without a day last; of a try that failed the facts of the last
 *     one that did not
 */
public record ChartReading(
    State state, Instant at, String source, String why, Instant factsAt, List<ChartFact> facts) {

  public ChartReading {
    source = source == null ? "" : source;
    why = why == null ? "" : why;
    facts = List.copyOf(facts);
  }

  /** A reading of which no more is to be said. */
  public ChartReading(State state, Instant at, String source, List<ChartFact> facts) {
    this(state, at, source, "", state == State.READ ? at : null, facts);
  }

  /** How the reading ended. */
  public enum State {
    /** The facts are there. */
    READ("The chart was read."),
    /** Nobody has tried yet. */
    NOT_YET("The chart has not been read yet."),
    /** This installation has no chart to read from. */
    NO_SOURCE("No chart is connected: type in what the chart says."),
    /** The source knows no such patient. */
    NO_SUCH_PATIENT("The chart has no patient with this name, birth date and member id."),
    /** The source knows more than one; none is taken. */
    SEVERAL_PATIENTS("More than one patient of the chart would fit; none was taken."),
    /** What came mixes patients or is no chart; none of it is taken. */
    REFUSED("The chart was refused: it mixes patients or cannot be read."),
    /** The server is down or too slow. */
    UNAVAILABLE("The chart could not be reached.");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
