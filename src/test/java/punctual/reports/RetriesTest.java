package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.faults.Category;
import punctual.faults.Fault;

/** How often a run of each category is tried again, and no more (PR-6.3 to PR-6.7). */
class RetriesTest {
  @ParameterizedTest
  @CsvSource({"NETWORK, 5", "SYSTEM, 3", "UNKNOWN, 2", "DATA, 0", "CONFIGURATION, 0"})
  void each_category_has_its_number_of_retries(Category category, int retries) {
    var fault = new Fault(category, "any", "No.", null);
    var random = new Random(5);
    for (int n = 0; n < retries; n++)
      assertThat(ReportRun.RETRIES.next(fault, n, random)).as("retry %d", n + 1).isPresent();
    assertThat(ReportRun.RETRIES.next(fault, retries, random)).isEmpty();
  }
}
