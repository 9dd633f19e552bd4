package org.atrous.runtime.weights.file;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atrous.runtime.weights.pickle.PickleValue.Global;

/** PyTorch's types of numbers, by the names of its storages and of the types themselves. */
final class TorchTypes {
  private static final Set<String> MODULES = Set.of("torch", "torch.cuda", "torch.storage");
  private static final String SUFFIX = "Storage";

  private static final Map<String, ElementType> STORAGES =
      Map.ofEntries(
          Map.entry("Double", ElementType.FLOAT64),
          Map.entry("Float", ElementType.FLOAT32),
          Map.entry("Half", ElementType.FLOAT16),
          Map.entry("BFloat16", ElementType.BFLOAT16),
          Map.entry("Long", ElementType.INT64),
          Map.entry("Int", ElementType.INT32),
          Map.entry("Short", ElementType.INT16),
          Map.entry("Char", ElementType.INT8),
          Map.entry("Byte", ElementType.UINT8),
          Map.entry("Bool", ElementType.BOOL),
          Map.entry("Untyped", ElementType.UINT8));

  private static final Map<String, ElementType> TYPES =
      Map.ofEntries(
          Map.entry("float64", ElementType.FLOAT64),
          Map.entry("float32", ElementType.FLOAT32),
          Map.entry("float16", ElementType.FLOAT16),
          Map.entry("bfloat16", ElementType.BFLOAT16),
          Map.entry("int64", ElementType.INT64),
          Map.entry("int32", ElementType.INT32),
          Map.entry("int16", ElementType.INT16),
          Map.entry("int8", ElementType.INT8),
          Map.entry("uint32", ElementType.UINT32),
          Map.entry("uint16", ElementType.UINT16),
          Map.entry("uint8", ElementType.UINT8),
          Map.entry("bool", ElementType.BOOL));

  private static final Set<String> OTHER_TYPES =
      Set.of(
          "complex64",
          "complex128",
          "uint64",
          "float8_e4m3fn",
          "float8_e5m2",
          "float8_e4m3fnuz",
          "float8_e5m2fnuz",
          "qint8",
          "quint8",
          "qint32");

  private TorchTypes() {}

  /** Whether a name is that of a class of storages, of numbers that are read or not. */
  static boolean isStorage(Global global) {
    return MODULES.contains(global.module()) && global.name().endsWith(SUFFIX);
  }

  /** The type of numbers of a class of storages. */
  static TorchTensor.Type ofStorage(Global global) {
    String name = global.name().substring(0, global.name().length() - SUFFIX.length());
    return new TorchTensor.Type(Optional.ofNullable(STORAGES.get(name)), global.qualified());
  }

  /** Whether a name is that of a type. */
  static boolean isType(Global global) {
    return global.module().equals("torch")
        && (TYPES.containsKey(global.name()) || OTHER_TYPES.contains(global.name()));
  }

  static TorchTensor.Type of(Global global) {
    return new TorchTensor.Type(Optional.ofNullable(TYPES.get(global.name())), global.qualified());
  }
}
