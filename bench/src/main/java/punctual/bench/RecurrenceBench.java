package punctual.bench;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.quartz.CronExpression;
import punctual.schedules.recurrence.Recurrence;
import punctual.schedules.recurrence.Recurrences;
import punctual.schedules.recurrence.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Next runs a second on one core in America/New_York, from random instants of 2024 to 2029: the
 * same expressions for Punctual and its peers in one run.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class RecurrenceBench {
  private static final String ZONE = "America/New_York";
  private static final int STARTS = 4096;
  private static final JsonMapper JSON = new JsonMapper();

  /** Random starts, the same for all. */
  @State(Scope.Thread)
  public static class Starts {
    final long[] seconds = new long[STARTS];
    final ZonedDateTime[] zoned = new ZonedDateTime[STARTS];
    final Date[] dates = new Date[STARTS];
    private int at;

    @Setup
    public void draw() {
      var random = new Random(1);
      long from = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
      for (int i = 0; i < STARTS; i++) {
        seconds[i] = from + random.nextLong(5L * 366 * 86_400);
        zoned[i] = Instant.ofEpochSecond(seconds[i]).atZone(ZoneId.of(ZONE));
        dates[i] = new Date(seconds[i] * 1000);
      }
    }

    int next() {
      return at = (at + 1) & (STARTS - 1);
    }
  }

  /** One expression for everybody. */
  @State(Scope.Thread)
  public static class Expressions {
    @Param({"30 9 * * *", "0 9 * * MON-FRI", "0 9 1 * *", "*/15 * * * *", "0 0 29 2 *"})
    public String expression;

    Recurrence punctual;
    org.springframework.scheduling.support.CronExpression spring;
    CronExpression quartz;
    ExecutionTime cronUtils;

    @Setup
    public void parse() throws ParseException {
      punctual = Recurrences.standard().parse(cron(expression));
      spring = org.springframework.scheduling.support.CronExpression.parse("0 " + expression);
      quartz = new CronExpression("0 " + quartzDays(expression));
      quartz.setTimeZone(TimeZone.getTimeZone(ZONE));
      var unix = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
      cronUtils = ExecutionTime.forCron(unix.parse(expression));
    }

    /** Quartz wants a question mark in one of the two day fields. */
    private static String quartzDays(String expression) {
      String[] fields = expression.split(" ");
      fields[fields[4].equals("*") ? 4 : 2] = "?";
      return String.join(" ", fields);
    }
  }

  /** Schedules that no peer can express. */
  @State(Scope.Thread)
  public static class Calendars {
    @Param({"weekdays, skip holidays", "last day, previous business day", "last business day"})
    public String schedule;

    Recurrence punctual;

    @Setup
    public void parse() {
      String fields =
          switch (schedule) {
            case "weekdays, skip holidays" -> "'cadence':'daily','business_days':{'rule':'skip',";
            case "last day, previous business day" ->
                "'cadence':'monthly','day':{'kind':'last_day'},"
                    + "'business_days':{'rule':'previous',";
            default ->
                "'cadence':'monthly','day':{'kind':'business_day','ordinal':-1},"
                    + "'business_days':{";
          };
      punctual =
          Recurrences.standard()
              .parse(json("{'timezone':'" + ZONE + "','time':'09:00'," + fields + "'country':'US'}}"));
    }
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static JsonNode cron(String expression) {
    return json(
        "{'cadence':'cron','timezone':'%s','cron_expression':'%s'}".formatted(ZONE, expression));
  }

  @Benchmark
  public long punctual(Expressions expressions, Starts starts) {
    return expressions.punctual.nextEpochSecond(starts.seconds[starts.next()]);
  }

  @Benchmark
  public ZonedDateTime spring(Expressions expressions, Starts starts) {
    return expressions.spring.next(starts.zoned[starts.next()]);
  }

  @Benchmark
  public Date quartz(Expressions expressions, Starts starts) {
    return expressions.quartz.getNextValidTimeAfter(starts.dates[starts.next()]);
  }

  @Benchmark
  public Object cronUtils(Expressions expressions, Starts starts) {
    return expressions.cronUtils.nextExecution(starts.zoned[starts.next()]);
  }

  @Benchmark
  public long calendar(Calendars calendars, Starts starts) {
    return calendars.punctual.nextEpochSecond(starts.seconds[starts.next()]);
  }

  @Benchmark
  public List<Run> preview(Calendars calendars, Starts starts) {
    return calendars.punctual.next(Instant.ofEpochSecond(starts.seconds[starts.next()]), 5);
  }

  /** One factory for all, as in the product. */
  @State(Scope.Benchmark)
  public static class Factory {
    final Recurrences recurrences = Recurrences.standard();
    final JsonNode weekdays = cron("0 9 * * 1-5");
    final JsonNode monthly =
        json(
            "{'cadence':'monthly','timezone':'%s','time':'09:00','day_of_month':31}"
                .formatted(ZONE));
  }

  @Benchmark
  public Recurrence parseCron(Factory factory) {
    return factory.recurrences.parse(factory.weekdays);
  }

  @Benchmark
  public Recurrence parseMonthly(Factory factory) {
    return factory.recurrences.parse(factory.monthly);
  }

  public static void main(String[] args) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(RecurrenceBench.class.getName())
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
            .addProfiler(GCProfiler.class)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    System.out.printf("%-14s %-34s %14s %9s %9s%n", "what", "schedule", "ops/s", "ratio", "B/op");
    for (RunResult result : results) print(result, results);
  }

  /** The ratio is that of Punctual's figure for the same expression to this one. */
  private static void print(RunResult result, Collection<RunResult> all) {
    double score = result.getPrimaryResult().getScore();
    double own =
        all.stream()
            .filter(r -> name(r).equals("punctual") && schedule(r).equals(schedule(result)))
            .mapToDouble(r -> r.getPrimaryResult().getScore())
            .findFirst()
            .orElse(score);
    double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    System.out.printf(
        "%-14s %-34s %,14.0f %9.1f %,9.0f%n",
        name(result), schedule(result), score, own / score, bytes);
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  private static String schedule(RunResult result) {
    String expression = result.getParams().getParam("expression");
    String schedule = result.getParams().getParam("schedule");
    return expression != null ? expression : schedule != null ? schedule : "";
  }
}
