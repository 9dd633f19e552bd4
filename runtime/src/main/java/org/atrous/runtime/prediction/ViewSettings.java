package org.atrous.runtime.prediction;

import java.util.List;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.PixelSize;
import org.jspecify.annotations.Nullable;

/**
 * How a network looks at an image. The probabilities of all views are averaged.
 *
 * @param scales of the image, each a view; 1.0 is its own size
 * @param flip whether each view is looked at mirrored, too
 * @param pad size up to which the image is filled with the mean colour, at the right and below
 * @param window that slides over each view, or null for the whole of it; one that's larger than the
 *     view is the view
 * @param stride by how much it moves; null together with the window
 */
public record ViewSettings(
    List<Double> scales,
    boolean flip,
    @Nullable PixelSize pad,
    @Nullable PixelSize window,
    @Nullable PixelSize stride) {
  /** The whole image as it is. */
  public static final ViewSettings PLAIN = new ViewSettings(List.of(1.0), false, null, null, null);

  public ViewSettings {
    scales = List.copyOf(scales);
  }

  /** What an evaluation asks for. */
  public static ViewSettings of(Evaluation evaluation) {
    return new ViewSettings(
        evaluation.scales(),
        evaluation.flip(),
        evaluation.pad(),
        evaluation.window(),
        evaluation.windowStride());
  }

  /** The same by windows. */
  public ViewSettings sliding(PixelSize newWindow, PixelSize newStride) {
    return new ViewSettings(scales, flip, pad, newWindow, newStride);
  }

  /** Whether an image of a size is looked at once and as it is. */
  boolean isPlain(int height, int width) {
    return scales.equals(List.of(1.0))
        && !flip
        && (pad == null || (pad.height() <= height && pad.width() <= width))
        && (window == null || (window.height() >= height && window.width() >= width));
  }

  /** Number of times that a pixel is seen, overlaps aside. */
  int views() {
    return scales.size() * (flip ? 2 : 1);
  }

  /** The rows of an image at a scale, and the windows over them. */
  ViewAxis rows(int height, double scale) {
    int padded = pad == null ? height : Math.max(height, pad.height());
    return window == null || stride == null
        ? ViewAxis.whole(padded, scale)
        : ViewAxis.sliding(padded, scale, window.height(), stride.height());
  }

  /** The columns of an image at a scale, and the windows over them. */
  ViewAxis columns(int width, double scale) {
    int padded = pad == null ? width : Math.max(width, pad.width());
    return window == null || stride == null
        ? ViewAxis.whole(padded, scale)
        : ViewAxis.sliding(padded, scale, window.width(), stride.width());
  }
}
