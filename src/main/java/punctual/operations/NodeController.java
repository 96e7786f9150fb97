package punctual.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.identity.Actor;
import punctual.queue.NodeView;
import punctual.queue.Nodes;
import punctual.queue.Queue;
import punctual.web.Live;
import punctual.web.Problem;

/** The nodes of the installation, for its operators (PL-C.12). */
@RestController
class NodeController {
  private final Nodes nodes;
  private final Queue queue;
  private final Audit audit;
  private final Database database;

  NodeController(Nodes nodes, Queue queue, Audit audit, Database database, Live live) {
    this.nodes = nodes;
    this.queue = queue;
    this.audit = audit;
    this.database = database;
    nodes.watch((id, state) -> live.tellOperators("node", new Changed(id, state.word())));
  }

  /** The live event. */
  record Changed(UUID id, String state) {}

  /**
   * One node.
   *
   * @param slots of all kinds together
   * @param minSlots known of the node that answers
   */
  record Item(
      UUID id,
      String name,
      String version,
      Instant startedAt,
      @Nullable Instant beatAt,
      Instant leaseUntil,
      String state,
      @Nullable String heldBy,
      int slots,
      @Nullable Integer minSlots,
      @Nullable Integer maxSlots,
      int running,
      Map<String, Integer> runningByKind,
      long clockOffsetMs,
      @JsonProperty("is_this") boolean isThis) {}

  record Items(List<Item> items) {}

  @GetMapping(path = "/api/v1/nodes", produces = MediaType.APPLICATION_JSON_VALUE)
  Items list(Actor actor) {
    actor.requireOperator();
    return new Items(nodes.list().stream().map(this::item).toList());
  }

  @PostMapping(path = "/api/v1/nodes/{id}/drain", produces = MediaType.APPLICATION_JSON_VALUE)
  Item drain(@PathVariable UUID id, Actor actor) {
    return drain(id, true, actor);
  }

  @PostMapping(path = "/api/v1/nodes/{id}/resume", produces = MediaType.APPLICATION_JSON_VALUE)
  Item resume(@PathVariable UUID id, Actor actor) {
    return drain(id, false, actor);
  }

  private Item drain(UUID id, boolean draining, Actor actor) {
    actor.requireOperator();
    return database.write(() -> {
      NodeView node = get(id);
      if (node.state() == Nodes.State.LOST) {
        throw Problem.of(
            HttpStatus.CONFLICT,
            "node_lost",
            "The node %s is lost: it works on nothing any more. Start it again."
                .formatted(node.name()));
      }
      if (nodes.drain(id, draining)) audit.record(entry(node, draining, actor));
      return item(get(id));
    });
  }

  private NodeView get(UUID id) {
    return nodes.find(id).orElseThrow(() -> Problem.notFound("node", id));
  }

  private static AuditEntry entry(NodeView node, boolean draining, Actor actor) {
    return new AuditEntry(
        null,
        actor.userId(),
        actor.email(),
        draining ? "node.drained" : "node.resumed",
        "node",
        node.id().toString(),
        node.name(),
        Map.of("draining", !draining),
        Map.of("draining", draining),
        actor.ip());
  }

  private Item item(NodeView node) {
    return new Item(
        node.id(),
        node.name(),
        node.version(),
        node.startedAt(),
        node.beatAt(),
        node.leaseUntil(),
        node.state().word(),
        node.heldBy(),
        node.slots(),
        node.isThis() ? queue.kinds().stream().mapToInt(queue::leastSlots).sum() : null,
        node.isThis() ? queue.kinds().stream().mapToInt(queue::mostSlots).sum() : null,
        node.running(),
        node.runningByKind(),
        node.clockOffset().toMillis(),
        node.isThis());
  }
}
