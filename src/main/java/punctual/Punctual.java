package punctual;

/**
 * Starts the product: {@code serve} and {@code demo} start the server, every other word is a
 * command.
 */
public final class Punctual {
  private Punctual() {}

  public static void main(String[] args) {
    System.out.println("punctual");
  }
}
