package org.atrous.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atrous.runtime.data.BrokenSample;
import org.atrous.runtime.data.SampleFolder;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.progress.Progress;
import org.atrous.runtime.run.SkippedSamples;
import picocli.CommandLine.Option;

/** The option to do without what is broken. */
final class BrokenSamples {
  private static final int SHOWN = 10;

  @Option(
      names = "--skip-broken",
      description =
          "Read all samples first, and go on without those that can't be read or don't match; they"
              + " are listed. Without this they are errors.")
  private boolean skip;

  /** A split without its broken samples. */
  record Sound(SampleSource samples, List<BrokenSample> skipped) {
    /** What a run notes of it. */
    SkippedSamples noted(Dataset dataset, String split) {
      return skipped.isEmpty()
          ? SkippedSamples.NONE
          : new SkippedSamples(
              List.of(new SkippedSamples.Split(dataset.name(), split, samples.size(), skipped)));
    }
  }

  boolean areSkipped() {
    return skip;
  }

  /**
   * The samples of a split; without the broken ones, if so was asked.
   *
   * @throws org.atrous.runtime.BadInputException if one is missing, or all are broken
   */
  Sound of(SampleFolder folder, String split, Console console) {
    if (!skip) {
      return new Sound(folder.split(split), List.of());
    }
    List<BrokenSample> broken;
    try (Progress progress = console.progress("check " + split, 0, folder.count(split))) {
      broken = folder.broken(split, done -> progress.show(done, ""));
    }
    SampleSource samples = folder.without(split, names(broken));
    list(broken, split, console);
    return new Sound(samples, broken);
  }

  /**
   * The same for a run, which goes on without what it has skipped before.
   *
   * @param before what the run noted; nothing for a new one
   * @throws org.atrous.runtime.BadInputException also where others are left than before
   */
  Sound of(
      SampleFolder folder, Dataset dataset, String split, SkippedSamples before, Console console) {
    Optional<SkippedSamples.Split> noted = before.of(dataset.name(), split);
    if (noted.isEmpty()) {
      return of(folder, split, console);
    }
    SampleSource samples = folder.without(split, noted.get().names());
    noted.get().requireKept(samples.size());
    return new Sound(samples, noted.get().skipped());
  }

  private static Set<String> names(List<BrokenSample> samples) {
    return samples.stream().map(BrokenSample::name).collect(Collectors.toSet());
  }

  private static void list(List<BrokenSample> broken, String split, Console console) {
    if (broken.isEmpty()) {
      return;
    }
    console.warning(
        "split `%s` is used without %s:"
            .formatted(split, Console.counted(broken.size(), "broken sample")));
    broken.stream().limit(SHOWN).forEach(sample -> console.note("  " + sample.what()));
    if (broken.size() > SHOWN) {
      console.note("  and %d more".formatted(broken.size() - SHOWN));
    }
  }
}
