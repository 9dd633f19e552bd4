package org.atrous.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a split.
 *
 * @param pairs those that are there, in order
 * @param problems what is missing, in order
 */
record SplitFiles(List<SamplePair> pairs, List<BrokenSample> problems) {
  SplitFiles {
    pairs = List.copyOf(pairs);
    problems = List.copyOf(problems);
  }

  /** The first problem, with the number of the others. */
  DataException firstProblem() {
    BrokenSample first = problems.get(0);
    return problems.size() == 1
        ? new DataException(first.what(), first.help())
        : new DataException(
            "%s (and %d more like it)".formatted(first.what(), problems.size() - 1), first.help());
  }

  /** Collects pairs whose files are there. */
  static final class Collector {
    private final List<SamplePair> pairs = new ArrayList<>();
    private final List<BrokenSample> problems = new ArrayList<>();

    /** Adds a pair, or what of it is missing. */
    void add(Path folder, String image, String label) {
      SamplePair pair = new SamplePair(image, folder.resolve(image), folder.resolve(label));
      if (Files.isRegularFile(pair.label())) {
        pairs.add(pair);
      } else {
        problems.add(
            new BrokenSample(
                image,
                "image `%s` has no label `%s`".formatted(pair.image(), pair.label()),
                "add the label or remove the image: every image of a split counts"));
      }
    }

    void problem(String name, String what, String help) {
      problems.add(new BrokenSample(name, what, help));
    }

    SplitFiles done() {
      return new SplitFiles(pairs, problems);
    }
  }
}
