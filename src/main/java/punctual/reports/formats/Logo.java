package punctual.reports.formats;

/** The picture of an organisation, a PNG of at most 2 MB. Nobody changes its bytes. */
public final class Logo {
  private final byte[] png;

  public Logo(byte[] png) {
    this.png = png.clone();
  }

  public byte[] png() {
    return png.clone();
  }
}
