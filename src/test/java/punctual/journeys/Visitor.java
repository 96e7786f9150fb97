package punctual.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import punctual.testing.Browser;

/** Somebody in front of the demo. What they look for they name as it is read out. */
final class Visitor implements AutoCloseable {
  private static final double PATIENCE_MS = 20_000;

  private final Browser browser;
  private final Page page;

  private Visitor(Browser browser) {
    this.browser = browser;
    page = browser.page();
    page.setDefaultTimeout(PATIENCE_MS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    // Before the first sign-in the browser holds no session, and says so in its console.
    browser.expecting("status of 401");
  }

  static Visitor at(Demo demo, int width, int height) {
    return new Visitor(Browser.open(demo.address(), width, height, ColorScheme.LIGHT));
  }

  Page page() {
    return page;
  }

  Browser browser() {
    return browser;
  }

  /** Signs in and waits for the home page. */
  Visitor signIn(String email) {
    page.navigate("/sign-in");
    field("E-mail").fill(email);
    field("Password").fill(Demo.PASSWORD);
    press("Sign in");
    sees("Home");
    return this;
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  Locator button(String name) {
    return role(AriaRole.BUTTON, name);
  }

  Locator link(String name) {
    return role(AriaRole.LINK, name);
  }

  Locator role(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void press(String button) {
    button(button).first().click();
  }

  void follow(String link) {
    link(link).first().click();
  }

  /** Waits for the heading of a page. */
  void sees(String heading) {
    assertThat(page.locator("h1")).containsText(heading);
  }

  /** Waits for a message at the edge of the window. */
  void hears(String message) {
    assertThat(page.locator(".mantine-Notification-root")).containsText(message);
  }

  @Override
  public void close() {
    browser.close();
  }
}
