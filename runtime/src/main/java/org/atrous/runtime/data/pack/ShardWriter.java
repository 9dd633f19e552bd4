package org.atrous.runtime.data.pack;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.record.RecordFile;
import org.jspecify.annotations.Nullable;

/** Writes the samples of a split one after the other, and begins a new file when one is large. */
final class ShardWriter implements AutoCloseable {
  private final Path folder;
  private final String split;
  private final long shardBytes;
  private final BufferedWriter index;
  private final List<PackManifest.Shard> shards = new ArrayList<>();
  private @Nullable FileChannel channel;
  private int samples;

  /**
   * @param shardBytes length after which a file is followed by another
   */
  ShardWriter(Path folder, String split, long shardBytes) throws IOException {
    this.folder = folder;
    this.split = split;
    this.shardBytes = shardBytes;
    this.index = Files.newBufferedWriter(folder.resolve(indexName()));
  }

  private String indexName() {
    return fileName() + ".index.jsonl";
  }

  /** A split's name, where it has one that can stand in the name of a file. */
  private String fileName() {
    return split.isEmpty() ? "all" : split.replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  void add(Sample sample) throws IOException {
    FileChannel to = channel;
    if (to == null) {
      to =
          FileChannel.open(
              folder.resolve(shardName()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel = to;
    }
    index.write(
        Json.line(new PackManifest.Entry(sample.name(), shards.size(), to.position())) + "\n");
    new RecordFile(to).write(PackedSample.encode(sample));
    samples++;
    if (to.position() >= shardBytes) {
      finish(to);
    }
  }

  private String shardName() {
    return "%s-%05d.tfrecord".formatted(fileName(), shards.size());
  }

  private void finish(FileChannel written) throws IOException {
    written.force(true);
    shards.add(new PackManifest.Shard(shardName(), written.size()));
    written.close();
    channel = null;
  }

  /** Ends the last file. */
  PackManifest.Split done() throws IOException {
    if (channel != null) {
      finish(channel);
    }
    index.flush();
    return new PackManifest.Split(split, samples, indexName(), shards);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    index.close();
  }
}
