package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.delivery.channels.Parcel;
import punctual.reports.formats.Brand;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportWriter;
import punctual.reports.formats.html.HtmlFormat;
import tools.jackson.databind.node.JsonNodeFactory;

/** The tables of a report in its mail, from the file that the HTML writer makes. */
class MailTablesTest {
  private static final Column REGION = Column.undeclared("region", ColumnType.TEXT);
  private static final Column REVENUE =
      new Column("revenue", "Revenue", ColumnType.INTEGER, null, Total.SUM, false, Look.PLAIN);

  /** Groups of ten. */
  private static byte[] page(int rows, String text) throws IOException {
    var heading =
        new Heading(
            "Sales",
            "Acme",
            null,
            List.of(),
            Instant.EPOCH,
            ZoneId.of("UTC"),
            PageSetup.PLAIN,
            Brand.PLAIN);
    var out = new ByteArrayOutputStream();
    ReportWriter writer = new HtmlFormat().open(out, heading, JsonNodeFactory.instance.nullNode());
    writer.section(new Section("Table", List.of(REGION, REVENUE), List.of("region"), List.of()));
    for (int i = 0; i < rows; i++) writer.row(new Object[] {text + i / 10, (long) i});
    writer.finish(new Footer(rows, false));
    return out.toByteArray();
  }

  private static Parcel.File file(byte[] content) {
    return new Parcel.File(
        "sales.html",
        "text/html; charset=utf-8",
        content.length,
        "00",
        URI.create("https://reports.acme.test/d/8?e=1&s=html"),
        Instant.parse("2026-12-24T14:00:00Z"),
        () -> new ByteArrayInputStream(content));
  }

  private static Excerpt excerpt(int rows, String text) throws IOException {
    return Excerpt.of(file(page(rows, text)));
  }

  @Test
  void a_short_report_is_there_whole() throws Exception {
    Excerpt all = excerpt(100, "r");
    assertThat(all.rows()).isEqualTo(100);
    assertThat(all.html())
        .startsWith("<h2")
        .contains(">4,950</b>")
        .endsWith("</tbody></table></div>\n");
    assertThat(excerpt(0, "r").html()).contains("No rows");
  }

  @Test
  void a_long_report_ends_after_a_hundred_rows_and_every_element_is_closed() throws Exception {
    Excerpt part = excerpt(101, "r");
    assertThat(part.rows()).isEqualTo(100);
    assertThat(part.html())
        .endsWith("</tr>\n</tbody></table></div>\n")
        .contains("Region: r9")
        .doesNotContain("Region: r10", "Total");
  }

  @Test
  void what_a_mail_program_would_cut_is_cut_before() throws Exception {
    Excerpt part = excerpt(90, "ü".repeat(2000));
    assertThat(part.rows()).isBetween(15L, 30L);
    assertThat(part.html().getBytes(StandardCharsets.UTF_8).length).isBetween(80_000, 88_100);
    Excerpt nothing = excerpt(1, "x".repeat(100_000));
    assertThat(nothing).isEqualTo(new Excerpt("", 0));
  }

  @Test
  void the_mail_shows_the_tables_and_attaches_the_other_files() throws Exception {
    var mail = read(file(page(101, "<r&>")), Parcels.csv("sales.csv", "region\r\n"));
    assertThat(mail.getCount()).isEqualTo(2);
    assertThat(mail.getBodyPart(1).getFileName()).isEqualTo("sales.csv");
    String html = html((MimeMultipart) mail.getBodyPart(0).getContent());
    assertThat(html)
        .contains("&lt;r&amp;&gt;0</td>")
        .contains(
            "&hellip; and 18,104 more rows: <a",
            "https://reports.acme.test/d/8?e&#x3D;1&amp;s&#x3D;html")
        .contains("2 files, 1 attached", "sales.html", "max-width:960px");
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(102_000);
  }

  @Test
  void a_page_alone_is_a_mail_without_attachments() throws Exception {
    MimeMultipart texts = read(file(page(18_204, "r")));
    assertThat(texts.getContentType()).startsWith("multipart/alternative");
    assertThat(text(texts.getBodyPart(0))).contains("sales.html", "https://reports.acme.test/d/8");
  }

  @Test
  void nothing_is_said_of_more_rows_where_all_are_there() throws Exception {
    Parcel parcel = parcel(file(page(3, "r")));
    Contents contents = Contents.of(parcel);
    var all = new MailBody(parcel, contents, false, new Excerpt("", 18_204));
    var allButOne = new MailBody(parcel, contents, false, new Excerpt("", 18_203));
    assertThat(all.html()).doesNotContain("more row");
    assertThat(allButOne.html()).contains("and 1 more row:");
  }

  @Test
  void a_page_that_cannot_be_read_is_told_as_such() {
    var broken =
        new Parcel.File(
            "sales.html",
            "text/html",
            5,
            "00",
            URI.create("https://reports.acme.test/d/8"),
            Instant.EPOCH,
            () -> {
              throw new IOException("gone");
            });
    assertThatThrownBy(() -> Letter.write(parcel(broken), new Sender(null, "r@acme.test"), false))
        .hasRootCauseMessage("gone")
        .cause()
        .isInstanceOf(UnreadableFile.class);
  }

  private static Parcel parcel(Parcel.File... files) {
    return Parcels.parcel("ann@example.org", "Weekly sales", files);
  }

  private static MimeMultipart read(Parcel.File... files) throws Exception {
    boolean attach = files.length > 1;
    return (MimeMultipart) LetterTest.parsed(LetterTest.bytes(parcel(files), attach)).getContent();
  }

  private static String html(MimeMultipart texts) throws Exception {
    return text(texts.getBodyPart(1));
  }

  private static String text(BodyPart part) throws Exception {
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
