package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.faults.Classifier;
import punctual.faults.CodedException;
import punctual.faults.Fault;
import punctual.testing.TestDatabase;

/** PL-F.2: a run keeps its files where its schedule says, or fails and says why. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class StoreOfScheduleTest {
  @Parameter TestDatabase kind;
  private RunFixture f;

  @BeforeEach
  void open() {
    f = new RunFixture(kind);
    f.node(1);
  }

  @AfterEach
  void close() {
    f.close();
  }

  private ReportExecutionsRecord run(String store) {
    var s = SCHEDULED_REPORTS;
    f.database.dsl().update(s).set(s.STORE, store).where(s.ID.eq(f.schedule)).execute();
    return f.ended(f.execution("tiny"));
  }

  @Test
  void a_store_that_is_gone_is_a_fault_of_the_configuration_and_nothing_is_kept() {
    ReportExecutionsRecord over = run("gone");
    assertThat(over.getStatus()).isEqualTo("failed");
    assertThat(over.getErrorCategory()).isEqualTo("configuration");
    assertThat(over.getErrorCode()).isEqualTo("store_unknown");
    assertThat(f.stored()).isEmpty();
    assertThat(f.database.dsl().fetchCount(ARTIFACTS)).isZero();
  }

  @Test
  void the_row_of_a_file_names_its_store() {
    assertThat(run("disk").getStatus()).isEqualTo("completed");
    assertThat(f.database.dsl().select(ARTIFACTS.STORE).from(ARTIFACTS).fetchSingle().value1())
        .isEqualTo("disk");
    assertThat(f.stored()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "store_unreachable,5",
    "store_timeout,5",
    "store_busy,5",
    "store_full,3",
    "store_failed,2",
    "store_refused,0",
    "store_not_found,0",
    "file_damaged,0"
  })
  void each_fault_of_a_store_is_tried_again_by_its_category(String code, int times) {
    CodedException met = CodedException.of(code, "x");
    Fault fault = Classifier.STANDARD.work(new java.io.UncheckedIOException(met)).fault("x");
    assertThat(fault.code()).isEqualTo(code);
    if (times > 0) assertThat(ReportRun.RETRIES.next(fault, times - 1, new Random(1))).isPresent();
    assertThat(ReportRun.RETRIES.next(fault, times, new Random(1))).isEmpty();
  }
}
