package org.overturn.peertopeer.documents;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The cover sheet to print or to fax before a requested document. */
@Controller
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class CoverSheetController {

  private final CoverSheet sheet;
  private final Audit audit;

  CoverSheetController(CoverSheet sheet, Audit audit) {
    this.sheet = sheet;
    this.audit = audit;
  }

  /** The address of the cover sheet of a document. */
  static String address(CaseNumber number, UUID id) {
    return "/cases/" + number + "/requested-documents/" + id + "/cover-sheet.pdf";
  }

  @GetMapping("/cases/{number}/requested-documents/{id}/cover-sheet.pdf")
  ResponseEntity<byte[]> print(
      @PathVariable CaseNumber number, @PathVariable UUID id, HttpServletRequest request) {
    audit.record(
        request.getRemoteUser(), "cover-sheet-viewed", number, request.getRemoteAddr(), null);
    return sheet
        .of(number, id)
        .map(
            pdf ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .cacheControl(CacheControl.noStore())
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"" + number + "-cover-sheet.pdf\"")
                    .body(pdf))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
