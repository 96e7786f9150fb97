package punctual.catalog.spi;

import java.util.List;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * What is known of an output format before anything is written. Formats are beans; the catalog
 * offers them with each report type and checks a schedule's options by them.
 */
public interface OutputFormat {
  /** Lower case, as in {@code output_formats}, and the key of its options: {@code csv}. */
  String name();

  /** Whether a file holds several tables; a type with sections is not offered in others. */
  boolean holdsSections();

  /**
   * Every fault of the options.
   *
   * @param options the object under {@link #name()} of a schedule; a null node where there is none
   * @return fields such as {@code csv.delimiter}; empty where all is well
   */
  List<Problem.FieldFault> check(JsonNode options);
}
