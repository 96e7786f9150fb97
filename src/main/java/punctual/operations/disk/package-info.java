/** Free space: looked at before every run, watched over time, and what to do when it is short. */
@NamedInterface("disk")
@NullMarked
package punctual.operations.disk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
