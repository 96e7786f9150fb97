package punctual.catalog.spi;

import java.util.Map;
import punctual.identity.Actor;

/** Tells what uses report types; the catalog shows it and knows none of it. */
public interface TypeUse {
  /**
   * How many schedules the actor sees of each type, by the type's id; types without one left out.
   */
  Map<String, Integer> schedules(Actor actor);
}
