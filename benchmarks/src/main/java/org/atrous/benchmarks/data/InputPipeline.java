package org.atrous.benchmarks.data;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.data.Augmentation;
import org.atrous.runtime.data.BatchPipeline;
import org.atrous.runtime.data.BatchSchedule;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.pack.Packing;
import org.atrous.runtime.data.pack.SampleFolders;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.RecipeBuilder;

/**
 * What it costs to bring an image to a training: from a packed data set of images of VOC's usual
 * size, 375x500, to crops of 513x513, with every usual augmentation. Each stage is measured alone
 * in one thread, by the time that the thread had a processor, which other work on the machine
 * hardly disturbs; then all of them together in two threads.
 */
public final class InputPipeline {
  private static final int IMAGES = 64;
  private static final int CROP = 513;
  private static final int BATCH = 16;
  private static final int THREADS = 2;
  private static final Normalization GREY = Normalization.of(127.5, 127.5, 127.5, 1, 1, 1);

  private final int rounds;
  private final PrintStream out;

  private InputPipeline(int rounds, PrintStream out) {
    this.rounds = rounds;
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param args how often each image is taken; 5 where it is left out
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("input-pipeline");
    try {
      new InputPipeline(rounds, System.out).measure(folder.resolve("packed"));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void measure(Path packed) throws IOException, InterruptedException {
    Dataset dataset = DrawnShapes.dataset();
    SampleSource drawn = new DrawnShapes(DrawnShapes.TRAIN, IMAGES, 375, 500, 1);
    try (Packing packing = Packing.begin(dataset, packed)) {
      packing.add(DrawnShapes.TRAIN, drawn, done -> {});
      packing.finish();
    }
    SampleSource source = SampleFolders.open(dataset, packed).split(DrawnShapes.TRAIN);

    out.printf("%-28s %12s%n", "stage", "CPU ms");
    double read = row("read from the pack", source::load);
    double cut = row("scale, crop, flip", augmentation(source, recipe(dataset).build()));
    double jitter = augmented(source, recipe(dataset).jitter(0.5, 0.5, 0.5, 0.2).build());
    out.printf("%-28s %12.2f%n", "colour jitter", jitter - cut);
    double whole = augmented(source, full(dataset));
    out.printf("%-28s %12.2f%n", "blur", whole - jitter);
    out.printf("%-28s %12.2f%n", "in all", read + whole);
    out.println();
    pipeline(source, full(dataset));
  }

  private static RecipeBuilder recipe(Dataset dataset) {
    return Recipe.named("usual", dataset, DrawnShapes.TRAIN)
        .crop(CROP, CROP)
        .scale(0.5, 2)
        .flip()
        .batch(BATCH);
  }

  private static Recipe full(Dataset dataset) {
    return recipe(dataset).jitter(0.5, 0.5, 0.5, 0.2).blur(0.5, 2).build();
  }

  private double row(String stage, IntConsumer work) {
    double cost = cost(work);
    out.printf("%-28s %12.2f%n", stage, cost);
    return cost;
  }

  private double augmented(SampleSource source, Recipe recipe) {
    return cost(augmentation(source, recipe));
  }

  /** Crops of samples that are in memory, drawn anew each time. */
  private static IntConsumer augmentation(SampleSource source, Recipe recipe) {
    Augmentation augmentation = new Augmentation(recipe, GREY, 1);
    Sample[] samples = new Sample[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      samples[i] = source.load(i);
    }
    float[] images = new float[3 * CROP * CROP];
    int[] labels = new int[CROP * CROP];
    int[] step = {0};
    return i -> augmentation.apply(samples[i], ++step[0], 0, images, labels);
  }

  /** Milliseconds of this thread for an image, once the code is compiled. */
  private double cost(IntConsumer work) {
    double cost = 0;
    for (int round = -1; round < rounds; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < IMAGES; i++) {
        work.accept(i);
      }
      if (round >= 0) {
        cost += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      }
    }
    return cost / 1e6 / IMAGES / rounds;
  }

  /** All in two threads, as a training has it that takes each batch at once. */
  private void pipeline(SampleSource source, Recipe recipe) throws InterruptedException {
    int warmUp = IMAGES / BATCH;
    int steps = warmUp * (1 + rounds);
    try (BatchPipeline batches =
        new BatchPipeline(
            source,
            new BatchSchedule(1, source.size(), BATCH),
            new Augmentation(recipe, GREY, 1),
            1,
            steps,
            THREADS)) {
      for (int i = 0; i < warmUp; i++) {
        batches.next();
      }
      OperatingSystemMXBean process =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long wall = System.nanoTime();
      long cpu = process.getProcessCpuTime();
      while (batches.hasNext()) {
        batches.next();
      }
      int images = BATCH * (steps - warmUp);
      double cpuMs = (process.getProcessCpuTime() - cpu) / 1e6 / images;
      out.printf(
          "%d threads: %.0f images a second here, %.2f ms of CPU an image (collector and compiler"
              + " included), so %.0f images a second on %d processors of one's own%n",
          THREADS,
          images * 1e9 / (System.nanoTime() - wall),
          cpuMs,
          THREADS * 1000 / cpuMs,
          THREADS);
    }
  }
}
