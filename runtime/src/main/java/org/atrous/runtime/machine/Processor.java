package org.atrous.runtime.machine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The processor.
 *
 * @param name of the model; empty where the system doesn't tell it
 * @param cores of the machine, with those that run two threads counted twice
 * @param usable cores that this process may use: a container may have fewer
 * @param features of those that TensorFlow is quick with, as the kernel spells them
 */
public record Processor(String name, int cores, int usable, List<String> features) {
  /** Vectors, from the oldest on, and what computes in 16 bits. */
  private static final List<String> WANTED =
      List.of(
          "avx",
          "avx2",
          "fma",
          "f16c",
          "avx512f",
          "avx512_vnni",
          "avx512_bf16",
          "avx512_fp16",
          "amx_tile",
          "amx_bf16",
          "asimd",
          "sve",
          "bf16",
          "i8mm");

  private static final List<String> BF16 = List.of("avx512_bf16", "amx_bf16", "bf16");

  public Processor {
    features = List.copyOf(features);
  }

  /** As this machine has it. */
  public static Processor here() {
    return at(Path.of("/"), Runtime.getRuntime().availableProcessors());
  }

  static Processor at(Path root, int usable) {
    List<String> lines = KernelFile.read(root.resolve("proc/cpuinfo")).lines();
    List<String> known =
        value(lines, "flags")
            .or(() -> value(lines, "Features"))
            .map(flags -> Arrays.asList(flags.split("\\s+")))
            .orElse(List.of());
    long cores = lines.stream().filter(line -> line.startsWith("processor")).count();
    return new Processor(
        value(lines, "model name").orElse(""),
        cores == 0 ? usable : (int) cores,
        usable,
        WANTED.stream().filter(known::contains).toList());
  }

  private static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name) && line.contains(":"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  /** Whether it multiplies numbers of 16 bits by itself, so that {@code bf16} pays. */
  public boolean hasBf16() {
    return features.stream().anyMatch(BF16::contains);
  }
}
