package punctual.queue;

import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import punctual.clock.Ticks;
import punctual.delivery.Deliveries;
import punctual.delivery.ScriptedDeliveries;
import punctual.delivery.channels.Channel;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.Simulation.Sabotage;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.reports.Executions;
import punctual.testing.Faults;
import punctual.testing.Ledger;

/** One node of a {@link Simulation}: the real clock, claim, completion, rescue and deliveries. */
final class SimulatedNode {
  private static final ScheduledExecutorService WATCHDOG =
      Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
  private static final int FAULT_ONE_IN = 12;
  private static final int STATEMENTS = 9;

  private final Simulation simulation;
  private final int number;
  private final InstantSource clock;
  private final Ticks ticks;
  private final Node node;
  private final Rescue rescue;
  private final ScriptedDeliveries deliveries;
  private final List<Kind> kinds;
  private Duration skew = Duration.ZERO;
  private Instant pausedUntil = Instant.MIN;
  private boolean down;

  /** The node died in the middle of a call: what it had in memory is gone. */
  private static final class Crash extends Error {
    Crash() {
      super("crash", null, false, false);
    }
  }

  /** One table with what this node has in memory of it. */
  private static final class Kind {
    final QueueTable table;
    final JobHandler handler;
    final Transition transition;
    final Forgotten forgotten;
    FairClaim claim;
    Completions completions;
    final List<Job> claimed = new ArrayList<>();
    final List<UUID> ending = new ArrayList<>();

    Kind(SimulatedNode node, QueueTable table, JobHandler handler) {
      this.table = table;
      this.handler = handler;
      var database = node.simulation.site.database();
      transition =
          new Transition(
              table, handler, database, node.clock, new Random(node.random().nextLong()));
      forgotten = new Forgotten(table, database);
      claim = new FairClaim(table, database, node.clock, new Random(node.random().nextLong()));
      completions = new Completions(transition, database, node.clock, Duration.ZERO);
    }

    /** Work is done whose end is not recorded yet. */
    boolean hasEnded() {
      return !ending.isEmpty();
    }

    List<UUID> known() {
      var all = new ArrayList<>(ending);
      claimed.forEach(job -> all.add(job.id()));
      return all;
    }
  }

  SimulatedNode(Simulation simulation, int number) {
    this.simulation = simulation;
    this.number = number;
    clock = simulation.time;
    var site = simulation.site;
    InstantSource wrong = () -> simulation.time.instant().plus(skew);
    ticks = new Ticks(site.database(), wrong, simulation.ids);
    node = new Node(site.database(), simulation.time, simulation.ids);
    node.join("node" + number, 4);
    rescue = new Rescue(site.database(), node, clock);
    deliveries =
        new ScriptedDeliveries(site.database(), clock, simulation.ids, site.live(), new Post());
    kinds =
        List.of(
            new Kind(this, Executions.TABLE, new SimulatedReports(simulation, this, deliveries)),
            new Kind(this, Deliveries.TABLE, deliveries.handler()));
  }

  private Random random() {
    return simulation.random;
  }

  // steps ----------------------------------------------------------------------------------------

  /** One step of what a node does, or of what befalls it. */
  void step() {
    if (down) {
      if (random().nextInt(3) == 0) start();
      return;
    }
    if (simulation.time.instant().isBefore(pausedUntil)) return;
    Kind kind = kinds.get(random().nextInt(2));
    String name = kind.table.kind();
    int what = random().nextInt(100);
    if (what < 30 && !kind.claimed.isEmpty()) attempt("work " + name, () -> work(kind));
    else if (what < 50 && kind.hasEnded()) attempt("complete " + name, () -> complete(kind));
    else if (what < 72) attempt("claim " + name, () -> claim(kind, 1 + random().nextInt(2)));
    else if (what < 79) attempt("tick", this::tick);
    else if (what < 89) attempt("sweep", this::sweep);
    else if (what < 94) attempt("beat", this::beat);
    else if (what < 96) crash();
    else if (what < 98) pause();
    else skew = Duration.ofSeconds(random().nextInt(240) - 120);
  }

  /** The work of a step, with a database that may break once in its middle. */
  private void attempt(String name, Runnable work) {
    simulation.note(number + " " + name);
    boolean faulty = !simulation.healed && random().nextInt(FAULT_ONE_IN) == 0;
    if (faulty) {
      var at = List.of(Faults.At.values()).get(random().nextInt(3));
      simulation.site.faults().once(1 + random().nextInt(STATEMENTS), at);
    }
    try {
      work.run();
    } catch (Crash e) {
      crash();
    } catch (RuntimeException e) {
      if (!faulty) throw e;
      simulation.note("  " + e.getMessage());
    } finally {
      if (faulty) simulation.site.faults().heal();
    }
  }

  void tick() {
    ticks.tick();
  }

  private void claim(Kind kind, int want) {
    List<Job> jobs = kind.claim.claim(node.id(), want);
    kind.claimed.addAll(jobs);
    if (!jobs.isEmpty()) simulation.limits();
  }

  private void work(Kind kind) {
    if (kind.claimed.isEmpty()) return;
    Job job = kind.claimed.removeFirst();
    kind.ending.add(job.id());
    Outcome outcome = new Attempt(job, kind.handler, clock).run(kind.table.kind(), WATCHDOG);
    if (down) throw new Crash();
    simulation.note(
        "  %s %d %s".formatted(job.id(), job.attempt(), outcome.getClass().getSimpleName()));
    if (simulation.sabotage == Sabotage.NO_FENCE) unfenced(kind, job, outcome);
    kind.completions.add(new Completions.Ended(job, outcome, () -> kind.ending.remove(job.id())));
  }

  /** Completes whoever owns the row by now. */
  private void unfenced(Kind kind, Job job, Outcome outcome) {
    if (!(outcome instanceof Outcome.Done(Runnable effects)) || kind != kinds.getFirst()) return;
    var e = REPORT_EXECUTIONS;
    simulation
        .site
        .database()
        .write(() -> {
          simulation
              .site
              .database()
              .dsl()
              .update(e)
              .set(e.STATUS, "completed")
              .set(e.WORKER_ID, (UUID) null)
              .set(e.COMPLETED_AT, clock.instant())
              .where(e.ID.eq(job.id()))
              .execute();
          effects.run();
          kind.handler.record(
              List.of(new JobHandler.End(job, outcome, "completed", clock.instant())));
        });
  }

  private int complete(Kind kind) {
    try {
      return kind.completions.flush(0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void beat() {
    if (!node.beat()) node.rejoin();
  }

  private void sweep() {
    if (simulation.sabotage == Sabotage.NO_RESCUE) return;
    rescue.rescue(kinds.stream().map(SimulatedNode::lane).toList());
    for (Kind kind : kinds) {
      rescue.takeBack(lane(kind), kind.forgotten.find(node.id(), kind::known));
      rescue.promote(kind.table);
    }
    deliveries.resendUncertain();
  }

  private static Rescue.Lane lane(Kind kind) {
    return new Rescue.Lane(kind.table, kind.handler, kind.transition);
  }

  private void crash() {
    simulation.note(number + " crash");
    down = true;
    for (Kind kind : kinds) {
      kind.claimed.clear();
      kind.ending.clear();
      kind.completions =
          new Completions(kind.transition, simulation.site.database(), clock, Duration.ZERO);
    }
  }

  /** Its id is new, as after every start of a process. */
  private void start() {
    simulation.note(number + " start");
    down = false;
    node.rejoin();
  }

  /** Stopped as by SIGSTOP: what it holds it still holds when it goes on. */
  private void pause() {
    var length = Duration.ofSeconds(5 + random().nextInt(120));
    simulation.note(number + " pause " + length);
    pausedUntil = simulation.time.instant().plus(length);
  }

  void heal() {
    skew = Duration.ZERO;
    pausedUntil = Instant.MIN;
    if (down) start();
  }

  /** Everything that a sound node does within a minute. */
  void everything() {
    beat();
    sweep();
    do {
      kinds.forEach(kind -> claim(kind, 20));
    } while (finish() > 0);
  }

  /** Ends what it has begun. */
  int finish() {
    int ended = 0;
    for (Kind kind : kinds) {
      while (!kind.claimed.isEmpty()) work(kind);
      ended += complete(kind);
    }
    return ended;
  }

  // the mail server ------------------------------------------------------------------------------

  /** A mail server with moods; the node may die, or be believed dead, at any point of the call. */
  private final class Post implements Channel {
    @Override
    public String name() {
      return "email";
    }

    @Override
    public String normalize(String destination) {
      return destination;
    }

    @Override
    public Receipt send(Parcel parcel, Instant deadline, Runnable aboutToSend) {
      if (mood(10)) return new Receipt.NotSent(fault(Category.NETWORK), Duration.ofMinutes(1));
      hazard();
      if (simulation.sabotage != Sabotage.NO_SENDING_MARK) aboutToSend.run();
      hazard();
      if (mood(12)) return new Receipt.Refused(fault(Category.DATA), random().nextBoolean());
      take(parcel);
      hazard();
      if (mood(10)) return new Receipt.Uncertain(fault(Category.NETWORK));
      return new Receipt.Sent("250 queued");
    }

    private void take(Parcel parcel) {
      simulation.note("  mail " + parcel.deliveryId());
      var mail = new Ledger.Mail(parcel.deliveryId().toString(), parcel.destination());
      simulation.mails.add(mail);
      if (simulation.sabotage == Sabotage.SENT_TWICE && mood(5)) simulation.mails.add(mail);
    }
  }

  boolean mood(int oneIn) {
    return !simulation.healed && random().nextInt(oneIn) == 0;
  }

  void hazard() {
    if (mood(25)) {
      down = true;
      throw new Crash();
    }
    if (mood(8)) simulation.meanwhile(this);
  }

  static Fault fault(Category category) {
    return new Fault(category, "simulated", "Simulated.", null);
  }
}
