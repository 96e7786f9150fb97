package punctual.reports.formats.jsonl;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Footer;
import punctual.reports.formats.ReportWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** One file of JSON lines; empty where there are no rows. */
final class JsonLinesReport implements ReportWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .rootValueSeparator((SerializableString) null)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator json;
  private List<SerializedString> names = List.of();

  // A writer of characters: the generator of bytes throws at half a surrogate pair, which a source
  // may hold; here it becomes a question mark.
  JsonLinesReport(OutputStream out) {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    json = FACTORY.createGenerator(ObjectWriteContext.empty(), writer);
  }

  @Override
  public void section(Section section) {
    names = section.columns().stream().map(Column::name).map(SerializedString::new).toList();
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    try {
      json.writeStartObject();
      for (int i = 0; i < values.length; i++) {
        json.writeName(names.get(i));
        write(values[i]);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Long number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number.toPlainString());
      case Double notFinite -> json.writeString(notFinite.toString());
      case Boolean truth -> json.writeBoolean(truth);
      case byte[] bytes -> json.writeBinary(bytes);
      // its own text leaves out seconds that are 0
      case LocalDateTime at -> json.writeString(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at));
      default -> json.writeString(value.toString());
    }
  }

  @Override
  public void finish(Footer footer) throws IOException {
    try {
      json.close();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }
}
