package org.atrous.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.atrous.compiler.JavaSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** DeepLabv3 on ResNet-101: a spec of ten lines that stands for hundreds of layers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DeepLabV3 {
  private static final String SPEC = "deeplabv3_resnet101.atrous";

  private Path file = Path.of("");

  /** Writes the spec down. */
  @Setup
  public void write() throws IOException {
    file = Files.createTempFile("deeplabv3", ".atrous");
    try (InputStream spec = Objects.requireNonNull(DeepLabV3.class.getResourceAsStream(SPEC))) {
      Files.copy(spec, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Takes the spec away. */
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  /** From the spec's text to the text of its Java classes; the library has been parsed before. */
  @Benchmark
  public List<JavaSource> compile() {
    return SpecToJava.compile(file);
  }
}
