/** The sample installation: its shop, its people, its schedules. */
@NamedInterface("demo")
@NullMarked
package punctual.cli.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
