package punctual.catalog.spi;

/** To which side of its column a value stands. */
public enum Align {
  LEFT,
  CENTER,
  RIGHT
}
