package org.atrous.runtime.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trained network is measured.
 *
 * @param name in the spec
 * @param dataset what it is measured on
 * @param split of the data set
 * @param outputStride in inference; may differ from training's
 * @param scales at which an image is looked at; probabilities are averaged
 * @param flip whether each is looked at mirrored, too
 * @param pad size up to which images are filled with the mean colour, or null
 * @param window that slides over the image, or null for the whole one
 * @param windowStride how far it moves, or null
 * @param classes that are reported; empty for all
 */
public record Evaluation(
    String name,
    Dataset dataset,
    String split,
    int outputStride,
    List<Double> scales,
    boolean flip,
    @Nullable PixelSize pad,
    @Nullable PixelSize window,
    @Nullable PixelSize windowStride,
    List<String> classes) {
  public Evaluation {
    scales = List.copyOf(scales);
    classes = List.copyOf(classes);
  }

  /** On whole images at their own size, as they are. */
  public Evaluation(String name, Dataset dataset, String split, int outputStride) {
    this(name, dataset, split, outputStride, List.of(1.0), false, null, null, null, List.of());
  }

  /** The same with a name and a split of its own. */
  public Evaluation on(String newName, String newSplit) {
    return new Evaluation(
        newName, dataset, newSplit, outputStride, scales, flip, pad, window, windowStride, classes);
  }

  /** The same at several scales. */
  public Evaluation scales(Double... factors) {
    return new Evaluation(
        name,
        dataset,
        split,
        outputStride,
        List.of(factors),
        flip,
        pad,
        window,
        windowStride,
        classes);
  }

  /** The same with each image mirrored, too. */
  public Evaluation flipped() {
    return new Evaluation(
        name, dataset, split, outputStride, scales, true, pad, window, windowStride, classes);
  }

  /** The same with images filled up to a size. */
  public Evaluation padded(int height, int width) {
    PixelSize size = new PixelSize(height, width);
    return new Evaluation(
        name, dataset, split, outputStride, scales, flip, size, window, windowStride, classes);
  }

  /** The same by a window that slides over the image. */
  public Evaluation window(int height, int width, int strideHeight, int strideWidth) {
    return new Evaluation(
        name,
        dataset,
        split,
        outputStride,
        scales,
        flip,
        pad,
        new PixelSize(height, width),
        new PixelSize(strideHeight, strideWidth),
        classes);
  }

  /** The same with some classes reported. */
  public Evaluation reporting(String... names) {
    return new Evaluation(
        name,
        dataset,
        split,
        outputStride,
        scales,
        flip,
        pad,
        window,
        windowStride,
        List.of(names));
  }
}
