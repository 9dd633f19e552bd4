package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewCommandTest {
  @TempDir Path folder;

  private CommandRun create(Object... more) {
    return CommandRun.of(
        Stream.concat(Stream.of("new", folder.resolve("street")), Stream.of(more)).toArray());
  }

  private Path spec() {
    return folder.resolve("street/street.atrous");
  }

  /** What it writes is sound, in the one layout, and tells the truth about the files. */
  private void requireSound(Path spec, Path data) {
    CommandRun check = CommandRun.of("check", spec);
    assertWithMessage(check.err()).that(check.out()).contains("no errors, no warnings");
    assertThat(CommandRun.of("fmt", "--check", spec).exitCode()).isEqualTo(0);
    CommandRun survey = CommandRun.of("data", spec, "--data", data);
    assertWithMessage(survey.out() + survey.err()).that(survey.exitCode()).isEqualTo(0);
  }

  @Test
  void foldersWithSplitsGetASpecThatFitsThem() throws IOException {
    Path data = Drawings.write(folder.resolve("data"));

    CommandRun run = create("--data", data);

    assertWithMessage(run.err()).that(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("Found 7 images with labels (train 4, val 3)");
    assertThat(run.out()).contains("atrous train " + spec() + " --data " + data);
    String text = Files.readString(spec());
    assertThat(text).contains("pairs   \"{split}/*.png\" -> \"{split}_labels/*.png\"");
    assertThat(text).contains("network Street(");
    assertThat(text).contains("ignore  255");
    requireSound(spec(), data);
  }

  @Test
  void aSingleSplitGetsListsAndALink() throws IOException {
    Path data = folder.resolve("photos");
    Path drawn = Drawings.write(folder.resolve("drawn"));
    Files.createDirectories(data);
    Files.move(drawn.resolve("train"), data.resolve("images"));
    Files.move(drawn.resolve("train_labels"), data.resolve("labels"));

    CommandRun run = create("--data", data, "--seed", "3");

    assertWithMessage(run.err()).that(run.exitCode()).isEqualTo(0);
    Path lists = folder.resolve("street/data");
    assertThat(Files.readAllLines(lists.resolve("train.txt"))).hasSize(3);
    assertThat(Files.readAllLines(lists.resolve("val.txt"))).hasSize(1);
    assertThat(Files.isSymbolicLink(lists.resolve("files"))).isTrue();
    assertThat(run.out()).contains("--data " + lists);
    requireSound(spec(), lists);
  }

  @Test
  void withoutDataShapesAreDrawn() {
    CommandRun run = create();

    assertWithMessage(run.err()).that(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("Found 200 images with labels (train 160, val 40)");
    requireSound(spec(), folder.resolve("street/data"));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Specs.write(spec(), "mine");

    CommandRun run = create();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("exists already, and nothing is overwritten");
    assertThat(Files.readString(spec())).isEqualTo("mine");
    assertThat(Files.exists(folder.resolve("street/data"))).isFalse();
  }

  @Test
  void aFolderWithoutLabelsLeavesNothingBehind() throws IOException {
    Path data = Files.createDirectories(folder.resolve("photos"));
    Drawings.image(data.resolve("a.png"), 9, 9);

    CommandRun run = create("--data", data);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("none whose name goes with that of a label");
    assertThat(Files.exists(folder.resolve("street"))).isFalse();
  }

  @Test
  void aNameOfTheLanguageIsNoName() {
    assertThat(create("--name", "recipe").exitCode()).isEqualTo(2);
    assertThat(StarterSpec.nameOf("Road Scenes (2)")).isEqualTo("road_scenes_2");
    assertThat(StarterSpec.nameOf("2024")).isEqualTo("data_2024");
    assertThat(StarterSpec.nameOf("network")).isEqualTo("network_data");
    assertThat(StarterSpec.network("road_scenes")).isEqualTo("RoadScenes");
  }

  @Test
  void theUsualDataSetsAreUnderstood() {
    String data = System.getenv("ATROUS_DATA");
    assumeTrue(data != null, "ATROUS_DATA is not set: its samples are not looked at");
    for (String name :
        List.of(
            "ade20k",
            "cityscapes",
            "coco_stuff",
            "coral_cc",
            "isaid",
            "isaid_mmseg",
            "loveda",
            "pascal_voc",
            "potsdam",
            "vaihingen")) {
      Path target = folder.resolve(name);

      CommandRun run = CommandRun.of("new", target, "--data", Path.of(data, "samples", name));

      assertWithMessage(name + run.err()).that(run.exitCode()).isEqualTo(0);
      CommandRun check = CommandRun.of("check", target);
      assertWithMessage(name + check.err()).that(check.exitCode()).isEqualTo(0);
    }
  }
}
