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
   * The channels of a feature, whose other sizes needn't be known.
   *
   * @throws IllegalArgumentException if it isn't of rank 4 or its channels aren't known
   */
  static long channels(String layer, Operand<TFloat32> x) {
    Shape shape = x.shape();
    if (shape.numDimensions() != 4 || shape.get(3) < 0) {
      throw new IllegalArgumentException(
          "`%s` takes a feature of shape [batch, height, width, channels] with known channels,"
                  .formatted(layer)
              + " not %s".formatted(shape));
    }
    return shape.get(3);
  }

  /** Whether a feature has one value a channel: one position and batch 1. */
  static boolean isSingleValue(String layer, Operand<TFloat32> x) {
    Shape shape = shape(layer, x);
    return shape.get(0) == 1 && isSingle(shape);
  }

  /** Whether sizes are equal, as far as they are known. */
  private static boolean equal(long a, long b) {
    return a == b || a < 0 || b < 0;
  }

  private static boolean areOneSize(Shape a, Shape b) {
    return equal(a.get(1), b.get(1)) && equal(a.get(2), b.get(2));
  }

  /**
   * Lays a layer's window over a feature.
   *
   * @throws IllegalArgumentException if it doesn't fit; the message names the layer
   */
  static Placement place(String layer, Window window, Operand<TFloat32> x) {
    return requireRoom(layer, window, shape(layer, x));
  }

  /**
   * Lays a layer's window over a map of known height and width.
   *
   * @throws IllegalArgumentException if it doesn't fit; the message names the layer
   */
  static Placement requireRoom(String layer, Window window, Shape shape) {
    try {
      return Placement.of(window, shape);
    } catch (IllegalArgumentException misfit) {
      throw new IllegalArgumentException("`%s`: %s".formatted(layer, misfit.getMessage()), misfit);
    }
  }

  /**
   * Checks that features can be added.
   *
   * @throws IllegalArgumentException unless their shapes are equal
   */
  static void checkAddable(String scope, Operand<TFloat32> a, Operand<TFloat32> b) {
    long left = channels(scope, a);
    long right = channels(scope, b);
    if (left != right
        || !areOneSize(a.shape(), b.shape())
        || !equal(a.shape().get(0), b.shape().get(0))) {
      throw new IllegalArgumentException(
          "features of shapes %s and %s in `%s` can't be added"
              .formatted(a.shape(), b.shape(), scope));
    }
  }

  /**
   * Checks that branches can be concatenated.
   *
   * @throws IllegalArgumentException unless they differ in channels only
   */
  static void checkConcatenable(String scope, List<Operand<TFloat32>> branches) {
    Shape first = branches.get(0).shape();
    for (Operand<TFloat32> branch : branches) {
      channels(scope, branch);
      Shape shape = branch.shape();
      if (!areOneSize(shape, first) || !equal(shape.get(0), first.get(0))) {
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
    boolean channels = channels(scope, a) == channels(scope, b);
    Shape left = a.shape();
    Shape right = b.shape();
    boolean maps = areOneSize(left, right) || isSingle(left) || isSingle(right);
    if (!maps || !channels || !equal(left.get(0), right.get(0))) {
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
