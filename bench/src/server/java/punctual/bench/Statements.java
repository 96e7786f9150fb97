package punctual.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jooq.impl.DSL;
import punctual.database.Database;

/** Listens to the statements that the product really sends, to have the database explain them. */
public final class Statements implements ExecuteListener {
  private static final Pattern HIT = Pattern.compile("\"Shared Hit Blocks\": (\\d+)");
  private static final Pattern READ = Pattern.compile("\"Shared Read Blocks\": (\\d+)");

  private final List<String> heard = new ArrayList<>();

  /** What {@code work} sends, values in place. */
  public static List<String> of(Database database, Runnable work) {
    var configuration = database.dsl().configuration();
    var before = configuration.executeListenerProviders();
    var statements = new Statements();
    var all = java.util.Arrays.copyOf(before, before.length + 1);
    all[before.length] = new DefaultExecuteListenerProvider(statements);
    configuration.set(all);
    try {
      work.run();
    } finally {
      configuration.set(before);
    }
    return statements.heard;
  }

  @Override
  public void executeStart(ExecuteContext context) {
    if (context.query() != null && context.batchQueries().length <= 1) {
      heard.add(DSL.using(context.configuration()).renderInlined(context.query()));
    }
  }

  /** The plan in words. */
  public static String plan(Database database, String sql) {
    boolean sqlite = database.dialect() == punctual.database.Dialect.SQLITE;
    String explain = sqlite ? "explain query plan " : "explain (costs off) ";
    var lines = new ArrayList<String>();
    database.dsl().fetch(explain + sql).forEach(row -> lines.add(String.valueOf(row.get(sqlite ? 3 : 0))));
    return String.join("\n", lines);
  }

  /** Shared buffers that PostgreSQL touches to run a statement, which is taken back. */
  public static long buffers(Database database, String sql) {
    long[] found = new long[1];
    try {
      database.write(() -> {
        String plan =
            database.dsl().fetchSingle("explain (analyze, buffers, format json) " + sql).get(0).toString();
        found[0] = first(HIT, plan) + first(READ, plan);
        throw new TakeBack();
      });
    } catch (TakeBack e) {
      return found[0];
    }
    return found[0];
  }

  /** The top of the plan comes first and counts what is below. */
  private static long first(Pattern pattern, String plan) {
    var matcher = pattern.matcher(plan);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private static final class TakeBack extends RuntimeException {}
}
