package org.atrous.compiler.ir;

/**
 * A value that flows through a network.
 *
 * @param id its number; 0 is the image
 * @param channels its width
 * @param naturalStride in the trunk, the product of all strides up to here, as if no output stride
 *     were asked for; {@link #HEAD} in a head, where nothing is ever converted
 */
public record Feature(int id, int channels, int naturalStride) {
  /** The natural stride of features outside the trunk. */
  public static final int HEAD = 0;

  public boolean isInTrunk() {
    return naturalStride != HEAD;
  }
}
