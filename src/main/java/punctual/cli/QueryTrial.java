package punctual.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import punctual.catalog.BoundReport;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.catalog.RunContext;
import punctual.catalog.sources.Query;
import punctual.catalog.sources.QueryControl;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.sources.Sources;
import punctual.cli.Finding.Status;
import punctual.faults.Fault;
import punctual.identity.Role;
import punctual.web.Problem;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sends a report's query to its source as nobody of no organisation, and reads no row. */
final class QueryTrial {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final UUID NOBODY = new UUID(0, 0);

  private final Catalog catalog;
  private final Sources sources;
  private final InstantSource time;

  QueryTrial(Catalog catalog, Sources sources, InstantSource time) {
    this.catalog = catalog;
    this.sources = sources;
    this.time = time;
  }

  Finding of(ReportType type) {
    String subject = "report " + type.id();
    try {
      open(bind(type));
      return new Finding(Status.SUCCESS, subject, "its query runs", "");
    } catch (Problem e) {
      String text = "not tried: a parameter has no default value";
      return new Finding(Status.WARNING, subject, text, "");
    } catch (SourceFault e) {
      return failure(subject, e.fault());
    }
  }

  private BoundReport bind(ReportType type) {
    var roles = List.of(Role.ADMINISTRATOR.word());
    var nobody = new RunContext(time.instant(), ZoneOffset.UTC, "nobody", NOBODY, roles);
    return catalog.bind(type, JsonNodeFactory.instance.objectNode(), nobody);
  }

  private void open(BoundReport report) {
    Instant deadline = time.instant().plus(LIMIT);
    var queries = new ArrayList<>(report.queries());
    if (report.recipients() != null) queries.add(report.recipients());
    for (Query query : queries) sources.open(query, new QueryControl(), deadline).close();
  }

  private static Finding failure(String subject, Fault fault) {
    String detail = fault.detail() == null ? "" : " (%s)".formatted(fault.detail());
    return new Finding(Status.FAILURE, subject, fault.message() + detail, "");
  }
}
