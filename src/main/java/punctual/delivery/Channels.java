package punctual.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import punctual.delivery.channels.Channel;
import tools.jackson.databind.JsonNode;

/** The channels of this installation by name. */
public final class Channels {
  private final Map<String, Channel> byName;

  Channels(List<Channel> channels) {
    byName =
        channels.stream()
            .collect(Collectors.toMap(Channel::name, c -> c, (a, b) -> a, TreeMap::new));
  }

  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * The normal form of a destination.
   *
   * @throws Channel.InvalidDestination where there is no such channel, or nothing could ever reach
   *     the destination
   */
  public String normalize(String channel, String destination) throws Channel.InvalidDestination {
    Channel known = byName.get(channel);
    if (known == null) {
      throw new Channel.InvalidDestination(
          "There is no channel “%s” here; use one of %s."
              .formatted(channel, String.join(", ", names())));
    }
    return known.normalize(destination);
  }

  /**
   * Whether an organisation may have this recipient of a known channel.
   *
   * @param destination in its normal form
   * @param organization the organisation's key
   * @throws Channel.InvalidDestination where it may not, or an option is none
   */
  public void check(String channel, String destination, JsonNode options, String organization)
      throws Channel.InvalidDestination {
    get(channel).check(destination, options, organization);
  }

  Channel get(String name) {
    Channel known = byName.get(name);
    if (known == null) throw new IllegalStateException("no channel " + name);
    return known;
  }
}
