package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.queue.spi.Job;
import punctual.queue.spi.Outcome;
import punctual.testing.TestDatabase;

/** Who comes next (PL-C.2, PL-C.3). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FairClaimTest {
  private final QueueFixture queue;

  FairClaimTest(TestDatabase kind) {
    queue = new QueueFixture(kind);
  }

  @AfterEach
  void close() {
    queue.close();
  }

  private UUID backlog(UUID organization, int rows, int lane) {
    UUID schedule = queue.given.schedule(organization);
    queue.database.write(() -> {
      for (int i = 0; i < rows; i++)
        queue.given.execution(organization, schedule, row -> row.setLane(lane));
    });
    return schedule;
  }

  private static Map<UUID, Integer> byOrganization(List<Job> jobs) {
    var counts = new LinkedHashMap<UUID, Integer>();
    for (Job job : jobs) counts.merge(job.organizationId(), 1, Integer::sum);
    return counts;
  }

  /** Claims and ends {@code size} at a time until nothing is left; answers the order. */
  private List<Job> drain(FairClaim claim, UUID worker, int size) {
    var order = new ArrayList<Job>();
    List<Job> jobs = claim.claim(worker, size);
    while (!jobs.isEmpty()) {
      order.addAll(jobs);
      end(jobs);
      jobs = claim.claim(worker, size);
    }
    return order;
  }

  private void end(List<Job> jobs) {
    var transition = queue.transition();
    queue.database.write(
        () -> jobs.forEach(job -> transition.end(job, new Outcome.Done(() -> {}))));
  }

  @Test
  void a_claim_marks_the_row_and_counts_the_attempt() {
    UUID organization = queue.given.organization();
    UUID execution = queue.given.execution(organization, queue.given.schedule(organization));
    UUID worker = queue.worker();
    Job job = queue.claimed(worker);
    assertThat(job)
        .isEqualTo(
            new Job(
                execution,
                organization,
                0,
                1,
                0,
                worker,
                queue.time.instant(),
                queue.time.instant().plus(Duration.ofMinutes(30))));
    assertThat(queue.state(execution)).isEqualTo("running 1/0");
    assertThat(queue.row(execution).getWorkerId()).isEqualTo(worker);
    assertThat(queue.claim().claim(worker, 1)).isEmpty();
  }

  @Test
  void manual_runs_go_first_and_once_in_five_calls_scheduled_ones_do() {
    UUID organization = queue.given.organization(1, 100);
    backlog(organization, 12, FairClaim.MANUAL);
    backlog(organization, 12, FairClaim.SCHEDULED);
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();
    var lanes = new ArrayList<Integer>();
    for (int i = 0; i < 10; i++) lanes.add(claim.claim(worker, 1).getFirst().lane());
    assertThat(lanes.subList(0, 5)).containsOnlyOnce(FairClaim.SCHEDULED);
    assertThat(lanes.subList(5, 10)).containsOnlyOnce(FairClaim.SCHEDULED);
  }

  @Test
  void what_one_lane_leaves_the_other_takes() {
    UUID organization = queue.given.organization();
    backlog(organization, 1, FairClaim.MANUAL);
    backlog(organization, 5, FairClaim.SCHEDULED);
    assertThat(queue.claim().claim(queue.worker(), 6))
        .extracting(Job::lane)
        .contains(0, 1)
        .hasSize(6);
  }

  @Test
  void within_an_organisation_the_order_is_by_due_time() {
    UUID organization = queue.given.organization();
    UUID schedule = queue.given.schedule(organization);
    UUID late =
        queue.given.execution(
            organization, schedule, r -> r.setAvailableAt(queue.time.instant().plusSeconds(5)));
    UUID early =
        queue.given.execution(
            organization, schedule, r -> r.setAvailableAt(queue.time.instant().minusSeconds(5)));
    assertThat(drain(queue.claim(), queue.worker(), 1))
        .extracting(Job::id)
        .containsExactly(early, late);
  }

  @Test
  void a_backlog_of_one_organisation_does_not_hold_up_the_others() {
    UUID big = queue.given.organization(1, 1000);
    var small = new HashSet<UUID>();
    for (int i = 0; i < 10; i++) small.add(queue.given.organization(1, 1000));
    backlog(big, 450, FairClaim.SCHEDULED);
    small.forEach(organization -> backlog(organization, 5, FairClaim.SCHEDULED));
    List<Job> order = drain(queue.claim(), queue.worker(), 10);
    assertThat(order).hasSize(500).doesNotHaveDuplicates();
    int last = 0;
    for (int i = 0; i < order.size(); i++)
      if (small.contains(order.get(i).organizationId())) last = i;
    // ideal round robin serves the last of 50 small rows as the 55th of 500
    assertThat((last + 1) * 100.0 / order.size()).isLessThan(13.0);
  }

  @Test
  void weights_are_shares_whatever_the_size_of_a_claim() {
    var weights = new LinkedHashMap<UUID, Integer>();
    for (int weight : new int[] {1, 1, 2, 4})
      weights.put(queue.given.organization(weight, 1000), weight);
    weights.keySet().forEach(organization -> backlog(organization, 120, FairClaim.SCHEDULED));
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();
    for (int size : new int[] {8, 3, 1}) {
      var taken = new ArrayList<Job>();
      while (taken.size() < 48) taken.addAll(claim.claim(worker, size));
      end(taken);
      Map<UUID, Integer> shares = byOrganization(taken);
      weights.forEach((organization, weight) ->
          assertThat(shares.getOrDefault(organization, 0))
              .as("claims of %d, weight %d", size, weight)
              .isBetween(6 * weight - 4, 6 * weight + 4));
    }
  }

  @Test
  void a_full_organisation_is_passed_over() {
    var full = new ArrayList<UUID>();
    for (int i = 0; i < 12; i++) full.add(queue.given.organization(1, 1));
    full.forEach(organization -> backlog(organization, 3, FairClaim.SCHEDULED));
    UUID worker = queue.worker();
    assertThat(byOrganization(queue.claim().claim(worker, 50)).values())
        .hasSize(12)
        .containsOnly(1);
    UUID free = queue.given.organization(1, 10);
    backlog(free, 1, FairClaim.SCHEDULED);
    assertThat(queue.claim().claim(worker, 1))
        .extracting(Job::organizationId)
        .containsExactly(free);
    assertThat(queue.claim().claim(worker, 50)).isEmpty();
  }

  @Test
  void organisations_whose_rows_all_wait_for_earlier_ones_are_passed_over() {
    UUID worker = queue.worker();
    for (int i = 0; i < 12; i++) {
      UUID organization = queue.given.organization();
      UUID schedule = queue.given.schedule(organization);
      for (int minute = 0; minute < 3; minute++) scheduled(organization, schedule, minute);
    }
    assertThat(queue.claim().claim(worker, 50)).hasSize(12);
    UUID free = queue.given.organization();
    backlog(free, 1, FairClaim.SCHEDULED);
    assertThat(queue.claim().claim(worker, 1))
        .extracting(Job::organizationId)
        .containsExactly(free);
  }

  private UUID scheduled(UUID organization, UUID schedule, int minute) {
    return queue.given.execution(
        organization,
        schedule,
        row -> {
          row.setTrigger("scheduled");
          row.setLane(FairClaim.SCHEDULED);
          row.setScheduledFor(queue.time.instant().plus(Duration.ofMinutes(minute)));
        });
  }

  @Test
  void the_walk_goes_round() {
    var organizations = new ArrayList<UUID>();
    for (int i = 0; i < 5; i++) organizations.add(queue.given.organization());
    organizations.forEach(organization -> backlog(organization, 3, FairClaim.SCHEDULED));
    List<UUID> order =
        drain(queue.claim(), queue.worker(), 1).stream().map(Job::organizationId).toList();
    assertThat(order).hasSize(15);
    for (int round = 0; round < 3; round++)
      assertThat(order.subList(5 * round, 5 * round + 5)).isEqualTo(organizations);
  }

  /** PL-B.6: no run beside an earlier one of the same schedule. */
  @Test
  void a_run_waits_until_every_earlier_one_of_its_schedule_is_over() {
    UUID organization = queue.given.organization();
    UUID schedule = queue.given.schedule(organization);
    UUID second = scheduled(organization, schedule, 2);
    UUID first = scheduled(organization, schedule, 1);
    UUID other = scheduled(organization, queue.given.schedule(organization), 3);
    UUID worker = queue.worker();
    List<Job> jobs = queue.claim().claim(worker, 10);
    assertThat(jobs).extracting(Job::id).containsExactlyInAnyOrder(first, other);
    var failed = new Outcome.Failed(QueueFixture.NETWORK);
    jobs.forEach(job -> queue.transition().end(job, failed));
    assertThat(queue.state(first)).startsWith("delayed");
    assertThat(queue.claim().claim(worker, 10)).isEmpty();
    queue.time.advance(Duration.ofHours(1));
    promote();
    List<Job> again = queue.claim().claim(worker, 10);
    assertThat(again).extracting(Job::id).containsExactlyInAnyOrder(first, other);
    end(again);
    assertThat(queue.claim().claim(worker, 10)).extracting(Job::id).containsExactly(second);
  }

  private void promote() {
    new Rescue(queue.database, queue.node(), queue.time).promote(QueueFixture.TABLE);
  }

  @Test
  void a_manual_run_never_holds_up_a_scheduled_one() {
    UUID organization = queue.given.organization();
    UUID schedule = queue.given.schedule(organization);
    UUID manual = queue.given.execution(organization, schedule);
    UUID due = scheduled(organization, schedule, 1);
    assertThat(queue.claim().claim(queue.worker(), 10))
        .extracting(Job::id)
        .containsExactlyInAnyOrder(manual, due);
  }

  @Test
  void delayed_rows_are_not_claimed_before_their_time() {
    UUID organization = queue.given.organization();
    UUID execution =
        queue.given.execution(
            organization,
            queue.given.schedule(organization),
            row -> {
              row.setStatus("delayed");
              row.setAvailableAt(queue.time.instant().plusSeconds(30));
            });
    UUID worker = queue.worker();
    promote();
    assertThat(queue.claim().claim(worker, 1)).isEmpty();
    queue.time.advance(Duration.ofSeconds(30));
    promote();
    assertThat(queue.claim().claim(worker, 1)).extracting(Job::id).containsExactly(execution);
  }

  @Test
  void a_draining_node_claims_nothing() {
    backlog(queue.given.organization(), 1, FairClaim.SCHEDULED);
    Node node = queue.node();
    node.drain();
    assertThat(queue.claim().claim(node.id(), 1)).isEmpty();
    assertThat(queue.claim().claim(UUID.randomUUID(), 1)).isEmpty();
    assertThat(queue.claim().claim(queue.worker(), 1)).hasSize(1);
  }

  @Test
  void a_node_that_others_think_dead_claims_nothing() {
    backlog(queue.given.organization(), 1, FairClaim.SCHEDULED);
    UUID worker = queue.worker();
    queue.database.dsl().deleteFrom(WORKERS).where(WORKERS.ID.eq(worker)).execute();
    assertThat(queue.claim().claim(worker, 1)).isEmpty();
  }

  /** PL-B.8, PL-C.3: no row twice, no organisation above its limit, whatever the claimers do. */
  @Test
  void four_claimers_at_once_take_each_row_once_and_keep_every_limit() throws Exception {
    int limit = 3;
    for (int i = 0; i < 6; i++)
      backlog(queue.given.organization(1, limit), 30, FairClaim.SCHEDULED);
    var taken = new ConcurrentLinkedQueue<UUID>();
    var most = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++)
      threads.add(Thread.ofPlatform().start(() -> claimAndEnd(taken, most)));
    for (Thread thread : threads) thread.join();
    assertThat(taken).hasSize(180).doesNotHaveDuplicates();
    assertThat(most.get()).isBetween(1, limit);
  }

  private void claimAndEnd(ConcurrentLinkedQueue<UUID> taken, AtomicInteger most) {
    UUID worker = queue.worker();
    FairClaim claim = queue.claim();
    while (taken.size() < 180) {
      List<Job> jobs = claim.claim(worker, 7);
      most.accumulateAndGet(mostRunning(), Math::max);
      end(jobs);
      jobs.forEach(job -> taken.add(job.id()));
    }
  }

  private int mostRunning() {
    var e = REPORT_EXECUTIONS;
    return queue
        .database
        .dsl()
        .select(org.jooq.impl.DSL.count())
        .from(e)
        .where(e.STATUS.eq("running"))
        .groupBy(e.ORGANIZATION_ID)
        .fetch(row -> row.value1())
        .stream()
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }
}
