package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static punctual.catalog.sources.SourceFixture.BERLIN;
import static punctual.catalog.sources.SourceFixture.query;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import punctual.catalog.sources.SourceFixture.Kind;

/** PL-D.1: who made a source slow is told, and nothing of what was asked. */
class SlowQueriesTest {
  private static final String ENDLESS =
      "with recursive c(n) as (select 1 union all select n + 1 from c) select max(n) from c where n"
          + " <> ?";
  private final Logger logger = (Logger) LoggerFactory.getLogger(SlowQueries.class);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  @BeforeEach
  void listen() {
    told.start();
    logger.addAppender(told);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(told);
  }

  @ParameterizedTest
  @EnumSource
  void a_query_whose_first_row_is_late_is_told_and_counted(Kind kind) {
    var asker = new Asker(new UUID(0, 1), "acme", "sales", new UUID(0, 2));
    try (var shop =
        SourceFixture.on(kind, Map.of("slow_query", "100ms", "query_timeout", "300ms"))) {
      shop.all(query("select 1 as n"));
      assertThat(told.list).isEmpty();
      try (var session = shop.sources().snapshot("shop", asker, BERLIN, new QueryControl(), null)) {
        var _ = catchThrowableOfType(SourceFault.class, () -> session.open(query(ENDLESS, 4711L)));
      }
      assertThat(shop.sources().slowQueries()).containsEntry("shop", 1L);
    }
    assertThat(told.list)
        .singleElement()
        .satisfies(event -> {
          var pairs =
              event.getKeyValuePairs().stream()
                  .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
          assertThat(pairs)
              .containsEntry("source", "shop")
              .containsEntry("report_type", "sales")
              .containsEntry("organization", new UUID(0, 1).toString())
              .containsEntry("execution", new UUID(0, 2).toString());
          assertThat(event.getFormattedMessage() + pairs).doesNotContain("recursive", "4711");
        });
  }
}
