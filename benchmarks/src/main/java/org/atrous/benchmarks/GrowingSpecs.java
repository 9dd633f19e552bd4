package org.atrous.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.format.SpecFormatter;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Specs of the same kind, 10 and 100 times as long: the time for a line should stay. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class GrowingSpecs {
  /** What grows. */
  @Param public SpecShape shape = SpecShape.MIXED;

  /** How far. */
  @Param({"1", "10", "100"})
  public int scale;

  private String text = "";
  private Path file = Path.of("");

  /** Writes the spec down. */
  @Setup
  public void write() throws IOException {
    text = shape.text(scale);
    file = Files.createTempFile("growing", ".atrous");
    Files.writeString(file, text);
  }

  /** Takes the spec away. */
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  /** From the spec's text to the text of its Java classes. */
  @Benchmark
  public List<JavaSource> compile() {
    return SpecToJava.compile(file);
  }

  /** The spec in the one layout. */
  @Benchmark
  public Optional<String> format() {
    return SpecFormatter.format(new SourceFile("growing.atrous", text), new Diagnostics());
  }
}
