package org.atrous.runtime.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What is asked of the shapes of features. */
final class Features {
  private Features() {}

  /**
   * The shape of a feature, {@code [batch, height, width, channels]}.
   *
   * @throws IllegalArgumentException if it isn't of rank 4 or a size isn't known
   */
  static Shape shape(String layer, Operand<TFloat32> x) {
    Shape shape = x.shape();
    if (shape.numDimensions() != 4 || shape.hasUnknownDimension()) {
      throw new IllegalArgumentException(
          "`%s` takes a feature of shape [batch, height, width, channels] with all sizes known,"
                  .formatted(layer)
              + " not %s".formatted(shape));
    }
    return shape;
  }

  /**
   * Lays a layer's window over a feature.
   *
   * @throws IllegalArgumentException if it doesn't fit; the message names the layer
   */
  static Placement place(String layer, Window window, Operand<TFloat32> x) {
    Shape shape = shape(layer, x);
    try {
      return Placement.of(window, shape);
    } catch (IllegalArgumentException misfit) {
      throw new IllegalArgumentException("`%s`: %s".formatted(layer, misfit.getMessage()), misfit);
    }
  }

  /**
   * Checks that branches can be concatenated.
   *
   * @throws IllegalArgumentException unless they differ in channels only
   */
  static void checkConcatenable(String scope, List<Operand<TFloat32>> branches) {
    Shape first = shape(scope, branches.get(0));
    for (Operand<TFloat32> branch : branches) {
      Shape shape = shape(scope, branch);
      if (!shape.take(3).equals(first.take(3))) {
        throw new IllegalArgumentException(
            "branches of shapes %s and %s in `%s` can't be concatenated"
                .formatted(first, shape, scope));
      }
    }
  }

  /**
   * Checks that features can be multiplied.
   *
   * @throws IllegalArgumentException unless batch and channels are equal, and height and width are
   *     equal or one of the maps is 1x1
   */
  static void checkMultipliable(String scope, Operand<TFloat32> a, Operand<TFloat32> b) {
    Shape left = shape(scope, a);
    Shape right = shape(scope, b);
    boolean maps =
        (left.get(1) == right.get(1) && left.get(2) == right.get(2))
            || isSingle(left)
            || isSingle(right);
    if (!maps || left.get(0) != right.get(0) || left.get(3) != right.get(3)) {
      throw new IllegalArgumentException(
          "features of shapes %s and %s in `%s` can't be multiplied".formatted(left, right, scope));
    }
  }

  /** Whether a map has one position only. */
  private static boolean isSingle(Shape shape) {
    return shape.get(1) == 1 && shape.get(2) == 1;
  }

  /**
   * Checks that groups divide the channels of a convolution.
   *
   * @throws IllegalArgumentException if they don't
   */
  static void checkGroups(String layer, int groups, long channels, int width) {
    if (groups < 1 || channels % groups != 0 || width % groups != 0) {
      throw new IllegalArgumentException(
          "`%s`: %d groups don't divide %d input channels and a width of %d"
              .formatted(layer, groups, channels, width));
    }
  }
}
