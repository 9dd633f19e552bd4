package org.atrous.runtime.data;

import java.util.List;
import org.atrous.runtime.experiment.Dataset;

/** Samples that are read from pairs of files. */
final class FolderSource implements SampleSource {
  private final List<SamplePair> pairs;
  private final LabelReader labels;

  FolderSource(Dataset dataset, List<SamplePair> pairs) {
    this.pairs = List.copyOf(pairs);
    this.labels = new LabelReader(dataset);
  }

  @Override
  public int size() {
    return pairs.size();
  }

  @Override
  public String name(int index) {
    return pairs.get(index).name();
  }

  @Override
  public Sample load(int index) {
    SamplePair pair = pairs.get(index);
    RgbImage image = ImageReader.read(pair.image());
    LabelMap label = labels.read(pair.label());
    if (image.height() != label.height() || image.width() != label.width()) {
      throw new DataException(
          "label `%s` is %dx%d, but its image `%s` is %dx%d (height x width)"
              .formatted(
                  pair.label(),
                  label.height(),
                  label.width(),
                  pair.image(),
                  image.height(),
                  image.width()),
          "a label has one value for each pixel of its image: check that the two belong together");
    }
    return new Sample(pair.name(), image, label);
  }
}
