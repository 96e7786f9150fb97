package punctual.queue;

import punctual.queue.spi.JobHandler;

/** One table in the queue, with all that works on it here. */
record Kind(
    QueueTable table,
    JobHandler handler,
    Transition transition,
    Completions completions,
    Worker worker,
    Forgotten forgotten) {

  String name() {
    return table.kind();
  }

  Rescue.Lane lane() {
    return new Rescue.Lane(table, handler, transition);
  }

  boolean isBusy() {
    return !worker.running().isEmpty();
  }
}
