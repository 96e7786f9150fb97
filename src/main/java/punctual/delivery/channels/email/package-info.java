/**
 * E-mail: addresses, the message, SMTP. One recipient in one envelope, and every attempt knows how
 * far it came.
 */
@NamedInterface("email")
@NullMarked
package punctual.delivery.channels.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
