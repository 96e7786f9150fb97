/** What report types, sources and output formats share: columns, and what a format promises. */
@NamedInterface("spi")
@NullMarked
package punctual.catalog.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
