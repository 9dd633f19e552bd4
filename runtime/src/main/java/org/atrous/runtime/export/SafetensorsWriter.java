package org.atrous.runtime.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.weights.ExportedWeights;
import org.atrous.runtime.weights.file.LayoutConvention;

/**
 * Weights as safetensors: the length of a header, the header in JSON, then all values as float32,
 * little-endian, one tensor behind the other. Its metadata hold the {@link NetworkDescription}
 * under {@code network.json}, and under {@code format} whose layouts they have, as the libraries of
 * the format write it.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /** Writes weights. */
  public static void write(
      ExportTarget target, ExportedWeights weights, NetworkDescription description)
      throws IOException {
    target.writeFile(
        out -> {
          out.write(header(weights, description));
          weights.readAll((tensor, values) -> write(out, values));
        });
  }

  private static byte[] header(ExportedWeights weights, NetworkDescription description) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = header.putObject("__metadata__");
    weights.convention().ifPresent(convention -> metadata.put("format", label(convention)));
    metadata.put("network.json", Json.line(description));
    long begin = 0;
    for (ExportedWeights.Tensor tensor : weights.tensors()) {
      long end = begin + Float.BYTES * count(tensor.shape());
      ObjectNode entry = header.putObject(tensor.name()).put("dtype", "F32");
      tensor.shape().forEach(entry.withArray("shape")::add);
      entry.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = Arrays.copyOf(text, length);
    Arrays.fill(padded, text.length, length, (byte) ' ');
    return ByteBuffer.allocate(Long.BYTES + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(padded)
        .array();
  }

  private static String label(LayoutConvention convention) {
    return switch (convention) {
      case PYTORCH -> "pt";
      case TENSORFLOW, TENSORFLOW_LITE -> "tf";
      case PADDLE -> "paddle";
    };
  }

  private static long count(List<Long> shape) {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  private static void write(OutputStream out, float[] values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }
}
