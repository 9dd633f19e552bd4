package org.atrous.runtime.data;

import java.util.List;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Recipe;

/**
 * A split in which the images with hard classes come twice, as the paper bootstraps them (Chen et
 * al. 2017, section 4.1): an image counts once more, however many of the classes are in it.
 */
public final class DuplicatedSource implements SampleSource {
  private final SampleSource source;
  private final int[] again;

  private DuplicatedSource(SampleSource source, int[] again) {
    this.source = source;
    this.again = again;
  }

  /**
   * The split as a recipe trains on it; the same where it duplicates nothing. Else every label is
   * read.
   *
   * @throws DataException if a label can't be read
   */
  public static SampleSource of(SampleSource source, Recipe recipe) {
    if (recipe.duplicated().isEmpty()) {
      return source;
    }
    boolean[] hard = new boolean[LabelMap.IGNORE + 1];
    List<String> classes = recipe.dataset().classes();
    recipe.duplicated().forEach(name -> hard[classes.indexOf(name)] = true);
    int[] again =
        IntStream.range(0, source.size())
            .parallel()
            .filter(i -> has(source.label(i), hard))
            .toArray();
    return new DuplicatedSource(source, again);
  }

  private static boolean has(LabelMap labels, boolean[] classes) {
    for (byte label : labels.bytes()) {
      if (classes[label & 0xff]) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int size() {
    return source.size() + again.length;
  }

  @Override
  public String name(int index) {
    return source.name(original(index));
  }

  @Override
  public Sample load(int index) {
    return source.load(original(index));
  }

  @Override
  public LabelMap label(int index) {
    return source.label(original(index));
  }

  private int original(int index) {
    return index < source.size() ? index : again[index - source.size()];
  }
}
