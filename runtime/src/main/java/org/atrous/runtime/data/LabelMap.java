package org.atrous.runtime.data;

/** The class of every pixel, or {@link #IGNORE}. */
public final class LabelMap {
  /** The label of pixels that have no class: they count neither in the loss nor in a metric. */
  public static final int IGNORE = 255;

  /** Classes are 0..254. */
  public static final int MAX_CLASSES = 255;

  private final int height;
  private final int width;
  private final byte[] labels;

  /**
   * @param height in pixels
   * @param width in pixels
   * @param labels unsigned bytes, shape {@code [height, width]}; not copied
   */
  public LabelMap(int height, int width, byte[] labels) {
    if (height < 1 || width < 1 || labels.length != height * width) {
      throw new IllegalArgumentException(
          "%d bytes for labels of %dx%d".formatted(labels.length, height, width));
    }
    this.height = height;
    this.width = width;
    this.labels = labels;
  }

  /**
   * Labels from integers, as a network predicts them.
   *
   * @param labels classes or {@link #IGNORE}, shape {@code [height, width]}
   * @throws IllegalArgumentException if one of them is neither
   */
  public static LabelMap of(int height, int width, int[] labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] > IGNORE) {
        throw new IllegalArgumentException("%d is no label".formatted(labels[i]));
      }
      bytes[i] = (byte) labels[i];
    }
    return new LabelMap(height, width, bytes);
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** The class at a position, or {@link #IGNORE}. */
  public int at(int y, int x) {
    return labels[y * width + x] & 0xff;
  }

  /** Unsigned bytes, shape {@code [height, width]}: the map's own array, to be read only. */
  public byte[] bytes() {
    return labels;
  }

  /** The labels as a loss takes them, shape {@code [1, height, width]}. */
  public int[] toInts() {
    int[] ints = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      ints[i] = labels[i] & 0xff;
    }
    return ints;
  }
}
