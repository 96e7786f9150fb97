package punctual.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import punctual.Punctual;

/** The house: modules, their directions, and the path that a newcomer reads. */
class ModulesTest {
  @Test
  void modules_use_what_their_package_info_allows_and_form_no_cycle() {
    ApplicationModules.of(Punctual.class).verify();
  }

  @Test
  void the_reading_path_is_there_by_name() {
    for (String stop :
        List.of(
            "schedules/Trigger",
            "schedules/Schedules",
            "clock/Beat",
            "clock/DueRuns",
            "queue/Queue",
            "queue/FairClaim",
            "queue/Worker",
            "queue/Attempt",
            "reports/ReportRun",
            "storage/Artifacts",
            "delivery/Deliveries",
            "delivery/DeliveryRun",
            "delivery/channels/email/EmailChannel")) {
      Path file = Path.of("src/main/java/punctual", stop + ".java");
      assertThat(Files.exists(file)).as(stop).isTrue();
    }
  }
}
