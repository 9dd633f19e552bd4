package org.atrous.runtime.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Dataset;

/** Reads every file of a data set, and reports what is there and what is wrong. */
public final class DatasetSurvey {
  private final Dataset dataset;
  private final DatasetFolder folder;
  private final LabelReader labels;

  /**
   * A survey of the data set in a folder.
   *
   * @throws DataException if the folder can't be opened, or the data set's declaration can't be
   *     used
   */
  public DatasetSurvey(Dataset dataset, DatasetFolder folder) {
    this.dataset = dataset;
    this.folder = folder;
    this.labels = new LabelReader(dataset);
  }

  /** What a sample's files hold. */
  private record Facts(
      int height,
      int width,
      Map<Integer, Long> pixels,
      Map<String, Long> unknown,
      String problem,
      String help) {
    boolean isSound() {
      return problem.isEmpty();
    }
  }

  /**
   * The splits that are there.
   *
   * @throws DataException if there is none
   */
  public List<String> splits() {
    SortedSet<String> splits = folder.splits();
    if (!splits.isEmpty()) {
      return List.copyOf(splits);
    }
    // Where no split is named there is one; else this says what is missing.
    folder.files("");
    return List.of("");
  }

  /**
   * How many images with labels a split has.
   *
   * @throws DataException if there is no image of the split, or no list
   */
  public int images(String split) {
    return folder.files(split).pairs().size();
  }

  /**
   * Reads a split.
   *
   * @param progress is told how many images are read; one call at a time
   * @throws DataException if there is no image of the split, or no list
   */
  public DatasetReport.Split split(String split, IntConsumer progress) {
    SplitFiles files = folder.files(split);
    AtomicInteger read = new AtomicInteger();
    List<Facts> facts =
        files.pairs().parallelStream()
            .map(
                pair -> {
                  Facts found = facts(pair);
                  synchronized (read) {
                    progress.accept(read.incrementAndGet());
                  }
                  return found;
                })
            .toList();
    List<DatasetReport.Problem> problems = new ArrayList<>();
    files.problems().forEach(e -> problems.add(new DatasetReport.Problem(e.what(), e.help())));
    for (Facts fact : facts) {
      if (!fact.isSound()) {
        problems.add(new DatasetReport.Problem(fact.problem(), fact.help()));
      }
    }
    folder.orphans(split).forEach(e -> problems.add(new DatasetReport.Problem(e.what(), e.help())));
    List<Facts> readable = facts.stream().filter(fact -> fact.height() > 0).toList();
    return new DatasetReport.Split(
        split,
        (int) facts.stream().filter(Facts::isSound).count(),
        sizes(readable),
        classes(readable),
        readable.stream().mapToLong(DatasetSurvey::ignored).sum(),
        unknown(readable),
        problems);
  }

  private Facts facts(SamplePair pair) {
    try {
      ImageReader.Photo photo = ImageReader.photo(pair.image());
      LabelReader.Survey survey = labels.survey(pair.label());
      Sample sample = pair.fit(photo, survey.labels());
      return new Facts(
          sample.image().height(),
          sample.image().width(),
          counts(survey.labels()),
          survey.unknown(),
          survey.unknown().isEmpty() ? "" : undeclared(pair, survey.unknown()),
          "correct the label, or declare what it means with a class, `map` or `ignore`");
    } catch (DataException e) {
      return new Facts(0, 0, Map.of(), Map.of(), e.what(), e.help());
    }
  }

  private String undeclared(SamplePair pair, Map<String, Long> unknown) {
    String list =
        unknown.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "%s (pixels: %d)".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return "label `%s` has what data set `%s` doesn't declare: %s"
        .formatted(pair.label(), dataset.name(), list);
  }

  /** Pixels by label. */
  private static Map<Integer, Long> counts(LabelMap labels) {
    long[] counts = new long[LabelMap.IGNORE + 1];
    for (byte label : labels.bytes()) {
      counts[label & 0xff]++;
    }
    return IntStream.range(0, counts.length)
        .filter(label -> counts[label] > 0)
        .boxed()
        .collect(Collectors.toMap(label -> label, label -> counts[label]));
  }

  /** Pixels whose value the data set ignores, without those whose value it doesn't declare. */
  private static long ignored(Facts facts) {
    long unknown = facts.unknown().values().stream().mapToLong(Long::longValue).sum();
    return facts.pixels().getOrDefault(LabelMap.IGNORE, 0L) - unknown;
  }

  private static List<DatasetReport.SizeCount> sizes(List<Facts> facts) {
    Map<List<Integer>, Long> sizes =
        facts.stream()
            .collect(
                Collectors.groupingBy(
                    fact -> List.of(fact.height(), fact.width()), Collectors.counting()));
    return sizes.entrySet().stream()
        .map(
            entry ->
                new DatasetReport.SizeCount(
                    entry.getKey().get(0), entry.getKey().get(1), entry.getValue().intValue()))
        .sorted(
            Comparator.comparingInt((DatasetReport.SizeCount size) -> -size.images())
                .thenComparingInt(DatasetReport.SizeCount::height)
                .thenComparingInt(DatasetReport.SizeCount::width))
        .toList();
  }

  private List<DatasetReport.ClassCount> classes(List<Facts> facts) {
    int count = dataset.classes().size();
    long[] pixels = new long[count];
    int[] images = new int[count];
    long all = 0;
    for (Facts fact : facts) {
      for (Map.Entry<Integer, Long> entry : fact.pixels().entrySet()) {
        if (entry.getKey() != LabelMap.IGNORE) {
          pixels[entry.getKey()] += entry.getValue();
          images[entry.getKey()]++;
          all += entry.getValue();
        }
      }
    }
    List<DatasetReport.ClassCount> classes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double share = all == 0 ? 0 : (double) pixels[i] / all;
      classes.add(
          new DatasetReport.ClassCount(i, dataset.classes().get(i), pixels[i], share, images[i]));
    }
    return classes;
  }

  private static List<DatasetReport.UnknownLabel> unknown(List<Facts> facts) {
    return facts.stream()
        .flatMap(fact -> fact.unknown().entrySet().stream())
        .collect(Collectors.groupingBy(Map.Entry::getKey))
        .entrySet()
        .stream()
        .map(
            entry ->
                new DatasetReport.UnknownLabel(
                    entry.getKey(),
                    entry.getValue().stream().mapToLong(Map.Entry::getValue).sum(),
                    entry.getValue().size()))
        .sorted(
            Comparator.comparingLong((DatasetReport.UnknownLabel label) -> -label.pixels())
                .thenComparing(DatasetReport.UnknownLabel::value))
        .toList();
  }
}
