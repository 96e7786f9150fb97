package punctual.cli.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One organisation's rows: the same for the same day and profile. */
final class Shop {
  private static final int USAGE_DAYS = 180;

  private record Customer(int id, String region, String plan, int size) {}

  private record Product(int id, double price) {}

  private final Connection connection;
  private final Profile profile;
  private final Calendar calendar;
  private final SplittableRandom random;
  private final List<Customer> customers = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();

  Shop(Connection connection, Profile profile, Calendar calendar) {
    this.connection = connection;
    this.profile = profile;
    this.calendar = calendar;
    this.random = new SplittableRandom(profile.seed());
  }

  void fill() throws SQLException {
    fillCustomers();
    fillProducts();
    fillOrders();
    fillInvoices();
    fillUsage();
    fillTickets();
    fillStaff();
  }

  private void fillCustomers() throws SQLException {
    try (var table = new Table(connection, "customers", 8)) {
      for (int i = 0; i < profile.customers(); i++) {
        String name = Names.company(i);
        String contact = Names.person(random);
        var customer =
            new Customer(
                profile.firstId() + i,
                Names.pick(profile.regions(), random),
                Names.PLANS.get(Math.min(random.nextInt(3), random.nextInt(3))),
                1 + random.nextInt(20));
        customers.add(customer);
        table.add(
            customer.id(),
            profile.key(),
            name,
            contact,
            Names.email(contact, name),
            customer.region(),
            customer.plan(),
            calendar.first().minusDays(random.nextInt(900)).toString());
      }
    }
  }

  private void fillProducts() throws SQLException {
    try (var table = new Table(connection, "products", 5)) {
      for (int i = 0; i < Names.products(); i++) {
        var product = new Product(profile.firstId() + i, 9 + random.nextInt(90) + 0.9);
        products.add(product);
        table.add(
            product.id(), profile.key(), Names.product(i), Names.category(i), product.price());
      }
    }
  }

  /** Each day gets its share, so that the past days have the profile's number exactly. */
  private void fillOrders() throws SQLException {
    double perWeight = profile.orders() / calendar.pastWeight();
    double due = 0;
    int written = 0;
    try (var table = new Table(connection, "orders", 8)) {
      for (LocalDate day = calendar.first(); day.isBefore(calendar.end()); day = day.plusDays(1)) {
        due += calendar.weight(day) * perWeight;
        String date = day.toString();
        for (; written < Math.round(due); written++) order(table, written, date);
      }
    }
  }

  private void order(Table table, int number, String date) throws SQLException {
    Customer customer = Names.pick(customers, random);
    Product product = Names.pick(products, random);
    int quantity = 1 + Math.min(random.nextInt(6), random.nextInt(6));
    table.add(
        profile.firstId() + number,
        profile.key(),
        customer.id(),
        product.id(),
        customer.region(),
        date + time(),
        quantity,
        cents(quantity * product.price()));
  }

  /** Mostly in working hours. */
  private String time() {
    int hour = 6 + (random.nextInt(9) + random.nextInt(9));
    int second = random.nextInt(3600);
    char[] text = {'T', '0', '0', ':', '0', '0', ':', '0', '0'};
    put(text, 1, hour);
    put(text, 4, second / 60);
    put(text, 7, second % 60);
    return new String(text);
  }

  private static void put(char[] text, int at, int number) {
    text[at] = (char) ('0' + number / 10);
    text[at + 1] = (char) ('0' + number % 10);
  }

  private static double cents(double amount) {
    return Math.round(amount * 100) / 100.0;
  }

  /** One a month for each customer; most are paid in time, some late, a few not at all. */
  private void fillInvoices() throws SQLException {
    int number = 0;
    try (var table = new Table(connection, "invoices", 8)) {
      LocalDate month = calendar.first().withDayOfMonth(1);
      for (; month.isBefore(calendar.end()); month = month.plusMonths(1)) {
        for (Customer customer : customers) {
          invoice(table, customer, number++, month.plusDays(random.nextInt(20)));
        }
      }
    }
  }

  private void invoice(Table table, Customer customer, int number, LocalDate issued)
      throws SQLException {
    LocalDate due = issued.plusDays(30);
    table.add(
        profile.firstId() + number,
        profile.key(),
        customer.id(),
        "INV-%d-%05d".formatted(issued.getYear(), number + 1),
        issued.toString(),
        due.toString(),
        paid(issued, due),
        cents(customer.size() * (40 + random.nextInt(60)) * 1.19));
  }

  private @Nullable String paid(LocalDate issued, LocalDate due) {
    int luck = random.nextInt(1000);
    if (luck < 5) return null;
    return (luck < 120 ? due.plusDays(random.nextInt(45)) : issued.plusDays(2 + random.nextInt(29)))
        .toString();
  }

  private void fillUsage() throws SQLException {
    LocalDate day = calendar.today().minusDays(USAGE_DAYS);
    try (var table = new Table(connection, "usage", 6)) {
      for (; day.isBefore(calendar.end()); day = day.plusDays(1)) {
        double busy = calendar.weight(day);
        String date = day.toString();
        for (Customer customer : customers.subList(0, Math.min(120, customers.size()))) {
          double share = busy * (0.7 + random.nextDouble() * 0.6);
          table.add(
              profile.key(),
              customer.id(),
              date,
              Math.max(1, (int) (customer.size() * share)),
              (int) (customer.size() * 180 * share),
              cents(customer.size() * 1.7));
        }
      }
    }
  }

  private void fillTickets() throws SQLException {
    int days = Calendar.PAST_DAYS + Calendar.COMING_DAYS + 1;
    try (var table = new Table(connection, "tickets", 8)) {
      for (int i = 0; i < profile.tickets(); i++) {
        LocalDate opened = calendar.first().plusDays((long) i * days / profile.tickets());
        String priority = Names.pick(Names.PRIORITIES, random);
        int patience = priority.equals("Urgent") ? 3 : priority.equals("High") ? 8 : 20;
        LocalDate answered = opened.plusDays(1 + random.nextInt(3));
        table.add(
            profile.firstId() + i,
            profile.key(),
            Names.pick(customers, random).id(),
            Names.pick(Names.SUBJECTS, random),
            priority,
            opened + time(),
            answered + time(),
            answered.plusDays(1 + random.nextInt(patience)) + time());
      }
    }
  }

  private void fillStaff() throws SQLException {
    try (var staff = new Table(connection, "staff", 5);
        var hours = new Table(connection, "worked_hours", 5)) {
      for (int i = 0; i < profile.staff(); i++) {
        int id = profile.firstId() + i;
        String name = Names.person(random);
        String team = Names.TEAMS.get(i % Names.TEAMS.size());
        staff.add(id, profile.key(), name, Names.email(name, profile.key() + " shop"), team);
        fillHours(hours, id, i % 5 == 0 ? 4 : 8);
      }
    }
  }

  private void fillHours(Table table, int id, double planned) throws SQLException {
    for (LocalDate day = calendar.first(); day.isBefore(calendar.end()); day = day.plusDays(1)) {
      if (!calendar.isWorkday(day) || random.nextInt(20) == 0) continue;
      double over = (random.nextInt(9) - 3) * 0.25;
      table.add(profile.key(), id, day.toString(), planned, planned + over);
    }
  }
}
