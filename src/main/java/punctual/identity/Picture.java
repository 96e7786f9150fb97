package punctual.identity;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A logo: a PNG that was drawn anew from what a person sent, so that nothing else is in it. */
public final class Picture {
  /** What a page of paper shows of it at 600 dots per inch. */
  static final int WIDTH = 1_500;

  static final int HEIGHT = 284;

  /** A few bytes can unfold into a picture that no memory holds: the size is read first. */
  private static final int LARGEST_SIDE = 6_000;

  private static final long MOST_DOTS = 16_000_000;

  /** Many at once could fill the memory of all organisations. */
  private static final Object ONE_AT_A_TIME = new Object();

  private static final Set<String> KINDS = Set.of("png", "jpeg");

  private final byte[] png;

  /**
   * @param png nobody changes its bytes
   */
  Picture(byte[] png) {
    this.png = png;
  }

  /** The bytes of the PNG. */
  public byte[] png() {
    return png.clone();
  }

  /** What a person sent cannot be a logo; the message says why and what can. */
  static final class Unfit extends Exception {
    Unfit(String message) {
      super(message);
    }
  }

  /**
   * Reads a PNG or JPEG and makes it no larger than reports can show.
   *
   * @throws Unfit where the bytes are no such picture, or one that is too large
   */
  static Picture of(byte[] sent) throws Unfit {
    synchronized (ONE_AT_A_TIME) {
      return drawn(sent);
    }
  }

  private static Picture drawn(byte[] sent) throws Unfit {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw noPicture();
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return new Picture(png(fitted(read(reader))));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException _) {
      // readers meet broken bytes with many kinds of exceptions
      throw noPicture();
    }
  }

  private static Unfit noPicture() {
    return new Unfit("is not a picture that can be read; send a PNG or a JPEG file.");
  }

  private static BufferedImage read(ImageReader reader) throws IOException, Unfit {
    if (!KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) throw noPicture();
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width > LARGEST_SIDE || height > LARGEST_SIDE || (long) width * height > MOST_DOTS) {
      throw new Unfit(
          "has %,d × %,d dots; at most %,d on a side and 16 million in all can be read."
              .formatted(width, height, LARGEST_SIDE));
    }
    // no more than twice what is wanted is ever in memory
    double times = Math.max((double) width / WIDTH, (double) height / HEIGHT);
    int step = (int) Math.max(1, times / 2);
    ImageReadParam some = reader.getDefaultReadParam();
    some.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, some);
  }

  private static BufferedImage fitted(BufferedImage image) {
    double scale =
        Math.min(
            1, Math.min((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    var fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = fitted.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(halved(image, width, height), 0, 0, width, height, null);
    graphics.dispose();
    return fitted;
  }

  /** One step from far above the size wanted would leave out most of the dots. */
  private static BufferedImage halved(BufferedImage image, int width, int height) {
    BufferedImage from = image;
    while (from.getWidth() >= 2 * width && from.getHeight() >= 2 * height) {
      var half =
          new BufferedImage(from.getWidth() / 2, from.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = half.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(from, 0, 0, half.getWidth(), half.getHeight(), null);
      graphics.dispose();
      from = half;
    }
    return from;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
