package punctual.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A newcomer's first quarter of an hour: from the sign-in to a mail that is read. */
@ExtendWith(OpenDemo.class)
class FirstReportJourney {
  private static final String NAME = "Sales for the Monday meeting";

  @Test
  void a_newcomer_schedules_a_report_runs_it_and_reads_it(Demo demo) throws IOException {
    try (var visitor = Visitor.at(demo, 1280, 900)) {
      signsInAtTheSecondTry(visitor);
      choosesTheReport(visitor);
      seesWhatSummerTimeDoes(visitor);
      settlesOnMondays(visitor);
      pastesTheReaders(visitor);
      savesAfterMending(visitor);
      runsItNow(visitor);
      downloadsTheFile(visitor);
      readsTheMail(visitor);
      findsTheRunAgain(visitor);
      pausesAndResumes(visitor);
      editsSeeingTheDifference(visitor);
      deletesAndTakesItBack(visitor);
      signsOut(visitor);
    }
  }

  private static void signsInAtTheSecondTry(Visitor visitor) {
    visitor.page().navigate("/");
    visitor.sees("Sign in");
    visitor.field("E-mail").fill(Demo.MANAGER);
    visitor.field("Password").fill("not the password");
    visitor.press("Sign in");
    assertThat(visitor.page().getByRole(AriaRole.ALERT)).hasCount(1);
    assertThat(visitor.field("Password")).isFocused();
    visitor.field("Password").fill(Demo.PASSWORD);
    visitor.press("Sign in");
    visitor.sees("Home");
    assertThat(visitor.page().locator("main").getByRole(AriaRole.STATUS).first())
        .containsText(Pattern.compile("\\w"));
    assertThat(visitor.page().getByText("Next 24 h")).isVisible();
  }

  private static void choosesTheReport(Visitor visitor) {
    visitor.follow("New schedule");
    visitor.sees("New schedule");
    visitor.page().getByRole(AriaRole.RADIO, named("Sales summary")).check();
    visitor.field("Name of the schedule").fill(NAME);
    Locator sample = visitor.role(AriaRole.REGION, "Sample rows").getByRole(AriaRole.ROW);
    assertThat(sample.nth(3)).isVisible();
    Locator region = visitor.role(AriaRole.COMBOBOX, "Region");
    region.click();
    visitor.page().getByRole(AriaRole.OPTION).first().click();
    assertThat(sample).hasCount(2); // its heading and one region
    region.press("Backspace");
    region.press("Escape");
    assertThat(sample.nth(3)).isVisible();
  }

  /** Half past two on a Sunday night does not exist when the clocks go forward. */
  private static void seesWhatSummerTimeDoes(Visitor visitor) {
    visitor.page().getByText("Weekly", exactly()).click();
    visitor.field("Sunday").check();
    visitor.field("Monday").uncheck();
    visitor.field("At").fill("02:30");
    visitor.role(AriaRole.COMBOBOX, "Time zone").fill("Berlin");
    visitor.page().getByRole(AriaRole.OPTION).filter(with("Berlin")).first().click();
    visitor.page().getByText("Start, end, dates left out").click();
    visitor.field("First day").fill(clocksGoForward().minusDays(10).toString());
    assertThat(runs(visitor)).hasCount(5);
    assertThat(nextRuns(visitor)).containsText("does not exist");
  }

  private static LocalDate clocksGoForward() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate change = lastSundayOfMarch(today.getYear());
    return change.isAfter(today.plusDays(10)) ? change : lastSundayOfMarch(today.getYear() + 1);
  }

  private static LocalDate lastSundayOfMarch(int year) {
    return LocalDate.of(year, Month.MARCH, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
  }

  private static void settlesOnMondays(Visitor visitor) {
    visitor.field("First day").fill("");
    visitor.field("Monday").check();
    visitor.field("Sunday").uncheck();
    visitor.field("At").fill("09:00");
    assertThat(nextRuns(visitor)).containsText("Every Monday at 09:00");
    assertThat(nextRuns(visitor)).not().containsText("does not exist");
    assertThat(runs(visitor)).hasCount(5);
    assertThat(runs(visitor).first()).containsText(Pattern.compile("Mon .* 09:00"));
  }

  private static void pastesTheReaders(Visitor visitor) {
    Page page = visitor.page();
    visitor.browser().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.evaluate(
        "text => navigator.clipboard.writeText(text)",
        "Mateo Rossi <manager@demo.test>; sales@demo.test\nmina at demo.test");
    visitor.field("People and addresses").focus();
    page.keyboard().press("ControlOrMeta+V");
    Locator readers = visitor.role(AriaRole.LIST, "Readers").getByRole(AriaRole.LISTITEM);
    assertThat(readers).hasCount(3);
    assertThat(readers.filter(with("is not an e-mail address"))).hasCount(1);
  }

  private static void savesAfterMending(Visitor visitor) {
    visitor.page().getByText("Send a short note that there was nothing").click();
    assertThat(visitor.page().getByText("to 3 readers").first()).isVisible();
    visitor.press("Save");
    Locator summary = visitor.page().getByRole(AriaRole.ALERT);
    assertThat(summary).containsText("1 thing needs mending");
    assertThat(summary).isFocused();
    summary.getByRole(AriaRole.LINK).click();
    assertThat(visitor.field("People and addresses")).isFocused();
    visitor.press("Remove mina at demo.test");
    assertThat(visitor.page().getByText("to 2 readers").first()).isVisible();
    visitor.press("Save");
    visitor.sees(NAME);
    visitor.hears("is saved");
  }

  private static void runsItNow(Visitor visitor) {
    visitor.press("Run now");
    visitor.sees(NAME + ", due");
    assertThat(visitor.page().locator("main").getByRole(AriaRole.STATUS).first())
        .containsText("Both readers have it");
    assertThat(visitor.role(AriaRole.LIST, "Course of the run")).containsText("delivered 2/2");
  }

  private static void downloadsTheFile(Visitor visitor) throws IOException {
    var download = visitor.page().waitForDownload(() -> visitor.press("Download"));
    assertThat(download.suggestedFilename()).matches("Sales-for-the-Monday-meeting-.*\\.csv");
    List<String> lines = Files.readString(download.path(), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.getFirst()).endsWith("Region,Orders,Revenue (EUR),Average order (EUR)");
    assertThat(lines.get(1)).matches("\\w+,\\d+,[\\d.]+,[\\d.]+");
    assertThat(lines).hasSizeGreaterThan(3);
  }

  private static void readsTheMail(Visitor visitor) throws IOException {
    Page mailbox = visitor.browser().context().newPage();
    mailbox.navigate("/mailbox?live=false&q=Monday+meeting&to=sales@demo.test");
    Locator mails = mailbox.getByRole(AriaRole.LISTITEM);
    assertThat(mails).hasCount(1);
    mails.getByRole(AriaRole.LINK).click();
    assertThat(mailbox.locator("h1")).containsText(NAME);
    assertThat(mailbox.frameLocator("iframe").locator("body")).containsText("Sales summary");
    var file =
        mailbox.waitForDownload(
            () -> mailbox.getByLabel("Attachments").getByRole(AriaRole.LINK).click());
    assertThat(Files.readString(file.path())).contains("Region,Orders,Revenue");
    mailbox.close();
  }

  private static void findsTheRunAgain(Visitor visitor) {
    visitor.follow("Executions");
    visitor.sees("Executions");
    Locator rows = visitor.role(AriaRole.TABLE, "Runs").getByRole(AriaRole.ROW);
    Locator row = rows.filter(with(NAME));
    assertThat(row).hasCount(1);
    assertThat(row).containsText("Completed");
    row.getByRole(AriaRole.LINK).click();
    visitor.follow("The schedule and its other runs");
    visitor.sees(NAME);
  }

  private static void pausesAndResumes(Visitor visitor) {
    visitor.press("Pause");
    visitor.hears("is paused");
    assertThat(visitor.page().getByText("Nothing runs until it is resumed")).isVisible();
    visitor.press("Resume");
    visitor.hears("runs again");
    assertThat(visitor.button("Pause")).isVisible();
  }

  private static void editsSeeingTheDifference(Visitor visitor) {
    visitor.follow("Edit");
    visitor.field("Tuesday").check();
    Locator changes = visitor.page().getByRole(AriaRole.TABLE).filter(with("After saving"));
    assertThat(changes.getByRole(AriaRole.ROW)).hasCount(2);
    assertThat(changes).containsText("When");
    visitor.press("Save");
    visitor.hears("is saved");
    assertThat(visitor.page().getByText("Monday and Tuesday").first()).isVisible();
    visitor.follow("Changes");
    assertThat(visitor.page().getByText("changed the schedule")).isVisible();
  }

  private static void deletesAndTakesItBack(Visitor visitor) {
    visitor.press("More actions");
    visitor.role(AriaRole.MENUITEM, "Delete").click();
    visitor.sees("Schedules");
    visitor.hears("is deleted");
    assertThat(visitor.link(NAME)).hasCount(0);
    visitor.press("Undo");
    assertThat(visitor.link(NAME)).isVisible();
  }

  private static void signsOut(Visitor visitor) {
    visitor.press("Mateo Rossi, menu");
    visitor.role(AriaRole.MENUITEM, "Sign out").click();
    visitor.sees("Sign in");
    visitor.page().goBack();
    visitor.sees("Sign in");
  }

  private static Locator nextRuns(Visitor visitor) {
    return visitor.role(AriaRole.COMPLEMENTARY, "Next five runs");
  }

  private static Locator runs(Visitor visitor) {
    return nextRuns(visitor).locator("tbody tr");
  }

  private static Page.GetByRoleOptions named(String beginning) {
    return new Page.GetByRoleOptions().setName(Pattern.compile("^" + beginning));
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
