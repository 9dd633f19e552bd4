package org.atrous.runtime.weights.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.FileBytes;
import org.atrous.runtime.weights.bytes.MalformedException;

/**
 * Hugging Face's safetensors: the length of a header, the header as JSON, and the values without a
 * gap. As strict as the format's reference implementation: no overlaps, no gaps, nothing behind.
 */
final class Safetensors implements WeightFormat {
  private static final String METADATA = "__metadata__";
  private static final int LENGTH = Long.BYTES;
  private static final int LARGEST_HEADER = 100_000_000;

  private static final Map<String, ElementType> TYPES =
      Map.ofEntries(
          Map.entry("F64", ElementType.FLOAT64),
          Map.entry("F32", ElementType.FLOAT32),
          Map.entry("F16", ElementType.FLOAT16),
          Map.entry("BF16", ElementType.BFLOAT16),
          Map.entry("I64", ElementType.INT64),
          Map.entry("I32", ElementType.INT32),
          Map.entry("I16", ElementType.INT16),
          Map.entry("I8", ElementType.INT8),
          Map.entry("U32", ElementType.UINT32),
          Map.entry("U16", ElementType.UINT16),
          Map.entry("U8", ElementType.UINT8),
          Map.entry("BOOL", ElementType.BOOL));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Where a tensor's values lie behind the header. */
  private record Extent(String name, long begin, long end) {}

  @Override
  public String label() {
    return "safetensors";
  }

  @Override
  public boolean recognises(Head head) {
    return head.firstLong() > 0 && head.firstLong() <= LARGEST_HEADER && head.has(LENGTH, "{");
  }

  @Override
  public WeightFile open(Path file) throws IOException {
    FileBytes bytes = FileBytes.open(file);
    try {
      return index(file, bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private WeightFile index(Path file, FileBytes bytes) throws IOException {
    int length = (int) bytes.read(0, LENGTH).getLong();
    JsonNode header = header(bytes.read(LENGTH, length));
    long data = LENGTH + (long) length;
    TensorIndex tensors = new TensorIndex();
    List<Extent> extents = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : header.properties()) {
      if (!field.getKey().equals(METADATA)) {
        tensors.add(field.getKey(), () -> tensor(bytes, data, field, extents));
      }
    }
    requireNoGaps(extents, bytes.size() - data);
    return IndexedWeightFile.of(file, label(), layouts(header), tensors, bytes);
  }

  private static JsonNode header(ByteBuffer text) throws MalformedException {
    JsonNode header;
    try {
      header = MAPPER.readTree(StandardCharsets.UTF_8.decode(text).toString());
    } catch (JsonProcessingException e) {
      throw new MalformedException("its header isn't JSON: " + e.getOriginalMessage(), e);
    }
    if (!header.isObject()) {
      throw new MalformedException("its header is no JSON object");
    }
    return header;
  }

  private static StoredTensor tensor(
      ByteSource bytes, long data, Map.Entry<String, JsonNode> field, List<Extent> extents)
      throws MalformedException {
    JsonNode value = field.getValue();
    List<Long> shape = numbers(value.path("shape"), "shape");
    List<Long> offsets = numbers(value.path("data_offsets"), "data_offsets");
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw new MalformedException("its data_offsets are " + value.path("data_offsets"));
    }
    long begin = offsets.get(0);
    long end = offsets.get(1);
    bytes.requireRange(data, end);
    extents.add(new Extent(field.getKey(), begin, end));
    String label = value.path("dtype").asText();
    ElementType type = TYPES.get(label);
    if (type == null) {
      return UnreadableTensor.of(shape, label);
    }
    long needed = (long) Shapes.count(shape) * type.bytes();
    if (needed != end - begin) {
      throw new MalformedException(
          "%s of shape %s are %d bytes, but %d are given"
              .formatted(label, Shapes.text(shape), needed, end - begin));
    }
    return StoredArray.of(bytes, data + begin, type, shape);
  }

  private static List<Long> numbers(JsonNode array, String what) throws MalformedException {
    List<Long> numbers = new ArrayList<>();
    if (!array.isArray()) {
      throw new MalformedException("its %s is no list".formatted(what));
    }
    for (JsonNode number : array) {
      if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
        throw new MalformedException("its %s has `%s`".formatted(what, number));
      }
      numbers.add(number.asLong());
    }
    return numbers;
  }

  private static void requireNoGaps(List<Extent> extents, long size) throws MalformedException {
    extents.sort(Comparator.comparingLong(Extent::begin).thenComparingLong(Extent::end));
    long end = 0;
    for (Extent extent : extents) {
      if (extent.begin() != end) {
        throw new MalformedException(
            "tensor `%s`: it begins at byte %d of the values, where byte %d is next"
                .formatted(extent.name(), extent.begin(), end));
      }
      end = extent.end();
    }
    if (end != size) {
      throw new MalformedException(
          "its values are %d bytes, but %d stand behind the header".formatted(end, size));
    }
  }

  /** Who wrote the file says so, if it was a framework's own function. */
  private static Optional<LayoutConvention> layouts(JsonNode header) {
    return switch (header.path(METADATA).path("format").asText()) {
      case "pt" -> Optional.of(LayoutConvention.PYTORCH);
      case "tf", "flax" -> Optional.of(LayoutConvention.TENSORFLOW);
      case "paddle", "pd" -> Optional.of(LayoutConvention.PADDLE);
      default -> Optional.empty();
    };
  }
}
