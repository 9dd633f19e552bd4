package org.atrous.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atrous.runtime.data.BrokenSample;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;

/**
 * The broken samples that a run does without, in its file {@code skipped.json}. A run that is
 * resumed skips the same ones, also where they have been mended since: its steps would see other
 * images else.
 *
 * @param splits of which some were skipped
 */
public record SkippedSamples(List<Split> splits) {
  private static final String FILE = "skipped.json";
  public static final SkippedSamples NONE = new SkippedSamples(List.of());

  public SkippedSamples {
    splits = List.copyOf(splits);
  }

  /**
   * A split.
   *
   * @param dataset its data set's name
   * @param split its name
   * @param kept how many samples are left
   * @param skipped the others
   */
  public record Split(String dataset, String split, int kept, List<BrokenSample> skipped) {
    public Split {
      skipped = List.copyOf(skipped);
    }

    /** The names of what is skipped. */
    public Set<String> names() {
      return skipped.stream().map(BrokenSample::name).collect(Collectors.toSet());
    }

    /**
     * Makes sure that as many samples are left as when the run began.
     *
     * @throws RunException if there are more or fewer
     */
    public void requireKept(int samples) {
      if (samples != kept) {
        throw new RunException(
            "the run began with %d samples of `%s` split `%s`, but there are %d now"
                .formatted(kept, dataset, split, samples),
            "restore the data folder as it was, or train anew");
      }
    }
  }

  /** What is skipped of a split, if anything is. */
  public Optional<Split> of(String dataset, String split) {
    return splits.stream()
        .filter(each -> each.dataset().equals(dataset) && each.split().equals(split))
        .findFirst();
  }

  /**
   * What the run in a folder skips; nothing where there is no run or no list.
   *
   * @throws RunException if the list can't be understood
   */
  public static SkippedSamples read(Path run) throws IOException {
    Path file = run.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      return Json.read(Files.readString(file), SkippedSamples.class);
    } catch (JsonProcessingException e) {
      throw new RunException(
          "`%s` can't be understood: %s".formatted(file, e.getOriginalMessage()),
          "it was changed by hand: restore it, or train anew",
          e);
    }
  }

  /** Leaves them in a run; where nothing is skipped, no file. */
  public void write(RunFolder run) throws IOException {
    if (!splits.isEmpty()) {
      AtomicFile.write(run.path().resolve(FILE), Json.pretty(this));
    }
  }
}
