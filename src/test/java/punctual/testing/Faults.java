package punctual.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import punctual.database.Database;

/**
 * Breaks a database at its k-th statement: before it runs, after it ran, or at the commit of its
 * transaction, when nobody can know. For fault loops over every k.
 */
public final class Faults implements ExecuteListener {
  /** Where a fault strikes. */
  public enum At {
    BEFORE,
    AFTER,
    /** The commit succeeds, and its answer is lost. */
    COMMIT
  }

  private final transient Database database;
  private final AtomicInteger statements = new AtomicInteger();
  private volatile int first = Integer.MAX_VALUE;
  private volatile int last = Integer.MAX_VALUE;
  private volatile At at = At.BEFORE;
  private final AtomicInteger hits = new AtomicInteger();

  private Faults(Database database) {
    this.database = database;
  }

  public static Faults in(Database database) {
    var faults = new Faults(database);
    var configuration = database.dsl().configuration();
    ExecuteListenerProvider[] given = configuration.executeListenerProviders();
    var all = java.util.Arrays.copyOf(given, given.length + 1);
    all[given.length] = new DefaultExecuteListenerProvider(faults);
    configuration.set(all);
    return faults;
  }

  /** The k-th statement from now fails, counted from 1. */
  public void once(int k, At where) {
    arm(k, k, where);
  }

  /** The k-th statement from now fails, and the next {@code n - 1} after it. */
  public void several(int k, int n, At where) {
    arm(k, k + n - 1, where);
  }

  /** The k-th statement from now fails, and every one after it. */
  public void from(int k, At where) {
    arm(k, Integer.MAX_VALUE - 1, where);
  }

  private void arm(int from, int to, At where) {
    statements.set(0);
    hits.set(0);
    at = where;
    last = to;
    first = from;
  }

  /** No more faults; answers whether one was hit since they were armed. */
  public boolean heal() {
    first = Integer.MAX_VALUE;
    last = Integer.MAX_VALUE;
    return hits() > 0;
  }

  /** Faults since they were armed. */
  public int hits() {
    return hits.get();
  }

  @Override
  public void executeStart(ExecuteContext context) {
    int n = statements.incrementAndGet();
    if (n < first || n > last) return;
    hits.incrementAndGet();
    if (at == At.BEFORE) throw broken("before statement " + n);
    if (at == At.COMMIT) database.afterCommit(() -> fail("the answer to a commit"));
    else context.data("fault", n);
  }

  @Override
  public void executeEnd(ExecuteContext context) {
    Object n = context.data("fault");
    if (n != null) throw broken("after statement " + n);
  }

  private static void fail(String what) {
    throw broken(what);
  }

  private static DataAccessResourceFailureException broken(String where) {
    return new DataAccessResourceFailureException("injected fault: " + where);
  }
}
