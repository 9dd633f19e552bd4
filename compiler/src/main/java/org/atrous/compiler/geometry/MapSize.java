package org.atrous.compiler.geometry;

/** Height and width of a feature map. */
public record MapSize(Extent height, Extent width) {
  public static MapSize of(int height, int width) {
    return new MapSize(new Extent.Fixed(height), new Extent.Fixed(width));
  }

  /** The size of an input of any size: H x W. */
  public static MapSize symbolic() {
    return new MapSize(new Extent.Symbolic("H", 1), new Extent.Symbolic("W", 1));
  }

  public boolean isPositive() {
    return height.isPositive() && width.isPositive();
  }

  /** Number of positions; only of a fixed size. */
  public long area() {
    return (long) rows() * columns();
  }

  /** Height as a number; only of a fixed size. */
  public int rows() {
    return fixed(height);
  }

  /** Width as a number; only of a fixed size. */
  public int columns() {
    return fixed(width);
  }

  public String text() {
    return height.text() + "x" + width.text();
  }

  private static int fixed(Extent extent) {
    if (extent instanceof Extent.Fixed number) {
      return number.value();
    }
    throw new IllegalStateException("a symbolic size has no number: " + extent.text());
  }
}
