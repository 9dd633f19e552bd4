package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.FileBytes;
import org.atrous.runtime.weights.bytes.MalformedException;

/**
 * A folder with {@code weights.f32}, little-endian float32 one after another, and {@code
 * manifest.csv}, which has a row {@code name;shape;offset_floats;count} for each tensor.
 */
final class RawFloats implements WeightFormat {
  static final String MANIFEST = "manifest.csv";
  static final String VALUES = "weights.f32";

  private static final String COLUMNS = "name;shape;offset_floats;count";
  private static final long LARGEST_MANIFEST = 64L << 20;

  private record Row(String name, List<Long> shape, long offset, long count) {}

  @Override
  public String label() {
    return "raw float32 with manifest";
  }

  /** Recognises either of the two files. */
  @Override
  public boolean recognises(Head head) {
    return head.has(0, COLUMNS)
        || (head.file().endsWith(VALUES)
            && Files.isRegularFile(head.file().resolveSibling(MANIFEST)));
  }

  /** Opens the folder, given as such or as one of its files. */
  @Override
  public WeightFile open(Path file) throws IOException {
    Path manifest = file.resolveSibling(MANIFEST);
    Path values = file.resolveSibling(VALUES);
    if (Files.isDirectory(file)) {
      manifest = file.resolve(MANIFEST);
      values = file.resolve(VALUES);
    }
    List<Row> rows = rows(manifest);
    requireNoOverlap(rows);
    if (!Files.isRegularFile(values)) {
      throw new MalformedException("there is no `%s` beside it".formatted(VALUES));
    }
    FileBytes bytes = FileBytes.open(values);
    try {
      TensorIndex tensors = new TensorIndex();
      for (Row row : rows) {
        tensors.add(
            row.name(),
            () ->
                StoredArray.of(
                    bytes, row.offset() * Float.BYTES, ElementType.FLOAT32, row.shape()));
      }
      return IndexedWeightFile.of(file, label(), Optional.empty(), tensors, bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static List<Row> rows(Path manifest) throws IOException {
    if (Files.size(manifest) > LARGEST_MANIFEST) {
      throw new MalformedException("its manifest is absurdly large");
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(manifest);
    } catch (CharacterCodingException e) {
      throw new MalformedException("its manifest isn't text", e);
    }
    if (lines.isEmpty() || !lines.get(0).equals(COLUMNS)) {
      throw new MalformedException("its manifest doesn't begin with `%s`".formatted(COLUMNS));
    }
    List<Row> rows = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      try {
        rows.add(row(lines.get(line)));
      } catch (MalformedException e) {
        throw e.at("line %d of its manifest".formatted(line + 1));
      }
    }
    return rows;
  }

  private static Row row(String line) throws MalformedException {
    List<String> cells = List.of(line.split(";", -1));
    if (cells.size() != 4) {
      throw new MalformedException("it has %d columns instead of 4".formatted(cells.size()));
    }
    List<Long> shape = new ArrayList<>();
    if (!cells.get(1).isEmpty()) {
      for (String size : cells.get(1).split("x", -1)) {
        shape.add(number(size));
      }
    }
    Row row = new Row(cells.get(0), shape, number(cells.get(2)), number(cells.get(3)));
    if (Shapes.count(shape) != row.count()) {
      throw new MalformedException(
          "shape %s doesn't have %d values".formatted(Shapes.text(shape), row.count()));
    }
    return row;
  }

  /** A number of at most 15 digits, so that four times as much is a number still. */
  private static long number(String text) throws MalformedException {
    if (!text.matches("\\d{1,15}")) {
      throw new MalformedException("`%s` is no number that fits".formatted(text));
    }
    return Long.parseLong(text);
  }

  private static void requireNoOverlap(List<Row> rows) throws MalformedException {
    long end = 0;
    for (Row row : rows.stream().sorted(Comparator.comparingLong(Row::offset)).toList()) {
      if (row.offset() < end) {
        throw new MalformedException(
            "tensor `%s`: it overlaps the one before it".formatted(row.name()));
      }
      end = row.offset() + row.count();
    }
  }
}
