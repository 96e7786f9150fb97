package punctual.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What a check found.
 *
 * @param subject the setting, or what was looked at
 * @param text what was found, a phrase
 * @param remedy what to do about it; empty where nothing is to be done
 */
record Finding(Status status, String subject, String text, String remedy) {

  enum Status {
    @JsonProperty("success")
    SUCCESS,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("failure")
    FAILURE
  }

  @JsonIgnore
  String word() {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
