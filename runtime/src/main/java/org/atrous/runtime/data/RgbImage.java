package org.atrous.runtime.data;

/** A decoded image, 8 bits a channel. */
public final class RgbImage {
  private final int height;
  private final int width;
  private final byte[] rgb;

  /**
   * @param height in pixels
   * @param width in pixels
   * @param rgb unsigned bytes, shape {@code [height, width, 3]}; not copied
   */
  public RgbImage(int height, int width, byte[] rgb) {
    if (height < 1 || width < 1 || rgb.length != 3 * height * width) {
      throw new IllegalArgumentException(
          "%d bytes for an image of %dx%d".formatted(rgb.length, height, width));
    }
    this.height = height;
    this.width = width;
    this.rgb = rgb;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** The channel's value at a position, 0..255; channels are red, green, blue. */
  public int at(int y, int x, int channel) {
    return rgb[(y * width + x) * 3 + channel] & 0xff;
  }

  /** Unsigned bytes, shape {@code [height, width, 3]}: the image's own array, to be read only. */
  public byte[] bytes() {
    return rgb;
  }

  /** The pixels as a network takes them: 0..255, shape {@code [1, height, width, 3]}. */
  public float[] toFloats() {
    float[] floats = new float[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      floats[i] = rgb[i] & 0xff;
    }
    return floats;
  }
}
