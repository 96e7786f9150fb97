package punctual.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Believable names; every address ends in a domain that can belong to nobody (RFC 2606). */
final class Names {
  static final List<String> PLANS = List.of("Starter", "Team", "Enterprise");
  static final List<String> TEAMS = List.of("Sales", "Support", "Warehouse");
  static final List<String> PRIORITIES = List.of("Low", "Normal", "Normal", "High", "Urgent");
  static final List<String> SUBJECTS =
      List.of(
          "Invoice does not match the order",
          "Delivery has not arrived",
          "Cannot sign in",
          "How do we add a colleague?",
          "Item arrived damaged",
          "Change of delivery address",
          "API answers with an error",
          "Question about the contract");
  private static final List<String> FIRST =
      List.of(
          "Ada", "Anton", "Beatriz", "Bruno", "Camille", "Chiara", "Daan", "Elif", "Emil", "Eva",
          "Fatima", "Femke", "Giulia", "Hugo", "Ines", "Ivo", "Jonas", "Karim", "Lena", "Luis",
          "Maeve", "Marta", "Noor", "Oskar", "Paula", "Quentin", "Rosa", "Sami", "Tove", "Viktor");
  private static final List<String> LAST =
      List.of(
          "Almeida",
          "Andersen",
          "Bakker",
          "Berger",
          "Conti",
          "Demir",
          "Dubois",
          "Eriksson",
          "Ferrari",
          "Fischer",
          "García",
          "Hansen",
          "Jansen",
          "Keller",
          "Lefèvre",
          "Lindqvist",
          "Marino",
          "Moreau",
          "Novak",
          "O'Brien",
          "Pereira",
          "Rossi",
          "Schmidt",
          "Silva",
          "Weber");
  private static final List<String> COMPANY =
      List.of(
          "Alder", "Amber", "Anchor", "Aurora", "Beacon", "Birch", "Brook", "Cedar", "Cobalt",
          "Copper", "Dune", "Ember", "Fern", "Fjord", "Granite", "Harbour", "Heather", "Iris",
          "Juniper", "Lark", "Linden", "Maple", "Meadow", "Mistral", "North", "Oak", "Orchard",
          "Pine", "Quay", "River");
  private static final List<String> TRADE =
      List.of(
          "Bakery",
          "Books",
          "Clinic",
          "Coffee",
          "Cycles",
          "Design",
          "Foods",
          "Furniture",
          "Gardens",
          "Hotels",
          "Instruments",
          "Kitchens",
          "Logistics",
          "Optics",
          "Pharmacy",
          "Print",
          "Sports",
          "Studio",
          "Toys",
          "Wines");
  private static final List<String> KIND =
      List.of("Classic", "Compact", "Deluxe", "Everyday", "Pro");
  private static final List<String> THING =
      List.of("Desk", "Chair", "Lamp", "Shelf", "Notebook", "Headset", "Monitor", "Keyboard");

  private Names() {}

  static <T> T pick(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }

  static String person(RandomGenerator random) {
    return pick(FIRST, random) + " " + pick(LAST, random);
  }

  /** A different one for each number up to 600. */
  static String company(int number) {
    int trade = (number + number / COMPANY.size()) % TRADE.size();
    return COMPANY.get(number % COMPANY.size()) + " " + TRADE.get(trade);
  }

  static String product(int number) {
    return KIND.get(number % KIND.size()) + " " + THING.get(number / KIND.size() % THING.size());
  }

  static String category(int number) {
    return number / KIND.size() % THING.size() < 4 ? "Furniture" : "Office";
  }

  static int products() {
    return KIND.size() * THING.size();
  }

  static String email(String person, String company) {
    return ascii(person).replace(' ', '.') + "@" + ascii(company).replace(" ", "-") + ".example";
  }

  private static String ascii(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z ]", "")
        .toLowerCase(Locale.ROOT);
  }
}
