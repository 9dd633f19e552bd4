package org.atrous.generated;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows a spec and its Java: both must be what the models and the compiler hold. */
final class ReadmeTest {
  private static final Path GOLDEN = Path.of(System.getProperty("atrous.golden", ""));
  private static final Path MODELS = Path.of(System.getProperty("atrous.models", ""));
  private static final Path README = GOLDEN.resolve("../../../../README.md");

  @Test
  void showsJavaThatTheCompilerGenerates() throws IOException {
    String golden = Files.readString(GOLDEN.resolve("org.atrous.models.DeepLabV3R50.java.txt"));
    assertThat(golden).contains(block("java"));
  }

  @Test
  void showsTheSpecOfThatJava() throws IOException {
    String spec = block("atrous");
    String network = spec.substring(spec.indexOf("///"));
    assertThat(Files.readString(MODELS.resolve("deeplabv3.atrous"))).contains(network);
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
