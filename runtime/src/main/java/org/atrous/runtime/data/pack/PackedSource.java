package org.atrous.runtime.data.pack;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.record.RecordFile;

/** Samples of a packed split, read one by one, each against its checksum. */
final class PackedSource implements SampleSource {
  private final List<Path> shards;
  private final List<PackManifest.Entry> entries;

  PackedSource(List<Path> shards, List<PackManifest.Entry> entries) {
    this.shards = List.copyOf(shards);
    this.entries = List.copyOf(entries);
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public String name(int index) {
    return entries.get(index).name();
  }

  @Override
  public Sample load(int index) {
    PackManifest.Entry entry = entries.get(index);
    Path shard = shards.get(entry.shard());
    // Not kept open: a channel closes for all when one of its threads is interrupted.
    try (FileChannel channel = FileChannel.open(shard, StandardOpenOption.READ)) {
      Optional<byte[]> record = new RecordFile(channel.position(entry.offset())).read();
      Sample sample = PackedSample.decode(record.orElseThrow(() -> damaged(entry, shard)));
      if (!sample.name().equals(entry.name())) {
        throw damaged(entry, shard);
      }
      return sample;
    } catch (InvalidProtocolBufferException e) {
      throw damaged(entry, shard);
    } catch (IOException e) {
      throw new DataException(
          "`%s` can't be read: %s".formatted(shard, e.getMessage()), "check its permissions", e);
    }
  }

  private static DataException damaged(PackManifest.Entry entry, Path shard) {
    return new DataException(
        "sample `%s` in `%s` is damaged".formatted(entry.name(), shard),
        "pack the data set anew: its checksum, its place or its name isn't what was written");
  }
}
