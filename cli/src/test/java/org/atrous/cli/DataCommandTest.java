package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataCommandTest {
  @TempDir Path folder;
  private Path spec = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void write() throws IOException {
    spec = Specs.write(folder.resolve("shapes.atrous"), Drawings.SPEC);
    data = Drawings.write(folder.resolve("data"));
  }

  @Test
  void aSoundDataSetIsCounted() {
    CommandRun run = data();

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("train       4");
    assertThat(run.out()).contains("40x40 (4)");
    assertThat(run.out()).contains("33x41 (1), 37x41 (1), 41x41 (1)");
    assertThat(run.out()).contains("No problems.");
  }

  @Test
  void classesAreCountedInJson() throws IOException {
    JsonNode split = json(data("--format", "json", "--split", "train")).get("splits").get(0);

    assertThat(split.get("images").asInt()).isEqualTo(4);
    assertThat(split.get("classes").get(0).get("name").asText()).isEqualTo("background");
    long pixels = split.get("ignoredPixels").asLong();
    double shares = 0;
    for (JsonNode each : split.get("classes")) {
      pixels += each.get("pixels").asLong();
      shares += each.get("share").asDouble();
    }
    assertThat(pixels).isEqualTo(4 * 40 * 40);
    assertThat(shares).isWithin(1e-9).of(1);
  }

  @Test
  void everyProblemIsListed() throws IOException {
    Path cut = file("train", 0);
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    Path empty = file("train_labels", 1);
    Files.write(empty, new byte[0]);
    Path orphan = data.resolve("train_labels/orphan.png");
    Files.copy(file("train_labels", 3), orphan);
    Path small = file("train_labels", 2);
    Files.copy(file("val_labels", 0), small, StandardCopyOption.REPLACE_EXISTING);
    Path lonely = Drawings.image(data.resolve("train/lonely.png"), 9, 9);

    CommandRun run = data("--split", "train");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("5 problems:");
    assertThat(run.out()).contains("image `%s` can't be decoded".formatted(cut));
    assertThat(run.out()).contains("`%s` is no image: it has 0 bytes".formatted(empty));
    assertThat(run.out()).contains("label `%s` is 33x41, but its image".formatted(small));
    assertThat(run.out()).contains("image `%s` has no label".formatted(lonely));
    assertThat(run.out()).contains("label `%s` has no image".formatted(orphan));
    assertThat(run.out()).contains("train       1");
  }

  @Test
  void undeclaredValuesAreCountedByFile() throws IOException {
    Specs.write(spec, Drawings.SPEC.replace(", ring, line", "").replace("= 6", "= 4"));

    CommandRun table = data("--split", "train");
    JsonNode split = json(data("--format", "json", "--split", "train")).get("splits").get(0);

    assertThat(table.exitCode()).isEqualTo(1);
    assertThat(table.out()).contains("doesn't declare: ");
    assertThat(split.get("unknown").size()).isAtLeast(1);
    assertThat(split.get("unknown").get(0).get("value").asText()).matches("[45]");
    long pixels = split.get("ignoredPixels").asLong();
    for (JsonNode each : split.get("classes")) {
      pixels += each.get("pixels").asLong();
    }
    for (JsonNode each : split.get("unknown")) {
      assertThat(each.get("pixels").asLong()).isGreaterThan(0L);
      pixels += each.get("pixels").asLong();
    }
    assertThat(pixels).isEqualTo(4 * 40 * 40);
  }

  @Test
  void anUnknownDataSetOrSplitIsAnError() {
    CommandRun dataset = data("--dataset", "shape");
    CommandRun split = data("--split", "trian");

    assertThat(dataset.exitCode()).isEqualTo(1);
    assertThat(dataset.err()).contains("did you mean `shapes`?");
    assertThat(split.exitCode()).isEqualTo(1);
    assertThat(split.err()).contains("did you mean split `train`?");
  }

  @Test
  void packsASplitThatTrainsAsItsFilesDo() throws IOException {
    Path packed = folder.resolve("packed");

    CommandRun run = data("--pack", packed);
    CommandRun fromFiles = train(data, "a");
    CommandRun fromPack = train(packed, "b");

    assertThat(run.out()).contains("train: 4 samples");
    assertThat(run.out()).contains("val: 3 samples");
    assertThat(fromFiles.err()).isEqualTo(fromPack.err());
    assertThat(fromPack.exitCode()).isEqualTo(0);
    assertThat(losses("b")).isEqualTo(losses("a"));
    assertThat(losses("a")).isNotEmpty();
  }

  private CommandRun train(Path from, String name) {
    return CommandRun.of("train", spec, "--data", from, "--run", folder.resolve(name), "--quiet");
  }

  private List<String> losses(String run) throws IOException {
    List<String> losses = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(run).resolve("log.jsonl"))) {
      losses.add(new ObjectMapper().readTree(line).get("loss").asText());
    }
    return losses;
  }

  @Test
  void packsNothingWhereSomethingIsBroken() throws IOException {
    Files.write(file("train", 1), new byte[0]);
    Path packed = folder.resolve("packed");

    CommandRun refused = data("--pack", packed);
    CommandRun skipped = data("--pack", packed, "--skip-broken", "--format", "json");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("is no image: it has 0 bytes");
    assertThat(skipped.exitCode()).isEqualTo(0);
    JsonNode train = json(skipped).get("splits").get(0);
    assertThat(train.get("samples").asInt()).isEqualTo(3);
    assertThat(train.get("skipped").get(0).get("name").asText()).contains("drawing0001");
    assertThat(skipped.err()).contains("split `train` is used without 1 broken sample:");
  }

  @Test
  void packedFolderIsRefusedForAnotherDeclaration() throws IOException {
    Path packed = folder.resolve("packed");
    data("--pack", packed, "--split", "train");
    Specs.write(spec, Drawings.SPEC.replace("ignore  255", "ignore  254, 255"));

    CommandRun run = train(packed, "run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("differs from that of `shapes` in `ignore`");
    assertThat(Files.exists(folder.resolve("run"))).isFalse();
  }

  @Test
  void dataSetThatIsOnlyImportedIsFound() throws IOException {
    Specs.write(spec, "import std.data\n" + Drawings.SPEC);
    Files.move(data.resolve("train_labels"), data.resolve("trainannot"));

    CommandRun imported = data("--dataset", "camvid", "--split", "train");
    CommandRun missing = data("--dataset", "camvit");

    assertThat(imported.out()).contains("Data set `camvid`");
    assertThat(imported.out()).contains("40x40 (4)");
    assertThat(missing.err()).contains("did you mean `camvid`?");
  }

  @Test
  void skippingGoesWithPacking() {
    CommandRun run = data("--skip-broken");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--skip-broken goes with --pack");
  }

  private Path file(String below, int index) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve(below))) {
      return files.sorted().toList().get(index);
    }
  }

  private static JsonNode json(CommandRun run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }

  private CommandRun data(Object... options) {
    return CommandRun.of(
        Stream.concat(Stream.of("data", spec, "--data", data), Stream.of(options)).toArray());
  }
}
