package punctual.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way from the sign-in to a delivered report without a mouse. */
@ExtendWith(OpenDemo.class)
class KeyboardJourney {
  private static final int MOST_STEPS = 60;

  /**
   * Where the focus is: "seen" where a ring or, on a field, a border of another colour shows it.
   */
  private static final String FOCUS =
      """
      () => {
        const held = document.activeElement;
        if (!held || held === document.body) return "lost";
        if (!held.matches(":focus-visible")) return "no ring: " + held.outerHTML.slice(0, 200);
        const border = (each) => getComputedStyle(each).borderColor;
        const differs = () => {
          const twin = held.cloneNode();
          held.after(twin);
          const found = border(twin) !== border(held);
          twin.remove();
          return found;
        };
        const isField = held.matches("input:not([type=radio], [type=checkbox])");
        const rings = [held, held.parentElement, held.closest("label"), held.nextElementSibling];
        const isRinged = rings.some((each) => {
          const { outlineStyle, outlineWidth } = each ? getComputedStyle(each) : {};
          return each && outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
        });
        if (isRinged || (isField && differs())) return "seen";
        return "not seen: " + held.outerHTML.slice(0, 200);
      }
      """;

  @Test
  void a_report_is_scheduled_and_run_by_keys_alone(Demo demo) {
    try (var visitor = Visitor.at(demo, 1280, 900)) {
      still(visitor.page());
      signsIn(visitor);
      opensTheForm(visitor);
      fillsItIn(visitor);
      runsIt(visitor);
      leavesByTheMenu(visitor);
    }
  }

  /** Without transitions a border has its colour at once. */
  private static void still(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  private static void signsIn(Visitor visitor) {
    visitor.page().navigate("/sign-in");
    visitor.sees("Sign in");
    tabTo(visitor, visitor.field("E-mail"));
    keys(visitor).insertText(Demo.MANAGER);
    tabTo(visitor, visitor.field("Password"));
    keys(visitor).insertText(Demo.PASSWORD);
    keys(visitor).press("Enter");
    visitor.sees("Home");
  }

  private static void opensTheForm(Visitor visitor) {
    tabTo(visitor, visitor.link("New schedule"));
    keys(visitor).press("Enter");
    visitor.sees("New schedule");
    assertThat(visitor.page().locator("main")).isFocused();
  }

  private static void fillsItIn(Visitor visitor) {
    Locator reports = visitor.page().getByRole(AriaRole.RADIO);
    tabTo(visitor, reports.first());
    Locator wanted =
        visitor
            .page()
            .getByRole(
                AriaRole.RADIO,
                new Page.GetByRoleOptions().setName(Pattern.compile("^Support backlog")));
    keys(visitor).press("Space");
    for (int step = 0; step < MOST_STEPS && !wanted.isChecked(); step++)
      keys(visitor).press("ArrowDown");
    assertThat(wanted).isChecked();
    tabTo(visitor, visitor.field("Name of the schedule"));
    keys(visitor).press("ControlOrMeta+A");
    keys(visitor).insertText("By keys alone");
    tabTo(visitor, visitor.role(AriaRole.REGION, "Sample rows"));
    tabTo(visitor, visitor.role(AriaRole.RADIO, "Weekly"));
    keys(visitor).press("ArrowLeft");
    assertThat(visitor.role(AriaRole.RADIO, "Daily")).isChecked();
    tabTo(visitor, visitor.field("People and addresses"));
    keys(visitor).insertText("support@demo.test");
    keys(visitor).press("Enter");
    assertThat(visitor.page().getByText("to 1 reader").first()).isVisible();
  }

  private static void runsIt(Visitor visitor) {
    tabTo(visitor, visitor.button("Save and run now"));
    keys(visitor).press("Enter");
    visitor.sees("By keys alone, due");
    assertThat(visitor.page().locator("main").getByRole(AriaRole.STATUS).first())
        .containsText("The reader has it");
    isNotLost(visitor);
    tabTo(visitor, visitor.link("The schedule and its other runs"));
    keys(visitor).press("Enter");
    visitor.sees("By keys alone");
    isNotLost(visitor);
  }

  private static void leavesByTheMenu(Visitor visitor) {
    tabTo(visitor, visitor.button("More actions"));
    keys(visitor).press("Enter");
    assertThat(visitor.role(AriaRole.MENUITEM, "Send test to me")).isFocused();
    keys(visitor).press("Escape");
    assertThat(visitor.button("More actions")).isFocused();
    keys(visitor).press("?");
    assertThat(visitor.page().getByRole(AriaRole.DIALOG)).isVisible();
    keys(visitor).press("Escape");
    assertThat(visitor.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(visitor.button("More actions")).isFocused();
  }

  /** Steps on until the control has the focus; at each step the focus is somewhere, and seen. */
  private static void tabTo(Visitor visitor, Locator wanted) {
    assertThat(wanted).isVisible();
    for (int step = 0; step < MOST_STEPS; step++) {
      keys(visitor).press("Tab");
      assertThat(focus(visitor)).isEqualTo("seen");
      if ((boolean) wanted.evaluate("each => each === document.activeElement")) return;
    }
    throw new AssertionError("not reached by Tab: " + wanted);
  }

  private static void isNotLost(Visitor visitor) {
    assertThat(focus(visitor)).isNotEqualTo("lost");
  }

  private static String focus(Visitor visitor) {
    return (String) visitor.page().evaluate(FOCUS);
  }

  private static Keyboard keys(Visitor visitor) {
    return visitor.page().keyboard();
  }
}
