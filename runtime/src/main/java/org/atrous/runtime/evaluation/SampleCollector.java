package org.atrous.runtime.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.atrous.runtime.picture.SamplePictures;
import org.jspecify.annotations.Nullable;

/**
 * Leaves small pictures of some images of an evaluation in a folder: of those that are spread
 * evenly, and of the worst. Of these it keeps no more at any time than are wanted in the end.
 */
final class SampleCollector {
  private final Path folder;
  private final Dataset dataset;
  private final int worstWanted;
  private final SamplePictures pictures;
  private final Map<Integer, Seen> spread = new TreeMap<>();
  private final TreeSet<Seen> worst =
      new TreeSet<>(
          Comparator.comparingDouble(Seen::order)
              .thenComparing(Seen::name)
              .thenComparing(Seen::index));

  /** An image whose pictures are in the folder. */
  private record Seen(int index, String name, @Nullable Double mIoU) {
    double order() {
      return Objects.requireNonNull(mIoU);
    }
  }

  /**
   * @param folder for the pictures; made if it's missing
   * @param dataset names and colours of the classes
   * @param worst how many of the worst images to keep
   */
  SampleCollector(Path folder, Dataset dataset, int worst) {
    this.folder = folder;
    this.dataset = dataset;
    this.worstWanted = worst;
    this.pictures = new SamplePictures(dataset);
  }

  /**
   * Looks at an image.
   *
   * @param isSpread whether it is wanted however good it is
   */
  void add(int index, Sample sample, LabelMap prediction, ConfusionMatrix counts, boolean isSpread)
      throws IOException {
    boolean counted = counts.total() > 0;
    Seen seen = new Seen(index, sample.name(), counted ? counts.meanIou() : null);
    if (isSpread) {
      spread.put(index, seen);
    }
    boolean isWorst = counted && worstWanted > 0 && worst.add(seen);
    if (isWorst && worst.size() > worstWanted) {
      Seen better = Objects.requireNonNull(worst.pollLast());
      isWorst = !better.equals(seen);
      if (isWorst && !spread.containsKey(better.index())) {
        for (String file : files(better).values()) {
          Files.deleteIfExists(folder.resolve(file));
        }
      }
    }
    if (isSpread || isWorst) {
      Map<SamplePictures.Kind, String> files = files(seen);
      for (Map.Entry<SamplePictures.Kind, byte[]> picture :
          pictures.of(sample, prediction).entrySet()) {
        AtomicFile.write(
            folder.resolve(Objects.requireNonNull(files.get(picture.getKey()))),
            picture.getValue());
      }
    }
  }

  private static Map<SamplePictures.Kind, String> files(Seen seen) {
    Map<SamplePictures.Kind, String> files = new EnumMap<>(SamplePictures.Kind.class);
    for (SamplePictures.Kind kind : SamplePictures.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      files.put(kind, "%06d_%s.jpg".formatted(seen.index(), name));
    }
    return files;
  }

  /** Writes the list of what there is, and removes what an evaluation before left. */
  void write() throws IOException {
    Map<Integer, Seen> all = new TreeMap<>(spread);
    worst.forEach(seen -> all.put(seen.index(), seen));
    List<ShownSample> samples = all.values().stream().map(this::shown).toList();
    AtomicFile.write(
        folder.resolve(ShownSamples.FILE),
        Json.pretty(new ShownSamples(dataset.classes(), dataset.colors(), samples)));
    Set<String> kept = new HashSet<>(Set.of(ShownSamples.FILE));
    samples.forEach(sample -> kept.addAll(sample.files().values()));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(path -> !kept.contains(String.valueOf(path.getFileName()))).toList()) {
        Files.delete(file);
      }
    }
  }

  private ShownSample shown(Seen seen) {
    return new ShownSample(
        seen.index(),
        seen.name(),
        seen.mIoU(),
        worst.contains(seen),
        spread.containsKey(seen.index()),
        files(seen));
  }
}
