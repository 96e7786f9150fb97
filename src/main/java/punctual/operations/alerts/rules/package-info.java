/** What is looked for: one class for each rule. */
@NullMarked
package punctual.operations.alerts.rules;

import org.jspecify.annotations.NullMarked;
