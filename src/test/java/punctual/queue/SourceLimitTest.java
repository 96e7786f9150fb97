package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.queue.spi.Job;
import punctual.queue.spi.Outcome;
import punctual.testing.TestDatabase;

/** Sources share the slots, and each runs no more than it bears (PL-C.2, PL-C.3). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SourceLimitTest {
  private final QueueFixture queue;
  private final Resources resources;

  SourceLimitTest(TestDatabase kind) {
    queue = new QueueFixture(kind);
    resources = new Resources(queue.database, queue.time);
  }

  @AfterEach
  void close() {
    queue.close();
  }

  private void backlog(UUID organization, String source, int lane, int rows) {
    UUID schedule = queue.given.schedule(organization);
    queue.database.write(() -> {
      for (int i = 0; i < rows; i++)
        queue.given.execution(
            organization,
            schedule,
            row -> {
              row.setLane(lane);
              row.setSource(source);
            });
    });
  }

  private void end(List<Job> jobs) {
    var transition = queue.transition();
    queue.database.write(
        () -> jobs.forEach(job -> transition.end(job, new Outcome.Done(() -> {}))));
  }

  private Map<String, Integer> bySource(List<Job> jobs) {
    var counts = new LinkedHashMap<String, Integer>();
    for (Job job : jobs) counts.merge(queue.row(job.id()).getSource(), 1, Integer::sum);
    return counts;
  }

  @Test
  void a_source_runs_no_more_than_its_limit_and_the_others_go_on() {
    resources.limit("shop", 3);
    UUID organization = queue.given.organization(1, 100);
    backlog(organization, "shop", FairClaim.SCHEDULED, 20);
    backlog(organization, "stock", FairClaim.SCHEDULED, 20);
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();

    List<Job> first = claim.claim(worker, 10);

    assertThat(bySource(first)).containsOnly(Map.entry("shop", 3), Map.entry("stock", 7));
    assertThat(bySource(claim.claim(worker, 5))).containsOnly(Map.entry("stock", 5));
    end(first.stream().filter(j -> queue.row(j.id()).getSource().equals("shop")).limit(1).toList());
    assertThat(bySource(claim.claim(worker, 2)))
        .containsOnly(Map.entry("shop", 1), Map.entry("stock", 1));
  }

  @Test
  void both_lanes_share_the_limit_of_a_source() {
    resources.limit("shop", 4);
    UUID organization = queue.given.organization(1, 100);
    backlog(organization, "shop", FairClaim.MANUAL, 3);
    backlog(organization, "shop", FairClaim.SCHEDULED, 10);

    assertThat(queue.claim().claim(queue.worker(), 10)).hasSize(4);
  }

  @Test
  void sources_take_turns_however_few_rows_a_claim_takes() {
    UUID organization = queue.given.organization(1, 1000);
    for (String source : List.of("", "a", "b", "c"))
      backlog(organization, source, FairClaim.SCHEDULED, source.equals("a") ? 200 : 10);
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();
    var taken = new ArrayList<Job>();
    for (int i = 0; i < 40; i++) taken.addAll(claim.claim(worker, 1));

    assertThat(bySource(taken)).hasSize(4).allSatisfy((_, runs) -> assertThat(runs).isEqualTo(10));
  }

  @Test
  void what_one_source_leaves_the_others_take() {
    UUID organization = queue.given.organization(1, 1000);
    backlog(organization, "a", FairClaim.SCHEDULED, 200);
    backlog(organization, "b", FairClaim.SCHEDULED, 1);

    assertThat(bySource(queue.claim().claim(queue.worker(), 16)))
        .containsOnly(Map.entry("a", 15), Map.entry("b", 1));
  }

  @Test
  void an_organisation_behind_another_in_one_source_gets_its_turn() {
    resources.limit("shop", 1);
    UUID big = queue.given.organization(1, 100);
    UUID small = queue.given.organization(1, 100);
    backlog(big, "shop", FairClaim.SCHEDULED, 100);
    backlog(small, "shop", FairClaim.SCHEDULED, 1);
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();
    var order = new ArrayList<UUID>();
    for (int i = 0; i < 3; i++) {
      List<Job> jobs = claim.claim(worker, 5);
      assertThat(jobs).hasSize(1);
      order.add(jobs.getFirst().organizationId());
      end(jobs);
    }

    assertThat(order).contains(small);
  }

  /** PL-C.2: what has waited for more than five minutes goes first every other time. */
  @Test
  void scheduled_runs_that_have_waited_long_go_first_every_second_time() {
    UUID organization = queue.given.organization(1, 1000);
    backlog(organization, "shop", FairClaim.SCHEDULED, 60);
    queue.time.advance(Duration.ofMinutes(6));
    backlog(organization, "shop", FairClaim.MANUAL, 60);
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();
    var lanes = new ArrayList<Integer>();
    for (int i = 0; i < 40; i++) lanes.add(claim.claim(worker, 1).getFirst().lane());

    // the first old one is met within five calls
    assertThat(lanes.subList(10, 40)).filteredOn(lane -> lane == FairClaim.SCHEDULED).hasSize(15);
  }

  /** Nine tenths of what waits is one organisation's; a small one is next when a slot is free. */
  @Test
  void a_small_organisation_starts_at_the_next_free_slot_behind_a_large_backlog() {
    resources.limit("shop", 4);
    UUID big = queue.given.organization(1, 1000);
    backlog(big, "shop", FairClaim.SCHEDULED, 900);
    for (int i = 0; i < 3; i++)
      backlog(queue.given.organization(), "shop", FairClaim.SCHEDULED, 33);
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();
    end(claim.claim(worker, 4));
    List<Job> running = new ArrayList<>(claim.claim(worker, 4));
    UUID small = queue.given.organization();
    backlog(small, "shop", FairClaim.SCHEDULED, 1);

    // as many free slots as there are organisations: one round, one report length
    int slots = 0;
    while (running.stream().noneMatch(j -> j.organizationId().equals(small))) {
      end(List.of(running.removeFirst()));
      running.addAll(claim.claim(worker, 1));
      slots++;
    }

    assertThat(slots).isLessThanOrEqualTo(5);
  }

  /** PL-C.3: sampled by somebody else all the while; no row twice, no limit exceeded. */
  @Test
  void claimers_at_once_keep_the_limits_of_sources_and_organisations() throws Exception {
    resources.limit("shop", 5);
    resources.limit("stock", 2);
    for (int i = 0; i < 4; i++) {
      UUID organization = queue.given.organization(1, 3);
      backlog(organization, "shop", FairClaim.SCHEDULED, 15);
      backlog(organization, "stock", FairClaim.MANUAL, 5);
    }
    var taken = new ConcurrentLinkedQueue<UUID>();
    var done = new AtomicBoolean();
    var broken = new CopyOnWriteArrayList<String>();
    Thread sampler =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) broken.addAll(overLimit());
            });
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++)
      threads.add(Thread.ofPlatform().start(() -> claimAndEnd(taken, 80)));
    for (Thread thread : threads) thread.join();
    done.set(true);
    sampler.join();

    assertThat(taken).hasSize(80).doesNotHaveDuplicates();
    assertThat(broken).isEmpty();
  }

  private void claimAndEnd(ConcurrentLinkedQueue<UUID> taken, int all) {
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();
    while (taken.size() < all) {
      List<Job> jobs = claim.claim(worker, 7);
      end(jobs);
      jobs.forEach(job -> taken.add(job.id()));
    }
  }

  private List<String> overLimit() {
    var e = REPORT_EXECUTIONS;
    var over = new ArrayList<String>();
    queue.database.read(() -> {
      over.addAll(over(e.ORGANIZATION_ID, _ -> 3));
      over.addAll(over(e.SOURCE, source -> source.equals("shop") ? 5 : 2));
      return true;
    });
    return over;
  }

  private <T> List<String> over(Field<T> key, java.util.function.ToIntFunction<T> limit) {
    return queue
        .database
        .dsl()
        .select(key, DSL.count())
        .from(REPORT_EXECUTIONS)
        .where(DSL.condition("status = 'running'"))
        .groupBy(key)
        .fetch()
        .stream()
        .filter(row -> row.value2() > limit.applyAsInt(row.value1()))
        .map(row -> row.value1() + " runs " + row.value2())
        .toList();
  }
}
