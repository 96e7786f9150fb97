/** HTML, for people: one page that needs nothing beside it, in browsers and in mails. */
@NullMarked
package punctual.reports.formats.html;

import org.jspecify.annotations.NullMarked;
