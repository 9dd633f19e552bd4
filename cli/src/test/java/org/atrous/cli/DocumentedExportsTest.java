package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.JavaSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the guide shows below Export make the masks that `predict` makes. */
final class DocumentedExportsTest {
  private static final Path GUIDE = Path.of("..", "docs", "guide.md");
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(package org\\.example;.*?class (\\w+).*?)```", Pattern.DOTALL);

  private static final int CLASSES = 6;
  private static final int INPUTS = 16;
  private static final float THRESHOLD = 9000;

  @TempDir Path folder;

  /** Loads what was compiled in memory. */
  private static final class Programs extends ClassLoader {
    private final Map<String, byte[]> classes;

    Programs(Map<String, byte[]> classes) {
      super(DocumentedExportsTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static List<JavaSource> shown() throws IOException {
    List<JavaSource> programs = new ArrayList<>();
    Matcher program = PROGRAM.matcher(Files.readString(GUIDE));
    while (program.find()) {
      programs.add(new JavaSource("org.example." + program.group(2), program.group(1)));
    }
    return programs;
  }

  private static CommandRun atrous(Object... words) {
    CommandRun run = CommandRun.of(words);
    assertWithMessage(run.err()).that(run.exitCode()).isEqualTo(0);
    return run;
  }

  /**
   * Gives the head, which comes last, values by which bright and dark places are of two classes.
   */
  private static void drawHead(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int biases = bytes.length / Float.BYTES - CLASSES;
    int filters = biases - CLASSES * INPUTS;
    FloatBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int i = filters; i < biases; i++) {
      values.put(i, i < filters + INPUTS ? 0.01f : 0);
    }
    values.put(biases, -THRESHOLD);
    Files.write(file, bytes);
  }

  @Test
  void programsOfTheGuideMakeTheMasksThatPredictMakes() throws Exception {
    String text = Drawings.SPEC.replace("network Tiny", "network Street") + RawWeights.MAPPING;
    Path spec = Specs.write(folder.resolve("street.atrous"), text);
    Path weights = RawWeights.write(folder.resolve("plain"), 6);
    drawHead(weights.resolve("weights.f32"));
    Path run = folder.resolve("run");
    Path photo = Drawings.image(folder.resolve("photo.png"), 37, 45);
    atrous("import", spec, "--weights", weights, "--run", run);
    atrous("predict", "--run", run, photo, "--output", folder.resolve("seen"));
    Path model = folder.resolve("street_model");
    Path tensors = folder.resolve("street.safetensors");
    atrous(
        "export",
        "--run",
        run,
        "--format",
        "savedmodel",
        "--to",
        model,
        "--takes",
        "bytes",
        "--gives",
        "labels");
    atrous("export", "--run", run, "--format", "safetensors", "--to", tensors);
    Programs programs = compiled(spec);

    assertThat(shown().stream().map(JavaSource::className))
        .containsExactly("org.example.MaskOfExport", "org.example.MaskOfClass")
        .inOrder();
    assertMakesTheMask(programs, "org.example.MaskOfExport", model, photo);
    assertMakesTheMask(programs, "org.example.MaskOfClass", tensors, photo);
  }

  private Programs compiled(Path spec) throws IOException {
    List<JavaSource> sources = new ArrayList<>(shown());
    sources.addAll(
        AtrousCompiler.compile(new CompileRequest(spec, folder, "org.example.nets", Map.of()))
            .sources());
    return new Programs(new InMemoryCompiler().compile(sources).bytes());
  }

  private void assertMakesTheMask(Programs programs, String name, Path network, Path photo)
      throws Exception {
    Path mask = folder.resolve(name + ".png");
    String[] arguments = {network.toString(), photo.toString(), mask.toString()};
    programs.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) arguments);

    int[] wanted = samples(folder.resolve("seen").resolve("photo_label.png"));
    assertThat(samples(mask)).isEqualTo(wanted);
    assertThat(Arrays.stream(wanted).distinct().count()).isGreaterThan(1);
  }

  private static int[] samples(Path picture) throws IOException {
    var raster = ImageIO.read(picture.toFile()).getRaster();
    return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
  }
}
