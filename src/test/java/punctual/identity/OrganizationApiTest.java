package punctual.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** An organisation's name, colour and logo, and the reports that wear them (PL-D.3). */
class OrganizationApiTest extends WebTest {
  private static final String PROFILE = "/api/v1/organization";
  private static final String LOGO = PROFILE + "/logo";

  @AfterEach
  void plain_again() {
    admin.delete(LOGO).expect(204);
    admin.put(PROFILE, "{'name': 'Northwind Trading'}").expect(200);
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, Color.RED.getRGB());
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private Answer send(String type, byte[] bytes) {
    return admin.with("Content-Type", type).put(LOGO, bytes);
  }

  private static String page(Api caller) {
    return caller.post("/api/v1/report-types/tiny/sample", "{'format': 'html'}").expect(200).body();
  }

  @Test
  void reports_wear_the_name_the_colour_and_the_logo_of_their_organisation_alone()
      throws IOException {
    admin.put(PROFILE, "{'name': 'Northwind', 'accent': '#aa3300'}").expect(200);
    send("image/png", picture("png", 300, 80)).expect(204);
    byte[] logo = viewer.get(LOGO).expect(200).bytes();
    assertThat(page(member))
        .contains("--accent: #AA3300", "<p>Northwind</p>")
        .contains(Base64.getEncoder().encodeToString(logo));
    assertThat(page(outsider)).contains("--accent: #1F5FA8").doesNotContain("<img");
    outsider.get(LOGO).expect(404, "not_found");
  }

  @Test
  void a_run_wears_them_too() throws IOException {
    admin.put(PROFILE, "{'name': 'Northwind', 'accent': '#225522'}").expect(200);
    send("image/jpeg", picture("jpeg", 300, 80)).expect(204);
    Answer done = run(member, schedule(member, "tiny", ", 'output_formats': ['html']"));
    String page = member.get("/api/v1/report-executions/" + done.text("id") + "/download").body();
    assertThat(page).contains("--accent: #225522", "data:image/png;base64,");
  }

  @Test
  void a_large_logo_is_drawn_smaller_and_its_hidden_parts_are_gone() throws IOException {
    byte[] large = picture("png", 3000, 1500);
    byte[] hidden = "<script>".getBytes(UTF_8);
    var both = new ByteArrayOutputStream();
    both.write(large);
    both.write(hidden);
    send("image/png", both.toByteArray()).expect(204);
    Answer kept = member.get(LOGO).expect(200);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept.bytes()));
    assertThat(image.getHeight()).isEqualTo(Picture.HEIGHT);
    assertThat(image.getWidth()).isEqualTo(2 * Picture.HEIGHT);
    assertThat(new String(kept.bytes(), UTF_8)).doesNotContain("<script>");
  }

  /** Each would take 128 MB where it were read whole. */
  @Test
  void the_largest_logos_at_once_are_all_drawn() throws Exception {
    byte[] large = picture("png", 4000, 4000);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Answer>>();
      for (int i = 0; i < 10; i++) answers.add(callers.submit(() -> send("image/png", large)));
      for (var answer : answers) answer.get().expect(204);
    }
    byte[] kept = viewer.get(LOGO).expect(200).bytes();
    assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getHeight()).isEqualTo(Picture.HEIGHT);
  }

  @Test
  void a_name_with_what_nobody_sees_is_refused() {
    for (String name : List.of("\\u202eabc", "a\\u200bb", "a\\u0085b", "a\\u2028b"))
      assertThat(admin.put(PROFILE, "{'name': '%s'}".formatted(name)).expect(422).faults())
          .containsExactly("name");
  }

  @Test
  void a_logo_that_is_no_picture_is_refused_and_the_old_one_stays() throws IOException {
    send("image/png", picture("png", 20, 10)).expect(204);
    byte[] before = member.get(LOGO).bytes();
    assertThat(send("image/png", "<svg onload='x'/>".getBytes(UTF_8)).expect(422).faults())
        .containsExactly("logo");
    assertThat(send("image/png", picture("gif", 20, 10)).expect(422).text("detail"))
        .contains("send a PNG or a JPEG file");
    byte[] cut = Arrays.copyOf(picture("png", 200, 100), 60);
    send("image/png", cut).expect(422, "invalid");
    assertThat(send("image/png", picture("png", 6001, 1)).expect(422).text("detail"))
        .contains("6,001 × 1 dots");
    send("image/png", new byte[1_000_001]).expect(413, "too_large");
    assertThat(send("image/svg+xml", before).status()).isEqualTo(415);
    assertThat(member.get(LOGO).bytes()).isEqualTo(before);
  }

  @Test
  void a_colour_that_cannot_be_read_on_paper_is_refused_with_one_that_can() {
    Answer refused = admin.put(PROFILE, "{'name': 'N', 'accent': '#FFEE00'}").expect(422);
    assertThat(refused.faults()).containsExactly("accent");
    String instead = refused.text("detail").replaceAll(".*(#[0-9A-F]{6}).*", "$1");
    assertThat(instead).isNotEqualTo("#FFEE00");
    admin.put(PROFILE, "{'name': 'N', 'accent': '%s'}".formatted(instead)).expect(200);
    admin.put(PROFILE, "{'name': 'N', 'accent': 'blue'}").expect(422);
    admin.put(PROFILE, "{'name': ' '}").expect(422);
  }

  @Test
  void only_administrators_change_it_and_each_change_is_audited() throws IOException {
    manager.put(PROFILE, "{'name': 'Mine'}").expect(403, "forbidden");
    manager.with("Content-Type", "image/png").put(LOGO, picture("png", 2, 2)).expect(403);
    manager.delete(LOGO).expect(403, "forbidden");
    admin.put(PROFILE, "{'name': 'Audited', 'accent': '#101010'}").expect(200);
    send("image/png", picture("png", 2, 2)).expect(204);
    Answer log = admin.get("/api/v1/audit-logs?action=organization&limit=2").expect(200);
    assertThat(log.items().map(e -> e.get("action").asString()))
        .containsExactly("organization.logo_changed", "organization.changed");
    assertThat(viewer.get(PROFILE).expect(200).text("name")).isEqualTo("Audited");
  }
}
