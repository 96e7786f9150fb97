/** What a channel implements; one folder below for each channel. */
@NamedInterface("channels")
@NullMarked
package punctual.delivery.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
