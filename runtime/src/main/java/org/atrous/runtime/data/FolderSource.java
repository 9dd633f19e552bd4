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
    return pair.fit(ImageReader.photo(pair.image()), labels.read(pair.label()));
  }

  @Override
  public LabelMap label(int index) {
    return labels.read(pairs.get(index).label());
  }

  /** The size of a sample, which is that of its label, from the head of the label's file. */
  RasterFile.Extent extent(int index) {
    return RasterFile.extent(pairs.get(index).label());
  }
}
