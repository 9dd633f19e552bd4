package org.atrous.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.atrous.runtime.benchmark.Measured;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.progress.Progress;
import org.atrous.runtime.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * A measurement in a process of its own, by {@code atrous measure}: the peak of a process's memory
 * never falls. Java's heap has a fixed size there and is occupied from the beginning, so that it
 * plays no part in what is measured.
 *
 * @param run with the network
 * @param mode what is measured
 * @param warmUp steps that don't count
 * @param steps that do
 * @param batch images at once
 * @param console where progress is shown
 */
record MeasuringProcess(
    RunFolder run, MeasureCommand.Mode mode, int warmUp, int steps, int batch, Console console) {
  /** Of the heap, beside images and labels. */
  private static final long PROGRAM_MEBIBYTES = 192;

  /** Exit code of a process that was killed with signal 9: 128 and the signal's number. */
  private static final int KILLED = 137;

  /**
   * What came of it.
   *
   * @param measured or null
   * @param failure why not, or null
   */
  record Outcome(@Nullable Measured measured, @Nullable String failure) {}

  /** Measures. */
  Outcome measure() throws IOException, InterruptedException {
    Path errors = run.path().resolve(name() + ".err");
    Process process = new ProcessBuilder(command()).redirectError(errors.toFile()).start();
    Thread end = new Thread(process::destroyForcibly, "interrupted");
    Runtime.getRuntime().addShutdownHook(end);
    try (Progress progress = console.progress(name(), 0, warmUp + steps)) {
      @Nullable Measured measured = listen(process, progress);
      int exitCode = process.waitFor();
      return exitCode == 0 && measured != null
          ? new Outcome(measured, null)
          : new Outcome(null, failure(exitCode, Files.readString(errors)));
    } finally {
      process.destroyForcibly();
      forget(end);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running already.
    }
  }

  private static @Nullable Measured listen(Process process, Progress progress) throws IOException {
    @Nullable Measured measured = null;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        MeasureCommand.Word word = word(line);
        if (word.made() != null) {
          progress.show(word.made(), "");
        }
        measured = word.result() == null ? measured : word.result();
      }
    }
    return measured;
  }

  /** Libraries may print something of their own. */
  private static MeasureCommand.Word word(String line) {
    try {
      return Json.read(line, MeasureCommand.Word.class);
    } catch (JsonProcessingException e) {
      return new MeasureCommand.Word(null, null);
    }
  }

  private static String failure(int exitCode, String errors) {
    if (exitCode == KILLED) {
      return "its process was killed, most likely for want of memory";
    }
    // Before it, TensorFlow may have said something of its own.
    int error = errors.indexOf("error: ");
    return error < 0
        ? "its process ended with exit code " + exitCode
        : errors.substring(error + "error: ".length()).strip();
  }

  private String name() {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private List<String> command() {
    Recipe recipe = run.settings().recipe();
    long mebibytes = heap(recipe);
    return JavaProcess.command(
        MeasuringProcess::isInherited,
        List.of(
            "-XX:+UseSerialGC",
            "-Xms%dm".formatted(mebibytes),
            "-Xmx%dm".formatted(mebibytes),
            "-XX:+AlwaysPreTouch"),
        List.of(
            "measure",
            "--run",
            run.path().toString(),
            "--mode",
            name(),
            "--warm-up",
            Integer.toString(warmUp),
            "--steps",
            Integer.toString(steps),
            "--output-stride",
            Integer.toString(recipe.outputStride()),
            "--batch",
            Integer.toString(batch),
            "--size",
            recipe.cropHeight() + "x" + recipe.cropWidth()));
  }

  /** Nothing that is about memory, which is fixed here. */
  private static boolean isInherited(String option) {
    return option.startsWith("-D") || option.startsWith("--enable-native");
  }

  /** Room for images, three floats a pixel, and for two maps of labels, with some to spare. */
  private long heap(Recipe recipe) {
    long pixels = (long) batch * recipe.cropHeight() * recipe.cropWidth();
    return PROGRAM_MEBIBYTES + 2 * pixels * Float.BYTES * (3 + 2) / (1 << 20);
  }
}
