package org.atrous.runtime.checkpoint;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.atrous.runtime.files.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  private static final Contents CONTENTS =
      new Contents(
          Map.of("conv1/weights", List.of(3L, 3L), "conv1/biases", List.of(3L)),
          Map.of("auxiliary/conv1/weights", List.of(3L, 5L)),
          Map.of("conv1/weights/momentum", List.of(3L, 3L)),
          Map.of());

  @TempDir private Path folder;
  private CheckpointFolder checkpoints = new CheckpointFolder(Path.of(""), 1);

  @BeforeEach
  void open() {
    checkpoints = new CheckpointFolder(folder.resolve("checkpoints"), 2);
  }

  private Checkpoint write(int step) throws IOException {
    return checkpoints.write(
        step,
        CONTENTS,
        prefix -> {
          Files.writeString(Path.of(prefix + ".index"), "names");
          Files.writeString(Path.of(prefix + ".data"), "values of step " + step);
        });
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("checkpoints"))) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static String refusal(Executable call) {
    return String.valueOf(assertThrows(CheckpointException.class, call).getMessage());
  }

  @Test
  void thereIsNoCheckpointInAFolderThatDoesNotExist() throws IOException {
    assertThat(checkpoints.latest()).isEmpty();
  }

  @Test
  void theNewestIsFoundWithItsStepAndFiles() throws IOException {
    write(9);
    write(10);

    Checkpoint latest = checkpoints.latest().orElseThrow();

    assertThat(latest.step()).isEqualTo(10);
    assertThat(Path.of(latest.prefix() + ".data").toFile().exists()).isTrue();
  }

  @Test
  void onlyTheNewestFewStay() throws IOException {
    write(1);
    write(2);
    write(3);

    assertThat(names()).containsExactly("step-00000002", "step-00000003").inOrder();
  }

  @Test
  void whatCannotBeWrittenNeverAppears() throws IOException {
    write(1);
    assertThrows(
        IOException.class,
        () ->
            checkpoints.write(
                2,
                CONTENTS,
                prefix -> {
                  Files.writeString(Path.of(prefix + ".index"), "names");
                  throw new IOException("disk full");
                }));

    assertThat(checkpoints.latest().orElseThrow().step()).isEqualTo(1);
  }

  @Test
  void whatAKilledProcessLeftIsRemovedWithTheNext() throws IOException {
    write(1);
    Path partial = Files.createDirectory(folder.resolve("checkpoints/step-00000002.partial"));
    Files.writeString(partial.resolve("variables.index"), "nam");

    write(2);

    assertThat(names()).containsExactly("step-00000001", "step-00000002").inOrder();
  }

  @Test
  void aFileThatWasCutShortIsNamedWithItsSizes() throws IOException {
    Path data = Path.of(write(1).prefix() + ".data");
    byte[] whole = Files.readAllBytes(data);
    Files.write(data, Arrays.copyOf(whole, 6));

    assertThat(refusal(checkpoints::latest))
        .startsWith(
            "`%s` is damaged: it has 6 bytes of the %d that were written"
                .formatted(data, whole.length));
  }

  @Test
  void aFileWithOneOtherBitIsDamaged() throws IOException {
    Path data = Path.of(write(1).prefix() + ".data");
    byte[] content = Files.readAllBytes(data);
    content[3] ^= 1;
    Files.write(data, content);

    assertThat(refusal(checkpoints::latest))
        .startsWith("`%s` is damaged: its content".formatted(data));
  }

  @Test
  void aFileThatIsGoneIsNamed() throws IOException {
    Files.delete(Path.of(write(1).prefix() + ".index"));

    assertThat(refusal(checkpoints::latest)).contains("lacks its file `variables.index`");
  }

  @Test
  void aManifestThatWasCutShortIsDamaged() throws IOException {
    Path manifest = write(1).folder().resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).substring(0, 40));

    assertThat(refusal(checkpoints::latest))
        .startsWith("`%s` is damaged: it can't be read as JSON".formatted(manifest));
  }

  @Test
  void anEmptyManifestIsDamaged() throws IOException {
    Path manifest = write(1).folder().resolve("manifest.json");
    Files.writeString(manifest, "{}");

    assertThat(refusal(checkpoints::latest)).contains("is damaged");
  }

  @Test
  void aFolderWithoutManifestIsNoCheckpoint() {
    assertThat(refusal(() -> Checkpoint.open(folder))).contains("is no checkpoint");
  }

  @Test
  void variablesOfAnotherNetworkAreToldByName() throws IOException {
    Checkpoint checkpoint = write(1);
    Contents other =
        new Contents(
            Map.of("conv1/weights", List.of(1L, 1L), "conv2/weights", List.of(2L)),
            Map.of(),
            Map.of(),
            Map.of());

    assertThat(refusal(() -> checkpoint.requireForInference(other)))
        .contains(
            "belongs to another network: it lacks `conv2/weights` [2];"
                + " it has other shapes: `conv1/weights` [3, 3] instead of [1, 1];"
                + " the network doesn't have `conv1/biases` [3]");
  }

  @Test
  void theOptimizersStateMattersForTrainingOnly() throws IOException {
    Checkpoint checkpoint = write(1);
    Contents bare = new Contents(CONTENTS.variables(), CONTENTS.auxiliary(), Map.of(), Map.of());

    checkpoint.requireForInference(bare);
    checkpoint.requireForTraining(CONTENTS);

    assertThat(refusal(() -> checkpoint.requireForTraining(bare)))
        .contains("the network doesn't have `conv1/weights/momentum`");
  }

  @Test
  void auxiliaryHeadsMatterForTrainingOnly() throws IOException {
    Checkpoint checkpoint = write(1);
    Contents bare = new Contents(CONTENTS.variables(), Map.of(), CONTENTS.optimizer(), Map.of());

    checkpoint.requireForInference(bare);

    assertThat(refusal(() -> checkpoint.requireForTraining(bare)))
        .contains("the network doesn't have `auxiliary/conv1/weights` [3, 5]");
  }

  @Test
  void aManifestThatNamesNoAuxiliaryHeadsHasNone() throws IOException {
    Contents older = Json.read("{\"variables\": {\"w\": [2]}, \"optimizer\": {}}", Contents.class);

    assertThat(older)
        .isEqualTo(new Contents(Map.of("w", List.of(2L)), Map.of(), Map.of(), Map.of()));
  }
}
