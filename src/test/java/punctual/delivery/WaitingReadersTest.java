package punctual.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Whose files stay because a delivery is not over (PL-F.5). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WaitingReadersTest {
  private final SettableTime time = new SettableTime();
  private final Database database;

  WaitingReadersTest(TestDatabase kind) {
    database = kind.open();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_execution_is_awaited_until_its_deliveries_are_over() {
    var given = new Given(database, time);
    UUID organization = given.organization();
    UUID schedule = given.schedule(organization);
    UUID execution = given.execution(organization, schedule);
    UUID without = given.execution(organization, schedule);
    UUID delivery = given.delivery(organization, execution);
    var awaited = new WaitingReaders(database);
    List<UUID> both = List.of(execution, without);
    assertThat(awaited.among(both)).containsExactly(execution);
    var d = REPORT_DELIVERIES;
    database
        .dsl()
        .update(d)
        .set(d.STATUS, "sent")
        .set(d.COMPLETED_AT, time.instant())
        .where(d.ID.eq(delivery))
        .execute();
    assertThat(awaited.among(both)).isEmpty();
  }
}
