/**
 * The built-in mailbox: a mail server for a sample installation that keeps every mail on disk and
 * shows it in the browser. Reachable from this machine only.
 */
@NamedInterface("mailbox")
@NullMarked
package punctual.delivery.channels.email.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
