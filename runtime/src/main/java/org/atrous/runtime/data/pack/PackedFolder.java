package org.atrous.runtime.data.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.atrous.runtime.data.BrokenSample;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.SampleCheck;
import org.atrous.runtime.data.SampleFolder;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.files.Json;

/** A data set that {@link Packing} wrote. */
public final class PackedFolder implements SampleFolder {
  private static final String ANEW = "pack the data set anew";

  private final Path folder;
  private final PackManifest manifest;

  private PackedFolder(Path folder, PackManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /** Whether a folder is one that was packed. */
  public static boolean isPacked(Path folder) {
    return PackManifest.isIn(folder);
  }

  /**
   * Opens a packed folder.
   *
   * @param dataset as it is declared now
   * @throws DataException if another data set was packed, or the declaration has changed in a way
   *     that matters, or the manifest can't be read
   */
  public static PackedFolder open(Dataset dataset, Path folder) {
    PackManifest manifest = PackManifest.read(folder);
    List<String> differences = manifest.differences(dataset);
    if (!differences.isEmpty()) {
      throw new DataException(
          "`%s` was packed from data set `%s`, whose declaration differs from that of `%s` in %s"
              .formatted(
                  folder,
                  manifest.dataset().name(),
                  dataset.name(),
                  differences.stream().map("`%s`"::formatted).collect(Collectors.joining(", "))),
          "pack it anew by this spec, or give the folder of its files");
    }
    return new PackedFolder(folder, manifest);
  }

  @Override
  public SampleSource split(String split) {
    return without(split, Set.of());
  }

  @Override
  public SampleSource without(String split, Set<String> names) {
    PackManifest.Split packed = packed(split);
    List<Path> shards = new ArrayList<>();
    for (PackManifest.Shard shard : packed.shards()) {
      shards.add(whole(shard));
    }
    List<PackManifest.Entry> entries =
        entries(packed).stream().filter(entry -> !names.contains(entry.name())).toList();
    if (entries.isEmpty()) {
      throw new DataException(
          "no sample of split `%s` in `%s` can be used".formatted(split, folder), ANEW);
    }
    return new PackedSource(shards, entries);
  }

  private PackManifest.Split packed(String split) {
    return manifest
        .split(split)
        .orElseThrow(
            () ->
                new DataException(
                    "`%s` holds no split `%s` of data set `%s`"
                        .formatted(folder, split, manifest.dataset().name()),
                    manifest.splits().stream()
                        .map(each -> "`%s`".formatted(each.split()))
                        .collect(Collectors.joining(", ", "packed are ", ""))));
  }

  private Path whole(PackManifest.Shard shard) {
    Path file = folder.resolve(shard.file());
    try {
      long bytes = Files.size(file);
      if (bytes != shard.bytes()) {
        throw new DataException(
            "`%s` has %d bytes, but %d were written".formatted(file, bytes, shard.bytes()),
            "it was cut short or changed; " + ANEW);
      }
      return file;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private List<PackManifest.Entry> entries(PackManifest.Split packed) {
    Path file = folder.resolve(packed.index());
    try {
      List<PackManifest.Entry> entries = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        PackManifest.Entry entry = Json.read(line, PackManifest.Entry.class);
        if (entry.shard() < 0 || entry.shard() >= packed.shards().size() || entry.offset() < 0) {
          throw new DataException("`%s` has the line %s".formatted(file, line), ANEW);
        }
        entries.add(entry);
      }
      if (entries.size() != packed.samples()) {
        throw new DataException(
            "`%s` names %d samples, but %d were written"
                .formatted(file, entries.size(), packed.samples()),
            "it was cut short or changed; " + ANEW);
      }
      return entries;
    } catch (JsonProcessingException e) {
      throw new DataException(
          "`%s` can't be understood: %s".formatted(file, e.getOriginalMessage()), ANEW, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static DataException unreadable(Path file, IOException e) {
    return new DataException(
        Files.exists(file)
            ? "`%s` can't be read: %s".formatted(file, e.getMessage())
            : "there is no `%s`, which was packed".formatted(file),
        ANEW,
        e);
  }

  @Override
  public int count(String split) {
    return packed(split).samples();
  }

  @Override
  public List<BrokenSample> broken(String split, IntConsumer progress) {
    return SampleCheck.broken(split(split), progress);
  }

  @Override
  public boolean isPacked() {
    return true;
  }
}
