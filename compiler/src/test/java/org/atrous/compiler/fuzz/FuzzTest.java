package org.atrous.compiler.fuzz;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.format.SpecFormatter;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.DiagnosticPrinter;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a spec holds, the compiler ends soon, keeps its memory bounded, and has nothing to say
 * but diagnostics. The inputs follow from a seed; {@code -Pfuzz} tries many more than a build does.
 */
final class FuzzTest {
  private static final int INPUTS = Integer.getInteger("atrous.fuzz.inputs", 2_000);
  private static final long SEED = Long.getLong("atrous.fuzz.seed", 20170617L);

  /** Generous: what a loaded machine needs, and still no hang. */
  private static final long SECONDS = 60;

  /** Of allocations in all, most of which are garbage at once. */
  private static final long BYTES = 8L << 30;

  @TempDir Path folder;

  @Test
  void noInputMakesTheCompilerThrowHangOrEatMemory() throws Exception {
    Mutator mutator = new Mutator(new Random(SEED), Corpus.texts());
    ExecutorService compiler = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < INPUTS; i++) {
        Path file = folder.resolve("input.atrous");
        Files.write(file, mutator.next().getBytes(StandardCharsets.UTF_8));
        check(i, file, compiler);
      }
    } finally {
      compiler.shutdownNow();
    }
  }

  private void check(int input, Path file, ExecutorService compiler) throws Exception {
    try {
      long bytes =
          compiler.submit(() -> allocatedBy(() -> compile(file))).get(SECONDS, TimeUnit.SECONDS);
      assertWithMessage("input %s of seed %s, kept as %s", input, SEED, kept(file, bytes > BYTES))
          .that(bytes)
          .isAtMost(BYTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(
          "input %d of seed %d, kept as %s".formatted(input, SEED, kept(file, true)), e);
    }
  }

  private void compile(Path file) {
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(file, folder, "fuzz", Map.of()));
    compilation.sources();
    compilation.tests();
    DiagnosticPrinter printer = new DiagnosticPrinter(false);
    for (Diagnostic diagnostic : compilation.diagnostics()) {
      printer.print(diagnostic);
    }
    Diagnostics mistakes = new Diagnostics();
    SourceReader.read(file, "input.atrous", mistakes)
        .flatMap(source -> SpecFormatter.format(source, mistakes))
        .ifPresent(text -> assertThat(text).endsWith("\n"));
  }

  private static long allocatedBy(Runnable task) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    task.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static Path kept(Path file, boolean keep) throws Exception {
    Path copy = Path.of("target", "fuzz", "failed.atrous");
    if (keep) {
      Files.createDirectories(copy.resolveSibling(""));
      Files.write(copy, Files.readAllBytes(file));
    }
    return copy.toAbsolutePath();
  }
}
