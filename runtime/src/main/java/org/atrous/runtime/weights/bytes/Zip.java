package org.atrous.runtime.weights.bytes;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file. Entries are read as streams, those that aren't compressed from where they stand; none
 * is held in memory whole.
 */
public final class Zip implements Closeable {
  /** Compressed entries above this many bytes must look as if they held numbers. */
  private static final long UNSUSPICIOUS = 16L << 20;

  /** How much larger than its compressed form an entry of numbers may be. */
  private static final long RATIO = 100;

  private final ZipFile file;
  private final TreeMap<String, ZipEntry> entries = new TreeMap<>();

  private Zip(ZipFile file) {
    this.file = file;
  }

  /**
   * Opens a zip file.
   *
   * @throws MalformedException if it is none, has two entries of one name, or would grow absurdly
   */
  public static Zip open(Path path) throws IOException {
    Zip zip = new Zip(openFile(path));
    try {
      zip.index();
      return zip;
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile openFile(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw new MalformedException("its zip directory is damaged or cut off", e);
    }
  }

  private void index() throws MalformedException {
    for (ZipEntry entry : Collections.list(file.entries())) {
      if (entry.isDirectory()) {
        continue;
      }
      if (entries.put(entry.getName(), entry) != null) {
        throw new MalformedException("it has two entries `%s`".formatted(entry.getName()));
      }
    }
  }

  /** Names of the entries that are files. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(entries.keySet()));
  }

  /**
   * An entry's bytes.
   *
   * @throws MalformedException if there is no such entry, or it says that it would grow absurdly
   */
  public ByteSource entry(String name) throws MalformedException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new MalformedException("it has no entry `%s`".formatted(name));
    }
    long size = entry.getSize();
    if (size > UNSUSPICIOUS && size / RATIO > entry.getCompressedSize()) {
      throw new MalformedException(
          "its entry `%s` of %d bytes would grow to %d: no weights compress so well"
              .formatted(name, entry.getCompressedSize(), size));
    }
    return new EntryBytes(entry);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private final class EntryBytes implements ByteSource {
    private final ZipEntry entry;

    EntryBytes(ZipEntry entry) {
      this.entry = entry;
    }

    @Override
    public long size() {
      return entry.getSize();
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      requireRange(position, target.remaining());
      try (InputStream in = file.getInputStream(entry)) {
        in.skipNBytes(position);
        byte[] chunk = new byte[Math.min(target.remaining(), 1 << 16)];
        while (target.hasRemaining()) {
          int count = in.readNBytes(chunk, 0, Math.min(chunk.length, target.remaining()));
          if (count == 0) {
            throw new MalformedException("entry `%s` ends too early".formatted(entry.getName()));
          }
          target.put(chunk, 0, count);
        }
      } catch (ZipException | EOFException e) {
        throw new MalformedException("entry `%s` is damaged".formatted(entry.getName()), e);
      }
    }
  }
}
