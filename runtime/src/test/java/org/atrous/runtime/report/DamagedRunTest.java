package org.atrous.runtime.report;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.atrous.runtime.run.RunException;
import org.atrous.runtime.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedRunTest {
  private final RunFolder run;

  DamagedRunTest(@TempDir Path folder) throws IOException {
    this.run = MadeRun.evaluated(folder.resolve("run"));
  }

  private RunException refused() {
    return assertThrows(RunException.class, () -> RunReport.read(run).report());
  }

  @Test
  void resultThatWasCutShortIsNamed() throws IOException {
    Path file = run.results().resolve("fine.json");
    Files.writeString(file, Files.readString(file).substring(0, 100));

    assertThat(refused().what()).startsWith("`%s` can't be read as a result".formatted(file));
    assertThat(refused().help()).startsWith("evaluate anew");
  }

  @Test
  void emptyResultIsNamed() throws IOException {
    Path file = run.results().resolve("fine.json");
    Files.writeString(file, "");

    assertThat(refused().what()).contains(file.toString());
  }

  @Test
  void resultWithoutItsMetricsIsNamed() throws IOException {
    Path file = run.results().resolve("other.json");
    Files.writeString(file, "{\"evaluation\": \"other\"}");

    assertThat(refused().what()).contains(file.toString());
  }

  @Test
  void confusionMatrixThatLacksARowIsNamed() throws IOException {
    Path file = run.results().resolve("fine_confusion.csv");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));

    assertThat(refused().what()).contains("it has not as many rows as columns");
  }

  @Test
  void confusionMatrixOfWordsIsNamed() throws IOException {
    Path file = run.results().resolve("fine_confusion.csv");
    Files.writeString(file, "label,a\na,many\n");

    assertThat(refused().what()).contains("a number of pixels is no number");
  }

  @Test
  void picturesThatWereCutShortAreNamed() throws IOException {
    Path file = run.results().resolve("fine/samples/000005_truth.jpg");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 200));

    assertThat(refused().what()).startsWith("`%s` can't be read".formatted(file));
  }

  @Test
  void picturesFromOutsideTheRunAreRefused() throws IOException {
    Path list = run.results().resolve("fine/samples/samples.json");
    String outside = Files.readString(list).replace("000005_truth.jpg", "../../../settings.json");
    Files.writeString(list, outside);

    assertThat(refused().what()).contains("there is no picture `../../../settings.json`");
  }

  @Test
  void lineOfTheLogThatIsNoStepIsNamed() throws IOException {
    Files.writeString(run.log(), "{\"step\":1,\"loss\":2}\n{\"stop\":2}\n");

    assertThat(refused().what()).isEqualTo("line 2 of `%s` is no logged step".formatted(run.log()));
  }

  @Test
  void logThatIsNoTextIsNamed() throws IOException {
    Files.write(run.log(), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});

    assertThat(refused().what()).contains("it is no text");
  }
}
