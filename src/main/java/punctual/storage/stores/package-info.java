/**
 * Where files lie: the local disk, or a bucket or container of an object store. Knows names and
 * bytes, no report. Written once: a name is taken for good until it is deleted.
 */
@NullMarked
package punctual.storage.stores;

import org.jspecify.annotations.NullMarked;
