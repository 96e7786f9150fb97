package punctual.catalog;

/**
 * How a report is split: one file for each key, sent to whom a query names (design: reports).
 *
 * @param key column of the report's query
 * @param recipients gives a key and an address in each row
 * @param recipientKey column of {@code recipients} that holds the key
 * @param address column of {@code recipients} that holds an e-mail address
 */
public record Burst(String key, SqlTemplate recipients, String recipientKey, String address) {}
