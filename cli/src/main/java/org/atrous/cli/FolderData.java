package org.atrous.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.data.CachedSource;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.SampleCheck;
import org.atrous.runtime.data.SampleFolder;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.pack.SampleFolders;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.run.SkippedSamples;
import org.atrous.runtime.training.TrainingData;

/** The samples of a training in their folders, each split opened and checked once. */
final class FolderData implements TrainingData {
  private final Map<String, Path> folders;
  private final Map<Split, SampleSource> opened = new HashMap<>();
  private final List<SkippedSamples.Split> skipped = new ArrayList<>();

  /** A split that a training uses. */
  record Split(Dataset dataset, String name) {}

  /**
   * Opens splits, and looks at their samples, so that a broken file costs no hours.
   *
   * @param folders by name of the data set
   * @param splits all that the training uses
   * @param broken what to do about broken samples
   * @param before what the run has skipped before
   * @param console where broken samples are listed
   * @throws org.atrous.runtime.BadInputException if a sample is missing or broken and isn't skipped
   */
  FolderData(
      Map<String, Path> folders,
      List<Split> splits,
      BrokenSamples broken,
      SkippedSamples before,
      Console console) {
    this.folders = folders;
    List<Split> distinct = splits.stream().distinct().toList();
    long budget = Runtime.getRuntime().maxMemory() / 4 / distinct.size();
    for (Split split : distinct) {
      SampleFolder folder = open(split);
      BrokenSamples.Sound sound = broken.of(folder, split.dataset(), split.name(), before, console);
      skipped.addAll(sound.noted(split.dataset(), split.name()).splits());
      SampleSource source =
          folder.isPacked() ? sound.samples() : new CachedSource(sound.samples(), budget);
      check(source);
      opened.put(split, source);
    }
  }

  private static void check(SampleSource source) {
    try {
      SampleCheck.check(source);
    } catch (DataException e) {
      throw new DataException(
          e.what(), e.help() + "; `train --skip-broken` goes on without such samples", e);
    }
  }

  private SampleFolder open(Split split) {
    Path folder = folders.get(split.dataset().name());
    if (folder == null) {
      throw new IllegalStateException("no folder for " + split.dataset().name());
    }
    return SampleFolders.open(split.dataset(), folder);
  }

  /** What the training does without. */
  SkippedSamples skipped() {
    return new SkippedSamples(skipped);
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
