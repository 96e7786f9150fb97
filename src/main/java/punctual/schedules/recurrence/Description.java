package punctual.schedules.recurrence;

/** Says a schedule in English, always with its zone. */
final class Description {
  private Description() {}

  static String of(Definition definition) {
    return definition.cadence().word() + " (" + definition.zone() + ")";
  }
}
