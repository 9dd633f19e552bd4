package org.atrous.runtime.data.shapes;

import java.util.List;
import java.util.Random;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.Seeds;
import org.atrous.runtime.experiment.Dataset;

/**
 * Drawings of textured shapes that overlap, at several sizes, before soft clouds, with noise:
 * discs, squares, triangles, rings, and thin lines. A seam round each outline has no class. The
 * same seed gives the same drawings on every machine.
 */
public final class DrawnShapes implements SampleSource {
  /** The split to train on. */
  public static final String TRAIN = "train";

  /** The split of unseen drawings. */
  public static final String VAL = "val";

  private static final List<String> SPLITS = List.of(TRAIN, VAL);
  private static final int FEWEST = 2;
  private static final int MOST = 5;

  private final String split;
  private final int size;
  private final int height;
  private final int width;
  private final long seed;

  /**
   * Drawings of a split.
   *
   * @param split {@link #TRAIN} or {@link #VAL}, which have no drawing in common
   * @param size number of drawings
   * @param height of each, in pixels
   * @param width of each, in pixels
   * @param seed of everything that is drawn
   */
  public DrawnShapes(String split, int size, int height, int width, long seed) {
    if (!SPLITS.contains(split)) {
      throw new IllegalArgumentException("drawn shapes have no split `%s`".formatted(split));
    }
    if (size < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException("%d drawings of %dx%d".formatted(size, height, width));
    }
    this.split = split;
    this.size = size;
    this.height = height;
    this.width = width;
    this.seed = seed;
  }

  /** What the drawings' labels mean. */
  public static Dataset dataset() {
    return Dataset.named("shapes")
        .classes("background", "disc", "square", "triangle", "ring", "line")
        .color(0, 0, 0)
        .color(230, 159, 0)
        .color(86, 180, 233)
        .color(0, 158, 115)
        .color(204, 121, 167)
        .color(240, 228, 66)
        .ignore(LabelMap.IGNORE)
        .build();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String name(int index) {
    return "%s/drawing%04d".formatted(split, index);
  }

  @Override
  public Sample load(int index) {
    Random random = Seeds.at(seed, SPLITS.indexOf(split), index);
    Canvas canvas = new Canvas(height, width);
    canvas.background(random);
    Form[] forms = Form.values();
    int shapes = FEWEST + random.nextInt(MOST - FEWEST + 1);
    for (int i = 0; i < shapes; i++) {
      Form form = forms[random.nextInt(forms.length)];
      canvas.draw(Shape.random(form, height, width, random));
    }
    return new Sample(name(index), canvas.image(random), canvas.labels());
  }
}
