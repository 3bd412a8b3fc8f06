package org.overturn.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What of a mail may be a notice, and what is not worth a person's look. */
class MailReaderTest {

  private static final MailReader READER = new MailReader(3, DataSize.ofBytes(1000));

  @Test
  void picturesInTheTextSignaturesAndCardsAreNoNotices() {
    Mime mail =
        Mime.mixed()
            .part(
                Mime.of("multipart/related")
                    .part("Content-Type: text/html\r\n", "<p>See the letter <img src=cid:logo></p>")
                    .part("Content-Type: image/png\r\nContent-ID: <logo>\r\n", "logo")
                    .part("Content-Type: image/gif\r\nContent-Disposition: inline\r\n", "line"))
            .attached("application/pdf", "letter.pdf", "%PDF-1.7")
            .attached("text/vcard", "card.vcf", "BEGIN:VCARD")
            .attached("application/pkcs7-signature", "smime.p7s", "sig");

    assertThat(names(mail)).containsExactly("letter.pdf");
  }

  @Test
  void aScannedPictureThatIsAttachedMayBeANotice() {
    assertThat(names(Mime.mixed().text("Fax").attached("image/tiff", "fax.tif", "II*")))
        .containsExactly("fax.tif");
    assertThat(read(Mime.mixed().part("Content-Type: image/tiff\r\n", "II*")).attachments())
        .hasSize(1);
  }

  @Test
  void textThatHasAFileNameIsAttached() {
    Mime mail =
        Mime.mixed()
            .text("See the table")
            .part("Content-Type: text/plain; name=\"rows.csv\"\r\n", "a,b\r\n1,2");

    assertThat(names(mail)).containsExactly("rows.csv");
  }

  @Test
  void aNameInAnotherAlphabetIsReadAsItWasMeant() {
    Mime mail =
        Mime.mixed()
            .part(
                "Content-Type: application/pdf; name=\"=?UTF-8?B?w6ljcml0LnBkZg==?=\"\r\n",
                "%PDF-");

    assertThat(names(mail)).containsExactly("écrit.pdf");
  }

  @Test
  void aMailInsideAForwardedMailIsNotOpened() {
    String inmost = Mime.mixed().attached("application/pdf", "in.pdf", "%PDF-").text();
    String inner = Mime.mixed().part("Content-Type: message/rfc822\r\n", inmost).text();
    ReadMail read = read(Mime.mixed().part("Content-Type: message/rfc822\r\n", inner));

    assertThat(read.attachments())
        .singleElement()
        .extracting(Attachment::contentType)
        .isEqualTo("message/rfc822");
  }

  @Test
  void aMailWithoutAttachmentsOrWithTooManyOrTooLargeOnesIsForAPerson() {
    assertThat(read(Mime.mixed().text("Denied.")).forAPerson()).isEqualTo(MailReader.NO_ATTACHMENT);
    Mime many = Mime.mixed();
    for (int i = 0; i < 4; i++) {
      many.attached("application/pdf", i + ".pdf", "%PDF-");
    }
    assertThat(read(many).forAPerson()).isEqualTo(MailReader.TOO_MANY);
    assertThat(read(Mime.mixed().attached("image/tiff", "a", "x".repeat(1001))).forAPerson())
        .isEqualTo(MailReader.TOO_LARGE);
    assertThat(read(Mime.mixed().attached("image/tiff", "a", "x".repeat(1000))).forAPerson())
        .isNull();
  }

  @Test
  void partsInPartsInPartsEnd() {
    Mime mail = Mime.mixed().attached("application/pdf", "deep.pdf", "%PDF-");
    for (int depth = 0; depth < 2000; depth++) {
      mail = Mime.mixed().part(mail);
    }
    assertThat(read(mail).forAPerson()).isEqualTo(MailReader.UNREADABLE);
    assertThat(read(Mime.mixed().attached("application/pdf", "a.pdf", "%PDF-").part(mail)))
        .as("nothing of a mail is passed over in silence")
        .extracting(ReadMail::forAPerson)
        .isEqualTo(MailReader.UNREADABLE);
  }

  private static ReadMail read(Mime mail) {
    ReadMail read = READER.read(mail.text().getBytes(StandardCharsets.UTF_8));
    assertThat(read.sender()).isEqualTo("um@payer.example");
    return read;
  }

  private static List<String> names(Mime mail) {
    return read(mail).attachments().stream().map(Attachment::name).toList();
  }
}
