/**
 * Files in folders of this server or of a share that it mounts: roots from the configuration, names
 * from a template, and nothing that ever leaves a root.
 */
@NamedInterface("files")
@NullMarked
package punctual.delivery.channels.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
