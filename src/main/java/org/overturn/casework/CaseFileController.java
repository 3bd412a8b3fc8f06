package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.overturn.denial.CaseNumber;
import org.overturn.document.PdfBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out the file of a case, from the disk to the network, never whole in memory. */
@Controller
@PreAuthorize(Groups.CASEWORKERS)
class CaseFileController {

  private final CaseFile file;

  CaseFileController(CaseFile file) {
    this.file = file;
  }

  @GetMapping("/cases/{number}/file.pdf")
  void show(
      @PathVariable CaseNumber number, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (PdfBundle bound = file.bound(number, Viewer.of(request))) {
      response.setContentType(MediaType.APPLICATION_PDF_VALUE);
      response.setContentLengthLong(bound.size());
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"case-file-" + number + ".pdf\"");
      bound.writeTo(response.getOutputStream());
    }
  }
}
