package org.atrous.runtime.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tensors that tests write as a folder of raw floats. The values count up, over all of them. */
final class RawFile {
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();
  private final Map<String, Float> strange = new LinkedHashMap<>();

  RawFile with(String name, long... shape) {
    shapes.put(name, java.util.Arrays.stream(shape).boxed().toList());
    return this;
  }

  RawFile without(String name) {
    shapes.remove(name);
    return this;
  }

  /** Makes the first value of a tensor another one. */
  RawFile beginning(String name, float value) {
    strange.put(name, value);
    return this;
  }

  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    StringBuilder manifest = new StringBuilder("name;shape;offset_floats;count\n");
    int total = shapes.values().stream().mapToInt(RawFile::count).sum();
    ByteBuffer values = ByteBuffer.allocate(4 * total).order(ByteOrder.LITTLE_ENDIAN);
    for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
      int offset = values.position() / 4;
      int count = count(tensor.getValue());
      manifest.append(
          "%s;%s;%d;%d\n"
              .formatted(
                  tensor.getKey(),
                  tensor.getValue().stream().map(String::valueOf).collect(Collectors.joining("x")),
                  offset,
                  count));
      for (int i = 0; i < count; i++) {
        values.putFloat(offset + i);
      }
      Float first = strange.get(tensor.getKey());
      if (first != null) {
        values.putFloat(4 * offset, first);
      }
    }
    Files.writeString(folder.resolve("manifest.csv"), manifest);
    Files.write(folder.resolve("weights.f32"), values.array());
    return folder;
  }

  private static int count(List<Long> shape) {
    return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
  }
}
