package punctual.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import punctual.Punctual;
import punctual.database.schema.Tables;

/** Rules of the house that a compiler does not know. */
@AnalyzeClasses(packages = "punctual", importOptions = ImportOption.DoNotIncludeTests.class)
class RulesTest {
  /** Which package owns which table: it alone writes SQL about it. */
  private static final Map<String, String> OWNERS =
      Map.ofEntries(
          entry("installation", "database"),
          entry("organizations", "identity"),
          entry("users", "identity"),
          entry("memberships", "identity"),
          entry("organization_quotas", "identity"),
          entry("sign_in_failures", "identity"),
          entry("signing_keys", "identity"),
          entry("refresh_tokens", "identity"),
          entry("idempotency_keys", "web"),
          entry("audit_logs", "audit"),
          entry("scheduled_reports", "schedules"),
          entry("schedule_recipients", "schedules"),
          entry("workers", "queue"),
          entry("queue_resources", "queue"),
          entry("report_executions", "reports"),
          entry("execution_attempts", "reports"),
          entry("dead_letters", "reports"),
          entry("execution_figures", "reports"),
          entry("artifacts", "storage"),
          entry("download_links", "storage"),
          entry("retention_policies", "storage"),
          entry("delivery_parcels", "delivery"),
          entry("report_deliveries", "delivery"),
          entry("burst_parts", "reports"),
          entry("delivery_attempts", "delivery"),
          entry("delivery_figures", "delivery"),
          entry("latest_files", "delivery.channels.files"),
          entry("health_transitions", "operations"),
          entry("disk_samples", "operations.disk"),
          entry("alerts", "operations.alerts"),
          entry("alert_mails", "operations.alerts"));

  @ArchTest
  static void every_table_has_an_owner(com.tngtech.archunit.core.domain.JavaClasses all) {
    Set<String> tables =
        Stream.of(Tables.class.getFields())
            .map(f -> f.getName().toLowerCase(java.util.Locale.ROOT))
            .filter(name -> !name.startsWith("flyway"))
            .collect(Collectors.toSet());
    assertThat(OWNERS.keySet()).isEqualTo(tables);
  }

  @ArchTest
  static final ArchRule only_its_owner_writes_sql_about_a_table =
      classes()
          .that()
          .resideInAPackage("punctual..")
          .and()
          .resideOutsideOfPackage("punctual.database.schema..")
          .should(usingOnlyOwnTables())
          .because("a table is its package's own; the queue gets its tables handed in");

  private static ArchCondition<JavaClass> usingOnlyOwnTables() {
    return new ArchCondition<>("use only tables of their own package") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaFieldAccess access : item.getFieldAccessesFromSelf()) {
          if (!access.getTargetOwner().isEquivalentTo(Tables.class)) continue;
          String table = access.getTarget().getName().toLowerCase(java.util.Locale.ROOT);
          String owner = String.valueOf(OWNERS.get(table));
          boolean own = item.getPackageName().equals("punctual." + owner) || isQuota(item, table);
          if (!own) events.add(SimpleConditionEvent.violated(item, access.getDescription()));
        }
      }
    };
  }

  /** The queue counts and weighs by the quotas that identity keeps. */
  private static boolean isQuota(JavaClass item, String table) {
    return table.equals("organization_quotas") && item.getPackageName().equals("punctual.queue");
  }

  @ArchTest
  static final ArchRule time_is_handed_in =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Punctual.class)
          .and()
          .resideOutsideOfPackage("punctual.cli..") // commands run without the server's context
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule randomness_is_handed_in =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(Random.class, long.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static void no_transaction_starts_another(com.tngtech.archunit.core.domain.JavaClasses all) {
    noClasses()
        .should()
        .beAnnotatedWith(Transactional.class)
        .orShould()
        .accessTargetWhere(targetOwner(type(Propagation.class)).as("uses a propagation"))
        .because("with a single writer a transaction within another would wait for itself")
        .check(all);
  }

  @ArchTest
  static final ArchRule nobody_uses_operations_or_commands =
      noClasses()
          .that()
          .resideOutsideOfPackages("punctual.operations..", "punctual.cli..")
          .and()
          .doNotBelongToAnyOf(Punctual.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("punctual.operations..", "punctual.cli..");

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses().should().haveNameMatching(".*(Service|Manager|Util|Utils|Helper|Impl)$");

  @ArchTest
  static final ArchRule formats_know_rows_and_no_sources =
      noClasses()
          .that()
          .resideInAPackage("punctual.reports.formats..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("punctual.catalog", "punctual.catalog.sources..")
                  .or(resideInAPackage("punctual.reports")));

  @ArchTest
  static final ArchRule sources_know_no_formats =
      noClasses()
          .that()
          .resideInAPackage("punctual.catalog..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("punctual.reports..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule recurrence_is_pure =
      noClasses()
          .that()
          .resideInAPackage("punctual.schedules.recurrence..")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.jooq..", "punctual.database..");

  @ArchTest
  static final ArchRule packages_form_no_cycle =
      slices()
          .matching("punctual.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              resideInAPackage("punctual.database.schema.."), DescribedPredicate.alwaysTrue());

  @ArchTest
  static final ArchRule of_jackson_2_only_annotations =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.fasterxml.jackson..")
                  .and(
                      DescribedPredicate.not(
                          resideInAPackage("com.fasterxml.jackson.annotation.."))))
          .because("Jackson 3 reads and writes; it shares the annotations of its predecessor");

  @ArchTest
  static final ArchRule nobody_opens_a_connection_beside_the_two_kits =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "punctual.database..",
              "punctual.catalog.sources..",
              "punctual.cli..",
              // DuckDB is no database here: it writes a file, and is gone with it
              "punctual.reports.formats.parquet..")
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "opens a JDBC connection",
                  (JavaAccess<?> a) ->
                      a.getTargetOwner().isEquivalentTo(java.sql.DriverManager.class)));
}
