package org.atrous.runtime.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.DatasetReport;
import org.atrous.runtime.data.LabelGlance;

/**
 * Finds out what labels mean.
 *
 * <ol>
 *   <li>Every label is read, and its numbers or colours are counted.
 *   <li>A table of classes is looked for that knows all of them.
 *   <li>{@link Classification} says which are classes and which are ignored.
 * </ol>
 */
public final class LabelDiscovery {
  private static final int SHOWN = 3;

  private LabelDiscovery() {}

  /** How often a number or colour occurs. */
  record Count(long pixels, int images) {
    Count plus(Count other) {
      return new Count(pixels + other.pixels, images + other.images);
    }
  }

  /**
   * Reads all labels.
   *
   * @param folder that was searched, in which a table of classes may lie
   * @param progress is told how many labels are read; one call at a time
   * @throws DiscoveryException if they are no labels
   */
  public static FoundLabels look(FoundFiles files, Path folder, IntConsumer progress) {
    List<String> remarks = new ArrayList<>();
    List<LabelGlance> glances = glances(files, progress, remarks);
    boolean color = glances.stream().anyMatch(LabelGlance::isColor);
    if (color && !glances.stream().allMatch(LabelGlance::isColor)) {
      throw new DiscoveryException(
          "some labels `%s` in `%s` have colours, and others numbers"
              .formatted(files.labels(), files.root()),
          "save them all in one way");
    }
    SortedMap<Integer, Count> counts = counts(glances);
    List<ClassTable> tables = tables(files, folder);
    Classification classes =
        color
            ? Classification.ofColors(counts, tables, remarks)
            : Classification.ofNumbers(counts, tables, remarks);
    return new FoundLabels(
        classes.meaning(),
        classes.classes(),
        classes.ignored(),
        sizes(glances),
        classes.classes().stream().mapToLong(FoundClass::pixels).sum(),
        remarks);
  }

  private static List<LabelGlance> glances(
      FoundFiles files, IntConsumer progress, List<String> remarks) {
    List<String> labels =
        files.splits().values().stream()
            .map(Map::values)
            .flatMap(Collection::stream)
            .distinct()
            .sorted()
            .toList();
    AtomicInteger read = new AtomicInteger();
    List<String> broken = new ArrayList<>();
    List<LabelGlance> glances =
        labels.parallelStream()
            .map(
                label -> {
                  Optional<LabelGlance> glance = glance(files.root().resolve(label), broken);
                  synchronized (read) {
                    progress.accept(read.incrementAndGet());
                  }
                  return glance.orElse(null);
                })
            .filter(Objects::nonNull)
            .toList();
    if (glances.isEmpty()) {
      throw new DiscoveryException(
          "none of the labels `%s` in `%s` can be read".formatted(files.labels(), files.root()),
          broken.isEmpty() ? "copy them anew" : broken.get(0));
    }
    if (!broken.isEmpty()) {
      broken.sort(null);
      remarks.add(
          "%d of %d labels can't be read; `atrous data` lists all that is wrong. %s"
              .formatted(
                  broken.size(),
                  labels.size(),
                  broken.stream().limit(SHOWN).collect(Collectors.joining("; "))));
    }
    return glances;
  }

  private static Optional<LabelGlance> glance(Path label, List<String> broken) {
    try {
      LabelGlance glance = LabelGlance.of(label);
      if (glance.isPicture()) {
        throw new DiscoveryException(
            "`%s` has more than %d numbers or colours, so it is no label"
                .formatted(label, LabelGlance.MOST_CODES),
            "a label has one for each class, without blending: PNG keeps them, JPEG doesn't, and"
                + " it must not be scaled smoothly");
      }
      return Optional.of(glance);
    } catch (DataException e) {
      synchronized (broken) {
        broken.add(e.what());
      }
      return Optional.empty();
    }
  }

  private static SortedMap<Integer, Count> counts(List<LabelGlance> glances) {
    SortedMap<Integer, Count> counts = new TreeMap<>();
    for (LabelGlance glance : glances) {
      glance
          .pixels()
          .forEach((code, pixels) -> counts.merge(code, new Count(pixels, 1), Count::plus));
    }
    return counts;
  }

  /** Tables in the folders, those first whose names say it. */
  private static List<ClassTable> tables(FoundFiles files, Path folder) {
    FileTree tree = FileTree.of(folder);
    return tree.texts().stream()
        .sorted(Comparator.comparingInt(LabelDiscovery::rank))
        .map(text -> ClassTable.read(folder.resolve(text)))
        .flatMap(Optional::stream)
        .filter(table -> !namesImages(table, files))
        .toList();
  }

  private static int rank(String path) {
    String name = FileTree.name(path).toLowerCase(Locale.ROOT);
    boolean says =
        List.of("class", "label", "name", "categor", "color", "colour", "palette", "object")
            .stream()
            .anyMatch(name::contains);
    return says ? 0 : 1;
  }

  private static boolean namesImages(ClassTable table, FoundFiles files) {
    String first = table.rows().get(0).name();
    return files.splits().values().stream()
        .flatMap(pairs -> pairs.keySet().stream())
        .anyMatch(image -> FileTree.name(image).startsWith(first + "."));
  }

  private static List<DatasetReport.SizeCount> sizes(List<LabelGlance> glances) {
    Map<List<Integer>, Long> sizes =
        glances.stream()
            .collect(
                Collectors.groupingBy(
                    glance -> List.of(glance.height(), glance.width()), Collectors.counting()));
    return sizes.entrySet().stream()
        .map(
            size ->
                new DatasetReport.SizeCount(
                    size.getKey().get(0), size.getKey().get(1), size.getValue().intValue()))
        .sorted(
            Comparator.comparingInt((DatasetReport.SizeCount size) -> -size.images())
                .thenComparingInt(DatasetReport.SizeCount::height)
                .thenComparingInt(DatasetReport.SizeCount::width))
        .toList();
  }
}
