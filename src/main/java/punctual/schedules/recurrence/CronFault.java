package punctual.schedules.recurrence;

/** One fault within a cron expression; leaves the field parser only. */
final class CronFault extends RuntimeException {
  CronFault(String message) {
    super(message, null, false, false);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
