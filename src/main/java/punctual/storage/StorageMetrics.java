package punctual.storage;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.sum;
import static punctual.database.schema.Tables.ARTIFACTS;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/** The disk that report files take, and what is left of it (PR-3.7). */
final class StorageMetrics implements MetricSource {
  private final Volume volume;
  private final CleanUp cleanUp;
  private final Database database;

  StorageMetrics(Volume volume, CleanUp cleanUp, Database database) {
    this.volume = volume;
    this.cleanUp = cleanUp;
    this.database = database;
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    return List.of(
        Metric.gauge(
                "punctual_report_storage_bytes", Metric.Unit.BYTES, "Report files that are kept.")
            .with(stored(organization)),
        Metric.counter(
                "punctual_report_files_deleted_total",
                Metric.Unit.COUNT,
                "Report files that this node has deleted because their time was over.")
            .with(cleanUp.deletedBy(organization)),
        Metric.gauge(
                "punctual_disk_free_bytes",
                Metric.Unit.BYTES,
                "Free space where report files are; 0 where it cannot be read.")
            .with(free()));
  }

  private double stored(@Nullable UUID organization) {
    var there = condition("deleted_at is null");
    @Nullable BigDecimal bytes =
        database
            .dsl()
            .select(sum(ARTIFACTS.STORED_BYTES))
            .from(ARTIFACTS)
            .where(
                organization == null
                    ? there
                    : there.and(ARTIFACTS.ORGANIZATION_ID.eq(organization)))
            .fetchSingle()
            .value1();
    return bytes == null ? 0 : bytes.doubleValue();
  }

  private double free() {
    try {
      return volume.freeBytes();
    } catch (IOException e) {
      return 0;
    }
  }
}
