package org.atrous.runtime.data;

import java.util.List;

/**
 * What lies in a data set's files.
 *
 * @param dataset its name
 * @param folder where its files lie
 * @param splits each with its counts and problems
 */
public record DatasetReport(String dataset, String folder, List<Split> splits) {
  public DatasetReport {
    splits = List.copyOf(splits);
  }

  /** How many problems there are, in all splits. */
  public int problems() {
    return splits.stream().mapToInt(split -> split.problems().size()).sum();
  }

  /**
   * A split.
   *
   * @param split its name; empty where the data set names none
   * @param images that can be trained on
   * @param sizes of images, the most frequent first
   * @param classes by number
   * @param ignoredPixels without a class
   * @param unknown values and colours that the data set doesn't declare
   * @param problems every file that is missing, broken or wrong, in the order of the images
   */
  public record Split(
      String split,
      int images,
      List<SizeCount> sizes,
      List<ClassCount> classes,
      long ignoredPixels,
      List<UnknownLabel> unknown,
      List<Problem> problems) {
    public Split {
      sizes = List.copyOf(sizes);
      classes = List.copyOf(classes);
      unknown = List.copyOf(unknown);
      problems = List.copyOf(problems);
    }
  }

  /** How many images have a size. */
  public record SizeCount(int height, int width, int images) {}

  /**
   * How frequent a class is.
   *
   * @param share of the pixels that have a class, 0..1
   * @param images in which it occurs
   */
  public record ClassCount(int number, String name, long pixels, double share, int images) {}

  /** A value or colour that isn't declared. */
  public record UnknownLabel(String value, long pixels, int files) {}

  /** What is wrong, and what to do about it. */
  public record Problem(String what, String help) {}
}
