package org.overturn.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Upload to and download from a case page. A document's name may hold a patient's, so its address
 * holds only its id.
 */
@Controller
@RequestMapping("/cases/{number}/documents")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class DocumentController {

  private final Documents documents;

  DocumentController(Documents documents) {
    this.documents = documents;
  }

  @PostMapping
  String upload(
      @PathVariable CaseNumber number,
      @RequestParam MultipartFile file,
      @RequestParam String kind,
      @RequestParam(defaultValue = "false") boolean embedded,
      Principal user,
      HttpServletRequest request,
      RedirectAttributes page)
      throws IOException {
    try {
      Upload.refuseTooLarge(file.getSize());
      boolean added =
          documents.add(
              number,
              DocumentKind.chosen(kind),
              file.getOriginalFilename(),
              file.getBytes(),
              user.getName(),
              request.getRemoteAddr());
      page.addFlashAttribute(
          "done", added ? "The document is added." : "The case has this document already.");
    } catch (DocumentRefused refused) {
      page.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/cases/" + number + (embedded ? "?embedded=true" : "") + "#documents";
  }

  @GetMapping("/{id}")
  ResponseEntity<byte[]> download(
      @PathVariable CaseNumber number,
      @PathVariable UUID id,
      Principal user,
      HttpServletRequest request) {
    return documents
        .open(number, id, user.getName(), request.getRemoteAddr())
        .map(DocumentController::attachment)
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<byte[]> attachment(StoredFile file) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()).toString())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.parseMediaType(file.contentType()))
        .body(file.content());
  }

  /** A name of plain letters goes out as it is: the encoded form is not read by every client. */
  private static ContentDisposition disposition(String name) {
    ContentDisposition.Builder attachment = ContentDisposition.attachment();
    return StandardCharsets.US_ASCII.newEncoder().canEncode(name)
        ? attachment.filename(name).build()
        : attachment.filename(name, StandardCharsets.UTF_8).build();
  }
}
