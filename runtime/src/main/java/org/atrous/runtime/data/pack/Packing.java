package org.atrous.runtime.data.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;

/**
 * Packs a data set: writes beside the folder that is wanted, split by split, and moves it there
 * when it is whole. Closed before that, it leaves nothing.
 */
public final class Packing implements AutoCloseable {
  /** Large enough that files are few, small enough to be copied one by one. */
  private static final long SHARD_BYTES = 512L << 20;

  private final Dataset dataset;
  private final Path target;
  private final Path beside;
  private final long shardBytes;
  private final List<PackManifest.Split> splits = new ArrayList<>();

  private Packing(Dataset dataset, Path target, Path beside, long shardBytes) {
    this.dataset = dataset;
    this.target = target;
    this.beside = beside;
    this.shardBytes = shardBytes;
  }

  /**
   * Begins to pack a data set.
   *
   * @param target doesn't exist yet, or is an empty folder
   * @throws DataException if there is something already
   */
  public static Packing begin(Dataset dataset, Path target) throws IOException {
    return begin(dataset, target, SHARD_BYTES);
  }

  static Packing begin(Dataset dataset, Path target, long shardBytes) throws IOException {
    requireFree(target);
    Path whole = target.toAbsolutePath().normalize();
    Path beside =
        whole.resolveSibling(
            ".%s.%d.partial".formatted(whole.getFileName(), ProcessHandle.current().pid()));
    delete(beside);
    Files.createDirectories(beside);
    return new Packing(dataset, target, beside, shardBytes);
  }

  private static void requireFree(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (Files.isDirectory(target)) {
      try (Stream<Path> entries = Files.list(target)) {
        if (entries.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new DataException(
        "`%s` exists, and isn't an empty folder".formatted(target),
        "choose another folder to pack into, or remove it");
  }

  /**
   * Packs a split, with as many threads as there are processors.
   *
   * @param samples in the order that they keep
   * @param progress is told how many are written
   * @throws DataException if one can't be read
   */
  public void add(String split, SampleSource samples, IntConsumer progress)
      throws IOException, InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService readers = Executors.newFixedThreadPool(threads);
    try (ShardWriter writer = new ShardWriter(beside, split, shardBytes)) {
      Deque<Future<Sample>> ahead = new ArrayDeque<>();
      int read = 0;
      for (int written = 0; written < samples.size(); written++) {
        for (; read < Math.min(samples.size(), written + 2 * threads); read++) {
          int index = read;
          ahead.add(readers.submit(() -> samples.load(index)));
        }
        writer.add(sample(ahead.remove()));
        progress.accept(written + 1);
      }
      splits.add(writer.done());
    } finally {
      readers.shutdownNow();
    }
  }

  private static Sample sample(Future<Sample> sample) throws InterruptedException {
    try {
      return sample.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DataException data) {
        throw data;
      }
      throw new IllegalStateException("a sample couldn't be packed", e.getCause());
    }
  }

  /**
   * Moves the folder to its place.
   *
   * @return the length of its files in bytes
   */
  public long finish() throws IOException {
    AtomicFile.write(
        beside.resolve(PackManifest.FILE),
        Json.pretty(new PackManifest(PackManifest.FORMAT, dataset, splits)));
    requireFree(target);
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    return splits.stream()
        .flatMap(split -> split.shards().stream())
        .mapToLong(PackManifest.Shard::bytes)
        .sum();
  }

  @Override
  public void close() throws IOException {
    delete(beside);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
