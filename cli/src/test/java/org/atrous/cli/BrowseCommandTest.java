package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrowseCommandTest {
  @TempDir Path folder;
  private Path spec = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void write() throws IOException {
    spec = Specs.write(folder.resolve("shapes.atrous"), Drawings.SPEC);
    data = Drawings.write(folder.resolve("data"));
  }

  @Test
  void aSheetHasARowForEachImageAndAPairForEachCrop() throws IOException {
    Path output = folder.resolve("sheets/a.png");

    CommandRun run = browse(output, "--images", 3, "--crops", 2, "--side", 100);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("3 images of recipe `short`, each as it is and in 2 crops");
    BufferedImage sheet = ImageIO.read(output.toFile());
    assertThat(sheet.getWidth()).isEqualTo(14 + 3 * (2 * 100 + 2 + 14));
    assertThat(sheet.getHeight()).isAtLeast(14 + 3 * (20 + 14 + 100));
  }

  @Test
  void theSameSeedDrawsTheSameSheet() throws IOException {
    Path first = folder.resolve("1.png");
    Path second = folder.resolve("2.png");
    Path other = folder.resolve("3.png");

    browse(first);
    browse(second);
    browse(other, "--seed", 7);

    assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    assertThat(Files.readAllBytes(first)).isNotEqualTo(Files.readAllBytes(other));
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    data = folder.resolve("nowhere");

    CommandRun run = browse(folder.resolve("a.png"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere` of data set `shapes` doesn't exist");
  }

  @Test
  void asManyCropsAsFitAreTaken() {
    assertThat(browse(folder.resolve("a.png"), "--crops", 11).exitCode()).isEqualTo(2);
  }

  private CommandRun browse(Path output, Object... options) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("browse", spec, "--data", data, "--output", output), Stream.of(options))
            .toArray());
  }
}
