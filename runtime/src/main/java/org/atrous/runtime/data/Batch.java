package org.atrous.runtime.data;

import java.util.List;

/** What a training step sees. The arrays belong to whoever took the batch. */
public final class Batch {
  private final int step;
  private final int height;
  private final int width;
  private final float[] images;
  private final int[] labels;
  private final List<String> names;

  Batch(int step, int height, int width, float[] images, int[] labels, List<String> names) {
    this.step = step;
    this.height = height;
    this.width = width;
    this.images = images;
    this.labels = labels;
    this.names = List.copyOf(names);
  }

  /** The step that the batch is for, from 1. */
  public int step() {
    return step;
  }

  /** Number of images. */
  public int size() {
    return names.size();
  }

  /** Height of every image, in pixels. */
  public int height() {
    return height;
  }

  /** Width of every image, in pixels. */
  public int width() {
    return width;
  }

  /** RGB in 0..255, shape {@code [size, height, width, 3]}. */
  public float[] images() {
    return images;
  }

  /** Classes or {@link LabelMap#IGNORE}, shape {@code [size, height, width]}. */
  public int[] labels() {
    return labels;
  }

  /** The names of the samples, for messages. */
  public List<String> names() {
    return names;
  }
}
