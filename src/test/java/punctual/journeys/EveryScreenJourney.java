package punctual.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page, as every role, at a desk and on a phone, by day and by night. */
@ExtendWith(OpenDemo.class)
class EveryScreenJourney {
  /** Buttons and fields that are smaller than 24 pixels in a direction; links in text may be. */
  private static final String SMALL =
      """
      () => [...document.querySelectorAll("button, select, summary, input, [role=button]")]
        .map((each) => (/radio|checkbox/.test(each.type) && each.closest("label")) || each)
        .filter((each) => each.checkVisibility() && !each.closest(".sr-only"))
        .filter((each) => {
          const { width, height } = each.getBoundingClientRect();
          return width > 1 && height > 1 && (width < 24 || height < 24);
        })
        .map((each) => "small: " + each.outerHTML.slice(0, 160))
      """;

  private static final String SIDEWAYS =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private final SoftAssertions softly = new SoftAssertions();

  @Test
  void every_screen_is_sound_at_a_desk(Demo demo) {
    try (var visitor = Visitor.at(demo, 1280, 900)) {
      signInPage(visitor);
      visitor.signIn(Demo.ADMIN);
      for (Screen screen : Screen.all(demo)) look(visitor, screen);
    }
    softly.assertAll();
  }

  @Test
  void every_screen_is_sound_on_a_phone(Demo demo) {
    try (var visitor = Visitor.at(demo, 390, 844)) {
      signInPage(visitor);
      visitor.signIn(Demo.ADMIN);
      for (Screen screen : Screen.all(demo)) {
        look(visitor, screen);
        fitsAThumb(visitor.page(), screen.name());
        if (screen.name().equals("new")) stepThroughTheForm(visitor.page());
      }
    }
    softly.assertAll();
  }

  private void signInPage(Visitor visitor) {
    visitor.page().navigate("/sign-in");
    visitor.sees("Sign in");
    check(visitor.page(), "sign-in");
  }

  private void look(Visitor visitor, Screen screen) {
    visitor.browser().expecting("status of 404"); // of the one page that is not there
    screen.open(visitor.page());
    check(visitor.page(), screen.name());
  }

  private void check(Page page, String name) {
    String at = name + " at " + page.viewportSize().width;
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      softly.assertThat(Axe.faults(page)).as("%s %s", at, scheme).isEmpty();
    }
    softly.assertThat(page.locator("h1").count()).as("headings of " + at).isEqualTo(1);
    softly.assertThat(page.title()).as("title of " + at).matches("\\S.* - Punctual");
    softly.assertThat(page.evaluate(SIDEWAYS)).as("sideways " + at).isEqualTo(0);
  }

  /** On a phone the form shows one part at a time. */
  private void stepThroughTheForm(Page page) {
    for (String part : List.of("Parameters", "When", "Readers", "Options", "Summary")) {
      page.locator("section[data-active] >> text=Continue").click();
      assertThat(page.locator("section[data-active] > h2")).containsText(part);
      check(page, part);
      fitsAThumb(page, part);
    }
  }

  private void fitsAThumb(Page page, String name) {
    softly.assertThat((List<?>) page.evaluate(SMALL)).as(name).isEmpty();
    page.setViewportSize(320, 640);
    softly.assertThat(page.evaluate(SIDEWAYS)).as(name + " at 320").isEqualTo(0);
    page.setViewportSize(390, 844);
  }

  @Test
  void nothing_moves_for_those_who_asked_for_stillness(Demo demo) {
    try (var visitor = Visitor.at(demo, 1280, 900)) {
      Page page = visitor.page();
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      visitor.signIn(Demo.ADMIN);
      for (Screen screen : Screen.all(demo)) {
        screen.open(page);
        softly.assertThat(animations(page)).as(screen.name()).isEmpty();
      }
      visitor.button("Ada Okafor, menu").click();
      softly.assertThat(animations(page)).as("menu").isEmpty();
    }
    softly.assertAll();
  }

  private static List<?> animations(Page page) {
    return (List<?>)
        page.evaluate(
            "() => document.getAnimations().map((each) => each.effect?.target?.outerHTML)");
  }

  @Test
  void a_viewer_reads_and_no_more(Demo demo) {
    try (var visitor = Visitor.at(demo, 1280, 900)) {
      visitor.signIn(Demo.VIEWER);
      assertThat(visitor.link("Schedules")).isVisible();
      for (String hidden : List.of("Report types", "Audit", "New schedule"))
        assertThat(visitor.link(hidden)).hasCount(0);
      visitor.page().navigate("/o/demo/operations/audit");
      assertThat(visitor.page().getByText("The audit log")).isVisible();
    }
  }

  @Test
  void a_member_edits_own_schedules_alone(Demo demo) {
    try (var visitor = Visitor.at(demo, 1280, 900)) {
      visitor.signIn(Demo.MEMBER);
      assertThat(visitor.link("Report types")).isVisible();
      assertThat(visitor.link("Audit")).hasCount(0);
      visitor.page().navigate("/o/demo/schedules");
      visitor.follow("Support backlog");
      assertThat(visitor.link("Edit")).isVisible();
    }
  }

  /** PL-H.1: what belongs to another organisation looks as if it did not exist. */
  @Test
  void what_belongs_to_others_is_not_found(Demo demo) {
    Api stranger = Api.as(Demo.STRANGER, demo);
    String theirs = Screen.schedule(stranger, "Daily sales");
    String run = Screen.run(stranger, theirs);
    try (var visitor = Visitor.at(demo, 1280, 900)) {
      visitor.browser().expecting("status of 404");
      visitor.signIn(Demo.ADMIN);
      var places = new ArrayList<String>(List.of("schedules/" + theirs, "executions/" + run));
      places.add("schedules/" + theirs + "/edit");
      for (String place : places) {
        visitor.page().navigate("/o/demo/" + place);
        visitor.sees("Not found");
      }
      visitor.page().navigate("/o/other/schedules");
      visitor.sees("Not found");
    }
  }
}
