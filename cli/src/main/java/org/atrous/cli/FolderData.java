package org.atrous.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.data.CachedSource;
import org.atrous.runtime.data.SampleCheck;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.pack.SampleFolders;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.training.TrainingData;

/** The samples of a training in their folders, each split opened and checked once. */
final class FolderData implements TrainingData {
  private final Map<String, Path> folders;
  private final Map<Split, SampleSource> opened = new HashMap<>();

  /** A split that a training uses. */
  record Split(Dataset dataset, String name) {}

  /**
   * Opens splits, and looks at their samples, so that a broken file costs no hours.
   *
   * @param folders by name of the data set
   * @param splits all that the training uses
   * @throws org.atrous.runtime.BadInputException if a sample is missing or broken
   */
  FolderData(Map<String, Path> folders, List<Split> splits) {
    this.folders = folders;
    List<Split> distinct = splits.stream().distinct().toList();
    long budget = Runtime.getRuntime().maxMemory() / 4 / distinct.size();
    for (Split split : distinct) {
      SampleSource source = new CachedSource(open(split), budget);
      SampleCheck.check(source);
      opened.put(split, source);
    }
  }

  private SampleSource open(Split split) {
    Path folder = folders.get(split.dataset().name());
    if (folder == null) {
      throw new IllegalStateException("no folder for " + split.dataset().name());
    }
    return SampleFolders.open(split.dataset(), folder).split(split.name());
  }

  @Override
  public SampleSource split(Dataset dataset, String split) {
    SampleSource source = opened.get(new Split(dataset, split));
    if (source == null) {
      throw new IllegalStateException("split %s of %s".formatted(split, dataset.name()));
    }
    return source;
  }
}
