/** What the monitoring page shows: KPIs against their targets, trends, cost. */
@NullMarked
package punctual.operations.dashboard;

import org.jspecify.annotations.NullMarked;
