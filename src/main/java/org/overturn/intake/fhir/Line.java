package org.overturn.intake.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AddedItemComponent;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;

/**
 * One service line of an answer, whether the request asked for it or the payer added it.
 *
 * @param sequence the line's number in the request, or null
 * @param element where it stands, such as {@code ClaimResponse.item[0]}
 * @param added the service, where the payer added the line; null otherwise
 */
record Line(
    Integer sequence,
    String element,
    List<Extension> extensions,
    List<AdjudicationComponent> adjudications,
    List<Integer> notes,
    CodeableConcept added) {

  static List<Line> of(ClaimResponse response) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < response.getItem().size(); i++) {
      lines.add(of(response.getItem().get(i), "ClaimResponse.item[" + i + "]"));
    }
    for (int i = 0; i < response.getAddItem().size(); i++) {
      lines.add(of(response.getAddItem().get(i), "ClaimResponse.addItem[" + i + "]"));
    }
    return lines;
  }

  /** The one line of an answer that has none. */
  static Line only() {
    return numbered(1);
  }

  static Line numbered(int sequence) {
    return new Line(sequence, "ClaimResponse", List.of(), List.of(), List.of(), null);
  }

  private static Line of(ItemComponent item, String element) {
    return new Line(
        item.hasItemSequence() ? item.getItemSequence() : null,
        element,
        item.getExtension(),
        item.getAdjudication(),
        ReasonReader.numbers(item.getNoteNumber()),
        null);
  }

  private static Line of(AddedItemComponent item, String element) {
    return new Line(
        item.hasItemSequence() ? item.getItemSequence().get(0).getValue() : null,
        element,
        item.getExtension(),
        item.getAdjudication(),
        ReasonReader.numbers(item.getNoteNumber()),
        item.hasProductOrService() ? item.getProductOrService() : null);
  }

  /** The payer's action on this line. */
  Optional<ReviewAction> action() {
    return ReviewAction.of(extensions).or(() -> ReviewAction.in(adjudications));
  }

  /** The number by which a case knows the line; a line without one goes by its place. */
  String number() {
    return sequence == null ? element.replace("ClaimResponse.", "") : sequence.toString();
  }
}
