package org.atrous.compiler.plan;

/**
 * What a position of a feature sees of the image.
 *
 * @param height in pixels, not clipped by the image: what windows reach. Pooling over a whole map
 *     adds nothing to it
 * @param width likewise
 * @param wholeImage whether some path leads through a pool over a whole map, so that every pixel is
 *     seen
 */
public record ReceptiveField(long height, long width, boolean wholeImage) {
  static final ReceptiveField PIXEL = new ReceptiveField(1, 1, false);

  /** What both see together: paths are taken as centred on one position. */
  ReceptiveField or(ReceptiveField other) {
    return new ReceptiveField(
        Math.max(height, other.height),
        Math.max(width, other.width),
        wholeImage || other.wholeImage);
  }

  ReceptiveField grownBy(long rows, long columns) {
    return new ReceptiveField(height + rows, width + columns, wholeImage);
  }

  ReceptiveField overWholeMap() {
    return new ReceptiveField(height, width, true);
  }
}
