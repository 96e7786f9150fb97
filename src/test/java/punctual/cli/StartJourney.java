package punctual.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.testing.RunningServer;

/** Starting, killing, stopping and refusing, as a process. */
class StartJourney {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @Test
  void a_demo_survives_a_kill_and_is_kept_from_serve() throws IOException {
    Path home = folder.resolve("home");
    try (var server = RunningServer.demo(home).start()) {
      String key = Files.readString(home.resolve("secret.key"));
      server.kill();
      server.startAgain();
      assertThat(home.resolve("secret.key")).hasContent(key.strip());
      server.stop();
    }
    try (var server = RunningServer.serve(home).launch()) {
      assertThat(server.awaitEnd()).isEqualTo(78);
      assertThat(server.log()).contains("holds a demo");
    }
  }

  @Test
  void two_servers_never_share_a_sqlite_file() {
    Path home = folder.resolve("home");
    try (var first = RunningServer.demo(home).start();
        var second = RunningServer.demo(home).launch()) {
      assertThat(second.awaitEnd()).isEqualTo(78);
      assertThat(second.log()).contains("is in use by another Punctual server");
      assertThat(first.process().isAlive()).isTrue();
    }
  }

  @Test
  void a_port_that_is_taken_is_named() {
    try (var first = RunningServer.demo(folder.resolve("one")).start();
        var second =
            RunningServer.demo(folder.resolve("two")).setting("port", first.port()).launch()) {
      assertThat(second.awaitEnd()).isEqualTo(78);
      assertThat(second.log()).contains("PUNCTUAL_PORT", "is taken by another program");
    }
  }
}
