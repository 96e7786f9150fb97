package punctual.queue.spi;

import java.time.Instant;
import java.util.UUID;

/**
 * One claimed row.
 *
 * @param lane 0 for what a person asked for, 1 for what was scheduled
 * @param attempt counts claims from 1; with the worker it is the fence of every later write
 * @param retries errors so far
 * @param deadline the attempt is ended by then
 */
public record Job(
    UUID id,
    UUID organizationId,
    int lane,
    int attempt,
    int retries,
    UUID workerId,
    Instant startedAt,
    Instant deadline) {}
